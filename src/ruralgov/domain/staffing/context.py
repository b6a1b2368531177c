"""Who may move posts and officers and look at them, and which rule or view answers."""

from typing import Any, Final

from attrs import evolve

from ruralgov.domain.access import AUDIT, AUDITOR
from ruralgov.domain.kernel.declare import (
    Access,
    Context,
    Read,
    answers,
    changes,
    creates,
    inner,
)
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.reactions import joined
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE
from ruralgov.domain.kernel.text import texts_of
from ruralgov.domain.staffing import (
    hanging,
    holding,
    imports,
    reactions,
    reactions_officer,
    roles,
    rules,
    rules_act,
    rules_approving,
    rules_case,
    rules_centre,
    rules_officer,
    rules_power,
    rules_secondment,
    texts,
    texts_act,
    texts_import,
    texts_officer,
    texts_power,
    views,
    views_act,
    views_officer,
    views_power,
)
from ruralgov.domain.staffing import messages as m
from ruralgov.domain.staffing import messages_act as a
from ruralgov.domain.staffing import messages_officer as o
from ruralgov.domain.staffing import messages_power as p
from ruralgov.domain.staffing import queries as q
from ruralgov.domain.staffing import queries_act as qa
from ruralgov.domain.staffing import queries_officer as qo
from ruralgov.domain.staffing import queries_power as qp
from ruralgov.domain.staffing.publishing import PUBLISHES
from ruralgov.domain.staffing.records import (
    ACT,
    CENTRE,
    OFFICER,
    POWER,
    QUOTA_TRANSFER,
    UNIT_STAFF,
)


def _of_centre(message: Any, read: Read) -> PlaceId:
    """Return the town of the centre that a message names; raises ``centre_missing``."""
    key = message.centre
    found = existing(read.state(CENTRE, key), texts_officer.CENTRE_MISSING, key=key).last
    return existing(found, texts_officer.CENTRE_MISSING, key=key).place


