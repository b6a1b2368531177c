"""Applications: the three ways, one open of a programme, and what is missing told once."""

from datetime import timedelta
from typing import Any

import pytest

from ruralgov.domain import aid as a
from ruralgov.domain.aid import AidPaper, AidStage, Programme, Way, rules_apply
from ruralgov.domain.aid.rules_apply import needed
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.kernel.personal import OfficerText
from tests.aid.scenario import BEGAN, LAST, LATER, PAPERS
from tests.aid.test_files import ANNA, CARA, FILE, opened, world
from tests.given import TODAY

A_DAY = timedelta(days=1)


def applying(**more: Any) -> a.ApplyForAid:
    plain: dict[str, Any] = {"programme": Programme.MINIMUM, "received": LATER}
    return a.ApplyForAid(file=FILE, **(plain | more))


def applied(**more: Any) -> a.AidApplied:
    plain: dict[str, Any] = {
        "number": 1,
        "programme": Programme.MINIMUM,
        "way": Way.OWN,
        "people": (),
        "received": LATER,
        "papers": (),
    }
    return a.AidApplied(**(plain | more))


def offering(*people: PersonId) -> a.OfferAid:
    return a.OfferAid(
        file=FILE, programme=Programme.TEMPORARY, people=people, offered=LATER, finding="走访"
    )


def test_rule_6_who_was_found_first_is_offered_and_says_yes() -> None:
    found = applying(way=Way.FOUND)
    world(opened()).when(found, rules_apply.apply_for_aid).refused("aid_way_wrong")
    offered = world(opened()).when(offering(ANNA), rules_apply.offer_aid).only()
    there = world(opened(), offered)
    assert there.state.applications[0].stage is AidStage.OFFERED
    accept = a.AcceptAidApplication(file=FILE, number=1, accepted=LATER)
    there.when(accept, rules_apply.accept_application).refused("aid_stage_wrong")
    early = a.TakeUpOffer(file=FILE, number=1, received=LATER - A_DAY)
    there.when(early, rules_apply.take_up_offer).refused("aid_day_wrong", after=LATER)
    yes = a.TakeUpOffer(file=FILE, number=1, received=LATER, papers=PAPERS)
    taken = there.when(yes, rules_apply.take_up_offer).only()
    assert (taken.number, taken.way, taken.people) == (1, Way.FOUND, (ANNA,))
    world(opened(), offered, taken).when(yes, rules_apply.take_up_offer).refused("aid_stage_wrong")
    no = a.DeclineOffer(file=FILE, number=1, declined=LATER)
    declined = there.when(no, rules_apply.decline_offer).only()
    again = world(opened(), offered, declined).when(offering(), rules_apply.offer_aid).only()
    assert again.number == 2


@pytest.mark.parametrize("ended", ["withdrawn", "none"])
def test_rule_6_one_open_application_of_a_programme(ended: str) -> None:
    over = a.AidApplicationWithdrawn(number=1, ended=LATER, reason=OfficerText("撤回"))
    events = [applied()] if ended == "none" else [applied(), over]
    there = world(opened(), *events)
    outcome = there.when(applying(), rules_apply.apply_for_aid)
    if ended == "none":
        outcome.refused("aid_application_twice", number=1)
        there.when(applying(programme=Programme.RIGID), rules_apply.apply_for_aid).only()
    else:
        assert outcome.only().number == 2


def test_rule_6_it_is_for_people_of_the_family_on_the_day() -> None:
    there = world(opened())
    there.when(applying(people=(CARA,)), rules_apply.apply_for_aid).refused("aid_not_of_family")
    there.when(applying(people=(ANNA,)), rules_apply.apply_for_aid).only()
    late = applying(received=TODAY + A_DAY)
    there.when(late, rules_apply.apply_for_aid).refused("aid_day_wrong")
    early = applying(received=BEGAN - A_DAY)
    there.when(early, rules_apply.apply_for_aid).refused("aid_day_wrong")


def test_rule_7_all_that_is_missing_is_told_once() -> None:
    there = world(opened(), applied(papers=PAPERS[:1], way=Way.BEHALF))
    tell = a.TellMissing(file=FILE, number=1, told=LATER)
    told = there.when(tell, rules_apply.tell_missing).only()
    assert told.papers == (*PAPERS[1:], AidPaper.MANDATE)
    waiting = world(opened(), applied(papers=PAPERS[:1], way=Way.BEHALF), told)
    waiting.when(tell, rules_apply.tell_missing).refused("aid_told_already", day=LATER)
    full = world(opened(), applied(papers=PAPERS))
    full.when(tell, rules_apply.tell_missing).refused("aid_nothing_missing")


def test_rule_7_what_is_complete_is_accepted_and_nothing_else() -> None:
    accept = a.AcceptAidApplication(file=FILE, number=1, accepted=LATER)
    none = world(opened()).when(accept, rules_apply.accept_application)
    none.refused("aid_application_missing", number=1)
    short = world(opened(), applied(papers=PAPERS[:3]))
    short.when(accept, rules_apply.accept_application).refused(
        "aid_papers_missing", papers="核对授权书"
    )
    twice = a.ReceivePapers(file=FILE, number=1, papers=PAPERS[:1])
    short.when(twice, rules_apply.receive_papers).refused("aid_paper_twice")
    rest = a.ReceivePapers(file=FILE, number=1, papers=PAPERS[3:])
    came = short.when(rest, rules_apply.receive_papers).only()
    full = world(opened(), applied(papers=PAPERS[:3]), came)
    accepted = full.when(accept, rules_apply.accept_application).only()
    done = world(opened(), applied(papers=PAPERS[:3]), came, accepted)
    assert done.state.applications[0].accepted == LATER
    done.when(accept, rules_apply.accept_application).refused("aid_stage_wrong")
    early = a.AcceptAidApplication(file=FILE, number=1, accepted=LATER - A_DAY)
    full.when(early, rules_apply.accept_application).refused("aid_day_wrong")
    back = a.WithdrawAidApplication(file=FILE, number=1, ended=LAST, reason="自愿撤回")
    done.when(back, rules_apply.withdraw_application).only()


def test_rule_7_nothing_of_means_is_asked_for_the_care_allowance() -> None:
    papers = needed(Programme.DISABLED_CARE, Way.OWN)
    assert papers == (AidPaper.IDENTITY, AidPaper.DISABILITY)
    assert set(PAPERS) < set(needed(Programme.DISABLED_LIVING, Way.OWN))
