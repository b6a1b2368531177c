"""Oversight: books, funds and property hold each other to account, by cross-checks.

A check is data (`CrossCheck`): what it looks for, how much it weighs, on what it rests. It looks at
the ledgers of one collective and changes nothing. What it finds is for people to judge: a finding
is no verdict.

Rules:
1. A check reads only: running it changes nothing, and running it again finds the same.
2. A finding says which check, collective and place, how much it weighs, what is wrong in both
   languages with the amounts, and links the records that show it.
3. The same fault found again is the same finding: its key does not follow its amounts.
4. A check that fails is named with the plugin that offers it, and hides no other.
5. A person with the role decides about a finding, with a reason: explained, mended, passed on.
   Every note stays.
6. An explained finding is shown as explained and never hidden. If its decisive evidence changes,
   or if it is said to be mended and found again, it waits for somebody again.
7. No two checks have one id: such an app does not start.
8. What is found at a place is what is found in its collectives, counted by check and weight.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any

from ruralgov.domain.collectives import finance, place_of
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Context,
    Purpose,
    QueryRule,
    Read,
    Record,
    Role,
)
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.oversight import messages as m
from ruralgov.domain.oversight import rules, views
from ruralgov.domain.oversight.checks import CHECKS
from ruralgov.domain.oversight.limits import Limits
from ruralgov.domain.oversight.model import (
    CrossCheck,
    Evidence,
    Finding,
    FindingNotes,
    Found,
    Link,
    Severity,
    Standing,
    Verdict,
)
from ruralgov.domain.oversight.run import unique

FINDING_NOTE = Record(
    kind="finding_note",
    state=FindingNotes,
    events=(m.FindingNoted,),
    evolve=rules.evolve,
    rows=views.rows,
    tables=views.TABLES,
)
_READERS = frozenset({Role.TOWN_FUND_OFFICER, Role.FINANCE_REVIEWER, Role.AUDITOR})
_READING = frozenset({Purpose.COLLECTIVE_FINANCE, Purpose.AUDIT})


def _place(query: Any, _read: Read) -> PlaceId:
    place: PlaceId = query.place
    return place


def _access(place: Any) -> Access:
    return Access(roles=_READERS, purposes=_READING, place=place)


def context(checks: Iterable[CrossCheck] = CHECKS, limits: Limits | None = None) -> Context:
    """Return the context with these checks; raises ``check_twice`` where two share an id."""
    known = unique(checks)
    run: dict[str, Any] = {"checks": known, "limits": limits or Limits()}
    return Context(
        name="oversight",
        records=(FINDING_NOTE,),
        commands=(
            CommandRule(
                command=m.NoteFinding,
                record=FINDING_NOTE,
                key=lambda command, _given: str(command.finding),
                rule=partial(rules.note_finding, checks=known),
                access=finance(Role.TOWN_FUND_OFFICER),
            ),
        ),
        queries=(
            QueryRule(
                query=views.CrossCheckCollective,
                handler=partial(views.cross_check_collective, **run),
                access=_access(place_of),
            ),
            QueryRule(
                query=views.CrossCheckPlace,
                handler=partial(views.cross_check_place, **run),
                access=_access(_place),
            ),
            QueryRule(
                query=views.NotesOfFinding,
                handler=views.notes_of_finding,
                access=_access(place_of),
            ),
            QueryRule(
                query=views.CheckList,
                handler=partial(views.check_list, checks=known),
                access=_access(None),
            ),
        ),
    )


CONTEXT = context()

__all__ = [
    "CHECKS",
    "CONTEXT",
    "FINDING_NOTE",
    "CrossCheck",
    "Evidence",
    "Finding",
    "Found",
    "Limits",
    "Link",
    "Severity",
    "Standing",
    "Verdict",
    "context",
]
