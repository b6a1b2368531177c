"""The appraisal of one town by a scheme, without a store."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from attrs import evolve

from ruralgov.domain import appraisal as a
from ruralgov.domain.appraisal.evolve import begin
from ruralgov.domain.kernel.calendar import SHANGHAI
from ruralgov.domain.kernel.ids import AccountId, AppraisalSchemeId, PlaceId, TownAppraisalId
from tests.appraisal.office import HEAD, number
from tests.appraisal.test_schemes import drafted
from tests.given import TODAY, Outcome, Situation, States, given

S, IT, TOWN = AppraisalSchemeId("s"), TownAppraisalId("it"), PlaceId("t")
SCORER, ASKER = AccountId("scorer"), AccountId("asker")


def frozen(wanted: a.Terms) -> a.Scheme:
    """Return a scheme whose inputs are frozen."""
    freezing = a.Freezing(
        at=datetime(2026, 1, 5, tzinfo=SHANGHAI), head=HEAD, by=SCORER, towns=(TOWN,)
    )
    stage = a.SchemeStage.FROZEN
    return evolve(begin(drafted(wanted)), stage=stage, freezing=freezing)


def value(code: str, numerator: Any = None, denominator: Any = 100) -> a.Input:
    """Return a frozen value; without a numerator it is missing."""
    if numerator is None:
        return a.Input(indicator=code, query="outside.outcome@1")
    return a.Input(indicator=code, numerator=number(numerator), denominator=number(denominator))


def opened(*inputs: a.Input) -> a.TownAppraisalOpened:
    return a.TownAppraisalOpened(scheme=S, town=TOWN, year=2025, inputs=inputs)


def shown(until: date = date(2026, 1, 12), day: date = TODAY) -> a.TownScoreShown:
    """Return that the town was shown its score: corrections for a week, then a week to appeal."""
    appeal = date.fromordinal(until.toordinal() + 7)
    return a.TownScoreShown(day=day, correct_until=until, appeal_until=appeal, by=SCORER)


def scored(*lines: tuple[str, str | None], total: str | None = None) -> a.TownScored:
    return a.TownScored(
        score=a.Score(
            total=None if total is None else number(total),
            lines=tuple(
                a.ScoredLine(
                    indicator=code,
                    rating=a.Rating.MISSING if points is None else a.Rating.RATED,
                    points=None if points is None else number(points),
                )
                for code, points in lines
            ),
            day=TODAY,
            by=SCORER,
        )
    )


def claimed(number_: int = 1, indicator: str | None = "A", by: str = "asker") -> a.ScoreClaimed:
    return a.ScoreClaimed(
        claim=a.Claim(
            number=number_,
            indicator=indicator,
            ground="漏计",
            evidence="明细表",
            day=TODAY,
            by=AccountId(by),
        )
    )


def town(wanted: a.Terms, *events: object, **more: Any) -> Situation:
    """Return the appraisal of a town after some events."""
    others: States = {("appraisal_scheme", S): frozen(wanted)}
    return given(a.TOWN_APPRAISAL, *events, others=others, **more)


def of(wanted: a.Terms, *inputs: a.Input) -> a.Reckoned:
    """Reckon a score at once."""
    return a.reckon(wanted, a.TOWN_APPRAISAL.apply(None, opened(*inputs)))


def total(wanted: a.Terms, *inputs: a.Input) -> Any:
    return of(wanted, *inputs).total


def after(situation: Situation, outcomes: Iterable[Outcome]) -> a.TownAppraisal:
    """Return a town after what was done to it."""
    state = situation.state
    for one in outcomes:
        assert one.code == ""
        for event in one.events:
            state = a.TOWN_APPRAISAL.apply(state, event)
    found: a.TownAppraisal = state
    return found
