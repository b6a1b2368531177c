"""Acts and powers of towns: rules 13 to 20 at their boundaries, without a store."""

from datetime import date
from typing import Any, Final

import pytest
from attrs import evolve

from ruralgov.domain import staffing as s
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import (
    CentreId,
    EnforcementActId,
    OfficerId,
    OrganisationId,
    PersonId,
    PlaceId,
    PowerGrantId,
)
from ruralgov.domain.registry import OrganisationKind
from ruralgov.domain.staffing import rules_act, rules_case, rules_power
from ruralgov.domain.staffing.rows_act import ActRow
from ruralgov.domain.staffing.rows_power import PowerRow
from tests.given import KEY, TODAY, Outcome, given
from tests.staffing.office import MARCH, OPENED, acting, granting
from tests.staffing.plain import (
    A_DAY,
    BADGED,
    BUREAU,
    CENTRE,
    END,
    ENTERER,
    JUNE,
    OFFICE,
    OTHER,
    SENT,
    TOWN,
    VILLAGE,
    World,
    asked,
    centre,
    officer,
    place,
    unit,
)

TRANSFERRED, COMMISSIONED = s.ActCapacity.TRANSFERRED, s.ActCapacity.COMMISSIONED
DISPATCHED: Final = s.ActCapacity.DISPATCHED
GRANT: Final = PowerGrantId(KEY)
ACT: Final = EnforcementActId(KEY)
ONE, TWO = OfficerId("one"), OfficerId("two")
NAMES: Final = (ONE, TWO, OfficerId("third"))


def crew(*events: Any, **more: Any) -> World:
    """Return three officers with badges, at the centre by default."""
    return {
        ("officer", name): evolve(officer(*events), person=PersonId(f"p-{name}"), **more)
        for name in NAMES
    }


HOME: Final = crew(BADGED, department=OFFICE)
"""The same three as officers of the town government."""


def act_row(**more: Any) -> ActRow:
    recorded = s.ActRecorded(
        centre=CENTRE,
        kind=s.ActKind.CHECK,
        capacity=DISPATCHED,
        matter="食品经营检查",
        document="检查〔2025〕1号",
        officers=(ONE, TWO),
        place=TOWN,
        day=JUNE,
        grave=False,
        by=ENTERER,
    )
    (row,) = s.ACT.rows_of(given(s.ACT, recorded).state)
    assert isinstance(row, ActRow)
    return evolve(row, **{"owner": "another"} | more)


def record(
    *rows: Any, world: World | None = None, day: date = JUNE, where: PlaceId = TOWN, **more: Any
) -> Outcome:
    names = more.pop("officers", (ONE, TWO))
    command = acting(more.pop("centre", CENTRE), names, where, day, **more)
    here = crew() | (world or {})
    return asked(s.ACT, command, rules_act.record_act, rows=rows, world=here)


def test_rule_13_two_people_act_by_a_day_gone_by_under_a_number_of_their_own() -> None:
    record().only()
    record(day=TODAY).only()
    record(day=TODAY + A_DAY).refused("act_ahead")
    record(officers=(ONE,)).refused("act_alone", count=1)
    record(officers=()).refused("act_alone", count=0)
    twin: World = {("officer", TWO): evolve(officer(), person=PersonId("p-one"))}
    record(world=twin).refused("act_alone", count=1)
    record(officers=NAMES).only()
    record(officers=(ONE, OfficerId("nobody"))).refused("act_alone")
    record(act_row()).refused("act_twice", act="another")
    record(act_row(centre=CentreId("far"))).only()
    record(act_row(document="别的")).only()
    for name in ("matter", "document"):
        blank: dict[str, Any] = {name: " "}
        record(**blank).refused("text_not_clean")


def test_rule_13_it_is_in_the_town_of_the_centre_on_its_day() -> None:
    record(where=VILLAGE).only()
    record(where=OTHER).refused("act_elsewhere")
    record(where=PlaceId("city")).refused("act_elsewhere")
    record(where=PlaceId("nowhere")).refused("act_elsewhere")
    gone: World = {("place", VILLAGE): place(TOWN, JUNE, level=DivisionLevel.VILLAGE)}
    record(where=VILLAGE, world=gone).refused("act_elsewhere")
    record(where=VILLAGE, world=gone, day=JUNE - A_DAY).only()
    record(centre=CentreId("none")).refused("centre_not_then")
    closed: World = {
        ("enforcement_centre", CENTRE): centre(s.CentreClosed(since=JUNE, cause="撤销"))
    }
    record(world=closed).refused("centre_not_then")
    record(world=closed, day=JUNE - A_DAY).only()


