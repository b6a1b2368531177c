"""The synthetic city and the audit."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ruralgov.cli import texts
from ruralgov.cli.door import opened, say, shown, who, with_key
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput

if TYPE_CHECKING:
    from ruralgov.sample.aid_family import AidFamily
    from ruralgov.sample.neighbours import Neighbours

_TABLE = click.Path(exists=True, dir_okay=False, path_type=Path)
FIRST = date(2025, 1, 2)
"""The day on which the demo's cases begin; its deadlines fall into Spring Festival 2026."""
DAYS = 365
LEFT = {"zh": "仍挂在已撤地点下", "en": "still at a place that has ended"}
ENGLISH = ("grids", "lanes", "grid chiefs", "lane chiefs", "households per lane chief")
CONSOLIDATED = {
    "village": ("年中并村", "villages merged"),
    "household": ("迁户", "households moved"),
    "grid": ("移交网格", "grids handed over"),
    "case": ("移交在办诉求", "open cases handed over"),
    "collective": ("并社", "collectives merged"),
    "left": ("遗留", "left behind"),
    "died": ("去世", "deaths"),
    "returned": ("迁回", "returns"),
    "withdrawn": ("撤回误录", "entries withdrawn"),
}
COUNTED = ("places", "consortia", "officers", "households", "books", "cases")
"""What moves the progress bar."""
FOUNDED = datetime(2024, 1, 1, 0, 30, tzinfo=UTC)


