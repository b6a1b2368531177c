"""The rules of what a score is made of: inputs, adjustments, listed points and veto items."""

from collections.abc import Iterator

from ruralgov.domain.appraisal import events_town as e
from ruralgov.domain.appraisal import messages_town as m
from ruralgov.domain.appraisal import texts, texts_town
from ruralgov.domain.appraisal.evolve_town import evolve
from ruralgov.domain.appraisal.figures import figure_of
from ruralgov.domain.appraisal.model import Indicator, Terms
from ruralgov.domain.appraisal.model_town import (
    AdjustedFor,
    Adjustment,
    ExtraEntry,
    Input,
    Score,
    Stage,
    TownAppraisal,
    VetoEntry,
)
from ruralgov.domain.appraisal.records import scheme_of
from ruralgov.domain.appraisal.scoring import reckon
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import TownAppraisalId
from ruralgov.domain.kernel.month import last_day
from ruralgov.domain.kernel.number import Number, exact
from ruralgov.domain.kernel.stages import must_be_at

BEFORE_SHOWN = (Stage.FROZEN, Stage.SCORED)
UNTIL_FINAL = (*BEFORE_SHOWN, Stage.SHOWN)


def at(town: TownAppraisal | None, key: TownAppraisalId, *stages: Stage) -> TownAppraisal:
    """Return an appraisal that stands where it must; raises ``town_appraisal_elsewhere``."""
    known = existing(town, texts.TOWN_APPRAISAL_MISSING, key=key)
    must_be_at(known, texts_town.TOWN_APPRAISAL_ELSEWHERE, *stages)
    return known


def terms_of(town: TownAppraisal, given: Given) -> Terms:
    """Return what a town is appraised by."""
    return scheme_of(town.scheme, given.read).terms


def indicator_of(terms: Terms, code: str) -> Indicator:
    """Return the indicator of a code; raises ``indicator_unknown``."""
    known = ", ".join(one.code for one in terms.indicators)
    found = terms.indicator(code)
    return existing(found, texts_town.INDICATOR_UNKNOWN, indicator=code, known=known)


def open_town(
    town: TownAppraisal | None, command: m.OpenTownAppraisal, given: Given
) -> Iterator[e.TownAppraisalOpened]:
    """Open the appraisal of a town with its inputs (rule 7)."""
    year = scheme_of(command.scheme, given.read).terms.year
    yield e.TownAppraisalOpened(
        scheme=command.scheme, town=command.town, year=year, inputs=command.inputs
    )


def void_town(
    town: TownAppraisal | None, command: m.VoidTownAppraisal, _given: Given
) -> Iterator[e.TownAppraisalVoided]:
    """Void the appraisal of a town whose freezing was undone (rule 7)."""
    at(town, command.appraisal, *BEFORE_SHOWN)
    yield e.TownAppraisalVoided(reason=command.reason)


def enter_input(
    town: TownAppraisal | None, command: m.EnterTownInput, given: Given
) -> Iterator[e.TownInputEntered]:
    """Enter the value of an indicator from outside, once (rule 8)."""
    known = at(town, command.appraisal, Stage.FROZEN)
    indicator = indicator_of(terms_of(known, given), command.indicator)
    if figure_of(indicator.figure).count is not None:
        raise Refused(texts_town.INPUT_COUNTED, indicator=indicator.code, title=indicator.title)
    if known.value_of(indicator.code) is not None:
        raise Refused(texts_town.INPUT_ENTERED, indicator=indicator.code, title=indicator.title)
    check_value(indicator.code, command.numerator, command.denominator)
    value = Input(
        indicator=indicator.code,
        numerator=command.numerator,
        denominator=command.denominator,
        query=indicator.figure,
        evidence=clean_text("evidence", command.evidence),
    )
    yield e.TownInputEntered(value=value, by=given.actor.account)


def check_value(indicator: str, numerator: Number | None, denominator: Number | None) -> None:
    """Refuse numbers that make no share; raises ``input_wrong``."""
    if numerator is None and denominator is None:
        return
    if (
        numerator is None
        or denominator is None
        or exact(numerator) < 0
        or exact(denominator) < 0
        or (exact(denominator) == 0 and exact(numerator) != 0)
    ):
        raise BadInput(texts_town.INPUT_WRONG, indicator=indicator)


def adjust_input(
    town: TownAppraisal | None, command: m.AdjustTownInput, given: Given
) -> Iterator[e.TownInputAdjusted]:
    """Adjust a value after the freezing; what was frozen stays in sight (rule 9)."""
    known = at(town, command.appraisal, *BEFORE_SHOWN)
    right = m.Right(
        indicator=command.indicator,
        numerator=command.numerator,
        denominator=command.denominator,
    )
    yield adjusted(known, right, AdjustedFor.OFFICE, command.reason, command.evidence, given)


