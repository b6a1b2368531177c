"""Who mediates, who keeps the files, who guides, and for what purpose."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

MEDIATOR: Final = Role("mediator", "人民调解员", "people's mediator")
MEDIATION_CLERK: Final = Role(
    "mediation_clerk", "调解委员会工作人员", "clerk of a mediation committee"
)
MEDIATION_SUPERVISOR: Final = Role(
    "mediation_supervisor", "司法行政指导人员", "justice officer who guides mediation"
)

MEDIATION: Final = Purpose("mediation", "人民调解", "people's mediation")
