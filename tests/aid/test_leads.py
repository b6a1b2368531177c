"""Leads: opened by who finds somebody in need, followed by one, ended by an offer or a reason."""

from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import aid as a
from ruralgov.domain.aid import AID_LEAD, LeadStage, Programme, rules_lead
from ruralgov.domain.cases import IntakeChannel, ReportCase
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, AidFileId, AidLeadId
from ruralgov.domain.kernel.personal import CitizenText, OfficerText
from tests.aid.scenario_monitor import CHIEF, CLERK, HAPPENED, lead
from tests.aid.test_files import VILLAGE, place_row
from tests.aid.test_monitor import family, file_of, offered
from tests.given import KEY, TODAY, Situation, given
from tests.town import Town

LEAD, FILE = AidLeadId(KEY), AidFileId("f")
A_DAY = timedelta(days=1)
REASON = OfficerText("核实")


def opened() -> a.AidLeadOpened:
    return a.AidLeadOpened(
        place=VILLAGE,
        origin=a.LeadOrigin.VISIT,
        found=HAPPENED,
        due=TODAY,
        finding=OfficerText("独居老人"),
    )


def world(*events: object, **more: Any) -> Situation:
    return given(AID_LEAD, *events, rows=(place_row(VILLAGE),), **more)


def taken(owner: str = "me") -> a.AidLeadTaken:
    return a.AidLeadTaken(owner=AccountId(owner))


def closing(**more: Any) -> a.CloseAidLead:
    plain: dict[str, Any] = {"end": a.LeadEnd.NO_NEED, "closed": TODAY, "reason": "核实"}
    return a.CloseAidLead(lead=LEAD, **(plain | more))


def test_rule_56_a_lead_is_of_a_place_and_a_day_that_has_come() -> None:
    do = rules_lead.open_aid_lead
    found = world().when(lead(VILLAGE), do).only()
    assert (found.found, found.due > TODAY) == (HAPPENED, True)
    world().when(lead(VILLAGE, found=TODAY + A_DAY), do).refused("aid_day_wrong")
    world(opened()).when(lead(VILLAGE, id=LEAD), do).refused("aid_lead_taken")
    given(AID_LEAD).when(lead(VILLAGE), do).refused("place_missing")


def test_rule_56_a_case_of_a_marked_matter_opens_one_and_says_nothing_of_it() -> None:
    town = Town()
    told = "老伴去世，没有收入，吃不上饭"
    report = ReportCase(
        matter="water",
        place=town.village,
        channel=IntakeChannel.HOTLINE,
        text=CitizenText.of(told),
    )
    asked = a.AidLeads(place=town.village)
    town.do("reporter", report)
    assert town.ask(CLERK, asked) == []
    town.do(CHIEF, a.SetAidMatters(matters=("water",), reason="试行"))
    assert town.ask(CLERK, a.AidMarkedMatters()) == ["water"]
    case = town.do("reporter", report).key
    (row,) = town.ask(CLERK, asked)
    assert (row.owner, row.origin) == (case, a.LeadOrigin.CASE)
    page = town.ask(CLERK, a.AidLeadCard(lead=AidLeadId(case)))
    assert page.finding is not None
    assert told not in page.finding
    town.do(CHIEF, a.SetAidMatters(matters=(), reason="停"))
    town.do("reporter", report)
    assert len(town.ask(CLERK, asked)) == 1


def test_rule_56_once() -> None:
    words = OfficerText("工单")
    again = a.OpenCaseLead(id=LEAD, place=VILLAGE, found=HAPPENED, finding=words)
    assert world(opened()).when(again, rules_lead.open_case_lead).events == []


