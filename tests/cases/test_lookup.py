"""How who reported a case looks it up: by its number and a code, and nothing else is told."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruralgov.app.codec import to_json
from ruralgov.app.keys import Keys
from ruralgov.builtin.keyfile import LocalKey
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain import cases as m
from ruralgov.domain.access import ReadingRow, Readings
from ruralgov.domain.cases import Action, CaseForReporter, Stage
from ruralgov.domain.kernel.codes import LENGTH, MARKS, as_typed, code_of
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.personal import CitizenText
from tests.town import Town
from tests.town import code_of as code_of_error
from tests.ways import WAY, WAYS, adopt, report, row, take

A = Action


def code(town: Town, case: CaseId, account: str = "reporter") -> str:
    found: str = town.ask(account, m.CaseCode(case=case))
    return found


def look(town: Town, number: str, code: str) -> Any:
    return town.ask("lookup", CaseForReporter(number=number, code=code))


def tries(town: Town) -> list[tuple[str, str]]:
    """Return what was recorded of the tries, in their order."""
    with town.app._runner.unit(write=False) as unit:  # noqa: SLF001  all readings, whoever asks
        rows = [one for one in unit.rows(ReadingRow) if one.query == "CaseForReporter"]
    return [(one.subject, one.fields) for one in sorted(rows, key=lambda one: (one.at, one.owner))]


@given(st.binary(min_size=32, max_size=32))
def test_a_code_is_of_clear_marks_and_is_read_however_it_is_typed(digest: bytes) -> None:
    made = code_of(digest)
    plain = made.replace("-", "")
    assert len(plain) == LENGTH >= 12
    assert set(plain) <= set(MARKS)
    assert not set("ILOU") & set(MARKS)
    wide = "".join(chr(ord(mark) + 0xFEE0) for mark in plain)
    confused = plain.replace("1", "l").replace("0", "o")
    for typed in (made, made.lower(), plain, wide, confused, f" {plain[:5]} {plain[5:]} "):
        assert as_typed(typed) == plain


def test_rule_45_who_entered_a_case_is_told_its_code_and_always_the_same() -> None:
    town = Town()
    command = m.ReportCase(
        matter="light",
        place=town.village,
        channel=m.IntakeChannel.HOTLINE,
        text=CitizenText.of("灯"),
    )
    first = town.do("reporter", command, "once")
    case = CaseId(first.key)
    told = code(town, case)
    assert town.do("reporter", command, "once") == first
    assert code(town, case) == told
    assert code(town, report(town)) != told
    other = partial(code, town, case, "desk")
    assert code_of_error(other) == "case_code_withheld"
    town.clock.now += timedelta(days=1)
    assert code(town, case) == told
    town.clock.now += timedelta(seconds=1)
    assert code_of_error(partial(code, town, case)) == "case_code_withheld"


def test_rule_45_the_code_is_nowhere_in_the_store_and_another_store_has_others() -> None:
    storage = MemoryStorage()
    town = Town(storage)
    case = report(town)
    told = code(town, case)
    stored = repr(vars(storage)) + "".join(repr(one) for one in vars(storage).values())
    assert case in stored
    assert told not in stored
    assert told.replace("-", "") not in stored
    assert Keys(b"k" * 32).code_digest("case/a") != Keys(b"l" * 32).code_digest("case/a")


def test_rule_45_the_code_stays_when_the_keys_are_rotated() -> None:
    keys = Keys(b"k" * 32)
    after = keys.with_ring(keys.next_ring(LocalKey(b"n" * 32)))
    assert after.code_digest("case/a") == keys.code_digest("case/a")
    done = after.with_ring(after.ring.finished())
    assert done.code_digest("case/a") == keys.code_digest("case/a")


def test_rule_45_with_number_and_code_one_learns_how_it_stands_and_nothing_of_anybody() -> None:
    town = Town()
    case = report(town, "road")
    told, number = code(town, case), row(town, case).number
    (found,) = look(town, number, told)
    assert (found.number, found.stage) == (number, Stage.REPORTED)
    assert (found.unit, found.due, found.answer) == (None, None, None)
    take(town, case, *WAY[:5])
    (found,) = look(town, f" {number} ", told.lower())
    assert found.stage is Stage.DONE
    assert found.unit is not None
    assert found.due is not None
    assert found.answer is None, "what a check may find not done is not answered yet"
    take(town, case, *WAY[5:])
    (found,) = look(town, number, told)
    assert (found.stage, found.unit, found.due) == (Stage.CLOSED, None, None)
    assert found.answer == "已修复"
    assert not {"handler", "孙二娘", "13900000000", "门前路灯坏了三天"} & set(to_json(found))
    for text in ("handler", "孙二娘", "13900000000", "门前路灯坏了三天"):
        assert text not in to_json(found)


@pytest.mark.parametrize(
    ("stage", "answer"),
    [
        (Stage.ANSWERED, "凭身份证办理"),
        (Stage.REFUSED, "已答复"),
        (Stage.NOT_FILED, "不符合立案标准"),
        (Stage.FORCED, "诉求人失联"),
        (Stage.CHECKED, "已修复"),
        (Stage.CANCELLED, None),
        (Stage.HANDLING, None),
    ],
)
def test_rule_45_what_was_answered_is_told_once_it_stands(stage: Stage, answer: str | None) -> None:
    town = Town()
    case = report(town)
    told = code(town, case)
    take(town, case, *WAYS[stage])
    (found,) = look(town, row(town, case).number, told)
    assert (found.stage, found.answer) == (stage, answer)


def test_rule_45_a_dissatisfied_reporter_sees_no_answer_until_the_next_one() -> None:
    town = Town()
    case = report(town)
    told = code(town, case)
    take(town, case, *WAYS[Stage.CHECKED], A.REOPEN)
    (found,) = look(town, row(town, case).number, told)
    assert (found.stage, found.answer) == (Stage.ACCEPTED, None)


def test_rule_45_a_wrong_number_is_as_a_wrong_code_and_each_try_is_recorded() -> None:
    town = Town()
    case, other = report(town), report(town)
    told, number = code(town, case), row(town, case).number
    missing = f"{number[:-6]}999999"
    wrong = code(town, other)
    for typed, key in (
        (number, wrong),
        (missing, told),
        (missing, wrong),
        (number, ""),
        ("", told),
    ):
        assert look(town, typed, key) == []
    assert look(town, "孙二娘 371082198001011234", told) == []
    assert len(look(town, number, told)) == 1
    failed = [(f"case_lookup/{one}", "not_found") for one in (number, missing, missing, number)]
    failed += [("case_lookup/-", "not_found")] * 2
    assert tries(town) == [*failed, (f"case_lookup/{number}", "found")]


def test_rule_45_after_it_was_erased_a_case_is_not_found() -> None:
    town = Town()
    case = report(town)
    told, number = code(town, case), row(town, case).number
    take(town, case, A.REFUSE)
    erase = m.EraseCase(case=case, ground=ErasureGround.CONSENT_WITHDRAWN, reason="申请")
    town.do("privacy", erase)
    assert look(town, number, told) == []
    assert code_of_error(partial(code, town, case)) == "case_code_withheld"


def test_rule_45_only_the_look_up_may_ask_by_code_and_it_may_ask_nothing_else() -> None:
    town = Town()
    case = report(town)
    number = row(town, case).number
    query = CaseForReporter(number=number, code=code(town, case))
    for account in ("desk", "handler", "auditor", "reporter"):
        assert code_of_error(partial(town.ask, account, query)) == "not_granted"
    for other in (
        m.CaseByNumber(number=number),
        m.CaseHistory(number=number),
        m.CaseFile(case=case),
        m.CaseCode(case=case),
        m.OpenCases(place=town.village),
    ):
        assert code_of_error(partial(town.ask, "lookup", other)) == "not_granted"


def looked(town: Town, number: str, code: str, caller: str = "") -> str:
    """Look a case up; return how many were found, or the code of the refusal."""
    query = CaseForReporter(number=number, code=code, caller=caller)
    try:
        return str(len(town.ask("lookup", query)))
    except RuralgovError as error:
        return error.code


def test_rule_60_after_five_wrong_codes_a_number_is_closed_until_the_first_is_old() -> None:
    town = Town()
    case, other = report(town), report(town)
    told, number = code(town, case), row(town, case).number
    begun = town.clock.now
    for _ in range(4):
        assert looked(town, number, "wrong") == "0"
        town.clock.now += timedelta(minutes=1)
    assert looked(town, number, told) == "1"
    assert looked(town, number, "wrong") == "0"
    for typed in ("wrong", told):
        assert looked(town, number, typed) == "lookup_closed"
    with pytest.raises(RuralgovError) as caught:
        look(town, number, told)
    assert caught.value.facts["opens"] == begun + timedelta(minutes=15)
    assert looked(town, row(town, other).number, code(town, other)) == "1"
    town.clock.now = begun + timedelta(minutes=15) - timedelta(seconds=1)
    assert looked(town, number, told) == "lookup_closed"
    town.clock.now = begun + timedelta(minutes=15)
    assert looked(town, number, told) == "1"
    assert looked(town, number, "wrong") == "0"
    assert looked(town, number, told) == "lookup_closed"


def test_rule_60_how_many_wrong_codes_and_how_long_each_counts_the_profile_says() -> None:
    town = Town()
    case = report(town)
    adopt(town, lookup_tries=2, lookup_minutes=3)
    told, number = code(town, case), row(town, case).number
    begun = town.clock.now
    assert [looked(town, number, "wrong") for _ in range(3)] == ["0", "0", "lookup_closed"]
    town.clock.now = begun + timedelta(minutes=3) - timedelta(seconds=1)
    assert looked(town, number, told) == "lookup_closed"
    town.clock.now = begun + timedelta(minutes=3)
    assert looked(town, number, told) == "1"


def test_rule_60_nobody_closes_a_number_for_another_caller() -> None:
    town = Town()
    case = report(town)
    told, number = code(town, case), row(town, case).number
    for _ in range(5):
        looked(town, number, "wrong", "10.0.0.1")
    assert looked(town, number, told, "10.0.0.1") == "lookup_closed"
    assert looked(town, number, told, "10.0.0.2") == "1"
    assert looked(town, number, told) == "1"
    assert "10.0.0" not in str(tries(town))


def test_rule_60_a_number_that_no_case_has_is_closed_alike_and_what_is_none_never() -> None:
    town = Town()
    case = report(town)
    told = code(town, case)
    missing = f"{row(town, case).number[:-6]}999999"
    for _ in range(5):
        assert looked(town, missing, told) == looked(town, "孙二娘", told) == "0"
    assert looked(town, missing, told) == "lookup_closed"
    assert looked(town, "孙二娘", told) == "0"


def test_rule_59_the_reporter_sees_the_first_answer_beside_the_last() -> None:
    town = Town()
    case = report(town)
    told, number = code(town, case), row(town, case).number
    take(town, case, *WAYS[Stage.CHECKED])
    (found,) = look(town, number, told)
    assert (found.first_answer, found.answer) == (None, "已修复")
    take(town, case, A.REOPEN)
    (found,) = look(town, number, told)
    assert (found.first_answer, found.answer) == ("已修复", None)
    take(town, case, *WAY[1:4])
    town.do("handler", m.ReportDone(case=case, outcome="已换新灯"))
    take(town, case, A.PASS_CHECK)
    (found,) = look(town, number, told)
    assert (found.first_answer, found.answer) == ("已修复", "已换新灯")


def test_rule_59_staff_see_both_in_the_file_and_only_who_has_the_case() -> None:
    town = Town()
    case = report(town)
    take(town, case, *WAY[:4])
    file = town.ask("handler", m.CaseFile(case=case))
    assert (file.first_answer, file.last_answer) == (None, None)
    take(town, case, A.REPORT_DONE, A.FAIL_CHECK)
    town.do("handler", m.ReportDone(case=case, outcome="已换灯泡"))
    take(town, case, A.PASS_CHECK)
    file = town.ask("caller", m.CaseFile(case=case))
    assert (file.first_answer, file.last_answer) == (None, None)
    take(town, case, A.REOPEN, *WAY[1:4])
    file = town.ask("handler", m.CaseFile(case=case))
    assert (file.first_answer.words, file.last_answer) == ("已换灯泡", None)
    assert town.ask("auditor", Readings(subject=f"case/{case}"))[-1].account == "handler"
    town.do("handler", m.ReportDone(case=case, outcome="已换新灯", result=m.Result.PARTLY))
    take(town, case, A.PASS_CHECK)
    file = town.ask("caller", m.CaseFile(case=case))
    first, last = file.first_answer, file.last_answer
    assert (first.round, first.unit, first.result, first.words) == (
        *(1, "镇街城建办", m.Result.SOLVED, "已换灯泡"),
    )
    assert (last.round, last.result, last.words) == (2, m.Result.PARTLY, "已换新灯")
