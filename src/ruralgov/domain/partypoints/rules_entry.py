"""The rules of entries: recorded, told, heard, approved, appealed, reversed, repaired."""

from collections.abc import Iterator
from datetime import date, timedelta

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import (
    BehaviourListId,
    OrganisationId,
    PartyEntryId,
    PlaceId,
    VolunteerHoursId,
)
from ruralgov.domain.kernel.month import month_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.partypoints import messages_entry as m
from ruralgov.domain.partypoints import texts, texts_branch
from ruralgov.domain.partypoints.ledger import entries_of, item_on, list_on, months_after
from ruralgov.domain.partypoints.model import (
    BehaviourItem,
    BehaviourList,
    PartyLedger,
    Subject,
    SubjectKind,
)
from ruralgov.domain.partypoints.model_entry import EntryStage, PartyEntry, Proof
from ruralgov.domain.partypoints.model_team import VolunteerHours
from ruralgov.domain.partypoints.people import (
    check_subject,
    is_of,
    party_on,
    present,
    refuse_self,
)
from ruralgov.domain.partypoints.proving import proved, refuse_twice
from ruralgov.domain.partypoints.records import HOURS


def record_party_entry(
    _: PartyEntry | None, command: m.RecordPartyEntry, given: Given
) -> Iterator[m.PartyEntryRecorded]:
    """Record what was done on a day, by the list of that day (rules 3 to 5)."""
    subject, day = present(command.subject, given.read), command.day
    place = _checked(subject, command.organisation, day, given)
    code = command.item.strip()
    key, known, item = item_on(given.read, place, code, day)
    if (item.ledger, item.subject) != (command.ledger, subject.kind):
        facts = {"ledger": item.ledger.zh, "kind": item.subject.zh}
        facts_en = {"ledger_en": item.ledger.en, "kind_en": item.subject.en}
        raise Refused(texts.PARTY_ITEM_OTHER, item=code, **facts, **facts_en)
    if known.terms.hours is not None and known.terms.hours.item == code:
        raise Refused(texts.PARTY_ITEM_HOURS, item=code)
    proof = proved(command.proof, subject, given, negative=item.points < 0)
    refuse_twice(item.ledger, subject, proof.sha256, given)
    _refuse_full(item, subject, day, given)
    made = _Made(
        key=key,
        known=known,
        item=item,
        points=item.points,
        subject=subject,
        organisation=command.organisation,
        place=place,
        day=day,
        proof=proof,
    )
    yield _recorded(made, given)


def post_volunteer_hours(
    _: PartyEntry | None, command: m.PostVolunteerHours, given: Given
) -> Iterator[m.PartyEntryRecorded]:
    """Record the points for certified hours, by the rule of their day and of nothing else (12)."""
    hours = given.read.state(HOURS, command.hours)
    if hours is None or hours.withdrawn is not None or hours.certified is None:
        raise Refused(texts_branch.VOLUNTEER_NOT_CERTIFIED, hours=command.hours)
    subject = present(Subject(kind=SubjectKind.MEMBER, key=hours.person), given.read)
    place = _checked(subject, command.organisation, hours.day, given)
    refuse_twice(PartyLedger.POINTS, subject, f"hours/{command.hours}", given)
    key, known, item, points = _points_for(hours, subject, place, given)
    made = _Made(
        key=key,
        known=known,
        item=item,
        points=points,
        subject=subject,
        organisation=command.organisation,
        place=place,
        day=hours.day,
        proof=hours.proof,
        hours=command.hours,
    )
    yield _recorded(made, given)


