"""The rules of the liaison officers of units."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.conferences import messages_liaison as m
from ruralgov.domain.conferences import texts
from ruralgov.domain.conferences.evolve import evolve_liaison
from ruralgov.domain.conferences.model import Liaison
from ruralgov.domain.conferences.records import STEERING_GROUP
from ruralgov.domain.conferences.rows import LiaisonRow
from ruralgov.domain.conferences.units import check_there, within
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import PostId
from ruralgov.domain.kernel.spans import check_correction
from ruralgov.domain.registry import POST, organisation_on

OFFICE_NUMBER: Final = re.compile(r"[0-9+#-]{3,24}")
MOBILE: Final = re.compile(r"(\+?86)?1[3-9][0-9]{9}")


def name_liaison(
    _: Liaison | None, command: m.NameLiaison, given: Given
) -> Iterator[m.LiaisonNamed]:
    """Enter the liaison of a unit: one of each, by a post of it (rule 5)."""
    group = given.read.state(STEERING_GROUP, command.group)
    if group is None or not group.terms:
        raise Refused(texts.STEERING_GROUP_MISSING, key=command.group)
    check_there(given.read, command.unit, command.since)
    unit = organisation_on(given.read, command.unit, command.since)
    for row in given.read.rows(LiaisonRow, steering=command.group):
        mine = row.unit == command.unit or organisation_on(given.read, row.unit, row.since) == unit
        if mine and row.until > command.since:
            raise Refused(texts.LIAISON_TAKEN, unit=command.unit, liaison=row.owner)
    _check_posts(command.unit, command, given.read)
    yield m.LiaisonNamed(
        group=command.group,
        unit=command.unit,
        post=command.post,
        substitute=command.substitute,
        contact=_contact(command.contact),
        channel=command.channel.strip(),
        since=command.since,
    )


def _check_posts(unit: str, command: m.NameLiaison | m.ReplaceLiaison, read: Read) -> None:
    """Refuse posts that are none of the unit; raises ``liaison_post_strange``."""
    if command.post == command.substitute:
        raise Refused(texts.LIAISON_SUBSTITUTE_SAME)
    for post in (command.post, command.substitute):
        if post is not None and not post_of(read, post, unit, command.since):
            raise Refused(texts.LIAISON_POST_STRANGE, post=post, unit=unit, day=command.since)


def post_of(read: Read, post: PostId, unit: str, day: date) -> bool:
    """Tell whether a post is there on a day, and is of a unit or of a part of it."""
    known = read.state(POST, post)
    if known is None or known.on(day) is None:
        return False
    return within(read, known.organisation, unit, day)


def _contact(text: str) -> str:
    """Return the telephone of an office; raises ``liaison_contact_wrong``."""
    plain = "".join(text.split())
    if not OFFICE_NUMBER.fullmatch(plain) or MOBILE.fullmatch(plain.replace("-", "")):
        raise Refused(texts.LIAISON_CONTACT_WRONG)
    return plain


def replace_liaison(
    liaison: Liaison | None, command: m.ReplaceLiaison, given: Given
) -> Iterator[m.LiaisonReplaced]:
    """Name other posts from a day on (rule 5)."""
    known = _check_later(liaison, command.liaison, command.since)
    _check_posts(known.unit, command, given.read)
    yield m.LiaisonReplaced(
        post=command.post,
        substitute=command.substitute,
        contact=_contact(command.contact),
        channel=command.channel.strip(),
        since=command.since,
    )


def _check_later(liaison: Liaison | None, key: str, day: date) -> Liaison:
    """Return a liaison that goes on, where an entry may follow on a day."""
    known = existing(liaison, texts.LIAISON_MISSING, key=key)
    if not known.spans:
        raise Refused(texts.LIAISON_MISSING, key=key)
    last = known.spans[-1]
    if not last.since < day or last.until != FOREVER:
        raise Refused(texts.LIAISON_NOT_LATER, day=day, last=last.since)
    return known


def confirm_liaison(
    liaison: Liaison | None, command: m.ConfirmLiaison, given: Given
) -> Iterator[m.LiaisonConfirmed]:
    """Confirm that who is named is still right today (rule 5)."""
    known = existing(liaison, texts.LIAISON_MISSING, key=command.liaison)
    there = existing(known.on(given.today), texts.LIAISON_MISSING, key=command.liaison)
    if not post_of(given.read, there.post, known.unit, given.today):
        facts = {"post": there.post, "unit": known.unit, "day": given.today}
        raise Refused(texts.LIAISON_POST_STRANGE, **facts)
    yield m.LiaisonConfirmed(day=given.today, by=given.actor.account)


def end_liaison(
    liaison: Liaison | None, command: m.EndLiaison, _: Given
) -> Iterator[m.LiaisonEnded]:
    """End a liaison (rule 5)."""
    _check_later(liaison, command.liaison, command.since)
    yield m.LiaisonEnded(since=command.since, reason=clean_text("reason", command.reason))


def correct_liaison_entry(
    liaison: Liaison | None, command: m.CorrectLiaisonEntry, given: Given
) -> Iterator[m.LiaisonEntryCorrected]:
    """Put an entry on its right day, or withdraw it (rule 5)."""
    known = existing(liaison, texts.LIAISON_MISSING, key=command.liaison)
    check_correction(known.spans, command.entry, command.since)
    event = m.LiaisonEntryCorrected(
        entry=command.entry,
        since=command.since,
        reason=clean_text("reason", command.reason),
    )
    for one in evolve_liaison(known, event).spans:
        if not post_of(given.read, one.post, known.unit, one.since):
            facts = {"post": one.post, "unit": known.unit, "day": one.since}
            raise Refused(texts.LIAISON_POST_STRANGE, **facts)
    yield event
