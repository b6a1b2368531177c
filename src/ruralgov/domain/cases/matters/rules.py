"""The rules of matters."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.cases import texts, texts_ways
from ruralgov.domain.cases.matters import messages as m
from ruralgov.domain.cases.matters.model import Matter, MatterVersion, check_terms
from ruralgov.domain.cases.matters.records import MATTER
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.clock import check_length
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.versions import check_version_correction, in_the_way
from ruralgov.domain.registry import texts as registry_texts


def define_matter(
    matter: Matter | None, command: m.DefineMatter, given: Given
) -> Iterator[m.MatterDefined]:
    """Define a matter or its next version (rules 1 and 23)."""
    held = None if matter is None else in_the_way(matter.entries, command.since, given.today)
    if held is not None:
        raise Refused(registry_texts.CHANGE_NOT_LATER, since=held.since)
    check_terms(command.limit, command.terms)
    for one in command.milestones:
        check_length(one.limit)
    yield m.MatterDefined(
        code=clean_text("code", command.code),
        category=clean_text("category", command.category),
        name=clean_text("name", command.name),
        standard=clean_text("standard", command.standard),
        unit=clean_text("unit", command.unit),
        limit=command.limit,
        department=command.department,
        since=command.since,
        source=clean_text("source", command.source),
        terms=command.terms,
        milestones=tuple(
            change(one, name=clean_text("milestones", one.name)) for one in command.milestones
        ),
    )


def correct_matter_entry(
    matter: Matter | None, command: m.CorrectMatterEntry, _: Given
) -> Iterator[m.MatterEntryCorrected]:
    """Move or withdraw a version or a withdrawal that was entered by mistake (rules 30 and 33)."""
    known = existing(matter, texts.MATTER_MISSING, matter=command.code)
    check_version_correction(known.entries, command.entry, command.since)
    yield m.MatterEntryCorrected(
        entry=command.entry, since=command.since, reason=clean_text("reason", command.reason)
    )


def withdraw_matter(
    matter: Matter | None, command: m.WithdrawMatter, given: Given
) -> Iterator[m.MatterWithdrawn]:
    """Take a matter out of the catalogue; another that is in it may follow (rule 33)."""
    known = existing(matter, texts.MATTER_MISSING, matter=command.code)
    held = in_the_way(known.entries, command.since, given.today)
    if held is not None:
        raise Refused(registry_texts.CHANGE_NOT_LATER, since=held.since)
    matter_on(known.code, command.since, given)
    successor = None
    if command.successor is not None:
        successor = clean_text("successor", command.successor)
        if successor == known.code:
            raise Refused(texts_ways.MATTER_FOLLOWS_ITSELF, matter=successor)
        matter_on(successor, command.since, given)
    yield m.MatterWithdrawn(
        since=command.since, successor=successor, reason=clean_text("reason", command.reason)
    )


def matter_on(code: str, day: date, given: Given) -> MatterVersion:
    """Return what holds for a matter of the catalogue on a day (rules 1 and 33).

    Raises ``matter_missing``, ``matter_withdrawn``, or ``matter_replaced`` with what to use now.
    """
    matter = given.read.state(MATTER, code)
    version = None if matter is None else matter.on(day)
    if matter is None or version is None:
        raise Refused(texts.MATTER_MISSING, matter=code)
    withdrawal = matter.withdrawn(day)
    if withdrawal is None:
        return version
    known: dict[str, object] = {"matter": code, "name": version.name, "since": withdrawal.since}
    successor = _successor(code, day, given)
    if successor is None:
        raise Refused(texts_ways.MATTER_WITHDRAWN, **known)
    raise Refused(texts_ways.MATTER_REPLACED, **known, successor=successor)


def _successor(code: str, day: date, given: Given) -> str | None:
    """Return which matter of a day follows one, over others that were withdrawn."""
    seen: list[str] = []
    while code not in seen:
        seen.append(code)
        matter = given.read.state(MATTER, code)
        withdrawal = None if matter is None else matter.withdrawn(day)
        if withdrawal is None:
            return code
        if withdrawal.successor is None:
            return None
        code = withdrawal.successor
    return None
