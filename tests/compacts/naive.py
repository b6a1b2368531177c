"""What should be true of points, kept by hand from the commands that were accepted.

Nothing here calls a rule, a table or a view of the library: days, kin, caps and balances are worked
out anew from the safeguards, in the plainest way.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from ruralgov.domain import compacts as c
from ruralgov.domain.kernel.ids import CreditRequestId, CreditSchemeId, PersonId
from ruralgov.domain.kernel.month import Month

HOLIDAYS = (
    (date(2026, 1, 1), 3),
    (date(2026, 2, 15), 9),
    (date(2026, 4, 4), 3),
    (date(2026, 5, 1), 5),
    (date(2026, 6, 19), 3),
    (date(2026, 9, 25), 3),
    (date(2026, 10, 1), 7),
)
MADE_UP = {
    *(date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28), date(2026, 5, 9)),
    *(date(2026, 9, 20), date(2026, 10, 10)),
}
SIGN = {"A1": 1, "B1": -1, "B2": 1}
EACH, EVENT_CAP = {"A1": 2, "B1": 3, "B2": 4}, {"A1": 10, "B1": 3, "B2": 4}
CATEGORY_CAP, MONTH_CAP = {"A": 20, "B": 12}, 22
YEARS = {"A1": 2, "B1": 1, "B2": 2}
HEARING, NOTICE, REVIEW = 3, 7, 10
HOLDING = {c.RequestKind.STATEMENT, c.RequestKind.OBJECTION}
BECOMES = {
    c.RequestKind.STATEMENT: "struck",
    c.RequestKind.OBJECTION: "struck",
    c.RequestKind.CORRECTION: "struck",
    c.RequestKind.DELETION: "deleted",
    c.RequestKind.REPAIR: "repaired",
}


def after(day: date, days: int) -> date:
    """Return the last of so many working days after a day, as the State Council's list has them."""
    while days:
        day += timedelta(days=1)
        off = any(first <= day < first + timedelta(days=many) for first, many in HOLIDAYS)
        days -= day in MADE_UP or (day.weekday() < 5 and not off)
    return day


def span(month: Month) -> tuple[date, date]:
    """Return the first day of a month, and that of the next."""
    first = date.fromisoformat(f"{month}-01")
    return first, (first + timedelta(days=31)).replace(day=1)


@dataclass
class Entry:
    """One entry that was accepted; *by* and *approver* are persons."""

    month: Month
    number: int
    person: PersonId
    item: str
    day: date
    scheme: CreditSchemeId
    by: PersonId
    witnesses: set[PersonId]
    points: int
    approver: PersonId | None = None
    told: date | None = None
    end: str = ""
    ended: date = date.max
    withdrawn: bool = False
    waits: set[CreditRequestId] = field(default_factory=set)
    since: dict[CreditRequestId, date] = field(default_factory=dict)

    @property
    def negative(self) -> bool:
        return SIGN[self.item] < 0

    @property
    def expires(self) -> date:
        return self.day.replace(year=self.day.year + YEARS[self.item])

    def finish(self, how: str, day: date) -> None:
        """Let it end: what never counts is not repaired, and what was deleted stays so."""
        if how == "deleted" or self.end in ("", "repaired"):
            self.end, self.ended = how, day


@dataclass
class Book:
    """One month: its entries, and since when it hangs out and is final."""

    month: Month
    entries: list[Entry] = field(default_factory=list)
    sheets: list[list[Entry]] = field(default_factory=list)
    hung: date | None = None
    final: date | None = None

    def live(self) -> list[Entry]:
        return [one for one in self.entries if not one.end]

    def ready(self, today: date) -> bool:
        """Tell whether all that stands may hang out."""
        return today >= span(self.month)[1] and all(
            one.approver is not None
            and not one.waits
            and (not one.negative or (one.told is not None and today > after(one.told, HEARING)))
            for one in self.live()
        )

    def over(self, today: date) -> bool:
        return self.hung is not None and today > after(self.hung, NOTICE)

    def counts(self, one: Entry, day: date) -> bool:
        """Tell whether an entry counts on a day."""
        if self.final is None or one.waits or one.end not in ("", "repaired"):
            return False
        begins = max((self.final, *one.since.values()))
        return begins <= day < min(one.expires, one.ended)


@dataclass
class Asked:
    """One request that was accepted."""

    key: CreditRequestId
    entry: Entry
    kind: c.RequestKind
    asker: PersonId
    answered: date | None = None
    granted: bool = False
    judge: PersonId | None = None
    reviewing: bool = False
    decided: bool = False
    dropped: bool = False

    @property
    def open(self) -> bool:
        waits = self.answered is None or (self.reviewing and not self.decided)
        return waits and not self.dropped

    def settle(self, *, granted: bool, day: date, since: date) -> None:
        """Let its entry count again, or end."""
        if self.kind in HOLDING:
            self.entry.waits.discard(self.key)
            self.entry.since[self.key] = day if granted else since
        if granted:
            self.entry.finish(BECOMES[self.kind], day)

    def wait(self) -> None:
        if self.kind in HOLDING:
            self.entry.waits.add(self.key)
            self.entry.since.pop(self.key, None)


@dataclass
class Version:
    """One version of the scheme, and since when each person agreed to it.

    It was *ended*; it holds *until* that day, or that on which its rules end.
    """

    key: CreditSchemeId
    published: date
    since: date
    until: date = date.max
    ended: date = date.max
    signed: dict[PersonId, date] = field(default_factory=dict)


def in_force(versions: list[Version], day: date) -> Version | None:
    """Return the version that holds on a day: the newest that began, unless it is over."""
    begun = [one for one in versions if one.since <= day]
    newest = max(begun, key=lambda one: one.since, default=None)
    return None if newest is None or day >= newest.until else newest


def capped(entries: list[Entry]) -> bool:
    """Tell whether what each gained, and lost, in a month stays within all caps."""
    months, categories = Counter[tuple[PersonId, bool]](), Counter[tuple[PersonId, bool, str]]()
    for one in entries:
        side, size = (one.person, one.negative), abs(one.points)
        if size > EVENT_CAP[one.item] or one.points * SIGN[one.item] < 0:
            return False
        months[side] += size
        categories[*side, one.item[0]] += size
    within = all(size <= CATEGORY_CAP[key[2]] for key, size in categories.items())
    return within and all(size <= MONTH_CAP for size in months.values())
