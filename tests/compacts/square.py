"""A village in which a scheme holds and people agreed, over an app."""

from collections.abc import Generator
from datetime import date
from typing import Any

from ruralgov.domain import compacts as c
from ruralgov.domain.kernel.ids import CreditRequestId, PersonId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import CitizenText, OfficerText
from tests.compacts.compact import ITEMS, drafting, entry, proof, publishing, scheming
from tests.compacts.scenario import (
    APPROVER,
    JANUARY,
    KEEPER,
    RECORDER,
    REVIEWER,
    at,
    decided,
    holders,
    numbered,
)
from tests.town import Town, code_of

TODAY = date(2026, 1, 5)
EVENT = date(2026, 1, 8)
ATTESTED = c.ProofKind.ATTESTATION


class Square:
    """The village: five officials, then villagers, each of a household of their own.

    All but the last two agreed. ``refused`` gives the code with which a command is refused.
    """

    def __init__(
        self,
        villagers: int = 9,
        terms: c.SchemeTerms | None = None,
        items: tuple[c.CreditItem, ...] = ITEMS,
        town: Town | None = None,
    ) -> None:
        self.town = town or Town()
        self.village = self.town.village
        homes = [self.town.household(f"q{n}") for n in range(5 + villagers)]
        self.homes = homes
        self.people = [self.town.person(home, numbered(n)) for n, home in enumerate(homes)]
        self.officials, self.villagers = self.people[:5], self.people[5:]
        self.drive(holders(self.officials))
        self.decision = self.drive(decided(self.village))
        self.rules = self.do(KEEPER, drafting(self.village)).key
        self.do(KEEPER, c.AdoptVillageRules(rules=self.rules, decision=self.decision))
        filing = c.FileVillageRules(rules=self.rules, filed=TODAY, reference="备〔2026〕1号")
        self.do(REVIEWER, filing)
        more: dict[str, Any] = {"items": items} | ({} if terms is None else {"terms": terms})
        draft = scheming(self.village, self.rules, **more)
        self.scheme = self.do(KEEPER, draft).key
        self.do(KEEPER, c.AdoptCreditScheme(scheme=self.scheme, decision=self.decision))
        self.do(KEEPER, publishing(self.scheme, TODAY))
        self.sign(*self.villagers[:-2])

    def drive(self, steps: Generator[tuple[str, Any], Any, Any]) -> Any:
        """Give the commands of steps, and return what they return."""
        try:
            account, command = next(steps)
            while True:
                account, command = steps.send(self.do(account, command))
        except StopIteration as done:
            return done.value

    def do(self, account: str, command: Any) -> Any:
        return self.town.do(account, command)

    def refused(self, account: str, command: Any) -> str:
        return code_of(lambda: self.do(account, command))

    def at(self, day: date) -> None:
        at(self.town, day)

    def sign(self, *people: PersonId, show: bool = True, signed: date = TODAY) -> None:
        signings = tuple(c.Signing(person=one, signed=signed, show=show) for one in people)
        self.do(
            KEEPER,
            c.SignCreditAgreements(village=self.village, scheme=self.scheme, signings=signings),
        )

    def sheet(self, *entries: c.PointEntry, month: str = JANUARY) -> c.RecordPoints:
        """Return a sheet with an attendance sheet and the statements of two villagers (2, 3)."""
        return c.RecordPoints(
            village=self.village,
            month=Month(month),
            proofs=(
                proof(self.villagers[0]),
                proof(self.villagers[-1], ATTESTED, "b"),
                proof(self.villagers[-2], ATTESTED, "c"),
            ),
            entries=entries,
        )

    def gains(self, person: PersonId, day: date = EVENT, **more: Any) -> c.PointEntry:
        return entry(person, "A1", day, 1, **more)

    def loses(self, person: PersonId, day: date = EVENT) -> c.PointEntry:
        return entry(person, "B1", day, 2, 3)

    def record(self, *entries: c.PointEntry, month: str = JANUARY) -> None:
        self.do(RECORDER, self.sheet(*entries, month=month))

    def approve(self, *sheets: int) -> None:
        command = c.ApprovePoints(village=self.village, month=JANUARY, sheets=sheets or (1,))
        self.do(APPROVER, command)

    def inform(self, *entries: int) -> c.InformOfPoints:
        how = c.NoticeMethod.IN_PERSON
        return c.InformOfPoints(village=self.village, month=JANUARY, entries=entries, how=how)

    def publish(self, month: str = JANUARY) -> c.PublishCreditMonth:
        return c.PublishCreditMonth(village=self.village, month=Month(month))

    def finalise(self, month: str = JANUARY) -> c.FinaliseCreditMonth:
        return c.FinaliseCreditMonth(village=self.village, month=Month(month))

    def published(self, *entries: c.PointEntry) -> None:
        """Record, approve, tell and publish entries of January; it is 2 February then."""
        self.at(date(2026, 1, 12))
        self.record(*entries)
        self.approve()
        told = [n for n, one in enumerate(entries, 1) if one.item == "B1"]
        if told:
            self.do(RECORDER, self.inform(*told))
        self.at(date(2026, 2, 2))
        self.do(APPROVER, self.publish())

    def final(self, *entries: c.PointEntry) -> None:
        """Make January final with some entries; it is 2 March then."""
        self.published(*entries)
        self.at(date(2026, 3, 2))
        self.do(APPROVER, self.finalise())

    def asking(
        self, kind: c.RequestKind, asker: PersonId, entry: int = 1, **more: Any
    ) -> c.LodgeCreditRequest:
        return c.LodgeCreditRequest(
            village=self.village,
            month=JANUARY,
            entry=entry,
            kind=kind,
            asker=asker,
            words=CitizenText("当天我不在村里"),
            **more,
        )

    def asked(
        self, kind: c.RequestKind, asker: PersonId, entry: int = 1, **more: Any
    ) -> CreditRequestId:
        return CreditRequestId(self.do(KEEPER, self.asking(kind, asker, entry, **more)).key)

    def answer(self, request: CreditRequestId, granted: bool) -> c.AnswerCreditRequest:
        return c.AnswerCreditRequest(
            request=request, granted=granted, reasons=OfficerText("已核对签到表")
        )

    def statement(self, person: PersonId, day: date | None = None) -> c.CreditStatementPage:
        query = c.CreditStatement(village=self.village, person=person)
        found: c.CreditStatementPage = self.town.ask(KEEPER, query, day)
        return found

    def balance(self, person: PersonId, day: date | None = None) -> int:
        return self.statement(person, day).balance

    def notice(self) -> c.CreditNoticePage:
        query = c.CreditNotice(village=self.village, month=JANUARY)
        found: c.CreditNoticePage = self.town.ask("villager", query)
        return found

    def month(self) -> c.CreditMonth:
        query = c.CreditMonthFile(village=self.village, month=JANUARY)
        found: c.CreditMonth = self.town.ask(KEEPER, query)
        return found
