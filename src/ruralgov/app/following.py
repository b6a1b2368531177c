"""Bringing a consumer of the feed up to date."""

from ruralgov.app.application import App
from ruralgov.domain.access import INTEGRATION, FeedEvents
from ruralgov.domain.kernel.roles import Actor
from ruralgov.ports.feed import Consumer


def follow(app: App, consumer: Consumer, *, actor: Actor, page: int = 500) -> int:
    """Feed a consumer with all that it has not taken yet; return how many events it was given.

    One run at a time for each consumer. Call it again from time to time; what it raises leaves the
    consumer at its last mark, and the next call goes on from there.
    """
    given, more = 0, True
    while more:
        after = consumer.mark()
        query = FeedEvents(after=after, limit=page)
        found = app.query(query, actor=actor, purpose=INTEGRATION)
        if found.mark != after:
            consumer.take(found)
        given, more = given + len(found.events), found.more
    return given
