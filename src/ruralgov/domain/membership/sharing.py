"""Shares: who has them on a day, and which moves can be."""

from typing import Final

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import CollectiveId, PersonId
from ruralgov.domain.membership import messages as m
from ruralgov.domain.membership import texts
from ruralgov.domain.membership.checking import ALL_MEMBERS, SHARES, check_between, decided
from ruralgov.domain.membership.model import (
    LARGEST_SHARE,
    Management,
    MemberRoll,
    MoveKind,
    ShareMove,
    moves_of,
    shares_on,
)
from ruralgov.domain.membership.people import died, member_on, named

DECIDED: Final = frozenset({MoveKind.REPURCHASE, MoveKind.ALLOT})
"""Moves between members and the collective, which rest on a decision of the members."""


def move_of(roll: MemberRoll, command: m.ProposeShareMove, read: Read) -> ShareMove:
    """Return the move that is proposed, under the ids that the roll has."""
    return ShareMove(
        kind=command.kind,
        share=command.share,
        units=command.units,
        giver=None if command.giver is None else _holder(roll, command.giver, read),
        taker=None if command.taker is None else _holder(roll, command.taker, read),
        since=command.since,
        reference=clean_text("reference", command.reference),
        reason=clean_text("reason", command.reason),
        decision=command.decision,
    )


def _holder(roll: MemberRoll, person: PersonId, read: Read) -> PersonId:
    """Return under which id a person has shares; the one kept where they have none."""
    names = [one.person for one in roll.first]
    names += [one.taker for one in moves_of(roll) if one.taker is not None]
    return named(names, person, read)


def check_move(roll: MemberRoll, key: CollectiveId, move: ShareMove, given: Given) -> None:
    """Refuse a move that cannot be.

    Raises ``share_units_wrong``, ``roll_day_wrong``, ``share_holders_wrong``,
    ``share_decision_missing``, ``share_too_few`` and what ``cited`` does.
    """
    if not 0 < move.units <= LARGEST_SHARE:
        raise BadInput(texts.SHARE_UNITS_WRONG, units=move.units, largest=LARGEST_SHARE)
    check_between(move.since, roll.since, given.today)
    if not _fits(roll, move, given.read):
        kind = move.kind
        raise Refused(texts.SHARE_HOLDERS_WRONG, kind=kind.zh, kind_en=kind.en)
    if move.kind in DECIDED and move.decision is None:
        kind = move.kind
        raise Refused(texts.SHARE_DECISION_MISSING, kind=kind.zh, kind_en=kind.en)
    if move.decision is not None:
        decided(key, move.decision, ALL_MEMBERS, SHARES, given)
    check_left(roll, move)


def _fits(roll: MemberRoll, move: ShareMove, read: Read) -> bool:
    """Tell whether giver and taker are such as the kind of the move needs."""
    giver, taker = move.giver, move.taker
    if giver == taker:
        return False
    joins = taker is not None and member_on(roll, taker, move.since, read) is not None
    match move.kind:
        case MoveKind.INHERIT:
            return giver is not None and taker is not None and _died(giver, move, read)
        case MoveKind.TRANSFER:
            return giver is not None and joins and not _died(giver, move, read)
        case MoveKind.REPURCHASE:
            return giver is not None and taker is None
        case MoveKind.ALLOT:
            return giver is None and joins and roll.management is Management.DYNAMIC


def _died(person: PersonId, move: ShareMove, read: Read) -> bool:
    end = died(person, read)
    return end is not None and end <= move.since


def check_left(roll: MemberRoll, move: ShareMove) -> None:
    """Refuse to give what is not there, on its day or on any later one; ``share_too_few``."""
    days = {move.since, *(one.since for one in moves_of(roll) if one.since > move.since)}
    for day in sorted(days):
        have = shares_on(roll, day).get((move.giver, move.share), 0)
        if have < move.units:
            raise Refused(texts.SHARE_TOO_FEW, day=day, have=have, units=move.units)
