"""Commands and events of a consortium that works: its terms, its villages, its end."""

from datetime import date
from typing import ClassVar

from ruralgov.domain.consortia.model import ConsortiumKind
from ruralgov.domain.kernel.ids import ConsortiumId, DecisionId, OrganisationId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class ConsortiumEntry(LabelledEnum):
    """Which entries of a consortium are meant."""

    TERMS = "terms", "名称、类型、牵头单位和章程", "name, kind, lead and charter"
    STAGE = "stage", "运行状态", "how it stands"


@frozen(kw_only=True)
class ChangeConsortium:
    """Give a consortium another name, kind, lead or charter from a day on; the rest stays."""

    consortium: ConsortiumId
    since: date
    name: str | None = None
    kind: ConsortiumKind | None = None
    lead: OrganisationId | None = None
    charter: str | None = None
    reason: str


@frozen(kw_only=True)
class SuspendConsortium:
    """Let a consortium rest from a day on."""

    consortium: ConsortiumId
    since: date
    reason: str


@frozen(kw_only=True)
class ResumeConsortium:
    """Let a consortium go on that was suspended, or that was to be dissolved."""

    consortium: ConsortiumId
    since: date
    reason: str


@frozen(kw_only=True)
class BeginDissolution:
    """Begin to dissolve a consortium: what is pooled in it is returned or settled from now on.

    *decision* is that of the body that approved it; without one it is a paper, and marked so.
    """

    ADDED: ClassVar[tuple[str, ...]] = ("decision",)

    consortium: ConsortiumId
    since: date
    approval: str
    reason: str
    decision: DecisionId | None = None


@frozen(kw_only=True)
class DissolveConsortium:
    """End a consortium of which nothing is left to return or to settle."""

    consortium: ConsortiumId
    since: date
    settlement: str


@frozen(kw_only=True)
class AdmitVillage:
    """Take a village into a consortium from a day on, by its own decision and an approval.

    *approved_by* is the decision of the body that approved it; without one it is a paper.
    """

    ADDED: ClassVar[tuple[str, ...]] = ("approved_by",)

    consortium: ConsortiumId
    village: PlaceId
    since: date
    decision: DecisionId
    approval: str
    approved_by: DecisionId | None = None


@frozen(kw_only=True)
class LeaveConsortium:
    """End the membership of a village: *since* is the first day on which it is out.

    It gave notice on *notified*, and decided so itself; a village that has ended needs no decision.
    """

    consortium: ConsortiumId
    village: PlaceId
    notified: date
    since: date
    decision: DecisionId | None = None
    cause: str


@frozen(kw_only=True)
class FollowVillage:
    """Let a membership pass to the village that a member became part of."""

    consortium: ConsortiumId
    village: PlaceId


@frozen(kw_only=True)
class CorrectConsortiumEntry:
    """Move an entry of a consortium to its right day; without *since*, withdraw it."""

    consortium: ConsortiumId
    what: ConsortiumEntry
    entry: date
    since: date | None = None
    reason: str


@frozen(kw_only=True)
class CorrectConsortiumMember:
    """Move the day on which a village came or left; without *since*, withdraw that entry."""

    consortium: ConsortiumId
    village: PlaceId
    entry: date
    since: date | None = None
    reason: str


@frozen(kw_only=True)
class ConsortiumChanged:
    """A consortium has other terms from a day on."""

    since: date
    name: str
    kind: ConsortiumKind
    lead: OrganisationId
    charter: str
    reason: str


@frozen(kw_only=True)
class ConsortiumSuspended:
    """A consortium rests."""

    since: date
    reason: str


@frozen(kw_only=True)
class ConsortiumResumed:
    """A consortium goes on."""

    since: date
    reason: str


@frozen(kw_only=True)
class DissolutionBegun:
    """A consortium is being dissolved."""

    SCHEMA: ClassVar[int] = 2

    since: date
    approval: str
    reason: str
    decision: DecisionId | None


@frozen(kw_only=True)
class ConsortiumDissolved:
    """A consortium ended, with nothing left to settle."""

    since: date
    settlement: str


@frozen(kw_only=True)
class VillageAdmitted:
    """A village came into a consortium."""

    SCHEMA: ClassVar[int] = 2

    village: PlaceId
    since: date
    decision: DecisionId
    approval: str
    approved_by: DecisionId | None


@frozen(kw_only=True)
class VillageLeft:
    """A village left a consortium."""

    village: PlaceId
    notified: date
    since: date
    decision: DecisionId | None
    cause: str


@frozen(kw_only=True)
class VillageFollowed:
    """A membership passed to what the village became part of."""

    village: PlaceId
    successor: PlaceId
    since: date


@frozen(kw_only=True)
class ConsortiumEntryCorrected:
    """An entry was moved, or withdrawn where *since* is None."""

    what: ConsortiumEntry
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class ConsortiumMemberCorrected:
    """The coming or leaving of a village was moved, or withdrawn."""

    village: PlaceId
    entry: date
    since: date | None
    reason: str


LifeEvent = (
    ConsortiumChanged
    | ConsortiumSuspended
    | ConsortiumResumed
    | DissolutionBegun
    | ConsortiumDissolved
    | VillageAdmitted
    | VillageLeft
    | VillageFollowed
    | ConsortiumEntryCorrected
    | ConsortiumMemberCorrected
)
