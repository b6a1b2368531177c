"""The tables of bodies, meetings, decisions and procedures."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import (
    BodyId,
    CollectiveId,
    DecisionId,
    MeetingId,
    OrganisationId,
    PersonId,
    PlaceId,
    VillagerGroupId,
)
from ruralgov.domain.kernel.offices import apart
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.meetings.model import Act, BodyKind, Matter
from ruralgov.domain.meetings.model_body import Body
from ruralgov.domain.meetings.model_decision import (
    Decision,
    Ending,
    Origin,
    Procedure,
    ProcedureEnd,
    Published,
    Step,
)
from ruralgov.domain.meetings.model_meeting import Meeting, MeetingStage


@frozen(kw_only=True)
class BodyRow:
    """One term of a body."""

    owner: str = ""
    kind: BodyKind
    place: PlaceId
    name: str
    collective: CollectiveId | None
    villager_group: VillagerGroupId | None
    organisation: OrganisationId | None
    since: date
    until: date


@frozen(kw_only=True)
class SeatRow:
    """That a person sits in a body."""

    owner: str = ""
    person: PersonId
    since: date
    until: date


@frozen(kw_only=True)
class MeetingRow:
    """One meeting: where, when, how it stands, and how many came."""

    owner: str = ""
    number: str
    body: BodyId
    kind: BodyKind
    place: PlaceId
    day: date
    year: int
    stage: MeetingStage
    motions: int
    entitled: int | None
    present: int | None
    lacking: int
    repeats: MeetingId | None


@frozen(kw_only=True)
class DecisionRow:
    """One decision: who decided what, where it is written, whether it holds and is published.

    *published* is the first day of a publication that counts; *until* is the day on which the
    decision ended.
    """

    owner: str = ""
    body: BodyId
    kind: BodyKind
    place: PlaceId
    collective: CollectiveId | None
    matter: Matter
    act: Act
    title: str
    day: date
    until: date | None
    origin: Origin
    sure: bool
    reference: str
    meeting: MeetingId | None
    delegation: DecisionId | None
    ending: Ending | None
    published: date | None


@frozen(kw_only=True)
class RevocationRow:
    """That a decision was ended by a later one."""

    owner: str = ""
    by: DecisionId


@frozen(kw_only=True)
class ProcedureRow:
    """One procedure: of which place and matter, and what step was taken last."""

    owner: str = ""
    place: PlaceId
    matter: Matter
    title: str
    step: Step
    day: date
    ended: ProcedureEnd | None


@frozen(kw_only=True)
class ProcedureDecisionRow:
    """That a step of a procedure rests on a decision."""

    owner: str = ""
    step: Step
    decision: DecisionId


BODY_TABLES: Final = (
    Table(
        name="bodies",
        row=BodyRow,
        key=("owner", "since"),
        indexes=(("place", "kind"), ("collective",), ("villager_group",)),
    ),
    Table(
        name="body_seats",
        row=SeatRow,
        key=("owner", "person", "since"),
        indexes=(("person",),),
    ),
)
MEETING_TABLES: Final = (
    Table(
        name="meetings",
        row=MeetingRow,
        key=("owner",),
        indexes=(("place", "day"), ("body", "day"), ("day",), ("stage", "day")),
        tallies=(("place", "kind", "stage", "year"),),
    ),
)
DECISION_TABLES: Final = (
    Table(
        name="decisions",
        row=DecisionRow,
        key=("owner",),
        indexes=(
            ("place", "day"),
            ("meeting",),
            ("body", "day"),
            ("day",),
            ("delegation",),
            ("matter", "day"),
        ),
    ),
    Table(name="decision_revocations", row=RevocationRow, key=("owner",), indexes=(("by",),)),
)
PROCEDURE_TABLES: Final = (
    Table(
        name="procedures",
        row=ProcedureRow,
        key=("owner",),
        indexes=(("place", "day"),),
    ),
    Table(
        name="procedure_decisions",
        row=ProcedureDecisionRow,
        key=("owner", "step"),
        indexes=(("decision",),),
    ),
)


def body_rows(body: Body) -> Iterator[BodyRow | SeatRow]:
    """Give a row for each term of a body and for each seat of a person."""
    for term in body.terms:
        yield BodyRow(
            kind=body.kind,
            place=term.place,
            name=term.name,
            collective=body.collective,
            villager_group=body.group,
            organisation=body.organisation,
            since=term.since,
            until=term.until,
        )
    for one in apart(body.seats, lambda seat: seat.person):
        yield SeatRow(person=one.person, since=one.since, until=one.until)


def meeting_rows(meeting: Meeting) -> Iterator[MeetingRow]:
    """Give the row of a meeting."""
    roster, came = meeting.roster, meeting.came
    yield MeetingRow(
        number=meeting.number,
        body=meeting.body,
        kind=meeting.kind,
        place=meeting.place,
        day=meeting.day,
        year=meeting.day.year,
        stage=meeting.stage,
        motions=len(meeting.motions),
        entitled=None if roster is None or came is None else roster.base(came.by),
        present=None if came is None else came.present,
        lacking=meeting.lacking,
        repeats=meeting.repeats,
    )


def decision_rows(decision: Decision) -> Iterator[DecisionRow | RevocationRow]:
    """Give the row of a decision, and one for the later one that ended it."""
    days = [
        one.since
        for one in decision.publications
        if one.what is Published.DECISION and not one.fault
    ]
    yield DecisionRow(
        body=decision.body,
        kind=decision.kind,
        place=decision.place,
        collective=decision.collective,
        matter=decision.matter,
        act=decision.act,
        title=decision.title,
        day=decision.day,
        until=decision.ended,
        origin=decision.origin,
        sure=decision.sure,
        reference=decision.reference,
        meeting=decision.meeting,
        delegation=decision.delegation,
        ending=decision.ending,
        published=min(days, default=None),
    )
    if decision.ended_by is not None:
        yield RevocationRow(by=decision.ended_by)


def procedure_rows(procedure: Procedure) -> Iterator[ProcedureRow | ProcedureDecisionRow]:
    """Give the row of a procedure, and one for each decision that it rests on."""
    yield ProcedureRow(
        place=procedure.place,
        matter=procedure.matter,
        title=procedure.title,
        step=procedure.last.step,
        day=procedure.last.day,
        ended=procedure.ended,
    )
    for one in procedure.steps:
        if one.decision is not None:
            yield ProcedureDecisionRow(step=one.step, decision=one.decision)
