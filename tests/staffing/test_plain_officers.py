"""Centres, officers, badges and secondments: rules 8 to 12 at their boundaries, without a store."""

from datetime import date, timedelta
from typing import Any, Final

import pytest
from attrs import evolve

from ruralgov.domain import staffing as s
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import AccountId, CentreId, PersonId, PlaceId, PostId
from ruralgov.domain.registry import Holding, OrganisationKind, Post, PostSpan
from ruralgov.domain.staffing import (
    hanging,
    holding,
    naming,
    reactions_officer,
    rules_centre,
    rules_officer,
    rules_secondment,
)
from ruralgov.domain.staffing.model import HOLDS as MAY_HAVE
from ruralgov.domain.staffing.rows_officer import BadgeRow, OfficerRow
from tests.given import KEY, TODAY, Outcome, given
from tests.grids.plans import someone
from tests.staffing.office import MARCH, OPENED, badge, sending
from tests.staffing.plain import (
    A_DAY,
    BADGED,
    BUREAU,
    CENTRE,
    END,
    FIRST,
    HERE,
    JUNE,
    ME,
    OTHER,
    SENT,
    TOWN,
    VILLAGE,
    World,
    asked,
    centre,
    centre_row,
    officer,
    place,
    sent_row,
    unit,
)

CAUSE: dict[str, Any] = {"cause": "机构改革"}
MOVED: Final = s.CentreCarriedOver(place=OTHER, since=JUNE, cause="撤镇设街道")
CLOSED: Final = s.CentreClosed(since=JUNE, cause="撤销")


def at_centre(command: Any, rule: Any, *events: Any, **more: Any) -> Outcome:
    return asked(s.CENTRE, command, rule, state=centre(*events), **more)


def establish(
    where: PlaceId = TOWN, since: date = OPENED, *rows: Any, world: World | None = None
) -> Outcome:
    command = s.EstablishCentre(place=where, name="中心", since=since, approval="批复")
    return asked(s.CENTRE, command, rules_centre.establish_centre, rows=rows, world=world)


def test_rule_8_a_centre_is_of_a_town_that_is_there_and_does_not_end() -> None:
    establish().only()
    establish(VILLAGE).refused("centre_not_town")
    establish(since=FIRST).only()
    establish(since=FIRST - A_DAY).refused("place_not_begun")
    ended: World = {("place", TOWN): place(until=JUNE)}
    establish(world=ended, since=JUNE).refused("place_ended")
    establish(world=ended, since=JUNE - A_DAY).only()


def test_rule_8_invariant_21_a_second_centre_of_a_town_shares_no_day() -> None:
    establish(TOWN, JUNE, centre_row(until=JUNE)).only()
    establish(TOWN, JUNE, centre_row(until=JUNE + A_DAY)).refused("centre_taken")
    establish(TOWN, JUNE, centre_row(since=TODAY)).refused("centre_taken")
    establish(TOWN, JUNE, centre_row(OTHER)).only()


def close(since: date, *events: Any, rows: tuple[Any, ...] = ()) -> Outcome:
    command = s.CloseCentre(centre=CENTRE, since=since, **CAUSE)
    return at_centre(command, rules_centre.close_centre, *events, rows=rows)


def carry(since: date, *events: Any, where: PlaceId = OTHER, **more: Any) -> Outcome:
    command = s.CarryOverCentre(centre=CENTRE, place=where, since=since, **CAUSE)
    return at_centre(command, rules_centre.carry_over_centre, *events, **more)


@pytest.mark.parametrize("rule", [close, carry])
def test_rule_8_a_centre_changes_after_its_last_entry_while_it_lasts(rule: Any) -> None:
    rule(OPENED + A_DAY).only()
    rule(OPENED).refused("change_not_later")
    assert rule(JUNE + A_DAY, MOVED).code == ""
    rule(JUNE, MOVED).refused("change_not_later")
    rule(TODAY, CLOSED).refused("centre_missing")
    never = s.CentreEntryCorrected(entry=OPENED, since=None, reason="录错")
    rule(TODAY, never).refused("centre_missing")


