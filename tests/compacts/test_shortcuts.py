"""A deduction is pushed through, each time with one safeguard left out: then it never counts."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

import pytest

from ruralgov.domain import compacts as c
from ruralgov.domain.access import GrantRole
from ruralgov.domain.compacts.roles import COMPACT_APPROVER
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import AccountId, HouseholdId, PersonId
from ruralgov.domain.kernel.personal import BirthDate, PersonName
from ruralgov.domain.registry import HouseholdRelation, RegisterPerson
from tests.compacts.compact import entry, proof
from tests.compacts.scenario import APPROVER, JANUARY, RECORDER
from tests.compacts.square import ATTESTED, EVENT, Square
from tests.town import DAY

RECORDED, TOLD_LATE = date(2026, 1, 12), date(2026, 1, 31)
PUBLISHED, OVER = date(2026, 2, 2), date(2026, 4, 20)


class Push:
    """Somebody who wants points taken from a villager, and leaves out what stands in the way."""

    def __init__(self, left_out: str) -> None:
        self.left_out, self.square = left_out, Square()
        self.person = self.square.villagers[0]
        if left_out == "consent":
            self.person = self.square.villagers[-3]
            self.give("compact_keeper", self._leaving())
        if left_out == "adult":
            self.person = self._of(self.square.homes[5], "2012-01-01")
            self.give_all(lambda: self.square.sign(self.person))

    def _of(self, home: HouseholdId, born: str) -> PersonId:
        command = RegisterPerson(
            household=home,
            name=PersonName.of("钱小木"),
            identity=None,
            birth=BirthDate.of(born),
            relation=HouseholdRelation.CHILD,
            party_member=False,
            since=DAY,
            source="t",
        )
        return PersonId(self.square.do("registrar", command).key)

    def _leaving(self) -> c.WithdrawCreditAgreement:
        return c.WithdrawCreditAgreement(
            village=self.square.village, person=self.person, scheme=self.square.scheme, erase=False
        )

    def give(self, account: str, command: object) -> None:
        self.give_all(lambda: self.square.do(account, command))

    def give_all(self, step: Callable[[], object]) -> None:
        """Take a step; what is refused is gone past."""
        with suppress(RuralgovError):
            step()

    def witnesses(self) -> list[PersonId]:
        both = list(self.square.villagers[-2:])
        if self.left_out == "second witness":
            return both[:1]
        if self.left_out == "stranger":
            home = self.square.homes[5]
            return [self._of(home, "1990-01-01"), self._of(home, "1991-01-01")]
        return both

    def record(self) -> None:
        self.square.at(RECORDED)
        kind = c.ProofKind.SHEET if self.left_out == "attested" else ATTESTED
        proofs = tuple(proof(one, kind, "ab"[at]) for at, one in enumerate(self.witnesses()))
        one = entry(self.person, "B1", EVENT, *range(1, len(proofs) + 1))
        command = c.RecordPoints(
            village=self.square.village, month=JANUARY, proofs=proofs, entries=(one,)
        )
        self.give(RECORDER, command)

    def approve(self) -> None:
        account = APPROVER
        if self.left_out == "another approver":
            grant = GrantRole(account=AccountId(RECORDER), role=COMPACT_APPROVER, basis="兼任")
            self.square.do("admin", grant)
            account = RECORDER
        command = c.ApprovePoints(village=self.square.village, month=JANUARY, sheets=(1,))
        if self.left_out != "approval":
            self.give(account, command)

    def hear(self) -> None:
        if self.left_out == "hearing":
            return
        if self.left_out == "time to be heard":
            self.square.at(TOLD_LATE)
        self.give(RECORDER, self.square.inform(1))

    def hang_out(self) -> None:
        early = self.left_out == "the end of the month"
        self.square.at(date(2026, 1, 30) if early else PUBLISHED)
        if self.left_out != "notice":
            self.give(APPROVER, self.square.publish())
        if self.left_out == "answer":
            who = self.square.villagers[1]
            self.give_all(lambda: self.square.asked(c.RequestKind.OBJECTION, who))

    def finish(self) -> int:
        """Make it final where that is allowed, and return what it is to the villager in the end."""
        soon = self.left_out == "days of the notice"
        self.square.at(PUBLISHED + timedelta(days=3) if soon else date(2026, 3, 2))
        self.give(APPROVER, self.square.finalise())
        self.square.at(OVER)
        return self.square.balance(self.person)


LEFT_OUT = (
    *("consent", "adult", "second witness", "stranger", "attested"),
    *("approval", "another approver", "hearing", "time to be heard"),
    *("the end of the month", "notice", "answer", "days of the notice"),
)


@pytest.mark.parametrize("left_out", ["", *LEFT_OUT])
def test_a_deduction_counts_by_the_whole_of_its_way_alone(left_out: str) -> None:
    push = Push(left_out)
    for step in (push.record, push.approve, push.hear, push.hang_out):
        step()
    assert (push.finish() < 0) == (left_out == "")
