"""Where the balances of a collective would go, before they do."""

from ruralgov.domain.books.merging import Plan
from ruralgov.domain.books.model import Chart
from ruralgov.domain.books.queries import MergedBalance, MergerPlan
from ruralgov.domain.books.records import chart_of
from ruralgov.domain.books.rules import collective_of
from ruralgov.domain.books.rules_merger import plan_of
from ruralgov.domain.collectives import texts as collectives_texts
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.money import Fen


def merger_plan(query: MergerPlan, asked: Asked) -> list[MergedBalance]:
    """Return the balances by their codes; raises ``merger_missing`` where no successor is named."""
    state = collective_of(query.collective, asked.read)
    announced = None if state.merger is None or state.merger.done else state.merger
    into = existing(
        query.into or (announced.into if announced else None),
        collectives_texts.MERGER_MISSING,
        collective=query.collective,
    )
    moves = announced.accounts if announced and announced.into == into else ()
    found = plan_of(query.collective, into, state.name, moves, asked.read, carried=True)
    return _shown(found, chart_of(query.collective, asked.read), chart_of(into, asked.read))


def _shown(found: Plan, source: Chart, target: Chart) -> list[MergedBalance]:
    made = {one.code for one in found.made}
    after = change(target, accounts=(*target.accounts, *found.made))
    return [
        MergedBalance(
            code=one.code,
            name=source.name(one.code),
            to=one.to,
            to_name=after.name(one.to),
            made=one.to in made,
            amount=Fen(one.amount),
        )
        for one in found.moves
    ]
