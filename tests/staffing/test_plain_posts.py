"""Posts as double entry: rules 1 to 7 and 15 at their boundaries, without a store."""

from datetime import date
from typing import Any, Final

import pytest
from attrs import evolve

from ruralgov.domain import staffing as s
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import OrganisationId, QuotaTransferId
from ruralgov.domain.registry import (
    OrganisationClosed,
    OrganisationEntryCorrected,
    OrganisationKind,
    OrganisationMerged,
)
from ruralgov.domain.staffing import balances, reactions, rules, rules_approving
from tests.given import KEY, TODAY, Outcome, given
from tests.staffing.office import MARCH, OPENED, moving
from tests.staffing.plain import (
    A_DAY,
    BUREAU,
    ENTERER,
    HERE,
    JUNE,
    OFFICE,
    STATION,
    TOWN,
    World,
    asked,
    line,
    transfer_row,
    unit,
)

Kind, Basis, Counter, Stage = s.QuotaKind, s.TransferBasis, s.Counter, s.TransferStage
ADMIN: Final = Kind.ADMINISTRATIVE
IT: Final = QuotaTransferId(KEY)
HELD: Final = (line(BUREAU, 30), line(OFFICE, 20), line(Counter.AUTHORISED, -50))
OF_BOTH: Final = (*HELD, *(evolve(one, kind=ADMIN) for one in HELD))


def move(posts: dict[Any, int], *rows: Any, world: World | None = None, **more: Any) -> Outcome:
    today = more.pop("today", TODAY)
    command = moving(posts, **more)
    held = (*OF_BOTH, *rows)
    return asked(
        s.QUOTA_TRANSFER, command, rules.transfer_posts, world=world, rows=held, today=today
    )


DOWN: Final[dict[Any, int]] = {BUREAU: -3, OFFICE: 3}


def test_rule_5_it_is_approved_no_later_than_its_day_and_today() -> None:
    for approved, since, code in (
        (MARCH, MARCH, ""),
        (MARCH + A_DAY, MARCH, "quota_transfer_unapproved"),
        (TODAY, TODAY + A_DAY, ""),
        (TODAY + A_DAY, TODAY + A_DAY, "quota_transfer_unapproved"),
    ):
        assert move(DOWN, approved=approved, since=since).code == code
    move(DOWN, approval=" ").refused("text_not_clean")
    assert move(DOWN, superior="上级").only().superior == "上级"
    move(DOWN, superior=" ").refused("text_not_clean")
    move(DOWN, basis=Basis.SUCCESSION).refused("quota_transfer_follows")


@pytest.mark.parametrize("stage", Stage)
def test_rule_5_an_approval_that_stands_is_not_entered_again(stage: s.TransferStage) -> None:
    over = stage in (Stage.REVERSED, Stage.DROPPED)
    code = "" if over else "quota_transfer_twice"
    assert move(DOWN, transfer_row(stage=stage)).code == code
    for other in (
        evolve(transfer_row(stage=stage), kind=ADMIN),
        evolve(transfer_row(stage=stage), since=JUNE),
        evolve(transfer_row(stage=stage), approval="别的"),
    ):
        assert move(DOWN, other).code == ""


def test_rule_1_each_line_is_of_one_account_and_all_add_up_to_nothing() -> None:
    def lines(*postings: s.Posting) -> str:
        return move({}, postings=postings).code

    mine, theirs = s.Posting(unit=BUREAU, posts=-1), s.Posting(unit=OFFICE, posts=1)
    assert lines(mine, theirs) == ""
    assert lines() == "quota_transfer_unbalanced"
    assert lines(mine, evolve(theirs, posts=2)) == "quota_transfer_unbalanced"
    assert lines(mine, theirs, evolve(mine, posts=1), mine) == "quota_posting_wrong"
    assert lines(mine, theirs, s.Posting(unit=STATION, posts=0)) == "quota_posting_wrong"
    assert lines(mine, evolve(theirs, counter=Counter.POOL)) == "quota_posting_wrong"
    assert lines(mine, s.Posting(posts=1)) == "quota_posting_wrong"
    found = move({}, postings=(mine, evolve(mine, posts=1)))
    found.refused("quota_posting_wrong", line=2)


