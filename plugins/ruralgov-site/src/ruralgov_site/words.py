"""The site's own words in Chinese and English; ``{name}`` stands for a value."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final

from ruralgov.domain.kernel.calendar import SHANGHAI

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "report": ("诉求办理公开报告", "Public report on cases"),
    "skip": ("跳到正文", "Skip to the text"),
    "pages": ("各页", "Pages"),
    "index": ("概览", "Overview"),
    "towns": ("各镇街", "Towns"),
    "departments": ("承办单位", "Departments"),
    "matters": ("事项", "Matters"),
    "case": ("一件诉求", "One case"),
    "method": ("怎么数的", "How it is counted"),
    "lede": (
        "多久办好、办得满不满意：一件一件数出来，算法和依据都写明。",
        "How long it took and whether people were satisfied, counted case by case, with the "
        "rules it rests on.",
    ),
    "piece": ("轮次", ""),
    "per_thousand": (
        "{name}：每一格是千分之一，红格约为{missed}的部分（{cells}格）",
        "{name}: each square is one in a thousand; red: {missed} ({cells})",
    ),
    "per_case": (
        "{name}：每一格是一件，红格是{missed}的（{cells}格）",
        "{name}: each square is one case; red: {missed} ({cells})",
    ),
    "part_of": ("{of} 中的 {n}", "{n} of {of}"),
    "missed": ("{missed} {n}", "{missed}: {n}"),
    "apart": ("不计入分子和分母：", "In neither count: "),
    "colon": ("：", ": "),
    "within": ("其中：", "Of these: "),
    "item": ("{label} {n}", "{label}: {n}"),
    "comma": ("，", ", "),
    "stop": ("。", "."),
    "by_month": ("一个月一个月看", "Month by month"),
    "volume": ("每月{counted}", "{counted} by month"),
    "rate_by_month": ("每月{name}", "{name} by month"),
    "missed_by_month": ("每月{missed}数", "{missed} by month"),
    "unit_cases": ("单位：轮次，纵轴从0起", "Unit: rounds; the axis starts at 0"),
    "unit_percent": ("单位：%，纵轴从0起", "Unit: %; the axis starts at 0"),
    "zoomed": (
        "单位：%，轴从{low}%起放大；虚线为全市",
        "%; enlarged axis from {low}%; dashed: the city",
    ),
    "percent_rows": ("单位：%，虚线为全市", "Unit: %; dashed: the city"),
    "bars": ("单位：件，从0起", "Unit: cases, from 0"),
    "gaps": ("未画出的月份件数过少，见下表。", "A month that is not drawn has too few cases."),
    "levels": ("小事不出村，大事不出镇", "Where it was settled"),
    "levels_how": ("每百轮次在哪一级办结", "Of a hundred rounds, where each was settled"),
    "table_of": ("{title}：全部数字", "{title}: all numbers"),
    "wide": ("可左右滑动", "scrolls sideways"),
    "cases": ("办结轮次", "Rounds"),
    "month": ("月份", "Month"),
    "town": ("镇街", "Town"),
    "unit": ("承办单位", "Department"),
    "matter": ("事项", "Matter"),
    "level": ("解决层级", "Level"),
    "outside_of": ("{title}：不计入分子和分母的", "{title}: in neither count"),
    "outside_none": ("一件也没有的：", "There are none of these: "),
    "of_rate": ("{label}（{name}）", "{label} ({name})"),
    "list": ("、", ", "),
    "facts_how": (
        "这几个数为什么不一样：“收到诉求”数这段时间新来的件数；“办结”数这段时间办完的轮次，不满意重办的一件"
        "会有几轮，以前收到的也会在这时办完，所以可以比收到的多。各项率的分母只数够得上评这一项的，见各自的"
        "说明，也与这两个数不同。",
        "Why these numbers differ: reports are those that came in; what was done is counted in "
        "rounds, of which a case that is taken up again has several and one of an earlier month "
        "its last, so that there can be more. Each rate is of what it can be said of only, as its "
        "own note says.",
    ),
    "towns_lede": (
        "镇街按件数从多到少排列；各图行序相同，可以对着看。",
        "The most cases first; the rows stand in the same order in every chart.",
    ),
    "units_lede": (
        "按件数从多到少排列。有{missed}的，用红色标出。",
        "The most cases first. {missed} is marked in red.",
    ),
    "matters_lede": (
        "群众说得最多的{n}类事，从多到少。有{missed}的，用红色标出。",
        "The {n} matters that came up most. {missed} is marked in red.",
    ),
    "few_note": (
        "“{few}”：件数太少，公布会让人猜到是谁家的事，或为此一并不列。"
        "“{guard}”：不公布，是为了前一种数不被减出来。",
        "'{few}': so few that one could guess whose they are, or left out for the sake of such. "
        "'{guard}': left out so that the former cannot be found by subtraction.",
    ),
    "case_title": ("一件诉求，从头到尾", "One case from beginning to end"),
    "case_lede": (
        "编号{number}，{matter}，{place}。只写角色，不写姓名。",
        "Number {number}, {matter}, {place}. Roles are shown, never names.",
    ),
    "strip": ("{first}至{last}，按实际时间画", "{first} to {last}, drawn to scale"),
    "strip_out": ("灰底是整天不计入时限的日子", "grey days do not count at all"),
    "steps": ("每一步", "Step by step"),
    "due": ("应办结时限", "Due"),
    "due_in_time": ("到这一刻为止都算按期", "Up to this moment it is in time"),
    "deadline_how": ("这个时限是怎么算的", "How the deadline is counted"),
    "verdict": ("结论", "Verdict"),
    "later_days": ("隔{days}天{hours}小时", "{days} d {hours} h later"),
    "later_whole_days": ("隔{days}天", "{days} d later"),
    "later_hours": ("隔{hours}小时", "{hours} h later"),
    "later_minutes": ("隔{minutes}分钟", "{minutes} min later"),
    "method_lede": (
        "不用相信我们，可以自己数一遍。",
        "You need not believe us: count it yourself.",
    ),
    "basis": ("依据哪些规则", "The rules it rests on"),
    "rule": ("规则", "Rule"),
    "version": ("版本", "Version"),
    "since": ("起用日期", "In force since"),
    "recompute": ("怎么重算", "How to count it again"),
    "recompute_how": (
        "拿到同一份数据的人，运行下面的命令，应得到同样的数字；"
        "用 ruralgov verify --head {head} 可核对其中此前的记录未被改动。",
        "Whoever holds the same store runs this and gets the same figures; "
        "ruralgov verify --head {head} checks that nothing before them was changed.",
    ),
    "rates": ("几个率怎么算", "What is a rate of what"),
    "rate_is": (
        "{name}：分子 {n}，分母 {of}，即 {text}；相差的 {m} 为{missed}。",
        "{name}: {n} of {of}, which is {text}; the other {m} are {missed}.",
    ),
    "rounding": (
        "百分数四舍五入到一位小数，都在99%以上的到两位；只要不是全部，就不会写成100.0%，而是多写几位。",
        "Percentages have one digit, or two where all are above 99%; what is not all is never "
        "rounded up to 100.0% but gets more digits.",
    ),
    "axes": ("图怎么看", "How to read the charts"),
    "axes_how": (
        "画件数的图从0起。率接近100%时，用点而不用柱，放大的轴都注明从几起；逾期的另以件数画出，从0起。",
        "Counts are bars from 0. Shares near 100% are dots, never bars, on an enlarged axis that "
        "says where it starts; what was missed is drawn as counts as well, from 0.",
    ),
    "hidden": ("哪些数不公布", "What is left out"),
    "hidden_how": (
        "不足{few}件的，件数和各项率都不公布。如果从合计能减出来，就把同列较小的数也一并不列，"
        "直到减不出来为止。",
        "Where there are fewer than {few}, neither their number nor a share of them is shown. "
        "Where a total would give one away, the next smallest numbers of its column are left out "
        "as well, until it no longer does.",
    ),
    "personal": ("没有个人信息", "No personal data"),
    "personal_how": (
        "各页没有姓名、电话、住址、诉求原文，也不联网、不统计谁看过。",
        "No page holds a name, telephone, address or what was said; nothing is fetched and no "
        "visit is counted.",
    ),
    "made": ("生成于 {at}", "Made on {at}"),
    "head": ("日志摘要 {head}", "Journal head {head}"),
    "clean": (
        "不含个人信息，不联网，可打印。",
        "No personal data, no network, fit to print.",
    ),
    "more": ("往下看", "Read on"),
    "more_towns": ("每个镇街办了多少、快不快", "How many and how fast, town by town"),
    "more_departments": ("每个承办单位的件数与逾期", "Cases and late ones of each department"),
    "more_matters": ("群众说得最多的是哪些事", "What people raised most"),
    "more_case": ("一件诉求走过的每一步", "Every step that one case took"),
    "more_method": (
        "分子、分母、依据和重算办法",
        "Numerators, denominators, rules, and how to check",
    ),
}
_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


class Words:
    """The words of one language: ``words("part_of", n=3, of=5)``."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._place = 0 if lang == "zh" else 1

    def __call__(self, key: str, **values: object) -> str:
        """Return a text with its values."""
        return _WORDS[key][self._place].format_map(values)

    def month(self, key: str) -> str:
        """Return the short name of a month such as 2025-01."""
        number = int(key[5:])
        return f"{number}月" if self.lang == "zh" else _MONTHS[number - 1]

    def full_month(self, key: str) -> str:
        """Return the name of a month with its year."""
        return (
            f"{key[:4]}年{self.month(key)}" if self.lang == "zh" else f"{self.month(key)} {key[:4]}"
        )

    def span(self, first: str, last: str) -> str:
        """Return the name of a span of months: a year, if it is one."""
        if (first[:4], first[5:], last[5:]) == (last[:4], "01", "12"):
            return f"{first[:4]}年" if self.lang == "zh" else first[:4]
        if first == last:
            return self.full_month(first)
        return (
            f"{self.full_month(first)}{'至' if self.lang == 'zh' else '–'}{self.full_month(last)}"
        )

    def instant(self, at: datetime) -> str:
        """Return an instant as the clock in Asia/Shanghai shows it."""
        return f"{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"

    def day(self, day: date) -> str:
        """Return a day without its year."""
        if self.lang == "zh":
            return f"{day.month}月{day.day}日"
        return f"{day.day} {_MONTHS[day.month - 1]}"

    def later(self, seconds: float) -> str:
        """Return how much later something was."""
        minutes = int(seconds // 60)
        days, hours = divmod(minutes // 60, 24)
        if days and not hours:
            return self("later_whole_days", days=days)
        if days:
            return self("later_days", days=days, hours=hours)
        if hours:
            return self("later_hours", hours=hours)
        return self("later_minutes", minutes=minutes)

    def listed(self, items: Iterable[str]) -> str:
        """Return items as one sentence."""
        return self("comma").join(items) + self("stop")
