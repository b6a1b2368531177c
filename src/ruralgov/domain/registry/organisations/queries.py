"""What can be asked of organisations and posts, and what the answers are."""

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import OrganisationId, PersonId, PlaceId, PostId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry.organisations.model import OrganisationKind
from ruralgov.domain.registry.organisations.rows import HolderRow, OrganisationRow, PostRow


class OrganisationFault(LabelledEnum):
    """What an audit finds about organisations and posts."""

    PARENT_MISSING = "parent_missing", "应有上级组织而没有", "has no parent though its kind has one"
    PARENT_ENDED = "parent_ended", "上级组织已终止", "its parent has ended"
    PLACE_ENDED = "place_ended", "所在地点已不存在", "its place has ended"
    POST_EMPTY = "post_empty", "岗位无人任职", "nobody holds the post"


@frozen(kw_only=True)
class OrganisationFinding:
    """One thing that is found: of an organisation, or of a post of it by its title."""

    fault: OrganisationFault
    organisation: OrganisationId
    name: str
    place: PlaceId
    post: str = ""


@frozen(kw_only=True)
class Organisations(Query[list[OrganisationRow]]):
    """Ask for the organisations of a place on the day asked."""

    place: PlaceId


@frozen(kw_only=True)
class FindOrganisations(Query[list[OrganisationRow]]):
    """Ask for the organisations of the day asked that are all that is named here; else for all.

    *parent*: right below it; *below*: anywhere below it.
    """

    name: str | None = None
    credit_code: str | None = None
    kind: OrganisationKind | None = None
    place: PlaceId | None = None
    parent: OrganisationId | None = None
    below: OrganisationId | None = None


@frozen(kw_only=True)
class OrganisationToday(Query[list[OrganisationRow]]):
    """Ask what an organisation is on the day asked: itself, or what it has become part of."""

    organisation: OrganisationId


@frozen(kw_only=True)
class OrganisationHistory(Query[list[OrganisationRow]]):
    """Ask for every entry of an organisation: what it was called and where it stood, and when."""

    organisation: OrganisationId


@frozen(kw_only=True)
class OrganisationsServing(Query[list[OrganisationRow]]):
    """Ask which organisations serve a place on the day asked: it lies in their territory."""

    place: PlaceId


@frozen(kw_only=True)
class PostsOf(Query[list[PostRow]]):
    """Ask for the posts of an organisation on the day asked."""

    organisation: OrganisationId


@frozen(kw_only=True)
class PostsOfPerson(Query[list[HolderRow]]):
    """Ask which posts a person holds on the day asked; ``owner`` is the post."""

    person: PersonId


@frozen(kw_only=True)
class PostHolders(Query[list[HolderRow]]):
    """Ask who holds a post on the day asked."""

    post: PostId


@frozen(kw_only=True)
class PostHistory(Query[list[HolderRow]]):
    """Ask who ever held a post, or is to hold it."""

    post: PostId


@frozen(kw_only=True)
class OrganisationFindings(Query[list[OrganisationFinding]]):
    """Ask what is amiss with organisations and posts on the day asked."""
