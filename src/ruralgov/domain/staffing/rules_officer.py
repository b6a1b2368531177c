"""The rules of officers and their badges."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from ruralgov.domain.kernel.clean import FOREVER, check_dates, clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.registry import (
    ORGANISATION,
    PERSON,
    POST,
    Holding,
    present_person,
)
from ruralgov.domain.staffing import messages_officer as m
from ruralgov.domain.staffing import texts_officer as texts
from ruralgov.domain.staffing.model import HOLDS, QuotaKind
from ruralgov.domain.staffing.model_officer import Badge, Officer
from ruralgov.domain.staffing.rows_officer import BadgeRow, OfficerRow
from ruralgov.domain.staffing.rules_centre import overlap

A_DAY: Final = timedelta(days=1)


def enter_officer(
    _: Officer | None, command: m.EnterOfficer, given: Given
) -> Iterator[m.OfficerEntered]:
    """Enter who holds a post of an authority as an officer (rule 9)."""
    person = present_person(given.read, command.person)
    post = given.read.state(POST, command.post)
    holding = _holding(person, command.post, command.since, given.read)
    if post is None or holding is None:
        facts = {"person": person, "post": command.post, "since": command.since}
        raise Refused(texts.OFFICER_POST_MISSING, **facts)
    unit = given.read.state(ORGANISATION, post.organisation)
    span = None if unit is None else unit.on(command.since)
    if span is not None and span.kind not in HOLDS[QuotaKind.INSTITUTION]:
        is_a = {"is_a": span.kind.zh, "is_a_en": span.kind.en}
        raise Refused(texts.OFFICER_UNIT_WRONG, name=span.name, **is_a)
    for row in given.read.rows(OfficerRow, person=person):
        if row.since < holding.until and command.since < row.until:
            raise Refused(texts.OFFICER_TWICE, officer=row.owner)
    yield m.OfficerEntered(
        person=person,
        post=command.post,
        department=post.organisation,
        since=command.since,
        until=holding.until,
    )


def _holding(person: str, post: str, day: date, read: Read) -> Holding | None:
    """Return how a person holds a post on a day."""
    known = read.state(POST, post)
    for one in () if known is None else known.holdings:
        if one.person == person and one.since <= day < one.until:
            return one
    return None


def issue_badge(
    officer: Officer | None, command: m.IssueBadge, given: Given
) -> Iterator[m.BadgeIssued]:
    """Enter a badge, which is one officer's (rule 10)."""
    known = existing(officer, texts.OFFICER_MISSING, key=command.officer)
    badge = command.badge
    check_dates(badge.since, badge.until)
    for name in ("number", "issuer", "scope"):
        clean_text(name, getattr(badge, name))
    check_there(known, max(badge.since, known.since))
    for row in given.read.rows(BadgeRow, number=badge.number):
        if row.issuer == badge.issuer and overlap(row, badge):
            facts = {"number": badge.number, "issuer": badge.issuer, "officer": row.owner}
            raise Refused(texts.BADGE_TAKEN, **facts)
    yield m.BadgeIssued(badge=badge)


def end_badge(officer: Officer | None, command: m.EndBadge, _: Given) -> Iterator[m.BadgeEnded]:
    """End a badge within its term (rule 10)."""
    known = existing(officer, texts.OFFICER_MISSING, key=command.officer)
    if not any(
        one.number == command.number and one.since < command.since < one.until
        for one in known.badges
    ):
        raise Refused(texts.BADGE_MISSING, number=command.number, day=command.since)
    yield m.BadgeEnded(
        number=command.number, since=command.since, cause=clean_text("cause", command.cause)
    )


def withdraw_badge_entry(
    officer: Officer | None, command: m.WithdrawBadgeEntry, _: Given
) -> Iterator[m.BadgeEntryWithdrawn]:
    """Withdraw a badge that there never was (rule 10)."""
    known = existing(officer, texts.OFFICER_MISSING, key=command.officer)
    if not any(_is(one, command) for one in known.badges):
        raise Refused(texts.BADGE_MISSING, number=command.number, day=command.since)
    yield m.BadgeEntryWithdrawn(
        number=command.number, since=command.since, reason=clean_text("reason", command.reason)
    )


def _is(badge: Badge, command: m.WithdrawBadgeEntry) -> bool:
    return (badge.number, badge.since) == (command.number, command.since)


def check_there(officer: Officer, day: date) -> None:
    """Refuse a day on which the post is not held; raises ``officer_not_then``."""
    if not officer.since <= day < officer.until:
        last = "-" if officer.until == FOREVER else officer.until - A_DAY
        facts = {"since": officer.since, "last": last}
        raise Refused(texts.OFFICER_NOT_THEN, day=day, **facts)


def align_officer(
    officer: Officer | None, command: m.AlignOfficer, given: Given
) -> Iterator[m.OfficerAligned]:
    """Follow the registry: who the officer is, and how long the post is held (rule 9)."""
    known = existing(officer, texts.OFFICER_MISSING, key=command.officer)
    person = present_person(given.read, known.entered or known.person)
    holding = _holding(person, known.post, known.since, given.read)
    until = known.since if holding is None else holding.until
    state = given.read.state(PERSON, person)
    if state is not None and state.erased:
        until = min(until, known.until, max(given.today, known.since))
    if (person, until) != (known.person, known.until):
        yield m.OfficerAligned(person=person, until=until)
