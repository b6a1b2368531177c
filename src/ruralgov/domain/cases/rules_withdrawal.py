"""The rules by which a reporter withdraws a case, and takes that back."""

from collections.abc import Iterator

from ruralgov.domain.cases import messages_withdrawal as m
from ruralgov.domain.cases import texts, texts_service
from ruralgov.domain.cases.calendars import calendar_of
from ruralgov.domain.cases.evolve_withdrawal import with_absence
from ruralgov.domain.cases.milestones import recount
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.rules import (
    after,
    hold_until,
    must_be_another,
    must_be_of_another_unit,
)
from ruralgov.domain.cases.table import Action
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.clock import Deadline, TimeLimit, TimeUnit, deadline
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing


def withdraw_case(
    case: Case | None, command: m.WithdrawCase, given: Given
) -> Iterator[m.CaseWithdrawn]:
    """End a case as its reporter wants, by who did none of the work (rules 8 and 58).

    A machine is the reporter's own way in, unless it did some of the work.
    """
    known = existing(case, texts.CASE_MISSING, case=command.case)
    after(known, Action.WITHDRAW)
    if not _is_way_in(known, given):
        must_be_another(known, given)
    must_be_of_another_unit(known, given)
    again = TimeLimit(given.profile.restore_days, TimeUnit.WORKING_DAYS)
    yield m.CaseWithdrawn(
        by=given.actor.account,
        at=given.now,
        channel=command.channel,
        words=command.words.cleaned("words"),
        until=deadline(given.calendar, given.now, again).due,
    )


def _is_way_in(case: Case, given: Given) -> bool:
    """Tell whether a machine acts that did none of the work."""
    account = given.actor.account
    return given.holder(account).machine and account not in (case.handler, *case.acted)


def restore_case(
    case: Case | None, command: m.RestoreCase, given: Given
) -> Iterator[m.CaseRestored]:
    """Take a withdrawal back within its time; the clock of the case goes on (rule 58)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    stage = after(known, Action.RESTORE)
    if given.now > known.hold_due:
        raise Refused(texts_service.WITHDRAWAL_STANDS, number=known.number, until=known.hold_due)
    if known.text.erased:
        raise Refused(kernel_texts.ERASED_ALREADY, number=known.number)
    yield m.CaseRestored(
        by=given.actor.account,
        at=given.now,
        channel=command.channel,
        words=command.words.cleaned("words"),
        deadline=_due(known, given),
        milestones=recount(
            known.milestones, calendar_of(known, given), with_absence(known, given.now)
        ),
        hold_due=hold_until(stage, given),
    )


def _due(case: Case, given: Given) -> Deadline | None:
    """Return the deadline of the round when the time withdrawn is no time of it."""
    before, start = case.deadline, case.started_at
    if before is None or start is None:
        return before
    stops = with_absence(case, given.now)
    return deadline(calendar_of(case, given), start, before.limit, stops=stops, extra=before.extra)
