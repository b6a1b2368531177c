"""What each event makes of authorisations, facts, the law and assessments."""

from typing import assert_never

from ruralgov.domain.aid import messages_assess as s
from ruralgov.domain.aid import messages_authorization as a
from ruralgov.domain.aid import messages_facts as f
from ruralgov.domain.aid import messages_law as w
from ruralgov.domain.aid.means.facts import FactState
from ruralgov.domain.aid.model_assess import AidAssessment
from ruralgov.domain.aid.model_authorization import AidAuthorization, AidAuthorizations
from ruralgov.domain.aid.model_facts import AidFact, FactStage, Origin
from ruralgov.domain.aid.model_law import AidLaw, LawEntry
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.personal import ERASED, Figures, OfficerText, gone


def evolve_authorizations(
    held: AidAuthorizations | None, event: a.AuthorizationEvent
) -> AidAuthorizations:
    """Return the authorisations of a family after one more event."""
    known = held or AidAuthorizations()
    match event:
        case a.AidAuthorizationSigned():
            one = AidAuthorization(
                number=event.number,
                person=event.person,
                items=event.items,
                sources=event.sources,
                purposes=event.purposes,
                signing=event.signing,
                signer=event.signer,
                since=event.since,
                until=event.until,
                noticed=event.noticed,
            )
            return change(known, some=(*known.some, one), erased=False)
        case a.AidAuthorizationWithdrawn():
            return _authorization(known, event.number, withdrawn=event.withdrawn)
        case a.AidAuthorizationCancelled():
            return _authorization(known, event.number, cancelled=True)
        case a.AidAuthorizationsErased():
            return change(known, erased=True)
        case _:
            assert_never(event)


def _authorization(held: AidAuthorizations, number: int, **changes: object) -> AidAuthorizations:
    some = (change(one, **changes) if one.number == number else one for one in held.some)
    return change(held, some=tuple(some))


def begin_fact(event: f.AidFactEntered) -> AidFact:
    """Return a fact."""
    return AidFact(
        file=event.file,
        person=event.person,
        item=event.item,
        origin=event.origin,
        source=event.source,
        as_of=event.as_of,
        received=event.received,
        state=event.state,
        stage=FactStage.ENTERED,
        value=event.value,
        authorization=event.authorization,
        purposes=event.purposes,
        by=event.by,
    )


def begin_dropped(event: f.AidAnswerDropped) -> AidFact:
    """Return that an answer was dropped."""
    return AidFact(
        file=event.file,
        person=event.person,
        item=event.item,
        origin=Origin.FOUND,
        source=event.source,
        as_of=event.received,
        received=event.received,
        state=FactState.UNKNOWN,
        stage=FactStage.DROPPED,
        value=None,
        authorization=event.authorization,
        purposes=(),
        by=event.by,
    )


def evolve_fact(fact: AidFact, event: f.FactEvent) -> AidFact:
    """Return a fact after one more event."""
    match event:
        case f.AidFactEntered():
            return begin_fact(event)
        case f.AidAnswerDropped():
            return begin_dropped(event)
        case f.AidFactCorrected():
            return change(
                fact, value=event.value, as_of=event.as_of, by=event.by, reason=event.reason
            )
        case f.AidFactWithdrawn():
            return change(fact, stage=FactStage.WITHDRAWN, reason=event.reason)
        case f.AidFactNotified():
            return change(fact, stage=FactStage.NOTIFIED, notified=event.notified)
        case f.AidFactDisputed():
            return change(
                fact, stage=FactStage.DISPUTED, disputed=event.disputed, grounds=event.grounds
            )
        case f.AidFactRechecked():
            return change(
                fact,
                stage=FactStage.RECHECKED,
                value=event.value,
                by=event.by,
                reason=event.reason,
            )
        case f.AidFactSettled():
            return change(
                fact,
                stage=FactStage.SETTLED,
                state=FactState.KNOWN,
                value=event.value,
                settled=event.settled,
                by=event.by,
                reason=event.reason,
            )
        case f.AidFactErased():
            return change(
                fact,
                value=gone(fact.value, Figures),
                grounds=gone(fact.grounds, OfficerText),
                reason=gone(fact.reason, OfficerText),
                erased=True,
            )
        case _:
            assert_never(event)


def evolve_law(law: AidLaw | None, event: w.LawEvent) -> AidLaw:
    """Return the parameters after one more event: the next revision."""
    known = law or AidLaw()
    match event:
        case w.AidParameterAdopted():
            return _adopted(known, event)
        case w.AidParameterCorrected():
            return _replaced(
                known,
                event.number,
                since=event.since,
                until=event.until,
                value=event.value,
                citation=event.citation,
                by=event.by,
                verified=None,
                example=False,
            )
        case w.AidParameterWithdrawn():
            ended = _ended(known, event.number)
            return change(ended, revision=known.revision + 1)
        case w.AidParameterVerified():
            return _replaced(known, event.number, verified=event.by)
        case _:
            assert_never(event)


def _ended(law: AidLaw, number: int) -> AidLaw:
    at = law.revision + 1
    versions = (
        change(one, ended=at) if one.number == number and one.ended is None else one
        for one in law.versions
    )
    return change(law, versions=tuple(versions))


def _replaced(law: AidLaw, number: int, **changes: object) -> AidLaw:
    old = law.entry(number)
    ended = _ended(law, number)
    if old is None:
        return change(ended, revision=law.revision + 1)
    new = change(old, entered=law.revision + 1, **changes)
    return change(ended, versions=(*ended.versions, new), revision=law.revision + 1)


def _adopted(law: AidLaw, event: w.AidParameterAdopted) -> AidLaw:
    at = law.revision + 1
    cut = law if event.cuts is None else _replaced(law, event.cuts, until=event.since)
    new = LawEntry(
        number=event.number,
        name=event.name,
        place=event.place,
        since=event.since,
        until=event.until,
        value=event.value,
        citation=event.citation,
        example=event.example,
        by=event.by,
        entered=at,
    )
    return change(
        cut,
        versions=(*cut.versions, new),
        revision=at,
        numbers=max(law.numbers, event.number),
    )


def begin_assessment(event: s.AidAssessed) -> AidAssessment:
    """Return an assessment."""
    return AidAssessment(
        file=event.file,
        application=event.application,
        programme=event.programme,
        version=event.version,
        accepted=event.accepted,
        made=event.made,
        law=event.law,
        county=event.county,
        living=event.living,
        asked_for=event.asked_for,
        facts=event.facts,
        values=event.values,
        result=event.result,
        digest=event.digest,
        by=event.by,
    )


def evolve_assessment(one: AidAssessment, event: s.AssessmentEvent) -> AidAssessment:
    """Return an assessment after one more event."""
    match event:
        case s.AidAssessed():
            return begin_assessment(event)
        case s.AidAssessmentErased():
            return change(
                one,
                values=gone(one.values, Figures),
                result=Figures(ERASED),
                digest=OfficerText(ERASED),
                erased=True,
            )
        case _:
            assert_never(event)
