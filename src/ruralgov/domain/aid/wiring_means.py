"""Which rule or view of what may be asked, is known and is said answers what, and who may."""

from typing import Any, Final, TypeVar

from ruralgov.domain.access import may_erase
from ruralgov.domain.aid import messages_assess as s
from ruralgov.domain.aid import messages_authorization as a
from ruralgov.domain.aid import messages_facts as f
from ruralgov.domain.aid import messages_law as w
from ruralgov.domain.aid import queries_means as q
from ruralgov.domain.aid import (
    roles,
    rules_assess,
    rules_authorization,
    rules_facts,
    rules_law,
    texts,
    texts_facts,
    views_means,
)
from ruralgov.domain.aid.messages_authorization import AuthorizationEvent
from ruralgov.domain.aid.messages_facts import FactEvent
from ruralgov.domain.aid.messages_law import LawEvent
from ruralgov.domain.aid.model_authorization import AidAuthorizations
from ruralgov.domain.aid.model_facts import AidFact
from ruralgov.domain.aid.model_law import KEY, AidLaw
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.records_means import (
    AID_ASSESSMENT,
    AID_AUTHORIZATIONS,
    AID_FACT,
    AID_LAW,
)
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
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.roles import Role

C = TypeVar("C")


def _of_file(message: Any, read: Read) -> PlaceId:
    state = read.state(AID_FILE, message.file)
    return existing(state, texts.AID_FILE_MISSING, key=message.file).place


def _of_fact(message: Any, read: Read) -> PlaceId:
    state = read.state(AID_FACT, message.fact)
    return _of_file(existing(state, texts_facts.AID_FACT_MISSING, key=message.fact), read)


def _of_assessment(message: Any, read: Read) -> PlaceId:
    key = message.assessment
    state = read.state(AID_ASSESSMENT, key)
    return _of_file(existing(state, texts_facts.AID_ASSESSMENT_MISSING, key=key), read)


def _of_city(_message: Any, _read: Read) -> PlaceId:
    return CITY


def _of_query(message: Any, _read: Read) -> PlaceId:
    place: PlaceId = message.place
    return place


def _may(place: Any, *those: Role) -> Access:
    return Access(roles=frozenset(those), purposes=frozenset({roles.AID}), place=place)


_BOTH: Final = (roles.AID_CLERK, roles.AID_SUPERVISOR)
_CLERK: Final = _may(_of_file, *_BOTH)
_FACT: Final = _may(_of_fact, *_BOTH)
_LAW: Final = _may(_of_city, *_BOTH)
_LOOK: Final = _may(_of_query, *_BOTH)


def _held(
    command: type[C], rule: Rule[AidAuthorizations, C, AuthorizationEvent]
) -> CommandRule[Any, Any]:
    return changes(
        command,
        AID_AUTHORIZATIONS,
        rule,
        _CLERK,
        by="file",
        prefetch_records=lambda one: ((AID_FILE, one.file), (AID_AUTHORIZATIONS, one.file)),
    )


def _fact(
    command: type[C], rule: Rule[AidFact, C, FactEvent], access: Access = _FACT
) -> CommandRule[Any, Any]:
    return changes(command, AID_FACT, rule, access, by="fact")


def _law(command: type[C], rule: Rule[AidLaw, C, LawEvent]) -> CommandRule[Any, Any]:
    return changes(command, AID_LAW, rule, _LAW, by=lambda _command, _given: KEY)


COMMANDS: Final = (
    _held(a.SignAidAuthorization, rules_authorization.sign_authorization),
    _held(a.WithdrawAidAuthorization, rules_authorization.withdraw_authorization),
    _held(a.CancelAidAuthorization, rules_authorization.cancel_authorization),
    changes(
        a.EraseAidAuthorizations,
        AID_AUTHORIZATIONS,
        rules_authorization.erase_authorizations,
        may_erase(_of_file),
        by="file",
    ),
    inner(
        changes(
            f.TakeAidAnswer,
            AID_FACT,
            rules_facts.take_aid_answer,
            _CLERK,
            by=lambda command, _given: str(command.ask),
        )
    ),
    creates(f.EnterAidFact, AID_FACT, rules_facts.enter_aid_fact, _CLERK, id="id"),
    _fact(f.CorrectAidFact, rules_facts.correct_aid_fact),
    _fact(f.WithdrawAidFact, rules_facts.withdraw_aid_fact),
    _fact(f.NotifyAidFact, rules_facts.notify_aid_fact),
    _fact(f.DisputeAidFact, rules_facts.dispute_aid_fact),
    _fact(f.RecheckAidFact, rules_facts.recheck_aid_fact),
    _fact(f.SettleAidFact, rules_facts.settle_aid_fact, _may(_of_fact, roles.AID_SUPERVISOR)),
    _fact(f.EraseAidFact, rules_facts.erase_aid_fact, may_erase(_of_fact)),
    _law(w.AdoptAidParameter, rules_law.adopt_parameter),
    _law(w.CorrectAidParameter, rules_law.correct_parameter),
    _law(w.WithdrawAidParameter, rules_law.withdraw_parameter),
    _law(w.VerifyAidParameter, rules_law.verify_parameter),
    _law(w.LoadAidExample, rules_law.load_example),
    creates(s.AssessAid, AID_ASSESSMENT, rules_assess.assess_aid, _CLERK, id="id"),
    changes(
        s.EraseAidAssessment,
        AID_ASSESSMENT,
        rules_assess.erase_assessment,
        may_erase(_of_assessment),
        by="assessment",
    ),
)
QUERIES: Final = (
    answers(q.AidFacts, views_means.aid_facts, _CLERK, personal=True),
    answers(q.AidAuthorizationsOf, views_means.aid_authorizations, _CLERK),
    answers(q.AidParameters, views_means.aid_parameters, _LAW),
    answers(q.AidPlan, views_means.aid_plan, _CLERK),
    answers(
        q.AidExplanation, views_means.aid_explanation, _may(_of_assessment, *_BOTH), personal=True
    ),
    answers(q.AidAssessmentsOf, views_means.aid_assessments, _CLERK),
    answers(q.AidAskedFigures, views_means.aid_asked, _LOOK),
    answers(q.CompareAidLaw, views_means.compare_law, _LOOK),
)
