"""What several rules of proceedings check alike."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from ruralgov.domain.aid import texts_procedure as texts
from ruralgov.domain.aid.checking import check_day
from ruralgov.domain.aid.model import AidFile
from ruralgov.domain.aid.model_procedure import AidDecision, AidProceeding, AidStep, AidTrack
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.roles import AID_SUPERVISOR
from ruralgov.domain.aid.table_procedure import done_day, law_of, steps_of
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import CITY, AccountId, AidProceedingId
from ruralgov.domain.registry import ids_of

IN_TOWN: Final = frozenset({AidTrack.DELEGATED, AidTrack.EMERGENCY})
"""The variants that the town decides."""


def known(found: AidProceeding | None, key: AidProceedingId) -> AidProceeding:
    """Return a proceeding; raises ``aid_proceeding_missing``."""
    return existing(found, texts.AID_PROCEEDING_MISSING, key=key)


def running(found: AidProceeding | None, key: AidProceedingId) -> AidProceeding:
    """Return a proceeding that is not over; raises ``aid_proceeding_over``."""
    there = known(found, key)
    if there.ended is not None and there.ending is not None:
        raise Refused(
            texts.AID_PROCEEDING_OVER,
            day=there.ended,
            ending=there.ending.zh,
            ending_en=there.ending.en,
        )
    return there


def undecided(found: AidProceeding | None, key: AidProceedingId) -> AidProceeding:
    """Return a proceeding that is not decided; raises ``aid_decided``."""
    there = running(found, key)
    if there.decision is not None:
        raise Refused(texts.AID_DECIDED, day=there.decision.day)
    return there


def decided(there: AidProceeding) -> AidDecision:
    """Return the decision that stands; raises ``aid_not_decided``."""
    return existing(there.decision, texts.AID_NOT_DECIDED)


def file_of(there: AidProceeding, given: Given) -> AidFile:
    """Return the file of the family."""
    return existing(
        given.read.state(AID_FILE, there.file), texts.AID_PROCEEDING_MISSING, key=there.file
    )


def check_step_day(there: AidProceeding, day: date, given: Given) -> None:
    """Refuse a day before acceptance or one that has not come."""
    check_day(day, there.accepted, given)


def check_before(there: AidProceeding, step: AidStep, *skipped: AidStep) -> None:
    """Refuse a step before those that stand ahead of it in the table."""
    for law in steps_of(there.track):
        if law.step is step:
            return
        if law.step not in skipped and done_day(there, law.step) is None:
            raise Refused(
                texts.AID_STEP_ORDER,
                step=step.zh,
                step_en=step.en,
                first=law.step.zh,
                first_en=law.step.en,
            )


def check_in_table(there: AidProceeding, step: AidStep) -> None:
    """Refuse a step that a variant does not have."""
    if law_of(there.track, step) is None:
        raise Refused(
            texts.AID_STEP_NOT_HERE,
            step=step.zh,
            step_en=step.en,
            track=there.track.zh,
            track_en=there.track.en,
        )


def check_stranger(there: AidProceeding, accounts: Iterable[AccountId], given: Given) -> None:
    """Refuse a machine, one of the family, and a relative who was declared."""
    near = [one.person for one in file_of(there, given).people]
    near += [one.official for one in there.ties]
    names = {f"person/{each}" for one in near for each in ids_of(one, given.read)}
    for account in accounts:
        holder = given.holder(account)
        if holder.machine or holder.name in names:
            raise Refused(texts.AID_NEAR_FAMILY, account=account)


def check_decider(there: AidProceeding, others: Iterable[AccountId], given: Given) -> None:
    """Refuse who may not decide: a machine, who acted before, who is near, who is of the town."""
    given.must_not_be(texts.AID_SAME_PERSON_DECIDES, *others)
    check_stranger(there, (given.actor.account,), given)
    if there.track not in IN_TOWN and not given.holds(given.actor.account, AID_SUPERVISOR, CITY):
        raise Refused(texts.AID_COUNTY_DECIDES)


def check_positive(amount: int, *, nothing: bool) -> None:
    """Refuse an amount that is none where there is to be one, or the other way round."""
    if (amount == 0) is not nothing or amount < 0:
        raise BadInput(texts.AID_AMOUNT_WRONG)
