"""The answers about the framework and its instruments."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from ruralgov.domain.instruments import queries as q
from ruralgov.domain.instruments import queries_basis as qb
from ruralgov.domain.instruments import texts
from ruralgov.domain.instruments.burden import OWN, burdens
from ruralgov.domain.instruments.model import (
    SUPPORTING,
    Draft,
    Framework,
    Instrument,
    InstrumentKind,
    Paper,
    Pillar,
)
from ruralgov.domain.instruments.queries import Branch, Burden, InstrumentFinding, InstrumentLine
from ruralgov.domain.instruments.standing import Standing
from ruralgov.domain.instruments.tracing import chain
from ruralgov.domain.instruments.views_basis import counted, framework_of, rules_based_on
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import InstrumentId
from ruralgov.domain.kernel.month import first_day
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry import ORGANISATION, Organisation

A_DAY = timedelta(days=1)


@frozen(kw_only=True)
class _Lines:
    """Makes lines of instruments as of the day asked."""

    framework: Framework
    standing: Standing
    day: date
    units: Mapping[str, Organisation]
    rules: Mapping[str, int]

    def line(self, instrument: Instrument) -> InstrumentLine:
        """Return an instrument as it is on the day, or as it first will be."""
        version = instrument.on(self.day) or instrument.versions[0]
        paper = version.paper
        spans = [one for one in self.standing.spans_of(instrument) if one.version is version]
        until = spans[0].until if spans else paper.since
        return InstrumentLine(
            instrument=instrument.id,
            kind=paper.kind,
            name=paper.name,
            titled=paper.title is not None,
            document=paper.document,
            issuer=paper.issuer,
            issuer_name=self._issuer(paper),
            issued=paper.issued,
            since=paper.since,
            last=_last(until),
            review=paper.review,
            version=instrument.versions.index(version) + 1,
            pillars=paper.pillars,
            parent=paper.parent,
            in_force=self.standing.in_force(instrument, self.day) is not None,
            rules=self.rules.get(instrument.id, 0),
            before_pilot=self._before_pilot(instrument),
        )

    def lines(self, keys: Iterable[InstrumentId]) -> tuple[InstrumentLine, ...]:
        """Return the lines of some instruments."""
        found = (self.standing.get(key) for key in dict.fromkeys(keys))
        return tuple(self.line(one) for one in found if one is not None)

    def _issuer(self, paper: Paper) -> str:
        """Return what the issuer was called when it issued the paper."""
        unit = self.units.get(paper.issuer)
        span = None if unit is None else unit.on(paper.issued or paper.since)
        return paper.issuer if span is None else span.name

    def _before_pilot(self, instrument: Instrument) -> bool:
        months = [one.month for one in self.framework.pilots]
        return bool(months) and instrument.versions[0].since < first_day(min(months))


def _last(until: date) -> date | None:
    return None if until == FOREVER else until - A_DAY


def _lines(asked: Asked) -> _Lines:
    framework = framework_of(asked)
    issuers = {v.paper.issuer for one in framework.instruments for v in one.versions}
    return _Lines(
        framework=framework,
        standing=Standing(framework),
        day=asked.day,
        units=asked.read.states(ORGANISATION, issuers),
        rules=counted(asked),
    )


def _parents(standing: Standing, day: date) -> dict[InstrumentId, InstrumentId | None]:
    """Return on what each instrument in force rests; None: on nothing that is in force."""
    found: dict[InstrumentId, InstrumentId | None] = {}
    for one in standing.all_on(day):
        version = standing.in_force(one, day)
        parent = None if version is None else version.paper.parent
        carried = None if parent is None else standing.carrier(parent, day)
        found[one.id] = None if carried is None else carried[0].id
    return found


def framework_tree(_: q.FrameworkTree, asked: Asked) -> q.Tree:
    """Return the framework of a day, with what hangs loose and what is not known."""
    lines = _lines(asked)
    standing = lines.standing.all_on(asked.day)
    below: dict[InstrumentId | None, list[Instrument]] = {}
    parents = _parents(lines.standing, asked.day)
    for one in standing:
        below.setdefault(parents[one.id], []).append(one)

    def branch(one: Instrument) -> Branch:
        return Branch(line=lines.line(one), below=tuple(map(branch, below.get(one.id, ()))))

    masters = [one for one in standing if one.kind is InstrumentKind.MASTER]
    supporting = [lines.line(one) for one in standing if one.kind is InstrumentKind.SUPPORTING]
    measures = sum(one.kind is InstrumentKind.MEASURE for one in standing)
    untitled = sum(not one.titled for one in supporting)
    loose = [one for one in standing if one not in masters and parents[one.id] is None]
    return q.Tree(
        master=branch(masters[0]) if masters else None,
        loose=tuple(map(branch, loose)),
        masters=len(masters),
        supporting=len(supporting),
        expected=SUPPORTING,
        measures=measures,
        untitled=untitled,
        pillars=_pillars(standing, asked.day),
        pilots=tuple(one for one in lines.framework.pilots if first_day(one.month) <= asked.day),
        zh=f"{len(masters)} 个总体方案、{len(supporting)} 个配套方案"
        f"（其中 {untitled} 个题名未载）、{measures} 项具体措施",
        en=f"{len(masters)} master, {len(supporting)} supporting plans ({untitled} of unknown "
        f"title), {measures} measures",
    )


def _pillars(standing: list[Instrument], day: date) -> tuple[q.PillarCount, ...]:
    named = [version.paper.pillars for one in standing if (version := one.on(day)) is not None]
    return tuple(
        q.PillarCount(
            pillar=pillar,
            own=sum(pillars[:1] == (pillar,) for pillars in named),
            touched=sum(pillar in pillars[1:] for pillars in named),
        )
        for pillar in Pillar
    )


def instruments(query: q.Instruments, asked: Asked) -> list[InstrumentLine]:
    """Return the instruments that had begun, by rank and the day of their version."""
    lines = _lines(asked)
    found = [
        line
        for one in lines.framework.instruments
        if one.versions[0].since <= asked.day
        and query.kind in (None, one.kind)
        and (line := lines.line(one)).in_force >= (not query.ended)
        and (query.pillar is None or query.pillar in line.pillars)
    ]
    return sorted(found, key=lambda line: (line.kind.rank, line.since, line.instrument))


def instrument_sheet(query: q.InstrumentSheet, asked: Asked) -> q.Sheet:
    """Return all that is known of an instrument; raises ``instrument_missing``."""
    lines = _lines(asked)
    standing = lines.standing
    known = _known(standing, query.instrument)
    end = standing.end_of(known)
    papers = [version.paper for version in known.versions]
    parents = _parents(standing, asked.day)
    steps = chain(standing, known.id, asked.day).steps
    return q.Sheet(
        line=lines.line(known),
        versions=_versions(standing, known),
        ending=known.ending,
        until=None if end.since == FOREVER else end.since,
        repealed_by=end.by,
        repeals=lines.lines(key for paper in papers for key in paper.repeals),
        amends=lines.lines(key for paper in papers for key in paper.amends),
        amended_by=lines.lines(
            one.id
            for one in standing.instruments
            if any(known.id in version.paper.amends for version in one.versions)
        ),
        above=lines.lines(step.instrument for step in steps if step.instrument != known.id),
        below=lines.lines(key for key, parent in parents.items() if parent == known.id),
        rules=tuple(rules_based_on(qb.RulesBasedOn(instrument=known.id), asked)),
        findings=tuple(_of_instrument(standing, known, asked.day)),
    )


def _known(standing: Standing, key: InstrumentId) -> Instrument:
    return existing(standing.get(key), texts.INSTRUMENT_MISSING, instrument=key)


def _versions(standing: Standing, known: Instrument) -> tuple[q.VersionLine, ...]:
    """Return the versions with the last day of each; one that never held ends before it began."""
    held = {span.since: span.until for span in standing.spans_of(known)}
    return tuple(
        q.VersionLine(
            number=number,
            paper=version.paper,
            last=_last(held.get(version.since, version.since)),
        )
        for number, version in enumerate(known.versions, start=1)
    )


def instrument_findings(query: q.InstrumentFindings, asked: Asked) -> list[InstrumentFinding]:
    """Return what is amiss with the instruments in force, and with the framework as a whole."""
    standing = Standing(framework_of(asked))
    if query.instrument is None:
        found = list(_of_framework(standing, asked.day))
        for one in standing.instruments:
            found.extend(_of_instrument(standing, one, asked.day))
        return found
    known = _known(standing, query.instrument)
    return list(_of_instrument(standing, known, asked.day))


def _of_instrument(standing: Standing, known: Instrument, day: date) -> Iterable[InstrumentFinding]:
    version = standing.in_force(known, day)
    if version is None:
        return
    paper = version.paper
    faults = list(burdens(paper, day))
    if paper.parent is not None and standing.carrier(paper.parent, day) is None:
        zh, en = "上位文件当日没有施行，也没有承接它的文件。", "What it rests on is not in force."
        faults.append((Burden.LOOSE, OWN, zh, en))
    for burden, clause, zh, en in faults:
        yield InstrumentFinding(
            burden=burden, instrument=known.id, name=paper.name, clause=clause, zh=zh, en=en
        )


def _of_framework(standing: Standing, day: date) -> Iterable[InstrumentFinding]:
    """Give what is amiss with the shape of 1+5+N, once there is anything in it."""
    counts = dict.fromkeys(InstrumentKind, 0)
    for one in standing.all_on(day):
        counts[one.kind] += 1
    five = counts[InstrumentKind.SUPPORTING]
    faults = (
        (not counts[InstrumentKind.MASTER], Burden.NO_MASTER, "", ""),
        (five != SUPPORTING, Burden.NOT_FIVE, f"现有 {five} 个。", f"There are {five}."),
        (not counts[InstrumentKind.MEASURE], Burden.NO_MEASURES, "", ""),
    )
    for wrong, burden, zh, en in faults:
        if wrong and standing.instruments:
            yield InstrumentFinding(
                burden=burden,
                instrument=None,
                name="1+5+N",
                clause=OWN,
                zh=zh or f"{burden.zh}。",
                en=en or f"There is {burden.en}.",
            )


def instrument_drafts(query: q.InstrumentDrafts, asked: Asked) -> list[Draft]:
    """Return what waits for another person."""
    return [one for one in framework_of(asked).drafts if query.of in (None, one.of)]
