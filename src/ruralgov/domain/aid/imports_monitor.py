"""A month of changes as a department sends them, one row a change; every wrong cell is named."""

from typing import Any, Final

from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.messages_monitor import ReceiveAidPush, TakeAidChange
from ruralgov.domain.aid.queries_monitor import AidChanges
from ruralgov.domain.aid.watching.changes import AidSource, ChangeKind
from ruralgov.domain.kernel.ids import CITY, AidFileId, PersonId, PlaceId
from ruralgov.domain.kernel.imports import Importing, ImportTable, Option, Steps, at, day_of
from ruralgov.domain.kernel.labels import labels
from ruralgov.domain.kernel.month import parse_month
from ruralgov.domain.kernel.tables import Column, Kind, TableSpec

SENDERS: Final = {
    word: source for source in AidSource for word in (source.value, source.zh, source.en)
}
SPEC: Final = TableSpec(
    name="aid_changes",
    zh="低收入人口变动信息月度推送表",
    note="一行一条变动；人员以救助档案编号和人员编号对应，表中不写姓名和身份证号。",
    columns=(
        Column(
            *("file", "救助档案编号", Kind.CODE),
            also=("档案编号",),
            example="0190f3c2-7a44-7c2e-9a58-3f1f6b0c1d2e",
        ),
        Column(*("person", "人员编号", Kind.CODE), example="0190f3c2-7a44-7c2e-9a58-000000000001"),
        Column(
            *("kind", "变动类型", Kind.CHOICE), choices=labels(ChangeKind), example="大额医疗自付"
        ),
        Column("happened", "发生日期", Kind.DATE, example="2026-03-02"),
        Column(
            *("programme", "救助项目", Kind.CHOICE),
            choices=labels(Programme),
            empty=True,
            note="待遇发放类必填，其他不填",
        ),
        Column("said", "来源说明", also=("说明",), example="三月累计自付四万元"),
    ),
)
_CELLS: Final = {
    "aid_file_missing aid_file_closed aid_own_family": "file",
    "aid_not_of_family person_missing": "person",
    "aid_change_programme": "programme",
    "aid_day_wrong": "happened",
    "text_not_clean text_personal": "said",
}
OPTIONS: Final = (
    Option(name="sender", said="the source that sent it", zh="报送单位", read=lambda t: SENDERS[t]),
    Option(name="month", said="the month that it is of", zh="所属月份", read=parse_month),
    Option(name="received", said="the day on which it came", zh="收到日期", read=day_of),
    Option(
        name="at",
        said="the place that it is of, by its id; by default the city",
        zh="所属地方的编号，不填为全市",
        read=PlaceId,
        default=CITY,
    ),
)


def plan(importing: Importing) -> Steps:
    """Return a command for each change that is not there yet, and one that the month came."""
    options, done = importing.options, Steps(counts={"taken": 0, "same": 0})
    source, place = options["sender"], options["at"]
    rows = [*importing.rows]
    there = _there(importing, place)
    for line, values in rows:
        command = _command(values, source, importing)
        key = _key(command)
        if key in there:
            done.count("same")
            continue
        there.add(key)
        done.count("taken")
        done.add(line, command, at(line, _CELLS))
    if rows and done.steps:
        done.add(rows[-1][0], _push(importing, len(rows)))
    return done


def _push(importing: Importing, lines: int) -> ReceiveAidPush:
    options = importing.options
    return ReceiveAidPush(
        place=options["at"],
        source=options["sender"],
        month=options["month"],
        received=options["received"],
        lines=lines,
    )


def _there(importing: Importing, place: PlaceId) -> set[tuple[object, ...]]:
    rows = importing.ask(AidChanges(place=place))
    return {
        (row.owner, row.person, row.kind, row.source, row.happened, row.programme)
        for row in rows
        if row.wrong is None
    }


def _key(one: TakeAidChange) -> tuple[object, ...]:
    return (one.file, one.person, one.kind, one.source, one.happened, one.programme)


def _command(values: dict[str, Any], source: AidSource, importing: Importing) -> TakeAidChange:
    return TakeAidChange(
        file=AidFileId(values["file"]),
        person=PersonId(values["person"]),
        kind=values["kind"],
        source=source,
        happened=values["happened"],
        received=importing.options["received"],
        programme=values["programme"],
        said=values["said"],
    )


TABLE: Final = ImportTable(spec=SPEC, plan=plan, options=OPTIONS)