_POSTS: Final = Access(
    roles=frozenset({roles.STAFFING_OFFICER}),
    purposes=frozenset({roles.STAFFING}),
    place=lambda _message, _read: CITY,
)
_APPROVES: Final = evolve(_POSTS, roles=frozenset({roles.STAFFING_APPROVER}))
_POSTS_OR_APPROVES: Final = evolve(
    _POSTS, roles=frozenset({roles.STAFFING_OFFICER, roles.STAFFING_APPROVER})
)
_SECONDS: Final = Access(
    roles=frozenset({roles.SECONDMENT_OFFICER}),
    purposes=frozenset({roles.STAFFING}),
    place=lambda _message, _read: CITY,
)
_HOSTS: Final = Access(
    roles=frozenset({roles.CENTRE_HOST}),
    purposes=frozenset({roles.STAFFING}),
    place=_of_centre,
    from_town=True,
)
_DECIDES: Final = evolve(_HOSTS, roles=frozenset({roles.CENTRE_HOST, roles.SECONDMENT_OFFICER}))
_REVIEWS: Final = evolve(_HOSTS, roles=frozenset({roles.LEGAL_REVIEWER}))
_ACTS: Final = Access(
    roles=frozenset({roles.SECONDMENT_OFFICER, roles.CENTRE_HOST, roles.LEGAL_REVIEWER, AUDITOR}),
    purposes=frozenset({roles.STAFFING, AUDIT}),
    place=_of_centre,
    from_town=True,
)
_ROSTER: Final = Access(
    roles=frozenset({roles.SECONDMENT_OFFICER, roles.CENTRE_HOST, AUDITOR}),
    purposes=frozenset({roles.STAFFING, AUDIT}),
    place=lambda query, _read: query.place,
)
_NAMES: Final = Access(
    roles=frozenset({roles.SECONDMENT_OFFICER, roles.CENTRE_HOST}),
    purposes=frozenset({roles.STAFFING}),
    place=lambda query, _read: query.place,
)
_FILE: Final = Access(
    roles=frozenset({roles.SECONDMENT_OFFICER, AUDITOR}),
    purposes=frozenset({roles.STAFFING, AUDIT}),
    place=lambda _query, _read: CITY,
)
_READ: Final = Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)
CONTEXT: Final = Context(
    name="staffing",
    roles=(
        roles.STAFFING_OFFICER,
        roles.STAFFING_APPROVER,
        roles.SECONDMENT_OFFICER,
        roles.CENTRE_HOST,
        roles.LEGAL_REVIEWER,
    ),
    purposes=(roles.STAFFING,),
    texts=texts_of(texts, texts_act, texts_import, texts_officer, texts_power),
    publishes=PUBLISHES,
    records=(QUOTA_TRANSFER, UNIT_STAFF, CENTRE, OFFICER, ACT, POWER),
    commands=(
        creates(m.TransferPosts, QUOTA_TRANSFER, rules.transfer_posts, _POSTS),
        changes(
            m.ReverseTransfer,
            QUOTA_TRANSFER,
            rules_approving.reverse_transfer,
            _POSTS,
            by="transfer",
        ),
        changes(
            m.ApproveTransfer,
            QUOTA_TRANSFER,
            rules_approving.approve_transfer,
            _APPROVES,
            by="transfer",
        ),
        changes(
            m.DropTransfer,
            QUOTA_TRANSFER,
            rules_approving.drop_transfer,
            _POSTS_OR_APPROVES,
            by="transfer",
        ),
        inner(creates(m.CarryPosts, QUOTA_TRANSFER, rules.carry_posts, _POSTS)),
        inner(
            changes(
                m.UndoCarrying,
                QUOTA_TRANSFER,
                rules_approving.undo_carrying,
                _POSTS,
                by="transfer",
            )
        ),
        changes(m.CountStaff, UNIT_STAFF, rules.count_staff, _POSTS, by="unit"),
        changes(m.CorrectStaffCount, UNIT_STAFF, rules.correct_staff_count, _POSTS, by="unit"),
        creates(o.EstablishCentre, CENTRE, rules_centre.establish_centre, _SECONDS),
        changes(o.CloseCentre, CENTRE, rules_centre.close_centre, _SECONDS, by="centre"),
        changes(o.CarryOverCentre, CENTRE, rules_centre.carry_over_centre, _SECONDS, by="centre"),
        changes(
            o.CorrectCentreEntry, CENTRE, rules_centre.correct_centre_entry, _SECONDS, by="centre"
        ),
        creates(p.GrantPower, POWER, rules_power.grant_power, _SECONDS),
        changes(p.RevokePower, POWER, rules_power.revoke_power, _SECONDS, by="grant"),
        changes(p.WithdrawRevocation, POWER, rules_power.withdraw_revocation, _SECONDS, by="grant"),
        changes(p.WithdrawPower, POWER, rules_power.withdraw_power, _SECONDS, by="grant"),
        changes(p.AssessPower, POWER, rules_power.assess_power, _SECONDS, by="grant"),
        changes(p.WithdrawAssessment, POWER, rules_power.withdraw_assessment, _SECONDS, by="grant"),
        creates(a.RecordAct, ACT, rules_act.record_act, _HOSTS),
        changes(a.CorrectAct, ACT, rules_act.correct_act, _HOSTS, by="act"),
        changes(a.WithdrawAct, ACT, rules_act.withdraw_act, _HOSTS, by="act"),
        changes(a.AskRecusal, ACT, rules_case.ask_recusal, _HOSTS, by="act"),
        changes(a.DecideRecusal, ACT, rules_case.decide_recusal, _DECIDES, by="act"),
        changes(a.WithdrawRecusal, ACT, rules_case.withdraw_recusal, _DECIDES, by="act"),
        changes(a.ReviewAct, ACT, rules_case.review_act, _REVIEWS, by="act"),
        changes(a.WithdrawActReview, ACT, rules_case.withdraw_act_review, _REVIEWS, by="act"),
        changes(a.TransferAct, ACT, rules_case.transfer_act, _HOSTS, by="act"),
        changes(a.WithdrawActTransfer, ACT, rules_case.withdraw_act_transfer, _HOSTS, by="act"),
        creates(o.EnterOfficer, OFFICER, rules_officer.enter_officer, _SECONDS, id="id"),
        changes(o.IssueBadge, OFFICER, rules_officer.issue_badge, _SECONDS, by="officer"),
        changes(o.EndBadge, OFFICER, rules_officer.end_badge, _SECONDS, by="officer"),
        changes(
            o.WithdrawBadgeEntry,
            OFFICER,
            rules_officer.withdraw_badge_entry,
            _SECONDS,
            by="officer",
        ),
        changes(o.SecondOfficer, OFFICER, rules_secondment.second_officer, _SECONDS, by="officer"),
        changes(
            o.ExtendSecondment,
            OFFICER,
            rules_secondment.extend_secondment,
            _SECONDS,
            by="officer",
        ),
        changes(o.ProposeRecall, OFFICER, rules_secondment.propose_recall, _SECONDS, by="officer"),
        changes(o.AnswerRecall, OFFICER, rules_secondment.answer_recall, _HOSTS, by="officer"),
        changes(
            o.WithdrawRecall, OFFICER, rules_secondment.withdraw_recall, _SECONDS, by="officer"
        ),
        changes(o.RecallOfficer, OFFICER, rules_secondment.recall_officer, _SECONDS, by="officer"),
        changes(o.EndSecondment, OFFICER, rules_secondment.end_secondment, _HOSTS, by="officer"),
        changes(
            o.CorrectSecondmentEntry,
            OFFICER,
            rules_secondment.correct_secondment_entry,
            _SECONDS,
            by="officer",
        ),
        inner(
            changes(o.AlignOfficer, OFFICER, rules_officer.align_officer, _SECONDS, by="officer")
        ),
    ),
    queries=(
        answers(q.PostLedger, views.post_ledger, _READ),
        answers(q.PostsMoved, views.posts_moved, _READ),
        answers(q.QuotaTransfers, views.quota_transfers, _READ),
        answers(q.QuotaTransferFile, views.quota_transfer_file, _READ),
        answers(q.PostFindings, views.post_findings, _READ),
        answers(qo.Centres, views_officer.centres, _READ),
        answers(qo.SecondmentRoster, views_officer.secondment_roster, _ROSTER),
        answers(qo.SecondmentTable, views_officer.secondment_table, _READ),
        answers(qo.EndingBadges, views_officer.ending_badges, _ROSTER),
        answers(qp.Powers, views_power.powers, _READ),
        answers(qp.PowerFile, views_power.power_file, _READ),
        answers(qp.CentreSheets, views_power.centre_sheets, _ROSTER),
        answers(qa.Acts, views_act.acts, _ACTS),
        answers(qa.ActFile, views_act.act_file, _ACTS),
        answers(qa.ActFindings, views_act.act_findings, _ACTS),
        answers(qo.OfficerNames, views_officer.officer_names, _NAMES, personal=True),
        answers(qo.Officers, views_officer.officers, _FILE),
        answers(qo.Badges, views_officer.badges, _FILE),
        answers(qo.OfficerFile, views_officer.officer_file, _FILE),
    ),
    imports=imports.TABLES,
    reactions=joined(reactions.REACTIONS, reactions_officer.REACTIONS),
    hangs=hanging.hanging,
    holds=holding.holding,
)
