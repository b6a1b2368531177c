"""A family that is watched: its facts and what the rules say of them, moved on by each answer.

An answer that says what was known already changes nothing, and costs nothing. Where help may be
due it is said at once; a doubt is said when it still stands some weeks later, so that what wavers
around a line, or was answered of somebody else, alarms nobody.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

import attrs

from ruralgov.domain.aid.means.assess import assess
from ruralgov.domain.aid.means.dossier import Dossier
from ruralgov.domain.aid.means.facts import Fact
from ruralgov.domain.aid.means.law import Law, Programme
from ruralgov.domain.aid.watching.changes import ChangeKind
from ruralgov.domain.aid.watching.outcomes import Found, Outcome, Standing, outcomes
from ruralgov.domain.kernel.value import frozen

CONFIRM: Final = timedelta(days=20)
"""So long a doubt waits: until the next month's answers are in."""
_NONE: Final[Mapping[Programme, date]] = MappingProxyType({})


@frozen
class Family:
    """What is known of a family; *doubts* are checks that an answer of that day gave reason for."""

    dossier: Dossier
    results: Mapping[Programme, bool | None]
    standing: Standing
    doubts: Mapping[Programme, date] = _NONE


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
    if not fresh and not kinds and not _ripe(family, day):
        return family, ()
    dossier = attrs.evolve(family.dossier.with_facts(fresh), accepted=day)
    results = _results(dossier, law)
    found = outcomes(family.results, results, family.standing, kinds)
    firm, doubts = _later(found, family, results, day, at_once=bool(kinds))
    return Family(dossier, results, family.standing, doubts), firm


def _differs(one: Fact, dossier: Dossier) -> bool:
    known = dossier.by_subject.get(one.subject, {}).get(one.item)
    return known is None or (known.low, known.high, known.state) != (one.low, one.high, one.state)


def _ripe(family: Family, day: date) -> list[Programme]:
    """Return the doubts that have waited long enough."""
    return [one for one, since in family.doubts.items() if since + CONFIRM <= day]


def _later(
    found: tuple[Found, ...],
    family: Family,
    results: Mapping[Programme, bool | None],
    day: date,
    *,
    at_once: bool,
) -> tuple[tuple[Found, ...], Mapping[Programme, date]]:
    """Return what is said now, and the doubts that wait; a change of the people waits for none."""
    checks = [one.programme for one in found if one.outcome is Outcome.CHECK]
    firm = tuple(one for one in found if at_once or one.outcome is not Outcome.CHECK)
    waiting = {one: since for one, since in family.doubts.items() if results.get(one) is False}
    ripe = [one for one in _ripe(family, day) if one in waiting]
    left = {one: since for one, since in waiting.items() if one not in ripe}
    new = () if at_once else (one for one in checks if one is not None and one not in waiting)
    said = tuple(Found(Outcome.CHECK, one, sure=True) for one in ripe)
    return (*firm, *said), left | dict.fromkeys(new, day)
