"""What of an event may leave the city's journal: declared beside the event, and nothing else.

A context says of each type of its events what the feed gives of them, or why they are kept. What
nobody declared is kept.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class FeedEvent:
    """One event as the feed gives it: that it happened, and its declared fields."""

    id: str
    """The same for ever, and no other event's: by it a reader knows what it has taken already."""
    type: str
    kind: str
    """The kind of record to which it happened."""
    key: str
    """Which record; of people and households another name of it, always the same."""
    version: int
    """The number of the event in its record, from 1."""
    schema: int
    """Raised when what the fields mean has changed."""
    at: datetime
    fields: Mapping[str, Any]
    mark: str
    """Where the feed goes on after it: opaque text, to be kept as it is."""


@frozen(kw_only=True)
class FeedPage:
    """Some events of the feed, in its order."""

    events: tuple[FeedEvent, ...]
    mark: str
    """Where the next page begins; beyond the events that are kept as well."""
    more: bool
    """Whether the next page can be asked for at once."""


@frozen
class Publishes:
    """Events of a type leave with these fields, none of which is personal.

    *fields* cannot hold words. *words* are texts, or values that hold some, of which somebody made
    sure that they name nobody: codes, names of places and units, and nothing that people write
    freely. *people* hold ids of people, households or accounts. *version* is raised when what they
    mean has changed.
    """

    event: type
    fields: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    version: int = 1

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all fields that leave."""
        return (*self.fields, *self.words, *self.people)


@frozen
class Keeps:
    """Events of a type do not leave."""

    event: type
    because: str


Publishing = Publishes | Keeps
"""What becomes of the events of a type in the feed."""


def kept(because: str, *events: type) -> tuple[Keeps, ...]:
    """Return that events of some types do not leave, and why."""
    return tuple(Keeps(event, because) for event in events)
