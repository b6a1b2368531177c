"""A register that exchanges files: questions go out in numbered batches, answers come back in one.

In the folder ``out`` lie batches as CSV, each with its checksum; into ``in`` the other side puts an
answer of the same name with its own. What has been read is taken away, because it holds what is
known of people, and leaves a receipt in ``receipts`` that holds numbers only. A file without its
checksum is not whole yet, and is left; one that does not fit it is not read, and says so. Of those
of whom no row came nothing is known; another file of the same name may bring the rest.
"""

import csv
import hashlib
import io
import json
import logging
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from attrs import frozen

from ruralgov.builtin.csv_tables import LARGEST, decode, harmless, meant
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.ports.registers import (
    FIELDS,
    Answer,
    Desk,
    NotAnswered,
    Pending,
    Question,
    Shape,
    Status,
    answered,
    without_value,
)
from ruralgov_departments.folders import given_once, items, number_of, written

ASKED: Final = (
    *("查询编号", "对象代号", "证件号码", "姓名", "查询事项", "查询方式", "比较限额"),
    *("用途", "授权书编号", "查询日期"),
)
"""The columns of a batch."""
ANSWERED: Final = {
    "查询编号": "key",
    "对象代号": "reference",
    "证件号码": "number",
    "结果": "status",
    "有无": "there",
    "下限": "low",
    "上限": "high",
    "是否不超过": "at_most",
    "数值": "value",
    "截至日期": "as_of",
    "回执号": "receipt",
}
"""The columns of an answer; others are dropped, and counted."""
_TRUE, _FALSE = frozenset({"是", "有", "1", "true"}), frozenset({"否", "无", "0", "false"})
_STATUS: Final = {one.zh: one for one in Status} | {one.value: one for one in Status}
log: Final = logging.getLogger("ruralgov.registers.batches")


@frozen
class BatchRegister:
    """The register behind a folder."""

    folder: Path
    items: Mapping[str, frozenset[Shape]]

    def holds(self) -> Mapping[str, frozenset[Shape]]:
        """Return what the settings say that it can be asked."""
        return self.items

    def ask(self, question: Question) -> Pending:
        """Lay a question ready for the next batch, once for each key."""
        if question.shape not in self.items.get(question.item, ()):
            raise NotAnswered("not_held")
        number = number_of(question.key)
        if not self._issued(number).exists():
            row = json.dumps(_row(question), ensure_ascii=False)
            written(self._at("waiting", f"{number}.json"), row.encode())
        return Pending(number)

    def collect(self, desk: Desk) -> int:
        """Close the batch that waits, and hand over the answers that lie in ``in``."""
        self._close()
        return sum(self._read(path, desk) for path in sorted(self._of("in").glob("*.csv")))

    def _close(self) -> None:
        """Make one batch of what waits; where it is broken off, the next run makes it whole."""
        waiting = sorted(self._of("waiting").glob("*.json"))
        rows = [json.loads(path.read_text("utf-8")) for path in waiting]
        fresh = [row for row in rows if not self._issued(number_of(row[0])).exists()]
        if fresh:
            batch = given_once(self._of("batches"), json.dumps([row[0] for row in fresh]))
            data = _csv(ASKED, fresh)
            written(self._of("out") / f"batch-{batch:06}.csv", data)
            written(self._of("out") / f"batch-{batch:06}.csv.sha256", _sum(data).encode())
            for row in fresh:
                written(self._issued(number_of(row[0])), str(batch).encode())
        for path in waiting:
            path.unlink(missing_ok=True)

    def _read(self, path: Path, desk: Desk) -> int:
        beside = path.with_suffix(".csv.sha256")
        if not beside.exists():
            return 0
        name = path.stem
        if path.stat().st_size > LARGEST:
            self._said(name, {"problem": "too_large"})
            return 0
        data = path.read_bytes()
        found = _sum(data)
        receipt = self._at("receipts", f"{name}-{found[:12]}.json")
        if beside.read_text("ascii", "replace").split()[:1] != [found]:
            self._said(name, {"problem": "checksum_wrong"})
            return 0
        said = {} if receipt.exists() else self._handed(name, data, desk)
        if "problem" in said:
            self._said(name, said)
            return 0
        if said:
            written(receipt, json.dumps(said).encode())
        for gone in (path, beside):
            gone.unlink()
        if said.get("missing") == 0:
            self._of("out").joinpath(path.name).unlink(missing_ok=True)
            self._of("out").joinpath(beside.name).unlink(missing_ok=True)
        return int(said.get("rows", 0))

    def _handed(self, name: str, data: bytes, desk: Desk) -> dict[str, int | str]:
        keys = self._keys(name)
        if keys is None:
            return {"problem": "batch_unknown"}
        try:
            rows = list(_rows(data))
        except (NotAnswered, BadInput, csv.Error):
            return {"problem": "unreadable"}
        counts = {"rows": 0, "strangers": 0, "dropped": 0}
        left = set(keys)
        for row, extra in rows:
            if row.get("key", "") not in left:
                counts["strangers"] += 1
                continue
            left.discard(row["key"])
            counts["rows"] += 1
            counts["dropped"] += _hand(row, extra, desk)
        return {**counts, "missing": len(left)}

    def _keys(self, name: str) -> list[str] | None:
        """Return the keys of a batch that was sent."""
        number = name.removeprefix("batch-")
        path = self._of("batches") / f"{number.lstrip('0') or '0'}.json"
        if not (number.isascii() and number.isdigit() and path.exists()):
            return None
        found: list[str] = json.loads(path.read_text("utf-8"))
        return found

    def _said(self, name: str, problem: Mapping[str, object]) -> None:
        log.warning("answer %s was not read: %s", name, problem["problem"])
        written(self._at("receipts", f"{name}.problem.json"), json.dumps(problem).encode())

    def _of(self, name: str) -> Path:
        found = self.folder / name
        found.mkdir(exist_ok=True)
        return found

    def _at(self, name: str, file: str) -> Path:
        return self._of(name) / file

    def _issued(self, number: str) -> Path:
        return self._at("issued", number)


