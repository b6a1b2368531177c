"""Nothing of aid decides, and nothing of credit reaches it (P11, SG-04)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from attrs import fields

import ruralgov.domain.aid
from ruralgov.domain import reactions
from ruralgov.domain.aid import AID_CLERK, CONTEXT, AidStage, means
from ruralgov.domain.aid.messages_assess import AssessmentEvent
from ruralgov.domain.aid.records_procedure import AID_PROCEEDING
from ruralgov.domain.reactions import aid_questions

FOLDER = Path(ruralgov.domain.aid.__file__).parent
SEEN = frozenset({"access", "aid", "kernel", "registry"})
"""What aid may look at."""
EVENTS = [event for record in CONTEXT.records for event in record.events]
CREDIT = re.compile("credit|score|points?(?![a-z])|rating|ranking|reputation|信用|积分|评分")
GRANTS = re.compile("grant|refus|deny|denied|approv|decid|decision|stop|reduc|cut|award")


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)


def _contexts(file: Path) -> set[str]:
    head = "ruralgov.domain."
    return {one[len(head) :].split(".")[0] for one in _imported(file) if one.startswith(head)}


def test_sg_04_aid_sees_the_registry_and_accounts_alone() -> None:
    found = {file.name: _contexts(file) - SEEN for file in FOLDER.rglob("*.py")}
    besides = {name: some for name, some in found.items() if some}
    # who serves the exchange takes questions to registers
    assert besides == {"wiring.py": {"exchange"}}


def test_sg_04_what_follows_in_aid_comes_from_the_registry_and_marked_cases_alone() -> None:
    folder = Path(reactions.__file__).parent
    mine = {
        file.name: _contexts(file) - SEEN
        for file in folder.glob("*.py")
        if "aid" in _contexts(file)
    }
    assert mine.keys() == {"aid.py", "aid_questions.py", "leads.py"}
    assert (mine["aid.py"], mine["leads.py"]) == (set(), {"cases"})
    listened = {one.__module__.split(".")[2] for one in aid_questions.REACTIONS}
    assert listened == {"aid"}  # its questions go out to the exchange, and nothing comes in by it


def _names(kind: Any) -> Iterator[str]:
    yield kind.__name__
    for one in fields(kind):
        yield one.name


def test_sg_04_no_field_of_any_command_event_or_fact_is_of_credit() -> None:
    kinds = [*(one.command for one in CONTEXT.commands), *EVENTS]
    kinds += [one.query for one in CONTEXT.queries]
    names = {name.lower() for kind in kinds for name in _names(kind)}
    names |= {str(item) for item in means.Item} | {item.zh for item in means.Item}
    assert len(names) > 100
    assert not {name for name in names if CREDIT.search(name)}
    assert CREDIT.search("credit_points")


DECIDING = {
    "DecideAid": "reasons",
    "DecideAidChange": "reasons",
    "AnswerAidReconsideration": "reasons",
    "RevokeAidDecision": "reason",
}
"""The commands that decide, and where each says why; tests of rule 34 show who may give them."""


def test_rule_12_p11_only_a_person_who_says_why_decides_and_no_clerk() -> None:
    rules = {one.command.__name__: one for one in CONTEXT.commands}
    for name, why in DECIDING.items():
        assert not rules[name].inner
        assert AID_CLERK not in rules[name].access.roles
        assert why in {one.name for one in fields(rules[name].command)}


def test_rule_12_p11_no_other_command_and_no_stage_is_a_decision() -> None:
    allowed = {
        *DECIDING,
        "ApproveMinorAccess",  # that somebody may read, which decides nothing of aid
        "TellAidDecision",  # that a letter came
    }
    names = {one.command.__name__ for one in CONTEXT.commands} - allowed
    names |= {one.__name__ for one in {*EVENTS} - {*AID_PROCEEDING.events}} - {
        "MinorAccessApproved"
    }
    assert not {name for name in names if GRANTS.search(name.lower())}
    assert not {stage for stage in AidStage if GRANTS.search(stage)}


def test_rule_12_p11_no_command_takes_an_assessment() -> None:
    for one in CONTEXT.commands:
        if one.command.__name__ in {"AssessAid", "EraseAidAssessment"}:
            continue
        for each in fields(one.command):
            assert "Assessment" not in str(each.type).replace("AidAssessmentId", "")
    assessing = ("means.assess", "aid.assessing", "model_assess", "messages_assess")
    for file in FOLDER.glob("*.py"):
        kept = file.name in {"rules_assess.py", "evolve_means.py"}
        if file.name.startswith(("rules", "evolve", "reactions")) and not kept:
            assert not {one for one in _imported(file) if one.endswith(assessing)}


def test_rule_12_p11_an_assessment_changes_its_own_record_alone() -> None:
    for one in CONTEXT.commands:
        if "Assess" in one.command.__name__:
            assert one.record.kind == "aid_assessment"
    events = {kind.__name__ for kind in get_args(AssessmentEvent)}
    assert not events & {kind.__name__ for kind in CONTEXT.reactions}
