"""What came of a consortium: seen by two persons, and of industry what the ledgers show, once."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import consortia as c
from ruralgov.domain.consortia import evolve_outcome, rules_outcome
from ruralgov.domain.kernel.ids import (
    AccountId,
    CollectiveId,
    ConsortiumId,
    OrganisationId,
    PlaceId,
    VoucherId,
)
from ruralgov.domain.kernel.money import LARGEST, Fen
from ruralgov.domain.oversight import OutcomeChecks
from tests.books.ledger import Ledger
from tests.consortia.area import TODAY, Area
from tests.consortia.scenario import APPROVER, BEGAN, LATER, entering
from tests.given import KEY, Outcome, given

SOLD = date(2025, 4, 1)
CASH, PAYABLE, SALES, COST = "102", "211", "501", "511"


class Yard(Area):
    """Two villages with a joint project, and the books of their collectives."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second, self.third = self.villages
        self.ledgers = {one: Ledger.__new__(Ledger) for one in (self.first, self.second)}
        for one, ledger in self.ledgers.items():
            ledger.town, ledger.key = self.town, self.owners[one]
            ledger.open()
        self.key = self.active(self.first, self.second)
        parts = self.portion(self.first, 1, 2), self.portion(self.second, 1, 2)
        self.keep(self.agree(self.key, *parts))

    def sold(self, village: PlaceId, fen: int, day: date = SOLD, **more: Any) -> c.Income:
        """Post a sale in the books of a village, and return it as an income."""
        pairs = more.get("pairs", ((CASH, fen), (SALES, -fen)))
        voucher = self.ledgers[village].posted(*pairs, day=day)
        owner = self.owners[village]
        return c.Income(collective=owner, voucher=voucher, line=2, amount=Fen(fen))

    def income(self, *incomes: c.Income, **more: Any) -> c.EnterOutcome:
        values: dict[str, Any] = {
            "integration": c.Integration.INDUSTRY,
            "indicator": "海带加工收入",
            "unit": "分",
            "project": 1,
            "before": 0,
            "after": sum(one.amount for one in incomes),
            "incomes": incomes,
        }
        return entering(self.key, **values | more)

    def sheet(self, **more: Any) -> c.OutcomeSheet:
        found: c.OutcomeSheet = self.town.ask("auditor", c.ConsortiumOutcomes(**more))
        return found

    def earned(self) -> int:
        return sum(one.income for one in self.sheet().sums)

    def differing(self) -> list[tuple[int, int]]:
        rows = self.town.ask("auditor", OutcomeChecks())
        return [(one.counted, one.shown) for one in rows]


@pytest.fixture
def yard() -> Yard:
    return Yard()


def test_rule_17_industry_is_what_the_ledgers_of_the_parties_show(yard: Yard) -> None:
    mine, theirs = yard.sold(yard.first, 700_00), yard.sold(yard.second, 300_00)
    assert yard.kept(yard.income(mine, theirs, after=999_00)) == "outcome_sum_wrong"
    more = evolve(mine, amount=Fen(800_00))
    assert yard.kept(yard.income(more)) == "outcome_not_in_books"
    assert yard.kept(yard.income(evolve(mine, line=1))) == "outcome_not_in_books", "cash came in"
    other = evolve(mine, collective=theirs.collective)
    assert yard.kept(yard.income(other)) == "outcome_not_in_books", "it is another's voucher"
    late = yard.sold(yard.first, 100_00, LATER)
    assert yard.kept(yard.income(late)) == "outcome_not_in_books", "it is of another time"
    spent = yard.sold(yard.first, 50_00, pairs=((COST, 50_00), (PAYABLE, -50_00)))
    assert yard.kept(yard.income(spent)) == "outcome_not_in_books", "that is no income"
    yard.keep(yard.income(mine, theirs))
    assert yard.earned() == 0, "nobody has verified it"
    yard.approve(c.VerifyOutcome(consortium=yard.key, outcome=1))
    assert yard.earned() == 1000_00
    (line,) = yard.sheet(place=yard.first).lines
    assert {(one.village, one.amount) for one in line.villages} == {
        (yard.first, 700_00),
        (yard.second, 300_00),
    }
    assert (line.last, line.change) == (LATER - timedelta(days=1), 1000_00)


def test_rule_17_a_project_and_a_line_count_once(yard: Yard) -> None:
    sold = yard.sold(yard.first, 700_00)
    yard.keep(yard.income(sold))
    overlap = yard.income(yard.sold(yard.first, 1_00), since=LATER - timedelta(days=1), until=TODAY)
    assert yard.kept(overlap) == "outcome_twice"
    later = yard.sold(yard.first, 5_00, LATER)
    after: dict[str, Any] = {"since": LATER, "until": TODAY}
    assert yard.kept(yard.income(later, later, **after)) == "outcome_income_twice"
    yard.keep(yard.agree(yard.key, yard.portion(yard.first, 1, 2), yard.portion(yard.second, 1, 2)))
    assert yard.kept(yard.income(sold, project=2)) == "outcome_income_twice"
    yard.keep(c.WithdrawOutcome(consortium=yard.key, outcome=1, reason="项目写错"))
    yard.keep(yard.income(sold, project=2))
    yard.keep(yard.income(later, **after))


