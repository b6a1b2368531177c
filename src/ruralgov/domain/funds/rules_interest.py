"""The rules of who is related to whom."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.funds import messages_standing as m
from ruralgov.domain.funds import texts
from ruralgov.domain.funds.claims import clean_payee, payee_column
from ruralgov.domain.funds.model import (
    FundApplication,
)
from ruralgov.domain.funds.model_standing import Interest
from ruralgov.domain.funds.rows import InterestRow
from ruralgov.domain.kernel.clean import check_dates
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.holder import Behind
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.scanning import clean_words


def declare_interest(
    _: Interest | None, command: m.DeclareInterest, given: Given
) -> Iterator[m.InterestDeclared]:
    """Declare a relation, one's own or another's (rule 6)."""
    payee, person = clean_payee(command.payee, command.payee_person)
    check_dates(command.since, command.until)
    yield m.InterestDeclared(
        collective=command.collective,
        account=command.account,
        payee=payee,
        payee_person=person,
        reason=clean_words("reason", command.reason),
        by=given.actor.account,
        since=command.since,
        until=command.until,
    )


def end_interest(
    state: Interest | None, command: m.EndInterest, given: Given
) -> Iterator[m.InterestEnded]:
    """End a relation: never one's own, or one could end it, approve, and declare it anew."""
    interest = existing(state, texts.INTEREST_MISSING, interest=command.interest)
    given.must_not_be(texts.INTEREST_OWN, interest.account, account=interest.account)
    if not interest.since < command.until < interest.until:
        raise Refused(texts.INTEREST_END_WRONG, since=interest.since, until=interest.until)
    yield m.InterestEnded(until=command.until, reason=clean_words("reason", command.reason))


def related(
    account: AccountId, application: FundApplication, read: Read, day: date, holder: Behind
) -> bool:
    """Tell whether who is behind an account is related to the payee on a day.

    A relation counts in whichever collective, and for whichever account of theirs, it was declared.
    """
    whose = payee_column(application.payee, application.payee_person)
    rows = read.rows(InterestRow, on=day, **whose)
    return any(holder(row.account) == holder(account) for row in rows)