def test_rule_8_nobody_is_at_a_centre_that_ends() -> None:
    close(END, rows=(sent_row(),)).only()
    close(END - A_DAY, rows=(sent_row(),)).refused("centre_has_officers", count=1)
    close(JUNE, rows=(sent_row(centre=CentreId("far")),)).only()
    state = centre(MOVED, evolve(CLOSED, since=TODAY))
    assert [(one.place, one.since, one.until) for one in state.spans] == [
        (TOWN, OPENED, JUNE),
        (OTHER, JUNE, TODAY),
    ]


def test_rule_8_a_centre_is_carried_over_to_a_town_that_has_none() -> None:
    carry(JUNE, where=VILLAGE).refused("centre_not_town")
    carry(JUNE, world={("place", OTHER): place(until=JUNE)}).refused("place_ended")
    carry(JUNE, rows=(centre_row(OTHER, until=JUNE),)).only()
    carry(JUNE, rows=(centre_row(OTHER),)).refused("centre_taken")
    carry(JUNE, rows=(centre_row(OTHER, owner=CENTRE),)).only()


def mend(entry: date, since: date | None, *events: Any, **more: Any) -> Outcome:
    command = s.CorrectCentreEntry(centre=CENTRE, entry=entry, since=since, reason="录错")
    return at_centre(command, rules_centre.correct_centre_entry, *events, **more)


def test_rule_8_an_entry_of_a_centre_is_put_right_around_who_is_there() -> None:
    there = (sent_row(),)
    mend(OPENED, MARCH, rows=there).only()
    mend(OPENED, MARCH + A_DAY, rows=there).refused("centre_has_officers")
    mend(OPENED, None, rows=there).refused("centre_has_officers")
    mend(OPENED, None).only()
    mend(TODAY, END, evolve(CLOSED, since=TODAY), rows=there).only()
    mend(TODAY, END - A_DAY, evolve(CLOSED, since=TODAY), rows=there).refused("centre_has_officers")
    mend(JUNE, MARCH, MOVED).only()
    mend(JUNE, OPENED, MOVED).refused("entry_order")
    mend(MARCH, JUNE).refused("entry_missing")
    mend(JUNE, None, CLOSED, rows=(centre_row(since=JUNE),)).refused("centre_taken")
    mend(JUNE, None, CLOSED, rows=(centre_row(owner=CENTRE, since=JUNE),)).only()
    ended: World = {("place", TOWN): place(until=JUNE)}
    mend(OPENED, JUNE, world=ended).refused("place_ended")
    command = s.CorrectCentreEntry(centre=CENTRE, entry=OPENED, since=None, reason="t")
    asked(s.CENTRE, command, rules_centre.correct_centre_entry).refused("centre_missing")


HOLDS: Final = Holding(person=PersonId("p"), basis="任命", since=OPENED, until=TODAY)
POST: Final = Post(
    organisation=BUREAU,
    basis="三定",
    spans=(PostSpan(title="执法员", seats=1, since=FIRST),),
    holdings=(HOLDS,),
)
POSTED: Final[World] = {("post", "post"): POST, ("person", "p"): someone()}


def enter(*rows: Any, since: date = OPENED, world: World | None = None) -> Outcome:
    command = s.EnterOfficer(person=PersonId("p"), post=PostId("post"), since=since)
    return asked(
        s.OFFICER, command, rules_officer.enter_officer, rows=rows, world=POSTED | (world or {})
    )


def test_rule_9_an_officer_holds_a_post_on_the_first_day() -> None:
    event = enter().only()
    assert (event.department, event.since, event.until) == (BUREAU, OPENED, TODAY)
    enter(since=OPENED - A_DAY).refused("officer_post_missing")
    enter(since=TODAY - A_DAY).only()
    enter(since=TODAY).refused("officer_post_missing")
    other = evolve(HOLDS, person=PersonId("other"))
    enter(world={("post", "post"): evolve(POST, holdings=(other,))}).refused("officer_post_missing")
    enter(world={("post", "post"): evolve(POST, holdings=(other, HOLDS))}).only()
    enter(world={("post", "post"): None}).refused("officer_post_missing")


