"""Who may do what, and where: worked out for every command and query, and kept as a table.

Who gets in is tried for every purpose. Who does not is tried for the purposes of the rule and one
other, and who does not at the city at one place: by turns, or all with ``RURALGOV_SWEEP=full``.
"""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.sampling import FULL, TURN
from tests.scenario import every_command
from tests.town import Town
from tests.trust.known import asking, known_of

from ruralgov.app import gate
from ruralgov.app.catalogue import Catalogue
from ruralgov.app.gate import authorise
from ruralgov.app.keys import Keys
from ruralgov.app.places import required
from ruralgov.app.unit import Unit
from ruralgov.domain.access import GrantRole
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.exchange import RequestStage
from ruralgov.domain.funds import FundStage
from ruralgov.domain.kernel.declare import Access
from ruralgov.domain.kernel.errors import Denied
from ruralgov.domain.kernel.ids import (
    CITY,
    AccountId,
    PlaceId,
)
from ruralgov.domain.kernel.roles import Actor, Purpose

TABLE = Path(__file__).parents[2] / "docs" / "access.md"
CATALOGUE = Catalogue(CONTEXTS, Keys(b"k" * 32))
QUERIES, COMMANDS = CATALOGUE.queries, CATALOGUE.commands
ROLES, PURPOSES = CATALOGUE.roles.values(), CATALOGUE.purposes.values()


INNER = "| {} | nobody: it follows by itself | – | – |"
STAGES = {
    "Requests": RequestStage.QUEUED,
    "FundApplications": FundStage.FILED,
    "Meetings": None,
    "QuotaTransfers": None,
}
PLACES = {"here": "village", "town": "town", "city": "city"}
"""Where it is enough to hold a role, the narrowest first, and how the table says so."""


