"""The demo: a city at work for a year, with figures, pages and proof."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, count
from pathlib import Path
from typing import Any

import click

from ruralgov.cli import texts
from ruralgov.cli.aid_family import helped
from ruralgov.cli.city import (
    FOUNDED,
    bar,
    county_of,
    found_city,
    length,
    live,
    of_county,
)
from ruralgov.cli.demo_lines import BESIDE, DOING, ask_lines, demo_lines
from ruralgov.cli.door import opened, say
from ruralgov.cli.institution import founded
from ruralgov.cli.neighbours import lived
from ruralgov.domain.access import AUDIT
from ruralgov.domain.collectives import COLLECTIVE_FINANCE
from ruralgov.domain.kernel.errors import BadInput, PluginFailure

YEAR = {"first": "2025-01", "last": "2025-12"}
BOOKS: dict[str, Any] = {"first": "2024-01", "last": "2024-12"}
"""The year of the villages' books, before that of the cases."""
ADDRESS = "https://demo.example/villages"
"""Where the QR codes of the demo lead: nowhere."""
OF_STORE = ("store", "key-file", "city", "lang")
"""The options that say which city is meant."""
AUDITOR = {"account": "auditor"}
"""As whom the demo reads its figures."""
FULL_YEAR = 410_000
FIRST_LOOK = 0.005


@click.command()
@click.option("--seed", default=1, show_default=True, help="The same seed, the same city.")
@click.option(
    "--scale",
    default=str(FIRST_LOOK),
    show_default=True,
    help="Share of the villages that get households and of a year's cases; ten times as many "
    "villages keep books. 0.1 takes minutes; 'full' is all 410,000 cases.",
)
@click.option(
    "--cases", type=click.IntRange(0), help="Cases of the year; by default as the scale says."
)
@click.option(
    "--report",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo-report"),
    show_default=True,
    help="Where to write the pages; a number is added to a name that is taken.",
)
@click.option(
    "--keep",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo-city"),
    show_default=True,
    help="Where to keep the store and its key; a number is added to a name that is taken.",
)
@of_county
@click.pass_obj
def demo(
    options: dict[str, Any],
    /,
    seed: int,
    scale: str,
    cases: int | None,
    report: Path,
    keep: Path,
    **county: Any,
) -> None:
    """Show a whole city at work: grids, a year of books and of cases, figures, pages, verify."""
    from ruralgov.builtin.keyfile import make_key
    from ruralgov.sample.life import SimulatedClock

    start = time.perf_counter()
    share, many = _size(scale, cases)
    of = county_of(options, **county)
    report, keep = _free(report), _free(keep)
    report.parent.mkdir(parents=True, exist_ok=True)  # it fails before the city has lived
    keep.mkdir(parents=True)
    mine = options | _store_in(keep) | {"city": of.city}
    make_key(mine["key_file"])
    clock = SimulatedClock(FOUNDED)
    with opened(mine, clock=clock) as app:
        found = _live(mine, app, clock, of, report, (seed, share, many))
    seconds = time.perf_counter() - start
    lines = demo_lines(found, options["lang"])
    lines += ["", *ask_lines(mine, found, seconds)]
    say(options, "\n".join(lines), found | {"store": mine["store"], "seconds": seconds})
    if found["faults"]:
        raise SystemExit(1)


def _live(
    options: dict[str, Any],
    app: Any,
    clock: Any,
    county: Any,
    report: Path,
    size: tuple[int, float, int],
) -> dict[str, Any]:
    """Let the city live, look at it and write its pages; return what was found."""
    from ruralgov.domain.kernel.calendar import legal_date
    from ruralgov.domain.kernel.ids import AccountId

    seed, share, many = size
    name = f"{county.name}（虚构数据）"
    app.set_up(AccountId("admin"))
    _now(options, "founding")
    with bar(options, county.name, length(county, share, many, books=True)) as step:
        city, settled, counts = found_city(
            app, clock, "admin", seed, county, share, step, books=True
        )
        institution = founded(app, legal_date(clock.now))
        _now(options, "living")
        told, beside, family = live(city, clock, settled, many)
        today = legal_date(clock.now)
        with _disclosing(options, report, name) as villages:
            neighbours = lived(app, beside, today)
            family_told = None if family is None else helped(family, today)
            _now(options, "checking")
            figures, found, head, faults = _look(app, clock)
            checked = _crosscheck(app)
            _now(options, "publishing")
            pages = _publish(options, app, report, name, (head, clock.now), villages)
    return {
        "counts": dict(counts),
        "consolidation": told,
        "institution": institution,
        "neighbours": neighbours,
        "helped": family_told,
        "figures": figures,
        "audit": found,
        "crosscheck": checked,
        "head": head,
        "faults": faults,
        "report": pages,
    }


def _now(options: dict[str, Any], what: str) -> None:
    """Say on standard error what is being done."""
    if not options["as_json"]:
        click.echo(DOING[what][options["lang"] != "zh"], err=True)


