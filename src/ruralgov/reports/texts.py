"""What a report refuses."""

from typing import Final

from ruralgov.domain.kernel.text import Text

BOOK_ACCOUNT_MISSING: Final = Text(
    "book_account_missing",
    "{book} 是某一科目的账，请用 --account 给出科目编码，如 51302。",
    "{book} is of one account: name its code with --account, such as 51302.",
)
BOOK_ACCOUNT_UNKNOWN: Final = Text(
    "book_account_unknown",
    "该集体没有科目 {account}。请照科目表填写编码。",
    "The collective has no account {account}. Take a code of its chart.",
)
BOOK_OF_ONE: Final = Text(
    "book_of_one",
    "账簿按集体打印，请用 --collective 给出一个集体经济组织。",
    "Account books are of one collective: name it with --collective.",
)
BOOKS_CHANGED: Final = Text(
    "books_changed",
    "导出期间“{name}”的账簿有新的记账（科目 {code}）。文件未生成，请重新导出。",
    "The books of '{name}' changed during the export (account {code}). No file was written; "
    "run it again.",
)
CITIES_OF_ONE_CITY: Final = Text(
    "cities_of_one_city",
    "跨市汇总只能按月份、解决层级分组或不分组，且不能限定某一地点。镇街、村居、承办单位和事项"
    "请向各市分别查询。",
    "Figures over cities are by month, by level or undivided, and of no one place. Ask each city "
    "for its towns, villages, units and matters.",
)
CITY_ANSWER_WRONG: Final = Text(
    "city_answer_wrong",
    "{name}（{city}）的回答与所问的不符，未计入。请检查该市的接口。",
    "What {name} ({city}) answered is not what it was asked, and is not counted. Look at how that "
    "city is asked.",
)
CITY_NAMED_TWICE: Final = Text(
    "city_named_twice",
    "城市 {city} 列出了两次，会被重复计算。请只保留一个。",
    "City {city} is listed twice and would be counted twice. Keep one of them.",
)
CITY_SILENT: Final = Text(
    "city_silent",
    "{name}（{city}）在 {seconds} 秒内没有回答，未计入。请稍后重试，或延长等待时间。",
    "{name} ({city}) did not answer in {seconds} seconds and is not counted. Ask again later, or "
    "wait longer.",
)
CITY_UNREACHABLE: Final = Text(
    "city_unreachable",
    "无法询问{name}（{city}）：{problem}。该市未计入，请检查连接后重试。",
    "{name} ({city}) cannot be asked: {problem}. It is not counted; look at the connection and ask "
    "again.",
)
FILE_TAKEN: Final = Text(
    "file_taken",
    "文件 {path} 已存在，不覆盖。请换一个文件名。",
    "The file {path} exists and is not overwritten. Choose another name.",
)
INTERFACE_OF_A_YEAR: Final = Text(
    "interface_of_a_year",
    "数据接口文件按会计年度导出，{first} 至 {last} 跨年。请逐年导出。",
    "The interface file is of one fiscal year; {first} to {last} is of more. Write each year.",
)
OCID_PREFIX_WRONG: Final = Text(
    "ocid_prefix_wrong",
    "“{value}”不是 OCDS 前缀（ocds- 加登记的字母数字）。请向开放合同伙伴组织登记后填写。",
    "'{value}' is not an OCDS prefix (ocds- and the letters registered). Register one first.",
)
SHEET_LETTER_WRONG: Final = Text(
    "sheet_letter_wrong",
    "办理 {of} 现在没有这种决定，不能出具该通知书。请核对决定，改用另一种通知书。",
    "What stands of proceeding {of} is not a decision of this kind. Look at it, and take the other "
    "letter.",
)
SHEET_OF_MISSING: Final = Text(
    "sheet_of_missing",
    "表单“{sheet}”要指明是哪一个：请用 --of 给出编号（{of}）。",
    "The sheet '{sheet}' is of one thing: give its id with --of ({of}).",
)
SHEET_OF_NOTHING: Final = Text(
    "sheet_of_nothing",
    "表单“{sheet}”是全市的，不分对象。请去掉 --of。",
    "The sheet '{sheet}' is of the whole city. Leave out --of.",
)
SHEET_DOER_UNKNOWN: Final = Text(
    "sheet_doer_unknown",
    "截至 {day}，“{key}”没有担任过{role}。请核对街巷、网格、党支部、人员或镇街的编号。",
    "Until {day} '{key}' never had the duties of: {role_en}. Look at the id of the lane, grid, "
    "branch, person or town.",
)
SHEET_ROLE_UNKNOWN: Final = Text(
    "sheet_role_unknown",
    "“{of}”不是“角色:编号”。角色有：{known}；例如 lane_chief:街巷编号。",
    "'{of}' is not ROLE:ID. The roles are {known}; for example lane_chief and the id of a lane.",
)
SHEET_UNKNOWN: Final = Text(
    "sheet_unknown",
    "没有名为“{sheet}”的表单。现有：{known}。",
    "There is no sheet '{sheet}'. There are: {known}.",
)
