"""The pages that are written from the code say what the code says, and what it says is so."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import attrs
import pytest
from click.testing import CliRunner

from ruralgov.cli import main
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.reports.reference import ALWAYS
from tests.docs.pages import DOCS, facts, filled, left_over, written
from tests.scenario import every_command
from tests.town import Town

ELSEWHERE = {
    "aid_fact_twice": "when facts are put together, outside commands",
    "aid_parameter_missing": "when the rules of a city are asked",
    "aid_rule_gap": "when the rules of a city are read",
    "aid_rule_overlap": "when the rules of a city are read",
    "party_identity": "in a row of the table party_entries",
    "check_id_wrong": "when a check is declared",
    "check_twice": "when the checks of an app are put together",
    "bank_sides_wrong": "in a row of the table bank-statement",
    "body_member_unknown": "in a row of the table body_members",
    "badge_unknown": "in a row of the table secondments",
    "centre_unknown": "in a row of the table secondments",
    "consortium_name_unknown": "in a row of the table consortium_members",
    "consortium_row_differs": "in a row of the table consortia",
    "decision_reference_unknown": "in a row of the tables consortia and consortium_members",
    "score_cell_wrong": "in a row of the table town_scores",
    "officer_holder_unsure": "in a row of the table officers",
    "collective_name_shared": "in a row of the table mergers",
    "identity_twice": "in a row of the table households",
    "roster_household_missing": "in a row of the table household-changes",
    "roster_person_missing": "in a row of the table household-changes",
    "roster_relation_missing": "in a row of the table household-changes",
    "organisation_unknown": "in a row of the tables organisations and positions",
    "organisation_ambiguous": "in a row of the tables organisations, positions and posts",
    "holder_unknown": "in a row of the table positions",
    "unit_unknown": "in a row of the table posts",
    "account_name_differs": "in a row of the tables opening and vouchers",
    "old_account_missing": "in a row of the table opening",
    "opening_cell_misplaced": "in a row of the table opening",
    "opening_row_differs": "in a row of the table opening",
    "opening_waits": "in a row of the table opening",
    "voucher_sides_wrong": "in a row of the tables opening and vouchers",
    "contract_asset_unknown": "in a row of the table contracts",
    "contract_mark_used": "in a row of the table contracts",
    "contract_rows_differ": "in a row of the table contracts",
    "table_basis_missing": "in a row of the table grids",
    "table_choice_missing": "in a row of the table grids",
    "table_grid_chiefs": "in a row of the table grids",
    "table_household_twice": "in a row of the table grids",
    "table_households": "in a row of the table grids",
    "table_person": "in a row of the table grids",
}
"""Codes of contexts with which no command and no query is refused, and where they come from."""
Observed = dict[type, set[str]]


@pytest.fixture(scope="module")
def pages() -> dict[Path, str]:
    return written()


def test_each_page_of_the_reference_says_what_the_code_says(pages: dict[Path, str]) -> None:
    old = {path.relative_to(DOCS) for path, text in pages.items() if _kept(path) != text}
    old |= {path.relative_to(DOCS) for path in left_over(pages)}
    assert not old, (
        f"run `python3 dev.py docs`, and read what it changed in {sorted(map(str, old))}"
    )


def _kept(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


def test_a_page_without_a_place_for_what_is_written_is_refused() -> None:
    with pytest.raises(ValueError, match="no place for contexts"):
        filled("# The map", {"contexts": "| a |"})


def test_every_link_of_the_reference_leads_to_one_heading(pages: dict[Path, str]) -> None:
    headings = {path: _headings(path.read_text("utf-8")) for path in DOCS.rglob("*.md")}
    headings |= {path: _headings(text) for path, text in pages.items()}
    for path, text in pages.items():
        for link in re.findall(r"\]\(([^)\s]+)\)", text):
            name, _, anchor = link.partition("#")
            target = (path.parent / name).resolve() if name else path
            assert target in headings, f"{path.name}: {link}"
            assert not anchor or headings[target].count(anchor) == 1, f"{path.name}: {link}"


def _headings(page: str) -> list[str]:
    """Return the anchors of a page, as those who render it make them."""
    found = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    return [re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in found]


def test_every_code_of_a_context_refuses_something(pages: dict[Path, str]) -> None:
    for context in CONTEXTS:
        for text in context.texts:
            refused = facts().refused_by.get(text, ())
            assert bool(refused) is not (text.code in ELSEWHERE), text.code
            assert not refused or facts().errors[text] or text in ALWAYS, text.code


@pytest.fixture(scope="module")
def seen() -> tuple[Observed, Observed]:
    """Give every command as it is right, and before that in many ways that are wrong.

    Return the events that followed and the codes of the refusals.
    """
    town, given, refused = Town(), Observed(), Observed()
    steps = every_command(town)
    account, command = next(steps)
    while True:
        kind = type(command)
        codes = refused.setdefault(kind, set())
        codes |= {code for wrong in _spoilt(command) if (code := _code(town, account, wrong))}
        receipt = town.do(account, command)
        given.setdefault(kind, set()).update(receipt.events)
        codes |= {_code(town, account, command)} - {""}
        try:
            account, command = steps.send(receipt)
        except StopIteration:
            return given, refused


def _spoilt(command: Any) -> Iterator[Any]:
    """Give the ways to make a command with a field that is another, or the code that refuses it."""
    hints = get_type_hints(type(command))
    for field in attrs.fields(type(command)):
        now = getattr(command, field.name)
        for other in _others(hints[field.name], now):
            try:
                yield attrs.evolve(command, **{field.name: other})
            except RuralgovError as error:
                yield error


def _others(hint: Any, now: Any) -> Iterator[Any]:
    """Give values of the type of a field that differ from what it is."""
    if type(None) in get_args(hint):
        yield None
    match now:
        case Enum():
            yield from set(type(now)) - {now}
        case bool():
            yield not now
        case int():
            yield from (-1, 0, now - 1, now + 1, 10**15)
        case date():
            yield from {date(2000, 1, 1), now - timedelta(days=1), date(2050, 1, 1)} - {now}
        case str():
            yield from ("", "nobody", now + "1")
        case tuple():
            yield from ((), now * 2)
        case _ if attrs.has(type(now)):
            for field in attrs.fields(type(now)):
                for other in _others(type(getattr(now, field.name)), getattr(now, field.name)):
                    try:
                        yield attrs.evolve(now, **{field.name: other})
                    except RuralgovError:
                        continue


def _code(town: Town, account: str, command: Any) -> str:
    """Return with which code a command would be refused, or nothing."""
    if isinstance(command, RuralgovError):
        return command.code
    try:
        (refusal,) = town.app.rehearse([command], **town.acting(account))
    except RuralgovError as error:
        return error.code
    return "" if refusal is None else refusal.code


def test_what_a_command_gives_and_what_follows_is_in_its_entry(
    seen: tuple[Observed, Observed],
) -> None:
    for kind, names in seen[0].items():
        every = [kind, *facts().followers(kind)]
        told = {event.__name__ for one in every for event in facts().events(one)}
        assert names <= told, f"{kind.__name__}: {names - told}"


def test_what_a_command_is_refused_with_is_in_its_entry(seen: tuple[Observed, Observed]) -> None:
    always = {text.code for text in ALWAYS}
    assert len(set().union(*seen[1].values())) > 100, "too little was refused to show anything"
    for kind, codes in seen[1].items():
        refusals = facts().refusals(kind)
        told = {text.code for text in refusals.own | refusals.following} | always
        assert codes <= told, f"{kind.__name__}: {codes - told}"


def test_the_command_line_writes_it_with_the_contexts_of_plugins(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["reference", str(tmp_path)])
    assert result.exit_code == 0, result.output
    wells = (tmp_path / "reference" / "wells.md").read_text("utf-8")
    assert "### NoteWaterTest" in wells
    assert "exchange.md#askdepartment" in wells
    access = (tmp_path / "access.md").read_text("utf-8")
    assert "| [RegisterWell](reference/wells.md#registerwell) | water_officer | village |" in access
    assert "## well_name_taken" in (tmp_path / "reference" / "codes.md").read_text("utf-8")
