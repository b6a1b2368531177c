"""Personal values at their edges: what they show, what is well formed, what is left when erased."""

import pickle
from datetime import date
from typing import Any

import pytest
from tests.town import code_of

from ruralgov.domain.kernel import personal as p
from ruralgov.domain.kernel.personal_history import History

FIRST, SECOND = date(2020, 1, 1), date(2022, 1, 1)
GOOD = "11010519491231002X"


@pytest.mark.parametrize(
    ("value", "mask"),
    [
        (p.PersonName("李雷"), "李*"),
        (p.PersonName(""), "*"),
        (p.PersonName(p.ERASED), p.ERASED),
        (p.Telephone("13900001234"), "*********34"),
        (p.Telephone("12"), "12"),
        (p.Telephone("123"), "*23"),
        (p.Telephone(p.ERASED), p.ERASED),
        (p.IdentityNumber(GOOD), "***"),
        (p.IdentityNumber(p.ERASED), p.ERASED),
        (p.IdentityNumber(p.UNREADABLE), "***"),
        (p.CitizenText("灯"), "***"),
    ],
)
def test_a_value_shows_its_mask_wherever_it_is_printed(value: p.Personal, mask: str) -> None:
    assert (value.mask(), str(value), f"{value}") == (mask, mask, mask)
    assert repr(value) == f"{type(value).__name__}({mask!r})"
    assert f"{value:>12}" == mask.rjust(12)
    with pytest.raises(TypeError, match="pickled"):
        pickle.dumps(value)


@pytest.mark.parametrize(
    ("text", "closed", "erased"),
    [(p.ERASED, True, True), (p.UNREADABLE, True, False), ("李", False, False)],
)
def test_what_was_erased_or_does_not_open_is_closed(text: str, closed: bool, erased: bool) -> None:
    value = p.PersonName(text)
    assert (value.closed, value.erased) == (closed, erased)


def test_values_are_one_by_their_kind_and_text() -> None:
    one, same, other = (p.PersonName(text) for text in ("李", "李", "王"))
    assert (one == same, one == other, one == p.Address("李")) == (True, False, False)
    assert len({one, same, other, p.Address("李")}) == 3


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (p.PersonName("李雷"), ""),
        (p.PersonName("李雷 "), "value_not_normal"),
        (p.PersonName("李" * 60), ""),
        (p.PersonName("李" * 61), "text_too_long"),
        (p.PersonName("李\x00"), "text_not_clean"),
        (p.IdentityNumber(GOOD), ""),
        (p.IdentityNumber(GOOD.lower()), "value_not_normal"),
        (p.IdentityNumber("1"), "identity_number_wrong"),
        (p.Telephone("139-0000"), "value_not_normal"),
        (p.CitizenText("一\n二"), ""),
        (p.CitizenText("字" * 10_000), ""),
        (p.CitizenText("字" * 10_001), "text_too_long"),
        (p.Address("路" * 500), ""),
        (p.Address("路" * 501), "text_too_long"),
        (p.BirthDate("1990-02-28"), ""),
        (p.BirthDate(" 1990-02-28"), "value_not_normal"),
        (p.DocumentNumber("H1234567"), ""),
        (p.DocumentNumber("h1234567"), "value_not_normal"),
        (p.DocumentNumber("H" * 101), "text_too_long"),
        (p.FileKey("a" * 64), ""),
        (p.FileKey("a" * 63), "file_key_wrong"),
        (p.FileKey("g" * 64), "file_key_wrong"),
        (p.FileKey("a" * 65), "text_too_long"),
        (p.Figures("1..2"), ""),
        (p.Figures(" 1..2"), "value_not_normal"),
        (p.Figures("2..1"), "figures_wrong"),
    ],
)
def test_a_value_that_was_made_by_hand_is_what_reading_would_make(
    value: p.Personal, code: str
) -> None:
    assert code_of(value.check) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("字" * 10_000, ""),
        ("字" * 10_001, "text_too_long"),
        ("字\x00", "text_not_clean"),
        ("一\n二", ""),
    ],
)
def test_words_that_came_in_are_looked_at_unless_they_are_short_and_plain(
    text: str, code: str
) -> None:
    assert code_of(p.CitizenText.of(text).check) == code


def test_how_much_may_come_in_of_each_kind() -> None:
    kinds = (p.PersonName, p.IdentityNumber, p.Telephone, p.Address, p.BirthDate)
    assert [one.LENGTH for one in kinds] == [60, 60, 60, 500, 30]
    more = (p.DocumentNumber, p.FileKey, p.CitizenText, p.OfficerText, p.Figures)
    assert [one.LENGTH for one in more] == [100, 64, 10_000, 10_000, 200_000]


@pytest.mark.parametrize(
    ("text", "code"),
    [("1900-01-01", ""), ("1899-12-31", "birth_date_wrong"), ("", "birth_date_wrong")],
)
def test_nobody_was_born_before_1900(text: str, code: str) -> None:
    assert code_of(lambda: p.BirthDate.of(text)) == code
    assert date(1900, 1, 1) == p.EARLIEST


@pytest.mark.parametrize(
    ("length", "code"),
    [(4, "document_number_wrong"), (5, ""), (30, ""), (31, "document_number_wrong")],
)
def test_a_document_has_five_to_thirty_signs(length: int, code: str) -> None:
    assert code_of(lambda: p.DocumentNumber.of("A" * length)) == code
    assert p.unseal(p.DocumentNumber.from_identity(p.IdentityNumber(GOOD))) == GOOD


