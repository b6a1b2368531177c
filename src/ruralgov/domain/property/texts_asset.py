"""What is refused of assets and resources, in Chinese and English."""

from typing import Final

from ruralgov.domain.kernel.text import Text

ASSET_BOUND: Final = Text(
    "asset_bound",
    "资产 {asset} 已由合同 {contract} 占用（{since} 至 {until}）。同一资产不得重复发包或出售；"
    "分块发包的，请把各块分别登记为资产。",
    "Asset {asset} is bound by contract {contract} ({since} to {until}). It is not let or "
    "sold twice; register each part as an asset of its own to let parts.",
)
ASSET_CODE_TAKEN: Final = Text(
    "asset_code_taken",
    "集体 {collective} 已有编号为 {code} 的资产（资源）。请核对，或另编号。",
    "Collective {collective} has an asset with the code {code} already. Check it, or give "
    "another code.",
)
ASSET_GONE: Final = Text(
    "asset_gone",
    "资产 {asset} 自 {day} 起{stage}，只能查询，不能再办理。",
    "Asset {asset} is gone since {day} ({stage_en}). Its history can be read, nothing can be "
    "done to it.",
)
ASSET_LET: Final = Text(
    "asset_let",
    "资产 {asset} 由合同 {contract} 发包（出租）至 {until}，不能处置。请先依法解除或变更合同。",
    "Asset {asset} is let by contract {contract} until {until}. End or vary the contract first.",
)
ASSET_MARK_WRONG: Final = Text(
    "asset_mark_wrong",
    "不能由“{now}”标为“{stage}”。登记使用状态只有自用和闲置两种，处置另办。",
    "It cannot be marked '{stage_en}', being '{now_en}'. Mark it in use or idle; a disposal is "
    "another command.",
)
ASSET_MISSING: Final = Text(
    "asset_missing",
    "本集体没有资产（资源）{asset}。请先登记，或核对编号。",
    "The collective has no asset or resource {asset}. Register it first, or check the id.",
)
ASSET_TAKEN: Final = Text(
    "asset_taken",
    "资产内部编号 {asset} 已存在。请为新资产使用新的内部编号。",
    "There is an asset with the id {asset} already. Give a new one a new id.",
)
DEPRECIATION_MONTHS_WRONG: Final = Text(
    "depreciation_months_wrong",
    "折旧月数 {months} 不在 1 至 1200 之间。请核对使用年限。",
    "{months} months of depreciation are not within 1 to 1200. Check the useful life.",
)
DEPRECIATION_OPENING_GIVEN: Final = Text(
    "depreciation_opening_given",
    "资产 {asset} 已有折旧方案，已提折旧由原方案算出，请勿另填。",
    "Asset {asset} has a plan: what was depreciated follows from it. Leave the opening out.",
)
DEPRECIATION_TOO_EARLY: Final = Text(
    "depreciation_too_early",
    "折旧方案不能从 {first} 起：首个方案从取得次月起（取得 {acquired}），"
    "以后的方案须晚于前一方案且不早于本月。",
    "A plan cannot begin in {first}: the first one begins after the month of acquisition "
    "({acquired}), a later one after the one before and not before this month.",
)
DEPRECIATION_WRONG: Final = Text(
    "depreciation_wrong",
    "净残值与已提折旧之和超过原值 {value}。请核对。",
    "Residual value and what was depreciated before exceed the value {value}. Check them.",
)
DISPOSAL_DAY_WRONG: Final = Text(
    "disposal_day_wrong",
    "处置日 {day} 须晚于 {after}，且不晚于今天 {today}。",
    "The day {day} of the disposal must be after {after} and not after today, {today}.",
)
NOT_DEPRECIATED: Final = Text(
    "not_depreciated",
    "资产 {asset}（{kind}）不计提折旧。只有 151、132、161 科目的资产计提；请核对科目。",
    "Asset {asset} ({kind_en}) is not depreciated: only those of accounts 151, 132 and 161 are. "
    "Check its account.",
)
QUANTITY_WRONG: Final = Text(
    "quantity_wrong",
    "数量 {value}（千分之一单位）应大于零。请核对。",
    "The quantity {value}, in thousandths, must be above nothing. Check it.",
)
SALE_MISSING: Final = Text(
    "sale_missing",
    "{contract} 不是出售资产 {asset} 且已签订的合同。请核对合同。",
    "{contract} is not a signed contract that sells asset {asset}. Check the contract.",
)
