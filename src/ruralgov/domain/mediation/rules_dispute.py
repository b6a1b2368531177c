"""The rules by which a dispute comes in, is agreed to, goes up and ends."""

from collections.abc import Iterator
from datetime import date, timedelta

from ruralgov.domain.kernel.calendar import at_minute, legal_date
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit, deadline
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import MediationCommitteeId, PersonId
from ruralgov.domain.kernel.personal import CitizenText
from ruralgov.domain.kernel.scanning import clean_words, must_hold_no_number
from ruralgov.domain.kernel.stages import must_be_at
from ruralgov.domain.mediation import messages_dispute as m
from ruralgov.domain.mediation import texts, texts_dispute
from ruralgov.domain.mediation.model import MediationCommittee
from ruralgov.domain.mediation.model_dispute import (
    MONTH_DAYS,
    Dispute,
    DisputeParty,
    DisputeSource,
    DisputeStage,
    PartySide,
    TerminationCause,
)
from ruralgov.domain.mediation.people import (
    adult,
    check_all,
    check_apart,
    check_impartial,
    check_there,
    died,
    people_of,
    there,
)
from ruralgov.domain.mediation.records import MEDIATION_COMMITTEE
from ruralgov.domain.mediation.rules import level_of
from ruralgov.domain.registry import PERSON, place_now, present_person

A_YEAR = timedelta(days=366)


def last_day(begin: date, days: int, given: Given) -> date:
    """Return the last day of a period of calendar days, moved off statutory holidays."""
    due = deadline(given.calendar, at_minute(begin, 0), TimeLimit(days, TimeUnit.CALENDAR_DAYS)).due
    return legal_date(due - timedelta(minutes=1))


def in_stage(known: Dispute | None, key: str, *needed: DisputeStage) -> Dispute:
    """Return a dispute that is at one of some stages; raises ``dispute_stage_wrong``."""
    found = existing(known, texts_dispute.DISPUTE_MISSING, key=key)
    must_be_at(found, texts_dispute.DISPUTE_STAGE_WRONG, *needed, number=found.number)
    return found


def party_of(known: Dispute, number: int) -> DisputeParty:
    """Return a party of today; raises ``dispute_party_unknown``."""
    return existing(known.party(number), texts_dispute.DISPUTE_PARTY_UNKNOWN, party=number)


def committee_on(key: MediationCommitteeId, given: Given) -> MediationCommittee:
    """Return a committee that is there today; raises ``mediation_committee_missing``."""
    found = given.read.state(MEDIATION_COMMITTEE, key)
    if found is None or found.on(given.today) is None:
        raise Refused(texts.MEDIATION_COMMITTEE_MISSING, key=key)
    return found


def receive_dispute(
    known: Dispute | None, command: m.ReceiveDispute, given: Given
) -> Iterator[m.DisputeReceived]:
    """Enter a dispute of two sides, with the committee of its place or one above (rule 3)."""
    if known is not None:
        raise Refused(texts_dispute.DISPUTE_THERE, number=known.number)
    committee = committee_on(command.committee, given)
    if not given.stands(command.place, given.today) or committee.place not in given.above(
        command.place
    ):
        raise Refused(texts_dispute.DISPUTE_PLACE_STRANGE, place=command.place)
    if command.source is DisputeSource.REFERRED and not command.letter.strip():
        raise Refused(texts_dispute.DISPUTE_LETTER_MISSING)
    parties = tuple(_party(number, plan) for number, plan in enumerate(command.parties, 1))
    _check_sides(parties, given)
    for one in parties:
        _check_party(one, parties, given)
    check_apart(parties, given.actor.account, given)
    yield m.DisputeReceived(
        number=given.number("dispute"),
        committee=command.committee,
        place=command.place,
        seat=committee.place,
        level=level_of(given.above(committee.place)),
        kind=command.kind,
        source=command.source,
        letter=command.letter.strip(),
        parties=parties,
        text=_cleaned(command.text),
        day=given.today,
        by=given.actor.account,
    )


def _cleaned(text: CitizenText) -> CitizenText:
    return text.cleaned("text", must_hold_no_number)


def _party(number: int, plan: m.PartyPlan) -> DisputeParty:
    return DisputeParty(
        number=number,
        side=plan.side,
        person=plan.person,
        organisation=plan.organisation,
        guardian=plan.guardian,
    )


