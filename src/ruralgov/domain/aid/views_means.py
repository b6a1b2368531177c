"""The answers about facts, authorisations, parameters, assessments and the plan."""

from collections.abc import Iterator

from attrs import evolve

from ruralgov.domain.aid import queries_means as q
from ruralgov.domain.aid import texts, texts_facts
from ruralgov.domain.aid.asking import Offer, Shape, next_question
from ruralgov.domain.aid.assessing import again, thawed, unchecked
from ruralgov.domain.aid.means import Comparison, Dossier, assess, compare
from ruralgov.domain.aid.means.explain import explain
from ruralgov.domain.aid.model import AidFile, AidStage
from ruralgov.domain.aid.model_assess import AidAssessment
from ruralgov.domain.aid.model_authorization import AidAuthorization, AidAuthorizations
from ruralgov.domain.aid.model_facts import FactStage, Origin
from ruralgov.domain.aid.model_law import KEY, AidLaw, LawEntry, law_at
from ruralgov.domain.aid.needed import items_of
from ruralgov.domain.aid.people import authorizations_of
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.records_means import (
    AID_ASSESSMENT,
    AID_FACT,
    AID_LAW,
)
from ruralgov.domain.aid.rows import AidApplicationRow
from ruralgov.domain.aid.rows_means import AidAssessmentRow, AidFactRow
from ruralgov.domain.aid.rules_assess import accepted, dossier_on, known_facts
from ruralgov.domain.aid.views import minor
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import AidFileId, PersonId, PlaceId
from ruralgov.domain.registry import PERSON

NOTE = "本评估只供参考，不是审核决定；事实有误的，可以提出异议并附证明。"


def _file(key: AidFileId, asked: Asked) -> AidFile:
    return existing(asked.read.state(AID_FILE, key), texts.AID_FILE_MISSING, key=key)


def _minors(file: AidFile, asked: Asked) -> frozenset[PersonId]:
    """Return the minors of a file of whom this reader may not read (P6)."""
    if file.approved(asked.actor.account, asked.now):
        return frozenset()
    people = asked.read.states(PERSON, {one.person for one in file.people})
    return frozenset(PersonId(key) for key, one in people.items() if minor(one, asked.day))


def aid_facts(query: q.AidFacts, asked: Asked) -> list[q.AidFactCard]:
    """Return what is known of a family; of minors no value without an approval."""
    file = _file(query.file, asked)
    hidden = _minors(file, asked)
    return [
        q.AidFactCard(
            fact=key,
            person=fact.person,
            item=fact.item,
            origin=fact.origin,
            source=fact.source,
            as_of=fact.as_of,
            state=fact.state,
            stage=fact.stage,
            value=(
                None
                if fact.person in hidden
                else asked.reveal(AID_FACT.kind, key, "value", fact.value)
            ),
            authorization=fact.authorization,
            purposes=fact.purposes,
        )
        for key, fact in sorted(known_facts(asked.read, query.file).items())
    ]


def aid_authorizations(query: q.AidAuthorizationsOf, asked: Asked) -> tuple[AidAuthorization, ...]:
    """Return the authorisations of a file."""
    held = authorizations_of(query.file, asked.read)
    return held.some


def _law(asked: Asked) -> AidLaw:
    return asked.read.state(AID_LAW, KEY) or AidLaw()


def aid_parameters(_: q.AidParameters, asked: Asked) -> tuple[LawEntry, ...]:
    """Return the parameters of the day."""
    return tuple(one for one in _law(asked).standing() if one.since <= asked.day < one.until)


def aid_plan(query: q.AidPlan, asked: Asked) -> q.AidPlanned:
    """Return what to ask next, of the sources that the authorisations name (rule 11)."""
    file = _file(query.file, asked)
    one = accepted(file, query.number)
    law = law_at(_law(asked), _law(asked).revision)
    known = known_facts(asked.read, query.file)
    said = frozenset(
        key for key, fact in known.items() if fact.origin in (Origin.DECLARED, Origin.ANSWERED)
    )
    dossier = unchecked(dossier_on(asked.read, query.file, file, one, asked.day), said)
    held = authorizations_of(query.file, asked.read)
    found = assess(dossier, one.programme, law)
    question = next_question(
        dossier,
        one.programme,
        law,
        _offers(held),
        held.plain,
        asked.day,
        frozenset(
            (fact.person, fact.item, fact.source, shape)
            for fact in known.values()
            if fact.origin is Origin.FOUND and fact.value is None
            for shape in Shape
        ),
    )
    return q.AidPlanned(
        question=question,
        settled=found.result is not None,
        settle_with=found.settle_with,
    )


def _offers(held: AidAuthorizations) -> Iterator[Offer]:
    """Give the sources that are authorised, as if each could answer in every shape."""
    for one in held.some:
        for source in one.sources:
            yield Offer(source=source, items=frozenset(one.items), shapes=frozenset(Shape))


