"""Charts, divisions, months and the accounts of a successor, on both sides of each limit."""

from typing import Any

import pytest
from attrs import frozen

from ruralgov.domain.books import (
    CHART,
    Chart,
    SubAccount,
    Voucher,
    VoucherStage,
    rules,
    rules_chart,
)
from ruralgov.domain.books import messages as m
from ruralgov.domain.books.dividing import balance_around, check_division, new_accounts
from ruralgov.domain.books.merging import line_of, plan
from ruralgov.domain.books.model import BookMonth, DecisionKind, MonthDecision
from ruralgov.domain.collectives import COLLECTIVE, AccountMove
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.month import Month
from tests.books.ledger import line, lines
from tests.books.test_boundaries import CLOSED, HERE, OPENED, POSTED, books
from tests.books.test_merging import NEW, OLD, chart, gone, seats
from tests.funds.standing import collective
from tests.given import Reading, Rule, Situation, States, given
from tests.town import code_of

Turnover = tuple[tuple[str, int, int], ...]


@frozen
class Turned(Reading):
    """What a rule reads, with the debits and credits of each full code in June 2025."""

    turned: Turnover = ()

    def tally(  # type: ignore[override]  # it counts
        self, _row: object, by: Any, *_: object, account: str, **_more: Any
    ) -> list[Any]:
        june = ("2025-06",) if len(by) > 1 else ()
        return [
            (code, *june, 1, debit, credit)
            for code, debit, credit in self.turned
            if code.startswith(account)
        ]


KNOWN = Chart(
    collective=HERE,
    first=OPENED,
    accounts=(
        SubAccount(code="11201", name="单位"),
        SubAccount(code="1120101", name="张三"),
        SubAccount(code="11202", name="个人"),
        SubAccount(code="11203", name="旧", retired=True),
    ),
)


def charted(*turned: tuple[str, int, int], state: Any = KNOWN, merged: bool = False) -> Situation:
    others: States = {
        (COLLECTIVE.kind, HERE): collective(into=CollectiveId("in") if merged else None)
    }
    situation = given(CHART, state=state)
    return Situation(state, change(situation.given, read=Turned(others, (), turned)))


COMMANDS: dict[str, tuple[Any, Rule]] = {
    "define": (
        m.DefineAccount(collective=HERE, code="11204", name=" 新 "),
        rules_chart.define_account,
    ),
    "rename": (
        m.RenameAccount(collective=HERE, code="11202", name=" 新 ", reason="更名"),
        rules_chart.rename_account,
    ),
    "retire": (
        m.RetireAccount(collective=HERE, code="11202", reason="并户"),
        rules_chart.retire_account,
    ),
    "restore": (
        m.RestoreAccount(collective=HERE, code="11203", reason="误销"),
        rules_chart.restore_account,
    ),
}


@pytest.mark.parametrize(("command", "rule"), COMMANDS.values(), ids=COMMANDS)
def test_rule_1_a_chart_is_changed_as_asked_while_the_collective_is_its_own(
    command: Any, rule: Rule
) -> None:
    event = charted().when(command, rule).only()
    assert event.code == command.code
    if hasattr(event, "name"):
        assert event.name == "新"
    charted(merged=True).when(command, rule).refused("collective_merged")
    strange = change(command, code="11299")
    if rule is not rules_chart.define_account:
        charted().when(strange, rule).refused("account_missing")
        charted(state=None).when(command, rule).refused("account_missing")
    else:
        assert charted(state=None).when(command, rule).code == ""


@pytest.mark.parametrize(
    ("code", "turned", "refused"),
    [
        ("11202", (), ""),
        ("11202", (("11202", 5, 5),), ""),
        ("11202", (("11202", 6, 5),), "account_has_balance"),
        ("11202", (("11202", 5, 6),), "account_has_balance"),
        ("11202", (("1120201", 6, 5), ("11201", 9, 0)), ""),
        ("11201", (), "account_retired"),
        ("11203", (), "account_retired"),
    ],
)
def test_rule_1_an_account_is_retired_without_a_balance_of_its_own(
    code: str, turned: Turnover, refused: str
) -> None:
    command = m.RetireAccount(collective=HERE, code=code, reason="并户")
    found = charted(*turned).when(command, rules_chart.retire_account)
    assert found.code == refused
    if refused == "account_has_balance":
        assert found.facts["amount"] in ("0.01", "-0.01")


@pytest.mark.parametrize(
    ("code", "turned", "refused"),
    [
        ("11204", (), ""),
        ("11204", (("112", 5, 5),), ""),
        ("11204", (("112", 6, 5),), "account_used"),
        ("11204", (("11201", 6, 5),), ""),
        ("1120201", (("11202", 6, 5),), "account_used"),
        ("1120401", (), "account_missing"),
        ("1120301", (), ""),
        ("11201", (), "account_taken"),
        ("11203", (), "account_taken"),
    ],
)
def test_rule_1_an_account_is_made_below_one_that_has_no_balance(
    code: str, turned: Turnover, refused: str
) -> None:
    command = m.DefineAccount(collective=HERE, code=code, name="新")
    found = charted(*turned).when(command, rules_chart.define_account)
    assert found.code == refused