def test_rule_57_who_follows_it_ends_it() -> None:
    do = rules_lead.close_aid_lead
    world(opened()).when(closing(), do).refused("aid_lead_stage")
    world(opened(), taken("b")).when(closing(), do).refused("aid_lead_owner")
    mine = world(opened(), taken())
    mine.when(closing(closed=HAPPENED - A_DAY), do).refused("aid_day_wrong")
    closed = mine.when(closing(), do).only()
    again = a.ReopenAidLead(lead=LEAD, reason="情况有变")
    mine.when(again, rules_lead.reopen_aid_lead).refused("aid_lead_stage")
    over = world(opened(), taken(), closed)
    open_ = over.when(again, rules_lead.reopen_aid_lead).only()
    assert world(opened(), taken(), closed, open_).state.stage is LeadStage.OPEN
    hand = a.HandOverAidLead(lead=LEAD, to=AccountId("me"), reason="分工")
    mine.when(hand, rules_lead.hand_over_aid_lead).refused("aid_lead_taker")
    other = evolve(hand, to=AccountId("b"))
    assert mine.when(other, rules_lead.hand_over_aid_lead).only().owner == "b"


@pytest.mark.parametrize(
    ("received", "number", "code"),
    [(TODAY, 1, ""), (TODAY, 2, "aid_lead_offer"), (HAPPENED - A_DAY, 1, "aid_lead_offer")],
)
def test_rule_57_an_offer_is_one_that_was_made_since(received: Any, number: int, code: str) -> None:
    made = evolve(offered(), received=received)
    others: dict[tuple[str, str], Any] = {("aid_file", FILE): family(applications=(made,))}
    there = given(AID_LEAD, opened(), taken(), others=others)
    ends = a.OfferFromLead(lead=LEAD, file=FILE, application=number, offered=TODAY)
    found = there.when(ends, rules_lead.offer_from_lead)
    if code:
        found.refused(code)
    else:
        assert found.only().application == 1


def test_rule_57_nobody_of_the_family_ends_its_lead_or_follows_it_again() -> None:
    made = evolve(offered(), received=HAPPENED)
    kin: dict[str, Any] = {
        "others": {("aid_file", FILE): family(applications=(made,))},
        "persons": {"me": "person/anna"},
    }
    ends = a.OfferFromLead(lead=LEAD, file=FILE, application=1, offered=TODAY)
    there = given(AID_LEAD, opened(), taken(), **kin)
    there.when(ends, rules_lead.offer_from_lead).refused("aid_own_family")
    over = a.AidLeadOffered(file=FILE, application=1, offered=TODAY)
    again = a.ReopenAidLead(lead=LEAD, reason="核实")
    after = given(AID_LEAD, opened(), taken(), over, **kin)
    after.when(again, rules_lead.reopen_aid_lead).refused("aid_own_family")


def test_rule_58_what_was_found_is_erased_once_it_ended() -> None:
    erase = a.EraseAidLead(lead=LEAD, ground=ErasureGround.PURPOSE_DONE, reason="保存期满")
    do = rules_lead.erase_aid_lead
    world(opened(), taken()).when(erase, do).refused("aid_lead_stage")
    closed = a.AidLeadClosed(end=a.LeadEnd.NO_NEED, closed=TODAY, reason=REASON)
    gone = world(opened(), taken(), closed).when(erase, do).only()
    after = world(opened(), taken(), closed, gone)
    assert after.state.finding.erased
    after.when(erase, do).refused("aid_lead_erased")


def test_over_the_app_from_a_visit_to_an_offer() -> None:
    town = Town()
    file, _ = file_of(town)
    key = AidLeadId(town.do(CLERK, lead(town.village)).key)
    (row,) = town.ask(CLERK, a.AidLeads(place=town.village))
    assert row.owner == key
    town.do(CLERK, a.TakeAidLead(lead=key))
    offer = a.OfferAid(
        file=file, programme=Programme.TEMPORARY, offered=HAPPENED, finding="走访发现"
    )
    town.do(CLERK, offer)
    town.do(CLERK, a.OfferFromLead(lead=key, file=file, application=1, offered=HAPPENED))
    assert town.ask(CLERK, a.AidLeads(place=town.village)) == []
    page = town.ask(CLERK, a.AidLeadCard(lead=key))
    assert (page.stage, page.file, page.application) == (LeadStage.OFFERED, file, 1)