def test_rules_13_and_14_each_has_a_badge_and_the_capacity_on_the_day() -> None:
    lost = s.BadgeEnded(number="15100001", since=JUNE, cause="遗失")
    one: World = {("officer", TWO): evolve(officer(BADGED, SENT, lost), person=PersonId("x"))}
    record(world=one).refused("act_without_badge", officer=TWO)
    record(world=one, day=JUNE - A_DAY).only()
    record(day=MARCH).only()
    record(day=MARCH - A_DAY).refused("act_capacity_wrong")
    for capacity in (TRANSFERRED, COMMISSIONED):
        record(capacity=capacity).refused("act_capacity_wrong")
    record(centre=CentreId("far"), where=OTHER).refused("act_capacity_wrong")
    record(world=HOME).refused("act_capacity_wrong")


def power_row(capacity: s.ActCapacity = TRANSFERRED, **more: Any) -> PowerRow:
    (row,) = s.POWER.rows_of(given(s.POWER, evolve(GIVEN, capacity=capacity)).state)
    assert isinstance(row, PowerRow)
    return evolve(row, **{"owner": "another"} | more)


GIVEN: Final = s.PowerGranted(
    capacity=TRANSFERRED,
    department=BUREAU,
    place=TOWN,
    document="鲁政字1号",
    published=OPENED,
    since=OPENED,
    matters=(s.GrantedMatter(code="S001", title="食品经营检查", law="法"),),
)


@pytest.mark.parametrize("capacity", [TRANSFERRED, COMMISSIONED])
def test_rules_14_and_16_officers_of_the_town_act_by_a_power_of_that_day(
    capacity: s.ActCapacity,
) -> None:
    other = COMMISSIONED if capacity is TRANSFERRED else TRANSFERRED

    def acts(*rows: Any, **more: Any) -> str:
        return record(*rows, **{"world": HOME, "capacity": capacity} | more).code

    mine = power_row(capacity)
    assert acts(mine) == acts(mine, matter="S001") == ""
    assert acts() == acts(mine, matter="S002") == "act_without_power"
    assert acts(power_row(other)) == "act_without_power"
    assert acts(power_row(capacity, place=OTHER)) == "act_without_power"
    assert acts(power_row(capacity, until=JUNE)) == "act_without_power"
    assert acts(power_row(capacity, until=JUNE + A_DAY)) == ""
    assert acts(power_row(capacity, since=JUNE)) == ""
    assert acts(power_row(capacity, since=JUNE + A_DAY)) == "act_without_power"
    away = HOME | {("organisation", OFFICE): unit(OrganisationKind.TOWN_GOVERNMENT, OTHER)}
    assert acts(mine, world=away) == "act_capacity_wrong"
    over = HOME | {("organisation", OFFICE): unit(OrganisationKind.TOWN_GOVERNMENT, TOWN, JUNE)}
    assert acts(mine, world=over) == "act_capacity_wrong"
    assert acts(mine, world=HOME | {("organisation", OFFICE): None}) == "act_capacity_wrong"
    sent = crew(BADGED, evolve(SENT, capacity=capacity))
    assert acts(mine, world=sent) == ""
    assert acts(world=sent) == "act_without_power"


RECORDED: Final = s.ActRecorded(
    centre=CENTRE,
    kind=s.ActKind.CHECK,
    capacity=DISPATCHED,
    matter="食品经营检查",
    document="检查〔2025〕1号",
    officers=(ONE, TWO),
    place=TOWN,
    day=JUNE,
    grave=False,
    by=ENTERER,
)
AT: Final[dict[str, Any]] = {"act": ACT, "centre": CENTRE}


def correct(*rows: Any, events: tuple[Any, ...] = (RECORDED,), **more: Any) -> Outcome:
    command = s.CorrectAct(**AT, reason="录错", **more)
    return asked(s.ACT, command, rules_act.correct_act, *events, rows=rows, world=crew())


