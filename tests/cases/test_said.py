"""What officers say of a case: no number, no name of who reported it, in any field of any step."""

from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest
from attrs import evolve, fields

from ruralgov.app.codec import to_json
from ruralgov.domain import cases as m
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.open_text import UNSCANNED, kind_of
from ruralgov.domain.kernel.personal import (
    ERASED,
    CitizenText,
    OfficerText,
    PersonName,
    Telephone,
)
from ruralgov.domain.kernel.scanning import must_not_name
from ruralgov.sample.draw import identity_number
from tests.cases.scenario import steps
from tests.town import NAME, Town, code_of
from tests.ways import WAY, report, row, take

CONTACT = "13900000000"
NUMBERS = ("139 1234 5678", "\uff11\uff13\uff19\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18")
SEALED = {
    *{("ReportCase", "text"), ("CallBack", "words"), ("UrgeCase", "words")},
    *{("SupplementCase", "words"), ("ChaseCase", "words")},
    *{("WithdrawCase", "words"), ("RestoreCase", "words")},
}
"""What a citizen said, or is said to a unit alone: sealed, and in no answer but the file."""
OWN = {rule.command for rule in m.CONTEXT.commands if not rule.inner}
"""What somebody can give."""
REFUSED = {"text_personal", "text_names_person", "milestone_not_next", "co_task_missing"}
"""The last two where a name of something known is asked for."""
OF_NO_CASE = {
    "DefineMatter",
    "CorrectMatterEntry",
    "PublishDispatchPlan",
    "CorrectDispatchPlanEntry",
    "HandOverCases",
    "ReportCase",
    "WithdrawMatter",
    "RegisterOldSystem",
    "ImportCase",
}
"""Commands that are about no case of somebody, or that bring one."""


def words_of(kind: type) -> Iterator[tuple[str, type]]:
    """Give the fields of a command in which somebody writes what he likes."""
    hints = get_type_hints(kind)
    for one in fields(kind):
        for hint in (hints[one.name], *get_args(hints[one.name])):
            if hint in (OfficerText, CitizenText):
                yield one.name, hint
            elif hint is str and kind_of(one.name, one.metadata) not in UNSCANNED:
                yield one.name, str


def planted(command: Any, text: str) -> Iterator[tuple[str, Any]]:
    for name, kind in words_of(type(command)):
        if (type(command).__name__, name) not in SEALED:
            yield name, evolve(command, **{name: kind(text) if kind is not str else text})


def test_rule_44_no_field_of_any_command_takes_a_number_or_tells_who_reported() -> None:
    town, tried = Town(), set[str]()
    going = steps(town)
    account, command = next(going)
    while True:
        name = type(command).__name__
        texts = [*NUMBERS, identity_number(5)]
        if name not in OF_NO_CASE:
            texts += [NAME, f"已与 {NAME[:2]} {NAME[2:]} 联系", "139-0000-0000", "(139)00000000"]
        for text in texts:
            for at, wrong in planted(command, text) if type(command) in OWN else ():
                code = code_of(lambda wrong=wrong, account=account: town.do(account, wrong))  # type: ignore[misc]
                known = {
                    "text_personal",
                    "text_names_person",
                    "milestone_not_next",
                    "co_task_missing",
                }
                assert code in known, (name, at, text, code)
                tried.add(name)
        receipt = town.do(account, command)
        try:
            account, command = going.send(receipt)
        except StopIteration:
            break
    with_words = {
        kind.__name__
        for kind in OWN
        if any((kind.__name__, at) not in SEALED for at, _ in words_of(kind))
    }
    assert tried == with_words


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("孙二娘", "已与孙二娘联系", True),
        ("孙二娘", "已与孙 二娘、李四联系", True),
        ("孙二娘", "已与诉求人联系", False),
        ("阿依古丽·买买提", "阿依古丽•买买提", True),
        ("阿依古丽·买买提", "阿依古丽买买提来电", True),
        ("孙", "孙家村的路", False),
        ("匿名", "匿名反映", False),
        ("Li Ming", "told li  ming", True),
        ("Li", "likely", False),
        ("Li", "Li来电", True),
        (ERASED, "erased", False),
    ],
)
def test_rule_44_a_name_is_found_however_it_is_written(name: str, text: str, found: bool) -> None:
    known = PersonName(name) if name == ERASED else PersonName.of(name)
    assert code_of(lambda: must_not_name("note", text, None, known)) == (
        "text_names_person" if found else ""
    )


