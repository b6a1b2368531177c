"""Who comes into a consortium and leaves it: rules 3, 5, 8 and 10, without a store."""

from datetime import date, timedelta
from typing import Any, Final

import pytest
from attrs import evolve

from ruralgov.domain import consortia as c
from ruralgov.domain.consortia import hanging, rules_member, settling
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import DecisionId, PlaceId
from ruralgov.domain.meetings import BodyKind, Matter
from tests.consortia.plain import (
    HERE,
    IT,
    TOWN,
    A,
    B,
    C,
    D,
    World,
    active,
    admitted,
    agreed,
    asked,
    decision,
    ended,
    left,
    member_row,
    place,
    pledged,
    settled,
    state,
)
from tests.consortia.scenario import BEGAN, LATER
from tests.given import KEY, TODAY, Outcome, given

A_DAY = timedelta(days=1)
AUGUST, OCTOBER = date(2025, 8, 1), date(2025, 10, 1)
LIVES: Final = active(A, B, C)
ADMIT: Final = c.AdmitVillage(
    consortium=IT, village=D, since=LATER, decision=DecisionId("dd"), approval="批复"
)
LEAVE: Final = c.LeaveConsortium(
    consortium=IT,
    village=C,
    notified=AUGUST,
    since=OCTOBER,
    decision=DecisionId("dc"),
    cause="另行联建",
)
PASSED: Final = c.VillageFollowed(village=C, successor=D, since=AUGUST)


def admit(*events: Any, command: Any = ADMIT, **more: Any) -> Outcome:
    return asked(command, rules_member.admit_village, *(events or LIVES), **more)


def test_rule_8_a_village_comes_after_the_last_step_and_not_ahead() -> None:
    for day, code in (
        (BEGAN, ""),
        (BEGAN - A_DAY, "consortium_day_wrong"),
        (TODAY, ""),
        (TODAY + A_DAY, "consortium_day_wrong"),
    ):
        assert admit(command=evolve(ADMIT, since=day)).code == code
    gone: World = {("place", D): place(D, until=LATER)}
    admit(world=gone).refused("place_ended")
    admit(world={("place", D): place(D, level=DivisionLevel.TOWN)}).refused(
        "consortium_village_wrong"
    )
    admit(world={("decision", "dd"): decision("d", ended=LATER)}).refused("decision_not_then")
    admit(world={("decision", "dd"): decision("d", day=LATER)}).only()
    admit(command=evolve(ADMIT, approval=" ")).refused("text_not_clean")


def test_rule_5_a_village_that_is_a_member_does_not_come_again() -> None:
    was = (*LIVES, admitted("d"), left("d", AUGUST))
    for day, code in ((AUGUST, ""), (AUGUST - A_DAY, "village_member_already")):
        assert admit(*was, command=evolve(ADMIT, since=day)).code == code
    before = admit(*LIVES, admitted("d", AUGUST))
    before.refused("village_member_already", since=AUGUST)
    again = admit(*LIVES, admitted("d"), command=evolve(ADMIT, since=AUGUST))
    again.refused("village_member_already", since=AUGUST)
    admit(rows=(member_row(D, until=LATER),)).only()
    admit(rows=(member_row(D, until=LATER + A_DAY),)).refused("village_in_another")


def test_rule_8_a_body_over_all_villages_lets_it_come() -> None:
    def by(where: str, **more: Any) -> Outcome:
        values: dict[str, Any] = {"kind": BodyKind.CONFERENCE} | more
        world: World = {("decision", "x"): decision(where, Matter.JOINT, **values)}
        return admit(command=evolve(ADMIT, approved_by=DecisionId("x")), world=world)

    assert by("city").only().approved_by == "x"
    by(TOWN).refused("decision_elsewhere")
    by(D).refused("decision_elsewhere")
    by("city", day=LATER + A_DAY).refused("decision_not_then")


def leave(*events: Any, **more: Any) -> Outcome:
    names = ("village", "notified", "since", "decision", "cause")
    command = evolve(LEAVE, **{name: more.pop(name) for name in names if name in more})
    return asked(command, rules_member.leave_consortium, *(events or LIVES), **more)


def test_rule_8_notice_comes_between_the_coming_and_the_leaving() -> None:
    assert leave().only().decision == "dc"
    for notified, code in (
        (BEGAN, ""),
        (BEGAN - A_DAY, "leaving_notice_wrong"),
        (OCTOBER, ""),
        (OCTOBER + A_DAY, "leaving_notice_wrong"),
    ):
        assert leave(notified=notified).code == code
    leave(notified=BEGAN, since=BEGAN).refused("consortium_day_wrong", after=BEGAN + A_DAY)
    leave(notified=BEGAN, since=BEGAN + A_DAY).only()
    leave(since=TODAY).only()
    leave(since=TODAY + A_DAY).refused("consortium_day_wrong")
    leave(cause=" ").refused("text_not_clean")
    leave(village=D, decision=DecisionId("dd")).refused("village_not_member")
    leave(*LIVES, left("c", AUGUST)).refused("village_not_member")


