"""The rules of ends: withdrawn, died, by mistake, given back; and of the application's own."""

from collections.abc import Iterator

from ruralgov.domain.aid import messages_procedure as p
from ruralgov.domain.aid import texts, texts_procedure
from ruralgov.domain.aid.checking_procedure import file_of, known, undecided
from ruralgov.domain.aid.model import OPEN, AidFile, AidStage, Circle
from ruralgov.domain.aid.model_procedure import AidEnding, AidProceeding
from ruralgov.domain.aid.people import asked_for, is_among, presents
from ruralgov.domain.aid.rules_procedure import check_only
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.kernel.scanning import clean_words
from ruralgov.domain.registry import present_person


def withdraw_proceeding(
    found: AidProceeding | None, command: p.WithdrawAidProceeding, given: Given
) -> Iterator[p.AidProceedingEnded]:
    """Take back a proceeding that was begun by mistake (rule 38)."""
    there = undecided(found, command.proceeding)
    if there.notice is not None and there.notice.hangs(given.today):
        raise Refused(texts_procedure.AID_NOTICE_HANGS, last=there.notice.last)
    yield p.AidProceedingEnded(
        day=given.today,
        ending=AidEnding.MISTAKE,
        reason=clean_words("reason", command.reason),
    )


def restore_proceeding(
    found: AidProceeding | None, command: p.RestoreAidProceeding, given: Given
) -> Iterator[p.AidProceedingRestored]:
    """Have a proceeding go on that ended by mistake (rule 38)."""
    there = known(found, command.proceeding)
    if there.ended is None:
        raise Refused(texts_procedure.AID_PROCEEDING_RUNS)
    if there.ending is AidEnding.WITHDRAWN:
        raise Refused(texts_procedure.AID_APPLY_AGAIN)
    if there.ending is AidEnding.MISTAKE:
        check_only(there.file, there.application, given)
    given.must_not_be(texts_procedure.AID_SAME_PERSON_DECIDES)
    yield p.AidProceedingRestored(reason=clean_words("reason", command.reason))


def end_proceeding(
    found: AidProceeding | None, command: p.EndAidProceeding, given: Given
) -> Iterator[p.AidProceedingEnded]:
    """End a proceeding whose application was taken back (rule 38).

    What was given until today was due: a day of before makes no debt of it.
    """
    there = known(found, command.proceeding)
    day = command.day if there.decision is None else given.today
    if there.ended is None:
        yield p.AidProceedingEnded(day=day, ending=AidEnding.WITHDRAWN, reason=None)


def follow_death(
    found: AidProceeding | None, command: p.FollowAidDeath, given: Given
) -> Iterator[p.AidProceedingEnded | p.AidDeathNoted]:
    """End what was for who died, and have the others looked at again (rule 38)."""
    there = known(found, command.proceeding)
    file = file_of(there, given)
    dead = present_person(given.read, command.person)
    people = asked_for(file.application(there.application), given.read)
    if there.ended is not None or not _helped(people, file, dead, given):
        return
    living = {
        one.person
        for one in file.people
        if one.circle is Circle.LIVING and one.since <= command.since < one.until
    }
    living = {*presents(living, given.read)}
    if (living & {*people} if people else living) - {dead}:
        yield p.AidDeathNoted(person=command.person, since=command.since)
    else:
        yield p.AidProceedingEnded(day=command.since, ending=AidEnding.DIED, reason=None)


def _helped(people: tuple[PersonId, ...], file: AidFile, dead: PersonId, given: Given) -> bool:
    if people:
        return dead in people
    living = (one.person for one in file.people if one.circle is Circle.LIVING)
    return is_among(dead, living, given.read)


def erase_proceeding(
    found: AidProceeding | None, command: p.EraseAidProceeding, _: Given
) -> Iterator[p.AidProceedingErased]:
    """Erase what was written in a proceeding that is over, or gives nothing (rule 38)."""
    there = known(found, command.proceeding)
    gives = bool(there.rates) and bool(there.rates[-1].amount)
    if there.ended is None and (there.decision is None or gives):
        raise Refused(texts_procedure.AID_PROCEEDING_RUNS)
    if there.erased:
        raise Refused(texts_procedure.AID_PROCEEDING_ERASED)
    yield p.AidProceedingErased(ground=command.ground, reason=clean_text("reason", command.reason))


def settle_application(
    file: AidFile | None, command: p.SettleAidApplication, _: Given
) -> Iterator[p.AidApplicationSettled]:
    """Settle an application with its proceeding, so that the family can apply again (rule 38)."""
    there = existing(file, texts.AID_FILE_MISSING, key=command.file)
    one = there.application(command.number)
    if one is None:
        return
    expected = AidStage.SETTLED if command.back else AidStage.ACCEPTED
    another = any(
        each.programme is one.programme and each.stage in OPEN for each in there.applications
    )
    if one.stage is expected and not (command.back and another):
        yield p.AidApplicationSettled(number=one.number, day=command.day, back=command.back)
