"""Organisations from a table: what is new, what changed, what is the same."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from attrs import define, field

from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.ids import CITY, OrganisationId, PlaceId
from ruralgov.domain.kernel.imports import (
    SINCE,
    SOURCE,
    Importing,
    ImportTable,
    Problems,
    Rows,
    Steps,
    at,
)
from ruralgov.domain.kernel.labels import labels
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.domain.registry.organisations import texts
from ruralgov.domain.registry.organisations.messages import ChangeOrganisation, RegisterOrganisation
from ruralgov.domain.registry.organisations.model import OrganisationKind
from ruralgov.domain.registry.organisations.names import Directory, plain
from ruralgov.domain.registry.organisations.queries import FindOrganisations
from ruralgov.domain.registry.organisations.rows import OrganisationRow
from ruralgov.domain.registry.organisations.rules import parse_credit_code
from ruralgov.domain.registry.places.imports import known_places
from ruralgov.domain.registry.places.rows import PlaceRow

SPEC: Final = TableSpec(
    name="organisations",
    zh="组织表",
    note="一行一个组织；已有的按编号、统一社会信用代码或“名称＋所在地”认出，空格不改原值。",
    columns=(
        Column(
            *("name", "名称"),
            also=("组织名称", "单位名称"),
            example="{place}某某办",
            note="{place} 换成所在地名称",
        ),
        Column(
            *("kind", "类型", Kind.CHOICE),
            choices=labels(OrganisationKind),
            example="镇街内设机构",
        ),
        Column(
            *("place", "所在地", Kind.CODE),
            also=("地点", "区划代码"),
            empty=True,
            example="each_town",
            note="区划代码；each_town 每个镇街，each_village 每个村居；空为全市",
        ),
        Column(
            *("parent", "上级组织"),
            needed=False,
            note="名称、统一社会信用代码或编号；{place} 为所在地，{town} 为所在镇街；可空",
        ),
        Column(
            *("credit_code", "统一社会信用代码", Kind.CODE),
            needed=False,
            read=parse_credit_code,
            note="可空，以后再补",
        ),
        Column("id", "编号", Kind.CODE, needed=False, note="改名时写本系统的组织编号；可空"),
    ),
)
EACH: Final = {"each_town": DivisionLevel.TOWN, "each_village": DivisionLevel.VILLAGE}
"""What stands for an organisation at every town or village."""


@frozen(kw_only=True)
class Row:
    """One organisation that a row asks for."""

    line: Line
    name: str
    kind: OrganisationKind
    place: PlaceId
    path: tuple[PlaceId, ...]
    parent: str | None
    credit_code: str | None
    id: str | None


def plan(importing: Importing) -> Steps:
    """Return a command for each organisation that is new or differs."""
    since, source = importing.options["since"], importing.options["source"]
    places = known_places(importing.ask, since)
    rows = read(importing.rows, places, importing.problems)
    known = importing.ask(FindOrganisations(), day=since)
    return compared(rows, known, since, source, importing.new_id, importing.problems)


def compared(
    rows: list[Row],
    known: list[OrganisationRow],
    since: date,
    source: str,
    new_id: Callable[[], str],
    problems: Problems,
) -> Steps:
    """Return what differs between a table and the organisations known on its day."""
    return _Plan(known, since, new_id, problems).steps(rows, source)


def read(rows: Rows, places: Iterable[PlaceRow], problems: Problems) -> list[Row]:
    """Return the organisations of a table; one that is there twice is wrong."""
    by_code = {row.code: row for row in places}
    names = {row.owner: row.name for row in by_code.values()}
    found: dict[tuple[str, PlaceId], Row] = {}
    for line, values in rows:
        try:
            where = _where(values["place"], by_code)
        except RuralgovError as error:
            problems.add(line, error, "place")
            continue
        for path in where:
            row = _row(line, values, path, names)
            if (plain(row.name), row.place) in found:
                problems.add(line, BadInput(kernel_texts.ROW_TWICE, value=row.name), "name")
            found[plain(row.name), row.place] = row
    return list(found.values())


def _where(code: str | None, by_code: Mapping[str, PlaceRow]) -> list[tuple[PlaceId, ...]]:
    """Return the places of a row, each with those above it; raises ``place_missing``."""
    if not code:
        return [(CITY,)]
    if code in EACH:
        level = EACH[code]
        return [_path(row) for row in by_code.values() if row.level is level]
    if code not in by_code:
        raise BadInput(registry_texts.PLACE_MISSING, place=code)
    return [_path(by_code[code])]


def _path(row: PlaceRow) -> tuple[PlaceId, ...]:
    place = PlaceId(row.owner)
    return (place, CITY) if row.parent == CITY else (place, row.parent, CITY)


def _row(
    line: Line, values: dict[str, Any], path: tuple[PlaceId, ...], names: Mapping[str, str]
) -> Row:
    here, town = (names.get(place, "") for place in (path[0], path[max(len(path) - 2, 0)]))

    def filled(text: str | None) -> str | None:
        return text and text.replace("{place}", here).replace("{town}", town)

    return Row(
        line=line,
        name=filled(values["name"]) or "",
        kind=values["kind"],
        place=path[0],
        path=path,
        parent=filled(values.get("parent")),
        credit_code=values.get("credit_code"),
        id=values.get("id"),
    )


@define
class _Plan:
    """Compares the rows of a table with the organisations known on its day."""

    known: list[OrganisationRow]
    since: date
    new_id: Callable[[], str]
    problems: Problems
    _units: Directory = field(init=False)
    _by: dict[object, OrganisationRow] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._units = Directory(self.known)
        self._by = {(plain(row.name), row.place): row for row in self.known}
        self._by |= {row.credit_code: row for row in self.known if row.credit_code is not None}
        self._by |= {row.owner: row for row in self.known}

    def steps(self, rows: list[Row], source: str) -> Steps:
        """Return what differs, parents first."""
        done = Steps(counts={"new": 0, "changed": 0, "same": 0})
        keys = {id(row): self._key(row) for row in rows}
        parents = {id(row): self._parent(row) for row in rows}
        self._check_circles(rows, keys, parents)
        for row in _ordered(rows, keys, parents):
            old, parent = self._old(row), parents[id(row)]
            if old is None:
                done.count("new")
                command = RegisterOrganisation(
                    id=keys[id(row)],
                    name=row.name,
                    kind=row.kind,
                    place=row.place,
                    parent=parent,
                    credit_code=row.credit_code,
                    since=self.since,
                    source=source,
                )
                done.add(row.line, command, at(row.line, CELLS))
                continue
            changes = _differing(row, old, parent)
            done.count("changed" if changes else "same")
            if changes:
                done.notices.append(f"{row.line.number}: {old.name} -> {', '.join(changes)}")
                command_ = ChangeOrganisation(
                    organisation=keys[id(row)], since=self.since, cause=source, **changes
                )
                done.add(row.line, command_, at(row.line, CELLS))
        met = {*keys.values()}
        done.count("unmentioned", sum(row.owner not in met for row in self.known))
        return done

    def _old(self, row: Row) -> OrganisationRow | None:
        named = (row.id, row.credit_code, (plain(row.name), row.place))
        return next((self._by[one] for one in named if one in self._by), None)

    def _key(self, row: Row) -> OrganisationId:
        """Return the id of a row's organisation; a new one can be named as a parent from now on."""
        old = self._old(row)
        if old is not None:
            return OrganisationId(old.owner)
        if row.id is not None:
            error = BadInput(texts.ORGANISATION_MISSING, organisation=row.id)
            self.problems.add(row.line, error, "id")
        key = OrganisationId(self.new_id())
        entry = OrganisationRow(
            owner=key,
            name=row.name,
            kind=row.kind,
            place=row.place,
            credit_code=row.credit_code,
            since=self.since,
            until=FOREVER,
        )
        self._units.add(entry)
        return key

    def _check_circles(
        self,
        rows: list[Row],
        keys: Mapping[int, OrganisationId],
        parents: dict[int, OrganisationId | None],
    ) -> None:
        """Note each row that the table puts below itself, and leave its parent out."""
        above = {keys[id(row)]: parents[id(row)] for row in rows}
        for row in rows:
            key = keys[id(row)]
            at_key, seen = above[key], set[OrganisationId]()
            while at_key is not None and at_key != key and at_key not in seen:
                seen.add(at_key)
                at_key = above.get(at_key)
            if at_key == key:
                error = BadInput(texts.ORGANISATION_CIRCLE, name=row.name, parent=row.parent)
                self.problems.add(row.line, error, "parent")
                parents[id(row)] = None

    def _parent(self, row: Row) -> OrganisationId | None:
        if not row.parent:
            return None
        try:
            return self._units.find(row.parent, row.path)
        except RuralgovError as error:
            self.problems.add(row.line, error, "parent")
            return None


