"""Numbers that name a person are found in a text, and what only looks like one is not."""

import pytest
from tests.town import code_of

from ruralgov.domain.kernel.personal import (
    ERASED,
    UNREADABLE,
    IdentityNumber,
    OfficerText,
    PersonName,
    Telephone,
)
from ruralgov.domain.kernel.scanning import (
    clean_words,
    has_private_landline,
    must_hold_no_number,
    must_not_name,
    numbers_in,
    plainly,
)
from ruralgov.domain.kernel.scrub import LONGEST, scrubbed

IDENTITY = "11010519491231002X"


def with_check(body: str) -> str:
    """Return the number of a card with its last digit (Luhn)."""
    return next(body + str(last) for last in range(10) if checks(body + str(last)))


def checks(number: str) -> bool:
    doubled = [int(one) * (1 + place % 2) for place, one in enumerate(reversed(number))]
    return sum(one // 10 + one % 10 for one in doubled) % 10 == 0


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("13900001111", "Telephone"),
        ("8613900001111", "Telephone"),
        ("电话139-0000 1111。", "Telephone"),
        ("1390000111", None),
        ("139000011112", None),
        ("12900001111", None),
        (IDENTITY, "IdentityNumber"),
        (IDENTITY.lower(), "IdentityNumber"),
        ("110105 19491231 002X", "IdentityNumber"),
        (IDENTITY[:-1] + "1", None),
        ("130503670401001", "IdentityNumber"),  # of 15 digits, the first of April 1967
        ("130503670101001", "IdentityNumber"),
        ("130503671231001", "IdentityNumber"),
        ("130503670001001", None),
        ("130503671301001", None),
        ("130503670400001", None),
        ("130503670432001", None),
        *((with_check("622202" + "0" * more), "BankCard") for more in (9, 10, 12)),
        (with_check("622202" + "0" * 13) + "0", None),
        (with_check("62220" + "7" * 10), "BankCard"),
        (with_check("62220" + "7" * 10)[:-1] + "x", None),
        ("2026-03-05 2026-03-06 2026-03-07", None),
        ("371082-2026-000123", None),
        ("0f8fad5b-d9cb-469f-a165-70867728950e", None),
        ("4111" * 16, None),  # as long as a hash
        ("", None),
    ],
)
def test_a_number_of_a_person_is_found_by_its_form_and_check(text: str, kind: str | None) -> None:
    assert numbers_in(text) == kind
    code = "" if kind is None else "text_personal"
    assert code_of(lambda: must_hold_no_number("reason", text)) == code


@pytest.mark.parametrize("at", range(16))
def test_a_card_with_one_wrong_digit_is_no_card(at: int) -> None:
    good = with_check("622848" + "123456789")
    wrong = good[:at] + str((int(good[at]) + 1) % 10) + good[at + 1 :]
    assert (numbers_in(good), numbers_in(wrong)) == ("BankCard", None)


def test_the_words_of_a_number_in_them_are_plain() -> None:
    assert plainly("见一三九零零零零一一一一") == "见13900001111"
    assert plainly("无 数 字") == "无 数 字"
    assert plainly("2026-03-05 来") == "/ 来"


@pytest.mark.parametrize("text", ["无", "abc", "2026-03-05"])
def test_a_text_without_a_number_has_no_landline(text: str) -> None:
    assert not has_private_landline(text)


NAME, NUMBER, PHONE = PersonName("王小明"), IdentityNumber(IDENTITY), Telephone("13900001111")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("王小明来过", "text_names_person"),
        ("王 小 明来过", "text_names_person"),
        (f"号码{IDENTITY}", "text_names_person"),
        ("致电139 0000 1111", "text_names_person"),
        ("王先生来过", ""),
    ],
)
def test_a_text_does_not_name_the_one_it_is_about(text: str, code: str) -> None:
    people = (None, NAME, NUMBER, PHONE)
    assert code_of(lambda: must_not_name("reason", text, *people)) == code
    assert code_of(lambda: must_not_name("reason", text, None)) == ""


@pytest.mark.parametrize(
    ("name", "text", "there"),
    [
        ("王小明", "王·小明", True),
        ("王小明", "小明", False),
        ("王", "王家村", False),
        ("Li Ming", "mr LI  ming came", True),
        ("Li Ming", "Li-Ming", True),
        ("Li Ming", "Liming", False),
        ("Li Ming", "Ali Ming", False),
        ("A", "A came", False),
        ("Al", "Al came", True),
        ("群众", "群众反映", False),
        (ERASED, "it was erased", False),
        (UNREADABLE, f"it is {UNREADABLE}", False),
    ],
)
def test_a_name_stands_in_a_text_whole(name: str, text: str, there: bool) -> None:
    assert PersonName(name).stands_in(text) is there


@pytest.mark.parametrize(
    ("number", "text", "there"),
    [
        ("13900001111", "0013900001111", True),
        ("+8613900001111", "13900001111", True),
        ("123456", "电话123456", True),
        ("123456", "1234567", False),  # a short number is one only by itself
        ("1234567", "012345678", True),
        ("13900001111", "", False),
        (ERASED, "erased 1", False),
        (ERASED, "erased", False),
    ],
)
def test_a_telephone_stands_in_a_text_by_its_length(number: str, text: str, there: bool) -> None:
    assert Telephone(number).stands_in(text) is there


def test_an_erased_number_stands_nowhere() -> None:
    assert not IdentityNumber(ERASED).stands_in("erased")
    assert NUMBER.stands_in(IDENTITY)


def test_the_words_of_an_officer_are_cleaned_and_scanned() -> None:
    assert clean_words("reason", OfficerText(" 属实 ")) == OfficerText("属实")
    assert code_of(lambda: clean_words("reason", OfficerText("\x00"))) == "text_not_clean"
    assert code_of(lambda: clean_words("reason", OfficerText("13900001111"))) == "text_personal"


@pytest.mark.parametrize(("length", "kept"), [(LONGEST, LONGEST), (LONGEST + 1, LONGEST)])
def test_what_a_machine_said_is_cut_at_two_hundred_characters(length: int, kept: int) -> None:
    found = scrubbed("字" * length)
    assert (LONGEST, len(found)) == (200, kept)
    assert found.endswith("…") is (length > LONGEST)
