"""What must be true of the framework as a whole, whatever changed it."""

from datetime import timedelta
from itertools import pairwise

from ruralgov.domain.instruments import texts
from ruralgov.domain.instruments.model import Framework, Instrument, InstrumentKind, Paper
from ruralgov.domain.instruments.rows import RuleBasisRow
from ruralgov.domain.instruments.standing import Standing
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import InstrumentId

A_DAY = timedelta(days=1)


def check_framework(after: Framework, given: Given) -> None:
    """Refuse what would leave the framework otherwise than it must be.

    Raises ``instrument_named``, ``instrument_parent_wrong``, ``instrument_above``,
    ``instrument_not_there_to_change``, ``instrument_kind_changed``, ``instrument_ended``,
    ``instrument_twice``, ``instrument_master_taken`` and ``instrument_cited``.
    """
    standing = Standing(after)
    for instrument in after.instruments:
        for version in instrument.versions:
            _check_named(standing, instrument, version.paper)
    for instrument in after.instruments:
        _check_life(standing, instrument)
    _check_documents(after)
    _check_masters(standing)
    _check_cited(standing, given)


def _check_life(standing: Standing, instrument: Instrument) -> None:
    """Refuse versions of another kind, and those from a day after its end."""
    end = standing.end_of(instrument).since
    for version in instrument.versions:
        paper = version.paper
        if paper.kind is not instrument.versions[0].paper.kind:
            kind = instrument.versions[0].paper.kind
            facts = {"name": paper.name, "kind": kind.zh, "kind_en": kind.en}
            raise Refused(texts.INSTRUMENT_KIND_CHANGED, **facts)
        if paper.since >= end:
            raise Refused(texts.INSTRUMENT_ENDED, name=paper.name, since=end)


def named_by(paper: Paper) -> tuple[InstrumentId, ...]:
    """Return the instruments that a paper names."""
    parent = () if paper.parent is None else (paper.parent,)
    return (*parent, *paper.amends, *paper.repeals)


def _check_named(standing: Standing, instrument: Instrument, paper: Paper) -> None:
    """Refuse what it may not rest on, change or end."""
    named = {key: _named(standing, paper, key) for key in named_by(paper)}
    if paper.parent is not None and named[paper.parent].kind.rank >= paper.kind.rank:
        raise parent_wrong(paper)
    for key in (*paper.amends, *paper.repeals):
        other = named[key]
        if other.id == instrument.id or other.kind.rank < paper.kind.rank:
            facts = {"name": paper.name, "other": other.last.name}
            raise Refused(texts.INSTRUMENT_ABOVE, **facts)
        before = other.on(paper.since - A_DAY)
        held = before is not None and before.paper.holds(paper.since - A_DAY)
        if not held or standing.end_of(other).since < paper.since:
            facts = {"name": paper.name, "other": other.last.name, "since": str(paper.since)}
            raise Refused(texts.INSTRUMENT_NOT_THERE_TO_CHANGE, **facts)


def _named(standing: Standing, paper: Paper, key: InstrumentId) -> Instrument:
    return existing(standing.get(key), texts.INSTRUMENT_NAMED, name=paper.name, missing=key)


def parent_wrong(paper: Paper) -> Refused:
    """Return that a paper rests on what it cannot rest on."""
    facts = {"name": paper.name, "kind": paper.kind.zh, "kind_en": paper.kind.en}
    return Refused(texts.INSTRUMENT_PARENT_WRONG, **facts)


def _check_documents(after: Framework) -> None:
    """Refuse one document as two instruments."""
    seen: dict[str, InstrumentId] = {}
    for instrument in after.instruments:
        for version in instrument.versions:
            document = version.paper.document
            if document and seen.setdefault(document, instrument.id) != instrument.id:
                facts = {"document": document, "instrument": seen[document]}
                raise Refused(texts.INSTRUMENT_TWICE, **facts)


def _check_masters(standing: Standing) -> None:
    """Refuse two masters on one day (rule 3, invariant 12)."""
    masters = [one for one in standing.instruments if one.kind is InstrumentKind.MASTER]
    spans = sorted(
        (span for one in masters for span in standing.spans_of(one)), key=lambda span: span.since
    )
    for first, second in pairwise(spans):
        if second.since < first.until:
            raise Refused(
                texts.INSTRUMENT_MASTER_TAKEN,
                day=second.since,
                first=first.version.paper.name,
                second=second.version.paper.name,
            )


def _check_cited(standing: Standing, given: Given) -> None:
    """Refuse that a rule began to rest on what was not in force that day (rule 6, invariant 13)."""
    for row in given.read.rows(RuleBasisRow):
        if row.instrument is None:
            continue
        instrument = standing.get(row.instrument)
        if instrument is None or standing.in_force(instrument, row.since) is None:
            kind = given.rules.get(row.kind)
            raise Refused(
                texts.INSTRUMENT_CITED,
                kind=row.kind if kind is None else kind.zh,
                kind_en=row.kind if kind is None else kind.en,
                rule=row.rule or "*",
                since=row.since,
                name=row.instrument if instrument is None else instrument.last.name,
            )