def _ordered(
    rows: list[Row],
    keys: Mapping[int, OrganisationId],
    parents: Mapping[int, OrganisationId | None],
) -> Iterator[Row]:
    """Give the rows so that the parent of each that is in the table comes before it."""
    by_key = {keys[id(row)]: row for row in rows}
    given: set[OrganisationId] = set()
    for row in rows:
        waiting: list[Row] = []
        above: Row | None = row
        while above is not None and keys[id(above)] not in given:
            given.add(keys[id(above)])
            waiting.append(above)
            parent = parents[id(above)]
            above = None if parent is None else by_key.get(parent)
        yield from reversed(waiting)


CELLS: Final = {
    "credit_code_taken": "credit_code",
    "organisation_circle organisation_missing": "parent",
    "text_not_clean text_too_long": "name",
}
"""The cells that a refusal is about."""


def _differing(row: Row, old: OrganisationRow, parent: OrganisationId | None) -> dict[str, Any]:
    """Return what a row says otherwise; what it leaves out stays."""
    wanted = {
        "name": row.name,
        "kind": row.kind,
        "place": row.place,
        "parent": parent,
        "credit_code": row.credit_code,
    }
    return {
        name: value
        for name, value in wanted.items()
        if value is not None and value != getattr(old, name)
    }


TABLE: Final = ImportTable(spec=SPEC, plan=plan, options=(SINCE, SOURCE))
