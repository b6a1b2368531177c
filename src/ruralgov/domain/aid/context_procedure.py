"""Who may do and ask what of proceedings, and which rule or view answers."""

from typing import Any, Final, TypeVar

from ruralgov.domain.access import TIMEKEEPER, may_erase
from ruralgov.domain.aid import messages_deciding_procedure as d
from ruralgov.domain.aid import messages_procedure as p
from ruralgov.domain.aid import queries_procedure as q
from ruralgov.domain.aid import (
    roles,
    texts,
    texts_procedure,
    views_procedure,
)
from ruralgov.domain.aid import rules_deciding_procedure as deciding
from ruralgov.domain.aid import rules_ending_procedure as ending
from ruralgov.domain.aid import rules_notice_procedure as notice
from ruralgov.domain.aid import rules_paying_procedure as paying
from ruralgov.domain.aid import rules_procedure as rules
from ruralgov.domain.aid.evolve_procedure import ProceedingEvent
from ruralgov.domain.aid.model_procedure import AidProceeding
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.records_procedure import AID_PROCEEDING
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Read,
    Rule,
    answers,
    changes,
    creates,
    inner,
)
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import AidFileId, PlaceId
from ruralgov.domain.kernel.roles import Role

C = TypeVar("C")


def _place_of(key: AidFileId, read: Read) -> PlaceId:
    return existing(read.state(AID_FILE, key), texts.AID_FILE_MISSING, key=key).place


def _of_file(message: Any, read: Read) -> PlaceId:
    return _place_of(message.file, read)


def _of_proceeding(message: Any, read: Read) -> PlaceId:
    """Return where the file is kept now: a proceeding goes on where its family moves."""
    key = message.proceeding
    found = existing(
        read.state(AID_PROCEEDING, key), texts_procedure.AID_PROCEEDING_MISSING, key=key
    )
    return _place_of(found.file, read)


def _of_query(message: Any, _read: Read) -> PlaceId:
    place: PlaceId = message.place
    return place


def _may(place: Any, *those: Role) -> Access:
    return Access(roles=frozenset(those), purposes=frozenset({roles.AID}), place=place)


_BOTH: Final = (roles.AID_CLERK, roles.AID_SUPERVISOR)
_CLERK: Final = _may(_of_proceeding, *_BOTH)
_SUPERVISOR: Final = _may(_of_proceeding, roles.AID_SUPERVISOR)
_ABOVE: Final = _may(_of_proceeding, roles.AID_RECONSIDERER)
_REVOKE: Final = _may(_of_proceeding, roles.AID_SUPERVISOR, roles.AID_RECONSIDERER)
_TICK: Final = _may(_of_proceeding, *_BOTH, TIMEKEEPER)
_LOOK: Final = _may(_of_query, *_BOTH)


def _it(
    command: type[C], rule: Rule[AidProceeding, C, ProceedingEvent], access: Access = _CLERK
) -> CommandRule[Any, Any]:
    return changes(command, AID_PROCEEDING, rule, access, by="proceeding")


COMMANDS: Final[tuple[CommandRule[Any, Any], ...]] = (
    creates(
        p.BeginAidProceeding,
        AID_PROCEEDING,
        rules.begin_proceeding,
        _may(_of_file, *_BOTH),
        id="id",
    ),
    _it(p.ExtendAidProceeding, rules.extend_proceeding, _SUPERVISOR),
    _it(p.DeclareAidTie, rules.declare_tie),
    _it(p.WithdrawAidTie, rules.withdraw_tie, _SUPERVISOR),
    _it(p.InvestigateAid, rules.investigate),
    _it(p.RecordAidStep, rules.record_step),
    _it(p.GiveAidOpinion, rules.give_opinion),
    _it(p.CorrectAidStepDay, rules.correct_step_day),
    _it(p.WithdrawAidStep, rules.withdraw_step),
    _it(p.PostAidNotice, notice.post_notice),
    _it(p.TakeDownAidNotice, notice.take_down),
    _it(p.LapseAidNotice, notice.lapse_notice, _TICK),
    _it(p.ObjectToAidNotice, notice.object_to_notice),
    _it(p.AnswerAidObjection, notice.answer_objection),
    _it(p.WithdrawAidProceeding, ending.withdraw_proceeding),
    _it(p.RestoreAidProceeding, ending.restore_proceeding, _SUPERVISOR),
    _it(p.EraseAidProceeding, ending.erase_proceeding, may_erase(_of_proceeding)),
    inner(_it(p.EndAidProceeding, ending.end_proceeding)),
    inner(_it(p.FollowAidDeath, ending.follow_death)),
    inner(
        changes(
            p.SettleAidApplication,
            AID_FILE,
            ending.settle_application,
            _may(_of_file, *_BOTH),
            by="file",
        )
    ),
    _it(d.DecideAid, deciding.decide, _SUPERVISOR),
    _it(d.RevokeAidDecision, deciding.revoke_decision, _REVOKE),
    _it(d.TellAidDecision, deciding.tell_decision),
    _it(d.AskAidReconsideration, deciding.ask_reconsideration),
    _it(d.AnswerAidReconsideration, deciding.answer_reconsideration, _ABOVE),
    _it(d.ReviewAid, deciding.review),
    _it(d.ProposeAidChange, deciding.propose_change),
    _it(d.ObjectToAidChange, deciding.object_to_change),
    _it(d.HearAidChange, deciding.hear_change),
    _it(d.DecideAidChange, deciding.decide_change, _SUPERVISOR),
    _it(d.DropAidChange, deciding.drop_change),
    _it(d.PayAid, paying.pay),
    _it(d.WithdrawAidPayment, paying.withdraw_payment),
    _it(d.ReturnAidPayment, paying.return_payment),
    _it(d.AskAidBack, paying.ask_back),
)
QUERIES: Final = (
    answers(q.AidProceedingCard, views_procedure.proceeding_card, _CLERK, personal=True),
    answers(q.AidWorkList, views_procedure.work_list, _LOOK),
    answers(q.AidRunningNotices, views_procedure.running_notices, _LOOK),
    answers(q.AidPaymentList, views_procedure.payment_list, _LOOK, personal=True),
    answers(q.AidSample, views_procedure.sample, _LOOK),
)