def adjusted(
    town: TownAppraisal,
    right: m.Right,
    cause: AdjustedFor,
    reason: str,
    evidence: str,
    given: Given,
) -> e.TownInputAdjusted:
    """Return that a value was adjusted; raises ``input_same`` where it is as it was."""
    indicator = indicator_of(terms_of(town, given), right.indicator)
    check_value(indicator.code, right.numerator, right.denominator)
    now = town.value_of(indicator.code)
    value = (
        None
        if right.numerator is None or right.denominator is None
        else (right.numerator, right.denominator)
    )
    if now == value:
        raise Refused(texts_town.INPUT_SAME, indicator=indicator.code, title=indicator.title)
    return e.TownInputAdjusted(
        adjustment=Adjustment(
            number=len(town.adjustments) + 1,
            indicator=indicator.code,
            numerator=right.numerator,
            denominator=right.denominator,
            cause=cause,
            reason=clean_text("reason", reason),
            evidence=clean_text("evidence", evidence),
            day=given.today,
            by=given.actor.account,
        )
    )


def score_town(
    town: TownAppraisal | None, command: m.ScoreTown, given: Given
) -> Iterator[e.TownScored]:
    """Reckon a score, again after each change until the town is shown it (rule 10)."""
    yield scored(at(town, command.appraisal, *BEFORE_SHOWN), given)


def scored(town: TownAppraisal, given: Given) -> e.TownScored:
    """Return the score of a town as its inputs hold."""
    reckoned = reckon(terms_of(town, given), town)
    return e.TownScored(
        score=Score(
            total=reckoned.total_printed(),
            lines=tuple(one.line() for one in reckoned.lines),
            day=given.today,
            by=given.actor.account,
        )
    )


def enter_extra(
    town: TownAppraisal | None, command: m.EnterExtraPoints, given: Given
) -> Iterator[e.ExtraPointsEntered]:
    """Enter points for a listed item (rule 11)."""
    known = at(town, command.appraisal, *BEFORE_SHOWN)
    listed = terms_of(known, given).extras
    item = next((one for one in listed if one.code == command.item), None)
    if item is None:
        codes = ", ".join(one.code for one in listed) or "-"
        raise Refused(texts_town.EXTRA_UNLISTED, item=command.item, known=codes)
    if exact(command.points) <= 0:
        raise BadInput(texts_town.EXTRA_POINTS_WRONG, points=command.points)
    yield e.ExtraPointsEntered(
        entry=ExtraEntry(
            number=len(known.extras) + 1,
            item=item.code,
            points=command.points,
            evidence=clean_text("evidence", command.evidence),
            day=given.today,
            by=given.actor.account,
        )
    )


def withdraw_extra(
    town: TownAppraisal | None, command: m.WithdrawExtraPoints, given: Given
) -> Iterator[e.TownEvent]:
    """Withdraw points; a score that the town was shown is reckoned again (rule 11)."""
    known = at(town, command.appraisal, *UNTIL_FINAL)
    standing = {one.number for one in known.extras if not one.withdrawn}
    if command.number not in standing:
        raise Refused(texts_town.ENTRY_NUMBER_MISSING, number=command.number)
    yield from _followed(
        known,
        e.ExtraPointsWithdrawn(
            number=command.number,
            reason=clean_text("reason", command.reason),
            by=given.actor.account,
        ),
        given,
    )


def _followed(town: TownAppraisal, event: e.TownEvent, given: Given) -> Iterator[e.TownEvent]:
    """Give an event, and the score anew where the town was shown one."""
    yield event
    if town.stage is Stage.SHOWN:
        yield scored(evolve(town, event), given)


def record_veto(
    town: TownAppraisal | None, command: m.RecordVeto, given: Given
) -> Iterator[e.VetoRecorded]:
    """Record that a veto item was met in the year, by a document (rule 4)."""
    known = at(town, command.appraisal, *BEFORE_SHOWN)
    terms = terms_of(known, given)
    veto = next((one for one in terms.vetoes if one.code == command.veto), None)
    if veto is None:
        codes = ", ".join(one.code for one in terms.vetoes) or "-"
        raise Refused(texts_town.VETO_UNLISTED, veto=command.veto, known=codes)
    if command.happened.year != known.year or command.happened > last_day(terms.last):
        raise Refused(texts_town.VETO_ANOTHER_YEAR, happened=command.happened, year=known.year)
    yield e.VetoRecorded(
        entry=VetoEntry(
            number=len(known.vetoes) + 1,
            veto=veto.code,
            document=clean_text("document", command.document),
            happened=command.happened,
            day=given.today,
            by=given.actor.account,
        )
    )


def withdraw_veto(
    town: TownAppraisal | None, command: m.WithdrawVeto, given: Given
) -> Iterator[e.VetoWithdrawn]:
    """Withdraw that a veto item was met (rule 4)."""
    known = at(town, command.appraisal, *UNTIL_FINAL)
    standing = {one.number for one in known.vetoes if not one.withdrawn}
    if command.number not in standing:
        raise Refused(texts_town.ENTRY_NUMBER_MISSING, number=command.number)
    yield e.VetoWithdrawn(
        number=command.number,
        reason=clean_text("reason", command.reason),
        by=given.actor.account,
    )