def _check_sides(parties: tuple[DisputeParty, ...], given: Given) -> None:
    """Refuse one side alone, a party that is nobody or two, and somebody who stands twice."""
    whole = all((one.person is None) is not (one.organisation is None) for one in parties)
    if not whole or {one.side for one in parties} != set(PartySide):
        raise Refused(texts_dispute.DISPUTE_SIDES_WRONG)
    named = [
        one.organisation if one.person is None else present_person(given.read, one.person)
        for one in parties
    ]
    if len(set(named)) < len(named):
        raise Refused(texts_dispute.DISPUTE_SIDES_WRONG)


def _check_party(one: DisputeParty, parties: tuple[DisputeParty, ...], given: Given) -> None:
    """Refuse who is not there, and a minor without a guardian, or with one of the other side."""
    check_there([one], given)
    person = (
        None
        if one.person is None
        else given.read.state(PERSON, present_person(given.read, one.person))
    )
    minor = person is not None and not adult(person, given.today)
    if one.guardian is None and not minor:
        return
    others = tuple(each for each in parties if each.side is not one.side)
    if one.guardian is None or not _may_guard(one.guardian, parties, others, given):
        raise Refused(texts_dispute.DISPUTE_GUARDIAN_WRONG, party=one.number)


def _may_guard(
    guardian: PersonId,
    parties: tuple[DisputeParty, ...],
    others: tuple[DisputeParty, ...],
    given: Given,
) -> bool:
    kept = present_person(given.read, guardian)
    person = given.read.state(PERSON, kept)
    sides = {
        present_person(given.read, one.person) for one in parties if one.person is not None
    } | people_of(others, given.read)
    alive = person is not None and not died(person) and adult(person, given.today)
    return alive and kept not in sides


def refuse_dispute(
    known: Dispute | None, command: m.RefuseDispute, given: Given
) -> Iterator[m.DisputeRefused]:
    """Say that it is not for mediation, and who is competent (rules 3 and 11)."""
    found = in_stage(known, command.dispute, DisputeStage.RECEIVED)
    check_impartial(found, given)
    yield m.DisputeRefused(
        cause=command.cause,
        competent=clean_text("competent", command.competent),
        told=command.told,
        day=given.today,
    )


def consent_to_mediation(
    known: Dispute | None, command: m.ConsentToMediation, given: Given
) -> Iterator[m.PartyConsented]:
    """Record the free consent of one party, who was told its rights; all begin it (rule 4)."""
    found = in_stage(known, command.dispute, DisputeStage.RECEIVED, DisputeStage.ACCEPTED)
    check_impartial(found, given)
    party = party_of(found, command.party)
    if party.consented is not None:
        raise Refused(texts_dispute.CONSENT_GIVEN, party=party.number, day=party.consented)
    check_there([party], given)
    others = (one for one in found.standing if one.number != party.number)
    whole = found.accepted is None and all(one.consented is not None for one in others)
    yield m.PartyConsented(
        party=party.number,
        told=command.told,
        day=given.today,
        due=last_day(given.today, MONTH_DAYS, given) if whole else None,
    )


def decline_mediation(
    known: Dispute | None, command: m.DeclineMediation, given: Given
) -> Iterator[m.MediationDeclined]:
    """End it at once where a party does not want it; no reason is asked (rule 5)."""
    found = in_stage(known, command.dispute, DisputeStage.RECEIVED, DisputeStage.ACCEPTED)
    party = party_of(found, command.party)
    yield m.MediationDeclined(party=party.number, told=command.told, day=given.today)


def terminate_mediation(
    known: Dispute | None, command: m.TerminateMediation, given: Given
) -> Iterator[m.MediationTerminated]:
    """End it without agreement, on a cause that is so; both are told the other ways (rule 11)."""
    found = in_stage(known, command.dispute, DisputeStage.RECEIVED, DisputeStage.ACCEPTED)
    check_impartial(found, given)
    if not _is_so(command.cause, found, given):
        raise Refused(
            texts_dispute.TERMINATION_WRONG, cause=command.cause.zh, cause_en=command.cause.en
        )
    yield m.MediationTerminated(cause=command.cause, told=command.told, day=given.today)


def _is_so(cause: TerminationCause, known: Dispute, given: Given) -> bool:
    match cause:
        case TerminationCause.LEFT:
            return False
        case TerminationCause.TIME_OVER:
            return known.due is not None and known.due < given.today
        case TerminationCause.PARTY_DIED:
            return any(not there(one, given.read, given.today) for one in known.standing)
        case _:
            return True


