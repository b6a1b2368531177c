"""What is said of people is sealed by its type; every other text has a kind, and is scanned."""

from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve, fields, frozen
from tests.scenario import every_command
from tests.town import Town, code_of

from ruralgov.app.open_texts import OpenTexts, kinds_in
from ruralgov.domain.access import GrantRole
from ruralgov.domain.cases import (
    AcceptCase,
    AnswerCase,
    CaseHistory,
    IntakeChannel,
    OpenCases,
    ReportCase,
)
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.exchange import ReportDelivery
from ruralgov.domain.kernel.ids import AccountId, CaseId, PersonId
from ruralgov.domain.kernel.open_text import BY_NAME, TextKind
from ruralgov.domain.kernel.personal import CitizenText, OfficerText
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.kernel.scanning import numbers_in
from ruralgov.domain.registry import CorrectPerson
from ruralgov.sample.draw import identity_number

PHONE = "13912345678"
OF_PEOPLE = ("case", "household", "interest", "person")
"""The records of which all that officers say is about a person."""
OPEN_THERE = {
    "CaseErased.reason",
    "CaseImported.reason",
    "HouseholdErased.reason",
    "HouseholdMoved.cause",
    "InterestErased.reason",
    "PersonErased.reason",
    "TimeGranted.stop.reason",
}
"""Why something was erased, or imported anew, must stay; a household moves with its village,
thousands together; a stop names its ground of the closed list."""


def open_texts() -> Iterator[tuple[str, str, TextKind | None]]:
    """Give each open text of every event with the kind of its record."""
    for context in CONTEXTS:
        for record in context.records:
            for event in record.events:
                for path, kind in kinds_in(event):
                    yield record.kind, f"{event.__name__}.{path}", kind


def test_each_open_text_of_an_event_is_of_a_kind() -> None:
    strange = [path for _, path, kind in open_texts() if kind is None]
    assert strange == [], "name their kind in kernel/open_text.py, or seal them by their type"


def test_no_kind_is_named_for_a_field_that_there_is_not() -> None:
    messages = [
        *(event for context in CONTEXTS for one in context.records for event in one.events),
        *(rule.command for context in CONTEXTS for rule in context.commands),
    ]
    there = {path.split(".")[-1] for one in messages for path, _ in kinds_in(one)}
    assert BY_NAME.keys() - there == set()


def test_what_officers_say_of_people_is_sealed() -> None:
    said = {
        path
        for record, path, kind in open_texts()
        if record in OF_PEOPLE and kind in (TextKind.OFFICE, TextKind.LEDGER, TextKind.OUTSIDE)
    }
    assert said == OPEN_THERE


def test_a_personal_number_in_any_open_text_of_any_command_is_refused() -> None:
    town, check, tried = Town(), OpenTexts().check, 0
    steps = every_command(town)
    account, command = next(steps)
    while True:
        check(command)
        for planted in with_number(command):
            assert code_of(lambda planted=planted: check(planted)) == "text_personal"  # type: ignore[misc]
            tried += 1
        receipt = town.do(account, command)
        try:
            account, command = steps.send(receipt)
        except StopIteration:
            break
    assert tried > 150


def with_number(command: Any) -> Iterator[Any]:
    """Give a command with a telephone number in each of its scanned texts, one at a time."""
    for path, kind in kinds_in(type(command)):
        if "." in path or kind in (TextKind.CODE, TextKind.MACHINE):
            continue
        if isinstance(getattr(command, path), str):
            yield evolve(command, **{path: f"电话 {PHONE}"})


@pytest.mark.parametrize(
    "text", [PHONE, "请拨 139-1234-5678", identity_number(5), "\uff11\uff1312345678\uff19"]
)
def test_it_is_refused_at_the_door_and_never_repeated(text: str) -> None:
    town = Town()
    command = GrantRole(account=AccountId("x"), role=Role("auditor"), basis=f"任命 {text}")
    with pytest.raises(Exception, match="text_personal") as caught:
        town.do("admin", command)
    assert text not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2024-01-05 至 2025-03-06",
            "见 371082-2026-000123 号",
            "拨打 0631-7562345",
            "12345 热线",
        ),
        *("", "case/01a21ed9-3431-7c46-a168-f15672258063", "13912345678" + "ab" * 26 + "c"),
    ],
)
def test_days_ids_case_numbers_and_offices_telephones_pass(text: str) -> None:
    assert numbers_in(text) is None


def reported(town: Town) -> CaseId:
    report = ReportCase(
        matter="road",
        place=town.village,
        channel=IntakeChannel.WEB,
        text=CitizenText(f"请回电 {PHONE}"),
    )
    return CaseId(town.do("reporter", report).key)


def test_a_citizen_may_say_a_number_and_an_officer_may_not() -> None:
    town = Town()
    case = reported(town)

    town.do("desk", AcceptCase(case=case))
    answer = AnswerCase(case=case, answer=f"已联系 {PHONE}")
    assert code_of(lambda: town.do("desk", answer)) == "text_personal"
    town.do("desk", evolve(answer, answer="已电话联系"))
    (number,) = {row.number for row in town.ask("auditor", OpenCases(place=town.village))}
    assert town.ask("auditor", CaseHistory(number=number))[-1].note == "已电话联系"


def test_what_a_department_answers_by_itself_is_sealed_and_never_refused() -> None:
    answered = ReportDelivery(request="r", delivered=True, answer=f"请联系 {PHONE}")
    OpenTexts().check(answered)
    assert answered.answer is not None
    assert PHONE not in f"{answered!r}"


def test_a_command_takes_a_plain_text_where_it_took_one_before() -> None:
    given = CorrectPerson(person=PersonId("p"), reason="录入有误")
    assert given.reason == OfficerText("录入有误")
    assert "有误" not in f"{given!r} {given.reason}"


@frozen(kw_only=True)
class Strange:
    """A command of somebody else's, with a field of a name that nobody classed."""

    remarks: str


def test_a_text_that_nobody_classed_is_scanned_too() -> None:
    assert [one.name for one in fields(Strange)] == ["remarks"]
    assert code_of(lambda: OpenTexts().check(Strange(remarks=PHONE))) == "text_personal"
