"""The rules of facts: what may be entered or kept, and how a family disputes it."""

from collections.abc import Iterator

from ruralgov.domain.aid import messages_facts as m
from ruralgov.domain.aid import texts, texts_facts
from ruralgov.domain.aid.asking.answers import AnswerStatus, bounds, state_of
from ruralgov.domain.aid.checking import check_day, open_file
from ruralgov.domain.aid.means.facts import FactState
from ruralgov.domain.aid.means.items import Item
from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.model import OPEN, AidFile
from ruralgov.domain.aid.model_facts import GONE, HELD_BACK, AidFact, FactStage, Origin
from ruralgov.domain.aid.needed import items_of
from ruralgov.domain.aid.people import authorizations_of, in_file
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.subjects import not_own_family, not_own_file
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import AidFactId, PersonId
from ruralgov.domain.kernel.personal import Figures
from ruralgov.domain.kernel.scanning import clean_words
from ruralgov.domain.registry import present_person

_FRESH = (FactStage.ENTERED, FactStage.NOTIFIED)
_DISPUTABLE = (*_FRESH, FactStage.SETTLED)


def take_aid_answer(
    fact: AidFact | None, command: m.TakeAidAnswer, given: Given
) -> Iterator[m.AidFactEntered | m.AidAnswerDropped]:
    """Take in an answer, once; without an authorisation in force nothing of it (rule 15)."""
    if fact is not None:
        return
    file = existing(
        given.read.state(AID_FILE, command.file), texts.AID_FILE_MISSING, key=command.file
    )
    _check_of_file(file, command.person, given)
    person = present_person(given.read, command.person)
    one = authorizations_of(command.file, given.read).get(command.authorization)
    if one is not None and one.person != person:
        raise Refused(texts_facts.AID_ANSWER_OF_OTHER, person=command.person)
    asked = (person, command.item, command.source, command.purpose, given.today)
    if one is None or not one.plain.covers(*asked):
        yield m.AidAnswerDropped(
            file=command.file,
            person=command.person,
            item=command.item,
            source=command.source,
            received=given.today,
            authorization=command.authorization,
            by=given.actor.account,
        )
        return
    if command.as_of > given.today:
        raise BadInput(texts.AID_DAY_WRONG, day=command.as_of, after=one.since, before=given.today)
    value = _answered(command)
    yield m.AidFactEntered(
        file=command.file,
        person=command.person,
        item=command.item,
        origin=Origin.FOUND,
        source=command.source,
        as_of=command.as_of,
        received=given.today,
        state=state_of(command.status, value),
        value=value,
        authorization=one.number,
        purposes=one.purposes,
        by=given.actor.account,
    )


def _answered(command: m.TakeAidAnswer) -> Figures | None:
    said = None if command.value is None else _one(command.value)
    if command.status is AnswerStatus.HIT and said is None:
        raise BadInput(texts_facts.AID_ANSWER_EMPTY)
    found = bounds(command.status, said)
    return None if found is None else Figures.from_spans(found)


def _one(value: Figures) -> tuple[int, int | None]:
    spans = value.spans()
    if len(spans) != 1:
        raise BadInput(texts_facts.AID_ONE_VALUE)
    return spans[0]


def _check_of_file(file: AidFile, person: PersonId, given: Given) -> None:
    if not in_file(file, person, given.read):
        raise Refused(texts.AID_NOT_OF_FAMILY, person=person)


def enter_aid_fact(
    fact: AidFact | None, command: m.EnterAidFact, given: Given
) -> Iterator[m.AidFactEntered]:
    """Enter what the family or a paper says, where something asks for it (rule 16)."""
    if fact is not None:
        raise Refused(texts_facts.AID_FACT_TAKEN, key=command.id)
    if command.origin is Origin.FOUND:
        raise BadInput(texts_facts.AID_FOUND_TYPED)
    file = open_file(given.read.state(AID_FILE, command.file), command.file)
    not_own_family(file, given)
    _check_of_file(file, command.person, given)
    _one(command.value)
    if command.as_of > given.today:
        raise BadInput(
            texts.AID_DAY_WRONG,
            day=command.as_of,
            after=file.seats[0].since,
            before=given.today,
        )
    yield m.AidFactEntered(
        file=command.file,
        person=command.person,
        item=command.item,
        origin=command.origin,
        source=clean_text("source", command.source),
        as_of=command.as_of,
        received=given.today,
        state=FactState.KNOWN,
        value=command.value,
        authorization=command.authorization,
        purposes=_purposes(command, file, given),
        by=given.actor.account,
    )


def _purposes(command: m.EnterAidFact, file: AidFile, given: Given) -> tuple[Programme, ...]:
    """Return what a fact may serve: what the family applies for and what it let be asked."""
    open_ones = tuple(one.programme for one in file.applications if one.stage in OPEN)
    some = tuple(which for which in open_ones if command.item in items_of(which))
    if not some:
        raise Refused(texts_facts.AID_ITEM_NOT_ASKED, item=command.item.zh, item_en=command.item.en)
    if command.authorization is None:
        return some
    return _authorised(command, some, command.item, given)


