"""What is refused about outcomes, in Chinese and English."""

from typing import Final

from ruralgov.domain.kernel.text import Text

OUTCOME_MISSING: Final = Text(
    "outcome_missing",
    "没有第 {number} 项成效，或已撤回。请核对序号。",
    "There is no outcome {number}, or it was taken back. Check the number.",
)
OUTCOME_FIGURE_WRONG: Final = Text(
    "outcome_figure_wrong",
    "数值 {figure} 须为零或正整数，并在可登记的范围内。请改正。",
    "The figure {figure} must be zero or more, and not beyond what can be entered. Mend it.",
)
OUTCOME_NO_INDUSTRY: Final = Text(
    "outcome_no_industry",
    "只有“产业融合”的成效才填写合作项目和账簿收入。请删去，或改选“产业融合”。",
    "Only outcomes of industry name a joint project and incomes. Leave them out, or choose "
    "industry.",
)
OUTCOME_PROJECT_MISSING: Final = Text(
    "outcome_project_missing",
    "没有第 {number} 个合作项目，或已撤回。产业融合的成效须写明合作项目；"
    "请核对序号，或先登记项目。",
    "There is no joint project {number}, or it was withdrawn. An outcome of industry names one: "
    "check the number, or enter the project first.",
)
OUTCOME_TWICE: Final = Text(
    "outcome_twice",
    "“{project}”在该期间的收入已计入第 {number} 项成效，一个项目只计一次。"
    "请核对期间，或先撤回该项成效。",
    "The income of '{project}' in these days is outcome {number} already, and a project counts "
    "once. Check the days, or take that outcome back first.",
)
OUTCOME_NOT_PARTY: Final = Text(
    "outcome_not_party",
    "集体 {collective} 不是“{name}”的合作方，其收入不能计入。请核对集体编号。",
    "Collective {collective} is no party of '{name}', and its income does not count. Check the id.",
)
OUTCOME_INCOME_TWICE: Final = Text(
    "outcome_income_twice",
    "凭证 {voucher} 第 {line} 行已计入成效，不能重复计算。请核对凭证和行号。",
    "Line {line} of voucher {voucher} is counted in an outcome already. Check voucher and line.",
)
OUTCOME_SUM_WRONG: Final = Text(
    "outcome_sum_wrong",
    "成效数值 {after} 与各集体账簿收入合计 {total} 不符（单位：分）。请按账簿收入填写。",
    "The outcome {after} is not the sum {total} of what the ledgers show, in fen. Give that sum.",
)
OUTCOME_VERIFIED: Final = Text(
    "outcome_verified",
    "第 {number} 项成效已于 {day} 核实，无须再次核实。有误的请撤回。",
    "Outcome {number} was verified on {day} already. Take it back where it is wrong.",
)
OUTCOME_SAME_PERSON: Final = Text(
    "outcome_same_person",
    "这项成效由您登记，不能由您核实。请由另一人核实。",
    "You entered this outcome and do not verify it. Let somebody else do so.",
)
