"""Work that is on no list: who asks, who approves, who pays, and that it ends."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import duties as u
from ruralgov.domain import registry as r
from ruralgov.domain.duties import rules_work as rules
from ruralgov.domain.duties.rules_work import refuse_dead
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import (
    CITY,
    AccountId,
    OffListWorkId,
    OrganisationId,
    PlaceId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import month_of
from tests.duties.street import (
    A_DAY,
    APPROVER,
    OFFICER,
    RECORDER,
    Street,
    asking,
)
from tests.given import KEY, TODAY, Situation, given
from tests.town import code_of

BUREAU, OFFICE = OrganisationId("bureau"), OrganisationId("office")
TOWN, VILLAGE = PlaceId("town"), PlaceId("village")
FOREVER, LONG_AGO = date(9999, 12, 31), date(2020, 1, 1)
UNTIL = TODAY + 10 * A_DAY


def unit(kind: r.OrganisationKind, place: PlaceId) -> r.Organisation:
    span = r.OrganisationSpan(name="单位", kind=kind, place=place, since=LONG_AGO)
    return r.Organisation(spans=(span,))


UNITS: dict[tuple[str, str], Any] = {
    ("organisation", BUREAU): unit(r.OrganisationKind.DEPARTMENT, CITY),
    ("organisation", OFFICE): unit(r.OrganisationKind.TOWN_GOVERNMENT, TOWN),
}


def place(key: PlaceId, level: DivisionLevel) -> r.PlaceRow:
    return r.PlaceRow(
        owner=key,
        level=level,
        code="371082101",
        name="某地",
        parent=CITY,
        since=LONG_AGO,
        until=FOREVER,
    )


PLACES = (place(TOWN, DivisionLevel.TOWN), place(VILLAGE, DivisionLevel.VILLAGE))
ASKED = u.OffListWorkAsked(
    role=u.DutyRole.LANE_CHIEF,
    place=VILLAGE,
    title="入户核实用水人口",
    reason="水价改革摸底",
    asked_by=BUREAU,
    money=Fen(500_000),
    payer=BUREAU,
    law="村民委员会组织法 art. 43",
    by=AccountId("me"),
    day=TODAY,
)
APPROVED = u.OffListWorkApproved(
    approval="批1号", since=TODAY, until=UNTIL, by=AccountId("boss"), day=TODAY
)
KEY_OF = OffListWorkId(KEY)


def work(*events: object, **more: Any) -> Situation:
    return given(u.OFF_LIST_WORK, ASKED, *events, **more)


def ask(command: u.AskOffListWork) -> Any:
    situation = given(u.OFF_LIST_WORK, others=UNITS, rows=PLACES)
    return situation.when(command, rules.ask_off_list_work)


def test_rule_11_work_off_the_list_says_who_asks_and_who_pays() -> None:
    ask(asking(BUREAU, VILLAGE)).then(ASKED)
    ask(asking(OrganisationId("gone"), VILLAGE)).refused("off_list_asker_missing")
    gone = asking(BUREAU, VILLAGE, payer=OrganisationId("gone"))
    ask(gone).refused("off_list_asker_missing")
    ask(asking(BUREAU, CITY)).refused("off_list_place")
    of_town = asking(BUREAU, VILLAGE, role=u.DutyRole.TOWNSHIP)
    ask(of_town).refused("off_list_place")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"payer": BUREAU}, ""),
        ({"money": Fen(1)}, ""),
        ({"money": Fen(0)}, "off_list_unpaid"),
        ({"money": Fen(-1)}, "off_list_money_wrong"),
        ({"payer": OFFICE}, "off_list_unpaid"),
        ({"law": " "}, "text_not_clean"),
    ],
)
def test_rule_13_what_is_asked_of_villages_is_paid_by_who_asks(
    more: dict[str, Any], code: str
) -> None:
    for where in (VILLAGE, TOWN):
        assert ask(asking(BUREAU, where, **more)).code == code, "chiefs are villagers"


@pytest.mark.parametrize(
    ("role", "where", "code"),
    [
        (u.DutyRole.LANE_CHIEF, VILLAGE, "off_list_handed_down"),
        (u.DutyRole.GRID_WORKER, TOWN, "off_list_handed_down"),
        (u.DutyRole.BRANCH, TOWN, "off_list_handed_down"),
        (u.DutyRole.CADRE, VILLAGE, "off_list_handed_down"),
        (u.DutyRole.CADRE, TOWN, ""),
        (u.DutyRole.TOWNSHIP, TOWN, ""),
    ],
)
def test_rule_13_a_town_hands_none_of_its_work_to_villages(
    role: u.DutyRole, where: PlaceId, code: str
) -> None:
    assert ask(asking(OFFICE, where, role=role)).code == code


def test_rule_13_a_town_may_be_asked_without_money() -> None:
    free = asking(BUREAU, TOWN, role=u.DutyRole.TOWNSHIP, money=Fen(0))
    assert ask(free).only().payer is None


def test_rule_11_another_person_approves_and_for_some_days() -> None:
    approve = u.ApproveOffListWork(work=KEY_OF, approval="批1号", since=TODAY, until=UNTIL)
    for account in ("me", "twin"):
        same = work(account=account, persons={"twin": "me"})
        same.when(approve, rules.approve_off_list_work).refused("off_list_same_person")
    boss = work(account="boss")
    boss.when(approve, rules.approve_off_list_work).then(APPROVED)
    early = evolve(approve, since=TODAY - A_DAY)
    boss.when(early, rules.approve_off_list_work).refused("off_list_term")
    empty = evolve(approve, until=TODAY)
    boss.when(empty, rules.approve_off_list_work).refused("dates_reversed")
    later = work(account="boss", today=UNTIL)
    later.when(approve, rules.approve_off_list_work).refused("off_list_term")
    again = work(APPROVED, account="boss")
    again.when(approve, rules.approve_off_list_work).refused("off_list_approved")


def dead(state: u.OffListWork, day: date) -> str:
    return code_of(lambda: refuse_dead(state, day))


def test_rule_12_invariant_39_it_lives_from_the_first_day_of_its_approval_to_the_last() -> None:
    assert dead(work().state, TODAY) == "off_list_dead", "nobody approved it"
    found = work(APPROVED).state
    assert dead(found, TODAY - A_DAY) == "off_list_dead"
    assert (dead(found, TODAY), dead(found, UNTIL - A_DAY)) == ("", "")
    assert dead(found, UNTIL) == "off_list_dead"


def test_rule_12_invariant_39_it_is_extended_while_it_lives_and_never_after() -> None:
    extend = u.ExtendOffListWork(work=KEY_OF, approval="批2号", until=UNTIL + A_DAY)
    last = work(APPROVED, account="boss", today=UNTIL - A_DAY)
    extended = last.when(extend, rules.extend_off_list_work).only()
    assert dead(u.OFF_LIST_WORK.apply(last.state, extended), UNTIL) == ""
    same = evolve(extend, until=UNTIL)
    last.when(same, rules.extend_off_list_work).refused("off_list_term")
    over = work(APPROVED, account="boss", today=UNTIL)
    over.when(extend, rules.extend_off_list_work).refused("off_list_dead")
    work(account="boss").when(extend, rules.extend_off_list_work).refused("off_list_dead")
    mine = work(APPROVED)
    mine.when(extend, rules.extend_off_list_work).refused("off_list_same_person")


def test_rule_12_invariant_39_what_ended_early_is_dead_from_that_day() -> None:
    since = TODAY + 3 * A_DAY
    end = u.EndOffListWork(work=KEY_OF, since=since, cause="完成")
    ended = work(APPROVED).when(end, rules.end_off_list_work).only()
    found = work(APPROVED, ended)
    assert (dead(found.state, since - A_DAY), dead(found.state, since)) == ("", "off_list_dead")
    after = given(u.OFF_LIST_WORK, ASKED, APPROVED, ended, account="boss", today=since)
    extend = u.ExtendOffListWork(work=KEY_OF, approval="批2号", until=UNTIL + A_DAY)
    after.when(extend, rules.extend_off_list_work).refused("off_list_dead")
    for day in (TODAY, UNTIL + A_DAY):
        wrong = evolve(end, since=day)
        work(APPROVED).when(wrong, rules.end_off_list_work).refused("off_list_dead")
    at_end = evolve(end, since=UNTIL)
    assert work(APPROVED).when(at_end, rules.end_off_list_work).code == ""


def recorded(day: date) -> u.PerformanceRow:
    return u.PerformanceRow(
        owner="p",
        role=u.DutyRole.LANE_CHIEF,
        doer="lane",
        place=VILLAGE,
        duty_list=None,
        item="",
        work=KEY_OF,
        fact_kind=u.Evidence.CASE_REPORTED,
        fact="case",
        day=day,
        month=month_of(day),
        actor_known=False,
    )


def test_rule_12_what_was_recorded_stays_within_its_days() -> None:
    day = TODAY + 3 * A_DAY
    used = work(APPROVED, rows=(recorded(day),))
    end = u.EndOffListWork(work=KEY_OF, since=day, cause="完成")
    used.when(end, rules.end_off_list_work).refused("off_list_recorded")
    assert used.when(evolve(end, since=day + A_DAY), rules.end_off_list_work).code == ""
    withdraw = u.WithdrawOffListWork(work=KEY_OF, reason="误录")
    used.when(withdraw, rules.withdraw_off_list_work).refused("off_list_recorded")
    gone = work(APPROVED).when(withdraw, rules.withdraw_off_list_work).only()
    after = work(APPROVED, gone)
    after.when(end, rules.end_off_list_work).refused("off_list_missing")
    assert dead(after.state, TODAY) == "off_list_dead"


@pytest.fixture
def street() -> Street:
    return Street()


def approved(street: Street, days: int, **more: Any) -> OffListWorkId:
    bureau = street.town.unit(f"水利局{days}")
    key = OffListWorkId(street.do(OFFICER, asking(bureau, street.village, **more)))
    until = street.today + days * A_DAY
    approve = u.ApproveOffListWork(work=key, approval="批1号", since=street.today, until=until)
    street.do(APPROVER, approve)
    return key


def test_rule_12_invariant_39_nothing_is_recorded_on_it_after_it_ends(street: Street) -> None:
    before = street.case()
    street.town.clock.now += A_DAY
    key = approved(street, 2)
    early = street.record(before, "", work=key)
    assert street.refused(RECORDER, early) == "off_list_dead", "done before it was approved"
    first = street.case()
    street.do(RECORDER, street.record(first, "", work=key))
    assert street.refused(RECORDER, street.record(first, "", work=key)) == "duty_fact_twice"
    street.town.clock.now += A_DAY
    within = street.case()
    street.town.clock.now += A_DAY
    late = street.record(within, "", work=key)
    assert street.refused(RECORDER, late) == "off_list_dead", "done in time, recorded too late"
    assert street.refused(RECORDER, street.record(street.case(), "", work=key)) == "off_list_dead"
    assert [one.work for one in street.sheet().off_list_facts] == [key]


def test_rule_11_it_is_done_by_those_of_whom_it_was_asked(street: Street) -> None:
    key = approved(street, 9, role=u.DutyRole.BRANCH)
    assert street.refused(RECORDER, street.record(street.case(), "", work=key)) == "off_list_other"
    bureau = street.town.unit("民政局")
    there = OffListWorkId(street.do(OFFICER, asking(bureau, street.town.other)))
    record = street.record(street.case(), "", work=there)
    assert street.refused(RECORDER, record) == "off_list_other"


def test_rule_12_the_ledger_shows_what_expired_first(street: Street) -> None:
    bureau = street.town.unit("住建局")
    asked = OffListWorkId(street.do(OFFICER, asking(bureau, street.town.town)))
    long, short = approved(street, 30), approved(street, 2)
    ahead = OffListWorkId(street.do(OFFICER, asking(bureau, street.village)))
    begin = street.today + 20 * A_DAY
    approve = u.ApproveOffListWork(work=ahead, approval="批2号", since=begin, until=begin + A_DAY)
    street.do(APPROVER, approve)
    street.do(RECORDER, street.record(street.case(), "", work=short))
    street.town.clock.now += 2 * A_DAY
    lines = street.town.ask(OFFICER, u.OffListLedger(place=street.village))
    states = u.WorkState
    assert [(one.work, one.state, one.recorded) for one in lines] == [
        (short, states.EXPIRED, 1),
        (asked, states.UNAPPROVED, 0),
        (long, states.IN_FORCE, 0),
        (ahead, states.AHEAD, 0),
    ]
    line = lines[0]
    assert (line.asker_name, line.payer_name, line.papers) == ("水利局2", "水利局2", ("批1号",))
    assert line.last == street.today - A_DAY, "the last day, included"
    sheet = street.sheet()
    assert [one.work for one in sheet.off_list] == [short, asked, long, ahead]
    elsewhere = street.town.ask(OFFICER, u.OffListLedger(place=street.town.other))
    assert [one.work for one in elsewhere] == [asked], "asked of the whole town"
    yesterday = street.town.ask(OFFICER, u.OffListLedger(), street.today - A_DAY)
    assert yesterday[0].state is states.UNAPPROVED


def test_a_place_that_ends_leaves_work_to_be_ended(street: Street) -> None:
    approved(street, 5)
    bureau = street.town.unit("住建局")
    street.do(OFFICER, asking(bureau, street.village))
    hung = street.town.ask("registrar", r.HangingOn(place=street.village))
    assert hung.counts["off_list_work"] == 2
    street.town.clock.now += 5 * A_DAY
    hung = street.town.ask("registrar", r.HangingOn(place=street.village))
    assert hung.counts["off_list_work"] == 1, "what has ended hangs nowhere"


def test_refuse_dead_names_the_term() -> None:
    with pytest.raises(Refused, match="尚未批准"):
        refuse_dead(work().state, TODAY)
    with pytest.raises(Refused, match=str(UNTIL - A_DAY)):
        refuse_dead(work(APPROVED).state, UNTIL)
