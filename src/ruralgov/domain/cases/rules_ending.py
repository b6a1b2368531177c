"""The rules by which a case is checked, called back and ended."""

from collections.abc import Iterator

from ruralgov.domain.cases import messages_ending as m
from ruralgov.domain.cases import texts
from ruralgov.domain.cases.messages_call import CallAttempted
from ruralgov.domain.cases.model import Case, Satisfaction
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.rules import (
    after,
    check_never_out,
    hold_until,
    must_be_another,
    must_be_apart,
)
from ruralgov.domain.cases.rules_call import check_reporter, is_tried_again, next_step, raised_to
from ruralgov.domain.cases.said import clean_note, clean_open
from ruralgov.domain.cases.table import OPEN, Action
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.keeping import check_kept_long_enough, period_of
from ruralgov.domain.kernel.text import Wording


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
        at=given.now,
    )


def call_back(
    case: Case | None, command: m.CallBack, given: Given
) -> Iterator[m.CaseCalledBack | CallAttempted]:
    """Call the reporter back, again if not reached; dissatisfaction opens the next round.

    Rules 3, 8, 14, 35 and 36.
    """
    known = existing(case, texts.CASE_MISSING, case=command.case)
    unhappy = command.satisfaction is Satisfaction.DISSATISFIED
    again = unhappy and known.round < given.profile.rounds
    tried = is_tried_again(known, command, given)
    action = Action.TRY_CALL if tried else Action.REOPEN if again else Action.CALL_BACK
    stage = after(known, action)
    must_be_apart(known, given)
    check_reporter(known, command)
    if tried:
        yield CallAttempted(
            by=given.actor.account,
            at=given.now,
            words=command.words,
            hold_due=hold_until(stage, given),
        )
        return
    yield m.CaseCalledBack(
        by=given.actor.account,
        satisfaction=command.satisfaction,
        words=command.words,
        reopened=again,
        hold_due=hold_until(stage, given),
        at=given.now,
        by_reporter=command.by_reporter,
        raised_to=raised_to(known, given) if again else None,
        next_step=next_step(known) if unhappy and not again else None,
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
    """Cancel a case that no unit has had, in its first round (rules 16 and 34)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    after(known, Action.CANCEL)
    check_never_out(known, Action.CANCEL, given)
    reason = clean_note(known, "reason", command.reason)
    yield m.CaseCancelled(by=given.actor.account, reason=reason, at=given.now)


def erase_case(case: Case | None, command: m.EraseCase, given: Given) -> Iterator[m.CaseErased]:
    """Erase what was said in a case that has ended (rules 32 and 47)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    if known.stage in OPEN:
        raise Refused(
            kernel_texts.ERASURE_WAITS,
            number=known.number,
            open=Wording(known.stage.zh, known.stage.en),
        )
    by_rule = command.ground is ErasureGround.PERIOD_OVER
    if not by_rule or period_of(CASE, given.policy, given.today) is None:
        must_be_another(known, given)
    if known.text.erased:
        raise Refused(kernel_texts.ERASED_ALREADY, number=known.number)
    check_kept_long_enough(CASE, known.ended_on, given)
    reason = clean_open("reason", command.reason, known)
    yield m.CaseErased(ground=command.ground, reason=reason, by=given.actor.account)
