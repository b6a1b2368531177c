"""Who may attach, take back, list and open, and which rule decides."""

from collections.abc import Callable
from typing import Any, Final

from ruralgov.domain.cases.attachments import rules, views
from ruralgov.domain.cases.attachments.messages import AttachToCase, WithdrawAttachment
from ruralgov.domain.cases.attachments.queries import CaseAttachments, OpenAttachment
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.rights import looking
from ruralgov.domain.cases.roles import (
    CALLER,
    CASE_HANDLING,
    CHECKER,
    HANDLER,
    INTAKE,
    REPORTER,
)
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    QueryRule,
    Read,
    answers,
    changes,
)
from ruralgov.domain.kernel.ids import PlaceId

Place = Callable[[Any, Read], PlaceId]
_WORK: Final = frozenset({CASE_HANDLING})
_VIEWERS: Final = frozenset({INTAKE, HANDLER, CHECKER, CALLER})


def commands(place: Place) -> tuple[CommandRule[Any, Any], ...]:
    """Return the commands; *place* is where the case of a message is."""
    filing = Access(roles=frozenset({REPORTER, INTAKE, HANDLER}), purposes=_WORK, place=place)
    return (
        changes(AttachToCase, CASE, rules.attach_to_case, filing, by="case", by_key=True),
        changes(
            WithdrawAttachment, CASE, rules.withdraw_attachment, filing, by="case", by_key=True
        ),
    )


def queries(place: Place) -> tuple[QueryRule[Any, Any], ...]:
    """Return the queries; *place* is where the case of a message is."""
    listing = looking(place)
    opening = Access(roles=_VIEWERS, purposes=_WORK, place=place)
    return (
        answers(CaseAttachments, views.case_attachments, listing, personal=True),
        answers(OpenAttachment, views.open_attachment, opening, personal=True),
    )
