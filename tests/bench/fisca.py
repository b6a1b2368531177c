"""Assessments beside those of OpenFisca's country template, on the same question. A process.

Is what each of a family has in a month below the standard of that month? ``python -m
tests.bench.fisca 23000 1000`` asks it of 23,000 made-up families at once, and of 1,000 one by one.
OpenFisca is under the AGPL: it is run as a program (``fisca_peer``), in a virtualenv made for it in
a temporary folder. Times are of the processor, with the making of what is assessed.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, Final

from ruralgov.domain.aid.means import (
    Dossier,
    Fact,
    Item,
    Law,
    Parameter,
    Parameters,
    Programme,
    RuleVersion,
    assess,
)
from ruralgov.domain.aid.means.conditions import Condition
from ruralgov.domain.aid.means.logic import Test, below
from ruralgov.domain.aid.means.world import World

PACKAGES: Final = ("openfisca-core", "openfisca-country-template")
PEER: Final = Path(__file__).with_name("fisca_peer.py")
DAY: Final = date(2025, 8, 1)
STANDARDS: Final = {"2021-07-01": 90_000, "2025-07-01": 100_000}
"""Fen a month for each of a family, from a day on; the second is the one to be found."""
STANDARD: Final = STANDARDS["2025-07-01"]
UNSAID: Final = 0.02
PATIENCE: Final = 300
Incomes = list[int | None]
"""Fen of a month of each of a family; None: never said."""


def _is_below(world: World) -> Test:
    limit = world.number("standard").times(len(world.people))
    return below(world.total(world.people, (Item.WAGES,)), limit)


LAW: Final = Law(
    "side by side",
    (
        RuleVersion(
            programme=Programme.MINIMUM,
            version="1",
            since=date(2021, 7, 1),
            citation="-",
            conditions=(Condition("below", "-", "低于标准", "below the standard", _is_below),),
        ),
    ),
    Parameters(
        (
            Parameter(
                name="standard",
                since=date(2021, 7, 1),
                until=date(2025, 7, 1),
                value=STANDARDS["2021-07-01"],
                citation="-",
            ),
            Parameter(name="standard", since=date(2025, 7, 1), value=STANDARD, citation="-"),
        )
    ),
)


def made(number: int, rng: Random) -> list[int]:
    """Return the incomes of a family of one to five; every tenth is at the line or a fen below."""
    people = rng.randint(1, 5)
    if number % 10:
        return [rng.choice((0, rng.randrange(300_000))) for _ in range(people)]
    total = people * STANDARD - number // 10 % 2
    cuts = sorted(rng.randint(0, total) for _ in range(people - 1))
    return [high - low for low, high in zip((0, *cuts), (*cuts, total), strict=True)]


def told(incomes: Incomes) -> bool | None:
    """Assess one family: below the standard, not below, or not known."""
    people = tuple(map(str, range(len(incomes))))
    facts = tuple(
        Fact(person, Item.WAGES, fen, fen)
        for person, fen in zip(people, incomes, strict=True)
        if fen is not None
    )
    return assess(Dossier("f", "", DAY, people, (), facts), Programme.MINIMUM, LAW).result


def ours(said: list[Incomes], few: int) -> dict[str, Any]:
    """Assess each, and measure."""
    taken = []
    for incomes in said[:few]:
        told(incomes)
    for incomes in said[:few]:
        began = time.process_time()
        told(incomes)
        taken.append(time.process_time() - began)
    began = time.process_time()
    answers = [told(incomes) for incomes in said]
    seconds = time.process_time() - began
    one = round(statistics.median(taken) * 1e6, 1)
    return {"one_us": one, "all_s": seconds, "answers": answers}


def theirs(folder: Path, families: dict[str, Any]) -> dict[str, Any] | str:
    """Install OpenFisca and run it on the families; or return why that could not be."""
    home, file = folder / "openfisca", folder / "families.json"
    file.write_text(json.dumps(families), encoding="utf-8")
    python = str(home / "bin" / "python")
    try:
        _run(sys.executable, "-m", "venv", str(home))
        _run(python, "-m", "pip", "install", "--quiet", *PACKAGES)
    except subprocess.CalledProcessError as failure:
        lines = (failure.stderr or failure.output or "").strip().splitlines()
        return lines[-1] if lines else str(failure)
    except (OSError, subprocess.TimeoutExpired) as failure:
        return str(failure)
    answer: dict[str, Any] = json.loads(_run(python, str(PEER), str(file)))
    return answer


def _run(*words: str) -> str:
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=PATIENCE)
    return done.stdout


def compared(count: int, few: int) -> dict[str, Any]:
    """Ask both, and count where they say different things."""
    rng = Random(9)  # noqa: S311  made-up families
    full = [made(number, rng) for number in range(count)]
    said: list[Incomes] = [[None if rng.random() < UNSAID else x for x in one] for one in full]
    mine = ours(said, min(few, count))
    given = {"standards": STANDARDS, "month": f"{DAY:%Y-%m}", "said": said, "full": full}
    with tempfile.TemporaryDirectory() as folder:
        peer = theirs(Path(folder), given | {"few": min(few, count)})
    found = {"families": count, "one_us": mine["one_us"], "all_s": round(mine["all_s"], 3)}
    if isinstance(peer, str):
        return found | {"skipped": peer}
    truth = [sum(one) < STANDARD * len(one) for one in full]
    differ = [at for at in range(count) if truth[at] != peer["full"][at]]
    fen = [at for at in range(count) if truth[at] != peer["full_in_fen"][at]]
    holes = [at for at, one in enumerate(said) if None in one]
    assert [told([*one]) for one in full] == truth
    assert peer["answers"][: len(peer["alone"])] == peer["alone"]
    return found | {
        "versions": peer["versions"],
        "their_one_us": peer["one_us"],
        "their_computing_us": peer["computing_us"],
        "their_traced_us": peer["traced_us"],
        "their_all_s": round(peer["all_s"], 3),
        "differ_when_all_said": len(differ),
        "differ_at_the_standard": sum(sum(full[at]) == STANDARD * len(full[at]) for at in differ),
        "differ_in_fen": len(fen),
        "unsaid": len(holes),
        "ours_of_unsaid": _tally([mine["answers"][at] for at in holes]),
        "theirs_of_unsaid": _tally([peer["answers"][at] for at in holes]),
        "wrongly_below": sum(peer["answers"][at] and not truth[at] for at in holes),
        "ours_wrong": sum(mine["answers"][at] not in {None, truth[at]} for at in holes),
    }


def _tally(answers: list[bool | None]) -> dict[str, int]:
    names = {True: "below", False: "not_below", None: "not_known"}
    return {name: answers.count(which) for which, name in names.items()}


def lines(found: dict[str, Any]) -> str:
    """Return the lines of the page."""
    if "skipped" in found:
        return f"Not held against OpenFisca: it could not be installed ({found['skipped']}).\n"
    core, template = found["versions"]
    mine, other = found["ours_of_unsaid"], found["theirs_of_unsaid"]
    return (
        f"Beside OpenFisca {core} with its country template {template}, run as a program "
        "(`python -m tests.bench.fisca`), on one condition alone: is the income of a month of each "
        "below the standard of that month. One family by itself, what is assessed made anew: ours "
        f"{found['one_us']} µs with trace and digest, OpenFisca {found['their_one_us']} µs "
        f"({found['their_computing_us']} µs without building its simulation; "
        f"{found['their_traced_us']} µs with its trace). {found['families']:,} families: ours one "
        f"after the other {found['all_s']} s, OpenFisca as one simulation {found['their_all_s']} "
        "s, without a trace for each.\n\n"
        f"Where every income was said the two differ in {found['differ_when_all_said']} of "
        f"{found['families']:,} (a tenth of all were made at the standard or a fen below), "
        f"{found['differ_at_the_standard']} of them exactly at it, as OpenFisca computes in floats "
        f"and its template in a whole currency; given whole fen, in {found['differ_in_fen']}. "
        "Where an income was never said "
        f"({found['unsaid']:,} families), OpenFisca takes it for its default 0: {other['below']:,} "
        f"below, {found['wrongly_below']:,} of these wrongly, and {other['not_below']:,} not. Ours "
        f"says not known of {mine['not_known']:,} and not below of {mine['not_below']:,}, as what "
        f"was said is enough for that; {found['ours_wrong']} wrongly.\n"
    )


if __name__ == "__main__":
    sizes = [int(word) for word in sys.argv[1:]] or [23_000, 1_000]
    print(json.dumps(compared(*sizes)))
