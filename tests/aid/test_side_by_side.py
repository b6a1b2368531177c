"""The bench beside OpenFisca: the same question, and what is said where an income never was."""

import subprocess
from pathlib import Path
from random import Random

import pytest

from tests.bench import fisca

LINE = fisca.STANDARD


@pytest.mark.parametrize(
    ("incomes", "answer"),
    [
        ([LINE, LINE - 1], True),
        ([LINE, LINE], False),
        ([2 * LINE, None], False),
        ([2 * LINE - 1, None], None),
        ([None], None),
    ],
)
def test_an_income_that_was_never_said_is_not_nothing(
    incomes: list[int | None], answer: bool | None
) -> None:
    assert fisca.told(incomes) is answer


def test_every_tenth_family_is_at_the_line_or_a_fen_below() -> None:
    rng = Random(1)  # noqa: S311  made-up families
    for number, below in ((0, 0), (10, 1)):
        incomes = fisca.made(number, rng)
        assert sum(incomes) == len(incomes) * LINE - below
        assert min(incomes) >= 0


def test_where_openfisca_cannot_be_installed_the_bench_says_so_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_words: str) -> str:
        raise subprocess.CalledProcessError(1, "pip", stderr="looking\nno matching distribution\n")

    monkeypatch.setattr(fisca, "_run", fails)
    why = fisca.theirs(tmp_path, {})
    assert why == "no matching distribution"
    assert fisca.lines({"skipped": why}).count("\n") == 1
