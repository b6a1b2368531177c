"""Reading the feed: page by page, what may leave and nothing else."""

from datetime import datetime

from ruralgov.app import texts
from ruralgov.app.core import Core
from ruralgov.app.events import OF_STORAGE, entry_fault, problem
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.publish import FeedEvent, FeedPage, Publishes
from ruralgov.ports.storage import Marked, Transaction


def page(core: Core, tx: Transaction, after: str, limit: int, types: tuple[str, ...]) -> FeedPage:
    """Return the next page of the feed, of some types or of all that leave.

    Raises ``mark_wrong``, ``event_kept``, and ``event_unreadable`` where one is not known here.
    """
    for name in types:
        if not isinstance(core.catalogue.publishing.of(name), Publishes):
            raise BadInput(texts.EVENT_KEPT, name=name)
    try:
        entries = tx.feed(after, limit)
    except ValueError:
        raise BadInput(texts.MARK_WRONG, mark=after) from None
    given = (_give(core, one) for one in entries)
    wanted = frozenset(types)
    events = tuple(one for one in given if one is not None and (not wanted or one.type in wanted))
    more = len(entries) == limit
    core.teller.fed(len(events), _age(core, entries[-1]) if more else 0.0)
    return FeedPage(events=events, mark=entries[-1].mark if entries else after, more=more)


def _age(core: Core, marked: Marked) -> float:
    """Return how many seconds ago an event was written."""
    return (core.clock() - datetime.fromisoformat(marked.entry.at)).total_seconds()


def _give(core: Core, marked: Marked) -> FeedEvent | None:
    try:
        return core.catalogue.publishing.give(core.city, marked)
    except OF_STORAGE:
        raise
    except Exception as error:  # noqa: BLE001  an upcast or a validator may raise anything
        said = problem(error, marked.entry)
        raise entry_fault(texts.EVENT_UNREADABLE, marked.entry, said) from None
