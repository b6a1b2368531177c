"""Who may keep rolls and lists, approve them, and look, and which rule or view answers."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from ruralgov.domain.access import AUDIT, AUDITOR
from ruralgov.domain.collectives import place_of, place_of_heir
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
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE, Role
from ruralgov.domain.kernel.text import texts_of
from ruralgov.domain.membership import (
    findings,
    imports,
    roles,
    rules,
    rules_change,
    rules_distribution,
    rules_payment,
    texts,
    texts_distribution,
    views,
)
from ruralgov.domain.membership import messages as m
from ruralgov.domain.membership import messages_distribution as d
from ruralgov.domain.membership import queries as q
from ruralgov.domain.membership.evolve import RollEvent
from ruralgov.domain.membership.evolve_distribution import DistributionEvent
from ruralgov.domain.membership.model import MemberRoll
from ruralgov.domain.membership.model_distribution import Distribution
from ruralgov.domain.membership.publishing import PUBLISHES
from ruralgov.domain.membership.records import DISTRIBUTION, MEMBER_ROLL

C = TypeVar("C")

Place = Callable[[Any, Read], PlaceId]


def _of_list(message: Any, read: Read) -> PlaceId:
    """Return the place of a list: that of the collective into which its own went, if it did."""
    key = message.distribution
    missing = texts_distribution.DISTRIBUTION_MISSING
    known = existing(read.state(DISTRIBUTION, key), missing, distribution=key)
    return place_of_heir(known, read)


def _may(*may: Role, place: Place = place_of) -> Access:
    return Access(roles=frozenset(may), purposes=frozenset({roles.MEMBERSHIP}), place=place)


def _look(*may: Role, place: Place = place_of) -> Access:
    return Access(
        roles=frozenset({roles.MEMBER_KEEPER, roles.MEMBER_APPROVER, AUDITOR, *may}),
        purposes=frozenset({roles.MEMBERSHIP, AUDIT}),
        place=place,
    )


def _roll(
    command: type[C], rule: Rule[MemberRoll, C, RollEvent], role: Role
) -> CommandRule[Any, Any]:
    return changes(command, MEMBER_ROLL, rule, _may(role), by="collective")


def _list(
    command: type[C], rule: Rule[Distribution, C, DistributionEvent], role: Role
) -> CommandRule[Any, Any]:
    access = _may(role, place=_of_list)
    return changes(command, DISTRIBUTION, rule, access, by="distribution")


_KEEPER, _APPROVER = roles.MEMBER_KEEPER, roles.MEMBER_APPROVER
_READ: Final = Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)
_ROLL: Final = (
    _roll(m.DraftMemberRoll, rules.draft_member_roll, _KEEPER),
    _roll(m.PublishMemberRoll, rules.publish_member_roll, _KEEPER),
    _roll(m.ObjectToMemberRoll, rules.object_to_member_roll, _KEEPER),
    _roll(m.AnswerRollObjection, rules.answer_roll_objection, _APPROVER),
    _roll(m.ConfirmMemberRoll, rules.confirm_member_roll, _APPROVER),
    _roll(m.ProposeAdmission, rules_change.propose_admission, _KEEPER),
    _roll(m.ProposeLoss, rules_change.propose_loss, _KEEPER),
    _roll(m.ProposeShareMove, rules_change.propose_share_move, _KEEPER),
    _roll(m.ApproveRollChange, rules_change.approve_roll_change, _APPROVER),
    _roll(m.DropRollChange, rules_change.drop_roll_change, _KEEPER),
    inner(_roll(m.EndFormerMembership, rules_change.end_former_membership, _APPROVER)),
    _roll(m.CorrectMemberEntry, rules_change.correct_member_entry, _APPROVER),
    _roll(m.WithdrawShareMove, rules_change.withdraw_share_move, _APPROVER),
)
_LIST: Final = (
    creates(d.PlanDistribution, DISTRIBUTION, rules_distribution.plan_distribution, _may(_KEEPER)),
    _list(d.RecomputeDistribution, rules_distribution.recompute_distribution, _KEEPER),
    _list(d.PublishDistribution, rules_distribution.publish_distribution, _KEEPER),
    _list(d.ObjectToLine, rules_distribution.object_to_line, _KEEPER),
    _list(d.AnswerLineObjection, rules_distribution.answer_line_objection, _APPROVER),
    _list(d.ApproveDistribution, rules_distribution.approve_distribution, _APPROVER),
    _list(d.ShiftBetweenLines, rules_distribution.shift_between_lines, _KEEPER),
    _list(d.WithdrawDistribution, rules_distribution.withdraw_distribution, _KEEPER),
    _list(d.BookPayable, rules_payment.book_payable, _KEEPER),
    inner(_list(d.UnbookPayable, rules_payment.unbook_payable, _KEEPER)),
    _list(d.PayLines, rules_payment.pay_lines, _KEEPER),
    _list(d.ReturnLinePayment, rules_payment.return_line_payment, _KEEPER),
    _list(d.WithdrawLinePayments, rules_payment.withdraw_line_payments, _APPROVER),
)
CONTEXT: Final = Context(
    name="membership",
    roles=(roles.MEMBER_KEEPER, roles.MEMBER_APPROVER),
    purposes=(roles.MEMBERSHIP,),
    texts=texts_of(texts, texts_distribution),
    publishes=PUBLISHES,
    records=(MEMBER_ROLL, DISTRIBUTION),
    commands=(*_ROLL, *_LIST),
    queries=(
        answers(q.RollOf, views.roll_of, _look(), personal=True),
        answers(q.KnownMembers, views.known_members, _may(_KEEPER)),
        answers(q.SharesOf, views.shares_of, _look(), personal=True),
        answers(q.MyShares, views.my_shares, _READ, personal=True),
        answers(q.DistributionList, views.distribution_list, _look(place=_of_list), personal=True),
        answers(q.Distributions, views.distributions, _READ),
        answers(q.MembershipTotals, views.membership_totals, _READ),
        answers(q.MembershipFindings, findings.membership_findings, _look()),
    ),
    reactions=rules_change.REACTIONS,
    imports=imports.TABLES,
)