def test_rule_17_what_is_undone_afterwards_is_found_and_not_verified(yard: Yard) -> None:
    sold = yard.sold(yard.first, 700_00)
    yard.keep(yard.income(sold))
    assert yard.differing() == []
    ledger = yard.ledgers[yard.first]
    ledger.post(ledger.reverse(VoucherId(sold.voucher), SOLD))
    assert yard.differing() == [(700_00, 0)]
    verify = c.VerifyOutcome(consortium=yard.key, outcome=1)
    assert yard.allowed(verify) == "outcome_not_in_books"
    yard.keep(c.WithdrawOutcome(consortium=yard.key, outcome=1, reason="凭证已冲销"))
    assert yard.differing() == []


def test_rule_17_only_parties_of_a_project_earn_by_it(yard: Yard) -> None:
    sold = yard.sold(yard.first, 700_00)
    stranger = evolve(sold, collective=yard.owners[yard.third])
    assert yard.kept(yard.income(stranger)) == "outcome_not_party"
    for project in (None, 2):
        assert yard.kept(yard.income(sold, project=project)) == "outcome_project_missing"
    yard.keep(c.WithdrawProject(consortium=yard.key, project=1, reason="录错"))
    assert yard.kept(yard.income(sold)) == "outcome_project_missing"


def test_rule_16_sums_by_integration_are_of_what_was_verified(yard: Yard) -> None:
    for one in (c.Integration.TEAM, c.Integration.GOVERNANCE):
        yard.keep(entering(yard.key, integration=one))
    yard.town.do(APPROVER, c.VerifyOutcome(consortium=yard.key, outcome=1))
    counts = {one.integration: (one.verified, one.waiting) for one in yard.sheet().sums}
    assert counts == {
        c.Integration.TEAM: (1, 0),
        c.Integration.INDUSTRY: (0, 0),
        c.Integration.GOVERNANCE: (0, 1),
    }
    assert yard.sheet(place=yard.third).lines == ()
    assert len(yard.sheet(integration=c.Integration.TEAM).lines) == 1


ACTIVE = c.Consortium(
    diagnosis="研判",
    founders=(),
    terms=(
        c.Terms(
            name="联建",
            kind=c.ConsortiumKind.INDUSTRY,
            lead=OrganisationId("lead"),
            charter="章程",
            since=BEGAN,
        ),
    ),
    standings=(c.Standing(stage=c.ConsortiumStage.ACTIVE, since=BEGAN),),
    entered=(),
)
ENTERED = c.OutcomeEntered(
    number=1,
    integration=c.Integration.TEAM,
    indicator="人才",
    unit="人",
    project=None,
    since=BEGAN,
    until=LATER,
    before=2,
    after=5,
    incomes=(),
    evidence="台账",
    by=AccountId("enterer"),
)
IT = ConsortiumId(KEY)


def when(command: Any, rule: Any, *events: Any, **more: Any) -> Outcome:
    return given(c.CONSORTIUM, *events, state=ACTIVE, **more).when(command, rule)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"since": BEGAN - timedelta(days=1)}, "consortium_day_wrong"),
        ({"until": TODAY}, ""),
        ({"until": TODAY + timedelta(days=1)}, "consortium_day_wrong"),
        ({"until": BEGAN}, "dates_reversed"),
        ({"before": -1}, "outcome_figure_wrong"),
        ({"after": 0}, ""),
        ({"after": LARGEST}, ""),
        ({"after": LARGEST + 1}, "outcome_figure_wrong"),
        ({"evidence": " "}, "text_not_clean"),
        ({"indicator": ""}, "text_not_clean"),
        ({"project": 1}, "outcome_no_industry"),
        (
            {
                "incomes": (
                    c.Income(
                        collective=CollectiveId("x"),
                        voucher=VoucherId("y"),
                        line=1,
                        amount=Fen(1),
                    ),
                )
            },
            "outcome_no_industry",
        ),
    ],
)
def test_rule_16_an_outcome_has_figures_evidence_and_a_time_that_has_passed(
    more: dict[str, Any], code: str
) -> None:
    assert when(entering(IT, **more), rules_outcome.enter_outcome).code == code


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ({}, ""),
        ({"account": "enterer"}, "outcome_same_person"),
        ({"persons": {"me": "one", "enterer": "one"}}, "outcome_same_person"),
        ({"machines": ("me",)}, "machine_judges"),
    ],
)
def test_rule_16_another_person_verifies_it(who: dict[str, Any], code: str) -> None:
    command = c.VerifyOutcome(consortium=IT, outcome=1)
    assert when(command, rules_outcome.verify_outcome, ENTERED, **who).code == code


def test_rule_16_it_is_verified_once_and_what_was_taken_back_is_gone() -> None:
    seen = c.OutcomeVerified(outcome=1, day=TODAY, by=AccountId("other"))
    gone = c.OutcomeWithdrawn(outcome=1, reason="录错")
    verify = c.VerifyOutcome(consortium=IT, outcome=1)
    when(verify, rules_outcome.verify_outcome, ENTERED, seen).refused("outcome_verified")
    when(verify, rules_outcome.verify_outcome, ENTERED, gone).refused("outcome_missing")
    when(verify, rules_outcome.verify_outcome).refused("outcome_missing")
    back = c.WithdrawOutcome(consortium=IT, outcome=1, reason="录错")
    when(back, rules_outcome.withdraw_outcome, ENTERED, seen).then(gone)
    state = evolve_outcome.evolve(evolve_outcome.evolve(ACTIVE, ENTERED), gone)
    assert not state.outcomes[0].stands
