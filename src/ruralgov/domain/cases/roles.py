"""The roles and the purpose of those who report, handle, check and watch cases."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

REPORTER: Final = Role(
    "reporter", "上报人（网格长、街巷长等）", "reporter (a grid or lane chief, …)"
)
INTAKE: Final = Role("intake", "受理派单员", "intake and dispatch desk")
HANDLER: Final = Role("handler", "承办人员", "handler")
CHECKER: Final = Role("checker", "核查员", "checker")
SUPERVISOR: Final = Role("supervisor", "督办审批员", "supervisor")
CALLER: Final = Role("caller", "回访员", "caller")
LOOKUP: Final = Role("lookup", "自助查询终端", "the citizens' look-up (a machine)")
NOTIFIER: Final = Role("notifier", "告知发送程序", "sender of notices (a machine)")
CASE_HANDLING: Final = Purpose("case_handling", "诉求办理", "case handling")
