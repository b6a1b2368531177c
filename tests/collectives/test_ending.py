"""What stops a collective from ending, all of it named at once, and how a merger is held up."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.collectives import (
    ChangeCollective,
    CollectiveLineage,
    Collectives,
    CorrectCollectiveEntry,
    DissolveCollective,
    PendingMergers,
    WithdrawMerger,
)
from ruralgov.domain.funds import PurseOf
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, AssetId, ReceiptId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.oversight import HangsOnCollective, Remain, RemainKind
from ruralgov.domain.property import (
    Allocation,
    CompleteContract,
    PriceStep,
    SettleDeposit,
    WaitingReceipts,
)
from ruralgov.domain.property import messages_receipt as r
from tests.books.ledger import Ledger, line
from tests.mergers.joining import DAY, Pair, closing, join
from tests.mergers.test_heirs import Living
from tests.property.contracts import agree
from tests.property.scenario import booked, letting, pond, signed
from tests.town import Town, code_of


def hangs(pair: Pair, ledger: Ledger, since: date | None = None) -> dict[RemainKind, Remain]:
    query = HangsOnCollective(collective=ledger.key, since=since)
    rows: list[Remain] = pair.town.ask("townfunds", query)
    assert len({row.kind for row in rows}) == len(rows)
    return {row.kind: row for row in rows}


def dissolving(ledger: Ledger, since: date = DAY) -> DissolveCollective:
    return DissolveCollective(collective=ledger.key, since=since, cause="撤销")


def test_rule_7_all_that_hangs_on_a_collective_is_named_at_once(town: Town) -> None:
    pair = Living(town)
    draft = letting(pair.source.key, (pair.water,), title="未签合同", person=None, company="某公司")
    town.do("keeper", draft)
    about = f"contract/{pair.contract}"
    came = (line("102", 5_00, about), line("112", -5_00, about))
    pair.source.posted(day=date(2025, 4, 1), lines=came)
    pair.source.enter(("102", 1), ("504", -1), day=date(2025, 5, 1))
    found = hangs(pair, pair.source, DAY)
    assert {kind: row.count for kind, row in found.items()} == {
        RemainKind.WAITING: 1,
        RemainKind.MONTHS: 6,
        RemainKind.BALANCES: 7,
        RemainKind.DRAFTS: 1,
        RemainKind.CONTRACTS: 1,
        RemainKind.DUES: 9,
        RemainKind.RECEIPTS: 1,
        RemainKind.ASSETS: 2,
        RemainKind.APPLICATIONS: 2,
    }
    stops = {kind for kind, row in found.items() if row.stops_merger}
    assert stops == {RemainKind.WAITING, RemainKind.MONTHS}
    with pytest.raises(Refused) as caught:
        town.do("registrar", dissolving(pair.source))
    assert caught.value.code == "collective_has_remains"
    for row in found.values():
        assert row.kind.zh in caught.value.zh
        assert row.kind.en in caught.value.en
        assert row.named[0] in caught.value.zh
    assert len(found[RemainKind.DUES].named) == 5
    assert town.app.verify() == []


def test_rule_7_a_deposit_that_is_held_hangs_there_until_it_is_settled(town: Town) -> None:
    pair = Pair(town)
    water = AssetId(town.do("keeper", pond(pair.source.key)).key)
    short = letting(
        pair.source.key,
        (water,),
        until=date(2025, 2, 1),
        price=(PriceStep(first=date(2024, 2, 1), amount=Fen(100)),),
    )
    contract = signed(town, short)
    voucher = booked(contract, "v-1", 100 + 3_000_00, date(2025, 1, 5))
    receipt = ReceiptId(town.do("bookchecker", voucher).key)
    paid = tuple(
        Allocation(contract=contract, due=due, amount=Fen(amount))
        for due, amount in ((1, 100), (2, 3_000_00))
    )
    town.do("keeper", r.AllocateReceipt(receipt=receipt, allocations=paid))
    town.do("keeper", CompleteContract(contract=contract, day=date(2025, 2, 1), note="交还"))
    assert hangs(pair, pair.source).keys() == {RemainKind.DEPOSITS, RemainKind.ASSETS}
    town.do(
        "head",
        SettleDeposit(
            contract=contract,
            day=date(2025, 2, 2),
            returned=Fen(3_000_00),
            kept=Fen(0),
            reason="期满",
        ),
    )
    agree(town, contract)
    assert hangs(pair, pair.source).keys() == {RemainKind.ASSETS}


def test_rule_7_one_with_nothing_left_ends(town: Town) -> None:
    pair = Pair(town)
    pair.source.open()
    pair.close()
    pair.source.close("2025-07")
    assert hangs(pair, pair.source, date(2025, 8, 1)).keys() == {RemainKind.BALANCES}
    assert code_of(lambda: town.do("registrar", dissolving(pair.source))) == (
        "collective_has_remains"
    )
    assert hangs(pair, pair.into) == {}
    town.do("registrar", dissolving(pair.into))


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2025, 2, 1), ["2025-01"]),
        (date(2025, 2, 2), ["2025-01", "2025-02"]),
        (date(2025, 3, 1), ["2025-01", "2025-02"]),
        (date(2025, 1, 1), []),
    ],
)
def test_rule_7_months_are_closed_up_to_the_day_before(
    town: Town, day: date, months: list[str]
) -> None:
    pair = Pair(town)
    pair.source.open()
    query = HangsOnCollective(collective=pair.source.key, since=day)
    rows = [row for row in town.ask("townfunds", query) if row.kind is RemainKind.MONTHS]
    assert [month for row in rows for month in row.named] == months


def carried(pair: Pair, **more: Any) -> str:
    return code_of(lambda: pair.carry_out(**more))


def test_a_merger_waits_for_its_months_its_vouchers_and_the_books_of_both(town: Town) -> None:
    pair = Pair(town)
    pair.source.open()
    pair.announce()
    before = closing(pair.source)
    kinds = {kind for kind, row in hangs(pair, pair.source, DAY).items() if row.stops_merger}
    assert kinds == {RemainKind.MONTHS, RemainKind.SUCCESSOR}
    assert carried(pair) == "merger_blocked"
    pair.close()
    assert carried(pair) == "merger_blocked"
    pair.into.open()
    waiting = pair.source.enter(("102", 1), ("504", -1), day=date(2025, 7, 1))
    assert carried(pair) == "merger_blocked"
    pair.source.post(waiting)
    assert carried(pair) == "merger_blocked", "a voucher of the day itself"
    pair.source.post(pair.source.reverse(waiting, date(2025, 7, 2)))
    assert hangs(pair, pair.source, DAY)[RemainKind.LATER].count == 2
    town.do("bookkeeper", WithdrawMerger(collective=pair.source.key, reason="改期"))
    later = date(2025, 7, 3)
    pair.announce(since=later)
    assert closing(pair.source) == before
    for month in ("2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06", "2025-07"):
        pair.into.close(month)
    assert carried(pair) == "proposal_unseen", "it was announced anew"
    assert carried(pair, seen=2) == "merger_blocked", "the successor's month is closed"
    pair.into.reopen("2025-07")
    assert carried(pair, seen=2) == ""
    assert closing(pair.source) == {}
    assert town.app.verify() == []


def test_what_is_refused_at_last_leaves_nothing_behind(town: Town) -> None:
    pair = Pair(town)
    pair.source.define("15101", "房屋")
    pair.source.open({"15101": 100, "301": -100})
    for number in range(1, 100):
        pair.into.define(f"151{number:02d}", f"类{number}")
    pair.into.open({"15101": 100, "301": -100})
    pair.close()
    pair.announce()
    events = len(pair.vouchers(pair.source)), closing(pair.source), closing(pair.into)
    assert carried(pair) == "merger_codes_used_up"
    assert (len(pair.vouchers(pair.source)), closing(pair.source), closing(pair.into)) == events
    (row,) = town.ask("keeper", PendingMergers(place=CITY))
    assert (row.owner, row.merging, row.merges) == (pair.source.key, pair.into.key, DAY)


def test_one_that_another_is_to_go_into_waits_for_it(town: Town) -> None:
    pair = Pair(town)
    third = Ledger(town, town.other, "大社")
    pair.announce()
    found = hangs(pair, pair.into)
    assert found[RemainKind.ARRIVING].named == ("大庄社",)
    assert code_of(lambda: town.do("registrar", dissolving(pair.into))) == "collective_has_remains"
    town.do("bookkeeper", pair.announcing(collective=pair.into.key, into=third.key))
    assert carried(pair, collective=pair.into.key) == "merger_blocked"
    pair.carry_out()
    town.do("bookchecker", pair.carrying(collective=pair.into.key, notified=DAY))
    line_of = town.ask("keeper", CollectiveLineage(collective=pair.source.key))
    assert (line_of.heir, line_of.until) == (third.key, DAY)
    assert town.ask("keeper", CollectiveLineage(collective=third.key)).merged == (
        pair.into.key,
        pair.source.key,
    )


def test_two_persons_carry_a_merger_and_both_sides_are_theirs(town: Town) -> None:
    pair = Pair(town)
    town.do("townfunds", pair.announcing())
    assert carried(pair, account="townfunds") == "merger_same_person"
    assert code_of(lambda: town.do("keeper", pair.carrying())) == "not_granted"
    assert carried(pair, account="bookkeeper") == "not_granted"
    assert carried(pair) == ""
    assert code_of(lambda: town.do("townfunds", pair.announcing())) == "collective_missing"


def test_three_collectives_go_into_one_with_their_purses(town: Town) -> None:
    pair = Pair(town)
    third = Ledger(town, town.village, "三庄社")
    for ledger, money in ((pair.source, 300), (third, 50), (pair.into, 7)):
        ledger.open({"101": money, "102": money, "301": -2 * money})
    third.posted(("101", 9), ("504", -9), day=date(2025, 6, 1))
    join(pair.source, pair.into)
    join(third, pair.into)
    assert closing(pair.into) == {"101": 366, "102": 357, "301": -714, "322": -9}
    shown = town.ask("cashier", PurseOf(collective=pair.into.key))
    assert ([one.there for one in shown.accounts], shown.income) == ([366, 357], 9)
    for ledger in (pair.source, third):
        empty = town.ask("cashier", PurseOf(collective=ledger.key))
        assert ([one.there for one in empty.accounts], empty.income) == ([0, 0], 0)
    assert [row.number for row in pair.vouchers(pair.into)] == [1, 2]
    assert town.app.verify() == []


def test_books_that_were_never_opened_bring_nothing(town: Town) -> None:
    pair = Pair(town)
    pair.announce()
    pair.carry_out()
    assert pair.vouchers(pair.into) == []
    assert code_of(pair.source.open) == "collective_merged"
    assert town.ask("keeper", WaitingReceipts(collective=pair.into.key)) == []
    assert town.app.verify() == []


def test_rule_8_it_is_called_as_it_was_on_the_day_asked(town: Town) -> None:
    pair = Pair(town)
    day = date(2025, 3, 1)
    change = ChangeCollective(
        collective=pair.source.key, since=day, name="大庄股份社", source="变更登记"
    )
    town.do("registrar", change)

    def name(on: date) -> tuple[str, str]:
        (row,) = town.ask("keeper", Collectives(place=town.village), on)
        line_of = town.ask("keeper", CollectiveLineage(collective=pair.source.key), on)
        return row.name, line_of.name

    assert name(date(2025, 2, 28)) == ("大庄社", "大庄社")
    assert name(day) == ("大庄股份社", "大庄股份社")
    fix = CorrectCollectiveEntry(
        collective=pair.source.key, entry=day, since=date(2025, 2, 1), reason="证书日期"
    )
    town.do("registrar", fix)
    assert name(date(2025, 2, 28)) == ("大庄股份社", "大庄股份社")
    assert town.app.verify() == []


def test_rule_8_a_wrong_year_of_an_end_or_a_founding_freezes_nothing(town: Town) -> None:
    pair = Pair(town)
    wrong = date(2030, 7, 1)
    town.do("registrar", dissolving(pair.into, wrong))
    fix = CorrectCollectiveEntry(collective=pair.into.key, entry=wrong, since=None, reason="写错")
    town.do("registrar", fix)
    assert town.app.verify() == []
    pair.into.open()
    pair.into.posted(("102", 1), ("504", -1))
    founded = CorrectCollectiveEntry(
        collective=pair.into.key, entry=date(2024, 1, 1), since=date(2025, 1, 16), reason="写错"
    )
    assert code_of(lambda: town.do("registrar", founded)) == "entry_after_voucher"
    town.do("registrar", dissolving(pair.source, wrong))
    moved = CorrectCollectiveEntry(
        collective=pair.source.key, entry=wrong, since=date(2025, 7, 1), reason="写错"
    )
    town.do("registrar", moved)
    rows = town.ask("keeper", Collectives(ended=True))
    assert {row.owner: row.until for row in rows}[pair.source.key] == date(2025, 7, 1)


def test_an_end_that_is_moved_is_held_against_what_hangs_there(town: Town) -> None:
    pair = Pair(town)
    town.do("registrar", dissolving(pair.source, date(2025, 7, 1)))
    fix = CorrectCollectiveEntry(
        collective=pair.source.key, entry=DAY, since=date(2025, 9, 1), reason="写错"
    )
    town.do("registrar", fix)
    back = CorrectCollectiveEntry(
        collective=pair.source.key, entry=date(2025, 9, 1), since=None, reason="继续存续"
    )
    town.do("registrar", back)
    pair.source.open()
    assert code_of(lambda: town.do("registrar", dissolving(pair.source))) == (
        "collective_has_remains"
    )