def test_rule_13_a_correction_changes_what_it_names_and_is_held_to_all() -> None:
    for more in (
        {"kind": s.ActKind.PENALTY},
        {"matter": "别的"},
        {"document": "别的"},
        {"officers": NAMES},
        {"place": VILLAGE},
        {"day": JUNE - A_DAY},
        {"grave": True},
    ):
        values: dict[str, Any] = dict(more)
        event = correct(**values).only()
        for name in ("kind", "matter", "document", "officers", "place", "day", "grave"):
            assert getattr(event, name) == values.get(name, getattr(RECORDED, name))
    correct().refused("act_unchanged")
    correct(matter="食品经营检查", grave=False).refused("act_unchanged")
    correct(matter=" ").refused("text_not_clean")
    correct(day=TODAY + A_DAY).refused("act_ahead")
    correct(act_row(owner=KEY), matter="别的").only()
    correct(act_row(), matter="别的").refused("act_twice")
    correct(capacity=TRANSFERRED).refused("act_capacity_wrong")
    grave = (evolve(RECORDED, grave=True),)
    assert correct(events=grave, grave=False).only().grave is False
    passed = s.ActReviewed(day=TODAY, by=ENTERER, qualification="A", passes=True)
    correct(events=(*grave, passed)).refused("act_unchanged")


def test_rule_13_an_act_is_of_its_centre_and_stands_until_it_is_withdrawn() -> None:
    withdraw = s.WithdrawAct(**AT, reason="没有此事")
    rule = rules_act.withdraw_act
    asked(s.ACT, withdraw, rule, RECORDED).only()
    asked(s.ACT, withdraw, rule, RECORDED, s.ActWithdrawn(reason="t")).refused("act_missing")
    asked(s.ACT, evolve(withdraw, centre=CentreId("far")), rule, RECORDED).refused("act_missing")
    asked(s.ACT, withdraw, rule).refused("act_missing")
    assert list(s.ACT.rows_of(given(s.ACT, RECORDED, s.ActWithdrawn(reason="t")).state)) == []


ASKED: Final = s.RecusalAsked(
    officer=ONE,
    ground=s.RecusalGround.INTEREST,
    asked_by=s.RecusalAsker.PARTY,
    day=TODAY,
    by=ENTERER,
)
AGREED: Final = s.RecusalDecided(officer=ONE, agrees=True, day=TODAY, by=ENTERER)


def test_rule_18_each_officer_of_an_act_is_asked_about_alone() -> None:
    def ask(who: str, *events: Any) -> str:
        command = s.AskRecusal(
            **AT,
            officer=OfficerId(who),
            ground=s.RecusalGround.RELATION,
            asked_by=s.RecusalAsker.OFFICER,
        )
        return asked(s.ACT, command, rules_case.ask_recusal, RECORDED, *events).code

    assert ask(ONE) == ask(TWO) == ask(TWO, ASKED) == ""
    assert ask("third") == "recusal_not_there"
    assert ask(ONE, ASKED) == ask(ONE, ASKED, AGREED) == "recusal_twice"
    both = (RECORDED, ASKED, evolve(ASKED, officer=TWO), AGREED)
    state = given(s.ACT, *both).state
    assert {one.officer: one.agreed for one in state.recusals} == {ONE: True, TWO: None}
    assert state.recused == {ONE}
    refused = given(s.ACT, *both, evolve(AGREED, officer=TWO, agrees=False)).state
    assert refused.recused == {ONE}
    back = given(s.ACT, *both, s.RecusalWithdrawn(officer=ONE, reason="t")).state
    assert [one.officer for one in back.recusals] == [TWO]
    (row,) = s.ACT.rows_of(state)
    assert row.officers == 1

    def decide(who: str, *events: Any, **more: Any) -> Outcome:
        command = s.DecideRecusal(**AT, officer=OfficerId(who), agrees=False)
        rule = rules_case.decide_recusal
        return asked(s.ACT, command, rule, *events, world=crew(), **more)

    decide(TWO, *both).only()
    decide(ONE, *both).refused("recusal_decided")
    decide("third", *both).refused("recusal_missing")


def test_rule_18_what_was_not_agreed_to_is_taken_back_by_anybody() -> None:
    back = s.WithdrawRecusal(**AT, officer=ONE, reason="录错")

    def withdraw(*events: Any, account: str = "enterer") -> str:
        known = asked(
            s.ACT, back, rules_case.withdraw_recusal, *events, account=account, world=crew()
        )
        return known.code

    refused = evolve(AGREED, agrees=False)
    assert withdraw(RECORDED, ASKED) == withdraw(RECORDED, ASKED, refused) == ""
    assert withdraw(RECORDED, ASKED, AGREED) == "recusal_same_person"
    assert withdraw(RECORDED, ASKED, AGREED, account="other") == ""


