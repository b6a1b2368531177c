"""The rules of grants: who may be given a role, how one ends, and how a wrong day is put right."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from ruralgov.domain.access import texts
from ruralgov.domain.access.administrators import (
    administers,
    keeps_administrator,
    must_keep_administrator,
)
from ruralgov.domain.access.conflicts import refuse_conflict
from ruralgov.domain.access.messages import (
    CorrectGrantEntry,
    EndGrantsAt,
    GrantEntryCorrected,
    GrantLimited,
    GrantRole,
    LapseGrant,
    PlaceGrantsEnded,
    RevokeRole,
    RoleGranted,
    RoleRevoked,
)
from ruralgov.domain.access.model import Grant, PlaceEnding
from ruralgov.domain.access.rows import AccountRow, GrantRow
from ruralgov.domain.kernel.clean import FOREVER, check_dates, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, AccountId, PlaceId
from ruralgov.domain.kernel.spans import check_correction, corrected


def grant_role(
    _: Grant | None, command: GrantRole, given: Given
) -> Iterator[RoleGranted | GrantLimited]:
    """Give a role, for good or until a day (rules 1-3, 7 and 10)."""
    account = AccountId(clean_text("account", command.account))
    since, until = command.since or given.today, command.until or FOREVER
    if since < given.today:
        raise Refused(texts.GRANT_BACKDATED, since=since, today=given.today)
    check_dates(since, until)
    grant = Grant(
        account=account,
        role=command.role,
        place=command.place,
        basis=clean_text("basis", command.basis),
        since=since,
        until=until,
    )
    _check_grant(grant, None, given)
    yield RoleGranted(
        account=account,
        role=grant.role,
        place=grant.place,
        basis=grant.basis,
        since=since,
    )
    if until != FOREVER:
        yield GrantLimited(until=until)


def revoke_role(grant: Grant | None, command: RevokeRole, given: Given) -> Iterator[RoleRevoked]:
    """End a grant (rules 4 and 8); one that began today never came into force."""
    known = _held(grant, command.grant, given)
    until = command.until or given.today
    if until < given.today:
        raise Refused(texts.GRANT_BACKDATED, since=until, today=given.today)
    if until >= known.until:
        raise Refused(texts.GRANT_ENDS_BEFORE, until=known.until)
    until = max(until, known.since)
    if administers(known):
        must_keep_administrator({command.grant: (known.since, until)}, given)
    yield RoleRevoked(until=until, reason=clean_text("reason", command.reason))


def correct_grant_entry(
    grant: Grant | None, command: CorrectGrantEntry, given: Given
) -> Iterator[GrantEntryCorrected]:
    """Put right on which day a grant began or ended, or that it did (rules 2, 3, 7, 8 and 10)."""
    if grant is None or grant.until <= grant.since:
        raise Refused(texts.GRANT_MISSING, grant=command.grant)
    check_correction((grant,), command.entry, command.since)
    left = corrected((grant,), command.entry, command.since)
    since, until = (left[0].since, left[0].until) if left else (grant.since, grant.since)
    if left and not (grant.since <= since and until <= grant.until):
        _check_grant(left[0], command.grant, given)
    if administers(grant):
        must_keep_administrator({command.grant: (since, until)}, given)
    yield GrantEntryCorrected(
        entry=command.entry, since=command.since, reason=clean_text("reason", command.reason)
    )


def end_grants_at(
    _: PlaceEnding | None, command: EndGrantsAt, given: Given
) -> Iterator[PlaceGrantsEnded]:
    """End all grants at a place (rule 9)."""
    if command.place == CITY:
        raise Refused(texts.CITY_GRANTS_STAY)
    if not lasting(given.read.rows(GrantRow, place=command.place), given.today):
        raise Refused(texts.PLACE_WITHOUT_GRANTS, place=command.place)
    yield PlaceGrantsEnded(
        place=command.place, until=given.today, reason=clean_text("reason", command.reason)
    )


def lapse_grant(grant: Grant | None, command: LapseGrant, given: Given) -> Iterator[RoleRevoked]:
    """End a grant with its account, its holder or its place (rules 6, 8 and 9).

    What was in force until today stays so in the history. The grant of the last administrator
    stays: a death is recorded whoever held what, and the city would have nobody to mend it.
    """
    if grant is None:
        raise Refused(texts.GRANT_MISSING, grant=command.grant)
    until = max(command.until, given.today, grant.since)
    changed = {command.grant: (grant.since, until)}
    kept = administers(grant) and not keeps_administrator(changed, given)
    if until < grant.until and not kept:
        yield RoleRevoked(until=until, reason=command.reason)


def lasting(rows: Iterable[GrantRow], day: date) -> list[GrantRow]:
    """Return those of the grants that hold on a day or will begin after it."""
    return [row for row in rows if row.until > max(day, row.since)]


def _held(grant: Grant | None, key: str, given: Given) -> Grant:
    if grant is None or grant.until <= max(given.today, grant.since):
        raise Refused(texts.GRANT_MISSING, grant=key)
    return grant


def _check_grant(grant: Grant, key: str | None, given: Given) -> None:
    """Refuse what may not be held: by oneself, twice, ended, nowhere, or beside another role."""
    if given.is_actor(grant.account):
        raise Refused(texts.SELF_GRANT)
    same: dict[str, Any] = {"account": grant.account, "role": grant.role, "place": grant.place}
    for row in given.read.rows(GrantRow, **same):
        if row.owner != key and max(row.since, grant.since) < min(row.until, grant.until):
            raise Refused(texts.GRANT_EXISTS, **same)
    _check_account(grant.account, grant.since, given)
    _check_place(grant.place, grant.since, given)
    refuse_conflict(grant, given)


def _check_account(account: AccountId, since: date, given: Given) -> None:
    row = given.read.one(AccountRow, owner=account)
    if row is not None and row.until <= since:
        raise Refused(texts.ACCOUNT_ENDED, account=account, until=row.until)


def _check_place(place: PlaceId, since: date, given: Given) -> None:
    if not given.stands(place, since):
        raise Refused(texts.GRANT_PLACE_ENDED, place=place, day=since)