@pytest.mark.parametrize("kind", OrganisationKind)
def test_rule_2_only_some_units_have_posts(kind: OrganisationKind) -> None:
    government = kind in (
        OrganisationKind.DEPARTMENT,
        OrganisationKind.TOWN_GOVERNMENT,
        OrganisationKind.TOWN_OFFICE,
        OrganisationKind.OUTPOST,
        OrganisationKind.TOWN_PARTY,
        OrganisationKind.OTHER,
    )
    institution = government or kind is OrganisationKind.PUBLIC_INSTITUTION
    world: World = {("organisation", STATION): unit(kind)}
    given_posts: dict[Any, int] = {BUREAU: -1, STATION: 1}
    for of, fits in ((ADMIN, government), (Kind.INSTITUTION, institution)):
        found = move(given_posts, world=world, kind=of)
        assert found.code == ("" if fits else "quota_unit_wrong")
        carried = carry(
            STATION, kind=of, world=world | {("organisation", BUREAU): unit(until=JUNE)}
        )
        assert carried.code == ("" if fits else "quota_unit_wrong")


def test_rule_2_who_gets_posts_is_there_that_day_and_has_no_end() -> None:
    ended: World = {("organisation", OFFICE): unit(OrganisationKind.TOWN_GOVERNMENT, TOWN, JUNE)}
    move(DOWN, world=ended).refused("quota_unit_not_then")
    up: dict[Any, int] = {BUREAU: 3, OFFICE: -3}
    assert move(up, world=ended).code == ""
    move(up, world=ended, since=JUNE).refused("quota_unit_not_then")
    move(up, world=ended, since=JUNE - A_DAY).only()
    move({BUREAU: -1, OrganisationId("none"): 1}).refused("quota_unit_not_then")


def test_rule_3_civil_service_posts_go_to_another_level_by_approval() -> None:
    move(DOWN, kind=ADMIN).refused("quota_superior_missing")
    move(DOWN, kind=ADMIN, superior="中央编办").only()
    move({OFFICE: -1, OrganisationId("farther"): 1}, kind=ADMIN).only()
    move({OFFICE: -1, Counter.POOL: 1}, kind=ADMIN).refused("quota_superior_missing")
    move({BUREAU: -1, Counter.POOL: 1}, kind=ADMIN).only()
    move({BUREAU: -2, OFFICE: 1, Counter.FROZEN: 1}, kind=ADMIN).refused("quota_superior_missing")
    move(DOWN).only()


def test_rule_4_what_comes_from_above_goes_one_way() -> None:
    granted: dict[str, Any] = {"basis": Basis.GRANTED, "superior": "威编"}
    up: dict[Any, int] = {Counter.AUTHORISED: -2, OFFICE: 1, BUREAU: 1}
    move(up, **granted).only()
    down: dict[Any, int] = {Counter.AUTHORISED: 2, OFFICE: -1, BUREAU: -1}
    move(down, **granted).only()
    move({Counter.AUTHORISED: -1, OFFICE: 2, BUREAU: -1}, **granted).refused("quota_from_above")
    move(DOWN, **granted).refused("quota_from_above")
    for basis in Basis:
        above = basis in (Basis.OPENING, Basis.GRANTED)
        if basis is not Basis.SUCCESSION and not above:
            move(up, basis=basis, superior="威编").refused("quota_from_above")
    move(up, basis=Basis.GRANTED).refused("quota_superior_missing")


