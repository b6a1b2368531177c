"""A report as a city would fill it: 22 towns, a year of months, one town too small to show."""

import csv
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from random import Random

from ruralgov.domain.kernel.calendar import SHANGHAI, DayKind
from ruralgov.domain.kernel.clock import Deadline, Skipped, TimeLimit, TimeUnit, explain
from ruralgov_site import Basis, Line, Rate, Report, Section, Step, TimeLine

DATA = files("ruralgov.data")
FEW = 5
WORDS = {
    "zh": ("按期办结率", "逾期", "满意率", "不满意", "回访未接通", "不计满意度的事项", "全市"),
    "en": (
        "On time",
        "Late",
        "Satisfied",
        "Dissatisfied",
        "not reached",
        "not ranked",
        "Whole city",
    ),
}
UNITS = {
    "zh": "镇街城建办 镇街环卫所 水务公司 供电公司 综合执法中队 村调解委员会 便民服务中心 民政办 "
    "应急管理办 交通运输局 农业农村局 海洋发展局 自然资源局 生态环境分局 市场监管局",
    "en": "Works Sanitation Water Power Enforcement Mediation Services Welfare Emergency Transport "
    "Agriculture Marine Land Environment Market",
}


def sample(lang: str = "zh", cases: int = 18_642, seed: int = 7, small: bool = True) -> Report:
    """Return a report of made-up figures whose breakdowns add up."""
    make = _Maker(lang, cases, Random(seed))  # noqa: S311  made-up figures
    zh = lang == "zh"
    towns = _csv("towns-371082.csv")
    weights = [make.random.uniform(0.5, 2.5) for _ in towns]
    if small:
        weights[-3] = 0
    matters = [(row[0], row[2]) for row in _csv("matters/example.csv")][:60]
    units = [(f"u{n:02}", name) for n, name in enumerate(UNITS[lang].split())]
    months = [(f"2025-{n:02}", f"2025-{n:02}") for n in range(1, 13)]
    levels = (("village", "村级", "Village"), ("town", "镇级", "Town"), ("city", "市级", "City"))
    return Report(
        city_name="荣成市",
        first="2025-01",
        last="2025-12",
        made_at=datetime(2026, 1, 4, 1, 30, tzinfo=UTC),
        head="12:" + "9f3c7ab2e41d0f6b" * 4,
        counted="办结诉求" if zh else "Cases settled",
        total=make.total,
        facts=(("涉及问题" if zh else "Problems", 17_903), ("重复反映" if zh else "Repeats", None)),
        months=make.section(
            "月份" if zh else "Months", months, [7, 6, 8, 9, 9, 10, 13, 12, 9, 8, 8, 9]
        ),
        towns=make.section("各镇街" if zh else "Towns", [(r[0], r[1]) for r in towns], weights),
        units=make.section(
            "承办单位" if zh else "Departments", units, [30 / (n + 1) for n in range(15)]
        ),
        matters=make.section(
            "事项" if zh else "Matters", matters, [9 / (n + 2) for n in range(60)]
        ),
        levels=make.section(
            "解决层级" if zh else "Levels", [(k, z if zh else e) for k, z, e in levels], [71, 24, 5]
        ),
        case=life(lang),
        basis=(
            Basis(name="配置" if zh else "Profile", version="示例配置 1", since=date(2023, 1, 1)),
            Basis(
                name="事项目录" if zh else "Catalogue",
                version="406 项" if zh else "406 matters",
                since=date(2024, 1, 1),
            ),
            Basis(
                name="派单方案" if zh else "Dispatch plan", version="2025-1", since=date(2025, 1, 1)
            ),
        ),
        recompute="ruralgov --store sqlite:///ruralgov.db verify\n"
        'ruralgov --purpose audit ask CaseRates \'{"by": "town"}\'',
    )