def _authorised(
    command: m.EnterAidFact, some: tuple[Programme, ...], item: Item, given: Given
) -> tuple[Programme, ...]:
    one = authorizations_of(command.file, given.read).get(command.authorization or 0)
    person = present_person(given.read, command.person)
    found = tuple(
        which
        for which in some
        if one is not None and one.plain.covers(person, item, command.source, which, given.today)
    )
    if not found:
        raise Refused(texts_facts.AID_NOT_AUTHORIZED, item=item.zh, item_en=item.en)
    return found


def _at(fact: AidFact | None, key: AidFactId, given: Given, *stages: FactStage) -> AidFact:
    """Return a fact at one of some stages, of a family that who acts is not of."""
    known = existing(fact, texts_facts.AID_FACT_MISSING, key=key)
    if known.erased or known.stage not in stages:
        raise Refused(
            texts_facts.AID_FACT_STAGE, key=key, stage=known.stage.zh, stage_en=known.stage.en
        )
    not_own_file(known.file, given)
    return known


def correct_aid_fact(
    fact: AidFact | None, command: m.CorrectAidFact, given: Given
) -> Iterator[m.AidFactCorrected]:
    """Mend what was typed; what a department found is disputed and looked into (rule 16)."""
    known = _at(fact, command.fact, given, *_FRESH)
    if known.origin is Origin.FOUND:
        raise Refused(texts_facts.AID_FOUND_TYPED)
    _one(command.value)
    if command.as_of > given.today:
        raise BadInput(
            texts.AID_DAY_WRONG, day=command.as_of, after=known.as_of, before=given.today
        )
    yield m.AidFactCorrected(
        value=command.value,
        as_of=command.as_of,
        by=given.actor.account,
        reason=clean_words("reason", command.reason),
    )


def withdraw_aid_fact(
    fact: AidFact | None, command: m.WithdrawAidFact, given: Given
) -> Iterator[m.AidFactWithdrawn]:
    """Take back what was entered by mistake; what is disputed is settled first (rule 16)."""
    _at(fact, command.fact, given, *_FRESH)
    yield m.AidFactWithdrawn(reason=clean_words("reason", command.reason))


def notify_aid_fact(
    fact: AidFact | None, command: m.NotifyAidFact, given: Given
) -> Iterator[m.AidFactNotified]:
    """Enter that the family was told (rule 17)."""
    known = _at(fact, command.fact, given, FactStage.ENTERED)
    check_day(command.notified, known.received, given)
    yield m.AidFactNotified(notified=command.notified)


def dispute_aid_fact(
    fact: AidFact | None, command: m.DisputeAidFact, given: Given
) -> Iterator[m.AidFactDisputed]:
    """Enter that the family disputes it: it is used no more until it is settled (rule 17)."""
    known = _at(fact, command.fact, given, *_DISPUTABLE)
    check_day(command.disputed, known.settled or known.notified or known.received, given)
    yield m.AidFactDisputed(
        disputed=command.disputed, grounds=clean_words("grounds", command.grounds)
    )


def recheck_aid_fact(
    fact: AidFact | None, command: m.RecheckAidFact, given: Given
) -> Iterator[m.AidFactRechecked]:
    """Enter what looking again has shown (rule 17)."""
    _at(fact, command.fact, given, FactStage.DISPUTED)
    _one(command.value)
    yield m.AidFactRechecked(
        value=command.value,
        by=given.actor.account,
        reason=clean_words("reason", command.reason),
    )


def settle_aid_fact(
    fact: AidFact | None, command: m.SettleAidFact, given: Given
) -> Iterator[m.AidFactSettled]:
    """Settle a dispute: by another person than who looked again (rule 17)."""
    known = _at(fact, command.fact, given, FactStage.RECHECKED)
    given.must_not_be(texts_facts.AID_OWN_RECHECK, known.by)
    _one(command.value)
    yield m.AidFactSettled(
        value=command.value,
        settled=given.today,
        by=given.actor.account,
        reason=clean_words("reason", command.reason),
    )


def erase_aid_fact(
    fact: AidFact | None, command: m.EraseAidFact, given: Given
) -> Iterator[m.AidFactErased]:
    """Erase a raw answer once nothing that goes on needs it (rule 18, P10)."""
    known = existing(fact, texts_facts.AID_FACT_MISSING, key=command.fact)
    if known.erased:
        raise Refused(texts_facts.AID_FACT_ERASED, key=command.fact)
    file = existing(given.read.state(AID_FILE, known.file), texts.AID_FILE_MISSING, key=known.file)
    served = all(
        one.stage not in OPEN or one.programme not in known.purposes for one in file.applications
    )
    if known.stage in HELD_BACK or not (served or known.stage in GONE):
        raise Refused(texts_facts.AID_FACT_IN_USE, key=command.fact)
    yield m.AidFactErased(ground=command.ground, reason=clean_text("reason", command.reason))
