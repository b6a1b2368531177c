"""What a collective has to do with the relations of its officers, for the notes to its statements.

It rests on what officers declared, and on the accounts that hold the offices: a relation that
nobody declared is not in it.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import field

from ruralgov.domain.books import check_months
from ruralgov.domain.collectives import PROPERTY_KEEPER, CollectiveRow
from ruralgov.domain.collectives import texts as collectives_texts
from ruralgov.domain.funds import FundStage, InterestRow
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.declare import Asked, Query
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import AccountId, CollectiveId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.oversight.checks_hands import ROLES, grants_of
from ruralgov.domain.oversight.citywide import CityWide
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.limits import Limits
from ruralgov.domain.oversight.loading import load_all, tables
from ruralgov.domain.oversight.names import akin
from ruralgov.domain.oversight.together import Together

OFFICES: Final = ROLES | {PROPERTY_KEEPER}
"""The offices of which the notes tell: who keeps money, books and property, approves, reviews."""
PAID: Final = frozenset({FundStage.PAID, FundStage.SETTLED})


class DealingKind(LabelledEnum):
    """What is between a collective and the relation of an officer."""

    PAYMENT = "payment", "付款", "payment"
    CONTRACT = "contract", "合同", "contract"


@frozen(kw_only=True)
class RelatedDealing:
    """A payment to somebody to whom an officer is related, or a contract in force with one, in fen.

    *party* is empty for a person: who it is only those read who may open it.
    """

    account: AccountId
    offices: tuple[Role, ...]
    """The roles that the person behind the account held here within the months."""
    kind: DealingKind
    key: str
    number: str
    party: str
    day: date
    amount: int


@frozen(kw_only=True)
class RelatedDealings(Query[list[RelatedDealing]]):
    """Ask which payments and contracts of some months are with relations of the officers."""

    collective: CollectiveId
    first: Month
    last: Month = field(validator=check_months)


def related_dealings(
    query: RelatedDealings, asked: Asked, *, limits: Limits
) -> list[RelatedDealing]:
    """Return the dealings by day; raises ``collective_missing``."""
    owners = asked.read.rows(CollectiveRow, owner=query.collective)
    if not owners:
        raise Refused(collectives_texts.COLLECTIVE_MISSING, collective=query.collective)
    months = (query.first, query.last)
    together = Together(asked.read, tables(*months), whole=False)
    city = CityWide(read=together, limits=limits, content=lambda _: "")
    found = [
        dealing
        for of in load_all(city, together, owners, months, asked.day)
        for dealing in dealings(of)
    ]
    return sorted(found, key=lambda one: (one.day, one.number, one.account))


def dealings(of: Ledgers) -> Iterator[RelatedDealing]:
    """Give the payments to relations of the officers, and the contracts with them."""
    offices = _offices(of)
    mine = [
        row
        for row in of.city.interests
        if row.collective == of.collective or of.city.behind(row.account) in offices
    ]
    for row in mine:
        held = tuple(sorted(offices.get(of.city.behind(row.account), ())))
        yield from _payments(of, row, held)
        yield from _contracts(of, row, held)


def _offices(of: Ledgers) -> dict[str, set[Role]]:
    found: dict[str, set[Role]] = defaultdict(set)
    for grant in grants_of(of, OFFICES):
        if grant.since <= of.day and grant.until > of.begin:
            found[of.city.behind(grant.account)].add(grant.role)
    return found


def _payments(
    of: Ledgers, interest: InterestRow, held: tuple[Role, ...]
) -> Iterator[RelatedDealing]:
    for row in of.city.applications(of.collective):
        known = of.applications.get(row.owner)
        if known is None or known.payment is None or row.stage not in PAID:
            continue
        day = legal_date(known.payment.at)
        if (
            of.in_period(day)
            and interest.since <= day < interest.until
            and interest in of.city.related(row)
        ):
            yield RelatedDealing(
                account=interest.account,
                offices=held,
                kind=DealingKind.PAYMENT,
                key=row.owner,
                number=row.number,
                party=row.payee or "",
                day=day,
                amount=known.committed,
            )


def _contracts(
    of: Ledgers, interest: InterestRow, held: tuple[Role, ...]
) -> Iterator[RelatedDealing]:
    known = of.city.relations[interest.owner]
    for key, contract in of.bound.items():
        since = max(contract.signed or contract.since, interest.since, of.begin)
        if since > of.day or since >= min(contract.over, interest.until):
            continue
        same = (
            bool(contract.company) and akin(interest.payee, contract.company)
            if interest.payee is not None
            else contract.person is not None
            and not contract.person.erased
            and contract.person == known.payee_person
        )
        if same:
            yield RelatedDealing(
                account=interest.account,
                offices=held,
                kind=DealingKind.CONTRACT,
                key=key,
                number=contract.number,
                party=contract.company,
                day=contract.signed or contract.since,
                amount=contract.worth,
            )