def life(lang: str) -> TimeLine:
    """Return the life of a case over Spring Festival 2025."""
    zh = lang == "zh"

    def at(day: date, hour: int, minute: int) -> datetime:
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SHANGHAI)

    start = at(date(2025, 1, 23), 9, 12)
    due = at(date(2025, 2, 7), 17, 30)
    festival = [date(2025, 1, 28) + timedelta(days=n) for n in range(8)]
    skipped = [
        Skipped(date(2025, 1, 25), DayKind.WEEKEND, DayKind.WEEKEND.zh),
        Skipped(date(2025, 1, 26), DayKind.MAKEUP, "春节"),
        *(Skipped(day, DayKind.HOLIDAY, "春节") for day in festival),
    ]
    found = Deadline(due=due, limit=TimeLimit(5, TimeUnit.WORKING_DAYS), explanation=tuple(skipped))
    rows = (
        (at(date(2025, 1, 22), 16, 40), "上报", "Report", "网格员", "Grid worker", "", ""),
        (at(date(2025, 1, 22), 17, 5), "受理", "Accept", "受理员", "Desk", "", ""),
        (start, "立案派单", "Dispatch", "受理员", "Desk", "派至镇街城建办", "To the works office"),
        (at(date(2025, 1, 23), 10, 2), "签收", "Sign for", "承办单位", "Unit", "", ""),
        (at(date(2025, 1, 24), 8, 45), "办理", "Take in hand", "承办单位", "Unit", "", ""),
        (
            at(date(2025, 2, 5), 15, 20),
            "办结",
            "Report done",
            "承办单位",
            "Unit",
            "路面已修补",
            "Mended",
        ),
        (at(date(2025, 2, 6), 9, 30), "核查通过", "Pass the check", "核查员", "Checker", "", ""),
        (
            at(date(2025, 2, 7), 10, 15),
            "回访",
            "Call back",
            "回访员",
            "Caller",
            "满意",
            "Satisfied",
        ),
        (at(date(2025, 2, 8), 9, 0), "结案", "Close", "受理员", "Desk", "", ""),
    )
    return TimeLine(
        number="RC2025-000187",
        matter="道路破损" if zh else "Broken road",
        place="俚岛镇",
        steps=tuple(
            Step(at=when, label=z if zh else e, who=wz if zh else we, note=nz if zh else ne)
            for when, z, e, wz, we, nz, ne in rows
        ),
        due=due,
        uncounted=(date(2025, 1, 25), *festival),
        deadline=tuple(explain(found, start, lang)),
        verdict="按期办结，比时限早2天" if zh else "In time, two days before it was due",
        on_time=True,
    )


NEVER = {
    "zh": ("到期前强制结案", "到期前诉求人撤回", "已按期报办结待核查"),
    "en": ("forced to a close before", "withdrawn before", "reported in time, not yet checked"),
}
"""What a rate would leave out, and there is none of it."""
BACK = {"zh": ("未退单率", "退单"), "en": ("Not given back", "Given back")}


class _Maker:
    def __init__(self, lang: str, cases: int, random: Random) -> None:
        self.words, self.never, self.back = WORDS[lang], NEVER[lang], BACK[lang]
        self.random = random
        self.cases = cases
        self.late = max(1, cases // 460)
        self.silent, self.unranked = cases // 31, cases // 12
        self.answered = cases - self.silent - self.unranked
        self.unhappy = max(1, self.answered // 41)
        self.total = self._line(
            "all", self.words[6], cases, self.late, self.silent, self.unranked, self.unhappy
        )

    def section(
        self, title: str, keys: Sequence[tuple[str, str]], weights: Sequence[float]
    ) -> Section:
        cases = self._split(self.cases, weights)
        if 0 in weights:
            place = list(weights).index(0)
            cases[place] = 3
            cases[cases.index(max(cases))] -= 3
        parts = [self._split(whole, cases) for whole in (self.late, self.silent, self.unranked)]
        answered = [n - s - u for n, s, u in zip(cases, parts[1], parts[2], strict=True)]
        parts.append(self._split(self.unhappy, answered))
        lines = [
            self._line(key, label, n, *(part[at] for part in parts))
            for at, ((key, label), n) in enumerate(zip(keys, cases, strict=True))
        ]
        return Section(title=title, lines=tuple(lines), total=self.total)

    def _line(
        self, key: str, label: str, cases: int, late: int, silent: int, unranked: int, unhappy: int
    ) -> Line:
        few = cases < FEW
        answered = cases - silent - unranked
        names = self.words
        on_time = Rate(
            name=names[0],
            missed=names[1],
            numerator=None if few else cases - late,
            denominator=None if few else cases,
            exclusions=tuple((label, 0) for label in self.never),
        )
        kept = Rate(
            name=self.back[0],
            missed=self.back[1],
            numerator=None if few else cases - unhappy,
            denominator=None if few else cases,
        )
        happy = Rate(
            name=names[2],
            missed=names[3],
            numerator=None if answered < FEW else answered - unhappy,
            denominator=None if answered < FEW else answered,
            exclusions=((names[4], silent), (names[5], unranked)),
        )
        return Line(
            key=key, label=label, cases=None if few else cases, rates=(on_time, happy, kept)
        )

    def _split(self, whole: int, weights: Sequence[float]) -> list[int]:
        """Split a count by weights, with some chance, so that the parts add up."""
        chance = [weight * self.random.uniform(0.6, 1.4) for weight in weights]
        ends, run = [], 0.0
        for weight in chance:
            run += weight
            ends.append(round(whole * run / sum(chance)))
        ends[-1] = whole
        return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _csv(name: str) -> list[list[str]]:
    return list(csv.reader(DATA.joinpath(name).read_text("utf-8").splitlines()))[1:]
