"""Who may register accounts and give roles, who may ask who read what, and which rule decides."""

from typing import Final

from ruralgov.domain.access import (
    hanging,
    holding,
    publishing,
    reactions,
    roles,
    rules,
    rules_account,
    texts,
    views,
    views_file,
)
from ruralgov.domain.access import messages as m
from ruralgov.domain.access import messages_account as ma
from ruralgov.domain.access import queries as q
from ruralgov.domain.access.records import ACCOUNT, GRANT, PLACE_ENDING, READING
from ruralgov.domain.access.rows import AccountRow
from ruralgov.domain.kernel.declare import (
    Access,
    Context,
    answers,
    changes,
    creates,
    inner,
)
from ruralgov.domain.kernel.ids import CITY
from ruralgov.domain.kernel.text import texts_of

_ADMINISTER = Access(
    roles=frozenset({roles.ADMINISTRATOR}),
    purposes=frozenset({roles.ADMINISTRATION}),
    place=lambda _message, _read: CITY,
)
_AUDIT = Access(
    roles=frozenset({roles.AUDITOR}),
    purposes=frozenset({roles.AUDIT}),
    place=lambda _message, _read: CITY,
)
_LOOK = Access(
    roles=frozenset({roles.ADMINISTRATOR, roles.AUDITOR}),
    purposes=frozenset({roles.ADMINISTRATION, roles.AUDIT}),
    place=lambda _message, _read: CITY,
)
_FEED = Access(
    roles=frozenset({roles.FEED_READER}),
    purposes=frozenset({roles.INTEGRATION}),
    place=lambda _message, _read: CITY,
)
_TIMED = Access(
    roles=frozenset({roles.TIMEKEEPER, roles.ADMINISTRATOR}),
    purposes=frozenset({roles.ADMINISTRATION}),
    place=lambda _message, _read: CITY,
)
CONTEXT: Final = Context(
    name="access",
    roles=(
        roles.ADMINISTRATOR,
        roles.AUDITOR,
        roles.PRIVACY_OFFICER,
        roles.FEED_READER,
        roles.TIMEKEEPER,
    ),
    purposes=(
        roles.ADMINISTRATION,
        roles.AUDIT,
        roles.INTEGRATION,
        roles.STATISTICS,
        roles.PRIVACY,
    ),
    texts=texts_of(texts),
    records=(ACCOUNT, GRANT, PLACE_ENDING, READING),
    commands=(
        changes(
            ma.RegisterAccount, ACCOUNT, rules_account.register_account, _ADMINISTER, by="account"
        ),
        changes(ma.ChangeAccount, ACCOUNT, rules_account.change_account, _ADMINISTER, by="account"),
        changes(ma.EndAccount, ACCOUNT, rules_account.end_account, _ADMINISTER, by="account"),
        changes(
            ma.CorrectAccountEntry,
            ACCOUNT,
            rules_account.correct_account_entry,
            _ADMINISTER,
            by="account",
        ),
        inner(
            changes(ma.FollowMerge, ACCOUNT, rules_account.follow_merge, _ADMINISTER, by="account")
        ),
        inner(
            changes(
                ma.FollowReturn, ACCOUNT, rules_account.follow_return, _ADMINISTER, by="account"
            )
        ),
        inner(
            changes(
                ma.FollowDeparture,
                ACCOUNT,
                rules_account.follow_departure,
                _ADMINISTER,
                by="account",
            )
        ),
        creates(
            m.GrantRole,
            GRANT,
            rules.grant_role,
            _ADMINISTER,
            prefetch_rows=lambda command: ((AccountRow, {"owner": command.account.strip()}),),
        ),
        changes(m.RevokeRole, GRANT, rules.revoke_role, _ADMINISTER, by="grant"),
        changes(m.CorrectGrantEntry, GRANT, rules.correct_grant_entry, _ADMINISTER, by="grant"),
        creates(m.EndGrantsAt, PLACE_ENDING, rules.end_grants_at, _ADMINISTER),
        inner(changes(m.LapseGrant, GRANT, rules.lapse_grant, _ADMINISTER, by="grant")),
    ),
    queries=(
        answers(q.Accounts, views.accounts, _LOOK),
        answers(q.AccountUnits, views.account_units, _LOOK),
        answers(q.UndeclaredAccounts, views.undeclared_accounts, _LOOK),
        answers(q.Grants, views.grants, _ADMINISTER),
        answers(q.GrantsOfAccount, views.grants_of_account, _LOOK),
        answers(q.StrandedGrants, views.stranded_grants, _LOOK),
        answers(q.RoleConflicts, views.role_conflicts, _LOOK),
        answers(q.Readings, views.readings, _AUDIT),
        answers(q.FeedEvents, views.feed_events, _FEED),
        answers(q.DueWork, views.due_work, _TIMED),
        answers(q.RecordAsKnown, views_file.record_as_known, _AUDIT, personal=True),
    ),
    reactions=reactions.REACTIONS,
    publishes=publishing.PUBLISHES,
    hangs=hanging.hanging,
    holds=holding.holding,
)
