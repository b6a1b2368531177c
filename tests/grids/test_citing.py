"""Plans, chiefs and elections that name the decision of a meeting."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import grids as g
from ruralgov.domain import meetings as m
from ruralgov.domain.grids import citing
from ruralgov.domain.grids.groups import rules as group_rules
from ruralgov.domain.kernel.ids import BodyId, DecisionId
from ruralgov.domain.meetings.model import BodyKind, Matter
from tests.grids.village import Village
from tests.meetings.hall import HELD, Hall, paper, plan, refused

CONVENER = "meeting_convener"
NEXT = date(2025, 12, 16)


@pytest.fixture
def hall() -> Hall:
    return Hall(Village())


def papered(hall: Hall, body: BodyId, reference: str, matter: Matter = Matter.GRIDS) -> DecisionId:
    command = paper(body, matter=matter, title="网格", reference=reference)
    key = DecisionId(hall.town.do("meeting_recorder", command).key)
    hall.town.do("village_affairs_guide", m.ConfirmPaperDecision(decision=key))
    return key


def laying(hall: Hall, **more: Any) -> g.DelineateGrids:
    homes = hall.town.homes(0, 2)  # type: ignore[attr-defined]
    lane = g.LanePlan(name="一巷", villager_group="1组", households=homes)
    outline = g.GridOutline(name="一", lanes=(lane,))
    values: dict[str, Any] = {"village": hall.village, "since": NEXT, "basis": "村决1号"}
    return g.DelineateGrids(grids=(outline,), **values | more)


def back(key: DecisionId) -> m.WithdrawDecision:
    return m.WithdrawDecision(decision=key, reason="误")


def test_rule_13_a_plan_rests_on_a_decision_about_grids_that_its_basis_names(hall: Hall) -> None:
    body = hall.body(BodyKind.VILLAGE_MEETING)
    key = papered(hall, body, "村决1号")
    other = papered(hall, body, "村决2号", Matter.HELP)
    assert refused(hall, "grids", laying(hall, cites=other)) == "decision_wrong_matter"
    assert refused(hall, "grids", laying(hall, cites=key, basis="方案")) == "grid_decision_differs"
    early = laying(hall, cites=key, since=date(2025, 12, 14))
    assert refused(hall, "grids", early) == "decision_not_then"
    strange = papered(hall, hall.body(BodyKind.VILLAGE_MEETING, hall.town.other), "村决1号")
    assert refused(hall, "grids", laying(hall, cites=strange)) == "decision_elsewhere"
    assert refused(hall, "grids", laying(hall, cites=key)) == ""
    (row,) = hall.town.ask("grids", g.GridDecisions(village=hall.village))
    assert (row.decision, row.since, row.chiefs) == (key, NEXT, False)
    assert refused(hall, CONVENER, back(key)) == "decision_cited"
    assert hall.town.app.verify(str(hall.town.app.seal())) == []


def test_rule_13_a_vote_without_approved_minutes_carries_no_plan(hall: Hall) -> None:
    body = hall.body(BodyKind.TWO_COMMITTEES)
    hall.seat(body, hall.people(3))
    meeting = hall.call(body, plan(Matter.GRIDS))
    people = hall.town.ask("meeting_recorder", m.RosterOf(body=body), HELD)
    hall.open(meeting, m.Attendance(attendees=tuple(m.Attendee(person=p.person) for p in people)))
    key = hall.vote(meeting, 3).decision
    assert key is not None
    command = laying(hall, cites=key, basis=hall.decision(key).decision.reference)
    assert refused(hall, "grids", command) == "decision_not_minuted"
    hall.minute(meeting)
    assert refused(hall, "grids", command) == ""


def test_rule_13_what_is_withdrawn_names_no_decision(hall: Hall) -> None:
    body = hall.body(BodyKind.VILLAGE_MEETING)
    key = papered(hall, body, "村决1号")
    hall.town.do("grids", laying(hall, cites=key))
    wrong = g.CorrectPlanEntry(
        village=hall.village, entry=NEXT, since=date(2025, 12, 18), reason="日期写错"
    )
    hall.town.do("grids", wrong)
    assert refused(hall, CONVENER, back(key)) == "decision_cited"
    hall.town.do("grids", evolve(wrong, entry=date(2025, 12, 18), since=None))
    assert hall.town.ask("grids", g.GridDecisions(village=hall.village)) == []
    assert refused(hall, CONVENER, back(key)) == ""


def test_rule_13_chiefs_are_chosen_by_a_decision_until_the_last_of_them_is_withdrawn(
    hall: Hall,
) -> None:
    body = hall.body(BodyKind.BRANCH_MEETING)
    key = papered(hall, body, "支决1号", Matter.PARTY)
    hall.town.do("grids", laying(hall, basis="方案"))
    (grid,) = hall.town.ask("grids", g.GridsOf(village=hall.village))
    first, second = hall.people(2)
    appointments = tuple(
        g.Appointment(target=target, person=person, basis=basis, attested="会")
        for target, person, basis in (
            (grid.grid, first, g.ChiefBasis.OTHER),
            (grid.lanes[0].lane, second, g.ChiefBasis.PARTY_MEMBER),
        )
    )
    chosen = g.AppointChiefs(
        village=hall.village, appointments=appointments[:1], since=NEXT, cites=key
    )
    hall.town.do("grids", chosen)
    wrong = g.CorrectChiefEntry(
        village=hall.village,
        target=grid.grid,
        person=first,
        entry=NEXT,
        since=date(2025, 12, 17),
        reason="日期写错",
    )
    hall.town.do("grids", wrong)
    (row,) = hall.town.ask("grids", g.GridDecisions(village=hall.village))
    assert (row.since, row.chiefs) == (date(2025, 12, 17), True)
    assert refused(hall, CONVENER, back(key)) == "decision_cited"
    hall.town.do("grids", evolve(wrong, entry=date(2025, 12, 17), since=None))
    assert refused(hall, CONVENER, back(key)) == ""


def test_rule_13_a_group_elects_in_its_own_meeting(hall: Hall) -> None:
    groups = []
    for name in ("一组", "二组"):
        founded = g.FoundGroup(
            village=hall.village, name=name, since=date(2024, 1, 1), basis="设立"
        )
        groups.append(hall.town.do("grids", founded).key)
    own, other = (hall.body(BodyKind.GROUP_MEETING, group=one) for one in groups)
    (person,) = hall.people(1)
    elect = g.ElectInGroup(
        group=groups[0],  # type: ignore[arg-type]
        person=person,
        office=g.GroupOffice.LEADER,
        since=NEXT,
        basis="组决1号",
    )
    strange = papered(hall, other, "组决1号", Matter.GROUP_ELECTION)
    assert refused(hall, "grids", evolve(elect, cites=strange)) == "group_decision_strange"
    key = papered(hall, own, "组决1号", Matter.GROUP_ELECTION)
    differs = evolve(elect, cites=key, basis="推选")
    assert refused(hall, "grids", differs) == "grid_decision_differs"
    assert refused(hall, "grids", evolve(elect, cites=key)) == ""
    assert refused(hall, CONVENER, back(key)) == "decision_cited"


@pytest.mark.parametrize(
    ("kind", "matter", "code"),
    [
        (BodyKind.BRANCH_MEETING, Matter.GRIDS, "decision_wrong_body"),
        (BodyKind.REPRESENTATIVES, Matter.GRIDS, ""),
        (BodyKind.REPRESENTATIVES, Matter.HELP, "decision_wrong_matter"),
    ],
)
def test_rule_13_a_plan_is_decided_by_the_villagers_or_their_committees(
    hall: Hall, kind: BodyKind, matter: Matter, code: str
) -> None:
    key = papered(hall, hall.body(kind), "决1号", matter)
    assert refused(hall, "grids", laying(hall, cites=key, basis="决1号")) == code


def test_rule_13_chiefs_are_chosen_by_those_who_lay_out_a_group_or_the_branch() -> None:
    groups_and_branch = {
        BodyKind.GROUP_MEETING,
        BodyKind.BRANCH_COMMITTEE,
        BodyKind.BRANCH_MEETING,
    }
    assert citing.PLANS | groups_and_branch == citing.CHIEFS
    assert not citing.PLANS & groups_and_branch
    matters = {Matter.GRIDS, Matter.GROUP_ELECTION, Matter.PARTY}
    assert matters == citing.CHOOSING
    assert frozenset({BodyKind.GROUP_MEETING}) == group_rules.MEETS
    assert frozenset({Matter.GROUP_ELECTION}) == group_rules.ELECTS
