"""Behaviour lists where they turn: each rule asked by itself."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import partypoints as p
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import (
    AccountId,
    PlaceId,
)
from ruralgov.domain.partypoints import messages as m
from ruralgov.domain.partypoints import rules_list as rules
from ruralgov.domain.partypoints.model import BehaviourSpan
from tests.given import TODAY, Outcome
from tests.partypoints.branch import A_DAY, drafting, item, red, terms
from tests.partypoints.cell import (
    BEGUN,
    BEHAVIOUR,
    LIST_ID,
    ME,
    entry_row,
    list_row,
    there,
)

DRAFT = change(BEHAVIOUR, adopter=None, approval="", published=None, spans=())
ADOPTED = change(BEHAVIOUR, published=None, spans=())


def drafted(*items: Any, **more: Any) -> Outcome:
    command = drafting(*items, terms=terms(hours=None) if items else terms(), **more)
    return there(p.LIST).when(command, rules.draft_behaviour_list)


MINUS = item("DY02", -1)


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (item(points=20), ""),
        (item(points=21), "behaviour_points"),
        (item(times=1), ""),
        (item(times=0), "behaviour_points"),
        (item(times=31), ""),
        (item(times=32), "behaviour_points"),
        (item(points=0), "behaviour_points"),
        (item(" DY02 "), "behaviour_code_twice"),
        (item(title=" "), "text_not_clean"),
        (item(evidence=" "), "text_not_clean"),
        (item(" "), "text_not_clean"),
        (item(scope=p.RedScope.CONDUCT), "behaviour_scope"),
        (item(subject=p.SubjectKind.SECRETARY), "behaviour_scope"),
        (red("HX1", 1), ""),
        (red("HX1", 1, scope=None), "behaviour_scope"),
        (red("HX1", 1, subject=p.SubjectKind.ORGANISATION), ""),
    ],
)
def test_rule_1_each_item_is_within_its_bounds(one: p.BehaviourItem, code: str) -> None:
    assert drafted(one, MINUS, item("DY09")).code == code


def test_rule_1_a_list_has_both_signs_and_clean_words() -> None:
    drafted(item(), item("DY09")).refused("behaviour_signs")
    drafted(MINUS).refused("behaviour_signs")
    assert drafted(item(" A "), MINUS).only().items[0].code == "A"
    event = drafted(title=" 清单 ").only()
    assert (event.title, event.by, event.terms) == ("清单", ME, terms())
    drafted(title=" ").refused("text_not_clean")
    drafted(source=" ").refused("text_not_clean")
    drafted(place=PlaceId("none")).refused("place_missing")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"negative_months": 12, "positive_months": 12}, ""),
        ({"negative_months": 1, "positive_months": 1}, ""),
        ({"negative_months": 0}, "behaviour_terms"),
        ({"negative_months": 13}, "behaviour_terms"),
        ({"negative_months": 12, "positive_months": 11}, "behaviour_terms"),
        ({"positive_months": 60}, ""),
        ({"positive_months": 61}, "behaviour_terms"),
        *(({name: 1}, "") for name in ("hearing_days", "appeal_days")),
        *(({name: 0}, "behaviour_terms") for name in ("hearing_days", "appeal_days")),
        *(({name: 60}, "") for name in ("hearing_days", "appeal_days")),
        *(({name: 61}, "behaviour_terms") for name in ("hearing_days", "appeal_days")),
        *(
            ({"hours": p.HoursRule(item=code, minutes=minutes, most=most)}, refused)
            for code, minutes, most, refused in (
                ("DY03", 1, 1, ""),
                ("DY03", 0, 1, "behaviour_hours"),
                ("DY03", 1, 0, "behaviour_hours"),
                ("DY03", 1, 20, ""),
                ("DY03", 1, 21, "behaviour_hours"),
                ("DY01", 1, 1, "behaviour_hours"),
                ("HX01", 1, 1, "behaviour_hours"),
                ("none", 1, 1, "behaviour_hours"),
            )
        ),
    ],
)
def test_rule_1_the_terms_have_their_least_and_most(more: dict[str, Any], code: str) -> None:
    command = drafting(terms=terms(**more))
    assert there(p.LIST).when(command, rules.draft_behaviour_list).code == code


def test_rule_1_hours_are_of_an_item_of_points_and_not_of_red_credit() -> None:
    one = red("HX9", 1)
    command = drafting(
        item(), MINUS, one, terms=terms(hours=p.HoursRule(item="HX9", minutes=1, most=1))
    )
    there(p.LIST).when(command, rules.draft_behaviour_list).refused("behaviour_hours")


ADOPT = m.AdoptBehaviourList(behaviour_list=LIST_ID, approval=" 纪要 ")
PUBLISH = m.PublishBehaviourList(behaviour_list=LIST_ID, published=TODAY, since=TODAY)
END = m.EndBehaviourList(behaviour_list=LIST_ID, since=TODAY, cause=" 修订 ")
CORRECT = m.CorrectBehaviourListEntry(
    behaviour_list=LIST_ID, entry=BEGUN, since=BEGUN + A_DAY, reason=" 误 "
)
WITHDRAW = m.WithdrawBehaviourList(behaviour_list=LIST_ID, reason=" 误 ")


@pytest.mark.parametrize(
    ("command", "rule", "codes"),
    [
        (
            ADOPT,
            rules.adopt_behaviour_list,
            ("", "behaviour_list_adopted", "behaviour_list_adopted"),
        ),
        (
            PUBLISH,
            rules.publish_behaviour_list,
            ("behaviour_not_adopted", "", "behaviour_list_adopted"),
        ),
        (END, rules.end_behaviour_list, ("behaviour_not_holding", "behaviour_not_holding", "")),
        (WITHDRAW, rules.withdraw_behaviour_list, ("", "", "behaviour_list_adopted")),
    ],
)
def test_rule_2_each_step_of_a_list_has_its_time(
    command: Any, rule: Any, codes: tuple[str, ...]
) -> None:
    known = (DRAFT, ADOPTED, BEHAVIOUR)
    assert tuple(there(p.LIST, one).when(command, rule).code for one in known) == codes
    for none in (None, change(BEHAVIOUR, withdrawn="误")):
        there(p.LIST, none).when(command, rule).refused("behaviour_list_missing", key=LIST_ID)


@pytest.mark.parametrize(
    ("command", "rule", "known", "event"),
    [
        (
            ADOPT,
            rules.adopt_behaviour_list,
            DRAFT,
            m.BehaviourListAdopted(approval="纪要", by=ME, day=TODAY),
        ),
        (
            END,
            rules.end_behaviour_list,
            BEHAVIOUR,
            m.BehaviourListEnded(since=TODAY, cause="修订"),
        ),
        (
            CORRECT,
            rules.correct_behaviour_list_entry,
            BEHAVIOUR,
            m.BehaviourListEntryCorrected(entry=BEGUN, since=BEGUN + A_DAY, reason="误"),
        ),
        (
            WITHDRAW,
            rules.withdraw_behaviour_list,
            ADOPTED,
            m.BehaviourListWithdrawn(reason="误"),
        ),
    ],
)
def test_rule_2_each_step_says_why(command: Any, rule: Any, known: Any, event: Any) -> None:
    there(p.LIST, known).when(command, rule).then(event)
    name = next(one for one in ("approval", "cause", "reason") if hasattr(command, one))
    bare = change(command, **{name: " "})
    there(p.LIST, known).when(bare, rule).refused("text_not_clean")


def test_rule_2_who_drafted_does_not_adopt() -> None:
    mine = there(p.LIST, DRAFT, account=AccountId("author"))
    mine.when(ADOPT, rules.adopt_behaviour_list).refused("behaviour_same_person")


@pytest.mark.parametrize(
    ("published", "since", "code"),
    [
        (TODAY, TODAY, ""),
        (TODAY, TODAY + A_DAY, ""),
        (TODAY + A_DAY, TODAY + A_DAY, "behaviour_unpublished"),
        (TODAY, TODAY - A_DAY, "behaviour_unpublished"),
        (TODAY - A_DAY, TODAY - A_DAY, ""),
    ],
)
def test_rule_2_a_list_begins_once_it_is_published(published: date, since: date, code: str) -> None:
    publish = change(PUBLISH, published=published, since=since)
    outcome = there(p.LIST, ADOPTED).when(publish, rules.publish_behaviour_list)
    assert outcome.code == code
    if not code:
        outcome.then(m.BehaviourListPublished(published=published, since=since))


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"since": TODAY}, "behaviour_order"),
        ({"since": TODAY - A_DAY}, ""),
        ({"since": TODAY + A_DAY}, "behaviour_order"),
        ({"since": None}, ""),
        ({"since": TODAY, "owner": LIST_ID}, ""),
        ({"since": TODAY, "place": PlaceId("village")}, ""),
    ],
)
def test_rule_2_a_version_begins_after_all_others_of_its_place(
    row: dict[str, Any], code: str
) -> None:
    other = change(list_row(owner="other"), **row)
    outcome = there(p.LIST, ADOPTED, (other,)).when(PUBLISH, rules.publish_behaviour_list)
    assert outcome.code == code


@pytest.mark.parametrize(
    ("since", "code"),
    [(BEGUN, "behaviour_not_holding"), (BEGUN + A_DAY, "")],
)
def test_rule_2_a_list_ends_after_it_began_and_once(since: date, code: str) -> None:
    end = change(END, since=since)
    assert there(p.LIST, BEHAVIOUR).when(end, rules.end_behaviour_list).code == code
    ended = change(BEHAVIOUR, spans=(BehaviourSpan(since=BEGUN, until=TODAY + A_DAY),))
    there(p.LIST, ended).when(end, rules.end_behaviour_list).refused("behaviour_not_holding")


@pytest.mark.parametrize(
    ("row", "ends", "moves"),
    [
        ({"day": TODAY - A_DAY}, "", ""),
        ({"day": TODAY}, "behaviour_in_use", ""),
        ({"day": BEGUN}, "", "behaviour_in_use"),
        ({"day": BEGUN + A_DAY}, "", ""),
        ({"day": TODAY, "open_fact": None}, "", ""),
        ({"day": TODAY, "behaviour_list": "other"}, "", ""),
    ],
)
def test_rule_2_entries_stay_within_the_days_of_their_list(
    row: dict[str, Any], ends: str, moves: str
) -> None:
    situation = there(p.LIST, BEHAVIOUR, (entry_row(**row),))
    assert situation.when(END, rules.end_behaviour_list).code == ends
    assert situation.when(CORRECT, rules.correct_behaviour_list_entry).code == moves


@pytest.mark.parametrize(
    ("since", "other", "code"),
    [
        (BEGUN - A_DAY, None, "behaviour_unpublished"),
        (None, None, ""),
        (BEGUN + 9 * A_DAY, BEGUN + 9 * A_DAY, "behaviour_order"),
        (BEGUN + 9 * A_DAY, BEGUN + 5 * A_DAY, "behaviour_order"),
        (BEGUN + 9 * A_DAY, BEGUN + 10 * A_DAY, ""),
        (BEGUN + 9 * A_DAY, BEGUN - A_DAY, ""),
    ],
)
def test_rule_2_a_start_is_moved_past_no_other_version(
    since: date | None, other: date | None, code: str
) -> None:
    rows = () if other is None else (change(list_row(owner="other"), since=other),)
    correct = change(CORRECT, since=since)
    outcome = there(p.LIST, BEHAVIOUR, rows).when(correct, rules.correct_behaviour_list_entry)
    assert outcome.code == code


def test_rule_2_an_end_is_put_right_without_a_look_at_other_versions() -> None:
    ended = change(BEHAVIOUR, spans=(BehaviourSpan(since=BEGUN, until=TODAY),))
    other = change(list_row(owner="other"), since=TODAY - A_DAY)
    correct = change(CORRECT, entry=TODAY, since=TODAY - 2 * A_DAY)
    situation = there(p.LIST, ended, (other,))
    assert situation.when(correct, rules.correct_behaviour_list_entry).code == ""
    none = change(CORRECT, since=None)
    used = there(p.LIST, BEHAVIOUR, (entry_row(),))
    used.when(none, rules.correct_behaviour_list_entry).refused("behaviour_in_use", day=TODAY)