@pytest.mark.parametrize(
    ("number", "text", "found"),
    [
        ("0631-7562345", "致电0631 756 2345", True),
        ("0631-7562345", "致电（0631）7562345", True),
        ("7562345", "致电0631-7562345", True),
        ("7562345", "见 371082-2026-756234 号，2026-01-05", False),
        ("+8613900000000", "139 0000 0000", True),
        ("13900000000", "+86 139-0000-0000", True),
        ("66123", "短号66123", True),
        ("66123", "编号9661234", False),
        ("0631-7562345", "0631-7562346", False),
    ],
)
def test_rule_44_a_number_is_found_however_it_is_written(
    number: str, text: str, found: bool
) -> None:
    known = Telephone.of(number)
    assert code_of(lambda: must_not_name("note", text, known)) == (
        "text_names_person" if found else ""
    )


def test_rule_44_the_refusal_says_how_to_mend_it_and_repeats_nothing() -> None:
    with pytest.raises(RuralgovError) as caught:
        must_not_name("note", f"已与{NAME}联系", PersonName.of(NAME))
    assert caught.value.code == "text_names_person"
    assert NAME not in f"{caught.value} {caught.value.facts} {to_json(caught.value.facts)}"
    assert "诉求人" in caught.value.text("zh")


def test_rule_44_what_a_citizen_says_is_in_no_answer_but_the_file() -> None:
    town = Town()
    said = f"{NAME}，{CONTACT}，{identity_number(5)}"
    report = m.ReportCase(
        matter="light",
        place=town.village,
        channel=m.IntakeChannel.WEB,
        text=CitizenText.of(said),
        reporter=PersonName.of(NAME),
        contact=Telephone.of(CONTACT),
    )
    case = CaseId(town.do("reporter", report).key)
    take(town, case, *WAY[:2])
    town.do("desk", m.UrgeCase(case=case, words=said))
    open_now = town.ask("auditor", m.OpenCases(place=town.village))
    take(town, case, *WAY[2:-2])
    called = m.CallBack(
        case=case, satisfaction=m.Satisfaction.SATISFIED, words=CitizenText.of(said)
    )
    town.do("caller", called)
    take(town, case, *WAY[-1:])
    number = row(town, case).number
    answers = [
        open_now,
        *(
            town.ask("auditor", query)
            for query in (
                m.CaseByNumber(number=number),
                m.CaseHistory(number=number),
                m.CaseRounds(case=case),
                m.CaseClock(case=case),
                m.CaseFigures(),
                m.FigureCases(measure=m.Measure.ON_TIME, part=m.Part.COUNTED),
                m.WorkloadOf(first="2026-01", last="2026-02"),
                m.WhyThisUnit(case=case),
            )
        ),
    ]
    told = "".join(f"{to_json(one)}{one!r}" for one in answers)
    assert number in told
    for text in (NAME, CONTACT, identity_number(5)):
        assert text not in told


@pytest.mark.parametrize("reason", ["孙二娘家的事归乡村局", "致电139 0000 0000后归口"])
def test_rule_44_the_reason_for_which_all_cases_of_a_unit_go_tells_nobody(
    town: Town, reason: str
) -> None:
    other = town.unit("乡村局")
    case = report(town)
    take(town, case, *WAY[:2])
    move = m.HandOverCases(unit="镇街城建办", to=other, reason=reason)
    assert code_of(lambda: town.do("desk", move)) in ("text_names_person", "text_personal")
    assert row(town, case).unit == "镇街城建办"
    town.do("desk", evolve(move, reason="撤并"))
    assert row(town, case).unit == other
