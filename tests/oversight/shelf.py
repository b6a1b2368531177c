"""The ledgers of a collective for one check, made of states: no app and no store."""

from datetime import UTC, date, datetime, time
from typing import Any

from ruralgov.domain.books import VOUCHER, Chart, Voucher, VoucherLineRow, VoucherRow
from ruralgov.domain.collectives import FINANCE_REVIEWER, VILLAGE_HEAD, CollectiveRow, Regime
from ruralgov.domain.disclosure import PUBLICATION, Publication
from ruralgov.domain.funds import (
    FUND_APPLICATION,
    FUND_POLICY,
    INTEREST,
    PURSE,
    CashAccount,
    FundApplication,
    FundPolicy,
    FundStage,
    Interest,
    PolicyVersion,
    Step,
    Tier,
)
from ruralgov.domain.funds.model import Approval, Payment, Purse
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.oversight import Ledgers, Limits
from ruralgov.domain.oversight.citywide import CityWide
from tests.given import Reading, States
from tests.property.drafts import HERE

FIRST, LAST = Month("2025-01"), Month("2025-12")
BEGIN, END, TODAY = date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 5)
PAID_ON = date(2025, 6, 20)


def at(day: date) -> datetime:
    return datetime.combine(day, time(2), UTC)


APPLIED = FundApplication(
    collective=HERE,
    number="F-1",
    applicant=AccountId("applicant"),
    at=at(date(2025, 6, 1)),
    day=date(2025, 6, 1),
    payee="大庄建材",
    payee_person=None,
    amount=Fen(100),
    total=Fen(100),
    year=2025,
    item="维修",
    purpose="修路",
    account=CashAccount.BANK,
    invoice="12345678",
    attachments=(),
    resolution=None,
    steps=(Step(role=VILLAGE_HEAD), Step(role=FINANCE_REVIEWER, quorum=2)),
    policy=date(2024, 1, 1),
    expires=date(2025, 6, 30),
    stage=FundStage.PAID,
    approvals=tuple(
        Approval(
            role=role,
            account=AccountId(who),
            on_behalf=None,
            approved=True,
            reason="同意",
            at=at(date(2025, 6, 10)),
        )
        for role, who in ((VILLAGE_HEAD, "h"), (FINANCE_REVIEWER, "r1"), (FINANCE_REVIEWER, "r2"))
    ),
    payment=Payment(
        amount=Fen(100),
        account=CashAccount.BANK,
        reference="1",
        reason="",
        by=AccountId("cashier"),
        at=at(PAID_ON),
    ),
)
POLICY = PolicyVersion(
    since=date(2024, 1, 1),
    source="制度",
    tiers=(Tier(up_to=Fen(1000), steps=(Step(role=VILLAGE_HEAD),)),),
    resolution_above=Fen(5000),
    split_days=10,
    cash_limit=Fen(500),
    largest_cash_payment=Fen(300),
    expiry_days=30,
)


def rows_of(record: Record[Any, Any], states: dict[str, Any]) -> tuple[Any, ...]:
    """The rows that states give, as they stand in the tables."""
    return tuple(
        change(row, owner=key) for key, state in states.items() for row in record.rows(state)
    )


def shelf(
    vouchers: dict[str, Voucher] | None = None,
    *,
    city: dict[str, FundApplication] | None = None,
    interests: dict[str, Interest] | None = None,
    policies: dict[str, FundPolicy] | None = None,
    limits: Limits | None = None,
    states: States | None = None,
    budgets: dict[str, Purse] | None = None,
    others: tuple[Any, ...] = (),
    **more: Any,
) -> Ledgers:
    """Return the ledgers of 2025 as of 2026-01-05.

    Args:
        vouchers: Vouchers by their keys.
        city: Applications that all of the city sees; those of the ledgers by default.
        interests: Declared relations, by their keys.
        policies: Fund policies by the key of the collective; one with a till of 500 by default.
        limits: Those of the library by default.
        states: What else can be read.
        budgets: Purses with their budgets, by the key of the collective.
        others: What else the tables hold.
        more: Fields of the ledgers, in the place of empty ones.
    """
    booked = rows_of(VOUCHER, vouchers or {})
    applications = more.get("applications", {}) if city is None else city
    known: dict[str, FundPolicy] = {HERE: FundPolicy((POLICY,))} if policies is None else policies
    shown: dict[str, Publication] = more.pop("publications", {})
    rows = (
        *rows_of(PUBLICATION, shown),
        *rows_of(PURSE, budgets or {}),
        *rows_of(FUND_APPLICATION, applications),
        *rows_of(INTEREST, interests or {}),
        *rows_of(FUND_POLICY, known),
        *booked,
        *others,
    )
    found: States = {(INTEREST.kind, key): one for key, one in (interests or {}).items()}
    found |= {(FUND_POLICY.kind, key): one for key, one in known.items()}
    found |= {(PUBLICATION.kind, key): one for key, one in shown.items()}
    whole = CityWide(
        read=Reading(found | (states or {}), rows),
        limits=limits or Limits(),
        content=lambda key: shown[key].content,
    )
    lines = tuple(row for row in booked if isinstance(row, VoucherLineRow))
    fields: dict[str, Any] = {
        "owner": CollectiveRow(
            owner=HERE,
            place=PlaceId("p"),
            name="社",
            organisation=None,
            regime=Regime.Y2023,
            since=date(2024, 1, 1),
            until=date(2030, 1, 1),
        ),
        "first": FIRST,
        "last": LAST,
        "day": END,
        "today": TODAY,
        "limits": whole.limits,
        "city": whole,
        "chart": Chart(collective=HERE, first=FIRST),
        "vouchers": {row.owner: row for row in booked if isinstance(row, VoucherRow)},
        "lines": lines,
        "receivables": tuple(line for line in lines if line.account == "112"),
        "before": {},
        "months": (),
        "applications": {},
        "contracts": {},
        "assets": {},
        "receipts": (),
        "shown": rows_of(PUBLICATION, shown),
    }
    return Ledgers(**fields | more)
