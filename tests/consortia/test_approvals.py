"""An approval cites the decision of a body over the villages, or is a paper and marked so."""

from datetime import date

import pytest
from attrs import evolve

from ruralgov.domain import consortia as c
from ruralgov.domain.kernel.ids import CITY, ConsortiumId, DecisionId, PlaceId
from ruralgov.domain.meetings import BodyKind, Matter, WithdrawDecision
from tests.consortia.area import Area
from tests.consortia.scenario import BEGAN, LATER, MET, approving
from tests.town import code_of

AGREED = date(2025, 1, 15)


class Hall(Area):
    """The area, with a joint conference of the town, of another one and of the city."""

    def conference(self, place: PlaceId, matter: Matter = Matter.JOINT) -> DecisionId:
        body = self.body(place, BodyKind.CONFERENCE)
        return self.decision(place, matter, AGREED, body)

    def ready(self, *villages: PlaceId) -> ConsortiumId:
        key = self.proposed(*villages)
        self.consent(key, *villages)
        return key


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_rule_4_an_approval_cites_the_conference_of_the_town(hall: Hall) -> None:
    first, second, _ = hall.villages
    key = hall.ready(first, second)
    elsewhere = evolve(approving(key), decision=hall.conference(hall.far))
    assert hall.allowed(elsewhere) == "decision_elsewhere"
    own = evolve(approving(key), decision=hall.decision(first, Matter.OTHER, MET))
    assert hall.allowed(own) == "decision_elsewhere", "a village approves nothing above it"
    decision = hall.conference(hall.town.town)
    early = evolve(approving(key), decision=decision, approved=MET)
    assert hall.allowed(early) == "decision_not_then"
    hall.approve(evolve(approving(key), decision=decision))
    assert not hall.charter(key).on_paper
    withdraw = WithdrawDecision(decision=decision, reason="录错")
    assert code_of(lambda: hall.town.do("meeting_convener", withdraw)) == "decision_cited"


def test_rule_4_one_across_towns_is_approved_by_a_body_of_the_city(hall: Hall) -> None:
    key = hall.ready(hall.villages[0], hall.away)
    town = evolve(approving(key), decision=hall.conference(hall.far))
    assert hall.allowed(town) == "decision_elsewhere"
    assert hall.allowed(evolve(approving(key), decision=hall.conference(CITY))) == ""


def test_rule_4_an_approval_that_is_a_paper_is_marked_so(hall: Hall) -> None:
    assert hall.charter(hall.active(*hall.villages[:2])).on_paper
    assert not hall.charter(hall.proposed(hall.away, hall.villages[2])).on_paper


def test_rules_8_and_9_coming_and_the_end_cite_decisions_too(hall: Hall) -> None:
    first, second, third = hall.villages
    key = hall.active(first, second)
    far, near = hall.conference(hall.far), hall.conference(hall.town.town)
    admit = hall.admit(key, third, LATER)
    assert hall.kept(evolve(admit, approved_by=far)) == "decision_elsewhere"
    hall.keep(evolve(admit, approved_by=near))
    end = c.BeginDissolution(
        consortium=key, since=date(2025, 11, 1), approval="纪要", reason="完成", decision=far
    )
    assert hall.allowed(end) == "decision_elsewhere"
    hall.approve(evolve(end, decision=near))
    state = hall.state(key)
    assert state.members[-1].approved_by == near
    assert state.standings[-1].decision == near


def test_rule_14_the_census_sheet_counts_each_fault_also_where_there_is_none(hall: Hall) -> None:
    first, second, third = hall.villages
    hall.active(first, second)
    hall.active(third, hall.away)
    hall.merge(first, second, LATER)
    sheet = hall.town.ask("auditor", c.ConsortiumCensusSheet())
    found = {one.fault: (one.consortia, one.findings) for one in sheet.faults}
    assert set(found) == set(c.ConsortiumFault)
    assert found[c.ConsortiumFault.TOO_FEW] == (1, 1)
    assert found[c.ConsortiumFault.LEAD_GONE] == (0, 0)
    assert (sheet.sound, sheet.census.consortia, sheet.census.villages) == (1, 2, 3)


def test_a_charter_shows_what_is_pooled_on_the_day(hall: Hall) -> None:
    first, second, _ = hall.villages
    key = hall.active(first, second)
    hall.pledge(key, first)
    hall.pledge(key, second)
    hall.keep(
        c.SettlePledge(
            consortium=key, pledge=2, end=c.PledgeEnd.RETURNED, day=LATER, settlement="单"
        )
    )
    (one,) = hall.charter(key).pooled
    assert (one.pledges, one.quantity) == (1, 60)
    (before,) = hall.charter(key, date(2025, 3, 1)).pooled
    assert (before.pledges, before.quantity) == (2, 120)
    assert hall.charter(key, BEGAN).pooled == ()
