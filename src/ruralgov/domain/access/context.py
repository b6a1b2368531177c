"""Who may give and end roles, who may ask who read what, and which rule decides."""

from typing import Final

from ruralgov.domain.access import messages as m
from ruralgov.domain.access import queries as q
from ruralgov.domain.access import roles, rules, texts, views
from ruralgov.domain.access.records import GRANT, READING
from ruralgov.domain.kernel.declare import Access, Context, answers, changes, creates
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
CONTEXT: Final = Context(
    name="access",
    roles=(roles.ADMINISTRATOR, roles.AUDITOR),
    purposes=(roles.ADMINISTRATION, roles.AUDIT, roles.STATISTICS),
    texts=texts_of(texts),
    records=(GRANT, READING),
    commands=(
        creates(m.GrantRole, GRANT, rules.grant_role, _ADMINISTER),
        changes(m.RevokeRole, GRANT, rules.revoke_role, _ADMINISTER, by="grant"),
    ),
    queries=(
        answers(q.Grants, views.grants, _ADMINISTER),
        answers(q.Readings, views.readings, _AUDIT),
    ),
)
