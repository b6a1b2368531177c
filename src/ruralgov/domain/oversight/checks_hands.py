"""Cross-checks of offices that are to control each other and are in one hand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import Final, NamedTuple

from ruralgov.domain.access import GrantRow
from ruralgov.domain.collectives import (
    BOOK_CHECKER,
    BOOKKEEPER,
    CASHIER,
    DISCLOSER,
    FINANCE_REVIEWER,
    FUND_APPLICANT,
    TOWN_FUND_OFFICER,
    VILLAGE_HEAD,
)
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.ids import CITY, AccountId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.month import Month, month_of
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.oversight import texts
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found, Link
from ruralgov.domain.registry import PlaceRow


class Act(LabelledEnum):
    """What somebody does in a ledger that another has to look after."""

    ENTERED = "entered", "制单", "entered vouchers"
    CHECKED = "checked", "复核凭证", "checked vouchers"
    ASKED = "asked", "申请用款", "asked for money"
    APPROVED = "approved", "审批用款", "approved payments"
    REVIEWED = "reviewed", "民主理财审核", "reviewed for the members"
    PAID = "paid", "付款", "paid"


HELD_APART: Final = (
    *((BOOKKEEPER, CASHIER), (BOOK_CHECKER, CASHIER), (BOOKKEEPER, BOOK_CHECKER)),
    *((FUND_APPLICANT, VILLAGE_HEAD), (FUND_APPLICANT, TOWN_FUND_OFFICER)),
    *((FUND_APPLICANT, FINANCE_REVIEWER), (VILLAGE_HEAD, CASHIER)),
    *((FINANCE_REVIEWER, VILLAGE_HEAD), (FINANCE_REVIEWER, BOOKKEEPER)),
    *((FINANCE_REVIEWER, CASHIER), (FINANCE_REVIEWER, DISCLOSER)),
)
"""Offices of which nobody holds both: who keeps the money, the books, approves and reviews."""
DONE_APART: Final = (
    *((Act.ENTERED, Act.PAID), (Act.CHECKED, Act.PAID), (Act.ENTERED, Act.CHECKED)),
    *((Act.ASKED, Act.APPROVED), (Act.ASKED, Act.REVIEWED), (Act.APPROVED, Act.PAID)),
    *((Act.REVIEWED, Act.PAID), (Act.REVIEWED, Act.ENTERED), (Act.REVIEWED, Act.APPROVED)),
)
"""What nobody does both of in one month. The commands compare within one record alone."""
ROLES: Final = frozenset(role for pair in HELD_APART for role in pair)


class Deed(NamedTuple):
    """That an account did something on a day, in the record of a key."""

    act: Act
    account: AccountId
    day: date
    key: str

    def link(self, of: Ledgers) -> Link:
        """Return the link to the record."""
        books = self.act in (Act.ENTERED, Act.CHECKED)
        return of.voucher(self.key) if books else of.application(self.key)


def held(of: Ledgers) -> Iterator[Found]:
    """R41: one person holds two offices on the same day that are to control each other.

    Persons count, whatever accounts they use. At least one of both is held in the village itself:
    who holds both for a whole town or city is named once, by ``RoleConflicts``. An office that
    ends on the day on which the other begins is handed over.
    """
    grants: dict[str, list[GrantRow]] = defaultdict(list)
    for row in grants_of(of):
        grants[of.city.behind(row.account)].append(row)
    for person, mine in grants.items():
        told: set[frozenset[Role]] = set()
        for one, other in combinations(sorted(mine, key=lambda row: (row.since, row.owner)), 2):
            pair = frozenset((one.role, other.role))
            begun, over = max(one.since, other.since), min(one.until, other.until)
            together = begun < over and begun <= of.day and over > of.begin
            here = of.owner.place in (one.place, other.place)
            if together and here and pair not in told and _is_apart(one.role, other.role):
                told.add(pair)
                yield _held(of, person, one, other, begun)


def _held(of: Ledgers, person: str, one: GrantRow, other: GrantRow, since: date) -> Found:
    who = _accounts((one.account, other.account))
    return Found(
        about=("held", person, *sorted((one.role, other.role))),
        day=max(since, of.begin),
        **texts.OFFICES_HELD.say(
            who=who,
            first=one.role.zh,
            second=other.role.zh,
            en=f"{one.role.en} and {other.role.en}",
            since=since,
        ),
        evidence=(
            Evidence(zh="账号", en="accounts", value=who),
            Evidence(zh="岗位", en="offices", value=f"{one.role.zh}、{other.role.zh}"),
            Evidence(zh="兼任起始日", en="since", value=str(since)),
        ),
        links=tuple(
            Link(kind="grant", key=row.owner, label=f"{row.account} {row.role.zh}")
            for row in (one, other)
        ),
    )


def _is_apart(one: Role, other: Role) -> bool:
    return (one, other) in HELD_APART or (other, one) in HELD_APART


def grants_of(of: Ledgers, roles: frozenset[Role] = ROLES) -> Iterator[GrantRow]:
    """Give who holds one of these offices at the place of a collective or above it."""
    places = [of.owner.place, *_above(of, of.owner.place), CITY]
    for place in dict.fromkeys(places):
        for row in of.city.read.rows(GrantRow, place=place):
            if row.role in roles:
                yield row


def _above(of: Ledgers, place: PlaceId) -> Iterator[PlaceId]:
    """Give the places above one, of whatever day of the period."""
    for row in of.city.read.rows(PlaceRow, owner=place):
        if row.since <= of.day and row.until > of.begin and row.parent != CITY:
            yield row.parent


def done(of: Ledgers) -> Iterator[Found]:
    """R42: one person did two things in a month that are to control each other.

    The rules look at one record: nobody checks the voucher that he entered, or approves what he
    asked for. Nothing looks at two. A voucher counts in its month, whoever entered it later.
    """
    months: dict[tuple[str, Month], dict[Act, Deed]] = defaultdict(dict)
    for deed in _first(of):
        mine = months[of.city.behind(deed.account), month_of(deed.day)]
        mine.setdefault(deed.act, deed)
    found: dict[tuple[str, Act, Act], list[tuple[Month, Deed, Deed]]] = defaultdict(list)
    for (person, month), mine in sorted(months.items()):
        for one, other in DONE_APART:
            if one in mine and other in mine:
                found[person, one, other].append((month, mine[one], mine[other]))
    for (person, one, other), times in found.items():
        yield _done(of, person, one, other, times)


def _done(
    of: Ledgers, person: str, one: Act, other: Act, times: list[tuple[Month, Deed, Deed]]
) -> Found:
    _, first, second = times[0]
    who = _accounts(deed.account for _, *both in times for deed in both)
    months = "、".join(month for month, *_ in times)
    return Found(
        about=("done", person, one.value, other.value),
        day=max(first.day, second.day),
        **texts.DONE_BY_ONE.say(
            who=who, first=one.zh, second=other.zh, en=f"{one.en} and {other.en}", months=months
        ),
        evidence=(
            Evidence(zh="账号", en="accounts", value=who),
            Evidence(zh="月份", en="months", value=months),
        ),
        links=(first.link(of), second.link(of)),
    )


def _accounts(accounts: Iterable[AccountId]) -> str:
    return "、".join(sorted(set(accounts)))


def _first(of: Ledgers) -> Iterator[Deed]:
    """Give of what an account did in a month the first of each kind."""
    seen: set[tuple[Act, AccountId, Month]] = set()
    for act, account, day, key in _deeds(of):
        what = (act, account, month_of(day))
        if what not in seen:
            seen.add(what)
            yield Deed(act, account, day, key)


def _deeds(of: Ledgers) -> Iterator[tuple[Act, AccountId, date, str]]:
    """Give what was done in the period, by the account that did it and for whom it stood in."""
    begin, end = of.begin, of.day
    for key, row in of.vouchers.items():
        if begin <= row.day <= end:
            yield Act.ENTERED, row.maker, row.day, key
            if row.checker is not None:
                yield Act.CHECKED, row.checker, row.day, key
    for key, known in of.applications.items():
        if begin <= known.day <= end:
            yield Act.ASKED, known.applicant, known.day, key
        for said in known.approvals:
            act = Act.REVIEWED if said.role == FINANCE_REVIEWER else Act.APPROVED
            day = legal_date(said.at)
            for account in said.persons if begin <= day <= end else ():
                yield act, account, day, key
        if known.payment is not None and begin <= (day := legal_date(known.payment.at)) <= end:
            yield Act.PAID, known.payment.by, day, key
