"""The rules of files: opened, people in and out, moved, split, merged, closed."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from ruralgov.domain.aid import messages as m
from ruralgov.domain.aid import texts
from ruralgov.domain.aid.checking import (
    check_day,
    check_free,
    check_people,
    known_inclusion,
    open_file,
)
from ruralgov.domain.aid.model import FAMILY, OPEN, AidFile, Circle, InclusionCause
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.roles import AID_CLERK, AID_SUPERVISOR
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.keeping import check_kept_long_enough
from ruralgov.domain.kernel.scanning import clean_words
from ruralgov.domain.registry import place_there, present_person

ACCESS: Final = timedelta(minutes=30)
"""How long an approval to read of minors holds: one sitting."""
READERS: Final = (AID_CLERK, AID_SUPERVISOR)


def open_aid_file(
    file: AidFile | None, command: m.OpenAidFile, given: Given
) -> Iterator[m.AidFileOpened]:
    """Open the file of a family (rules 4, 5 and 8)."""
    if file is not None:
        raise Refused(texts.AID_FILE_TAKEN, key=command.id)
    check_day(command.since, _split_since(command, given), given)
    place_there(given.read, command.place, command.since)
    if not any(one.circle is Circle.LIVING for one in command.people):
        raise BadInput(texts.AID_NOBODY)
    from_ = frozenset[str]() if command.split_from is None else frozenset({command.split_from})
    check_people(command.people, command.since, None, from_, given)
    yield m.AidFileOpened(
        place=command.place,
        since=command.since,
        people=command.people,
        situation=clean_words("situation", command.situation),
        split_from=command.split_from,
    )


def _split_since(command: m.OpenAidFile, given: Given) -> date:
    """Return the first day that a file can have: of one that splits, none before the old one's."""
    if command.split_from is None:
        return date.min
    old = open_file(given.read.state(AID_FILE, command.split_from), command.split_from)
    there = {(one.person, one.circle) for one in old.on(command.since)}
    for one in command.people:
        if (one.person, one.circle) not in there:
            raise Refused(
                texts.AID_NOT_SPLIT,
                person=one.person,
                file=command.split_from,
                circle=one.circle.zh,
                circle_en=one.circle.en,
            )
    return old.seats[-1].since


def include_person(
    file: AidFile | None, command: m.IncludePerson, given: Given
) -> Iterator[m.PersonIncluded]:
    """Enter that somebody is in a set (rules 4 and 5)."""
    known = open_file(file, command.file)
    check_day(command.since, known.seats[0].since, given)
    one = m.Included(person=command.person, circle=command.circle)
    check_people((one,), command.since, known, frozenset({command.file}), given)
    yield m.PersonIncluded(
        number=known.entries + 1,
        person=command.person,
        circle=command.circle,
        cause=command.cause,
        since=command.since,
    )


def end_inclusion(
    file: AidFile | None, command: m.EndInclusion, given: Given
) -> Iterator[m.InclusionEnded]:
    """Enter that somebody left a set (rule 4)."""
    one = known_inclusion(open_file(file, command.file), command.number)
    if one.until != FOREVER:
        raise Refused(texts.AID_INCLUSION_ENDED, number=one.number, day=one.until)
    check_day(command.since, one.since + timedelta(days=1), given)
    yield m.InclusionEnded(number=one.number, cause=command.cause, since=command.since)


def withdraw_inclusion(
    file: AidFile | None, command: m.WithdrawInclusion, _: Given
) -> Iterator[m.InclusionWithdrawn]:
    """Take back an inclusion that was a mistake; somebody lives there still (rule 4)."""
    known = open_file(file, command.file)
    one = known_inclusion(known, command.number)
    left = (each for each in known.people if each.number != one.number)
    if not any(each.circle is Circle.LIVING for each in left):
        raise BadInput(texts.AID_NOBODY)
    yield m.InclusionWithdrawn(number=one.number, reason=clean_words("reason", command.reason))


