"""The plans of villages as the table of grids, which ``import grids`` reads again."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from ruralgov.domain.grids import (
    GroupsOf,
    Officer,
    OfficerNumbers,
    PlanLine,
    PlanLines,
)
from ruralgov.domain.grids.imports import SPEC
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import PersonId, PlaceId
from ruralgov.domain.kernel.imports import Ask
from ruralgov.domain.registry import Households, PlaceRow, known_places
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.ports.tables import Statement


def grid_sheet(ask: Ask, place: str, day: date) -> tuple[Statement, list[str]]:
    """Return the grids of a village, or of the villages of a town, and what could not be written.

    The numbers of those who lead are opened for it, which is recorded. Raises ``place_missing``.
    """
    known = known_places(ask, day)
    villages = [row for row in known if len(row.code) > len("371082199")]
    chosen = [row for row in villages if row.code == place or row.code.startswith(place)]
    if place not in {row.code for row in known}:
        raise Refused(registry_texts.PLACE_MISSING, place=place)
    notes: list[str] = []
    rows = [row for village in chosen for row in _rows(ask, village, day, notes)]
    return Statement(title=SPEC.zh, columns=SPEC.columns, rows=rows), notes


def _rows(ask: Ask, village: PlaceRow, day: date, notes: list[str]) -> Iterator[list[Any]]:
    place = PlaceId(village.owner)
    numbers = {one.owner: one.number for one in ask(Households(village=place), day=day)}
    people = {one.person: one.identity or "" for one in ask(OfficerNumbers(village=place), day=day)}
    leaders = {one.name: one.leaders for one in ask(GroupsOf(village=place), day=day)}
    without = sum(not identity for identity in people.values())
    if without:
        notes.append(f"{village.code}: {without} 人没有身份证号 / without an identity number")
    for line in ask(PlanLines(village=place), day=day):
        first = leaders.get(line.villager_group, ())[:1]
        leader = next((people.get(one, "") for one in first), "")
        yield _row(village.code, line, leader, people, numbers)


def _row(
    code: str,
    line: PlanLine,
    leader: str,
    people: dict[PersonId, str],
    numbers: dict[str, str],
) -> list[Any]:
    chief = line.chief
    return [
        code,
        line.villager_group,
        leader or None,
        line.grid_name,
        *_said(line.grid_chief, people),
        line.lane_name,
        *_said(chief, people),
        None if chief is None else chief.attested,
        _listed(line.households, numbers),
        _listed(line.contacts, numbers) or None,
    ]


def _said(officer: Officer | None, people: dict[PersonId, str]) -> tuple[str | None, str | None]:
    """Return the number of a chief and as what; neither where there is no number to read again."""
    number = "" if officer is None else people.get(officer.person, "")
    return (number, officer.basis.zh) if officer is not None and number else (None, None)


def _listed(homes: Iterable[str], numbers: dict[str, str]) -> str:
    return ";".join(numbers[one] for one in homes if one in numbers)
