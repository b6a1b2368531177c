"""What ships for a city to start with: calendars, and examples of profile, matters and lists."""

from collections.abc import Iterable
from datetime import date
from importlib.resources import files
from typing import Any

from ruralgov.app.application import App
from ruralgov.app.ids import new_id
from ruralgov.domain.access import ADMINISTRATION
from ruralgov.domain.cases import DefineMatter, PlanVersion
from ruralgov.domain.cases.dispatch import imports as dispatch
from ruralgov.domain.cases.matters import imports as matters
from ruralgov.domain.compacts import DraftCreditScheme, DraftVillageRules, SchemeTerms
from ruralgov.domain.compacts import imports as credit
from ruralgov.domain.duties import DraftDutyList, DutyRole, StatedCount
from ruralgov.domain.duties import imports as duties
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, AccountId, PlaceId, VillageRulesId
from ruralgov.domain.kernel.imports import Problems, Rows
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.policy import AdoptProfile, PublishCalendar
from ruralgov.domain.policy import imports_calendar as calendars
from ruralgov.domain.policy import imports_profile as profiles
from ruralgov.domain.registry import Directory, OrganisationRow, PlaceRow, RegisterOrganisation
from ruralgov.domain.registry.organisations import imports as organisations
from ruralgov.imports.table import from_csv, rows
from ruralgov.ports.tables import TableSpec

YEARS = range(2023, 2027)
"""The years whose holidays ship with the library."""


def shipped(folder: str, name: str) -> bytes:
    """Return a data file of the library."""
    return (files("ruralgov.data") / folder / name).read_bytes()


def policy() -> list[Any]:
    """Return the commands that give a city its first policy."""
    profile = profiles.read(shipped("profiles", "example.toml"))
    years = [calendars.read(shipped("calendars", f"{year}.toml")) for year in YEARS]
    return [AdoptProfile(profile=profile), *(PublishCalendar(year=year) for year in years)]


def example_matters(since: date, source: str) -> list[DefineMatter]:
    """Return the commands of the example catalogue."""
    problems = Problems()
    table = _shipped_rows("matters", "example", matters.SPEC, problems)
    steps = matters.read(table, since, source, problems)
    problems.check()
    return [step.command for step in steps]


def example_organisations(
    places: Iterable[PlaceRow], since: date, source: str
) -> list[RegisterOrganisation]:
    """Return the commands that give a city the departments and offices of the example plan."""
    problems = Problems()
    table = _shipped_rows("organisations", "example", organisations.SPEC, problems)
    found = organisations.read(table, places, problems)
    steps = organisations.compared(found, [], since, source, new_id, problems)
    problems.check()
    return [step.command for step in steps.steps]


def example_plan(
    places: Iterable[PlaceRow],
    units: Iterable[OrganisationRow],
    fallback: str,
    since: date,
    source: str,
) -> PlanVersion:
    """Return the example of a dispatch plan for the places and organisations of a city."""
    problems = Problems()
    rules, posts = (
        _shipped_rows("dispatch", f"{spec.name}-example", spec, problems)
        for spec in (dispatch.RULES, dispatch.POSTS)
    )
    plan, _ = dispatch.read(
        rules, posts, places, Directory(units), fallback, since, source, problems
    )
    return plan


def example_duties(role: DutyRole, units: Iterable[OrganisationRow]) -> DraftDutyList:
    """Return what drafts the example of a duty list for a city with these organisations."""
    problems = Problems()
    table = _shipped_rows("duties", f"{role.value}-example", duties.SPEC, problems)
    _, items = duties.read(table, role, units, problems)
    problems.check()
    found = [one.duty_class for one in items]
    return DraftDutyList(
        role=role,
        place=CITY,
        title=f"{role.zh}履职清单（示例）",
        source="示例清单",
        stated=tuple(
            StatedCount(duty_class=one, items=found.count(one)) for one in dict.fromkeys(found)
        ),
        items=items,
    )


def example_rules(village: PlaceId) -> DraftVillageRules:
    """Return what drafts the example of village rules."""
    problems = Problems()
    table = _shipped_rows("credit", "rules-example", credit.RULES_SPEC, problems)
    _, clauses = credit.read_clauses(table, problems)
    problems.check()
    return DraftVillageRules(village=village, title="村规民约（示例）", clauses=clauses)


def example_scheme(village: PlaceId, rules: VillageRulesId) -> DraftCreditScheme:
    """Return what drafts the example of a scheme, 58 categories, on the example of the rules."""
    problems, terms = Problems(), SchemeTerms(most_month=30)
    table = _shipped_rows("credit", "scheme-example", credit.SCHEME_SPEC, problems)
    _, categories, items = credit.read_scheme(table, terms, problems)
    problems.check()
    return DraftCreditScheme(
        village=village,
        rules=rules,
        title="信用积分办法（示例）",
        categories=categories,
        items=items,
        terms=terms,
    )


def _shipped_rows(folder: str, name: str, spec: TableSpec, problems: Problems) -> Rows:
    return rows(spec, [from_csv(shipped(folder, f"{name}.csv"), spec)], problems)


def found(app: App, administrator: AccountId) -> list[str]:
    """Give a city the policy it does not have yet, and return what was given."""
    done = []
    for command in policy():
        try:
            app.execute(command, actor=Actor(administrator), purpose=ADMINISTRATION)
        except Refused:
            continue  # it is there already
        year = getattr(command, "year", None)
        done.append(str(year.year) if year else command.profile.name)
    return done
