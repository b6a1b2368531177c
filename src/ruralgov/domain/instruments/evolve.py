"""What each event makes of the framework, and of what a rule rests on."""

from collections.abc import Iterable
from typing import assert_never

from ruralgov.domain.instruments import messages as m
from ruralgov.domain.instruments.model import (
    Citation,
    Draft,
    Ending,
    Framework,
    Instrument,
    Pilot,
    RuleBasis,
    Version,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import InstrumentId
from ruralgov.domain.kernel.versions import corrected_versions, with_version


def begin(event: m.InstrumentDrafted | m.PilotDesignated) -> Framework:
    """Return the framework with the first thing that was entered of it."""
    return evolve(Framework(), event)


def evolve(framework: Framework, event: m.FrameworkEvent) -> Framework:
    """Return the framework after one more event."""
    match event:
        case m.InstrumentDrafted():
            return change(framework, drafts=(*framework.drafts, _draft(event)))
        case m.InstrumentDraftWithdrawn():
            return change(framework, drafts=_without(framework.drafts, event.id))
        case m.InstrumentAdopted():
            return _adopted(framework, event)
        case m.InstrumentEnded():
            ending = Ending(since=event.since, document=event.document, reason=event.reason)
            return _changed(framework, event.instrument, ending=ending)
        case m.InstrumentEndingWithdrawn():
            return _changed(framework, event.instrument, ending=None)
        case m.InstrumentEntryWithdrawn():
            return _withdrawn(framework, event)
        case m.PilotDesignated():
            pilot = Pilot(
                authority=event.authority,
                title=event.title,
                month=event.month,
                source=event.source,
            )
            return change(framework, pilots=(*framework.pilots, pilot))
        case m.PilotWithdrawn():
            named = event.month, event.title
            left = (one for one in framework.pilots if (one.month, one.title) != named)
            return change(framework, pilots=tuple(left))
        case _:
            assert_never(event)


def _draft(event: m.InstrumentDrafted) -> Draft:
    return Draft(
        id=event.id,
        paper=event.paper,
        of=event.of,
        corrects=event.corrects,
        reason=event.reason,
        by=event.by,
    )


def _without(drafts: Iterable[Draft], key: InstrumentId) -> tuple[Draft, ...]:
    return tuple(one for one in drafts if one.id != key)


def _adopted(framework: Framework, event: m.InstrumentAdopted) -> Framework:
    """Return the framework with a draft as a version: a new one, or one in another's place."""
    draft = framework.draft(event.id)
    if draft is None:
        return framework
    version = Version(paper=draft.paper, entered=draft.by, adopted=event.adopted)
    framework = change(framework, drafts=_without(framework.drafts, event.id))
    known = framework.instrument(event.instrument)
    if known is None:
        new = Instrument(id=event.instrument, versions=(version,))
        return change(framework, instruments=(*framework.instruments, new))
    held = known.versions
    if draft.corrects is not None:
        held = corrected_versions(held, draft.corrects, None)
    return _changed(framework, event.instrument, versions=with_version(held, version))


def _withdrawn(framework: Framework, event: m.InstrumentEntryWithdrawn) -> Framework:
    """Return the framework without a version; without the instrument where it was the only one."""
    known = framework.instrument(event.instrument)
    held = () if known is None else corrected_versions(known.versions, event.entry, None)
    if held:
        return _changed(framework, event.instrument, versions=held)
    left = (one for one in framework.instruments if one.id != event.instrument)
    return change(framework, instruments=tuple(left))


def _changed(framework: Framework, key: InstrumentId, **changes: object) -> Framework:
    instruments = (
        change(one, **changes) if one.id == key else one for one in framework.instruments
    )
    return change(framework, instruments=tuple(instruments))


def begin_basis(event: m.InstrumentCited) -> RuleBasis:
    """Return what a rule rests on with the first citation."""
    return RuleBasis(kind=event.kind, rule=event.rule, citations=(_citation(event),))


def evolve_basis(basis: RuleBasis, event: m.BasisEvent) -> RuleBasis:
    """Return what a rule rests on after one more event."""
    match event:
        case m.InstrumentCited():
            return change(basis, citations=with_version(basis.citations, _citation(event)))
        case m.CitationEntryCorrected():
            held = corrected_versions(basis.citations, event.entry, event.since)
            return change(basis, citations=held)
        case _:
            assert_never(event)


def _citation(event: m.InstrumentCited) -> Citation:
    return Citation(since=event.since, instrument=event.instrument, reason=event.reason)
