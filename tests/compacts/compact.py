"""A village with rules, a scheme, and people who agreed: what tests of compacts begin with."""

from collections.abc import Generator
from datetime import date, datetime, timedelta
from typing import Any

from ruralgov.domain import compacts as c
from ruralgov.domain.kernel.calendar import SHANGHAI
from ruralgov.domain.kernel.ids import CreditSchemeId, PersonId, PlaceId, VillageRulesId

MADE = datetime(2026, 1, 5, 8, tzinfo=SHANGHAI)
CLAUSES = (
    c.Clause(code="1", words="尊老爱幼，子女善待老人。"),
    c.Clause(code="2", words="爱护环境，不乱倒垃圾。"),
)
TERMS = c.SchemeTerms(most_month=30, hearing_days=3, honours=2)
HELP = c.CreditItem(
    code="A1",
    category="A",
    clause="1",
    title="陪护独居老人",
    points=2,
    hourly=True,
    most_event=10,
    evidence=c.ProofKind.SHEET,
    expires_months=24,
    consequences=(c.Consequence.POINTS, c.Consequence.HONOUR),
)
LITTER = c.CreditItem(
    code="B1",
    category="B",
    clause="2",
    title="乱倒垃圾经提醒不改",
    points=-3,
    most_event=3,
    evidence=c.ProofKind.ATTESTATION,
    consequences=(c.Consequence.POINTS, c.Consequence.REMINDER),
)
CLEAN = c.CreditItem(
    code="B2",
    category="B",
    clause="2",
    title="参加清洁日",
    points=4,
    most_event=4,
    evidence=c.ProofKind.SHEET,
    expires_months=24,
    consequences=(c.Consequence.POINTS,),
)
ITEMS = (HELP, LITTER, CLEAN)
CATEGORIES = (
    c.CreditCategory(code="A", title="尊老爱幼", most_month=20),
    c.CreditCategory(code="B", title="环境整治", most_month=12),
)


def drafting(village: PlaceId, **more: Any) -> c.DraftVillageRules:
    """Return what drafts rules of two clauses."""
    return c.DraftVillageRules(
        **{"village": village, "title": "村规民约", "clauses": CLAUSES} | more
    )


def scheming(village: PlaceId, rules: VillageRulesId, **more: Any) -> c.DraftCreditScheme:
    """Return what drafts a scheme of three items."""
    values: dict[str, Any] = {
        "village": village,
        "rules": rules,
        "title": "信用积分办法",
        "categories": CATEGORIES,
        "items": ITEMS,
        "terms": TERMS,
    }
    return c.DraftCreditScheme(**values | more)


def publishing(scheme: CreditSchemeId, today: date, **more: Any) -> c.PublishCreditScheme:
    """Return what publishes a scheme today; it begins tomorrow."""
    values: dict[str, Any] = {
        "published": today,
        "since": today + timedelta(days=1),
        "review_on": today + timedelta(days=400),
    }
    return c.PublishCreditScheme(scheme=scheme, **values | more)


def proof(
    maker: PersonId, kind: c.ProofKind = c.ProofKind.SHEET, mark: str = "a", **more: Any
) -> c.Proof:
    """Return a piece of evidence."""
    return c.Proof(kind=kind, maker=maker, at=MADE, sha256=mark * 64, **more)


def entry(person: PersonId, item: str, day: date, *proofs: int, **more: Any) -> c.PointEntry:
    """Return one entry of a sheet."""
    return c.PointEntry(person=person, item=item, day=day, proofs=proofs or (1,), **more)


Steps = Generator[tuple[str, Any], Any, Any]
