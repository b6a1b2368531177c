"""Who may found and end collectives, and which rule decides."""

from typing import Final

from ruralgov.domain.collectives import (
    hanging,
    imports,
    roles,
    rules,
    rules_merger,
    texts,
    views,
)
from ruralgov.domain.collectives import messages as m
from ruralgov.domain.collectives import queries as q
from ruralgov.domain.collectives.publishing import PUBLISHES
from ruralgov.domain.collectives.records import COLLECTIVE
from ruralgov.domain.collectives.rights import finance, place_of
from ruralgov.domain.kernel.declare import Access, Context, answers, changes, creates
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE
from ruralgov.domain.kernel.text import texts_of
from ruralgov.domain.registry import REGISTRAR, REGISTRATION

_FOUND = Access(
    roles=frozenset({REGISTRAR}),
    purposes=frozenset({REGISTRATION}),
    place=lambda command, _read: command.place,
)
_DISSOLVE = Access(roles=_FOUND.roles, purposes=_FOUND.purposes, place=place_of)
_MOVE = Access(
    roles=_FOUND.roles,
    purposes=_FOUND.purposes,
    place=lambda command, read: (place_of(command, read), command.place),
)
_READ = Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)
CONTEXT: Final = Context(
    name="collectives",
    roles=(
        roles.BOOKKEEPER,
        roles.BOOK_CHECKER,
        roles.CASHIER,
        roles.FUND_APPLICANT,
        roles.VILLAGE_HEAD,
        roles.FINANCE_REVIEWER,
        roles.TOWN_FUND_OFFICER,
        roles.PROPERTY_KEEPER,
        roles.DISCLOSER,
    ),
    purposes=(roles.COLLECTIVE_FINANCE, roles.DISCLOSURE),
    texts=texts_of(texts),
    publishes=PUBLISHES,
    records=(COLLECTIVE,),
    commands=(
        creates(m.FoundCollective, COLLECTIVE, rules.found_collective, _FOUND),
        changes(
            m.DissolveCollective, COLLECTIVE, rules.dissolve_collective, _DISSOLVE, by="collective"
        ),
        changes(
            m.ChangeCollective, COLLECTIVE, rules.change_collective, _DISSOLVE, by="collective"
        ),
        changes(m.MoveCollective, COLLECTIVE, rules.move_collective, _MOVE, by="collective"),
        changes(
            m.CorrectCollectiveEntry,
            COLLECTIVE,
            rules.correct_collective_entry,
            _DISSOLVE,
            by="collective",
        ),
        changes(
            m.MergeCollective,
            COLLECTIVE,
            rules_merger.merge_collective,
            finance(*roles.MERGES),
            by="collective",
            prefetch_records=lambda command: (
                (COLLECTIVE, command.collective),
                (COLLECTIVE, command.into),
            ),
        ),
        changes(
            m.WithdrawMerger,
            COLLECTIVE,
            rules_merger.withdraw_merger,
            finance(*roles.MERGES),
            by="collective",
        ),
        changes(
            m.CarryOutMerger,
            COLLECTIVE,
            rules_merger.carry_out_merger,
            finance(*roles.CARRIES_OUT),
            by="collective",
        ),
    ),
    queries=(
        answers(q.Collectives, views.collectives, _READ),
        answers(q.CollectiveLineage, views.collective_lineage, _READ),
        answers(q.PendingMergers, views.pending_mergers, _READ),
    ),
    imports=(imports.TABLE,),
    hangs=hanging.hanging,
)
