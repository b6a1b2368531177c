"""The rules of mergers: announced by one person, withdrawn, or carried out by another."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.collectives import messages as m
from ruralgov.domain.collectives import texts
from ruralgov.domain.collectives.model import AccountMove, Collective, Merger, MergerBasis
from ruralgov.domain.collectives.records import COLLECTIVE
from ruralgov.domain.collectives.roles import CARRIES_OUT, MERGES
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.roles import Role

OFFICIAL = 3
"""Digits of an official account."""


def merge_collective(
    collective: Collective | None, command: m.MergeCollective, given: Given
) -> Iterator[m.MergerAnnounced]:
    """Announce a merger (rules 4 and 5)."""
    known = living(collective, command.collective)
    if known.merger is not None:
        raise Refused(texts.MERGER_ANNOUNCED, into=known.merger.into, since=known.merger.since)
    if command.into == command.collective:
        raise Refused(texts.MERGER_INTO_ITSELF, collective=command.collective)
    successor = _successor(command.into, command.since, given)
    if successor.regime is not known.regime:
        raise Refused(
            texts.MERGER_REGIMES, source=known.regime.value, successor=successor.regime.value
        )
    begun = known.spans[-1].since
    if command.since <= begun:
        raise Refused(texts.MERGER_DAY_WRONG, since=command.since, after=begun)
    must_hold(MERGES, successor, given)
    yield m.MergerAnnounced(
        into=command.into,
        since=command.since,
        basis=_checked(command.basis, command.since, given.today),
        accounts=_moves(command.accounts),
        by=given.actor.account,
    )


def withdraw_merger(
    collective: Collective | None, command: m.WithdrawMerger, _: Given
) -> Iterator[m.MergerWithdrawn]:
    """Take an announced merger back (rule 5)."""
    announced(collective, command.collective)
    yield m.MergerWithdrawn(reason=clean_text("reason", command.reason))


def carry_out_merger(
    collective: Collective | None, command: m.CarryOutMerger, given: Given
) -> Iterator[m.CollectiveMerged]:
    """Carry an announced merger out (rules 4 to 6): what follows brings books and purse over."""
    known = living(collective, command.collective)
    merger = announced(known, command.collective)
    known.mergers.must_be_seen(command.seen)
    given.must_not_be(texts.MERGER_SAME_PERSON, merger.by, account=merger.by)
    if given.today < merger.since:
        raise Refused(texts.MERGER_TOO_EARLY, since=merger.since, today=given.today)
    must_hold(CARRIES_OUT, _successor(merger.into, merger.since, given), given)
    if not merger.basis.approved <= command.notified <= given.today:
        raise BadInput(
            texts.MERGER_NOTICE_WRONG,
            notified=command.notified,
            approved=merger.basis.approved,
            today=given.today,
        )
    yield m.CollectiveMerged(
        into=merger.into,
        since=merger.since,
        notified=command.notified,
        registered=clean_text("registered", command.registered),
        by=given.actor.account,
    )


def living(collective: Collective | None, key: CollectiveId) -> Collective:
    """Return a collective without an end; raises ``collective_missing``."""
    if collective is None or collective.until != FOREVER:
        raise Refused(texts.COLLECTIVE_MISSING, collective=key)
    return collective


def announced(collective: Collective | None, key: CollectiveId) -> Merger:
    """Return the merger that waits to be carried out; raises ``merger_missing``."""
    merger = existing(living(collective, key).merger, texts.MERGER_MISSING, collective=key)
    return merger


def must_hold(roles: tuple[Role, ...], successor: Collective, given: Given) -> None:
    """Refuse who has no such role at the successor's place; raises ``merger_right_missing``."""
    account = given.actor.account
    if not any(given.holds(account, role, successor.place) for role in roles):
        raise Refused(
            texts.MERGER_RIGHT_MISSING,
            account=account,
            place=successor.place,
            roles="、".join(role.zh for role in roles),
            roles_en=", ".join(role.en for role in roles),
        )


def _successor(key: CollectiveId, since: date, given: Given) -> Collective:
    """Return a collective that goes on on a day and after it.

    Raises ``collective_missing`` and ``merger_successor_ended``.
    """
    found = existing(given.read.state(COLLECTIVE, key), texts.COLLECTIVE_MISSING, collective=key)
    if not found.since <= since or found.until != FOREVER:
        raise Refused(texts.MERGER_SUCCESSOR_ENDED, into=key, since=since)
    return found


def _checked(basis: MergerBasis, since: date, today: date) -> MergerBasis:
    """Return a basis whose days follow each other and whose papers are named."""
    if not (max(basis.days) <= basis.approved <= min(since, today)):
        raise BadInput(
            texts.MERGER_BASIS_ORDER,
            last=max(basis.days),
            approved=basis.approved,
            since=since,
            today=today,
        )
    papers = {name: getattr(basis, name) for name in ("decision", "acceptance", "approval")}
    return change(basis, **{name: clean_text(name, paper) for name, paper in papers.items()})


def _moves(moves: tuple[AccountMove, ...]) -> tuple[AccountMove, ...]:
    """Return moves of accounts, each named once and within its official account."""
    codes = [one.code for one in moves]
    for one in moves:
        if codes.count(one.code) > 1 or one.to[:OFFICIAL] != one.code[:OFFICIAL]:
            raise BadInput(texts.MERGER_ACCOUNT_WRONG, code=one.code, to=one.to)
    return moves
