"""Who may keep the files of aid and look at them, and which rule or view answers."""

from typing import Any, Final, TypeVar

from ruralgov.domain.access import may_erase
from ruralgov.domain.aid import (
    context_procedure,
    due_procedure,
    erasing,
    hanging,
    imports_monitor,
    reactions,
    reactions_procedure,
    roles,
    rules,
    rules_apply,
    texts,
    texts_facts,
    texts_lead,
    texts_means,
    texts_monitor,
    texts_need,
    texts_procedure,
    views,
    wiring_means,
    wiring_monitor,
    wiring_need,
)
from ruralgov.domain.aid import messages as m
from ruralgov.domain.aid import messages_apply as a
from ruralgov.domain.aid import queries as q
from ruralgov.domain.aid.evolve import FileEvent
from ruralgov.domain.aid.model import AidFile
from ruralgov.domain.aid.publishing import PUBLISHES
from ruralgov.domain.aid.questions import texts as question_texts
from ruralgov.domain.aid.questions import wiring as questions
from ruralgov.domain.aid.questions.records import AID_QUESTION
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.records_lead import AID_LEAD, AID_MATTERS
from ruralgov.domain.aid.records_means import (
    AID_ASSESSMENT,
    AID_AUTHORIZATIONS,
    AID_FACT,
    AID_LAW,
)
from ruralgov.domain.aid.records_monitor import AID_PUSH, AID_WATCH
from ruralgov.domain.aid.records_need import AID_NEED
from ruralgov.domain.aid.records_procedure import AID_PROCEEDING
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
from ruralgov.domain.kernel.ids import AidFileId, PlaceId
from ruralgov.domain.kernel.reactions import joined
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.kernel.text import texts_of

C = TypeVar("C")


def _place_of(key: AidFileId, read: Read) -> PlaceId:
    return existing(read.state(AID_FILE, key), texts.AID_FILE_MISSING, key=key).place


def _of_file(message: Any, read: Read) -> PlaceId:
    return _place_of(message.file, read)


def _of_opening(message: m.OpenAidFile, read: Read) -> tuple[PlaceId, ...]:
    if message.split_from is None:
        return (message.place,)
    return (message.place, _place_of(message.split_from, read))


def _of_move(message: m.MoveAidFile, read: Read) -> tuple[PlaceId, ...]:
    return (_of_file(message, read), message.place)


def _of_merge(message: m.MergeAidFiles, read: Read) -> tuple[PlaceId, ...]:
    return (_of_file(message, read), _place_of(message.into, read))


def _of_query(message: Any, _read: Read) -> PlaceId:
    place: PlaceId = message.place
    return place


def _may(place: Any, *those: Role) -> Access:
    return Access(roles=frozenset(those), purposes=frozenset({roles.AID}), place=place)


_BOTH: Final = (roles.AID_CLERK, roles.AID_SUPERVISOR)
_CLERK: Final = _may(_of_file, *_BOTH)
_SUPERVISOR: Final = _may(_of_file, roles.AID_SUPERVISOR)
_LOOK: Final = _may(_of_query, *_BOTH)


def _file(
    command: type[C], rule: Rule[AidFile, C, FileEvent], access: Access = _CLERK
) -> CommandRule[Any, Any]:
    return changes(command, AID_FILE, rule, access, by="file")


CONTEXT: Final = Context(
    name="aid",
    roles=(roles.AID_CLERK, roles.AID_SUPERVISOR, roles.AID_RECONSIDERER),
    purposes=(roles.AID,),
    texts=texts_of(
        *(texts, texts_facts, texts_means, question_texts, texts_procedure),
        *(texts_monitor, texts_lead, texts_need),
    ),
    publishes=PUBLISHES,
    records=(
        *(AID_FILE, AID_AUTHORIZATIONS, AID_FACT, AID_LAW, AID_ASSESSMENT, AID_QUESTION),
        *(AID_PROCEEDING, AID_WATCH, AID_PUSH, AID_LEAD, AID_MATTERS, AID_NEED),
    ),
    commands=(
        *questions.COMMANDS,
        creates(m.OpenAidFile, AID_FILE, rules.open_aid_file, _may(_of_opening, *_BOTH), id="id"),
        _file(m.IncludePerson, rules.include_person),
        _file(m.EndInclusion, rules.end_inclusion),
        _file(m.WithdrawInclusion, rules.withdraw_inclusion),
        _file(m.RestoreInclusion, rules.restore_inclusion),
        _file(m.DescribeSituation, rules.describe_situation),
        _file(m.MoveAidFile, rules.move_aid_file, _may(_of_move, *_BOTH)),
        _file(m.MergeAidFiles, rules.merge_aid_files, _may(_of_merge, *_BOTH)),
        _file(m.CloseAidFile, rules.close_aid_file),
        _file(m.ReopenAidFile, rules.reopen_aid_file, _SUPERVISOR),
        _file(m.ApproveMinorAccess, rules.approve_minor_access, _SUPERVISOR),
        _file(m.EraseAidFile, rules.erase_aid_file, may_erase(_of_file)),
        inner(_file(m.ReleasePeople, rules.release_people)),
        inner(_file(m.TakeInPeople, rules.take_in_people)),
        inner(_file(m.FollowDeparted, rules.follow_departed)),
        inner(_file(m.FollowAidPerson, rules.follow_aid_person)),
        _file(a.ApplyForAid, rules_apply.apply_for_aid),
        _file(a.OfferAid, rules_apply.offer_aid),
        _file(a.TakeUpOffer, rules_apply.take_up_offer),
        _file(a.DeclineOffer, rules_apply.decline_offer),
        _file(a.TellMissing, rules_apply.tell_missing),
        _file(a.ReceivePapers, rules_apply.receive_papers),
        _file(a.AcceptAidApplication, rules_apply.accept_application),
        _file(a.WithdrawAidApplication, rules_apply.withdraw_application),
        *wiring_means.COMMANDS,
        *wiring_monitor.COMMANDS,
        *wiring_need.COMMANDS,
        *context_procedure.COMMANDS,
    ),
    queries=(
        *questions.QUERIES,
        answers(q.AidFiles, views.aid_files, _LOOK),
        answers(q.AidFileCard, views.aid_file_card, _CLERK, personal=True),
        answers(q.AidApplications, views.aid_applications, _LOOK),
        answers(q.AidFindings, views.aid_findings, _LOOK),
        *wiring_means.QUERIES,
        *wiring_monitor.QUERIES,
        *wiring_need.QUERIES,
        *context_procedure.QUERIES,
    ),
    reactions=joined(reactions.REACTIONS, reactions_procedure.REACTIONS, erasing.REACTIONS),
    imports=(imports_monitor.TABLE,),
    hangs=hanging.hanging,
    due=due_procedure.due,
)
