"""Joint conferences: rules 6 and 7, invariant 8, without a store."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import conferences as c
from ruralgov.domain import registry as r
from ruralgov.domain.conferences import rules_conference, rules_minutes
from ruralgov.domain.conferences.rows_conference import conference_rows
from ruralgov.domain.kernel.ids import AccountId, OrganisationId, SalientProblemId
from tests.conferences.office import MAY, convening, drafting, item
from tests.conferences.plain import (
    CONFERENCE,
    GROUP,
    HOLDERS,
    UNITS,
    WORLD,
    a_post,
    conference,
    convened,
    group,
    held,
    holder,
    minuted,
    organisation,
    person,
    post,
    steering,
)
from tests.conferences.test_problem import known as problem
from tests.conferences.test_resolution import row
from tests.given import given
from tests.grids.plans import someone

A_DAY = timedelta(days=1)
HERE = WORLD | {("steering_group", GROUP): steering()}
ALL = ("head", "deputy", "bureau", "watch")


def coming(*names: str) -> tuple[c.Coming, ...]:
    return tuple(c.Coming(post=post(name)) for name in names)


def holding(
    *came: c.Coming, world: dict[Any, Any] | None = None, rows: Any = HOLDERS, **more: Any
) -> Any:
    """Return what comes of recording who came."""
    values: dict[str, Any] = {"chair": post("head")}
    called = more.pop("called", ())
    command = c.HoldConference(conference=CONFERENCE, came=came, **values | more)
    start = convened(called=tuple(post(name) for name in called))
    known = given(c.CONFERENCE, start, others=HERE | (world or {}), rows=rows)
    return known.when(command, rules_conference.hold_conference)


def convene(*items: c.ItemPlan, world: dict[Any, Any] | None = None, **more: Any) -> Any:
    values = {"convener": post("head")} | more
    command = convening(GROUP, values.pop("convener"), *items, **values)
    known = given(c.CONFERENCE, others=HERE | (world or {}))
    return known.when(command, rules_conference.convene_conference)


def test_rule_6_a_head_of_the_group_convenes_and_there_is_something_to_discuss() -> None:
    plan = item(UNITS["bureau"])
    convene(plan).only()
    convene(plan, convener=post("deputy")).only()
    convene(plan, convener=post("bureau")).refused("conference_convener_wrong")
    convene().refused("conference_items_missing")
    convene(item(UNITS["bureau"], "nothing")).refused("conference_item_problem")


def test_rule_6_a_conference_of_some_names_them() -> None:
    plan, part = item(UNITS["bureau"]), c.ConferenceKind.PART
    convene(plan, kind=part).refused("conference_called_wrong")
    convene(plan, called=(post("head"),)).refused("conference_called_wrong")
    convene(plan, kind=part, called=(post("spare"),)).refused("conference_called_wrong")
    twice = (post("head"), post("head"))
    convene(plan, kind=part, called=twice).refused("conference_called_wrong")
    convene(plan, kind=part, called=(post("head"), post("watch"))).only()


def test_rule_6_invariant_8_the_roster_is_of_the_posts_as_of_the_day() -> None:
    before = holder("watch", until=MAY)
    after = holder("watch", "other", since=MAY)
    later = holder("deputy", "third", since=MAY + A_DAY)
    rows = (*(one for one in HOLDERS if one.owner not in ("watch",)), before, after, later)
    there = holding(*coming(*ALL), rows=rows).only().gathering
    found = {seat.post: seat.holders for seat in there.roster}
    assert found == {
        "head": (person("head"),),
        "deputy": (person("deputy"),),
        "bureau": (person("bureau"),),
        "watch": (person("other"),),
    }
    assert [one.person for one in there.came][-1] == person("other")


def test_rule_6_invariant_8_seats_that_began_later_or_ended_are_not_on_it() -> None:
    seat = c.GroupSeat(post=post("spare"), role=c.SeatRole.MEMBER, basis="文", since=MAY + A_DAY)
    left = c.PostUnseated(post=post("watch"), since=MAY, reason="调整")
    state = group(c.PostSeated(seat=seat), left)
    world = {("steering_group", GROUP): state}
    there = holding(*coming("head", "deputy", "bureau"), world=world).only().gathering
    assert [seat.post for seat in there.roster] == ["head", "deputy", "bureau"]
    holding(*coming("head", "deputy", "watch"), world=world).refused("conference_seat_strange")


def test_rule_6_invariant_8_a_post_that_is_gone_has_no_seat_and_a_vacant_one_counts() -> None:
    world = {("post", "watch"): a_post("watch", until=MAY)}
    there = holding(*coming("head", "deputy", "bureau"), world=world).only().gathering
    assert (there.entitled, there.needed) == (3, 2)
    vacant = tuple(one for one in HOLDERS if one.owner != "watch")
    there = holding(*coming("head", "deputy", "bureau"), rows=vacant).only().gathering
    assert (there.entitled, there.needed) == (4, 3)
    nobody = (*coming("head", "deputy"), c.Coming(post=post("watch")))
    holding(*nobody, rows=vacant).refused("conference_person_unclear", count=0)


@pytest.mark.parametrize("names", [("head",), ("head", "deputy"), ("head", "deputy", "bureau")])
def test_rule_6_as_many_come_as_the_group_adopted_or_it_is_said_how_many_lack(
    names: tuple[str, ...],
) -> None:
    outcome = holding(*coming(*names))
    if len(names) < 3:
        outcome.refused("conference_quorum", needed=3, lacking=3 - len(names))
    else:
        assert outcome.only().gathering.present == 3
    no_rule = group(
        c.ConferenceRuleCorrected(entry=date(2024, 1, 1), since=None, reason="没有通过")
    )
    world = {("steering_group", GROUP): no_rule}
    holding(*coming(*names), world=world).refused("conference_rule_missing")


def test_rule_6_a_substitute_has_a_mandate_and_nobody_counts_twice() -> None:
    three = coming("head", "deputy", "bureau")

    def for_watch(name: str, mandate: str = "委托书") -> Any:
        one = c.Coming(post=post("watch"), person=person(name), mandate=mandate)
        return holding(*three, one)

    for_watch("other", "").refused("conference_mandate_wrong")
    for_watch("watch").refused("conference_mandate_wrong")
    for_watch("head").refused("conference_person_twice")
    for_watch("nobody").refused("conference_person_gone")
    came = for_watch("other").only().gathering.came[-1]
    assert (came.person, came.substitute) == (person("other"), True)
    two = [
        c.Coming(post=post(name), person=person("other"), mandate="委托书")
        for name in ("bureau", "watch")
    ]
    holding(*coming("head", "deputy"), *two).refused("conference_person_twice")
    holding(*three, *coming("head")).refused("conference_seat_strange")


def test_rule_6_who_holds_two_seats_is_one_and_who_was_entered_twice_too() -> None:
    rows = (*(one for one in HOLDERS if one.owner != "watch"), holder("watch", "bureau"))
    holding(*coming("head", "bureau", "watch"), rows=rows).only()
    there = holding(*coming(*ALL), rows=rows).only().gathering
    assert (there.entitled, there.needed, there.present) == (3, 2, 3)
    world = {("person", person("watch")): evolve(someone(), merged=person("bureau"))}
    there = holding(*coming(*ALL), world=world).only().gathering
    assert (there.entitled, there.present) == (3, 3)


def test_rule_6_of_several_holders_one_is_named() -> None:
    rows = (*HOLDERS, holder("watch", "other"))
    holding(*coming(*ALL), rows=rows).refused("conference_person_unclear", count=2)
    one = c.Coming(post=post("watch"), person=person("other"))
    there = holding(*coming("head", "deputy", "bureau"), one, rows=rows).only().gathering
    assert (there.entitled, there.present) == (5, 4)


def test_rule_6_a_leader_is_in_the_chair_or_who_has_the_mandate() -> None:
    came = coming("deputy", "bureau", "watch")
    holding(*came, chair=post("head")).refused("conference_chair_wrong")
    holding(*came, chair=post("bureau")).refused("conference_chair_wrong")
    holding(*came, chair=post("deputy"), chair_mandate="委托").refused("conference_chair_wrong")
    holding(*came, chair=post("bureau"), chair_mandate="委托书").only()
    holding(*came, chair=post("deputy")).only()


def test_rule_6_of_a_conference_of_some_only_they_are_counted() -> None:
    there = holding(*coming("head", "watch"), called=("head", "watch")).only().gathering
    assert (there.entitled, there.needed) == (2, 2)
    holding(*coming(*ALL), called=("head", "watch")).refused("conference_seat_strange")


def test_rule_6_it_is_recorded_afterwards() -> None:
    start = convened(day=date(2026, 1, 6))
    command = c.HoldConference(conference=CONFERENCE, chair=post("head"), came=coming(*ALL))
    known = given(c.CONFERENCE, start, others=HERE, rows=HOLDERS)
    known.when(command, rules_conference.hold_conference).refused("conference_ahead")
    off = given(c.CONFERENCE, start, c.ConferenceCalledOff(reason="防汛"), others=HERE)
    off.when(command, rules_conference.hold_conference).refused("conference_stage_wrong")


def signing(*events: Any, account: str = "signer", persons: dict[str, str] | None = None) -> Any:
    known = given(c.CONFERENCE, *events, others=HERE, account=account, persons=persons)
    command = c.SignConferenceMinutes(conference=CONFERENCE)
    return known.when(command, rules_minutes.sign_conference_minutes)


def test_rule_7_minutes_are_countersigned_by_who_neither_drafted_nor_recorded() -> None:
    events = minuted()[:-1]
    signing(*events).only()
    signing(*events, account="drafter").refused("conference_minutes_same")
    signing(*events, account="recorder").refused("conference_minutes_same")
    twin = {"second": "person/d", "drafter": "person/d"}
    signing(*events, account="second", persons=twin).refused("conference_minutes_same")
    signing(*events[:-1]).refused("conference_minutes_missing")
    again = c.ConferenceMinutesDrafted(
        reference="纪要1号",
        reservations=(),
        recipients=(UNITS["bureau"],),
        secrecy=c.Secrecy.PUBLIC,
        day=MAY,
        by=AccountId("other"),
    )
    signing(*events, again, account="drafter").refused("conference_minutes_same")
    changed = c.ItemDisposed(
        item=1, outcome=c.ItemOutcome.NOTED, words="听取", by=AccountId("signer")
    )
    signing(*events, changed).refused("conference_minutes_same")


def test_rule_7_one_reference_names_the_minutes_of_one_conference() -> None:
    events = minuted()
    (own,) = conference_rows(conference(*events))
    for stage, code in (
        (c.ConferenceStage.MINUTED, "conference_minutes_taken"),
        (c.ConferenceStage.HELD, ""),
    ):
        other = evolve(own, owner="another", stage=stage)
        known = given(c.CONFERENCE, *events[:-1], others=HERE, account="signer", rows=(other,))
        found = known.when(
            c.SignConferenceMinutes(conference=CONFERENCE), rules_minutes.sign_conference_minutes
        )
        assert found.code == code


def test_rule_6_a_guest_sits_in_as_something() -> None:
    guest = c.Guest(unit=UNITS["office"], title="  ")
    assert holding(*coming(*ALL), guests=(guest,)).code == "text_not_clean"
    holding(*coming(*ALL), guests=(evolve(guest, title="列席"),)).only()


def test_rule_7_each_item_has_an_outcome_before_minutes_are_drafted() -> None:
    def draft(*events: Any, **more: Any) -> Any:
        known = given(c.CONFERENCE, *events, others=HERE)
        command = drafting(CONFERENCE, 1, *more.get("to", (UNITS["bureau"],)))
        return known.when(command, rules_minutes.draft_conference_minutes)

    draft(convened(), held()).refused("conference_items_open", count=1)
    draft(convened()).refused("conference_stage_wrong")
    done = minuted()[:3]
    draft(*done).only()
    draft(*done, to=()).refused("conference_minutes_nobody")
    draft(*done, to=(UNITS["bureau"], UNITS["bureau"])).refused("conference_minutes_nobody")
    draft(*minuted()).refused("conference_stage_wrong")


def test_rule_7_what_was_issued_is_corrected_by_numbered_addenda_and_two_people() -> None:
    draft = c.DraftAddendum(conference=CONFERENCE, words="第一项：时限为三月底")

    def asked(command: Any, rule: Any, *more: Any, account: str = "me") -> Any:
        return given(c.CONFERENCE, *minuted(), *more, account=account).when(command, rule)

    first = asked(draft, rules_minutes.draft_addendum).only()
    assert (first.number, first.by) == (1, "me")
    asked(draft, rules_minutes.draft_addendum, first).refused("conference_addendum_waits")
    sign = c.SignAddendum(conference=CONFERENCE, number=1)
    asked(sign, rules_minutes.sign_addendum, first).refused("conference_minutes_same")
    asked(sign, rules_minutes.sign_addendum).refused("conference_addendum_missing")
    signed = asked(sign, rules_minutes.sign_addendum, first, account="other").only()
    asked(sign, rules_minutes.sign_addendum, first, signed, account="x").refused(
        "conference_addendum_missing"
    )
    second = asked(draft, rules_minutes.draft_addendum, first, signed).only()
    assert second.number == 2
    dispose = c.DisposeItem(
        conference=CONFERENCE, item=1, outcome=c.ItemOutcome.NOTED, words="听取"
    )
    asked(dispose, rules_conference.dispose_item).refused("conference_stage_wrong")


def test_rule_14_a_conference_on_which_a_resolution_rests_stays() -> None:
    withdraw = c.WithdrawConference(conference=CONFERENCE, reason="误登")

    def asked(*rows: Any) -> Any:
        known = given(c.CONFERENCE, *minuted(), rows=rows)
        return known.when(withdraw, rules_conference.withdraw_conference)

    asked().only()
    asked(row(stage=c.ResolutionStage.WITHDRAWN)).only()
    asked(row(stage=c.ResolutionStage.ASSIGNED)).refused("conference_cited", count=1)


def test_rule_12_an_item_is_about_an_open_problem_of_the_group() -> None:
    world = {("salient_problem", "s"): problem().state}
    convene(item(UNITS["bureau"], "s"), world=world).only()
    over = problem(c.ProblemClosed(day=MAY)).state
    key = SalientProblemId("s")
    world = {("salient_problem", key): over}
    convene(item(UNITS["bureau"], "s"), world=world).refused("conference_item_problem")


def test_rule_6_a_conference_that_is_moved_keeps_its_agenda_and_venue() -> None:
    known = given(c.CONFERENCE, convened(), others=HERE)
    moved = c.ChangeConference(conference=CONFERENCE, day=MAY + A_DAY)
    event = known.when(moved, rules_conference.change_conference).only()
    assert event.items == tuple(one.plan for one in known.state.items)
    assert event.items
    other = c.ChangeConference(conference=CONFERENCE, items=(item(UNITS["watch"]),), venue="二楼")
    event = known.when(other, rules_conference.change_conference).only()
    assert ([one.proposer for one in event.items], event.venue) == ([UNITS["watch"]], "二楼")


LEFT: dict[str, Any] = {"departure": r.Departure.LEFT}


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (someone(), ""),
        (evolve(someone(), died=MAY), "conference_person_gone"),
        (evolve(someone(), died=MAY + A_DAY), ""),
        (evolve(someone(), memberships=(), died=MAY), "conference_person_gone"),
        (evolve(someone(), memberships=()), ""),
        (someone(**LEFT, until=MAY), "conference_person_gone"),
        (someone(**LEFT, until=MAY + A_DAY), ""),
        (evolve(someone(), erased=True), "conference_person_gone"),
        (None, "conference_person_gone"),
    ],
)
def test_rule_6_invariant_8_who_had_died_or_left_by_the_day_does_not_stand_in(
    who: Any, code: str
) -> None:
    world = {("person", person("other")): who}
    one = c.Coming(post=post("watch"), person=person("other"), mandate="委托书")
    outcome = holding(*coming("head", "deputy", "bureau"), one, world=world)
    assert outcome.code == code


def test_rule_6_a_mandate_is_clean_and_a_guest_is_of_a_unit_that_is_there() -> None:
    marked = c.Coming(post=post("watch"), person=person("other"), mandate="委托\x00书")
    holding(*coming("head", "deputy", "bureau"), marked).refused("text_not_clean")
    guest = c.Guest(unit=OrganisationId("nowhere"), title="列席")
    holding(*coming(*ALL), guests=(guest,)).refused("steering_host_missing")
    gone = {("organisation", "stranger"): organisation(until=MAY)}
    late = c.Guest(unit=UNITS["stranger"], title="列席")
    holding(*coming(*ALL), guests=(late,), world=gone).refused("steering_host_missing")
    holding(*coming(*ALL), guests=(late,)).only()


def test_rule_6_who_has_no_seat_is_not_in_the_chair() -> None:
    for mandate in ("", "委托书"):
        outcome = holding(*coming(*ALL), chair=post("spare"), chair_mandate=mandate)
        outcome.refused("conference_chair_wrong")


def test_rule_7_an_item_is_named_by_its_number_from_one() -> None:
    plans = tuple(item(UNITS["bureau"], title=title) for title in ("一", "二", "三"))
    known = given(c.CONFERENCE, convened(*plans), held(), others=HERE)

    def dispose(number: int) -> Any:
        command = c.DisposeItem(
            conference=CONFERENCE, item=number, outcome=c.ItemOutcome.NOTED, words="听取"
        )
        return known.when(command, rules_conference.dispose_item)

    for number in (-1, 0, 4):
        assert known.state.item(number) is None
        dispose(number).refused("conference_item_missing", item=number)
    for number, title in ((1, "一"), (2, "二"), (3, "三")):
        assert known.state.item(number).plan.title == title
        state = c.CONFERENCE.apply(known.state, dispose(number).only())
        done = [one.plan.title for one in state.items if one.outcome is not None]
        assert done == [title]
