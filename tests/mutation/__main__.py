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
    parser.add_argument("--tests", default="*", help="only tests of such a path: tests/cases/*")
    parser.add_argument("--json", type=Path, help="a file for the figures and survivors")
    parser.add_argument("--page", type=Path, help="a page in whose table the rows are put")
    found = parser.parse_args()
    unknown = {*found.contexts} - {*contexts()}
    if unknown:
        parser.error(f"no such context: {', '.join(sorted(unknown))}; there are {contexts()}")
    return found


def row(one: Outcome, asked: Namespace) -> str:
    """Return the figures of a context as a row in Markdown, with what gives them again."""
    tests = "" if asked.tests == "*" else f" --tests '{asked.tests}'"
    by = f"`dev.py mutate {one.context} --sample {asked.sample} --seed {asked.seed}{tests}`"
    day = datetime.now(UTC).date()
    return f"| {one.context} | {len(one.sample)} | {one.caught} | {one.share:.0f} % | {by}, {day} |"


def table(rows: dict[str, str]) -> list[str]:
    """Return the rows of contexts as a table, with all of them added up."""
    cells = [line.split("|") for line in rows.values()]
    whole, caught = (sum(int(one[column]) for one in cells) for column in (2, 3))
    return [
        *("| context | mutants | caught | rate | by |", "|---|---|---|---|---|"),
        *(rows[name] for name in sorted(rows)),
        f"| all | {whole} | {caught} | {100 * caught / whole:.0f} % | |",
    ]


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


def write(page: Path, rows: dict[str, str]) -> None:
    """Put rows in the table between the marks of a page; those of other contexts stay."""
    text = page.read_text("utf-8")
    before, rest = text.split(BEGIN)
    old, after = rest.split(END)
    known = (line for line in old.splitlines() if line.startswith("| ") and "`" in line)
    kept = {line.split("|")[1].strip(): line for line in known}
    now = {name: line for name, line in (kept | rows).items() if name in contexts()}
    page.write_text(before + BEGIN + "\n".join(table(now)) + "\n" + END + after, "utf-8")


def main() -> None:
    """Run the campaigns and print what they found."""
    asked = options()
    os.environ["HYPOTHESIS_PROFILE"] = "mutation"
    os.environ["RURALGOV_TURN"] = str(asked.seed)
    os.chdir(ROOT)
    outcomes = []
    for context in asked.contexts or contexts():
        say(f"{context} ...")
        outcomes.append(campaign(context, asked.sample, asked.seed, survived, asked.tests))
    rows = {one.context: row(one, asked) for one in outcomes}
    say("\n".join(table(rows)))
    if asked.json:
        asked.json.write_text(figures(outcomes), "utf-8")
    if asked.page:
        write(asked.page, rows)


if __name__ == "__main__":
    main()
