"""The other side of registers behind a folder, for the kit: who answers batches, and pages."""

import csv
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from ruralgov.ports.registers import Register, Shape, Status
from ruralgov.testing.registers import OTHER_NUMBER, UNASKED, Asked, Trial, TrialDesk
from ruralgov_departments import batches, pages

ITEMS = "deposits: exists band compare value"
TODAY = datetime.now(UTC).date().isoformat()
SAID = {"several": "无法对应到一人", "part": "不完整", "refuses": "拒绝提供"}
SHAPES = {one.value: one for one in Shape}
TITLES = [
    *("查询编号", "对象代号", "证件号码", "结果", "有无", "下限", "上限", "是否不超过", "数值"),
    *("截至日期", "电话"),
]


class Office:
    """Who takes batches out of a folder and puts answers into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "bank"
        self.folder.mkdir()
        self.people: dict[str, Mapping[str, object] | None] = {}
        self.state = ""
        self.done: set[str] = set()
        self.answered: list[list[str]] = []
        self.last: list[tuple[Path, bytes]] = []

    @contextmanager
    def being(self, state: str) -> Iterator[None]:
        self.state = state
        yield
        self.state = ""

    @contextmanager
    def away(self) -> Iterator[None]:
        gone = self.folder.rename(self.folder.with_name("gone"))
        yield
        gone.rename(self.folder)

    def rows(self) -> list[list[str]]:
        found = list(self.answered)
        for path in sorted(self.folder.glob("out/*.csv")):
            with path.open(encoding="utf-8-sig", newline="") as file:
                found += [row for row in list(csv.reader(file))[1:] if row not in found]
        return found

    def waiting(self) -> list[list[str]]:
        return [json.loads(p.read_text("utf-8")) for p in self.folder.glob("waiting/*.json")]

    def asked(self) -> list[Asked]:
        return [
            Asked(
                key=row[0],
                number=row[2],
                item=row[4],
                shape=SHAPES[row[5]],
                limit=int(row[6]) if row[6] else None,
                purpose=row[7],
                authorization=row[8],
            )
            for row in self.rows() + self.waiting()
        ]

    def answer(self) -> None:
        """Answer the batches that are new."""
        self.last = []
        for path in sorted(self.folder.glob("out/*.csv")):
            if path.name in self.done:
                continue
            self.done.add(path.name)
            with path.open(encoding="utf-8-sig", newline="") as file:
                asked = list(csv.reader(file))[1:]
            self.answered += asked
            self.put(path.name, self.table([self.row(one) for one in asked]))

    def put(self, name: str, data: bytes) -> None:
        path = self.folder / "in" / name
        path.write_bytes(data)
        found = "0" * 64 if self.state == "forged" else hashlib.sha256(data).hexdigest()
        path.with_suffix(".csv.sha256").write_text(found, "ascii")
        self.last.append((path, data))

    def again(self) -> None:
        last, self.last = self.last, []
        for path, data in last:
            self.put(path.name, data)

    def table(self, rows: list[list[str]]) -> bytes:
        if self.state == "garbled":
            return b"\xff\xff\xff not a table"
        lines = [",".join(one) for one in [TITLES, *rows]]
        return "\r\n".join(lines).encode("gb18030")

    def row(self, asked: list[str]) -> list[str]:
        key, reference, number = asked[:3]
        known = self.people.get(number)
        if self.state == "other_person":
            number = OTHER_NUMBER
        if self.state in SAID:
            return [key, reference, number, SAID[self.state], *[""] * 7]
        told = known or {}
        cells = [_cell(told.get(one)) for one in ("there", "low", "high", "at_most", "value")]
        if self.state == "wrong_value":
            cells = ["也许", "1.5", "-3", "也许", "1e9"]
        if self.state == "swapped":
            key = "".join(reversed(key))
        day = "" if self.state == "without_day" else TODAY
        phone = UNASKED if self.state == "extra" else ""
        return [key, reference, number, "查无" if known is None else "有", *cells, day, phone]


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else str(value)


def by_batches(folder: Path) -> Trial:
    office = Office(folder)

    def come(register: Register, desk: TrialDesk) -> None:
        register.collect(desk)
        (office.folder / "in").mkdir(exist_ok=True)
        office.answer()
        register.collect(desk)

    def twice(register: Register, desk: TrialDesk) -> None:
        office.again()
        register.collect(desk)

    def being(state: str) -> Callable[[], Any]:
        return partial(office.being, state)

    return Trial(
        make=lambda: batches.make({"path": str(office.folder), "items": ITEMS}),
        item="deposits",
        knows=office.people.__setitem__,
        asked=office.asked,
        come=come,
        twice=twice,
        without_day=being("without_day"),
        other_person=being("other_person"),
        extra=being("extra"),
        several=being("several"),
        part=being("part"),
        refuses=being("refuses"),
        away=office.away,
        garbled=[being("garbled"), being("wrong_value"), being("swapped")],
        forged=[being("forged")],
    )


class Clerk:
    """Who carries pages, and types in what was written on them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "paper"
        self.folder.mkdir()
        self.people: dict[str, Mapping[str, object] | None] = {}
        self.state = ""
        self.questions: dict[str, Asked] = {}

    @contextmanager
    def being(self, state: str) -> Iterator[None]:
        self.state = state
        yield
        self.state = ""

    def asked(self) -> list[Asked]:
        found = []
        for path in sorted(self.folder.glob("pages/*.html"), key=lambda one: len(one.name)):
            said = re.findall(r"<dd>(.*?)</dd>", path.read_text("utf-8"))
            number = path.stem.partition("-")[0]
            item, shape, limit = re.findall(r"(\w+)（(\w+) ?(\d*)）", said[1])[0]
            found.append(
                Asked(
                    key=json.loads((self.folder / f"numbers/{number}.json").read_text("utf-8")),
                    number=said[0].split()[-1],
                    item=item,
                    shape=next(one for one in Shape if one.zh == shape),
                    limit=int(limit) if limit else None,
                    purpose=said[2],
                    authorization=said[3],
                )
            )
        for one in found:
            self.questions[one.key] = one
        return list(self.questions.values())

    def come(self, register: Register, desk: TrialDesk) -> None:
        assert isinstance(register, pages.PageRegister)
        asked = {one.key: one for one in self.asked()}
        for path in self.folder.glob("pages/*.html"):
            number = path.stem.partition("-")[0]
            key = json.loads((self.folder / f"numbers/{number}.json").read_text("utf-8"))
            self.type(register, path.stem, asked[key])
        register.collect(desk)

    def type(self, register: pages.PageRegister, page: str, one: Asked) -> None:
        known = self.people.get(one.number)
        status = _STATES.get(self.state, Status.NONE if known is None else Status.HIT)
        fields = {name: said for name, said in (known or {}).items() if name != "phone"}
        day = None if self.state == "without_day" else datetime.now(UTC).date()
        register.typed(page, status=status, as_of=day, **fields)


_STATES = {
    "several": Status.AMBIGUOUS,
    "part": Status.PARTIAL,
    "refuses": Status.REFUSED,
}


def by_pages(folder: Path) -> Trial:
    clerk = Clerk(folder)

    def being(state: str) -> Callable[[], Any]:
        return partial(clerk.being, state)

    return Trial(
        make=lambda: pages.make({"path": str(clerk.folder), "items": ITEMS}),
        item="deposits",
        knows=clerk.people.__setitem__,
        asked=clerk.asked,
        come=clerk.come,
        without_day=being("without_day"),
        several=being("several"),
        part=being("part"),
        refuses=being("refuses"),
    )
