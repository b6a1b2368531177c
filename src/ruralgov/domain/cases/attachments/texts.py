"""What is refused of attachments, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

ATTACHMENT_ERASED: Final = Text(
    "attachment_erased",
    "诉求 {number} 的附件 {attachment} 已随诉求内容依法删除，不能再打开。",
    "Attachment {attachment} of case {number} was erased with what was said in the case; nobody "
    "can open it any more.",
)
ATTACHMENT_MISSING: Final = Text(
    "attachment_missing",
    "诉求 {number} 没有第 {attachment} 号附件。请用 CaseAttachments 查看附件清单。",
    "Case {number} has no attachment {attachment}. Ask CaseAttachments for the list.",
)
ATTACHMENT_NOT_NEEDED: Final = Text(
    "attachment_not_needed",
    "诉求 {number} 处于“{stage}”，您的角色或单位此时无需查看附件 {attachment}（{part}）。"
    "请由此时经办的人员查看。",
    "Case {number} is '{stage_en}': your role or unit does not need attachment {attachment} "
    "({part_en}) now. Let somebody look who has the case now.",
)
ATTACHMENT_NOT_NOW: Final = Text(
    "attachment_not_now",
    "诉求 {number} 处于“{stage}”，您此时不能添加“{part}”。诉求材料由上报人在受理派单前、"
    "受理派单员在办结前添加；办理佐证由承办或协办单位在签收后、报办结前添加。",
    "Case {number} is '{stage_en}': you cannot add {part_en} now. What was reported is added by "
    "the reporter before dispatch and by the desk while the case is open; evidence of the work by "
    "a unit that handles it, from signing until the work is reported.",
)
ATTACHMENT_NOT_YOURS: Final = Text(
    "attachment_not_yours",
    "诉求 {number} 的附件 {attachment} 只能由添加人在可以添加期间撤回，此后由受理派单员撤回。",
    "Attachment {attachment} of case {number} is taken back by who filed it, while that could "
    "still be filed, and afterwards by the desk.",
)
ATTACHMENT_TOO_LARGE: Final = Text(
    "attachment_too_large",
    "文件超过 {most} MB。请压缩或截取后重新添加；上限由政策配置的 attachment_megabytes 规定。",
    "The file has more than {most} MB. Make it smaller or cut it; the limit is "
    "attachment_megabytes of the profile.",
)
ATTACHMENT_TWICE: Final = Text(
    "attachment_twice",
    "诉求 {number} 已有同一文件（附件 {attachment}），无需重复添加。",
    "Case {number} has this very file as attachment {attachment} already.",
)
ATTACHMENT_WITHDRAWN: Final = Text(
    "attachment_withdrawn",
    "诉求 {number} 的附件 {attachment} 已撤回，文件内容已删除。请向添加人索取正确的文件重新添加。",
    "Attachment {attachment} of case {number} was taken back and its bytes are gone. Ask who filed "
    "it for the right file, and attach that.",
)
ATTACHMENTS_TOO_MANY: Final = Text(
    "attachments_too_many",
    "诉求 {number} 已有 {most} 个附件。请把其余材料合并成一个 PDF 文件，或撤回误传的。",
    "Case {number} has {most} attachments. Put what remains into one PDF, or take back wrong ones.",
)
