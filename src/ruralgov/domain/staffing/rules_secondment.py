"""The rules of secondments: downwards only, one at a time, and the host is heard of a recall."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from ruralgov.domain.kernel.clean import check_dates, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import CITY, CentreId
from ruralgov.domain.registry import span_on
from ruralgov.domain.staffing import messages_officer as m
from ruralgov.domain.staffing import texts_officer as texts
from ruralgov.domain.staffing.evolve_officer import corrected_secondments
from ruralgov.domain.staffing.model_officer import Officer, Recall, Secondment
from ruralgov.domain.staffing.records import CENTRE
from ruralgov.domain.staffing.rows_officer import SecondmentRow
from ruralgov.domain.staffing.rules_centre import overlap
from ruralgov.domain.staffing.rules_officer import A_DAY, check_there

ANSWER_DAYS: Final = 15
"""After so many days without an answer of the host a recall goes on."""


def second_officer(
    officer: Officer | None, command: m.SecondOfficer, given: Given
) -> Iterator[m.OfficerSeconded]:
    """Send an officer of the city down to a town, with a badge and a capacity (rules 10, 11)."""
    known = existing(officer, texts.OFFICER_MISSING, key=command.officer)
    check_dates(command.since, command.until)
    check_there(known, command.since)
    _check_down(known, command.since, given)
    _check_badge(known, command.since)
    new = Secondment(
        centre=command.centre,
        capacity=command.capacity,
        approval=clean_text("approval", command.approval),
        since=command.since,
        until=command.until,
    )
    _check_centre(new, given)
    _refuse_held([new], known.secondments, command.officer, known, given)
    yield m.OfficerSeconded(
        centre=new.centre,
        capacity=new.capacity,
        approval=new.approval,
        since=new.since,
        until=new.until,
    )


def _check_down(officer: Officer, day: date, given: Given) -> None:
    """Refuse a unit that is not above towns; raises ``secondment_not_down``."""
    span = span_on(given.read, officer.department, day)
    if span is None or span.place != CITY:
        name = officer.department if span is None else span.name
        raise Refused(texts.SECONDMENT_NOT_DOWN, name=name)


def _check_badge(officer: Officer, day: date) -> None:
    if not officer.badges_on(day):
        raise Refused(texts.BADGE_MISSING, number="", day=day)


def _check_centre(one: Secondment, given: Given) -> None:
    """Refuse days on which the centre is not there; raises ``centre_not_then``."""
    centre = given.read.state(CENTRE, one.centre)
    last = None if centre is None else centre.last
    there = centre is not None and centre.on(one.since) is not None
    if not there or last is None or last.until < one.until:
        facts = {"since": one.since, "last": one.until - A_DAY}
        raise Refused(texts.CENTRE_NOT_THEN, centre=one.centre, **facts)


def _refuse_held(
    new: Iterable[Secondment],
    own: Iterable[Secondment],
    key: str,
    officer: Officer,
    given: Given,
) -> None:
    """Refuse a second secondment of a person on any day; raises ``secondment_held``."""
    rows = given.read.rows(SecondmentRow, person=officer.person)
    held: list[Secondment | SecondmentRow] = [*own, *(row for row in rows if row.owner != key)]
    for one in new:
        for other in held:
            if overlap(one, other):
                facts = {"since": other.since, "last": other.until - A_DAY}
                raise Refused(texts.SECONDMENT_HELD, centre=other.centre, **facts)


def extend_secondment(
    officer: Officer | None, command: m.ExtendSecondment, given: Given
) -> Iterator[m.SecondmentExtended]:
    """Let the last secondment go on (rule 11)."""
    known = existing(officer, texts.OFFICER_MISSING, key=command.officer)
    if not known.secondments:
        raise Refused(texts.SECONDMENT_MISSING, day=given.today)
    last = known.secondments[-1]
    if command.until <= last.until:
        raise Refused(texts.SECONDMENT_NOT_LATER, last=last.until - A_DAY)
    check_there(known, last.until)
    more = Secondment(
        centre=last.centre,
        capacity=last.capacity,
        approval=clean_text("approval", command.approval),
        since=last.until,
        until=command.until,
    )
    _check_centre(more, given)
    _refuse_held([more], (), command.officer, known, given)
    yield m.SecondmentExtended(until=command.until, approval=more.approval)


def propose_recall(
    officer: Officer | None, command: m.ProposeRecall, given: Given
) -> Iterator[m.RecallProposed]:
    """Ask the host about a recall of who is there today (rule 12)."""
    known = existing(officer, texts.OFFICER_MISSING, key=command.officer)
    if known.seconded_on(given.today) is None:
        raise Refused(texts.SECONDMENT_MISSING, day=given.today)
    waiting = _waiting(known, given.today)
    if waiting is not None:
        raise Refused(texts.RECALL_PROPOSED, day=waiting.day)
    yield m.RecallProposed(
        day=given.today, by=given.actor.account, reason=clean_text("reason", command.reason)
    )


def _waiting(officer: Officer, day: date) -> Recall | None:
    """Return the recall from the secondment of a day; one of an earlier secondment is over."""
    recall, there = officer.recall, officer.seconded_on(day)
    return recall if recall and there and recall.day >= there.since else None


def answer_recall(
    officer: Officer | None, command: m.AnswerRecall, given: Given
) -> Iterator[m.RecallAnswered]:
    """Say for the host what it thinks; another person than who proposed it (rule 12)."""
    known = existing(officer, texts.OFFICER_MISSING, key=command.officer)
    recall = existing(_waiting(known, given.today), texts.RECALL_MISSING)
    _at(known, command.centre, given.today)
    if recall.answered is not None:
        raise Refused(texts.RECALL_ANSWERED, day=recall.answered)
    given.must_not_be(texts.RECALL_SAME_PERSON, recall.by, account=given.actor.account)
    yield m.RecallAnswered(
        day=given.today, agrees=command.agrees, opinion=clean_text("opinion", command.opinion)
    )


def _at(officer: Officer, centre: CentreId, day: date) -> Secondment:
    """Return the secondment of a day if it is to a centre; raises ``secondment_missing``."""
    there = officer.seconded_on(day)
    if there is None or there.centre != centre:
        raise Refused(texts.SECONDMENT_MISSING, day=day)
    return there


def withdraw_recall(
    officer: Officer | None, command: m.WithdrawRecall, given: Given
) -> Iterator[m.RecallWithdrawn]:
    """Take a recall back (rule 12)."""
    known = existing(officer, texts.OFFICER_MISSING, key=command.officer)
    existing(_waiting(known, given.today), texts.RECALL_MISSING)
    yield m.RecallWithdrawn(reason=clean_text("reason", command.reason))


def recall_officer(
    officer: Officer | None, command: m.RecallOfficer, given: Given
) -> Iterator[m.SecondmentEnded]:
    """Call an officer back once the host was heard, whatever it said (rule 12)."""
    known = existing(officer, texts.OFFICER_MISSING, key=command.officer)
    recall = existing(_waiting(known, given.today), texts.RECALL_MISSING)
    waited = recall.day + timedelta(days=ANSWER_DAYS)
    first = recall.answered or waited
    if command.since < first or given.today < first:
        raise Refused(texts.RECALL_TOO_EARLY, first=first, days=ANSWER_DAYS)
    _check_within(known, command.since)
    yield m.SecondmentEnded(since=command.since, cause=recall.reason, recalled=True)


def end_secondment(
    officer: Officer | None, command: m.EndSecondment, given: Given
) -> Iterator[m.SecondmentEnded]:
    """Let an officer go before the end of the term: the host does (rule 12)."""
    known = existing(officer, texts.OFFICER_MISSING, key=command.officer)
    _at(known, command.centre, command.since)
    _check_within(known, command.since)
    yield m.SecondmentEnded(
        since=command.since, cause=clean_text("cause", command.cause), recalled=False
    )


def _check_within(officer: Officer, day: date) -> None:
    there = officer.seconded_on(day)
    if there is None or there.since == day:
        raise Refused(texts.SECONDMENT_MISSING, day=day)


def correct_secondment_entry(
    officer: Officer | None, command: m.CorrectSecondmentEntry, given: Given
) -> Iterator[m.SecondmentEntryCorrected]:
    """Put the days of a secondment right; what must hold of it holds still (rules 10 and 11)."""
    known = existing(officer, texts.OFFICER_MISSING, key=command.officer)
    if not any(one.since == command.entry for one in known.secondments):
        raise Refused(texts.SECONDMENT_MISSING, day=command.entry)
    event = m.SecondmentEntryCorrected(
        entry=command.entry,
        since=command.since,
        until=command.until,
        reason=clean_text("reason", command.reason),
    )
    right = corrected_secondments(known.secondments, event)
    kept = [one for one in right if one in known.secondments]
    for one in right:
        if one not in kept:
            check_dates(one.since, one.until)
            check_there(known, one.since)
            _check_down(known, one.since, given)
            _check_badge(known, one.since)
            _check_centre(one, given)
            _refuse_held([one], kept, command.officer, known, given)
    yield event