@pytest.mark.parametrize("kind", OrganisationKind)
def test_rule_9_only_an_authority_or_its_institution_has_officers(kind: OrganisationKind) -> None:
    fits = kind in MAY_HAVE[s.QuotaKind.INSTITUTION]
    found = enter(world={("organisation", BUREAU): unit(kind)})
    assert found.code == ("" if fits else "officer_unit_wrong")
    over = enter(world={("organisation", BUREAU): unit(kind, until=OPENED)})
    assert over.code == "", "what it is on a day on which it is gone is not known"


def officer_row(**more: Any) -> OfficerRow:
    values: dict[str, Any] = {"owner": "another", "since": OPENED, "until": FOREVER}
    return OfficerRow(person=PersonId("p"), post=PostId("post"), department=BUREAU, **values | more)


def test_rule_9_a_person_is_an_officer_once_at_a_time() -> None:
    enter(officer_row()).refused("officer_twice", officer="another")
    enter(officer_row(until=OPENED)).only()
    enter(officer_row(until=OPENED + A_DAY)).refused("officer_twice")
    enter(officer_row(since=TODAY)).only()
    enter(officer_row(since=TODAY - A_DAY)).refused("officer_twice")
    enter(evolve(officer_row(), person=PersonId("other"))).only()


def issue(*rows: Any, state: Any = None, **more: Any) -> Outcome:
    values: dict[str, Any] = {"number": "1"} | more
    command = s.IssueBadge(officer=ME, badge=badge(**values))
    return asked(s.OFFICER, command, rules_officer.issue_badge, state=state or officer(), rows=rows)


def badge_row(**more: Any) -> BadgeRow:
    values: dict[str, Any] = {
        "owner": "another",
        "number": "1",
        "issuer": "山东省司法厅",
        "since": OPENED,
        "until": JUNE,
    }
    return evolve(_BADGE_ROW, **values | more)


_BADGE_ROW: Final = next(one for one in s.OFFICER.rows_of(officer()) if isinstance(one, BadgeRow))


def test_rule_10_a_badge_is_of_one_officer_at_a_time() -> None:
    issue().only()
    issue(badge_row()).refused("badge_taken", officer="another")
    issue(badge_row(), since=JUNE).only()
    issue(badge_row(), since=JUNE - A_DAY).refused("badge_taken")
    issue(badge_row(issuer="别的")).only()
    issue(badge_row(number="2")).only()
    for name in ("number", "issuer", "scope"):
        blank: dict[str, Any] = {name: " "}
        command = s.IssueBadge(officer=ME, badge=evolve(badge("1"), **blank))
        found = asked(s.OFFICER, command, rules_officer.issue_badge, state=officer())
        found.refused("text_not_clean")
    left = evolve(officer(), until=JUNE)
    issue(state=left).only()
    issue(state=left, since=JUNE).refused("officer_not_then")
    issue(state=left, since=JUNE - A_DAY).only()
    issue(since=FIRST).only()
    issue(since=JUNE, until=JUNE).refused("dates_reversed")
    asked(s.OFFICER, s.IssueBadge(officer=ME, badge=badge("1")), rules_officer.issue_badge).refused(
        "officer_missing"
    )


def test_rule_10_a_badge_ends_within_its_term_alone() -> None:
    def end(since: date, number: str = "15100001") -> str:
        command = s.EndBadge(officer=ME, number=number, since=since, cause="遗失")
        return asked(s.OFFICER, command, rules_officer.end_badge, state=officer()).code

    last = BADGED.badge.until
    assert end(OPENED + A_DAY) == end(last - A_DAY) == ""
    assert end(OPENED) == end(last) == end(JUNE, "2") == "badge_missing"
    two = s.BadgeIssued(badge=badge("2"))
    again = s.BadgeIssued(badge=badge("15100001", since=JUNE))
    ended = s.BadgeEnded(number="15100001", since=MARCH, cause="遗失")
    state = officer(BADGED, two, ended, again)
    assert [one.until for one in state.badges] == [MARCH, last, last]
    assert officer(BADGED, ended, again, evolve(ended, since=JUNE)).badges[1].until == last
    assert officer(BADGED, evolve(ended, since=OPENED)).badges[0].until == last
    wrong = s.BadgeEntryWithdrawn(number="15100001", since=JUNE, reason="录错")
    assert len(officer(BADGED, ended, again, two, wrong).badges) == 2

    def withdraw(since: date, number: str) -> str:
        command = s.WithdrawBadgeEntry(officer=ME, number=number, since=since, reason="录错")
        found = asked(s.OFFICER, command, rules_officer.withdraw_badge_entry, state=officer())
        return found.code

    assert withdraw(OPENED, "15100001") == ""
    assert withdraw(JUNE, "15100001") == withdraw(OPENED, "2") == "badge_missing"


