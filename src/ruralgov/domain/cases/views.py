"""The answers to questions about cases."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.cases import texts
from ruralgov.domain.cases.actions import action_of
from ruralgov.domain.cases.answers import first_and_last
from ruralgov.domain.cases.imported.messages import CaseImported
from ruralgov.domain.cases.imported.views import past_steps
from ruralgov.domain.cases.messages_ending import CaseErased
from ruralgov.domain.cases.milestones import explain_all
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.need_to_know import needed
from ruralgov.domain.cases.queries import (
    CaseByNumber,
    CaseClock,
    CaseFile,
    CaseHistory,
    CaseRounds,
    CaseStatus,
    CaseStep,
    FileOfCase,
    OpenCases,
)
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.rights import for_units, has, must_be_of_unit, numbered
from ruralgov.domain.cases.roles import HANDLER
from ruralgov.domain.cases.rows import OpenCaseRow, RoundRow
from ruralgov.domain.cases.said import may_leave
from ruralgov.domain.cases.scope import open_at
from ruralgov.domain.cases.table import HELD, ROLES
from ruralgov.domain.cases.units import unit_name
from ruralgov.domain.cases.views_ways import co_answers, reclassed, supplements
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clock import explain, stamp_end
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.personal import ERASED, OfficerText
from ruralgov.domain.policy import own_hours

NOTES: Final = ("reason", "answer", "outcome", "note")
"""The fields of events that say something of the step, in words."""
MOVED: Final = {
    "zh": "原应于{due}前办结，因放假安排公布或更正而重新计算",
    "en": "it was due by {due}; counted again when a calendar was published or corrected",
}
"""What is said of a deadline that a calendar moved."""
WITHHELD: Final = "***"
"""Stands for words that are not shown."""
OWN: Final = {
    "zh": "{unit}按其办公时间计算：{names}，应于{due}前办结",
    "en": "{unit} goes by its own working time: {names}; its work is due by {due}",
}
"""What is said of the clock of a unit that has working time of its own."""
AROUND: Final = {
    "zh": "本事项7×24小时办理，夜间、周末和节假日均计入",
    "en": "this matter is handled around the clock: nights, weekends and holidays count",
}
"""What is said of a clock that runs on 7×24 duty."""


def open_cases(query: OpenCases, asked: Asked) -> list[OpenCaseRow]:
    """Return the open cases of a village or town, by when they must move on."""
    found = open_at(query.place, asked)
    if query.stage is not None:
        found = [row for row in found if row.stage is query.stage]
    shown = (row for row in found if _shown(row, asked))
    told = (change(row, handler=None) for row in shown)
    return sorted(told, key=lambda row: (row.hold_due, row.number))


def _shown(row: OpenCaseRow, asked: Asked) -> bool:
    """Tell whether a row is shown: to a handler of a unit, those that it has (rule 28)."""
    if asked.roles != {HANDLER}:
        return True
    return row.unit is not None and for_units(row.place, asked, row.unit)


def case_rounds(query: CaseRounds, asked: Asked) -> list[RoundRow]:
    """Return the rounds of a case, in their order."""
    must_be_of_unit(_case(query.case, asked), asked)
    return asked.read.rows(RoundRow, owner=query.case)


def case_file(query: CaseFile, asked: Asked) -> FileOfCase:
    """Return the file of a case, with what the role needs at this stage (rules 10 and 28)."""
    case = _case(query.case, asked)
    ours = bool(has(case)) and for_units(case.place, asked, *has(case))
    roles = asked.roles if ours else asked.roles - {HANDLER}

    def shown(field: str) -> str | None:
        if not needed(field, roles, case.stage):
            return None
        return asked.reveal(CASE.kind, query.case, field, getattr(case, field))

    first, last = (None, None)
    if case.round > 1 and needed("text", roles, case.stage):
        first, last = first_and_last(query.case, case, asked)
    return FileOfCase(
        number=case.number,
        matter=case.matter,
        place=case.place,
        stage=case.stage,
        unit=case.unit,
        unit_name=_named(case, asked),
        deadline=case.deadline,
        milestones=case.milestones,
        text=shown("text"),
        reporter=shown("reporter"),
        contact=shown("contact"),
        co_units=co_answers(query.case, case, roles, asked),
        supplements=supplements(query.case, case, roles, asked),
        first_answer=first,
        last_answer=last,
    )


def case_by_number(query: CaseByNumber, asked: Asked) -> list[CaseStatus]:
    """Return how the case with a number stands; nothing where it is none of who asks (rule 43)."""
    found = numbered(query.number, asked)
    if found is None:
        return []
    key, case = found
    return [
        CaseStatus(
            case=key,
            number=case.number,
            matter=case.matter,
            place=case.place,
            town=case.town,
            channel=case.channel,
            reported=case.reported_at,
            stage=case.stage,
            level=case.level,
            round=case.round,
            holder=case.owner,
            unit=case.unit,
            unit_name=_named(case, asked),
            due=None if case.deadline is None else case.deadline.due,
            deadline=case.deadline,
            provisional=case.provisional,
            imported=case.imported,
        )
    ]


def _case(key: CaseId, asked: Asked) -> Case:
    return existing(asked.read.state(CASE, key), texts.CASE_MISSING, case=key)


def _named(case: Case, asked: Asked) -> str | None:
    return None if case.unit is None else unit_name(asked.read, case.unit, asked.day)


def case_clock(query: CaseClock, asked: Asked) -> list[str]:
    """Return why a case is due when it is, in sentences (rules 6 and 24).

    Its milestones follow, each under its name, then what it was before it was reclassified. Empty
    before its dispatch.
    """
    case = _case(query.case, asked)
    must_be_of_unit(case, asked)
    if case.deadline is None or case.started_at is None:
        return []
    profile = asked.policy.profile_on(legal_date(case.started_at))
    sessions = () if profile is None or case.around_the_clock else profile.sessions
    said = explain(case.deadline, case.started_at, query.lang, sessions)
    if case.around_the_clock:
        said.insert(1, AROUND[query.lang])
    if case.due_before is not None:
        said.append(MOVED[query.lang].format(due=stamp_end(case.due_before)))
    said += _unit_said(case, asked, query.lang)
    stones = explain_all(case.milestones, query.lang, sessions)
    return [*said, *stones, *reclassed(case, query.lang)]


def _unit_said(case: Case, asked: Asked, lang: str) -> Iterator[str]:
    """Give by whose working time its unit goes, where that is not the city's (rule 48)."""
    if case.unit is None or case.unit_due is None or case.around_the_clock:
        return
    hours = own_hours(asked.read, case.unit, asked.day)
    if case.stage in HELD and hours:
        names = "、".join(f"{one.name}（{one.since}）" for one in hours)
        unit = unit_name(asked.read, case.unit, asked.day)
        yield OWN[lang].format(unit=unit, names=names, due=stamp_end(case.unit_due))


