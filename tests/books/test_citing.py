"""A month that is reopened on the decision of a meeting."""

from attrs import evolve

from ruralgov.domain import meetings as m
from ruralgov.domain.books import MonthDecisions, ReopenMonth
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.meetings.model import BodyKind, Matter
from tests.books.ledger import Ledger
from tests.meetings.village import Village
from tests.town import Town, code_of

FIRST = Month("2025-01")


def test_rule_14_a_decision_that_is_named_is_its_own_and_stays() -> None:
    town = Town()
    village, ledger = Village(town), Ledger(town)
    ledger.open(first=FIRST)
    ledger.close(FIRST)
    other = m.MotionPlan(title="反结账", matter=Matter.OTHER)
    key = village.papered(village.bodies[m.Act.DECIDE], other)
    known = village.decision(key).decision
    command = ReopenMonth(
        collective=ledger.key,
        month=FIRST,
        decision=known.reference,
        reason="漏记",
        cites=key,
    )

    def refused(one: ReopenMonth) -> str:
        return code_of(lambda: town.do("townfunds", one))

    assert refused(evolve(command, decision="镇〔2025〕3号")) == "reopening_decision_differs"
    elsewhere = village.body(BodyKind.VILLAGE_MEETING, town.other)
    strange = village.decided(elsewhere, other)
    assert refused(evolve(command, cites=strange)) == "decision_elsewhere"
    assert refused(command) == ""
    found = town.ask("townfunds", MonthDecisions(collective=ledger.key, first=FIRST, last=FIRST))
    assert [row.cites for row in found] == [None, key]
    back = m.WithdrawDecision(decision=key, reason="误")
    assert code_of(lambda: town.do("meeting_convener", back)) == "decision_cited"
    assert town.app.verify(str(town.app.seal())) == []
