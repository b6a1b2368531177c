"""The file of a dispute: who may read it, and what stands in it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from ruralgov.domain.kernel.calendar import at_minute, legal_date
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit, deadline
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import DisputeId
from ruralgov.domain.kernel.personal import Personal
from ruralgov.domain.mediation import messages_agreement as a
from ruralgov.domain.mediation import messages_dispute as d
from ruralgov.domain.mediation import messages_session as s
from ruralgov.domain.mediation import queries as q
from ruralgov.domain.mediation import texts_dispute
from ruralgov.domain.mediation.model_agreement import (
    AgreementForm,
    AgreementVariation,
    MediationAgreement,
    Obligation,
)
from ruralgov.domain.mediation.model_dispute import (
    CONFIRM_DAYS,
    Dispute,
)
from ruralgov.domain.mediation.names import party_name, person_name
from ruralgov.domain.mediation.people import check_apart, people_of, person_behind
from ruralgov.domain.mediation.records import DISPUTE, MEDIATION_COMMITTEE
from ruralgov.domain.mediation.roles import MEDIATION_CLERK, MEDIATION_SUPERVISOR
from ruralgov.domain.registry import present_person

Said = dict[tuple[str, int, int], Personal | None]
"""The words of a file by what they are, and the numbers of what they are about."""


def dispute_file(query: q.DisputeFile, asked: Asked) -> q.DisputeSheet:
    """Return the file to whoever works on it and stands apart from its sides (rule 18)."""
    known = _known(query.dispute, asked)
    check_apart(known.parties, asked.actor.account, asked)
    if not {MEDIATION_CLERK, MEDIATION_SUPERVISOR} & asked.roles:
        _check_mediates(known, asked)
    return _sheet(query.dispute, known, asked)


def own_dispute(query: q.OwnDispute, asked: Asked) -> q.DisputeSheet:
    """Return the file to a party, or to the guardian of one (rule 18)."""
    known = _known(query.dispute, asked)
    who = person_behind(asked.actor.account, asked)
    if who is None or who not in people_of(known.standing, asked.read):
        raise Refused(texts_dispute.DISPUTE_NOT_YOURS)
    return _sheet(query.dispute, known, asked)


def concessions_of(query: q.ConcessionsOf, asked: Asked) -> list[q.Concession]:
    """Return what was conceded at the table, to its mediators alone (rule 18)."""
    known = _known(query.dispute, asked)
    _check_mediates(known, asked)
    said = _said(query.dispute, asked)
    return [
        q.Concession(session=number, words=_open(query.dispute, what, words, asked))
        for (what, number, _), words in said.items()
        if what == "concessions" and words is not None
    ]


def _known(key: DisputeId, asked: Asked) -> Dispute:
    return existing(asked.read.state(DISPUTE, key), texts_dispute.DISPUTE_MISSING, key=key)


def _check_mediates(known: Dispute, asked: Asked) -> None:
    sitting = {present_person(asked.read, one) for one in known.sitting}
    if person_behind(asked.actor.account, asked) not in sitting:
        raise Refused(texts_dispute.DISPUTE_NOT_YOURS)


def _said(key: DisputeId, asked: Asked) -> Said:
    """Return the words of the file, as the events have them."""
    found: Said = {}
    for happened in asked.history(DISPUTE, key):
        for what, numbers, words in _words(happened.event):
            found[what, *numbers] = words
    return found


def _words(event: Any) -> Iterator[tuple[str, tuple[int, int], Personal | None]]:
    match event:
        case d.DisputeReceived():
            yield "text", (0, 0), event.text
        case s.MediationSessionHeld():
            yield "words", (event.session.number, 0), event.words
            yield "concessions", (event.session.number, 0), event.concessions
        case a.MediationAgreementDrafted():
            yield "facts", (0, 0), event.facts
        case a.ObligationAdded():
            yield "act", (event.number, 0), event.words
        case a.AgreementVariationDrafted():
            yield "varied", (event.number, 0), event.words
        case a.ObligationPerformed():
            yield "proof", (event.obligation, event.performance.number), event.proof
        case _:
            return


def _open(key: DisputeId, what: str, words: Personal | None, asked: Asked) -> str | None:
    return None if words is None else asked.reveal(DISPUTE.kind, key, what, words)


def _sheet(key: DisputeId, known: Dispute, asked: Asked) -> q.DisputeSheet:
    said = _said(key, asked)

    def words(what: str, number: int = 0, more: int = 0) -> str | None:
        return _open(key, what, said.get((what, number, more)), asked)

    committee = asked.read.state(MEDIATION_COMMITTEE, known.committee)
    term = None
    if committee is not None and committee.terms:
        term = committee.on(known.received) or committee.last
    return q.DisputeSheet(
        dispute=key,
        number=known.number,
        committee="" if term is None else term.name,
        place=known.place,
        kind=known.kind,
        source=known.source,
        letter=known.letter,
        level=known.level,
        stage=known.stage,
        received=known.received,
        accepted=known.accepted,
        due=known.due,
        text=words("text"),
        parties=tuple(_parties(known, asked)),
        mediators=tuple(
            q.MediatorLine(
                name=person_name(one.person, asked), since=one.since, until=one.until, tie=one.tie
            )
            for one in known.mediators
        ),
        sessions=tuple(
            q.SessionLine(
                number=one.number,
                day=one.day,
                venue=one.venue,
                present=one.present,
                joint=one.joint,
                open=one.open,
                told=one.told,
                words=words("words", one.number),
            )
            for one in known.sessions
        ),
        steps=known.steps,
        agreement=None if known.agreement is None else _agreement(known.agreement, words, asked),
        cause=known.cause,
        ended=known.ended,
        told_end=known.told_end,
    )


def _parties(known: Dispute, asked: Asked) -> Iterator[q.PartyLine]:
    for one in known.parties:
        yield q.PartyLine(
            number=one.number,
            side=one.side,
            name=party_name(one, asked),
            guardian=None if one.guardian is None else person_name(one.guardian, asked),
            consented=one.consented,
            told=one.told,
            left=one.left,
            follows=one.follows,
        )


def _agreement(known: MediationAgreement, words: Any, asked: Asked) -> q.AgreementSheet:
    confirm_by = None
    if known.since is not None and known.form is AgreementForm.WRITTEN:
        limit = TimeLimit(CONFIRM_DAYS, TimeUnit.CALENDAR_DAYS)
        due = deadline(asked.policy.calendar(), at_minute(known.since, 0), limit).due
        confirm_by = legal_date(due - timedelta(minutes=1))
    return q.AgreementSheet(
        form=known.form,
        facts=words("facts"),
        obligations=tuple(_owed(one, words) for one in known.obligations),
        signatures=known.signatures,
        countersigned=known.countersigned,
        sealed=known.sealed,
        effective=known.effective,
        confirm_by=confirm_by,
        variations=tuple(_varied(one, words) for one in known.variations),
        confirmations=known.confirmations,
        suits=known.suits,
    )


def _varied(one: AgreementVariation, words: Any) -> q.VariationLine:
    return q.VariationLine(
        number=one.number,
        words=words("varied", one.number),
        replaces=one.replaces,
        obligations=tuple(_owed(each, words) for each in one.obligations),
        drafted=one.drafted,
        signatures=one.signatures,
        countersigned=one.countersigned,
        sealed=one.sealed,
        effective=one.effective,
    )


def _owed(one: Obligation, words: Any) -> q.ObligationLine:
    return q.ObligationLine(
        number=one.number,
        debtor=one.debtor,
        creditor=one.creditor,
        kind=one.kind,
        words=words("act", one.number),
        amount=one.amount,
        due=one.due,
        stage=one.stage,
        settled=one.ended,
        reminded=one.reminded,
        heard=one.heard,
        performed=tuple(
            q.PerformanceLine(
                day=each.day, amount=each.amount, proof=words("proof", one.number, each.number)
            )
            for each in one.performed
        ),
    )
