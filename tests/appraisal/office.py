"""Schemes and values, as short as tests want them."""

from datetime import date
from typing import Any

from ruralgov.domain import appraisal as a
from ruralgov.domain.kernel.ids import CITY, OrganisationId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.number import Number
from ruralgov.domain.registry import OrganisationKind, RegisterOrganisation
from tests.town import Town

HEAD = "12:" + "ab" * 32
OWNER = OrganisationId("owner")
BEFORE = date(2024, 12, 20)
YEAR, LAST = date(2025, 1, 1), date(2025, 12, 31)


def number(text: float | str) -> Number:
    return Number(str(text))


def indicator(code: str, weight: float | str, **more: Any) -> a.Indicator:
    """Return an indicator of which 95 % is full, and 60 % nothing; it comes from outside."""
    values: dict[str, Any] = {
        "title": f"指标{code}",
        "figure": "outside.outcome@1",
        "formula": "linear@1",
        "direction": a.Direction.HIGHER,
        "full": number(95),
        "zero": number(60),
        "min_n": 1,
        "missing": a.WhenMissing.HOLD,
        "duty_class": a.DutyClass.PRIMARY,
        "duty_item": "履职清单1",
        "owner": OWNER,
    }
    return a.Indicator(code=code, weight=number(weight), **values | more)


def veto(code: Any = "F1", **more: Any) -> a.Veto:
    """Return a veto item of the state."""
    values: dict[str, Any] = {
        "title": "安全生产",
        "authority": a.VetoAuthority.STATE,
        "citation": "中办发〔2018〕13号",
        "since": date(2018, 1, 1),
        "last_day": date(2030, 12, 31),
    }
    return a.Veto(code=code, **values | more)


def extra(code: str = "J1", cap: float = 2, kind: a.ExtraKind = a.ExtraKind.BONUS) -> a.Extra:
    """Return an item for which points are added, up to two."""
    return a.Extra(code=code, title="改革试点", kind=kind, cap=number(cap), basis="方案附件2")


def terms(*indicators: a.Indicator, **more: Any) -> a.Terms:
    """Return the terms of a scheme of 2025; by default three indicators of 100 together."""
    values: dict[str, Any] = {
        "title": "2025年度镇街目标责任制考核",
        "instrument": "威荣考〔2024〕9号",
        "last": Month("2025-12"),
    }
    default = (indicator("A", 50), indicator("B", "30.5"), indicator("C", "19.5"))
    return a.Terms(indicators=indicators or default, **values | more)


def owner(town: Town) -> OrganisationId:
    """Register the unit that owns indicators."""
    command = RegisterOrganisation(
        name="市委组织部",
        kind=OrganisationKind.DEPARTMENT,
        place=CITY,
        since=date(2023, 1, 1),
        source="三定方案",
    )
    return OrganisationId(town.do("registrar", command).key)
