"""Identity numbers, names, and values of people that hold from days on."""

from datetime import date

import pytest

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.personal import (
    ERASED,
    WEIGHTS,
    BirthDate,
    DocumentNumber,
    Figures,
    IdentityNumber,
    OfficerText,
    PersonName,
    Telephone,
    unseal,
)
from ruralgov.domain.kernel.personal_history import History

FIRST, SECOND = date(2020, 1, 1), date(2022, 1, 1)


def number(body: str) -> str:
    """Return an identity number with its check digit."""
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


@pytest.mark.parametrize(
    "body",
    ["37108219900101001", "41272319900101001", "83000019900101001", "91123419900101001"],
)
def test_areas_of_old_and_new_numbers_are_read(body: str) -> None:
    assert unseal(IdentityNumber.of(number(body))) == number(body)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("00000019900101001", "area"),
        ("16000019900101001", "area"),
        ("37108219900101000", "sequence"),
        ("37108218991231001", "date of birth"),
        ("37108219900230001", "date of birth"),
    ],
)
def test_a_number_that_nobody_can_have_is_refused_with_what_is_wrong(
    body: str, problem: str
) -> None:
    with pytest.raises(BadInput) as caught:
        IdentityNumber.of(number(body))
    assert caught.value.code == "identity_number_wrong"
    assert str(caught.value.facts["problem"]).endswith(problem)


def test_a_number_of_15_digits_is_written_as_one_of_18() -> None:
    assert unseal(IdentityNumber.of_old("130503 670401001")) == "130503196704010016"
    for wrong in ("13050367040100", "1305036704010010", "13050367040100X", "130503671301001"):
        with pytest.raises(BadInput):
            IdentityNumber.of_old(wrong)


def test_a_number_tells_the_sex() -> None:
    sexes = [IdentityNumber.of(number(f"371082199001010{n}")).male() for n in ("01", "02")]
    assert sexes == [True, False]


@pytest.mark.parametrize("mark", "\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff0e\uff65")
def test_the_dot_of_a_name_is_one(mark: str) -> None:
    assert PersonName.of(f"买买提{mark}吐尔逊") == PersonName.of("买买提·吐尔逊")


def test_a_date_of_birth_is_a_day_since_1900() -> None:
    assert BirthDate.of(" 1900-01-01 ").born() == date(1900, 1, 1)
    for wrong in ("1899-12-31", "1990-02-30", "x"):
        with pytest.raises(BadInput) as caught:
            BirthDate.of(wrong)
        assert caught.value.code == "birth_date_wrong"


def test_the_number_of_a_document_is_letters_and_digits() -> None:
    assert DocumentNumber.of(" h 1234 5678 ") == DocumentNumber.of("Ｈ12345678")
    for wrong in ("1234", "护照12345", "x" * 31):
        with pytest.raises(BadInput) as caught:
            DocumentNumber.of(wrong)
        assert caught.value.code == "document_number_wrong"


def history() -> History:
    begun = History.begun(name=PersonName("甲\t\n乙"), telephone=None)
    first = begun.with_("name", FIRST, PersonName("丙"))
    return first.with_("telephone", SECOND, Telephone("13900000000"))


def name_on(one: History, day: date) -> str | None:
    found = one.on("name", day, PersonName)
    return None if found is None else unseal(found)


def test_a_history_tells_each_value_on_each_day() -> None:
    found = history()
    days = (date.min, date(2019, 12, 31), FIRST)
    assert [name_on(found, day) for day in days] == ["甲  乙", "甲  乙", "丙"]
    assert found.on("telephone", date(2021, 12, 31), Telephone) is None
    assert found.on("telephone", SECOND, Telephone) == Telephone("13900000000")
    assert found.days() == {FIRST, SECOND}
    assert found.with_("name", SECOND, None).on("name", SECOND, PersonName) is None
    assert [day for day, _ in found.values("name", PersonName)] == [date.min, FIRST]


def test_an_entry_of_a_history_is_moved_withdrawn_or_corrected() -> None:
    moved = history().moved(FIRST, date(2021, 1, 1))
    assert [name_on(moved, day) for day in (FIRST, date(2021, 1, 1))] == ["甲  乙", "丙"]
    assert name_on(history().moved(FIRST, None), SECOND) == "甲  乙"
    right = history().corrected("name", PersonName("丁"))
    assert [name_on(right, day) for day in (date.min, FIRST)] == ["甲  乙", "丁"]


def test_histories_are_put_together_and_taken_apart() -> None:
    other = History.begun().with_("passport", FIRST, DocumentNumber("E1"))
    other = other.with_("name", FIRST, PersonName("戊"))
    both = history().beside(other)
    assert name_on(both, FIRST) == "丙"
    assert both.on("passport", FIRST, DocumentNumber) == DocumentNumber("E1")
    assert both.only(["passport"]).on("name", FIRST, PersonName) is None


def test_what_was_erased_stays_so_and_shows_nothing() -> None:
    gone = History(ERASED)
    assert gone.with_("name", FIRST, PersonName("丙")) is gone
    assert (gone.moved(FIRST, None), gone.only(["name"])) == (gone, gone)
    assert (gone.days(), gone.values("name", PersonName)) == (set(), [])
    assert name_on(gone, FIRST) == ERASED
    assert history().beside(gone) == gone.beside(history()) == gone
    assert "丙" not in f"{history()} {history()!r}"


def test_figures_say_from_what_to_what_and_print_nothing() -> None:
    some = Figures.from_spans((0, 0), (5, None), (1, 2))
    assert some.spans() == ((0, 0), (5, None), (1, 2))
    assert Figures.of_words(OfficerText(" 7..9 ")).spans() == ((7, 9),)
    assert "5" not in f"{some} {some!r}"
    assert Figures(ERASED).spans() == ()
    for wrong in ("", "5", "-1..2", "2..1", "1..2\n\n3..4", "1..x", "1.5..2"):
        with pytest.raises(BadInput) as told:
            Figures.of(wrong)
        assert told.value.code == "figures_wrong", wrong
