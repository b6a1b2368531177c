"""Importing tables: without ``--apply`` an import only says what it would change."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from ruralgov.cli.door import opened, say, who
from ruralgov.domain.kernel.errors import BadInput

_TABLE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("import")
@click.argument("what", type=click.Choice(["places", "households", "calendar", "matters"]))
@click.argument("tables", type=_TABLE, nargs=-1)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="The day the table speaks of.")
@click.option("--source", help="Who made the table, and when.")
@click.option("--reason", default="", help="Why a published calendar changes.")
@click.option("--rules", type=_TABLE, help="With matters: the rules of a dispatch plan.")
@click.option("--posts", type=_TABLE, help="With matters: the posts of a dispatch plan.")
@click.option("--fallback", help="The office that leads where no rule and no own office does.")
@click.option("--apply", is_flag=True, help="Do it; without this, only say what would change.")
@click.pass_obj
def import_(
    options: dict[str, Any],
    what: str,
    tables: tuple[Path, ...],
    since: Any,
    source: str | None,
    reason: str,
    rules: Path | None,
    posts: Path | None,
    fallback: str | None,
    apply: bool,
) -> None:
    """Import tables: every error at once, all or nothing."""
    data = [table.read_bytes() for table in tables]
    if not data:
        raise BadInput("option_missing", option="TABLES")
    with opened(options) as app:
        if what == "calendar":
            changes, counts, notes = calendar(data, reason)
        else:
            day, origin = _needed("--since", since).date(), _needed("--source", source)
            read = {"places": places, "households": households, "matters": matters}[what]
            changes, counts, notes = read(app, who(options), data, day, origin)
            if what == "matters":
                given = None
                if rules or posts:
                    pair = _needed("--rules", rules), _needed("--posts", posts)
                    office = _needed("--fallback", fallback)
                    given = read_plan(app, who(options), *pair, office, day, origin)
                published, proved, more = plan(app, who(options), changes, given, apply)
                changes, counts, notes = [*changes, *published], counts | proved, notes + more
        if apply:
            app.execute_all(changes, **who(options))
    text = ", ".join(f"{name} {count}" for name, count in counts.items())
    done = {"applied": apply, "counts": counts, "notices": notes}
    say(options, "\n".join([*notes, text]), done)


Planned = tuple[list[Any], dict[str, int], list[str]]


def places(app: Any, acting: dict[str, Any], data: list[bytes], day: date, source: str) -> Planned:
    """Compare tables of places with the registry as of their day."""
    from ruralgov.imports import places as table

    rows = [row for part in data for row in table.read(part)]
    plan = table.plan(rows, _places(app, acting, day), day, source)
    counts = {"new": len(plan.new), "renamed": len(plan.renamed), "same": plan.same}
    notes = [f"{change.code} -> {change.name}" for change in plan.renamed]
    return [*plan.new, *plan.renamed], counts, notes


def households(
    app: Any, acting: dict[str, Any], data: list[bytes], day: date, source: str
) -> Planned:
    """Compare rosters with the registry as of their day."""
    from ruralgov.app.ids import new_id
    from ruralgov.imports import households as table

    rows = [row for part in data for row in table.read(part)]
    plan = table.plan(rows, _registered(app, acting, rows, day), day, source, new_id)
    counts = {
        "households": len(plan.households),
        "people": len(plan.people),
        "moved": len(plan.moved),
        "same": plan.same,
    }
    return [*plan.households, *plan.people, *plan.moved], counts, plan.notices


def matters(app: Any, acting: dict[str, Any], data: list[bytes], day: date, source: str) -> Planned:
    """Read catalogues of matters; each row is a new matter or a new version."""
    from ruralgov.imports import matters as table

    commands = [command for part in data for command in table.read(part, day, source)]
    return list(commands), {"matters": len(commands)}, []


def read_plan(
    app: Any,
    acting: dict[str, Any],
    rules: Path,
    posts: Path,
    fallback: str,
    day: date,
    source: str,
) -> tuple[Any, dict[str, int]]:
    """Read a dispatch plan, and the row that each rule and post comes from."""
    from ruralgov.imports import dispatch

    known = _places(app, acting, day)
    return dispatch.read(rules.read_bytes(), posts.read_bytes(), known, fallback, day, source)


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
