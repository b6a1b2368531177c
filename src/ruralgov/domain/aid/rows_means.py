"""The tables of facts and assessments: of whom there are any, and never what they say."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.aid.means.items import Item
from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.model_assess import AidAssessment
from ruralgov.domain.aid.model_facts import AidFact, FactStage, Origin
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import AidFileId, PersonId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AidFactRow:
    """That something is known of a person, or was asked; its value is not here."""

    owner: str = ""
    file: AidFileId
    person: PersonId
    item: Item
    origin: Origin
    stage: FactStage
    received: date


@frozen(kw_only=True)
class AidAssessmentRow:
    """That an application was assessed on a day; what came of it is not here."""

    owner: str = ""
    file: AidFileId
    application: int
    programme: Programme
    made: date


FACT_TABLES: Final = (
    Table(name="aid_facts", row=AidFactRow, key=("owner",), indexes=(("file",),)),
)
ASSESSMENT_TABLES: Final = (
    Table(
        name="aid_assessments",
        row=AidAssessmentRow,
        key=("owner",),
        indexes=(("file",),),
    ),
)


def fact_rows(fact: AidFact) -> Iterator[AidFactRow]:
    """Give the row of a fact."""
    yield AidFactRow(
        file=fact.file,
        person=fact.person,
        item=fact.item,
        origin=fact.origin,
        stage=fact.stage,
        received=fact.received,
    )


def assessment_rows(one: AidAssessment) -> Iterator[AidAssessmentRow]:
    """Give the row of an assessment."""
    yield AidAssessmentRow(
        file=one.file, application=one.application, programme=one.programme, made=one.made
    )