def _row(question: Question) -> list[str]:
    limit = "" if question.limit is None else str(question.limit)
    return [
        *(question.key, question.reference, question.identity.number, question.identity.name),
        *(question.item, question.shape.value, limit, question.purpose),
        *(question.authorization, question.day.isoformat()),
    ]


def _hand(row: Mapping[str, str], extra: int, desk: Desk) -> int:
    """Hand over one row, and return how many of its fields nobody had asked for."""
    question = desk.expects(row["key"])
    if question is None:
        return 0
    answer = _answer(question, row, extra)
    desk.take(answer)
    return answer.dropped


def _answer(question: Question, row: Mapping[str, str], extra: int) -> Answer:
    status = _STATUS.get(row.get("status", ""))
    same = (row.get("number"), row.get("reference"))
    if same != (question.identity.number, question.reference):
        return without_value(question, Status.FAILED, "person_wrong")
    if status is None:
        return without_value(question, Status.FAILED, "status_wrong")
    if status not in (Status.HIT, Status.NONE):
        return without_value(question, status, "said_so", dropped=extra)
    as_of = _day(row.get("as_of", ""))
    if as_of is None:
        return without_value(question, Status.PARTIAL, "no_day", dropped=extra)
    if status is Status.NONE:
        return without_value(question, status, "", as_of=as_of, dropped=extra)
    try:
        return answered(question, _fields(question, row), as_of=as_of, extra=extra)
    except NotAnswered as error:
        return without_value(question, Status.FAILED, error.reason)


def _fields(question: Question, row: Mapping[str, str]) -> dict[str, object]:
    """Return what a row says of each shape; what is beside the question stays for the count."""
    found: dict[str, object] = {}
    for name in ("there", "low", "high", "at_most", "value"):
        said = row.get(name, "")
        if said and name in ("there", "at_most"):
            found[name] = True if said in _TRUE else False if said in _FALSE else None
        elif said:
            found[name] = int(said) if said.isascii() and said.isdigit() else None
    if question.shape is Shape.EXISTS and not set(found) & set(FIELDS[Shape.EXISTS]):
        found["there"] = True
    return found


def _rows(data: bytes) -> Iterator[tuple[dict[str, str], int]]:
    """Give the rows of an answer, each with how many of its cells stand under other titles."""
    reader = csv.reader(io.StringIO(decode(data), newline=""), strict=True)
    titles = [title.strip() for title in next(reader, [])]
    if not {"查询编号", "对象代号", "证件号码", "结果"} <= set(titles) or len(set(titles)) < len(
        titles
    ):
        raise NotAnswered("header_wrong")
    for cells in reader:
        if len(cells) > len(titles):
            raise NotAnswered("header_wrong")
        named = [(title, meant(cell.strip())) for title, cell in zip(titles, cells, strict=False)]
        row = {ANSWERED[title]: cell for title, cell in named if title in ANSWERED}
        yield row, sum(1 for title, cell in named if cell and title not in ANSWERED)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _csv(titles: tuple[str, ...], rows: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([titles, *([harmless(cell) for cell in row] for row in rows)])
    return out.getvalue().encode("utf-8-sig")


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def make(settings: Mapping[str, str]) -> BatchRegister:
    """Return the register of its settings: ``path``, a folder that is there, and ``items``."""
    path = Path(settings["path"])
    if not path.is_dir():
        raise ValueError(f"path: {path} is no folder")
    return BatchRegister(path, items(settings["items"]))
