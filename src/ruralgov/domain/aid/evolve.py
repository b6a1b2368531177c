"""What each event makes of a file."""

from typing import assert_never

from ruralgov.domain.aid import messages as m
from ruralgov.domain.aid import messages_apply as a
from ruralgov.domain.aid.messages_procedure import AidApplicationSettled
from ruralgov.domain.aid.model import (
    AidApplication,
    AidFile,
    AidStage,
    Approval,
    Inclusion,
    InclusionCause,
    Seat,
    Way,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.personal import OfficerText, gone

FileEvent = (
    m.AidFileOpened
    | m.PersonIncluded
    | m.InclusionEnded
    | m.InclusionWithdrawn
    | m.InclusionRestored
    | m.SituationDescribed
    | m.AidFileMoved
    | m.AidFilesMerged
    | m.AidFileClosed
    | m.AidFileReopened
    | m.MinorAccessApproved
    | m.AidFileErased
    | m.AidPersonFollowed
    | a.AidApplied
    | a.AidOffered
    | a.OfferDeclined
    | a.MissingTold
    | a.PapersReceived
    | a.AidApplicationAccepted
    | a.AidApplicationWithdrawn
    | AidApplicationSettled
)
"""What happens to a file."""
ApplyEvent = (
    a.AidApplied
    | a.AidOffered
    | a.OfferDeclined
    | a.MissingTold
    | a.PapersReceived
    | a.AidApplicationAccepted
    | a.AidApplicationWithdrawn
    | AidApplicationSettled
)


def begin(event: m.AidFileOpened) -> AidFile:
    """Return a file with those who were in it from the first day on."""
    people = tuple(
        Inclusion(
            number=number,
            person=one.person,
            circle=one.circle,
            cause=InclusionCause.FOUND if event.split_from is None else InclusionCause.SPLIT,
            since=event.since,
        )
        for number, one in enumerate(event.people, 1)
    )
    return AidFile(
        seats=(Seat(place=event.place, since=event.since),),
        situation=event.situation,
        people=people,
        entries=len(people),
    )


def evolve(file: AidFile, event: FileEvent) -> AidFile:
    """Return a file after one more event."""
    match event:
        case m.AidFileOpened():
            return begin(event)
        case m.PersonIncluded():
            return _included(file, event)
        case m.InclusionEnded():
            return _person(file, event.number, until=event.since, ended=event.cause)
        case m.InclusionWithdrawn():
            left = tuple(one for one in file.people if one.number != event.number)
            return change(file, people=left)
        case m.InclusionRestored():
            return _person(file, event.number, until=FOREVER, ended=None)
        case m.SituationDescribed():
            return change(file, situation=event.situation, erased=False)
        case m.AidFileMoved():
            seat = Seat(place=event.place, since=event.since)
            return change(file, seats=(*file.seats, seat))
        case m.AidFilesMerged():
            return _merged(file, event)
        case m.AidFileClosed():
            return change(file, closed=event.since)
        case m.AidFileReopened():
            return change(file, closed=None)
        case m.MinorAccessApproved():
            approval = Approval(
                reader=event.reader, by=event.by, since=event.since, until=event.until
            )
            return change(file, approvals=(*file.approvals, approval))
        case m.AidFileErased():
            return change(file, situation=gone(file.situation, OfficerText), erased=True)
        case m.AidPersonFollowed():
            return _followed(file, event)
        case _:
            return _applied(file, event)


def _included(file: AidFile, event: m.PersonIncluded) -> AidFile:
    one = Inclusion(
        number=event.number,
        person=event.person,
        circle=event.circle,
        cause=event.cause,
        since=event.since,
    )
    return change(file, people=(*file.people, one), entries=max(file.entries, event.number))


def _person(file: AidFile, number: int, **changes: object) -> AidFile:
    people = (change(one, **changes) if one.number == number else one for one in file.people)
    return change(file, people=tuple(people))


def _merged(file: AidFile, event: m.AidFilesMerged) -> AidFile:
    people = (
        change(one, until=event.since, ended=InclusionCause.MERGED) if one.until == FOREVER else one
        for one in file.people
    )
    return change(file, people=tuple(people), closed=event.since, into=event.into)


def _followed(file: AidFile, event: m.AidPersonFollowed) -> AidFile:
    def after(one: Inclusion) -> Inclusion:
        if event.back:
            mine = one.person == event.person and one.entered == event.into
            return change(one, person=event.into, entered=None) if mine else one
        if one.person != event.person:
            return one
        return change(one, person=event.into, entered=one.entered or event.person)

    return change(file, people=tuple(after(one) for one in file.people))


def _applied(file: AidFile, event: ApplyEvent) -> AidFile:
    match event:
        case a.AidApplied():
            return _received(file, event)
        case a.AidOffered():
            offered = AidApplication(
                number=event.number,
                programme=event.programme,
                way=Way.FOUND,
                stage=AidStage.OFFERED,
                people=event.people,
                received=event.offered,
            )
            return change(file, applications=(*file.applications, offered))
        case a.OfferDeclined():
            return _application(file, event.number, stage=AidStage.DECLINED, ended=event.declined)
        case a.MissingTold():
            return _application(file, event.number, stage=AidStage.INCOMPLETE, told=event.told)
        case a.PapersReceived():
            known = file.application(event.number)
            had = () if known is None else known.papers
            return _application(file, event.number, papers=(*had, *event.papers))
        case a.AidApplicationAccepted():
            return _application(
                file, event.number, stage=AidStage.ACCEPTED, accepted=event.accepted
            )
        case a.AidApplicationWithdrawn():
            return _application(file, event.number, stage=AidStage.WITHDRAWN, ended=event.ended)
        case AidApplicationSettled():
            return _settled(file, event)
        case _:
            assert_never(event)


def _received(file: AidFile, event: a.AidApplied) -> AidFile:
    one = AidApplication(
        number=event.number,
        programme=event.programme,
        way=event.way,
        stage=AidStage.RECEIVED,
        people=event.people,
        received=event.received,
        papers=event.papers,
    )
    others = (each for each in file.applications if each.number != event.number)
    return change(file, applications=(*others, one))


def _settled(file: AidFile, event: AidApplicationSettled) -> AidFile:
    if event.back:
        return _application(file, event.number, stage=AidStage.ACCEPTED, ended=None)
    return _application(file, event.number, stage=AidStage.SETTLED, ended=event.day)


def _application(file: AidFile, number: int, **changes: object) -> AidFile:
    some = (change(one, **changes) if one.number == number else one for one in file.applications)
    return change(file, applications=tuple(some))
