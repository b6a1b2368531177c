"""Founds the villages whose points are lived (``points``): people, rules, schemes, agreements.

Run as a process: ``python -m tests.bench.points_found sqlite:///points.db FOLDER 839`` leaves who
is where in ``FOLDER/villages.json``.
"""

import gc
import json
import sys
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from ruralgov.cli.door import SELDOM
from ruralgov.domain import compacts as c
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import BodyId, CreditSchemeId, HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.personal import IdentityNumber, PersonName
from ruralgov.domain.meetings import BodyKind, ConfirmPaperDecision, Matter, PublishDecision
from ruralgov.domain.registry import (
    HouseholdRelation,
    RegisterHousehold,
    RegisterPerson,
    RegisterPlace,
)
from ruralgov.sample.draw import identity_number
from ruralgov_sqlalchemy import SqlStorage
from tests.compacts.compact import drafting, publishing, scheming
from tests.compacts.scenario import DECIDED, KEEPER, REVIEWER, holders
from tests.meetings.hall import founding, paper
from tests.town import DAY, Town

VILLAGES, TOWNS = 839, 22
SIGNERS = 100
"""Who agreed in a village."""
KEPT = "villages.json"


def given(town: Town, account: str, commands: Iterable[Any]) -> list[str]:
    """Carry out commands, a town's at a time, and return the keys of their records."""
    waiting, keys = iter(commands), list[str]()
    while part := list(islice(waiting, VILLAGES // TOWNS)):
        for answer in town.app.execute_many(part, **town.acting(account)):
            if isinstance(answer, RuralgovError):
                raise answer
            keys.append(answer.key)
    return keys


class Village:
    """A village with those who agreed."""

    def __init__(self, place: PlaceId, people: list[PersonId]) -> None:
        self.place, self.people = place, people
        self.scheme = CreditSchemeId("")


def founded(town: Town, count: int) -> list[Village]:
    """Register villages with the people that the points are of."""
    codes = [f"{town.app.city}{110 + n % TOWNS}{201 + n // TOWNS}" for n in range(count)]
    given(town, "registrar", (_place(code) for code in sorted({one[:9] for one in codes})))
    places = given(town, "registrar", map(_place, codes))
    found, serial = list[Village](), 0
    for place in map(PlaceId, places):
        homes = given(town, "registrar", (_home(place, n) for n in range(SIGNERS)))
        people = given(
            town, "registrar", (_person(HouseholdId(h), serial + n) for n, h in enumerate(homes))
        )
        serial += SIGNERS
        found.append(Village(place, [PersonId(one) for one in people]))
    return found


def _place(code: str) -> RegisterPlace:
    return RegisterPlace(code=code, name=code, since=date(2023, 1, 1), source="t")


def _home(place: PlaceId, number: int) -> RegisterHousehold:
    return RegisterHousehold(village=place, number=f"p{number}", since=DAY, source="t")


def _person(home: HouseholdId, number: int) -> RegisterPerson:
    return RegisterPerson(
        household=home,
        name=PersonName.of("钱学木兰"),
        identity=IdentityNumber.of(identity_number(50_000 + number)),
        relation=HouseholdRelation.HEAD,
        party_member=False,
        since=DAY,
        source="t",
    )


def agreed(town: Town, villages: list[Village]) -> None:
    """Give each village its rules, its scheme, and the agreements of all."""
    places = [one.place for one in villages]
    kind = BodyKind.VILLAGE_MEETING
    bodies = given(town, "registrar", (founding(one, kind) for one in places))
    papers = (
        paper(BodyId(body), matter=Matter.VILLAGE_RULES, title="规约", day=DECIDED)
        for body in bodies
    )
    decisions: list[Any] = given(town, "meeting_recorder", papers)
    given(town, "meeting_convener", (ConfirmPaperDecision(decision=one) for one in decisions))
    given(
        town,
        "meeting_recorder",
        (PublishDecision(decision=one, since=DECIDED, where="公开栏") for one in decisions),
    )
    rules: list[Any] = given(town, KEEPER, map(drafting, places))
    pairs = list(zip(rules, decisions, strict=True))
    given(town, KEEPER, (c.AdoptVillageRules(rules=r, decision=d) for r, d in pairs))
    today = date(2026, 1, 5)
    given(
        town,
        REVIEWER,
        (c.FileVillageRules(rules=one, filed=today, reference="备1号") for one in rules),
    )
    terms = c.SchemeTerms(most_month=60, hearing_days=3)
    drafts = (scheming(p, r, terms=terms) for p, r in zip(places, rules, strict=True))
    schemes: list[Any] = given(town, KEEPER, drafts)
    given(
        town,
        KEEPER,
        (
            c.AdoptCreditScheme(scheme=s, decision=d)
            for s, d in zip(schemes, decisions, strict=True)
        ),
    )
    ends = today + timedelta(days=700)
    given(town, KEEPER, (publishing(one, today, review_on=ends) for one in schemes))
    for village, scheme in zip(villages, schemes, strict=True):
        village.scheme = scheme
    given(town, KEEPER, map(_signing, villages))


def _signing(village: Village) -> c.SignCreditAgreements:
    signings = tuple(c.Signing(person=one, signed=date(2026, 1, 5)) for one in village.people)
    return c.SignCreditAgreements(village=village.place, scheme=village.scheme, signings=signings)


def main(store: str, folder: str, villages: str = str(VILLAGES)) -> None:
    """Found the villages, and leave who is where."""
    gc.set_threshold(*SELDOM)
    town = Town(SqlStorage(store, city="371082"))
    for account, command in holders([town.person(town.household(f"o{n}")) for n in range(5)]):
        town.do(account, command)
    found = founded(town, int(villages))
    agreed(town, found)
    kept = [(one.place, one.people) for one in found]
    (Path(folder) / KEPT).write_text(json.dumps(kept), encoding="utf-8")
    town.app.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
