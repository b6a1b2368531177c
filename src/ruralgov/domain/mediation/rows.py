"""The tables of committees, mediators, places, disputes, their parties and obligations."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import (
    MediationCommitteeId,
    OrganisationId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.mediation.model import (
    MediationCommittee,
    MediationPlace,
    MediationPlaceKind,
    ResolutionLevel,
)
from ruralgov.domain.mediation.model_agreement import AgreementForm, ObligationStage
from ruralgov.domain.mediation.model_dispute import (
    Dispute,
    DisputeKind,
    DisputeSource,
    DisputeStage,
    TerminationCause,
)


@frozen(kw_only=True)
class MediationCommitteeRow:
    """One term of a committee."""

    owner: str = ""
    place: PlaceId
    name: str
    members: int
    since: date
    until: date


@frozen(kw_only=True)
class MediatorRow:
    """That a person mediates for a committee: as a member, or appointed beside them."""

    owner: str = ""
    person: PersonId
    member: bool
    chair: bool
    since: date
    until: date


@frozen(kw_only=True)
class MediationPlaceRow:
    """One span of a place of mediation."""

    owner: str = ""
    committee: MediationCommitteeId
    place: PlaceId
    kind: MediationPlaceKind
    name: str
    since: date
    until: date


@frozen(kw_only=True)
class DisputeRow:
    """A dispute, without anybody; *place* is where it arose, *seat* where it is mediated."""

    owner: str = ""
    number: str
    place: PlaceId
    committee: MediationCommitteeId
    seat: PlaceId
    level: ResolutionLevel
    kind: DisputeKind
    source: DisputeSource
    stage: DisputeStage
    cause: TerminationCause | None
    received: date
    accepted: date | None
    due: date | None
    form: AgreementForm | None
    effective: date | None
    applied: date | None
    """When a court was asked to confirm the agreement as it stands now, the last time."""
    confirmed: date | None
    varying: date | None
    """Since when a variation of the agreement waits to be signed."""
    ended: date | None
    pending: MediationCommitteeId | None
    """Who was asked to take it up, and has not yet; and since when."""
    passed: date | None


@frozen(kw_only=True)
class DisputePartyRow:
    """Who is a party of a dispute, or was."""

    owner: str = ""
    number: int
    person: PersonId | None
    guardian: PersonId | None
    organisation: OrganisationId | None


@frozen(kw_only=True)
class ObligationRow:
    """An obligation of an agreement in force; *settled* is when it was fulfilled or ended."""

    owner: str = ""
    number: int
    due: date
    stage: ObligationStage
    settled: date | None


COMMITTEE_TABLES: Final = (
    Table(
        name="mediation_committees",
        row=MediationCommitteeRow,
        key=("owner", "since"),
        indexes=(("place",),),
    ),
    Table(
        name="mediators",
        row=MediatorRow,
        key=("owner", "person", "since"),
        indexes=(("person",),),
    ),
)
PLACE_TABLES: Final = (
    Table(
        name="mediation_places",
        row=MediationPlaceRow,
        key=("owner", "since"),
        indexes=(("place",), ("committee",)),
    ),
)
DISPUTE_TABLES: Final = (
    Table(
        name="disputes",
        row=DisputeRow,
        key=("owner",),
        unique=(("number",),),
        indexes=(("place",), ("seat",), ("committee",), ("pending",)),
    ),
    Table(
        name="dispute_parties",
        row=DisputePartyRow,
        key=("owner", "number"),
        indexes=(("person",), ("guardian",), ("organisation",)),
    ),
    Table(name="dispute_obligations", row=ObligationRow, key=("owner", "number")),
)


def committee_rows(known: MediationCommittee) -> Iterator[MediationCommitteeRow | MediatorRow]:
    """Give a row for each term, and one for each mediator."""
    seen: set[tuple[str, date]] = set()
    for one in known.terms:
        yield MediationCommitteeRow(
            place=known.place,
            name=one.name,
            members=len(one.members),
            since=one.since,
            until=one.until,
        )
        for each in one.members:
            seen.add((each.person, one.since))
            yield MediatorRow(
                person=each.person,
                member=True,
                chair=each.chair,
                since=one.since,
                until=one.until,
            )
    for more in known.appointed:
        if more.since < more.until and (more.person, more.since) not in seen:
            yield MediatorRow(
                person=more.person, member=False, chair=False, since=more.since, until=more.until
            )


def place_rows(known: MediationPlace) -> Iterator[MediationPlaceRow]:
    """Give a row for each span."""
    for one in known.spans:
        yield MediationPlaceRow(
            committee=known.committee,
            place=known.place,
            kind=known.kind,
            name=one.name,
            since=one.since,
            until=one.until,
        )


def dispute_rows(known: Dispute) -> Iterator[DisputeRow | DisputePartyRow | ObligationRow]:
    """Give the row of a dispute, one for each party, and one for each obligation in force."""
    agreement, pending = known.agreement, known.pending
    effective = None if agreement is None else agreement.effective
    last = agreement.confirming[-1] if agreement and agreement.confirming else None
    varying = None if agreement is None else agreement.varying
    yield DisputeRow(
        number=known.number,
        place=known.place,
        committee=known.committee,
        seat=known.seat,
        level=known.level,
        kind=known.kind,
        source=known.source,
        stage=known.stage,
        cause=known.cause,
        received=known.received,
        accepted=known.accepted,
        due=known.due,
        form=None if agreement is None else agreement.form,
        effective=effective,
        applied=None if last is None else last.applied,
        confirmed=last.decided if last is not None and last.confirmed else None,
        varying=None if varying is None else varying.drafted,
        ended=known.ended,
        pending=None if pending is None else pending.to,
        passed=None if pending is None else pending.day,
    )
    for one in known.parties:
        yield DisputePartyRow(
            number=one.number,
            person=one.person,
            guardian=one.guardian,
            organisation=one.organisation,
        )
    for owed in () if agreement is None or effective is None else agreement.obligations:
        yield ObligationRow(number=owed.number, due=owed.due, stage=owed.stage, settled=owed.ended)
