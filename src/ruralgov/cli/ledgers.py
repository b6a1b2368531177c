"""The books of collectives on paper: statements, and journals for other tools."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from ruralgov.cli import texts
from ruralgov.cli.door import opened, plugins, say, who
from ruralgov.domain.collectives import DISCLOSURE
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.reports import texts as reports_texts

F = TypeVar("F", bound=Callable[..., Any])
STATEMENTS = ("balance-sheet", "income", "trial-balance", "trial-balances", "income-detail")


def _scope(command: F) -> F:
    """Give a command the options that say what is asked of whom."""
    for option in (
        click.option("--texts", is_flag=True, help="With summaries and names of sub-accounts."),
        click.option("--last", required=True, help="The last month."),
        click.option("--first", required=True, help="The first month, such as 2025-01."),
        click.option("--place", help="A town or village, by its code or id; else the whole city."),
        click.option("--collective", help="One collective, by its id."),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("name", type=click.Choice(STATEMENTS))
@click.argument("files", nargs=-1, type=click.Path(dir_okay=False, path_type=Path))
@_scope
@click.pass_obj
def statement(options: dict[str, Any], /, name: str, files: tuple[Path, ...], **given: Any) -> None:
    """Print a statement, or write it to new FILES whose suffixes say how (.csv, .xlsx).

    Names of sub-accounts may be those of persons: they are left out without --texts, for which
    the account must keep or check the books, or watch over them for the town.
    """
    from ruralgov.reports.statements import as_text, for_print
    from ruralgov.reports.statements import statement as made
    from ruralgov.reports.tables import format_of, write_table

    chosen = plugins(options)
    for file in files:
        format_of(chosen, file)  # before anything is written
    with opened(options) as app:
        asked = scope(app, options, **given)
        table, rows = made(app, name, asked, options["lang"], **who(options))
    for file in files:
        printed = file.suffix.lower() == ".xlsx"
        write_table(chosen, file, for_print(name, table, options["lang"]) if printed else table)
    if files:
        say(options, "\n".join(map(str, files)), [str(file) for file in files])
    else:
        say(options, as_text(table), rows)


@click.group()
def export() -> None:
    """Write the posted vouchers of a period, or what else is kept, for other tools."""


@export.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_scope
@click.pass_obj
def beancount(options: dict[str, Any], /, file: Path, **given: Any) -> None:
    """Write a journal for beancount to a new FILE; its balances are exact.

    Summaries, reasons and names of sub-accounts may name persons: see --texts of ``statement``.
    """
    from ruralgov.reports import beancount as form

    _journal(options, file, form, given)


@export.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_scope
@click.pass_obj
def hledger(options: dict[str, Any], /, file: Path, **given: Any) -> None:
    """Write a journal for hledger to a new FILE; its balances are exact.

    Summaries, reasons and names of sub-accounts may name persons: see --texts of ``statement``.
    """
    from ruralgov.reports import hledger as form

    _journal(options, file, form, given)


@export.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_scope
@click.pass_obj
def gbt24589(options: dict[str, Any], /, file: Path, **given: Any) -> None:
    """Write the books of a collective in one year for audit software (GB/T 24589) to a new FILE.

    Summaries, reasons and names of sub-accounts may name persons: see --texts of ``statement``.
    """
    from ruralgov.reports.gbt24589 import gbt24589 as made

    with opened(options) as app:
        written = made(app, scope(app, options, **given), **who(options))
        write_parts(file, [written])
    say(options, str(file), [str(file)])


@export.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--collective", "collectives", multiple=True, required=True, help="By its id.")
@click.option("--prefix", required=True, help="Registered with OCDS, such as ocds-a1b2c3.")
@click.option("--name", required=True, help="Who publishes.")
@click.option("--uri", required=True, help="Where the package will stand.")
@click.option("--extension", required=True, help="Where extension.json of the letting stands.")
@click.pass_obj
def ocds(
    options: dict[str, Any], /, file: Path, collectives: tuple[str, ...], **publisher: str
) -> None:
    """Write the contracts of collectives as an OCDS record package to a new FILE.

    It names no person. Give --collective as often as needed.
    """
    from ruralgov.domain.kernel.ids import AccountId, CollectiveId
    from ruralgov.domain.kernel.roles import Actor
    from ruralgov.domain.property import Contracts
    from ruralgov.reports import ocds as form

    chosen = form.OcdsPublisher(**publisher)
    actor = Actor(AccountId(options["account"]))
    with opened(options) as app:
        contracts = [
            form.releases(app, row.owner, actor=actor, prefix=chosen.prefix)
            for key in collectives
            for row in app.query(
                Contracts(collective=CollectiveId(key)), actor=actor, purpose=DISCLOSURE
            )
        ]
    if not contracts:
        raise Refused(texts.EXPORT_EMPTY)
    write_parts(file, [form.to_json(form.record_package(contracts, chosen)).decode()])
    say(options, str(file), [str(file)])


@export.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--collective", required=True, help="The collective, by its id.")
@click.option("--first", required=True, help="The first month, such as 2025-01.")
@click.option("--last", help="The last month; the first alone without it.")
@click.pass_obj
def vouchers(
    options: dict[str, Any], /, file: Path, collective: str, first: str, last: str | None
) -> None:
    """Write ordinary vouchers to a new FILE (.csv, .xlsx) that ``import vouchers`` reads again.

    Summaries may name persons: only who keeps or checks the books may take them out.
    """
    from ruralgov.domain.kernel.ids import CollectiveId
    from ruralgov.domain.kernel.month import parse_month
    from ruralgov.imports.ledgers.voucher_sheets import month_sheet
    from ruralgov.imports.steps import asking
    from ruralgov.reports.tables import write_table

    with opened(options) as app:
        period = (parse_month(first), parse_month(last or first))
        table, notes = month_sheet(asking(app, who(options)), CollectiveId(collective), period)
    write_table(plugins(options), file, table)
    say(options, "\n".join([*notes, str(file)]), {"files": [str(file)], "notices": notes})


@export.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def organisations(options: dict[str, Any], /, file: Path) -> None:
    """Write the organisations of today to a new FILE that ``import organisations`` reads again."""
    from ruralgov.imports.steps import asking
    from ruralgov.reports.organisations import organisation_sheet
    from ruralgov.reports.tables import write_table

    with opened(options) as app:
        sheet = organisation_sheet(asking(app, who(options)))
    write_table(plugins(options), file, sheet)
    say(options, str(file), [str(file)])


@export.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def accounts(options: dict[str, Any], /, file: Path) -> None:
    """Write the accounts of today to a new FILE that ``import accounts`` reads again."""
    from ruralgov.imports.accounts import account_sheet
    from ruralgov.imports.steps import asking
    from ruralgov.reports.tables import write_table

    with opened(options) as app:
        sheet = account_sheet(asking(app, who(options)))
    write_table(plugins(options), file, sheet)
    say(options, str(file), [str(file)])


@export.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--place", required=True, help="The village or town, by its code.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="As of this day.")
@click.pass_obj
def grids(options: dict[str, Any], /, file: Path, place: str, day: Any) -> None:
    """Write groups, grids, lanes and chiefs to a new FILE that ``import grids`` reads again.

    It holds the identity numbers of those who lead; that they were opened is recorded.
    """
    from datetime import UTC, datetime

    from ruralgov.domain.kernel.calendar import legal_date
    from ruralgov.imports.grid_sheet import grid_sheet
    from ruralgov.imports.steps import asking
    from ruralgov.reports.tables import format_of, write_table

    format_of(plugins(options), file)  # before anything is opened
    with opened(options) as app:
        on = day.date() if day else legal_date(datetime.now(UTC))
        table, notes = grid_sheet(asking(app, who(options)), place, on)
    write_table(plugins(options), file, table)
    say(options, "\n".join([*notes, str(file)]), {"files": [str(file)], "notices": notes})


def _journal(options: dict[str, Any], file: Path, form: Any, given: dict[str, Any]) -> None:
    from ruralgov.reports.journals import journal

    with opened(options) as app:
        parts = journal(app, form, scope(app, options, **given), **who(options))
        write_parts(file, parts)
    say(options, str(file), [str(file)])


def scope(app: Any, options: dict[str, Any], **given: Any) -> Any:
    """Return what the options ask for; raises ``export_whom`` and ``place_missing``."""
    from ruralgov.reports.journals import Scope

    if given["collective"] and given["place"]:
        raise BadInput(texts.EXPORT_WHOM)
    place = given.pop("place")
    if place:
        given["place"] = place_of(app, options, place)
    return Scope(**given)


def place_of(app: Any, options: dict[str, Any], place: str) -> Any:
    """Return the id of a place that is given by its code or id; raises ``place_missing``."""
    if not place.isdecimal():
        return place
    from ruralgov.domain.registry import PlaceByCode

    found = app.query(PlaceByCode(code=place), **who(options))
    if not found:
        raise Refused(registry_texts.PLACE_MISSING, place=place)
    return found[0].owner


def write_parts(file: Path, parts: Iterable[str]) -> None:
    """Write a new file piece by piece: whole or not at all; raises ``file_taken``."""
    try:
        with file.open("x", encoding="utf-8", newline="\n") as out:
            try:
                out.writelines(parts)
            except BaseException:
                out.close()
                os.unlink(file)
                raise
    except FileExistsError:
        raise BadInput(reports_texts.FILE_TAKEN, path=file) from None
