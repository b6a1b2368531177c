"""The rules of mediators and of sessions."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.kernel.scanning import clean_words
from ruralgov.domain.mediation import messages_session as m
from ruralgov.domain.mediation import texts, texts_dispute
from ruralgov.domain.mediation.model_dispute import (
    Dispute,
    DisputeStage,
    MediationSession,
    PartySide,
    Tie,
)
from ruralgov.domain.mediation.people import (
    check_all,
    check_impartial,
    check_there,
    people_of,
    tied,
)
from ruralgov.domain.mediation.records import MEDIATION_PLACE
from ruralgov.domain.mediation.rules_dispute import committee_on, in_stage, party_of
from ruralgov.domain.registry import present_person


def choose_mediator(
    known: Dispute | None, command: m.ChooseMediator, given: Given
) -> Iterator[m.MediatorChosen]:
    """Enter a mediator of the committee whom every party accepts, and who is of none (rule 6)."""
    found = in_stage(known, command.dispute, DisputeStage.ACCEPTED)
    check_impartial(found, given)
    check_all(found, command.accepted, texts_dispute.CONSENT_LACKING)
    committee = committee_on(found.committee, given)
    kept = present_person(given.read, command.person)
    if kept not in _kept(committee.mediators_on(given.today), given):
        raise Refused(texts_dispute.MEDIATOR_STRANGE, person=command.person)
    if kept in _kept(found.sitting, given):
        raise Refused(texts_dispute.MEDIATOR_CHOSEN, person=command.person)
    if tied(kept, people_of(found.parties, given.read), given.read):
        raise Refused(texts_dispute.MEDIATOR_CONFLICT, person=command.person)
    declared = _declared(found, kept, given)
    if declared is not None and command.tie is not declared:
        raise Refused(
            texts_dispute.MEDIATOR_TIE,
            person=command.person,
            tie=declared.zh,
            tie_en=declared.en,
        )
    yield m.MediatorChosen(person=kept, accepted=command.accepted, tie=command.tie, day=given.today)


def _kept(people: tuple[PersonId, ...], given: Given) -> set[PersonId]:
    return {present_person(given.read, one) for one in people}


def _declared(known: Dispute, person: PersonId, given: Given) -> Tie | None:
    """Return the last tie that was declared of a person."""
    ties = (tie for one, tie in reversed(known.ties) if present_person(given.read, one) == person)
    return next(ties, None)


def declare_tie(
    known: Dispute | None, command: m.DeclareTie, given: Given
) -> Iterator[m.TieDeclared]:
    """Enter a tie: whoever has it mediates no more, unless all accept them anew (rule 6)."""
    found = in_stage(known, command.dispute, DisputeStage.RECEIVED, DisputeStage.ACCEPTED)
    kept = present_person(given.read, command.person)
    if kept not in _kept(committee_on(found.committee, given).mediators_on(given.today), given):
        raise Refused(texts_dispute.MEDIATOR_STRANGE, person=command.person)
    yield m.TieDeclared(person=kept, tie=command.tie, day=given.today)


def hold_mediation_session(
    known: Dispute | None, command: m.HoldMediationSession, given: Given
) -> Iterator[m.MediationSessionHeld]:
    """Record a session of who agreed to it, within its time (rules 4, 6, 7, 8 and 11)."""
    found = in_stage(known, command.dispute, DisputeStage.ACCEPTED)
    check_impartial(found, given)
    check_table(found, given)
    check_day(found, command.day, given)
    present = tuple(sorted({party_of(found, one).number for one in command.present}))
    if not present:
        raise Refused(texts_dispute.SESSION_NOBODY)
    if command.open:
        check_all(found, command.wanted_open, texts_dispute.CONSENT_LACKING)
    joint = {party_of(found, one).side for one in present} == set(PartySide)
    if joint:
        _check_victims(found, present)
    concessions = command.concessions
    yield m.MediationSessionHeld(
        session=MediationSession(
            number=max((one.number for one in found.sessions), default=0) + 1,
            day=command.day,
            at=command.at,
            venue=_venue(command, given),
            present=present,
            mediators=found.sitting,
            joint=joint,
            open=command.open,
            told=command.told,
            by=given.actor.account,
        ),
        words=clean_words("words", command.words),
        concessions=None if concessions is None else clean_words("concessions", concessions),
    )


def check_table(known: Dispute, given: Given) -> None:
    """Refuse to go on without consent, without a mediator, or with somebody who is gone."""
    for one in known.standing:
        if one.consented is None:
            raise Refused(texts_dispute.CONSENT_LACKING, party=one.number)
    check_there(known.standing, given)
    if not known.sitting:
        raise Refused(texts_dispute.MEDIATOR_NONE)


def check_day(known: Dispute, day: date, given: Given) -> None:
    """Refuse a day before the acceptance, ahead, or after the last day (rule 8)."""
    accepted, due = known.accepted or given.today, known.due or given.today
    if not accepted <= day <= min(given.today, due):
        raise Refused(texts_dispute.SESSION_DAY_WRONG, day=day, accepted=accepted, due=due)


def _check_victims(known: Dispute, present: tuple[int, ...]) -> None:
    for one in known.victims:
        if one in present and one not in known.wishes:
            raise Refused(texts_dispute.SESSION_VICTIM, party=one)


def _venue(command: m.HoldMediationSession, given: Given) -> str:
    """Return where it was: the place of mediation as it was called that day, or the venue."""
    if (command.at is None) is not bool(command.venue.strip()):
        raise Refused(texts_dispute.SESSION_VENUE_LACKING)
    if command.at is None:
        return clean_text("venue", command.venue)
    place = given.read.state(MEDIATION_PLACE, command.at)
    span = existing(
        None if place is None else place.on(command.day),
        texts.MEDIATION_PLACE_MISSING,
        key=command.at,
    )
    return span.name


def flag_violence(
    known: Dispute | None, command: m.FlagViolence, given: Given
) -> Iterator[m.ViolenceFlagged]:
    """Note that a party suffered violence (rule 7)."""
    found = in_stage(known, command.dispute, DisputeStage.RECEIVED, DisputeStage.ACCEPTED)
    victim = party_of(found, command.victim).number
    if victim in found.victims:
        raise Refused(texts_dispute.VICTIM_KNOWN, party=victim)
    yield m.ViolenceFlagged(
        victim=victim,
        words=clean_words("words", command.words),
        day=given.today,
        by=given.actor.account,
    )


def wish_joint_session(
    known: Dispute | None, command: m.WishJointSession, given: Given
) -> Iterator[m.JointSessionWished]:
    """Record the own wish of somebody who suffered violence (rule 7)."""
    found = in_stage(known, command.dispute, DisputeStage.RECEIVED, DisputeStage.ACCEPTED)
    check_impartial(found, given)
    there = command.victim in found.wishes
    if command.victim not in found.victims or there is command.wished:
        raise Refused(texts_dispute.VICTIM_KNOWN, party=command.victim)
    yield m.JointSessionWished(victim=command.victim, wished=command.wished, day=given.today)


def correct_session(
    known: Dispute | None, command: m.CorrectSession, given: Given
) -> Iterator[m.SessionCorrected]:
    """Put its day right, or take it back before an agreement rests on it (rule 17)."""
    found = in_stage(known, command.dispute, DisputeStage.ACCEPTED)
    check_impartial(found, given)
    numbers = {one.number for one in found.sessions}
    if command.session not in numbers or found.agreement is not None:
        raise Refused(texts_dispute.SESSION_NUMBER_WRONG, session=command.session)
    if command.day is not None:
        check_day(found, command.day, given)
    yield m.SessionCorrected(
        session=command.session,
        day=command.day,
        reason=clean_words("reason", command.reason),
    )
