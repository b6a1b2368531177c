"""What the checks of one collective need of the whole city."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any, Final

from attrs import define, field

from ruralgov.domain.access import AccountRow
from ruralgov.domain.books import VoucherLineRow
from ruralgov.domain.collectives import CollectiveRow, heirs
from ruralgov.domain.funds import (
    FUND_POLICY,
    INTEREST,
    FundApplicationRow,
    FundPolicy,
    FundStage,
    Interest,
    InterestRow,
    PolicyVersion,
)
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.ids import CITY, AccountId
from ruralgov.domain.oversight.limits import Limits
from ruralgov.domain.oversight.names import akin, core_number
from ruralgov.domain.oversight.together import Span

UNFINISHED: Final = frozenset({FundStage.FILED, FundStage.APPROVED, FundStage.PAID})


@define(kw_only=True)
class CityWide:
    """What a check of one collective needs of others: who is paid for what, and related to whom.

    It is of one run, over some months. A run over the *whole* city, or much of it, reads a table
    once and sorts it out; one over a few collectives asks for theirs, and for the claims of others
    that are as high as one of theirs.
    """

    read: Read
    limits: Limits
    content: Callable[[str], str]
    """Returns what a publication shows."""
    whole: bool = False
    heirs: dict[str, str] = field(init=False)
    """Who has by now what was a collective's that went into another."""
    interests: list[InterestRow] = field(init=False)
    _gone: dict[str, list[str]] = field(init=False)
    """The collectives of which one is the heir."""
    _rows: dict[str, list[FundApplicationRow]] = field(init=False)
    """Applications that did not come to nothing, by whose they are by now."""
    _amounts: dict[int, list[FundApplicationRow]] = field(init=False)
    """The same by amount."""
    _before: dict[str, dict[tuple[str, str], int]] | None = field(default=None, init=False)
    _papers: dict[str, list[FundApplicationRow]] | None = field(default=None, init=False)
    _claims: dict[int, dict[str, list[FundApplicationRow]]] = field(factory=dict, init=False)
    _policies: dict[str, FundPolicy | None] = field(factory=dict, init=False)
    _persons: dict[AccountId, str] = field(factory=dict, init=False)
    _related: dict[object, list[InterestRow]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self.heirs = heirs(self.read.rows(CollectiveRow), FOREVER)
        self._gone = defaultdict(list)
        for key, one in self.heirs.items():
            self._gone[one].append(key)
        self.interests = self.read.rows(InterestRow)
        self._rows, self._amounts = defaultdict(list), defaultdict(list)
        for row in self.read.rows(FundApplicationRow, live=1) if self.whole else ():
            self._rows[self._whose(row)].append(row)
            self._amounts[row.amount].append(row)

    @cached_property
    def relations(self) -> dict[str, Interest]:
        """The declared relations by their keys."""
        return self.read.states(INTEREST, (row.owner for row in self.interests))

    def before(self, collective: str, span: Span) -> dict[tuple[str, str], int]:
        """Return debit less credit of a collective in a span, by account and full code."""
        if not self.whole:
            return self._sums(span, collective=collective).get(collective, {})
        if self._before is None:
            self._before = self._sums(span)
        return self._before.get(collective, {})

    def _sums(self, span: Span, **mine: Any) -> dict[str, dict[tuple[str, str], int]]:
        found: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
        by, sums = ("collective", "account", "code"), ("debit", "credit")
        for key, account, code, _, debit, credit in self.read.tally(
            VoucherLineRow, by, sums=sums, span=span, **mine
        ):
            found[key][account, code] = debit - credit
        return found

    def behind(self, account: AccountId) -> str:
        """Return the person behind an account, or the account where nobody said who that is."""
        if account not in self._persons:
            row = self.read.one(AccountRow, owner=account)
            self._persons[account] = account if row is None else row.person or account
        return self._persons[account]

    def heir(self, collective: str) -> str:
        """Return who has by now what was a collective's: itself, if it goes on."""
        return self.heirs.get(collective, collective)

    def _whose(self, row: FundApplicationRow) -> str:
        return self.heir(row.collective) if row.stage in UNFINISHED else row.collective

    def applications(self, collective: str) -> list[FundApplicationRow]:
        """Return the applications of a collective that did not come to nothing.

        What is not finished is by now its heir's.
        """
        if not self.whole and collective not in self._rows:
            self._rows[collective] = sorted(
                (
                    row
                    for key in (collective, *self._gone[collective])
                    for row in self.read.rows(FundApplicationRow, live=1, collective=key)
                    if self._whose(row) == collective
                ),
                key=lambda row: row.owner,
            )
        return self._rows[collective]

    def claims(self, row: FundApplicationRow) -> list[FundApplicationRow]:
        """Return the claims of the whole city for as much on the same paper, itself among them."""
        if self.whole and len(self._amounts[row.amount]) == 1:
            return self._amounts[row.amount]
        if row.amount not in self._claims:
            by_paper = self._claims[row.amount] = defaultdict(list)
            for one in self._of_amount(row.amount):
                by_paper[core_number(one.paper)].append(one)
        return self._claims[row.amount][core_number(row.paper)]

    def _of_amount(self, amount: int) -> list[FundApplicationRow]:
        if self.whole:
            return self._amounts[amount]
        return self.read.rows(FundApplicationRow, live=1, amount=amount)

    def related(self, row: FundApplicationRow) -> list[InterestRow]:
        """Return the declared relations to a payee; asked once for each name."""
        payee = row.payee_person if row.payee is None else row.payee
        if payee not in self._related:
            self._related[payee] = [
                one
                for one in self.interests
                if (
                    one.payee is not None and akin(one.payee, row.payee)
                    if row.payee is not None
                    else payee is not None and one.payee_person == payee
                )
            ]
        return self._related[payee]

    def of_paper(self, paper: str) -> list[FundApplicationRow]:
        """Return the claims of the whole city on one paper, as it was written."""
        if not self.whole:
            return self.read.rows(FundApplicationRow, live=1, paper=paper)
        if self._papers is None:
            self._papers = defaultdict(list)
            for rows in self._rows.values():
                for row in rows:
                    self._papers[row.paper].append(row)
        return self._papers[paper]

    def policy(self, collective: str, day: date) -> PolicyVersion | None:
        """Return the fund policy that a collective followed on a day: its own, or the city's."""
        return self.policy_of(collective, day) or self.policy_of(CITY, day)

    def policy_of(self, owner: str, day: date) -> PolicyVersion | None:
        """Return the fund policy of a collective's own, or (``city``) of the city, on a day."""
        if owner not in self._policies:
            self._policies[owner] = self.read.states(FUND_POLICY, [owner]).get(owner)
        policy = self._policies[owner]
        return None if policy is None else policy.on(day)
