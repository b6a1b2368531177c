"""The answers about mistakes: what ended because of one, what was decided upon one."""

from collections.abc import Iterable, Iterator
from datetime import date

from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.held import Held
from ruralgov.domain.kernel.history import Happened
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.registry.people.messages_person import (
    PersonAbsorbed,
    PersonMerged,
    PersonReleased,
)
from ruralgov.domain.registry.people.queries_mistakes import (
    Decided,
    DecidedSinceMerger,
    Ended,
    EndedByMistake,
)
from ruralgov.domain.registry.people.records import PERSON
from ruralgov.domain.registry.people.rows import WithdrawnRow
from ruralgov.domain.registry.people.same import merged_into


def ended_by_mistake(_: EndedByMistake, asked: Asked) -> list[Ended]:
    """Return what ended with departures that were mistakes, and did not go on since."""
    found = []
    for row in asked.read.rows(WithdrawnRow):
        person = PersonId(row.owner)
        held = asked.held(person)
        found += [
            Ended(
                person=person,
                day=row.day,
                kind=one.kind,
                key=one.key,
                zh=one.zh,
                en=one.en,
                command=one.command,
            )
            for one in held
            if one.ended == row.day and not _goes_on(one, held)
        ]
    return found


def _goes_on(ended: Held, held: Iterable[Held]) -> bool:
    """Tell whether the same was given again since."""
    names = (ended.kind, ended.zh, ended.key if ended.kind != "grant" else "")
    return any(
        (one.kind, one.zh, one.key if one.kind != "grant" else "") == names
        and one.until > max(ended.until, one.since)
        for one in held
    )


def decided_since_merger(query: DecidedSinceMerger, asked: Asked) -> list[Decided]:
    """Return what was entered of the one who stays since a person was last merged into them."""
    mergers = [one.event for one in asked.history(PERSON, query.person)]
    merged = [one.into for one in mergers if isinstance(one, PersonMerged)]
    if not merged:
        return []
    into = merged[-1]
    since: list[Happened] = []
    absorbed = legal_date(asked.now)
    for one in asked.history(PERSON, into):
        if isinstance(one.event, PersonAbsorbed) and one.event.other == query.person:
            since, absorbed = [], legal_date(one.at)
        elif not isinstance(one.event, PersonReleased):
            since.append(one)
    own = [
        Decided(
            person=into,
            kind="person",
            key=into,
            zh=f"人员记载：{type(one.event).__name__}",
            en=f"entry of the person: {type(one.event).__name__}",
            since=legal_date(one.at),
        )
        for one in since
    ]
    return [*own, *_offices(into, query.person, absorbed, asked)]


def _offices(into: PersonId, other: PersonId, day: date, asked: Asked) -> Iterator[Decided]:
    """Give the offices that began or ended since a day, but for those that go back to the other."""
    back = merged_into(other, asked.read)
    for one in asked.held(into):
        if one.entered in back:
            continue
        days = [when for when in (one.since, one.until) if day <= when < FOREVER]
        if days:
            yield Decided(
                person=into, kind=one.kind, key=one.key, zh=one.zh, en=one.en, since=days[0]
            )
