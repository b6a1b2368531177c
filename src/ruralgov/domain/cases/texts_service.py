"""What is refused to those who serve reporters: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

WITHDRAWAL_STANDS: Final = Text(
    "withdrawal_stands",
    "诉求 {number} 的撤回已于 {until} 确定，不能再取消。诉求人仍有要求的，"
    "请重新登记一件（ReportCase）。",
    "The withdrawal of case {number} stands since {until}. If the reporter wants it after all, "
    "report it anew (ReportCase).",
)
