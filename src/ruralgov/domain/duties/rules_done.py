"""The rules of what was done, and of what stood in the way."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.duties import messages_done as m
from ruralgov.domain.duties import texts_done as texts
from ruralgov.domain.duties.doers import keys_of, office_on, present
from ruralgov.domain.duties.facts import check_fact, check_kind, fact_day
from ruralgov.domain.duties.lists import Lists, item_on
from ruralgov.domain.duties.model import DutyClass, DutyItem
from ruralgov.domain.duties.model_done import Doer, Hindrance, OffListWork, Performance
from ruralgov.domain.duties.records import OFF_LIST_WORK
from ruralgov.domain.duties.rows import PerformanceRow
from ruralgov.domain.duties.rules_work import living, refuse_dead
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import DutyListId, PlaceId
from ruralgov.domain.registry import path


def record_performance(
    _: Performance | None, command: m.RecordPerformance, given: Given
) -> Iterator[m.PerformanceRecorded]:
    """Record what was done, by a fact of the same day, place and people (rules 7 to 9, 12)."""
    doer, item, work = present(command.doer, given.read), command.item.strip(), command.work
    if bool(item) == (work is not None):
        raise Refused(texts.DUTY_PERFORMANCE_WRONG)
    day = fact_day(command.fact, doer.role, given.read)
    office = office_on(doer, day, given.read)
    duty_list: DutyListId | None = None
    if work is None:
        duty_list, found = _item(doer, item, day, given)
        check_kind(command.fact, found.evidence)
    else:
        known = living(given.read.state(OFF_LIST_WORK, work), work)
        _check_work(known, doer, day, given)
    known_actor = check_fact(command.fact, doer, office.person, day, given)
    keys = keys_of(doer, given.read)
    for row in given.read.rows(PerformanceRow, fact=command.fact.key):
        if row.doer in keys and (row.item, row.work) == (item, work):
            raise Refused(texts.DUTY_FACT_TWICE, performance=row.owner)
    yield m.PerformanceRecorded(
        doer=doer,
        person=office.person,
        duty_list=duty_list,
        item=item,
        work=work,
        fact=command.fact,
        day=day,
        actor_known=known_actor,
        by=given.actor.account,
    )


def _item(doer: Doer, code: str, day: date, given: Given) -> tuple[DutyListId, DutyItem]:
    key, _, item = item_on(_lists(doer, given), doer.place, code, day)
    if item.duty_class is DutyClass.TAKEN_BACK:
        raise Refused(texts.DUTY_TAKEN_BACK, item=code)
    return key, item


def _lists(doer: Doer, given: Given) -> Lists:
    def above(place: PlaceId, day: date) -> tuple[PlaceId, ...]:
        return path(given.read, place, day)

    return Lists(doer.role, given.read, above)


def _check_work(work: OffListWork, doer: Doer, day: date, given: Given) -> None:
    """Refuse what was done, or is recorded, on a day without approval (rule 12)."""
    asked_here = work.place in path(given.read, doer.place, day)
    if work.role is not doer.role or not asked_here:
        facts = {"title": work.title, "role": doer.role.zh, "role_en": doer.role.en}
        raise Refused(texts.OFF_LIST_OTHER, **facts)
    refuse_dead(work, day)
    refuse_dead(work, given.today)


def withdraw_performance(
    known: Performance | None, command: m.WithdrawPerformance, _: Given
) -> Iterator[m.PerformanceWithdrawn]:
    """Withdraw what was recorded by mistake (rule 9)."""
    if known is None or known.withdrawn is not None:
        raise Refused(texts.DUTY_PERFORMANCE_MISSING, key=command.performance)
    yield m.PerformanceWithdrawn(reason=clean_text("reason", command.reason))


def drop_performance(
    known: Performance | None, command: m.DropPerformance, _: Given
) -> Iterator[m.PerformanceWithdrawn]:
    """Withdraw what rests on a fact that turned out to be none (rule 9)."""
    if known is not None and known.withdrawn is None:
        yield m.PerformanceWithdrawn(reason=command.reason)


def report_hindrance(
    _: Hindrance | None, command: m.ReportHindrance, given: Given
) -> Iterator[m.HindranceReported]:
    """Tell the department of an item what stood in the way of it (rule 10)."""
    doer, day = present(command.doer, given.read), command.day
    if day > given.today:
        raise Refused(texts.DUTY_HINDRANCE_AHEAD, day=day, today=given.today)
    office_on(doer, day, given.read)
    key, _list, item = item_on(_lists(doer, given), doer.place, command.item.strip(), day)
    if item.primary_department is None:
        raise Refused(texts.DUTY_NO_DEPARTMENT, item=item.code)
    yield m.HindranceReported(
        doer=doer,
        duty_list=key,
        item=item.code,
        department=item.primary_department,
        day=day,
        cause=clean_text("cause", command.cause),
        by=given.actor.account,
    )


def answer_hindrance(
    known: Hindrance | None, command: m.AnswerHindrance, given: Given
) -> Iterator[m.HindranceAnswered]:
    """Say what the department does about it; never by who reported it (rule 10)."""
    found = _reported(known, command.hindrance)
    given.must_not_be(texts.DUTY_HINDRANCE_SAME_PERSON, found.by)
    yield m.HindranceAnswered(
        answer=command.answer,
        said=clean_text("said", command.said),
        by=given.actor.account,
        day=given.today,
    )


def withdraw_hindrance(
    known: Hindrance | None, command: m.WithdrawHindrance, _: Given
) -> Iterator[m.HindranceWithdrawn]:
    """Withdraw a report that was a mistake, while nobody answered it (rule 10)."""
    if _reported(known, command.hindrance).answers:
        raise Refused(texts.DUTY_HINDRANCE_ANSWERED)
    yield m.HindranceWithdrawn(reason=clean_text("reason", command.reason))


def _reported(known: Hindrance | None, key: str) -> Hindrance:
    if known is None or known.withdrawn is not None:
        raise Refused(texts.DUTY_HINDRANCE_MISSING, key=key)
    return known
