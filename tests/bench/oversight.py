"""Recall and false alarms of the cross-checks: ``python -m tests.bench.oversight``.

Writes what docs/oversight.md shows between its marks, with ``--write``.
"""

import argparse
import resource
import tempfile
import time
from pathlib import Path

from attrs import frozen

from ruralgov.app.application import App
from ruralgov.app.keys import Keys
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.cli.city import FOUNDED
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.oversight import CrossCheckPlace, CrossCheckReport
from ruralgov.domain.registry import PlaceRow, Places, RegisterPlace
from ruralgov.ports.storage import Storage
from ruralgov.sample.city import AS_OF, City
from ruralgov.sample.faults import FaultySet, Planted, scores, unasking
from ruralgov.sample.ledgers import Ledgers
from ruralgov.sample.life import SimulatedClock
from ruralgov_sqlalchemy import SqlStorage

DOCS = Path(__file__).parents[2] / "docs" / "oversight.md"
BEGIN, END = "<!-- measured -->\n", "<!-- /measured -->\n"
YEAR = CrossCheckPlace(first=Month("2024-01"), last=Month("2024-12"))


@frozen
class Lived:
    """A year with planted faults."""

    app: App
    city: City
    planted: list[Planted]

    def check(self) -> CrossCheckReport:
        """Run every check over the year of everyone."""
        return self.app.query(YEAR, **self.city.staff("townfunds"))


def live(storage: Storage, count: int, share: float, seed: int = 1) -> Lived:
    """Keep a year of so many villages, with faults in a share of them."""
    clock, keys = SimulatedClock(FOUNDED), Keys(b"k" * 32)
    app = App("371082", storage, keys, clock=clock)
    app.set_up(AccountId("admin"))
    city = City(app, AccountId("admin"), seed=seed)
    city.found()
    villages = _villages(city, count)
    old = App("371082", storage, keys, clock=clock, **unasking())
    planted = FaultySet(Ledgers(city, clock, disclosing=False), old, share).run(villages)
    return Lived(app, city, planted)


def _villages(city: City, count: int) -> list[PlaceRow]:
    """Return so many villages: those of the city, and made-up ones beyond them."""
    villages = city.places()
    acting = city.staff("registrar")
    towns = city.app.query(Places(), **acting)
    for number in range(count - len(villages)):
        turn, town = divmod(number, len(towns))
        command = RegisterPlace(
            code=f"{towns[town].code[:9]}{900 + turn}",
            name=f"{towns[town].name}虚构{turn + 1}村",
            since=AS_OF,
            source="虚构",
        )
        city.app.execute(command, **acting)
    if count > len(villages):
        villages = [
            one
            for town in towns
            for one in city.app.query(Places(parent=PlaceId(town.owner)), **acting)
        ]
    return villages[:count]


def table(lived: Lived, report: CrossCheckReport) -> list[str]:
    """Return a line for each rule."""
    lines = [
        "| rule | planted | found | recall | hidden | found of them | honest twins | findings "
        "| false alarms |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    counts = {one.check: 0 for one in report.counts}
    for count in report.counts:
        counts[count.check] += count.findings
    for one in scores(lived.planted, report.findings):
        recall = f"{100 * one.found / one.planted:.1f} %" if one.planted else "–"
        lines.append(
            f"| {one.rule} | {one.planted} | {one.found} | {recall} | {one.unseen} | "
            f"{one.unseen_found} | {one.twins} | {counts.get(one.rule, 0)} | {one.alarms} |"
        )
    return lines


def main() -> None:
    """Measure, print, and write the page."""
    words = argparse.ArgumentParser()
    words.add_argument("--villages", type=int, default=1000)
    words.add_argument("--share", type=float, default=0.3)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--memory", action="store_true", help="not on SQLite")
    words.add_argument("--write", action="store_true", help="write docs/oversight.md")
    given = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        storage: Storage = (
            MemoryStorage() if given.memory else SqlStorage(f"sqlite:///{folder}/city.db", "371082")
        )
        begin = time.perf_counter()
        lived = live(storage, given.villages, given.share, given.seed)
        made = time.perf_counter() - begin
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begin = time.perf_counter()
        report = lived.check()
        took = time.perf_counter() - begin
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        lines = [
            f"{report.collectives:,} collectives, seed {given.seed}, faults in "
            f"{given.share:.0%} of them: {len(report.findings):,} findings in {took:.1f} s "
            f"(one run, SQLite, made in {made:.0f} s; peak {after // 1024} MB, "
            f"{before // 1024} MB before the checks).",
            "",
            *table(lived, report),
        ]
        lived.app.close()
    print("\n".join(lines))
    if given.write:
        page = DOCS.read_text("utf-8")
        head, rest = page.split(BEGIN)
        DOCS.write_text(head + BEGIN + "\n".join(lines) + "\n" + END + rest.split(END)[1], "utf-8")


if __name__ == "__main__":
    main()
