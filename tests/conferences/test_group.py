"""the leading group and its liaisons: rules 1 to 5, without a store."""

from datetime import date, timedelta
from typing import Any

from attrs import evolve

from ruralgov.domain import conferences as c
from ruralgov.domain.conferences import rules, rules_conference, rules_liaison
from ruralgov.domain.conferences.evolve import evolve_group
from ruralgov.domain.conferences.rows import liaison_rows
from ruralgov.domain.conferences.rows_conference import ConferenceRow
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import AccountId, LiaisonId, OrganisationId, PostId
from tests.conferences.office import BEGUN, MAY, adopting, convening, establishing, item
from tests.conferences.plain import (
    CONFERENCE,
    GROUP,
    UNITS,
    WORLD,
    convened,
    group,
    post,
    steering,
)
from tests.given import TODAY, given

A_DAY = timedelta(days=1)
LIAISON = LiaisonId("l")
JUNE = date(2024, 6, 1)
LAST = date(2026, 12, 31)
AFTER = date(2027, 1, 1)


def test_rule_2_a_group_names_its_end_and_a_host_that_is_there() -> None:
    def found(**more: Any) -> Any:
        command = establishing(OrganisationId("office"), **more)
        return given(c.STEERING_GROUP, others=WORLD).when(command, rules.establish_steering_group)

    found(last_day=None).refused("steering_group_endless")
    found(last_day=date(2023, 12, 31)).refused("steering_group_last_day")
    found(last_day=BEGUN).only()
    assert found(last_day=None, end_condition=" 试点验收 ").only().end_condition == "试点验收"
    gone = establishing(OrganisationId("nowhere"))
    given(c.STEERING_GROUP, others=WORLD).when(gone, rules.establish_steering_group).refused(
        "steering_host_missing"
    )


def test_rule_2_what_a_change_does_not_name_stays() -> None:
    command = c.ChangeSteeringGroup(group=GROUP, since=JUNE, name="新名", basis="批复")
    known = given(c.STEERING_GROUP, state=steering(), others=WORLD)
    event = known.when(command, rules.change_steering_group).only()
    assert (event.name, event.mandate, event.last_day) == ("新名", "统筹乡村治理试点", LAST)
    early = c.ChangeSteeringGroup(group=GROUP, since=BEGUN, name="新名", basis="批复")
    known.when(early, rules.change_steering_group).refused("steering_group_not_then")


def test_rule_3_invariant_7_past_its_end_a_group_convenes_nothing() -> None:
    def convene(day: date, state: c.SteeringGroup) -> Any:
        command = convening(GROUP, post("head"), item(UNITS["office"]), day=day)
        world = WORLD | {("steering_group", GROUP): state}
        known = given(c.CONFERENCE, others=world, today=TODAY)
        return known.when(command, rules_conference.convene_conference)

    convene(LAST, steering()).only()
    convene(AFTER, steering()).refused("steering_group_ended", day=AFTER)
    convene(date(2023, 12, 31), steering()).refused("steering_group_ended")
    ended = group(c.SteeringGroupEnded(since=JUNE, cause="任务完成"))
    convene(date(2024, 5, 31), ended).only()
    convene(JUNE, ended).refused("steering_group_ended")
    longer = c.ChangeSteeringGroup(group=GROUP, since=JUNE, last_day=AFTER, basis="延期批复")
    known = given(c.STEERING_GROUP, state=steering(), others=WORLD)
    event = known.when(longer, rules.change_steering_group).only()
    convene(AFTER, group(event)).only()


def test_rule_3_invariant_7_nor_is_one_moved_or_held_past_the_end() -> None:
    state = group(c.SteeringGroupEnded(since=JUNE, cause="任务完成"))
    world = WORLD | {("steering_group", GROUP): state}
    known = given(c.CONFERENCE, convened(), others=world)
    move = c.ChangeConference(conference=CONFERENCE, day=JUNE)
    known.when(move, rules_conference.change_conference).refused("steering_group_ended")
    hold = c.HoldConference(conference=CONFERENCE, chair=post("head"), came=())
    late = given(c.CONFERENCE, convened(day=JUNE), others=world)
    late.when(hold, rules_conference.hold_conference).refused("steering_group_ended")


def test_rule_3_invariant_7_a_group_does_not_end_before_what_it_held() -> None:
    def asked(command: Any, rule: Any, day: date = JUNE) -> Any:
        rows = (conference_row(day),)
        return given(c.STEERING_GROUP, state=steering(), others=WORLD, rows=rows).when(
            command, rule
        )

    end = c.EndSteeringGroup(group=GROUP, since=JUNE, cause="任务完成")
    asked(end, rules.end_steering_group).refused("steering_group_meets")
    asked(end, rules.end_steering_group, date(2024, 5, 31)).only()
    shorter = c.ChangeSteeringGroup(
        group=GROUP, since=date(2024, 5, 1), last_day=date(2024, 5, 31), basis="批复"
    )
    asked(shorter, rules.change_steering_group).refused("steering_group_meets")
    later = c.CorrectGroupTerms(group=GROUP, entry=BEGUN, since=date(2024, 6, 2), reason="录错")
    asked(later, rules.correct_group_terms).refused("steering_group_meets")
    never = c.CorrectGroupTerms(group=GROUP, entry=BEGUN, since=None, reason="误登")
    asked(never, rules.correct_group_terms).refused("steering_group_cited")


