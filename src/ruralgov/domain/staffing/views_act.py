"""The answers to questions about enforcement acts."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import EnforcementActId, OfficerId
from ruralgov.domain.staffing import queries_act as q
from ruralgov.domain.staffing.model_act import EnforcementAct
from ruralgov.domain.staffing.records import ACT, CENTRE, OFFICER
from ruralgov.domain.staffing.rows_act import ActRow
from ruralgov.domain.staffing.rules_act import uncovered


def acts(query: q.Acts, asked: Asked) -> list[ActRow]:
    """Return the acts of a centre, the newest first."""
    since = query.since or date.min
    rows = asked.read.rows(ActRow, centre=query.centre)
    found = [row for row in rows if since <= row.day <= asked.day]
    return sorted(found, key=lambda row: (row.day, row.owner), reverse=True)


def act_findings(query: q.ActFindings, asked: Asked) -> list[q.ActFinding]:
    """Return the acts of which badge or capacity fell away when an entry was corrected."""
    keys = [row.owner for row in acts(q.Acts(centre=query.centre), asked)]
    known = asked.read.states(ACT, keys)
    return [one for key in keys for one in _found(key, known[key], asked)]


def _found(key: str, act: EnforcementAct, asked: Asked) -> Iterator[q.ActFinding]:
    centre = asked.read.state(CENTRE, act.centre)
    span = None if centre is None else centre.on(act.day)
    for name, officer in asked.read.states(OFFICER, act.officers).items():
        town = act.place if span is None else span.place
        refusal = uncovered(OfficerId(name), officer, act, town, asked.read)
        if refusal is not None:
            yield q.ActFinding(
                act=EnforcementActId(key),
                officer=OfficerId(name),
                day=act.day,
                fault=refusal.code,
            )
