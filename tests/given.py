"""A pure rule by itself: ``given(RECORD, state).when(command, rule).then(event)``.

No app and no storage, so that every boundary of a rule can have its case. What a rule may know
beside its state and command is plain here: a day, an account, the states of other records, rows.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from functools import reduce
from itertools import count
from typing import Any

from attrs import Factory, frozen

from ruralgov.domain.kernel.calendar import SHANGHAI, WorkingCalendar
from ruralgov.domain.kernel.dated import RuleKind
from ruralgov.domain.kernel.declare import Given, Record
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.holder import Holder
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.profile import Profile
from ruralgov.domain.kernel.roles import Actor

Rule = Callable[[Any, Any, Given], Iterator[Any]]
TODAY = date(2026, 1, 5)
KEY = "it"
"""The key of the record that a command is given to."""
States = dict[tuple[str, str], Any]
"""States by the kind and key of their record."""


@frozen
class Reading:
    """What a rule finds when it reads: states, and rows that have the values asked for."""

    states_: States = Factory(dict)
    rows_: tuple[Any, ...] = ()

    def state(self, record: Record[Any, Any], key: str) -> Any:
        return self.states_.get((record.kind, key))

    def states(self, record: Record[Any, Any], keys: Iterable[str]) -> dict[str, Any]:
        return {key: found for key in keys if (found := self.state(record, key)) is not None}

    def one(self, row: type, **equal: object) -> Any:
        return next((one for one in self.rows_ if _is(one, row, equal)), None)

    def settled(self, _name: object, make: Callable[[Any], Any]) -> Any:
        return make(self)

    def rows(
        self,
        row: type,
        *,
        on: date | None = None,
        limit: int | None = None,
        span: tuple[str, Any, Any] | None = None,
        **equal: object,
    ) -> list[Any]:
        found = (one for one in self.rows_ if _is(one, row, equal))
        if span is not None:
            column, after, until = span
            found = (one for one in found if after < getattr(one, column) <= until)
        return [one for one in found if on is None or one.since <= on < one.until][:limit]

    def tally(self, *_: object, **_more: object) -> list[Any]:
        raise NotImplementedError("a rule that counts is tested over an app")


def _is(one: object, row: type, equal: dict[str, object]) -> bool:
    return type(one) is row and all(getattr(one, name) == equal[name] for name in equal)


PROFILE = Profile(name="t", source="t", since=date(2020, 1, 1))


@frozen
class Policy:
    """What the city has decided: a profile, and plain weeks."""

    found: Profile

    def profile(self) -> Profile:
        return self.found

    def profile_on(self, day: date) -> Profile | None:
        return self.found if self.found.since <= day else None

    def calendar(self) -> WorkingCalendar:
        return WorkingCalendar(())


@frozen
class Outcome:
    """What a rule answers, or the code with which it refuses and the facts that it names."""

    events: list[Any]
    code: str
    facts: dict[str, object] = Factory(dict)

    def then(self, *events: object) -> None:
        assert (self.code, self.events) == ("", list(events))

    def refused(self, code: str, **facts: object) -> None:
        """Check that it refuses with a code, and with these facts among what it names."""
        assert (self.code, self.events) == (code, [])
        assert facts.items() <= self.facts.items()

    def only(self) -> Any:
        """Return the only event, to look at a part of it."""
        assert self.code == ""
        (event,) = self.events
        return event


@frozen
class Situation:
    """A record as it stands, and what a rule may know."""

    state: Any
    given: Given

    def when(self, command: Any, rule: Rule) -> Outcome:
        """Ask the rule."""
        try:
            return Outcome(list(rule(self.state, command, self.given)), "")
        except RuralgovError as error:
            return Outcome([], error.code, error.facts)


def given(
    record: Record[Any, Any],
    *events: object,
    state: Any = None,
    others: States | None = None,
    rows: tuple[Any, ...] = (),
    today: date = TODAY,
    account: str = "me",
    profile: Profile = PROFILE,
    persons: dict[str, str] | None = None,
    machines: tuple[str, ...] = (),
    ended: tuple[str, ...] = (),
    rules: tuple[RuleKind, ...] = (),
    heads: tuple[str, ...] = (),
) -> Situation:
    """Return the situation of a record: its state, with what events made of it.

    Args:
        record: The record, which folds the events.
        events: What happened to it, after the state.
        state: Where it stood before; nothing by default.
        others: The states of other records, by kind and key.
        rows: The rows that there are.
        today: The day; it is nine in the morning.
        account: Who gives the command; it holds every role.
        profile: What the city has decided.
        persons: Who is behind an account; one that is not named stands for itself.
        machines: The accounts that are a machine's.
        ended: The places that there are not.
        rules: The kinds of dated rules that there are.
        heads: The heads of the seals of the journal.
    """
    ids, numbers = count(1), count(1)
    now = datetime.combine(today, time(9), SHANGHAI)
    return Situation(
        reduce(record.apply, events, state),
        Given(
            now=now,
            today=today,
            actor=Actor(AccountId(account)),
            read=Reading(others or {}, rows),
            new_id=lambda: f"new-{next(ids)}",
            number=lambda series: f"{series}-{today.year}-{next(numbers):06d}",
            policy=Policy(profile),
            above=lambda place: (place,),
            villages=list,
            holds=lambda _account, _role, _place: True,
            holder=lambda name: Holder((persons or {}).get(name, name), name in machines),
            stands=lambda place, _day: place not in ended,
            rules={one.kind: one for one in rules},
            sealed=lambda head: head in heads,
            city="371082",
        ),
    )