def test_rule_4_a_post_has_one_seat_and_one_leads() -> None:
    def seat(name: str, role: c.SeatRole, since: date = BEGUN) -> Any:
        command = c.SeatPost(group=GROUP, post=post(name), role=role, since=since, basis="文")
        return given(c.STEERING_GROUP, state=steering(), others=WORLD).when(
            command, rules.seat_post
        )

    seat("watch", c.SeatRole.LEADER).refused("steering_leader_taken")
    seat("head", c.SeatRole.MEMBER).refused("steering_seat_held")
    seat("watch", c.SeatRole.MEMBER).refused("steering_seat_held")
    seat("spare", c.SeatRole.MEMBER).only()
    seat("nowhere", c.SeatRole.MEMBER).refused("steering_seat_post")
    seat("spare", c.SeatRole.MEMBER, date(2020, 1, 1)).refused("steering_seat_post")


def test_rule_4_a_seat_ends_after_it_began_and_is_corrected_within_its_neighbours() -> None:
    def asked(command: Any, rule: Any) -> Any:
        return given(c.STEERING_GROUP, state=steering(), others=WORLD).when(command, rule)

    def unseat(day: date) -> Any:
        command = c.UnseatPost(group=GROUP, post=post("head"), since=day, reason="调整")
        return asked(command, rules.unseat_post)

    unseat(BEGUN).refused("steering_seat_missing")
    event = unseat(JUNE).only()
    ended = evolve_group(steering(), event)
    assert [one.post for one in ended.seats_on(JUNE)] == ["deputy", "bureau", "watch"]
    fix = c.CorrectGroupSeat(
        group=GROUP, post=post("head"), entry=JUNE, since=date(2023, 1, 1), reason="录错"
    )
    asked(fix, rules.correct_group_seat).refused("entry_missing")
    given(c.STEERING_GROUP, state=ended, others=WORLD).when(fix, rules.correct_group_seat).refused(
        "entry_order"
    )


def test_rule_6_a_rule_is_for_a_year_at_most_and_follows_the_last() -> None:
    known = given(c.STEERING_GROUP, state=steering(), others=WORLD)
    for months, code in ((0, "conference_rule_wrong"), (13, "conference_rule_wrong")):
        command = adopting(GROUP, every_months=months, since=JUNE)
        known.when(command, rules.adopt_conference_rule).refused(code)
    known.when(adopting(GROUP), rules.adopt_conference_rule).refused("dates_reversed")
    known.when(adopting(GROUP, every_months=12, since=JUNE), rules.adopt_conference_rule).only()


def naming(**more: Any) -> c.NameLiaison:
    values: dict[str, Any] = {
        "unit": UNITS["bureau"],
        "post": post("bureau"),
        "contact": "0631-7560001",
        "since": BEGUN,
    }
    return c.NameLiaison(group=GROUP, **values | more)


def named(rows: tuple[Any, ...] = (), **more: Any) -> Any:
    world = WORLD | {("steering_group", GROUP): steering()}
    return given(c.LIAISON, others=world, rows=rows).when(
        naming(**more), rules_liaison.name_liaison
    )


def test_rule_5_a_liaison_is_a_post_of_the_unit_with_another_as_substitute() -> None:
    named().only()
    named(substitute=post("spare")).only()
    named(substitute=post("bureau")).refused("liaison_substitute_same")
    named(substitute=post("head")).refused("liaison_post_strange")
    named(post=post("head")).refused("liaison_post_strange")
    row = next(liaison_rows(c.LIAISON.apply(None, named().only())))
    named(rows=(evolve(row, owner="l", until=FOREVER),)).refused("liaison_taken")


def test_rule_5_a_contact_is_an_office_and_never_a_mobile_telephone() -> None:
    for good in ("0631-7560001", "7560001", "+86-631-7560001", "0631-7560001#802"):
        named(contact=good).only()
    for wrong in ("13912345678", "139-1234-5678", "+86 139 1234 5678", "张三", ""):
        named(contact=wrong).refused("liaison_contact_wrong")