def _store_in(folder: Path) -> dict[str, Any]:
    """Return the options of a store of its own."""
    key = {"key": None, "key_file": folder / "city.key", "older_key": ()}
    return {"store": f"sqlite:///{folder}/city.db", **key}


def _size(scale: str, cases: int | None) -> tuple[float, int]:
    """Return the share of the villages and the number of cases; raises ``scale_wrong``."""
    try:
        share = 1.0 if scale == "full" else float(scale)
    except ValueError:
        share = 0.0
    if not 0 < share <= 1:
        raise BadInput(texts.SCALE_WRONG, value=scale)
    return share, round(FULL_YEAR * share) if cases is None else cases


def _free(folder: Path) -> Path:
    """Return the folder, or with a number after its name where that is taken."""
    names = (folder.with_name(f"{folder.name}-{n}") for n in count(2))
    return next(path for path in chain([folder], names) if not path.exists())


@contextmanager
def _disclosing(
    options: dict[str, Any], report: Path, title: str
) -> Iterator["subprocess.Popen[str]"]:
    """Write the villages' pages in a process of its own, while the city is looked at."""
    store = [f"--{name}={options[name.replace('-', '_')]}" for name in OF_STORE]
    chosen = [f"--{name}={one}" for name in ("disable", "require") for one in options[name]]
    edition = [f"--{name}={value}" for name, value in BOOKS.items()]
    words = [
        *(sys.executable, "-m", "ruralgov", *store, *chosen, "--as=auditor"),
        *("disclose", str(_beside(report)), *edition),
        *("--base-url", ADDRESS, "--name", title),
        *("--beside", BESIDE["cases"][options["lang"] != "zh"], "../index.html"),
    ]
    with subprocess.Popen(  # noqa: S603  our own command line
        words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _beside(report: Path) -> Path:
    """Return where the villages' pages are until the report stands."""
    return report.with_name(f".{report.name}-villages")


def _publish(
    options: dict[str, Any],
    app: Any,
    folder: Path,
    name: str,
    last: tuple[str, Any],
    villages: subprocess.Popen[str],
) -> list[str]:
    """Write the report with the sheets, and put the villages' pages into it.

    *last* are the head and the time at the end; sheets are as of its day, as their answers are.
    Returns where the first page of each is, or why there is none.
    """
    from ruralgov.cli.publishing import publish_pages
    from ruralgov.domain.kernel.calendar import legal_date

    head, now = last
    mine, at = options | AUDITOR, options["lang"] != "zh"
    leads = tuple((BESIDE[one][at], f"{one}/index.html") for one in ("villages", "sheets"))
    shown: dict[str, Any] = {"head": head, "case": _example(app), "beside": leads}
    made = {"head": head, "made": legal_date(now).isoformat()}
    _, said = villages.communicate()
    try:
        publish_pages(mine, app, "site", folder, name, **YEAR, **shown)
        publish_pages(mine, app, "sheets", folder / "sheets", name, **YEAR, **made)
    except PluginFailure as failure:
        return [failure.text(options["lang"])]
    if villages.returncode:
        return [str(folder / "index.html"), said.strip()]
    _beside(folder).rename(folder / "villages")
    return [str(folder / one / "index.html") for one in ("", "villages", "sheets")]


def _example(app: Any) -> str | None:
    """Return the number of the case with the longest life among those that were given back."""
    from ruralgov.domain.cases import CaseHistory, FigureCases, Measure, Part
    from ruralgov.domain.kernel.ids import AccountId
    from ruralgov.domain.kernel.roles import Actor

    acting: dict[str, Any] = {"actor": Actor(AccountId("auditor")), "purpose": AUDIT}
    query = FigureCases(measure=Measure.RETURNED, part=Part.COUNTED)
    numbers = app.query(query, **acting)[:50]
    lives = {number: len(app.query(CaseHistory(number=number), **acting)) for number in numbers}
    return max(lives, key=lives.__getitem__, default=None)


def _look(app: Any, clock: Any) -> tuple[Any, Any, str, list[str]]:
    from ruralgov.domain.cases import CaseFigures, FigureBy
    from ruralgov.domain.kernel.calendar import legal_date
    from ruralgov.domain.kernel.ids import AccountId
    from ruralgov.domain.kernel.roles import Actor
    from ruralgov.reports.audit import audit as run

    auditor = Actor(AccountId("auditor"))
    acting: dict[str, Any] = {"actor": auditor, "purpose": AUDIT}
    figures = app.query(CaseFigures(by=FigureBy.MONTH), **acting)
    found = run(app, actor=auditor, day=legal_date(clock.now))
    return figures, found, str(app.seal()), app.verify()


def _crosscheck(app: Any) -> Any:
    """Hold the books of the year against funds and property."""
    from ruralgov.domain.kernel.ids import AccountId
    from ruralgov.domain.kernel.roles import Actor
    from ruralgov.domain.oversight import CrossCheckPlace

    town = Actor(AccountId("townfunds"))
    return app.query(CrossCheckPlace(**BOOKS), actor=town, purpose=COLLECTIVE_FINANCE)
