"""The rules of assessments: kept for an application as it stands, which they never change."""

from collections.abc import Iterator
from datetime import date

from attrs import evolve

from ruralgov.domain.aid import messages_assess as m
from ruralgov.domain.aid import texts, texts_facts
from ruralgov.domain.aid.assessing import Known, dossier_of, frozen_facts, result_of
from ruralgov.domain.aid.checking import open_file
from ruralgov.domain.aid.means import Dossier, assess
from ruralgov.domain.aid.model import AidApplication, AidFile, AidStage
from ruralgov.domain.aid.model_assess import AidAssessment
from ruralgov.domain.aid.model_law import KEY, AidLaw, law_at
from ruralgov.domain.aid.people import asked_for, authorizations_of
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.records_means import AID_FACT, AID_LAW
from ruralgov.domain.aid.rows_means import AidFactRow
from ruralgov.domain.aid.subjects import not_own_family
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import AidFactId, AidFileId, PersonId, PlaceId
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.registry import PlaceRow, present_person


def assess_aid(
    made: AidAssessment | None, command: m.AssessAid, given: Given
) -> Iterator[m.AidAssessed]:
    """Keep what the rules of the day of acceptance say (rule 20)."""
    if made is not None:
        raise Refused(texts_facts.AID_ASSESSMENT_TAKEN, key=command.id)
    file = open_file(given.read.state(AID_FILE, command.file), command.file)
    not_own_family(file, given)
    one = accepted(file, command.number)
    law = given.read.state(AID_LAW, KEY) or AidLaw()
    dossier = dossier_on(given.read, command.file, file, one, given.today)
    found = assess(dossier, one.programme, law_at(law, law.revision))
    facts, values = frozen_facts(dossier)
    yield m.AidAssessed(
        file=command.file,
        application=one.number,
        programme=one.programme,
        version=found.version,
        accepted=found.on,
        made=given.today,
        law=law.revision,
        county=dossier.county,
        living=tuple(PersonId(each) for each in dossier.living),
        asked_for=tuple(PersonId(each) for each in dossier.asked_for),
        facts=facts,
        values=values,
        result=result_of(found),
        digest=OfficerText(found.digest),
        by=given.actor.account,
    )


def accepted(file: AidFile, number: int) -> AidApplication:
    """Return an application that was accepted; raises ``aid_not_accepted``."""
    one = existing(file.application(number), texts.AID_APPLICATION_MISSING, number=number)
    if one.stage is not AidStage.ACCEPTED:
        raise Refused(texts_facts.AID_NOT_ACCEPTED, number=number)
    return one


def known_facts(read: Read, file: AidFileId) -> Known:
    """Return all facts of a file, each of the person as they are kept today."""
    keys = [row.owner for row in read.rows(AidFactRow, file=file)]
    found = read.states(AID_FACT, keys)
    return {
        AidFactId(key): evolve(fact, person=present_person(read, fact.person))
        for key, fact in found.items()
    }


def dossier_on(
    read: Read, key: AidFileId, file: AidFile, one: AidApplication, day: date
) -> Dossier:
    """Return what may be used for an application on a day."""
    plain, followed = authorizations_of(key, read).plain, evolve(one, people=asked_for(one, read))
    county = county_of(read, file.place, day)
    return dossier_of(key, file, followed, county, known_facts(read, key), plain, day)


def county_of(read: Read, place: PlaceId, day: date) -> str:
    """Return the code of the county of a place, also where that has ended with a merger.

    Raises ``aid_home_unknown``.
    """
    rows = [row for row in read.rows(PlaceRow, owner=place) if row.since <= day]
    if not rows:
        raise Refused(texts_facts.AID_HOME_UNKNOWN, place=place, day=day)
    return max(rows, key=lambda row: row.since).code[:6]


def erase_assessment(
    made: AidAssessment | None, command: m.EraseAidAssessment, _: Given
) -> Iterator[m.AidAssessmentErased]:
    """Erase what an assessment rests on and said (rule 18)."""
    known = existing(made, texts_facts.AID_ASSESSMENT_MISSING, key=command.assessment)
    if known.erased:
        raise Refused(texts_facts.AID_ASSESSMENT_ERASED, key=command.assessment)
    yield m.AidAssessmentErased(ground=command.ground, reason=clean_text("reason", command.reason))
