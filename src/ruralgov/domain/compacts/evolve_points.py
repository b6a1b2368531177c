"""What each event makes of agreements, of a month of points, of a request, of commendations."""

from typing import Final, assert_never

from ruralgov.domain.compacts import messages_agreement as a
from ruralgov.domain.compacts import messages_points as p
from ruralgov.domain.compacts import messages_request as r
from ruralgov.domain.compacts.model import Signed
from ruralgov.domain.compacts.model_points import (
    Agreement,
    AgreementEnd,
    Agreements,
    Answer,
    Commendations,
    CreditMonth,
    CreditRequest,
    Ended,
    Hold,
    Informed,
    Notice,
    Sheet,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.personal import ERASED, CitizenText, OfficerText, gone


def begin_agreements(event: a.CreditAgreementsSigned) -> Agreements:
    """Return the agreements of a village with the first that were signed."""
    return evolve_agreements(Agreements(village=event.village), event)


def evolve_agreements(known: Agreements, event: a.AgreementsEvent) -> Agreements:
    """Return the agreements of a village after one more event."""
    match event:
        case a.CreditAgreementsSigned():
            more = (
                Agreement(
                    person=one.person,
                    scheme=event.scheme,
                    signed=one.signed,
                    since=event.since,
                    method=one.method,
                    show=one.show,
                )
                for one in event.signings
            )
            return change(known, agreements=(*known.agreements, *more))
        case a.CreditAgreementEnded():
            ended = tuple(_ended(one, event) for one in known.agreements)
            return change(known, agreements=ended)
        case _:
            assert_never(event)


def _ended(one: Agreement, event: a.CreditAgreementEnded) -> Agreement:
    meant = (one.person, one.scheme) == (event.person, event.scheme) and one.end is None
    if not meant:
        return one
    mistake = event.end is AgreementEnd.MISTAKE
    until = one.since if mistake else max(one.since, event.since)
    return change(one, until=until, end=event.end)


def begin_month(event: p.CreditMonthOpened) -> CreditMonth:
    """Return a month without entries."""
    return CreditMonth(village=event.village, month=event.month)


def evolve_month(known: CreditMonth, event: p.CreditMonthEvent) -> CreditMonth:
    """Return a month after one more event."""
    match event:
        case p.CreditMonthOpened():
            return begin_month(event)
        case p.PointsRecorded():
            sheet = Sheet(
                by=event.by,
                day=event.day,
                scheme=event.scheme,
                proofs=event.proofs,
                points=event.points,
            )
            return change(known, sheets=(*known.sheets, sheet))
        case p.PointsApproved():
            signed = Signed(by=event.by, day=event.day)
            sheets = (
                change(sheet, approved=signed) if number in event.sheets else sheet
                for number, sheet in enumerate(known.sheets, 1)
            )
            return change(known, sheets=tuple(sheets))
        case p.PointsInformed():
            told = (
                Informed(entry=one, day=event.day, last=event.last, how=event.how)
                for one in event.entries
            )
            return change(known, informed=(*known.informed, *told))
        case p.PointsEnded():
            ended = (Ended(entry=n, day=event.day, ending=event.ending) for n in event.entries)
            return change(known, ended=(*known.ended, *ended))
        case p.CreditMonthPublished():
            return change(known, notice=Notice(day=event.day, last=event.last, by=event.by))
        case p.CreditNoticeWithdrawn():
            return change(known, notice=None)
        case p.CreditMonthFinal():
            return change(known, final=event.day)
        case p.PointHeld():
            others = (one for one in known.holds if one.request != event.request)
            return change(known, holds=(*others, Hold(entry=event.entry, request=event.request)))
        case p.PointReleased():
            holds = (
                change(one, since=event.since) if one.request == event.request else one
                for one in known.holds
            )
            return change(known, holds=tuple(holds))
        case _:
            assert_never(event)


def begin_request(event: r.CreditRequestLodged) -> CreditRequest:
    """Return a request as it came in."""
    return CreditRequest(
        village=event.village,
        month=event.month,
        entry=event.entry,
        kind=event.kind,
        asker=event.asker,
        words=event.words,
        proofs=event.proofs,
        day=event.day,
        due=event.due,
    )


def evolve_request(known: CreditRequest, event: r.CreditRequestEvent) -> CreditRequest:
    """Return a request after one more event."""
    match event:
        case r.CreditRequestLodged():
            return begin_request(event)
        case r.CreditRequestAnswered():
            answer = Answer(granted=event.granted, by=event.by, day=event.day)
            return change(
                known, answer=answer, reasons=event.reasons, review_until=event.review_until
            )
        case r.CreditReviewAsked():
            asked = {"review_asked": event.day, "review_due": event.due}
            return change(known, review_words=event.words, **asked)
        case r.CreditReviewDecided():
            outcome = Answer(granted=event.granted, by=event.by, day=event.day)
            return change(known, outcome=outcome, outcome_reasons=event.reasons)
        case r.CreditRequestWithdrawn():
            return change(known, withdrawn=True)
        case r.CreditRequestErased():
            return change(
                known,
                words=_GONE,
                reasons=gone(known.reasons, OfficerText),
                review_words=gone(known.review_words, CitizenText),
                outcome_reasons=gone(known.outcome_reasons, OfficerText),
                erased=True,
            )
        case _:
            assert_never(event)


_GONE: Final = CitizenText(ERASED)


def begin_commendations(event: r.VillagersCommended) -> Commendations:
    """Return who was commended."""
    return Commendations(
        village=event.village,
        quarter=event.quarter,
        scheme=event.scheme,
        honoured=event.honoured,
        by=event.by,
        day=event.day,
    )


def evolve_commendations(known: Commendations, event: r.CommendationsEvent) -> Commendations:
    """Return commendations after one more event."""
    match event:
        case r.VillagersCommended():
            return begin_commendations(event)
        case r.CommendationRevoked():
            return change(known, revoked=(*known.revoked, event.person))
        case _:
            assert_never(event)
