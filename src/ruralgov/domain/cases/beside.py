"""What few cases have beside the main way: calls that reached nobody, a grievance."""

from datetime import datetime

from attrs import frozen

from ruralgov.domain.kernel.labels import LabelledEnum


class NextStep(LabelledEnum):
    """What follows when the reporter is dissatisfied and no round follows."""

    HIGHER = "higher", "提请上一级复核", "review by the level above"
    REVIEW = "review", "市级复核", "review by the city"


@frozen(kw_only=True)
class Grievance:
    """What a reporter who stayed dissatisfied to the end is owed, until it was reviewed."""

    since: datetime
    step: NextStep
    settled_at: datetime | None = None


@frozen(kw_only=True)
class Beside:
    """What few cases have: a case without any of it keeps nothing for it."""

    calls: tuple[datetime, ...] = ()
    """When the reporter was called back in this round and not reached."""
    grievance: Grievance | None = None


NOTHING = Beside()
