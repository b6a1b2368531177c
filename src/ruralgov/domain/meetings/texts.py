"""What is refused of bodies and meetings, in Chinese and English: and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

MEETING_ADJOURNED_BACK: Final = Text(
    "meeting_adjourned_back",
    "改期须在 {day} 之后。请填写下次开会的日期。",
    "It goes on on a day after {day}. Give the day of the next session.",
)
MEETING_AGENDA_EMPTY: Final = Text(
    "meeting_agenda_empty",
    "会议没有议题。请至少列出一项要讨论或表决的事项。",
    "The meeting has no motion. Name at least one that is to be discussed or voted on.",
)
MEETING_ATTENDANCE_BEYOND: Final = Text(
    "meeting_attendance_beyond",
    "到会 {present} 多于应到 {entitled}。请核对签到表和名册。",
    "{present} came, more than the {entitled} who are entitled. Check the sheet and the roll.",
)
MEETING_ATTENDEE_NOT_ENTITLED: Final = Text(
    "meeting_attendee_not_entitled",
    "人员 {person} 不在应到名册中（或未满十八周岁、当日不住本村），不能计入到会。请列为列席，"
    "或先更正名册。",
    "Person {person} is not entitled: without a seat, under 18, or not living there that day. "
    "Count them as a guest, or correct the roll first.",
)
MEETING_ATTENDEE_TWICE: Final = Text(
    "meeting_attendee_twice",
    "人员 {person} 列了两次。一人只计一次，不论担任几个职务或由谁代为参加；请删去一次。",
    "Person {person} is listed twice. Each counts once, whatever posts they hold and whoever "
    "comes for them; take one out.",
)
MEETING_BASE_MISSING: Final = Text(
    "meeting_base_missing",
    "没有{by}的应到数，不能这样计算到会。请在名册人数中补填，或改用另一种计法。",
    "How many are entitled is not given for {by_en}. Give it with the roll, or count in the "
    "other way.",
)
BODY_ELSEWHERE: Final = Text(
    "body_elsewhere",
    "集体“{name}”不在该地点。请填写集体所在的村（社区）。",
    "Collective '{name}' is not at that place. Name the place where it is.",
)
BODY_ENDS_WITH_VILLAGE: Final = Text(
    "body_ends_with_village",
    "{kind}随村终止，不能承接到合并后的村。请终止它，并在新村重新建立。",
    "A body of the kind '{kind_en}' ends with its village. End it, and found the one of the "
    "new village.",
)
BODY_FOUNDING_STAYS: Final = Text(
    "body_founding_stays",
    "{since} 是建立日，不能撤销；日期有误请填写正确日期，不再存续请终止。",
    "{since} is the day of its founding and is not withdrawn. Give the right day, or end the body.",
)
BODY_HAS_MEETINGS: Final = Text(
    "body_has_meetings",
    "会议 {number}（{day}）将不在任何一届任期内。请先核对该会议，或改用别的日期。",
    "Meeting {number} of {day} would lie outside of every term. Check that meeting first, or "
    "give another day.",
)
BODY_MISSING: Final = Text(
    "body_missing",
    "没有会议机构 {body}。请先建立，或核对编号。",
    "There is no body {body}. Found it first, or check the id.",
)
BODY_NOT_THEN: Final = Text(
    "body_not_then",
    "“{name}”在 {day} 没有任期：尚未建立、已届满或已终止，不能开会或产生成员。"
    "请先登记换届或经批准的延期。",
    "'{name}' has no term on {day}: it had not begun, or is over, so it neither meets nor "
    "seats anybody. Enter the new term first, or its approved extension.",
)
BODY_OF_COLLECTIVE: Final = Text(
    "body_of_collective",
    "{kind}：只有成员大会、成员代表大会和理事会须写明集体，其余不写。请改正。",
    "Kind '{kind_en}': members' meetings and councils name their collective, and no other body "
    "does. Correct it.",
)
BODY_OF_GROUP: Final = Text(
    "body_of_group",
    "{kind}：村民小组会议须写明小组，其余不写。请改正。",
    "Kind '{kind_en}': a group meeting names its villager group, and no other body does. "
    "Correct it.",
)
BODY_OF_VILLAGE: Final = Text(
    "body_of_village",
    "{kind}只能设在村（社区）。请填写村的编号。",
    "Only a village has a body of the kind '{kind_en}'. Give the id of the village.",
)
BODY_PLACE_STANDS: Final = Text(
    "body_place_stands",
    "“{name}”所在地没有并入他处，无需承接。请核对日期，或先登记合并。",
    "The place of '{name}' has not become part of another by that day. Check the day, or enter "
    "the merger first.",
)
BODY_TAKEN: Final = Text(
    "body_taken",
    "该地已有同类机构“{name}”，任期重叠。请使用它，或登记换届。",
    "There is such a body there already, '{name}', within these days. Use it, or enter its new "
    "term.",
)
MEETING_CAPACITY_WRONG: Final = Text(
    "meeting_capacity_wrong",
    "“{capacity}”与本次会议的计法不符：按户计的只列户代表并写明户，"
    "代为参加的须写明代为参加的人。请改正。",
    "'{capacity_en}' does not fit: where households are counted each attendee names the one "
    "they stand for, and a proxy names who came. Correct it.",
)
MEETING_CHAIR_RECORDS: Final = Text(
    "meeting_chair_records",
    "主持人不能同时记录。请由另一人登记本次会议。",
    "Who is in the chair does not record. Let another person enter this meeting.",
)
MEETING_COUNTED_TWICE: Final = Text(
    "meeting_counted_twice",
    "到会人员要么逐人列名，要么填签到表的总数，不能同时填。请删去一种。",
    "Those who came are listed by name, or counted from a sheet, and not both. Take one out.",
)
MEETING_COUNTING_CHANGED: Final = Text(
    "meeting_counting_changed",
    "本次会议开会时已定为{by}计算，中途不能改变。请仍按原来的计法填写。",
    "This meeting was opened counting {by_en}, and that does not change on the way. Count as "
    "before.",
)
MEETING_COUNTING_UNKNOWN: Final = Text(
    "meeting_counting_unknown",
    "表决规则没有规定可以{by}计算到会。请改用规则允许的计法。",
    "No rule of it lets {by_en} be counted. Count in the way that its rule names.",
)
MEETING_COUNTS_WRONG: Final = Text(
    "meeting_counts_wrong",
    "人数不对：不得为负，赞成不得多于到会，到会不得多于应到。请核对后改正。",
    "The counts are wrong: none is negative, no more agree than came, and no more came than "
    "are entitled. Correct them.",
)
MEETING_HOUSEHOLD_STRANGE: Final = Text(
    "meeting_household_strange",
    "人员 {person} 当日不是户 {household} 的成员，不能代表该户。请改填本户成员。",
    "Person {person} is not of household {household} that day and does not stand for it. Name "
    "one who is.",
)
MEETING_HOUSEHOLD_TWICE: Final = Text(
    "meeting_household_twice",
    "户 {household} 有两名代表。一户只计一名，请删去一名。",
    "Household {household} has two representatives. One counts; take the other out.",
)
MEETING_MANNER_WRONG: Final = Text(
    "meeting_manner_wrong",
    "依照“{source}”，不能在线参加或委托他人参加。请把他们列为列席。",
    "By '{source}' nobody takes part online or by a proxy. Count them as guests.",
)
MEETING_BEGUN: Final = Text(
    "meeting_begun",
    "会议 {number} 已经开过，不能取消。请结束会议，或撤销误登的会议。",
    "Meeting {number} has begun and is not called off. Close it, or withdraw it if it was "
    "entered by mistake.",
)
MEETING_HAS_DECISIONS: Final = Text(
    "meeting_has_decisions",
    "会议 {number} 还有通过的表决，不能撤销。请先逐项撤回表决。",
    "Meeting {number} has votes that passed. Withdraw them first.",
)
MEETING_MISSING: Final = Text(
    "meeting_missing",
    "没有会议 {meeting}。请核对编号。",
    "There is no meeting {meeting}. Check the id.",
)
MEETING_NOT_BEGUN: Final = Text(
    "meeting_not_begun",
    "会议 {number} 尚未开会。请先登记开会和到会人员。",
    "Meeting {number} has not begun. Open it first, with those who came.",
)
MEETING_STAGE_WRONG: Final = Text(
    "meeting_stage_wrong",
    "会议 {number} 现在是“{stage}”，不能这样办理。请按会议的进程办理。",
    "Meeting {number} is '{stage_en}', so this cannot be done. Follow the course of the meeting.",
)
MEETING_TOO_EARLY: Final = Text(
    "meeting_too_early",
    "会议定在 {day}，今天是 {today}。请在开会当天或以后登记；提前的请重新通知。",
    "The meeting is on {day}, and today is {today}. Open it on that day or later; call it anew "
    "if it is to be sooner.",
)
BODY_MEMBER_UNKNOWN: Final = Text(
    "body_member_unknown",
    "没有登记这个身份证号的人员。请先登记人员，或核对号码。",
    "Nobody of this identity number is registered. Register the person first, or check the number.",
)
MINUTES_DIGEST_WRONG: Final = Text(
    "minutes_digest_wrong",
    "“{value}”不是 SHA-256 校验值。请填写纪要文件的 64 位十六进制校验值，没有文件的请不填。",
    "'{value}' is no SHA-256. Give the 64 hexadecimal digits of the file of the minutes, or leave "
    "it out.",
)
MINUTES_OF_CHAIR: Final = Text(
    "minutes_of_chair",
    "会议 {number} 的主持人就是记录人之一（同一人重复建档）。请撤回表决和会议，由另一人重新登记。",
    "The chair of meeting {number} is one of those who recorded it, entered twice. Withdraw its "
    "votes and the meeting, and let another person enter it anew.",
)
MINUTES_RECUSED: Final = Text(
    "minutes_recused",
    "签发人是回避人员，不能签发本次会议纪要。请由他人签发。",
    "Who stood aside in this meeting does not approve its minutes. Let somebody else do so.",
)
MINUTES_SAME_PERSON: Final = Text(
    "minutes_same_person",
    "{account} 记录了本次会议，不能自己签发或更正纪要。请由另一人核对后办理。",
    "{account} recorded this meeting and does not approve or correct its minutes. Let another "
    "person compare them and do so.",
)
MEETING_MOTIONS_LEFT: Final = Text(
    "meeting_motions_left",
    "会议 {number} 有撤回后未重新登记的表决。请先补登表决结果。",
    "Meeting {number} has a motion whose vote was taken back. Enter the right vote first.",
)
MOTION_MISSING: Final = Text(
    "motion_missing",
    "没有第 {motion} 项议题。请核对议程。",
    "There is no motion {motion}. Check the agenda.",
)
MOTION_NOT_VOTED: Final = Text(
    "motion_not_voted",
    "第 {motion} 项议题没有表决结果。请核对议程。",
    "Motion {motion} was not voted on. Check the agenda.",
)
MOTION_SETTLED: Final = Text(
    "motion_settled",
    "第 {motion} 项议题已有结果（{outcome}）。误登的请先撤回。",
    "Motion {motion} is settled ({outcome_en}). Take that back first if it was a mistake.",
)
MEETING_NOTICE_ORDER: Final = Text(
    "meeting_notice_order",
    "通知日 {notified} 须在开会日 {day} 当天或之前，且不晚于今天。请填写实际通知的日期。",
    "All were told on {notified}; that must not be after the meeting on {day}, nor after "
    "today. Give the real day.",
)
MEETING_NOTICE_SHORT: Final = Text(
    "meeting_notice_short",
    "须提前 {needed} 日通知（{source}），现只有 {notice} 日。请改期；依法可以临时通知的，"
    "请写明特殊情况。",
    "Notice of {needed} days is needed ({source}), and there are {notice}. Choose a later day; "
    "where the law allows it, say what made it urgent.",
)
DECISION_RULE_NOTICE_WRONG: Final = Text(
    "decision_rule_notice_wrong",
    "提前通知的天数 {days} 不能为负。请填写 0 或以上。",
    "A notice of {days} days cannot be. Give 0 or more.",
)
MOTION_OUTCOME_NEEDS_VOTE: Final = Text(
    "motion_outcome_needs_vote",
    "“{outcome}”须经表决。请登记表决结果。",
    "That a motion is passed or rejected ({outcome_en}) takes a vote. Enter the vote.",
)
MEETING_PROXY_STRANGE: Final = Text(
    "meeting_proxy_strange",
    "人员 {person} 不能代为参加：须是同一户内的另一名成年家庭成员。请改填，或列为列席。",
    "Person {person} is no proxy: it must be another adult of the same household. Name one, or "
    "leave the member out.",
)
QUORUM_MISSING: Final = Text(
    "quorum_missing",
    "到会 {present}，应到 {entitled}，还差 {lacking} 才够法定人数（{source}）。"
    "请补足到会后再表决，或改期。",
    "{present} of {entitled} came; {lacking} more are needed for a quorum ({source}). Vote "
    "when they have come, or adjourn.",
)
QUORUM_OF_WOMEN_MISSING: Final = Text(
    "quorum_of_women_missing",
    "到会妇女代表 {present} 名，共 {entitled} 名，还差 {lacking} 名（{source}）。"
    "请补足到会后再表决，或改期。",
    "{present} of the {entitled} women among the representatives came; {lacking} more are "
    "needed ({source}). Vote when they have come, or adjourn.",
)
DECISION_RULE_QUORUM_WRONG: Final = Text(
    "decision_rule_quorum_wrong",
    "规则 {code} 须写明法定到会比例，每种计法只写一次。请改正。",
    "Rule {code} says what part must come, once for each way of counting. Correct it.",
)
MEETING_RECUSED_STRANGE: Final = Text(
    "meeting_recused_strange",
    "回避人员 {person} 没有到会，或列了两次。请核对。",
    "Person {person} did not come, or is named twice among those who stood aside. Check it.",
)
MEETING_REPEATS_WRONG: Final = Text(
    "meeting_repeats_wrong",
    "要重开的会议须是同一机构因不足法定人数未开成、日期更早的会议。请核对编号。",
    "Only an earlier meeting of the same body that was not held for want of a quorum is "
    "repeated. Check the id.",
)
MEETING_ROLL_MISSING: Final = Text(
    "meeting_roll_missing",
    "{kind}没有固定席位。请填写当日名册的应到人数（户数）和来源。",
    "Nobody has a seat in a body of the kind '{kind_en}'. Give how many people and households "
    "are entitled by the roll, and which roll.",
)
MEETING_ROLL_UNWANTED: Final = Text(
    "meeting_roll_unwanted",
    "{kind}的应到人员由席位得出，不另填人数。请删去名册人数。",
    "Who is entitled in a body of the kind '{kind_en}' follows from its seats. Leave the roll out.",
)
MEETING_ROSTER_EMPTY: Final = Text(
    "meeting_roster_empty",
    "“{name}”在 {day} 没有组成人员。请先登记席位。",
    "Nobody sits in '{name}' on {day}. Seat its members first.",
)
MEETING_ROSTER_FROZEN: Final = Text(
    "meeting_roster_frozen",
    "应到人员已按 {day} 的情况固定，复会时不能改变。请不填名册人数。",
    "Who is entitled was fixed as of {day} and does not change when it goes on. Leave the roll "
    "out.",
)
MEETING_ROSTER_SEX_UNKNOWN: Final = Text(
    "meeting_roster_sex_unknown",
    "有 {count} 名代表没有登记性别，无法核对妇女代表到会比例。请先补录。",
    "The registry does not say the sex of {count} representatives, so it cannot be told "
    "whether enough women came. Enter it first.",
)
DECISION_RULE_CODE_TAKEN: Final = Text(
    "decision_rule_code_taken",
    "已有规则 {code}。请换一个编号。",
    "There is a rule {code} already. Give another code.",
)
DECISION_RULE_MISSING: Final = Text(
    "decision_rule_missing",
    "本市没有登记规则 {code}；法律的规则不能更改。请核对编号。",
    "The city has adopted no rule {code}; those of the laws are not changed. Check the code.",
)
BODY_SEATS_BY_ROLL: Final = Text(
    "body_seats_by_roll",
    "{kind}由全体人员组成，不登记席位。请在开会时填写名册人数。",
    "A body of the kind '{kind_en}' is of all, and nobody has a seat. Give the roll when it meets.",
)
BODY_SEAT_GONE: Final = Text(
    "body_seat_gone",
    "人员 {person} 已去世、迁出、注销或并入另一条记录。请改填现在的人员。",
    "Person {person} died, left, was erased, or is kept under another id. Name somebody who is "
    "there.",
)
BODY_SEAT_HELD: Final = Text(
    "body_seat_held",
    "{who} 在本届已有席位。请核对，或先结束原来的席位。",
    "{who} has a seat in this term already. Check it, or end that one first.",
)
BODY_SEAT_MISSING: Final = Text(
    "body_seat_missing",
    "{who} 在该日没有可以结束的席位。请核对人员和日期。",
    "{who} has no seat that can end on that day. Check who and when.",
)
BODY_SEAT_OF_ONE: Final = Text(
    "body_seat_of_one",
    "每个席位要么写人员，要么写职务，只写一种。请改正。",
    "A seat is of a person or of a post, and of one alone. Correct it.",
)
DECISION_RULE_SHARE_WRONG: Final = Text(
    "decision_rule_share_wrong",
    "比例 {part}/{whole} 不对：须大于 0、不超过 1，“超过”不能是全部。请改正。",
    "{part}/{whole} is no part of a whole: it is above 0 and at most 1, and nothing is more "
    "than all. Correct it.",
)
MEETING_TALLY_BEYOND: Final = Text(
    "meeting_tally_beyond",
    "投票 {cast} 多于可以投票的 {may}。请核对票数、到会和回避人数。",
    "{cast} votes were cast, and {may} may vote. Check the votes, who came and who stood aside.",
)
BODY_TERM_NOT_LATER: Final = Text(
    "body_term_not_later",
    "新一届须在 {since} 之后开始。请核对日期。",
    "A new term begins after {since}. Check the day.",
)
BODY_TERM_NOT_LONGER: Final = Text(
    "body_term_not_longer",
    "延期须在原届满日 {until} 之后。请核对日期。",
    "A term is made longer than {until}. Check the day.",
)
