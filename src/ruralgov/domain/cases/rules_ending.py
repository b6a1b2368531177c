"""The rules by which a case is checked, called back and ended."""

from collections.abc import Iterator

from ruralgov.domain.cases import messages_ending as m
from ruralgov.domain.cases import texts
from ruralgov.domain.cases.model import Case, Satisfaction
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.rules import after, hold_until, must_be_another, must_be_apart
from ruralgov.domain.cases.said import clean_note, clean_open
from ruralgov.domain.cases.table import OPEN, Action
from ruralgov.domain.cases.units import unit_name
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.keeping import check_kept_long_enough


def check_case(case: Case | None, command: m.CheckCase, given: Given) -> Iterator[m.CaseChecked]:
    """Check the work, by somebody other than the handler (rules 3 and 8)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    stage = after(known, Action.PASS_CHECK if command.passed else Action.FAIL_CHECK)
    must_be_apart(known, given)
    yield m.CaseChecked(
        by=given.actor.account,
        passed=command.passed,
        note=clean_note(known, "note", command.note),
        hold_due=hold_until(stage, given, known.unit_due),
    )


def call_back(case: Case | None, command: m.CallBack, given: Given) -> Iterator[m.CaseCalledBack]:
    """Call the reporter back; dissatisfaction opens the next round (rules 3, 8 and 14)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    again = command.satisfaction is Satisfaction.DISSATISFIED and known.round < given.profile.rounds
    stage = after(known, Action.REOPEN if again else Action.CALL_BACK)
    must_be_apart(known, given)
    yield m.CaseCalledBack(
        by=given.actor.account,
        satisfaction=command.satisfaction,
        words=command.words,
        reopened=again,
        hold_due=hold_until(stage, given),
        at=given.now,
    )


def close_case(case: Case | None, command: m.CloseCase, given: Given) -> Iterator[m.CaseClosed]:
    """Close a case, by somebody who had no part in the work (rules 3 and 8)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    after(known, Action.CLOSE)
    must_be_another(known, given)
    yield m.CaseClosed(by=given.actor.account, at=given.now)


def force_close(case: Case | None, command: m.ForceClose, given: Given) -> Iterator[m.CaseForced]:
    """Close a case by force, by somebody other than the handler (rules 8 and 16)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    after(known, Action.FORCE)
    must_be_apart(known, given)
    reason = clean_note(known, "reason", command.reason)
    yield m.CaseForced(by=given.actor.account, reason=reason, at=given.now)


def cancel_case(
    case: Case | None, command: m.CancelCase, given: Given
) -> Iterator[m.CaseCancelled]:
    """Cancel a case that no unit has had (rule 16)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    after(known, Action.CANCEL)
    if known.unit is not None:
        unit = unit_name(given.read, known.unit, given.today)
        raise Refused(texts.CASE_NOT_CANCELLABLE, number=known.number, unit=unit)
    yield m.CaseCancelled(
        by=given.actor.account, reason=clean_note(known, "reason", command.reason)
    )


def erase_case(case: Case | None, command: m.EraseCase, given: Given) -> Iterator[m.CaseErased]:
    """Erase what was said in a case that has ended (rule 32)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    if known.stage in OPEN:
        raise Refused(kernel_texts.ERASURE_WAITS, number=known.number, open=known.stage.zh)
    must_be_another(known, given)
    if known.text.erased:
        raise Refused(kernel_texts.ERASED_ALREADY, number=known.number)
    check_kept_long_enough(CASE, known.ended_on, given)
    reason = clean_open("reason", command.reason, known)
    yield m.CaseErased(ground=command.ground, reason=reason, by=given.actor.account)
