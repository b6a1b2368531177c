"""Who may ask for findings and note them, with the checks that an app runs."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Final

from ruralgov.domain.access import AUDIT, AUDITOR
from ruralgov.domain.cases import CASE_HANDLING, SUPERVISOR
from ruralgov.domain.collectives import (
    BOOK_CHECKER,
    BOOKKEEPER,
    COLLECTIVE_FINANCE,
    FINANCE_REVIEWER,
    TOWN_FUND_OFFICER,
    VILLAGE_HEAD,
    finance,
    place_of,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Access, Context, Read, answers, changes
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.text import texts_of
from ruralgov.domain.oversight import messages as m
from ruralgov.domain.oversight import outcomes, related, rules, texts, views, views_lanes
from ruralgov.domain.oversight import queries as q
from ruralgov.domain.oversight.checks import CHECKS
from ruralgov.domain.oversight.cross_check import CrossCheck
from ruralgov.domain.oversight.limits import Limits
from ruralgov.domain.oversight.publishing import PUBLISHES
from ruralgov.domain.oversight.records import FINDING_NOTE
from ruralgov.domain.oversight.run import unique
from ruralgov.domain.registry import GRID_MANAGEMENT, GRID_OFFICER

_LANES = Access(
    roles=frozenset({GRID_OFFICER, SUPERVISOR, AUDITOR}),
    purposes=frozenset({GRID_MANAGEMENT, CASE_HANDLING, AUDIT}),
    place=lambda query, _read: query.village,
)


def _read(place: Callable[[Any, Read], PlaceId] | None) -> Access:
    return Access(
        roles=frozenset({TOWN_FUND_OFFICER, FINANCE_REVIEWER, AUDITOR}),
        purposes=frozenset({COLLECTIVE_FINANCE, AUDIT}),
        place=place,
    )


_HANGS: Final = Access(
    roles=frozenset({TOWN_FUND_OFFICER, FINANCE_REVIEWER, AUDITOR, BOOKKEEPER, BOOK_CHECKER}),
    purposes=frozenset({COLLECTIVE_FINANCE, AUDIT}),
    place=place_of,
)


def context(checks: Iterable[CrossCheck] = CHECKS, limits: Limits | None = None) -> Context:
    """Return the context with these checks; raises ``check_twice`` where two share an id."""
    known, edges = unique(checks), limits or Limits()
    note = partial(rules.note_finding, checks=known)
    of_collective = partial(views.cross_check_collective, checks=known, limits=edges)
    of_place = partial(views.cross_check_place, checks=known, limits=edges)
    of_places = _read(lambda query, _read: query.place)
    listed = partial(views.check_list, checks=known)
    return Context(
        name="oversight",
        texts=texts_of(texts),
        publishes=PUBLISHES,
        records=(FINDING_NOTE,),
        commands=(
            changes(m.NoteFinding, FINDING_NOTE, note, finance(TOWN_FUND_OFFICER), by="finding"),
        ),
        queries=(
            answers(q.CrossCheckCollective, of_collective, _read(place_of)),
            answers(q.CrossCheckPlace, of_place, of_places),
            answers(q.NotesOfFinding, views.notes_of_finding, _read(place_of)),
            answers(q.CheckList, listed, _read(None)),
            answers(q.HangsOnCollective, views.hangs_on_collective, _HANGS),
            answers(
                q.OutcomeChecks, outcomes.outcome_checks, _read(lambda query, _read: query.place)
            ),
            answers(q.CasesByLane, views_lanes.cases_by_lane, _LANES),
            answers(
                related.RelatedDealings,
                partial(related.related_dealings, limits=edges),
                change(_HANGS, roles=_HANGS.roles | {VILLAGE_HEAD}),
            ),
        ),
    )


CONTEXT: Final = context()
