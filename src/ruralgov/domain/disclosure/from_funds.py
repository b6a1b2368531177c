"""What the budget says of the year of a publication."""

from ruralgov.domain.disclosure.feeds import budget_item
from ruralgov.domain.disclosure.figures import Scope, Sheet
from ruralgov.domain.funds import BudgetRow


def add_budget(scope: Scope, sheet: Sheet) -> None:
    """Add every item of the budget, with what was spent of it."""
    year = int(scope.last[:4])
    rows = scope.read.rows(BudgetRow, owner=scope.collective, year=year)
    for row in sorted(rows, key=lambda row: row.item):
        entry = {"what": row.item, "amount": row.budget, "spent": row.spent}
        sheet.add(budget_item(row.item), row.budget, entry)
