"""What follows from a plan of notices: each of them."""

from ruralgov.domain.cases.notices.messages import NoticesPlanned, PlanNotice
from ruralgov.domain.kernel.declare import Given


def plan_each(event: NoticesPlanned, _key: str, _given: Given) -> tuple[PlanNotice, ...]:
    """Each notice is planned by itself."""
    return tuple(
        PlanNotice(case=one.case, kind=one.kind, version=one.version) for one in event.notices
    )
