"""How a statement of the bank comes to be as it is."""

from ruralgov.domain.books.bank.messages import BankStatementEntered
from ruralgov.domain.books.bank.model import BankStatement


def begin(event: BankStatementEntered) -> BankStatement:
    """Return a statement as it was entered."""
    return BankStatement(
        collective=event.collective,
        account=event.account,
        month=event.month,
        opening=event.opening,
        closing=event.closing,
        lines=event.lines,
        by=event.by,
    )


def evolve(_: BankStatement, event: BankStatementEntered) -> BankStatement:
    """Return a statement as it was entered again."""
    return begin(event)
