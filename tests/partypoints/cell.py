"""A branch as the rules of party points find it when they are asked by themselves."""

from datetime import date
from typing import Any

from ruralgov.domain import partypoints as p
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import (
    CITY,
    AccountId,
    BehaviourListId,
    HouseholdId,
    OrganisationId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.kernel.month import month_of
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.partypoints.model import BehaviourSpan
from ruralgov.domain.partypoints.rows import BehaviourListRow, list_rows
from ruralgov.domain.registry import (
    ORGANISATION,
    HouseholdRelation,
    MemberRow,
    Organisation,
    OrganisationKind,
    OrganisationSpan,
    Person,
)
from tests.given import TODAY, Situation, States, given
from tests.partypoints.branch import ITEMS, terms

BEGUN, LONG_AGO = date(2025, 1, 1), date(2020, 1, 1)
BRANCH, OFFICE, WHO = OrganisationId("branch"), OrganisationId("office"), PersonId("who")
ME = AccountId("me")
LIST_ID = BehaviourListId("list")
MEMBER = p.Subject(kind=p.SubjectKind.MEMBER, key=WHO)
SECRETARY = p.Subject(kind=p.SubjectKind.SECRETARY, key=WHO)
ITSELF = p.Subject(kind=p.SubjectKind.ORGANISATION, key=BRANCH)
BEHAVIOUR = p.BehaviourList(
    place=CITY,
    title="清单",
    source="文件",
    terms=terms(),
    items=ITEMS,
    by=AccountId("author"),
    adopter=AccountId("boss"),
    published=BEGUN,
    spans=(BehaviourSpan(since=BEGUN),),
)


def unit(
    kind: OrganisationKind = OrganisationKind.PARTY_BRANCH,
    place: str = CITY,
    until: date = FOREVER,
) -> Organisation:
    """Return an organisation; a party branch of the city where nothing else is said."""
    span = OrganisationSpan(
        name="支部", kind=kind, place=PlaceId(place), since=LONG_AGO, until=until
    )
    return Organisation(spans=(span,))


def list_row(known: p.BehaviourList = BEHAVIOUR, owner: str = LIST_ID) -> BehaviourListRow:
    """Return the row of a list."""
    (row,) = list_rows(known)
    return change(row, owner=owner)


def lives(who: str = WHO, household: str = "home", until: date = FOREVER) -> MemberRow:
    """Return that somebody is of a household."""
    return MemberRow(
        owner=who,
        household=HouseholdId(household),
        relation=HouseholdRelation.HEAD,
        party_member=True,
        since=LONG_AGO,
        until=until,
    )


def standing(
    who: str = WHO, kind: p.Standing = p.Standing.PROBATIONARY, **more: Any
) -> p.StandingRow:
    """Return a mark, which puts somebody on the roll of the branch."""
    found = p.StandingRow(
        owner="mark",
        person=PersonId(who),
        organisation=BRANCH,
        place=PlaceId(CITY),
        standing=kind,
        since=LONG_AGO,
        until=FOREVER,
    )
    return change(found, **more)


def entry_row(number: int = 1, points: int = 2, **more: Any) -> p.PartyEntryRow:
    """Return an entry of the member in the ledger of points."""
    day = more.get("day", TODAY)
    found = p.PartyEntryRow(
        owner=f"e{number}",
        ledger=p.PartyLedger.POINTS,
        kind=p.SubjectKind.MEMBER,
        subject=WHO,
        organisation=BRANCH,
        place=PlaceId(CITY),
        behaviour_list=LIST_ID,
        item="DY01",
        scope=None,
        points=points,
        day=day,
        month=month_of(day),
        expires=date(2027, 1, 1),
        stage=p.EntryStage.APPROVED,
        posted=day,
        ended=None,
        hours=None,
        open_fact="f" * 64,
    )
    return change(found, **more)


def person(**more: Any) -> Person:
    """Return a person, of whom nothing matters but what they were merged with."""
    found = Person(
        name=PersonName("n"), identity=None, telephone=None, party_member=True, memberships=()
    )
    return change(found, **more)


KNOWN: States = {
    (ORGANISATION.kind, BRANCH): unit(),
    (ORGANISATION.kind, OFFICE): unit(OrganisationKind.DEPARTMENT),
    (p.LIST.kind, LIST_ID): BEHAVIOUR,
}
ROWS = (list_row(), lives(), standing())


def there(
    record: Any,
    state: Any = None,
    rows: tuple[Any, ...] = (),
    others: States | None = None,
    **more: Any,
) -> Situation:
    """Return a record as it stands, of a branch with one member and a list in force."""
    return given(record, state=state, others=KNOWN | (others or {}), rows=(*ROWS, *rows), **more)
