"""What is refused about files and applications of aid, in Chinese and English."""

from typing import Final

from ruralgov.domain.kernel.text import Text

AID_FILE_MISSING: Final = Text(
    "aid_file_missing",
    "没有救助档案 {key}。请核对档案编号。",
    "There is no aid file {key}. Check its id.",
)
AID_FILE_TAKEN: Final = Text(
    "aid_file_taken",
    "编号 {key} 已有救助档案。请换一个编号，或不填。",
    "There is an aid file {key} already. Take another id, or leave it out.",
)
AID_FILE_CLOSED: Final = Text(
    "aid_file_closed",
    "档案 {key} 已于 {day} 关闭。误关的请先恢复；已并入他户的请到新档案办理。",
    "File {key} was closed on {day}. Reopen it where that was wrong; if it was merged into "
    "another, use that one.",
)
AID_FILE_OPEN: Final = Text(
    "aid_file_open",
    "档案 {key} 没有关闭。请先关闭，或不必恢复。",
    "File {key} is not closed. Close it first, or leave it as it is.",
)
AID_FILE_MERGED: Final = Text(
    "aid_file_merged",
    "档案 {key} 已并入 {into}，不能恢复。请在 {into} 中办理，或为分出的家庭另建档案。",
    "File {key} was merged into {into} and does not open again. Use that file, or open one for "
    "the part that left.",
)
AID_DAY_WRONG: Final = Text(
    "aid_day_wrong",
    "日期 {day} 不在 {after} 至 {before} 之间。请改正日期。",
    "The day {day} is not from {after} to {before}. Mend it.",
)
AID_NOBODY: Final = Text(
    "aid_nobody",
    "档案中至少要有一名共同生活的家庭成员。请填写。",
    "A file has one person living together at least. Name them.",
)
AID_PERSON_TWICE: Final = Text(
    "aid_person_twice",
    "人员 {person} 在“{circle}”中已有登记。请核对，或先办理原登记的终止。",
    "Person {person} is among those {circle_en} already. Check them, or end what is there first.",
)
AID_PERSON_ELSEWHERE: Final = Text(
    "aid_person_elsewhere",
    "人员 {person} 已在救助档案 {file} 中，不能同时属于两户。请先在该档案办理迁出、分户或并户。",
    "Person {person} is in aid file {file} and cannot be of two families. End that first, or split "
    "or merge the files.",
)
AID_PERSON_GONE: Final = Text(
    "aid_person_gone",
    "人员 {person} 已故、已迁出或已并入他人，不能登记。请核对人员编号。",
    "Person {person} has died, left, or turned out to be another. Check the id.",
)
AID_INCLUSION_MISSING: Final = Text(
    "aid_inclusion_missing",
    "档案中没有第 {number} 条人员登记，或已撤销。请核对序号。",
    "The file has no inclusion {number}, or it was withdrawn. Check the number.",
)
AID_INCLUSION_ENDED: Final = Text(
    "aid_inclusion_ended",
    "第 {number} 条人员登记已于 {day} 终止。误登的请先恢复。",
    "Inclusion {number} ended on {day}. Restore it first where that was wrong.",
)
AID_INCLUSION_GOES_ON: Final = Text(
    "aid_inclusion_goes_on",
    "第 {number} 条人员登记没有终止，不必恢复。请核对序号。",
    "Inclusion {number} has not ended, so there is nothing to restore. Check the number.",
)
AID_NOT_SPLIT: Final = Text(
    "aid_not_split",
    "人员 {person} 不在原档案 {file} 的“{circle}”中，不能随分户转出。请核对名单。",
    "Person {person} is not among those {circle_en} of file {file} and does not leave it. Check "
    "the list.",
)
AID_MERGE_SELF: Final = Text(
    "aid_merge_self",
    "不能把档案并入自己。请填写另一户的档案编号。",
    "A file is not merged into itself. Name the file of the other family.",
)
AID_PLACE_SAME: Final = Text(
    "aid_place_same",
    "档案已在该地。请填写迁入地。",
    "The file is kept there already. Name the place it moves to.",
)
AID_APPLICATIONS_OPEN: Final = Text(
    "aid_applications_open",
    "档案还有 {count} 项未办结的申请或告知。请先办结或撤回。",
    "{count} applications or offers of the file go on. End or withdraw them first.",
)
AID_APPLICATION_MISSING: Final = Text(
    "aid_application_missing",
    "档案中没有第 {number} 项申请。请核对序号。",
    "The file has no application {number}. Check the number.",
)
AID_APPLICATION_TWICE: Final = Text(
    "aid_application_twice",
    "该户的“{programme}”已有第 {number} 项在办。请在原申请中办理。",
    "Application {number} of the family for {programme_en} goes on. Use that one.",
)
AID_STAGE_WRONG: Final = Text(
    "aid_stage_wrong",
    "第 {number} 项现为“{stage}”，不能这样办理。请核对序号和办理环节。",
    "Application {number} is {stage_en}, which does not allow this. Check number and step.",
)
AID_WAY_WRONG: Final = Text(
    "aid_way_wrong",
    "主动发现的，请先告知政策；本人同意后再登记申请。",
    "Offer it first to who was found; once they say yes, enter that they take it up.",
)
AID_NOT_OF_FAMILY: Final = Text(
    "aid_not_of_family",
    "人员 {person} 当日不是该户的家庭成员。请核对，或先登记为成员。",
    "Person {person} is not of the family on that day. Check them, or include them first.",
)
AID_TOLD_ALREADY: Final = Text(
    "aid_told_already",
    "第 {number} 项已于 {day} 一次性告知，不能再要求补正。材料齐备后请受理。",
    "All that application {number} lacks was told on {day}; nothing more is asked. Accept it when "
    "that is there.",
)
AID_NOTHING_MISSING: Final = Text(
    "aid_nothing_missing",
    "第 {number} 项材料齐备，无须补正。请受理。",
    "Application {number} lacks nothing. Accept it.",
)
AID_PAPERS_MISSING: Final = Text(
    "aid_papers_missing",
    "第 {number} 项还缺：{papers}。请一次性告知申请人，收齐后再受理。",
    "Application {number} lacks: {papers_en}. Tell the applicant all of it, and accept it then.",
)
AID_PAPER_TWICE: Final = Text(
    "aid_paper_twice",
    "“{paper}”已经收到或重复填写。请核对。",
    "The {paper_en} is there already, or named twice. Check it.",
)
AID_OWN_APPROVAL: Final = Text(
    "aid_own_approval",
    "查阅未成年人档案须由他人批准，不能自己批准自己。请由另一位负责人批准。",
    "Nobody approves their own reading about minors. Let another supervisor do so.",
)
AID_READER_WRONG: Final = Text(
    "aid_reader_wrong",
    "账号 {reader} 在档案所在地没有社会救助岗位，不能批准其查阅。请核对账号。",
    "Account {reader} holds no role of aid where the file is kept. Check the account.",
)
AID_ERASED: Final = Text(
    "aid_erased",
    "档案 {key} 的内容已经删除，无须再删。",
    "What was written in file {key} is erased already; there is nothing to do.",
)
