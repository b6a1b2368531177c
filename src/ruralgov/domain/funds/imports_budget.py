"""The budget of a year, one row an item."""

from typing import Final

from ruralgov.domain.funds.messages_purse import PlannedItem, SetBudget
from ruralgov.domain.funds.queries import BudgetExecution, ProposedBudget
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.imports import (
    COLLECTIVE,
    SOURCE,
    Importing,
    ImportTable,
    Option,
    Steps,
    at,
)
from ruralgov.domain.kernel.money import LARGEST, show_yuan
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec

SPEC: Final = TableSpec(
    name="budget",
    zh="年度预算",
    note="一行一个支出项目；已有的项目改为表中金额，表中没有的项目不变。导入后由他人复核（ReviewBudget）才生效。",
    columns=(
        Column("item", "预算项目", also=("项目", "支出项目"), example="某某经费"),
        Column("amount", "预算金额", Kind.AMOUNT, also=("金额",), example="30000.00"),
    ),
)


def plan(importing: Importing) -> Steps:
    """Return the items that the budget of a year does not say yet, nor waits for."""
    problems = importing.problems
    collective, year = importing.options["collective"], importing.options["year"]
    asked = BudgetExecution(collective=collective, year=year)
    there = {one.item: int(one.budget) for one in importing.ask(asked)}
    waiting = importing.ask(ProposedBudget(collective=collective))
    there |= {one.item: int(one.amount) for one in waiting if one.year == year}
    done, seen = Steps(), dict[str, Line]()
    for line, values in importing.rows:
        item, amount = values["item"], values["amount"]
        if seen.setdefault(item, line) is not line:
            problems.add(line, BadInput(kernel_texts.ROW_TWICE, value=item), "item")
        elif not 0 <= amount <= LARGEST:
            error = BadInput(
                kernel_texts.AMOUNT_RANGE, value=show_yuan(amount), largest=show_yuan(LARGEST)
            )
            problems.add(line, error, "amount")
        elif there.get(item) == amount:
            done.count("same")
        else:
            done.count("items")
            command = SetBudget(
                collective=collective,
                year=year,
                items=(PlannedItem(item=item, amount=amount),),
                resolution=importing.options["source"],
            )
            done.add(line, command, at(line, {"budget_below_use": "amount"}))
    return done


TABLE: Final = ImportTable(
    spec=SPEC,
    plan=plan,
    options=(
        COLLECTIVE,
        Option(name="year", said="the year of the budget", zh="预算年度", read=int),
        SOURCE,
    ),
)
