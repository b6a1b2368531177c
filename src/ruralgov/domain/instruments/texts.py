"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

INSTRUMENT_MISSING: Final = Text(
    "instrument_missing",
    "没有编号为 {instrument} 的已通过制度文件。请用 Instruments 核对编号；还是草稿的，"
    "请先由另一人审核通过。",
    "There is no adopted instrument {instrument}. Ask Instruments for the ids; a draft is adopted "
    "by "
    "another person first.",
)
INSTRUMENT_DRAFT_MISSING: Final = Text(
    "instrument_draft_missing",
    "没有编号为 {draft} 的待审文件。请用 InstrumentDrafts 查看；已通过或已退回的不能再次处理。",
    "There is no draft {draft}. Ask InstrumentDrafts; one that was adopted or taken back is done.",
)
INSTRUMENT_TAKEN: Final = Text(
    "instrument_taken",
    "编号 {instrument} 已用于另一份文件。请换一个编号，或不填由系统编号。",
    "The id {instrument} is another paper's. Choose another one, or leave it out.",
)
INSTRUMENT_TWICE: Final = Text(
    "instrument_twice",
    "文号“{document}”已登记（{instrument}）。同一文件的新版本或更正请填写该文件的编号。",
    "Document {document} is entered already ({instrument}). Name that instrument where this is its "
    "next version or a correction.",
)
INSTRUMENT_SELF_ADOPTED: Final = Text(
    "instrument_self_adopted",
    "“{name}”由您本人登记，须由另一人审核。",
    "You entered '{name}' yourself; another person adopts it.",
)
INSTRUMENT_SELF_CHANGED: Final = Text(
    "instrument_self_changed",
    "“{name}”的现有内容由您本人登记，废止或撤销须由另一人办理。",
    "You entered what '{name}' says; another person ends it or takes it back.",
)
INSTRUMENT_HASH_WRONG: Final = Text(
    "instrument_hash_wrong",
    "“{value}”不是文件正文的 SHA-256 散列值。请填写 64 位小写十六进制数，或留空。",
    "'{value}' is no SHA-256 of the text: 64 hexadecimal digits in lower case, or nothing.",
)
INSTRUMENT_LENGTH_WRONG: Final = Text(
    "instrument_length_wrong",
    "字数 {characters} 有误。请填写正文字数（正整数），不清楚的留空。",
    "The length {characters} is wrong: give the characters of the text, or nothing if unknown.",
)
INSTRUMENT_DAYS_WRONG: Final = Text(
    "instrument_days_wrong",
    "日期有误：印发日 {issued} 不得晚于施行日 {since} 和今天，失效日和复审日须晚于施行日。请核对。",
    "The days are wrong: issued ({issued}) no later than it holds ({since}) and than today; its "
    "end "
    "and its review come after. Check them.",
)
INSTRUMENT_CHECK_AHEAD: Final = Text(
    "instrument_check_ahead",
    "一致性评估日 {day} 晚于今天。请评估完成后再填写。",
    "The consistency check of {day} is ahead. Enter it once it was made.",
)
INSTRUMENT_ISSUER_NOT_THEN: Final = Text(
    "instrument_issuer_not_then",
    "印发单位 {issuer} 在 {day} 尚未成立或已终止。请核对单位和日期，单位已合并的请填写当时的单位。",
    "The issuer {issuer} is not there on {day}. Check unit and day, and name the unit of that "
    "time.",
)
INSTRUMENT_PARENT_WRONG: Final = Text(
    "instrument_parent_wrong",
    "“{name}”（{kind}）的上位文件有误：总体方案没有上位文件，配套方案的上位是总体方案，"
    "具体措施的上位是总体方案或配套方案。请改正。",
    "What '{name}' ({kind_en}) rests on is wrong: a master rests on nothing, a supporting plan on "
    "the master, a measure on the master or a supporting plan. Correct it.",
)
INSTRUMENT_PILLARS_WRONG: Final = Text(
    "instrument_pillars_wrong",
    "“{name}”的所属板块有误：同一板块只填一次；具体措施至少填一个，第一个为主。请改正。",
    "The pillars of '{name}' are wrong: each once, and of a measure one at least, its own first. "
    "Correct them.",
)
INSTRUMENT_KIND_CHANGED: Final = Text(
    "instrument_kind_changed",
    "“{name}”登记为{kind}，新版本或更正不能改变类别。类别登记错的，请撤销后重新登记。",
    "'{name}' is a {kind_en}, and no version changes that. Where it was entered wrongly, take the "
    "entry back and enter it anew.",
)
INSTRUMENT_DAY_TAKEN: Final = Text(
    "instrument_day_taken",
    "“{name}”已有自 {since} 起施行的版本。请核对施行日；原版本有误的，请登记更正。",
    "'{name}' has a version from {since} already. Check the day, or enter a correction of that "
    "one.",
)
INSTRUMENT_VERSION_MISSING: Final = Text(
    "instrument_version_missing",
    "“{name}”没有自 {entry} 起施行的版本（已有：{known}）。请核对日期。",
    "'{name}' has no version from {entry} (it has: {known}). Check the day.",
)
INSTRUMENT_ABOVE: Final = Text(
    "instrument_above",
    "“{name}”不能修改或废止其上位的“{other}”，也不能修改或废止自己。请删去，"
    "或由相应层级的文件办理。",
    "'{name}' neither amends nor repeals '{other}', which stands above it or is itself. Leave that "
    "out, or have a paper of that rank do it.",
)
INSTRUMENT_NOT_THERE_TO_CHANGE: Final = Text(
    "instrument_not_there_to_change",
    "“{name}”要修改或废止的“{other}”在 {since} 之前没有施行或已失效。请核对文件和施行日。",
    "'{name}' amends or repeals '{other}', which is not in force before {since}. Check both.",
)
INSTRUMENT_ENDED: Final = Text(
    "instrument_ended",
    "“{name}”自 {since} 起已废止。请核对日期；登记有误的，先撤销废止。",
    "'{name}' ended on {since}. Check the day; where that was a mistake, take the ending back "
    "first.",
)
INSTRUMENT_ENDING_MISSING: Final = Text(
    "instrument_ending_missing",
    "“{name}”没有登记单独废止，不能撤销。由其他文件废止的，请更正该文件。",
    "No ending of its own is entered of '{name}'. Where another paper repeals it, correct that "
    "one.",
)
INSTRUMENT_END_EARLY: Final = Text(
    "instrument_end_early",
    "“{name}”自 {first} 起施行，废止日须晚于该日。请核对；从未施行的，请撤销该登记。",
    "'{name}' holds from {first}; it ends after that. Check the day, or take the entry back where "
    "it "
    "never held.",
)
INSTRUMENT_MASTER_TAKEN: Final = Text(
    "instrument_master_taken",
    "{day} 起将同时有两个总体方案：“{first}”和“{second}”。任何一天只能有一个；"
    "请在新方案的“废止”中写明旧方案，或核对施行日。",
    "From {day} on there would be two masters, '{first}' and '{second}'. There is one on any day: "
    "have the new one repeal the old, or check the day from which it holds.",
)
INSTRUMENT_MASTER_NEEDS_NEXT: Final = Text(
    "instrument_master_needs_next",
    "“{name}”是总体方案，不能单独废止。请登记新的总体方案，并在其中写明废止它。",
    "'{name}' is the master and does not end by itself. Enter the next one, which repeals it.",
)
INSTRUMENT_NAMED: Final = Text(
    "instrument_named",
    "“{name}”指明的 {missing} 将不在框架内。请先更正“{name}”，或先通过它所指明的文件。",
    "'{name}' names {missing}, which would not be there. Correct '{name}' first, or first adopt "
    "what "
    "it names.",
)
INSTRUMENT_CITED: Final = Text(
    "instrument_cited",
    "{kind}“{rule}”自 {since} 起依据“{name}”，改动后该日将没有依据。请先更正该依据。",
    "The {kind_en} '{rule}' rests on '{name}' from {since}, and that day it would not be in force. "
    "Correct what is entered of the rule first.",
)
PILOT_TWICE: Final = Text(
    "pilot_twice",
    "{month} 的“{title}”已登记。有误请先撤销。",
    "'{title}' of {month} is entered already. Take it back first where it is wrong.",
)
PILOT_AHEAD: Final = Text(
    "pilot_ahead",
    "{month} 还没有到。请在确定为试点后登记。",
    "{month} is ahead. Enter it once the city was named.",
)
PILOT_MISSING: Final = Text(
    "pilot_missing",
    "没有登记 {month} 的“{title}”。请核对年月和名称。",
    "No pilot '{title}' of {month} is entered. Check month and title.",
)
RULE_KIND_UNKNOWN: Final = Text(
    "rule_kind_unknown",
    "没有“{kind}”这类规则。可以填写：{known}。",
    "There is no kind of rules '{kind}'. There are: {known}.",
)
RULE_MISSING: Final = Text(
    "rule_missing",
    "{since} 没有生效的{kind}“{rule}”。请核对编号和日期。",
    "No {kind_en} '{rule}' is in force on {since}. Check its key and the day.",
)
INSTRUMENT_NOT_IN_FORCE: Final = Text(
    "instrument_not_in_force",
    "“{name}”在 {since} 没有施行，不能作为依据。请核对日期，或改填当日有效的文件。",
    "'{name}' is not in force on {since} and no rule rests on it. Check the day, or name one that "
    "is.",
)
CITATION_NOT_LATER: Final = Text(
    "citation_not_later",
    "该规则自 {held} 起的依据已登记，新依据须晚于该日。该日填错的，请用 CorrectCitationEntry "
    "更正。",
    "What the rule rests on from {held} is entered; the next begins later. Where that day is "
    "wrong, "
    "put it right with CorrectCitationEntry.",
)
CITATION_NONE: Final = Text(
    "citation_none",
    "该规则没有登记依据。请核对规则，或先登记依据。",
    "Nothing is entered of what the rule rests on. Check the rule, or enter it first.",
)
