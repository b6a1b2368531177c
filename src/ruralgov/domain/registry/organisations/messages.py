"""What can be asked of the registry, and what has happened to it."""

from datetime import date

from attrs import frozen

from ruralgov.domain.kernel.ids import OrganisationId, PersonId, PlaceId, PostId
from ruralgov.domain.registry.organisations.model import OrganisationKind


@frozen(kw_only=True)
class RegisterOrganisation:
    """Enter an organisation; the unified social credit code (GB 32100-2015) where it has one."""

    name: str
    kind: OrganisationKind
    place: PlaceId
    credit_code: str | None = None
    since: date
    source: str


@frozen(kw_only=True)
class CloseOrganisation:
    """End an organisation on a day."""

    organisation: OrganisationId
    since: date
    cause: str


@frozen(kw_only=True)
class OrganisationRegistered:
    """An organisation was entered."""

    name: str
    kind: OrganisationKind
    place: PlaceId
    credit_code: str | None
    since: date
    source: str


@frozen(kw_only=True)
class OrganisationClosed:
    """An organisation ended."""

    since: date
    cause: str


@frozen(kw_only=True)
class EstablishPost:
    """Establish a post with its seats, on its basis."""

    organisation: OrganisationId
    title: str
    seats: int = 1
    basis: str
    since: date


@frozen(kw_only=True)
class AppointToPost:
    """Give a person a seat of a post."""

    post: PostId
    person: PersonId
    basis: str
    since: date


@frozen(kw_only=True)
class LeavePost:
    """End a person's holding of a post."""

    post: PostId
    person: PersonId
    since: date
    reason: str


@frozen(kw_only=True)
class PostEstablished:
    """A post was established."""

    organisation: OrganisationId
    title: str
    seats: int
    basis: str
    since: date


@frozen(kw_only=True)
class PostTaken:
    """A person holds a post."""

    person: PersonId
    basis: str
    since: date


@frozen(kw_only=True)
class PostLeft:
    """A person no longer holds a post."""

    person: PersonId
    since: date
    reason: str


OrganisationEvent = OrganisationRegistered | OrganisationClosed
"""What happens to an organisation."""

PostEvent = PostEstablished | PostTaken | PostLeft
"""What happens to a post."""
