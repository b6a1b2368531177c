"""Masks, the second net, and the canonical form."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruralgov.domain.disclosure import canonical, content_hash, short_code
from ruralgov.domain.disclosure.canonical import fingerprint
from ruralgov.domain.disclosure.masking import PERSON, must_name_nobody, party
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.personal import ERASED, PersonName
from ruralgov.domain.kernel.scanning import numbers_in
from ruralgov.sample.draw import GIVEN, SURNAMES, identity_number

PLAIN = st.recursive(
    st.none() | st.integers(-(10**15), 10**15) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", min_size=1), inner),
    max_leaves=12,
)
CARD = "6222021234567890128"


@given(st.sampled_from(SURNAMES), st.text(GIVEN, min_size=1, max_size=3))
def test_rule_4_of_a_name_only_the_surname_is_shown(surname: str, rest: str) -> None:
    shown = party("", PersonName.of(surname + rest))
    assert shown == f"{surname}*"
    assert rest not in shown


@pytest.mark.parametrize("name", [ERASED, "Smith", "a"])
def test_rule_4_what_is_no_chinese_name_is_a_person(name: str) -> None:
    assert party("", PersonName.of(name)) == PERSON
    assert party("", None) == PERSON
    assert party("某公司", None) == "某公司"


@given(
    st.integers(1, 20_000).map(identity_number)
    | st.integers(0, 10**9 - 1).map(lambda n: f"13{n:09d}")
    | st.just(CARD),
    st.sampled_from(["", "-", " ", "\u3000", "—"[:0]]),
    st.booleans(),
    st.text("村东塘（电话", max_size=6),
)
def test_rule_4_no_way_of_writing_hides_a_personal_number(
    number: str, between: str, wide: bool, around: str
) -> None:
    parts = [number[:3], number[3:7], number[7:]]
    text = around + between.join(parts) + around
    if wide:
        text = "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text)
        assert unicodedata.normalize("NFKC", text) != text
    assert numbers_in(text) is not None
    with pytest.raises(Refused) as refused:
        must_name_nobody({"items": [{}, {"entries": [{"what": text}]}]})
    assert number not in str(refused.value)
    assert refused.value.facts["where"] == "/items/2/entries/1/what", "as people count"


@pytest.mark.parametrize(
    "text",
    [
        *("", "2026年3月", "俚政发〔2026〕3号", "371082-2026-000123", "12345678", "86 盏"),
        *("G-001", "1234567890123456", "371082101201"),
    ],
)
def test_ordinary_texts_pass(text: str) -> None:
    assert numbers_in(text) is None
    must_name_nobody({"what": text})


def test_ids_and_hashes_are_not_looked_into() -> None:
    must_name_nobody({"id": "01390000-0000-7000", "content_hash": "13900000000" * 5})


@given(PLAIN)
def test_rule_2_equal_values_have_one_text(value: object) -> None:
    text = canonical(value)
    assert json.loads(text) == value
    assert canonical(json.loads(text)) == text


def test_rule_2_the_text_is_one_line_in_order_as_it_is_read_and_the_marks_stand_in_fours() -> None:
    assert canonical({"b": ["村", 1], "a": None}) == '{"a":null,"b":["村",1]}'
    assert fingerprint("3f2a91bc77d012ee" + "0" * 48) == "3F2A 91BC 77D0 12EE"
    assert short_code("12:3f2a91bc" + "0" * 56) == "12-3F2A-91BC"


@given(PLAIN, PLAIN)
def test_rule_2_the_hash_differs_if_and_only_if_the_value_does(one: object, two: object) -> None:
    assert (content_hash(canonical(one)) == content_hash(canonical(two))) is (
        canonical(one) == canonical(two)
    )
    if one != two:
        assert canonical(one) != canonical(two)


@pytest.mark.parametrize("value", [1.5, {"a": [0.1]}, {1: "x"}, {"a"}, b"x"])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)


def test_a_short_code_is_the_seal_and_the_beginning_of_its_hash() -> None:
    assert short_code("12:3f2a91bc" + "0" * 56) == "12-3F2A-91BC"