def test_rule_19_each_act_has_one_review_after_another() -> None:
    grave = evolve(RECORDED, grave=True)
    failed = s.ActReviewed(day=TODAY, by=ENTERER, qualification="A", passes=False)
    review = s.ReviewAct(**AT, qualification="A2020", passes=True)
    rule = rules_case.review_act
    event = asked(s.ACT, review, rule, grave, world=crew()).only()
    assert (event.passes, event.qualification) == (True, "A2020")
    asked(s.ACT, review, rule, grave, failed, world=crew()).refused("act_reviewed")
    asked(s.ACT, review, rule, RECORDED, world=crew()).refused("act_not_grave")
    blank = evolve(review, qualification=" ")
    asked(s.ACT, blank, rule, grave, world=crew()).refused("text_not_clean")
    back = s.ActReviewWithdrawn(reason="t")
    assert given(s.ACT, grave, failed, back).state.review is None
    asked(s.ACT, review, rule, grave, failed, back, world=crew()).only()


def test_rule_20_a_case_goes_to_an_authority_of_that_day() -> None:
    def transfer(day: date, world: World | None = None, *events: Any) -> Outcome:
        command = s.TransferAct(**AT, to=BUREAU, day=day, document="移送函")
        known = (RECORDED, *events)
        return asked(s.ACT, command, rules_case.transfer_act, *known, world=world)

    for day, code in (
        (JUNE, ""),
        (JUNE - A_DAY, "act_transfer_day"),
        (TODAY, ""),
        (TODAY + A_DAY, "act_transfer_day"),
    ):
        assert transfer(day).code == code
    gone: World = {("organisation", BUREAU): unit(until=TODAY)}
    transfer(TODAY, gone).refused("act_transfer_nowhere")
    transfer(TODAY - A_DAY, gone).only()
    went = s.ActTransferred(to=BUREAU, day=TODAY, document="移送函")
    transfer(TODAY, None, went).refused("act_transferred", day=TODAY)
    transfer(TODAY, None, went, s.ActTransferWithdrawn(reason="退回")).only()


def grant(*rows: Any, world: World | None = None, **more: Any) -> Outcome:
    values: dict[str, Any] = {"department": BUREAU, "where": TOWN} | more
    command = granting(values.pop("where"), values.pop("department"), **values)
    return asked(s.POWER, command, rules_power.grant_power, rows=rows, world=world)


def test_rule_16_a_paper_is_published_before_it_holds_and_has_its_term() -> None:
    grant(published=OPENED).only()
    grant(published=OPENED + A_DAY).refused("power_unpublished")
    ahead = TODAY + A_DAY
    grant(published=TODAY, since=ahead).only()
    grant(published=ahead, since=ahead).refused("power_unpublished")
    grant(capacity=DISPATCHED).refused("power_of_department")
    grant(capacity=COMMISSIONED).refused("power_term_missing")
    grant(capacity=COMMISSIONED, until=OPENED + A_DAY).only()
    for capacity in (TRANSFERRED, COMMISSIONED):
        grant(capacity=capacity, until=OPENED).refused("dates_reversed")
    assert {one.until for one in grant().only().matters} == {FOREVER}
    assert {one.until for one in grant(until=JUNE).only().matters} == {JUNE}


def test_rule_16_a_department_of_the_city_gives_to_a_town_that_is_there() -> None:
    grant(department=OFFICE).refused("power_department_wrong")
    grant(department=OrganisationId("none")).refused("power_department_wrong", name="none")
    grant(world={("organisation", BUREAU): unit(until=OPENED)}).refused("power_department_wrong")
    grant(where=VILLAGE).refused("centre_not_town")
    grant(world={("place", TOWN): place(until=OPENED)}).refused("place_ended")


def test_rule_16_each_matter_is_named_once_by_code_and_title() -> None:
    def matters(*pairs: tuple[str, str]) -> Outcome:
        plans = tuple(s.MatterPlan(code=code, title=title, law="法") for code, title in pairs)
        return grant(matters=plans)

    matters(("1", "甲"), ("2", "乙")).only()
    matters(("1", "甲"), ("1", "乙")).refused("power_matter_twice")
    matters(("1", "甲"), ("2", "甲")).refused("power_matter_twice")
    matters(("1", "甲"), ("甲", "乙")).refused("power_matter_twice")
    matters(("1", "甲"), ("2", "1")).refused("power_matter_twice")
    matters().refused("power_matter_twice")
    matters((" ", "甲")).refused("text_not_clean")