def extend_mediation(
    known: Dispute | None, command: m.ExtendMediation, given: Given
) -> Iterator[m.MediationExtended]:
    """Give it more time, asked for by every party before the last day is over (rule 8)."""
    found = in_stage(known, command.dispute, DisputeStage.ACCEPTED)
    check_impartial(found, given)
    check_all(found, command.agreed, texts_dispute.CONSENT_LACKING)
    due = found.due or given.today
    if given.today > due or not due < command.until <= due + A_YEAR:
        raise Refused(texts_dispute.EXTENSION_WRONG, due=due, until=command.until)
    yield m.MediationExtended(until=command.until, agreed=command.agreed, day=given.today)


def pass_dispute_up(
    known: Dispute | None, command: m.PassDisputeUp, given: Given
) -> Iterator[m.DisputePassedUp]:
    """Pass it one level up, at a party's wish or for a reason (rule 9)."""
    found = in_stage(known, command.dispute, DisputeStage.RECEIVED, DisputeStage.ACCEPTED)
    check_impartial(found, given)
    if command.wished is not None:
        party_of(found, command.wished)
    committee = committee_on(command.to, given)
    above = given.above(place_now(given.read, found.seat, given.today))[1:2]
    if found.pending is not None or above != (committee.place,):
        raise Refused(texts_dispute.LEVEL_WRONG)
    yield m.DisputePassedUp(
        to=command.to,
        place=committee.place,
        level=level_of(given.above(committee.place)),
        wished=command.wished,
        reason=clean_words("reason", command.reason),
        day=given.today,
    )


def take_up_dispute(
    known: Dispute | None, command: m.TakeUpDispute, given: Given
) -> Iterator[m.DisputeTakenUp]:
    """Take what was passed up: the committee below had it until now (rule 9)."""
    found = in_stage(known, command.dispute, DisputeStage.RECEIVED, DisputeStage.ACCEPTED)
    if found.pending is None:
        raise Refused(texts_dispute.LEVEL_NONE_PENDING, number=found.number)
    check_impartial(found, given)
    yield m.DisputeTakenUp(day=given.today)


def follow_party(
    known: Dispute | None, command: m.FollowParty, given: Given
) -> Iterator[m.PartyFollowed]:
    """Enter who follows a party that died, ended, or came of age (rule 15)."""
    found = in_stage(
        known,
        command.dispute,
        DisputeStage.RECEIVED,
        DisputeStage.ACCEPTED,
        DisputeStage.IN_FORCE,
    )
    check_impartial(found, given)
    party = party_of(found, command.party)
    if not _may_be_followed(party, command, given):
        raise Refused(texts_dispute.PARTY_NOT_FOLLOWED, party=party.number)
    follower = DisputeParty(
        number=max(one.number for one in found.parties) + 1,
        side=party.side,
        person=command.person,
        organisation=command.organisation,
        guardian=command.guardian,
        follows=party.number,
    )
    rest = tuple(one for one in found.standing if one.number != party.number)
    _check_sides((*rest, follower), given)
    _check_party(follower, (*rest, follower), given)
    yield m.PartyFollowed(
        party=party.number,
        follower=follower,
        reason=clean_words("reason", command.reason),
        day=given.today,
    )


def _may_be_followed(party: DisputeParty, command: m.FollowParty, given: Given) -> bool:
    """A party that is gone is followed; one that came of age goes on without a guardian."""
    if not there(party, given.read, given.today):
        return True
    person = None if party.person is None else given.read.state(PERSON, party.person)
    grown = person is not None and adult(person, given.today) and party.guardian is not None
    return grown and command.person == party.person and command.guardian is None


def close_dispute(
    known: Dispute | None, command: m.CloseDispute, given: Given
) -> Iterator[m.DisputeClosed]:
    """Close the file once nothing of it is open (rule 16)."""
    found = in_stage(known, command.dispute, DisputeStage.IN_FORCE)
    check_impartial(found, given)
    agreement = found.agreement
    owed = agreement is not None and (
        any(one.ended is None for one in agreement.obligations)
        or agreement.in_court
        or agreement.varying is not None
        or any(one.outcome is None for one in agreement.confirmations)
    )
    if owed:
        raise Refused(texts_dispute.DISPUTE_NOT_OVER, number=found.number)
    yield m.DisputeClosed(day=given.today)


def withdraw_dispute(
    known: Dispute | None, command: m.WithdrawDispute, given: Given
) -> Iterator[m.DisputeWithdrawn]:
    """Take back what was entered by mistake, before anybody agreed (rule 17)."""
    found = in_stage(known, command.dispute, DisputeStage.RECEIVED)
    agreed = next((one for one in found.parties if one.consented is not None), None)
    if agreed is not None:
        raise Refused(texts_dispute.CONSENT_GIVEN, party=agreed.number, day=agreed.consented)
    yield m.DisputeWithdrawn(reason=clean_words("reason", command.reason), day=given.today)
