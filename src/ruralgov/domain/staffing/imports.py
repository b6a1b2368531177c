"""Officers with their badges, secondments and transfers of posts, each from a table."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.ids import CITY, CentreId, OfficerId, OrganisationId, PlaceId, PostId
from ruralgov.domain.kernel.imports import Cells, Importing, ImportTable, Steps, at, id_of
from ruralgov.domain.kernel.labels import labels
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.registry import (
    Directory,
    FindOrganisations,
    HolderRow,
    PostHolders,
    PostsOf,
    known_places,
)
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.domain.staffing import texts_import as texts
from ruralgov.domain.staffing.messages import TransferPosts
from ruralgov.domain.staffing.messages_officer import EnterOfficer, IssueBadge, SecondOfficer
from ruralgov.domain.staffing.model import Counter, Posting, QuotaKind, TransferBasis, TransferStage
from ruralgov.domain.staffing.model_officer import ActCapacity, Badge
from ruralgov.domain.staffing.queries import QuotaTransfers
from ruralgov.domain.staffing.queries_officer import (
    Badges,
    Centres,
    Officers,
    SecondmentRoster,
)

A_DAY: Final = timedelta(days=1)
_CAPACITIES: Final = labels(ActCapacity) | {
    "赋权": ActCapacity.TRANSFERRED,
    "委托": ActCapacity.COMMISSIONED,
    "派驻": ActCapacity.DISPATCHED,
}
OFFICERS: Final = TableSpec(
    name="officers",
    zh="执法人员表",
    note="一行一证；人员须已在登记的岗位上任职。同一人有几证的写几行。",
    columns=(
        Column("unit", "单位", also=("部门",), fillable=True, example="市场监督管理局"),
        Column("title", "岗位", fillable=True, example="执法员", note="登记的岗位名称"),
        Column("person", "人员编号", needed=False, note="岗位只有一名任职人的可空"),
        Column("since", "任执法人员日期", Kind.DATE, example="2024-01-01"),
        Column("number", "执法证号", example="15100001"),
        Column("issuer", "发证机关", example="山东省司法厅"),
        Column("scope", "执法范围", example="市场监管"),
        Column("issued", "证件生效日", Kind.DATE, example="2024-01-01"),
        Column("last", "证件届满日（含）", Kind.DATE, also=("届满日",), example="2028-12-31"),
    ),
)
SECONDMENTS: Final = TableSpec(
    name="secondments",
    zh="下沉派驻人员表",
    note="一行一次派驻；人员以执法证号识别，中心以镇街代码识别。",
    columns=(
        Column("number", "执法证号", example="15100001"),
        Column(
            *("town", "镇街代码", Kind.CODE),
            also=("区划代码",),
            fillable=True,
            example="371082101",
        ),
        Column(
            *("capacity", "执法身份", Kind.CHOICE),
            choices=_CAPACITIES,
            fillable=True,
            example="派驻",
        ),
        Column(
            "approval", "派驻文件", also=("文号",), fillable=True, example="派驻通知〔2024〕1号"
        ),
        Column("since", "派驻起始日", Kind.DATE, example="2024-03-01"),
        Column("last", "派驻届满日（含）", Kind.DATE, also=("届满日",), example="2026-02-28"),
    ),
)
TRANSFERS: Final = TableSpec(
    name="quota_transfers",
    zh="编制划转表",
    note="一行一个账户；同一批复、类别和生效日的各行为一笔，合计为零。登记后由另一人核准入账。",
    columns=(
        Column(
            "approval", "编委批复", also=("批复文号",), fillable=True, example="编委〔2024〕3号"
        ),
        Column("approved", "批复日期", Kind.DATE, fillable=True, example="2024-01-15"),
        Column(
            *("kind", "编制类别", Kind.CHOICE),
            choices=labels(QuotaKind),
            fillable=True,
            example="事业编制",
        ),
        Column(
            *("basis", "划转依据", Kind.CHOICE),
            choices=labels(TransferBasis),
            fillable=True,
            example="减上补下",
        ),
        Column("since", "生效日", Kind.DATE, fillable=True, example="2024-03-01"),
        Column("superior", "上级文号", needed=False, fillable=True, note="可空"),
        Column(
            *("account", "单位或科目"),
            also=("单位",),
            example="俚岛镇人民政府",
            note="单位名称、代码或编号；或上级核定总量、统筹周转池、冻结",
        ),
        Column("place", "所在地", Kind.CODE, needed=False, note="同名单位用区划代码区分；可空"),
        Column("posts", "增减数", Kind.INTEGER, also=("数量",), example="3", note="划出为负数"),
    ),
)
_OFFICER: Final = {
    "officer_post_missing officer_twice": "since",
    "officer_unit_wrong": "unit",
}
_BADGE: Final = {
    "badge_taken": "number",
    "dates_reversed": "last",
    "officer_not_then": "issued",
    "text_not_clean": "issuer",
}
_SECONDED: Final = {
    "secondment_held officer_not_then badge_missing": "since",
    "secondment_not_down grid_chief_seconded": "number",
    "centre_not_then": "town",
    "dates_reversed": "last",
}
_GROUP: Final = {
    "quota_transfer_unapproved": "approved",
    "quota_transfer_twice": "approval",
    "quota_transfer_follows quota_from_above quota_opened": "basis",
    "quota_superior_missing": "superior",
}
_COUNTERS: Final = {name: one for one in Counter for name in (one.zh, one.value)}
_LINES: Final = {
    "quota_posting_wrong quota_transfer_unbalanced": "posts",
    "quota_unit_wrong quota_unit_not_then": "account",
}


def plan_officers(importing: Importing) -> Steps:
    """Return a command for each officer and each badge that there is not."""
    done = Steps(counts={"officers": 0, "badges": 0, "same": 0})
    units = Directory(importing.ask(FindOrganisations()))
    entered = {(row.person, row.post): OfficerId(row.owner) for row in importing.ask(Officers())}
    held = {(row.owner, row.number) for row in importing.ask(Badges())}
    for line, values in importing.rows:
        holder = _holder(line, values, units, importing)
        if holder is None:
            continue
        key = entered.get((holder.person, PostId(holder.owner)))
        if key is None:
            since = values["since"]
            key = OfficerId(id_of("officer", holder.person, holder.owner, str(since)))
            command = EnterOfficer(
                id=key, person=holder.person, post=PostId(holder.owner), since=since
            )
            done.add(line, command, at(line, _OFFICER))
            done.count("officers")
            entered[holder.person, PostId(holder.owner)] = key
        if (key, values["number"]) in held:
            done.count("same")
            continue
        held.add((key, values["number"]))
        badge = Badge(
            number=values["number"],
            issuer=values["issuer"],
            scope=values["scope"],
            since=values["issued"],
            until=values["last"] + A_DAY,
        )
        done.count("badges")
        done.add(line, IssueBadge(officer=key, badge=badge), at(line, _BADGE))
    return done


def _holder(
    line: Line, values: Mapping[str, Any], units: Directory, importing: Importing
) -> HolderRow | None:
    """Return who holds the post of a row on its day; None where that is unsure, which is noted."""
    try:
        unit = units.find(values["unit"])
    except RuralgovError as error:
        importing.problems.add(line, error, "unit")
        return None
    day, title = values["since"], values["title"]
    posts = [
        row for row in importing.ask(PostsOf(organisation=unit), day=day) if row.title == title
    ]
    found = [
        one
        for post in posts
        for one in importing.ask(PostHolders(post=PostId(post.owner)), day=day)
        if values.get("person") in (None, "", one.person)
    ]
    if len(found) == 1:
        return found[0]
    unsure = BadInput(texts.OFFICER_HOLDER_UNSURE, title=title, count=len(found))
    importing.problems.add(line, unsure, "person" if values.get("person") else "title")
    return None


def plan_secondments(importing: Importing) -> Steps:
    """Return a command for each secondment that there is not."""
    done = Steps(counts={"seconded": 0, "same": 0})
    places = {row.code: PlaceId(row.owner) for row in known_places(importing.ask)}
    of_day: dict[date, tuple[dict[str, set[str]], dict[PlaceId, CentreId], set[tuple[str, str]]]]
    of_day = {}
    for line, values in importing.rows:
        day = values["since"]
        if day not in of_day:
            of_day[day] = _known(day, importing)
        badges, centres, there = of_day[day]
        owners = badges.get(values["number"], set())
        centre = centres.get(places.get(values["town"], PlaceId("")))
        if len(owners) != 1:
            unknown = BadInput(texts.BADGE_UNKNOWN, number=values["number"])
            importing.problems.add(line, unknown, "number")
        if values["town"] not in places:
            missing = BadInput(registry_texts.PLACE_MISSING, place=values["town"])
            importing.problems.add(line, missing, "town")
        elif centre is None:
            importing.problems.add(
                line, BadInput(texts.CENTRE_UNKNOWN, place=values["town"]), "town"
            )
        if len(owners) != 1 or centre is None:
            continue
        (officer,) = owners
        if (officer, centre) in there:
            done.count("same")
            continue
        there.add((officer, centre))
        done.count("seconded")
        command = SecondOfficer(
            officer=OfficerId(officer),
            centre=centre,
            capacity=values["capacity"],
            approval=values["approval"],
            since=day,
            until=values["last"] + A_DAY,
        )
        done.add(line, command, at(line, _SECONDED))
    return done


def _known(
    day: date, importing: Importing
) -> tuple[dict[str, set[str]], dict[PlaceId, CentreId], set[tuple[str, str]]]:
    """Return the officers of each badge, the centres of towns, and who is at which, on a day."""
    badges: dict[str, set[str]] = {}
    for row in importing.ask(Badges(), day=day):
        badges.setdefault(row.number, set()).add(row.owner)
    centres = {row.place: CentreId(row.owner) for row in importing.ask(Centres(), day=day)}
    there = importing.ask(SecondmentRoster(), day=day)
    return badges, centres, {(one.officer, one.centre) for one in there}


def plan_transfers(importing: Importing) -> Steps:
    """Return a command for each approval that was not entered yet, whole."""
    done = Steps(counts={"entered": 0, "same": 0})
    over = (TransferStage.REVERSED, TransferStage.DROPPED)
    known = {
        (row.approval, row.kind, row.since)
        for row in importing.ask(QuotaTransfers(), day=date.max)
        if row.stage not in over
    }
    units = Directory(importing.ask(FindOrganisations()))
    places = {row.code: PlaceId(row.owner) for row in known_places(importing.ask)}
    groups: dict[tuple[str, QuotaKind, date], list[tuple[Line, dict[str, Any], Posting]]] = {}
    for line, values in importing.rows:
        named = _COUNTERS.get(values["account"])
        unit: OrganisationId | None = None
        if named is None:
            path = (places.get(values.get("place") or "", CITY), CITY)
            try:
                unit = units.find(values["account"], path)
            except RuralgovError as error:
                importing.problems.add(line, error, "account")
                continue
        posting = Posting(unit=unit, counter=named, posts=values["posts"])
        group = values["approval"], values["kind"], values["since"]
        groups.setdefault(group, []).append((line, values, posting))
    for group, rows in groups.items():
        if group in known:
            done.count("same", len(rows))
            continue
        done.count("entered", len(rows))
        line, values, _ = rows[0]
        command = TransferPosts(
            kind=values["kind"],
            basis=values["basis"],
            approval=values["approval"],
            approved=values["approved"],
            superior=values.get("superior") or "",
            since=values["since"],
            postings=tuple(posting for _, _, posting in rows),
        )
        done.add(line, command, _cells(rows))
    return done


def _cells(rows: list[tuple[Line, dict[str, Any], Posting]]) -> dict[str, Cells]:
    """Return which cells of a group a refusal is about."""
    cells = at(rows[0][0], _GROUP)
    for codes, column in _LINES.items():
        every = tuple((line, column) for line, _, _ in rows)
        cells |= dict.fromkeys(codes.split(), every)
    givers = tuple((line, "posts") for line, _, posting in rows if posting.posts < 0)
    return cells | {"quota_short": givers}


TABLES: Final = (
    ImportTable(spec=OFFICERS, plan=plan_officers),
    ImportTable(spec=SECONDMENTS, plan=plan_secondments),
    ImportTable(spec=TRANSFERS, plan=plan_transfers),
)