def case_history(query: CaseHistory, asked: Asked) -> list[CaseStep]:
    """Return the steps of a case in their order; none where it is none of who asks (rule 43)."""
    known = numbered(query.number, asked)
    if known is None:
        return []
    key, _ = known
    found: list[CaseStep] = []
    case: Case | None = None
    steps = asked.history(CASE, key)
    erased = max((n for n, one in enumerate(steps) if isinstance(one.event, CaseErased)), default=0)
    for one, happened in enumerate(steps):
        event = happened.event
        case = CASE.apply(case, event)
        if isinstance(event, CaseImported) and case.imported is not None:
            found += past_steps(case, case.imported)
            continue
        action = action_of(event)
        found.append(
            CaseStep(
                at=happened.at,
                action=action,
                role=None if action is None else ROLES[action],
                stage=case.stage,
                note=_note(event, key, case, asked, gone=one < erased),
                due=None if case.deadline is None else case.deadline.due,
            )
        )
    return found


def _note(event: object, key: str, case: Case, asked: Asked, *, gone: bool) -> str:
    """Return what was said of a step, on the record; after an erasure nothing of before it.

    What was written before such texts were sealed stands in the journal, and is shown no more;
    nor is what tells a number or who reported, from before such words were refused (rule 44).
    """
    said = next((text for name in NOTES if (text := getattr(event, name, None))), "")
    if not isinstance(said, OfficerText):
        return str(said)
    if gone:
        return ERASED
    return asked.reveal(CASE.kind, key, "note", may_leave(case, said)) or WITHHELD
