"""The rules of the watch: what is reported raises alerts, and people answer them."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from ruralgov.domain.aid import messages_monitor as m
from ruralgov.domain.aid import texts, texts_monitor
from ruralgov.domain.aid.checking import check_day, open_file
from ruralgov.domain.aid.evaluating_monitor import applied_for, results_of
from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.model import AidFile
from ruralgov.domain.aid.model_monitor import AidAlert, AidWatch, AlertStage
from ruralgov.domain.aid.people import in_file, same_person
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.subjects import not_own_family, not_own_file
from ruralgov.domain.aid.watching.changes import PAID, ChangeKind
from ruralgov.domain.aid.watching.keeping import Known, news
from ruralgov.domain.aid.watching.outcomes import Outcome, Standing, outcomes
from ruralgov.domain.kernel.calendar import WorkingCalendar
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import AidFileId
from ruralgov.domain.kernel.scanning import clean_words

DUE: Final = {Outcome.DELIVER: 3, Outcome.OFFER: 5, Outcome.DISCUSS: 10, Outcome.CHECK: 10}
"""Working days in which an alert of each outcome is answered: the project's own."""


def take_aid_change(
    watch: AidWatch | None, command: m.TakeAidChange, given: Given
) -> Iterator[m.AidChangeTaken | m.AidAlertRaised]:
    """Take in a change, and raise what is news by it (rules 50, 51 and 52)."""
    known = watch or AidWatch()
    file = _file_of(command.file, given)
    _check_change(known, command, file, given)
    number = len(known.changes) + 1
    yield m.AidChangeTaken(
        number=number,
        person=command.person,
        kind=command.kind,
        source=command.source,
        happened=command.happened,
        received=command.received,
        programme=command.programme,
        said=clean_words("said", command.said),
    )
    more = () if command.programme is None else ((command.kind, command.programme),)
    given_now, kinds = standing(known, more), frozenset({command.kind})
    yield from _alerts(known, command.file, file, given_now, kinds, (number,), given)


def watch_aid_file(
    watch: AidWatch | None, command: m.WatchAidFile, given: Given
) -> Iterator[m.AidAlertRaised]:
    """Evaluate each programme again once something more is known (rules 51 and 52)."""
    known = watch or AidWatch()
    file = existing(
        given.read.state(AID_FILE, command.file), texts.AID_FILE_MISSING, key=command.file
    )
    if file.closed is None:
        yield from _alerts(known, command.file, file, standing(known), frozenset(), (), given)


def _file_of(key: AidFileId, given: Given) -> AidFile:
    return open_file(given.read.state(AID_FILE, key), key)


def _check_change(watch: AidWatch, command: m.TakeAidChange, file: AidFile, given: Given) -> None:
    not_own_family(file, given)
    if not in_file(file, command.person, given.read):
        raise Refused(texts.AID_NOT_OF_FAMILY, person=command.person)
    if (command.kind in PAID) is (command.programme is None):
        needed = command.kind in PAID
        raise BadInput(
            texts_monitor.AID_CHANGE_PROGRAMME,
            kind=command.kind.zh,
            kind_en=command.kind.en,
            must="须" if needed else "不",
            must_en="needed" if needed else "left out",
        )
    check_day(command.received, command.happened, given)
    for one in watch.changes:
        same = (one.kind, one.source, one.happened, one.programme)
        new = (command.kind, command.source, command.happened, command.programme)
        mine = same == new and same_person(one.person, command.person, given.read)
        if one.wrong is None and mine:
            raise Refused(texts_monitor.AID_CHANGE_TWICE, number=one.number)


def standing(watch: AidWatch, more: Iterable[tuple[ChangeKind, Programme]] = ()) -> Standing:
    """Return what a family is given by what sources said of it, the last word last."""
    granted, came = set[Programme](), set[Programme]()
    counted = sorted(
        (one for one in watch.changes if one.wrong is None and one.programme is not None),
        key=lambda one: (one.happened, one.number),
    )
    for kind, programme in (*((one.kind, one.programme) for one in counted), *more):
        if programme is None:
            continue
        granted.discard(programme)
        came.discard(programme)
        if kind is not ChangeKind.ENDED:
            granted.add(programme)
        if kind is ChangeKind.RECEIVES:
            came.add(programme)
    return Standing(frozenset(granted), frozenset(came))


def _alerts(
    watch: AidWatch,
    key: AidFileId,
    file: AidFile,
    now: Standing,
    kinds: frozenset[ChangeKind],
    changes: tuple[int, ...],
    given: Given,
) -> Iterator[m.AidAlertRaised]:
    """Raise what is news; what is applied for already is not offered."""
    under_way = applied_for(file)
    found = (
        one
        for one in outcomes({}, results_of(key, file, given), now, kinds)
        if one.outcome is not Outcome.OFFER or one.programme not in under_way
    )
    known = (_known(one) for one in watch.alerts if one.stage is not AlertStage.WITHDRAWN)
    for count, one in enumerate(news(found, known, given.today), len(watch.alerts) + 1):
        yield m.AidAlertRaised(
            number=count,
            changes=changes,
            programme=one.programme,
            outcome=one.outcome,
            sure=one.sure,
            raised=given.today,
            due=due_day(given.calendar, given.today, DUE[one.outcome]),
        )


def _known(one: AidAlert) -> Known:
    return Known(one.outcome, one.programme, one.sure, one.ended)


def due_day(calendar: WorkingCalendar, day: date, working: int) -> date:
    """Return the day that comes so many working days after another."""
    while working:
        day += timedelta(days=1)
        working -= calendar.is_working_day(day)
    return day


def withdraw_aid_change(
    watch: AidWatch | None, command: m.WithdrawAidChange, given: Given
) -> Iterator[m.AidChangeWithdrawn | m.AidAlertWithdrawn]:
    """Enter that a change does not count; what rests on it alone goes with it (rule 54)."""
    known = watch or AidWatch()
    not_own_file(command.file, given)
    one = existing(
        known.change(command.number), texts_monitor.AID_CHANGE_MISSING, number=command.number
    )
    if one.wrong is not None:
        raise Refused(texts_monitor.AID_CHANGE_WRONG, number=one.number)
    reason = clean_words("reason", command.reason)
    yield m.AidChangeWithdrawn(number=one.number, wrong=command.wrong, reason=reason)
    for alert in known.alerts:
        if alert.changes == (one.number,) and alert.ended is None:
            yield m.AidAlertWithdrawn(number=alert.number, ended=given.today, reason=reason)
