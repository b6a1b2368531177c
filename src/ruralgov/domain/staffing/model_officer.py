"""Enforcement centres of towns, and the officers whom departments send to them."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel import spans
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import (
    AccountId,
    CentreId,
    OrganisationId,
    PersonId,
    PlaceId,
    PostId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen


class ActCapacity(LabelledEnum):
    """In whose name an officer acts; the centre as such has no power of its own."""

    TRANSFERRED = "transferred", "赋权（以镇街名义）", "transferred: in the name of the town"
    COMMISSIONED = (
        "commissioned",
        "委托（以部门名义）",
        "commissioned: in the name of the department",
    )
    DISPATCHED = "dispatched", "派驻（以部门名义）", "dispatched: in the name of the department"


@frozen(kw_only=True)
class CentreSpan:
    """Where a centre was, and what it was called."""

    place: PlaceId
    name: str
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class Centre:
    """A town's centre for enforcement (镇街综合执法中心) through time."""

    approval: str
    spans: tuple[CentreSpan, ...]

    def on(self, day: date) -> CentreSpan | None:
        """Return the span that holds on a day."""
        return spans.on(self.spans, day)

    @property
    def last(self) -> CentreSpan | None:
        """Return the newest span; None where it was entered by mistake."""
        return self.spans[-1] if self.spans else None


@frozen(kw_only=True)
class Badge:
    """A badge (执法证) within ``[since, until)``: who issued it, and for what."""

    number: str
    issuer: str = field(metadata=text_of(TextKind.NAME))
    scope: str = field(metadata=text_of(TextKind.NAME))
    since: date
    until: date


@frozen(kw_only=True)
class Secondment:
    """That an officer is at a centre within ``[since, until)``; the post at home is kept."""

    centre: CentreId
    capacity: ActCapacity
    approval: str
    since: date
    until: date


@frozen(kw_only=True)
class Recall:
    """That the department wants an officer back, and what the host said of it."""

    day: date
    by: AccountId
    reason: str
    answered: date | None = None
    agrees: bool | None = None
    opinion: str = field(default="", metadata=text_of(TextKind.OFFICE))


@frozen(kw_only=True)
class Officer:
    """An officer by a post of a department; what they may do ends with the holding of it.

    *until* follows the post in the registry. Badges and secondments keep their own days: they come
    back when it turns out that the post was not left.
    """

    person: PersonId
    entered: PersonId | None = None
    post: PostId
    department: OrganisationId
    since: date
    until: date
    badges: tuple[Badge, ...] = ()
    secondments: tuple[Secondment, ...] = ()
    recall: Recall | None = None

    def badges_on(self, day: date) -> tuple[Badge, ...]:
        """Return the badges in force on a day: none once the post is left."""
        if not self.since <= day < self.until:
            return ()
        return tuple(one for one in self.badges if one.since <= day < one.until)

    def seconded_on(self, day: date) -> Secondment | None:
        """Return the secondment that holds on a day."""
        return spans.on(self.secondments, day) if day < self.until else None
