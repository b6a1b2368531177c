"""Who may appraise, be appraised and review, and which rule or view answers."""

from typing import Any, Final, TypeVar

from attrs import evolve

from ruralgov.domain.access import AUDIT, AUDITOR
from ruralgov.domain.appraisal import (
    findings,
    hanging,
    reactions,
    roles,
    rules,
    rules_input,
    rules_score,
    texts,
    texts_town,
    views,
    views_town,
)
from ruralgov.domain.appraisal import messages as m
from ruralgov.domain.appraisal import messages_town as t
from ruralgov.domain.appraisal import queries as q
from ruralgov.domain.appraisal.events_town import TownEvent
from ruralgov.domain.appraisal.imports import TABLES
from ruralgov.domain.appraisal.messages import SchemeEvent
from ruralgov.domain.appraisal.model import Scheme
from ruralgov.domain.appraisal.model_town import TownAppraisal
from ruralgov.domain.appraisal.publishing import PUBLISHES
from ruralgov.domain.appraisal.records import SCHEME, TOWN_APPRAISAL, town_appraisal_of
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Context,
    Read,
    Rule,
    answers,
    changes,
    creates,
    inner,
)
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE, Role
from ruralgov.domain.kernel.text import texts_of

C = TypeVar("C")


def _city(_message: Any, _read: Read) -> PlaceId:
    return CITY


def _of_town(message: Any, read: Read) -> PlaceId:
    """Return the town whose appraisal a message names; raises ``town_appraisal_missing``."""
    return town_appraisal_of(message.appraisal, read).town


def _in_city(*of: Role) -> Access:
    return Access(roles=frozenset(of), purposes=frozenset({roles.APPRAISAL}), place=_city)


_DRAFTS: Final = _in_city(roles.APPRAISER)
_DECIDES: Final = _in_city(roles.APPRAISAL_AUTHORITY)
_REVIEWS: Final = _in_city(roles.APPRAISAL_REVIEWER)
_ASKS: Final = Access(
    roles=frozenset({roles.APPRAISED_TOWN}),
    purposes=frozenset({roles.APPRAISAL}),
    place=_of_town,
    from_town=True,
)
_SHEET: Final = Access(
    roles=frozenset(
        {
            *(roles.APPRAISER, roles.APPRAISAL_AUTHORITY, roles.APPRAISAL_REVIEWER),
            *(roles.APPRAISED_TOWN, AUDITOR),
        }
    ),
    purposes=frozenset({roles.APPRAISAL, AUDIT}),
    place=_of_town,
    from_town=True,
)
_OFFICE: Final = Access(
    roles=frozenset(
        {
            *(roles.APPRAISER, roles.APPRAISAL_AUTHORITY, roles.APPRAISAL_REVIEWER),
            AUDITOR,
        }
    ),
    purposes=frozenset({roles.APPRAISAL, AUDIT}),
    place=_city,
)
_READ: Final = Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)


def _of_scheme(
    command: type[C], rule: Rule[Scheme, C, SchemeEvent], access: Access
) -> CommandRule[Any, Any]:
    return changes(command, SCHEME, rule, access, by="scheme")


def _of_appraisal(
    command: type[C], rule: Rule[TownAppraisal, C, TownEvent], access: Access = _DRAFTS
) -> CommandRule[Any, Any]:
    return changes(command, TOWN_APPRAISAL, rule, access, by="appraisal")


CONTEXT: Final = Context(
    name="appraisal",
    roles=(
        roles.APPRAISER,
        roles.APPRAISAL_AUTHORITY,
        roles.APPRAISED_TOWN,
        roles.APPRAISAL_REVIEWER,
    ),
    purposes=(roles.APPRAISAL,),
    texts=texts_of(texts, texts_town),
    publishes=PUBLISHES,
    records=(SCHEME, TOWN_APPRAISAL),
    commands=(
        creates(m.DraftAppraisalScheme, SCHEME, rules.draft_scheme, _DRAFTS),
        _of_scheme(m.ChangeAppraisalScheme, rules.change_scheme, _DRAFTS),
        _of_scheme(m.DropAppraisalScheme, rules.drop_scheme, _DRAFTS),
        _of_scheme(m.AdoptAppraisalScheme, rules.adopt_scheme, _DECIDES),
        _of_scheme(m.WithdrawSchemeAdoption, rules.withdraw_adoption, _DECIDES),
        _of_scheme(m.FreezeAppraisal, rules.freeze_appraisal, _DRAFTS),
        _of_scheme(m.WithdrawFreezing, rules.withdraw_freezing, _DECIDES),
        inner(creates(t.OpenTownAppraisal, TOWN_APPRAISAL, rules_input.open_town, _DRAFTS)),
        inner(_of_appraisal(t.VoidTownAppraisal, rules_input.void_town)),
        _of_appraisal(t.EnterTownInput, rules_input.enter_input),
        _of_appraisal(t.AdjustTownInput, rules_input.adjust_input),
        _of_appraisal(t.EnterExtraPoints, rules_input.enter_extra),
        _of_appraisal(t.WithdrawExtraPoints, rules_input.withdraw_extra),
        _of_appraisal(t.RecordVeto, rules_input.record_veto),
        _of_appraisal(t.WithdrawVeto, rules_input.withdraw_veto),
        _of_appraisal(t.ScoreTown, rules_input.score_town),
        _of_appraisal(t.ShowTownScore, rules_score.show_score),
        _of_appraisal(t.AskScoreCorrection, rules_score.ask_correction, _ASKS),
        _of_appraisal(t.AnswerScoreCorrection, rules_score.answer_correction),
        _of_appraisal(t.AppealTownScore, rules_score.appeal_score, _ASKS),
        _of_appraisal(t.WithdrawScoreClaim, rules_score.withdraw_claim, _ASKS),
        _of_appraisal(t.ReviewScoreAppeal, rules_score.review_appeal, _REVIEWS),
        _of_appraisal(t.FinaliseTownScore, rules_score.finalise_score, _DECIDES),
        _of_appraisal(t.PublishTownScore, rules_score.publish_score, _DECIDES),
        _of_appraisal(t.ReopenTownScore, rules_score.reopen_score, _REVIEWS),
    ),
    queries=(
        answers(q.AppraisalFormulas, views.appraisal_formulas, _READ),
        answers(q.AppraisalSchemes, views.appraisal_schemes, _READ),
        answers(q.AppraisalSchemeSheet, views.scheme_sheet, _READ),
        answers(q.AppraisalStatus, views.appraisal_status, _OFFICE),
        answers(q.AppraisalFindings, findings.appraisal_findings, _OFFICE),
        answers(
            q.TownAppraisalOf,
            views.town_appraisal_key,
            evolve(_SHEET, place=lambda query, read: views.row_of(query, read).town),
        ),
        answers(q.TownAppraisalSheet, views_town.town_sheet, _SHEET),
        answers(q.PublishedTownScore, views_town.published_score, _READ),
    ),
    reactions=reactions.REACTIONS,
    imports=TABLES,
    hangs=hanging.hanging,
)
