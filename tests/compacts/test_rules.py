"""Village rules: what no clause says, who adopts them, and what the town may order."""

import pytest
from attrs import evolve

from ruralgov.domain import compacts as c
from ruralgov.domain.compacts import lint
from ruralgov.domain.meetings import WithdrawDecision, WithdrawPublication
from tests.compacts.compact import CLAUSES, drafting
from tests.compacts.scenario import KEEPER, REVIEWER
from tests.compacts.square import TODAY, Square


@pytest.mark.parametrize(
    ("words", "conduct"),
    [
        ("到上级信访的，扣10分。", c.Conduct.PETITION),
        ("不得上 访。", c.Conduct.PETITION),
        ("起诉同村人的，取消评优。", c.Conduct.LITIGATION),
        ("拒绝调解的，通报批评。", c.Conduct.MEDIATION),
        ("选举时弃权的，扣2分。", c.Conduct.VOTING),
        ("信教的，不得参评。", c.Conduct.BELIEF),
        ("离婚的，扣5分。", c.Conduct.FAMILY),
        ("患病不报的，扣5分。", c.Conduct.ILLNESS),
        ("捐款三千元的，奖30分。", c.Conduct.DONATION),
        ("家人犯错的，全家扣分。", c.Conduct.KINSHIP),
        ("子女参军的，加10分。", c.Conduct.MILITARY),
        ("欠款不还的，扣分。", c.Conduct.WEALTH),
    ],
)
def test_rule_1_no_clause_prices_protected_conduct_sg_08(words: str, conduct: c.Conduct) -> None:
    found = list(lint.in_clause(words))
    assert {one.conduct for one in found} == {conduct}
    assert {one.guard for one in found} == {"SG-08"}


@pytest.mark.parametrize("words", ["乱扔垃圾的，罚 款五十元。", "不参加劳动的，停水停电。"])
def test_rule_2_no_clause_fines_or_takes_rights_sg_03(words: str) -> None:
    found = list(lint.in_clause(words))
    assert found
    assert {one.guard for one in found} == {"SG-03"}


@pytest.mark.parametrize(
    "words",
    [
        "不得罚款。",
        "不因信访、诉讼扣分。",
        "村民有权依法信访。",
        "提倡自愿捐款。",
        "尊老爱幼，垃圾分类。",
    ],
)
def test_rule_2_a_clause_that_only_protects_stays(words: str) -> None:
    assert list(lint.in_clause(words)) == []


def test_rule_1_a_refusal_names_clause_word_and_reason() -> None:
    square = Square()
    bad = (*CLAUSES, c.Clause(code="7", words="越级上访的，扣分。"))
    draft = drafting(square.village, clauses=bad)
    with pytest.raises(Exception, match="rules_clause_refused") as refused:
        square.do(KEEPER, draft)
    text = str(refused.value)
    assert all(word in text for word in ("7", "上访", "SG-08"))
    ok = square.do(KEEPER, drafting(square.village)).key
    revise = c.ReviseVillageRules(rules=ok, title="规约", clauses=bad)
    assert square.refused(KEEPER, revise) == "rules_clause_refused"
    asked = square.town.ask("villager", c.LintClauses(clauses=bad))
    assert [one.clause for one in asked] == ["7"]


def test_rule_1_clauses_are_numbered_once_and_there_is_one() -> None:
    square = Square()
    for clauses in ((), (CLAUSES[0], CLAUSES[0])):
        draft = drafting(square.village, clauses=clauses)
        assert square.refused(KEEPER, draft) == "rules_clauses_wrong"
    assert square.refused(KEEPER, drafting(square.town.town)) == "compact_place_wrong"


def test_rule_3_rules_need_a_decision_a_filing_and_no_order_of_the_town() -> None:
    square = Square()
    rules = square.do(KEEPER, drafting(square.village)).key
    filing = c.FileVillageRules(rules=rules, filed=TODAY, reference="备〔2026〕2号")
    assert square.refused(REVIEWER, filing) == "village_rules_stage"
    adopt = c.AdoptVillageRules(rules=rules, decision=square.decision)
    square.do(KEEPER, adopt)
    assert square.refused(KEEPER, adopt) == "village_rules_stage"
    early = evolve(filing, filed=TODAY.replace(year=2025))
    assert square.refused(REVIEWER, early) == "village_rules_filed_day"
    square.do(REVIEWER, filing)
    strange = c.ObjectToVillageRules(rules=rules, clauses=("9",), reason="无此条")
    assert square.refused(REVIEWER, strange) == "village_rules_clause_missing"
    square.do(REVIEWER, evolve(strange, clauses=("1",)))
    known = square.town.ask(KEEPER, c.VillageRulesFile(rules=rules))
    assert not known.holds(TODAY)
    square.do(REVIEWER, c.WithdrawTownObjection(rules=rules, reason="已说明"))
    assert square.town.ask(KEEPER, c.VillageRulesFile(rules=rules)).holds(TODAY)


def test_rule_3_a_decision_on_which_rules_rest_is_not_taken_back() -> None:
    square = Square()
    faulty = WithdrawPublication(decision=square.decision, publication=1, reason="漏页")
    square.do("meeting_recorder", faulty)
    back = WithdrawDecision(decision=square.decision, reason="误录")
    assert square.refused("meeting_convener", back) == "decision_cited"


def test_rule_3_while_the_town_objects_nothing_is_scored() -> None:
    square = Square()
    order = c.ObjectToVillageRules(rules=square.rules, clauses=("1",), reason="须改")
    square.do(REVIEWER, order)
    square.at(square.town.clock.now.date().replace(day=12))
    sheet = square.sheet(square.gains(square.villagers[0]))
    assert square.refused("compact_recorder", sheet) == "credit_scheme_not_holding"
