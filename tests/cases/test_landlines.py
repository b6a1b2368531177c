"""What officers say of a case holds no private telephone number, however it is written."""

import pytest

from ruralgov.domain.cases import AcceptCase, AnswerCase
from ruralgov.domain.kernel.scanning import has_private_landline, numbers_in
from ruralgov.sample.draw import identity_number
from tests.town import Town, code_of
from tests.ways import report

LANDLINES = (
    "0631-7561234",
    "（0631）7561234",
    "0631 756 1234",
    "010—62345678",
    "０６３１７５６１２３４",
    "零六三一七五六一二三四",
    "电话7561234",
)


@pytest.mark.parametrize(
    "text",
    [
        *("139—0000—1111", "(139)00001111", "一三九零零零零一一一一", "幺三九〇〇〇〇1111"),
        "".join("零一二三四五六七八九"[int(one)] for one in identity_number(3)[:17])
        + identity_number(3)[17],
    ],
)
def test_rule_42_a_number_is_found_in_chinese_too(text: str) -> None:
    assert numbers_in(f"请找{text}。") is not None


@pytest.mark.parametrize("text", LANDLINES)
def test_rule_42_a_landline_is_found_unless_an_office_stands_before_it(text: str) -> None:
    assert has_private_landline(f"已联系老王{text}")
    assert has_private_landline(f"城建办已联系老王{text}")
    assert not has_private_landline(f"请拨打镇城建办电话{text}")
    assert not has_private_landline(f"请咨询市信访局值班室电话：{text}")
    assert not has_private_landline(f"可咨询市水务公司（{text}）")


@pytest.mark.parametrize(
    "text",
    [
        *("请拨打12345热线", "共2345678元", "已于2026-03-05修好", "见371082-2026-000123号"),
        *("长0.63175612米", "二〇二六年三月五日", "一二三四五六七组", "已联系3户共1234567元"),
    ],
)
def test_rule_42_sums_days_and_hotlines_pass(text: str) -> None:
    assert not has_private_landline(text)
    assert numbers_in(text) is None


def test_rule_42_it_is_refused_with_a_hint() -> None:
    town = Town()
    case = report(town)
    town.do("desk", AcceptCase(case=case))

    def answered(text: str) -> str:
        return code_of(lambda: town.do("desk", AnswerCase(case=case, answer=text)))

    assert answered("请回电0631-7561234") == "text_landline"
    assert answered("请向城建办电话0631-7561234咨询") == ""
