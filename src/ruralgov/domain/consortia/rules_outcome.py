"""The rules of outcomes: by evidence, seen by two persons, and each project and income once."""

from collections.abc import Iterator

from ruralgov.domain.consortia import messages_outcome as o
from ruralgov.domain.consortia import texts_outcome as texts
from ruralgov.domain.consortia.checking import check_between, must_be
from ruralgov.domain.consortia.model import ALIVE, Consortium
from ruralgov.domain.consortia.model_outcome import Integration, Outcome
from ruralgov.domain.consortia.model_pledge import JointProject
from ruralgov.domain.consortia.rows import OutcomeIncomeRow
from ruralgov.domain.kernel.clean import check_dates, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.money import LARGEST


def enter_outcome(
    state: Consortium | None, command: o.EnterOutcome, given: Given
) -> Iterator[o.OutcomeEntered]:
    """Enter an outcome of a period that has passed (rule 16)."""
    known = must_be(state, command.consortium, *ALIVE)
    check_dates(command.since, command.until)
    begun = known.begun or command.since
    check_between(command.since, begun, given.today)
    check_between(command.until, begun, given.today)
    for figure in (command.before, command.after):
        if not 0 <= figure <= LARGEST:
            raise BadInput(texts.OUTCOME_FIGURE_WRONG, figure=figure)
    if command.integration is Integration.INDUSTRY:
        _check_industry(known, command, given)
    elif command.project is not None or command.incomes:
        raise BadInput(texts.OUTCOME_NO_INDUSTRY)
    yield o.OutcomeEntered(
        number=len(known.outcomes) + 1,
        integration=command.integration,
        indicator=clean_text("indicator", command.indicator),
        unit=clean_text("unit", command.unit),
        project=command.project,
        since=command.since,
        until=command.until,
        before=command.before,
        after=command.after,
        incomes=command.incomes,
        evidence=clean_text("evidence", command.evidence),
        by=given.actor.account,
    )


def _check_industry(known: Consortium, command: o.EnterOutcome, given: Given) -> None:
    """Refuse what is not the income of a project that its parties have, each once (rule 17)."""
    project = _project(known, command.project)
    for one in known.outcomes:
        same = one.stands and one.project == project.number
        if same and one.since < command.until and command.since < one.until:
            raise Refused(texts.OUTCOME_TWICE, project=project.name, number=one.number)
    parties = {one.owner for one in project.portions}
    seen = set[tuple[str, int]]()
    for income in command.incomes:
        if income.collective not in parties:
            raise Refused(texts.OUTCOME_NOT_PARTY, collective=income.collective, name=project.name)
        at = income.voucher, income.line
        counted = [
            row
            for row in given.read.rows(OutcomeIncomeRow, voucher=income.voucher)
            if row.line == income.line
        ]
        if at in seen or counted:
            facts = {"voucher": income.voucher, "line": income.line}
            raise Refused(texts.OUTCOME_INCOME_TWICE, **facts)
        seen.add(at)
    total = sum(one.amount for one in command.incomes)
    if command.after != total:
        raise BadInput(texts.OUTCOME_SUM_WRONG, after=command.after, total=total)


def _project(known: Consortium, number: int | None) -> JointProject:
    for one in known.projects:
        if one.number == number and not one.withdrawn:
            return one
    raise Refused(texts.OUTCOME_PROJECT_MISSING, number="-" if number is None else number)


def verify_outcome(
    state: Consortium | None, command: o.VerifyOutcome, given: Given
) -> Iterator[o.OutcomeVerified]:
    """Say that it is so: another person than who entered it (rule 16)."""
    found = _outcome(state, command)
    if found.verified_by is not None:
        raise Refused(texts.OUTCOME_VERIFIED, number=found.number, day=found.verified)
    given.must_not_be(texts.OUTCOME_SAME_PERSON, found.entered_by)
    yield o.OutcomeVerified(outcome=found.number, day=given.today, by=given.actor.account)


def withdraw_outcome(
    state: Consortium | None, command: o.WithdrawOutcome, _: Given
) -> Iterator[o.OutcomeWithdrawn]:
    """Take it back; its project and incomes may be counted anew (rule 16)."""
    found = _outcome(state, command)
    yield o.OutcomeWithdrawn(outcome=found.number, reason=clean_text("reason", command.reason))


def _outcome(state: Consortium | None, command: o.VerifyOutcome | o.WithdrawOutcome) -> Outcome:
    known = existing(state, texts.OUTCOME_MISSING, number=command.outcome)
    for one in known.outcomes:
        if one.number == command.outcome and one.stands:
            return one
    raise Refused(texts.OUTCOME_MISSING, number=command.outcome)
