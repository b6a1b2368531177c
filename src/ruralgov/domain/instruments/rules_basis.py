"""The rules of what a dated rule rests on: an instrument that was in force that day."""

from collections.abc import Iterator, Mapping
from datetime import date

from ruralgov.domain.instruments import messages as m
from ruralgov.domain.instruments import texts
from ruralgov.domain.instruments.model import KEY, Framework, RuleBasis
from ruralgov.domain.instruments.records import FRAMEWORK
from ruralgov.domain.instruments.standing import Standing
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.dated import RuleKind
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import InstrumentId
from ruralgov.domain.kernel.versions import check_version_correction, in_the_way


def kind_of(kind: str, rules: Mapping[str, RuleKind]) -> RuleKind:
    """Return a kind of dated rules; raises ``rule_kind_unknown``."""
    known = ", ".join(f"{one.zh}（{one.kind}）" for one in rules.values())
    return existing(rules.get(kind), texts.RULE_KIND_UNKNOWN, kind=kind, known=known)


def cite_instrument(
    basis: RuleBasis | None, command: m.CiteInstrument, given: Given
) -> Iterator[m.InstrumentCited]:
    """Enter on what a rule rests from a day on (rule 6, invariant 13)."""
    _check_then(command.kind, command.rule, command.instrument, command.since, given)
    held = () if basis is None else basis.citations
    if command.instrument is None and not held:
        raise Refused(texts.CITATION_NONE)
    taken = in_the_way(held, command.since, given.today)
    if taken is not None:
        raise Refused(texts.CITATION_NOT_LATER, held=taken.since)
    wanted = command.reason or command.instrument is None
    yield m.InstrumentCited(
        kind=command.kind,
        rule=command.rule,
        instrument=command.instrument,
        since=command.since,
        reason=clean_text("reason", command.reason) if wanted else "",
    )


def correct_citation_entry(
    basis: RuleBasis | None, command: m.CorrectCitationEntry, given: Given
) -> Iterator[m.CitationEntryCorrected]:
    """Move a citation to a day on which its instrument is in force, or withdraw it (rule 6)."""
    known = existing(basis, texts.CITATION_NONE)
    check_version_correction(known.citations, command.entry, command.since)
    (wrong,) = (one for one in known.citations if one.since == command.entry)
    if command.since is not None:
        _check_then(known.kind, known.rule, wrong.instrument, command.since, given)
    yield m.CitationEntryCorrected(
        entry=command.entry, since=command.since, reason=clean_text("reason", command.reason)
    )


def _check_then(
    kind: str, rule: str, instrument: InstrumentId | None, day: date, given: Given
) -> None:
    """Refuse a rule that is not there on a day, and an instrument that is not in force then.

    Raises ``rule_kind_unknown``, ``rule_missing``, ``instrument_missing`` and
    ``instrument_not_in_force``.
    """
    found = kind_of(kind, given.rules)
    if rule and not any(
        one.key == rule and one.since <= day < one.until for one in found.found(given.read)
    ):
        facts = {"kind": found.zh, "kind_en": found.en, "rule": rule, "since": day}
        raise Refused(texts.RULE_MISSING, **facts)
    if instrument is None:
        return
    standing = Standing(given.read.state(FRAMEWORK, KEY) or Framework())
    known = existing(standing.get(instrument), texts.INSTRUMENT_MISSING, instrument=instrument)
    if standing.in_force(known, day) is None:
        raise Refused(texts.INSTRUMENT_NOT_IN_FORCE, name=known.last.name, since=day)
