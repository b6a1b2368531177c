"""Fills a report from what the library answers: figures as outsiders may see them."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from attrs import evolve

from ruralgov.domain.access import AUDIT, STATISTICS
from ruralgov.domain.cases import (
    DEFINITIONS,
    DESK,
    CaseByNumber,
    CaseClock,
    CaseFigures,
    CaseHistory,
    CaseRounds,
    CaseStep,
    Figure,
    FigureBy,
    FigureLine,
    FigureSheet,
    Level,
    Matters,
    Measure,
    Repeats,
    RepeatsOf,
    RoundRow,
    Satisfaction,
    Workload,
    WorkloadOf,
)
from ruralgov.domain.cases import texts as cases_texts
from ruralgov.domain.kernel.calendar import SHANGHAI, DayKind
from ruralgov.domain.kernel.clock import stamp_end
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.registry import Places
from ruralgov.ports.publishing import Ask, Edition
from ruralgov_site.model import Basis, Line, Rate, Report, Section, Step, TimeLine

LEVELS: Final = {level.value: level for level in Level}
SHOWN: Final = (Measure.ON_TIME, Measure.SATISFIED, Measure.RETURNED)
"""The figures of each line."""
HEADLINE: Final = (
    *(Measure.ON_TIME, Measure.SATISFIED, Measure.UNIT_ON_TIME, Measure.FIRST, Measure.SOLVED),
    *(Measure.IN_VILLAGE, Measure.IN_TOWN),
)
"""The figures of the whole."""
MISSED: Final = {
    Measure.ON_TIME: ("逾期", "late"),
    Measure.UNIT_ON_TIME: ("逾期", "late"),
    Measure.SATISFIED: ("不满意", "dissatisfied"),
    Measure.FIRST: ("再次办理", "taken up again"),
    Measure.RETURNED: ("退单", "given back"),
    Measure.SOLVED: ("未解决", "not solved"),
    Measure.IN_VILLAGE: ("未在村级解决", "not settled in the village"),
    Measure.IN_TOWN: ("未在镇级及以下解决", "not settled in the town or below"),
}
TITLES: Final = {
    FigureBy.MONTH: ("各月", "By month"),
    FigureBy.TOWN: ("各镇街", "By town"),
    FigureBy.UNIT: ("各承办单位", "By unit"),
    FigureBy.MATTER: ("各事项", "By matter"),
    FigureBy.LEVEL: ("解决层级", "By level"),
}
WORDS: Final = {
    "counted": ("办结", "rounds done"),
    "platform": ("平台", "the platform"),
    "clock": ("系统按新公布的日历重新计时", "counted again with a calendar that was published"),
    "report": ("上报", "reported"),
    "round": ("第{n}轮", "round {n}"),
    "on time": ("按期", "on time"),
    "late": ("逾期", "late"),
    "kept": ("未退单率", "not given back"),
    "reports": ("收到诉求（件）", "reports that came in"),
    "problems": ("涉及问题（同一问题计一次）", "problems (one trouble counted once)"),
    "repeats": (
        "结案后短期内同一村居同一事项再次反映（件）",
        "reports of the same matter and village shortly after a case was closed",
    ),
    "imported": (
        "由其他系统办理、未计入各项指标的诉求（件）",
        "cases that other systems handled, in none of these figures",
    ),
    "open": ("目前在办（件）", "cases open now"),
    "overdue": ("其中已超期（件）", "of them past their day"),
    "median": ("办理天数中位数", "days to do a round, median"),
    "ninetieth": ("九成办结不超过（天）", "days within which nine in ten were done"),
    "persons": (
        "满意率（以最后一次答复为准）",
        "satisfied (by the last answer)",
    ),
    "persons how": (
        "期内结案的诉求，以结案前最后一次答复为准；同一问题中同一户只计一次。",
        "Of the cases closed in the period, by the last answer before that; a household counts "
        "once within one problem.",
    ),
    "whole": ("全市", "City"),
    "desk": ("受理派单台", "the platform's desk"),
    "dissatisfied": ("不满意", "dissatisfied"),
    "due": ("应于{due}前办结", "due by {due}"),
    "listed": ("；", "; "),
    "profile": ("政策参数", "policy profile"),
    "catalogue": ("事项目录", "catalogue of matters"),
    "plan": ("派单规则", "dispatch plan"),
    "calendar": ("工作日历", "working calendar"),
}


def report_of(ask: Ask, edition: Edition) -> Report:
    """Return the report of an edition; raises ``period_wrong``, ``case_missing``."""
    return _Maker(ask, edition).report()


def _said(counts: Mapping[Any, int], lang: str) -> tuple[tuple[str, int], ...]:
    return tuple((one.label(lang), count) for one, count in counts.items())


class _Maker:
    """Asks the figures of one edition and gives them their names."""

    def __init__(self, ask: Ask, edition: Edition) -> None:
        self._ask, self._edition, self._lang = ask, edition, edition.lang
        self._span: dict[str, Any] = {"first": edition.first, "last": edition.last}
        towns = ask(Places(ended=True), STATISTICS)
        self._towns: dict[str, str] = {row.owner: row.name for row in towns}
        matters = ask(Matters(), STATISTICS)
        self._matters: dict[str, str] = {row.owner: row.name for row in matters}

    def report(self) -> Report:
        """Ask for everything and return the report."""
        sheets = {by: self._sheet(by) for by in TITLES}
        sheet = sheets[FigureBy.MONTH]
        edition = self._edition
        load: Workload = self._ask(WorkloadOf(**self._span), STATISTICS)
        return Report(
            city_name=edition.name,
            first=edition.first,
            last=edition.last,
            made_at=datetime.combine(
                date.fromisoformat(edition.made), datetime.min.time(), SHANGHAI
            ),
            head=edition.head,
            counted=self._say("counted"),
            total=Line(
                key="",
                label="",
                cases=sheet.total.done,
                rates=(*self._rates(sheet.total, HEADLINE), self._persons(load)),
            ),
            facts=tuple(self._facts(load, sheet)),
            months=self._section(sheets, FigureBy.MONTH),
            towns=self._section(sheets, FigureBy.TOWN),
            units=self._section(sheets, FigureBy.UNIT),
            matters=self._section(sheets, FigureBy.MATTER),
            levels=self._section(sheets, FigureBy.LEVEL),
            case=None if edition.case is None else self._time_line(edition.case),
            basis=tuple(self._basis(sheet)),
            recompute=(
                f"ruralgov --city {edition.city} --as ACCOUNT --purpose statistics "
                f'ask CaseFigures \'{{"first": "{edition.first}", "last": "{edition.last}"}}\''
            ),
            beside=edition.beside,
            few=sheet.threshold,
            guarded=True,
        )

    def _sheet(self, by: FigureBy) -> FigureSheet:
        found: FigureSheet = self._ask(CaseFigures(by=by, **self._span), STATISTICS)
        return found

    def _say(self, word: str) -> str:
        return self._choose(WORDS[word])

    def _choose(self, pair: tuple[str, str]) -> str:
        return pair[0] if self._lang == "zh" else pair[1]

    def _section(self, sheets: dict[FigureBy, FigureSheet], by: FigureBy) -> Section:
        sheet = sheets[by]
        lines = sheet.lines
        if by is FigureBy.LEVEL:
            lines = tuple(sorted(lines, key=lambda one: list(LEVELS).index(one.key)))
        elif by is not FigureBy.MONTH:
            lines = tuple(sorted(lines, key=lambda one: (-(one.done or 0), one.name, one.key)))
        return Section(
            title=self._choose(TITLES[by]),
            lines=tuple(self._line(one, by) for one in lines),
            total=self._line(sheet.total, by, whole=True),
        )

    def _line(self, line: FigureLine, by: FigureBy, *, whole: bool = False) -> Line:
        return Line(
            key=line.key,
            label=self._say("whole") if whole else line.name or self._label(line.key, by),
            cases=line.done,
            rates=self._rates(line, SHOWN),
        )

    def _label(self, key: str, by: FigureBy) -> str:
        match by:
            case FigureBy.TOWN:
                return self._towns.get(key, key)
            case FigureBy.MATTER:
                return self._matters.get(key, key)
            case FigureBy.LEVEL if key:
                return LEVELS[key].label(self._lang)
            case FigureBy.UNIT if key == DESK:
                return self._say("desk")
            case _:
                return key

    def _rates(self, line: FigureLine, measures: tuple[Measure, ...]) -> tuple[Rate, ...]:
        by_measure = {one.measure: one for one in line.figures}
        return tuple(self._rate(by_measure[measure]) for measure in measures)

    def _rate(self, figure: Figure) -> Rate:
        """Return a figure as a share of what went well; what did not is what it misses."""
        bad = figure.measure is Measure.RETURNED
        part, whole = figure.numerator, figure.denominator
        meant = DEFINITIONS[figure.measure]
        return Rate(
            name=self._say("kept") if bad else figure.measure.label(self._lang),
            missed=self._choose(MISSED[figure.measure]),
            numerator=whole - part if bad and part is not None and whole is not None else part,
            denominator=whole,
            exclusions=_said(figure.exclusions, self._lang),
            within=_said(figure.within, self._lang),
            definition=self._choose((meant.zh, meant.en)),
        )

    def _persons(self, load: Workload) -> Rate:
        """Return what people say when each is counted once."""
        return Rate(
            name=self._say("persons"),
            missed=self._say("dissatisfied"),
            numerator=load.by_person.satisfied,
            denominator=load.by_person.answered,
            definition=self._say("persons how"),
        )

    def _facts(self, load: Workload, sheet: FigureSheet) -> Iterator[tuple[str, int | None]]:
        """Give what is counted beside the shares: reports and problems, repeats, levels."""
        again: Repeats = self._ask(RepeatsOf(**self._span), STATISTICS)
        counts = {
            "reports": load.cases,
            "problems": load.problems,
            "repeats": again.repeats,
        }
        for name, count in counts.items():
            yield self._say(name), count if not count or count >= sheet.threshold else None
        if sheet.imported != 0:
            yield self._say("imported"), sheet.imported
        yield self._say("open"), sheet.work.open
        yield self._say("overdue"), sheet.work.overdue
        yield self._say("median"), sheet.durations.median
        yield self._say("ninetieth"), sheet.durations.ninetieth

    def _basis(self, sheet: FigureSheet) -> list[Basis]:
        versions = sheet.versions
        dated = {
            "profile": versions.profile,
            "catalogue": versions.catalogue,
            "plan": versions.plan,
        }
        found = [
            Basis(name=self._say(name), version=since.isoformat(), since=since)
            for name, since in dated.items()
            if since is not None
        ]
        years = versions.calendar
        if years:
            span = f"{years[0]}–{years[-1]}"
            found.append(
                Basis(name=self._say("calendar"), version=span, since=date(years[0], 1, 1))
            )
        return found

    def _time_line(self, number: str) -> TimeLine:
        """Return the life of a case that somebody chose to show; its town, and not its village."""
        found = self._ask(CaseByNumber(number=number), AUDIT)
        if not found:
            raise Refused(cases_texts.CASE_MISSING, case=number)
        status = found[0]
        steps = self._ask(CaseHistory(number=number), AUDIT)
        rounds = self._ask(CaseRounds(case=status.case), AUDIT)
        deadline = status.deadline
        skipped = () if deadline is None else deadline.explanation
        return TimeLine(
            number=number,
            matter=self._matters.get(status.matter, status.matter),
            place=self._towns.get(PlaceId(status.town), status.town),
            steps=tuple(self._steps(steps)),
            due=status.due,
            uncounted=tuple(one.day for one in skipped if one.kind is not DayKind.MAKEUP),
            deadline=tuple(self._ask(CaseClock(case=status.case, lang=self._lang), AUDIT)),
            verdict=self._say("listed").join(self._verdict(one) for one in rounds),
            on_time=all(one.on_time for one in rounds) if rounds else None,
        )

    def _steps(self, steps: list[CaseStep]) -> Iterator[Step]:
        """Give the steps; one that set another deadline, of whichever round, says it."""
        due = None
        for step in steps:
            made = self._step(step)
            if step.due is not None and step.due != due:
                said = self._say("due").format(due=stamp_end(step.due))
                made = evolve(made, note=self._say("listed").join(filter(None, (made.note, said))))
            due = step.due
            yield made

    def _step(self, step: CaseStep) -> Step:
        first = step.due is None and step.action is None
        label = self._say("report" if first else "clock")
        return Step(
            at=step.at,
            label=label if step.action is None else step.action.label(self._lang),
            who=self._say("platform") if step.role is None else step.role.label(self._lang),
            note=step.note,
        )

    def _verdict(self, row: RoundRow) -> str:
        said: Satisfaction | None = row.satisfaction
        words = [
            self._say("round").format(n=row.round),
            self._say("on time" if row.on_time else "late"),
            row.result.label(self._lang),
            *([] if said is None else [said.label(self._lang)]),
        ]
        return " · ".join(words)
