"""The deliverer: fenced by the token of its claim, and nothing of one department stops another."""

import time
from datetime import timedelta
from threading import Event
from typing import Any

import pytest

from ruralgov.app.application import App
from ruralgov.app.delivery import CLAIM, Outcome, deliver
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.access import ADMINISTRATION, GrantRole
from ruralgov.domain.exchange import (
    EXCHANGE,
    LIAISON,
    REQUEST,
    DueDeliveries,
    Requests,
    RequestStage,
    rules,
)
from ruralgov.domain.exchange import messages as m
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.kernel.scrub import LONGEST, scrubbed
from ruralgov.ports.departments import Delivered, Message, RetryLater
from tests.exchange.test_boundaries import ASKED, CLAIMED, FAILED, NOW, failed
from tests.given import given
from tests.town import KEYS, Town, code_of


class Way:
    """A department that does what the test says."""

    def __init__(self, does: Any) -> None:
        self.does, self.got = does, list[Message]()

    def deliver(self, message: Message) -> Delivered:
        self.got.append(message)
        self.does(message)
        return Delivered()


def fine(_: Message) -> None:
    pass


def broken(_: Message) -> None:
    raise ConnectionError("closed")


def ask(town: Town, department: str, subject: str = "一号") -> str:
    asked = m.AskDepartment(department=department, subject=subject, body="{}", about="case/1")
    return town.do("liaison", asked).key


def run(town: Town, ways: dict[str, Any], **more: Any) -> dict[str, Outcome]:
    more.setdefault("spread", 0)
    return {o.request: o for o in deliver(town.app, ways, actor=town.account("liaison"), **more)}


def row(town: Town, request: str) -> Any:
    stages = (town.ask("liaison", Requests(stage=stage)) for stage in RequestStage)
    (found,) = [one for rows in stages for one in rows if one.owner == request]
    return found


@pytest.mark.parametrize("delivered", [True, False])
def test_rule_6_a_report_after_another_claim_changes_nothing(
    town: Town, *, delivered: bool
) -> None:
    request = ask(town, "供水")
    first = town.do("liaison", m.ClaimDelivery(request=request, seconds=60)).version
    town.clock.now += timedelta(minutes=1)
    second = town.do("liaison", m.ClaimDelivery(request=request, seconds=60)).version
    before = row(town, request)
    stale = m.ReportDelivery(request=request, delivered=delivered, token=first)
    assert code_of(lambda: town.do("liaison", stale)) == "delivery_superseded"
    assert row(town, request) == before
    assert before.stage is RequestStage.CLAIMED
    town.do("liaison", m.ReportDelivery(request=request, delivered=delivered, token=second))
    assert row(town, request).stage is not RequestStage.CLAIMED


def test_rule_6_a_slow_run_tells_that_it_was_superseded_and_goes_on(town: Town) -> None:
    slow, next_one = ask(town, "供水"), ask(town, "供水", "二号")
    newer: list[int] = []

    def overtaken(message: Message) -> None:
        if message.key == slow and not newer:
            town.clock.now += timedelta(seconds=CLAIM)
            newer.append(town.do("liaison", m.ClaimDelivery(request=slow, seconds=60)).version)

    outcomes = run(town, {"供水": Way(overtaken)})
    assert (outcomes[slow].superseded, outcomes[slow].delivered) == (True, False)
    assert outcomes[next_one].delivered
    assert row(town, slow).stage is RequestStage.CLAIMED
    report = m.ReportDelivery(request=slow, delivered=True, token=newer[0])
    town.do("liaison", report)


def test_a_late_report_within_its_claim_still_counts(town: Town) -> None:
    request = ask(town, "供水")

    def slow(_: Message) -> None:
        town.clock.now += timedelta(seconds=CLAIM + 1)  # nobody claimed it meanwhile

    assert run(town, {"供水": Way(slow)})[request].delivered
    assert row(town, request).stage is RequestStage.DELIVERED


def test_a_department_that_never_comes_back_stops_no_other(town: Town) -> None:
    stuck, good = ask(town, "挂起"), ask(town, "供水")
    released = Event()
    hanging = Way(lambda _: released.wait(10))
    begun = time.monotonic()
    outcomes = run(town, {"挂起": hanging, "供水": Way(fine)}, budget=0.3)
    assert time.monotonic() - begun < 3
    assert outcomes.keys() == {good}
    assert outcomes[good].delivered
    assert row(town, stuck).stage is RequestStage.CLAIMED
    released.set()


def test_a_slow_department_begins_nothing_after_its_time(town: Town) -> None:
    requests = [ask(town, "慢", f"{n}号") for n in range(5)]
    slow = Way(lambda _: time.sleep(0.15))
    run(town, {"慢": slow}, budget=0.2)
    begun = len(slow.got)
    time.sleep(0.4)
    assert begun == len(slow.got) < len(requests)


def test_a_failing_department_stops_no_other_and_fills_no_others_page(town: Town) -> None:
    bad = []
    for n in range(4):
        bad.append(ask(town, "坏", f"{n}号"))
        town.clock.now += timedelta(seconds=1)
    good = ask(town, "供水")
    outcomes = run(town, {"坏": Way(broken), "供水": Way(fine)}, limit=2)
    assert outcomes[good].delivered
    assert [outcomes[one].problem for one in bad[:2]] == ["ConnectionError: closed"] * 2
    assert bad[2] not in outcomes


