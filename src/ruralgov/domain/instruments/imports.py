"""The instruments of the framework from a table, as drafts; every wrong cell is named."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from ruralgov.domain.instruments import texts
from ruralgov.domain.instruments.messages import DraftInstrument
from ruralgov.domain.instruments.model import (
    Consistency,
    InstrumentKind,
    Paper,
    Pillar,
    Scope,
)
from ruralgov.domain.instruments.queries import InstrumentDrafts, Instruments
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput, Refused, RuralgovError
from ruralgov.domain.kernel.ids import InstrumentId, OrganisationId
from ruralgov.domain.kernel.imports import (
    SOURCE,
    Importing,
    ImportTable,
    Step,
    Steps,
    at,
    id_of,
    words_of,
)
from ruralgov.domain.kernel.labels import labels
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.registry import Directory, FindOrganisations

A_DAY: Final = timedelta(days=1)
_PILLARS: Final = labels(Pillar)


def _pillars(cell: str) -> tuple[Any, ...]:
    words = words_of(cell)
    unknown = [word for word in words if word not in _PILLARS]
    if unknown:
        raise ValueError(f"{unknown[0]}（{'、'.join(one.zh for one in Pillar)}）")
    return tuple(_PILLARS[word] for word in words)


SPEC: Final = TableSpec(
    name="instruments",
    zh="制度文件表",
    note="一行一份文件；导入后是待审文件，由另一人逐份审核通过。不知道的留空，不要编造。",
    columns=(
        Column(
            *("code", "编号", Kind.CODE),
            example="配套-1",
            note="本表内的编号，再次导入时凭它认出同一份文件",
        ),
        Column(
            *("kind", "类别", Kind.CHOICE),
            choices=labels(InstrumentKind)
            | {"1": InstrumentKind.MASTER, "N": InstrumentKind.MEASURE},
            example="配套方案",
        ),
        Column("title", "题名", empty=True, example="", note="没有载明的留空"),
        Column("document", "文号", empty=True, example="某办发〔2023〕5号"),
        Column("issuer", "印发单位", example="市委组织部", note="名称、统一社会信用代码或编号"),
        Column("issued", "印发日", Kind.DATE, empty=True, example="2023-03-01"),
        Column("since", "施行日", Kind.DATE, example="2023-03-01"),
        Column("last", "失效前最后一日", Kind.DATE, needed=False, note="长期有效的不填"),
        Column("review", "复审日", Kind.DATE, needed=False, example="2026-03-01"),
        Column("parent", "上位文件", empty=True, example="总体-1", note="编号、文号或题名"),
        Column("amends", "修改", needed=False, note="编号、文号或题名，几份用分号隔开"),
        Column("repeals", "废止", needed=False, note="编号、文号或题名，几份用分号隔开"),
        Column(
            *("pillars", "板块"),
            needed=False,
            read=_pillars,
            example="网格化管理",
            note="几个用分号隔开，第一个为主",
        ),
        Column("characters", "字数", Kind.INTEGER, needed=False, example="3200"),
        Column("sha256", "正文散列值", needed=False, note="SHA-256"),
        Column("scope", "部署内容", Kind.CHOICE, choices=labels(Scope), needed=False),
        Column("superior", "落实的上级文件", needed=False),
        Column("adds", "本市新增内容", needed=False),
        Column("checked", "一致性评估日", Kind.DATE, needed=False),
        Column("checker", "评估单位", needed=False),
        Column("result", "评估结论", needed=False),
    ),
)
_CELLS: Final = {
    "instrument_days_wrong date_unlikely date_doubtful": "since",
    "instrument_issuer_not_then": "issuer",
    "instrument_parent_wrong": "parent",
    "instrument_pillars_wrong": "pillars",
    "instrument_above instrument_not_there_to_change": "repeals",
    "instrument_master_taken": "repeals",
    "instrument_twice": "document",
    "instrument_check_ahead": "checked",
}


class _Known:
    """What the store has, and what the table brings: found by code, number, title or id."""

    def __init__(self, importing: Importing, rows: list[tuple[Line, dict[str, Any]]]) -> None:
        self._importing = importing
        self._units: dict[date, Directory] = {}
        lines = importing.ask(Instruments(ended=True))
        drafts = importing.ask(InstrumentDrafts())
        self.there = {*(one.instrument for one in lines), *(one.id for one in drafts)}
        self._named: dict[str, set[InstrumentId]] = {}
        for _, values in rows:
            key = key_of(values["code"])
            self._name(key, values["code"], values["document"], values["title"])
        for one in lines:
            self._name(one.instrument, one.document, one.name if one.titled else None)
        for draft in drafts:
            self._name(draft.of or draft.id, draft.paper.document, draft.paper.title)

    def _name(self, key: InstrumentId, *names: str | None) -> None:
        for name in (key, *names):
            if name:
                self._named.setdefault(name, set()).add(key)

    def find(self, line: Line, column: str, word: str) -> InstrumentId | None:
        """Return the instrument that a word means; None where it means none or several."""
        found = self._named.get(word, set()) | ({key_of(word)} & self.there)
        if len(found) == 1:
            return next(iter(found))
        wrong = Refused(texts.INSTRUMENT_MISSING, instrument=word)
        self.note(line, wrong, column)
        return None

    def note(self, line: Line, error: RuralgovError, column: str) -> None:
        """Note that a cell is wrong."""
        self._importing.problems.add(line, error, column)

    def unit(self, line: Line, column: str, word: str, day: date) -> OrganisationId | None:
        """Return the unit of a name on a day; None where there is none, which is noted."""
        if day not in self._units:
            self._units[day] = Directory(self._importing.ask(FindOrganisations(), day=day))
        try:
            return self._units[day].find(word)
        except RuralgovError as error:
            self.note(line, error, column)
            return None


def key_of(code: str) -> InstrumentId:
    """Return the id of the instrument of a code of the table."""
    return InstrumentId(id_of("instrument", code))


def plan(importing: Importing) -> Steps:
    """Return a draft for each instrument that is not there yet."""
    rows = list(importing.rows)
    known, done = _Known(importing, rows), Steps(counts={"drafted": 0, "same": 0})
    seen: set[InstrumentId] = set()
    for line, values in rows:
        key = key_of(values["code"])
        if key in seen:
            twice = BadInput(kernel_texts.ROW_TWICE, value=values["code"])
            importing.problems.add(line, twice, "code")
        elif key in known.there:
            done.count("same")
        else:
            _add(done, line, values, known, importing)
        seen.add(key)
    done.steps.sort(key=_order)
    return done


def _order(step: Step) -> tuple[int, date]:
    """Return what puts instruments before those that name them."""
    paper = step.command.paper
    return paper.kind.rank, paper.since


def _add(
    done: Steps, line: Line, values: Mapping[str, Any], known: _Known, importing: Importing
) -> None:
    try:
        paper = _paper(line, values, known, importing.options["source"])
    except BadInput as error:
        wrong = {"instrument_hash_wrong": "sha256", "instrument_length_wrong": "characters"}
        importing.problems.add(line, error, wrong.get(error.code))
        return
    if paper is not None:
        done.count("drafted")
        command = DraftInstrument(id=key_of(values["code"]), paper=paper)
        done.add(line, command, at(line, _CELLS))


def _paper(line: Line, values: Mapping[str, Any], known: _Known, source: str) -> Paper | None:
    """Return what a row says; None where a cell names what there is not."""
    day = values["issued"] or values["since"]
    issuer = known.unit(line, "issuer", values["issuer"], day)
    found = {
        column: [known.find(line, column, word) for word in words_of(values.get(column))]
        for column in ("parent", "amends", "repeals")
    }
    checked, whole = _checked(line, values, known)
    keys = {column: tuple(one for one in some if one) for column, some in found.items()}
    if issuer is None or not whole or any(None in some for some in found.values()):
        return None
    last = values.get("last")
    return Paper(
        kind=values["kind"],
        title=values["title"] or None,
        document=values["document"] or None,
        issuer=issuer,
        issued=values["issued"],
        since=values["since"],
        until=None if last is None else last + A_DAY,
        review=values.get("review"),
        parent=keys["parent"][0] if keys["parent"] else None,
        amends=keys["amends"],
        repeals=keys["repeals"],
        pillars=values.get("pillars") or (),
        sha256=values.get("sha256") or None,
        characters=values.get("characters"),
        scope=values.get("scope") or Scope.GENERAL,
        superior=values.get("superior") or None,
        adds=values.get("adds") or None,
        checked=checked,
        source=source,
    )


def _checked(
    line: Line, values: Mapping[str, Any], known: _Known
) -> tuple[Consistency | None, bool]:
    """Return the consistency check of a row, if it has one, and whether its cells are whole."""
    day, checker, result = (values.get(name) for name in ("checked", "checker", "result"))
    if day is None and not checker and not result:
        return None, True
    if day is None or not checker or not result:
        empty = "checked" if day is None else "result" if checker else "checker"
        title = next(one.zh for one in SPEC.columns if one.id == empty)
        known.note(line, BadInput(kernel_texts.CELL_EMPTY, column=title), empty)
        return None, False
    unit = known.unit(line, "checker", checker, day)
    if unit is None:
        return None, False
    return Consistency(day=day, by=unit, result=result), True


TABLE: Final = ImportTable(spec=SPEC, plan=plan, options=(SOURCE,))
