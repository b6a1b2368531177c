"""The rules of the villages of a consortium: who comes, leaves, or became part of another."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.consortia import messages_life as f
from ruralgov.domain.consortia import texts
from ruralgov.domain.consortia.checking import check_between, check_free, check_village, must_be
from ruralgov.domain.consortia.citing import approving, joining
from ruralgov.domain.consortia.evolve import corrected_member
from ruralgov.domain.consortia.model import ALIVE, Consortium, ConsortiumStage, Membership
from ruralgov.domain.consortia.settling import followed_into, left_over, refuse_left, uncovered
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.spans import check_correction
from ruralgov.domain.registry import PLACE, place_now


def admit_village(
    state: Consortium | None, command: f.AdmitVillage, given: Given
) -> Iterator[f.VillageAdmitted]:
    """Take a village in, by its own decision (rules 3 and 5)."""
    known = must_be(state, command.consortium, ConsortiumStage.ACTIVE)
    check_between(command.since, known.standings[-1].since, given.today)
    check_village(command.village, command.since, given)
    clash = [
        one for one in known.members if one.village == command.village and one.until > command.since
    ]
    if clash:
        raise Refused(
            texts.VILLAGE_MEMBER_ALREADY,
            village=command.village,
            since=max(command.since, clash[0].since),
            name=known.last.name,
        )
    joining(command.village, command.decision, command.since, given)
    check_free(command.village, command.consortium, command.since, given)
    approving((*known.villages, command.village), command.approved_by, command.since, given)
    yield f.VillageAdmitted(
        village=command.village,
        since=command.since,
        decision=command.decision,
        approval=clean_text("approval", command.approval),
        approved_by=command.approved_by,
    )


def leave_consortium(
    state: Consortium | None, command: f.LeaveConsortium, given: Given
) -> Iterator[f.VillageLeft]:
    """Let a village leave, after notice and with nothing left to settle (rule 8)."""
    known = must_be(state, command.consortium, *ALIVE)
    member = _member(known, command.village, given.today)
    whose = followed_into(known, command.village)
    refuse_left(left_over(known, whose), texts.MEMBER_HAS_PLEDGES, village=command.village)
    if not member.since <= command.notified <= command.since:
        raise BadInput(
            texts.LEAVING_NOTICE_WRONG,
            notified=command.notified,
            joined=member.since,
            since=command.since,
        )
    check_between(command.since, _last_settled(known, whose, member.since), given.today)
    if command.decision is not None:
        joining(command.village, command.decision, command.since, given)
    elif not _ended(command.village, command.since, given):
        raise Refused(texts.LEAVING_DECISION_MISSING, village=command.village)
    yield f.VillageLeft(
        village=command.village,
        notified=command.notified,
        since=command.since,
        decision=command.decision,
        cause=clean_text("cause", command.cause),
    )


def follow_village(
    state: Consortium | None, command: f.FollowVillage, given: Given
) -> Iterator[f.VillageFollowed]:
    """Let a membership pass to what the village became part of (rule 8)."""
    known = must_be(state, command.consortium, *ALIVE)
    member = _member(known, command.village, given.today)
    place = given.read.state(PLACE, command.village)
    if place is None or place.last.until > given.today:
        raise Refused(texts.VILLAGE_GOES_ON, village=command.village)
    successor = place_now(given.read, command.village, given.today)
    since = max(place.last.until, date.fromordinal(member.since.toordinal() + 1))
    if known.member(successor, since) is None:
        check_free(successor, command.consortium, since, given)
    yield f.VillageFollowed(village=command.village, successor=successor, since=since)


def correct_consortium_member(
    state: Consortium | None, command: f.CorrectConsortiumMember, given: Given
) -> Iterator[f.ConsortiumMemberCorrected]:
    """Move the day on which a village came or left, or withdraw that (rule 10)."""
    known = existing(state, texts.CONSORTIUM_MISSING, consortium=command.consortium)
    own = [one for one in known.members if one.village == command.village]
    check_correction(own, command.entry, command.since)
    _refuse_with_it(known, own, command.entry)
    if command.since is not None and known.begun is not None:
        check_between(command.since, known.begun, given.today)
    mended = corrected_member(known, command.village, command.entry, command.since)
    now = [one for one in mended.members if one.village == command.village]
    _refuse_after_end(known, now, command.entry)
    _refuse_uncovered(mended, command.village)
    for one in now:
        if one not in own:
            check_free(one.village, command.consortium, one.since, given, one.until)
    yield f.ConsortiumMemberCorrected(
        village=command.village,
        entry=command.entry,
        since=command.since,
        reason=clean_text("reason", command.reason),
    )


def _refuse_with_it(known: Consortium, own: list[Membership], entry: date) -> None:
    """Refuse days that are those of the consortium, and move with it."""
    for one in own:
        if (one.founding and one.since == entry) or (one.with_it and one.until == entry):
            raise Refused(texts.CONSORTIUM_BEGINNING_STAYS, entry=entry)


def _refuse_after_end(known: Consortium, now: list[Membership], entry: date) -> None:
    """Refuse a membership that would go on after the consortium was dissolved."""
    last = known.standings[-1]
    if last.stage is ConsortiumStage.DISSOLVED and any(one.until > last.since for one in now):
        raise Refused(texts.CONSORTIUM_NOT_LAST, entry=entry)


def _refuse_uncovered(mended: Consortium, village: PlaceId) -> None:
    """Refuse where the village would be no member when it pledged something, or while it is open.

    Raises ``member_has_pledges``.
    """
    found = uncovered(mended, village)
    if village not in (one.village for one in mended.members if one.until == FOREVER):
        open_ones = left_over(mended, followed_into(mended, village))
        found += [one for one in open_ones if one not in found]
    refuse_left(found, texts.MEMBER_HAS_PLEDGES, village=village)


def _member(known: Consortium, village: PlaceId, day: date) -> Membership:
    found = next(
        (one for one in known.members if one.village == village and one.until == FOREVER), None
    )
    if found is None:
        raise Refused(texts.VILLAGE_NOT_MEMBER, village=village, day=day, name=known.last.name)
    return found


def _last_settled(known: Consortium, whose: set[PlaceId], joined: date) -> date:
    """Return the first day on which a village can be out: after it came, and all was settled."""
    settled = [
        *(one.ended for one in known.pledges if one.ended is not None and one.village in whose),
        *(one.ended for one in known.projects if one.ended is not None and whose & one.villages),
    ]
    return max([date.fromordinal(joined.toordinal() + 1), *settled])


def _ended(village: PlaceId, day: date, given: Given) -> bool:
    found = given.read.state(PLACE, village)
    return found is not None and found.last.until <= day