def test_the_longest_due_come_first(town: Town) -> None:
    late = ask(town, "供水", "晚")
    town.do("liaison", m.ClaimDelivery(request=late, seconds=60))
    town.do("liaison", m.ReportDelivery(request=late, delivered=False))
    town.clock.now += timedelta(seconds=30)
    early, third = ask(town, "供水", "早"), ask(town, "供水", "三")
    town.clock.now += timedelta(minutes=5)
    due = [one.request for one in town.ask("liaison", DueDeliveries())]
    assert due[0] in {early, third}
    assert due[-1] == late
    assert [one.request for one in town.ask("liaison", DueDeliveries(limit=1))] == due[:1]


def test_without_a_profile_a_failure_waits_like_any_other() -> None:
    app = App("371082", MemoryStorage(), KEYS)
    zhao, qian = Actor(AccountId("zhao")), Actor(AccountId("qian"))
    app.set_up(zhao.account)
    grant = GrantRole(account=qian.account, role=LIAISON, basis="任命")
    app.execute(grant, actor=zhao, purpose=ADMINISTRATION)
    asked = m.AskDepartment(department="供水", subject="一", body="", about="x/1")
    request = app.execute(asked, actor=qian, purpose=EXCHANGE).key
    outcomes = list(deliver(app, {"供水": Way(broken)}, actor=qian))
    assert [(o.request, o.problem) for o in outcomes] == [(request, "ConnectionError: closed")]


def test_rule_4_a_department_may_say_when_to_come_again(town: Town) -> None:
    request = ask(town, "供水")

    def busy(_: Message) -> None:
        raise RetryLater(600)

    assert run(town, {"供水": Way(busy)})[request].problem == "RetryLater: retry after 600 s"
    assert row(town, request).due == town.clock.now + timedelta(seconds=600)


@pytest.mark.parametrize(
    ("retry_after", "spread", "seconds"),
    [(0, 0, 120), (119, 0, 120), (121, 0, 121), (0, 7, 127), (300, 7, 307)],
)
def test_rule_4_the_wait_is_the_longer_one_and_what_spreads_it(
    retry_after: int, spread: int, seconds: int
) -> None:
    report = m.ReportDelivery(
        request=FAILED.request, delivered=False, retry_after=retry_after, spread=spread
    )
    outcome = given(REQUEST, ASKED, failed(), CLAIMED).when(report, rules.report_delivery)
    outcome.then(m.DeliveryFailed(problem="", due=NOW + timedelta(seconds=seconds), parked=False))


@pytest.mark.parametrize(
    ("field", "limit"),
    [("retry_after", rules.LONGEST_WAIT), ("spread", rules.LONGEST_SPREAD)],
)
def test_rule_4_a_wait_has_bounds(field: str, limit: int) -> None:
    claimed = given(REQUEST, ASKED, CLAIMED)
    for value, code in ((-1, "wait_wrong"), (0, ""), (limit, ""), (limit + 1, "wait_wrong")):
        report = change(FAILED, **{field: value})
        assert claimed.when(report, rules.report_delivery).code == code


def test_rule_4_what_failed_together_comes_again_apart(town: Town) -> None:
    requests = [ask(town, "坏", f"{n}号") for n in range(12)]
    run(town, {"坏": Way(broken)}, spread=30)
    due = {row(town, one).due for one in requests}
    assert len(due) > 1
    assert all(timedelta(0) <= one - town.clock.now - timedelta(minutes=1) for one in due)
    assert all(one - town.clock.now <= timedelta(seconds=90) for one in due)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("身份证110101199003070011不存在", "身份证***不存在"),
        ("11010119900307001X / 110101900307001", "*** / ***"),
        ("110101 19900307 0011", "***"),
        ("call 13812345678 or +86 138 1234 5678", "call *** or ***"),
        ("０６３１－７５８１２３４, 0631-7581234", "***, ***"),
        (
            "GET https://u:pw@10.1.2.3:8443/ask?name=李明&key=1 failed",
            "GET https://***@10.1.2.3:8443/ask?*** failed",
        ),
        ("Authorization: Bearer abc.def.ghi", "Authorization ***"),
        ("token=abc, password: xyz", "token ***, password ***"),
        ("line one\nline two", "line one line two"),
        (
            "HTTP 503 at /v1/ask of 2026-11-27T10:00:00",
            "HTTP 503 at /v1/ask of 2026-11-27T10:00:00",
        ),
    ],
)
def test_rule_6_what_an_exception_says_is_scrubbed(said: str, kept: str) -> None:
    assert scrubbed(said) == kept


def test_rule_6_what_is_kept_of_a_problem_is_scrubbed_and_short(town: Town) -> None:
    request = ask(town, "供水")

    def leaking(_: Message) -> None:
        raise OSError("https://u:secret@host/x?id=110101199003070011 " + "很长" * 500)

    problem = run(town, {"供水": Way(leaking)})[request].problem
    assert problem == row(town, request).problem
    assert len(problem) == LONGEST
    assert "secret" not in problem
    assert "1101" not in problem
    direct = change(FAILED, problem="无人 13812345678")
    outcome = given(REQUEST, ASKED, CLAIMED).when(direct, rules.report_delivery)
    outcome.then(m.DeliveryFailed(problem="无人 ***", due=NOW + timedelta(minutes=1), parked=False))
