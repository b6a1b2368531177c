"""What an assessment of one family takes, and how little is asked. Run as a process.

``python -m tests.bench.aid 23000 300`` assesses 23,000 families with their trace, and asks about
300 of them question by question until it is settled what the rules say. Times are of the processor.
"""

import json
import statistics
import sys
import time
from datetime import date
from random import Random
from typing import Any

from ruralgov.domain.aid.asking import Authorization, Offer, Shape, Signing, next_question
from ruralgov.domain.aid.means import Dossier, Fact, Item, Programme, assess
from ruralgov.domain.aid.means.example import COUNTY, LAW
from ruralgov.domain.aid.means.items import DEDUCTIONS, EXPENSES, INCOME, MOVABLE
from ruralgov.domain.aid.needed import items_of

DAY = date(2025, 3, 3)
AMOUNTS = (*INCOME, *DEDUCTIONS, *MOVABLE, *EXPENSES)
KNOWN = (*AMOUNTS, Item.VEHICLES, Item.HOUSES)
SOURCE = "register"


def family(number: int, rng: Random, missing: float = 0.02) -> Dossier:
    """Return a made-up family of one to five: most have little of most things."""
    people = tuple(f"{number}-{one}" for one in range(rng.randint(1, 5)))
    facts = tuple(
        Fact(person, item, value, value, as_of=DAY, source=SOURCE)
        for person in people
        for item in KNOWN
        if rng.random() >= missing
        for value in (_value(item, rng),)
    )
    return Dossier(str(number), COUNTY, DAY, people, (), facts)


def _value(item: Item, rng: Random) -> int:
    if item in {Item.VEHICLES, Item.HOUSES}:
        return int(rng.random() < 0.03)
    return rng.randrange(1_500_000) if rng.random() < 0.15 else 0


def speed(families: int) -> dict[str, Any]:
    """Measure one family after the other, and all of them by every programme."""
    rng = Random(7)  # noqa: S311  made-up families
    some = [family(number, rng) for number in range(families)]
    taken = []
    for one in some[:2_000]:
        began = time.process_time()
        assess(one, Programme.MINIMUM, LAW)
        taken.append(time.process_time() - began)
    began = time.process_time()
    for one in some:
        assess(one, Programme.MINIMUM, LAW)
    by_one = time.process_time() - began
    began = time.process_time()
    for one in some:
        for programme in LAW.programmes:
            assess(one, programme, LAW)
    by_all = time.process_time() - began
    return {
        "families": families,
        "facts": round(statistics.mean(len(one.facts) for one in some)),
        "one_us": round(statistics.median(taken) * 1e6, 1),
        "all_s": round(by_one, 2),
        "programmes": len(LAW.programmes),
        "programmes_s": round(by_all, 2),
    }


def asking(families: int) -> dict[str, Any]:
    """Ask until the outcome is settled, and count what was fetched against everything."""
    rng = Random(8)  # noqa: S311  made-up families
    programme = Programme.MINIMUM
    offer = Offer(
        source=SOURCE, items=frozenset(Item), shapes=frozenset({Shape.EXISTS, Shape.VALUE})
    )
    fetched = values = everything = 0
    for number in range(families):
        truth = family(number, rng, missing=0)
        held = tuple(_signed(at, person) for at, person in enumerate(truth.living, 1))
        known = Dossier(truth.file, COUNTY, DAY, truth.living, (), ())
        everything += len(truth.living) * len(items_of(programme))
        while question := next_question(known, programme, LAW, (offer,), held, DAY):
            fetched += 1
            value = truth.by_subject[question.subject][question.item].low
            whole = question.shape is Shape.VALUE or value == 0
            values += question.shape is Shape.VALUE
            low = value if whole else 1
            high = value if whole else None
            known = known.with_facts((Fact(question.subject, question.item, low, high),))
    return {
        "asked_families": families,
        "fetched": round(fetched / families, 1),
        "values": round(values / families, 1),
        "everything": round(everything / families, 1),
    }


def _signed(number: int, person: str) -> Authorization:
    return Authorization(
        number=number,
        person=person,
        items=frozenset(Item),
        sources=frozenset({SOURCE}),
        purposes=frozenset({Programme.MINIMUM}),
        signing=Signing.OWN,
        signer=person,
        since=DAY,
    )


def section(found: dict[str, Any]) -> str:
    """Return the section of the page."""
    return (
        "## Assessing families\n\n"
        f"`python -m tests.bench.aid`, one core: one family of which {found['facts']} things are "
        f"known takes {found['one_us']} µs of the processor by the minimum allowance, with each "
        "condition's article, facts, parameters, what is missing, and the digest (wanted: under "
        f"100 µs); {found['families']:,} families take {found['all_s']} s (wanted: under 10 s), "
        f"and {found['programmes_s']} s by all {found['programmes']} programmes.\n\n"
        f"Of {found['asked_families']:,} made-up families of which nothing was known, the planner "
        f"asked {found['fetched']} things until it was settled what the rules say, of these "
        f"{found['values']} for a value and the rest for whether there is any; to ask for all "
        f"would be {found['everything']} values.\n"
    )


if __name__ == "__main__":
    sizes = [int(word) for word in sys.argv[1:]] or [23_000, 300]
    print(json.dumps(speed(sizes[0]) | asking(sizes[1])))
