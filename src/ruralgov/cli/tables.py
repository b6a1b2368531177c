"""Importing tables: without ``--apply`` an import only says what it would change."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click

from ruralgov.cli.door import opened, plugins, say, who
from ruralgov.cli.ledger_tables import LEDGERS
from ruralgov.domain.kernel.errors import BadInput

REGISTRY = ("places", "households", "calendar", "matters")
_TABLE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("import")
@click.argument("what", type=click.Choice([*REGISTRY, *LEDGERS]))
@click.argument("tables", type=_TABLE, nargs=-1)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="The day the table speaks of.")
@click.option("--source", help="Who made the table, and when.")
@click.option("--reason", default="", help="Why a published calendar changes.")
@click.option("--rules", type=_TABLE, help="With matters: the rules of a dispatch plan.")
@click.option("--posts", type=_TABLE, help="With matters: the posts of a dispatch plan.")
@click.option("--fallback", help="The office that leads where no rule and no own office does.")
@click.option("--collective", help="With tables of the ledgers: the collective, by its id.")
@click.option("--first", help="With opening: the first month of the books, such as 2024-01.")
@click.option(
    "--regime",
    type=click.Choice(["2004", "2023"]),
    default="2004",
    show_default=True,
    help="With opening: the rules of the old books.",
)
@click.option("--year", type=int, help="With budget: its year.")
@click.option(
    "--papers",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="With vouchers: the folder of the papers that they name.",
)
@click.option(
    "--errors",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write a copy of the table with each error beside its cell.",
)
@click.option("--apply", is_flag=True, help="Do it; without this, only say what would change.")
@click.pass_obj
def import_(
    options: dict[str, Any],
    /,
    what: str,
    tables: tuple[Path, ...],
    since: Any,
    source: str | None,
    reason: str,
    rules: Path | None,
    posts: Path | None,
    fallback: str | None,
    errors: Path | None,
    apply: bool,
    **ledgers: Any,
) -> None:
    """Import tables, CSV or what a plugin reads (xlsx): every error at once, all or nothing."""
    if not tables:
        raise BadInput("option_missing", option="TABLES")
    with opened(options) as app, marked(options, errors):
        if what in LEDGERS:
            from ruralgov.cli.ledger_tables import read_ledger

            found = [read_path(options, table_spec(what), path) for path in tables]
            chosen = ledgers | {"source": source}
            changes, counts, notes = read_ledger(app, who(options), what, found, chosen)
            notes = [*(notice for table in found for notice in table.notices), *notes]
        elif what == "calendar":
            changes, counts, notes = calendar([one.read_bytes() for one in tables], reason)
        else:
            day, origin = _needed("--since", since).date(), _needed("--source", source)
            read = {"places": places, "households": households, "matters": matters}[what]
            found = [read_path(options, table_spec(what), path) for path in tables]
            changes, counts, notes = read(app, who(options), found, day, origin)
            notes = [*(notice for table in found for notice in table.notices), *notes]
            if what == "matters":
                given = None
                if rules or posts:
                    pair = _needed("--rules", rules), _needed("--posts", posts)
                    office = _needed("--fallback", fallback)
                    given = read_plan(app, options, *pair, office, day, origin)
                published, proved, more = plan(app, who(options), changes, given, apply)
                changes, counts, notes = [*changes, *published], counts | proved, notes + more
        if apply:
            app.execute_all(changes, **who(options))
    text = ", ".join(f"{name} {count}" for name, count in counts.items())
    done = {"applied": apply, "counts": counts, "notices": notes}
    say(options, "\n".join([*notes, text]), done)


@click.command("template")
@click.argument("table", required=False)
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path), required=False)
@click.pass_obj
def template(options: dict[str, Any], table: str | None, out: Path | None) -> None:
    """Write an empty TABLE to fill in to OUT (.csv, or .xlsx with a plugin), or list the tables."""
    if table is None:
        from ruralgov.imports.tables import TABLES

        say(options, "\n".join(f"{t.name}  {t.zh}" for t in TABLES.values()), list(TABLES))
        return
    from ruralgov.reports.tables import format_of, write_new

    path = _needed("OUT", out)
    write_new(path, format_of(plugins(options), path).template(table_spec(table)))
    say(options, str(path), str(path))


Planned = tuple[list[Any], dict[str, int], list[str]]


def table_spec(name: str) -> Any:
    """Return the table of a name; raises ``table_name_unknown``."""
    from ruralgov.imports.tables import TABLES

    if name not in TABLES:
        raise BadInput("table_name_unknown", name=name, known=", ".join(TABLES))
    return TABLES[name]


def read_path(options: dict[str, Any], spec: Any, path: Path) -> Any:
    """Return the table in a file."""
    from ruralgov.imports.table import read_table
    from ruralgov.reports.tables import format_of

    return read_table(format_of(plugins(options), path), path.read_bytes(), spec, str(path))


@contextmanager
def marked(options: dict[str, Any], errors: Path | None) -> Iterator[None]:
    """Write a marked copy of each file with wrong rows, if it was asked for, and raise on.

    The copy of a second file has ``-2`` after its name. Raises ``suffix_differs``, ``file_taken``.
    """
    from ruralgov.reports.tables import format_of, write_new

    if errors is not None and errors.exists():
        raise BadInput("file_taken", path=errors)
    try:
        yield
    except BadInput as error:
        faults = error.facts.get("faults")
        if not isinstance(faults, tuple) or errors is None:
            raise
        by_file: dict[str, list[Any]] = {}
        for fault in faults:
            by_file.setdefault(fault.file, []).append(fault)
        for number, (file, found) in enumerate(by_file.items(), start=1):
            path = errors.with_stem(f"{errors.stem}-{number}") if number > 1 else errors
            source = Path(file)
            if path.suffix.lower() != source.suffix.lower():
                raise BadInput("suffix_differs", path=path, suffix=source.suffix) from error
            spec = table_spec(found[0].table)
            form = format_of(plugins(options), source)
            write_new(path, form.mark(source.read_bytes(), spec, found))
            click.echo(f"{path}", err=True)
        raise


def places(app: Any, acting: dict[str, Any], tables: list[Any], day: date, source: str) -> Planned:
    """Compare tables of places with the registry as of their day."""
    from ruralgov.imports import places as table

    plan = table.plan(table.read(tables), _places(app, acting, day), day, source)
    counts = {"new": len(plan.new), "renamed": len(plan.renamed), "same": plan.same}
    notes = [f"{change.code} -> {change.name}" for change in plan.renamed]
    return [*plan.new, *plan.renamed], counts, notes


def households(
    app: Any, acting: dict[str, Any], tables: list[Any], day: date, source: str
) -> Planned:
    """Compare rosters with the registry as of their day."""
    from ruralgov.app.ids import new_id
    from ruralgov.imports import households as table
    from ruralgov.imports.table import Problems

    problems = Problems()
    rows = table.read(tables, problems)
    known = _registered(app, acting, rows, day)
    plan = table.plan(rows, known, day, source, new_id, problems)
    counts = {
        "households": len(plan.households),
        "people": len(plan.people),
        "moved": len(plan.moved),
        "same": plan.same,
    }
    return [*plan.households, *plan.people, *plan.moved], counts, plan.notices


def matters(app: Any, acting: dict[str, Any], tables: list[Any], day: date, source: str) -> Planned:
    """Read catalogues of matters; each row is a new matter or a new version."""
    from ruralgov.imports import matters as table

    commands = table.read(tables, day, source)
    return list(commands), {"matters": len(commands)}, []


def read_plan(
    app: Any,
    options: dict[str, Any],
    rules: Path,
    posts: Path,
    fallback: str,
    day: date,
    source: str,
) -> tuple[Any, dict[str, int]]:
    """Read a dispatch plan, and the row that each rule and post comes from."""
    from ruralgov.imports import dispatch

    known = _places(app, who(options), day)
    pair = (
        read_path(options, dispatch.RULES, rules),
        read_path(options, dispatch.POSTS, posts),
    )
    return dispatch.read(*pair, known, fallback, day, source)


def plan(app: Any, acting: dict[str, Any], matters: list[Any], given: Any, apply: bool) -> Planned:
    """Prove that the plan, given or in force, covers the matters; raises ``plan_faulty``."""
    from ruralgov.domain.cases.coverage import Served
    from ruralgov.domain.cases.messages import PublishDispatchPlan
    from ruralgov.domain.cases.views_dispatch import ProvePlan
    from ruralgov.imports.dispatch import said

    version, lines = given or (None, {})
    coming = tuple(
        Served(code=one.code, category=one.category, office=one.unit, level=one.terms.level)
        for one in matters
    )
    proof = app.query(ProvePlan(plan=version, matters=coming), **acting)
    faults = [said(fault, lines) for fault in proof.faults]
    if faults and apply:
        raise BadInput("plan_faulty", count=len(faults), problems="\n".join(faults))
    led = {f"by {name}": count for name, count in proof.by_rule.items()}
    counts = {"combinations": proof.combinations, **led, "faults": len(faults)}
    published = [] if version is None else [PublishDispatchPlan(plan=version)]
    return published, counts, faults


def calendar(data: list[bytes], reason: str) -> Planned:
    """Read the calendars of years."""
    from ruralgov.domain.policy import PublishCalendar
    from ruralgov.imports import calendars

    years = [calendars.read(part) for part in data]
    commands = [PublishCalendar(year=year, reason=reason) for year in years]
    return list(commands), {"years": len(years)}, [year.source for year in years]


def _places(app: Any, acting: dict[str, Any], day: date) -> list[Any]:
    from ruralgov.domain.registry import Places

    towns = app.query(Places(), day=day, **acting)
    below = [app.query(Places(parent=town.owner), day=day, **acting) for town in towns]
    return [*towns, *(village for villages in below for village in villages)]


def _registered(app: Any, acting: dict[str, Any], rows: list[Any], day: date) -> Any:
    """Return what the registry knows of the villages and people of a roster."""
    from ruralgov.domain.kernel.personal import PersonName
    from ruralgov.domain.registry import Households, KnownIdentities, Members
    from ruralgov.imports.households import Registered

    wanted = {row.village for row in rows}
    villages = {p.code: p.owner for p in _places(app, acting, day) if p.code in wanted}
    homes = {
        (village, row.number): row.owner
        for village in villages.values()
        for row in app.query(Households(village=village), day=day, **acting)
    }
    identities = tuple(row.identity for row in rows if row.identity is not None)
    known = {
        identities[one.index]: (one.person, one.household)
        for one in app.query(KnownIdentities(identities=identities), day=day, **acting)
    }

    def names(home: Any) -> set[PersonName]:
        if home not in homes.values():
            return set()
        members = app.query(Members(household=home), day=day, **acting)
        return {PersonName(member.name) for member in members if member.name}

    return Registered(
        villages=villages,
        household=lambda village, number: homes.get((village, number)),
        person=known.get,
        names=names,
    )


def _needed(option: str, value: Any) -> Any:
    if value is None:
        raise BadInput("option_missing", option=option)
    return value
