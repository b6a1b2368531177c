"""What is refused about committees and the places at which they mediate."""

from typing import Final

from ruralgov.domain.kernel.text import Text

MEDIATION_COMMITTEE_MISSING: Final = Text(
    "mediation_committee_missing",
    "没有编号为 {key} 的人民调解委员会，或其当日不存在。请核对编号和日期，或先登记。",
    "There is no mediation committee {key}, or none on that day. Check id and day, or enter it "
    "first.",
)
MEDIATION_COMMITTEE_TAKEN: Final = Text(
    "mediation_committee_taken",
    "该地自 {since} 起已有人民调解委员会（{committee}）。请为其登记换届，或先将其终止。",
    "The place has had a mediation committee ({committee}) since {since}. Enter its next term, or "
    "end it first.",
)
MEDIATION_COMMITTEE_SIZE: Final = Text(
    "mediation_committee_size",
    "人民调解委员会由三至九人组成，设主任一人（人民调解法第八条）；现有成员 {members} 人、主任 "
    "{chairs} 人。请核对名单。",
    "A mediation committee has 3 to 9 members and one chair (People's Mediation Law, art. 8); here "
    "are {members}, with {chairs} in the chair. Check the list.",
)
MEDIATION_COMMITTEE_TWICE: Final = Text(
    "mediation_committee_twice",
    "同一人在名单中出现两次（{person}）。请删去重复的一项。",
    "Somebody stands in the list twice ({person}). Take one out.",
)
MEDIATION_COMMITTEE_WOMAN: Final = Text(
    "mediation_committee_woman",
    "人民调解委员会应当有妇女成员（人民调解法第八条），名单中按登记没有妇女。"
    "请核对名单或成员的性别登记。",
    "A mediation committee has a woman among its members (People's Mediation Law, art. 8), and by "
    "the registry this one has none. Check the list, or what the registry says of its members.",
)
MEDIATION_TERM_WRONG: Final = Text(
    "mediation_term_wrong",
    "任期自 {since} 至 {until}（不含）不符合规定：须晚于上届开始，"
    "且不超过三年（人民调解法第九条）。请核对日期。",
    "The term from {since} until {until} is wrong: it begins after the one before, and lasts three "
    "years at most (People's Mediation Law, art. 9). Check the days.",
)
MEDIATION_PERSON_GONE: Final = Text(
    "mediation_person_gone",
    "人员 {person} 已去世、迁出或未满十八周岁，不能担任调解员。请核对人员。",
    "Person {person} has died, left, or is under 18, and cannot mediate. Check who is meant.",
)
MEDIATOR_TAKEN: Final = Text(
    "mediator_taken",
    "人员 {person} 在 {day} 已是该委员会的调解员。请核对人员和日期。",
    "Person {person} mediates for the committee on {day} already. Check person and day.",
)
MEDIATOR_MISSING: Final = Text(
    "mediator_missing",
    "人员 {person} 在 {day} 不是该委员会聘任的调解员。请核对人员和日期；委员随届期任职。",
    "Person {person} is no appointed mediator of the committee on {day}. Check person and day; "
    "members sit for their term.",
)
MEDIATION_ENTRY_LATER: Final = Text(
    "mediation_entry_later",
    "{day} 不晚于最近一次登记（{last}），或该登记已终止。请核对日期；要改原有登记的，用更正。",
    "{day} is not after the last entry ({last}), or that has ended. Check the day; an entry that "
    "is wrong is corrected.",
)
MEDIATION_COMMITTEE_BUSY: Final = Text(
    "mediation_committee_busy",
    "该委员会还有 {count} 件纠纷未结。请先办结或移交，再终止该委员会或撤销其登记。",
    "The committee still has {count} disputes. Finish or pass them on before it ends or is taken "
    "back.",
)
MEDIATION_PLACE_MISSING: Final = Text(
    "mediation_place_missing",
    "没有编号为 {key} 的调解场所，或其当日不开放。请核对编号和日期，或先登记。",
    "There is no place of mediation {key}, or none on that day. Check id and day, or enter it "
    "first.",
)
MEDIATION_PLACE_LEVEL: Final = Text(
    "mediation_place_level",
    "“{kind}”须设在{needed}人民调解委员会之下。请核对委员会或场所类型。",
    "A {kind_en} belongs to the committee of a {needed_en}. Check the committee, or the kind.",
)
MEDIATION_OPENING_WRONG: Final = Text(
    "mediation_opening_wrong",
    "开放时间有误：星期填 1 至 7，起止为当日零时起的分钟数，止晚于起，同一天的时段不重叠，"
    "至少一个时段。请改正。",
    "The opening times are wrong: days are 1 to 7, begin and end are minutes after midnight, the "
    "end is later, none overlap on one day, and there is one at least. Correct them.",
)
MEDIATION_YEAR_OPEN: Final = Text(
    "mediation_year_open",
    "{year} 年尚未结束。向社会公开的数据按已结束的年度提供，请改查以前的年度。",
    "{year} is not over. What everybody may know is told of years that are; ask for an earlier "
    "one.",
)