def test_rule_8_without_a_decision_only_a_village_that_ended_leaves() -> None:
    leave(decision=None).refused("leaving_decision_missing")
    for until, code in (
        (OCTOBER, ""),
        (OCTOBER - A_DAY, ""),
        (OCTOBER + A_DAY, "leaving_decision_missing"),
    ):
        found = leave(decision=None, world={("place", C): place(C, until=until)})
        assert found.code == code
    leave(decision=None, world={("place", C): None}).refused("leaving_decision_missing")
    late: World = {("decision", "dc"): decision("c", day=OCTOBER + A_DAY)}
    leave(world=late).refused("decision_not_then")


def test_rule_8_a_village_leaves_once_what_is_its_own_is_settled() -> None:
    mine, theirs = pledged("c"), pledged("a")
    leave(*LIVES, mine).refused("member_has_pledges")
    leave(*LIVES, theirs).only()
    leave(*LIVES, agreed("a", "c")).refused("member_has_pledges")
    leave(*LIVES, agreed("a", "b")).only()
    for events in ((mine, settled(OCTOBER)), (agreed("a", "c"), ended(OCTOBER))):
        leave(*LIVES, *events).only()
        leave(*LIVES, *events, since=OCTOBER - A_DAY).refused("consortium_day_wrong")
    for events in ((theirs, settled(TODAY)), (agreed("a", "b"), ended(TODAY))):
        leave(*LIVES, *events).only()


def test_rule_8_what_came_with_a_membership_is_settled_too() -> None:
    passed = (*LIVES, pledged("c"), PASSED)
    command: dict[str, Any] = {"village": D, "decision": DecisionId("dd")}
    leave(*passed, **command).refused("member_has_pledges")
    leave(*passed, settled(OCTOBER), **command).only()
    leave(*passed, settled(OCTOBER + A_DAY), **command).refused("consortium_day_wrong")
    leave(*passed, village=A, decision=DecisionId("da")).only()
    found = state(*passed)
    assert settling.followed_into(found, D) == {D, C}
    assert settling.followed_into(found, A) == {A}
    further = state(*passed, evolve(PASSED, village=D, successor=PlaceId("e"), since=OCTOBER))
    assert settling.followed_into(further, PlaceId("e")) == {"e", D, C}


def mend(entry: date, since: date | None, *events: Any, village: str = "d", **more: Any) -> Outcome:
    command = c.CorrectConsortiumMember(
        consortium=IT, village=PlaceId(village), entry=entry, since=since, reason="录错"
    )
    return asked(command, rules_member.correct_consortium_member, *events, **more)


CAME: Final = (*LIVES, admitted("d"))
WENT: Final = (*CAME, left("d", OCTOBER, "dd"))


def test_rule_10_a_coming_is_moved_within_its_neighbours_and_the_life_of_all() -> None:
    for day, code in (
        (BEGAN, ""),
        (BEGAN - A_DAY, "consortium_day_wrong"),
        (TODAY, ""),
        (TODAY + A_DAY, "consortium_day_wrong"),
    ):
        assert mend(LATER, day, *CAME).code == code
    assert mend(LATER, OCTOBER - A_DAY, *WENT).code == ""
    assert mend(LATER, OCTOBER, *WENT).code == "entry_order"
    assert mend(AUGUST, LATER, *CAME).code == "entry_missing"
    assert mend(LATER, None, *CAME).only().since is None
    mend(BEGAN, LATER, *CAME, village="a").refused("consortium_beginning_stays")
    asked(
        c.CorrectConsortiumMember(consortium=IT, village=D, entry=LATER, since=None, reason="t"),
        rules_member.correct_consortium_member,
    ).refused("consortium_missing")


def test_rule_10_what_ended_with_all_moves_with_all() -> None:
    over = (
        c.DissolutionBegun(since=OCTOBER, approval="批复", reason="t", decision=None),
        c.ConsortiumDissolved(since=TODAY, settlement="报告"),
    )
    mend(TODAY, OCTOBER, *CAME, *over).refused("consortium_beginning_stays")
    mend(LATER, AUGUST, *CAME, *over).only()
    gone = (*LIVES, admitted("d"), left("d", AUGUST), *over)
    mend(AUGUST, None, *gone).refused("consortium_not_last", entry=AUGUST)
    mend(AUGUST, TODAY, *gone).only()
    early = (over[0], evolve(over[1], since=OCTOBER + A_DAY))
    gone = (*LIVES, admitted("d"), left("d", AUGUST), *early)
    mend(AUGUST, OCTOBER + A_DAY, *gone).only()
    mend(AUGUST, OCTOBER + 2 * A_DAY, *gone).refused("consortium_not_last")


