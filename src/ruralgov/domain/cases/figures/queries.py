"""Figures that a stranger can count again: each says what is counted in what, and what is not.

What each measure counts stands in ``DEFINITIONS``, and goes with every answer.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from attrs import field

from ruralgov.domain.cases.rows import Ending
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.month import EARLIEST, LATEST, check_period
from ruralgov.domain.kernel.value import frozen


class FigureBy(LabelledEnum):
    """What figures are broken down by."""

    MONTH = "month", "月份", "month"
    TOWN = "town", "镇街", "town"
    PLACE = "place", "村居", "village"
    UNIT = "unit", "承办单位", "unit"
    MATTER = "matter", "事项", "matter"
    LEVEL = "level", "解决层级", "level"


class Measure(LabelledEnum):
    """What is measured, as a share."""

    ON_TIME = "on_time", "按期办结率", "done on time"
    UNIT_ON_TIME = "unit_on_time", "承办单位按期率", "done on time by the unit's own clock"
    SATISFIED = "satisfied", "满意率", "satisfied"
    FIRST = "first", "一次办结率", "settled in the first round"
    RETURNED = "returned", "退单率", "given back by a unit"
    IN_VILLAGE = "in_village", "小事不出村", "settled in the village"
    IN_TOWN = "in_town", "大事不出镇", "settled in the town or below"
    SOLVED = "solved", "解决率", "solved"
    CHECK_FAILED = "check_failed", "核查不通过率", "found undone by a check"
    ACCEPTED = "accepted", "按时受理率", "accepted in time"
    RESPONDED = "responded", "按时签收率", "signed for in time"
    ASKED = "asked", "回访率", "called back"
    REACHED = "reached", "回访接通率", "reached when called back"
    REOPENED = "reopened", "重办率", "taken up again"
    RETURN_GRANTED = "return_granted", "退单同意率", "returns granted"
    REPEATED = "repeated", "重复反映率", "reported again"


@frozen
class Definition:
    """What a measure counts in what, in both languages."""

    zh: str
    en: str


DEFINITIONS: Final[Mapping[Measure, Definition]] = {
    Measure.ON_TIME: Definition(
        "期内到期的办理轮次中，按期办结的占比；到期未办结、逾期后强制结案或撤回的，以及受理后超过派单"
        "时限仍未派单、未答复的，计为逾期。到期前强制结案、到期前诉求人撤回、已按期报办结待核查的不计。",
        "Of the rounds that fell due in the period, those done on time. What is still open past "
        "its day, or was closed by force or withdrawn after it, is late, and so is what was "
        "accepted and neither sent to a unit nor answered in the time for that. Not counted: "
        "closed by force or withdrawn by the reporter before its day, and reported in time and "
        "not yet checked.",
    ),
    Measure.UNIT_ON_TIME: Definition(
        "各承办单位经手的每一次（含退单、上报、改派），以该单位自己的时限计；"
        "期内结束的和到期仍在办的之中，按期的占比。已按期报办结待核查的、到期前诉求人撤回的不计。",
        "Of the times for which a unit had a case, by its own clock: of those that ended in the "
        "period, also by a return or by being passed on, and those past their day that have not "
        "ended, the ones in time. Not counted: reported in time and not yet checked, and withdrawn "
        "by the reporter in time.",
    ),
    Measure.SATISFIED: Definition(
        "期内办结、已回访且联系上的办理轮次中，满意和基本满意的占比（基本满意另列）；"
        "联系不上、尚未回访、匿名无从回访、不参评事项不计。",
        "Of the rounds done in the period whose reporter was reached, those satisfied or basically "
        "satisfied (the latter also apart). Not counted: not reached, not called back yet, nobody "
        "to call back, of a matter that is not ranked.",
    ),
    Measure.FIRST: Definition(
        "期内结案的诉求（件，含强制结案）中，只办理一轮的占比。",
        "Of the cases closed in the period, also by force, those that took one round.",
    ),
    Measure.RETURNED: Definition(
        "期内结束的承办（次）中，以退单结束的占比，计在退单的单位名下；到期前诉求人撤回的不计。",
        "Of the times for which a unit had a case and that ended in the period, those that ended "
        "with a return, counted for the unit that gave back. Not counted: withdrawn by the "
        "reporter in time.",
    ),
    Measure.IN_VILLAGE: Definition(
        "期内办结的村级事项（轮次）中，在村级解决的占比；平台直接答复的不计。",
        "Of the rounds done in the period of matters of the village level, those settled in the "
        "village. Not counted: what the platform answered itself.",
    ),
    Measure.IN_TOWN: Definition(
        "期内办结的镇级及以下事项（轮次）中，在镇级及以下解决的占比；平台直接答复的不计。",
        "Of the rounds done in the period of matters of the town level or below, those settled in "
        "the town or below. Not counted: what the platform answered itself.",
    ),
    Measure.SOLVED: Definition(
        "期内办结的轮次中，结果为“已解决”的占比；平台直接答复的不计。",
        "Of the rounds done in the period, those with the result solved. Not counted: what the "
        "platform answered itself.",
    ),
    Measure.CHECK_FAILED: Definition(
        "期内核查通过的轮次中，此前曾核查不通过的占比。",
        "Of the rounds whose check passed in the period, those of which a check had failed before.",
    ),
    Measure.ACCEPTED: Definition(
        "期内收到的诉求（件）中，在受理时限内受理或不予受理的占比；逾期才受理、逾期仍未受理的计为"
        "逾期。时限未到的、时限届满前已结束的、无受理时间记录的不计。",
        "Of the cases that came in in the period, those accepted or refused by the end of the time "
        "for it; late is what was late or still waits past it. Not counted: what still has time, "
        "ended before its time was up, or was taken before the instant was kept.",
    ),
    Measure.RESPONDED: Definition(
        "各承办单位经手的每一次中，在签收时限内签收或申请退单的占比：期内结束的，和签收时限已过仍未"
        "签收的。时限届满前已转走、结束的和无签收时间记录的不计。",
        "Of the times for which a unit had a case, those in which it signed for it, or asked its "
        "return, within the time for that: of the ones that ended in the period, and of those not "
        "signed for past that time. Not counted: taken away or ended before the time was up, or "
        "signed for before the instant was kept.",
    ),
    Measure.ASKED: Definition(
        "期内办结的轮次中，已回访的占比，含联系不上和诉求人主动评价的；匿名无从回访的不计。",
        "Of the rounds done in the period, those whose reporter was called back, reached or not, "
        "or came to say it. Not counted: nobody can be called back.",
    ),
    Measure.REACHED: Definition(
        "期内办结、已回访的轮次中，联系上的占比；尚未回访、匿名无从回访的不计。",
        "Of the rounds done in the period whose reporter was called back, those reached. Not "
        "counted: not called back yet, nobody can be called back.",
    ),
    Measure.REOPENED: Definition(
        "期内办结、联系上诉求人的轮次中，因不满意进入下一轮的占比，不论事项是否参评；联系不上、"
        "尚未回访、匿名无从回访的不计。",
        "Of the rounds done in the period whose reporter was reached, those that another round "
        "followed, whether the matter is ranked or not. Not counted: not reached, not called back "
        "yet, nobody can be called back.",
    ),
    Measure.RETURN_GRANTED: Definition(
        "期内申请的退单中，同意或裁定改派的占比，计在申请的单位名下；驳回、逾期未决失效、裁定不改派的"
        "另列。待决定的、未决定即转办或结束的不计。",
        "Of the returns asked for in the period, counted for the unit that asked, those granted or "
        "given to another unit by arbitration; refused, lapsed and left with the unit are told "
        "apart. Not counted: not decided yet, or the case left or ended before.",
    ),
    Measure.REPEATED: Definition(
        "期内收到的诉求（件）中，与不久前（政策配置的天数内）结案的同村居同事项诉求属同一户，或相距不"
        "超过该事项规定米数的占比；缺户和位置信息、无法判断的不计。",
        "Of the cases that came in in the period, those of the same matter and village as one "
        "closed shortly before (within the profile's days) and of the same household, or within "
        "the matter's metres. Not counted: like one, and nothing tells whether it is the same.",
    ),
}


class Exclusion(LabelledEnum):
    """Why something is in neither part of a figure."""

    UNREACHABLE = "unreachable", "联系不上", "the reporter was not reached"
    UNASKED = "unasked", "尚未回访", "not called back yet"
    UNRANKED = "unranked", "调解、执法等不参评事项", "of a matter that is not ranked"
    FORCED = "forced", "到期前强制结案", "closed by force before its day"
    UNCHECKED = "unchecked", "已按期报办结待核查", "reported in time, not yet checked"
    DESK = "desk", "平台直接答复", "answered by the platform itself"
    ANONYMOUS = "anonymous", "匿名无从回访", "nobody can be called back"
    UNDUE = "undue", "时限届满前已转走、结束或无记录", "left before its time was up, or not known"
    WAITING = "waiting", "待受理、时限未到", "to be accepted, its time not up"
    PENDING = "pending", "退单待决定", "the return is not decided yet"
    OVERTAKEN = "overtaken", "未决定即转办或结束", "the case left or ended before a decision"
    WITHDRAWN = "withdrawn", "到期前诉求人撤回", "withdrawn by the reporter before its day"
    UNTOLD = "untold", "无法判断是否同一户、同一地点", "not told whether it is the same trouble"


class Within(LabelledEnum):
    """What a part of a figure is made of."""

    LATE = "late", "逾期办结", "done late"
    OPEN_LATE = "open_late", "到期仍在办", "open past its day"
    FORCED_LATE = (
        "forced_late",
        "逾期后强制结案或撤回",
        "closed by force or withdrawn when late",
    )
    BASICALLY = "basically", "基本满意", "basically satisfied"
    MOVED = "moved", "裁定改派", "given to another unit by arbitration"
    REFUSED = "refused", "驳回", "refused"
    LAPSED = "lapsed", "逾期未决失效", "lapsed, not decided in time"
    KEPT = "kept", "裁定不改派", "left with the unit by arbitration"
    HOUSEHOLD = "household", "同一户", "of the same household"
    NEAR = "near", "同一地点", "at the same spot"


class Part(LabelledEnum):
    """Which cases of a figure are asked for."""

    COUNTED = "counted", "计入分子", "counted"
    MISSED = "missed", "计入分母未计入分子", "not counted"
    UNREACHABLE = "unreachable", "联系不上", "the reporter was not reached"
    UNASKED = "unasked", "尚未回访", "not called back yet"
    UNRANKED = "unranked", "不参评事项", "of a matter that is not ranked"
    FORCED = "forced", "到期前强制结案", "closed by force before its day"
    UNCHECKED = "unchecked", "已按期报办结待核查", "reported in time, not yet checked"
    DESK = "desk", "平台直接答复", "answered by the platform itself"
    ANONYMOUS = "anonymous", "匿名无从回访", "nobody can be called back"
    UNDUE = "undue", "时限届满前已转走、结束或无记录", "left before its time was up, or not known"
    WAITING = "waiting", "待受理、时限未到", "to be accepted, its time not up"
    PENDING = "pending", "退单待决定", "the return is not decided yet"
    OVERTAKEN = "overtaken", "未决定即转办或结束", "the case left or ended before a decision"
    WITHDRAWN = "withdrawn", "到期前诉求人撤回", "withdrawn by the reporter before its day"
    UNTOLD = "untold", "无法判断是否同一户、同一地点", "not told whether it is the same trouble"


@frozen(kw_only=True)
class Figure:
    """A share: *numerator* of *denominator*; all is held back where one number of it is too small.

    ``within`` tells some of what the numerator, or what it lacks, is made of.
    """

    measure: Measure
    numerator: int | None
    denominator: int | None
    exclusions: dict[Exclusion, int]
    within: dict[Within, int] = field(factory=dict)


@frozen(kw_only=True)
class FigureLine:
    """The figures of one month, town, village, unit, matter or level, or of them all."""

    key: str
    reported: int | None
    """Cases that came in; None where too few, or not known by what these lines are of."""
    done: int | None
    """Rounds whose work was done, or that were answered; None where too few."""
    figures: tuple[Figure, ...]
    name: str = ""
    """What a unit is called on the day asked; empty where the key is no unit's."""


