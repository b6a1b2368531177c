"""Villages, their decisions and a consortium without a store."""

from datetime import date
from functools import reduce
from typing import Any, Final

from attrs import evolve

from ruralgov.domain import consortia as c
from ruralgov.domain.collectives import Collective, Regime
from ruralgov.domain.consortia.rows import ConsortiumMemberRow, ConsortiumRow
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import (
    AccountId,
    BodyId,
    CollectiveId,
    ConsortiumId,
    DecisionId,
    OrganisationId,
    PlaceId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.meetings import Act, BodyKind, Decision, Matter, Origin
from ruralgov.domain.registry import (
    LineageKind,
    LineageRow,
    Organisation,
    OrganisationKind,
    OrganisationSpan,
    Place,
    PlaceRow,
    PlaceSpan,
)
from tests.consortia.scenario import BEGAN, LATER, MET, agreeing, pledging
from tests.given import KEY, Outcome, given

IT: Final = ConsortiumId(KEY)
TOWN: Final = PlaceId("town")
LEAD: Final = OrganisationId("lead")
FIRST, APPROVED = date(2023, 1, 1), date(2025, 1, 20)
A, B, C, D = (PlaceId(name) for name in "abcd")
World = dict[tuple[str, str], Any]


def place(key: str, until: date = FOREVER, into: str | None = None, **more: Any) -> Place:
    """Return a village of the town, from the beginning of 2023 on."""
    values: dict[str, Any] = {"level": DivisionLevel.VILLAGE, "since": FIRST} | more
    span = PlaceSpan(code=key, name=f"村{key}", parent=TOWN, since=values["since"], until=until)
    successor = None if into is None else PlaceId(into)
    return Place(level=values["level"], spans=(span,), successor=successor)


def place_rows(states: World) -> tuple[Any, ...]:
    """Return the rows of the places among some states, with what became part of what."""
    found: list[Any] = []
    for (kind, key), one in states.items():
        if kind != "place" or one is None:
            continue
        for span in one.spans:
            found.append(
                PlaceRow(
                    owner=key,
                    level=one.level,
                    code=key,
                    name=span.name,
                    parent=span.parent,
                    since=span.since,
                    until=span.until,
                )
            )
        if one.successor is not None:
            found.append(
                LineageRow(
                    owner=key, other=one.successor, kind=LineageKind.MERGE, since=one.last.until
                )
            )
    return tuple(found)


def decision(village: str, matter: Matter = Matter.OTHER, **more: Any) -> Decision:
    """Return what the meeting of a village decided on the tenth of January."""
    values: dict[str, Any] = {"day": MET, "kind": BodyKind.VILLAGE_MEETING, "collective": None}
    return Decision(
        body=BodyId(f"body-{village}"),
        place=PlaceId(village),
        group=None,
        matter=matter,
        act=Act.DECIDE,
        title=matter.zh,
        origin=Origin.PAPER,
        reference="决1号",
        by=AccountId("recorder"),
        confirmed=AccountId("convener"),
        **values | more,
    )


def organisation(until: date = FOREVER) -> Organisation:
    span = OrganisationSpan(
        name="联建党委", kind=OrganisationKind.DEPARTMENT, place=A, since=FIRST, until=until
    )
    return Organisation(spans=(span,))


HERE: Final[World] = {
    ("organisation", LEAD): organisation(),
    ("organisation", "other"): organisation(),
    ("organisation", "company"): organisation(),
    **{("place", name): place(name) for name in "abcd"},
    **{("decision", f"d{name}"): decision(name) for name in "abcd"},
    **{("decision", f"i{name}"): decision(name, Matter.INVESTMENT) for name in "abcd"},
    **{
        ("collective", f"o{name}"): Collective(
            place=PlaceId(name),
            name="社",
            organisation=None,
            regime=Regime.Y2023,
            since=FIRST,
        )
        for name in "abcd"
    },
}


def proposed(*villages: PlaceId, **more: Any) -> c.ConsortiumProposed:
    values: dict[str, Any] = {"name": "片区", "since": date(2025, 1, 5)}
    return c.ConsortiumProposed(
        kind=c.ConsortiumKind.INDUSTRY,
        lead=LEAD,
        villages=villages or (A, B),
        diagnosis="研判",
        charter="章程",
        by=AccountId("keeper"),
        **values | more,
    )


def consented(village: str, **more: Any) -> c.VillageConsented:
    values: dict[str, Any] = {"day": MET, "decision": DecisionId(f"d{village}")}
    return c.VillageConsented(village=PlaceId(village), by=AccountId("consenter"), **values | more)


APPROVAL: Final = c.ConsortiumApproved(
    approval="批复",
    approved=APPROVED,
    review_on=date(2027, 1, 20),
    by=AccountId("approver"),
    decision=None,
)
BEGUN: Final = c.ConsortiumActivated(since=BEGAN)


def formed(*villages: PlaceId) -> tuple[Any, ...]:
    """Return how it came to be approved, by default of two villages."""
    some = villages or (A, B)
    return (proposed(*some), *(consented(one) for one in some), APPROVAL)


def active(*villages: PlaceId) -> tuple[Any, ...]:
    return (*formed(*villages), BEGUN)


def state(*events: Any) -> c.Consortium:
    return reduce(c.CONSORTIUM.apply, events, None)  # type: ignore[return-value]


def admitted(village: str, since: date = LATER) -> c.VillageAdmitted:
    return c.VillageAdmitted(
        village=PlaceId(village),
        since=since,
        decision=DecisionId(f"d{village}"),
        approval="批复",
        approved_by=None,
    )


def left(village: str, since: date, by: str | None = None) -> c.VillageLeft:
    return c.VillageLeft(
        village=PlaceId(village),
        notified=since,
        since=since,
        decision=None if by is None else DecisionId(by),
        cause="另行联建",
    )


def pledged(village: str, number: int = 1, **more: Any) -> c.ResourcePledged:
    command = pledging(IT, PlaceId(village), DecisionId(f"d{village}"))
    event = c.ResourcePledged(
        number=number,
        village=command.village,
        owner=None,
        kind=command.kind,
        item=command.item,
        quantity=command.quantity,
        since=command.since,
        until=command.until,
        consideration=command.consideration,
        decision=command.decision,
    )
    return evolve(event, **more)


def settled(day: date, number: int = 1) -> c.PledgeSettled:
    return c.PledgeSettled(pledge=number, end=c.PledgeEnd.RETURNED, day=day, settlement="单")


def portion(village: str, part: int = 1, whole: int = 2, **more: Any) -> c.Portion:
    values: dict[str, Any] = {"owner": CollectiveId(f"o{village}")}
    return c.Portion(
        village=PlaceId(village),
        part=part,
        whole=whole,
        contribution=Fen(0),
        decision=DecisionId(f"i{village}"),
        **values | more,
    )


def agreed(*villages: str, number: int = 1, **more: Any) -> c.ProjectAgreed:
    command = agreeing(IT, *(portion(one) for one in villages or ("a", "b")))
    event = c.ProjectAgreed(
        number=number,
        name=command.name,
        vehicle=command.vehicle,
        organisation=None,
        reference=command.reference,
        portions=command.portions,
        loss_rule=command.loss_rule,
        since=command.since,
        until=command.until,
    )
    return evolve(event, **more)


def ended(day: date, number: int = 1) -> c.ProjectEnded:
    return c.ProjectEnded(project=number, day=day, settlement="清算")


def member_row(village: str, owner: str = "another", **more: Any) -> ConsortiumMemberRow:
    values: dict[str, Any] = {"since": BEGAN, "until": FOREVER}
    return ConsortiumMemberRow(
        owner=owner, village=PlaceId(village), decision=DecisionId("d"), **values | more
    )


def named_row(name: str, **more: Any) -> ConsortiumRow:
    values: dict[str, Any] = {
        "owner": "another",
        "stage": c.ConsortiumStage.ACTIVE,
        "until": FOREVER,
    }
    return ConsortiumRow(
        name=name, kind=c.ConsortiumKind.INDUSTRY, lead=LEAD, since=BEGAN, **values | more
    )


def asked(
    command: Any,
    rule: Any,
    *events: Any,
    world: World | None = None,
    rows: tuple[Any, ...] = (),
    **more: Any,
) -> Outcome:
    """Return what comes of a command after some events, in a world with more or other states."""
    states = HERE | (world or {})
    situation = given(
        c.CONSORTIUM, *events, others=states, rows=(*place_rows(states), *rows), **more
    )
    return situation.when(command, rule)
