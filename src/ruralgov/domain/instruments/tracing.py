"""From a dated rule to the instrument that it rests on, and from there up to the master."""

from collections.abc import Iterable
from datetime import date

from ruralgov.domain.instruments.queries_basis import BasedRule, BasisFault, TraceStep
from ruralgov.domain.instruments.rows import RuleBasisRow
from ruralgov.domain.instruments.standing import Standing
from ruralgov.domain.kernel.dated import DatedRule, RuleKind
from ruralgov.domain.kernel.ids import InstrumentId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Chain:
    """What leads from an instrument up to the master on a day, as far as it goes."""

    steps: tuple[TraceStep, ...]
    fault: BasisFault | None


def chain(standing: Standing, key: InstrumentId, day: date) -> Chain:
    """Return what an instrument rests on, each in force that day or in the place of what was.

    Each stands higher than the one before, and what rests on nothing is a master.
    """
    steps: list[TraceStep] = []
    named: InstrumentId | None = key
    while named is not None:
        found = standing.carrier(named, day)
        if found is None:
            fault = BasisFault.BROKEN if steps else BasisFault.NOT_IN_FORCE
            return Chain(steps=tuple(steps), fault=fault)
        instrument, version = found
        paper = version.paper
        steps.append(
            TraceStep(
                instrument=instrument.id,
                kind=paper.kind,
                name=paper.name,
                document=paper.document,
                since=paper.since,
                instead_of=None if instrument.id == named else named,
            )
        )
        named = paper.parent
    return Chain(steps=tuple(steps), fault=None)


class Tracer:
    """Traces the rules of one day; what one instrument leads to is found once."""

    def __init__(self, standing: Standing, rows: Iterable[RuleBasisRow], day: date) -> None:
        self._standing, self._day = standing, day
        self._rows = {(row.kind, row.rule): row for row in rows if row.since <= day < row.until}
        self._chains: dict[InstrumentId, Chain] = {}

    def row(self, kind: str, rule: str) -> RuleBasisRow | None:
        """Return what is entered of a rule, or else of all of its kind."""
        return self._rows.get((kind, rule)) or self._rows.get((kind, ""))

    def chain(self, key: InstrumentId) -> Chain:
        """Return what an instrument leads to."""
        if key not in self._chains:
            self._chains[key] = chain(self._standing, key, self._day)
        return self._chains[key]

    def fault(self, row: RuleBasisRow | None) -> BasisFault | None:
        """Return why what is entered does not lead up to the master."""
        if row is None:
            return BasisFault.UNCITED
        if row.instrument is None:
            return BasisFault.DROPPED
        return self.chain(row.instrument).fault

    def based(self, kind: RuleKind, rule: DatedRule) -> BasedRule:
        """Return a rule with what it rests on."""
        row = self.row(kind.kind, rule.key)
        return BasedRule(
            kind=kind.kind,
            kind_zh=kind.zh,
            kind_en=kind.en,
            rule=rule.key,
            name=rule.name,
            since=rule.since,
            instrument=None if row is None else row.instrument,
            cited=None if row is None else row.since,
            whole=row is not None and not row.rule,
            fault=self.fault(row),
        )

    def carries(self, one: BasedRule, key: InstrumentId) -> bool:
        """Tell whether a rule rests on an instrument, itself or as what took another's place."""
        if one.instrument is None:
            return False
        steps = self.chain(one.instrument).steps
        return one.instrument == key or bool(steps and steps[0].instrument == key)


def rules_of(found: Iterable[DatedRule], day: date) -> list[DatedRule]:
    """Return the rules of a kind that are in force on a day, in the order of their keys."""
    return sorted((one for one in found if one.since <= day < one.until), key=lambda one: one.key)


def sentence(steps: Iterable[TraceStep], lang: str) -> str:
    """Return the way up to the master in words."""
    names = [f"《{one.name}》" if lang == "zh" else f"'{one.name}'" for one in steps]
    return " → ".join(names)