@pytest.mark.parametrize(
    ("code", "turned", "refused"),
    [
        ("11203", (), ""),
        ("11203", (("112", 6, 5),), "account_used"),
        ("11202", (), "account_taken"),
    ],
)
def test_rule_1_only_what_is_retired_is_restored(code: str, turned: Turnover, refused: str) -> None:
    command = m.RestoreAccount(collective=HERE, code=code, reason="误销")
    assert charted(*turned).when(command, rules_chart.restore_account).code == refused


def test_rule_1_a_line_on_a_divided_account_is_undone_on_the_first_below_it() -> None:
    assert [KNOWN.seat(code) for code in ("112", "11201", "11202", "102")] == [
        "1120101",
        "1120101",
        "11202",
        "102",
    ]
    gone_ = change(KNOWN, accounts=KNOWN.accounts[-1:])
    assert gone_.seat("112") == "112"
    with pytest.raises(Exception, match="1120101") as raised:
        KNOWN.must_take("11201")
    assert raised.value.facts["below"] == "1120101"  # type: ignore[attr-defined]


def divided(*made: tuple[str, int], taken: tuple[str, int] = ("113", -5)) -> tuple[Any, ...]:
    return lines(taken, *made)


@pytest.mark.parametrize(
    ("taken", "turned", "month", "code"),
    [
        (("113", -5), (("113", 7, 2),), "2025-06", ""),
        (("113", 5), (("113", 2, 7),), "2025-06", ""),
        (("113", -4), (("113", 7, 2),), "2025-06", "division_differs"),
        (("113", 5), (("113", 7, 2),), "2025-06", "division_differs"),
        (("113", -5), (("113", 7, 2), ("11301", 9, 0)), "2025-06", ""),
        (("113", -5), (("113", 7, 2),), "2025-07", ""),
        (("113", -5), (("113", 7, 2),), "2025-05", "division_month_wrong"),
        (("112", -5), (("112", 7, 2),), "2025-06", "account_not_last"),
        (("11203", -5), (("11203", 7, 2),), "2025-06", "account_retired"),
    ],
)
def test_rule_15_the_whole_balance_of_an_account_in_use_is_divided(
    taken: tuple[str, int], turned: Turnover, month: str, code: str
) -> None:
    read: Any = Turned({}, (), turned)
    parts = divided((f"{taken[0]}01" if taken[0] == "113" else "11301", -taken[1]), taken=taken)
    found = code_of(lambda: check_division(parts, Month(month), KNOWN, read))
    assert found == code


@pytest.mark.parametrize(
    ("made", "code"), [("11204", ""), ("11202", "account_taken"), ("11203", "account_taken")]
)
def test_rule_15_what_it_makes_is_not_there_yet(made: str, code: str) -> None:
    read: Any = Turned({}, (), (("11202", 5, 0),))
    parts = divided((made, 5), taken=("11202", -5))
    assert code_of(lambda: check_division(parts, Month("2025-06"), KNOWN, read)) == code
    voucher = change(POSTED, lines=parts)
    assert [one.code for one in new_accounts(voucher)] == [made]


def test_rule_15_a_balance_is_told_with_the_last_month_after_the_one_asked_for() -> None:
    read: Any = Turned({}, (), (("113", 7, 2), ("11301", 1, 0)))
    assert balance_around(KNOWN, "113", Month("2025-05"), read) == (5, "2025-06")
    assert balance_around(KNOWN, "113", Month("2025-06"), read) == (5, "")


@pytest.mark.parametrize(
    ("month", "more", "code"),
    [
        (OPENED, {}, ""),
        ("2024-12", {}, "month_before_books"),
        (CLOSED, {}, "month_closed"),
        ("2025-12", {}, ""),
        (OPENED, {"first": None}, "books_not_open"),
    ],
)
def test_rule_6_a_month_takes_vouchers_from_the_first_on_while_it_is_open(
    month: Any, more: dict[str, Any], code: str
) -> None:
    others = books(**more)
    read = Reading(others)
    assert code_of(lambda: rules.must_be_open(HERE, month, read)) == code
    assert code_of(lambda: rules.must_take(HERE, month, read)) == code
    merged = Reading(others | {(COLLECTIVE.kind, HERE): collective(into=CollectiveId("in"))})
    assert code_of(lambda: rules.must_take(HERE, month, merged)) == "collective_merged"
    assert code_of(lambda: rules.must_be_open(HERE, month, merged)) == code


