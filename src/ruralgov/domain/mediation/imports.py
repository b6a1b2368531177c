"""Disputes from a table, one row each; every wrong cell is named."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.ids import DisputeId, MediationCommitteeId, PersonId, PlaceId
from ruralgov.domain.kernel.imports import Importing, ImportTable, Steps, at, id_of, words_of
from ruralgov.domain.kernel.labels import labels
from ruralgov.domain.kernel.personal import CitizenText
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.mediation import texts
from ruralgov.domain.mediation.messages_dispute import PartyPlan, ReceiveDispute
from ruralgov.domain.mediation.model_dispute import DisputeKind, DisputeSource, PartySide
from ruralgov.domain.mediation.queries import Disputes, MediationCommittees
from ruralgov.domain.registry import Directory, FindOrganisations, known_places
from ruralgov.domain.registry import texts as registry_texts

_SIDES: Final = {"applicants": PartySide.APPLICANT, "respondents": PartySide.RESPONDENT}
_ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_WHO: Final = "人员编号，或组织的名称、统一社会信用代码；多个用分号隔开"
SPEC: Final = TableSpec(
    name="disputes",
    zh="矛盾纠纷受理登记表",
    note="一行一件纠纷；登记不等于受理，各方同意后才开始调解。",
    columns=(
        Column("register", "登记号", Kind.CODE, also=("编号",), example="2026-001"),
        Column("village", "村居代码", Kind.CODE, also=("区划代码",), example="371082101201"),
        Column("kind", "纠纷类型", Kind.CHOICE, choices=labels(DisputeKind), example="邻里"),
        Column(*("source", "来源", Kind.CHOICE), choices=labels(DisputeSource), example="主动调解"),
        Column("letter", "移送文号", needed=False, note="移送的必填"),
        Column("applicants", "申请人", example="东庄合作社", note=_WHO),
        Column("respondents", "被申请人", example="南庄合作社", note=_WHO),
        Column("text", "纠纷简况", also=("主要事实",), example="院墙倒塌砸坏菜棚"),
    ),
)
_CELLS: Final = {
    "dispute_sides_wrong dispute_party_gone dispute_guardian_wrong person_missing": "applicants",
    "dispute_letter_missing": "letter",
    "dispute_place_strange": "village",
    "text_not_clean text_personal": "text",
}


class _Known:
    """The places, committees and organisations that a table names."""

    def __init__(self, importing: Importing) -> None:
        self.problems = importing.problems
        self.places = {row.code: PlaceId(row.owner) for row in known_places(importing.ask)}
        self.committees = {
            row.place: MediationCommitteeId(row.owner)
            for row in importing.ask(MediationCommittees())
        }
        self.units = Directory(importing.ask(FindOrganisations()))
        self.ask = importing.ask
        self.disputes: dict[PlaceId, set[str]] = {}

    def there(self, place: PlaceId, key: DisputeId) -> bool:
        """Tell whether a dispute of a place is entered, or named by an earlier row."""
        if place not in self.disputes:
            self.disputes[place] = {row.owner for row in self.ask(Disputes(place=place))}
        found = key in self.disputes[place]
        self.disputes[place].add(key)
        return found

    def committee(self, line: Line, code: str) -> tuple[PlaceId, MediationCommitteeId] | None:
        """Return the place of a code and its committee; None else, which is noted."""
        place = self.places.get(code)
        committee = None if place is None else self.committees.get(place)
        if place is not None and committee is not None:
            return place, committee
        missing = (
            BadInput(registry_texts.PLACE_MISSING, place=code)
            if place is None
            else BadInput(texts.MEDIATION_COMMITTEE_MISSING, key=code)
        )
        self.problems.add(line, missing, "village")
        return None

    def parties(self, line: Line, values: Mapping[str, Any]) -> Iterator[PartyPlan | None]:
        """Give the parties of both sides; None for one that is not known, which is noted."""
        for column, side in _SIDES.items():
            for word in words_of(values[column]):
                if _ID.fullmatch(word):
                    yield PartyPlan(side=side, person=PersonId(word))
                    continue
                try:
                    yield PartyPlan(side=side, organisation=self.units.find(word))
                except RuralgovError as error:
                    self.problems.add(line, error, column)
                    yield None


def plan(importing: Importing) -> Steps:
    """Return the command that enters each dispute that is not there yet."""
    known, done = _Known(importing), Steps(counts={"received": 0, "same": 0})
    for line, values in importing.rows:
        found = known.committee(line, values["village"])
        parties = [*known.parties(line, values)]
        if found is None or None in parties:
            continue
        place, committee = found
        key = DisputeId(id_of("dispute", committee, values["register"]))
        if known.there(place, key):
            done.count("same")
            continue
        done.count("received")
        command = ReceiveDispute(
            id=key,
            committee=committee,
            place=place,
            kind=values["kind"],
            source=values["source"],
            letter=values.get("letter") or "",
            parties=tuple(one for one in parties if one is not None),
            text=CitizenText.of(values["text"]),
        )
        done.add(line, command, at(line, _CELLS))
    return done


TABLE: Final = ImportTable(spec=SPEC, plan=plan)