def test_rule_10_a_badge_counts_while_the_post_is_held() -> None:
    state = evolve(officer(), since=MARCH, until=JUNE)
    days = (MARCH - A_DAY, MARCH, JUNE - A_DAY, JUNE)
    assert [bool(state.badges_on(day)) for day in days] == [False, True, True, False]
    later = evolve(state, badges=(badge("1", since=JUNE - A_DAY, until=FOREVER),))
    assert [bool(later.badges_on(day)) for day in days] == [False, False, True, False]
    assert [bool(state.seconded_on(day)) for day in days] == [False, True, True, False]


def send(*rows: Any, state: Any = None, world: World | None = None, **more: Any) -> Outcome:
    values: dict[str, Any] = {"since": MARCH, "until": END} | more
    command = sending(ME, values.pop("centre", CENTRE), **values)
    known = officer(BADGED) if state is None else state
    return asked(
        s.OFFICER, command, rules_secondment.second_officer, state=known, rows=rows, world=world
    )


def test_rules_10_and_11_an_officer_with_a_badge_is_sent_down_from_the_city() -> None:
    send().only()
    send(until=MARCH).refused("dates_reversed")
    send(state=officer(s.OfficerAligned(person=PersonId("p"), until=FOREVER))).refused(
        "badge_missing"
    )
    late = officer(s.BadgeIssued(badge=badge("1", since=MARCH + A_DAY)))
    send(state=late).refused("badge_missing")
    send(state=late, since=MARCH + A_DAY).only()
    send(world={("organisation", BUREAU): unit(place=TOWN)}).refused("secondment_not_down")
    send(world={("organisation", BUREAU): unit(until=MARCH)}).refused("secondment_not_down")
    send(state=evolve(officer(BADGED), until=MARCH)).refused("officer_not_then")
    send(approval=" ").refused("text_not_clean")


def test_rule_11_a_secondment_lies_within_the_days_of_its_centre() -> None:
    send(centre=CentreId("none")).refused("centre_not_then")
    closed: World = {("enforcement_centre", CENTRE): centre(evolve(CLOSED, since=END))}
    send(world=closed).only()
    send(world=closed, until=END + A_DAY).refused("centre_not_then")
    send(since=OPENED).only()
    send(
        since=OPENED,
        world={
            ("enforcement_centre", CENTRE): centre(
                s.CentreEntryCorrected(entry=OPENED, since=MARCH, reason="t")
            )
        },
    ).refused("centre_not_then")
    never: World = {
        ("enforcement_centre", CENTRE): centre(
            s.CentreEntryCorrected(entry=OPENED, since=None, reason="t")
        )
    }
    send(world=never).refused("centre_not_then")


def test_rule_11_invariant_22_a_person_is_at_one_centre_on_a_day() -> None:
    send(state=officer()).refused("secondment_held", last=END - A_DAY)
    after: dict[str, Any] = {"since": END, "until": END + 9 * A_DAY}
    send(state=officer(), **after).only()
    send(state=officer(), since=END - A_DAY, until=END + A_DAY).refused("secondment_held")
    send(state=officer(), since=OPENED, until=MARCH).only()
    send(sent_row(until=MARCH)).only()
    send(sent_row(until=MARCH + A_DAY)).refused("secondment_held")
    send(sent_row(owner=KEY)).only()
    send(sent_row(person=PersonId("other"))).only()


