"""A year of watching families: five sources send each month. Run as a process.

``python -m tests.bench.aid_monitoring 23000 2000`` watches 23,000 families and prints what it took;
over the first 2,000 of them, of which all is known, it judges the alerts.
"""

import json
import statistics
import sys
import time
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import attrs
from attrs import define, field

from ruralgov.domain.aid.means import Programme, assess
from ruralgov.domain.aid.means.example import LAW
from ruralgov.domain.aid.watching import (
    Family,
    Found,
    Known,
    Outcome,
    Standing,
    began,
    news,
    observed,
)
from tests.bench.lives import BEGIN, MONTHS, SAID, Life, lives

WORKER = 350
"""Files that one worker looks after: 23,000 files, and three workers in each of 22 towns."""
ANSWER = timedelta(days=10)
"""How long it takes people to answer an alert."""
A_DAY = timedelta(days=1)


@define
class Judged:
    """What the alerts were worth."""

    delays: list[int] = field(factory=list)
    missed: int = 0
    offers: int = 0
    wrong_offers: int = 0
    maybe: int = 0
    checks: int = 0
    wrong_checks: int = 0


@define
class Watched:
    """A family, the alerts that were raised of it, and since when each programme is due to it."""

    life: Life
    family: Family
    known: list[Known] = field(factory=list)
    since: dict[Programme, date] = field(factory=dict)
    spent: float = 0
    raised: int = 0


def truth(life: Life, day: date) -> dict[Programme, bool | None]:
    """Return what the rules say of all that is true."""
    dossier = life.dossier(day)
    return {one: assess(dossier, one, LAW).result for one in LAW.programmes}


def watched(life: Life) -> Watched:
    """Return a family that is given all that it is entitled to as the year begins."""
    family = began(life.dossier(BEGIN), LAW, Standing())
    given = frozenset(one for one, result in family.results.items() if result)
    return Watched(life, attrs.evolve(family, standing=Standing(given, given)))


def month(one: Watched, begin: date, judged: Judged | None) -> None:
    """Let a month happen; then every source sends, on the tenth of the next."""
    end = begin + timedelta(days=30)
    happened = one.life.live(begin, end)
    day = end + timedelta(days=9)
    true = {} if judged is None else truth(one.life, day)
    if judged is not None:
        _due(one, true, [event.day for event in happened])
    for source in SAID:
        answers = one.life.answers(source)
        start = time.perf_counter()
        one.family, found = observed(one.family, LAW, answers, day)
        fresh = news(found, one.known, day) if found else ()
        one.spent += time.perf_counter() - start
        _answer(one, fresh, true, day, judged)


def _due(one: Watched, true: dict[Programme, bool | None], days: list[date]) -> None:
    """Note since when a family is entitled to what it is not given."""
    for programme, result in true.items():
        if not result:
            one.since.pop(programme, None)
        elif programme not in one.family.standing.granted and days:
            one.since.setdefault(programme, max(days))


def _answer(
    one: Watched,
    fresh: Iterable[Found],
    true: dict[Programme, bool | None],
    day: date,
    judged: Judged | None,
) -> None:
    """Answer alerts ten days later as people would who look: what is due is given."""
    granted = one.family.standing.granted
    for found in fresh:
        one.raised += 1
        one.known.append(Known(found.outcome, found.programme, found.sure, day + ANSWER))
        if judged is None or found.programme is None:
            continue
        _judge(found, one, true, day, judged)
        if found.outcome is Outcome.OFFER and true[found.programme]:
            granted |= {found.programme}
        if found.outcome is Outcome.CHECK and true[found.programme] is False:
            granted -= {found.programme}
    if granted != one.family.standing.granted:
        one.family = attrs.evolve(one.family, standing=Standing(granted, granted))


def _judge(
    found: Found, one: Watched, true: dict[Programme, bool | None], day: date, judged: Judged
) -> None:
    programme = found.programme
    assert programme is not None
    result = true[programme]
    if found.outcome is Outcome.CHECK:
        judged.checks += 1
        judged.wrong_checks += result is not False
    elif not found.sure:
        judged.maybe += 1
    else:
        judged.offers += 1
        judged.wrong_offers += result is False
        if programme in one.since:
            judged.delays.append((day - one.since.pop(programme)).days)


def year(count: int, sample: int) -> dict[str, Any]:
    """Watch families for a year, and return what it took and what it was worth."""
    start = time.perf_counter()
    some = [watched(life) for life in lives(count)]
    beginning = time.perf_counter() - start
    judged = Judged()
    for number in range(MONTHS):
        begin = BEGIN + timedelta(days=30 * number)
        for at, one in enumerate(some):
            month(one, begin, judged if at < sample else None)
    judged.missed = sum(
        programme not in one.family.standing.granted
        for one in some[:sample]
        for programme in one.since
    )
    weeks = MONTHS * 30 / 7
    delays = sorted(judged.delays)
    return {
        "files": count,
        "answers": count * MONTHS * len(SAID),
        "first_s": round(beginning, 1),
        "watching_s": round(sum(one.spent for one in some), 1),
        "alerts": sum(one.raised for one in some),
        "worker_week": round(sum(one.raised for one in some) / weeks / (count / WORKER), 2),
        "sample": sample,
        "offers": judged.offers,
        "wrong_offers": judged.wrong_offers,
        "maybe": judged.maybe,
        "checks": judged.checks,
        "wrong_checks": judged.wrong_checks,
        "missed": judged.missed,
        "days_median": statistics.median(delays) if delays else None,
        "days_most": delays[-1] if delays else None,
    }


def section(found: dict[str, Any]) -> str:
    """Return the section of the page."""
    return (
        "## Watching families\n\n"
        f"`python -m tests.bench.aid_monitoring`, one core: {found['files']:,} families, five "
        f"sources that send each month for a year, {found['answers']:,} answers in "
        f"{found['watching_s']} s (wanted: under 180 s), after {found['first_s']} s to assess all "
        f"of them by {len(LAW.programmes)} programmes. {found['alerts']:,} alerts, "
        f"{found['worker_week']} for each worker a week with {WORKER} files each.\n\n"
        f"Of {found['sample']:,} made-up families of which all is known, with one answer in 100 "
        "missing and one in 500 of somebody else: from what happened to the alert that offers what "
        f"is due {found['days_median']} days in the middle and {found['days_most']} at most, as "
        f"sources send on the tenth of the next month; {found['missed']} were missed. "
        f"{found['wrong_offers']} of {found['offers']} offers and {found['wrong_checks']} of "
        f"{found['checks']} checks were false alarms.\n"
    )


if __name__ == "__main__":
    sizes = [int(word) for word in sys.argv[1:]] or [23_000, 2_000]
    print(json.dumps(year(*sizes)))
