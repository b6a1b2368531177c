"""The rules of village rules: what they may not say, who adopts them, and where they are filed."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.compacts import lint, texts
from ruralgov.domain.compacts import messages_rules as m
from ruralgov.domain.compacts.model import Clause, VillageRules
from ruralgov.domain.compacts.rows import CompactStage, rules_stage
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import DecisionId, PlaceId, VillageRulesId
from ruralgov.domain.meetings import BodyKind, Matter, Needed, cited
from ruralgov.domain.registry import place_there

_MEETING: Final = frozenset({BodyKind.VILLAGE_MEETING})
VILLAGERS: Final = _MEETING | {BodyKind.REPRESENTATIVES}
"""Which bodies adopt a credit scheme; rules are the village meeting's alone."""
_MATTERS: Final = frozenset({Matter.VILLAGE_RULES})


def draft_village_rules(
    _: VillageRules | None, command: m.DraftVillageRules, given: Given
) -> Iterator[m.VillageRulesDrafted]:
    """Draft rules without what no rules may say (rules 1 and 2)."""
    check_village(command.village, given)
    yield m.VillageRulesDrafted(
        village=command.village,
        title=clean_text("title", command.title),
        clauses=_clean(command.clauses),
        by=given.actor.account,
    )


def revise_village_rules(
    known: VillageRules | None, command: m.ReviseVillageRules, given: Given
) -> Iterator[m.VillageRulesRevised]:
    """Write a draft anew (rules 1 and 2)."""
    _at(known, command.rules, CompactStage.DRAFT)
    yield m.VillageRulesRevised(
        title=clean_text("title", command.title),
        clauses=_clean(command.clauses),
        by=given.actor.account,
    )


def adopt_village_rules(
    known: VillageRules | None, command: m.AdoptVillageRules, given: Given
) -> Iterator[m.VillageRulesAdopted]:
    """Enter that the village meeting adopted them (rule 3)."""
    found = _at(known, command.rules, CompactStage.DRAFT)
    check_clauses(found.clauses)
    decided(found.village, command.decision, _MEETING, given)
    yield m.VillageRulesAdopted(decision=command.decision, by=given.actor.account, day=given.today)


def file_village_rules(
    known: VillageRules | None, command: m.FileVillageRules, given: Given
) -> Iterator[m.VillageRulesFiled]:
    """File adopted rules with the town (rule 3)."""
    found = _at(known, command.rules, CompactStage.ADOPTED)
    given.must_not_be(texts.VILLAGE_RULES_SAME_PERSON, *found.drafters)
    adopted = existing(found.adopted, texts.VILLAGE_RULES_MISSING, key=command.rules).day
    if not adopted <= command.filed <= given.today:
        raise Refused(texts.VILLAGE_RULES_FILED_DAY, day=command.filed, adopted=adopted)
    yield m.VillageRulesFiled(
        filed=command.filed,
        reference=clean_text("reference", command.reference),
        by=given.actor.account,
    )


def object_to_village_rules(
    known: VillageRules | None, command: m.ObjectToVillageRules, given: Given
) -> Iterator[m.VillageRulesObjected]:
    """Order clauses to be corrected (rule 3)."""
    found = _at(known, command.rules, CompactStage.ADOPTED, CompactStage.FILED)
    given.must_not_be(texts.VILLAGE_RULES_SAME_PERSON, *found.drafters)
    missing = [code for code in command.clauses if found.clause(code) is None]
    if missing or not command.clauses:
        named = missing[0] if missing else "-"
        raise Refused(texts.VILLAGE_RULES_CLAUSE_MISSING, title=found.title, clause=named)
    yield m.VillageRulesObjected(
        clauses=command.clauses,
        reason=clean_text("reason", command.reason),
        by=given.actor.account,
        day=given.today,
    )


def withdraw_town_objection(
    known: VillageRules | None, command: m.WithdrawTownObjection, given: Given
) -> Iterator[m.TownObjectionWithdrawn]:
    """Take an objection back (rule 3)."""
    found = _at(known, command.rules, CompactStage.OBJECTED)
    given.must_not_be(texts.VILLAGE_RULES_SAME_PERSON, *found.drafters)
    yield m.TownObjectionWithdrawn(reason=clean_text("reason", command.reason))


def end_village_rules(
    known: VillageRules | None, command: m.EndVillageRules, given: Given
) -> Iterator[m.VillageRulesEnded]:
    """End rules with no others in their place, today or later: nothing is undone (rule 3)."""
    found = _at(known, command.rules, CompactStage.FILED, CompactStage.OBJECTED)
    if command.since < given.today:
        raise Refused(texts.VILLAGE_RULES_NOT_HOLDING, title=found.title, day=command.since)
    yield m.VillageRulesEnded(since=command.since, cause=clean_text("cause", command.cause))


def withdraw_village_rules(
    known: VillageRules | None, command: m.WithdrawVillageRules, _: Given
) -> Iterator[m.VillageRulesWithdrawn]:
    """Withdraw rules that were never filed (rule 3)."""
    _at(known, command.rules, CompactStage.DRAFT, CompactStage.ADOPTED)
    yield m.VillageRulesWithdrawn(reason=clean_text("reason", command.reason))


def check_village(place: PlaceId, given: Given) -> None:
    """Refuse a place that is no village today; raises ``compact_place_wrong`` and others."""
    there = place_there(given.read, place, given.today)
    if there.level is not DivisionLevel.VILLAGE:
        raise Refused(texts.COMPACT_PLACE_WRONG, name=there.name)


def decided(
    village: PlaceId, decision: DecisionId, kinds: frozenset[BodyKind], given: Given
) -> None:
    """Check the published decision of the villagers; raises what ``cited`` does (SG-02)."""
    needed = Needed(place=village, by=given.today, kinds=kinds, matters=_MATTERS, published=True)
    cited(given.read, decision, needed)


def check_clauses(clauses: tuple[Clause, ...]) -> None:
    """Refuse what no clause may say, naming the clause and why (SG-03, SG-08)."""
    codes = [one.code for one in clauses]
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if not clauses or twice is not None:
        raise BadInput(texts.RULES_CLAUSES_WRONG, clause=twice or "-")
    for clause in clauses:
        for one in lint.in_clause(clause.words):
            raise refused_clause(clause.code, one)


def refused_clause(code: str, one: lint.Found) -> Refused:
    """Return what refuses a clause: its number, the word, and which safeguard says so."""
    return Refused(
        texts.RULES_CLAUSE_REFUSED,
        clause=code,
        word=one.word,
        conduct=one.conduct.zh,
        conduct_en=one.conduct.en,
        guard=one.guard,
    )


def _clean(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    clean = tuple(
        Clause(code=clean_text("code", one.code), words=clean_text("words", one.words))
        for one in clauses
    )
    check_clauses(clean)
    return clean


def _at(known: VillageRules | None, key: VillageRulesId, *stages: CompactStage) -> VillageRules:
    found = existing(known, texts.VILLAGE_RULES_MISSING, key=key)
    stage = rules_stage(found)
    if stage not in stages:
        said = {"stage": stage.zh, "stage_en": stage.en}
        raise Refused(texts.VILLAGE_RULES_STAGE, title=found.title, **said)
    return found
