"""Outcomes, what is news, and a family that is watched: all of it pure."""

from datetime import date, timedelta

import pytest

from ruralgov.domain.aid import Programme
from ruralgov.domain.aid.means import Fact, FactState, Item
from ruralgov.domain.aid.means.example import LAW
from ruralgov.domain.aid.watching import (
    QUIET,
    ChangeKind,
    Found,
    Known,
    Outcome,
    Standing,
    began,
    news,
    observed,
    outcomes,
)
from ruralgov.domain.aid.watching.family import CONFIRM
from tests.aid.means import family, known
from tests.bench.aid_monitoring import year

DAY = date(2025, 4, 10)
A_DAY = timedelta(days=1)
OWED = Standing(frozenset({Programme.MINIMUM}), frozenset())
GIVEN = Standing(frozenset({Programme.MINIMUM}), frozenset({Programme.MINIMUM}))
RICH, POOR = 3_000_000, 0


def test_rule_51_help_comes_first() -> None:
    found = outcomes({}, {}, OWED, frozenset({ChangeKind.DEATH}))
    said = [one.outcome for one in found]
    assert said == sorted(said, key=list(Outcome).index)
    assert said[0] is Outcome.DELIVER
    assert said[-1] is Outcome.CHECK


def test_rule_51_what_came_nobody_said_is_not_owed() -> None:
    silent = Standing(frozenset({Programme.MINIMUM}), None)
    assert outcomes({}, {}, silent, frozenset()) == ()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, True, [Found(Outcome.OFFER, Programme.RIGID, sure=True)]),
        (False, True, [Found(Outcome.OFFER, Programme.RIGID, sure=True)]),
        (False, None, [Found(Outcome.OFFER, Programme.RIGID, sure=False)]),
        (None, None, []),
        (True, None, []),
        (None, False, []),
        (True, False, []),
    ],
)
def test_rule_51_what_may_fit(
    before: bool | None, after: bool | None, expected: list[Found]
) -> None:
    results = ({Programme.RIGID: before}, {Programme.RIGID: after})
    assert list(outcomes(*results, Standing(), frozenset())) == expected


@pytest.mark.parametrize(
    ("before", "after", "checked"),
    [(True, False, True), (None, False, True), (False, False, False), (True, None, False)],
)
def test_rule_51_what_is_given_is_checked_once_it_does_not_fit(
    before: bool | None, after: bool | None, checked: bool
) -> None:
    results = ({Programme.MINIMUM: before}, {Programme.MINIMUM: after})
    found = outcomes(*results, GIVEN, frozenset())
    assert [one.outcome for one in found] == [Outcome.CHECK] * checked


def test_rule_51_what_no_rule_fits_is_talked_over() -> None:
    no = dict.fromkeys(Programme, False)
    ill = frozenset({ChangeKind.ILLNESS})
    assert outcomes(no, no, Standing(), ill) == (Found(Outcome.DISCUSS, None, sure=True),)
    assert outcomes(no, no, Standing(), frozenset({ChangeKind.PENSION})) == ()
    unknown = outcomes(no, no | {Programme.RIGID: None}, Standing(), ill)
    assert [one.outcome for one in unknown] == [Outcome.OFFER]


def test_rule_51_no_outcome_stops_anything() -> None:
    assert [one.value for one in Outcome] == ["deliver", "offer", "discuss", "check"]


def test_rule_52_said_once_and_quiet_after() -> None:
    maybe = Found(Outcome.OFFER, Programme.RIGID, sure=False)
    sure = Found(Outcome.OFFER, Programme.RIGID, sure=True)
    raised = Known(Outcome.OFFER, Programme.RIGID, sure=False)
    assert news((maybe, maybe), (), DAY) == (maybe,)
    assert news((maybe, sure), (raised,), DAY) == ()
    over = Known(Outcome.OFFER, Programme.RIGID, sure=False, ended=DAY)
    assert news((maybe,), (over,), DAY + QUIET - A_DAY) == ()
    assert news((maybe,), (over,), DAY + QUIET) == (maybe,)
    assert news((sure,), (over,), DAY + A_DAY) == (sure,)
    owed = Found(Outcome.DELIVER, Programme.RIGID, sure=True)
    answered = Known(Outcome.DELIVER, Programme.RIGID, sure=True, ended=DAY)
    assert news((owed,), (answered,), DAY) == (owed,)


def test_an_answer_that_says_nothing_new_changes_nothing() -> None:
    at = began(family("a", said=(known("a", Item.WAGES, RICH),)), LAW, Standing())
    assert observed(at, LAW, [known("a", Item.WAGES, RICH)], DAY) == (at, ())


def test_rule_55_silence_changes_nothing() -> None:
    at = began(family("a", said=(known("a", Item.WAGES, RICH),)), LAW, GIVEN)
    assert observed(at, LAW, [], DAY) == (at, ())
    refused = Fact("a", Item.WAGES, 0, None, FactState.UNKNOWN)
    assert observed(at, LAW, [refused], DAY) == (at, ())


def test_rule_52_a_doubt_is_said_where_it_still_stands_weeks_later() -> None:
    at = began(family("a", said=(known("a", Item.WAGES, POOR),)), LAW, GIVEN)
    assert at.results[Programme.MINIMUM] is True
    doubted, said = observed(at, LAW, [known("a", Item.WAGES, RICH)], DAY)
    assert said == ()
    same, none = observed(doubted, LAW, [], DAY + CONFIRM - A_DAY)
    assert (same, none) == (doubted, ())
    after, late = observed(doubted, LAW, [], DAY + CONFIRM)
    assert late == (Found(Outcome.CHECK, Programme.MINIMUM, sure=True),)
    assert not after.doubts
    calm, quiet = observed(doubted, LAW, [known("a", Item.WAGES, POOR)], DAY + CONFIRM)
    assert Outcome.CHECK not in {one.outcome for one in quiet}
    assert not calm.doubts


def test_help_is_said_at_once() -> None:
    at = began(family("a", said=(known("a", Item.WAGES, RICH),)), LAW, Standing())
    _, said = observed(at, LAW, [known("a", Item.WAGES, POOR)], DAY)
    assert Found(Outcome.OFFER, Programme.MINIMUM, sure=True) in said


def test_over_a_year_of_made_up_lives_nothing_due_is_missed() -> None:
    found = year(60, 60)
    assert found["missed"] == 0
    assert found["offers"] > 0
    assert found["days_most"] <= 31 + 30
    assert found["wrong_offers"] <= found["offers"] // 2
