"""The rule of an application that goes into another year (rule 20)."""

from collections.abc import Iterator

from ruralgov.domain.funds import texts
from ruralgov.domain.funds.messages_year import BudgetYearChanged, ChangeBudgetYear
from ruralgov.domain.funds.model import FundApplication, FundStage
from ruralgov.domain.funds.rules_application import OPEN, still
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput


def change_budget_year(
    state: FundApplication | None, command: ChangeBudgetYear, given: Given
) -> Iterator[BudgetYearChanged]:
    """Let it count towards this year's budget, or its first one again (rule 20).

    The purse refuses it where that budget has no room.
    """
    application = still(state, command.application, *OPEN, FundStage.PAID)
    given.must_not_be(texts.BUDGET_YEAR_OWN, application.applicant, account=application.applicant)
    allowed = {given.today.year, application.day.year} - {application.year}
    if command.year not in allowed:
        raise BadInput(
            texts.BUDGET_YEAR_WRONG,
            application=application.number,
            year=command.year,
            now=application.year,
            allowed="、".join(map(str, sorted(allowed))) or "-",
        )
    item = command.item.strip()
    yield BudgetYearChanged(
        year=command.year,
        item=clean_text("item", item) if item else application.item,
        reason=clean_text("reason", command.reason),
        by=given.actor.account,
        at=given.now,
    )
