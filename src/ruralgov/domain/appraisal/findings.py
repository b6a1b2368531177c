"""What is amiss over all towns of a scheme: for people to look at, and no verdict."""

from collections.abc import Iterator
from fractions import Fraction
from math import comb
from typing import Final

from ruralgov.domain.appraisal import queries as q
from ruralgov.domain.appraisal.formulas import formula_of
from ruralgov.domain.appraisal.model import Indicator, Terms
from ruralgov.domain.appraisal.model_town import Stage, TownAppraisal
from ruralgov.domain.appraisal.records import TOWN_APPRAISAL, scheme_of
from ruralgov.domain.appraisal.rows import TownAppraisalRow, TownInputRow
from ruralgov.domain.appraisal.scoring import value_of
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.number import Number, exact

CHANCE: Final = Fraction(1, 100)
"""What happens less often than this by chance is found."""
BAND: Final = 20
"""The bands on both sides of a line are this part of the way from zero to full points wide."""
Values = dict[PlaceId, tuple[Number, Number] | None]


def appraisal_findings(query: q.AppraisalFindings, asked: Asked) -> list[q.AppraisalFinding]:
    """Return what is amiss: heaps at lines, missing values, one-way adjustments, no answers."""
    terms = scheme_of(query.scheme, asked.read).terms
    rows = asked.read.rows(TownInputRow, scheme=query.scheme)
    found: list[q.AppraisalFinding] = []
    for one in terms.indicators:
        values: Values = {
            row.town: None
            if row.numerator is None or row.denominator is None
            else (row.numerator, row.denominator)
            for row in rows
            if row.indicator == one.code
        }
        found += [*_unrated(one, values), *heaping(one, values)]
    standing = asked.read.rows(TownAppraisalRow, scheme=query.scheme)
    alive = [row for row in standing if row.stage is not Stage.VOID]
    keys = [row.owner for row in alive if row.adjustments]
    found += one_way(terms, list(asked.read.states(TOWN_APPRAISAL, keys).values()))
    found += _unanswered(alive, asked)
    return found


def _finding(
    fault: q.AppraisalFault, indicator: str, towns: list[PlaceId], of: int, zh: str, en: str
) -> q.AppraisalFinding:
    return q.AppraisalFinding(
        fault=fault,
        indicator=indicator,
        count=len(towns),
        of=of,
        towns=tuple(sorted(towns)),
        zh=zh,
        en=en,
    )


def _unrated(one: Indicator, values: Values) -> Iterator[q.AppraisalFinding]:
    missing = [town for town, value in values.items() if value is None]
    few = [
        town for town, value in values.items() if value is not None and exact(value[1]) < one.min_n
    ]
    if missing:
        zh, en = f"{one.title}：{len(missing)} 个镇街缺数据", f"{len(missing)} towns have no value"
        yield _finding(q.AppraisalFault.MISSING, one.code, missing, len(values), zh, en)
    if few:
        zh, en = f"{one.title}：{len(few)} 个镇街样本不足", f"too few to rate in {len(few)} towns"
        yield _finding(q.AppraisalFault.TOO_FEW, one.code, few, len(values), zh, en)


def at_least(hits: int, of: int) -> Fraction:
    """Return how likely so many heads or more are in tosses of a fair coin."""
    return Fraction(sum(comb(of, one) for one in range(hits, of + 1)), 2**of)


def heaping(one: Indicator, values: Values) -> Iterator[q.AppraisalFinding]:
    """Find that more values lie just beyond the line than just before it, beyond chance.

    Where nobody helps, a value close to the line is as likely on one side as on the other.
    """
    full, zero = exact(one.full), exact(one.zero)
    width, sign = abs(full - zero) / BAND, 1 if full > zero else -1
    beyond, before = list[PlaceId](), list[PlaceId]()
    for town, value in values.items():
        percent = value_of(value)
        if percent is None or value is None or exact(value[1]) < one.min_n:
            continue
        ahead = sign * (percent - full)
        if 0 <= ahead < width:
            beyond.append(town)
        elif -width <= ahead < 0:
            before.append(town)
    near = len(beyond) + len(before)
    if at_least(len(beyond), near) < CHANCE:
        count = len(beyond)
        zh = f"{one.title}：{count} 个镇街的数值刚好达到 {one.full}%，紧挨其下的有 {len(before)} 个"
        en = f"{count} towns are just at {one.full}%, and {len(before)} just short of it"
        yield _finding(q.AppraisalFault.HEAPING, one.code, beyond, near, zh, en)


def one_way(terms: Terms, towns: list[TownAppraisal]) -> Iterator[q.AppraisalFinding]:
    """Find that adjustments after the freezing raise scores more often than chance would."""
    raised, moved = list[PlaceId](), 0
    for town in towns:
        for one in terms.indicators:
            way = _way(one, town)
            moved += way != 0
            raised += [town.town] if way > 0 else []
    if at_least(len(raised), moved) < CHANCE:
        zh = f"冻结后有升降的更正 {moved} 项，其中 {len(raised)} 项使得分提高"
        en = f"of {moved} values that adjustments moved, {len(raised)} went up"
        yield _finding(q.AppraisalFault.ONE_WAY, "", raised, moved, zh, en)


def _way(one: Indicator, town: TownAppraisal) -> int:
    """Return whether adjustments raised (1) or lowered (-1) what an indicator gives."""
    frozen = town.input_of(one.code)
    if frozen is None or frozen.numerator is None or frozen.denominator is None:
        return 0
    before = value_of((frozen.numerator, frozen.denominator))
    after = value_of(town.value_of(one.code))
    if before is None or after is None:
        return 0
    share = formula_of(one.formula).share
    full, zero = exact(one.full), exact(one.zero)
    gained = share(after, zero, full) - share(before, zero, full)
    return (gained > 0) - (gained < 0)


def _unanswered(rows: list[TownAppraisalRow], asked: Asked) -> Iterator[q.AppraisalFinding]:
    late = [
        row.town
        for row in rows
        if (row.corrections or row.appeals)
        and row.appeal_until is not None
        and row.appeal_until < asked.day
    ]
    if late:
        zh, en = (
            f"{len(late)} 个镇街的申请或申诉逾期未答复",
            f"{len(late)} towns wait for an answer",
        )
        yield _finding(q.AppraisalFault.UNANSWERED, "", late, len(rows), zh, en)