def extend(until: date, *rows: Any, state: Any = None, world: World | None = None) -> Outcome:
    command = s.ExtendSecondment(officer=ME, until=until, approval="延期")
    known = officer() if state is None else state
    return asked(
        s.OFFICER, command, rules_secondment.extend_secondment, state=known, rows=rows, world=world
    )


def test_rule_11_a_secondment_goes_on_while_post_and_centre_do() -> None:
    later = END + 9 * A_DAY
    extend(later).only()
    extend(END).refused("secondment_not_later", last=END - A_DAY)
    extend(END + A_DAY).only()
    extend(later, state=officer(BADGED)).refused("secondment_missing")
    extend(later, state=evolve(officer(), until=END)).refused("officer_not_then")
    extend(later, state=evolve(officer(), until=END + A_DAY)).only()
    extend(
        later, world={("enforcement_centre", CENTRE): centre(evolve(CLOSED, since=END))}
    ).refused("centre_not_then")
    extend(later, sent_row(since=END, until=later)).refused("secondment_held")
    extend(later, sent_row(since=later, until=FOREVER)).only()
    second = evolve(SENT, since=later, until=later + 9 * A_DAY)
    state = officer(BADGED, second, SENT)
    assert [one.since for one in state.secondments] == [MARCH, later]
    longer = s.SecondmentExtended(until=FOREVER, approval="延期")
    found = officer(BADGED, SENT, second, longer)
    assert [one.until for one in found.secondments] == [END, FOREVER]


RECALL: Final = s.RecallProposed(day=TODAY, by=AccountId("head"), reason="轮换")
ANSWERED: Final = s.RecallAnswered(day=TODAY, agrees=False, opinion="正值集中整治")
GOING: Final = (BADGED, SENT)


def step(command: Any, rule: Any, *events: Any, **more: Any) -> Outcome:
    return asked(s.OFFICER, command, rule, state=officer(*events), **more)


def test_rule_12_a_recall_is_of_who_is_there_today_and_once() -> None:
    propose = s.ProposeRecall(officer=ME, reason="轮换")
    rule = rules_secondment.propose_recall
    step(propose, rule, *GOING).only()
    step(propose, rule, *GOING, today=MARCH - A_DAY).refused("secondment_missing")
    step(propose, rule, *GOING, today=END).refused("secondment_missing")
    step(propose, rule, *GOING, RECALL).refused("recall_proposed", day=TODAY)
    again = evolve(SENT, since=END, until=END + 9 * A_DAY)
    step(propose, rule, *GOING, RECALL, again, today=END).only()
    step(propose, rule, *GOING, again, evolve(RECALL, day=END), today=END).refused(
        "recall_proposed"
    )


def test_rule_12_the_host_answers_once_by_another_person() -> None:
    def answer(*events: Any, where: str = CENTRE, **more: Any) -> Outcome:
        command = s.AnswerRecall(officer=ME, centre=CentreId(where), agrees=True, opinion="同意")
        return step(command, rules_secondment.answer_recall, *GOING, *events, **more)

    answer(RECALL).only()
    answer().refused("recall_missing")
    answer(RECALL, where="far").refused("secondment_missing")
    answer(RECALL, ANSWERED).refused("recall_answered", day=TODAY)
    answer(RECALL, account="head").refused("recall_same_person")
    answer(RECALL, persons={"me": "one", "head": "one"}).refused("recall_same_person")
    answer(RECALL, machines=("me",)).refused("machine_judges")
    withdraw = s.WithdrawRecall(officer=ME, reason="不再需要")
    rule = rules_secondment.withdraw_recall
    step(withdraw, rule, *GOING, RECALL).only()
    step(withdraw, rule, *GOING).refused("recall_missing")
    step(withdraw, rule, *GOING, RECALL, s.RecallWithdrawn(reason="t")).refused("recall_missing")
    assert officer(*GOING, ANSWERED).recall is None
    said = officer(*GOING, RECALL, ANSWERED).recall
    assert said is not None
    assert said.agrees is False


