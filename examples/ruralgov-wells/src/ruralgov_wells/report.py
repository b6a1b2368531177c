"""The sheet of wells that a village hangs out."""

from typing import Any

from ruralgov import App
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.tables import Column, Kind
from ruralgov.ports.tables import Statement
from ruralgov_wells.queries import Wells


def sheet(app: App, place: PlaceId, acting: dict[str, Any]) -> Statement:
    """Return the open wells of a place as a table to print; *acting* are actor and purpose.

    A table format writes it: ``format.write(sheet(...))`` gives CSV or a workbook.
    """
    return Statement(
        title="饮水井水质公示",
        columns=(
            Column("name", "井名"),
            Column("since", "启用日期", Kind.DATE),
            Column("tested", "最近检测", Kind.DATE),
            Column("good", "结论"),
            Column("note", "检测情况"),
        ),
        rows=[
            (row.name, row.since, row.tested, _verdict(row.good), row.note or "")
            for row in app.query(Wells(place=place), **acting)
        ],
        foot=("未检测的水井请勿直接饮用。",),
    )


def _verdict(good: bool | None) -> str:
    return "未检测" if good is None else "合格" if good else "不合格"
