"""Mergers from a table, one row each: announced by one person, carried out by another's import."""

from collections.abc import Mapping
from typing import Any, Final

from ruralgov.domain.collectives import texts
from ruralgov.domain.collectives.messages import CarryOutMerger, MergeCollective
from ruralgov.domain.collectives.model import MergerBasis
from ruralgov.domain.collectives.queries import Collectives
from ruralgov.domain.collectives.rows import CollectiveRow
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.imports import Importing, ImportTable, Problems, Steps, at
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec

SPEC: Final = TableSpec(
    name="mergers",
    zh="集体合并表",
    note="一行一个并出的集体。先由一人导入登记；通知债权人、办完登记后补填最后两列，由另一人再次导入执行。",
    columns=(
        Column(
            "source",
            "并出集体",
            also=("被合并方",),
            example="某某村股份经济合作社",
            note="名称或编号",
        ),
        Column(
            "into",
            "承继集体",
            also=("合并方",),
            example="某某社区股份经济合作社",
            note="名称或编号",
        ),
        Column("since", "合并日", Kind.DATE, example="2025-07-01"),
        Column("surveyed", "清产核资基准日", Kind.DATE, example="2025-05-31"),
        Column("decided", "并出方决议日", Kind.DATE, example="2025-06-05"),
        Column("decision", "并出方决议", example="成员大会〔2025〕1号"),
        Column("accepted", "承继方决议日", Kind.DATE, example="2025-06-06"),
        Column("acceptance", "承继方决议", example="成员大会〔2025〕2号"),
        Column("approved", "批准日", Kind.DATE, example="2025-06-20"),
        Column("approval", "批准文号", example="市农〔2025〕12号"),
        Column("notified", "通知债权人日", Kind.DATE, needed=False, example=""),
        Column("registered", "注销登记", needed=False, example=""),
    ),
)
_DAYS: Final = {
    "merger_basis_order": "approved",
    "merger_day_wrong": "since",
    "merger_notice_wrong": "notified",
    "merger_too_early": "since",
    "merger_blocked": "source",
}


def plan(importing: Importing) -> Steps:
    """Return a command for each merger that is to be announced or carried out."""
    rows = importing.ask(Collectives(ended=True))
    done, seen = Steps(), dict[str, Line]()
    for line, values in importing.rows:
        source, into = (
            _found(rows, line, values, column, importing.problems) for column in ("source", "into")
        )
        if source is None or into is None:
            continue
        if seen.setdefault(source.owner, line) is not line:
            twice = BadInput(kernel_texts.ROW_TWICE, value=source.name)
            importing.problems.add(line, twice, "source")
            continue
        _step(done, line, values, source, into)
    return done


def _step(
    done: Steps,
    line: Line,
    values: Mapping[str, Any],
    source: CollectiveRow,
    into: CollectiveRow,
) -> None:
    """Announce it, carry it out once creditors were told and it is registered, or leave it."""
    key = CollectiveId(source.owner)
    told = values["notified"] is not None and values["registered"]
    if source.successor == into.owner and source.until == values["since"]:
        done.count("same")
    elif (source.merging, source.merges) == (into.owner, values["since"]):
        if told:
            done.count("carried out")
            command = CarryOutMerger(
                collective=key, notified=values["notified"], registered=values["registered"]
            )
            done.add(line, command, at(line, _DAYS))
        else:
            done.count("announced before")
    else:
        done.count("announced")
        basis = MergerBasis(**{name: values[name] for name in _BASIS})
        announce = MergeCollective(
            collective=key, into=CollectiveId(into.owner), since=values["since"], basis=basis
        )
        done.add(line, announce, at(line, _DAYS))


_BASIS: Final = (
    *("surveyed", "decided", "decision", "accepted", "acceptance", "approved", "approval"),
)


def _found(
    rows: list[CollectiveRow],
    line: Line,
    values: Mapping[str, Any],
    column: str,
    problems: Problems,
) -> CollectiveRow | None:
    """Return the collective of an id or of a name that is its own in the city."""
    named = values[column]
    found = [row for row in rows if row.owner == named]
    found = found or [row for row in rows if row.name == named]
    if len(found) == 1:
        return found[0]
    missing = texts.COLLECTIVE_NAME_SHARED if found else texts.COLLECTIVE_MISSING
    problems.add(line, Refused(missing, collective=named, count=len(found)), column)
    return None


TABLE: Final = ImportTable(spec=SPEC, plan=plan, options=())
