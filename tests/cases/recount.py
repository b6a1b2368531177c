"""Counts figures again from the bodies of events alone, with nothing of the library's counting."""

import json
from collections.abc import Container, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from attrs import Factory, define, frozen

DESK = "desk"
CHINA = timedelta(hours=8)
SMALL, MIDDLE = ("village",), ("village", "town")


@frozen(kw_only=True)
class Fact:
    """One thing that a part of a measure counts, with what it is broken down by."""

    measure: str
    part: str
    number: str
    month: str
    week: str
    """Of ISO 8601."""
    town: str
    place: str
    unit: str
    matter: str
    level: str


@define(kw_only=True)
class Judged:
    """A round that was judged."""

    unit: str
    level: str
    of: str
    due: datetime
    done: datetime
    result: str
    ranked: bool
    failed: int
    said: str | None = None
    again: bool = False


@define(kw_only=True)
class Told:
    """What the events of one case tell."""

    number: str
    town: str
    place: str
    matter: str
    level: str = "village"
    unit: str = DESK
    of: str = ""
    round: int = 1
    due: datetime | None = None
    unit_due: datetime | None = None
    asked: datetime | None = None
    report: dict[str, Any] | None = None
    failed: int = 0
    judged: bool = False
    ended: bool = False
    came: datetime | None = None
    hold_due: datetime | None = None
    waits: bool = True
    nobody: bool = False
    sign_by: datetime | None = None
    signed: datetime | None = None
    back: tuple[datetime, str, str] | None = None
    gone: tuple[datetime, str] | None = None
    send_by: datetime | None = None
    rounds: list[Judged] = Factory(list)
    facts: list[Fact] = Factory(list)

    def note(self, measure: str, part: str, at: datetime, **other: str) -> None:
        """Keep a fact, under the unit and level that it is told with, or those of now."""
        self.facts.append(
            Fact(
                measure=measure,
                part=part,
                number=self.number,
                month=month(at),
                week=f"{at + CHINA:%G-W%V}",
                town=self.town,
                place=self.place,
                matter=self.matter,
                **{"unit": self.unit, "level": self.level} | other,
            )
        )


def month(at: datetime) -> str:
    """Return the month of an instant in China."""
    return f"{at + CHINA:%Y-%m}"


def instant(text: str) -> datetime:
    """Return an instant of a body."""
    return datetime.fromisoformat(text).astimezone(UTC)


def facts(journal: Iterable[Any], now: datetime, nameless: Container[str] = ()) -> Iterator[Fact]:
    """Give everything that the figures of all cases count, as of an instant.

    Of *nameless* ones nobody can be called back: their events alone do not tell that.
    """
    told: dict[str, Told] = {}
    for entry in (one for one in journal if one.kind == "case"):
        body = json.loads(entry.body)
        if entry.type == "CaseReported":
            names = ("number", "town", "place", "matter")
            told[entry.key] = Told(**{name: body[name] for name in names})
            told[entry.key].came = instant(body["at"])
            told[entry.key].hold_due = instant(body["hold_due"])
            told[entry.key].nobody = body["number"] in nameless
            kind = {"household": "counted", "near": "counted", "untold": "untold"}
            part = kind.get(body["repeat"], "missed")
            told[entry.key].note("repeated", part, instant(body["at"]))
        else:
            step(told[entry.key], entry.type, body)
    for case in told.values():
        running(case, now.astimezone(UTC))
        waiting(case, now.astimezone(UTC))
        for one in case.rounds:
            of_round(case, one)
        yield from case.facts


