"""What is refused about resolutions and how they are followed up."""

from typing import Final

from ruralgov.domain.kernel.text import Text

JOINT_RESOLUTION_MISSING: Final = Text(
    "joint_resolution_missing",
    "没有编号为 {key} 的议定事项。请核对编号。",
    "There is no resolution {key}. Check the id.",
)
RESOLUTION_STAGE_WRONG: Final = Text(
    "resolution_stage_wrong",
    "议定事项 {number} 现为“{stage}”，不能办理此事；须为：{needed}。",
    "Resolution {number} is '{stage_en}', and this is done while it is: {needed_en}.",
)
RESOLUTION_NOT_DECIDED: Final = Text(
    "resolution_not_decided",
    "第 {item} 个议题没有议定，或纪要尚未签发。议定事项须来自已签发纪要中议定的议题。",
    "Item {item} was not decided, or the minutes are not issued. A resolution comes from a decided "
    "item of minutes that were issued.",
)
RESOLUTION_UNITS_WRONG: Final = Text(
    "resolution_units_wrong",
    "牵头单位只有一个，配合单位不得与其相同或重复。请核对单位。",
    "There is one lead, and the co-units are others, each once. Check the units.",
)
RESOLUTION_SUPERVISOR_SAME: Final = Text(
    "resolution_supervisor_same",
    "督办单位不得是牵头单位（含其内设机构、上级单位）。请另定督办单位。",
    "The supervisor is not the lead, nor a part of it or above it. Name another unit.",
)
RESOLUTION_LEAD_ABSENT: Final = Text(
    "resolution_lead_absent",
    "单位 {unit} 未到会，议题会前也未征求其意见，不能交其承办。请先征求意见、上会议定。",
    "Unit {unit} was not there and was not asked before, so nothing is given to it. Ask it, and "
    "decide at a conference.",
)
RESOLUTION_DUE_WRONG: Final = Text(
    "resolution_due_wrong",
    "期限 {due} 不晚于 {day}。请核对日期。",
    "The day {due} is not after {day}. Check it.",
)
RESOLUTION_NOT_LEAD: Final = Text(
    "resolution_not_lead",
    "{account} 不属于牵头单位“{name}”。签收、报结和申请延期只由牵头单位人员办理；"
    "请由其办理，或先登记账号所属单位、所任职务。",
    "{account} is not of the lead '{name}', whose people alone accept, report and ask for more "
    "time. Let them, or enter the unit of the account or the post held first.",
)
RESOLUTION_JUDGE_OF_LEAD: Final = Text(
    "resolution_judge_of_lead",
    "{account} 属于牵头单位“{name}”，不能核查、审批或销号。请由督办单位人员办理。",
    "{account} is of the lead '{name}', and does not judge its work. Somebody of the supervisor "
    "does.",
)
RESOLUTION_JUDGE_SAME: Final = Text(
    "resolution_judge_same",
    "{account} 曾代牵头单位办理此事项，不能核查、审批或销号。请由另一人办理。",
    "{account} acted for the lead in it, and does not judge it. Somebody else does.",
)
RESOLUTION_EXTENSION_LATE: Final = Text(
    "resolution_extension_late",
    "期限 {due} 已过，不能再申请延期。请抓紧办理；逾期自原定期限 {original} 起算。",
    "The due date {due} has passed, and nobody asks for more time afterwards. Get it done: it is "
    "late from the original day, {original}.",
)
RESOLUTION_EXTENSION_WAITS: Final = Text(
    "resolution_extension_waits",
    "{day} 的延期申请尚未审批。请等待审批结果。",
    "What was asked for on {day} is not decided yet. Wait for that.",
)
RESOLUTION_EXTENSION_MISSING: Final = Text(
    "resolution_extension_missing",
    "议定事项 {number} 没有待审批的延期申请。请核对编号。",
    "No extension of resolution {number} waits to be decided. Check the id.",
)
RESOLUTION_EXTENSION_DUE: Final = Text(
    "resolution_extension_due",
    "同意延期的须写明新期限，且晚于现期限 {due}、不晚于申请的 {wanted}；不同意的不写。请核对。",
    "A granted extension names a day after {due} and no later than the {wanted} asked for; a "
    "refused one names none. Check it.",
)
RESOLUTION_SIGNER_WRONG: Final = Text(
    "resolution_signer_wrong",
    "职务 {post} 在 {day} 不是牵头单位的职务，或无人担任。延期须由牵头单位负责人签字。",
    "Post {post} is none of the lead on {day}, or nobody holds it. The head of the lead signs.",
)
RESOLUTION_NOT_LATER: Final = Text(
    "resolution_not_later",
    "撤销议定事项的会议须在原会议之后召开、纪要已签发，且该议题已议定。请核对会议和议题。",
    "What revokes a resolution is decided by a later conference whose minutes are issued. Check "
    "conference and item.",
)
RESOLUTION_UNCHANGED: Final = Text(
    "resolution_unchanged",
    "没有任何改动。请填写要改的单位。",
    "Nothing would change. Name the units that are others.",
)
RESOLUTION_CITED: Final = Text(
    "resolution_cited",
    "突出问题“{problem}”已据此议定事项销号，不能重新打开。请先重新打开该问题。",
    "Problem '{problem}' was closed by this resolution, so it is not opened again. Open the "
    "problem again first.",
)
