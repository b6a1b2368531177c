"""The table of what dated rules rest on."""

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest
from typing import Final

from ruralgov.domain.instruments.model import RuleBasis
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import InstrumentId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class RuleBasisRow:
    """On which instrument a rule, or all of a kind, rests on some days; None: on none any more."""

    owner: str = ""
    kind: str
    rule: str
    instrument: InstrumentId | None
    since: date
    until: date


TABLES: Final = (
    Table(
        name="rule_bases",
        row=RuleBasisRow,
        key=("owner", "since"),
        indexes=(("instrument",),),
    ),
)


def rows(basis: RuleBasis) -> Iterator[RuleBasisRow]:
    """Give a row for each citation of a rule."""
    for one, following in zip_longest(basis.citations, basis.citations[1:]):
        yield RuleBasisRow(
            kind=basis.kind,
            rule=basis.rule,
            instrument=one.instrument,
            since=one.since,
            until=FOREVER if following is None else following.since,
        )
