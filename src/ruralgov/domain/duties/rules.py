"""The rules of duty lists: what one may say, who adopts it, and from when on it holds."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from ruralgov.domain.duties import messages as m
from ruralgov.domain.duties import texts
from ruralgov.domain.duties.facts import FITS
from ruralgov.domain.duties.model import (
    A_DAY,
    ANSWERED_BY_DEPARTMENT,
    CLASSES,
    Cycle,
    DutyClass,
    DutyItem,
    DutyList,
    DutyRole,
    StatedCount,
)
from ruralgov.domain.duties.rows import DutyListRow, HindranceRow, PerformanceRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, DutyListId, OrganisationId, PlaceId
from ruralgov.domain.kernel.spans import check_correction, corrected
from ruralgov.domain.registry import ORGANISATION, place_there

MOST: Final = 31
"""How many times in a period something is done at most."""
Wrong = Iterator[tuple[str, Refused]]
"""What is wrong with an item, each with the field that it is about."""


def draft_duty_list(
    _: DutyList | None, command: m.DraftDutyList, given: Given
) -> Iterator[m.DutyListDrafted]:
    """Draft a version of a list (rules 1 to 3)."""
    _check_place(command.role, command.place, given)
    _check_items(command.role, command.items, command.stated, given)
    yield m.DutyListDrafted(
        role=command.role,
        place=command.place,
        title=clean_text("title", command.title),
        source=clean_text("source", command.source),
        stated=command.stated,
        items=tuple(_clean(one) for one in command.items),
        by=given.actor.account,
    )


def revise_duty_list(
    known: DutyList | None, command: m.ReviseDutyList, given: Given
) -> Iterator[m.DutyListRevised]:
    """Write a draft anew (rules 1 to 3)."""
    draft = _draft(known, command.duty_list)
    _check_items(draft.role, command.items, command.stated, given)
    yield m.DutyListRevised(
        title=clean_text("title", command.title),
        source=clean_text("source", command.source),
        stated=command.stated,
        items=tuple(_clean(one) for one in command.items),
        by=given.actor.account,
    )


def adopt_duty_list(
    known: DutyList | None, command: m.AdoptDutyList, given: Given
) -> Iterator[m.DutyListAdopted]:
    """Adopt what others wrote (rule 4)."""
    draft = _draft(known, command.duty_list)
    given.must_not_be(texts.DUTY_LIST_SAME_PERSON, *draft.drafters)
    yield m.DutyListAdopted(
        approval=clean_text("approval", command.approval),
        by=given.actor.account,
        day=given.today,
    )


def publish_duty_list(
    known: DutyList | None, command: m.PublishDutyList, given: Given
) -> Iterator[m.DutyListPublished]:
    """Publish an adopted list, which holds from then on or later (rules 4 and 5)."""
    found = _living(known, command.duty_list)
    if found.adopted is None:
        raise Refused(texts.DUTY_LIST_NOT_ADOPTED, title=found.title)
    if found.published is not None:
        raise Refused(texts.DUTY_LIST_PUBLISHED, title=found.title)
    _check_published(command.since, command.published, given)
    _check_order(found, command.duty_list, command.since, given)
    yield m.DutyListPublished(published=command.published, since=command.since)


def end_duty_list(
    known: DutyList | None, command: m.EndDutyList, given: Given
) -> Iterator[m.DutyListEnded]:
    """End a list with no other in its place (rule 5)."""
    found = _living(known, command.duty_list)
    span = found.spans[0] if found.spans else None
    if span is None or span.until != FOREVER or command.since <= span.since:
        raise Refused(texts.DUTY_LIST_NOT_HOLDING, title=found.title, day=command.since)
    _refuse_used(command.duty_list, span.since, command.since, given)
    yield m.DutyListEnded(since=command.since, cause=clean_text("cause", command.cause))


def correct_duty_list_entry(
    known: DutyList | None, command: m.CorrectDutyListEntry, given: Given
) -> Iterator[m.DutyListEntryCorrected]:
    """Put the day on which a list begins or ends right, or withdraw it (rules 5 and 6)."""
    found = _living(known, command.duty_list)
    check_correction(found.spans, command.entry, command.since)
    right = corrected(found.spans, command.entry, command.since)
    first, last = (right[0].since, right[0].until) if right else (FOREVER, FOREVER)
    if right and first != found.spans[0].since:
        _check_published(first, found.published or date.max, given)
        _check_order(found, command.duty_list, first, given)
    _refuse_used(command.duty_list, first, last, given)
    yield m.DutyListEntryCorrected(
        entry=command.entry, since=command.since, reason=clean_text("reason", command.reason)
    )


def withdraw_duty_list(
    known: DutyList | None, command: m.WithdrawDutyList, _: Given
) -> Iterator[m.DutyListWithdrawn]:
    """Withdraw a list that was never published (rule 6)."""
    found = _living(known, command.duty_list)
    if found.published is not None:
        raise Refused(texts.DUTY_LIST_PUBLISHED, title=found.title)
    yield m.DutyListWithdrawn(reason=clean_text("reason", command.reason))


def wrong_with(item: DutyItem, role: DutyRole, units: dict[str, bool]) -> Wrong:
    """Give all that is wrong with one item, each with its field (rules 2 and 3).

    *units* says of each department that is named whether it is there today.
    """
    facts = {"item": item.code, "role": role.zh, "role_en": role.en}
    called = {"duty_class": item.duty_class.zh, "duty_class_en": item.duty_class.en}
    if item.duty_class not in CLASSES[role]:
        known = {
            "known": "、".join(one.zh for one in CLASSES[role]),
            "known_en": ", ".join(one.en for one in CLASSES[role]),
        }
        yield "duty_class", Refused(texts.DUTY_CLASS_WRONG, **facts, **called, **known)
    named = item.primary_department
    needs = item.duty_class in ANSWERED_BY_DEPARTMENT
    if (needs and named is None) or (named is not None and not units.get(named, False)):
        wrong = Refused(texts.DUTY_DEPARTMENT_MISSING, item=item.code, **called)
        yield "primary_department", wrong
    if item.duty_class is DutyClass.COOPERATIVE and not item.refusable.strip():
        yield "refusable", Refused(texts.DUTY_REFUSABLE_MISSING, item=item.code)
    as_needed = item.cycle is Cycle.AS_NEEDED
    if as_needed and not item.trigger.strip():
        yield "trigger", Refused(texts.DUTY_CYCLE_WRONG, item=item.code)
    if not 1 <= item.times <= (1 if as_needed else MOST):
        yield "times", Refused(texts.DUTY_CYCLE_WRONG, item=item.code)
    if item.evidence not in FITS[role]:
        known = {
            "known": "、".join(one.zh for one in FITS[role]),
            "known_en": ", ".join(one.en for one in FITS[role]),
        }
        shown = {"evidence": item.evidence.zh, "evidence_en": item.evidence.en}
        yield "evidence", Refused(texts.DUTY_EVIDENCE_WRONG, **facts, **shown, **known)


def miscounted(
    role: DutyRole, items: Iterable[DutyItem], stated: tuple[StatedCount, ...]
) -> Iterator[Refused]:
    """Give the classes of which there are more or fewer items than the paper says (rule 1)."""
    found = [one.duty_class for one in items]
    said = {one.duty_class: one.items for one in stated}
    for each in dict.fromkeys((*CLASSES[role], *said)):
        there, expected = found.count(each), said.get(each, 0)
        if there != expected:
            counts = {"stated": expected, "found": there}
            called = {"duty_class": each.zh, "duty_class_en": each.en}
            yield Refused(texts.DUTY_COUNT_WRONG, **counts, **called)


def _check_place(role: DutyRole, place: PlaceId, given: Given) -> None:
    if place == CITY:
        return
    level = place_there(given.read, place, given.today).level
    if role is DutyRole.TOWNSHIP and level is not DivisionLevel.TOWN:
        raise Refused(texts.DUTY_LIST_PLACE, role=role.zh, role_en=role.en)


def _check_items(
    role: DutyRole, items: tuple[DutyItem, ...], stated: tuple[StatedCount, ...], given: Given
) -> None:
    if not items:
        raise Refused(texts.DUTY_LIST_EMPTY)
    seen: set[str] = set()
    units = _there({one.primary_department for one in items}, given)
    for one in items:
        code = clean_text("code", one.code)
        if code in seen:
            raise Refused(texts.DUTY_CODE_TWICE, item=code)
        seen.add(code)
        for _, refusal in wrong_with(one, role, units):
            raise refusal
    for refusal in miscounted(role, items, stated):
        raise refusal


def _there(named: set[OrganisationId | None], given: Given) -> dict[str, bool]:
    """Return of each unit whether it is there today."""
    keys = [one for one in named if one is not None]
    known = given.read.states(ORGANISATION, keys)
    return {key: state.on(given.today) is not None for key, state in known.items()}


def _clean(item: DutyItem) -> DutyItem:
    """Return an item whose texts are clean; what may be empty stays so."""
    return change(
        item,
        code=clean_text("code", item.code),
        heading=clean_text("heading", item.heading),
        title=clean_text("title", item.title),
        law=clean_text("law", item.law),
        trigger=item.trigger and clean_text("trigger", item.trigger),
        refusable=item.refusable and clean_text("refusable", item.refusable),
    )


def _living(known: DutyList | None, key: DutyListId) -> DutyList:
    if known is None or known.withdrawn is not None:
        raise Refused(texts.DUTY_LIST_MISSING, key=key)
    return known


def _draft(known: DutyList | None, key: DutyListId) -> DutyList:
    found = _living(known, key)
    if found.adopted is not None:
        raise Refused(texts.DUTY_LIST_ADOPTED, title=found.title)
    return found


def _check_published(since: date, published: date, given: Given) -> None:
    if published > given.today or since < published:
        days = {"since": since, "published": published, "today": given.today}
        raise Refused(texts.DUTY_LIST_UNPUBLISHED, **days)


def _check_order(known: DutyList, key: DutyListId, since: date, given: Given) -> None:
    """Refuse a day on which another version begins, or which one that holds has passed."""
    for row in given.read.rows(DutyListRow, role=known.role, place=known.place):
        other = row.since
        if row.owner == key or other is None:
            continue
        if other == since or since < other <= given.today:
            raise Refused(texts.DUTY_LIST_ORDER, title=row.title, since=other)


def _refuse_used(key: DutyListId, since: date, until: date, given: Given) -> None:
    """Refuse to leave records outside of the days of a list; raises ``duty_list_in_use``."""
    read = given.read
    hindered = [row.day for row in read.rows(HindranceRow, duty_list=key)]
    found = [day for day in hindered if not since <= day < until]
    for within in (("day", date.min, since - A_DAY), ("day", until - A_DAY, FOREVER)):
        rows = read.rows(PerformanceRow, duty_list=key, span=within, limit=1)
        found += [row.day for row in rows]
    if found:
        raise Refused(texts.DUTY_LIST_IN_USE, day=min(found))
