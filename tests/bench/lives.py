"""Made-up families through a year of which all is known: what happened when, and who said it.

What sources send is late by a month at most, now and then missing, and now and then of somebody
else; deposits waver. What is true beside lets alerts be judged.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from attrs import define, field

from ruralgov.domain.aid.means import Dossier, Fact, Item
from ruralgov.domain.aid.means.example import COUNTY
from ruralgov.domain.aid.means.items import DEDUCTIONS, EXPENSES, INCOME, MOVABLE
from ruralgov.domain.aid.watching import AidSource, ChangeKind

BEGIN = date(2025, 1, 1)
MONTHS = 12
YUAN = 100
MISSING, MIXED = 0.01, 0.002
"""How often an answer does not come, and how often it is of somebody else."""
SAID = {
    AidSource.MEDICAL: (Item.MEDICAL_EXPENSE, Item.SERIOUS_ILLNESS),
    AidSource.LABOUR: (Item.WAGES, Item.INSURANCE_PENSION),
    AidSource.BANK: (Item.DEPOSITS,),
    AidSource.DISABLED: (Item.DISABILITY,),
    AidSource.CIVIL: (Item.AID_RECEIVED,),
}
_STANDS = (
    *(Item.SERIOUS_ILLNESS, Item.DISABILITY, Item.MENTAL, Item.LIMB, Item.VISUAL, Item.URGENT),
    *(Item.ON_MINIMUM, Item.ON_MARGIN, Item.ON_DESTITUTE, Item.NO_OBLIGED, Item.OBLIGED_UNABLE),
    *(Item.FATHER_GONE, Item.MOTHER_GONE, Item.FATHER_UNFIT, Item.MOTHER_UNFIT),
    *(Item.FATHER_AWAY, Item.MOTHER_AWAY, Item.GUARDIAN_FAILS, Item.CHILD_ALLOWANCE),
)
_ALL = (*INCOME, *DEDUCTIONS, *MOVABLE, *EXPENSES, *_STANDS, Item.VEHICLES, Item.HOUSES)
BAND = 5_000 * YUAN


@define
class Event:
    """Something that happened: when, to whom, and what was so from then on."""

    day: date
    person: str
    kind: ChangeKind
    item: Item
    value: int


@define
class Life:
    """A family: what is true of it now, what happens to it, and how its sources err."""

    name: str
    people: tuple[str, ...]
    true: dict[tuple[str, Item], int]
    events: list[Event]
    draw: random.Random
    said: dict[AidSource, tuple[Fact, ...]] = field(factory=dict)

    def dossier(self, day: date) -> Dossier:
        """Return all that is true."""
        facts = tuple(Fact(who, item, value, value) for (who, item), value in self.true.items())
        return Dossier(self.name, COUNTY, day, self.people, (), facts)

    def live(self, since: date, until: date) -> list[Event]:
        """Let what happens from a day to before another be so, and return it."""
        some = [one for one in self.events if since <= one.day < until]
        for one in some:
            self.true[one.person, one.item] = one.value
        return some

    def answers(self, source: AidSource) -> tuple[Fact, ...]:
        """Return what a source sends: the same facts again where nothing is new."""
        if self.draw.random() < MISSING:
            return ()
        mixed = self.draw.random() < MIXED
        key = [self.true[who, item] for who in self.people for item in SAID[source]]
        held = self.said.get(source, ())
        if not mixed and [one.low for one in held] == key:
            return held
        facts = tuple(
            Fact(who, item, value, value)
            for who in self.people
            for item in SAID[source]
            for value in (self._other(item) if mixed else self.true[who, item],)
        )
        if not mixed:
            self.said[source] = facts
        return facts

    def _other(self, item: Item) -> int:
        if item is Item.DISABILITY:
            return self.draw.choice((0, 0, 1, 3))
        if item is Item.SERIOUS_ILLNESS:
            return self.draw.choice((0, 0, 1))
        return self.draw.randrange(0, 60_000) * YUAN


def lives(count: int, seed: int = 7) -> Iterator[Life]:
    """Give families near the lines, the same ones for the same seed."""
    draw = random.Random(seed)  # noqa: S311  made-up people, no secret
    for number in range(count):
        people = tuple(f"{number}-{one}" for one in range(draw.choice((1, 1, 2, 2, 3, 4))))
        true = {(who, item): 0 for who in people for item in _ALL}
        for who in people:
            born = date(draw.randrange(1940, 2005), draw.randrange(1, 13), 5)
            true[who, Item.BORN] = born.toordinal()
            true[who, Item.WAGES] = draw.choice((0, 5_000, 10_000, 18_000, 30_000)) * YUAN
            true[who, Item.DEPOSITS] = draw.choice((0, 1, 2, 4, 8)) * BAND
        own = random.Random(seed * 1_000_003 + number)  # noqa: S311
        yield Life(f"f{number}", people, true, list(_happens(people, true, draw)), own)


def _happens(
    people: tuple[str, ...], true: dict[tuple[str, Item], int], draw: random.Random
) -> Iterator[Event]:
    """Give what happens in the year, and deposits that waver around where they are."""
    for month in range(MONTHS):
        for who in people:
            day = BEGIN + timedelta(days=30 * month + draw.randrange(30))
            if draw.random() < 0.004:
                cost = draw.choice((10_000, 40_000, 90_000)) * YUAN
                yield Event(day, who, ChangeKind.ILLNESS, Item.SERIOUS_ILLNESS, 1)
                yield Event(day, who, ChangeKind.MEDICAL_EXPENSE, Item.MEDICAL_EXPENSE, cost)
            if draw.random() < 0.008:
                yield Event(day, who, ChangeKind.JOB_LOST, Item.WAGES, 0)
            if draw.random() < 0.005:
                wages = draw.choice((20_000, 40_000)) * YUAN
                yield Event(day, who, ChangeKind.JOB_FOUND, Item.WAGES, wages)
            if draw.random() < 0.001:
                yield Event(day, who, ChangeKind.DISABILITY, Item.DISABILITY, draw.choice((1, 2)))
            if draw.random() < 0.02:
                held = max(0, true[who, Item.DEPOSITS] + draw.choice((-1, 0, 1)) * BAND)
                yield Event(day, who, ChangeKind.BANK_BAND, Item.DEPOSITS, held)
