"""The rules of the exchange where they turn: each asked by itself, without an app."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest

from ruralgov.domain.exchange import REQUEST, RequestStage, rules
from ruralgov.domain.exchange import messages as m
from ruralgov.domain.exchange.rules import LONGEST_CLAIM
from ruralgov.domain.kernel.calendar import SHANGHAI
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.personal import ERASED, OfficerText
from tests.given import KEY, PROFILE, TODAY, Rule, Situation, given

NOW = datetime.combine(TODAY, time(9), SHANGHAI)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
ASKED = m.DepartmentAsked(
    department="水务公司", subject="一号", body="停水", about="case/1", at=NOW - MINUTE
)
CLAIMED = m.DeliveryClaimed(until=NOW)
DELIVERED = m.RequestDelivered(at=NOW)
ANSWERED = m.RequestAnswered(answer=OfficerText("已通水"), basis="电话")
CLAIM = m.ClaimDelivery(request=KEY, seconds=60)
SENT = m.ReportDelivery(request=KEY, delivered=True)
FAILED = m.ReportDelivery(request=KEY, delivered=False, problem="无人")
RELEASE = m.ReleaseParked(request=KEY, reason="修好了")
ANSWER = m.AnswerRequest(request=KEY, answer="已通水", basis="电话")
ERASE = m.EraseRequest(request=KEY, ground=ErasureGround.PURPOSE_DONE, reason="申请")


def failed(parked: bool = False) -> m.DeliveryFailed:
    return m.DeliveryFailed(problem="无人", due=NOW, parked=parked)


STAGES = {
    "queued": (ASKED,),
    "claimed": (ASKED, CLAIMED),
    "delivered": (ASKED, CLAIMED, DELIVERED),
    "answered": (ASKED, CLAIMED, DELIVERED, ANSWERED),
    "failed": (ASKED, CLAIMED, failed()),
    "parked": (ASKED, CLAIMED, failed(parked=True)),
}
"""Events that bring a request to where it stands."""
MAY: dict[str, tuple[Any, Rule, str, set[str]]] = {
    "claim": (CLAIM, rules.claim_delivery, "delivery_not_due", {"queued", "claimed", "failed"}),
    "report": (SENT, rules.report_delivery, "delivery_not_due", {"claimed"}),
    "release": (RELEASE, rules.release_parked, "request_not_parked", {"parked"}),
    "answer": (ANSWER, rules.answer_request, "request_answered", set(STAGES) - {"answered"}),
    "erase": (ERASE, rules.erase_request, "erasure_waits", {"answered"}),
}
"""What may be done with a request: from which stages, and what is said at the others."""


def request(stage: str) -> Situation:
    return given(REQUEST, *STAGES[stage])


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("name", MAY)
def test_rules_2_to_5_a_step_is_taken_from_its_stages_only(name: str, stage: str) -> None:
    command, rule, code, stages = MAY[name]
    assert request(stage).when(command, rule).code == ("" if stage in stages else code)


@pytest.mark.parametrize("name", MAY)
def test_rules_2_to_5_a_request_that_there_is_not_goes_nowhere(name: str) -> None:
    command, rule, *_ = MAY[name]
    given(REQUEST).when(command, rule).refused("request_missing", request=KEY)


def test_rule_1_a_request_waits_from_the_moment_that_it_is_asked() -> None:
    ask = m.AskDepartment(department="水务公司", subject="一号", body="停水", about="case/1")
    given(REQUEST).when(ask, rules.ask_department).then(change(ASKED, at=NOW))
    state = request("queued").state
    assert (state.stage, state.due, state.failures) == (RequestStage.QUEUED, NOW - MINUTE, 0)


@pytest.mark.parametrize("field", ["department", "subject"])
def test_rule_1_a_request_names_its_department_and_subject(field: str) -> None:
    words = {"department": "水务公司", "subject": "一号"} | {field: " "}
    ask = m.AskDepartment(**words, body="", about="")
    given(REQUEST).when(ask, rules.ask_department).refused("text_not_clean", field=field)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(0, "claim_wrong"), (1, ""), (LONGEST_CLAIM, ""), (LONGEST_CLAIM + 1, "claim_wrong")],
)
def test_rule_2_a_claim_is_for_a_second_to_an_hour(seconds: int, code: str) -> None:
    assert LONGEST_CLAIM == 60 * 60
    outcome = request("queued").when(change(CLAIM, seconds=seconds), rules.claim_delivery)
    assert outcome.code == code
    if not code:
        outcome.then(m.DeliveryClaimed(until=NOW + seconds * SECOND))


@pytest.mark.parametrize(("due", "code"), [(NOW, ""), (NOW + SECOND, "delivery_not_due")])
def test_rule_2_a_claim_is_anybodys_again_when_it_is_over(due: datetime, code: str) -> None:
    held = given(REQUEST, ASKED, m.DeliveryClaimed(until=due))
    assert held.when(CLAIM, rules.claim_delivery).code == code


@pytest.mark.parametrize(
    ("answer", "events"),
    [
        (None, [DELIVERED]),
        ("", [DELIVERED, m.RequestAnswered(answer=OfficerText(""), basis="水务公司")]),
        ("好", [DELIVERED, m.RequestAnswered(answer=OfficerText("好"), basis="水务公司")]),
    ],
)
def test_rule_3_what_a_department_says_at_once_is_its_answer(
    answer: str | None, events: list[Any]
) -> None:
    outcome = request("claimed").when(change(SENT, answer=answer), rules.report_delivery)
    outcome.then(*events)


@pytest.mark.parametrize("before", range(PROFILE.delivery_attempts))
def test_rule_4_each_failure_doubles_the_wait_and_the_last_one_parks(before: int) -> None:
    claimed = given(REQUEST, ASKED, *([failed()] * before), CLAIMED)
    claimed.when(FAILED, rules.report_delivery).then(
        m.DeliveryFailed(
            problem="无人",
            due=NOW + 2**before * MINUTE,
            parked=before == PROFILE.delivery_attempts - 1,
        )
    )


def test_rule_4_what_is_released_is_due_at_once_and_begins_its_failures_anew() -> None:
    released = m.RequestReleased(reason="修好了", at=NOW)
    request("parked").when(RELEASE, rules.release_parked).then(released)
    after = given(REQUEST, ASKED, *([failed()] * 3), failed(parked=True), released).state
    assert (after.stage, after.failures, after.due) == (RequestStage.QUEUED, 0, NOW)


def test_rule_4_a_request_keeps_its_failures_and_their_last_problem_until_it_arrives() -> None:
    failing = given(REQUEST, ASKED, failed(), failed()).state
    assert (failing.stage, failing.failures) == (RequestStage.QUEUED, 2)
    assert (failing.problem, failing.due) == ("无人", NOW)
    there = given(REQUEST, ASKED, failed(), CLAIMED, DELIVERED).state
    assert (there.stage, there.problem) == (RequestStage.DELIVERED, "")


@pytest.mark.parametrize("field", ["answer", "basis"])
def test_rule_5_an_answer_has_words_and_a_basis(field: str) -> None:
    found = request("delivered").when(change(ANSWER, **{field: ""}), rules.answer_request)
    found.refused("text_not_clean", field=field)
    request("delivered").when(ANSWER, rules.answer_request).then(ANSWERED)
    assert request("answered").state.answer == OfficerText("已通水")


def test_rule_4_a_release_has_a_reason() -> None:
    found = request("parked").when(change(RELEASE, reason=""), rules.release_parked)
    found.refused("text_not_clean", field="reason")


def test_rule_7_what_was_answered_is_gone_and_is_not_erased_twice() -> None:
    event = request("answered").when(ERASE, rules.erase_request).only()
    after = given(REQUEST, *STAGES["answered"], event)
    assert after.state.answer == OfficerText(ERASED)
    assert after.when(ERASE, rules.erase_request).code == "erased_already"


def test_rule_4_a_department_is_left_alone_for_a_day_and_its_requests_an_hour_apart() -> None:
    for field, limit in (("retry_after", 24 * 60 * 60), ("spread", 60 * 60)):
        for seconds, code in ((limit, ""), (limit + 1, "wait_wrong")):
            report = change(FAILED, **{field: seconds})
            assert request("claimed").when(report, rules.report_delivery).code == code


@pytest.mark.parametrize("delivered", [True, False])
def test_rule_6_only_the_token_of_the_newest_claim_counts(delivered: bool) -> None:
    asked = given(REQUEST, ASKED).state
    assert (asked.version, asked.claim, asked.failures) == (1, 0, 0)
    claims = (ASKED, CLAIMED, CLAIMED)
    newest = given(REQUEST, *claims).state
    assert (newest.version, newest.claim) == (3, 3)
    for token, code in (
        (None, ""),
        (3, ""),
        (2, "delivery_superseded"),
        (4, "delivery_superseded"),
    ):
        report = m.ReportDelivery(request=KEY, delivered=delivered, token=token)
        assert given(REQUEST, *claims).when(report, rules.report_delivery).code == code
    over = given(REQUEST, *claims, DELIVERED)
    late = m.ReportDelivery(request=KEY, delivered=delivered, token=3)
    over.when(late, rules.report_delivery).refused("delivery_not_due")
    late = m.ReportDelivery(request=KEY, delivered=delivered, token=2)
    over.when(late, rules.report_delivery).refused("delivery_superseded")


def test_rule_5_an_answer_by_hand_ends_what_still_waits() -> None:
    for stage in ("queued", "claimed", "parked"):
        event = request(stage).when(ANSWER, rules.answer_request).only()
        state = given(REQUEST, *STAGES[stage], event).state
        assert (state.stage, state.answer) == (RequestStage.ANSWERED, OfficerText("已通水"))
    nothing = given(REQUEST, ASKED, change(ANSWERED, answer=None))
    nothing.when(ERASE, rules.erase_request).refused("erased_already")
    blank = change(ERASE, reason=" ")
    request("answered").when(blank, rules.erase_request).refused("text_not_clean")


def test_a_request_is_found_while_it_waits_and_afterwards_by_what_it_is_about() -> None:
    for stage, events in STAGES.items():
        state = given(REQUEST, *events).state
        found = [type(one).__name__ for one in REQUEST.rows_of(state)]
        waits = stage in ("queued", "claimed", "failed")
        assert found == (["WaitingRow", "RequestRow"] if waits else ["RequestRow"])
