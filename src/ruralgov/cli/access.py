"""Who holds what: the grants of an account or a place, and what should not be as it is."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any

import click

from ruralgov.cli.door import opened, say, who

A_DAY = timedelta(days=1)


@click.command()
@click.option("--account", help="What this account holds.")
@click.option("--place", help="Who holds what at the place of this code; the city by default.")
@click.option("--below", is_flag=True, help="At the places below it as well.")
@click.option("--findings", is_flag=True, help="What should not be as it is, instead.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="As of this day.")
@click.pass_obj
def grants(
    options: dict[str, Any],
    account: str | None,
    place: str | None,
    day: Any,
    *,
    below: bool,
    findings: bool,
) -> None:
    """List who holds which role where and until when, or what of it should be mended."""
    from ruralgov.domain.access import Grants, GrantsOfAccount
    from ruralgov.domain.kernel.ids import AccountId

    with opened(options) as app:
        acting = {**who(options), "day": day.date() if day else None}
        if findings:
            found = _findings(app, acting)
            say(options, "\n".join(said_findings(found, options["lang"])) or "-", found)
            return
        if account is not None:
            rows = app.query(GrantsOfAccount(account=AccountId(account)), **acting)
        else:
            rows = app.query(Grants(place=place_of(app, place, acting), below=below), **acting)
        names = _names(app, rows, acting)
    lines = [_line(row, names.get(row.place, row.place), options["lang"]) for row in rows]
    say(options, "\n".join(lines) or "-", rows)


def place_of(app: Any, code: str | None, acting: dict[str, Any]) -> Any:
    """Return the place of a code, the city without one; raises ``place_missing``."""
    from ruralgov.domain.kernel.errors import Refused
    from ruralgov.domain.kernel.ids import CITY, PlaceId
    from ruralgov.domain.registry import PlaceByCode, texts

    if code in (None, app.city):
        return CITY
    found = app.query(PlaceByCode(code=code), **acting)
    if not found:
        raise Refused(texts.PLACE_MISSING, place=code)
    return PlaceId(found[0].owner)


def _names(app: Any, rows: list[Any], acting: dict[str, Any]) -> dict[str, str]:
    """Return code and name of the places of grants, where there are any below the city."""
    from ruralgov.domain.kernel.ids import CITY
    from ruralgov.domain.registry import known_places

    if all(row.place == CITY for row in rows):
        return {}

    def ask(query: Any, *, day: Any = None) -> Any:
        return app.query(query, **acting | ({"day": day} if day else {}))

    return {row.owner: f"{row.code} {row.name}" for row in known_places(ask)}


def _line(row: Any, place: str, lang: str) -> str:
    from ruralgov.domain.kernel.clean import FOREVER

    last = "" if row.until == FOREVER else f"  {'至' if lang == 'zh' else 'to'} {row.until - A_DAY}"
    return f"{row.account}  {row.role.label(lang)}  {place}  {row.since}{last}  [{row.owner}]"


def _findings(app: Any, acting: dict[str, Any]) -> dict[str, list[Any]]:
    from ruralgov.domain.access import RoleConflicts, StrandedGrants, UndeclaredAccounts

    return {
        "undeclared": app.query(UndeclaredAccounts(), **acting),
        "stranded": app.query(StrandedGrants(), **acting),
        "conflicts": app.query(RoleConflicts(), **acting),
    }


def said_findings(found: Mapping[str, Iterable[Any]], lang: str) -> Iterator[str]:
    """Give a line for each thing that should not be as it is."""
    zh = lang == "zh"
    for one in found["undeclared"]:
        roles = "、".join(role.label(lang) for role in one.roles)
        yield f"{'账号未登记使用人' if zh else 'nobody is known behind'}: {one.account} ({roles})"
    for one in found["stranded"]:
        grant = one.grant
        yield f"{one.why.label(lang)}: {grant.account} {grant.role.label(lang)} [{grant.owner}]"
    for one in found["conflicts"]:
        both = " + ".join(f"{row.account} {row.role.label(lang)}" for row in one.both)
        yield f"{'不相容岗位' if zh else 'incompatible roles'}: {both}"
