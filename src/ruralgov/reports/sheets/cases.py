"""Sheets of cases: the bulletin of a month, its figures in one table, and what is open at a place.

Bulletin and figures are as outsiders may see them: what is small is held back.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

from ruralgov.domain.access import STATISTICS
from ruralgov.domain.cases import (
    DEFINITIONS,
    DESK,
    CaseFigures,
    Figure,
    FigureBy,
    FigureLine,
    FigureSheet,
    Level,
    Matters,
    Measure,
    WeekFigures,
)
from ruralgov.domain.cases.figures.queries_week import days_of, week_of
from ruralgov.domain.kernel.ids import CITY
from ruralgov.domain.registry import Places
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.cases_open import open_sheet
from ruralgov.reports.sheets.cases_stock import stock_sheet
from ruralgov.reports.sheets.cases_work import work_sheet
from ruralgov.reports.sheets.model import Asking, Form, Heading, Of

RANKED_FROM: Final = 30
"""So many a share must be of to have a rank: one of few says little of a town or unit."""
TOWN_SHOWS: Final = (Measure.ON_TIME, Measure.FIRST, Measure.SOLVED, Measure.SATISFIED)
UNIT_SHOWS: Final = (
    *(Measure.UNIT_ON_TIME, Measure.RESPONDED, Measure.RETURNED, Measure.SOLVED),
    Measure.SATISFIED,
)
WEEKS: Final = 8
"""So many weeks are published."""
BREAKDOWNS: Final = (
    *(FigureBy.MONTH, FigureBy.TOWN, FigureBy.UNIT, FigureBy.MATTER, FigureBy.LEVEL),
)
_LEVELS: Final = {one.value: one for one in Level}


def _bulletin(asking: Asking, of: str) -> Sequence[Statement]:
    by_town, by_unit = (_figures(asking, of, by) for by in (FigureBy.TOWN, FigureBy.UNIT))
    return [
        _whole(asking, of, by_town),
        _ranked(asking, ("各镇街", "By town"), by_town, TOWN_SHOWS),
        _ranked(asking, ("各承办单位", "By unit"), by_unit, UNIT_SHOWS),
    ]


def _figures(asking: Asking, of: str, by: FigureBy) -> FigureSheet:
    """Return the figures of a week, a month, a year, or two months with a colon between."""
    if "W" in of:
        weekly: FigureSheet = asking(WeekFigures(week=of, by=by), STATISTICS)
        return weekly
    first, last = _months(of)
    found: FigureSheet = asking(CaseFigures(by=by, first=first, last=last), STATISTICS)
    return found


def _months(of: str) -> tuple[str, str]:
    """Return the first and last month that a word such as 2026 or 2026-01:2026-03 stands for."""
    first, _, last = of.partition(":")
    if len(of) == len("2026") and of.isdigit():
        return f"{of}-01", f"{of}-12"
    return first, last or first


def _stock(asking: Asking, of: str) -> Sequence[Statement]:
    return stock_sheet(asking, *_months(of))


def _whole(asking: Asking, of: str, sheet: FigureSheet) -> Statement:
    columns = (
        ("measure", "指标", "measure", Kind.TEXT),
        *_SHARE,
        ("within", "其中", "of them", Kind.TEXT),
        ("left_out", "未计入", "not counted", Kind.TEXT),
        ("means", "口径", "what it counts", Kind.TEXT),
    )
    rows = [
        (
            asking.label(one.measure),
            *_share(one),
            _counts(asking, one.within),
            _counts(asking, one.exclusions),
            _meant(asking, one.measure),
        )
        for one in sheet.total.figures
    ]
    title = (f"{of} 诉求办理情况通报", f"Bulletin on cases of {of}")
    if "W" in of:
        monday, sunday = days_of(of)
        span = f"{of}（{monday} 至 {sunday}）", f"{of} ({monday} to {sunday})"
        title = f"{span[0]}诉求办理情况周报", f"Weekly bulletin on cases, {span[1]}"
    return asking.table(
        title, columns, rows, under=_under(asking, sheet), foot=_foot(asking, sheet)
    )


_SHARE: Final[tuple[Heading, ...]] = (
    ("percent", "比率", "share", Kind.TEXT),
    ("numerator", "分子", "numerator", Kind.INTEGER),
    ("denominator", "分母", "denominator", Kind.INTEGER),
)


def _share(figure: Figure) -> tuple[str, int | None, int | None]:
    return _percent(figure), figure.numerator, figure.denominator


def _percent(figure: Figure) -> str:
    """Return a share, cut and not rounded, so that nothing short of all is 100.0 %."""
    part, whole = figure.numerator, figure.denominator
    return "" if part is None or not whole else f"{part * 1000 // whole / 10:.1f}%"


def _counts(asking: Asking, counts: Mapping[Any, int]) -> str:
    said = (f"{asking.label(one)} {count}" for one, count in counts.items() if count)
    return asking.say("；", "; ").join(said)


def _meant(asking: Asking, measure: Measure) -> str:
    return asking.say(DEFINITIONS[measure].zh, DEFINITIONS[measure].en)


def _under(asking: Asking, sheet: FigureSheet) -> Iterator[str]:
    if sheet.first == sheet.last:
        yield asking.say(f"统计期：{sheet.first}", f"Of {sheet.first}")
    else:
        yield asking.say(
            f"统计期：{sheet.first} 至 {sheet.last}", f"Of {sheet.first} to {sheet.last}"
        )
    came, done, work = sheet.total.reported, sheet.total.done, sheet.work
    yield asking.say(
        f"期内收到诉求（件）：{_shown(came)}；期内办结（轮次）：{_shown(done)}",
        f"Cases that came in: {_shown(came)}; rounds done: {_shown(done)}",
    )
    yield asking.say(
        f"目前在办（件）：{_shown(work.open)}，其中已超期：{_shown(work.overdue)}",
        f"Cases open now: {_shown(work.open)}, of them past their day: {_shown(work.overdue)}",
    )
    days = sheet.durations
    yield asking.say(
        f"办理天数中位数：{_shown(days.median)}；九成办结不超过：{_shown(days.ninetieth)}",
        f"Days to do a round, median: {_shown(days.median)}; nine in ten took no longer than: "
        f"{_shown(days.ninetieth)}",
    )


def _shown(number: int | None) -> str:
    return "—" if number is None else str(number)


def _foot(asking: Asking, sheet: FigureSheet) -> Iterator[str]:
    yield asking.say(
        "一件诉求退回重办的，每轮各计一次；“件”指诉求，“轮次”指办理轮次。",
        "A case that is taken up again counts once for each of its rounds; cases and rounds are "
        "not the same.",
    )
    if sheet.threshold:
        yield asking.say(
            f"不足 {sheet.threshold} 的数和能推出它的数不列（空格或 —）。",
            f"Numbers under {sheet.threshold}, and those that would tell them, are not shown.",
        )


def _ranked(
    asking: Asking, title: tuple[str, str], sheet: FigureSheet, measures: tuple[Measure, ...]
) -> Statement:
    """Return a line for each town or unit, in the order of the first measure; few have no rank."""
    names, first = _names(asking, [sheet]), measures[0]
    columns: tuple[Heading, ...] = (
        ("rank", "位次", "rank", Kind.INTEGER),
        ("name", "名称", "name", Kind.TEXT),
        ("done", "办结（轮次）", "rounds done", Kind.INTEGER),
        *(
            (f"{one.value}_{key}", f"{one.zh}{zh}", f"{one.en}, {en}", kind)
            for one in measures
            for key, zh, en, kind in (("share", "", "share", Kind.TEXT), *_SHARE[1:])
        ),
    )
    ranks = _ranks(sheet.lines, first)
    lines = sorted(
        sheet.lines, key=lambda one: (ranks.get(one.key, len(ranks) + 1), names[one.key])
    )
    rows = [
        (
            ranks.get(one.key),
            names[one.key],
            one.done,
            *(cell for each in measures for cell in _share(_of(one, each))),
        )
        for one in lines
    ]
    foot = [
        asking.say(
            f"位次按{first.zh}排，分母不足 {RANKED_FROM} 的、受理派单台不排；并列的位次相同。",
            f"Ranked by: {first.en}; where it is of fewer than {RANKED_FROM}, and the platform's "
            "desk, not ranked; who is equal has the same rank.",
        ),
        *(f"{asking.label(one)}{asking.say('：', ': ')}{_meant(asking, one)}" for one in measures),
    ]
    return asking.table(title, columns, rows, foot=foot)


def _of(line: FigureLine, measure: Measure) -> Figure:
    return next(one for one in line.figures if one.measure is measure)


def _ranks(lines: Iterable[FigureLine], measure: Measure) -> dict[str, int]:
    """Return the rank of each line whose figure is of enough; equal shares have the same."""
    found = {one.key: _of(one, measure) for one in lines if one.key != DESK}
    shares = {
        key: (one.numerator or 0) / one.denominator
        for key, one in found.items()
        if one.denominator is not None and one.denominator >= RANKED_FROM
    }
    return {key: 1 + sum(other > one for other in shares.values()) for key, one in shares.items()}


def _names(asking: Asking, sheets: Iterable[FigureSheet]) -> dict[str, str]:
    """Return what each line of the sheets is called."""
    found: dict[str, str] = {DESK: asking.say("受理派单台", "the platform's desk")}
    found |= {key: asking.label(one) for key, one in _LEVELS.items()}
    found |= {one.owner: one.name for one in asking(Places(ended=True), STATISTICS)}
    found |= {one.owner: one.name for one in asking(Matters(), STATISTICS)}
    lines = [line for sheet in sheets for line in sheet.lines]
    return {line.key: line.name or found.get(line.key, line.key) for line in lines}


def _table(asking: Asking, of: str) -> Sequence[Statement]:
    """Return every figure of a period, each in a row of its own, as other programs read it."""
    sheets = [_figures(asking, of, by) for by in BREAKDOWNS]
    names = _names(asking, sheets)
    columns = (
        ("by", "分组", "broken down by", Kind.TEXT),
        ("key", "编号", "key", Kind.TEXT),
        ("name", "名称", "name", Kind.TEXT),
        ("measure", "指标", "measure", Kind.TEXT),
        *_SHARE,
        ("within", "其中", "of them", Kind.TEXT),
        ("left_out", "未计入", "not counted", Kind.TEXT),
    )
    rows = [*_long(asking, asking.say("合计", "in all"), sheets[0].total, "")]
    for sheet in sheets:
        by = "" if sheet.by is None else asking.label(sheet.by)
        for line in sheet.lines:
            rows += _long(asking, by, line, names[line.key])
    title = (f"{of} 诉求指标", f"Figures on cases of {of}")
    defined = [(asking.label(one), _meant(asking, one)) for one in Measure]
    return [
        asking.table(
            title, columns, rows, under=_under(asking, sheets[0]), foot=_foot(asking, sheets[0])
        ),
        asking.table(
            ("口径", "What each figure counts"),
            (
                ("measure", "指标", "measure", Kind.TEXT),
                ("means", "口径", "what it counts", Kind.TEXT),
            ),
            defined,
        ),
    ]


def _long(asking: Asking, by: str, line: FigureLine, name: str) -> Iterator[Sequence[Any]]:
    for one in line.figures:
        within, left = _counts(asking, one.within), _counts(asking, one.exclusions)
        yield by, line.key, name, asking.label(one.measure), *_share(one), within, left


def _periods(asking: Asking) -> list[tuple[str, str]]:
    """Return the months of which there are figures, the newest first."""
    sheet: FigureSheet = asking(CaseFigures(by=FigureBy.MONTH), STATISTICS)
    return [(line.key, line.key) for line in reversed(sheet.lines)]


def _weeks(asking: Asking) -> list[tuple[str, str]]:
    """Return the last weeks that are over, the newest first."""
    ends = (asking.day - timedelta(days=7 * back) for back in range(1, WEEKS + 1))
    return [(week, week) for week in map(week_of, ends)]


def _years(asking: Asking) -> list[tuple[str, str]]:
    years = dict.fromkeys(key[:4] for key, _ in _periods(asking))
    return [(year, year) for year in years]


def _places(asking: Asking) -> list[tuple[str, str]]:
    """Return the city and its towns."""
    towns = [(one.owner, one.name) for one in asking(Places(), STATISTICS)]
    return [(str(CITY), asking.say("全市", "the whole city")), *towns]


_PERIOD: Final = ("期间（2026-03、2026 或 2026-01:2026-06）", "period (2026-03, 2026, …)")
FORMS: Final = (
    Form(
        name="case-bulletin",
        zh="诉求办理情况通报",
        en="Bulletin on cases",
        make=_bulletin,
        of=Of(
            zh=_PERIOD[0],
            en=_PERIOD[1],
            keys=_periods,
            most=12,
            which=("最近 12 个月", "the last 12 months"),
        ),
    ),
    Form(
        name="case-figures",
        zh="诉求指标明细",
        en="Figures on cases",
        make=_table,
        of=Of(zh=_PERIOD[0], en=_PERIOD[1], keys=_years, which=("按年", "by year")),
    ),
    Form(
        name="open-cases",
        zh="在办和超期诉求清单",
        en="Open and late cases",
        make=open_sheet,
        of=Of(zh="镇街、村居或全市", en="town, village or city", keys=_places),
    ),
    Form(
        name="work-list",
        zh="待办工作清单",
        en="What is to be done",
        make=work_sheet,
        of=Of(
            zh="地点（或 地点:单位、地点::账号）",
            en="PLACE, PLACE:UNIT or PLACE::ACCOUNT",
            keys=_places,
        ),
    ),
    Form(
        name="case-weekly",
        zh="诉求办理情况周报",
        en="Weekly bulletin on cases",
        make=_bulletin,
        of=Of(
            zh="周（2026-W05，周一至周日，ISO 8601）",
            en="week (2026-W05, ISO 8601)",
            keys=_weeks,
            most=WEEKS,
            which=("最近 8 周", "the last 8 weeks"),
        ),
    ),
    Form(
        name="case-stock",
        zh="月末在办和超期诉求",
        en="Open cases at the end of each month",
        make=_stock,
        of=Of(zh=_PERIOD[0], en=_PERIOD[1], keys=_years, which=("按年", "by year")),
    ),
)
