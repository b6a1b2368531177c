"""Papers of a framework for tests, and a town whose clerk enters and whose reviewer adopts them."""

from datetime import date
from typing import Any

from attrs import evolve

from ruralgov.domain.instruments import (
    AdoptInstrument,
    Consistency,
    DraftInstrument,
    InstrumentKind,
    Paper,
    Pillar,
)
from ruralgov.domain.kernel.ids import CITY, InstrumentId, OrganisationId
from ruralgov.domain.registry import OrganisationKind, RegisterOrganisation
from tests.town import Town, code_of

CLERK, REVIEWER = "framework_clerk", "framework_reviewer"
OFFICE = OrganisationId("00000000-0000-7000-8000-0000000000b1")
"""The unit that issues papers."""
YEAR, MAY, NEXT = date(2024, 1, 1), date(2024, 5, 1), date(2025, 1, 1)


def key(name: str) -> InstrumentId:
    """Return the id of a paper that a test calls so."""
    return InstrumentId(f"instrument-{name}")


def paper(kind: InstrumentKind, **more: Any) -> Paper:
    """Return a paper with nothing amiss."""
    values: dict[str, Any] = {
        "kind": kind,
        "title": f"关于某事的{kind.zh}",
        "issuer": OFFICE,
        "issued": YEAR,
        "since": YEAR,
        "review": date(2027, 1, 1),
        "characters": 3000,
        "checked": Consistency(day=date(2023, 12, 20), by=OFFICE, result="一致"),
        "source": "发文存档",
    }
    return Paper(**values | more)


def master(**more: Any) -> Paper:
    """Return a master."""
    return paper(InstrumentKind.MASTER, **more)


def supporting(**more: Any) -> Paper:
    """Return a supporting plan of the master that is called so."""
    return paper(InstrumentKind.SUPPORTING, **{"parent": key("master")} | more)


def measure(**more: Any) -> Paper:
    """Return a measure of the supporting plan that is called so."""
    more = {"parent": key("plan"), "pillars": (Pillar.GRIDS,)} | more
    return paper(InstrumentKind.MEASURE, **more)


def office(town: Town, name: str = "市委组织部", unit: OrganisationId = OFFICE) -> OrganisationId:
    """Register the unit that issues papers."""
    command = RegisterOrganisation(
        name=name,
        kind=OrganisationKind.DEPARTMENT,
        place=CITY,
        since=date(2020, 1, 1),
        source="三定方案",
        id=unit,
    )
    return OrganisationId(town.do("registrar", command).key)


class Desk:
    """A town with an office, a clerk who enters and a reviewer who adopts."""

    def __init__(self) -> None:
        self.town = Town()
        office(self.town)

    def enter(self, name: str, what: Paper, **more: Any) -> InstrumentId:
        """Have the clerk enter a paper and the reviewer adopt it."""
        self.do(DraftInstrument(id=key(name), paper=what, **more))
        self.do(AdoptInstrument(draft=key(name)), REVIEWER)
        return key(name)

    def framework(self) -> None:
        """Enter a master, a supporting plan and a measure."""
        self.enter("master", master(title="实施方案"))
        self.enter("plan", supporting(title="信用方案"))
        self.enter("measure", measure(title="积分办法"))

    def do(self, command: Any, account: str = CLERK) -> None:
        self.town.do(account, command)

    def refused(self, command: Any, account: str = CLERK) -> str:
        return code_of(lambda: self.town.do(account, command))

    def ask(self, query: Any, day: date | None = None) -> Any:
        return self.town.ask(CLERK, query, day)


def changed(what: Paper, **more: Any) -> Paper:
    """Return a paper that says otherwise."""
    return evolve(what, **more)
