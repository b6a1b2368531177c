"""The rules of a consortium that works: its terms, its rest, its end."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.consortia import messages_life as f
from ruralgov.domain.consortia import texts
from ruralgov.domain.consortia.checking import (
    check_between,
    check_free,
    check_lead,
    check_name,
    must_be,
)
from ruralgov.domain.consortia.citing import approving
from ruralgov.domain.consortia.evolve import corrected_entry
from ruralgov.domain.consortia.messages_life import ConsortiumEntry
from ruralgov.domain.consortia.model import (
    ALIVE,
    BEFORE,
    Consortium,
    ConsortiumStage,
    Standing,
    Terms,
)
from ruralgov.domain.consortia.settling import left_over, outside, refuse_left
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.spans import check_correction

ACTIVE, SUSPENDED = ConsortiumStage.ACTIVE, ConsortiumStage.SUSPENDED
DISSOLVING, DISSOLVED = ConsortiumStage.DISSOLVING, ConsortiumStage.DISSOLVED


def change_consortium(
    state: Consortium | None, command: f.ChangeConsortium, given: Given
) -> Iterator[f.ConsortiumChanged]:
    """Give it other terms from a day on; what it was stays (rule 7)."""
    known = must_be(state, command.consortium, *ALIVE)
    last = known.last
    now = f.ConsortiumChanged(
        since=command.since,
        name=last.name if command.name is None else clean_text("name", command.name),
        kind=command.kind or last.kind,
        lead=command.lead or last.lead,
        charter=(
            last.charter if command.charter is None else clean_text("charter", command.charter)
        ),
        reason=clean_text("reason", command.reason),
    )
    if (now.name, now.kind, now.lead, now.charter) == (
        last.name,
        last.kind,
        last.lead,
        last.charter,
    ):
        raise Refused(texts.CONSORTIUM_UNCHANGED, name=last.name)
    _check_later(command.since, max(last.since, known.begun or last.since), given)
    if now.name != last.name:
        check_name(now.name, command.consortium, given)
    if now.lead != last.lead:
        check_lead(now.lead, command.since, given)
    yield now


def suspend_consortium(
    state: Consortium | None, command: f.SuspendConsortium, given: Given
) -> Iterator[f.ConsortiumSuspended]:
    """Let it rest (rule 6)."""
    known = must_be(state, command.consortium, ACTIVE)
    _check_later(command.since, known.standings[-1].since, given)
    yield f.ConsortiumSuspended(since=command.since, reason=clean_text("reason", command.reason))


def resume_consortium(
    state: Consortium | None, command: f.ResumeConsortium, given: Given
) -> Iterator[f.ConsortiumResumed]:
    """Let it go on, also where it was to be dissolved (rule 6)."""
    known = must_be(state, command.consortium, SUSPENDED, DISSOLVING)
    _check_later(command.since, known.standings[-1].since, given)
    yield f.ConsortiumResumed(since=command.since, reason=clean_text("reason", command.reason))


def begin_dissolution(
    state: Consortium | None, command: f.BeginDissolution, given: Given
) -> Iterator[f.DissolutionBegun]:
    """Begin to dissolve it (rule 9)."""
    known = must_be(state, command.consortium, ACTIVE, SUSPENDED)
    _check_later(command.since, known.standings[-1].since, given)
    approving(known.villages, command.decision, command.since, given)
    yield f.DissolutionBegun(
        since=command.since,
        approval=clean_text("approval", command.approval),
        reason=clean_text("reason", command.reason),
        decision=command.decision,
    )


def dissolve_consortium(
    state: Consortium | None, command: f.DissolveConsortium, given: Given
) -> Iterator[f.ConsortiumDissolved]:
    """End it once nothing is left to settle (invariant 19)."""
    known = must_be(state, command.consortium, DISSOLVING)
    refuse_left(left_over(known), texts.CONSORTIUM_NOT_SETTLED, name=known.last.name)
    _check_later(command.since, known.standings[-1].since, given)
    _check_after_all(known, command.since)
    yield f.ConsortiumDissolved(
        since=command.since, settlement=clean_text("settlement", command.settlement)
    )


def correct_consortium_entry(
    state: Consortium | None, command: f.CorrectConsortiumEntry, given: Given
) -> Iterator[f.ConsortiumEntryCorrected]:
    """Move an entry to its right day, or withdraw it (rule 10)."""
    known = existing(state, texts.CONSORTIUM_MISSING, consortium=command.consortium)
    spans: tuple[Terms, ...] | tuple[Standing, ...] = known.terms
    if command.what is ConsortiumEntry.STAGE:
        spans = known.standings
    check_correction(spans, command.entry, command.since)
    _refuse_forming(known, command)
    if command.since is None:
        _check_last(known, command)
    else:
        check_between(command.since, date.min, given.today)
    event = f.ConsortiumEntryCorrected(
        what=command.what,
        entry=command.entry,
        since=command.since,
        reason=clean_text("reason", command.reason),
    )
    _check_mended(known, corrected_entry(known, event), command, given)
    yield event


def _refuse_forming(known: Consortium, command: f.CorrectConsortiumEntry) -> None:
    """Refuse entries of how it was formed: they have ways of their own."""
    if command.what is ConsortiumEntry.TERMS:
        forming = command.entry == known.terms[0].since
    else:
        forming = any(
            one.since == command.entry and one.stage in (*BEFORE, ConsortiumStage.DROPPED)
            for one in known.standings
        )
    if forming:
        raise Refused(texts.CONSORTIUM_BEGINNING_STAYS, entry=command.entry)


def _check_last(known: Consortium, command: f.CorrectConsortiumEntry) -> None:
    """Refuse to withdraw how it stood before something else; the first day takes all with it."""
    if command.what is ConsortiumEntry.TERMS:
        return
    later = known.standings[-1].since != command.entry
    first = known.begun == command.entry
    if later or (first and (_lived(known) or len(known.terms) > 1)):
        raise Refused(texts.CONSORTIUM_NOT_LAST, entry=command.entry)


def _lived(known: Consortium) -> bool:
    came = any(not one.founding for one in known.members)
    pledged = any(not one.withdrawn for one in known.pledges)
    return came or pledged or any(not one.withdrawn for one in known.projects)


def _check_mended(
    known: Consortium, mended: Consortium, command: f.CorrectConsortiumEntry, given: Given
) -> None:
    """Refuse days that do not fit its villages, what they pooled, or other consortia."""
    if command.what is ConsortiumEntry.TERMS:
        _check_terms(known, mended, command, given)
        return
    begun = mended.begun
    if begun is not None and known.approval is not None:
        check_between(begun, known.approval.approved, _earliest(known, given))
    refuse_left(outside(mended), texts.CONSORTIUM_PLEDGED_THEN)
    last = mended.standings[-1]
    if last.stage is DISSOLVED:
        _check_after_all(mended, last.since)
    for old in mended.members:
        if old not in known.members:
            check_free(old.village, command.consortium, old.since, given, old.until)


def _check_terms(
    known: Consortium, mended: Consortium, command: f.CorrectConsortiumEntry, given: Given
) -> None:
    """Refuse terms before it began, or a name that another has by now."""
    if command.since is not None and known.begun is not None:
        check_between(command.since, known.begun, given.today)
    if mended.last.name != known.last.name:
        check_name(mended.last.name, command.consortium, given)


def _earliest(known: Consortium, given: Given) -> date:
    """Return the last day on which it can have begun, by what happened in it."""
    days = [
        *(one.since for one in known.members if not one.founding),
        *(
            date.fromordinal(one.until.toordinal() - 1)
            for one in known.members
            if one.founding and one.until != FOREVER
        ),
        *(one.since for one in known.terms[1:]),
        given.today,
    ]
    return min(days)


def _check_after_all(known: Consortium, day: date) -> None:
    """Refuse an end before what happened in it, or was settled."""
    days = [
        *(one.since for one in known.members),
        *(one.since for one in known.terms),
        *(one.ended for one in known.pledges if one.ended is not None and not one.withdrawn),
        *(one.ended for one in known.projects if one.ended is not None and not one.withdrawn),
    ]
    check_between(day, max(days), date.max)


def _check_later(day: date, last: date, given: Given) -> None:
    """Refuse a day that is not after the last entry, or lies ahead."""
    check_between(day, date.fromordinal(last.toordinal() + 1), given.today)
