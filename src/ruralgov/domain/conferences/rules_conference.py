"""The rules of joint conferences: who convenes one, who came, and what became of each item."""

from collections.abc import Iterable, Iterator
from datetime import date

from ruralgov.domain.conferences import messages_conference as m
from ruralgov.domain.conferences import texts, texts_conference
from ruralgov.domain.conferences.model import HEADS, SteeringGroup
from ruralgov.domain.conferences.model_conference import (
    AgendaItem,
    Conference,
    ConferenceKind,
    ConferenceStage,
    ItemPlan,
)
from ruralgov.domain.conferences.model_problem import OPEN
from ruralgov.domain.conferences.model_resolution import ResolutionStage
from ruralgov.domain.conferences.records import SALIENT_PROBLEM, STEERING_GROUP
from ruralgov.domain.conferences.roster import gathering_of
from ruralgov.domain.conferences.rows_conference import ResolutionRow
from ruralgov.domain.conferences.units import check_there
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import SteeringGroupId
from ruralgov.domain.kernel.stages import must_be_at


def convene_conference(
    _: Conference | None, command: m.ConveneConference, given: Given
) -> Iterator[m.ConferenceConvened]:
    """Call a conference of a group that is there on the day (rule 3, invariant 7)."""
    group = _meeting(command.group, command.day, given)
    seats = group.seats_on(command.day)
    if not any(one.post == command.convener and one.role in HEADS for one in seats):
        facts = {"post": command.convener, "day": command.day}
        raise Refused(texts_conference.CONFERENCE_CONVENER_WRONG, **facts)
    posts = {one.post for one in seats}
    part = command.kind is ConferenceKind.PART
    strange = not posts.issuperset(command.called)
    if part != bool(command.called) or strange or len(set(command.called)) < len(command.called):
        raise Refused(texts_conference.CONFERENCE_CALLED_WRONG, day=command.day)
    yield m.ConferenceConvened(
        number=given.number("conference"),
        group=command.group,
        kind=command.kind,
        day=command.day,
        venue=clean_text("venue", command.venue),
        convener=command.convener,
        by=given.actor.account,
        called=command.called,
        items=_items(command.items, command.group, command.day, given),
    )


def _meeting(key: SteeringGroupId, day: date, given: Given) -> SteeringGroup:
    """Return a group that may convene on a day; raises ``steering_group_ended``."""
    group = given.read.state(STEERING_GROUP, key)
    if group is None or not group.terms:
        raise Refused(texts.STEERING_GROUP_MISSING, key=key)
    if not group.meets(day):
        raise Refused(texts.STEERING_GROUP_ENDED, name=group.last.name, day=day)
    return group


def _items(
    items: Iterable[ItemPlan], group: SteeringGroupId, day: date, given: Given
) -> tuple[ItemPlan, ...]:
    """Return the items of an agenda, each by a unit that is there, about what is open."""
    found = tuple(
        change(
            one,
            title=clean_text("title", one.title),
            papers=tuple(clean_text("papers", paper) for paper in one.papers),
        )
        for one in items
    )
    if not found:
        raise Refused(texts_conference.CONFERENCE_ITEMS_MISSING)
    for one in found:
        for unit in (one.proposer, *one.departments):
            check_there(given.read, unit, min(day, given.today))
        if one.problem is not None:
            problem = given.read.state(SALIENT_PROBLEM, one.problem)
            if problem is None or problem.group != group or problem.stage not in OPEN:
                raise Refused(texts_conference.CONFERENCE_ITEM_PROBLEM, problem=one.problem)
    return found


def in_stage(conference: Conference | None, key: str, *needed: ConferenceStage) -> Conference:
    """Return a conference that is in one of some stages; raises ``conference_stage_wrong``."""
    known = existing(conference, texts_conference.CONFERENCE_MISSING, key=key)
    must_be_at(known, texts_conference.CONFERENCE_STAGE_WRONG, *needed, number=known.number)
    return known


def change_conference(
    conference: Conference | None, command: m.ChangeConference, given: Given
) -> Iterator[m.ConferenceChanged]:
    """Move a conference that was not held, or change its agenda (rules 3 and 6)."""
    known = in_stage(conference, command.conference, ConferenceStage.CONVENED)
    day = command.day or known.day
    group = _meeting(known.group, day, given)
    seats = {one.post: one.role for one in group.seats_on(day)}
    if seats.get(known.convener) not in HEADS:
        raise Refused(texts_conference.CONFERENCE_CONVENER_WRONG, post=known.convener, day=day)
    if not seats.keys() >= set(known.called):
        raise Refused(texts_conference.CONFERENCE_CALLED_WRONG, day=day)
    if command.items is None:
        items = tuple(one.plan for one in known.items)
    else:
        items = _items(command.items, known.group, day, given)
    venue = known.venue if command.venue is None else clean_text("venue", command.venue)
    yield m.ConferenceChanged(day=day, venue=venue, items=items)


def call_off_conference(
    conference: Conference | None, command: m.CallOffConference, _: Given
) -> Iterator[m.ConferenceCalledOff]:
    """Call a conference off that was not held (rule 6)."""
    in_stage(conference, command.conference, ConferenceStage.CONVENED)
    yield m.ConferenceCalledOff(reason=clean_text("reason", command.reason))


def hold_conference(
    conference: Conference | None, command: m.HoldConference, given: Given
) -> Iterator[m.ConferenceHeld]:
    """Record who came, with the posts as of the day (rule 6, invariants 7 and 8)."""
    stages = ConferenceStage.CONVENED, ConferenceStage.HELD
    known = in_stage(conference, command.conference, *stages)
    if known.day > given.today:
        raise Refused(texts_conference.CONFERENCE_AHEAD, day=known.day, today=given.today)
    group = _meeting(known.group, known.day, given)
    rule = existing(
        group.rule_on(known.day),
        texts_conference.CONFERENCE_RULE_MISSING,
        name=group.last.name,
        day=known.day,
    )
    yield m.ConferenceHeld(gathering=gathering_of(known, group, rule, command, given))


def dispose_item(
    conference: Conference | None, command: m.DisposeItem, given: Given
) -> Iterator[m.ItemDisposed]:
    """Say what became of an item (rule 7)."""
    known = in_stage(conference, command.conference, ConferenceStage.HELD)
    item_of(known, command.item)
    words = clean_text("words", command.words)
    yield m.ItemDisposed(
        item=command.item, outcome=command.outcome, words=words, by=given.actor.account
    )


def item_of(conference: Conference, number: int) -> AgendaItem:
    """Return an item by its number; raises ``conference_item_missing``."""
    item = conference.item(number)
    facts = {"number": conference.number, "item": number}
    return existing(item, texts_conference.CONFERENCE_ITEM_MISSING, **facts)


def withdraw_conference(
    conference: Conference | None, command: m.WithdrawConference, given: Given
) -> Iterator[m.ConferenceWithdrawn]:
    """Take back what was entered by mistake, and on which nothing rests (rule 14)."""
    stages = ConferenceStage.CONVENED, ConferenceStage.HELD, ConferenceStage.MINUTED
    known = in_stage(conference, command.conference, *stages)
    resolutions = given.read.rows(ResolutionRow, conference=command.conference)
    standing = [one for one in resolutions if one.stage is not ResolutionStage.WITHDRAWN]
    if standing:
        raise Refused(texts_conference.CONFERENCE_CITED, number=known.number, count=len(standing))
    yield m.ConferenceWithdrawn(reason=clean_text("reason", command.reason))
