"""Alerts and what sources send, where they turn: each rule asked by itself."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import aid as a
from ruralgov.domain.aid import (
    AidSource,
    AlertAnswer,
    Outcome,
    Programme,
    rules_alerts_monitor,
)
from ruralgov.domain.aid.records_monitor import AID_PUSH
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, AidPushId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import OfficerText
from tests.aid.test_files import (
    VILLAGE,
    place_row,
)
from tests.aid.test_monitor import family, mine, offered, raised, taken
from tests.aid.test_monitor import world as watched
from tests.given import KEY, TODAY, Situation, given

REASON = OfficerText("误登")
AT: dict[str, Any] = {"file": KEY, "number": 1}
HAND = a.HandOverAidAlert(to=AccountId("b"), reason="轮岗", **AT)


@pytest.mark.parametrize("role", ["", "aid_clerk", "aid_supervisor"])
def test_rule_53_an_alert_is_handed_to_another_who_may_look_after_it(role: str) -> None:
    rule = rules_alerts_monitor.hand_over_aid_alert
    found = watched(*mine())
    plain = evolve(found.given, holds=lambda _account, held, _place: held == role)
    outcome = Situation(found.state, plain).when(HAND, rule)
    assert outcome.code == ("" if role else "aid_alert_taker")
    own = evolve(HAND, to=AccountId("me"))
    found.when(own, rule).refused("aid_alert_taker", account="me")
    free = watched(taken(), raised()).when(HAND, rule)
    free.then(a.AidAlertHandedOver(number=1, owner=AccountId("b"), reason=OfficerText("轮岗")))


ANSWER = a.AnswerAidAlert(answer=AlertAnswer.NOTHING, answered=TODAY, reason="核实", **AT)
DONE = a.AidAlertAnswered(
    number=1, answer=AlertAnswer.NOTHING, answered=TODAY, application=None, reason=REASON
)
GONE = a.AidAlertWithdrawn(number=1, ended=TODAY, reason=REASON)


@pytest.mark.parametrize(
    ("command", "rule", "right"),
    [
        (a.TakeAidAlert(**AT), rules_alerts_monitor.take_aid_alert, {"raised"}),
        (HAND, rules_alerts_monitor.hand_over_aid_alert, {"raised", "taken"}),
        (ANSWER, rules_alerts_monitor.answer_aid_alert, {"taken"}),
        (
            a.ReopenAidAlert(reason="核实", **AT),
            rules_alerts_monitor.reopen_aid_alert,
            {"answered", "withdrawn"},
        ),
        (
            a.WithdrawAidAlert(reason="核实", **AT),
            rules_alerts_monitor.withdraw_aid_alert,
            {"raised", "taken"},
        ),
    ],
)
def test_rule_53_each_step_of_an_alert_has_its_stages(
    command: Any, rule: Any, right: set[str]
) -> None:
    lives = {
        "raised": (taken(), raised()),
        "taken": mine(),
        "answered": (*mine(), DONE),
        "withdrawn": (*mine(), GONE),
    }
    for stage, events in lives.items():
        outcome = watched(*events).when(command, rule)
        assert outcome.code == ("" if stage in right else "aid_alert_stage"), stage
        assert bool(outcome.events) is (stage in right)
    for nothing in ((), (taken(),)):
        watched(*nothing).when(command, rule).refused("aid_alert_missing", number=1)
    if hasattr(command, "reason"):
        fit = next(events for stage, events in lives.items() if stage in right)
        blank = evolve(command, reason=OfficerText(" "))
        watched(*fit).when(blank, rule).refused("text_not_clean")


def test_rule_53_an_alert_without_an_owner_is_nobodys_to_answer() -> None:
    found = watched(*mine())
    (alert,) = found.state.alerts
    unowned = evolve(found.state, alerts=(evolve(alert, owner=None),))
    Situation(unowned, found.given).when(ANSWER, rules_alerts_monitor.answer_aid_alert).refused(
        "aid_alert_owner"
    )


@pytest.mark.parametrize(
    ("programme", "application", "code"),
    [
        (Programme.RIGID, 1, ""),
        (None, 1, ""),
        (Programme.MINIMUM, 1, "aid_alert_offer"),
        (Programme.RIGID, 2, "aid_alert_offer"),
        (Programme.RIGID, None, "aid_alert_offer"),
    ],
)
def test_rule_52_an_offer_is_of_the_programme_of_the_alert(
    programme: Programme | None, application: int | None, code: str
) -> None:
    offer = evolve(ANSWER, answer=AlertAnswer.OFFERED, application=application)
    outcome = Outcome.OFFER if programme is not None else Outcome.DISCUSS
    events = mine(programme=programme, outcome=outcome)
    there = watched(*events, file=family(applications=(offered(),)))
    assert there.when(offer, rules_alerts_monitor.answer_aid_alert).code == code


def test_rule_54_what_was_reported_is_erased_with_a_closed_file_once() -> None:
    erase = a.EraseAidWatch(file=KEY, ground=ErasureGround.PURPOSE_DONE, reason=" 期满 ")  # type: ignore[arg-type]
    rule = rules_alerts_monitor.erase_aid_watch
    watched(taken()).when(erase, rule).refused("aid_file_open")
    closed = family(closed=TODAY)
    gone = watched(taken(), file=closed).when(erase, rule).only()
    assert gone.reason == "期满"
    watched(taken(), gone, file=closed).when(erase, rule).refused("aid_watch_erased")
    watched(file=closed).when(erase, rule).refused("aid_watch_erased")


@pytest.mark.parametrize(
    ("lines", "unused", "code"),
    [
        (0, 0, ""),
        (1, 1, ""),
        (1, 2, "aid_push_count"),
        (1, -1, "aid_push_count"),
        (-1, -1, "aid_push_count"),
    ],
)
def test_rule_55_what_a_source_sent_is_counted(lines: int, unused: int, code: str) -> None:
    push = a.ReceiveAidPush(
        place=VILLAGE,
        source=AidSource.BANK,
        month=Month("2025-12"),
        received=TODAY,
        lines=lines,
        unused=unused,
    )

    rule = rules_alerts_monitor.receive_aid_push
    there = given(AID_PUSH, rows=(place_row(VILLAGE),))
    assert there.when(push, rule).code == code
    if not code:
        event = there.when(push, rule).only()
        back = a.WithdrawAidPush(push=AidPushId(KEY), reason=" 误 ")
        do = rules_alerts_monitor.withdraw_aid_push
        gone = given(AID_PUSH, event).when(back, do).only()
        assert gone.reason == "误"
        given(AID_PUSH, event, gone).when(back, do).refused("aid_push_withdrawn")
        given(AID_PUSH).when(back, do).refused("aid_push_missing")
        held = given(AID_PUSH, event, rows=(place_row(VILLAGE),))
        held.when(evolve(push, id=AidPushId(KEY)), rule).refused("aid_push_taken", key=KEY)
    first = evolve(push, received=date(2025, 12, 1), lines=0, unused=0)
    assert there.when(first, rule).code == ""
    early = evolve(first, received=date(2025, 11, 30))
    there.when(early, rule).refused("aid_day_wrong")
