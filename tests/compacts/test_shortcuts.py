"""A deduction is pushed through with safeguards left out, one or many: then it never counts."""

from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from tests.sampling import fewer
from tests.town import DAY

RECORDED, TOLD_LATE = date(2026, 1, 12), date(2026, 1, 31)
PUBLISHED, OVER = date(2026, 2, 2), date(2026, 4, 20)


class Push:
    """Somebody who wants points taken from a villager, and leaves out what stands in the way."""

    def __init__(self, left_out: Collection[str]) -> None:
        self.left_out, self.square = left_out, Square()
        self.person = self.square.villagers[0]
        if "consent" in left_out:
            self.person = self.square.villagers[-3]
            self.give("compact_keeper", self._leaving())
        if "adult" in left_out:
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
        if "second witness" in self.left_out:
            return both[:1]
        if "stranger" in self.left_out:
            home = self.square.homes[5]
            return [self._of(home, "1990-01-01"), self._of(home, "1991-01-01")]
        return both

    def record(self) -> None:
        self.square.at(RECORDED)
        kind = c.ProofKind.SHEET if "attested" in self.left_out else ATTESTED
        proofs = tuple(proof(one, kind, "ab"[at]) for at, one in enumerate(self.witnesses()))
        one = entry(self.person, "B1", EVENT, *range(1, len(proofs) + 1))
        command = c.RecordPoints(
            village=self.square.village, month=JANUARY, proofs=proofs, entries=(one,)
        )
        self.give(RECORDER, command)

    def approve(self) -> None:
        account = APPROVER
        if "another approver" in self.left_out:
            grant = GrantRole(account=AccountId(RECORDER), role=COMPACT_APPROVER, basis="兼任")
            self.square.do("admin", grant)
            account = RECORDER
        command = c.ApprovePoints(village=self.square.village, month=JANUARY, sheets=(1,))
        if "approval" not in self.left_out:
            self.give(account, command)

    def hear(self) -> None:
        if "hearing" in self.left_out:
            return
        if "time to be heard" in self.left_out:
            self.square.at(TOLD_LATE)
        self.give(RECORDER, self.square.inform(1))

    def hang_out(self) -> None:
        early = "the end of the month" in self.left_out
        self.square.at(date(2026, 1, 30) if early else PUBLISHED)
        if "notice" not in self.left_out:
            self.give(APPROVER, self.square.publish())
        if "answer" in self.left_out:
            who = self.square.villagers[1]
            self.give_all(lambda: self.square.asked(c.RequestKind.OBJECTION, who))

    def finish(self) -> int:
        """Make it final where that is allowed, and return what it is to the villager in the end."""
        soon = "days of the notice" in self.left_out
        self.square.at(PUBLISHED + timedelta(days=3) if soon else date(2026, 3, 2))
        self.give(APPROVER, self.square.finalise())
        self.square.at(OVER)
        return self.square.balance(self.person)


LEFT_OUT = (
    *("consent", "adult", "second witness", "stranger", "attested"),
    *("approval", "another approver", "hearing", "time to be heard"),
    *("the end of the month", "notice", "answer", "days of the notice"),
)


def pushed(*left_out: str) -> int:
    """Return what the villager's balance is in the end."""
    push = Push(left_out)
    for step in (push.record, push.approve, push.hear, push.hang_out):
        step()
    return push.finish()


@pytest.mark.parametrize("left_out", LEFT_OUT)
def test_a_deduction_that_left_out_one_safeguard_never_counts(left_out: str) -> None:
    assert pushed(left_out) == 0


def test_a_deduction_that_went_its_whole_way_counts() -> None:
    assert pushed() < 0


@fewer(20, deadline=None)
@given(st.sets(st.sampled_from(LEFT_OUT), min_size=1))
def test_whatever_is_left_out_together_it_never_counts(left_out: set[str]) -> None:
    assert pushed(*sorted(left_out)) == 0
