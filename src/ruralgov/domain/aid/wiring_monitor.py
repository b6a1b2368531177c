"""Which rule or view of the watch answers what, and who may."""

from typing import Any, Final, TypeVar

from ruralgov.domain.access import AUDITOR, STATISTICS, may_erase
from ruralgov.domain.aid import messages_monitor as m
from ruralgov.domain.aid import queries_monitor as q
from ruralgov.domain.aid import roles, rules_monitor, texts, texts_monitor, views_caseload_monitor
from ruralgov.domain.aid import rules_alerts_monitor as rules
from ruralgov.domain.aid import views_monitor as views
from ruralgov.domain.aid.evolve_monitor import WatchEvent
from ruralgov.domain.aid.model_monitor import AidWatch
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.records_monitor import AID_PUSH, AID_WATCH
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


def _of_push(message: m.WithdrawAidPush, read: Read) -> PlaceId:
    state = read.state(AID_PUSH, message.push)
    return existing(state, texts_monitor.AID_PUSH_MISSING, key=message.push).place


def _of_query(message: Any, _read: Read) -> PlaceId:
    place: PlaceId = message.place
    return place


def _may(place: Any, *those: Role) -> Access:
    return Access(roles=frozenset(those), purposes=frozenset({roles.AID}), place=place)


_BOTH: Final = (roles.AID_CLERK, roles.AID_SUPERVISOR)
_CLERK: Final = _may(_of_file, *_BOTH)
_SUPERVISOR: Final = _may(_of_file, roles.AID_SUPERVISOR)
_LOOK: Final = _may(_of_query, *_BOTH)
_SHEET: Final = Access(
    roles=frozenset({*_BOTH, AUDITOR}), purposes=frozenset({roles.AID}), place=_of_query
)
"""Who may ask for what names no person: also who looks into how the office works."""
_CITY: Final = Access(
    roles=frozenset({roles.AID_CLERK, roles.AID_SUPERVISOR, AUDITOR}),
    purposes=frozenset({roles.AID, STATISTICS}),
    place=lambda _query, _read: CITY,
)


def _watch(
    command: type[C], rule: Rule[AidWatch, C, WatchEvent], access: Access = _CLERK
) -> CommandRule[Any, Any]:
    return changes(
        command,
        AID_WATCH,
        rule,
        access,
        by="file",
        prefetch_records=lambda one: ((AID_FILE, one.file), (AID_WATCH, one.file)),
    )


COMMANDS: Final = (
    _watch(m.TakeAidChange, rules_monitor.take_aid_change),
    inner(_watch(m.WatchAidFile, rules_monitor.watch_aid_file)),
    _watch(m.WithdrawAidChange, rules_monitor.withdraw_aid_change),
    _watch(m.TakeAidAlert, rules.take_aid_alert),
    _watch(m.HandOverAidAlert, rules.hand_over_aid_alert),
    _watch(m.AnswerAidAlert, rules.answer_aid_alert),
    _watch(m.ReopenAidAlert, rules.reopen_aid_alert, _SUPERVISOR),
    _watch(m.WithdrawAidAlert, rules.withdraw_aid_alert, _SUPERVISOR),
    _watch(m.EraseAidWatch, rules.erase_aid_watch, may_erase(_of_file)),
    creates(m.ReceiveAidPush, AID_PUSH, rules.receive_aid_push, _LOOK, id="id"),
    changes(
        m.WithdrawAidPush,
        AID_PUSH,
        rules.withdraw_aid_push,
        _may(_of_push, roles.AID_SUPERVISOR),
        by="push",
    ),
)
QUERIES: Final = (
    answers(q.AidAlerts, views.aid_alerts, _SHEET),
    answers(q.AidWatchCard, views.aid_watch_card, _CLERK, personal=True),
    answers(q.AidChanges, views.aid_changes, _LOOK),
    answers(q.AidSources, views.aid_sources, _SHEET),
    answers(q.AidMonitoring, views.aid_monitoring, _SHEET),
    answers(q.AidCaseload, views_caseload_monitor.aid_caseload, _CITY),
)