def _points_for(
    hours: VolunteerHours, subject: Subject, place: PlaceId, given: Given
) -> tuple[BehaviourListId, BehaviourList, BehaviourItem, int]:
    found = list_on(given.read, place, hours.day)
    rule = None if found is None else found[1].terms.hours
    if found is None or rule is None:
        raise Refused(texts_branch.VOLUNTEER_NO_RULE, day=hours.day)
    key, known, item = item_on(given.read, place, rule.item, hours.day)
    month = month_of(hours.day)
    rows = entries_of(given.read, PartyLedger.POINTS, subject)
    before = sum(row.points for row in rows if row.hours and row.open_fact and row.month == month)
    points = min(hours.minutes // rule.minutes, rule.most - before)
    if points < 1:
        raise Refused(texts_branch.VOLUNTEER_NO_POINTS, minutes=rule.minutes, most=rule.most)
    return key, known, item, points


def _checked(subject: Subject, organisation: OrganisationId, day: date, given: Given) -> PlaceId:
    """Return the place of a subject's organisation on a day that is not ahead (rule 3)."""
    if day > given.today:
        raise Refused(texts.PARTY_ENTRY_AHEAD, day=day, today=given.today)
    place = party_on(given.read, organisation, day).place
    check_subject(given.read, subject, organisation, day)
    refuse_self(subject, organisation, day, given)
    return place


def _refuse_full(item: BehaviourItem, subject: Subject, day: date, given: Given) -> None:
    """Refuse more entries of an item in a month than it counts (SG-15)."""
    month = month_of(day)
    rows = entries_of(given.read, item.ledger, subject)
    same = [row for row in rows if (row.item, row.month) == (item.code, month) and row.open_fact]
    if len(same) >= item.times:
        raise Refused(texts.PARTY_ITEM_FULL, item=item.code, times=item.times, month=month)


@frozen(kw_only=True)
class _Made:
    """What an entry is made of."""

    key: BehaviourListId
    known: BehaviourList
    item: BehaviourItem
    points: int
    subject: Subject
    organisation: OrganisationId
    place: PlaceId
    day: date
    proof: Proof
    hours: VolunteerHoursId | None = None


def _recorded(made: _Made, given: Given) -> m.PartyEntryRecorded:
    terms, item = made.known.terms, made.item
    months = terms.positive_months if made.points > 0 else terms.negative_months
    return m.PartyEntryRecorded(
        ledger=item.ledger,
        subject=made.subject,
        organisation=made.organisation,
        place=made.place,
        behaviour_list=made.key,
        item=item.code,
        title=item.title,
        scope=item.scope,
        points=made.points,
        day=made.day,
        expires=months_after(made.day, months),
        hearing_days=terms.hearing_days,
        appeal_days=terms.appeal_days,
        proof=made.proof,
        hours=made.hours,
        by=given.actor.account,
    )


def tell_party_subject(
    known: PartyEntry | None, command: m.TellPartySubject, given: Given
) -> Iterator[m.PartySubjectTold]:
    """Say when the subject was told of a deduction (rule 6)."""
    found = in_stage(known, command.entry, EntryStage.RECORDED, given)
    if found.points > 0 or found.told is not None:
        raise Refused(texts.PARTY_TOLD_NONE)
    if not found.day <= command.day <= given.today:
        raise Refused(texts.PARTY_TOLD_WRONG, since=found.day, today=given.today)
    yield m.PartySubjectTold(day=command.day, by=given.actor.account)


def hear_party_subject(
    known: PartyEntry | None, command: m.HearPartySubject, given: Given
) -> Iterator[m.PartySubjectHeard]:
    """Say what the subject answered (rule 6)."""
    found = in_stage(known, command.entry, EntryStage.RECORDED, given)
    if found.told is None:
        raise Refused(texts.PARTY_NOT_TOLD)
    yield m.PartySubjectHeard(
        stand=command.stand,
        statement=clean_text("statement", command.statement),
        by=given.actor.account,
    )


def approve_party_entry(
    known: PartyEntry | None, command: m.ApprovePartyEntry, given: Given
) -> Iterator[m.PartyEntryApproved]:
    """Approve what others recorded, a deduction once the subject was heard (rules 5 and 6)."""
    found = in_stage(known, command.entry, EntryStage.RECORDED, given)
    _refuse_judge(found, given)
    if found.points < 0:
        _check_heard(found, given)
    yield m.PartyEntryApproved(by=given.actor.account, day=given.today)


def _check_heard(found: PartyEntry, given: Given) -> None:
    if found.told is None:
        raise Refused(texts.PARTY_NOT_TOLD)
    until = found.told + timedelta(days=found.hearing_days)
    if found.stand is None and given.today <= until:
        raise Refused(texts.PARTY_HEARING_OPEN, until=until)


def _refuse_judge(found: PartyEntry, given: Given) -> None:
    """Refuse who acted on an entry, or saw what it says, as the one who judges (rule 5)."""
    given.must_not_be(texts.PARTY_SAME_PERSON, *found.acted)
    if any(is_of(one, given.actor.account, given) for one in found.proof.attesters):
        raise Refused(texts.PARTY_SAME_PERSON)


def refuse_party_entry(
    known: PartyEntry | None, command: m.RefusePartyEntry, given: Given
) -> Iterator[m.PartyEntryRefused]:
    """Do not approve an entry, or withdraw it (rule 5)."""
    in_stage(known, command.entry, EntryStage.RECORDED, given)
    yield m.PartyEntryRefused(reason=clean_text("reason", command.reason), by=given.actor.account)


def appeal_party_entry(
    known: PartyEntry | None, command: m.AppealPartyEntry, given: Given
) -> Iterator[m.PartyEntryAppealed]:
    """Enter an appeal, once and in time (rule 7); who enters it decides nothing."""
    found = in_stage(known, command.entry, EntryStage.APPROVED, None)
    if found.appeals:
        raise Refused(texts.PARTY_APPEAL_TWICE)
    until = (found.posted or given.today) + timedelta(days=found.appeal_days)
    if given.today > until:
        raise Refused(texts.PARTY_APPEAL_LATE, until=until)
    yield m.PartyEntryAppealed(
        reference=clean_text("reference", command.reference),
        by=given.actor.account,
        day=given.today,
    )


def answer_party_appeal(
    known: PartyEntry | None, command: m.AnswerPartyAppeal, given: Given
) -> Iterator[m.PartyAppealAnswered]:
    """Decide on an appeal, by a person who has not acted on the entry (rule 7)."""
    found = in_stage(known, command.entry, EntryStage.APPEALED, given)
    _refuse_judge(found, given)
    yield m.PartyAppealAnswered(
        stands=command.stands,
        reason=clean_text("reason", command.reason),
        by=given.actor.account,
        day=given.today,
    )


def reverse_party_entry(
    known: PartyEntry | None, command: m.ReversePartyEntry, given: Given
) -> Iterator[m.PartyEntryReversed]:
    """End an approved entry that was a mistake; by another than recorded it (rule 8)."""
    found = in_stage(known, command.entry, EntryStage.APPROVED, given)
    given.must_not_be(texts.PARTY_SAME_PERSON, found.by)
    yield m.PartyEntryReversed(
        reason=clean_text("reason", command.reason), by=given.actor.account, day=given.today
    )


def repair_party_entry(
    known: PartyEntry | None, command: m.RepairPartyEntry, given: Given
) -> Iterator[m.PartyEntryRepaired]:
    """End a deduction that was made good (rule 8, SG-13)."""
    found = in_stage(known, command.entry, EntryStage.APPROVED, given)
    if found.points > 0:
        raise Refused(texts.PARTY_REPAIR_NONE)
    given.must_not_be(texts.PARTY_SAME_PERSON, found.by)
    yield m.PartyEntryRepaired(
        proof=proved(command.proof, found.subject, given, negative=False),
        reason=clean_text("reason", command.reason),
        by=given.actor.account,
        day=given.today,
    )


def in_stage(
    known: PartyEntry | None, key: PartyEntryId, stage: EntryStage, given: Given | None
) -> PartyEntry:
    """Return an entry that stands so, if the actor is not its subject (with *given*).

    Raises ``party_entry_missing``, ``party_entry_stage`` and ``party_own``.
    """
    if known is None:
        raise Refused(texts.PARTY_ENTRY_MISSING, key=key)
    if known.stage is not stage:
        raise Refused(texts.PARTY_ENTRY_STAGE, stage=known.stage.zh, stage_en=known.stage.en)
    if given is not None:
        refuse_self(known.subject, known.organisation, known.day, given)
    return known
