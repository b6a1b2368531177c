"""What is wrong with bodies on a day: nothing is refused for it, and nothing is hidden."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import BodyId, PersonId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.meetings.model import BodyKind, Share
from ruralgov.domain.meetings.model_body import Body, SeatKind
from ruralgov.domain.meetings.queries_minutes import BodyFault, BodyFinding, BodyFindings
from ruralgov.domain.meetings.records import BODY
from ruralgov.domain.meetings.rows import BodyRow
from ruralgov.domain.meetings.rules_seats import sitting, women_among, women_of
from ruralgov.domain.registry import PERSON, HolderRow, Person


@frozen(kw_only=True)
class Composition:
    """What part of the representatives' meeting a law asks for, within days, and which says so."""

    representatives: Share
    women: Share
    since: date
    until: date = FOREVER
    source: str


COMPOSITIONS: Final = (
    Composition(
        representatives=Share(part=4, whole=5),
        women=Share(part=1, whole=3),
        since=date(2010, 10, 28),
        until=date(2025, 10, 28),
        source="村民委员会组织法（2010年修订）第二十五条",
    ),
    Composition(
        representatives=Share(part=4, whole=5),
        women=Share(part=1, whole=3),
        since=date(2025, 10, 28),
        source="村民委员会组织法（2025年修正）第二十九条",
    ),
)
TOGETHER: Final = 100
"""So many bodies are read at once, with their people."""
Found = tuple[BodyFault, int, int, int, str]
"""What is wrong: how many there are, how many are asked for, of how many, and by what."""


def body_findings(query: BodyFindings, asked: Asked) -> list[BodyFinding]:
    """Return what is wrong with the bodies of a place and below it, by place."""
    last: dict[str, BodyRow] = {}
    for row in asked.read.rows(BodyRow):
        if row.owner not in last or row.since > last[row.owner].since:
            last[row.owner] = row
    inside = {
        BodyId(key): row
        for key, row in last.items()
        if query.place in asked.above(row.place, asked.day) and row.since <= asked.day
    }
    over = {key for key, row in inside.items() if row.until <= asked.day and row.until != FOREVER}
    found = [
        _finding(key, inside[key], (BodyFault.TERM_OVER, 0, 0, 0, ""), inside[key].until)
        for key in over
        if asked.stands(inside[key].place, asked.day)
    ]
    meeting = [key for key in inside if key not in over]
    for start in range(0, len(meeting), TOGETHER):
        bodies = asked.read.states(BODY, meeting[start : start + TOGETHER])
        seated = (seat.person for body in bodies.values() for seat in body.seats_on(asked.day)[0])
        people = asked.read.states(PERSON, seated)
        for name, body in bodies.items():
            key = BodyId(name)
            found += [_finding(key, inside[key], one) for one in _of_people(body, people, asked)]
    return sorted(found, key=lambda one: (one.place, one.kind, one.name, one.body, one.fault))


def _finding(key: BodyId, row: BodyRow, found: Found, since: date | None = None) -> BodyFinding:
    fault, count, needed, of, source = found
    return BodyFinding(
        body=key,
        name=row.name,
        kind=row.kind,
        place=row.place,
        fault=fault,
        count=count,
        needed=needed,
        of=of,
        since=since,
        source=source,
    )


def _of_people(body: Body, people: Mapping[str, Person], asked: Asked) -> Iterator[Found]:
    """Give what is wrong with who sits in a body."""
    if body.by_roll or body.on(asked.day) is None:
        return
    _, posts = body.seats_on(asked.day)
    vacant = sum(
        not asked.read.rows(HolderRow, on=asked.day, limit=1, owner=seat.post) for seat in posts
    )
    if vacant:
        yield BodyFault.POST_EMPTY, len(posts) - vacant, len(posts), len(posts), ""
    seated = sitting(body, asked.day, asked.read, people)
    if not seated:
        yield BodyFault.NOBODY, 0, 1, 0, ""
    elif body.kind is BodyKind.REPRESENTATIVES:
        law = next((one for one in COMPOSITIONS if one.since <= asked.day < one.until), None)
        representatives = [one for one, kind in seated.items() if kind is SeatKind.REPRESENTATIVE]
        women, unknown = _women(representatives, people, asked)
        if law is not None:
            yield from _composed(law, len(seated), len(representatives), len(women), unknown)


def _women(
    representatives: list[PersonId], people: Mapping[str, Person], asked: Asked
) -> tuple[set[PersonId], int]:
    """Return the women among some people, of whom most were read already."""
    if all(one in people for one in representatives):
        return women_of({one: people[one] for one in representatives})
    return women_among(representatives, asked.read)


def _composed(
    law: Composition, of: int, representatives: int, women: int, unknown: int
) -> Iterator[Found]:
    """Give what a law asks of the parts of a body, and it has not."""
    needed = law.representatives.needed(of)
    if representatives < needed:
        yield BodyFault.FEW_REPRESENTATIVES, representatives, needed, of, law.source
    needed = law.women.needed(of)
    if women + unknown < needed:
        yield BodyFault.FEW_WOMEN, women, needed, of, law.source
    elif women < needed:
        yield BodyFault.SEX_UNKNOWN, unknown, needed, of, law.source
