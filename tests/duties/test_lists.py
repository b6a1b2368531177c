"""Duty lists: what one may say, who adopts it, and from when on it holds."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import duties as u
from ruralgov.domain import registry as r
from ruralgov.domain.duties import rules
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import CITY, AccountId, DutyListId, OrganisationId, PlaceId
from ruralgov.domain.kernel.month import month_of
from tests.duties.street import A_DAY, as_needed, drafting, item
from tests.given import KEY, TODAY, given

BUREAU, TOWN = OrganisationId("bureau"), PlaceId("town")
SINCE = date(2025, 3, 1)
THERE = r.Organisation(
    spans=(
        r.OrganisationSpan(
            name="民政局", kind=r.OrganisationKind.DEPARTMENT, place=CITY, since=date(2020, 1, 1)
        ),
    )
)
UNITS: dict[tuple[str, str], Any] = {("organisation", BUREAU): THERE}
GRID = u.DutyRole.GRID_WORKER
PRIMARY, AUXILIARY = u.DutyClass.PRIMARY, u.DutyClass.AUXILIARY


def place(level: DivisionLevel) -> r.PlaceRow:
    return r.PlaceRow(
        owner=TOWN,
        level=level,
        code="371082101",
        name="俚岛镇",
        parent=CITY,
        since=date(2020, 1, 1),
        until=date(9999, 12, 31),
    )


def drafted(command: u.DraftDutyList, **more: Any) -> Any:
    return given(u.DUTY_LIST, others=UNITS, **more).when(command, rules.draft_duty_list)


def helping(code: str, **more: Any) -> u.DutyItem:
    """Return an auxiliary duty of a grid worker, of a department."""
    values: dict[str, Any] = {"duty_class": AUXILIARY, "primary_department": BUREAU}
    return item(code, **values | more)


def event(*items: u.DutyItem, by: str = "drafter", **more: Any) -> u.DutyListDrafted:
    command = drafting(*items, **more)
    return u.DutyListDrafted(
        role=command.role,
        place=command.place,
        title=command.title,
        source=command.source,
        stated=command.stated,
        items=command.items,
        by=AccountId(by),
    )


ADOPTED = u.DutyListAdopted(approval="纪要", by=AccountId("boss"), day=TODAY)
PUBLISHED = u.DutyListPublished(published=SINCE, since=SINCE)


def row(since: date, owner: str = "other", **more: Any) -> u.DutyListRow:
    values: dict[str, Any] = {
        "role": u.DutyRole.LANE_CHIEF,
        "place": CITY,
        "title": "上一版",
        "stage": u.ListStage.PUBLISHED,
        "items": 1,
        "own": 1,
        "helps": 0,
        "until": date(9999, 12, 31),
    }
    return u.DutyListRow(owner=owner, since=since, **values | more)


def test_rule_1_invariant_38_a_grid_list_has_125_and_25_items_and_each_code_once() -> None:
    items = [item(f"Z{n:03}", duty_class=PRIMARY) for n in range(125)]
    items += [helping(f"F{n:02}") for n in range(25)]
    stated = (
        u.StatedCount(duty_class=PRIMARY, items=125),
        u.StatedCount(duty_class=AUXILIARY, items=25),
    )
    whole = drafting(*items, role=GRID, stated=stated)
    assert len(drafted(whole).only().items) == 150
    short = evolve(whole, items=tuple(items[1:]))
    drafted(short).refused("duty_count_wrong", stated=125, found=124)
    moved = (*items[1:], helping("F99"))
    drafted(evolve(whole, items=moved)).refused("duty_count_wrong")
    twice = (*items[:-1], helping("Z000"))
    drafted(evolve(whole, items=twice)).refused("duty_code_twice", item="Z000")
    spaced = (*items[:-1], helping(" Z000 "))
    drafted(evolve(whole, items=spaced)).refused("duty_code_twice", item="Z000")


def test_rule_1_a_class_that_is_not_stated_has_no_items() -> None:
    both = drafting(item("Z1", duty_class=PRIMARY), helping("F1"), role=GRID)
    drafted(both).then(event(*both.items, role=GRID, by="me"))
    drafted(evolve(both, stated=both.stated[:1])).refused("duty_count_wrong", stated=0, found=1)
    odd = (*both.stated, u.StatedCount(duty_class=u.DutyClass.OWN, items=1))
    drafted(evolve(both, stated=odd)).refused("duty_count_wrong", stated=1, found=0)
    drafted(evolve(both, items=())).refused("duty_list_empty")


@pytest.mark.parametrize(
    ("role", "good"),
    [
        (u.DutyRole.TOWNSHIP, {"basic", "cooperative", "taken_back"}),
        (u.DutyRole.GRID_WORKER, {"primary", "auxiliary"}),
        (u.DutyRole.LANE_CHIEF, {"own"}),
        (u.DutyRole.BRANCH, {"own"}),
        (u.DutyRole.CADRE, {"own"}),
    ],
)
def test_rule_2_invariant_38_classes_are_those_of_the_role(
    role: u.DutyRole, good: set[str]
) -> None:
    for each in u.DutyClass:
        one = item(
            duty_class=each,
            evidence=u.Evidence.MEETING,
            primary_department=BUREAU,
            refusable="要求出具证明",
        )
        said = drafted(drafting(one, role=role)).code
        assert said == ("" if each.value in good else "duty_class_wrong")


def test_rule_2_invariant_38_an_auxiliary_item_names_a_department_that_is_there() -> None:
    helps = helping("F1")
    assert drafted(drafting(helps, role=GRID)).code == ""
    alone = drafting(evolve(helps, primary_department=None), role=GRID)
    drafted(alone).refused("duty_department_missing", item="F1")
    gone = evolve(helps, primary_department=OrganisationId("gone"))
    drafted(drafting(gone, role=GRID)).refused("duty_department_missing")
    wrong = item("Z1", duty_class=PRIMARY, primary_department=OrganisationId("gone"))
    drafted(drafting(wrong, role=GRID)).refused("duty_department_missing")


def test_rule_2_a_cooperative_item_says_what_the_town_may_refuse() -> None:
    town: dict[str, Any] = {"evidence": u.Evidence.MEETING, "primary_department": BUREAU}
    helps = item(duty_class=u.DutyClass.COOPERATIVE, refusable="要求代签检查单", **town)
    assert drafted(drafting(helps, role=u.DutyRole.TOWNSHIP)).code == ""
    silent = drafting(evolve(helps, refusable="  "), role=u.DutyRole.TOWNSHIP)
    drafted(silent).refused("duty_refusable_missing")
    back = item(duty_class=u.DutyClass.TAKEN_BACK, **town)
    assert drafted(drafting(back, role=u.DutyRole.TOWNSHIP)).code == ""
    nobody = evolve(back, primary_department=None)
    drafted(drafting(nobody, role=u.DutyRole.TOWNSHIP)).refused("duty_department_missing")


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (item(times=1), ""),
        (item(times=31), ""),
        (item(times=0), "duty_cycle_wrong"),
        (item(times=32), "duty_cycle_wrong"),
        (as_needed(), ""),
        (as_needed(trigger=" "), "duty_cycle_wrong"),
        (as_needed(times=2), "duty_cycle_wrong"),
    ],
)
def test_rule_3_how_often_or_on_what_occasion(one: u.DutyItem, code: str) -> None:
    assert drafted(drafting(one)).code == code


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        (u.DutyRole.TOWNSHIP, {"case_handled", "meeting", "decision"}),
        (u.DutyRole.GRID_WORKER, {"case_reported", "case_handled", "meeting", "visit"}),
        (u.DutyRole.LANE_CHIEF, {"case_reported", "case_handled", "meeting", "visit"}),
        (u.DutyRole.BRANCH, {"meeting", "decision"}),
        (u.DutyRole.CADRE, {"case_handled", "meeting", "visit"}),
    ],
)
def test_rule_3_an_item_is_shown_by_facts_of_its_role(role: u.DutyRole, kinds: set[str]) -> None:
    first = {u.DutyRole.TOWNSHIP: u.DutyClass.BASIC, GRID: PRIMARY}.get(role, u.DutyClass.OWN)
    for each in u.Evidence:
        said = drafted(drafting(item(duty_class=first, evidence=each), role=role)).code
        assert said == ("" if each.value in kinds else "duty_evidence_wrong")
    assert not [one for one in u.Evidence if "photo" in one or "照片" in one.zh]


def test_rule_1_a_list_is_of_a_place_that_fits() -> None:
    town = {"rows": (place(DivisionLevel.TOWN),)}
    village = {"rows": (place(DivisionLevel.VILLAGE),)}
    basic = item(duty_class=u.DutyClass.BASIC, evidence=u.Evidence.MEETING)
    of_town = drafting(basic, role=u.DutyRole.TOWNSHIP, place=TOWN)
    assert drafted(of_town, **town).code == ""
    drafted(of_town, **village).refused("duty_list_place")
    assert drafted(drafting(place=TOWN), **village).code == ""
    drafted(drafting(place=TOWN)).refused("place_missing")


def test_rule_4_who_wrote_on_a_list_does_not_adopt_it() -> None:
    revised = u.DutyListRevised(
        title="二稿", source="s", stated=(), items=(item(),), by=AccountId("second")
    )
    adopt = u.AdoptDutyList(duty_list=DutyListId(KEY), approval="纪要")
    for account in ("drafter", "second", "twin"):
        situation = given(
            u.DUTY_LIST,
            *(event(), revised),
            account=account,
            persons={"twin": "second"},
        )
        situation.when(adopt, rules.adopt_duty_list).refused("duty_list_same_person")
    fresh = given(u.DUTY_LIST, event(), revised, account="boss")
    fresh.when(adopt, rules.adopt_duty_list).then(ADOPTED)
    machine = given(u.DUTY_LIST, event(), account="bot", machines=("bot",))
    machine.when(adopt, rules.adopt_duty_list).refused("machine_judges")
    again = given(u.DUTY_LIST, event(), ADOPTED, account="other")
    again.when(adopt, rules.adopt_duty_list).refused("duty_list_adopted")


def test_rule_4_a_list_holds_once_it_was_adopted_and_published() -> None:
    publish = u.PublishDutyList(duty_list=DutyListId(KEY), published=SINCE, since=SINCE)
    draft = given(u.DUTY_LIST, event())
    draft.when(publish, rules.publish_duty_list).refused("duty_list_not_adopted")
    adopted = given(u.DUTY_LIST, event(), ADOPTED)
    adopted.when(publish, rules.publish_duty_list).then(PUBLISHED)
    early = evolve(publish, since=SINCE - A_DAY)
    adopted.when(early, rules.publish_duty_list).refused("duty_list_unpublished")
    ahead = evolve(publish, published=TODAY + A_DAY, since=TODAY + A_DAY)
    adopted.when(ahead, rules.publish_duty_list).refused("duty_list_unpublished")
    twice = given(u.DUTY_LIST, event(), ADOPTED, PUBLISHED)
    twice.when(publish, rules.publish_duty_list).refused("duty_list_published")


@pytest.mark.parametrize(
    ("other", "code"),
    [
        (SINCE - A_DAY, ""),
        (SINCE, "duty_list_order"),
        (SINCE + A_DAY, "duty_list_order"),
        (TODAY, "duty_list_order"),
        (TODAY + A_DAY, ""),
    ],
)
def test_rule_5_a_version_begins_after_the_one_that_holds(other: date, code: str) -> None:
    publish = u.PublishDutyList(duty_list=DutyListId(KEY), published=SINCE, since=SINCE)
    situation = given(u.DUTY_LIST, event(), ADOPTED, rows=(row(other),))
    assert situation.when(publish, rules.publish_duty_list).code == code
    mine = given(u.DUTY_LIST, event(), ADOPTED, rows=(row(other, owner=KEY),))
    assert mine.when(publish, rules.publish_duty_list).code == ""
    elsewhere = given(u.DUTY_LIST, event(), ADOPTED, rows=(row(other, place=TOWN),))
    assert elsewhere.when(publish, rules.publish_duty_list).code == ""


def performed(day: date) -> u.PerformanceRow:
    return u.PerformanceRow(
        owner="p",
        role=u.DutyRole.LANE_CHIEF,
        doer="lane",
        place=TOWN,
        duty_list=DutyListId(KEY),
        item="XZ01",
        work=None,
        fact_kind=u.Evidence.CASE_REPORTED,
        fact="case",
        day=day,
        month=month_of(day),
        actor_known=False,
    )


def test_rule_5_a_list_ends_after_it_began_and_its_day_is_put_right() -> None:
    later = SINCE + 30 * A_DAY
    end = u.EndDutyList(duty_list=DutyListId(KEY), since=later, cause="机构改革")
    holds = given(u.DUTY_LIST, event(), ADOPTED, PUBLISHED)
    ended = u.DutyListEnded(since=later, cause="机构改革")
    holds.when(end, rules.end_duty_list).then(ended)
    at_once = evolve(end, since=SINCE)
    holds.when(at_once, rules.end_duty_list).refused("duty_list_not_holding")
    given(u.DUTY_LIST, event(), ADOPTED).when(end, rules.end_duty_list).refused(
        "duty_list_not_holding"
    )
    over = given(u.DUTY_LIST, event(), ADOPTED, PUBLISHED, ended)
    over.when(end, rules.end_duty_list).refused("duty_list_not_holding")
    reopen = u.CorrectDutyListEntry(duty_list=DutyListId(KEY), entry=later, reason="未撤")
    right = over.when(reopen, rules.correct_duty_list_entry).only()
    assert u.DUTY_LIST.apply(over.state, right).spans == holds.state.spans
    early = u.CorrectDutyListEntry(
        duty_list=DutyListId(KEY), entry=SINCE, since=SINCE - A_DAY, reason="录错"
    )
    holds.when(early, rules.correct_duty_list_entry).refused("duty_list_unpublished")


def test_rule_6_no_record_is_left_outside_of_the_days_of_its_list() -> None:
    first = SINCE + 5 * A_DAY
    used = given(u.DUTY_LIST, event(), ADOPTED, PUBLISHED, rows=(performed(first),))
    for since, code in (
        (first, ""),
        (first + A_DAY, "duty_list_in_use"),
        (None, "duty_list_in_use"),
    ):
        move = u.CorrectDutyListEntry(
            duty_list=DutyListId(KEY), entry=SINCE, since=since, reason="录错"
        )
        assert used.when(move, rules.correct_duty_list_entry).code == code
    for since, code in ((first, "duty_list_in_use"), (first + A_DAY, "")):
        end = u.EndDutyList(duty_list=DutyListId(KEY), since=since, cause="撤")
        assert used.when(end, rules.end_duty_list).code == code


def test_rule_6_a_draft_is_withdrawn_and_a_published_list_is_not() -> None:
    withdraw = u.WithdrawDutyList(duty_list=DutyListId(KEY), reason="重复")
    gone = u.DutyListWithdrawn(reason="重复")
    for before in ((event(),), (event(), ADOPTED)):
        given(u.DUTY_LIST, *before).when(withdraw, rules.withdraw_duty_list).then(gone)
    held = given(u.DUTY_LIST, event(), ADOPTED, PUBLISHED)
    held.when(withdraw, rules.withdraw_duty_list).refused("duty_list_published")
    after = given(u.DUTY_LIST, event(), gone, account="boss")
    after.when(withdraw, rules.withdraw_duty_list).refused("duty_list_missing")
    adopt = u.AdoptDutyList(duty_list=DutyListId(KEY), approval="纪要")
    after.when(adopt, rules.adopt_duty_list).refused("duty_list_missing")


def test_rule_4_a_draft_is_written_anew_until_it_is_adopted() -> None:
    whole = drafting(item("XZ09"))
    revise = u.ReviseDutyList(
        duty_list=DutyListId(KEY), title="二稿", source="s", stated=whole.stated, items=whole.items
    )
    situation = given(u.DUTY_LIST, event(), account="second")
    found = u.DUTY_LIST.apply(
        situation.state, situation.when(revise, rules.revise_duty_list).only()
    )
    assert (found.drafters, found.items[0].code) == (("drafter", "second"), "XZ09")
    wrong = evolve(revise, items=(*whole.items, item("XZ10")))
    situation.when(wrong, rules.revise_duty_list).refused("duty_count_wrong")
    late = given(u.DUTY_LIST, event(), ADOPTED)
    late.when(revise, rules.revise_duty_list).refused("duty_list_adopted")


def test_rule_5_the_newest_that_has_begun_of_the_nearest_place_holds() -> None:
    from ruralgov.domain.duties.lists import Lists
    from tests.given import Reading

    ended = date(2025, 9, 1)
    rows = (
        row(date(2024, 1, 1), "old"),
        row(SINCE, "new", until=ended),
        row(date(2025, 6, 1), "town", place=TOWN, until=date(2025, 7, 1)),
    )

    def at(day: date) -> str | None:
        def path(_place: PlaceId, _day: date) -> tuple[PlaceId, ...]:
            return (TOWN, CITY)

        return Lists(u.DutyRole.LANE_CHIEF, Reading({}, rows), path).key(TOWN, day)

    assert at(date(2023, 12, 31)) is None
    assert at(SINCE - A_DAY) == "old"
    assert at(SINCE) == "new"
    assert at(date(2025, 6, 30)) == "town"
    assert at(date(2025, 7, 1)) == "new", "the list of the town ended, and that of the city holds"
    assert at(ended) is None, "what was replaced does not come back"
