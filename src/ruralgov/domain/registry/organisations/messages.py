"""What can be asked of organisations, and what has happened to them."""

from datetime import date
from typing import ClassVar

from ruralgov.domain.kernel.ids import OrganisationId, PlaceId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry.organisations.model import OrganisationKind


@frozen(kw_only=True)
class RegisterOrganisation:
    """Enter an organisation; the unified social credit code (GB 32100-2015) where it has one.

    *territory* are the places that it serves, each with what lies below: its own place by default.
    """

    ADDED: ClassVar[tuple[str, ...]] = ("parent", "territory", "id")
    name: str
    kind: OrganisationKind
    place: PlaceId
    credit_code: str | None = None
    since: date
    source: str
    parent: OrganisationId | None = None
    territory: tuple[PlaceId, ...] = ()
    id: OrganisationId | None = None


@frozen(kw_only=True)
class ChangeOrganisation:
    """Rename an organisation, or change what else is kept of it; what is not named stays.

    On the day of its newest entry it takes the place of what that said.
    """

    organisation: OrganisationId
    name: str | None = None
    kind: OrganisationKind | None = None
    place: PlaceId | None = None
    parent: OrganisationId | None = None
    credit_code: str | None = None
    territory: tuple[PlaceId, ...] | None = None
    since: date
    cause: str


@frozen(kw_only=True)
class MoveOrganisation:
    """Put an organisation below another from a day on, or (None) below none."""

    organisation: OrganisationId
    parent: OrganisationId | None
    since: date
    cause: str


@frozen(kw_only=True)
class MergeOrganisation:
    """End an organisation on a day; from then on it is part of another, and so are those below it.

    *with_posts*: its posts and their holdings end the same day.
    """

    organisation: OrganisationId
    into: OrganisationId
    since: date
    cause: str
    with_posts: bool = False


@frozen(kw_only=True)
class CloseOrganisation:
    """End an organisation on a day. *with_posts*: so do its posts and their holdings."""

    ADDED: ClassVar[tuple[str, ...]] = ("with_posts",)
    organisation: OrganisationId
    since: date
    cause: str
    with_posts: bool = False


@frozen(kw_only=True)
class CorrectOrganisationEntry:
    """Put an entry of an organisation on its right day, or withdraw it (*since* None)."""

    organisation: OrganisationId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class OrganisationRegistered:
    """An organisation was entered."""

    SCHEMA: ClassVar[int] = 2
    name: str
    kind: OrganisationKind
    place: PlaceId
    credit_code: str | None
    since: date
    source: str
    parent: OrganisationId | None
    territory: tuple[PlaceId, ...]


@frozen(kw_only=True)
class OrganisationChanged:
    """What is kept of an organisation is this from a day on."""

    name: str
    kind: OrganisationKind
    place: PlaceId
    parent: OrganisationId | None
    credit_code: str | None
    territory: tuple[PlaceId, ...]
    since: date
    cause: str


@frozen(kw_only=True)
class OrganisationMerged:
    """An organisation ended and became part of another."""

    into: OrganisationId
    since: date
    cause: str


@frozen(kw_only=True)
class OrganisationClosed:
    """An organisation ended."""

    since: date
    cause: str


@frozen(kw_only=True)
class OrganisationEntryCorrected:
    """An entry is on its right day, or withdrawn."""

    entry: date
    since: date | None
    reason: str


OrganisationEvent = (
    OrganisationRegistered
    | OrganisationChanged
    | OrganisationMerged
    | OrganisationClosed
    | OrganisationEntryCorrected
)
"""What happens to an organisation."""
