"""Who may keep duty lists, record what was done, and look, and which rule or view answers."""

from typing import Any, Final

from ruralgov.domain.access import AUDIT, AUDITOR
from ruralgov.domain.duties import (
    hanging,
    imports,
    roles,
    rules,
    rules_done,
    rules_work,
    texts,
    texts_done,
    views,
    views_completion,
    views_doers,
    views_sheet,
)
from ruralgov.domain.duties import messages as m
from ruralgov.domain.duties import messages_done as d
from ruralgov.domain.duties import messages_work as w
from ruralgov.domain.duties import queries as q
from ruralgov.domain.duties import queries_sheet as qs
from ruralgov.domain.duties.publishing import PUBLISHES
from ruralgov.domain.duties.records import DUTY_LIST, HINDRANCE, OFF_LIST_WORK, PERFORMANCE
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
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE, Role
from ruralgov.domain.kernel.text import texts_of


def _place(message: Any, _read: Read) -> PlaceId:
    place: PlaceId = message.place
    return place


def _city(_message: Any, _read: Read) -> PlaceId:
    return CITY


def _of_list(message: Any, read: Read) -> PlaceId:
    key = message.duty_list
    return existing(read.state(DUTY_LIST, key), texts.DUTY_LIST_MISSING, key=key).place


def _of_work(message: Any, read: Read) -> PlaceId:
    key = message.work
    return existing(read.state(OFF_LIST_WORK, key), texts_done.OFF_LIST_MISSING, key=key).place


def _of_doer(message: Any, _read: Read) -> PlaceId:
    place: PlaceId = message.doer.place
    return place


def _of_performance(message: Any, read: Read) -> PlaceId:
    key, missing = message.performance, texts_done.DUTY_PERFORMANCE_MISSING
    return existing(read.state(PERFORMANCE, key), missing, key=key).doer.place


def _of_hindrance(message: Any, read: Read) -> PlaceId:
    key, missing = message.hindrance, texts_done.DUTY_HINDRANCE_MISSING
    return existing(read.state(HINDRANCE, key), missing, key=key).doer.place


def _may(role: Role, place: Any) -> Access:
    return Access(roles=frozenset({role}), purposes=frozenset({roles.DUTIES}), place=place)


def _look(*may: Role, place: Any) -> Access:
    return Access(
        roles=frozenset({roles.DUTY_OFFICER, roles.DUTY_APPROVER, AUDITOR, *may}),
        purposes=frozenset({roles.DUTIES, AUDIT}),
        place=place,
    )


