"""A machine that tries to hurt somebody with every command of compacts, and never can.

It gives commands with any people, days, items and evidence, over weeks. After each it looks whether
somebody is worse off than the safeguards allow.
"""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from ruralgov.domain import compacts as c
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import CreditRequestId, PersonId
from ruralgov.domain.kernel.month import Month, last_day, month_of
from ruralgov.domain.kernel.personal import BirthDate, CitizenText, PersonName
from ruralgov.domain.registry import HouseholdRelation, RegisterPerson
from tests.compacts.compact import entry, proof
from tests.compacts.scenario import APPROVER, KEEPER, RECORDER, REVIEWER
from tests.compacts.square import ATTESTED, Square
from tests.sampling import MACHINES, fewer
from tests.town import DAY

WHO = st.integers(0, 11)
STAFF = st.sampled_from((KEEPER, RECORDER, APPROVER, REVIEWER))
MAYBE = st.sampled_from((True, True, True, False))
NUMBER = st.integers(1, 6)
MONTHS = tuple(Month(f"2026-{number:02}") for number in range(1, 7))
MONTH = st.sampled_from(MONTHS)
KIND = st.sampled_from(tuple(c.RequestKind))


class Hurting(RuleBasedStateMachine):
    """A village of which somebody holds every office, and wants the worst."""

    def __init__(self) -> None:
        super().__init__()
        self.square = Square(villagers=6)
        child = RegisterPerson(
            household=self.square.homes[5],
            name=PersonName.of("钱小木"),
            identity=None,
            birth=BirthDate.of("2012-01-01"),
            relation=HouseholdRelation.CHILD,
            party_member=False,
            since=DAY,
            source="t",
        )
        self.child = PersonId(self.square.do("registrar", child).key)
        self.people = [*self.square.people, self.child]
        self.requests: list[CreditRequestId] = []
        self.agreed: dict[PersonId, date] = dict.fromkeys(
            self.square.villagers[:-2], legal_date(self.square.town.clock.now)
        )
        self.left: dict[PersonId, date] = {}
        self.told: dict[tuple[str, int], date] = {}
        self.objected: dict[CreditRequestId, tuple[str, int]] = {}

    @property
    def today(self) -> date:
        return legal_date(self.square.town.clock.now)

    def try_to(self, account: str, command: Any) -> Any:
        """Give a command; None where it is refused."""
        try:
            return self.square.do(account, command)
        except RuralgovError:
            return None

    @rule(days=st.integers(1, 12))
    def wait(self, days: int) -> None:
        self.square.at(self.today + timedelta(days=days))

    @rule(account=STAFF, who=WHO, back=st.integers(0, 40))
    def sign(self, account: str, who: int, back: int) -> None:
        person = self.people[who]
        one = c.Signing(person=person, signed=self.today - timedelta(days=back))
        command = c.SignCreditAgreements(
            village=self.square.village, scheme=self.square.scheme, signings=(one,)
        )
        if self.try_to(account, command) is not None:
            assert person != self.child, "a minor agreed"
            self.agreed[person] = self.today
            self.left.pop(person, None)

    @rule(who=WHO, erase=st.booleans())
    def leave(self, who: int, erase: bool) -> None:
        command = c.WithdrawCreditAgreement(
            village=self.square.village,
            person=self.people[who],
            scheme=self.square.scheme,
            erase=erase,
        )
        done = self.try_to(KEEPER, command)
        assert (done is not None) == (
            self.people[who] in self.agreed and self.people[who] not in self.left
        ), "leaving is always possible"
        if done is not None:
            self.left[self.people[who]] = self.today
            if erase:
                assert self.square.statement(self.people[who]).lines == ()

    @rule(
        account=STAFF,
        month=MONTH,
        who=WHO,
        item=st.sampled_from(("A1", "B1", "B2")),
        back=st.integers(-3, 60),
        makers=st.lists(WHO, min_size=1, max_size=3),
        attested=st.booleans(),
        quantity=st.sampled_from((1, 2, 24)),
    )
    def record(
        self,
        account: str,
        month: Month,
        who: int,
        item: str,
        back: int,
        makers: list[int],
        attested: bool,
        quantity: int,
    ) -> None:
        kind = ATTESTED if attested else c.ProofKind.SHEET
        proofs = tuple(proof(self.people[n], kind, "abc"[at]) for at, n in enumerate(makers))
        person, day = self.people[who], self.today - timedelta(days=back)
        one = entry(person, item, day, *range(1, len(makers) + 1), quantity=quantity)
        command = c.RecordPoints(
            village=self.square.village, month=month, proofs=proofs, entries=(one,)
        )
        if self.try_to(account, command) is not None:
            assert person in self.agreed, "no consent"
            assert self.agreed[person] <= day <= self.today, "backdated"
            assert person not in self.left, "scored after leaving"
            if item == "B1":
                others = {self.people[n] for n in makers} - {person, self.square.officials[1]}
                assert attested, "a deduction without witnesses"
                assert len(others) >= 2, "a deduction without witnesses"

    @rule(account=STAFF, month=MONTH, sheet=NUMBER)
    def approve(self, account: str, month: Month, sheet: int) -> None:
        self.try_to(
            account, c.ApprovePoints(village=self.square.village, month=month, sheets=(sheet,))
        )

    @rule(account=STAFF, month=MONTH, number=NUMBER)
    def tell(self, account: str, month: Month, number: int) -> None:
        command = c.InformOfPoints(
            village=self.square.village,
            month=month,
            entries=(number,),
            how=c.NoticeMethod.TELEPHONE,
        )
        if self.try_to(account, command) is not None:
            self.told[month, number] = self.today

    @rule(account=STAFF, month=MONTH)
    def publish(self, account: str, month: Month) -> None:
        done = self.try_to(account, self.square.publish(month))
        if done is not None:
            assert month < month_of(self.today), "published before it is over"

    @rule(account=STAFF, month=MONTH)
    def finalise(self, account: str, month: Month) -> None:
        self.try_to(account, self.square.finalise(month))

    @rule(account=STAFF, month=MONTH, number=NUMBER)
    def withdraw(self, account: str, month: Month, number: int) -> None:
        command = c.WithdrawPoint(
            village=self.square.village, month=month, entry=number, reason="记错"
        )
        self.try_to(account, command)

    @rule(month=MONTH, number=NUMBER, who=WHO, kind=KIND)
    def ask(self, month: Month, number: int, who: int, kind: c.RequestKind) -> None:
        command = c.LodgeCreditRequest(
            village=self.square.village,
            month=month,
            entry=number,
            kind=kind,
            asker=self.people[who],
            words=CitizenText("不是我"),
            proofs=(proof(self.people[0]),),
        )
        done = self.try_to(KEEPER, command)
        if done is not None:
            request = CreditRequestId(done.key)
            self.requests.append(request)
            if kind is c.RequestKind.OBJECTION:
                self.objected[request] = (month, number)

    @precondition(lambda self: self.requests)
    @rule(account=STAFF, which=st.integers(0, 5), granted=st.booleans())
    def answer(self, account: str, which: int, granted: bool) -> None:
        request = self.requests[which % len(self.requests)]
        if self.try_to(account, self.square.answer(request, granted=granted)) is not None:
            self.objected.pop(request, None)

    @precondition(lambda self: self.requests)
    @rule(which=st.integers(0, 5))
    def drop(self, which: int) -> None:
        request = self.requests[which % len(self.requests)]
        if self.try_to(KEEPER, c.WithdrawCreditRequest(request=request)) is not None:
            self.objected.pop(request, None)

    @rule(
        who=st.integers(5, 8),
        approver=st.sampled_from((APPROVER, APPROVER, REVIEWER, RECORDER)),
        tell=MAYBE,
        told_at=st.integers(0, 1),
        hears=st.integers(1, 7),
        objector=st.one_of(st.none(), WHO),
        hangs=st.integers(5, 15),
        answered=MAYBE,
    )
    def push(
        self,
        who: int,
        approver: str,
        tell: bool,
        told_at: int,
        hears: int,
        objector: int | None,
        hangs: int,
        answered: bool,
    ) -> None:
        """Push a deduction through, leaving out what stands in the way."""
        month = month_of(self.today)
        witnesses = (self.square.villagers[-1], self.square.villagers[-2])
        proofs = tuple(proof(one, ATTESTED, "ab"[at]) for at, one in enumerate(witnesses))
        one = entry(self.people[who], "B1", self.today, 1, 2)
        command = c.RecordPoints(
            village=self.square.village, month=month, proofs=proofs, entries=(one,)
        )
        if self.try_to(RECORDER, command) is None:
            return
        found = self._month(month)
        self.approve(approver, month, len(found.sheets))
        if tell and not told_at:
            self.tell(RECORDER, month, found.size)
        self.square.at(last_day(month))
        if tell and told_at:
            self.tell(RECORDER, month, found.size)
        self.wait(hears)
        self.publish(APPROVER, month)
        if objector is not None:
            self.ask(month, found.size, objector, c.RequestKind.OBJECTION)
            if answered and self.requests:
                self.answer(REVIEWER, len(self.requests) - 1, granted=False)
        self.wait(hangs)
        self.finalise(APPROVER, month)

    def _month(self, month: Month) -> Any:
        with self.square.town.app._runner.unit(write=False) as unit:  # noqa: SLF001  whole state
            return unit.state(c.CREDIT_MONTH, c.month_key(self.square.village, month))

    @invariant()
    def nobody_is_hurt(self) -> None:
        """Look at each month: what counts is final, heard, unobjected, capped and expires."""
        for month in MONTHS:
            found = self._month(month)
            if found is not None:
                self._look(month, found)

    def _look(self, month: str, found: c.CreditMonth) -> None:
        waiting = {number for of, number in self.objected.values() if of == month}
        totals: dict[tuple[PersonId, bool], int] = {}
        for sheet, point in found.points():
            number = point.number
            if number in waiting:
                assert found.counts_from(number) is None, "an objection was lost"
            ended = found.end_of(number) is not None
            if found.counts_from(number) is not None and not ended and point.points < 0:
                assert sheet.approved is not None, "nobody approved it"
                assert sheet.approved.by != sheet.by, "one person alone did it"
                told = self.told.get((month, number))
                assert told is not None, "never heard"
                assert found.notice is not None, "never published"
                assert told < found.notice.day - timedelta(days=2), "no time to be heard"
            assert abs(point.points) <= 10
            assert point.expires > point.day
            if point.points < 0:
                assert (point.expires - point.day).days <= 366, "it lasts too long"
            if not ended:
                side = (point.person, point.points < 0)
                totals[side] = totals.get(side, 0) + abs(point.points)
        assert max(totals.values(), default=0) <= 30, "beyond the cap of a month"


def test_no_sequence_of_commands_hurts_anybody() -> None:
    run_state_machine_as_test(
        Hurting, settings=fewer(5, stateful_step_count=20, suppress_health_check=MACHINES)
    )
