"""The small values of OCDS: days, amounts, what a contract is about."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.property import AssetOfContract, PerformanceNote, Variation

Json = dict[str, Any]


def item(asset: AssetOfContract) -> Json:
    """Return an asset that a contract is about."""
    related: Json = {"id": asset.asset, "code": asset.code, "kind": asset.kind.value}
    if asset.boundary is not None:
        related["boundary"] = asset.boundary.reference
    return {
        "id": asset.asset,
        "description": f"{asset.kind.zh}：{asset.name}",
        "quantity": Decimal(asset.quantity.thousandths).scaleb(-3),
        "unit": {"name": asset.quantity.unit.zh},
        "relatedAsset": related,
    }


def looked(number: int, note: PerformanceNote) -> Json:
    """Return that the performance was looked at: not what was written of it."""
    return {
        "id": f"note-{number}",
        "title": "履约检查",
        "type": "assessment",
        "dateMet": day_text(note.day),
        "status": "met" if note.satisfactory else "notMet",
    }


def amendment(number: int, variation: Variation) -> Json:
    """Return what a variation changed."""
    changed = "价款、期限" if variation.dues or variation.withdrawn else "期限"
    return {
        "id": str(number),
        "date": day_text(variation.since),
        "description": f"变更{changed}",
        "rationale": variation.decision.kind.zh,
    }


def value(fen: int) -> Json:
    """Return an amount in yuan."""
    return {"amount": Decimal(fen).scaleb(-2), "currency": "CNY"}


def period(since: date, until: date) -> Json:
    """Return a period; that of OCDS ends with its last day, ours before the next."""
    end = until if until == FOREVER else date.fromordinal(until.toordinal() - 1)
    return {"startDate": day_text(since), "endDate": day_text(max(since, end))}


def day_text(day: date) -> str:
    """Return a day as OCDS writes it."""
    return f"{day.isoformat()}T00:00:00+08:00"


def instant(at: datetime) -> str:
    """Return an instant in UTC."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
