"""The rules of village rules where they turn: each asked by itself, without an app."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import compacts as c
from ruralgov.domain.compacts import lint, rules
from ruralgov.domain.compacts import messages_rules as r
from ruralgov.domain.compacts.model import TownObjection
from ruralgov.domain.compacts.records import VILLAGE_RULES
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.meetings import BodyKind, Matter
from tests.compacts import hamlet
from tests.compacts.compact import CLAUSES
from tests.compacts.hamlet import (
    A_DAY,
    ADOPTED,
    ADOPTED_RULES,
    DECIDED,
    DRAFT_RULES,
    DRAFTED_BY,
    FILED,
    RULES,
    RULES_ID,
    VILLAGE,
    decision,
    states,
    there,
)
from tests.given import TODAY, Outcome, given

ME = AccountId("me")
OBJECTED = change(
    RULES, objection=TownObjection(clauses=("1",), reason="改", day=TODAY, by=AccountId("t"))
)
WITHDRAWN, ENDED = change(DRAFT_RULES, withdrawn=True), change(RULES, ended=TODAY)
FILING = r.FileVillageRules(rules=RULES_ID, filed=TODAY, reference=" 备2号 ")
OBJECTING = r.ObjectToVillageRules(rules=RULES_ID, clauses=("1",), reason=" 须改 ")


def stages(command: Any, rule: Any, *known: Any) -> list[str]:
    """Return with which code each of some versions of rules refuses a command."""
    return [there(VILLAGE_RULES, one).when(command, rule).code for one in known]


@pytest.mark.parametrize(
    ("command", "rule", "taken"),
    [
        (
            r.ReviseVillageRules(rules=RULES_ID, title="t", clauses=CLAUSES),
            rules.revise_village_rules,
            {"draft"},
        ),
        (
            r.AdoptVillageRules(rules=RULES_ID, decision=DECIDED),
            rules.adopt_village_rules,
            {"draft"},
        ),
        (FILING, rules.file_village_rules, {"adopted"}),
        (OBJECTING, rules.object_to_village_rules, {"adopted", "filed"}),
        (
            r.WithdrawTownObjection(rules=RULES_ID, reason="好"),
            rules.withdraw_town_objection,
            {"objected"},
        ),
        (
            r.EndVillageRules(rules=RULES_ID, since=TODAY, cause="重订"),
            rules.end_village_rules,
            {"filed", "objected"},
        ),
        (
            r.WithdrawVillageRules(rules=RULES_ID, reason="误"),
            rules.withdraw_village_rules,
            {"draft", "adopted"},
        ),
    ],
)
def test_rule_3_each_step_is_taken_at_its_stages_alone(
    command: Any, rule: Any, taken: set[str]
) -> None:
    known = {
        "draft": DRAFT_RULES,
        "adopted": ADOPTED_RULES,
        "filed": RULES,
        "objected": OBJECTED,
        "ended": ENDED,
        "withdrawn": WITHDRAWN,
    }
    codes = stages(command, rule, *known.values())
    wanted = ["" if stage in taken else "village_rules_stage" for stage in known]
    assert codes == wanted
    assert stages(command, rule, None) == ["village_rules_missing"]


def test_rule_3_rules_are_filed_after_their_adoption_and_not_ahead_by_who_did_not_draft() -> None:
    def filed(day: date, account: str = "me") -> Outcome:
        known = there(VILLAGE_RULES, ADOPTED_RULES)
        if account != "me":
            known = given(VILLAGE_RULES, state=ADOPTED_RULES, others=states(), account=account)
        return known.when(change(FILING, filed=day), rules.file_village_rules)

    filed(ADOPTED - A_DAY).refused("village_rules_filed_day", adopted=ADOPTED)
    filed(TODAY + A_DAY).refused("village_rules_filed_day")
    for day in (ADOPTED, TODAY):
        filed(day).then(r.VillageRulesFiled(filed=day, reference="备2号", by=ME))
    filed(TODAY, DRAFTED_BY).refused("village_rules_same_person")


@pytest.mark.parametrize(
    ("command", "rule", "known"),
    [
        (OBJECTING, rules.object_to_village_rules, RULES),
        (
            r.WithdrawTownObjection(rules=RULES_ID, reason="好"),
            rules.withdraw_town_objection,
            OBJECTED,
        ),
    ],
)
def test_rule_3_who_drafted_does_not_judge_for_the_town(
    command: Any, rule: Any, known: Any
) -> None:
    by_drafter = given(VILLAGE_RULES, state=known, account=DRAFTED_BY)
    by_drafter.when(command, rule).refused("village_rules_same_person")


def test_rule_3_the_town_names_clauses_that_there_are_and_says_why() -> None:
    def objecting(*clauses: str, **more: str) -> Outcome:
        command = change(OBJECTING, clauses=clauses, **more)
        return there(VILLAGE_RULES, RULES).when(command, rules.object_to_village_rules)

    objecting().refused("village_rules_clause_missing", clause="-")
    objecting("1", "9").refused("village_rules_clause_missing", clause="9")
    objecting("1", reason="").refused("text_not_clean")
    objecting("2").then(r.VillageRulesObjected(clauses=("2",), reason="须改", by=ME, day=TODAY))


@pytest.mark.parametrize(
    ("command", "rule", "known"),
    [
        (
            r.WithdrawTownObjection(rules=RULES_ID, reason=" 好 "),
            rules.withdraw_town_objection,
            OBJECTED,
        ),
        (
            r.WithdrawVillageRules(rules=RULES_ID, reason=" 好 "),
            rules.withdraw_village_rules,
            ADOPTED_RULES,
        ),
    ],
)
def test_rule_3_what_is_taken_back_has_a_reason(command: Any, rule: Any, known: Any) -> None:
    situation = there(VILLAGE_RULES, known)
    assert situation.when(command, rule).only().reason == "好"
    situation.when(change(command, reason=" "), rule).refused("text_not_clean")


def test_rule_3_rules_end_today_or_later_and_hold_up_to_then() -> None:
    end = r.EndVillageRules(rules=RULES_ID, since=TODAY, cause=" 重订 ")
    situation = there(VILLAGE_RULES, RULES)
    early = change(end, since=TODAY - A_DAY)
    situation.when(early, rules.end_village_rules).refused("village_rules_not_holding")
    situation.when(end, rules.end_village_rules).then(
        r.VillageRulesEnded(since=TODAY, cause="重订")
    )
    days = (FILED - A_DAY, FILED, TODAY - A_DAY, TODAY)
    assert [ENDED.holds(day) for day in days] == [False, True, True, False]
    assert [RULES.holds(day) for day in days] == [False, True, True, True]
    for none in (OBJECTED, ADOPTED_RULES, change(RULES, withdrawn=True)):
        assert not none.holds(TODAY)


def test_rule_3_rules_are_the_village_meetings_alone_and_of_their_matter() -> None:
    adopt = r.AdoptVillageRules(rules=RULES_ID, decision=DECIDED)

    def adopted(**more: Any) -> Outcome:
        known = there(VILLAGE_RULES, DRAFT_RULES, decision=decision(**more))
        return known.when(adopt, rules.adopt_village_rules)

    adopted().then(r.VillageRulesAdopted(decision=DECIDED, by=ME, day=TODAY))
    adopted(kind=BodyKind.REPRESENTATIVES).refused("decision_wrong_body")
    adopted(matter=Matter.OTHER).refused("decision_wrong_matter")
    adopted(publications=()).refused("decision_not_published")
    adopted(place=PlaceId("other")).refused("decision_elsewhere")
    adopted(day=TODAY + A_DAY).refused("decision_not_then")
    bad = change(DRAFT_RULES, clauses=(c.Clause(code="1", words="信访的，扣分。"),))
    there(VILLAGE_RULES, bad).when(adopt, rules.adopt_village_rules).refused("rules_clause_refused")


def test_rule_1_a_draft_is_of_a_village_and_its_words_are_clean() -> None:
    draft = r.DraftVillageRules(village=VILLAGE, title=" 规约 ", clauses=CLAUSES)
    there(VILLAGE_RULES).when(draft, rules.draft_village_rules).then(
        r.VillageRulesDrafted(village=VILLAGE, title="规约", clauses=CLAUSES, by=ME)
    )
    town = given(VILLAGE_RULES, rows=(hamlet.place(DivisionLevel.TOWN),))
    town.when(draft, rules.draft_village_rules).refused("compact_place_wrong")
    spaced = tuple(change(one, code=f" {one.code}", words=f"{one.words} ") for one in CLAUSES)
    revise = r.ReviseVillageRules(rules=RULES_ID, title=" 规约 ", clauses=spaced)
    there(VILLAGE_RULES, DRAFT_RULES).when(revise, rules.revise_village_rules).then(
        r.VillageRulesRevised(title="规约", clauses=CLAUSES, by=ME)
    )
    empty = change(draft, clauses=(c.Clause(code="1", words=" "),))
    there(VILLAGE_RULES).when(empty, rules.draft_village_rules).refused("text_not_clean")
    twice = change(draft, clauses=(*CLAUSES, CLAUSES[0]))
    there(VILLAGE_RULES).when(twice, rules.draft_village_rules).refused(
        "rules_clauses_wrong", clause="1"
    )
    none = there(VILLAGE_RULES).when(change(draft, clauses=()), rules.draft_village_rules)
    none.refused("rules_clauses_wrong", clause="-")


def test_rule_3_who_revises_a_draft_is_a_drafter_once() -> None:
    def revised(by: str) -> tuple[AccountId, ...]:
        event = r.VillageRulesRevised(title="t", clauses=CLAUSES, by=AccountId(by))
        found: c.VillageRules = VILLAGE_RULES.apply(DRAFT_RULES, event)
        return found.drafters

    assert revised(DRAFTED_BY) == (DRAFTED_BY,)
    assert revised("other") == (DRAFTED_BY, "other")


@pytest.mark.parametrize("mark", [*" \t·•-_*.、|/\\", "\u200b", "\u3000"])
def test_rule_1_marks_between_the_letters_hide_no_word(mark: str) -> None:
    assert [one.word for one in lint.in_item(f"上{mark}访")] == ["上访"]
    assert [one.word for one in lint.in_clause(f"上{mark}访的，扣分。")] == ["上访"]
    assert list(lint.in_item(f"清{mark}洁")) == []
