"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

CLAIM_WRONG: Final = Text(
    "claim_wrong",
    "认领时长 {seconds} 秒无效：应为 1 至 {limit} 秒。",
    "A claim of {seconds} seconds is not valid: 1 to {limit}.",
)
DELIVERY_NOT_DUE: Final = Text(
    "delivery_not_due",
    "请求 {request}（{stage}）此时不能送达。",
    "Request {request} ({stage_en}) is not to be delivered now.",
)
DELIVERY_SUPERSEDED: Final = Text(
    "delivery_superseded",
    "请求 {request} 已由后来的认领接手，本次报告未作任何更改。请以后来的送达结果为准。",
    "Request {request} was claimed again since; this report changed nothing. What the newer claim "
    "reports holds.",
)
REQUEST_ANSWERED: Final = Text(
    "request_answered",
    "请求 {request} 已有答复。",
    "Request {request} is answered already.",
)
WAIT_WRONG: Final = Text(
    "wait_wrong",
    "{name} 为 {value} 秒，无效：应为 0 至 {limit} 秒。",
    "{name} of {value} seconds is not valid: 0 to {limit}.",
)
REQUEST_MISSING: Final = Text(
    "request_missing",
    "没有编号为 {request} 的部门请求。",
    "There is no request {request} to a department.",
)
REQUEST_NOT_PARKED: Final = Text(
    "request_not_parked",
    "请求 {request} 未被搁置。",
    "Request {request} is not parked.",
)