def test_rule_5_it_is_confirmed_for_a_year() -> None:
    event = named().only()
    world = dict(WORLD)
    known = given(c.LIAISON, event, others=world)
    said = known.when(c.ConfirmLiaison(liaison=LIAISON), rules_liaison.confirm_liaison).only()
    assert said == c.LiaisonConfirmed(day=TODAY, by=AccountId("me"))
    (row,) = liaison_rows(c.LIAISON.apply(known.state, said))
    assert (row.since, row.confirmed) == (BEGUN, TODAY)
    over = given(c.LIAISON, event, c.LiaisonEnded(since=JUNE, reason="撤销"), others=world)
    over.when(c.ConfirmLiaison(liaison=LIAISON), rules_liaison.confirm_liaison).refused(
        "liaison_missing"
    )


def test_rule_5_another_confirmation_is_needed_for_another_post() -> None:
    replaced = c.LiaisonReplaced(
        post=PostId("spare"), substitute=None, contact="7560001", channel="", since=JUNE
    )
    confirmed = c.LiaisonConfirmed(day=date(2024, 5, 1), by=AccountId("me"))
    state = given(c.LIAISON, named().only(), confirmed, replaced).state
    rows = {row.post: row.confirmed for row in liaison_rows(state)}
    assert rows == {"bureau": date(2024, 5, 1), "spare": JUNE}


def conference_row(day: date) -> ConferenceRow:
    return ConferenceRow(
        owner="c",
        number="1",
        steering=GROUP,
        kind=c.ConferenceKind.REGULAR,
        day=day,
        year=day.year,
        stage=c.ConferenceStage.HELD,
        items=1,
        entitled=4,
        present=4,
        minutes="",
    )


def test_rule_5_a_liaison_ends_after_it_began_and_once() -> None:
    event = named().only()
    known = given(c.LIAISON, event, others=WORLD)
    ending = c.EndLiaison(liaison=LIAISON, since=JUNE, reason="撤销")
    over = known.when(ending, rules_liaison.end_liaison).only()
    early = evolve(ending, since=BEGUN)
    assert known.when(early, rules_liaison.end_liaison).code != ""
    again = given(c.LIAISON, event, over, others=WORLD)
    assert again.when(ending, rules_liaison.end_liaison).code != ""


def test_rule_4_only_the_seat_of_the_day_ends_and_those_of_others_stay() -> None:
    def left(day: date) -> c.PostUnseated:
        return c.PostUnseated(post=post("watch"), since=day, reason="调整")

    again = c.GroupSeat(post=post("watch"), role=c.SeatRole.MEMBER, basis="文", since=JUNE)
    state = group(left(MAY), c.PostSeated(seat=again), left(AFTER))
    spans = [(one.since, one.until) for one in state.seats if one.post == "watch"]
    assert spans == [(BEGUN, MAY), (JUNE, AFTER)]
    assert all(one.until == FOREVER for one in state.seats if one.post != "watch")
    for day in (BEGUN, JUNE, MAY):
        assert evolve_group(state, left(day)) == state
    known = given(c.STEERING_GROUP, state=state, others=WORLD)
    for day, code in (
        (MAY, "steering_seat_missing"),
        (JUNE, "steering_seat_missing"),
        (JUNE + A_DAY, ""),
        (AFTER - A_DAY, ""),
        (AFTER, "steering_seat_missing"),
    ):
        command = c.UnseatPost(group=GROUP, post=post("watch"), since=day, reason="调整")
        assert known.when(command, rules.unseat_post).code == code


def test_rule_4_a_seat_that_is_put_right_moves_alone() -> None:
    fix = c.CorrectGroupSeat(
        group=GROUP, post=post("watch"), entry=BEGUN, since=JUNE, reason="录错"
    )
    known = given(c.STEERING_GROUP, state=steering(), others=WORLD)
    event = known.when(fix, rules.correct_group_seat).only()
    state = evolve_group(steering(), event)
    begun = {one.post: BEGUN for one in steering().seats}
    assert {one.post: one.since for one in state.seats} == begun | {post("watch"): JUNE}
    assert [one.post for one in state.seats_on(JUNE)] == ["head", "deputy", "bureau", "watch"]
    assert [one.post for one in state.seats_on(JUNE - A_DAY)] == ["head", "deputy", "bureau"]


def test_rule_2_each_change_of_the_terms_keeps_those_before() -> None:
    def changed(day: date, name: str) -> c.SteeringGroupChanged:
        return c.SteeringGroupChanged(
            name=name,
            mandate="统筹",
            host=UNITS["office"],
            last_day=LAST,
            end_condition="",
            since=day,
            basis="批复",
        )

    state = group(changed(MAY, "二"), changed(JUNE, "三"))
    spans = [(one.since, one.until) for one in state.terms]
    assert spans == [(BEGUN, MAY), (MAY, JUNE), (JUNE, FOREVER)]


def test_rule_3_a_group_that_a_condition_ends_meets_until_then() -> None:
    terms = evolve(steering().terms[0], last_day=None, end_condition="试点验收")
    endless = evolve(steering(), terms=(terms,))
    assert endless.meets(AFTER)
    assert not endless.meets(BEGUN - A_DAY)
    assert steering().meets(LAST)
    assert not steering().meets(AFTER)
