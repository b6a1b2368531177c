"""The rules of applications: own, on behalf, or found first; complete before they are accepted."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from ruralgov.domain.aid import messages_apply as a
from ruralgov.domain.aid import texts
from ruralgov.domain.aid.checking import check_day, open_file
from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.model import (
    FAMILY,
    OPEN,
    AidApplication,
    AidFile,
    AidPaper,
    AidStage,
    Way,
)
from ruralgov.domain.aid.people import is_among
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import AidFileId, PersonId
from ruralgov.domain.kernel.scanning import clean_words

_EVERY: Final = (
    AidPaper.IDENTITY,
    AidPaper.STATEMENT,
    AidPaper.COMMITMENT,
    AidPaper.CHECKING,
)
_DISABLED: Final = frozenset({Programme.DISABLED_LIVING, Programme.DISABLED_CARE})
_WAITING: Final = (AidStage.RECEIVED, AidStage.INCOMPLETE)


def needed(programme: Programme, way: Way) -> tuple[AidPaper, ...]:
    """Return what an application needs.

    The care allowance depends on the disability alone, so nothing of means is asked for it.
    """
    found = (AidPaper.IDENTITY,) if programme is Programme.DISABLED_CARE else _EVERY
    mandate = (AidPaper.MANDATE,) if way is Way.BEHALF else ()
    certificate = (AidPaper.DISABILITY,) if programme in _DISABLED else ()
    return (*found, *mandate, *certificate)


def missing(one: AidApplication) -> tuple[AidPaper, ...]:
    """Return all that an application lacks."""
    return tuple(paper for paper in needed(one.programme, one.way) if paper not in one.papers)


def apply_for_aid(
    file: AidFile | None, command: a.ApplyForAid, given: Given
) -> Iterator[a.AidApplied]:
    """Enter an application (rule 6)."""
    if command.way is Way.FOUND:
        raise BadInput(texts.AID_WAY_WRONG)
    known = open_file(file, command.file)
    _check_new(known, command.programme, command.people, command.received, given)
    _check_papers(command.papers, ())
    yield a.AidApplied(
        number=_next(known),
        programme=command.programme,
        way=command.way,
        people=command.people,
        received=command.received,
        papers=command.papers,
    )


def offer_aid(file: AidFile | None, command: a.OfferAid, given: Given) -> Iterator[a.AidOffered]:
    """Tell a family that was found first what it may apply for (rule 6)."""
    known = open_file(file, command.file)
    _check_new(known, command.programme, command.people, command.offered, given)
    yield a.AidOffered(
        number=_next(known),
        programme=command.programme,
        people=command.people,
        offered=command.offered,
        finding=clean_words("finding", command.finding),
    )


def _next(file: AidFile) -> int:
    return max((one.number for one in file.applications), default=0) + 1


def _check_new(
    file: AidFile,
    programme: Programme,
    people: tuple[PersonId, ...],
    day: date,
    given: Given,
) -> None:
    check_day(day, file.seats[0].since, given)
    for one in file.applications:
        if one.programme is programme and one.stage in OPEN:
            raise Refused(
                texts.AID_APPLICATION_TWICE,
                number=one.number,
                programme=programme.zh,
                programme_en=programme.en,
            )
    family = [one.person for one in file.on(day) if one.circle in FAMILY]
    for person in people:
        if not is_among(person, family, given.read):
            raise Refused(texts.AID_NOT_OF_FAMILY, person=person)


def _check_papers(papers: Iterable[AidPaper], had: tuple[AidPaper, ...]) -> None:
    there = set(had)
    for paper in papers:
        if paper in there:
            raise BadInput(texts.AID_PAPER_TWICE, paper=paper.zh, paper_en=paper.en)
        there.add(paper)


def _at(file: AidFile | None, key: AidFileId, number: int, *stages: AidStage) -> AidApplication:
    known = open_file(file, key)
    one = existing(known.application(number), texts.AID_APPLICATION_MISSING, number=number)
    if one.stage not in stages:
        raise Refused(
            texts.AID_STAGE_WRONG, number=number, stage=one.stage.zh, stage_en=one.stage.en
        )
    return one


def take_up_offer(
    file: AidFile | None, command: a.TakeUpOffer, given: Given
) -> Iterator[a.AidApplied]:
    """Enter that a family applies for what was offered (rule 6)."""
    one = _at(file, command.file, command.number, AidStage.OFFERED)
    check_day(command.received, one.received, given)
    _check_papers(command.papers, ())
    yield a.AidApplied(
        number=one.number,
        programme=one.programme,
        way=Way.FOUND,
        people=one.people,
        received=command.received,
        papers=command.papers,
    )


def decline_offer(
    file: AidFile | None, command: a.DeclineOffer, given: Given
) -> Iterator[a.OfferDeclined]:
    """Enter that a family does not apply (rule 6)."""
    one = _at(file, command.file, command.number, AidStage.OFFERED)
    check_day(command.declined, one.received, given)
    yield a.OfferDeclined(number=one.number, declined=command.declined)


def tell_missing(
    file: AidFile | None, command: a.TellMissing, given: Given
) -> Iterator[a.MissingTold]:
    """Tell once all that is missing (rule 7)."""
    one = _at(file, command.file, command.number, *_WAITING)
    if one.told is not None:
        raise Refused(texts.AID_TOLD_ALREADY, number=one.number, day=one.told)
    lacking = missing(one)
    if not lacking:
        raise Refused(texts.AID_NOTHING_MISSING, number=one.number)
    check_day(command.told, one.received, given)
    yield a.MissingTold(number=one.number, told=command.told, papers=lacking)


def receive_papers(
    file: AidFile | None, command: a.ReceivePapers, _: Given
) -> Iterator[a.PapersReceived]:
    """Enter papers that came in (rule 7)."""
    one = _at(file, command.file, command.number, *_WAITING)
    _check_papers(command.papers, one.papers)
    yield a.PapersReceived(number=one.number, papers=command.papers)


def accept_application(
    file: AidFile | None, command: a.AcceptAidApplication, given: Given
) -> Iterator[a.AidApplicationAccepted]:
    """Accept an application that lacks nothing (rules 2 and 7)."""
    one = _at(file, command.file, command.number, *_WAITING)
    lacking = missing(one)
    if lacking:
        raise Refused(
            texts.AID_PAPERS_MISSING,
            number=one.number,
            papers="、".join(paper.zh for paper in lacking),
            papers_en=", ".join(paper.en for paper in lacking),
        )
    check_day(command.accepted, one.told or one.received, given)
    yield a.AidApplicationAccepted(number=one.number, accepted=command.accepted)


def withdraw_application(
    file: AidFile | None, command: a.WithdrawAidApplication, given: Given
) -> Iterator[a.AidApplicationWithdrawn]:
    """Take an application back (rule 6)."""
    one = _at(file, command.file, command.number, *_WAITING, AidStage.ACCEPTED)
    check_day(command.ended, one.accepted or one.told or one.received, given)
    yield a.AidApplicationWithdrawn(
        number=one.number,
        ended=command.ended,
        reason=clean_words("reason", command.reason),
    )
