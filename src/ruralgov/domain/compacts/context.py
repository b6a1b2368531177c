"""Who may do and ask what of compacts, and which rule or view answers."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from ruralgov.domain.access import AUDIT, AUDITOR, PRIVACY, PRIVACY_OFFICER
from ruralgov.domain.compacts import (
    hanging,
    imports,
    imports_points,
    roles,
    rules,
    rules_agreement,
    rules_honour,
    rules_mediated,
    rules_points,
    rules_request,
    rules_scheme,
    texts,
    texts_points,
    views,
    views_points,
)
from ruralgov.domain.compacts import messages_agreement as a
from ruralgov.domain.compacts import messages_points as p
from ruralgov.domain.compacts import messages_request as r
from ruralgov.domain.compacts import messages_rules as m
from ruralgov.domain.compacts import messages_scheme as s
from ruralgov.domain.compacts import queries as q
from ruralgov.domain.compacts.messages_agreement import AgreementsEvent
from ruralgov.domain.compacts.messages_points import CreditMonthEvent
from ruralgov.domain.compacts.messages_request import CommendationsEvent, CreditRequestEvent
from ruralgov.domain.compacts.messages_rules import VillageRulesEvent
from ruralgov.domain.compacts.messages_scheme import CreditSchemeEvent
from ruralgov.domain.compacts.model import CreditScheme, VillageRules
from ruralgov.domain.compacts.model_points import (
    Agreements,
    Commendations,
    CreditMonth,
    CreditRequest,
    month_key,
    quarter_key,
)
from ruralgov.domain.compacts.publishing import PUBLISHES
from ruralgov.domain.compacts.reactions import REACTIONS
from ruralgov.domain.compacts.records import CREDIT_SCHEME, VILLAGE_RULES
from ruralgov.domain.compacts.records_points import (
    AGREEMENTS,
    COMMENDATIONS,
    CREDIT_MONTH,
    CREDIT_REQUEST,
)
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Context,
    Given,
    Loaded,
    Read,
    Rule,
    answers,
    changes,
    creates,
    inner,
)
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE, Role
from ruralgov.domain.kernel.text import texts_of

C = TypeVar("C")


def _village(message: Any, _read: Read) -> PlaceId:
    village: PlaceId = message.village
    return village


def _of_rules(message: Any, read: Read) -> PlaceId:
    key = message.rules
    return existing(read.state(VILLAGE_RULES, key), texts.VILLAGE_RULES_MISSING, key=key).village


def _of_scheme(message: Any, read: Read) -> PlaceId:
    key = message.scheme
    return existing(read.state(CREDIT_SCHEME, key), texts.CREDIT_SCHEME_MISSING, key=key).village


def _of_request(message: Any, read: Read) -> PlaceId:
    key, missing = message.request, texts_points.CREDIT_REQUEST_MISSING
    return existing(read.state(CREDIT_REQUEST, key), missing, key=key).village


def _may(*who: Role, place: Callable[[Any, Read], PlaceId], from_town: bool = False) -> Access:
    return Access(
        roles=frozenset(who),
        purposes=frozenset({roles.COMPACTS}),
        place=place,
        from_town=from_town,
    )


_STAFF: Final = frozenset(
    {
        roles.COMPACT_KEEPER,
        roles.COMPACT_RECORDER,
        roles.COMPACT_APPROVER,
        roles.COMPACT_REVIEWER,
        AUDITOR,
    }
)
_LOOK: Final = frozenset({roles.COMPACTS, AUDIT})
_SEES: Final = Access(roles=_STAFF, purposes=_LOOK, place=_village)
_FINDS: Final = Access(roles=_STAFF, purposes=_LOOK, place=lambda query, _read: query.place)
_READ: Final = Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)
_ERASES: Final = Access(
    roles=frozenset({PRIVACY_OFFICER}), purposes=frozenset({PRIVACY}), place=_of_request
)
_OWN: Final = Access(roles=_STAFF | {roles.VILLAGER}, purposes=_LOOK, place=_village)


def _on_rules(
    command: type[C],
    rule: Rule[VillageRules, C, VillageRulesEvent],
    who: Role,
    *,
    from_town: bool = False,
) -> CommandRule[Any, Any]:
    may = _may(who, place=_of_rules, from_town=from_town)
    return changes(command, VILLAGE_RULES, rule, may, by="rules")


def _on_scheme(
    command: type[C], rule: Rule[CreditScheme, C, CreditSchemeEvent]
) -> CommandRule[Any, Any]:
    may = _may(roles.COMPACT_KEEPER, place=_of_scheme)
    return changes(command, CREDIT_SCHEME, rule, may, by="scheme")


_RULES: Final = (
    creates(
        m.DraftVillageRules,
        VILLAGE_RULES,
        rules.draft_village_rules,
        _may(roles.COMPACT_KEEPER, place=_village),
        id="id",
    ),
    _on_rules(m.ReviseVillageRules, rules.revise_village_rules, roles.COMPACT_KEEPER),
    _on_rules(m.AdoptVillageRules, rules.adopt_village_rules, roles.COMPACT_KEEPER),
    _on_rules(m.FileVillageRules, rules.file_village_rules, roles.COMPACT_REVIEWER, from_town=True),
    _on_rules(
        m.ObjectToVillageRules,
        rules.object_to_village_rules,
        roles.COMPACT_REVIEWER,
        from_town=True,
    ),
    _on_rules(
        m.WithdrawTownObjection,
        rules.withdraw_town_objection,
        roles.COMPACT_REVIEWER,
        from_town=True,
    ),
    _on_rules(m.EndVillageRules, rules.end_village_rules, roles.COMPACT_KEEPER),
    _on_rules(m.WithdrawVillageRules, rules.withdraw_village_rules, roles.COMPACT_KEEPER),
)
_SCHEMES: Final = (
    creates(
        s.DraftCreditScheme,
        CREDIT_SCHEME,
        rules_scheme.draft_credit_scheme,
        _may(roles.COMPACT_KEEPER, place=_village),
        id="id",
    ),
    _on_scheme(s.ReviseCreditScheme, rules_scheme.revise_credit_scheme),
    _on_scheme(s.AdoptCreditScheme, rules_scheme.adopt_credit_scheme),
    _on_scheme(s.PublishCreditScheme, rules_scheme.publish_credit_scheme),
    _on_scheme(s.CorrectCreditSchemeStart, rules_scheme.correct_credit_scheme_start),
    _on_scheme(s.EndCreditScheme, rules_scheme.end_credit_scheme),
    _on_scheme(s.WithdrawCreditScheme, rules_scheme.withdraw_credit_scheme),
)


def _on_agreements(
    command: type[C], rule: Rule[Agreements, C, AgreementsEvent], *who: Role
) -> CommandRule[Any, Any]:
    return changes(command, AGREEMENTS, rule, _may(*who, place=_village), by="village")


_AGREEMENTS: Final = (
    _on_agreements(
        a.SignCreditAgreements, rules_agreement.sign_credit_agreements, roles.COMPACT_KEEPER
    ),
    _on_agreements(
        a.WithdrawCreditAgreement,
        rules_agreement.withdraw_credit_agreement,
        roles.COMPACT_KEEPER,
        roles.VILLAGER,
    ),
    _on_agreements(
        a.CorrectCreditAgreement, rules_agreement.correct_credit_agreement, roles.COMPACT_KEEPER
    ),
    inner(
        _on_agreements(
            a.EndCreditAgreements, rules_agreement.end_credit_agreements, roles.COMPACT_KEEPER
        )
    ),
)


def _month_key(command: Any, _given: Given) -> str:
    return month_key(command.village, command.month)


def _month(command: Any) -> Loaded:
    yield CREDIT_MONTH, month_key(command.village, command.month)


def _month_and_agreements(command: Any) -> Loaded:
    yield CREDIT_MONTH, month_key(command.village, command.month)
    yield AGREEMENTS, command.village


def _on_month(
    command: type[C],
    rule: Rule[CreditMonth, C, CreditMonthEvent],
    who: Role,
    loads: Callable[[Any], Loaded] = _month,
) -> CommandRule[Any, Any]:
    return changes(
        command,
        CREDIT_MONTH,
        rule,
        _may(who, place=_village),
        by=_month_key,
        prefetch_records=loads,
    )


_POINTS: Final = (
    _on_month(
        p.RecordPoints, rules_points.record_points, roles.COMPACT_RECORDER, _month_and_agreements
    ),
    _on_month(p.ApprovePoints, rules_points.approve_points, roles.COMPACT_APPROVER),
    _on_month(p.InformOfPoints, rules_points.inform_of_points, roles.COMPACT_RECORDER),
    _on_month(p.WithdrawPoint, rules_points.withdraw_point, roles.COMPACT_RECORDER),
    _on_month(p.PublishCreditMonth, rules_points.publish_credit_month, roles.COMPACT_APPROVER),
    _on_month(p.WithdrawCreditNotice, rules_points.withdraw_credit_notice, roles.COMPACT_APPROVER),
    _on_month(p.FinaliseCreditMonth, rules_points.finalise_credit_month, roles.COMPACT_APPROVER),
    inner(
        _on_month(
            p.ProposeMediatedPoint,
            rules_mediated.propose_mediated_point,
            roles.COMPACT_RECORDER,
            _month_and_agreements,
        )
    ),
    inner(
        _on_month(
            p.TakeBackMediatedPoint,
            rules_mediated.take_back_mediated_point,
            roles.COMPACT_RECORDER,
        )
    ),
    inner(_on_month(p.HoldPoint, rules_points.hold_point, roles.COMPACT_KEEPER)),
    inner(_on_month(p.SettlePoint, rules_points.settle_point, roles.COMPACT_APPROVER)),
    inner(_on_month(p.ErasePointsOf, rules_points.erase_points_of, roles.COMPACT_KEEPER)),
)


def _on_request(
    command: type[C],
    rule: Rule[CreditRequest, C, CreditRequestEvent],
    *who: Role,
    from_town: bool = False,
) -> CommandRule[Any, Any]:
    may = _may(*who, place=_of_request, from_town=from_town)
    return changes(command, CREDIT_REQUEST, rule, may, by="request")


_REQUESTS: Final = (
    creates(
        r.LodgeCreditRequest,
        CREDIT_REQUEST,
        rules_request.lodge_credit_request,
        _may(roles.COMPACT_KEEPER, roles.VILLAGER, place=_village),
    ),
    _on_request(r.AnswerCreditRequest, rules_request.answer_credit_request, roles.COMPACT_APPROVER),
    _on_request(
        r.AskCreditReview, rules_request.ask_credit_review, roles.COMPACT_KEEPER, roles.VILLAGER
    ),
    _on_request(
        r.DecideCreditReview,
        rules_request.decide_credit_review,
        roles.COMPACT_REVIEWER,
        from_town=True,
    ),
    _on_request(
        r.WithdrawCreditRequest,
        rules_request.withdraw_credit_request,
        roles.COMPACT_KEEPER,
        roles.VILLAGER,
    ),
    changes(
        r.EraseCreditRequest,
        CREDIT_REQUEST,
        rules_request.erase_credit_request,
        _ERASES,
        by="request",
    ),
)


def _quarter_key(command: Any, _given: Given) -> str:
    return quarter_key(command.village, command.quarter)


def _on_quarter(
    command: type[C], rule: Rule[Commendations, C, CommendationsEvent]
) -> CommandRule[Any, Any]:
    return changes(
        command, COMMENDATIONS, rule, _may(roles.COMPACT_APPROVER, place=_village), by=_quarter_key
    )


_HONOURS: Final = (
    _on_quarter(r.CommendVillagers, rules_honour.commend_villagers),
    _on_quarter(r.RevokeCommendation, rules_honour.revoke_commendation),
)
CONTEXT: Final = Context(
    name="compacts",
    roles=(
        roles.COMPACT_KEEPER,
        roles.COMPACT_RECORDER,
        roles.COMPACT_APPROVER,
        roles.COMPACT_REVIEWER,
        roles.VILLAGER,
    ),
    purposes=(roles.COMPACTS,),
    texts=texts_of(texts, texts_points),
    publishes=PUBLISHES,
    records=(
        VILLAGE_RULES,
        CREDIT_SCHEME,
        AGREEMENTS,
        CREDIT_MONTH,
        CREDIT_REQUEST,
        COMMENDATIONS,
    ),
    commands=(*_RULES, *_SCHEMES, *_AGREEMENTS, *_POINTS, *_REQUESTS, *_HONOURS),
    queries=(
        answers(q.VillageRulesOf, views.village_rules_of, _READ),
        answers(q.VillageRulesFile, views.village_rules_file, _READ),
        answers(q.LintClauses, views.lint_clauses, _READ),
        answers(q.CreditSchemes, views.credit_schemes, _READ),
        answers(q.CreditSchemeFile, views.credit_scheme_file, _READ),
        answers(q.CreditSchemeOn, views.credit_scheme_on, _READ),
        answers(q.CreditMonths, views.credit_months, _READ),
        answers(q.CreditNotice, views_points.credit_notice, _READ),
        answers(q.Commended, views.commended, _READ, personal=True),
        answers(q.CreditAgreements, views.credit_agreements, _SEES),
        answers(q.CreditMonthFile, views_points.credit_month_file, _SEES),
        answers(q.CreditRequests, views.credit_requests, _SEES),
        answers(q.CompactFindings, views.compact_findings, _FINDS),
        answers(q.CreditStatement, views_points.credit_statement, _OWN),
        answers(q.ExplainPoint, views_points.explain_point, _OWN),
        answers(q.CreditRequestFile, views.credit_request_file, _OWN, personal=True),
    ),
    imports=(*imports.TABLES, *imports_points.TABLES),
    reactions=REACTIONS,
    hangs=hanging.hanging,
)