def test_rule_12_a_recall_waits_for_the_answer_or_fifteen_days() -> None:
    def recall(since: date, *events: Any, today: date = TODAY) -> Outcome:
        command = s.RecallOfficer(officer=ME, since=since)
        return step(command, rules_secondment.recall_officer, *GOING, *events, today=today)

    waited = TODAY + timedelta(days=15)
    recall(waited, RECALL, today=waited).only()
    recall(waited, RECALL, today=waited - A_DAY).refused("recall_too_early", first=waited)
    recall(waited - A_DAY, RECALL, today=waited).refused("recall_too_early")
    recall(TODAY, RECALL, ANSWERED).only()
    recall(TODAY - A_DAY, RECALL, ANSWERED).refused("recall_too_early")
    recall(END, RECALL, ANSWERED).refused("secondment_missing")
    recall(END - A_DAY, RECALL, ANSWERED).only()
    recall(TODAY).refused("recall_missing")
    begun_today = evolve(SENT, since=TODAY)
    state = officer(BADGED, begun_today, RECALL, ANSWERED)
    command = s.RecallOfficer(officer=ME, since=TODAY)
    asked(s.OFFICER, command, rules_secondment.recall_officer, state=state).refused(
        "secondment_missing"
    )


def test_rule_12_the_host_lets_go_who_is_there_on_the_day() -> None:
    def end(since: date, where: str = CENTRE) -> str:
        command = s.EndSecondment(officer=ME, centre=CentreId(where), since=since, cause="任务完成")
        return step(command, rules_secondment.end_secondment, *GOING).code

    assert end(MARCH + A_DAY) == end(END - A_DAY) == ""
    assert end(MARCH) == end(END) == end(JUNE, "far") == "secondment_missing"
    ended = s.SecondmentEnded(since=JUNE, cause="完成", recalled=False)
    other = evolve(SENT, since=END, until=FOREVER)
    state = officer(*GOING, other, RECALL, ended)
    assert [one.until for one in state.secondments] == [JUNE, FOREVER]
    assert state.recall is None
    same = officer(*GOING, evolve(ended, since=MARCH))
    assert same.secondments[0].until == END


def mend_secondment(*events: Any, world: World | None = None, **more: Any) -> Outcome:
    rows = more.pop("rows", ())
    values: dict[str, Any] = {"entry": MARCH} | more
    command = s.CorrectSecondmentEntry(officer=ME, reason="录错", **values)
    rule = rules_secondment.correct_secondment_entry
    return step(command, rule, *GOING, *events, world=world, rows=rows)


def test_rule_11_the_days_of_a_secondment_are_put_right_and_all_holds_still() -> None:
    other = evolve(SENT, since=END, until=END + 9 * A_DAY)
    mend_secondment(since=JUNE).only()
    mend_secondment(entry=JUNE, since=MARCH).refused("secondment_missing")
    mend_secondment().only()
    mend_secondment(until=MARCH).refused("dates_reversed")
    mend_secondment(other, until=END + A_DAY).refused("secondment_held")
    mend_secondment(other, until=END - A_DAY).only()
    mend_secondment(since=OPENED - A_DAY).refused("officer_not_then")
    lost = s.BadgeEnded(number="15100001", since=JUNE, cause="遗失")
    mend_secondment(lost, since=JUNE).refused("badge_missing")
    mend_secondment(lost, since=JUNE - A_DAY).only()
    away: World = {("organisation", BUREAU): unit(place=TOWN)}
    mend_secondment(since=JUNE, world=away).refused("secondment_not_down")
    mend_secondment(since=MARCH, until=END, world=away).only()
    closed: World = {("enforcement_centre", CENTRE): centre(evolve(CLOSED, since=END))}
    mend_secondment(until=END + A_DAY, world=closed).refused("centre_not_then")
    twin = sent_row(since=END, until=FOREVER)
    mend_secondment(until=END + A_DAY, rows=(twin,)).refused("secondment_held")
    mend_secondment(until=END - A_DAY, rows=(twin,)).only()

    def after(since: date | None, until: date | None) -> list[tuple[date, date]]:
        event = s.SecondmentEntryCorrected(entry=MARCH, since=since, until=until, reason="t")
        found = officer(*GOING, other, event).secondments
        return [(one.since, one.until) for one in found]

    kept = (other.since, other.until)
    assert after(JUNE, None) == [(JUNE, END), kept]
    assert after(None, JUNE) == [(MARCH, JUNE), kept]
    assert after(None, None) == [kept]
    assert after(FOREVER - A_DAY, FOREVER) == [kept, (FOREVER - A_DAY, FOREVER)]


