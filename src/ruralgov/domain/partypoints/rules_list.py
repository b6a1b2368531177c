"""The rules of behaviour lists."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, BehaviourListId
from ruralgov.domain.kernel.spans import check_correction, corrected
from ruralgov.domain.partypoints import messages as m
from ruralgov.domain.partypoints import texts
from ruralgov.domain.partypoints.model import (
    MOST_MONTHS,
    MOST_POINTS,
    NEGATIVE_MONTHS,
    BehaviourItem,
    BehaviourList,
    ListTerms,
    PartyLedger,
    RedScope,
    SubjectKind,
)
from ruralgov.domain.partypoints.rows import BehaviourListRow, PartyEntryRow
from ruralgov.domain.registry import place_there

MOST_DAYS = 60
"""The longest time in which somebody is heard, or may appeal."""
MOST_TIMES = 31
"""How often a month one behaviour counts at most."""


def draft_behaviour_list(
    _: BehaviourList | None, command: m.DraftBehaviourList, given: Given
) -> Iterator[m.BehaviourListDrafted]:
    """Draft a version of a list (rule 1)."""
    if command.place != CITY:
        place_there(given.read, command.place, given.today)
    _check_items(command.items)
    _check_terms(command.terms, command.items)
    yield m.BehaviourListDrafted(
        place=command.place,
        title=clean_text("title", command.title),
        source=clean_text("source", command.source),
        terms=command.terms,
        items=tuple(_clean(one) for one in command.items),
        by=given.actor.account,
    )


def _clean(item: BehaviourItem) -> BehaviourItem:
    return change(
        item,
        code=clean_text("code", item.code),
        title=clean_text("title", item.title),
        evidence=clean_text("evidence", item.evidence),
    )


def _check_items(items: tuple[BehaviourItem, ...]) -> None:
    """Refuse a list without both signs, a code that is there twice, and an item that is wrong."""
    if not {one.points > 0 for one in items} >= {True, False}:
        raise Refused(texts.BEHAVIOUR_SIGNS)
    codes = [one.code.strip() for one in items]
    for code in codes:
        if codes.count(code) > 1:
            raise Refused(texts.BEHAVIOUR_CODE_TWICE, item=code)
    for one in items:
        _check_item(one)


def _check_item(item: BehaviourItem) -> None:
    if not 0 < abs(item.points) <= MOST_POINTS or not 1 <= item.times <= MOST_TIMES:
        raise Refused(texts.BEHAVIOUR_POINTS, item=item.code, most=MOST_POINTS, times=MOST_TIMES)
    red = item.ledger is PartyLedger.RED
    of_member = item.subject is SubjectKind.MEMBER
    if red != (item.scope is not None) or not (red or of_member):
        raise Refused(
            texts.BEHAVIOUR_SCOPE,
            item=item.code,
            scopes="、".join(one.zh for one in RedScope),
            scopes_en=", ".join(one.en for one in RedScope),
        )


def _check_terms(terms: ListTerms, items: tuple[BehaviourItem, ...]) -> None:
    months = 1 <= terms.negative_months <= min(terms.positive_months, NEGATIVE_MONTHS)
    days = 1 <= terms.hearing_days <= MOST_DAYS and 1 <= terms.appeal_days <= MOST_DAYS
    if not months or not days or terms.positive_months > MOST_MONTHS:
        raise Refused(
            texts.BEHAVIOUR_TERMS, negative=NEGATIVE_MONTHS, most=MOST_MONTHS, days=MOST_DAYS
        )
    hours = terms.hours
    if hours is None:
        return
    item = next((one for one in items if one.code == hours.item), None)
    right = item is not None and item.ledger is PartyLedger.POINTS and item.points == 1
    if not right or hours.minutes < 1 or not 1 <= hours.most <= MOST_POINTS:
        raise Refused(texts.BEHAVIOUR_HOURS, item=hours.item, most=MOST_POINTS)


def adopt_behaviour_list(
    known: BehaviourList | None, command: m.AdoptBehaviourList, given: Given
) -> Iterator[m.BehaviourListAdopted]:
    """Adopt what somebody else drafted (rule 2)."""
    found = _living(known, command.behaviour_list)
    if found.adopter is not None:
        raise Refused(texts.BEHAVIOUR_LIST_ADOPTED, title=found.title)
    given.must_not_be(texts.BEHAVIOUR_SAME_PERSON, found.by)
    yield m.BehaviourListAdopted(
        approval=clean_text("approval", command.approval),
        by=given.actor.account,
        day=given.today,
    )


def publish_behaviour_list(
    known: BehaviourList | None, command: m.PublishBehaviourList, given: Given
) -> Iterator[m.BehaviourListPublished]:
    """Publish an adopted list, which holds from then on or later (rule 2)."""
    found = _living(known, command.behaviour_list)
    if found.adopter is None:
        raise Refused(texts.BEHAVIOUR_NOT_ADOPTED, title=found.title)
    if found.published is not None:
        raise Refused(texts.BEHAVIOUR_LIST_ADOPTED, title=found.title)
    _check_published(command.published, command.since, given)
    _check_order(found, command.behaviour_list, command.since, FOREVER, given)
    yield m.BehaviourListPublished(published=command.published, since=command.since)


def _check_published(published: date, since: date, given: Given) -> None:
    if published > given.today or since < published:
        days = {"since": since, "published": published, "today": given.today}
        raise Refused(texts.BEHAVIOUR_UNPUBLISHED, **days)


def _check_order(
    known: BehaviourList, key: BehaviourListId, since: date, until: date, given: Given
) -> None:
    """Refuse to pass a day on which another version of the place begins (rule 2)."""
    for row in given.read.rows(BehaviourListRow, place=known.place):
        if row.owner != key and row.since is not None and since <= row.since <= until:
            raise Refused(texts.BEHAVIOUR_ORDER, title=row.title, since=row.since)


def end_behaviour_list(
    known: BehaviourList | None, command: m.EndBehaviourList, given: Given
) -> Iterator[m.BehaviourListEnded]:
    """End a list with no other in its place (rule 2)."""
    found = _living(known, command.behaviour_list)
    span = found.spans[0] if found.spans else None
    if span is None or span.until != FOREVER or command.since <= span.since:
        raise Refused(texts.BEHAVIOUR_NOT_HOLDING, title=found.title, day=command.since)
    _refuse_used(command.behaviour_list, span.since, command.since, given)
    yield m.BehaviourListEnded(since=command.since, cause=clean_text("cause", command.cause))


def correct_behaviour_list_entry(
    known: BehaviourList | None, command: m.CorrectBehaviourListEntry, given: Given
) -> Iterator[m.BehaviourListEntryCorrected]:
    """Put right when a list begins or ends, if its entries still lie within (rule 2)."""
    found = _living(known, command.behaviour_list)
    check_correction(found.spans, command.entry, command.since)
    spans = corrected(found.spans, command.entry, command.since)
    begins = command.entry == found.spans[0].since
    if begins and command.since is not None and found.published is not None:
        _check_published(found.published, command.since, given)
        passed = sorted((command.entry, command.since))
        _check_order(found, command.behaviour_list, passed[0], passed[1], given)
    since, until = (spans[0].since, spans[0].until) if spans else (FOREVER, FOREVER)
    _refuse_used(command.behaviour_list, since, until, given)
    yield m.BehaviourListEntryCorrected(
        entry=command.entry, since=command.since, reason=clean_text("reason", command.reason)
    )


def _refuse_used(key: BehaviourListId, since: date, until: date, given: Given) -> None:
    """Refuse to leave entries outside of the days of their list; raises ``behaviour_in_use``."""
    for row in given.read.rows(PartyEntryRow, behaviour_list=key):
        if row.open_fact is not None and not since <= row.day < until:
            raise Refused(texts.BEHAVIOUR_IN_USE, day=row.day)


def withdraw_behaviour_list(
    known: BehaviourList | None, command: m.WithdrawBehaviourList, _: Given
) -> Iterator[m.BehaviourListWithdrawn]:
    """Withdraw a list that was not published (rule 2)."""
    found = _living(known, command.behaviour_list)
    if found.published is not None:
        raise Refused(texts.BEHAVIOUR_LIST_ADOPTED, title=found.title)
    yield m.BehaviourListWithdrawn(reason=clean_text("reason", command.reason))


def _living(known: BehaviourList | None, key: BehaviourListId) -> BehaviourList:
    if known is None or known.withdrawn is not None:
        raise Refused(texts.BEHAVIOUR_LIST_MISSING, key=key)
    return known
