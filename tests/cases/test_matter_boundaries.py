"""Matters of the catalogue and files of a case where their rules turn."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain import cases as m
from ruralgov.domain.cases.attachments import messages as a
from ruralgov.domain.cases.attachments.model import MOST, AttachmentPart, Filed, FileKind
from ruralgov.domain.cases.attachments.rules import attach_to_case, withdraw_attachment
from ruralgov.domain.cases.beside import Beside
from ruralgov.domain.cases.matters import messages as t
from ruralgov.domain.cases.matters.model import (
    Matter,
    MatterVersion,
    Terms,
    Withdrawal,
    check_terms,
)
from ruralgov.domain.cases.matters.records import MATTER
from ruralgov.domain.cases.matters.rules import (
    correct_matter_entry,
    define_matter,
    matter_on,
    withdraw_matter,
)
from ruralgov.domain.cases.milestones import Milestone, MilestoneStart
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.roles import HANDLER, INTAKE, REPORTER
from ruralgov.domain.cases.table import OPEN, Stage
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.personal import FileKey
from tests.cases.test_case_boundaries import IT, NOW, VERSION, at
from tests.given import PROFILE, TODAY, Outcome, Situation, States, given
from tests.town import code_of

A_DAY = timedelta(days=1)
LONG_AGO = VERSION.since
KNOWN = Matter(code="light", versions=(VERSION,))


def matter(*withdrawn: Withdrawal, versions: tuple[MatterVersion, ...] = (VERSION,)) -> Matter:
    return Matter(code="light", versions=versions, withdrawals=withdrawn)


def out(since: date, successor: str | None = None) -> Withdrawal:
    return Withdrawal(since=since, successor=successor)


def defining(state: Matter | None = None, **more: Any) -> Outcome:
    of: dict[str, Any] = {"code": " light ", "name": "路灯", "standard": "亮", "unit": "城建办"}
    of |= {"limit": TimeLimit(5, TimeUnit.HOURS), "since": TODAY, "source": "目录"}
    return given(MATTER, state=state).when(t.DefineMatter(**of | more), define_matter)


STONE = Milestone(name=" 停工 ", limit=TimeLimit(1, TimeUnit.HOURS), start=MilestoneStart.RECEIPT)
LONG = change(STONE, limit=TimeLimit(87_601, TimeUnit.HOURS))


@pytest.mark.parametrize(
    ("state", "more", "code"),
    [
        (None, {}, ""),
        (KNOWN, {}, ""),
        (KNOWN, {"since": LONG_AGO}, "change_not_later"),
        (KNOWN, {"since": LONG_AGO - A_DAY}, "change_not_later"),
        (KNOWN, {"since": LONG_AGO + A_DAY}, ""),
        (matter(out(TODAY)), {}, "change_not_later"),
        (matter(out(TODAY + A_DAY)), {}, ""),
        (None, {"milestones": (LONG,)}, "time_limit_too_long"),
        (None, {"limit": TimeLimit(87_601, TimeUnit.HOURS)}, "time_limit_too_long"),
        *((None, {name: " "}, "text_not_clean") for name in ("code", "name", "standard")),
        *((None, {name: " "}, "text_not_clean") for name in ("unit", "source", "category")),
    ],
)
def test_rule_1_a_version_begins_after_what_holds(
    state: Matter | None, more: dict[str, Any], code: str
) -> None:
    assert defining(state, **more).code == code


def test_rule_23_what_is_defined_is_clean() -> None:
    event = defining(milestones=(STONE,)).only()
    assert (event.code, event.category, event.milestones[0].name) == ("light", "其他", "停工")
    terms = event.terms
    assert (terms.refusable, terms.ranked, terms.around_the_clock) == (True, True, False)
    assert (terms.extension, terms.pause_days, terms.repeat_metres) == (0, 0, 0)


HOURS, DAYS = TimeUnit.HOURS, TimeUnit.WORKING_DAYS


@pytest.mark.parametrize(
    ("limit", "terms", "code"),
    [
        (TimeLimit(87_600, HOURS), {}, ""),
        (TimeLimit(87_599, HOURS), {"extension": 1}, ""),
        (TimeLimit(87_600, HOURS), {"extension": 1}, "time_limit_too_long"),
        (TimeLimit(5, HOURS), {"around_the_clock": True}, ""),
        (TimeLimit(5, TimeUnit.CALENDAR_DAYS), {"around_the_clock": True}, ""),
        (TimeLimit(5, DAYS), {"around_the_clock": True}, "matter_unit_wrong"),
        (TimeLimit(5, TimeUnit.WORKING_HOURS), {"around_the_clock": True}, "matter_unit_wrong"),
        (TimeLimit(5, DAYS), {}, ""),
        (TimeLimit(5, HOURS), {"return_limit": TimeLimit(2501, DAYS)}, "time_limit_too_long"),
        (TimeLimit(5, HOURS), {"pause_days": 3650}, ""),
        (TimeLimit(5, HOURS), {"pause_days": 3651}, "time_limit_too_long"),
        (TimeLimit(5, DAYS), {"pause_days": 2500}, ""),
        (TimeLimit(5, DAYS), {"pause_days": 2501}, "time_limit_too_long"),
    ],
)
def test_rule_1_terms_are_such_as_somebody_can_mean(
    limit: TimeLimit, terms: dict[str, Any], code: str
) -> None:
    assert code_of(lambda: check_terms(limit, Terms(**terms))) == code


@pytest.mark.parametrize("name", ["extension", "pause_days", "repeat_metres"])
def test_rule_1_no_term_is_below_nothing(name: str) -> None:
    for value, code in ((-1, "terms_wrong"), (0, "")):
        terms: dict[str, Any] = {name: value}
        assert code_of(lambda of=terms: Terms(**of)) == code  # type: ignore[misc]


def catalogue(**matters: Matter) -> States:
    return {(MATTER.kind, key): change(one, code=key) for key, one in matters.items()}


@pytest.mark.parametrize(
    ("matters", "code", "successor"),
    [
        ({"light": KNOWN}, "", None),
        ({}, "matter_missing", None),
        (
            {"light": matter(versions=(change(VERSION, since=TODAY + A_DAY),))},
            "matter_missing",
            None,
        ),
        ({"light": matter(out(TODAY))}, "matter_withdrawn", None),
        ({"light": matter(out(TODAY + A_DAY))}, "", None),
        (
            {
                "light": matter(
                    out(LONG_AGO + A_DAY), versions=(VERSION, change(VERSION, since=TODAY))
                )
            },
            "",
            None,
        ),
        ({"light": matter(out(TODAY, "lamp")), "lamp": KNOWN}, "matter_replaced", "lamp"),
        (
            {
                "light": matter(out(TODAY, "lamp")),
                "lamp": matter(out(TODAY, "bulb")),
                "bulb": KNOWN,
            },
            "matter_replaced",
            "bulb",
        ),
        (
            {"light": matter(out(TODAY, "lamp")), "lamp": matter(out(TODAY))},
            "matter_withdrawn",
            None,
        ),
        (
            {"light": matter(out(TODAY, "lamp")), "lamp": matter(out(TODAY, "light"))},
            "matter_withdrawn",
            None,
        ),
    ],
)
def test_rule_33_a_matter_that_was_withdrawn_names_what_follows_it(
    matters: dict[str, Matter], code: str, successor: str | None
) -> None:
    asked = given(MATTER, others=catalogue(**matters)).given
    assert code_of(lambda: matter_on("light", TODAY, asked)) == code
    if successor is not None:
        with pytest.raises(Exception, match=successor) as caught:
            matter_on("light", TODAY, asked)
        assert caught.value.facts["successor"] == successor  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("state", "more", "code"),
    [
        (KNOWN, {}, ""),
        (None, {}, "matter_missing"),
        (KNOWN, {"successor": " lamp "}, ""),
        (KNOWN, {"successor": "light"}, "matter_follows_itself"),
        (KNOWN, {"successor": "x"}, "matter_missing"),
        (KNOWN, {"successor": " "}, "text_not_clean"),
        (KNOWN, {"since": LONG_AGO}, "change_not_later"),
        (KNOWN, {"reason": ""}, "text_not_clean"),
        (matter(out(TODAY)), {"since": TODAY + A_DAY}, "matter_withdrawn"),
    ],
)
def test_rule_33_a_matter_is_withdrawn_once_and_followed_by_another(
    state: Matter | None, more: dict[str, Any], code: str
) -> None:
    others = catalogue(lamp=KNOWN) | (catalogue(light=state) if state else {})
    of: dict[str, Any] = {"code": "light", "since": TODAY, "reason": "并入"}
    command = t.WithdrawMatter(**of | more)
    found = given(MATTER, state=state, others=others).when(command, withdraw_matter)
    assert found.code == code
    if not code and more:
        assert found.only().successor == "lamp"


@pytest.mark.parametrize(
    ("entry", "since", "code"),
    [
        (LONG_AGO, None, ""),
        (LONG_AGO, LONG_AGO + A_DAY, ""),
        (LONG_AGO + A_DAY, None, "entry_missing"),
        (LONG_AGO, TODAY, "entry_taken"),
        (TODAY, None, ""),
    ],
)
def test_rule_30_an_entry_of_a_matter_is_put_right(
    entry: date, since: date | None, code: str
) -> None:
    command = t.CorrectMatterEntry(code="light", entry=entry, since=since, reason="填错")
    asked = given(MATTER, state=matter(out(TODAY)))
    assert asked.when(command, correct_matter_entry).code == code
    assert given(MATTER).when(command, correct_matter_entry).code == "matter_missing"


# --- files of a case

FILED = Filed(
    number=1,
    part=AttachmentPart.REPORT,
    kind=FileKind.PDF,
    sha256="a" * 64,
    size=1,
    stored="b" * 64,
    by=AccountId("me"),
    at=NOW,
    round=1,
)


def filing(known: Case, *roles: Any, **more: Any) -> Outcome:
    of: dict[str, Any] = {"part": AttachmentPart.REPORT, "kind": FileKind.PDF, "size": 1}
    of |= {"sha256": "a" * 64, "stored": "b" * 64, "file_key": FileKey("c" * 64), "shows": "灯"}
    return holding(known, *roles).when(a.AttachToCase(case=IT, **of | more), attach_to_case)


def holding(known: Case | None, *roles: Any) -> Situation:
    profile = change(PROFILE, attachment_megabytes=2)
    asked = given(CASE, state=known, profile=profile)
    may = change(asked.given, holds=lambda _account, role, _place: role in roles)
    return change(asked, given=may)


def filed(count: int, **more: Any) -> Case:
    files = tuple(change(FILED, number=n + 1, sha256=f"{n:064}", **more) for n in range(count))
    return at(Stage.HANDLING, beside=Beside(attachments=files))


WORK = {"part": AttachmentPart.WORK}


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("role", [INTAKE, HANDLER, REPORTER])
def test_rule_51_each_files_what_is_theirs_at_the_stage(stage: Stage, role: Any) -> None:
    reports = {
        INTAKE: stage in OPEN,
        REPORTER: stage in (Stage.REPORTED, Stage.ACCEPTED),
        HANDLER: False,
    }
    works = role is HANDLER and stage in (Stage.SIGNED, Stage.HANDLING, Stage.PAUSED)
    for more, may in (({}, reports[role]), (WORK, works)):
        code = "" if may else "attachment_not_now"
        assert filing(at(stage), role, **more).code == code


@pytest.mark.parametrize(
    ("known", "more", "code"),
    [
        (filed(0), {"size": 2_000_000}, ""),
        (filed(0), {"size": 2_000_001}, "attachment_too_large"),
        (filed(MOST - 1), {}, ""),
        (filed(MOST), {}, "attachments_too_many"),
        (filed(1), {"sha256": "0" * 64}, "attachment_twice"),
        (filed(1, withdrawn=NOW), {"sha256": "0" * 64}, ""),
        (filed(1, part=AttachmentPart.WORK), {"sha256": "0" * 64}, ""),
        (filed(1), {"shows": "13900000000"}, "text_personal"),
    ],
)
def test_rule_51_a_file_is_small_and_filed_once(
    known: Case, more: dict[str, Any], code: str
) -> None:
    found = filing(known, INTAKE, **more)
    assert (found.code, MOST) == (code, 200)
    if not code:
        assert found.only().number == len(known.aside.attachments) + 1


MINE, THEIRS = filed(1), filed(1, by=AccountId("other"))


@pytest.mark.parametrize(
    ("known", "roles", "number", "code"),
    [
        (THEIRS, (INTAKE,), 1, ""),
        (MINE, (INTAKE,), 1, ""),
        (MINE, (REPORTER,), 1, "attachment_not_yours"),
        (change(MINE, stage=Stage.ACCEPTED), (REPORTER,), 1, ""),
        (change(THEIRS, stage=Stage.ACCEPTED), (REPORTER,), 1, "attachment_not_yours"),
        (filed(1, part=AttachmentPart.WORK), (HANDLER,), 1, ""),
        (MINE, (HANDLER,), 1, "attachment_not_yours"),
        (filed(1, withdrawn=NOW), (INTAKE,), 1, "attachment_withdrawn"),
        (MINE, (INTAKE,), 2, "attachment_missing"),
        (change(MINE, stage=Stage.CLOSED), (INTAKE,), 1, ""),
        (None, (INTAKE,), 1, "case_missing"),
    ],
)
def test_rule_52_the_wrong_file_is_taken_back_by_who_filed_it_or_the_desk(
    known: Case | None, roles: tuple[Any, ...], number: int, code: str
) -> None:
    command = a.WithdrawAttachment(case=IT, attachment=number, reason="传错")
    found = holding(known, *roles).when(command, withdraw_attachment)
    assert found.code == code
    if not code:
        assert m.CASE.apply(known, found.only()).aside.attachments[0].withdrawn == NOW