def test_rule_4_a_unit_opens_once_with_posts_that_it_has() -> None:
    def opens(account: Any, *rows: Any, posts: int = 4) -> Outcome:
        lines: dict[Any, int] = {account: posts, Counter.AUTHORISED: -posts}
        return move(lines, *rows, basis=Basis.OPENING)

    opens(STATION).only()
    opens(OFFICE).refused("quota_opened", name="单位")
    opens(STATION, posts=-4).refused("quota_from_above")
    undone = (line(STATION, 4), line(STATION, -4, reversal=True))
    opens(STATION, *undone).only()
    opens(STATION, line(STATION, 4), line(STATION, -4, since=JUNE)).refused("quota_opened")
    opens(STATION, line(STATION, 4, kind=ADMIN)).only()
    opens(Counter.POOL).only()
    opens(Counter.POOL, line(Counter.POOL, 1)).refused("quota_opened", name=Counter.POOL.zh)


def test_rule_5_invariant_26_an_account_is_short_on_its_first_day_below_nothing() -> None:
    move({BUREAU: -30, OFFICE: 30}).only()
    move({BUREAU: -31, OFFICE: 31}).refused("quota_short", posts=-1, day=MARCH)
    gone = line(BUREAU, -28, since=JUNE)
    move({BUREAU: -2, OFFICE: 2}, gone).only()
    move(DOWN, gone).refused("quota_short", posts=-1, day=JUNE)
    move({Counter.POOL: -1, OFFICE: 1}).refused("quota_short", name=Counter.POOL.zh)
    move({Counter.POOL: -1, OFFICE: 1}, line(Counter.POOL, 1)).only()


def test_what_is_on_an_account_is_added_up_by_day() -> None:
    lines = [(JUNE, -2), (MARCH, 3), (MARCH, 1), (JUNE, -3)]
    assert balances.balances(lines) == [(MARCH, 4), (JUNE, -1)]
    days = (MARCH - A_DAY, MARCH, JUNE - A_DAY, JUNE)
    assert [balances.balance(lines, day) for day in days] == [0, 4, 4, -1]
    assert balances.below_zero(lines) == (JUNE, -1)
    assert balances.below_zero([(MARCH, 0)]) is None


def carry(
    into: OrganisationId,
    *rows: Any,
    kind: s.QuotaKind = Kind.INSTITUTION,
    world: World | None = None,
) -> Outcome:
    command = s.CarryPosts(unit=BUREAU, into=into, kind=kind, since=JUNE, cause="改革")
    return asked(s.QUOTA_TRANSFER, command, rules.carry_posts, world=world, rows=(*OF_BOTH, *rows))


def test_rule_6_all_that_a_unit_has_on_the_day_goes_with_it() -> None:
    event = carry(STATION).only()
    assert [(one.unit, one.posts) for one in event.postings] == [(BUREAU, -30), (STATION, 30)]
    assert (event.basis, event.since) == (Basis.SUCCESSION, JUNE)
    assert carry(STATION, line(BUREAU, 2, since=JUNE)).only().postings[1].posts == 32
    later = line(BUREAU, -1, since=JUNE + A_DAY)
    carry(STATION, later).refused("quota_unit_has_posts", day=JUNE + A_DAY, posts=-1)
    back = (later, line(BUREAU, 1, since=JUNE + A_DAY))
    carry(STATION, *back).only()
    carry(OrganisationId("none")).refused("quota_unit_not_then")
    carry(STATION, world={("organisation", STATION): unit(until=JUNE)}).refused(
        "quota_unit_not_then"
    )


def test_rule_6_civil_service_posts_do_not_go_to_another_level_by_a_merger() -> None:
    carry(OFFICE, kind=ADMIN).refused("quota_superior_missing")
    carry(OFFICE).only()
    town: World = {("organisation", BUREAU): unit(OrganisationKind.OTHER, TOWN)}
    carry(OFFICE, kind=ADMIN, world=town).only()
    other: World = {("organisation", STATION): unit()}
    carry(STATION, kind=ADMIN, world=other).only()
    carry(STATION, kind=ADMIN, world=other | town).refused("quota_superior_missing")


