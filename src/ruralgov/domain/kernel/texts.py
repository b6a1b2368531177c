"""What the kernel refuses, and what several contexts refuse alike."""

from typing import Final

from ruralgov.domain.kernel.text import Text

AMOUNT_RANGE: Final = Text(
    "amount_range",
    "金额 {value} 元超出范围。请填写大于 0 且不超过 {largest} 元的金额；冲减请用更正或红字办理。",
    "The amount of {value} yuan is out of range. Give one above 0 and up to {largest}; what "
    "takes back is a command of its own.",
)
AMOUNT_WRONG: Final = Text(
    "amount_wrong",
    "金额“{value}”有误。请以元为单位书写，最多两位小数，例如 1234.50。",
    "'{value}' is no amount. Write yuan with at most two decimals, such as 1234.50.",
)
ATTACHMENT_WRONG: Final = Text(
    "attachment_wrong",
    "附件 {value} 无效：请给出 64 位十六进制 SHA-256 和大于零的字节数。",
    "Attachment {value} is not valid: give a SHA-256 of 64 hexadecimal digits and a size.",
)
BAND_WRONG: Final = Text(
    "band_wrong",
    "区间 {low}—{high} 无效：应为正数且前者不大于后者。",
    "The band {low}-{high} is not valid: positive, and the first not above the second.",
)
BIRTH_DATE_WRONG: Final = Text(
    "birth_date_wrong",
    "出生日期有误：应为 1900 年以后的日期，写成 1990-02-28。请对照证件改正。",
    "The date of birth is wrong: it is a day after 1900, such as 1990-02-28. Compare the document.",
)
CALENDAR_MAKEUP_WRONG: Final = Text(
    "calendar_makeup_wrong",
    "{day} 不是周末，不能是调休上班日。请对照放假通知改正。",
    "{day} is no weekend day, so it cannot be a make-up day. Compare the notice.",
)
CALENDAR_YEAR_WRONG: Final = Text(
    "calendar_year_wrong",
    "{year} 年的日历含有重复或不属于该年的日期。请对照放假通知改正。",
    "The calendar of {year} has a day twice or a day of another year. Compare the notice.",
)
DATE_DOUBTFUL: Final = Text(
    "date_doubtful",
    "“{field}”为 {day}，比 {latest} 还晚，年份可能有误。请核对；确实如此的，先在政策配置中调大 "
    "planning_horizon_days（可提前登记的天数）。",
    "'{field}' is {day}, later than {latest}: the year may be wrong. Check it; where it is right, "
    "adopt a profile with a larger planning_horizon_days first.",
)
DATE_FOREVER: Final = Text(
    "date_forever",
    "“{field}”不能填 9999-12-31。没有期限的，请留空或不填该项。",
    "'{field}' cannot be 9999-12-31. Where there is no end, leave it out.",
)
DATE_UNLIKELY: Final = Text(
    "date_unlikely",
    "“{field}”为 {day}，不在 {earliest} 至 {latest} 之间，年份应有误。请改正。",
    "'{field}' is {day}, which is not between {earliest} and {latest}: the year must be wrong. "
    "Mend it.",
)
DATE_WRONG: Final = Text(
    "date_wrong",
    "“{field}”应为日期（如 2026-01-05），不能是 {value}。",
    "'{field}' is a day such as 2026-01-05, and cannot be {value}.",
)
DATES_REVERSED: Final = Text(
    "dates_reversed",
    "日期颠倒：{since} 不早于 {until}。",
    "The dates are reversed: {since} is not before {until}.",
)
DIVISION_CODE_INVALID: Final = Text(
    "division_code_invalid",
    "“{value}”不是统计用区划代码：应为 6、9 或 12 位数字。",
    "'{value}' is not a statistical division code: it has 6, 9 or 12 digits.",
)
DOCUMENT_NUMBER_WRONG: Final = Text(
    "document_number_wrong",
    "证件号码有误：应为 5 至 30 位字母或数字。请对照证件改正。",
    "The number of the document is wrong: it has 5 to 30 letters or digits. Compare the document.",
)
ENTRY_MISSING: Final = Text(
    "entry_missing",
    "{day} 没有记载可更正。现有记载的日期：{known}。",
    "There is no entry of {day} to put right. There are entries of: {known}.",
)
ENTRY_ORDER: Final = Text(
    "entry_order",
    "日期 {day} 与前后记载冲突：须晚于 {after}、早于 {before}。请先更正前后的记载。",
    "The day {day} does not fit the entries beside it: it must be after {after} and before "
    "{before}. Put those right first.",
)
ENTRY_TAKEN: Final = Text(
    "entry_taken",
    "{day} 已有另一项记载开始生效。请先更正或撤销那一项，或者换一个日期。",
    "Another entry begins on {day}. Put that one right or withdraw it first, or take another day.",
)
ERASED_ALREADY: Final = Text(
    "erased_already",
    "{number} 的个人信息已经删除，或本来没有个人信息，无须再删除。",
    "{number} holds no personal data, or it was erased already; nothing is left to do.",
)
ERASURE_TOO_EARLY: Final = Text(
    "erasure_too_early",
    "保存期限未满：该事项于 {ended} 结束，须保存至 {until}（{law}）。在此之前除存储外不作其他处理；"
    "期限确有不同的，先在政策配置 retention（保存期限）中写明依据。",
    "It must be kept: it ended on {ended} and may be erased from {until} on ({law}). Until then it "
    "is stored and not used otherwise. Where the period is another, adopt a profile whose "
    "'retention' says so with its law.",
)
ERASURE_WAITS: Final = Text(
    "erasure_waits",
    "{number} 尚未了结（{open}），暂不能删除个人信息。请先办结后再删除。",
    "{number} is not finished ({open}): its personal data is still needed. Finish it first.",
)
IDENTITY_NUMBER_WRONG: Final = Text(
    "identity_number_wrong",
    "公民身份号码有误（{problem}）。请对照证件改正。",
    "The identity number is wrong ({problem}). Compare the document.",
)
INSTANT_NAIVE: Final = Text(
    "instant_naive",
    "时间 {instant} 未注明时区。请给出带时区的时间。",
    "Instant {instant} has no time zone. Give one.",
)
FILE_KEY_WRONG: Final = Text(
    "file_key_wrong",
    "附件的密钥无效：应为 64 位十六进制。请用 App.attachments 添加附件，由它生成密钥。",
    "The key of a file is not valid: it has 64 hexadecimal digits. Attach files with "
    "App.attachments, which makes it.",
)
FIGURES_WRONG: Final = Text(
    "figures_wrong",
    "数值无效：每行写“下限..上限”，整数，不为负，上限不低于下限；不知上限的写“下限..”。请改正。",
    "The numbers are not valid: each line is low..high, whole numbers that are not negative, high "
    "not below low, or low.. where high is not known. Mend them.",
)
MACHINE_JUDGES: Final = Text(
    "machine_judges",
    "账号 {account} 登记为程序账号，不能作出须由另一人作出的决定。请由工作人员用本人账号办理。",
    "Account {account} is declared as a machine's and cannot take a decision that another person "
    "must take. Let an official take it from an account of their own.",
)
MONTH_WRONG: Final = Text(
    "month_wrong",
    "月份“{value}”有误。请写成 2026-03 这样的年月。",
    "'{value}' is no month. Write it as 2026-03.",
)
NUMBER_WRONG: Final = Text(
    "number_wrong",
    "“{value}”不是数。请写成 95 或 0.75 这样的数，小数最多六位。",
    "'{value}' is no number. Write it as 95 or 0.75, with six decimals at most.",
)
OWN_DAY_WRONG: Final = Text(
    "own_day_wrong",
    "单位自定的日期 {day} 无效：只能写不办公或上班的日期，不得重复，不得早于起始日 {since}。",
    "The unit's own day {day} is not valid: it is one that is not worked or is worked, named once, "
    "and not before the first day, {since}.",
)
PERIOD_WRONG: Final = Text(
    "period_wrong",
    "期间 {first} 至 {last} 有误。请写成 2025-01 这样的年月，且起不晚于止。",
    "The period {first} to {last} is wrong. Write months such as 2025-01, the first no later "
    "than the last.",
)
POINT_WRONG: Final = Text(
    "point_wrong",
    "坐标 {value} 无效：应为百万分之一度的整数，在 {low} 与 {high} 之间。",
    "Coordinate {value} is not valid: a whole number of micro-degrees from {low} to {high}.",
)
PROFILE_LIMIT_WRONG: Final = Text(
    "profile_limit_wrong",
    "配置项 {name} 不能是 {value}：应为大于零的整数。",
    "The profile's {name} cannot be {value}: it is a whole number above zero.",
)
PROFILE_LIMIT_BEYOND: Final = Text(
    "profile_limit_beyond",
    "配置项 {name} 不能是 {value}：应为 {low} 至 {high} 的整数。请改正该项。",
    "The profile's {name} cannot be {value}: it is a whole number from {low} to {high}. Mend it.",
)
RETENTION_WRONG: Final = Text(
    "retention_wrong",
    "配置项 retention 中 {kind} 的 {years} 年有误：每类事项只写一次，年数为 0 至 {longest} 的整数。"
    "请改正。",
    "The profile's retention of {kind} cannot be {years} years: each kind stands there once, with "
    "a whole number from 0 to {longest}. Mend it.",
)
SESSION_WRONG: Final = Text(
    "session_wrong",
    "工作时段 {begin}–{end} 无效：应为一天之内先后不重叠的时段（零时起的分钟数），至少一段。",
    "A working session {begin}-{end} is not valid: sessions lie within a day, in order and "
    "apart (minutes after midnight), and there is at least one.",
)
TELEPHONE_WRONG: Final = Text(
    "telephone_wrong",
    "电话号码有误：应为 5 至 15 位数字。",
    "The telephone number is wrong: it has 5 to 15 digits.",
)
TEXT_NOT_CLEAN: Final = Text(
    "text_not_clean",
    "“{field}”含有控制字符或为空。请改正。",
    "'{field}' is empty or holds control characters. Mend it.",
)
TEXT_PERSONAL: Final = Text(
    "text_personal",
    "“{field}”中有{kind}。这段文字会给他人看到，请删去号码后重新提交；号码应登记在专门的字段中。",
    "'{field}' holds {kind_en}. Others read this text: take the number out and give it again; "
    "numbers have fields of their own.",
)
TEXT_NAMES_PERSON: Final = Text(
    "text_names_person",
    "“{field}”中有诉求人本人的{kind}。这段文字会给他人看到，请改写为“诉求人”后重新提交。",
    "'{field}' holds {kind_en} of the reporter. Others read this text: write 'the reporter' "
    "instead and give it again.",
)
TEXT_TOO_LONG: Final = Text(
    "text_too_long",
    "“{field}”过长，最多 {limit} 个字。",
    "'{field}' is too long: at most {limit} characters.",
)
TIME_LIMIT_TOO_LONG: Final = Text(
    "time_limit_too_long",
    "时限 {amount} {unit}过长，至多 {most} {unit}。请核对数目和单位。",
    "A limit of {amount} {unit_en} is too long: {most} at most. Check the number and the unit.",
)
TIME_LIMIT_WRONG: Final = Text(
    "time_limit_wrong",
    "时限 {amount} 无效：应为正整数。",
    "A limit of {amount} is not valid: it is a positive whole number.",
)
VALUE_NOT_NORMAL: Final = Text(
    "value_not_normal",
    "{kind} 的值未经整理。请用 {kind}.of(…) 生成。",
    "The value of {kind} is not as it is kept. Make it with {kind}.of(…).",
)
WEEK_WRONG: Final = Text(
    "week_wrong",
    "一周的办公时间有 {days} 天，应为周一至周日七天，其中至少一天办公；同全市一致的留空。",
    "The hours of a week have {days} days. Give all seven, Monday first, at least one of them "
    "worked; or none where it works as the city does.",
)
WEIGHTS_WRONG: Final = Text(
    "weights_wrong",
    "分配权数 {weights} 有误。权数不能为负，且至少一个大于 0。",
    "The weights {weights} are wrong. None may be below 0, and one must be above.",
)
TABLE_HEADER_WRONG: Final = Text(
    "table_header_wrong",
    "找不到“{table}”的表头。缺少列：{missing}；不认识的列：{unknown}；重复的列：{twice}。"
    "请对照 ruralgov template 生成的模板改正。",
    "The header of '{table}' is not found. Missing: {missing}; unknown: {unknown}; doubled: "
    "{twice}. Compare it with what 'ruralgov template' writes.",
)
TABLE_ROWS_WRONG: Final = Text(
    "table_rows_wrong",
    "{count} 行有错，未导入任何内容：\n{problems}",
    "{count} rows are wrong; nothing was imported:\n{problems}",
)
EVENT_UNFOUNDED: Final = Text(
    "event_unfounded",
    "{kind} 的记录不能以事件 {type} 开始。请检查日志（ruralgov verify）。",
    "A record of kind {kind} cannot begin with event {type}. Check the journal: 'ruralgov verify'.",
)
CELL_EMPTY: Final = Text(
    "cell_empty",
    "“{column}”为空。请填写。",
    "'{column}' is empty. Fill it in.",
)
CELL_WRONG: Final = Text(
    "cell_wrong",
    "“{column}”列有误：{problem}。请改正该格。",
    "Column '{column}' is wrong: {problem}. Mend the cell.",
)
ROW_TWICE: Final = Text(
    "row_twice",
    "“{value}”在表中出现两次。请删去一行。",
    "'{value}' is in the table twice. Remove one row.",
)
TABLE_UNREADABLE: Final = Text(
    "table_unreadable",
    "无法读取表格：{problem}。",
    "The table cannot be read: {problem}.",
)
OPTION_MISSING: Final = Text(
    "option_missing",
    "缺少 {option}。请补上后重试。",
    "{option} is missing. Give it and try again.",
)
OPTION_WRONG: Final = Text(
    "option_wrong",
    "{option} 的值 {value} 有误（{said}）。请改正后重试。",
    "{option} is wrong: {value} ({said}). Mend it and try again.",
)
