"""Rule 13 of the books: where each balance goes among the accounts of the successor."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ruralgov.domain.books import Chart, MergerPlan, SubAccount
from ruralgov.domain.books.merging import Plan, plan
from ruralgov.domain.collectives import AccountMove
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import CollectiveId
from tests.mergers.joining import Pair, closing
from tests.town import Town, code_of

OLD, NEW = CollectiveId("old"), CollectiveId("new")


def chart(key: CollectiveId, **accounts: str) -> Chart:
    return Chart(
        collective=key,
        accounts=tuple(SubAccount(code=code[1:], name=name) for code, name in accounts.items()),
    )


def gone(
    source: dict[str, str],
    target: dict[str, str],
    *codes: str,
    used: tuple[str, ...] = (),
    **more: Any,
) -> Plan:
    return plan(
        chart(OLD, **source),
        chart(NEW, **target),
        [(code, 100 + number) for number, code in enumerate(codes)],
        used=used,
        whose="大庄社",
        **more,
    )


def seats(found: Plan) -> tuple[list[str], dict[str, str]]:
    return [one.to for one in found.moves], {one.code: one.name for one in found.made}


@pytest.mark.parametrize(
    ("source", "target", "used", "code", "to", "made"),
    [
        ({}, {}, (), "301", "301", {}),
        ({"c15101": "房屋"}, {"c15101": "房屋"}, ("15101",), "15101", "15101", {}),
        ({"c15101": "房屋"}, {"c15102": "房屋"}, (), "15101", "15102", {}),
        ({"c15101": "房屋"}, {"c15101": "机器"}, (), "15101", "15102", {"15102": "房屋"}),
        ({"c15101": "房屋"}, {}, (), "15101", "15101", {"15101": "房屋"}),
        ({"c15107": "房屋"}, {"c15101": "机器"}, (), "15107", "15107", {"15107": "房屋"}),
        ({"c15101": "房屋"}, {}, ("151",), "15101", "151", {}),
        ({"c15101": "房屋"}, {"c15102": "机器"}, ("151",), "15101", "15101", {"15101": "房屋"}),
        ({}, {"c15102": "机器"}, ("151",), "151", "15101", {"15101": "原大庄社"}),
        ({}, {"c15101": "房屋"}, (), "151", "15102", {"15102": "原大庄社"}),
        ({}, {"c15101": "房屋", "c15102": "原大庄社"}, (), "151", "15102", {}),
        ({"c11301": "张三"}, {"c11301": "张三"}, (), "11301", "11301", {}),
        (
            {"c11301": "张三"},
            {"c11301": "张三"},
            ("11301",),
            "11301",
            "11302",
            {"11302": "张三（原大庄社）"},
        ),
        (
            {"c11301": "村民", "c1130101": "张三"},
            {"c11301": "单位", "c1130101": "李四"},
            (),
            "1130101",
            "1130201",
            {"11302": "村民", "1130201": "张三"},
        ),
    ],
)
def test_rule_13_an_account_goes_to_the_one_of_its_name(
    source: dict[str, str],
    target: dict[str, str],
    used: tuple[str, ...],
    code: str,
    to: str,
    made: dict[str, str],
) -> None:
    assert seats(gone(source, target, code, used=used)) == ([to], made)


def test_rule_13_a_retired_account_takes_nothing() -> None:
    target = Chart(collective=NEW, accounts=(SubAccount(code="15101", name="房屋", retired=True),))
    found = plan(chart(OLD, c15101="房屋"), target, [("15101", 5)], used=(), whose="大庄社")
    assert seats(found) == (["15102"], {"15102": "房屋"})


@pytest.mark.parametrize(
    ("move", "to", "made"),
    [
        (AccountMove(code="10201", to="10203", name="专户"), "10203", {"10203": "专户"}),
        (AccountMove(code="10201", to="10203"), "10203", {"10203": "基本户"}),
        (AccountMove(code="10201", to="10202"), "10202", {}),
    ],
)
def test_rule_13_a_person_may_say_where_an_account_goes(
    move: AccountMove, to: str, made: dict[str, str]
) -> None:
    found = gone({"c10201": "基本户"}, {"c10202": "农商行"}, "10201", moves=(move,))
    assert seats(found) == ([to], made)


@pytest.mark.parametrize(
    ("move", "used", "code"),
    [
        (AccountMove(code="10201", to="102"), (), "merger_target_wrong"),
        (AccountMove(code="10201", to="1020201"), ("10202",), "merger_target_wrong"),
        (AccountMove(code="10201", to="1029901"), (), "merger_target_wrong"),
        (AccountMove(code="10201", to="102x1"), (), "merger_target_wrong"),
        (AccountMove(code="10209", to="10202"), (), "account_missing"),
    ],
)
def test_rule_13_what_takes_nothing_is_refused(
    move: AccountMove, used: tuple[str, ...], code: str
) -> None:
    def go() -> object:
        return gone({"c10201": "基本户"}, {"c10202": "农商行"}, "10201", moves=(move,), used=used)

    assert code_of(go) == code


def test_rule_13_when_the_codes_are_used_up_a_person_says_where() -> None:
    full = {f"c151{number:02d}": f"类{number}" for number in range(1, 100)}
    assert code_of(lambda: gone({"c15101": "房屋"}, full, "15101")) == "merger_codes_used_up"
    said = (AccountMove(code="15101", to="15102"),)
    assert seats(gone({"c15101": "房屋"}, full, "15101", moves=said)) == (["15102"], {})


NAMES = st.sampled_from(["甲", "乙", "丙"])
PAIRS = st.sampled_from(["01", "02", "03"])
CODES = st.builds(
    lambda head, *pairs: head + "".join(pair for pair in pairs if pair),
    st.sampled_from(["102", "113", "151", "301"]),
    PAIRS,
    st.one_of(st.just(""), PAIRS),
)


@st.composite
def charts(draw: Any, key: CollectiveId) -> Chart:
    codes = {code for full in draw(st.lists(CODES, max_size=8)) for code in (full[:5], full)}
    return Chart(
        collective=key,
        accounts=tuple(SubAccount(code=code, name=draw(NAMES)) for code in sorted(codes)),
    )


@given(st.data())
@settings(max_examples=300)
def test_rule_13_whatever_the_charts_each_balance_arrives_whole_on_an_account_that_takes_it(
    data: st.DataObject,
) -> None:
    source, target = data.draw(charts(OLD)), data.draw(charts(NEW))
    last = [code for code, takes in source.open.items() if takes]
    takes = [code for code, free in target.open.items() if free]
    used = data.draw(st.lists(st.sampled_from(takes), max_size=4))
    codes = data.draw(st.lists(st.sampled_from(last), max_size=10, unique=True))
    amounts = [(code, data.draw(st.integers(-99, 99).filter(bool))) for code in codes]
    found = plan(source, target, amounts, used=used, whose="大庄社")
    after = Chart(collective=NEW, accounts=(*target.accounts, *found.made))
    assert [(one.code, one.amount) for one in found.moves] == amounts
    for one in found.moves:
        assert after.open[one.to], one
        assert one.to[:3] == one.code[:3]
    known = {one.code for one in target.accounts}
    assert not known & {one.code for one in found.made}
    assert not any(one.code[:-2] in used for one in found.made)
    for side in (found.out, found.into):
        assert all((line.debit > 0) != (line.credit > 0) for line in side)
    net: Counter[str] = Counter()
    for line in (*found.out, *found.into):
        net[line.account[:3]] += line.debit - line.credit
    assert not any(net.values())


def test_the_plan_is_shown_before_and_is_what_is_done(town: Town) -> None:
    pair = Pair(town)
    for ledger, name in ((pair.source, "张三"), (pair.into, "李四")):
        ledger.define("11301", name)
        ledger.open({"102": 900, "11301": 100, "301": -1000})
    pair.source.posted(("102", 50), ("504", -50))
    query = MergerPlan(collective=pair.source.key)
    assert code_of(lambda: town.ask("bookkeeper", query)) == "merger_missing"
    asked = MergerPlan(collective=pair.source.key, into=pair.into.key)
    before = town.ask("bookkeeper", asked)
    shown = {(one.to, one.to_name, one.made): one.amount for one in before}
    assert shown == {
        ("102", "银行存款", False): 950,
        ("11302", "内部往来—张三", True): 100,
        ("301", "资本", False): -1000,
        ("322", "收益分配", False): -50,
    }
    pair.close()
    pair.announce()
    assert town.ask("bookkeeper", query) == before
    own = closing(pair.into)
    pair.carry_out()
    assert closing(pair.into) == {
        code: own.get(code, 0) + sum(one.amount for one in before if one.to == code)
        for code in {*own, *(one.to for one in before)}
    }


def test_texts_of_the_refusals_name_the_accounts() -> None:
    full = {f"c151{number:02d}": f"类{number}" for number in range(1, 100)}
    with pytest.raises(RuralgovError, match="151 下没有空余的科目编号给 房屋"):
        gone({"c15101": "房屋"}, full, "15101")
