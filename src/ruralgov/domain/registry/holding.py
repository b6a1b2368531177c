"""What of the registry a person holds: posts."""

from collections.abc import Iterator

from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.held import Held
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.registry.organisations.records import POST
from ruralgov.domain.registry.organisations.rows import HolderRow


def holding(person: PersonId, read: Read) -> Iterator[Held]:
    """Give the posts that a person holds or held."""
    rows = read.rows(HolderRow, person=person)
    for key, post in read.states(POST, {row.owner for row in rows}).items():
        for one in post.holdings:
            if one.person == person:
                yield Held(
                    kind="post",
                    key=key,
                    zh=f"职务：{post.title}",
                    en=f"post: {post.title}",
                    since=one.since,
                    until=one.until,
                    ended=one.until,
                    command="CorrectHoldingEntry",
                    entered=one.entered,
                )