def step(case: Told, what: str, body: dict[str, Any]) -> None:
    """Take one event of a case."""
    at = instant(body["at"]) if body.get("at") else None
    match what:
        case "CaseDispatched":
            case.unit, case.level, case.of = body["unit"], body["level"], body["matter_level"]
            case.due, case.send_by = instant(body["deadline"]["due"]), None
            case.unit_due = instant(body["unit_due"])
            case.sign_by, case.signed = instant(body["hold_due"]), None
        case "CaseAccepted":
            take_in(case, at)
            case.send_by = instant(body["hold_due"])
        case "CaseRefused":
            take_in(case, at)
        case "FilingDeclined":
            unsent(case, at)
        case "CaseSigned":
            case.signed = case.signed or at
        case "ReturnAsked":
            case.asked, case.signed = at, case.signed or at
            assert at is not None
            case.back = (at, case.unit, case.level)
        case "ReturnDecided":
            decide(case, "counted" if body["granted"] else "missed")
            if body["granted"]:
                leave(case, case.asked, returned=True)
        case "ReturnLapsed":
            decide(case, "missed")
        case "CaseArbitrated":
            moved = body["unit"] != case.unit
            decide(case, "counted" if moved else "missed")
            if moved:
                leave(case, case.asked)
            case.unit, case.unit_due = body["unit"], instant(body["unit_due"])
            case.sign_by, case.signed = instant(body["hold_due"]), None
        case "CaseCancelled":
            take_in(case, at, ended=True)
            unsent(case, at)
        case "CaseEscalated":
            leave(case, at)
            case.level = body["level"]
        case "CaseDone":
            case.report = body
        case "CaseChecked" if not body["passed"]:
            case.report, case.failed = None, case.failed + 1
        case "CaseChecked":
            assert case.report is not None
            done = instant(case.report["at"])
            judge(case, case.due, done, case.report["result"], ranked=case.report["ranked"])
            leave(case, done)
        case "CaseAnswered":
            case.unit, case.of, case.send_by = DESK, body["matter_level"], None
            judge(case, instant(body["due"]), at, "explained", ranked=body["ranked"])
        case "CaseCalledBack":
            case.rounds[-1].said = body["satisfaction"]
            case.rounds[-1].again = body["reopened"]
            if body["reopened"]:
                case.round, case.judged, case.due, case.failed = case.round + 1, False, None, 0
                case.unit, case.report, case.level = DESK, None, body["raised_to"] or case.level
                case.send_by = instant(body["hold_due"])
        case "CaseWithdrawn":
            assert at is not None
            case.gone = at, case.unit
            take_in(case, at, ended=True)
            decide(case, "overtaken")
            leave(case, at, withdrawn=True)
        case "CaseRestored":
            case.gone, case.send_by = None, instant(body["hold_due"])
            case.due = instant(body["deadline"]["due"]) if body["deadline"] else None
        case "CaseClosed" | "CaseForced":
            end(case, at)


def leave(
    case: Told, at: datetime | None, *, returned: bool = False, withdrawn: bool = False
) -> None:
    """End the time for which a unit has a case."""
    if case.unit == DESK:
        return
    assert at is not None
    assert case.unit_due is not None
    if withdrawn and at <= case.unit_due:
        case.note("unit_on_time", "withdrawn", at)
        case.note("returned", "withdrawn", at)
    else:
        case.note("unit_on_time", "counted" if at <= case.unit_due else "missed", at)
        case.note("returned", "counted" if returned else "missed", at)
    assert case.sign_by is not None
    if case.signed is not None and case.signed <= case.sign_by:
        case.note("responded", "counted", at)
    else:
        late = case.signed is not None or case.sign_by < at
        case.note("responded", "missed" if late else "undue", at)
    case.unit, case.unit_due = DESK, None


def take_in(case: Told, at: datetime | None, *, ended: bool = False) -> None:
    """Say whether a case was taken in time."""
    if not case.waits:
        return
    assert at is not None
    assert case.came is not None
    assert case.hold_due is not None
    case.waits = False
    in_time = "undue" if ended else "counted"
    case.note("accepted", "missed" if at > case.hold_due else in_time, case.came)


def decide(case: Told, part: str) -> None:
    """Say what became of a return."""
    if case.back is not None:
        at, unit, level = case.back
        case.note("return_granted", part, at, unit=unit, level=level)
        case.back = None


def waiting(case: Told, now: datetime) -> None:
    """Count what waits to be taken, to be decided or to be signed for."""
    if case.waits and not case.ended:
        assert case.came is not None
        assert case.hold_due is not None
        case.note("accepted", "missed" if now > case.hold_due else "waiting", case.came)
    decide(case, "overtaken" if case.ended else "pending")
    if case.unit_due is None or case.signed is not None or case.ended:
        return
    if case.sign_by is not None and now > case.sign_by:
        case.note("responded", "missed", case.sign_by)