def aid_explanation(query: q.AidExplanation, asked: Asked) -> q.AidExplained:
    """Return an assessment in plain words, made again under the law as it then stood (P12)."""
    key = query.assessment
    made = existing(
        asked.read.state(AID_ASSESSMENT, key), texts_facts.AID_ASSESSMENT_MISSING, key=key
    )
    file = _file(made.file, asked)
    hidden = bool(_minors(file, asked))
    shown = None if hidden else asked.reveal(AID_ASSESSMENT.kind, key, "result", made.result)
    digest = None if hidden else asked.reveal(AID_ASSESSMENT.kind, key, "digest", made.digest)
    law = law_at(_law(asked), made.law)
    found = None if hidden else again(made, law)
    names = {
        str(person): (f"成员{number}", f"member {number}")
        for number, person in enumerate(made.living, 1)
    }
    same = found is not None and found.digest == digest
    rule = law.rule(made.programme, made.accepted)
    return q.AidExplained(
        assessment=key,
        file=made.file,
        application=made.application,
        programme=made.programme,
        version=made.version,
        accepted=made.accepted,
        made=made.made,
        replay=(q.Replay.ERASED if made.erased else q.Replay.SAME if same else q.Replay.DIFFERS),
        result={"1..1": True, "0..0": False}.get(shown or ""),
        reasons=() if found is None else explain(found, rule, names),
        settle_with=() if found is None else found.settle_with,
        held_back=hidden,
        note=NOTE,
    )


def aid_assessments(query: q.AidAssessmentsOf, asked: Asked) -> list[AidAssessmentRow]:
    """Return the assessments of a file."""
    rows = asked.read.rows(AidAssessmentRow, file=query.file)
    return sorted(rows, key=lambda row: (row.made, row.owner))


def _inside(place: PlaceId, above: PlaceId, asked: Asked) -> bool:
    return above in asked.above(place, asked.day)


def aid_asked(query: q.AidAskedFigures, asked: Asked) -> q.AidAsked:
    """Return how much was fetched against what asking for everything would fetch (P7)."""
    rows = [
        row
        for row in asked.read.rows(AidApplicationRow)
        if row.stage is AidStage.ACCEPTED and _inside(row.place, query.place, asked)
    ]
    fetched = everything = 0
    for key in {row.owner for row in rows}:
        facts = asked.read.rows(AidFactRow, file=key)
        fetched += sum(
            row.origin is Origin.FOUND and row.stage is not FactStage.DROPPED for row in facts
        )
    for row in rows:
        file = _file(AidFileId(row.owner), asked)
        people = {one.person for one in file.on(row.accepted or row.received)}
        everything += len(people) * len(items_of(row.programme))
    return q.AidAsked(applications=len(rows), fetched=fetched, everything=everything)


def compare_law(query: q.CompareAidLaw, asked: Asked) -> q.AidWhatIf:
    """Return who gains and who loses, counted, over what was frozen; small counts are held back."""
    law = _law(asked)
    before = law_at(law, law.revision)
    parameters = before.parameters
    for one in query.changes:
        entry = existing(law.entry(one.number), texts_facts.AID_ENTRY_MISSING, number=one.number)
        parameters = parameters.replaced(evolve(entry, value=one.value).plain)
    after = evolve(before, parameters=parameters)
    found = compare(_frozen(query, asked), query.programme, before, after)
    return held_back(found, asked.policy.profile().smallest)


def _frozen(query: q.CompareAidLaw, asked: Asked) -> Iterator[Dossier]:
    latest: dict[tuple[str, int], AidAssessmentRow] = {}
    for row in asked.read.rows(AidAssessmentRow):
        known = latest.get((row.file, row.application))
        if row.programme is not query.programme or (known and known.made > row.made):
            continue
        latest[row.file, row.application] = row
    files = asked.read.states(AID_FILE, {row.file for row in latest.values()})
    made = asked.read.states(AID_ASSESSMENT, {row.owner for row in latest.values()})
    for row in latest.values():
        one: AidAssessment = made[row.owner]
        if not _inside(files[row.file].place, query.place, asked):
            continue
        if (dossier := thawed(one)) is not None:
            yield dossier


def held_back(found: Comparison, smallest: int) -> q.AidWhatIf:
    """Return the counts, each held back where it is small, or where its rest is."""
    counts = [len(some) for some in (found.gains, found.loses, found.undetermined, found.settled)]
    rest = found.files - sum(counts)
    small = any(0 < count < smallest for count in (*counts, rest))
    shown = [None if small and count > 0 else count for count in counts]
    files = None if 0 < found.files < smallest else found.files
    return q.AidWhatIf(
        programme=found.programme,
        files=files,
        gains=shown[0],
        loses=shown[1],
        undetermined=shown[2],
        settled=shown[3],
    )
