"""What the terms of a scheme must be: each refusal says what is wrong with which item."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from ruralgov.domain.appraisal import texts
from ruralgov.domain.appraisal.figures import figure_of
from ruralgov.domain.appraisal.formulas import formula_of
from ruralgov.domain.appraisal.model import (
    Direction,
    DutyClass,
    Extra,
    Indicator,
    Terms,
    Veto,
    WhenMissing,
    clean_code,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.month import first_day, last_day
from ruralgov.domain.kernel.number import exact
from ruralgov.domain.registry import ORGANISATION

ALL: Final = 100
NO_YARDSTICK: Final = (
    *("会议", "开会", "发文", "文件数", "拍照", "照片", "留痕", "笔记", "台账", "简报", "信息报送"),
    *("转发", "点赞", "下载量", "打卡", "投票"),
)
"""What may not be counted to appraise anybody, by the words of its title (整治形式主义为基层减负
若干规定, 2024): meetings, papers, photos, notes, and clicks."""


def checked(terms: Terms, read: Read) -> Terms:
    """Return the terms cleaned; raises what is wrong with them (rules 1 to 5)."""
    clean = change(
        terms,
        title=clean_text("title", terms.title),
        instrument=clean_text("instrument", terms.instrument),
        indicators=tuple(_clean_indicator(one) for one in terms.indicators),
        vetoes=tuple(_clean_veto(one) for one in terms.vetoes),
        extras=tuple(_clean_extra(one) for one in terms.extras),
    )
    _check_codes(clean)
    for indicator in clean.indicators:
        _check_indicator(indicator, clean.year, read)
    total = sum((Decimal(one.weight) for one in clean.indicators), Decimal(0))
    if total != ALL:
        raise Refused(texts.SCHEME_WEIGHTS_WRONG, total=total)
    for veto in clean.vetoes:
        _check_veto(veto, clean)
    if min(clean.correction_days, clean.appeal_days) < 1:
        raise BadInput(texts.SCHEME_DAYS_WRONG)
    return clean


def _clean_indicator(one: Indicator) -> Indicator:
    return change(
        one,
        code=clean_code(one.code),
        title=clean_text("title", one.title),
        duty_item=clean_text("duty_item", one.duty_item),
    )


def _clean_veto(one: Veto) -> Veto:
    return change(
        one,
        code=clean_code(one.code),
        title=clean_text("title", one.title),
        citation=clean_text("citation", one.citation),
    )


def _clean_extra(one: Extra) -> Extra:
    if exact(one.cap) <= 0:
        raise BadInput(texts.EXTRA_CAP_WRONG, item=one.code, cap=one.cap)
    return change(
        one,
        code=clean_code(one.code),
        title=clean_text("title", one.title),
        basis=clean_text("basis", one.basis),
    )


def _codes(terms: Terms) -> Iterator[str]:
    yield from (one.code for one in terms.indicators)
    yield from (one.code for one in terms.vetoes)
    yield from (one.code for one in terms.extras)


def _check_codes(terms: Terms) -> None:
    seen: set[str] = set()
    for code in _codes(terms):
        if code in seen:
            raise BadInput(texts.SCHEME_CODE_TWICE, item=code)
        seen.add(code)


def _check_indicator(one: Indicator, year: int, read: Read) -> None:
    named = {"indicator": one.code, "title": one.title}
    if one.duty_class is not DutyClass.PRIMARY:
        duty = {"duty": one.duty_class.zh, "duty_en": one.duty_class.en}
        raise Refused(texts.INDICATOR_NOT_OWN_DUTY, **named, **duty)
    counted = next((word for word in NO_YARDSTICK if word in one.title), None)
    if counted is not None:
        raise Refused(texts.INDICATOR_NO_YARDSTICK, word=counted, **named)
    figure_of(one.figure)
    formula_of(one.formula)
    _check_numbers(one, named)
    state = existing(read.state(ORGANISATION, one.owner), texts.INDICATOR_OWNER_NOT_THEN, **named)
    if state.on(date(year, 1, 1)) is None:
        raise Refused(texts.INDICATOR_OWNER_NOT_THEN, **named)


def _check_numbers(one: Indicator, named: dict[str, str]) -> None:
    """Refuse numbers that do not fit each other; raises ``indicator_numbers_wrong``."""
    weight, full, zero = exact(one.weight), exact(one.full), exact(one.zero)
    cap = weight if one.cap is None else exact(one.cap)
    floor = exact(one.floor) if one.floor is not None else Fraction(0)
    higher = one.direction is Direction.HIGHER
    neutral = None if one.neutral is None else exact(one.neutral)
    fits = (
        weight > 0
        and full != zero
        and (full > zero) is higher
        and 0 <= floor <= cap <= weight
        and one.min_n >= 1
        and (neutral is not None) is (one.missing is WhenMissing.NEUTRAL)
        and (neutral is None or floor <= neutral <= cap)
    )
    if not fits:
        raise BadInput(texts.INDICATOR_NUMBERS_WRONG, **named)


def _check_veto(veto: Veto, terms: Terms) -> None:
    """Refuse a veto that is not valid through the months appraised; raises ``veto_not_valid``."""
    first, last = date(terms.year, 1, 1), last_day(terms.last)
    if veto.since > first or veto.last_day < last:
        days = {"first": first, "last": last}
        raise Refused(texts.VETO_NOT_VALID, veto=veto.code, title=veto.title, **days)


def year_begins(terms: Terms) -> date:
    """Return the first day of the year that is appraised."""
    return first_day(terms.last).replace(month=1)
