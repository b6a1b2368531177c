"""Needs that no payment meets: meals, care, schooling, work, repair, and who sees to them."""

from datetime import date

from ruralgov.domain.kernel.ids import AccountId, AidFileId, OrganisationId, PersonId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.kernel.value import frozen


class NeedKind(LabelledEnum):
    """What is needed."""

    MEALS = "meals", "助餐", "meals"
    CARE = "care", "照料护理", "care"
    SCHOOLING = "schooling", "助学", "schooling"
    WORK = "work", "就业帮扶", "help to find work"
    REPAIR = "repair", "住房修缮", "repair of the home"
    COMPANY = "company", "探访关爱", "somebody who looks in"


class NeedStage(LabelledEnum):
    """Where a need stands."""

    ENTERED = "entered", "待对接", "waiting for a provider"
    PROPOSED = "proposed", "待接单", "waiting for the provider's answer"
    ACCEPTED = "accepted", "服务中", "accepted by the provider"
    DONE = "done", "待本人确认", "done, to be confirmed by the person"
    CONFIRMED = "confirmed", "本人已确认", "confirmed by the person"
    WITHDRAWN = "withdrawn", "已撤销", "withdrawn"


ENDED_NEEDS = frozenset({NeedStage.CONFIRMED, NeedStage.WITHDRAWN})
"""The stages of what is over."""


class NeedSide(LabelledEnum):
    """Who declined."""

    PERSON = "person", "本人", "the person"
    PROVIDER = "provider", "服务方", "the provider"


@frozen(kw_only=True)
class AidNeed:
    """One need of one person; what is wished is sealed under its own key.

    ``done_by`` is who entered that it was done, which somebody else lets the person confirm.
    """

    file: AidFileId
    person: PersonId
    kind: NeedKind
    since: date
    wish: OfficerText | None
    stage: NeedStage = NeedStage.ENTERED
    provider: OrganisationId | None = None
    last: date | None = None
    """The day of what happened last."""
    returns: int = 0
    """How often a provider declined or returned it, or the person was not content."""
    done_by: AccountId | None = None
    erased: bool = False