def test_rule_6_a_merger_carries_each_kind_that_there_is() -> None:
    event = OrganisationMerged(into=STATION, since=JUNE, cause="改革")

    def carried(*rows: Any) -> list[s.QuotaKind]:
        known = given(s.QUOTA_TRANSFER, others=HERE, rows=rows).given
        return [one.kind for one in reactions.carry(event, BUREAU, known)]

    assert carried(*OF_BOTH) == [*Kind]
    assert carried(*HELD) == [Kind.INSTITUTION]
    assert carried() == []
    assert carried(line(BUREAU, 3), line(BUREAU, -3, since=JUNE)) == []
    assert carried(line(BUREAU, 3, since=JUNE)) == [Kind.INSTITUTION]
    assert carried(line(BUREAU, 3, since=JUNE + A_DAY)) == [Kind.INSTITUTION]


def test_rule_6_a_unit_closes_and_is_put_right_without_posts_outside_of_its_days() -> None:
    closed = OrganisationClosed(since=JUNE, cause="撤销")
    mended = OrganisationEntryCorrected(entry=JUNE, since=None, reason="录错")

    def left(state: Any, *rows: Any) -> list[str]:
        here = HERE | {("organisation", BUREAU): state}
        known = given(s.QUOTA_TRANSFER, others=here, rows=rows).given
        found = []
        pairs: tuple[tuple[Any, Any], ...] = (
            (closed, reactions.refuse_posts),
            (mended, reactions.follow_correction),
        )
        for event, reaction in pairs:
            try:
                found += [str(one) for one in reaction(event, BUREAU, known)]
            except Refused as error:
                found.append(error.code)
        return found

    refused = ["quota_unit_has_posts"] * 2
    over = unit(until=JUNE)
    assert left(over, line(BUREAU, 3)) == refused
    assert left(over) == left(over, line(BUREAU, 3), line(BUREAU, -3, since=MARCH)) == []
    assert left(over, line(BUREAU, 3), line(BUREAU, -3, since=JUNE)) == []
    assert left(over, line(BUREAU, 3), line(BUREAU, -3, since=JUNE + A_DAY)) == refused
    assert left(over, line(BUREAU, 3, kind=ADMIN)) == refused
    assert left(unit(), line(BUREAU, 3)) == []
    assert left(unit(), line(BUREAU, 3, since=date(2022, 1, 1))) == refused
    assert left(None, line(BUREAU, 3)) == []


def test_rule_6_what_was_carried_goes_back_or_follows_on_its_right_day() -> None:
    mended = OrganisationEntryCorrected(entry=JUNE, since=MARCH, reason="录错")
    carried = line(BUREAU, -3, owner="carried", basis=Basis.SUCCESSION, since=JUNE)

    def follow(state: Any, *rows: Any) -> list[tuple[str, Any]]:
        here = HERE | {("organisation", BUREAU): state}
        known = given(s.QUOTA_TRANSFER, others=here, rows=(line(BUREAU, 3), *rows)).given
        found = reactions.follow_correction(mended, BUREAU, known)
        return [(type(one).__name__, getattr(one, "since", None)) for one in found]

    undo = ("UndoCarrying", None)
    moved = unit(until=MARCH, into=STATION)
    assert follow(moved, carried) == [undo, ("CarryPosts", MARCH)]
    assert follow(unit(), carried) == [undo]
    assert follow(unit(until=JUNE, into=STATION), carried) == []
    plus = line(BUREAU, 3, owner="x", basis=Basis.SUCCESSION, since=JUNE)
    assert follow(unit(), plus) == []
    undone = (carried, evolve(carried, posts=3, reversal=True))
    assert follow(unit(), *undone) == []
    other = evolve(carried, basis=Basis.REFORM)
    assert follow(unit(), other) == []
    two = evolve(carried, owner="admin", kind=ADMIN)
    assert follow(moved, carried, two) == [undo, undo, *[("CarryPosts", MARCH)] * 2]