AREAS = {
    *(11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46),
    *(50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83),
    *(90, 91, 92, 93, 94, 95, 96, 97, 98, 99),
}


@pytest.mark.parametrize("area", range(10, 100))
def test_a_number_begins_with_a_province_or_with_nine(area: int) -> None:
    body = f"{area}010519491231002"
    total = sum(int(digit) * weight for digit, weight in zip(body, p.WEIGHTS, strict=True))
    number = body + p.CHECK_MARKS[total % 11]
    code = "" if area in AREAS else "identity_number_wrong"
    assert code_of(lambda: p.IdentityNumber.of(number)) == code


@pytest.mark.parametrize(("text", "empty"), [("", True), (" \n", True), ("a", False)])
def test_words_may_be_empty(text: str, empty: bool) -> None:
    assert p.OfficerText(text).empty is empty


def test_words_are_cleaned_after_each_check_saw_them() -> None:
    seen: list[tuple[str, str]] = []
    checks = [lambda field, text: seen.append((field, text))] * 2
    found = p.CitizenText(" 灯 ").cleaned("words", *checks)
    assert (found, type(found)) == (p.CitizenText("灯"), p.CitizenText)
    assert seen == [("words", "灯")] * 2
    assert code_of(lambda: p.CitizenText(" ").cleaned("words")) == "text_not_clean"


def test_words_of_before_are_read_and_what_was_erased_is_left_as_such() -> None:
    assert p.citizen_text("灯") == p.citizen_text(p.CitizenText("灯")) == p.CitizenText("灯")
    assert p.officer_text("好") == p.officer_text(p.OfficerText("好")) == p.OfficerText("好")
    assert p.gone(None, p.PersonName) is None
    assert p.gone(p.PersonName("李"), p.PersonName) == p.PersonName(p.ERASED)


@pytest.mark.parametrize(
    ("text", "spans"),
    [("0..0", ((0, 0),)), ("1..", ((1, None),)), ("5..7\n9..9", ((5, 7), (9, 9)))],
)
def test_figures_are_spans_of_which_none_goes_backward(text: str, spans: Any) -> None:
    found = p.Figures.of(f" {text}\n")
    assert found.spans() == spans
    assert p.Figures.from_spans(*spans) == found
    assert code_of(lambda: p.Figures.of("1..1\n3..2")) == "figures_wrong"
    assert code_of(lambda: p.Figures.of("1" * 19 + "..")) == "figures_wrong"
    assert p.Figures(p.UNREADABLE).spans() == ()


# --- values by the days from which they hold


def begun() -> History:
    return History.begun(name=p.PersonName("甲")).with_("name", FIRST, p.PersonName("乙"))


def values(found: History) -> list[tuple[date, str | None]]:
    named = found.values("name", p.PersonName)
    return [(day, None if one is None else p.unseal(one)) for day, one in named]


def test_a_value_of_a_day_is_entered_once_and_moved_or_taken_out() -> None:
    again = begun().with_("name", FIRST, p.PersonName("丙"))
    assert values(again) == [(date.min, "甲"), (FIRST, "丙")]
    assert values(begun().moved(FIRST, SECOND)) == [(date.min, "甲"), (SECOND, "乙")]
    assert values(begun().moved(FIRST, None)) == [(date.min, "甲")]
    assert values(begun().moved(SECOND, None)) == values(begun())
    assert values(begun().with_("name", SECOND, None))[-1] == (SECOND, None)


def test_the_newest_of_a_kind_is_corrected_and_none_is_begun_where_there_was_none() -> None:
    assert values(begun().corrected("name", p.PersonName("丁"))) == [
        (date.min, "甲"),
        (FIRST, "丁"),
    ]
    first = begun().corrected("telephone", p.Telephone("12345"))
    assert first.on("telephone", date.min, p.Telephone) == p.Telephone("12345")


def test_what_another_history_says_is_taken_out_wherever_it_stands() -> None:
    mine = begun().with_("telephone", SECOND, None)
    other = History.begun(name=p.PersonName("乙"))
    assert values(mine.without(other)) == [(date.min, "甲")]
    assert mine.without(other).days() == {SECOND}
    nothing = History.begun().with_("telephone", SECOND, None)
    assert mine.without(nothing).days() == {FIRST}
    elsewhere = History.begun().with_("telephone", FIRST, None)
    assert mine.without(elsewhere) == mine
    gone = History(p.ERASED)
    assert mine.without(gone) == gone.without(mine) == gone


def test_a_history_that_does_not_open_stays_as_it_is() -> None:
    shut = History(p.UNREADABLE)
    assert shut.with_("name", FIRST, None) is shut
    assert (shut.moved(FIRST, None), shut.only(["name"])) == (shut, shut)
    assert begun().beside(shut) == shut.beside(begun()) == shut
    assert shut.on("name", FIRST, p.PersonName) == p.PersonName(p.UNREADABLE)


def test_what_stands_beside_keeps_ones_own_and_takes_the_rest() -> None:
    other = History.begun(name=p.PersonName("戊")).with_("name", SECOND, p.PersonName("己"))
    assert values(begun().beside(other)) == [(date.min, "甲"), (FIRST, "乙"), (SECOND, "己")]
    assert values(begun().only(["name"])) == values(begun())
    assert begun().only(["passport"]).days() == set()