def test_rule_10_a_member_is_moved_only_where_its_pledges_stay_covered() -> None:
    pledge = pledged("d", since=AUGUST)
    mend(LATER, AUGUST, *CAME, pledge).only()
    mend(LATER, AUGUST + A_DAY, *CAME, pledge).refused("member_has_pledges")
    mend(LATER, None, *CAME, pledge).refused("member_has_pledges")
    gone = c.PledgeWithdrawn(pledge=1, reason="t")
    mend(LATER, None, *CAME, pledge, gone).only()
    mend(LATER, AUGUST + A_DAY, *CAME, pledged("a", since=AUGUST)).only()
    project = agreed("a", "d", since=AUGUST)
    mend(LATER, AUGUST, *CAME, project).only()
    mend(LATER, AUGUST + A_DAY, *CAME, project).refused("member_has_pledges")
    withdrawn = c.ProjectWithdrawn(project=1, reason="t")
    mend(LATER, AUGUST + A_DAY, *CAME, project, withdrawn).only()
    done = (pledge, settled(OCTOBER))
    mend(OCTOBER, AUGUST + A_DAY, *CAME, *done, left("d", OCTOBER)).only()
    mend(OCTOBER, AUGUST, *CAME, *done, left("d", OCTOBER)).refused("member_has_pledges")
    mend(OCTOBER, None, *CAME, pledge, left("d", OCTOBER)).only()
    mend(OCTOBER, AUGUST + A_DAY, *CAME, pledge, left("d", OCTOBER)).refused("member_has_pledges")


def test_rule_10_a_moved_membership_is_free_of_others() -> None:
    for row, code in (
        (member_row(D, since=BEGAN, until=LATER), "village_in_another"),
        (member_row(D, since=BEGAN, until=LATER - A_DAY), ""),
    ):
        assert mend(LATER, LATER - A_DAY, *CAME, rows=(row,)).code == code
    for row, code in (
        (member_row(D, since=OCTOBER), "village_in_another"),
        (member_row(D, since=OCTOBER + A_DAY), ""),
    ):
        assert mend(OCTOBER, OCTOBER + A_DAY, *WENT, rows=(row,)).code == code
    mend(OCTOBER, None, *WENT, rows=(member_row(D, since=TODAY),)).refused("village_in_another")


def test_rule_10_a_leaving_that_is_withdrawn_takes_its_decision_with_it() -> None:
    found = state(
        *WENT,
        c.ConsortiumMemberCorrected(village=D, entry=OCTOBER, since=None, reason="未退出"),
    )
    assert found.member(D, TODAY) is not None
    assert [one.left_by for one in found.members if one.village == D] == [None]
    moved = state(
        *WENT,
        c.ConsortiumMemberCorrected(village=D, entry=OCTOBER, since=AUGUST, reason="日期"),
    )
    (one,) = [one for one in moved.members if one.village == D]
    assert (one.until, one.left_by) == (AUGUST, "dd")
    assert [one.village for one in moved.members] == [A, B, C, D]


@pytest.mark.parametrize(
    ("events", "whose"),
    [
        (active(A, B), [A, B]),
        ((*active(A, B), left("b", LATER)), [A]),
        ((*active(A, B), left("a", LATER), left("b", LATER)), [A, B]),
        (active(A, B)[:1], [A, B]),
    ],
)
def test_whose_a_consortium_is(events: tuple[Any, ...], whose: list[PlaceId]) -> None:
    assert list(state(*events).villages) == whose


def test_a_membership_hangs_on_its_village_while_it_lasts() -> None:
    rows = (
        member_row(A, owner=KEY, until=AUGUST),
        member_row(A, owner="unknown"),
        member_row(B, owner=KEY),
    )
    read = given(c.CONSORTIUM, others=HERE | {("consortium", KEY): state(*LIVES)}, rows=rows).given
    for day, keys in ((AUGUST - A_DAY, [KEY, "unknown"]), (AUGUST, ["unknown"])):
        found = list(hanging.hanging(A, read.read, day))
        assert [one.key for one in found] == keys
    assert "片区" in next(hanging.hanging(B, read.read, TODAY)).zh