@pytest.mark.parametrize("stage", list(VoucherStage))
def test_rule_3_a_voucher_is_where_it_must_be(stage: VoucherStage) -> None:
    voucher: Voucher = change(POSTED, stage=stage)
    for wanted in VoucherStage:
        code = "" if stage is wanted else "voucher_stage_wrong"
        assert code_of(lambda w=wanted: rules.must_be(voucher, w)) == code  # type: ignore[misc]


def test_rule_7_a_month_is_closed_by_its_last_decision() -> None:
    decisions = [
        MonthDecision(kind=kind, by=POSTED.maker, at=given(CHART).given.now)
        for kind in (DecisionKind.CLOSED, DecisionKind.REOPENED, DecisionKind.CLOSED)
    ]
    found = [
        BookMonth(collective=HERE, month=OPENED, decisions=tuple(decisions[:n])).closed
        for n in range(4)
    ]
    assert found == [False, True, False, True]


@pytest.mark.parametrize(
    ("amount", "sides"), [(1, (1, 0)), (-1, (0, 1)), (5, (5, 0)), (-5, (0, 5)), (0, (0, 0))]
)
def test_rule_13_a_balance_is_a_debit_above_nothing_and_a_credit_below_it(
    amount: int, sides: tuple[int, int]
) -> None:
    one = line_of("102", amount)
    assert (one.debit, one.credit) == sides
    if amount:
        assert one == line("102", amount)


@pytest.mark.parametrize(
    ("move", "target", "used", "code"),
    [
        ({"to": "10203"}, {}, (), ""),
        ({"to": "102"}, {}, (), ""),
        ({"to": "1020301"}, {}, (), "merger_target_wrong"),
        ({"to": "1020201"}, {"c10202": "农商行"}, (), ""),
        ({"to": "1020201"}, {"c10202": "农商行"}, ("10202",), "merger_target_wrong"),
        ({"to": "10203"}, {}, ("102",), "merger_target_wrong"),
        ({"to": "10203"}, {"c10202": "农商行"}, ("102",), ""),
        ({"to": "102"}, {"c10202": "农商行"}, (), "merger_target_wrong"),
        ({"to": "99901"}, {}, (), "merger_target_wrong"),
        ({"to": "1023"}, {}, (), "merger_target_wrong"),
        ({"code": "10209", "to": "10203"}, {}, (), "account_missing"),
    ],
)
def test_rule_13_a_named_account_takes_a_balance_if_it_may(
    move: dict[str, str], target: dict[str, str], used: tuple[str, ...], code: str
) -> None:
    one = AccountMove(**({"code": "10201", "to": "10203", "name": "专户"} | move))
    source = {"c10201": "基本户"}
    found = code_of(lambda: gone(source, target, "10201", used=used, moves=(one,)))
    assert found == code


@pytest.mark.parametrize(
    ("to", "code"),
    [("10202", "merger_target_wrong"), ("1020201", "merger_target_wrong"), ("10203", "")],
)
def test_rule_13_a_retired_account_takes_no_balance_and_nothing_is_made_below_it(
    to: str, code: str
) -> None:
    accounts = (SubAccount(code="10202", name="旧户", retired=True),)
    target = Chart(collective=NEW, accounts=accounts)
    move = AccountMove(code="10201", to=to, name="专户")
    found = code_of(
        lambda: plan(
            chart(OLD, c10201="基本户"),
            target,
            [("10201", 5)],
            used=(),
            whose="大庄社",
            moves=(move,),
        )
    )
    assert found == code


def test_rule_13_what_one_balance_took_is_used_for_those_after_it() -> None:
    source = {"c11301": "张三", "c1130101": "甲"}
    found = gone({"c11301": "张三", "c11302": "张三"}, {}, "11301", "11302")
    assert seats(found) == (["11301", "11302"], {"11301": "张三", "11302": "张三（原大庄社）"})
    below = gone(source, {}, "113", "1130101")
    assert seats(below)[0][0] == "113"
    deep = {"c11301": "甲", "c1130101": "乙", "c113010101": "丙", "c11301010101": "丁"}
    assert seats(gone(deep, {}, "11301010101"))[0] == ["11301010101"]
    named = AccountMove(code="11301", to="113")
    both = gone({"c11301": "张三", "c11302": "李四"}, {}, "11301", "11302", moves=(named,))
    assert seats(both)[0] == ["113", "113"], "113 is used, and no account is made below it"


def test_rule_13_of_two_of_a_name_the_one_of_the_same_code_or_the_first_takes_it() -> None:
    target = {"c15102": "房屋", "c15103": "房屋", "c15105": "房屋"}
    assert seats(gone({"c15103": "房屋"}, target, "15103"))[0] == ["15103"]
    assert seats(gone({"c15104": "房屋"}, target, "15104"))[0] == ["15102"]
    apart = {"c11302": "张三", "c11303": "张三"}
    for used, to in (((), "11302"), (("11303",), "11301")):
        found = gone({"c11301": "张三"}, apart, "11301", used=used)
        assert seats(found)[0] == [to]