_READ: Final = Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)
_LISTS: Final = (
    creates(
        m.DraftDutyList, DUTY_LIST, rules.draft_duty_list, _may(roles.DUTY_OFFICER, _place), id="id"
    ),
    changes(
        m.ReviseDutyList,
        DUTY_LIST,
        rules.revise_duty_list,
        _may(roles.DUTY_OFFICER, _of_list),
        by="duty_list",
    ),
    changes(
        m.AdoptDutyList,
        DUTY_LIST,
        rules.adopt_duty_list,
        _may(roles.DUTY_APPROVER, _of_list),
        by="duty_list",
    ),
    changes(
        m.PublishDutyList,
        DUTY_LIST,
        rules.publish_duty_list,
        _may(roles.DUTY_OFFICER, _of_list),
        by="duty_list",
    ),
    changes(
        m.EndDutyList,
        DUTY_LIST,
        rules.end_duty_list,
        _may(roles.DUTY_APPROVER, _of_list),
        by="duty_list",
    ),
    changes(
        m.CorrectDutyListEntry,
        DUTY_LIST,
        rules.correct_duty_list_entry,
        _may(roles.DUTY_APPROVER, _of_list),
        by="duty_list",
    ),
    changes(
        m.WithdrawDutyList,
        DUTY_LIST,
        rules.withdraw_duty_list,
        _may(roles.DUTY_OFFICER, _of_list),
        by="duty_list",
    ),
)
_DONE: Final = (
    creates(
        d.RecordPerformance,
        PERFORMANCE,
        rules_done.record_performance,
        _may(roles.DUTY_RECORDER, _of_doer),
    ),
    changes(
        d.WithdrawPerformance,
        PERFORMANCE,
        rules_done.withdraw_performance,
        _may(roles.DUTY_RECORDER, _of_performance),
        by="performance",
    ),
    inner(
        changes(
            d.DropPerformance,
            PERFORMANCE,
            rules_done.drop_performance,
            _may(roles.DUTY_RECORDER, _of_performance),
            by="performance",
        )
    ),
    creates(
        d.ReportHindrance,
        HINDRANCE,
        rules_done.report_hindrance,
        _may(roles.DUTY_RECORDER, _of_doer),
    ),
    changes(
        d.AnswerHindrance,
        HINDRANCE,
        rules_done.answer_hindrance,
        _may(roles.DUTY_DEPARTMENT, _city),
        by="hindrance",
    ),
    changes(
        d.WithdrawHindrance,
        HINDRANCE,
        rules_done.withdraw_hindrance,
        _may(roles.DUTY_RECORDER, _of_hindrance),
        by="hindrance",
    ),
)
_WORK: Final = (
    creates(
        w.AskOffListWork,
        OFF_LIST_WORK,
        rules_work.ask_off_list_work,
        _may(roles.DUTY_OFFICER, _place),
    ),
    changes(
        w.ApproveOffListWork,
        OFF_LIST_WORK,
        rules_work.approve_off_list_work,
        _may(roles.DUTY_APPROVER, _city),
        by="work",
    ),
    changes(
        w.ExtendOffListWork,
        OFF_LIST_WORK,
        rules_work.extend_off_list_work,
        _may(roles.DUTY_APPROVER, _city),
        by="work",
    ),
    changes(
        w.EndOffListWork,
        OFF_LIST_WORK,
        rules_work.end_off_list_work,
        _may(roles.DUTY_OFFICER, _of_work),
        by="work",
    ),
    changes(
        w.WithdrawOffListWork,
        OFF_LIST_WORK,
        rules_work.withdraw_off_list_work,
        _may(roles.DUTY_OFFICER, _of_work),
        by="work",
    ),
)
CONTEXT: Final = Context(
    name="duties",
    roles=(
        roles.DUTY_OFFICER,
        roles.DUTY_APPROVER,
        roles.DUTY_RECORDER,
        roles.DUTY_DEPARTMENT,
    ),
    purposes=(roles.DUTIES,),
    texts=texts_of(texts, texts_done),
    publishes=PUBLISHES,
    records=(DUTY_LIST, PERFORMANCE, HINDRANCE, OFF_LIST_WORK),
    commands=(*_LISTS, *_DONE, *_WORK),
    queries=(
        answers(q.DutyLists, views.duty_lists, _READ),
        answers(q.DutyListOn, views.duty_list_on, _READ),
        answers(q.DutyListFile, views.duty_list_file, _READ),
        answers(q.OffListLedger, views.off_list_ledger, _READ),
        answers(q.OffListFile, views.off_list_file, _READ),
        answers(
            q.Hindrances,
            views.hindrances,
            _look(roles.DUTY_RECORDER, roles.DUTY_DEPARTMENT, place=_place),
        ),
        answers(q.DutyFindings, views.duty_findings, _look(place=_place)),
        answers(qs.DutySheet, views_sheet.duty_sheet, _look(roles.DUTY_RECORDER, place=_of_doer)),
        answers(qs.DutyDoers, views_doers.duty_doers, _READ),
        answers(
            qs.DutyCompletion,
            views_completion.duty_completion,
            _look(roles.DUTY_RECORDER, place=_place),
        ),
    ),
    imports=(imports.TABLE,),
    hangs=hanging.hanging,
)