@frozen(kw_only=True)
class RuleVersions:
    """By which rules was counted: since when each holds, and the years of the calendar."""

    profile: date
    catalogue: date | None
    plan: date | None
    calendar: tuple[int, ...]


@frozen(kw_only=True)
class Durations:
    """In how many days rounds were done, begun days whole; None where too few were."""

    median: int | None
    ninetieth: int | None
    """Nine in ten took no longer."""


@frozen(kw_only=True)
class OpenWork:
    """What is open when it is asked; None where too few."""

    open: int | None
    overdue: int | None
    """Of them, those past the deadline of their round."""


@frozen(kw_only=True)
class FigureSheet:
    """Figures of a place and a period, broken down, with their total and their rules."""

    by: FigureBy | None
    place: PlaceId | None
    first: str
    last: str
    versions: RuleVersions
    endings: dict[Ending, int | None]
    """How the cases that came in ended, or that they are open; None where too few are."""
    lines: tuple[FigureLine, ...]
    total: FigureLine
    threshold: int
    """Fewer than so many are not shown; 0 where everything is."""
    durations: Durations
    work: OpenWork
    imported: int | None = 0
    """Cases that came in then and that other systems handled: in none of these figures, see
    ``ImportedFigures``; None where too few."""
    definitions: dict[Measure, Definition] = field(factory=lambda: {**DEFINITIONS})


@frozen(kw_only=True)
class CaseFigures(Query[FigureSheet]):
    """Ask for the figures of some months (all by default) of a village, a town or the city.

    Asked for statistics, small numbers are held back, and so many others that nobody can work
    them out from the total.
    """

    by: FigureBy | None = None
    place: PlaceId | None = None
    first: str = EARLIEST
    last: str = field(default=LATEST, validator=check_period)


@frozen(kw_only=True)
class FigureCases(Query[list[str]]):
    """Ask for the numbers of the cases behind a figure: of a total, or of the line of a *key*.

    A line is named by what it breaks down *by* and its *key*; raises ``figure_key_missing``.
    """

    measure: Measure
    part: Part
    by: FigureBy | None = None
    key: str | None = None
    place: PlaceId | None = None
    first: str = EARLIEST
    last: str = field(default=LATEST, validator=check_period)
