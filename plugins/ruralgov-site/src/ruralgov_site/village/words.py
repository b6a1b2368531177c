"""The words of the village pages in Chinese and English; ``{name}`` stands for a value."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from ruralgov.domain.disclosure import ITEMS, ItemClass, PublicationKind
from ruralgov.domain.kernel.month import Month, next_month
from ruralgov_site.village.checking import CHECKING, SAID, SAID_OF_FILES

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    **CHECKING,
    "site": ("村级集体财务公开", "Open accounts of the villages"),
    "skip": ("跳到正文", "Skip to the text"),
    "city_lede": (
        "各村集体的钱、物、地、合同，都从账簿和登记簿里直接取出，没有人手工填写，公开前由民主理财小组审核。",
        "Money, assets, land and contracts of each village, taken straight from the books, typed "
        "in by nobody, and reviewed by villagers before they go out.",
    ),
    "find": ("找到你的镇街", "Find your town"),
    "month_status": ("{month}财务公开", "Accounts of {month}"),
    "villages_out": ("个村已公开", "villages published"),
    "how_many": ("公开村数", "Villages"),
    "missing": ("未公开 {n} 个", "{n} missing"),
    "none_missing": ("全部公开", "all published"),
    "income": ("收入", "Income"),
    "spent": ("支出", "Spending"),
    "money": ("期末现金和存款", "Cash and bank"),
    "year_income": ("期内收入", "Income"),
    "year_spent": ("期内支出", "Spending"),
    "yuan": ("元", "yuan"),
    "unit_yuan": ("单位：元", "yuan"),
    "town": ("镇街", "Town"),
    "village": ("村", "Village"),
    "villages": ("各村各月", "Villages, month by month"),
    "month": ("月份", "Month"),
    "published_mark": ("已公开", "published"),
    "missing_mark": ("未公开", "missing"),
    "down_mark": ("期满撤下", "shown and taken down"),
    "again_mark": ("更正重发", "published again"),
    "sum_of": ("本镇街合计", "Whole town"),
    "city_sum": ("全市合计", "Whole city"),
    "sheets": ("打印公开栏二维码", "Print the codes for the notice boards"),
    "sheet": ("打印本村二维码", "Print the codes of this village"),
    "catalogue": ("公开目录", "What must be shown"),
    "check": ("怎么辨真假", "Is this genuine?"),
    "see_all": ("看每一笔", "See every line"),
    "see_property": ("看全部家底", "See all of it"),
    "see_contracts": ("看全部合同", "See all contracts"),
    "by_month": ("一个月一个月看", "Month by month"),
    "chart": ("每月收入和支出", "Income and spending by month"),
    "chart_gap": ("没有柱子的月份没有公开。", "A month without columns was not published."),
    "numbers": ("看数字", "The numbers"),
    "home": ("集体家底", "What the village owns"),
    "home_lede": ("截至{month}末，{n} 项", "At the end of {month}, {n} entries"),
    "contracts": ("对外发包和出租", "What is let"),
    "contracts_lede": (
        "截至{month}末。个人只显示姓，单位显示全称。",
        "At the end of {month}. Of a person only the surname is shown.",
    ),
    "silent": ("{months}的财务没有公开。", "The accounts of {months} were not published."),
    "silent_due": (
        "最迟应于{day}公开，已晚 {n} 天。",
        "They were due by {day}, {n} days ago.",
    ),
    "silent_first": (
        "其中最早的最迟应于{day}公开，已晚 {n} 天。",
        "The first of them were due by {day}, {n} days ago.",
    ),
    "waiting": (
        "{months}的财务还没有公开，最迟应于{day}公开。",
        "The accounts of {months} are not published yet; they are due by {day}.",
    ),
    "on_time": ("按时公开", "Published in time"),
    "late_by": ("晚了 {n} 天公开", "Published {n} days late"),
    "owed_many": ("有 {n} 份合同欠交，共 {sum} 元", "{n} contracts are owed on: {sum} yuan"),
    "summed": ("{n} 个村的", "of {n} villages"),
    "sums_how": (
        "金额是按月公开、现在还看得到的村的合计；“–”表示没有，不是零。",
        "Sums are of the villages whose accounts of the month are still shown; “–” is none, not 0.",
    ),
    "credit": ("信用积分公示和表彰", "Points and thanks"),
    "credit_lede": (
        "本页只列正在公示的积分和同意公开姓名的受表彰者。积分不影响任何救助、服务和权利。",
        "Shown are the points whose notice runs now, and those thanked who agreed to be named. "
        "Points touch no aid, service or right.",
    ),
    "credit_notice": ("{month}积分公示", "Points of {month}"),
    "credit_days": ("公示期 {since}至{last}（含当日）", "From {since} to {last}, both included"),
    "credit_entry": ("编号", "Entry"),
    "credit_name": ("村民", "Villager"),
    "credit_item": ("事项", "Item"),
    "credit_points": ("分值", "Points"),
    "credit_unnamed": ("（不公示姓名）", "(not named)"),
    "credit_none": ("本月没有积分。", "No points in this month."),
    "credit_object": (
        "本村成年村民可在{last}（含当日）以前向村里对任何一条提出异议，写明编号和理由；"
        "该条在答复以前不计分。",
        "Any adult of the village may object up to {last}, that day included, with the entry and "
        "the reason; that entry does not count until it is answered.",
    ),
    "credit_commended": ("{quarter}表彰", "Thanked for {quarter}"),
    "credit_order": ("按姓名排列，不分先后。", "By name, in no order of merit."),
    "versions": ("各期公开", "All publications"),
    "version": ("第{n}版", "version {n}"),
    "current": ("现行", "current"),
    "superseded": ("已更正", "superseded"),
    "down": ("已撤下", "taken down"),
    "reason": ("更正理由：{reason}", "Reason: {reason}"),
    "nothing": ("还没有公开任何内容。", "Nothing has been published yet."),
    "no_kind": ("还没有公开。", "Not published yet."),
    "ask": (
        "对账目有疑问，可以向民主理财小组、村务监督委员会或镇街经管站提出。",
        "Questions about the accounts: ask the review group, the supervisors or the town.",
    ),
    "is_old": (
        "这是旧版本，已被更正。请看新的版本。",
        "This version was superseded. See the newer one.",
    ),
    "see_newer": ("看新版本", "See the newer version"),
    "see_older": ("看上一版本", "See the version before"),
    "is_again": ("这是更正后的第{n}版。", "This is version {n}, a correction."),
    "published_on": ("公开日期", "Published"),
    "reviewed_by": ("审核", "Review"),
    "reviewers": ("民主理财小组 {n} 人审核通过", "passed by {n} of the review group"),
    "which": ("版本", "Version"),
    "seal": ("账簿封存号", "Seal of the ledgers"),
    "unsealed": (
        "所附的封存号与账簿对不上：账簿没有这样封存过",
        "The seal that was given is none of these ledgers: they were never sealed so",
    ),
    "print": ("指纹", "Fingerprint"),
    "amount": ("金额", "Amount"),
    "day": ("日期", "Day"),
    "what": ("内容", "What"),
    "record": ("记-{n}", "No. {n}"),
    "none_here": ("没有：", "None: "),
    "quantity": ("数量", "Quantity"),
    "value": ("原值", "Cost"),
    "depreciated": ("已折旧", "Depreciation"),
    "spent_of": ("已支出", "Spent"),
    "differs": (
        "账面与登记簿相差 {by} 元。",
        "Books and register differ by {by} yuan.",
    ),
    "other": ("对方", "Other side"),
    "due": ("应收到期", "Due so far"),
    "paid": ("已收", "Paid"),
    "owed": ("欠交", "Owed"),
    "decision": ("依据", "Decision"),
    "reopened": ("{month}曾反结账", "{month} was reopened"),
    "went_into": ("自{day}起并入：", "Since {day} part of:"),
    "of_total": ("应交 {due}，已交 {paid}", "due {due}, paid {paid}"),
    "is_genuine": ("这一页是真的吗？", "Is this page genuine?"),
    "genuine_how": (
        "公开时，这份数据算出了一个“指纹”，印在村里的公开栏上。数据改动一个字，指纹就完全不同。本页上方的"
        "核对结果是页面自己算的；不放心的，用下面两个办法另外核对。",
        "When it was published, a fingerprint was computed from the data and printed on the "
        "notice board. Change one mark of the data, and the fingerprint is another. What is said "
        "above was computed by the page itself; in doubt, check it in the two ways below.",
    ),
    "download": ("下载数据文件", "Download the data file"),
    "no_script": (
        "你的浏览器没有运行核对程序，不影响阅读。可以下载数据文件，用别的工具计算 SHA-256，"
        "开头 16 位应是公开栏上的指纹。",
        "Your browser did not run the check. Reading works; or download the file and compute its "
        "SHA-256 with another tool: it begins with the fingerprint of the notice board.",
    ),
    "check_file": ("核对下载的文件", "Check a downloaded file"),
    "check_lede": (
        "选一个数据文件或另存下来的公开页，你的浏览器自己核对，文件不会发送到任何地方。本页可以另存到手机或"
        "U盘，不联网也能用，也能核对从别处来的文件。",
        "Choose a data file or a page that was saved; your own browser checks it and sends "
        "it nowhere. Save this page to check without a network, whatever came from wherever.",
    ),
    "step_1": ("选择文件", "Choose the file"),
    "step_1_how": (
        "在公开页点“下载数据文件”得到（.json），或把公开页另存为网页（.html）。微信里请点右上角“…”，选择在"
        "浏览器打开后再下载。",
        "From “Download the data file” on a page (.json), or the page itself, saved (.html).",
    ),
    "step_2": ("填上公开栏上的指纹", "Give the fingerprint from the notice board"),
    "step_2_how": (
        "公开栏上印的 16 位数字和字母 A–F，大小写、空格不用管。请看着纸填，不要从页面上抄。",
        "The 16 digits and letters A–F that are printed there; case and spaces do not matter. "
        "Read them from the paper, not from a page.",
    ),
    "step_3": ("看结果", "See the result"),
    "proves": ("它能证明什么", "What it proves"),
    "proves_how": (
        "结果是“相符”时：你手里的内容，与公开栏上印出指纹的那一份一个字都不差，没有少一项，也没有多一项。",
        "Where it says “the same”: what you have is, to the letter, what the fingerprint on "
        "the notice board was printed for; nothing is left out and nothing was added.",
    ),
    "proves_not": ("它不能证明什么", "What it does not prove"),
    "proves_not_how": (
        "不能证明账本来就记得对，不能证明公开栏上的纸没被人换过，也不知道以后有没有更正。"
        "公开页上的核对是那一页自己带的程序做的：连程序一起换掉的假页，只有换个地方核对才看得出来。"
        "请用本页核对（从别的村、别的网站，或自己以前另存的一份打开），"
        "或在另一台设备上用任何 SHA-256 工具计算数据文件的指纹，与公开栏对照。",
        "Not that the accounts were right in the first place, nor that the paper on the board was "
        "not replaced, nor whether it was corrected since. A page is checked by the program that "
        "it carries: who replaces that as well is found out only from elsewhere. Use this page "
        "from another site, or a copy that you saved before, or compute the SHA-256 of the data "
        "file with any tool on another device, and compare it with the board.",
    ),
    "card_see": (
        "① 用微信或相机扫码，看每一笔。\n② 打开的页面上，指纹应与这里一模一样。",
        "1. Scan to see every line.\n2. The fingerprint there must be this one.",
    ),
    "card_home": (
        "① 用微信或相机扫码，看本村最新公开。\n② 这个码长期有效，可一直贴着。",
        "1. Scan for the newest of this village.\n2. This code stays valid.",
    ),
    "always": ("本村全部公开", "All of this village"),
    "sheet_how": (
        "按 A4 纸打印，贴在公开栏。换期时重新打印。",
        "Print on A4 for the notice board; print again for each period.",
    ),
    "code": ("编号", "Code"),
    "basis": ("依据", "Basis"),
    "catalogue_lede": (
        "{classes} 大类，其中计数的有 {items} 项。每一项写明依据、时限、对象和数字来源。",
        "{classes} classes with {items} counted items, each with its basis, interval, audience "
        "and source.",
    ),
    "footer": (
        "不联网、不跟踪：页面不加载任何外部内容。",
        "No network, no trackers: a page loads nothing from elsewhere.",
    ),
    "made": ("{day} 生成", "made on {day}"),
    "back_city": ("全市", "City"),
    "taken_down": (
        "这份公开已于 {day} 撤下：{ground}。指纹仍可核对旧的下载文件。",
        "This was taken down on {day}: {ground}. Its fingerprint still checks old downloads.",
    ),
    "comma": ("，", ", "),
}
_SHORT: Final = {
    PublicationKind.FINANCE: ("财务收支", "money in and out"),
    PublicationKind.PROPERTY: ("资产资源家底", "assets and resources"),
    PublicationKind.CONTRACTS: ("合同", "contracts"),
    PublicationKind.ANNUAL: ("年度财务公开", "yearly accounts"),
}
YEAR_AT: Final = 4
TAGS: Final = {"zh": "zh-CN", "en": "en"}


def _headed(text: str) -> str:
    """Return a text as a heading begins."""
    return text[:1].upper() + text[1:]


class Words:
    """The words in ``zh`` or ``en``."""

    def __init__(self, lang: str) -> None:
        self.lang, self.tag = lang, TAGS[lang]

    def __call__(self, key: str, **values: object) -> str:
        """Return a text with its values."""
        return _WORDS[key][self.lang != "zh"].format_map(values)

    def kind(self, kind: str) -> str:
        """Return the name of a kind of publication."""
        return _SHORT[PublicationKind(kind)][self.lang != "zh"]  # type: ignore[call-arg]

    def item(self, code: str, name: str) -> str:
        """Return the name of an item: in Chinese as the file has it."""
        return name if self.lang == "zh" or code not in ITEMS else _headed(ITEMS[code].en)

    def group(self, code: str) -> str:
        """Return the name of the class of an item."""
        return _headed(next(one for one in ItemClass if one.value == code[0]).label(self.lang))

    def month(self, month: str, *, year: bool = True) -> str:
        """Return a month as people read it: 2026年3月."""
        if self.lang != "zh":
            return month if year else month[5:].lstrip("0")
        return (f"{month[:YEAR_AT]}年" if year else "") + f"{int(month[5:])}月"

    def quarter(self, quarter: str) -> str:
        """Return a quarter as people read it: 2026年第1季度."""
        year, _, number = quarter.partition("-Q")
        return f"{year}年第{number}季度" if self.lang == "zh" else f"quarter {number} of {year}"

    def months(self, months: Sequence[str]) -> str:
        """Return months as people read them, those that follow each other together."""
        runs: list[list[str]] = []
        for month in months:
            if runs and next_month(Month(runs[-1][-1])) == month:
                runs[-1].append(month)
            else:
                runs.append([month])
        return self("list_comma").join(self.span(run[0], run[-1]) for run in runs)

    def span(self, first: str, last: str) -> str:
        """Return a period as people read it."""
        if first == last:
            return self.month(first)
        if self.lang != "zh":
            return f"{first} – {last}"
        if first[:YEAR_AT] == last[:YEAR_AT]:
            if (first[5:], last[5:]) == ("01", "12"):
                return f"{first[:YEAR_AT]}年"
            return f"{self.month(first)}至{self.month(last, year=False)}"
        return f"{self.month(first)}至{self.month(last)}"

    def day(self, day: str | date) -> str:
        """Return a day as people read it."""
        text = str(day)
        if self.lang != "zh":
            return text
        return f"{text[:YEAR_AT]}年{int(text[5:7])}月{int(text[8:10])}日"

    def script(self, said: Iterable[str], *, files: bool = False) -> dict[str, Any]:
        """Return what the program in a page says, with the places for values.

        *said* are the keys of the words that its template says; *files*: it checks chosen files.
        """
        at = int(self.lang != "zh")
        keys = {
            *said,
            *SAID,
            *(SAID_OF_FILES if files else ()),
            *(key for key in _WORDS if key.startswith("field_")),
        }
        return {
            "lang": self.lang,
            "tag": self.tag,
            "words": {key: _WORDS[key][at] for key in sorted(keys)},
            "kinds": {kind.value: self.kind(kind) for kind in PublicationKind},
            "groups": {one.value: self.group(one.value) for one in ItemClass},
            "items": {} if self.lang == "zh" else {code: self.item(code, "") for code in ITEMS},
        }
