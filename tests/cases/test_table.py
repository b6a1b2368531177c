"""The table of transitions: what is not in it cannot happen."""

from functools import partial
from pathlib import Path

import pytest

from ruralgov.domain.cases import TABLE, Action, Stage, as_diagram, as_markdown
from ruralgov.domain.cases.table import OPEN
from tests.town import Town, code_of
from tests.ways import (
    STEPS,
    WAYS,
    matter,
    report,
    row,
    take,
)

A = Action


@pytest.mark.parametrize("stage", list(Stage))
def test_rule_3_what_is_not_in_the_table_cannot_happen(stage: Stage) -> None:
    town = Town()
    matter(town)
    table = {(one.source, one.action): one for one in TABLE}
    for action in STEPS:
        case = report(town, "full")
        take(town, case, *WAYS[stage])
        assert row(town, case).stage is stage
        code = code_of(partial(take, town, case, action))
        rows = [table[stage, one] for one in alike(action) if (stage, one) in table]
        if not rows:
            assert code == "case_stage_wrong", (stage, action)
        elif not code:
            assert row(town, case).stage in {one.target for one in rows}, (stage, action)
        else:
            assert any(code in one.refusals for one in rows), (stage, action)


def alike(action: Action) -> set[Action]:
    """Return the actions that are given by the same command with the same fields."""
    pairs = (
        *({A.ASK_RETURN, A.DISPUTE}, {A.EXTEND, A.PAUSE}, {A.CALL_BACK, A.TRY_CALL}),
        *({A.HAND_OVER, A.REASSIGN}, {A.RECLASSIFY, A.RECALL}),
    )
    return next((pair for pair in pairs if action in pair), {action})


def test_rule_3_the_table_has_no_dead_end_and_is_printed_whole() -> None:
    assert {one.action for one in TABLE} == set(Action)
    for stage in Stage:
        ways = [one for one in TABLE if one.source is stage and not one.overlay]
        assert bool(ways) == (stage in OPEN or stage is Stage.WITHDRAWN)
    for lang in ("zh", "en"):
        text = as_markdown(lang) + as_diagram(lang)
        for one in TABLE:
            assert one.action.label(lang) in text
            assert one.source.label(lang) in text


def test_rule_3_the_page_of_the_table_is_the_table() -> None:
    page = (Path(__file__).parents[2] / "docs" / "cases.md").read_text(encoding="utf-8")
    for lang in ("zh", "en"):
        assert as_markdown(lang) in page
    assert as_diagram("zh") in page