def of_county(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say of which county the synthetic city is."""
    for name, said in (
        ("--county", "What the county is called."),
        ("--villages", "A second table of places, where the villages are apart."),
        ("--places", "A table of the towns and villages of any county; 荣成市 is shipped."),
    ):
        form = str if name == "--county" else _TABLE
        command = click.option(name, type=form, help=said)(command)
    return command


def county_of(
    options: dict[str, Any], places: Path | None, villages: Path | None, county: str | None
) -> Any:
    """Return the places of the county that was asked for.

    Raises ``county_not_shipped``, ``option_missing``, ``city_differs``, what is wrong in a table.
    """
    from ruralgov.cli.tables import read_path
    from ruralgov.domain.registry.places.imports import SPEC
    from ruralgov.sample.divisions import SHIPPED, of_tables, shipped

    city = options["city"]
    if places is None:
        if villages is not None:
            raise BadInput(kernel_texts.OPTION_MISSING, option="--places")
        if city not in (None, SHIPPED):
            raise BadInput(texts.COUNTY_NOT_SHIPPED, city=city, shipped=SHIPPED)
        return shipped()
    tables = [read_path(options, SPEC, path) for path in (places, villages) if path is not None]
    found = of_tables(county or f"{city or places.stem}", tables, places.name)
    if city not in (None, found.city):
        raise BadInput(texts.CITY_DIFFERS, city=city, found=found.city, path=places)
    return found


@click.command()
@click.option("--seed", default=1, show_default=True, help="The same seed, the same city.")
@click.option(
    "--scale",
    type=click.FloatRange(0, 1, min_open=True),
    default=1.0,
    show_default=True,
    help="1.0: 157,300 households.",
)
@click.option(
    "--cases",
    type=click.IntRange(0),
    default=0,
    show_default=True,
    help="Cases to take through their life.",
)
@click.option("--books", is_flag=True, help="Give the villages a year of books.")
@of_county
@click.pass_obj
def generate(
    options: dict[str, Any],
    /,
    seed: int,
    scale: float,
    cases: int,
    *,
    books: bool,
    **county: Any,
) -> None:
    """Make a store and fill it with a synthetic city, whose time begins in 2024."""
    from ruralgov.domain.kernel.ids import AccountId
    from ruralgov.sample.life import SimulatedClock

    chosen = county_of(options, **county)
    with_key(options | {"city": chosen.city})
    clock = SimulatedClock(FOUNDED)
    with (
        opened(options | {"city": chosen.city}, clock=clock) as app,
        bar(options, "generate", length(chosen, scale, cases, books=books)) as step,
    ):
        if not app.set_up(AccountId(options["account"])):
            raise BadInput(texts.STORE_NOT_EMPTY, url=shown(options["store"]))
        admin = options["account"]
        city, settled, counts = found_city(
            app, clock, admin, seed, chosen, scale, step, books=books
        )
        told, *_ = live(city, clock, settled, cases)
    lines = ["  ".join(f"{name} {count}" for name, count in counts.items())]
    lines += consolidated(told, options["lang"])
    say(options, "\n".join(lines), dict(counts) | ({"consolidation": told} if told else {}))


@click.command()
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="As of this day.")
@click.option("--all", "everything", is_flag=True, help="Every finding, not the first of each.")
@click.pass_obj
def audit(options: dict[str, Any], day: Any, everything: bool) -> None:
    """Say where the city stands outside the soft standards."""
    from ruralgov.domain.kernel.calendar import legal_date
    from ruralgov.reports.audit import audit as run

    with opened(options) as app:
        on = day.date() if day else legal_date(datetime.now(UTC))
        found = run(app, actor=who(options)["actor"], day=on)
    say(options, "\n".join(audit_lines(found, options["lang"], everything)), found)


def found_city(
    app: Any,
    clock: Any,
    admin: str,
    seed: int,
    county: Any,
    scale: float,
    step: Callable[[str, int], None],
    *,
    books: bool,
) -> tuple[Any, list[Any], Counter[str]]:
    """Make the city with its books; return it, the villages with people, and what was made."""
    from ruralgov.domain.kernel.ids import AccountId
    from ruralgov.sample.city import City
    from ruralgov.sample.institution import Figures, Institution
    from ruralgov.sample.ledgers import Ledgers

    counts: Counter[str] = Counter()

    def counted(what: str, more: int) -> None:
        counts[what] += more
        step(what, more)

    city = City(app, AccountId(admin), seed, counted, county)
    city.found()
    villages = city.places()
    institution = Institution(city, Figures.fitting(county.by_town()))
    institution.found()
    some = _spread(villages, _share(len(villages), scale))
    chosen = [row for row in some if row.owner != institution.home]
    settled = []
    for village in city.people(chosen, round(county.households * len(chosen) / len(villages))):
        city.grids(village)
        settled.append(village)
        counts["people"] += village.people
    if books:
        keeping = _spread(villages, _keeping(len(villages), scale))
        calm = {row.owner for row in keeping} - {row.owner for row in chosen}
        Ledgers(city, clock, calm=calm).run(keeping)
    return city, settled, counts


def live(
    city: Any, clock: Any, settled: list[Any], cases: int
) -> tuple[dict[str, int], "Neighbours | None", "AidFamily | None"]:
    """Let the city live its year of cases; return what a consolidation did, and who lived besides.

    Neighbours are villages that live the year under rules of their own, and a family is helped.
    """
    from ruralgov.sample.aid_family import AidFamily
    from ruralgov.sample.consolidation import Consolidation
    from ruralgov.sample.life import Life
    from ruralgov.sample.mornings import together
    from ruralgov.sample.neighbours import Neighbours

    if not cases:
        return {}, None, None
    merging, neighbours = Consolidation(city, clock, settled), Neighbours(city, FIRST.year)
    mornings = merging.over(FIRST, DAYS)
    family = AidFamily(city, FIRST.year)
    mornings = together(neighbours.over(settled, merging.touched), family.over(), mornings)
    Life(city, clock, settled, city.seed, mornings).run(cases, FIRST, DAYS)
    return dict(merging.told), neighbours, family


def consolidated(told: dict[str, int], lang: str) -> list[str]:
    """Return the line that says what a consolidation did, if there was one."""
    if not told:
        return []
    at = 0 if lang == "zh" else 1
    said = (f"{words[at]} {told.get(kind, 0):,}" for kind, words in CONSOLIDATED.items())
    return ["  ".join(said)]


def _spread(villages: list[Any], some: int) -> list[Any]:
    """Return so many villages, spread over the city."""
    return [villages[len(villages) * n // some] for n in range(some)]


def _share(places: int, scale: float) -> int:
    """Return how many villages get households."""
    return max(1, round(places * min(scale, 1.0)))


def _keeping(places: int, scale: float) -> int:
    """Return how many villages keep books: at a tenth of the households, all of them."""
    return min(places, _share(places, scale) * 10)


def length(county: Any, scale: float, cases: int, *, books: bool) -> int:
    """Return how far the progress bar goes."""
    from ruralgov.sample.institution import Figures

    places = len(county.found)
    months = _keeping(places, scale) * 12 if books else 0
    households: int = county.households
    institution = Figures.fitting(county.by_town())
    founded = institution.consortia + institution.officers + institution.residents
    return places + founded + round(households * min(scale, 1.0)) + months + cases


def audit_lines(found: Any, lang: str, everything: bool) -> Iterator[str]:
    """Give the lines that say what an audit found."""
    zh = lang == "zh"
    words = ("网格", "街巷", "网格长", "街巷长", "每名街巷长联系户") if zh else ENGLISH
    counts = (found.grids, found.lanes, found.grid_chiefs, found.lane_chiefs)
    said = ", ".join(f"{word} {count:,}" for word, count in zip(words[:4], counts, strict=True))
    yield f"{'审计' if zh else 'audit'} {found.day}: {said}, {words[4]} {found.mean_contacts:.1f}"
    seen: Counter[Any] = Counter()
    for one in found.findings:
        finding = one.finding
        seen[finding.standard] += 1
        if everything or seen[finding.standard] == 1:
            reason = f" ({finding.exempted})" if finding.exempted else ""
            yield (
                f"  {finding.standard.label(lang)}: {_named(one.village, finding.name)}: "
                f"{finding.found} / {finding.low}-{finding.high}{reason}"
            )
    for one in found.organisations:
        seen[one.fault] += 1
        if everything or seen[one.fault] == 1:
            yield f"  {one.fault.label(lang)}: {one.name} {one.post}".rstrip()
    for one in found.units:
        seen[one.fault] += 1
        if everything or seen[one.fault] == 1:
            where = (
                f"岗位 {one.posts}, 在办 {one.cases}"
                if zh
                else f"{one.posts} posts, {one.cases} open"
            )
            yield f"  {one.fault.label(lang)}: {one.name} ({where})"
    for standard, times in seen.items():
        yield f"  {standard.label(lang)}: {times}"
    yield from _left_lines(found.left_behind, lang, everything)
    people = list(_people_lines(found, lang, everything))
    yield from people
    if not seen and not found.left_behind and not people:
        yield "  -"


def _named(village: str, name: str) -> str:
    """Return a village and what in it is meant, once where that is the village itself."""
    return village if name == village else f"{village} {name}"


def _people_lines(found: Any, lang: str, everything: bool) -> Iterator[str]:
    """Give lines for households, and for offices and accounts of people: all, or how many."""
    from ruralgov.cli.access import said_findings

    zh = lang == "zh"
    words = "户" if zh else "household"
    by_kind: dict[str, list[str]] = {}
    for one in found.homes:
        by_kind.setdefault(one.problem.label(lang), []).append(f"{words} {one.number}")
    ended = "误登去世（迁出）所终止" if zh else "ended by a departure that was a mistake"
    for one in found.ended:
        said = f"{one.zh if zh else one.en} ({one.command}) [{one.person}]"
        by_kind.setdefault(ended, []).append(said)
    accounts = ("undeclared", "stranded", "conflicts")
    for line in said_findings({name: getattr(found, name) for name in accounts}, lang):
        kind, said = line.split(": ", 1)
        by_kind.setdefault(kind, []).append(said)
    for kind, lines in by_kind.items():
        for said in lines if everything else lines[:1]:
            more = f" +{len(lines) - 1}" if not everything and len(lines) > 1 else ""
            yield f"  {kind}: {said}{more}"


def _left_lines(left: Any, lang: str, everything: bool) -> Iterator[str]:
    """Give a line for what still hangs on ended places: all, or the first of each kind."""
    by_kind: dict[str, list[Any]] = {}
    for one in left:
        by_kind.setdefault(one.kind, []).append(one)
    for found in by_kind.values():
        for one in found if everything else found[:1]:
            said = one.zh if lang == "zh" else one.en
            more = f" +{len(found) - 1}" if not everything and len(found) > 1 else ""
            yield f"  {LEFT[lang]}: {said}{more} ({one.command})"


@contextmanager
def bar(options: dict[str, Any], label: str, length: int) -> Iterator[Callable[[str, int], None]]:
    """Show on standard error how the work goes on; nothing of it is in the output."""
    if options["as_json"]:
        yield lambda _what, _more: None
        return
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield lambda what, more: bar.update(more if what in COUNTED else 0)
