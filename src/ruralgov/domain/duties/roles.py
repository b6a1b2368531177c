"""Who keeps duty lists and what is done of them, and for what purpose."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

DUTY_OFFICER: Final = Role("duty_officer", "履职清单管理员", "officer for duty lists")
DUTY_APPROVER: Final = Role(
    "duty_approver", "清单审定与清单外事项审批人", "approver of lists and of work off them"
)
DUTY_RECORDER: Final = Role("duty_recorder", "履职登记员", "recorder of duties")
DUTY_DEPARTMENT: Final = Role(
    "duty_department", "责任部门答复人", "who answers for a responsible department"
)

DUTIES: Final = Purpose("duties", "履职清单管理", "duty lists")
