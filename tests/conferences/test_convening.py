"""Joint conferences: rules 3, 6 and 7 at their boundaries, without a store."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import conferences as c
from ruralgov.domain.conferences import rules_conference, rules_minutes
from ruralgov.domain.kernel.ids import AccountId, OrganisationId
from tests.conferences.office import BEGUN, MAY, convening, drafting, item
from tests.conferences.plain import (
    CONFERENCE,
    GROUP,
    HOLDERS,
    UNITS,
    WORLD,
    a_post,
    convened,
    group,
    held,
    minuted,
    organisation,
    post,
    steering,
)
from tests.conferences.test_conference import ALL, coming, convene, holding
from tests.conferences.test_findings import OTHER
from tests.conferences.test_problem import known as problem
from tests.given import TODAY, Outcome, given

A_DAY = timedelta(days=1)
HERE: dict[Any, Any] = WORLD | {("steering_group", GROUP): steering()}
PLAN = item(UNITS["bureau"])
PART = c.ConferenceKind.PART


def with_group(state: Any) -> dict[Any, Any]:
    return {("steering_group", GROUP): state}


def changing(
    *items: c.ItemPlan, start: Any = None, world: dict[Any, Any] | None = None, **more: Any
) -> Outcome:
    command = c.ChangeConference(conference=CONFERENCE, items=items or None, **more)
    known = given(c.CONFERENCE, start or convened(), others=HERE | (world or {}))
    return known.when(command, rules_conference.change_conference)


def test_rule_3_there_is_a_group_to_convene() -> None:
    never = group(c.GroupTermsCorrected(entry=BEGUN, since=None, reason="误登"))
    for state in (None, never):
        convene(PLAN, world=with_group(state)).refused("steering_group_missing")
        changing(world=with_group(state)).refused("steering_group_missing")


@pytest.mark.parametrize("role", c.SeatRole)
def test_rule_6_who_heads_the_group_on_the_day_convenes(role: c.SeatRole) -> None:
    left = c.PostUnseated(post=post("head"), since=MAY, reason="调整")
    one = c.GroupSeat(post=post("head"), role=role, basis="文", since=MAY + A_DAY)
    world = with_group(group(left, c.PostSeated(seat=one)))
    convene(PLAN, world=world, day=MAY - A_DAY).only()
    convene(PLAN, world=world).refused("conference_convener_wrong", day=MAY)
    heads = role in (c.SeatRole.LEADER, c.SeatRole.DEPUTY)
    code = "" if heads else "conference_convener_wrong"
    assert convene(PLAN, world=world, day=MAY + A_DAY).code == code
    assert changing(world=world, day=MAY - A_DAY).code == ""
    changing(world=world, day=MAY).refused("conference_convener_wrong")
    assert changing(world=world, day=MAY + A_DAY).code == code


def test_rule_6_who_is_called_has_a_seat_on_the_day_to_which_it_is_moved() -> None:
    left = group(c.PostUnseated(post=post("watch"), since=MAY + A_DAY, reason="调整"))
    start = convened(kind=PART, called=(post("head"), post("watch")))
    changing(start=start, world=with_group(left)).only()
    moved = changing(start=start, world=with_group(left), day=MAY + A_DAY)
    moved.refused("conference_called_wrong")
    everybody = convened(kind=PART, called=tuple(map(post, ALL)))
    changing(start=everybody).only()
    convene(PLAN, kind=PART, called=tuple(map(post, ALL))).only()


def test_rule_6_each_item_has_a_title_and_its_papers_are_named() -> None:
    for plan in (item(UNITS["bureau"], title=" "), item(UNITS["bureau"], papers=("报告", " "))):
        convene(plan).refused("text_not_clean")
        changing(plan).refused("text_not_clean")
    (found,) = convene(item(UNITS["bureau"], title=" 一 ", papers=(" 报告 ",))).only().items
    assert (found.title, found.papers) == ("一", ("报告",))
    blank = evolve(convening(GROUP, post("head"), PLAN), venue=" ")
    known = given(c.CONFERENCE, others=HERE)
    known.when(blank, rules_conference.convene_conference).refused("text_not_clean")
    changing(venue=" ").refused("text_not_clean")


def test_rule_1_units_of_an_item_are_there_on_the_day_or_today_if_it_is_ahead() -> None:
    other = item(UNITS["bureau"], departments=(UNITS["watch"], OrganisationId("nowhere")))
    convene(other).refused("steering_host_missing", unit="nowhere")
    changing(other).refused("steering_host_missing", unit="nowhere")
    gone = {("organisation", "bureau"): organisation(until=MAY)}
    convene(PLAN, world=gone).refused("steering_host_missing", day=MAY)
    convene(PLAN, world=gone, day=MAY - A_DAY).only()
    ahead = TODAY + 9 * A_DAY
    to_end = {("organisation", "bureau"): organisation(until=TODAY + A_DAY)}
    convene(PLAN, world=to_end, day=ahead).only()
    ended = {("organisation", "bureau"): organisation(until=TODAY)}
    convene(PLAN, world=ended, day=ahead).refused("steering_host_missing", day=TODAY)


@pytest.mark.parametrize("stage", c.ProblemStage)
def test_rule_12_only_what_is_open_and_of_the_group_is_on_an_agenda(stage: c.ProblemStage) -> None:
    state = evolve(problem().state, stage=stage)
    over = stage in (
        c.ProblemStage.CLOSED,
        c.ProblemStage.NOT_CURABLE,
        c.ProblemStage.MERGED,
        c.ProblemStage.WITHDRAWN,
    )
    for one, code in ((state, over), (evolve(state, group=OTHER), True), (None, True)):
        world = {("salient_problem", "s"): one}
        plan = item(UNITS["bureau"], "s")
        assert convene(plan, world=world).code == ("conference_item_problem" if code else "")
        assert changing(plan, world=world).code == ("conference_item_problem" if code else "")


def test_rule_6_a_conference_is_recorded_on_its_day_and_again_until_its_minutes() -> None:
    command = c.HoldConference(conference=CONFERENCE, chair=post("head"), came=coming(*ALL))
    rule = rules_conference.hold_conference
    today = given(c.CONFERENCE, convened(day=TODAY), others=HERE, rows=HOLDERS)
    today.when(command, rule).only()
    again = given(c.CONFERENCE, convened(), held(), others=HERE, rows=HOLDERS)
    again.when(command, rule).only()
    minutes = given(c.CONFERENCE, *minuted(), others=HERE, rows=HOLDERS)
    minutes.when(command, rule).refused("conference_stage_wrong")
    ended = group(c.SteeringGroupEnded(since=MAY, cause="任务完成"))
    holding(*coming(*ALL), world=with_group(ended)).refused("steering_group_ended")


def test_rule_6_a_seat_of_a_post_that_nobody_knows_is_no_seat() -> None:
    there = holding(*coming("head", "deputy", "bureau"), world={("post", "watch"): None})
    assert [one.post for one in there.only().gathering.roster] == ["head", "deputy", "bureau"]
    began = {("post", "watch"): evolve(a_post("watch"), spans=())}
    there = holding(*coming("head", "deputy", "bureau"), world=began)
    assert there.only().gathering.entitled == 3


def test_rule_6_it_is_called_off_with_a_reason() -> None:
    known = given(c.CONFERENCE, convened())
    off = c.CallOffConference(conference=CONFERENCE, reason="防汛")
    assert known.when(off, rules_conference.call_off_conference).only().reason == "防汛"
    blank = evolve(off, reason=" ")
    known.when(blank, rules_conference.call_off_conference).refused("text_not_clean")


def drafts(*events: Any, to: tuple[str, ...] = ("bureau",), **more: Any) -> Outcome:
    command = evolve(drafting(CONFERENCE, 1, *map(OrganisationId, to)), **more)
    gone = {("organisation", "stranger"): organisation(until=TODAY)}
    known = given(c.CONFERENCE, *events, others=HERE | gone)
    return known.when(command, rules_minutes.draft_conference_minutes)


def test_rule_7_minutes_go_to_units_that_are_there_today() -> None:
    done = minuted()[:3]
    assert drafts(*done, to=("bureau", "watch")).only().recipients == ("bureau", "watch")
    drafts(*done, to=("bureau", "stranger")).refused("steering_host_missing", day=TODAY)
    drafts(*done, reference=" ").refused("text_not_clean")
    drafts(*done, reservations=(" ",)).refused("text_not_clean")
    drafts(*done, reservations=()).only()


def test_rule_7_one_open_item_keeps_minutes_from_being_drafted_and_issued() -> None:
    two = convened(PLAN, item(UNITS["watch"]))
    done = [
        c.ItemDisposed(
            item=number, outcome=c.ItemOutcome.NOTED, words="听取", by=AccountId("recorder")
        )
        for number in (1, 2)
    ]
    drafts(two, held(), done[0]).refused("conference_items_open", count=1)
    drafts(two, held(), *done).only()
    drafted = minuted()[3]
    known = given(c.CONFERENCE, two, held(), done[0], drafted, others=HERE, account="signer")
    sign = c.SignConferenceMinutes(conference=CONFERENCE)
    known.when(sign, rules_minutes.sign_conference_minutes).refused("conference_items_open")


def test_rule_7_only_the_addendum_that_waits_is_signed() -> None:
    words = [f"第{number}处" for number in (1, 2)]
    first, second = (
        c.AddendumDrafted(number=number, words=word, day=MAY, by=AccountId("drafter"))
        for number, word in enumerate(words, 1)
    )
    signed = c.AddendumSigned(number=1, day=MAY, by=AccountId("signer"))

    def sign(number: int, *events: Any) -> Outcome:
        command = c.SignAddendum(conference=CONFERENCE, number=number)
        known = given(c.CONFERENCE, *minuted(), *events, account="signer")
        return known.when(command, rules_minutes.sign_addendum)

    sign(1, first).only()
    for number in (0, 2):
        sign(number, first).refused("conference_addendum_missing")
    sign(1, first, signed, second).refused("conference_addendum_missing")
    state = given(c.CONFERENCE, *minuted(), first, signed, second).state
    found = [(one.number, one.signed_by) for one in state.minutes.addenda]
    assert found == [(1, "signer"), (2, None)]
    both = sign(2, first, signed, second).only()
    state = given(c.CONFERENCE, both, state=state).state
    assert [one.signed_by for one in state.minutes.addenda] == ["signer", "signer"]
    assert [one.words for one in state.minutes.addenda] == words


def test_rule_3_a_group_convenes_from_the_day_it_began() -> None:
    command = convening(GROUP, post("head"), PLAN, day=date(2023, 12, 31))
    known = given(c.CONFERENCE, others=HERE)
    known.when(command, rules_conference.convene_conference).refused("steering_group_ended")
    known.when(evolve(command, day=BEGUN), rules_conference.convene_conference).only()