def test_rule_9_an_officer_follows_the_registry() -> None:
    def align(world: World, state: Any = None, today: date = TODAY) -> Outcome:
        command = s.AlignOfficer(officer=ME)
        here = POSTED | world
        known = evolve(officer(), until=TODAY) if state is None else state
        return asked(
            s.OFFICER, command, rules_officer.align_officer, state=known, world=here, today=today
        )

    align({}).then()
    moved = evolve(POST, holdings=(evolve(HOLDS, until=JUNE),))
    assert align({("post", "post"): moved}).only().until == JUNE
    assert align({("post", "post"): evolve(POST, holdings=())}).only().until == OPENED
    twin: World = {("person", "p"): evolve(someone(), merged=PersonId("kept"))}
    kept = evolve(POST, holdings=(evolve(HOLDS, person=PersonId("kept")),))
    event = align(twin | {("post", "post"): kept, ("person", "kept"): someone()}).only()
    assert (event.person, event.until) == ("kept", TODAY)
    state = given(s.OFFICER, event, state=evolve(officer(), until=TODAY)).state
    assert (state.person, state.entered) == ("kept", "p")
    back = s.OfficerAligned(person=PersonId("p"), until=TODAY)
    assert given(s.OFFICER, event, back, state=officer()).state.entered is None
    erased: World = {("person", "p"): evolve(someone(), erased=True)}
    assert align(erased, today=JUNE).only().until == JUNE
    assert align(erased, today=FIRST).only().until == OPENED
    align(erased, today=TODAY + A_DAY).then()


def test_what_follows_a_post_or_an_erasure_is_told_to_each_officer() -> None:
    rows = (officer_row(), evolve(officer_row(owner="third"), post=PostId("x")))
    known = given(s.OFFICER, rows=rows).given
    assert [one.officer for one in reactions_officer.follow_post(None, "post", known)] == [
        "another"
    ]
    erased: Any = None
    found = reactions_officer.follow_erasure(erased, "p", known)
    assert [one.officer for one in found] == ["another", "third"]
    here = HERE | {("officer", "another"): officer()}
    read = given(s.OFFICER, others=here, rows=rows).given.read
    (held,) = holding.holding(PersonId("p"), read)
    assert (held.key, held.since, held.until) == ("another", OPENED, FOREVER)
    assert list(holding.holding(PersonId("other"), read)) == []


def test_a_centre_and_a_grant_hang_on_their_town_while_they_last() -> None:
    grant = s.PowerGranted(
        capacity=s.ActCapacity.TRANSFERRED,
        department=BUREAU,
        place=TOWN,
        document="鲁政字1号",
        published=OPENED,
        since=OPENED,
        matters=tuple(
            s.GrantedMatter(code=code, title=code, law="法", until=JUNE) for code in ("1", "2")
        ),
    )
    rows = (
        centre_row(until=TODAY),
        centre_row(OTHER),
        *(evolve(one, owner="g") for one in s.POWER.rows_of(given(s.POWER, grant).state)),
    )
    read = given(s.CENTRE, others=HERE, rows=rows).given.read

    def kinds(day: date, where: PlaceId = TOWN) -> list[str]:
        return [one.kind for one in hanging.hanging(where, read, day)]

    assert kinds(JUNE - A_DAY) == ["enforcement_centre", "power_grant"]
    assert kinds(JUNE) == ["enforcement_centre"]
    assert kinds(TODAY) == []
    assert kinds(JUNE, OTHER) == ["enforcement_centre"]


def test_places_are_called_by_their_name_of_the_day_or_the_last() -> None:
    gone: World = {("place", OTHER): place(until=JUNE)}
    read = given(s.CENTRE, others=HERE | gone).given.read
    names = naming.place_names([TOWN, OTHER, PlaceId("city"), PlaceId("none")], TODAY, read)
    assert names == {TOWN: "镇", OTHER: "镇", "city": "市直", "none": "none"}
