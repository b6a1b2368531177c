"""Behaviour lists: both signs, bounds, versions, adopted by somebody else, and never backwards."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import partypoints as p
from ruralgov.domain.kernel.ids import AccountId, BehaviourListId
from ruralgov.domain.partypoints import rules_list as rules
from tests.given import KEY, TODAY, given
from tests.partypoints.branch import (
    A_DAY,
    APPROVER,
    BEGUN,
    ITEMS,
    RECORDER,
    Branch,
    drafting,
    item,
    red,
    terms,
)

DRAFTED = p.BehaviourListDrafted(
    place=drafting().place,
    title="清单",
    source="文件",
    terms=terms(),
    items=ITEMS,
    by=AccountId("author"),
)
ADOPTED = p.BehaviourListAdopted(approval="纪要", by=AccountId("boss"), day=TODAY)
KEY_OF = BehaviourListId(KEY)


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ((item(),), "behaviour_signs"),
        ((item(points=-1),), "behaviour_signs"),
        ((item(), item(points=-1)), "behaviour_code_twice"),
        ((item(), item("B", -21)), "behaviour_points"),
        ((item(points=21), item("B", -1)), "behaviour_points"),
        ((item(), item("B", 0), item("C", -1)), "behaviour_points"),
        ((item(times=0), item("B", -1)), "behaviour_points"),
        ((item(times=32), item("B", -1)), "behaviour_points"),
        ((item(), item("B", -1, scope=p.RedScope.ETHICS)), "behaviour_scope"),
        ((item(), red("B", -1, scope=None)), "behaviour_scope"),
        ((item(), item("B", -1, subject=p.SubjectKind.ORGANISATION)), "behaviour_scope"),
        ((item(points=20, times=31), item("B", -20)), ""),
    ],
)
def test_rule_1_a_list_has_both_signs_within_bounds(items: Any, code: str) -> None:
    found = given(p.LIST).when(
        drafting(*items, terms=terms(hours=None)), rules.draft_behaviour_list
    )
    assert found.code == code


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"negative_months": 13}, "behaviour_terms"),
        ({"negative_months": 12, "positive_months": 11}, "behaviour_terms"),
        ({"positive_months": 61}, "behaviour_terms"),
        ({"negative_months": 0}, "behaviour_terms"),
        ({"hearing_days": 0}, "behaviour_terms"),
        ({"appeal_days": 61}, "behaviour_terms"),
        ({"positive_months": 60, "appeal_days": 60}, ""),
        ({"hours": p.HoursRule(item="DY01", minutes=60, most=5)}, "behaviour_hours"),
        ({"hours": p.HoursRule(item="none", minutes=60, most=5)}, "behaviour_hours"),
        ({"hours": p.HoursRule(item="DY03", minutes=0, most=5)}, "behaviour_hours"),
        ({"hours": p.HoursRule(item="DY03", minutes=1, most=21)}, "behaviour_hours"),
    ],
)
def test_rule_1_what_is_added_counts_as_long_as_what_is_deducted(
    more: dict[str, Any], code: str
) -> None:
    draft = drafting(terms=terms(**more))
    assert given(p.LIST).when(draft, rules.draft_behaviour_list).code == code


def test_rule_2_nobody_adopts_what_they_drafted() -> None:
    adopt = p.AdoptBehaviourList(behaviour_list=KEY_OF, approval="纪要")
    rule = rules.adopt_behaviour_list
    persons = {"author": "x", "second": "x"}
    mine = given(p.LIST, DRAFTED, account="second", persons=persons)
    mine.when(adopt, rule).refused("behaviour_same_person")
    found = given(p.LIST, DRAFTED, account="boss")
    found.when(adopt, rule).then(ADOPTED)
    given(p.LIST, DRAFTED, ADOPTED).when(adopt, rule).refused("behaviour_list_adopted")


@pytest.mark.parametrize(
    ("published", "since", "code"),
    [
        (TODAY, TODAY, ""),
        (TODAY + A_DAY, TODAY + A_DAY, "behaviour_unpublished"),
        (TODAY, TODAY - A_DAY, "behaviour_unpublished"),
    ],
)
def test_rule_2_a_list_holds_once_it_is_published(published: date, since: date, code: str) -> None:
    publish = p.PublishBehaviourList(behaviour_list=KEY_OF, published=published, since=since)
    rule = rules.publish_behaviour_list
    assert given(p.LIST, DRAFTED, ADOPTED).when(publish, rule).code == code
    given(p.LIST, DRAFTED).when(publish, rule).refused("behaviour_not_adopted")


def test_rule_2_versions_follow_each_other_and_the_nearest_holds() -> None:
    branch = Branch()
    branch.list()
    key = BehaviourListId(branch.do(RECORDER, drafting()))
    branch.do(APPROVER, p.AdoptBehaviourList(behaviour_list=key, approval="纪要"))
    same = p.PublishBehaviourList(behaviour_list=key, published=BEGUN, since=BEGUN)
    assert branch.refused(RECORDER, same) == "behaviour_order"
    near = branch.list(place=branch.village, since=BEGUN + A_DAY)

    def there(day: date) -> str:
        return str(branch.ask(p.BehaviourListInForce(place=branch.village), day).owner)

    assert there(BEGUN) != near
    assert there(BEGUN + A_DAY) == near
    assert len(branch.ask(p.BehaviourLists())) == 2


def test_rule_2_the_days_of_a_list_are_put_right_while_entries_lie_within() -> None:
    branch = Branch()
    key = branch.list()
    entry = branch.recorded()
    late = branch.today
    fix = p.CorrectBehaviourListEntry(behaviour_list=key, entry=BEGUN, since=late, reason="录错")
    end = p.EndBehaviourList(behaviour_list=key, since=BEGUN + A_DAY, cause="修订")
    assert branch.refused(APPROVER, fix) == "behaviour_in_use"
    assert branch.refused(APPROVER, end) == "behaviour_in_use"
    branch.do(RECORDER, p.RefusePartyEntry(entry=entry, reason="登错"))
    branch.do(APPROVER, fix)
    asked = p.BehaviourListInForce(place=branch.village)
    assert branch.ask(asked, late - A_DAY) is None
    assert branch.ask(asked, late).owner == key
    branch.do(APPROVER, p.EndBehaviourList(behaviour_list=key, since=late + A_DAY, cause="修订"))
    again = p.EndBehaviourList(behaviour_list=key, since=late + 2 * A_DAY, cause="修订")
    assert branch.refused(APPROVER, again) == "behaviour_not_holding"
    withdraw = p.WithdrawBehaviourList(behaviour_list=key, reason="t")
    assert branch.refused(RECORDER, withdraw) == "behaviour_list_adopted"
