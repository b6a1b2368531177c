"""A register that is asked on paper: a page is printed for each question, and a person types it in.

A page has a number with two check digits, by which what was written on it is typed in::

    python -m ruralgov_departments typed FOLDER 12-34 hit --value 120000 --as-of 2026-11-20

The page names the person, so it is taken away once it was typed in; what stays is that there was
one. What was typed goes to the desk with the next ``deliver``.
"""

import html
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from ruralgov.ports.registers import (
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

STATUSES: Final = {one.value: one for one in Status}
_FIELDS: Final = frozenset({"there", "low", "high", "at_most", "value"})
_PAGE: Final = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>{page}</title>
<style>body{{font:16px/1.8 serif;margin:3em}}dt{{font-weight:bold}}</style>
<h1>查询单 {page}</h1><dl>
<dt>查询对象</dt><dd>{name} {number}</dd><dt>查询事项</dt><dd>{item}（{shape}{limit}）</dd>
<dt>用途</dt><dd>{purpose}</dd><dt>授权书编号</dt><dd>{authorization}</dd>
<dt>查询日期</dt><dd>{day}</dd></dl>
<p>只答所问事项；查无请写“查无”。请写明数据截至日期并盖章：</p><p>结果：________________
截至日期：________　经办人：________　盖章：</p></html>
"""


class PageRegister:
    """The register to which pages are carried."""

    def __init__(self, folder: Path, held: Mapping[str, frozenset[Shape]]) -> None:
        self._folder, self._held = folder, held

    def holds(self) -> Mapping[str, frozenset[Shape]]:
        """Return what the settings say that it can be asked."""
        return self._held

    def ask(self, question: Question) -> Pending:
        """Make the page of a question, once for each key; its number is the receipt."""
        if question.shape not in self._held.get(question.item, ()):
            raise NotAnswered("not_held")
        page = _checked(given_once(self._of("numbers"), json.dumps(question.key)))
        done = self._of("typed") / f"{number_of(question.key)}.done"
        if not done.exists():
            written(self._of("pages") / f"{page}.html", _shown(question, page).encode())
        return Pending(page)

    def typed(self, page: str, *, status: Status, as_of: date | None, **fields: Any) -> None:
        """Keep what a person typed of a page until it is collected; raises ``ValueError``."""
        if not (self._of("pages") / f"{_number(page)}.html").exists():
            raise ValueError(f"page {page}: there is none that waits")
        if unknown := set(fields) - _FIELDS:
            raise ValueError(f"fields: {', '.join(sorted(unknown))}")
        kept = {"status": status.value, "as_of": as_of and as_of.isoformat(), **fields}
        written(self._of("typed") / f"{page}.json", json.dumps(kept).encode())

    def collect(self, desk: Desk) -> int:
        """Hand over what was typed, and take the pages away."""
        found = sorted(self._of("typed").glob("*.json"))
        for path in found:
            self._hand(path, desk)
        return len(found)

    def _hand(self, path: Path, desk: Desk) -> None:
        page = path.stem
        kept = (self._of("numbers") / f"{page.partition('-')[0]}.json").read_text("utf-8")
        key = json.loads(kept)
        question = desk.expects(key)
        if question is not None:
            desk.take(_answer(question, page, json.loads(path.read_text("utf-8"))))
        written(self._of("typed") / f"{number_of(key)}.done", b"")
        (self._of("pages") / f"{page}.html").unlink(missing_ok=True)
        path.unlink()

    def _of(self, name: str) -> Path:
        found = self._folder / name
        found.mkdir(exist_ok=True)
        return found


def _answer(question: Question, page: str, kept: dict[str, Any]) -> Answer:
    status, said = STATUSES[kept.pop("status")], kept.pop("as_of")
    as_of = date.fromisoformat(said) if said else None
    if as_of is None and status in (Status.HIT, Status.NONE):
        return without_value(question, Status.PARTIAL, "no_day", receipt=page)
    if status is not Status.HIT:
        day = as_of if status is Status.NONE else None
        return without_value(question, status, "typed", as_of=day, receipt=page)
    fields = {"there": True, **kept} if question.shape is Shape.EXISTS else kept
    try:
        return answered(question, fields, as_of=as_of, receipt=page)
    except NotAnswered as error:
        return without_value(question, Status.FAILED, error.reason, receipt=page)


def _shown(question: Question, page: str) -> str:
    limit = "" if question.limit is None else f" {question.limit}"
    parts = {
        "page": page,
        "name": question.identity.name,
        "number": question.identity.number,
        "item": question.item,
        "shape": question.shape.zh,
        "limit": limit,
        "purpose": question.purpose,
        "authorization": question.authorization,
        "day": question.day.isoformat(),
    }
    return _PAGE.format(**{name: html.escape(text) for name, text in parts.items()})


def _checked(number: int) -> str:
    return f"{number}-{98 - number * 100 % 97:02}"


def _number(page: str) -> str:
    """Return a page's number as it is printed; raises ``ValueError`` where a digit is wrong."""
    plain, _, _ = page.partition("-")
    if not (plain.isascii() and plain.isdigit()) or _checked(int(plain)) != page:
        raise ValueError(f"page {page}: the check digits do not fit")
    return page


def make(settings: Mapping[str, str]) -> PageRegister:
    """Return the register of its settings: ``path``, a folder that is there, and ``items``."""
    path = Path(settings["path"])
    if not path.is_dir():
        raise ValueError(f"path: {path} is no folder")
    return PageRegister(path, items(settings["items"]))
