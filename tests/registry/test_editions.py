"""A newer table of places: recodes, mergers and what is gone are proposed, and done when told."""

from datetime import date

import pytest

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.imports import Problems, Steps
from ruralgov.domain.registry import (
    ChangeCity,
    ChangePlace,
    MergePlace,
    PlaceRow,
    RegisterPlace,
    known_places,
)
from ruralgov.domain.registry.places.imports import ACCEPT, SPEC, read
from ruralgov.domain.registry.places.imports_edition import MERGERS, RECODES, compared
from ruralgov.imports.table import from_csv, rows
from tests.town import Town

THEN = date(2025, 7, 1)
BOTH = frozenset({RECODES, MERGERS})
FORMER = """代码,名称
371082101,俚岛镇
371082101201,大庄
371082101202,小庄
"""
"""The town as tests have it."""
LATTER = FORMER.replace("371082", "371003")


def known(town: Town) -> list[PlaceRow]:
    return known_places(lambda query, day=None: town.ask("registrar", query, day), THEN)


def planned(town: Town, text: str, accept: frozenset[str] = frozenset()) -> Steps:
    problems = Problems()
    found = read(rows(SPEC, [from_csv(text.encode(), SPEC)], problems), problems)
    problems.check()
    return compared(found, known(town), THEN, "新版", accept)


def applied(town: Town, text: str, accept: frozenset[str] = frozenset()) -> Steps:
    plan = planned(town, text, accept)
    commands = [step.command for step in plan.steps]
    town.app.execute_all(commands, **town.city.staff("registrar"))
    return plan


def recode_city(town: Town) -> None:
    town.do("registrar", ChangeCity(code="371003", name="文登区", since=THEN, cause="撤市设区"))


def counts(plan: Steps) -> dict[str, int]:
    return {name: count for name, count in plan.counts.items() if count}


def test_a_table_with_new_codes_is_proposed_as_recodes_and_changes_nothing(town: Town) -> None:
    recode_city(town)
    plan = planned(town, LATTER)
    assert (counts(plan), plan.steps) == ({"recoded": 3}, [])
    assert plan.notices == [
        "371082101 俚岛镇 -> 371003101 俚岛镇 (--accept recodes)",
        "371082101201 大庄 -> 371003101201 大庄 (--accept recodes)",
        "371082101202 小庄 -> 371003101202 小庄 (--accept recodes)",
    ]


def test_accepted_recodes_keep_the_places_and_both_tables_in_turn_make_no_doubles(
    town: Town,
) -> None:
    recode_city(town)
    before = {row.owner: row.name for row in known(town)}
    assert counts(applied(town, LATTER, BOTH)) == {"recoded": 3}
    after = known(town)
    assert {row.owner: row.name for row in after} == before
    assert {row.code[:6] for row in after} == {"371003"}
    assert counts(planned(town, LATTER)) == {"same": 3}
    eve = known_places(lambda query, day=None: town.ask("registrar", query, day), date(2025, 6, 30))
    assert {row.code[:6] for row in eve} == {"371082"}


def test_what_is_new_in_a_town_whose_recode_waits_waits_too(town: Town) -> None:
    recode_city(town)
    more = LATTER + "371003101299,新村\n"
    assert counts(planned(town, more)) == {"recoded": 3, "waiting": 1}
    assert counts(applied(town, more, BOTH)) == {"recoded": 3, "new": 1}
    assert len(known(town)) == 4


def test_what_is_gone_is_named_and_left_alone(town: Town) -> None:
    plan = planned(town, FORMER.replace("371082101202,小庄\n", ""), BOTH)
    assert (counts(plan), plan.steps) == ({"same": 2, "gone": 1}, [])
    assert plan.notices == ["371082101202 小庄 -> ?"]


@pytest.mark.parametrize(
    ("lines", "gone"),
    [
        ("371082101,俚岛镇\n", 0),
        ("371082101201,大庄\n", 1),
        ("371082102,成山镇\n", 1),
    ],
)
def test_only_what_a_table_covers_can_be_gone(town: Town, lines: str, gone: int) -> None:
    plan = planned(town, "代码,名称\n" + lines)
    assert plan.counts.get("gone", 0) == gone


def test_two_of_a_name_that_are_gone_are_not_guessed(town: Town) -> None:
    town.place("371082101203", "小庄")
    text = FORMER.replace("371082101202,小庄", "371082101209,小庄")
    assert counts(planned(town, text, BOTH)) == {"same": 2, "new": 1, "gone": 2}


def test_a_name_in_another_town_is_another_place(town: Town) -> None:
    town.place("371082102", "成山镇")
    text = FORMER.replace("371082101202,小庄", "371082102,成山镇\n371082102202,小庄")
    plan = planned(town, text, BOTH)
    assert counts(plan) == {"same": 3, "new": 1, "gone": 1}


def test_the_former_code_in_a_column_says_what_became_of_what(town: Town) -> None:
    town.place("371082101203", "远庄")
    text = (
        "代码,名称,原代码\n371082101,俚岛镇,\n"
        "371082101201,大庄社区,371082101202；371082101201\n371082101209,远庄,371082101203\n"
    )
    plan = planned(town, text)
    assert counts(plan) == {"same": 1, "renamed": 1, "recoded": 1, "merged": 1}
    assert [type(step.command) for step in plan.steps] == [ChangePlace]
    assert plan.notices[-1] == "371082101202 小庄 -> 371082101201 大庄社区 (--accept mergers)"
    notices = applied(town, text, BOTH).notices
    assert notices[-1] == "371082101202 小庄 -> 371082101201 大庄社区 (mergers)"
    assert [(row.code, row.name) for row in known(town)] == [
        ("371082101", "俚岛镇"),
        ("371082101201", "大庄社区"),
        ("371082101209", "远庄"),
    ]


def test_several_former_codes_of_a_new_code_are_one_place_and_what_joined_it(town: Town) -> None:
    text = "代码,名称,原代码\n371082101301,大庄,371082101202;371082101201\n"
    plan = planned(town, text, BOTH)
    assert [type(step.command) for step in plan.steps] == [ChangePlace, MergePlace]
    renamed, merged = (step.command for step in plan.steps)
    assert (renamed.place, merged.place, merged.into) == (town.village, town.other, town.village)
    assert planned(town, text, frozenset({MERGERS})).steps == []
    one = planned(town, text, frozenset({RECODES})).steps
    assert [type(step.command) for step in one] == [ChangePlace]


def test_codes_that_change_places_are_given_in_an_order_that_works(town: Town) -> None:
    text = "代码,名称,原代码\n371082101202,大庄,371082101201\n371082101203,小庄,371082101202\n"
    applied(town, text, BOTH)
    found = {row.name: row.code for row in known(town)}
    assert (found["大庄"], found["小庄"]) == ("371082101202", "371082101203")


def test_an_unknown_word_is_not_accepted() -> None:
    assert ACCEPT.value({}) == frozenset()
    assert ACCEPT.value({"accept": "recodes, mergers"}) == BOTH
    with pytest.raises(BadInput) as wrong:
        ACCEPT.value({"accept": "all"})
    assert wrong.value.code == "option_wrong"


def test_a_plain_table_is_read_as_before(town: Town) -> None:
    plan = planned(town, FORMER.replace("小庄", "小庄社区") + "371082101203,新村\n")
    assert plan.counts == {"new": 1, "renamed": 1, "same": 2}
    assert [type(step.command) for step in plan.steps] == [RegisterPlace, ChangePlace]
