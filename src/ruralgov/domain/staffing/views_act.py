"""The answers to questions about enforcement acts."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import EnforcementActId, OfficerId
from ruralgov.domain.staffing import queries_act as q
from ruralgov.domain.staffing import texts_act as texts
from ruralgov.domain.staffing.model_act import EnforcementAct
from ruralgov.domain.staffing.records import ACT, CENTRE, OFFICER
from ruralgov.domain.staffing.rows_act import ActRow
from ruralgov.domain.staffing.rules_act import FEWEST, uncovered
from ruralgov.domain.staffing.rules_power import unempowered


def acts(query: q.Acts, asked: Asked) -> list[ActRow]:
    """Return the acts of a centre, the newest first."""
    since = query.since or date.min
    rows = asked.read.rows(ActRow, centre=query.centre)
    found = [row for row in rows if since <= row.day <= asked.day]
    return sorted(found, key=lambda row: (row.day, row.owner), reverse=True)


def act_findings(query: q.ActFindings, asked: Asked) -> list[q.ActFinding]:
    """Return what the acts of a centre lack, also because an entry was corrected."""
    keys = [row.owner for row in acts(q.Acts(centre=query.centre), asked)]
    known = asked.read.states(ACT, keys)
    return [one for key in keys for one in _found(key, known[key], asked)]


def _found(key: str, act: EnforcementAct, asked: Asked) -> Iterator[q.ActFinding]:
    centre = asked.read.state(CENTRE, act.centre)
    span = None if centre is None else centre.on(act.day)
    town = act.place if span is None else span.place
    officers = asked.read.states(OFFICER, act.officers)
    for name, officer in officers.items():
        refusal = uncovered(OfficerId(name), officer, act, town, asked.read)
        if refusal is not None:
            yield _finding(key, act, refusal.code, OfficerId(name))
    powerless = unempowered(act.capacity, act.matter, town, act.day, asked.read)
    if powerless is not None:
        yield _finding(key, act, powerless.code)
    people = {one.person for name, one in officers.items() if name not in act.recused}
    if len(people) < FEWEST:
        yield _finding(key, act, texts.ACT_ALONE.code)
    if not act.reviewed:
        yield _finding(key, act, texts.ACT_UNREVIEWED.code)


def _finding(
    key: str, act: EnforcementAct, fault: str, officer: OfficerId | None = None
) -> q.ActFinding:
    return q.ActFinding(act=EnforcementActId(key), officer=officer, day=act.day, fault=fault)


def act_file(query: q.ActFile, asked: Asked) -> EnforcementAct:
    """Return an act of a centre; raises ``act_missing``."""
    found = asked.read.state(ACT, query.act)
    known = existing(found, texts.ACT_MISSING, key=query.act)
    if known.centre != query.centre:
        raise Refused(texts.ACT_MISSING, key=query.act)
    return known
