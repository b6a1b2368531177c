import pickle

import pytest

from ruralgov.domain.kernel.personal import CitizenText, IdentityNumber, PersonName, Telephone


def test_a_personal_value_never_prints_itself() -> None:
    number = IdentityNumber("371082199001011234")
    shown = f"{number} {number!r} {number:>5} %s {[number]}" % number
    assert "1990" not in shown


def test_a_name_shows_its_surname_and_a_telephone_its_last_two_digits() -> None:
    assert str(PersonName("李秀英")) == "李*"
    assert str(Telephone("13906310001")) == "*********01"


def test_a_personal_value_is_not_pickled() -> None:
    with pytest.raises(TypeError, match="travels sealed"):
        pickle.dumps(CitizenText("路灯坏了"))
