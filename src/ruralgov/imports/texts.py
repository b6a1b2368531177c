"""What is wrong with tables from outside."""

from typing import Final

from ruralgov.domain.kernel.text import Text

ABOUT_AMBIGUOUS: Final = Text(
    "about_ambiguous",
    "编号 {number} 有多种单据。请写成 申请:编号、合同:编号 或 资产:编号。",
    "Several kinds of paper have the number {number}. Write 申请:number, 合同:number or 资产:code.",
)
ABOUT_UNKNOWN: Final = Text(
    "about_unknown",
    "本集体没有编号为 {number} 的资金申请、合同或资产。请核对，"
    "写成 申请:编号、合同:编号 或 资产:编号。",
    "The collective has no application, contract or asset {number}. Check it, and write "
    "申请:number, 合同:number or 资产:code.",
)
ACCOUNT_PERSON: Final = Text(
    "account_person",
    "没有找到该身份证号的人员，或与人员编号不是同一人。请先登记人员，或改正其中一项。",
    "Nobody is registered under this identity number, or the id in the row is another's. Register "
    "the person first, or mend one of the two.",
)
ASSET_ACCOUNT_WRONG: Final = Text(
    "asset_account_wrong",
    "入账科目 {code} 不是制度规定的三位科目编码。请写总账科目，如 151。",
    "{code} is no official account of three digits. Write one such as 151.",
)
ASSET_DIFFERS: Final = Text(
    "asset_differs",
    "编号 {code} 已登记，此列与台账不同。请核对；确要变更的请在系统中更正，另一项资产请另编号。",
    "Asset {code} is registered, and the register says something else here. Check it; correct "
    "the register by a command, or give another asset another code.",
)
CELL_MARKS_HIDDEN: Final = Text(
    "cell_marks_hidden",
    "“{column}”含有看不见的字符（零宽字符或文字方向符）。请清除后重新输入。",
    "'{column}' holds marks that cannot be seen (zero width, or of direction). Type it again.",
)
DATE_UNCLEAR: Final = Text(
    "date_unclear",
    "“{column}”不是日期。请写成 2024-02-29、2024/2/29、2024.2.29 或 2024年2月29日。",
    "'{column}' is no date. Write 2024-02-29, 2024/2/29, 2024.2.29 or 2024年2月29日.",
)
INSTANT_UNCLEAR: Final = Text(
    "instant_unclear",
    "“{column}”不是写到分的时间。请写成 2024-02-29 14:05 或 2024-02-29 14:05:30（北京时间）。",
    "'{column}' is no date with its time. Write 2024-02-29 14:05 or 2024-02-29 14:05:30, in the "
    "time of Beijing.",
)
DEPRECIATION_PLAN_MISSING: Final = Text(
    "depreciation_plan_missing",
    "填了已提折旧或净残值，但没有折旧月数和折旧起始月。请补填，或清空此格。",
    "This needs the months and the first month of the depreciation. Fill them in, or clear it.",
)
PAPER_MISSING: Final = Text(
    "paper_missing",
    "附件文件夹（{folder}）中没有文件“{name}”，或文件为空。"
    "请用 --papers 指明文件夹，并核对文件名。",
    "The folder of papers ({folder}) has no file '{name}', or it is empty. Name the folder "
    "with --papers and check the name.",
)
GRANT_NOT_HELD: Final = Text(
    "grant_not_held",
    "账号 {account} 在该地方没有“{role}”的授权，无从收回。请核对账号、角色和区划代码。",
    "Account {account} does not hold '{role}' there, so nothing is to be revoked. Check account, "
    "role and code.",
)
ROW_AFTER_TOTAL: Final = Text(
    "row_after_total",
    "此行在合计行之后。请移到合计行之前，或删去。",
    "This row comes after the row of totals. Move it before that, or remove it.",
)
ROW_SAMPLE: Final = Text(
    "row_sample",
    "此行与模板的示例相同。请删去，或改成真实内容。",
    "This row is the example of the template. Remove it, or write what is true.",
)
TOTAL_WRONG: Final = Text(
    "total_wrong",
    "“{column}”的合计写为 {said}，各行之和是 {counted}。请核对。",
    "The total of '{column}' says {said}, its rows sum up to {counted}. Check them.",
)
VOUCHER_MARK_USED: Final = Text(
    "voucher_mark_used",
    "{month} 的凭证号 {mark} 已录入过内容不同的凭证（{stage}）。另一张凭证请换号；"
    "要改正的，待复核的请先退回，已记账的请在系统中冲销或更正。",
    "In {month} the mark {mark} was given to another voucher ({stage_en}). Give another "
    "voucher another mark; to mend it, have it sent back, or reverse or correct it.",
)
VOUCHER_NOT_BALANCED: Final = Text(
    "voucher_not_balanced",
    "凭证 {mark} 借贷不平：借 {debits}，贷 {credits}，相差 {difference} 元。请核对各行。",
    "Voucher {mark} does not balance: debit {debits}, credit {credits}, difference "
    "{difference}. Check its rows.",
)
VOUCHER_ROWS_DIFFER: Final = Text(
    "voucher_rows_differ",
    "与同一凭证的第 {row} 行不一致。同一凭证各行须相同；另一张凭证请用另一个凭证号。",
    "This differs from row {row} of the same voucher. Make them the same, or give another "
    "voucher another mark.",
)
