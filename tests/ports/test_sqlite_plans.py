"""SQLite finds rows by their index: without this, one town's cases took a walk over all."""

from pathlib import Path

import pytest
from tests.town import Town

from ruralgov.domain.cases import OpenCases
from ruralgov_sqlalchemy import SqlStorage
from ruralgov_sqlalchemy.transaction import SqlTransaction


def test_a_question_by_indexed_columns_uses_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = Town(SqlStorage(f"sqlite:///{tmp_path}/c.db", "371082"))
    plans: list[str] = []
    ask = SqlTransaction._ask  # noqa: SLF001  what it asks the database

    def explained(self: SqlTransaction, question: str, values: tuple[object, ...]) -> object:
        if "FROM ruralgov_open_cases" in question:
            plan = ask(self, f"EXPLAIN QUERY PLAN {question}", values)  # type: ignore[arg-type]
            plans.append(str(plan))
        return ask(self, question, values)  # type: ignore[arg-type]

    monkeypatch.setattr(SqlTransaction, "_ask", explained)
    town.ask("desk", OpenCases(place=town.town))
    town.app.close()
    assert plans
    assert all("USING INDEX ruralgov_open_cases_" in plan for plan in plans), plans
