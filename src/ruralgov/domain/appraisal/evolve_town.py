"""What each event makes of the appraisal of a town."""

from typing import TypeVar, assert_never

from ruralgov.domain.appraisal import events_town as e
from ruralgov.domain.appraisal.model_town import (
    ExtraEntry,
    Stage,
    TownAppraisal,
    VetoEntry,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId

Entry = TypeVar("Entry", ExtraEntry, VetoEntry)


def begin(event: e.TownAppraisalOpened) -> TownAppraisal:
    """Return the appraisal of a town with its frozen inputs."""
    return TownAppraisal(
        scheme=event.scheme,
        town=event.town,
        year=event.year,
        stage=Stage.FROZEN,
        inputs=event.inputs,
    )


def evolve(town: TownAppraisal, event: e.TownEvent) -> TownAppraisal:
    """Return the appraisal of a town after one more event."""
    match event:
        case e.TownAppraisalOpened():
            return begin(event)
        case e.TownAppraisalVoided():
            return change(town, stage=Stage.VOID)
        case e.TownScoreShown():
            return _shown(town, event)
        case e.TownScoreFinalised():
            return change(town, stage=Stage.FINAL, final=event.day)
        case e.TownScorePublished():
            return change(town, stage=Stage.PUBLISHED, published=event.day)
        case e.TownScoreReopened():
            return _reopened(town, event)
        case e.ScoreClaimed() | e.ScoreClaimAnswered() | e.ScoreClaimWithdrawn():
            return _claims(town, event)
        case _:
            return _values(town, event)


def _values(
    town: TownAppraisal,
    event: e.TownInputEntered
    | e.TownInputAdjusted
    | e.ExtraPointsEntered
    | e.ExtraPointsWithdrawn
    | e.VetoRecorded
    | e.VetoWithdrawn
    | e.TownScored,
) -> TownAppraisal:
    """Return it after an event that changes what the score is made of, or the score."""
    match event:
        case e.TownInputEntered(value=value, by=by):
            others = (one for one in town.inputs if one.indicator != value.indicator)
            return _by(change(town, inputs=(*others, value)), by)
        case e.TownInputAdjusted(adjustment=adjustment):
            return _by(change(town, adjustments=(*town.adjustments, adjustment)), adjustment.by)
        case e.ExtraPointsEntered(entry=extra):
            return _by(change(town, extras=(*town.extras, extra)), extra.by)
        case e.ExtraPointsWithdrawn():
            extras = _withdrawn(town.extras, event.number, event.reason)
            return _by(change(town, extras=extras), event.by)
        case e.VetoRecorded(entry=veto):
            return _by(change(town, vetoes=(*town.vetoes, veto)), veto.by)
        case e.VetoWithdrawn():
            vetoes = _withdrawn(town.vetoes, event.number, event.reason)
            return _by(change(town, vetoes=vetoes), event.by)
        case e.TownScored(score=score):
            stage = Stage.SCORED if town.stage is Stage.FROZEN else town.stage
            return _by(change(town, score=score, stage=stage), score.by)
        case _:
            assert_never(event)


def _by(town: TownAppraisal, account: AccountId) -> TownAppraisal:
    return change(town, scorers=tuple(dict.fromkeys((*town.scorers, account))))


def _withdrawn(entries: tuple[Entry, ...], number: int, reason: str) -> tuple[Entry, ...]:
    return tuple(change(one, withdrawn=reason) if one.number == number else one for one in entries)


def _shown(town: TownAppraisal, event: e.TownScoreShown) -> TownAppraisal:
    return _by(
        change(
            town,
            stage=Stage.SHOWN,
            shown=event.day,
            correct_until=event.correct_until,
            appeal_until=event.appeal_until,
        ),
        event.by,
    )


def _claims(
    town: TownAppraisal, event: e.ScoreClaimed | e.ScoreClaimAnswered | e.ScoreClaimWithdrawn
) -> TownAppraisal:
    match event:
        case e.ScoreClaimed(claim=claim):
            return change(town, claims=(*town.claims, claim))
        case e.ScoreClaimAnswered():
            claims = tuple(
                change(one, answer=event.answer) if one.number == event.number else one
                for one in town.claims
            )
            return change(town, claims=claims, appeal_until=event.appeal_until)
        case e.ScoreClaimWithdrawn():
            claims = tuple(
                change(one, withdrawn=event.day) if one.number == event.number else one
                for one in town.claims
            )
            return change(town, claims=claims)
        case _:
            assert_never(event)


def _reopened(town: TownAppraisal, event: e.TownScoreReopened) -> TownAppraisal:
    return change(
        town,
        stage=Stage.SCORED,
        shown=None,
        correct_until=None,
        appeal_until=None,
        final=None,
        published=None,
        reopened=(*town.reopened, event.reason),
    )
