"""The budget of a year, one row an item."""

from collections.abc import Mapping
from typing import Any, Final

from ruralgov.app.application import App
from ruralgov.domain.funds.messages import PlannedItem, SetBudget
from ruralgov.domain.funds.views import BudgetExecution
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.money import LARGEST, show_yuan
from ruralgov.imports.steps import Step, Steps, at
from ruralgov.imports.table import Problems, rows
from ruralgov.ports.tables import Column, Kind, Line, Table, TableSpec

TABLE: Final = TableSpec(
    name="budget",
    zh="年度预算",
    note="一行一个支出项目；已有的项目改为表中金额，表中没有的项目不变。",
    columns=(
        Column("item", "预算项目", also=("项目", "支出项目"), example="某某经费"),
        Column("amount", "预算金额", Kind.AMOUNT, also=("金额",), example="30000.00"),
    ),
)


def plan(
    app: App,
    tables: list[Table],
    collective: CollectiveId,
    year: int,
    resolution: str,
    problems: Problems,
    acting: Mapping[str, Any],
) -> Steps:
    """Return the items that the budget of a year does not say yet."""
    asked = BudgetExecution(collective=collective, year=year)
    there = {one.item: one for one in app.query(asked, **acting)}
    done, seen = Steps(), dict[str, Line]()
    for line, values in rows(TABLE, tables, problems):
        item, amount = values["item"], values["amount"]
        if seen.setdefault(item, line) is not line:
            problems.add(line, BadInput("row_twice", value=item), "item")
        elif not 0 <= amount <= LARGEST:
            error = BadInput("amount_range", value=show_yuan(amount), largest=show_yuan(LARGEST))
            problems.add(line, error, "amount")
        elif item in there and there[item].budget == amount:
            done.count("same")
        else:
            done.count("items")
            command = SetBudget(
                collective=collective,
                year=year,
                items=(PlannedItem(item=item, amount=amount),),
                resolution=resolution,
            )
            cells = at(line, {"budget_below_use": "amount"})
            done.steps.append(Step(line=line, command=command, cells=cells))
    return done