def restore_inclusion(
    file: AidFile | None, command: m.RestoreInclusion, given: Given
) -> Iterator[m.InclusionRestored]:
    """Take back that somebody left, where they are of no other family since (rule 5)."""
    known = open_file(file, command.file)
    one = known_inclusion(known, command.number)
    if one.until == FOREVER:
        raise Refused(texts.AID_INCLUSION_GOES_ON, number=one.number)
    again = m.Included(person=one.person, circle=one.circle)
    check_people((again,), one.until, known, frozenset({command.file}), given)
    yield m.InclusionRestored(number=one.number, reason=clean_words("reason", command.reason))


def describe_situation(
    file: AidFile | None, command: m.DescribeSituation, _: Given
) -> Iterator[m.SituationDescribed]:
    """Write anew how a family is (rule 9)."""
    open_file(file, command.file)
    yield m.SituationDescribed(situation=clean_words("situation", command.situation))


def move_aid_file(
    file: AidFile | None, command: m.MoveAidFile, given: Given
) -> Iterator[m.AidFileMoved]:
    """Move a file with its family; what went on goes on there (rule 8)."""
    known = open_file(file, command.file)
    if command.place == known.place:
        raise Refused(texts.AID_PLACE_SAME)
    check_day(command.since, known.seats[-1].since + timedelta(days=1), given)
    place_there(given.read, command.place, command.since)
    yield m.AidFileMoved(place=command.place, since=command.since)


def merge_aid_files(
    file: AidFile | None, command: m.MergeAidFiles, given: Given
) -> Iterator[m.AidFilesMerged]:
    """Enter that a family became part of another; what goes on is ended first (rule 8)."""
    known = open_file(file, command.file)
    if command.into == command.file:
        raise BadInput(texts.AID_MERGE_SELF)
    other = open_file(given.read.state(AID_FILE, command.into), command.into)
    _check_nothing_open(known)
    starts = (one.since for one in known.people if one.until == FOREVER)
    first = max((known.seats[-1].since, other.seats[0].since, *starts))
    check_day(command.since, first + timedelta(days=1), given)
    people = (
        m.Included(person=one.person, circle=one.circle)
        for one in known.people
        if one.until == FOREVER
    )
    yield m.AidFilesMerged(into=command.into, people=tuple(people), since=command.since)


def _check_nothing_open(file: AidFile) -> None:
    waiting = [one for one in file.applications if one.stage in OPEN]
    if waiting:
        raise Refused(texts.AID_APPLICATIONS_OPEN, count=len(waiting))


def close_aid_file(
    file: AidFile | None, command: m.CloseAidFile, given: Given
) -> Iterator[m.AidFileClosed]:
    """Close a file in which nothing goes on (rule 6)."""
    known = open_file(file, command.file)
    _check_nothing_open(known)
    check_day(command.since, known.seats[-1].since + timedelta(days=1), given)
    yield m.AidFileClosed(since=command.since, reason=clean_words("reason", command.reason))


def reopen_aid_file(
    file: AidFile | None, command: m.ReopenAidFile, given: Given
) -> Iterator[m.AidFileReopened]:
    """Open a closed file again, where its people are of no other family since (rule 5)."""
    known = existing(file, texts.AID_FILE_MISSING, key=command.file)
    if known.closed is None:
        raise Refused(texts.AID_FILE_OPEN, key=command.file)
    if known.into is not None:
        raise Refused(texts.AID_FILE_MERGED, key=command.file, into=known.into)
    for one in known.people:
        if one.circle in FAMILY and one.until > known.closed:
            own = frozenset({str(command.file)})
            check_free(one.person, known.closed, one.until, own, given)
    yield m.AidFileReopened(reason=clean_words("reason", command.reason))


