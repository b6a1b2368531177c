"""The texts of the tables of the ledgers: vouchers, opening balances, assets, contracts."""

from typing import Final

from ruralgov.domain.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "account_name_differs": Text(
        "科目编码 {code} 是“{name}”，与本行科目名称不符。请核对编码和名称，改正其一。",
        "Account {code} is '{name}', which is not the name in this row. Mend one of them.",
    ),
    "old_account_missing": Text(
        "{regime}没有科目 {code}。请核对旧科目编码，或用 --regime 指明旧账所用制度。",
        "There is no account {code} in the old rules ({regime}). Check the code, or name the rules "
        "of the old books with --regime.",
    ),
    "voucher_sides_wrong": Text(
        "借方、贷方须只填一方，为正数。红字请改记另一方，冲销已记账凭证请在系统中冲销。",
        "Fill in debit or credit, not both, with an amount above nothing. Write a negative amount "
        "on the other side; undo a posted voucher by a reversal.",
    ),
    "voucher_not_balanced": Text(
        "凭证 {mark} 借贷不平：借 {debits}，贷 {credits}，相差 {difference} 元。请核对各行。",
        "Voucher {mark} does not balance: debit {debits}, credit {credits}, difference "
        "{difference}. Check its rows.",
    ),
    "voucher_rows_differ": Text(
        "与同一凭证的第 {row} 行不一致。同一凭证各行须相同；另一张凭证请用另一个凭证号。",
        "This differs from row {row} of the same voucher. Make them the same, or give another "
        "voucher another mark.",
    ),
    "voucher_mark_used": Text(
        "{month} 的凭证号 {mark} 已录入过内容不同的凭证（{stage}）。另一张凭证请换号；"
        "要改正的，待复核的请先退回，已记账的请在系统中冲销或更正。",
        "In {month} the mark {mark} was given to another voucher ({stage_en}). Give another "
        "voucher another mark; to mend it, have it sent back, or reverse or correct it.",
    ),
    "about_unknown": Text(
        "本集体没有编号为 {number} 的资金申请、合同或资产。请核对，"
        "写成 申请:编号、合同:编号 或 资产:编号。",
        "The collective has no application, contract or asset {number}. Check it, and write "
        "申请:number, 合同:number or 资产:code.",
    ),
    "about_ambiguous": Text(
        "编号 {number} 有多种单据。请写成 申请:编号、合同:编号 或 资产:编号。",
        "Several kinds of paper have the number {number}. Write 申请:number, 合同:number or "
        "资产:code.",
    ),
    "paper_missing": Text(
        "附件文件夹（{folder}）中没有文件“{name}”，或文件为空。"
        "请用 --papers 指明文件夹，并核对文件名。",
        "The folder of papers ({folder}) has no file '{name}', or it is empty. Name the folder "
        "with --papers and check the name.",
    ),
    "opening_cell_misplaced": Text(
        "“{part}”的行不填此列。请清空，或改正所属表。",
        "Rows of this part ({part}) leave this column empty. Clear it, or mend the part.",
    ),
    "opening_row_differs": Text(
        "期初三表不一致：{problem}。请对照旧账改正。",
        "The three statements do not agree: {problem}. Mend it by the old books.",
    ),
    "opening_waits": Text(
        "另一份期初余额（{month}）正待复核。请先由复核人记账或退回，再导入。",
        "Other opening balances (of {month}) wait for their check. Have them posted or sent back.",
    ),
    "asset_account_wrong": Text(
        "入账科目 {code} 不是制度规定的三位科目编码。请写总账科目，如 151。",
        "{code} is no official account of three digits. Write one such as 151.",
    ),
    "asset_differs": Text(
        "编号 {code} 已登记，此列与台账不同。请核对；"
        "确要变更的请在系统中更正，另一项资产请另编号。",
        "Asset {code} is registered, and the register says something else here. Check it; correct "
        "the register by a command, or give another asset another code.",
    ),
    "depreciation_plan_missing": Text(
        "填了已提折旧或净残值，但没有折旧月数和折旧起始月。请补填，或清空此格。",
        "This needs the months and the first month of the depreciation. Fill them in, or clear it.",
    ),
    "contract_asset_unknown": Text(
        "资产台账中没有本格的第 {places} 个编号。请核对，或先登记资产。",
        "The register has no asset with code no. {places} of this cell. Check it, or register the "
        "asset first.",
    ),
    "contract_rows_differ": Text(
        "与同一合同的第 {row} 行不一致。另起的行只填价款各列；另一份合同请用另一个合同编号。",
        "This differs from row {row} of the same contract. Further rows hold terms of the price "
        "alone; give another contract another number.",
    ),
    "contract_mark_used": Text(
        "此合同编号已导入过另一份合同（系统编号 {number}）。请核对；另一份合同请换编号，"
        "要改的请在系统中撤回或变更。",
        "Another contract was imported under this number ({number}). Check it; give another "
        "contract another number, or withdraw or vary the first.",
    ),
}
