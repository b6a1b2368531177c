"""A family that is watched: its facts and what the rules say of them, moved on by each answer.

An answer that says what was known already changes nothing, and costs nothing. Where help may be
due it is said at once; a doubt is said when two answers in a row leave it standing, so that what
wavers around a line alarms nobody.
"""

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from ruralgov.domain.aid.means.assess import assess
from ruralgov.domain.aid.means.dossier import Dossier
from ruralgov.domain.aid.means.facts import Fact
from ruralgov.domain.aid.means.law import Law, Programme
from ruralgov.domain.aid.watching.changes import ChangeKind
from ruralgov.domain.aid.watching.outcomes import Found, Outcome, Standing, outcomes
from ruralgov.domain.kernel.value import frozen


@frozen
class Family:
    """What is known of a family; *doubts* are checks that a first answer gave reason for."""

    dossier: Dossier
    results: Mapping[Programme, bool | None]
    standing: Standing
    doubts: frozenset[Programme] = frozenset()


def began(dossier: Dossier, law: Law, standing: Standing) -> Family:
    """Return a family as the watch over it begins."""
    return Family(dossier, _results(dossier, law), standing)


def _results(dossier: Dossier, law: Law) -> dict[Programme, bool | None]:
    return {one: assess(dossier, one, law).result for one in law.programmes}


def observed(
    family: Family,
    law: Law,
    answers: Iterable[Fact],
    day: date,
    kinds: frozenset[ChangeKind] = frozenset(),
) -> tuple[Family, tuple[Found, ...]]:
    """Return a family after the answers of one source on a day, and what follows from them.

    An answer that says nothing leaves what was known as it was: silence is no change.
    """
    fresh = [one for one in answers if one.usable and _differs(one, family.dossier)]
    if not fresh and not kinds and not family.doubts:
        return family, ()
    dossier = attrs.evolve(family.dossier.with_facts(fresh), accepted=day)
    results = _results(dossier, law)
    found = outcomes(family.results, results, family.standing, kinds)
    firm, doubts = _twice(found, family, results, kinds)
    return Family(dossier, results, family.standing, doubts), firm


def _differs(one: Fact, dossier: Dossier) -> bool:
    known = dossier.by_subject.get(one.subject, {}).get(one.item)
    return known is None or (known.low, known.high, known.state) != (one.low, one.high, one.state)


def _twice(
    found: tuple[Found, ...],
    family: Family,
    results: Mapping[Programme, bool | None],
    kinds: frozenset[ChangeKind],
) -> tuple[tuple[Found, ...], frozenset[Programme]]:
    """Return what is said now, and the doubts that wait for another answer."""
    firm = tuple(one for one in found if one.outcome is not Outcome.CHECK)
    checks = [one for one in found if one.outcome is Outcome.CHECK]
    if kinds:
        return (*firm, *checks), family.doubts
    stood = [one for one in sorted(family.doubts) if results.get(one) is False]
    again = tuple(Found(Outcome.CHECK, one, sure=True) for one in stood)
    new = frozenset(one.programme for one in checks if one.programme is not None)
    return (*firm, *again), new - family.doubts
