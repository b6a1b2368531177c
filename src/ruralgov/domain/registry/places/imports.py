"""Places from a table: how it is read, and what is asked for beside it."""

from datetime import date
from typing import Final

from ruralgov.domain.kernel.division import parse_code
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.imports import (
    SINCE,
    SOURCE,
    Ask,
    Importing,
    ImportTable,
    Option,
    Problems,
    Rows,
    Steps,
    words_of,
)
from ruralgov.domain.kernel.tables import Column, Kind, TableSpec
from ruralgov.domain.registry.places import texts
from ruralgov.domain.registry.places.imports_edition import MERGERS, RECODES, Entry, compared
from ruralgov.domain.registry.places.queries import Places
from ruralgov.domain.registry.places.rows import PlaceRow


def _codes(text: str) -> tuple[str, ...]:
    return tuple(parse_code(word) for word in words_of(text))


SPEC: Final = TableSpec(
    name="places",
    zh="区划表",
    note="一行一个镇街或村居；上级由代码前几位得出。",
    columns=(
        Column(
            *("code", "区划代码", Kind.CODE),
            also=("统计用区划代码", "代码"),
            read=parse_code,
            example="371082199",
            note="统计用区划代码：镇街 9 位，村居 12 位",
        ),
        Column("name", "名称", also=("地名", "区划名称"), example="某某镇", note="全称"),
        Column(
            *("before", "原代码", Kind.CODE),
            also=("旧代码", "变更前代码"),
            needed=False,
            read=_codes,
            note="可空；代码变更前的代码，并入的各地代码以分号隔开",
        ),
    ),
    ignored=("areaCode", "streetCode", "cityCode", "provinceCode"),
)


def known_places(ask: Ask, day: date | None = None) -> list[PlaceRow]:
    """Return the towns and villages of a day."""
    towns = ask(Places(), day=day)
    below = (ask(Places(parent=PlaceId(town.owner)), day=day) for town in towns)
    return [*towns, *(village for villages in below for village in villages)]


def plan(importing: Importing) -> Steps:
    """Return a command for each place that is new or has another name.

    What a newer edition recoded, merged or left out is proposed; commands for it are among them
    only as far as ``--accept`` says so.
    """
    options = importing.options
    found = read(importing.rows, importing.problems)
    known = known_places(importing.ask, options["since"])
    return compared(found, known, options["since"], options["source"], options["accept"])


def read(rows: Rows, problems: Problems) -> list[Entry]:
    """Return each place of a table, towns first; a code that is there twice is wrong."""
    found: dict[str, Entry] = {}
    for line, values in rows:
        code = values["code"]
        if code in found:
            taken = BadInput(texts.PLACE_CODE_TAKEN, code=code, name=found[code].name)
            problems.add(line, taken, "code")
        found[code] = Entry(line, code, values["name"], values.get("before") or ())
    return sorted(found.values(), key=lambda one: (len(one.code), one.code))


def _accepted(text: str) -> frozenset[str]:
    """Return what is accepted; raises ``ValueError`` for another word."""
    words = frozenset(text.replace("，", ",").replace(",", " ").split())
    if words - {RECODES, MERGERS}:
        raise ValueError(text)
    return words


ACCEPT: Final = Option(
    name="accept",
    said="what of the proposals is done: recodes, mergers, or both with a comma",
    zh="采纳哪些建议：recodes（改代码）、mergers（合并），或两者以逗号并列",
    read=_accepted,
    needed=False,
    default="",
)
TABLE: Final = ImportTable(spec=SPEC, plan=plan, options=(SINCE, SOURCE, ACCEPT), rehearsed=False)