COUNT: Final = s.CountStaff(unit=OFFICE, kind=Kind.INSTITUTION, day=MARCH, staff=3, source="年报")
COUNTED: Final = s.StaffCounted(kind=Kind.INSTITUTION, day=MARCH, staff=3, source="年报")


def count(*events: Any, world: World | None = None, **more: Any) -> Outcome:
    command = evolve(COUNT, **more)
    return asked(s.UNIT_STAFF, command, rules.count_staff, *events, world=world)


def test_rule_7_staff_are_counted_once_a_day_and_not_ahead() -> None:
    count(staff=0).only()
    count(staff=-1).refused("staff_count_wrong")
    count(day=TODAY).only()
    count(day=TODAY + A_DAY).refused("staff_count_wrong")
    count(COUNTED).refused("staff_counted", staff=3)
    count(COUNTED, day=JUNE).only()
    count(COUNTED, kind=ADMIN).only()
    gone: World = {("organisation", OFFICE): unit(until=MARCH)}
    count(world=gone).refused("quota_unit_not_then")
    count(world=gone, day=MARCH - A_DAY).only()
    count(source=" ").refused("text_not_clean")


def test_rule_7_a_count_is_put_right_alone() -> None:
    def mend(staff: int | None, *events: Any, **more: Any) -> Outcome:
        values: dict[str, Any] = {"kind": Kind.INSTITUTION, "day": MARCH} | more
        command = s.CorrectStaffCount(unit=OFFICE, staff=staff, reason="漏计", **values)
        return asked(s.UNIT_STAFF, command, rules.correct_staff_count, *events)

    both = (COUNTED, evolve(COUNTED, day=JUNE, staff=5), evolve(COUNTED, kind=ADMIN, staff=7))
    mend(0, *both).only()
    mend(-1, *both).refused("staff_count_wrong")
    mend(None, *both).only()
    mend(1, *both, day=OPENED).refused("staff_count_missing")
    mend(1, *both, day=JUNE, kind=ADMIN).refused("staff_count_missing")
    mend(1).refused("staff_count_missing")
    for staff, left in ((4, [4, 7, 5]), (None, [7, 5])):
        fix = s.StaffCountCorrected(kind=Kind.INSTITUTION, day=MARCH, staff=staff, reason="漏计")
        found = given(s.UNIT_STAFF, *both, fix).state
        assert sorted(one.staff for one in found.counts) == sorted(left)
        assert [one.day for one in found.counts] == sorted(one.day for one in found.counts)


DRAFT: Final = s.TransferDrafted(
    kind=Kind.INSTITUTION,
    basis=Basis.CUT_ABOVE,
    approval="甲",
    approved=OPENED,
    superior="",
    since=MARCH,
    postings=(s.Posting(unit=BUREAU, posts=-3), s.Posting(unit=OFFICE, posts=3)),
    by=ENTERER,
)
POSTED: Final = s.TransferApproved(day=TODAY, by=ENTERER)
PROPOSED: Final = s.ReversalProposed(day=TODAY, by=ENTERER, reason="录错")
UNDONE: Final = s.ReversalApproved(day=TODAY, by=ENTERER)
STOOD: Final[dict[s.TransferStage, tuple[Any, ...]]] = {
    Stage.DRAFT: (DRAFT,),
    Stage.POSTED: (DRAFT, POSTED),
    Stage.REVERSING: (DRAFT, POSTED, PROPOSED),
    Stage.REVERSED: (DRAFT, POSTED, PROPOSED, UNDONE),
    Stage.DROPPED: (DRAFT, s.TransferDropped(reason="t")),
}
WAITS: Final = {Stage.DRAFT: "quota_not_posted", Stage.DROPPED: "quota_not_posted"}


