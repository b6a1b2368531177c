from datetime import timedelta
from typing import Any

import pytest

from ruralgov.app.delivery import deliver
from ruralgov.builtin.paper import PaperDepartment
from ruralgov.domain.exchange import Requests, RequestStage
from ruralgov.domain.exchange import messages as m
from ruralgov.ports.departments import Delivered, Message
from tests.town import Town, asked, code_of


class Office:
    """A department that fails as often as it is told, and keeps what it got."""

    def __init__(self, failures: int = 0, answer: str | None = None) -> None:
        self.failures, self.answer = failures, answer
        self.got: list[Message] = []

    def deliver(self, message: Message) -> Delivered:
        self.got.append(message)
        if len(self.got) <= self.failures:
            raise ConnectionError("the office is closed")
        return Delivered(self.answer)


def run(town: Town, office: object) -> list[str]:
    ways: Any = {"水务公司": office}
    outcomes = deliver(town.app, ways, actor=town.account("liaison"), spread=0)
    return [outcome.problem or "ok" for outcome in outcomes]


def stage(town: Town) -> str:
    (found,) = [one for s in RequestStage for one in town.ask("liaison", Requests(stage=s))]
    return str(found.stage)


def test_rule_1_a_dispatched_case_asks_its_department_in_the_same_transaction(town: Town) -> None:
    asked(town)
    office = Office()
    assert run(town, office) == ["ok"]
    assert office.got[0].subject == "371082-2026-000001"
    assert "停水" not in office.got[0].body
    assert run(town, office) == []


def test_rule_2_a_claim_holds_until_it_is_over(town: Town) -> None:
    request = asked(town)
    claim = m.ClaimDelivery(request=request, seconds=60)
    town.do("liaison", claim)
    assert code_of(lambda: town.do("liaison", claim)) == "delivery_not_due"
    assert run(town, Office()) == []
    town.clock.now += timedelta(seconds=60)
    assert run(town, Office()) == ["ok"]


def test_rule_3_after_a_crash_the_same_key_comes_again(town: Town) -> None:
    asked(town)

    class Crashing(Office):
        def deliver(self, message: Message) -> Delivered:
            super().deliver(message)
            raise KeyboardInterrupt

    office = Crashing()
    with pytest.raises(KeyboardInterrupt):
        run(town, office)
    town.clock.now += timedelta(minutes=5)
    working = Office(answer="已恢复供水")
    assert run(town, working) == ["ok"]
    assert office.got[0].key == working.got[0].key
    assert stage(town) == "answered"


def test_rule_4_failures_wait_longer_each_time_and_are_parked(town: Town) -> None:
    request = asked(town)
    office = Office(failures=8)
    for attempt in range(8):
        assert run(town, office) == ["ConnectionError: the office is closed"]
        town.clock.now += timedelta(minutes=2**attempt) - timedelta(seconds=1)
        assert run(town, office) == []
        town.clock.now += timedelta(seconds=1)
    assert stage(town) == "parked"
    town.do("liaison", m.ReleaseParked(request=request, reason="线路已恢复"))
    assert run(town, office) == ["ok"]


def test_rule_5_a_paper_answer_is_typed_in_once(town: Town) -> None:
    request = asked(town)
    assert run(town, PaperDepartment()) == ["ok"]
    assert stage(town) == "delivered"
    answer = m.AnswerRequest(request=request, answer="已恢复供水", basis="纸质回函第3号")
    town.do("liaison", answer)
    assert code_of(lambda: town.do("liaison", answer)) == "request_answered"


def test_a_department_without_an_adapter_is_a_failure_that_is_seen(town: Town) -> None:
    asked(town)
    (outcome,) = deliver(town.app, {}, actor=town.account("liaison"))
    assert outcome.problem == "no adapter for 水务公司"