class Granted:
    """Accounts for every role at the city, the town, its two villages, and where else one acts."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._there: set[PlaceId] = set()
        for place in (CITY, town.town, town.village, town.other):
            self._grant(place)

    def of(self, rule: Access, message: Any) -> dict[str, PlaceId]:
        """Return the places to try: the village of the message is *here*, another *elsewhere*."""
        town, place = self._town, CITY
        with town.app._runner.unit(write=False) as unit:  # noqa: SLF001  the gate as execute meets it
            if rule.place is not None:
                place = required(rule, message, unit, town.clock.now.date())[0]
        here = town.village if place in (CITY, town.town) else place
        self._grant(here)
        elsewhere = town.other if here == town.village else town.village
        return {"city": CITY, "town": town.town, "here": here, "elsewhere": elsewhere}

    def _grant(self, place: PlaceId) -> None:
        if place in self._there:
            return
        self._there.add(place)
        for role in ROLES:
            account = AccountId(f"{role}@{place}")
            given = GrantRole(account=account, role=role, place=place, basis="t")
            self._town.do("admin", given)


def may(
    unit: Unit, today: date, rule: Access, message: Any, account: str, purpose: Purpose
) -> bool:
    try:
        authorise(rule, message, Actor(AccountId(account)), purpose, unit, today)
    except Denied:
        return False
    return True


def row(town: Town, granted: Granted, rule: Access, message: Any) -> str:
    places = granted.of(rule, message)
    with town.app._runner.unit(write=False) as unit:  # noqa: SLF001  the gate as execute meets it
        return row_in(unit, town.clock.now.date(), rule, message, places)


def some(purposes: list[Purpose], number: int) -> list[Purpose]:
    """Return the purposes of a rule, and of the others one, another at each turn."""
    others = [one for one in PURPOSES if one not in purposes]
    return [*purposes, *others[(TURN + number) % max(1, len(others)) :][:1]]


def row_in(unit: Unit, today: date, rule: Access, message: Any, places: dict[str, PlaceId]) -> str:
    purposes = [p for p in PURPOSES if p in rule.purposes]
    allowed: dict[str, list[str]] = {"city": [], "town": [], "here": [], "elsewhere": []}
    may_give: dict[str, set[str]] = {purpose: set() for purpose in purposes}
    for at, (where, roles) in enumerate(allowed.items()):
        for number, role in enumerate(ROLES):
            left = (TURN // len(PURPOSES) + number) % 3 != at - 1
            if at and left and role not in allowed["city"] and not FULL:
                continue
            account = f"{role}@{places[where]}"
            let_in = any(may(unit, today, rule, message, account, p) for p in tries(rule, purposes))
            asked = PURPOSES if let_in or FULL else some(purposes, number)
            good = [p for p in asked if may(unit, today, rule, message, account, p)]
            assert rule.reserved or good in ([], purposes), "it counts for some purposes only"
            if good:
                roles.append(role)
            for purpose in good:
                may_give[purpose].add(role)
    assert not may(unit, today, rule, message, "nobody", purposes[0])
    assert set(allowed["here"]) <= set(allowed["town"]) <= set(allowed["city"])
    if rule.place is not None:
        assert not allowed["elsewhere"], "a role elsewhere gives no right here"
    names = "all" if len(allowed["city"]) == len(ROLES) else ", ".join(allowed["city"])
    reasons = "all" if len(purposes) == len(PURPOSES) else ", ".join(p for p in purposes)
    if rule.reserved:
        reasons = ", ".join(given_by(p, may_give[p], allowed["city"]) for p in purposes)
    name = type(message).__name__
    where = "anywhere" if rule.place is None else narrowest(allowed)
    return f"| {name} | {names} | {where} | {reasons} |"


def tries(rule: Access, purposes: list[Purpose]) -> list[Purpose]:
    """Return the purposes by which to see whether a role gets in: one, or those kept for some."""
    return purposes if rule.reserved else purposes[:1]


def given_by(purpose: str, roles: set[str], every: list[str]) -> str:
    """Return a purpose, with the roles that may give it where others of the rule may not."""
    few = ", ".join(role for role in ROLES if role in roles)
    return purpose if roles == set(every) else f"{purpose} ({few})"


def narrowest(allowed: dict[str, list[str]]) -> str:
    return next(word for place, word in PLACES.items() if allowed[place])


@pytest.fixture(scope="module")
def rows() -> list[str]:
    with pytest.MonkeyPatch.context() as patch:  # it is refused too often to be told why
        patch.setattr(gate, "advice", lambda *_: "")
        return tried()


def tried() -> list[str]:
    town = Town()
    granted = Granted(town)
    found: dict[str, str] = {}
    steps = every_command(town)
    account, command = next(steps)
    keys: dict[str, str] = {}
    while True:
        name = type(command).__name__
        given = COMMANDS[type(command)]
        if given.inner:
            found[name] = INNER.format(name)
        elif "| village |" not in found.get(name, ""):  # it may first have been of another place
            found[name] = row(town, granted, given.access, command)
        receipt = town.do(account, command)
        keys[receipt.record] = receipt.key
        try:
            account, command = steps.send(receipt)
        except StopIteration:
            break
    known = known_of(town)
    queries = [(asking(kind, known), rule.access) for kind, rule in QUERIES.items()]
    for query, access in queries:
        found[type(query).__name__] = row(town, granted, access, query)
    return [found[name] for name in sorted(found)]


def test_every_command_and_query_has_an_access_rule(rows: list[str]) -> None:
    named = {line.split("|")[1].strip() for line in rows}
    assert named == {kind.__name__ for kind in (*COMMANDS, *QUERIES)}
    for access in [*(r.access for r in COMMANDS.values()), *(r.access for r in QUERIES.values())]:
        assert access.roles
        assert access.purposes


HIGHER: dict[str, str] = {
    "TakeUpDispute": "a dispute goes up to the committee of a town, never to one of a village",
}
"""Whose steps are all of a town, though the rule has them at any place."""


def test_the_matrix_is_the_reviewed_table(rows: list[str]) -> None:
    for line, tried in zip(kept(), rows, strict=True):
        name, roles, where, purposes = tried.strip("| ").split(" | ")
        said = line.strip("| ").split(" | ")
        assert [*said[:2], said[3]] == [name, roles, purposes]
        assert where == "town" if name in HIGHER else where in said[2].split(" or "), name


def kept() -> list[str]:
    """Return the rows of the page, without its links."""
    page = TABLE.read_text(encoding="utf-8").partition("\n| command or query")[2]
    lines = page.partition("\n\n")[0].splitlines()[2:]
    return [re.sub(r"\[(\w+)\]\([^)]+\)", r"\1", line) for line in lines]