def step(command: Any, rule: Any, *events: Any, rows: tuple[Any, ...] = HELD) -> Outcome:
    return asked(s.QUOTA_TRANSFER, command, rule, *events, rows=rows)


@pytest.mark.parametrize("stage", STOOD)
def test_rule_15_each_step_of_a_transfer_has_its_stages(stage: s.TransferStage) -> None:
    events = STOOD[stage]
    reverse = s.ReverseTransfer(transfer=IT, reason="录错")
    found = step(reverse, rules_approving.reverse_transfer, *events)
    gone = "quota_transfer_reversed" if stage is Stage.REVERSED else "quota_not_waiting"
    assert found.code == ("" if stage is Stage.POSTED else WAITS.get(stage, gone))
    undo = s.UndoCarrying(transfer=IT, reason="录错")
    found = step(undo, rules_approving.undo_carrying, *events)
    assert found.code == ("" if stage is Stage.POSTED else WAITS.get(stage, gone))
    waits = stage in (Stage.DRAFT, Stage.REVERSING)
    other = "quota_not_posted" if stage is Stage.DROPPED else "quota_not_waiting"
    found = step(s.ApproveTransfer(transfer=IT), rules_approving.approve_transfer, *events)
    assert found.code == ("" if waits else other)
    drop = s.DropTransfer(transfer=IT, reason="附件不全")
    found = step(drop, rules_approving.drop_transfer, *events)
    assert found.code == ("" if waits else other)
    if waits:
        assert type(found.only()).__name__ == (
            "TransferDropped" if stage is Stage.DRAFT else "ReversalDropped"
        )
        state = given(s.QUOTA_TRANSFER, *events, found.only()).state
        assert state.stage is (Stage.DROPPED if stage is Stage.DRAFT else Stage.POSTED)
    blank = s.DropTransfer(transfer=IT, reason=" ")
    step(blank, rules_approving.drop_transfer, *events).refused("text_not_clean")
    for command, rule in (
        (reverse, rules_approving.reverse_transfer),
        (undo, rules_approving.undo_carrying),
        (drop, rules_approving.drop_transfer),
        (s.ApproveTransfer(transfer=IT), rules_approving.approve_transfer),
    ):
        step(command, rule).refused("quota_transfer_missing")


def test_rule_15_the_accounts_are_looked_at_again_by_who_approves() -> None:
    approve = s.ApproveTransfer(transfer=IT)
    rule = rules_approving.approve_transfer
    step(approve, rule, DRAFT, rows=()).refused("quota_short")
    ended: World = {("organisation", OFFICE): unit(OrganisationKind.TOWN_GOVERNMENT, TOWN, JUNE)}
    asked(s.QUOTA_TRANSFER, approve, rule, DRAFT, world=ended, rows=HELD).refused(
        "quota_unit_not_then"
    )
    going = STOOD[Stage.REVERSING]
    step(approve, rule, *going, rows=(line(OFFICE, 2),)).refused("quota_short")
    step(approve, rule, *going, rows=(line(OFFICE, 3),)).only()
    reverse = s.ReverseTransfer(transfer=IT, reason="录错")
    posted = STOOD[Stage.POSTED]
    for command, said in (
        (reverse, rules_approving.reverse_transfer),
        (s.UndoCarrying(transfer=IT, reason="录错"), rules_approving.undo_carrying),
    ):
        step(command, said, *posted, rows=(line(OFFICE, 2),)).refused("quota_short")
        step(command, said, *posted, rows=(line(OFFICE, 3),)).only()
    carried = evolve(DRAFT, basis=Basis.SUCCESSION)
    step(reverse, rules_approving.reverse_transfer, carried, POSTED).refused(
        "quota_transfer_follows"
    )
    assert given(s.QUOTA_TRANSFER, *going).state.reversal.by == ENTERER
