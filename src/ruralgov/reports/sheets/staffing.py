"""Sheets of posts, centres and secondments: who is where, and which posts moved to whom."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.staffing import (
    STAFFING,
    Centres,
    CentreSheet,
    CentreSheets,
    EndingBadges,
    MovedLine,
    Movement,
    NamedOfficer,
    OfficerNames,
    PostLedger,
    PostSheet,
    PostsMoved,
    PostSum,
    RosterLine,
    RosterTable,
    SecondmentRoster,
    SecondmentTable,
    TownMoved,
    TransferBasis,
)
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.model import Asking, Form, Heading, Of

Movements = Sequence[tuple[TransferBasis, Movement]]
SUMS: Final[tuple[Heading, ...]] = (
    ("kind", "编制类别", "kind of post", Kind.TEXT),
    ("units", "单位数", "units", Kind.INTEGER),
    ("posts", "编制数", "posts", Kind.INTEGER),
    ("staff", "在编人数", "staff", Kind.INTEGER),
    ("vacant", "空编", "vacant", Kind.INTEGER),
    ("uncounted", "未核对单位", "units not counted", Kind.INTEGER),
)


def _roster(asking: Asking, _of: str) -> Sequence[Statement]:
    """Departments across, towns down, with the sums of both."""
    found: RosterTable = asking(SecondmentTable(), STAFFING)
    people = {(str(one.place), str(one.department)): one.people for one in found.cells}
    columns: list[Heading] = [("town", "镇街", "town", Kind.TEXT)]
    columns += [(one.key, one.name, one.name, Kind.INTEGER) for one in found.by_department]
    columns += [("sum", "小计", "sum", Kind.INTEGER)]
    rows: list[list[Any]] = [
        [
            town.name,
            *(people.get((town.key, one.key), 0) for one in found.by_department),
            town.people,
        ]
        for town in found.by_town
    ]
    total = asking.say("合计", "total")
    rows.append([total, *(one.people for one in found.by_department), found.people])
    said = asking.say(
        f"下派执法人员 {found.people} 人，来自 {found.departments} 个部门，在 {found.towns} 个镇街",
        f"{found.people} officers seconded from {found.departments} departments to {found.towns} "
        "towns",
    )
    foot = asking.say("小计、合计中同一人只计一次。", "Sums count each person once.")
    title = ("综合执法人员下派名册汇总表", "Officers seconded to towns, by department")
    return [asking.table(title, columns, rows, under=[said], foot=[foot])]


def _names(asking: Asking, of: str) -> Sequence[Statement]:
    """Return the roster of a town by name; each is a reading."""
    place = PlaceId(of)
    named: list[NamedOfficer] = asking(OfficerNames(place=place), STAFFING)
    lines: list[RosterLine] = asking(SecondmentRoster(place=place), STAFFING)
    ending = {one.officer for one in asking(EndingBadges(place=place), STAFFING)}
    names = {one.officer: one.name for one in named}
    columns = (
        ("name", "姓名", "name", Kind.TEXT),
        ("department", "派出部门", "department", Kind.TEXT),
        ("capacity", "执法身份", "capacity", Kind.TEXT),
        ("since", "派驻自", "from", Kind.DATE),
        ("last", "派驻至", "last day", Kind.DATE),
        ("badge", "证件有效期至", "badge until", Kind.DATE),
        ("ending", "证件提示", "note on the badge", Kind.TEXT),
    )
    erased = asking.say("（姓名已删除）", "(name erased)")
    rows = [
        (
            names.get(one.officer) or erased,
            one.department_name,
            asking.label(one.capacity),
            one.since,
            one.last,
            one.badge_last,
            _badge(asking, one) if one.officer in ending else "",
        )
        for one in lines
    ]
    town = asking.places((place,), STAFFING).get(place, "")
    foot = asking.say(
        "本表含个人姓名，查看已留痕，只供内部使用，不得对外公开。",
        "This table names people. Reading it was recorded; it is not for the public.",
    )
    title = (f"{town}下派执法人员名册", f"Officers seconded to {town}")
    return [asking.table(title, columns, rows, foot=[foot])]


def _badge(asking: Asking, one: RosterLine) -> str:
    if one.badge_last is None:
        return asking.say("没有有效证件，不得执法", "no badge in force: may not act")
    return asking.say("60日内到期", "runs out within 60 days")


def _towns(asking: Asking) -> list[tuple[str, str]]:
    return [(one.key, one.name) for one in asking(SecondmentTable(), STAFFING).by_town]


def _posts(asking: Asking, _of: str) -> Sequence[Statement]:
    sheet: PostSheet = asking(PostLedger(), STAFFING)
    every = [(basis, asking(PostsMoved(basis=basis), STAFFING)) for basis in TransferBasis]
    moved: Movements = [(basis, found) for basis, found in every if found.lines]
    return [
        _post_sums(asking, sheet.sums),
        _post_towns(asking, sheet.towns),
        _post_units(asking, sheet),
        _moved(asking, moved),
        _moved_towns(asking, moved),
    ]


def _post_sums(asking: Asking, sums: Iterable[PostSum]) -> Statement:
    """Return the sums of each kind; with the counter accounts they come to nothing."""
    columns = (
        *SUMS,
        ("counters", "对方账户", "counter accounts", Kind.INTEGER),
        ("balance", "轧差", "balance", Kind.INTEGER),
    )
    rows = [(asking.label(one.kind), *_post_counts(one), one.counters, one.total) for one in sums]
    foot = asking.say(
        "轧差是编制数与对方账户（上级核定总量、统筹周转池、冻结）之和，应为零；两类编制不混用，不相加。",
        "The balance is posts and counter accounts together: nought. The two kinds never mix and "
        "are not added.",
    )
    title = ("编制台账（分类汇总）", "Ledger of posts, by kind")
    return asking.table(title, columns, rows, foot=[foot])


def _post_counts(one: PostSum) -> tuple[Any, ...]:
    return one.units, one.posts, one.staff, one.vacant, one.uncounted


def _post_towns(asking: Asking, towns: Iterable[PostSum]) -> Statement:
    columns = (("town", "镇街", "town", Kind.TEXT), *SUMS)
    rows = [(_town(asking, one), asking.label(one.kind), *_post_counts(one)) for one in towns]
    return asking.table(("编制台账（按镇街）", "Ledger of posts, by town"), columns, rows)


def _town(asking: Asking, one: PostSum | TownMoved) -> str:
    return asking.say("市直", "the city's own") if one.place == CITY else one.name


def _post_units(asking: Asking, sheet: PostSheet) -> Statement:
    columns = (
        ("unit", "单位", "unit", Kind.TEXT),
        ("kind", "编制类别", "kind of post", Kind.TEXT),
        ("posts", "编制数", "posts", Kind.INTEGER),
        ("staff", "在编人数", "staff", Kind.INTEGER),
        ("vacant", "空编", "vacant", Kind.INTEGER),
        ("counted", "核对日期", "counted on", Kind.DATE),
    )
    rows = [
        (one.name, asking.label(one.kind), one.posts, one.staff, one.vacant, one.counted)
        for one in sheet.units
    ]
    foot = asking.say(
        "在编人数空白表示尚未核对，不等于零；空编为负表示超编。",
        "Staff left empty was not counted, which is not none; vacant below none is more staff "
        "than posts.",
    )
    title = ("编制台账（按单位）", "Ledger of posts, by unit")
    return asking.table(title, columns, rows, foot=[foot])


def _moved(asking: Asking, movements: Movements) -> Statement:
    """Return what each account got or gave, by the ground on which it moved."""
    columns = (
        ("basis", "事由", "ground", Kind.TEXT),
        ("account", "账户", "account", Kind.TEXT),
        ("kind", "编制类别", "kind of post", Kind.TEXT),
        ("posts", "增减", "got or gave", Kind.INTEGER),
    )
    rows: list[tuple[Any, ...]] = []
    said = []
    for basis, found in movements:
        label = asking.label(basis)
        rows += [
            (label, _account(asking, one), asking.label(one.kind), one.posts) for one in found.lines
        ]
        rows.append((label, asking.say("合计", "total"), "", found.received - found.given))
        said.append(
            asking.say(
                f"{label}：增加 {found.received} 名，减少 {found.given} 名；其中 {found.towns} 个"
                f"镇街的单位增加 {found.to_towns} 名",
                f"{label}: {found.received} posts were received and {found.given} given; the units "
                f"of {found.towns} towns received {found.to_towns}",
            )
        )
    return asking.table(("编制增减（按事由）", "Posts got and given"), columns, rows, under=said)


def _account(asking: Asking, one: MovedLine) -> str:
    return one.name if one.counter is None else asking.label(one.counter)


def _moved_towns(asking: Asking, movements: Movements) -> Statement:
    columns = (
        ("basis", "事由", "ground", Kind.TEXT),
        ("town", "镇街", "town", Kind.TEXT),
        ("kind", "编制类别", "kind of post", Kind.TEXT),
        ("received", "增加", "received", Kind.INTEGER),
        ("given", "减少", "given", Kind.INTEGER),
    )
    rows = [
        (
            asking.label(basis),
            _town(asking, one),
            asking.label(one.kind),
            one.received,
            one.given,
        )
        for basis, found in movements
        for one in found.by_place
    ]
    title = ("编制增减（按镇街）", "Posts got and given, by town")
    return asking.table(title, columns, rows)


def _centre(asking: Asking, of: str) -> Sequence[Statement]:
    found: list[CentreSheet] = asking(CentreSheets(place=PlaceId(of)), STAFFING)
    town = asking.places((PlaceId(of),), STAFFING).get(PlaceId(of), "")
    return [_centres(asking, found, town), _powers(asking, found), _badges(asking, found)]


def _centres(asking: Asking, found: Iterable[CentreSheet], town: str) -> Statement:
    table: RosterTable = asking(SecondmentTable(), STAFFING)
    people = {one.key: one.people for one in table.by_town}
    columns = (
        ("centre", "执法中心", "centre", Kind.TEXT),
        ("since", "设立日期", "since", Kind.DATE),
        ("transferred", "赋权事项", "transferred matters", Kind.INTEGER),
        ("commissioned", "委托事项", "commissioned matters", Kind.INTEGER),
        ("people", "下派人员", "officers seconded", Kind.INTEGER),
    )
    rows = [
        (one.name, one.since, one.transferred, one.commissioned, people.get(one.place, 0))
        for one in found
    ]
    foot = asking.say(
        "执法中心本身没有处罚权：赋权事项以镇街名义，委托和派驻以部门名义。",
        "A centre has no power of its own: what was transferred is done in the name of the town, "
        "all else in that of the department.",
    )
    title = (f"{town}综合执法中心", f"Enforcement centre of {town}")
    return asking.table(title, columns, rows, foot=[foot])


def _powers(asking: Asking, found: Iterable[CentreSheet]) -> Statement:
    columns = (
        ("capacity", "执法身份", "capacity", Kind.TEXT),
        ("code", "事项编码", "code", Kind.TEXT),
        ("title", "事项", "matter", Kind.TEXT),
        ("department", "部门", "department", Kind.TEXT),
        ("law", "法律依据", "law", Kind.TEXT),
        ("document", "文件", "paper", Kind.TEXT),
        ("since", "自", "from", Kind.DATE),
        ("last", "至", "last day", Kind.DATE),
        ("assessed", "评估日期", "assessed on", Kind.DATE),
        ("result", "评估结果", "result", Kind.TEXT),
        ("faults", "问题", "what is amiss", Kind.TEXT),
    )
    rows = [
        (
            asking.label(one.capacity),
            one.code,
            one.title,
            one.department_name,
            one.law,
            one.document,
            one.since,
            one.last,
            one.assessed,
            "" if one.result is None else asking.label(one.result),
            asking.say("、", ", ").join(map(asking.label, one.faults)),
        )
        for centre in found
        for one in centre.powers
    ]
    return asking.table(("执法事项", "Powers"), columns, rows)


def _badges(asking: Asking, found: Iterable[CentreSheet]) -> Statement:
    """Return the badges that are missing or run out; who it is, the roster by name says."""
    columns = (
        ("department", "派出部门", "department", Kind.TEXT),
        ("capacity", "执法身份", "capacity", Kind.TEXT),
        ("last", "派驻至", "seconded until", Kind.DATE),
        ("badge", "证件有效期至", "badge until", Kind.DATE),
        ("note", "证件提示", "note on the badge", Kind.TEXT),
    )
    rows = [
        (
            one.department_name,
            asking.label(one.capacity),
            one.last,
            one.badge_last,
            _badge(asking, one),
        )
        for centre in found
        for one in centre.ending
    ]
    foot = asking.say(
        "本表不列姓名；姓名见下派执法人员名册，限有权查看的人。",
        "Nobody is named here; the roster by name is for those who may see it.",
    )
    return asking.table(
        ("证件缺失或60日内到期", "Badges missing or running out"), columns, rows, foot=[foot]
    )


def _all_centres(asking: Asking) -> list[tuple[str, str]]:
    rows = asking(Centres(), STAFFING)
    places = asking.places((row.place for row in rows), STAFFING)
    return [(row.place, f"{places.get(row.place, '')} {row.name}") for row in rows]


FORMS: Final = (
    Form(name="secondments", zh="执法人员下派汇总表", en="Secondments", make=_roster),
    Form(
        name="secondment-names",
        zh="下派执法人员名册",
        en="Roster of seconded officers",
        make=_names,
        of=Of(zh="镇街", en="town", keys=_towns),
    ),
    Form(
        name="centre",
        zh="镇街综合执法中心",
        en="Enforcement centre of a town",
        make=_centre,
        of=Of(zh="镇街", en="town", keys=_all_centres),
    ),
    Form(name="posts", zh="编制台账", en="Ledger of posts", make=_posts),
)