def judge(
    case: Told, due: datetime | None, done: datetime | None, result: str, *, ranked: bool
) -> None:
    """Judge the round of a case."""
    assert due is not None
    assert done is not None
    case.rounds.append(
        Judged(
            unit=case.unit,
            level=case.level,
            of=case.of,
            due=due,
            done=done,
            result=result,
            ranked=ranked,
            failed=case.failed,
        )
    )
    case.judged = True


def unsent(case: Told, at: datetime | None) -> None:
    """Count what ended late at the desk, that should have been sent to a unit."""
    assert at is not None
    if case.due is None and case.send_by is not None and not case.judged and at > case.send_by:
        case.note("on_time", "missed", case.send_by, unit=DESK)
    case.send_by = None


def end(case: Told, at: datetime | None) -> None:
    """Close a case, by force or not."""
    assert at is not None
    take_in(case, at, ended=True)
    unsent(case, at)
    if case.due is not None and not case.judged:
        good = in_time(case)
        case.note("on_time", "missed" if at > case.due and not good else "forced", case.due)
    leave(case, at)
    last = case.rounds[-1] if case.rounds else None
    at_last = {"unit": "", "level": case.level}
    if last is not None:
        at_last = {"unit": last.unit, "level": last.level}
    once = last is not None and case.round == 1
    case.note("first", "counted" if once else "missed", at, **at_last)
    case.ended = True


def in_time(case: Told) -> bool:
    """Tell whether work was reported by the deadline and waits for its check."""
    return bool(case.report and case.due and instant(case.report["at"]) <= case.due)


def running(case: Told, now: datetime) -> None:
    """Count what runs past its day, and what waits for a check."""
    if case.ended or case.judged:
        return
    if case.due is None:
        unsent(case, now if case.gone is None else case.gone[0])
        return
    if case.gone is not None:
        at, unit = case.gone
        case.note("on_time", "missed" if at > case.due else "withdrawn", case.due, unit=unit)
        return
    if in_time(case):
        case.note("on_time", "unchecked", case.due)
    elif now > case.due:
        case.note("on_time", "missed", case.due)
    if case.unit_due is None or case.unit == DESK:
        return
    if case.report is not None and instant(case.report["at"]) <= case.unit_due:
        case.note("unit_on_time", "unchecked", case.unit_due)
    elif now > case.unit_due:
        case.note("unit_on_time", "missed", case.unit_due)


def voices(case: Told, one: Judged, *, spoke: bool) -> None:
    """Count who was called back, reached, and what was taken up again."""
    named = {"unit": one.unit, "level": one.level}
    again = "counted" if one.again else "missed"
    if spoke:
        parts = ("counted", "counted", again)
    elif case.nobody:
        parts = ("anonymous",) * 3
    elif one.said is None:
        parts = ("missed", "unasked", "unasked")
    else:
        parts = ("counted", "missed", "unreachable")
    for measure, part in zip(("asked", "reached", "reopened"), parts, strict=True):
        case.note(measure, part, one.done, **named)


def of_round(case: Told, one: Judged) -> None:
    """Count all that a judged round says."""
    named = {"unit": one.unit, "level": one.level}
    case.note("on_time", "counted" if one.done <= one.due else "missed", one.due, **named)
    if not one.ranked:
        said = "unranked"
    elif one.said is None:
        said = "unasked"
    elif one.said == "unreachable":
        said = "unreachable"
    else:
        said = "missed" if one.said == "dissatisfied" else "counted"
    spoke = one.said not in (None, "unreachable")
    if case.nobody and not spoke and one.ranked:
        said = "anonymous"
    case.note("satisfied", said, one.done, **named)
    voices(case, one, spoke=spoke)
    if one.unit == DESK:
        for measure in ("in_village", "in_town", "solved", "check_failed"):
            case.note(measure, "desk", one.done, **named)
        return
    for measure, levels in (("in_village", SMALL), ("in_town", MIDDLE)):
        if one.of in levels:
            part = "counted" if one.level in levels else "missed"
            case.note(measure, part, one.done, **named)
    solved = "counted" if one.result == "solved" else "missed"
    case.note("solved", solved, one.done, **named)
    case.note("check_failed", "counted" if one.failed else "missed", one.done, **named)
