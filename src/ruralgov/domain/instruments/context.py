"""Who may enter, adopt and cite instruments and look at them, and which rule or view answers."""

from typing import Any, Final, TypeVar

from ruralgov.domain.instruments import (
    imports,
    roles,
    rules,
    rules_basis,
    texts,
    views,
    views_basis,
)
from ruralgov.domain.instruments import messages as m
from ruralgov.domain.instruments import queries as q
from ruralgov.domain.instruments import queries_basis as qb
from ruralgov.domain.instruments.messages import BasisEvent, FrameworkEvent
from ruralgov.domain.instruments.model import KEY, Framework, RuleBasis, basis_key
from ruralgov.domain.instruments.publishing import PUBLISHES
from ruralgov.domain.instruments.records import FRAMEWORK, RULE_BASIS
from ruralgov.domain.kernel.declare import Access, CommandRule, Context, Rule, answers, changes
from ruralgov.domain.kernel.ids import CITY
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE, Role
from ruralgov.domain.kernel.text import texts_of

C = TypeVar("C")


def _may(*given: Role) -> Access:
    return Access(
        roles=frozenset(given),
        purposes=frozenset({roles.POLICY_FRAMEWORK}),
        place=lambda _message, _read: CITY,
    )


_ENTER: Final = _may(roles.FRAMEWORK_CLERK)
_REVIEW: Final = _may(roles.FRAMEWORK_REVIEWER)
_EITHER: Final = _may(roles.FRAMEWORK_CLERK, roles.FRAMEWORK_REVIEWER)
_READ: Final = Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)


def _framework(
    command: type[C], rule: Rule[Framework, C, FrameworkEvent], access: Access
) -> CommandRule[Any, Any]:
    return changes(command, FRAMEWORK, rule, access, by=lambda _command, _given: KEY)


def _basis(command: type[C], rule: Rule[RuleBasis, C, BasisEvent]) -> CommandRule[Any, Any]:
    return changes(command, RULE_BASIS, rule, _ENTER, by=_named)


def _named(command: Any, _given: Any) -> str:
    return basis_key(command.kind, command.rule)


CONTEXT: Final = Context(
    name="instruments",
    roles=(roles.FRAMEWORK_CLERK, roles.FRAMEWORK_REVIEWER),
    purposes=(roles.POLICY_FRAMEWORK,),
    texts=texts_of(texts),
    publishes=PUBLISHES,
    records=(FRAMEWORK, RULE_BASIS),
    commands=(
        _framework(m.DraftInstrument, rules.draft_instrument, _ENTER),
        _framework(m.WithdrawInstrumentDraft, rules.withdraw_draft, _EITHER),
        _framework(m.AdoptInstrument, rules.adopt_instrument, _REVIEW),
        _framework(m.EndInstrument, rules.end_instrument, _REVIEW),
        _framework(m.WithdrawInstrumentEnding, rules.withdraw_ending, _REVIEW),
        _framework(m.WithdrawInstrumentEntry, rules.withdraw_entry, _REVIEW),
        _framework(m.DesignatePilot, rules.designate_pilot, _ENTER),
        _framework(m.WithdrawPilot, rules.withdraw_pilot, _REVIEW),
        _basis(m.CiteInstrument, rules_basis.cite_instrument),
        _basis(m.CorrectCitationEntry, rules_basis.correct_citation_entry),
    ),
    queries=(
        answers(q.FrameworkTree, views.framework_tree, _READ),
        answers(q.Instruments, views.instruments, _READ),
        answers(q.InstrumentSheet, views.instrument_sheet, _READ),
        answers(q.InstrumentFindings, views.instrument_findings, _READ),
        answers(q.InstrumentDrafts, views.instrument_drafts, _EITHER),
        answers(qb.BasisOf, views_basis.basis_of, _READ),
        answers(qb.RuleTraces, views_basis.rule_traces, _READ),
        answers(qb.RulesBasedOn, views_basis.rules_based_on, _READ),
        answers(qb.RulesWithoutBasis, views_basis.rules_without_basis, _READ),
    ),
    imports=(imports.TABLE,),
)
