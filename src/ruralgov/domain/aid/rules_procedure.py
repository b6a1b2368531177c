"""The rules of steps: begun, ties, investigation, checking, opinion, and their way back."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.aid import messages_procedure as p
from ruralgov.domain.aid import texts, texts_procedure
from ruralgov.domain.aid.checking import check_day, open_file
from ruralgov.domain.aid.checking_procedure import (
    check_before,
    check_in_table,
    check_positive,
    check_step_day,
    check_stranger,
    decided,
    running,
    undecided,
)
from ruralgov.domain.aid.model import AidStage
from ruralgov.domain.aid.model_procedure import AidEnding, AidProceeding, AidStep
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.rows_procedure import AidProceedingRow
from ruralgov.domain.aid.table_procedure import TOTAL, TRACKS
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import AidFileId
from ruralgov.domain.kernel.scanning import clean_words
from ruralgov.domain.registry import PERSON

_PLAIN: Final = frozenset({AidStep.CHECKING, AidStep.COUNTY_VISIT, AidStep.PAPERS})
"""The steps without a command of their own."""
PAIR: Final = 2


def begin_proceeding(
    found: AidProceeding | None, command: p.BeginAidProceeding, given: Given
) -> Iterator[p.AidProceedingBegun]:
    """Begin the proceeding of an accepted application (rule 30)."""
    if found is not None:
        raise Refused(texts_procedure.AID_PROCEEDING_TAKEN, key=command.id)
    file = open_file(given.read.state(AID_FILE, command.file), command.file)
    one = existing(
        file.application(command.application),
        texts.AID_APPLICATION_MISSING,
        number=command.application,
    )
    if one.stage is not AidStage.ACCEPTED or one.accepted is None:
        raise Refused(
            texts.AID_STAGE_WRONG, number=one.number, stage=one.stage.zh, stage_en=one.stage.en
        )
    if command.track not in TRACKS[one.programme]:
        raise BadInput(
            texts_procedure.AID_TRACK_WRONG,
            programme=one.programme.zh,
            programme_en=one.programme.en,
            track=command.track.zh,
            track_en=command.track.en,
        )
    check_only(command.file, command.application, given)
    yield p.AidProceedingBegun(
        file=command.file,
        application=one.number,
        programme=one.programme,
        track=command.track,
        accepted=one.accepted,
        by=given.actor.account,
    )


def check_only(file: AidFileId, application: int, given: Given) -> None:
    """Refuse a second proceeding of an application; raises ``aid_proceeding_twice``."""
    for row in given.read.rows(AidProceedingRow, file=file):
        if row.application == application and row.ending is not AidEnding.MISTAKE:
            raise Refused(texts_procedure.AID_PROCEEDING_TWICE, key=row.owner, number=application)


def extend_proceeding(
    found: AidProceeding | None, command: p.ExtendAidProceeding, given: Given
) -> Iterator[p.AidProceedingExtended]:
    """Extend the whole clock once (rule 30)."""
    there = undecided(found, command.proceeding)
    plain, special = TOTAL[there.track]
    if there.extended or plain == special:
        raise Refused(
            texts_procedure.AID_NOT_EXTENDED, track=there.track.zh, track_en=there.track.en
        )
    given.must_not_be(texts_procedure.AID_SAME_PERSON_DECIDES, there.by)
    yield p.AidProceedingExtended(
        by=given.actor.account, reason=clean_words("reason", command.reason)
    )


def declare_tie(
    found: AidProceeding | None, command: p.DeclareAidTie, given: Given
) -> Iterator[p.AidTieDeclared]:
    """Enter a relative who handles aid or is of the committee (rule 33)."""
    there = undecided(found, command.proceeding)
    if any(one.official == command.official for one in there.ties):
        raise Refused(texts_procedure.AID_TIE_TWICE, person=command.official)
    official = given.read.state(PERSON, command.official)
    if official is None or official.erased or official.merged is not None:
        raise Refused(texts.AID_PERSON_GONE, person=command.official)
    yield p.AidTieDeclared(number=there.entries + 1, official=command.official, post=command.post)


def withdraw_tie(
    found: AidProceeding | None, command: p.WithdrawAidTie, _: Given
) -> Iterator[p.AidTieWithdrawn]:
    """Take back a tie (rule 33)."""
    there = undecided(found, command.proceeding)
    if not any(one.number == command.number for one in there.ties):
        raise Refused(texts_procedure.AID_TIE_MISSING, number=command.number)
    yield p.AidTieWithdrawn(number=command.number, reason=clean_words("reason", command.reason))


def investigate(
    found: AidProceeding | None, command: p.InvestigateAid, given: Given
) -> Iterator[p.AidStepDone]:
    """Enter an investigation by two people, which all signed (rule 31)."""
    there = undecided(found, command.proceeding)
    check_in_table(there, AidStep.INVESTIGATION)
    check_step_day(there, command.day, given)
    people = {given.holder(one) for one in command.investigators}
    if len(people) < PAIR or len(people) != len(command.investigators):
        raise BadInput(texts_procedure.AID_TWO_INVESTIGATE)
    check_stranger(there, command.investigators, given)
    if not command.signed:
        raise Refused(texts_procedure.AID_UNSIGNED)
    yield p.AidStepDone(
        number=there.entries + 1,
        step=AidStep.INVESTIGATION,
        day=command.day,
        by=given.actor.account,
        investigators=command.investigators,
        assessment=digest(command.assessment),
        findings=clean_words("findings", command.findings),
    )


def digest(text: str) -> str:
    """Return the digest of an assessment without outer spaces; it may be left out."""
    return clean_text("assessment", text) if text else ""


def record_step(
    found: AidProceeding | None, command: p.RecordAidStep, given: Given
) -> Iterator[p.AidStepDone]:
    """Enter checking, a visit of the county, or completed papers (rules 30 and 33)."""
    after = command.step is AidStep.PAPERS
    there = (running if after else undecided)(found, command.proceeding)
    if command.step not in _PLAIN:
        raise BadInput(
            texts_procedure.AID_STEP_OWN_COMMAND, step=command.step.zh, step_en=command.step.en
        )
    if command.step is not AidStep.COUNTY_VISIT:
        check_in_table(there, command.step)
    check_day(command.day, decided(there).day if after else there.accepted, given)
    check_stranger(there, (given.actor.account,), given)
    yield p.AidStepDone(
        number=there.entries + 1,
        step=command.step,
        day=command.day,
        by=given.actor.account,
        assessment=digest(command.assessment),
        findings=clean_words("findings", command.findings),
    )


def give_opinion(
    found: AidProceeding | None, command: p.GiveAidOpinion, given: Given
) -> Iterator[p.AidStepDone]:
    """Give the opinion of the town, once it was investigated and checked (rule 30)."""
    there = undecided(found, command.proceeding)
    check_in_table(there, AidStep.OPINION)
    check_before(there, AidStep.OPINION)
    check_step_day(there, command.day, given)
    check_positive(command.amount, nothing=not command.favour)
    check_stranger(there, (given.actor.account,), given)
    yield p.AidStepDone(
        number=there.entries + 1,
        step=AidStep.OPINION,
        day=command.day,
        by=given.actor.account,
        favour=command.favour,
        amount=command.amount,
        assessment=digest(command.assessment),
        findings=clean_words("findings", command.findings),
    )


def correct_step_day(
    found: AidProceeding | None, command: p.CorrectAidStepDay, given: Given
) -> Iterator[p.AidStepCorrected]:
    """Put the day of a step right, while nothing was decided on it (rule 38)."""
    there = undecided(found, command.proceeding)
    _step(there, command.number)
    check_step_day(there, command.day, given)
    yield p.AidStepCorrected(
        number=command.number, day=command.day, reason=clean_words("reason", command.reason)
    )


def _step(there: AidProceeding, number: int) -> None:
    if not any(one.number == number for one in there.steps):
        raise Refused(texts_procedure.AID_STEP_MISSING, number=number)


def withdraw_step(
    found: AidProceeding | None, command: p.WithdrawAidStep, _: Given
) -> Iterator[p.AidStepWithdrawn]:
    """Take the last step back, while nothing was decided on it (rule 38)."""
    there = undecided(found, command.proceeding)
    _step(there, command.number)
    if there.steps[-1].number != command.number:
        raise Refused(texts_procedure.AID_STEP_NOT_LAST, number=there.steps[-1].number)
    yield p.AidStepWithdrawn(number=command.number, reason=clean_words("reason", command.reason))