def approve_minor_access(
    file: AidFile | None, command: m.ApproveMinorAccess, given: Given
) -> Iterator[m.MinorAccessApproved]:
    """Allow another person to read what is said of minors, once (rule 9)."""
    known = existing(file, texts.AID_FILE_MISSING, key=command.file)
    given.must_not_be(texts.AID_OWN_APPROVAL, command.reader)
    if not any(given.holds(command.reader, role, known.place) for role in READERS):
        raise Refused(texts.AID_READER_WRONG, reader=command.reader)
    yield m.MinorAccessApproved(
        reader=command.reader,
        by=given.actor.account,
        since=given.now,
        until=given.now + ACCESS,
        reason=clean_words("reason", command.reason),
    )


def erase_aid_file(
    file: AidFile | None, command: m.EraseAidFile, given: Given
) -> Iterator[m.AidFileErased]:
    """Erase what was written in a closed file, once the profile's period is over (rule 9, P16)."""
    known = existing(file, texts.AID_FILE_MISSING, key=command.file)
    if known.closed is None:
        raise Refused(texts.AID_FILE_OPEN, key=command.file)
    if known.erased:
        raise Refused(texts.AID_ERASED, key=command.file)
    check_kept_long_enough(AID_FILE, known.closed, given)
    yield m.AidFileErased(ground=command.ground, reason=clean_text("reason", command.reason))


def release_people(
    file: AidFile | None, command: m.ReleasePeople, _: Given
) -> Iterator[m.InclusionEnded]:
    """End what those were in who have a file of their own now (rule 8)."""
    known = existing(file, texts.AID_FILE_MISSING, key=command.file)
    leaving = {(one.person, one.circle) for one in command.people}
    for one in known.on(command.since):
        if (one.person, one.circle) in leaving:
            yield m.InclusionEnded(
                number=one.number, cause=InclusionCause.SPLIT, since=command.since
            )


def take_in_people(
    file: AidFile | None, command: m.TakeInPeople, _: Given
) -> Iterator[m.PersonIncluded]:
    """Include the people of a merged file who are not here already (rule 8)."""
    known = existing(file, texts.AID_FILE_MISSING, key=command.file)
    there = {(one.person, one.circle) for one in known.on(command.since)}
    new = [one for one in command.people if (one.person, one.circle) not in there]
    for number, one in enumerate(new, known.entries + 1):
        yield m.PersonIncluded(
            number=number,
            person=one.person,
            circle=one.circle,
            cause=InclusionCause.MERGED,
            since=command.since,
        )


def follow_departed(
    file: AidFile | None, command: m.FollowDeparted, _: Given
) -> Iterator[m.InclusionEnded]:
    """End what somebody was in who died or left (rule 8)."""
    known = existing(file, texts.AID_FILE_MISSING, key=command.file)
    cause = InclusionCause.DEATH if command.died else InclusionCause.MOVED_OUT
    for one in known.people:
        if one.person == command.person and one.until == FOREVER and one.since < command.since:
            yield m.InclusionEnded(number=one.number, cause=cause, since=command.since)


def follow_aid_person(
    file: AidFile | None, command: m.FollowAidPerson, given: Given
) -> Iterator[m.AidPersonFollowed]:
    """Name whom somebody turned out to be, or whom they are again (rule 8)."""
    known = existing(file, texts.AID_FILE_MISSING, key=command.file)
    yield m.AidPersonFollowed(person=command.person, into=command.into, back=command.back)
    if command.back:
        yield from _back_through(known, command, given)


def _back_through(
    file: AidFile, command: m.FollowAidPerson, given: Given
) -> Iterator[m.AidPersonFollowed]:
    """Name those again as before who had become this one through whom is one of their own now."""
    some = dict.fromkeys(one.entered for one in file.people if one.person == command.person)
    for entered in some:
        if entered is None or entered == command.into:
            continue
        if present_person(given.read, entered) == command.into:
            yield m.AidPersonFollowed(person=command.person, into=entered, back=True)
            yield m.AidPersonFollowed(person=entered, into=command.into, back=False)
