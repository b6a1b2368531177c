"""Say how many mutants of the rules their tests catch: ``dev.py mutate [CONTEXT ...]``."""

import json
import os
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tests.mutation.campaign import Outcome, campaign
from tests.mutation.contexts import ROOT, contexts
from tests.mutation.mutants import Mutant

BEGIN, END = "<!-- mutants -->\n", "<!-- /mutants -->\n"
say = partial(print, flush=True)


def options() -> Namespace:
    """Return what was asked for."""
    parser = ArgumentParser(prog="dev.py mutate", description=__doc__)
    parser.add_argument("contexts", nargs="*", metavar="CONTEXT", help="all, where none is named")
    parser.add_argument("--sample", type=int, default=40, help="mutants of each context")
    parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same mutants")
    parser.add_argument("--json", type=Path, help="a file for the figures and survivors")
    parser.add_argument("--page", type=Path, help="a page whose marked part the table becomes")
    found = parser.parse_args()
    unknown = {*found.contexts} - {*contexts()}
    if unknown:
        parser.error(f"no such context: {', '.join(sorted(unknown))}; there are {contexts()}")
    return found


def table(outcomes: list[Outcome]) -> list[str]:
    """Return the figures as a table in Markdown."""
    lines = ["| context | mutants | caught | rate |", "|---|---|---|---|"]
    for one in outcomes:
        lines.append(f"| {one.context} | {len(one.sample)} | {one.caught} | {one.share:.0f} % |")
    whole = sum(len(one.sample) for one in outcomes)
    caught = sum(one.caught for one in outcomes)
    return [*lines, f"| all | {whole} | {caught} | {100 * caught / whole:.0f} % |"]


def described(mutant: Mutant) -> str:
    """Return a mutant in a line."""
    return "{file}:{line}: {was}  ->  {became}".format(**place(mutant))


def survived(mutant: Mutant) -> None:
    """Print a mutant that no test noticed."""
    say(f"  survived: {described(mutant)}")


def place(mutant: Mutant) -> dict[str, str | int]:
    """Return where a mutant is and what it changes."""
    path = str(mutant.path.relative_to(ROOT))
    return {"file": path, "line": mutant.line, "was": mutant.before, "became": mutant.after}


def figures(outcomes: list[Outcome]) -> str:
    """Return the figures and survivors as JSON."""
    found = {
        one.context: {
            "mutants": len(one.sample),
            "caught": one.caught,
            "survivors": [place(mutant) for mutant in one.survivors],
        }
        for one in outcomes
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def write(page: Path, outcomes: list[Outcome], asked: Namespace) -> None:
    """Put the table between the marks of a page."""
    text = page.read_text("utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    day = datetime.now(UTC).date()
    said = f"`dev.py mutate --sample {asked.sample} --seed {asked.seed}`, {day}:"
    middle = "\n".join([said, "", *table(outcomes), ""])
    page.write_text(before + BEGIN + middle + END + after, "utf-8")


def main() -> None:
    """Run the campaigns and print what they found."""
    asked = options()
    os.environ["HYPOTHESIS_PROFILE"] = "mutation"
    os.environ["RURALGOV_TURN"] = str(asked.seed)
    os.chdir(ROOT)
    outcomes = []
    for context in asked.contexts or contexts():
        say(f"{context} ...")
        outcomes.append(
            campaign(
                context, asked.sample, asked.seed, lambda one: say(f"  survived: {described(one)}")
            )
        )
    say("\n".join(table(outcomes)))
    if asked.json:
        asked.json.write_text(figures(outcomes), "utf-8")
    if asked.page:
        write(asked.page, outcomes, asked)


if __name__ == "__main__":
    main()
