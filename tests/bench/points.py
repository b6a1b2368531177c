"""A year of points of many villages. Run as a process.

``python -m tests.bench.points sqlite:///points.db FOLDER 839`` lives the year of 839 villages, with
200 entries a month each, 12 notices, and an objection and a repaired deduction in every village,
and prints what it took. Fewer villages and months are as dense as all.
"""

import gc
import json
import resource
import statistics
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any

from ruralgov.cli.door import SELDOM
from ruralgov.domain import compacts as c
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import (
    BodyId,
    CreditRequestId,
    CreditSchemeId,
    HouseholdId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.kernel.month import Month, last_day, months_from, next_month
from ruralgov.domain.kernel.personal import CitizenText, IdentityNumber, OfficerText, PersonName
from ruralgov.domain.meetings import BodyKind, ConfirmPaperDecision, Matter, PublishDecision
from ruralgov.domain.registry import (
    HouseholdRelation,
    RegisterHousehold,
    RegisterPerson,
    RegisterPlace,
)
from ruralgov.sample.draw import identity_number
from ruralgov_sqlalchemy import SqlStorage
from tests.compacts.compact import drafting, entry, proof, publishing, scheming
from tests.compacts.scenario import APPROVER, DECIDED, KEEPER, RECORDER, REVIEWER, at, holders
from tests.compacts.square import ATTESTED
from tests.meetings.hall import founding, paper
from tests.town import DAY, Town

VILLAGES, MONTHS, ENTRIES = 839, 12, 200
SIGNERS = 100
"""Who agreed in a village."""
TOWNS = 22
FIRST = Month("2026-02")
GAINS = ("A1", "B2")
LOOKED_AT = 20
"""How many statements and months are timed one by one."""


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


def sheet(village: Village, month: Month) -> c.RecordPoints:
    """Return the sheet of a month: a deduction, and what all others did on five days."""
    people = village.people
    witnesses = (proof(people[1], ATTESTED, "b"), proof(people[2], ATTESTED, "c"))
    first = date.fromisoformat(f"{month}-03")
    gains = (
        entry(
            people[n % SIGNERS],
            GAINS[n // SIGNERS % 2],
            first + timedelta(days=n % 5),
            quantity=1,
        )
        for n in range(1, ENTRIES)
    )
    return c.RecordPoints(
        village=village.place,
        month=month,
        proofs=(proof(people[3]), *witnesses),
        entries=(entry(people[0], "B1", first, 2, 3), *gains),
    )


def lived(town: Town, villages: list[Village], month: Month) -> None:
    """Live one month of all villages: recorded, approved, told, published, final."""
    end = last_day(month)
    in_month = kept(town, villages, month)
    given(town, APPROVER, (c.PublishCreditMonth(**one) for one in in_month))
    if month == FIRST:
        requested(town, villages, in_month, c.RequestKind.OBJECTION, 2, granted=False)
    at(town, end + timedelta(days=18))
    given(town, APPROVER, (c.FinaliseCreditMonth(**one) for one in in_month))
    if month == FIRST:
        requested(town, villages, in_month, c.RequestKind.REPAIR, 1, granted=True)


def kept(town: Town, villages: list[Village], month: Month) -> list[dict[str, Any]]:
    """Record, approve and tell a month of villages, and go to the day of its publication."""
    end = last_day(month)
    at(town, end - timedelta(days=8))
    given(town, RECORDER, (sheet(one, month) for one in villages))
    in_month: list[dict[str, Any]] = [{"village": v.place, "month": month} for v in villages]
    given(town, APPROVER, (c.ApprovePoints(**one, sheets=(1,)) for one in in_month))
    how = c.NoticeMethod.IN_PERSON
    given(town, RECORDER, (c.InformOfPoints(**one, entries=(1,), how=how) for one in in_month))
    at(town, end + timedelta(days=2))
    return in_month


def requested(
    town: Town,
    villages: list[Village],
    in_month: list[dict[str, Any]],
    kind: c.RequestKind,
    entry: int,
    *,
    granted: bool,
) -> None:
    """Ask something about an entry in every village, and answer it."""
    lodging = (
        c.LodgeCreditRequest(
            **one,
            entry=entry,
            kind=kind,
            asker=village.people[entry - 1],
            words=CitizenText("请核对"),
            proofs=(proof(village.people[5], mark="d"),),
        )
        for village, one in zip(villages, in_month, strict=True)
    )
    keys = given(town, KEEPER, lodging)
    reasons = OfficerText("已核对")
    given(
        town,
        REVIEWER,
        (
            c.AnswerCreditRequest(request=CreditRequestId(one), granted=granted, reasons=reasons)
            for one in keys
        ),
    )


def year(count: int) -> Iterator[Month]:
    """Give so many months."""
    number = int(FIRST[5:]) - 2 + count
    yield from months_from(FIRST, Month(f"{2026 + number // 12}-{number % 12 + 1:02}"))


def main(store: str, villages: str = str(VILLAGES), months: str = str(MONTHS)) -> None:
    """Live the year and print what it took."""
    gc.set_threshold(*SELDOM)
    town = Town(SqlStorage(store, city="371082"))
    officials = [town.person(town.household(f"o{n}")) for n in range(5)]
    steps = holders(officials)
    for account, command in steps:
        town.do(account, command)
    all_of_them = founded(town, int(villages))
    agreed(town, all_of_them)
    start, used = time.perf_counter(), time.process_time()
    lived_months = list(year(int(months)))
    for month in lived_months:
        lived(town, all_of_them, month)
    seconds, used = time.perf_counter() - start, time.process_time() - used
    entries = len(all_of_them) * int(months) * ENTRIES
    village = all_of_them[0]
    print(
        json.dumps(
            {
                "entries": entries,
                "seconds": round(seconds, 1),
                "cpu_seconds": round(used, 1),
                "us_an_entry": round(used / entries * 1e6, 1),
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                "statement_ms": round(statement(town, village), 2),
                **closed(town, all_of_them[:LOOKED_AT], next_month(lived_months[-1])),
            }
        )
    )


def closed(town: Town, villages: list[Village], month: Month) -> dict[str, float]:
    """Return the median milliseconds of publishing and of closing the month of one village."""
    in_month = kept(town, villages, month)
    publishing = timed(town, APPROVER, [c.PublishCreditMonth(**one) for one in in_month])
    at(town, last_day(month) + timedelta(days=18))
    closing = timed(town, APPROVER, [c.FinaliseCreditMonth(**one) for one in in_month])
    return {"publish_ms": publishing, "close_ms": closing}


def timed(town: Town, account: str, commands: list[Any]) -> float:
    """Return the median milliseconds of commands that come one by one."""
    taken = []
    for one in commands:
        began = time.perf_counter()
        town.do(account, one)
        taken.append((time.perf_counter() - began) * 1e3)
    return round(statistics.median(taken), 2)


def statement(town: Town, village: Village) -> float:
    """Return the median milliseconds of the statement of a villager."""
    taken = []
    for person in village.people[:LOOKED_AT]:
        began = time.perf_counter()
        town.ask(KEEPER, c.CreditStatement(village=village.place, person=person))
        taken.append((time.perf_counter() - began) * 1e3)
    return statistics.median(taken)


if __name__ == "__main__":
    main(*sys.argv[1:])
