"""Who may plan, send and look at notices, and which rule decides."""

from collections.abc import Callable
from typing import Any, Final

from ruralgov.domain.cases.notices import messages as m
from ruralgov.domain.cases.notices import queries as q
from ruralgov.domain.cases.notices import rules, views
from ruralgov.domain.cases.notices.model import MARK_KEY, Wanted
from ruralgov.domain.cases.notices.records import NOTICE, NOTICE_MARK
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.rights import looking
from ruralgov.domain.cases.roles import CASE_HANDLING, NOTIFIER
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    QueryRule,
    Read,
    answers,
    changes,
)
from ruralgov.domain.kernel.ids import CITY, PlaceId

_SENDS: Final = Access(
    roles=frozenset({NOTIFIER}),
    purposes=frozenset({CASE_HANDLING}),
    place=lambda _message, _read: CITY,
)


def _key(command: m.PlanNotice, _given: object) -> str:
    return Wanted(case=command.case, kind=command.kind, version=command.version).key


COMMANDS: Final[tuple[CommandRule[Any, Any], ...]] = (
    changes(
        m.PlanNotices, NOTICE_MARK, rules.plan_notices, _SENDS, by=lambda _command, _given: MARK_KEY
    ),
    changes(
        m.PlanNotice,
        NOTICE,
        rules.plan_notice,
        _SENDS,
        by=_key,
        prefetch_records=lambda one: ((CASE, one.case), (NOTICE, _key(one, None))),
    ),
    changes(m.ClaimNotice, NOTICE, rules.claim_notice, _SENDS, by="notice", by_key=True),
    changes(m.ReportNotice, NOTICE, rules.report_notice, _SENDS, by="notice", by_key=True),
    changes(m.DropNotice, NOTICE, rules.drop_notice, _SENDS, by="notice"),
    changes(m.ReleaseNotice, NOTICE, rules.release_notice, _SENDS, by="notice"),
)


def queries(place: Callable[[Any, Read], PlaceId]) -> tuple[QueryRule[Any, Any], ...]:
    """Return the questions; *place* is where the case of a question is."""
    return (
        answers(q.PlannedNotices, views.planned_notices, _SENDS),
        answers(q.DueNotices, views.due_notices, _SENDS),
        answers(q.NoticeToSend, views.notice_to_send, _SENDS, personal=True),
        answers(q.NoticesOfCase, views.notices_of_case, looking(place)),
        answers(q.FailedNotices, views.failed_notices, looking(lambda query, _read: query.place)),
    )
