"""Whatever is dated can be put right: no wrong year freezes a record."""

from collections.abc import Iterator
from datetime import date
from typing import Any, get_args, get_type_hints

from attrs import fields, has

from ruralgov.domain.catalogue import CONTEXTS

BY: dict[str, tuple[str, ...]] = {
    "account": ("CorrectAccountEntry",),
    "calendar": ("CorrectCalendarEntry",),
    "city": ("CorrectCityEntry",),
    "collective": ("CorrectCollectiveEntry",),
    "dispatch_plan": ("CorrectDispatchPlanEntry",),
    "fund_policy": ("CorrectFundPolicyEntry",),
    "grant": ("CorrectGrantEntry",),
    "grid_plan": (
        "CorrectPlanEntry",
        "CorrectChiefEntry",
        "CorrectContactsEntry",
        "CorrectExemptionEntry",
    ),
    "household": ("CorrectHouseholdEntry",),
    "matter": ("CorrectMatterEntry",),
    "organisation": ("CorrectOrganisationEntry",),
    "person": ("CorrectMembershipEntry", "CorrectPersonEntry"),
    "place": ("CorrectPlaceEntry",),
    "post": ("CorrectPostEntry", "CorrectHoldingEntry"),
    "profile": ("CorrectProfileEntry",),
    "villager_group": ("CorrectGroupEntry", "CorrectGroupOfficeEntry"),
}
"""The commands that put the entries of a kind of record right."""
OTHERWISE = {
    "asset": "CorrectAsset mends what was entered; a disposal by mistake has no way back yet",
    "case": "its days explain a deadline, which follows from the calendar",
    "contract": "is varied or ended; a signing or an end by mistake has no way back yet",
    "delegation": "is revoked, and given again",
    "fund_application": "says what people did on a day; it is withdrawn and filed again",
    "place_grants_ending": "says what was ended on a day; each grant is put right by itself",
    "interest": "is ended, and declared again",
    "publication": "says on which days people acted; it is withdrawn, or superseded",
    "receipt": "follows from a voucher, whose reversal takes it back",
    "voucher": "is reversed, and entered again",
}
"""Kinds that are put right in another way, and in which."""


def dates(kind: Any, within: tuple[Any, ...] = ()) -> Iterator[str]:
    """Give the names of the dates in the values of a type, those within its parts too."""
    for part in get_args(kind):
        yield from dates(part, within)
    if isinstance(kind, type) and has(kind) and kind not in within:
        hints = get_type_hints(kind)
        for field in fields(kind):
            hint = hints[field.name]
            if hint is date or date in get_args(hint):
                yield field.name
            yield from dates(hint, (*within, kind))


RECORDS = {record.kind: record for context in CONTEXTS for record in context.records}
COMMANDS = {rule.command.__name__: rule for context in CONTEXTS for rule in context.commands}


def test_every_dated_record_can_be_put_right_or_says_how_else() -> None:
    dated = {kind for kind, record in RECORDS.items() if any(dates(record.state))}
    assert dated - BY.keys() - OTHERWISE.keys() == set(), "dated, and no way to put it right"
    assert OTHERWISE.keys() <= dated - BY.keys()
    assert all(OTHERWISE.values())


def test_what_puts_a_record_right_is_a_command_for_it_with_a_reason() -> None:
    for kind, names in BY.items():
        for name in names:
            rule = COMMANDS[name]
            assert rule.record is RECORDS[kind], name
            assert "reason" in {field.name for field in fields(rule.command)}, name


def test_each_command_of_this_name_is_for_a_kind_that_is_named() -> None:
    known = {name for names in BY.values() for name in names}
    made = {name for name in COMMANDS if name.startswith("Correct") and name.endswith("Entry")}
    kinds = {COMMANDS[name].record.kind for name in made - known}
    assert kinds <= BY.keys(), "name it in BY"
