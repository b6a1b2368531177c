"""The rules of the framework: what is entered, adopted by another person, ended, taken back."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.instruments import messages as m
from ruralgov.domain.instruments import texts
from ruralgov.domain.instruments.checks import check_framework, named_by, parent_wrong
from ruralgov.domain.instruments.evolve import evolve
from ruralgov.domain.instruments.model import (
    Draft,
    Framework,
    Instrument,
    InstrumentKind,
    Paper,
    Pilot,
    Version,
)
from ruralgov.domain.instruments.standing import Standing
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import InstrumentId
from ruralgov.domain.kernel.month import first_day, parse_month
from ruralgov.domain.registry import ORGANISATION


def instrument_of(framework: Framework, key: InstrumentId) -> Instrument:
    """Return an adopted instrument; raises ``instrument_missing``."""
    return existing(framework.instrument(key), texts.INSTRUMENT_MISSING, instrument=key)


def draft_instrument(
    state: Framework | None, command: m.DraftInstrument, given: Given
) -> Iterator[m.InstrumentDrafted]:
    """Enter a paper for another person to adopt (rules 1 and 2)."""
    framework = state or Framework()
    key = command.id or InstrumentId(given.new_id())
    if framework.draft(key) or framework.instrument(key):
        raise Refused(texts.INSTRUMENT_TAKEN, instrument=key)
    waiting = _check_named(framework, key, command.paper)
    _check_target(framework, command)
    paper = _cleaned(command.paper)
    _check_paper(paper, given)
    event = m.InstrumentDrafted(
        id=key,
        paper=paper,
        of=command.of,
        corrects=command.corrects,
        reason=_reason(command),
        by=given.actor.account,
    )
    if not waiting:
        _adoption(evolve(framework, event), event, given)
    yield event


def _check_named(framework: Framework, key: InstrumentId, paper: Paper) -> bool:
    """Refuse a paper that names what there is not, or itself; tell whether it names a draft."""
    adopted = {one.id for one in framework.instruments}
    drafts = {one.id for one in framework.drafts}
    named = named_by(paper)
    if key in named:
        raise Refused(texts.INSTRUMENT_ABOVE, name=paper.name, other=paper.name)
    for one in named:
        if one not in adopted | drafts:
            raise Refused(texts.INSTRUMENT_MISSING, instrument=one)
    return not adopted.issuperset(named)


def _cleaned(paper: Paper) -> Paper:
    """Return a paper without outer spaces in its texts; raises ``text_not_clean``."""
    found = ((name, getattr(paper, name)) for name in _TEXTS)
    clean = {name: clean_text(name, text) for name, text in found if text is not None}
    checked = paper.checked
    if checked is not None:
        checked = change(checked, result=clean_text("result", checked.result))
    return change(paper, checked=checked, **clean)


_TEXTS: Final = ("title", "document", "superior", "adds", "source")


def _reason(command: m.DraftInstrument) -> str:
    if command.of is None and command.corrects is None and not command.reason:
        return ""
    return clean_text("reason", command.reason)


def _check_paper(paper: Paper, given: Given) -> None:
    """Refuse a paper that contradicts itself (rule 2)."""
    _check_days(paper, given)
    if (paper.kind is InstrumentKind.MASTER) != (paper.parent is None):
        raise parent_wrong(paper)
    own = paper.pillars or paper.kind is not InstrumentKind.MEASURE
    if not own or len(set(paper.pillars)) < len(paper.pillars):
        raise BadInput(texts.INSTRUMENT_PILLARS_WRONG, name=paper.name)
    day = paper.issued or paper.since
    unit = given.read.state(ORGANISATION, paper.issuer)
    if unit is None or unit.on(day) is None:
        raise Refused(texts.INSTRUMENT_ISSUER_NOT_THEN, issuer=paper.issuer, day=day)


def _check_days(paper: Paper, given: Given) -> None:
    issued = paper.issued or min(paper.since, given.today)
    later = [one for one in (paper.until, paper.review) if one is not None]
    if not issued <= min(paper.since, given.today) or any(one <= paper.since for one in later):
        raise BadInput(texts.INSTRUMENT_DAYS_WRONG, issued=issued, since=paper.since)
    if paper.checked is not None and paper.checked.day > given.today:
        raise BadInput(texts.INSTRUMENT_CHECK_AHEAD, day=paper.checked.day)


def _check_target(framework: Framework, draft: Draft | m.DraftInstrument) -> None:
    """Refuse a version or a correction of what is not there (rule 1)."""
    if draft.of is None:
        if draft.corrects is not None:
            raise Refused(texts.INSTRUMENT_MISSING, instrument="-")
        return
    known = instrument_of(framework, draft.of)
    if draft.corrects is not None:
        _version_of(known, draft.corrects)
    since = draft.paper.since
    if since != draft.corrects and any(one.since == since for one in known.versions):
        raise Refused(texts.INSTRUMENT_DAY_TAKEN, name=known.last.name, since=since)


def _version_of(known: Instrument, entry: date) -> Version:
    """Return the version that was entered as of a day; raises ``instrument_version_missing``."""
    found = next((one for one in known.versions if one.since == entry), None)
    days = ", ".join(str(one.since) for one in known.versions)
    facts = {"name": known.last.name, "entry": entry, "known": days}
    return existing(found, texts.INSTRUMENT_VERSION_MISSING, **facts)


def _adoption(
    framework: Framework, draft: Draft | m.InstrumentDrafted, given: Given
) -> m.InstrumentAdopted:
    """Return the adoption of a draft that leaves the framework as it must be (rules 3 to 6)."""
    event = m.InstrumentAdopted(
        id=draft.id, instrument=draft.of or draft.id, adopted=given.actor.account
    )
    check_framework(evolve(framework, event), given)
    return event


def adopt_instrument(
    state: Framework | None, command: m.AdoptInstrument, given: Given
) -> Iterator[m.InstrumentAdopted]:
    """Adopt what another person entered (rules 1 and 3 to 5)."""
    framework = state or Framework()
    found = framework.draft(command.draft)
    draft = existing(found, texts.INSTRUMENT_DRAFT_MISSING, draft=command.draft)
    given.must_not_be(texts.INSTRUMENT_SELF_ADOPTED, draft.by, name=draft.paper.name)
    _check_target(framework, draft)
    yield _adoption(framework, draft, given)


def withdraw_draft(
    state: Framework | None, command: m.WithdrawInstrumentDraft, _: Given
) -> Iterator[m.InstrumentDraftWithdrawn]:
    """Take a draft back, or send it back (rule 1)."""
    key = command.draft
    existing((state or Framework()).draft(key), texts.INSTRUMENT_DRAFT_MISSING, draft=key)
    yield m.InstrumentDraftWithdrawn(id=key, reason=clean_text("reason", command.reason))


def end_instrument(
    state: Framework | None, command: m.EndInstrument, given: Given
) -> Iterator[m.InstrumentEnded]:
    """End an instrument with none in its place; a master never so (rules 3 and 5)."""
    framework = state or Framework()
    known = instrument_of(framework, command.instrument)
    name, first = known.last.name, known.versions[0].since
    given.must_not_be(texts.INSTRUMENT_SELF_CHANGED, known.versions[-1].entered, name=name)
    if known.kind is InstrumentKind.MASTER:
        raise Refused(texts.INSTRUMENT_MASTER_NEEDS_NEXT, name=name)
    end = Standing(framework).end_of(known).since
    if end != FOREVER:
        raise Refused(texts.INSTRUMENT_ENDED, name=name, since=end)
    if command.since <= first:
        raise Refused(texts.INSTRUMENT_END_EARLY, name=name, first=first)
    event = m.InstrumentEnded(
        instrument=command.instrument,
        since=command.since,
        document=clean_text("document", command.document),
        reason=clean_text("reason", command.reason),
    )
    check_framework(evolve(framework, event), given)
    yield event


def withdraw_ending(
    state: Framework | None, command: m.WithdrawInstrumentEnding, given: Given
) -> Iterator[m.InstrumentEndingWithdrawn]:
    """Take back that an instrument ended (rule 5)."""
    framework = state or Framework()
    known = instrument_of(framework, command.instrument)
    if known.ending is None:
        raise Refused(texts.INSTRUMENT_ENDING_MISSING, name=known.last.name)
    event = m.InstrumentEndingWithdrawn(
        instrument=command.instrument, reason=clean_text("reason", command.reason)
    )
    check_framework(evolve(framework, event), given)
    yield event


def withdraw_entry(
    state: Framework | None, command: m.WithdrawInstrumentEntry, given: Given
) -> Iterator[m.InstrumentEntryWithdrawn]:
    """Take back a version that was entered by mistake (rule 5)."""
    framework = state or Framework()
    known = instrument_of(framework, command.instrument)
    version = _version_of(known, command.entry)
    given.must_not_be(texts.INSTRUMENT_SELF_CHANGED, version.entered, name=version.paper.name)
    event = m.InstrumentEntryWithdrawn(
        instrument=command.instrument,
        entry=command.entry,
        reason=clean_text("reason", command.reason),
    )
    check_framework(evolve(framework, event), given)
    yield event


def designate_pilot(
    state: Framework | None, command: m.DesignatePilot, given: Given
) -> Iterator[m.PilotDesignated]:
    """Enter that the city was named a pilot, of one thing once in a month (rule 8)."""
    title = clean_text("title", command.title)
    month = parse_month(command.month)
    if _pilot(state, month, title) is not None:
        raise Refused(texts.PILOT_TWICE, month=month, title=title)
    if first_day(month) > given.today:
        raise Refused(texts.PILOT_AHEAD, month=month)
    yield m.PilotDesignated(
        authority=clean_text("authority", command.authority),
        title=title,
        month=month,
        source=clean_text("source", command.source),
    )


def withdraw_pilot(
    state: Framework | None, command: m.WithdrawPilot, _: Given
) -> Iterator[m.PilotWithdrawn]:
    """Take back that the city was named a pilot (rule 8)."""
    facts = {"month": command.month, "title": command.title}
    existing(_pilot(state, command.month, command.title), texts.PILOT_MISSING, **facts)
    reason = clean_text("reason", command.reason)
    yield m.PilotWithdrawn(month=command.month, title=command.title, reason=reason)


def _pilot(state: Framework | None, month: str, title: str) -> Pilot | None:
    pilots = (state or Framework()).pilots
    return next((one for one in pilots if (one.month, one.title) == (month, title)), None)
