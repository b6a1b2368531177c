"""The exchange serves registers: asked after commit, again where it failed, and telling nothing."""

import logging
from typing import Any

import pytest
from attrs import evolve

from ruralgov.app.delivery import deliver
from ruralgov.app.inquiry import AskedRegister, body_of, code, collect, kept, key_of
from ruralgov.domain.exchange import AskDepartment, Requests, RequestStage
from ruralgov.ports.departments import Message, RetryLater
from ruralgov.ports.registers import (
    Answer,
    NotAnswered,
    Pending,
    Question,
    Shape,
    Status,
    Taken,
    without_value,
)
from ruralgov.testing.registers import NAME, NUMBER, TrialDesk
from tests.registers.test_files import TODAY, _plain
from tests.town import Town

QUESTION = evolve(_plain(), shape=Shape.EXISTS)
HIT = Answer(key="k", reference="r", status=Status.HIT, as_of=TODAY)


class Counter(TrialDesk):
    """A desk from which one question goes out."""

    may = True

    def __init__(self) -> None:
        super().__init__()
        self.waits["k"] = QUESTION

    def to_ask(self, key: str) -> Question | None:
        return self.waits.get(key) if self.may else None


class Bank:
    """A register that does what the test says."""

    def __init__(self, does: Any) -> None:
        self.does, self.asked = does, list[Question]()

    def holds(self) -> Any:
        return {}

    def ask(self, question: Question) -> Any:
        self.asked.append(question)
        if isinstance(self.does, Exception):
            raise self.does
        return self.does

    def collect(self, desk: Any) -> int:
        raise ConnectionError(NUMBER)


def ask(town: Town) -> str:
    asked = AskDepartment(department="某银行", subject="核对", body=body_of("k"), about="q/k")
    return town.do("liaison", asked).key


def run(town: Town, bank: Bank, counter: Counter) -> Any:
    ways = {"某银行": AskedRegister(bank, counter)}
    (outcome,) = deliver(town.app, ways, actor=town.account("liaison"), spread=0)
    return outcome


def test_a_question_goes_out_and_its_answer_comes_to_the_desk(town: Town) -> None:
    ask(town)
    bank, counter = Bank(HIT), Counter()
    assert run(town, bank, counter).delivered
    assert (bank.asked, counter.given) == ([QUESTION], [HIT])
    (row,) = town.ask("liaison", Requests(stage=RequestStage.DELIVERED))
    assert row.subject == "核对"


def test_what_is_pending_is_delivered_and_nothing_is_taken(town: Town) -> None:
    ask(town)
    counter = Counter()
    assert run(town, Bank(Pending()), counter).delivered
    assert counter.given == []


def test_what_may_not_be_asked_any_more_is_not_asked(town: Town) -> None:
    ask(town)
    bank, counter = Bank(HIT), Counter()
    counter.may = False
    assert run(town, bank, counter).delivered
    assert bank.asked == []


@pytest.mark.parametrize(
    ("does", "said"),
    [
        (ValueError(f"POST /{NUMBER}?name={NAME}"), "NotAnswered: ValueError"),
        (NotAnswered(f"nobody called {NAME}"), "NotAnswered: unknown"),
        (NotAnswered("timeout"), "NotAnswered: timeout"),
        (without_value(QUESTION, Status.FAILED, "person_wrong"), "NotAnswered: person_wrong"),
        (evolve(HIT, reference="another"), "NotAnswered: wrong"),
        (evolve(HIT, value=True), "NotAnswered: wrong"),
    ],
)
def test_what_fails_is_asked_again_and_tells_nothing(
    town: Town, does: Any, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    ask(town)
    with caplog.at_level(logging.DEBUG):
        outcome = run(town, Bank(does), Counter())
    assert (outcome.delivered, outcome.problem) == (False, said)
    (row,) = town.ask("liaison", Requests(stage=RequestStage.QUEUED))
    assert row.problem == said
    for secret in (NUMBER, NAME):
        assert secret not in caplog.text


def test_one_that_is_busy_is_left_alone(town: Town) -> None:
    key = ask(town)
    before = town.app.now() if hasattr(town.app, "now") else None
    outcome = run(town, Bank(RetryLater(3000, f"{NAME} 429")), Counter())
    assert NAME not in outcome.problem
    (row,) = town.ask("liaison", Requests(stage=RequestStage.QUEUED))
    assert row.owner == key
    assert before is None or (row.due - before).total_seconds() >= 3000


@pytest.mark.parametrize("body", ["{}", "", "[]", '{"question": 1}', "null"])
def test_a_request_that_is_no_question_is_not_asked(body: str) -> None:
    with pytest.raises(NotAnswered, match="no_question"):
        key_of(Message(key="1", department="d", subject="s", body=body))


def test_what_is_no_code_is_not_kept() -> None:
    assert [code(one) for one in ("", "http_500", "rjct.search", NAME, "a b", NUMBER)] == [
        "",
        "http_500",
        "rjct.search",
        "unknown",
        "unknown",
        "unknown",
    ]
    assert kept(evolve(HIT, receipt=NAME, reason=NAME)) == evolve(HIT, reason="unknown")
    assert kept(evolve(HIT, receipt=f"R-{NUMBER}")).receipt == ""
    assert kept(evolve(HIT, receipt="R-1.2_3")).receipt == "R-1.2_3"


def test_how_much_came_unasked_stands_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    kept(evolve(HIT, dropped=3))
    assert "question k: 3 fields came that nobody asked" in caplog.text


def test_a_register_that_cannot_be_collected_stops_no_other(
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Fine(Bank):
        def collect(self, desk: Any) -> int:
            return 2

    assert collect({"a": Bank(HIT), "b": Fine(HIT)}, Counter()) == {"a": -1, "b": 2}
    assert NUMBER not in caplog.text


def test_a_desk_of_the_kit_says_what_a_desk_would() -> None:
    desk = Counter()
    assert [desk.take(HIT), desk.take(HIT)] == [Taken.TAKEN, Taken.AGAIN]
