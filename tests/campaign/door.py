"""Hostile values at every place of every message, judged by the published JSON Schema."""

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruralgov.app import codec
from ruralgov.domain.kernel.errors import RuralgovError
from tests.campaign import pages
from tests.campaign.small import table
from tests.door.catalogue import CATALOGUE, JUDGES, KINDS, example, parts, put
from tests.door.test_schema import HOSTILE, SHAPE

COUNTED = ("messages", "refused", "taken", "taken wrongly", "refused wrongly", "crashed")


def tried() -> Iterator[tuple[str, Any, bool]]:
    """Give each message with a hostile value in it, and whether its schema allows that."""
    for name in KINDS:
        whole, judge = example(name, whole=True), JUDGES[name]
        for path, schema in parts(name, whole):
            part = judge.evolve(schema={**schema, "$defs": judge.schema["$defs"]})
            for value in HOSTILE:
                yield name, put(whole, path, value), part.is_valid(value)


def outcome(name: str, plain: Any, *, good: bool) -> str:
    """Return what the door made of a message, beside what its schema says."""
    try:
        CATALOGUE.references.named(codec.message(KINDS[name], plain))
    except RuralgovError as error:
        return "refused wrongly" if good and error.code in SHAPE else "refused"
    except Exception:  # noqa: BLE001  what is looked for
        return "crashed"
    return "taken" if good else "taken wrongly"


def campaign(sample: int, seed: int) -> Counter[str]:
    """Try a share of the messages, one in so many, and count what became of them."""
    chance, found = random.Random(seed), Counter[str]()
    for name, plain, good in tried():
        if chance.randrange(sample) == 0:
            found["messages"] += 1
            found[outcome(name, plain, good=good)] += 1
    return found


def main(words: list[str]) -> int:
    """Give hostile messages to the door, and print what became of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaign door", description=__doc__)
    parser.add_argument("--sample", type=int, default=1, help="one message in so many")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--page", type=Path, help="write the table between its markers")
    given = parser.parse_args(words)
    found = campaign(given.sample, given.seed)
    by = f"python -m tests.campaign door --sample {given.sample} --seed {given.seed}"
    lines = table(found, COUNTED, by)
    print("\n".join(lines))
    if given.page:
        pages.write(given.page, "door", lines)
    return int(any(found[one] for one in ("taken wrongly", "refused wrongly", "crashed")))