def test_rule_16_a_town_has_a_matter_once_in_a_capacity_on_a_day() -> None:
    grant(power_row()).refused("power_taken", grant="another")
    grant(power_row(until=JUNE), since=JUNE).only()
    grant(power_row(until=JUNE), since=JUNE - A_DAY).refused("power_taken")
    grant(power_row(since=JUNE), until=JUNE).only()
    grant(power_row(since=JUNE), until=JUNE + A_DAY).refused("power_taken")
    grant(power_row(COMMISSIONED)).only()
    grant(power_row(code="S009")).only()
    grant(power_row(code="S002")).refused("power_taken")
    grant(power_row(place=OTHER)).only()


TWO_MATTERS: Final = evolve(
    GIVEN,
    matters=tuple(
        s.GrantedMatter(code=code, title=f"事项{code}", law="法", until=END) for code in "12"
    ),
)
GONE: Final = s.PowerRevoked(matters=("1",), since=JUNE, document="收回")


def revoke(since: date, *codes: str, events: tuple[Any, ...] = ()) -> Outcome:
    command = s.RevokePower(grant=GRANT, matters=codes, since=since, document="收回")
    return asked(s.POWER, command, rules_power.revoke_power, TWO_MATTERS, *events)


def test_rule_17_matters_that_stand_go_back_within_their_days() -> None:
    assert revoke(JUNE).only().matters == ("1", "2")
    assert revoke(JUNE, events=(GONE,)).only().matters == ("2",)
    revoke(JUNE, "1", events=(GONE,)).refused("power_matter_missing", codes="1")
    revoke(OPENED, "2").only()
    revoke(OPENED - A_DAY, "2").refused("power_not_then")
    revoke(END - A_DAY, "2").only()
    revoke(END, "2").refused("power_not_then")
    all_gone = (GONE, evolve(GONE, matters=("2",)))
    revoke(JUNE, events=all_gone).refused("power_matter_missing", codes="-")
    withdrawn = s.PowerWithdrawn(reason="录错")
    revoke(JUNE, events=(withdrawn,)).refused("power_missing")
    state = given(s.POWER, TWO_MATTERS, GONE).state
    assert [one.revoked for one in state.matters] == [JUNE, None]


def test_rule_17_what_went_back_by_mistake_returns_where_nobody_has_it() -> None:
    def back(*codes: str, rows: tuple[Any, ...] = ()) -> Outcome:
        command = s.WithdrawRevocation(grant=GRANT, matters=codes, reason="未收回")
        rule = rules_power.withdraw_revocation
        return asked(s.POWER, command, rule, TWO_MATTERS, GONE, rows=rows)

    assert back().only().matters == ("1",)
    back("1").only()
    back("2").refused("power_matter_missing", codes="2")
    row = power_row(code="1", since=JUNE)
    back(rows=(row,)).refused("power_taken")
    back(rows=(evolve(row, owner=KEY),)).only()
    back(rows=(evolve(row, since=END),)).only()
    back(rows=(evolve(row, code="2"),)).only()


def test_rule_17_an_assessment_is_of_a_day_that_has_passed_and_once() -> None:
    def assess(day: date, *events: Any) -> Outcome:
        command = s.AssessPower(grant=GRANT, day=day, result=s.AssessmentResult.FIT, report="报告")
        return asked(s.POWER, command, rules_power.assess_power, GIVEN, *events)

    seen = s.PowerAssessed(day=JUNE, result=s.AssessmentResult.FIT, report="报告")
    assess(JUNE).only()
    assess(JUNE, seen).refused("assessment_twice")
    assess(JUNE + A_DAY, seen).only()
    withdraw = s.WithdrawAssessment(grant=GRANT, day=JUNE, reason="录错")
    rule = rules_power.withdraw_assessment
    asked(s.POWER, withdraw, rule, GIVEN, seen).only()
    asked(s.POWER, evolve(withdraw, day=TODAY), rule, GIVEN, seen).refused("assessment_missing")
    asked(s.POWER, withdraw, rule, GIVEN).refused("assessment_missing")
    early = evolve(seen, day=MARCH)
    state = given(s.POWER, GIVEN, seen, early).state
    assert [one.day for one in state.assessments] == [MARCH, JUNE]
    gone = s.AssessmentWithdrawn(day=MARCH, reason="录错")
    assert [one.day for one in given(s.POWER, GIVEN, seen, early, gone).state.assessments] == [JUNE]
    end = s.WithdrawPower(grant=GRANT, reason="录错")
    asked(s.POWER, end, rules_power.withdraw_power, GIVEN).only()
    taken = s.PowerWithdrawn(reason="录错")
    asked(s.POWER, end, rules_power.withdraw_power, GIVEN, taken).refused("power_missing")
    asked(s.POWER, end, rules_power.withdraw_power).refused("power_missing")
