"""What can be asked of the registry, and what the answers are."""

from attrs import frozen

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import PlaceId, PostId
from ruralgov.domain.registry.organisations.rows import HolderRow, OrganisationRow


@frozen(kw_only=True)
class Organisations(Query[list[OrganisationRow]]):
    """Ask for the organisations of a place on the day asked."""

    place: PlaceId


@frozen(kw_only=True)
class PostHolders(Query[list[HolderRow]]):
    """Ask who holds a post on the day asked."""

    post: PostId
