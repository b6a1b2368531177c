"""The safeguards taken out one by one, each in the place in which the library keeps it."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve

from ruralgov.domain.appraisal import checks
from ruralgov.domain.compacts import (
    balance,
    entering,
    honours,
    lint,
    model,
    model_points,
    reactions,
    rules_agreement,
    rules_honour,
    rules_points,
    rules_request,
    rules_scheme,
    views_points,
)
from ruralgov.domain.compacts.model_points import Ending, RequestKind
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.mediation import rules_obligation
from ruralgov.domain.partypoints import PartyLedger, ledger, proving, rules_entry
from ruralgov.domain.partypoints import views as party_views
from ruralgov.domain.staffing import rules_secondment
from tests.aid import test_advice

Patch = pytest.MonkeyPatch
Mutant = Callable[[Patch], None]
MUTANTS: Final[dict[str, Mutant]] = {}
LONG_AGO = date(2020, 1, 1)


def mutant(name: str) -> Callable[[Mutant], Mutant]:
    """Keep a mutant under a name."""

    def keep(made: Mutant) -> Mutant:
        MUTANTS[name] = made
        return made

    return keep


def nothing(*_: Any, **__: Any) -> None:
    """Check nothing."""


@mutant("lost objection")
def _lost(patch: Patch) -> None:
    patch.setattr(reactions, "HOLDS", frozenset({RequestKind.STATEMENT}))


@mutant("waiting counts")
def _waiting(patch: Patch) -> None:
    patch.setattr(balance, "counts_since", lambda _row, final: final)
    patch.setattr(views_points, "counts_since", lambda _row, final: final)
    patch.setattr(views_points, "status_of", _status_without_waiting(views_points.status_of))


def _status_without_waiting(real: Any) -> Any:
    return lambda row, month, day: real(evolve(row, waits=False), month, day)


@mutant("no time for a review")
def _no_review(patch: Patch) -> None:
    real = reactions._settled  # noqa: SLF001  where the day is kept

    def settled(found: Any, key: str, _since: date, *, granted: bool) -> Any:
        return real(found, key, LONG_AGO, granted=granted)

    patch.setattr(reactions, "_settled", settled)


@mutant("struck still counts")
def _struck(patch: Patch) -> None:
    ends = dict.fromkeys(RequestKind, Ending.REPAIRED)
    patch.setattr(reactions, "EFFECT", ends)


@mutant("repair changes nothing")
def _repair(patch: Patch) -> None:
    real = reactions._settled  # noqa: SLF001  where the effect is kept

    def settled(found: Any, key: str, since: date, *, granted: bool) -> Any:
        return real(found, key, since, granted=granted and found.kind is not RequestKind.REPAIR)

    patch.setattr(reactions, "_settled", settled)


@mutant("deletion keeps it")
def _kept(patch: Patch) -> None:
    patch.setitem(model_points.EFFECT, RequestKind.DELETION, Ending.WITHDRAWN)


@mutant("leaving keeps it")
def _leaving(patch: Patch) -> None:
    real = rules_points.erase_points_of
    patch.setattr(real, "__code__", _none.__code__)


def _none(known: Any, command: Any, given: Any) -> Iterator[Any]:
    yield from ()


@mutant("month without cap")
def _month_cap(patch: Patch) -> None:
    real = entering._Entering.__init__  # noqa: SLF001  where the caps are read

    def init(self: Any, month: Any, proofs: Any, key: Any, scheme: Any, given: Any) -> None:
        terms = evolve(scheme.terms, most_month=10_000)
        real(self, month, proofs, key, evolve(scheme, terms=terms), given)

    patch.setattr(entering._Entering, "__init__", init)  # noqa: SLF001


@mutant("category without cap")
def _category_cap(patch: Patch) -> None:
    real = entering._Entering.__init__  # noqa: SLF001  where the caps are read

    def init(self: Any, month: Any, proofs: Any, key: Any, scheme: Any, given: Any) -> None:
        loose = tuple(evolve(one, most_month=10_000) for one in scheme.categories)
        real(self, month, proofs, key, evolve(scheme, categories=loose), given)

    patch.setattr(entering._Entering, "__init__", init)  # noqa: SLF001


@mutant("event without cap")
def _event_cap(patch: Patch) -> None:
    patch.setattr(model.CreditItem, "raw", lambda self, quantity: self.points * quantity)


@mutant("no consent")
def _consent(patch: Patch) -> None:
    everybody = type("Everybody", (), {"get": lambda _self, _key, _default: (_always,)})()
    patch.setattr(entering, "_by_person", lambda _agreements, _scheme: everybody)


class _always:
    since = LONG_AGO


@mutant("consent backdated")
def _backdated(patch: Patch) -> None:
    real = entering._by_person  # noqa: SLF001  where consents are read

    def always(agreements: Any, scheme: Any) -> Any:
        return real(tuple(evolve(one, since=LONG_AGO) for one in agreements), scheme)

    patch.setattr(entering, "_by_person", always)


@mutant("scored after leaving")
def _after_leaving(patch: Patch) -> None:
    real = entering._by_person  # noqa: SLF001  where consents are read

    def never_left(agreements: Any, scheme: Any) -> Any:
        return real(tuple(evolve(one, end=None) for one in agreements), scheme)

    patch.setattr(entering, "_by_person", never_left)


@mutant("minors agree")
def _minors(patch: Patch) -> None:
    patch.setattr(rules_agreement, "ADULT", 0)


@mutant("any evidence")
def _evidence(patch: Patch) -> None:
    patch.setattr(entering._Entering, "_check_evidence", nothing)  # noqa: SLF001


@mutant("any witnesses")
def _witnesses(patch: Patch) -> None:
    patch.setattr(entering._Entering, "_witnessed", lambda *_: True)  # noqa: SLF001


@mutant("no hash asked")
def _hash(patch: Patch) -> None:
    patch.setattr(rules_points, "check_proofs", nothing)


@mutant("recorded twice")
def _twice(patch: Patch) -> None:
    patch.setattr(entering._Entering, "_check_once", nothing)  # noqa: SLF001


@mutant("recorder approves")
def _alone(patch: Patch) -> None:
    patch.setattr(Given, "must_not_be", nothing)


@mutant("relatives approve")
def _relatives(patch: Patch) -> None:
    patch.setattr(rules_points, "must_be_apart", nothing)


@mutant("anybody answers")
def _judges(patch: Patch) -> None:
    patch.setattr(rules_request, "_check_judge", nothing)


@mutant("nobody is heard")
def _unheard(patch: Patch) -> None:
    real = rules_points._unready  # noqa: SLF001  where a month is held up

    def unready(month: Any, sheet: Any, point: Any, given: Any) -> bool:
        return point.points >= 0 and real(month, sheet, point, given)

    patch.setattr(rules_points, "_unready", unready)


@mutant("no days to be heard")
def _no_hearing(patch: Patch) -> None:
    real = rules_points.working_days
    patch.setattr(
        rules_points, "working_days", lambda given, days: real(given, days if days > 3 else 1)
    )


@mutant("no days of notice")
def _no_notice(patch: Patch) -> None:
    real = rules_points.working_days
    patch.setattr(rules_points, "working_days", lambda given, days: real(given, min(days, 3)))


@mutant("published unapproved")
def _unapproved(patch: Patch) -> None:
    patch.setattr(rules_points, "_unready", lambda *_: False)


@mutant("published within the month")
def _early(patch: Patch) -> None:
    patch.setattr(rules_points, "last_day", lambda _month: LONG_AGO)


@mutant("a month that hangs out grows")
def _open(patch: Patch) -> None:
    patch.setattr(rules_points, "_check_unpublished", nothing)


@mutant("a rule that reaches back")
def _reaches_back(patch: Patch) -> None:
    patch.setattr(rules_scheme, "_check_days", nothing)


@mutant("a lapsed scheme holds")
def _lapsed(patch: Patch) -> None:
    until = property(lambda self: self.ended or date.max)
    patch.setattr(model.CreditScheme, "until", until)


@mutant("the town objects in vain")
def _objected(patch: Patch) -> None:
    since = property(lambda self: None if self.filed is None else self.filed.day)
    patch.setattr(model.VillageRules, "since", since)


@mutant("any version holds")
def _any_version(patch: Patch) -> None:
    patch.setattr(entering._Entering, "_holds", lambda *_: True)  # noqa: SLF001


@mutant("protected conduct is scored")
def _conduct(patch: Patch) -> None:
    patch.setattr(lint, "in_item", lambda *_: iter(()))
    patch.setattr(lint, "in_clause", lambda *_: iter(()))


@mutant("nothing expires")
def _expires(patch: Patch) -> None:
    real = balance.counts_until

    def until(row: Any) -> date:
        return real(evolve(row, expires=date.max))

    patch.setattr(balance, "counts_until", until)
    patch.setattr(views_points, "counts_until", until)


@mutant("deductions last five years")
def _lasts(patch: Patch) -> None:
    patch.setattr(entering, "months_after", lambda day, _: day.replace(year=day.year + 5))


@mutant("the notice names who lost points")
def _named(patch: Patch) -> None:
    asks: Any = model.CreditItem.negative

    def negative(self: model.CreditItem) -> bool:
        caller = sys._getframe(1).f_code.co_name  # noqa: SLF001  a notice sees none
        return caller != "credit_notice" and asks.fget(self)

    patch.setattr(model.CreditItem, "negative", property(negative))


@mutant("all but the last are commended")
def _ranked(patch: Patch) -> None:
    real = honours.honoured

    def many(rows: Any, agreed: Any, scheme: Any, day: date) -> Any:
        return real(rows, agreed, evolve(scheme, terms=evolve(scheme.terms, honours=99)), day)

    patch.setattr(honours, "PART", 1)
    patch.setattr(rules_honour, "honoured", many)


@mutant("commended before it is final")
def _not_final(patch: Patch) -> None:
    real = rules_honour._entries  # noqa: SLF001  where final months are read

    def entries(village: Any, quarter: str, given: Given) -> Any:
        try:
            return real(village, quarter, given)
        except Exception:  # noqa: BLE001  whatever is missing
            return {}

    patch.setattr(rules_honour, "_entries", entries)


@mutant("points of another month counted as final")
def _final(patch: Patch) -> None:
    real = balance.counts_since

    def since(row: Any, final: date | None) -> date | None:
        return real(row, final or LONG_AGO)

    patch.setattr(views_points, "counts_since", since)


@mutant("nothing follows but what is wrong")
def _consequences(patch: Patch) -> None:
    everything = frozenset(model.Consequence)
    patch.setattr(rules_scheme, "GIVES", everything)
    patch.setattr(rules_scheme, "TAKES", everything)


@mutant("no cap on what an item gives")
def _item_caps(patch: Patch) -> None:
    patch.setattr(rules_scheme, "_check_terms", nothing)
    patch.setattr(rules_scheme, "wrong_with", lambda *_: iter(()))


@mutant("a villager sees what others have")
def _sees(patch: Patch) -> None:
    patch.setattr(views_points, "check_own", nothing)


@mutant("no reason is given")
def _unexplained(patch: Patch) -> None:
    patch.setattr(views_points, "explained", lambda *_: iter(()))


@mutant("anybody asks for another")
def _askers(patch: Patch) -> None:
    patch.setattr(rules_request, "_check_asker", nothing)


@mutant("aid reads points")
def _aid(patch: Patch) -> None:
    reading_points = Path(balance.__file__).parent
    patch.setattr(test_advice, "FOLDER", reading_points)


@mutant("unsigned and yet broken")
def _unsigned(patch: Patch) -> None:
    patch.setattr(rules_obligation, "in_force", lambda known, _key: (known, known.agreement))


@mutant("papers are a yardstick")
def _papers(patch: Patch) -> None:
    patch.setattr(checks, "NO_YARDSTICK", ())


@mutant("one ledger for all")
def _one_ledger(patch: Patch) -> None:
    real = ledger.entries_of

    def all_of_them(read: Any, _ledger: Any, subject: Any) -> list[Any]:
        return [row for one in PartyLedger for row in real(read, one, subject)]

    for module in (ledger, proving, rules_entry, party_views):
        if hasattr(module, "entries_of"):
            patch.setattr(module, "entries_of", all_of_them)


@mutant("officers are borrowed upwards")
def _upwards(patch: Patch) -> None:
    patch.setattr(rules_secondment, "_check_down", nothing)


@mutant("notices of any length")
def _short_terms(patch: Patch) -> None:
    patch.setattr(rules_scheme, "_check_terms", nothing)


ELSEWHERE: Final = frozenset(
    {
        *("no hash asked", "a lapsed scheme holds", "any version holds"),
        *("nothing follows but what is wrong", "no cap on what an item gives"),
        *("a villager sees what others have", "no reason is given", "notices of any length"),
        *("aid reads points", "unsigned and yet broken", "papers are a yardstick"),
        *("one ledger for all", "officers are borrowed upwards"),
    }
)
"""What the machine of compacts does not meet: tests of their own find these."""
