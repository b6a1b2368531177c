"""The rules of disclosure, over real books and a real register."""

import json
from datetime import date, timedelta
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruralgov.app import deciding
from ruralgov.app.open_texts import OpenTexts
from ruralgov.domain.access import GrantRole
from ruralgov.domain.books import BalanceSheet, Undone, Vouchers
from ruralgov.domain.books import messages as b
from ruralgov.domain.collectives import FINANCE_REVIEWER
from ruralgov.domain.disclosure import (
    ITEMS,
    Disclosing,
    PublicationKind,
    PublicationStage,
    WithdrawalGround,
)
from ruralgov.domain.disclosure import messages as m
from ruralgov.domain.kernel.ids import AccountId, PublicationId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.property import AssetKind, Tenure
from ruralgov.domain.registry import MergePlace
from tests.books.ledger import Ledger, line
from tests.disclosure.desk import Desk
from tests.mergers.joining import join
from tests.sampling import fewer
from tests.town import NAME, Town, code_of

FINANCE, PROPERTY, CONTRACTS, ANNUAL = PublicationKind
HEAD = "7:" + "ab" * 32


@pytest.fixture
def desk(town: Town) -> Desk:
    return Desk(town)


def signed(items: dict[str, dict[str, object]]) -> int:
    """What the collective has, less what it owes and what is its own."""
    sums = {code: int(str(item["amount"] or 0)) for code, item in items.items()}
    has = sum(sums.get(code, 0) for code in ITEMS if code[0] == "4" or code == "6-01")
    return has - sum(sums.get(code, 0) for code in ("6-02", "6-03", "6-04", "8-01"))


def test_rule_2_income_and_spending_go_line_by_line_to_their_items(desk: Desk) -> None:
    desk.ledger.define("50101", "发包收入")
    desk.ledger.define("50102", "冷库租赁")
    desk.ledger.define("51301", "干部报酬")
    desk.ledger.define("51302", "办公费")
    desk.post(("102", 90_00), ("50101", -60_00), ("50102", -30_00))
    spent = desk.post(("51301", 20_00), ("51302", 5_00), ("211", -25_00))
    parts = tuple(Undone(line=n, amount=Fen(1_00)) for n in (2, 3))
    desk.ledger.post(desk.ledger.reverse(VoucherId(spent), parts=parts))
    desk.ledger.close("2025-01")
    key = desk.prepare()
    items = desk.items(key)
    amounts = {code: item["amount"] for code, item in items.items() if item["amount"]}
    assert amounts == {
        "2-01": 30_00,
        "2-02": 60_00,
        "3-02": 20_00,
        "3-04": 4_00,
        "4-01": 100_090_00,
        "6-03": 24_00,
    }
    assert [entry["amount"] for entry in items["3-04"]["entries"]] == [5_00, -1_00]
    assert items["2-02"]["entries"][0] == {
        "account": "501",
        "amount": 60_00,
        "day": "2025-01-15",
        "voucher": 1,
        "what": "经营收入—发包收入",
    }
    totals = desk.content(key)["totals"]
    assert totals == {
        "money_before": 100_000_00,
        "income": 90_00,
        "spent": 24_00,
        "money": 100_090_00,
    }


def test_rule_2_what_came_in_for_a_letting_is_one_whatever_its_account_is_called(
    desk: Desk,
) -> None:
    pond = desk.let(desk.asset("Z-1", "水塘", AssetKind.WATER))
    hall = desk.let(desk.asset("G-1", "冷库", AssetKind.FIXED), tenure=Tenure.LEASE)
    for contract, amount in ((pond, 50_00), (hall, 7_00)):
        paid = line("102", amount, f"contract/{contract}")
        desk.post(lines=(paid, line("501", -amount)))
    desk.ledger.close("2025-01")
    items = desk.items(desk.prepare())
    assert (items["2-02"]["amount"], items["2-01"]["amount"]) == (50_00, 7_00)


def test_rule_2_an_opened_book_is_no_income_and_a_carried_result_no_spending(desk: Desk) -> None:
    desk.post(("102", 90_00), ("501", -90_00))
    for month in range(1, 12):
        desk.ledger.close(f"2025-{month:02d}")
    for step in b.CarryOverStep:
        desk.ledger.post(desk.ledger.carry(2025, step))
    desk.ledger.close("2025-12")
    december = desk.content(desk.prepare(first="2025-12"))["totals"]
    assert (december["income"], december["spent"]) == (0, 0)
    january = desk.content(desk.prepare(first="2025-01"))["totals"]
    assert (january["income"], january["spent"]) == (90_00, 0)
    items = desk.items(desk.prepare(ANNUAL, "2025-01", "2025-12"))
    assert items["7-01"]["amount"] == 90_00
    assert items["2-01"]["amount"] == 90_00


def test_rule_2_what_undoes_an_opening_balance_is_no_spending(town: Town) -> None:
    desk = Desk(town)
    (opening,) = town.ask("bookkeeper", Vouchers(collective=desk.key, month=Month("2024-12")))
    parts = (Undone(line=2, amount=Fen(3_00)), Undone(line=4, amount=Fen(3_00)))
    desk.ledger.post(desk.ledger.reverse(VoucherId(opening.owner), parts=parts))
    desk.ledger.close("2025-01")
    items = desk.items(desk.prepare())
    assert items["3-06"]["amount"] == 0
    assert desk.content(desk.prepare())["totals"]["spent"] == 0


def test_rule_2_what_is_had_is_what_is_owed_and_own_to_the_fen(desk: Desk) -> None:
    desk.ledger.define("11301", "往来一")
    desk.ledger.define("11302", "往来二")
    desk.post(("11301", 30_00), ("11302", -10_00), ("241", -15_00), ("221", -5_00))
    desk.post(("121", 9_00), ("401", 4_00), ("511", 2_00), ("231", -8_00), ("504", -7_00))
    for month in range(1, 12):
        desk.ledger.close(f"2025-{month:02d}")
    for step in b.CarryOverStep:
        desk.ledger.post(desk.ledger.carry(2025, step))
    desk.ledger.close("2025-12")
    items = desk.items(desk.prepare(ANNUAL, "2025-01", "2025-12"))
    assert signed(items) == 0
    rows = {row.item: row.end for row in desk.ledger.ask(BalanceSheet)}
    assert (
        sum(items[f"4-0{n}"]["amount"] for n in range(1, 7)) + items["6-01"]["amount"]
        == (rows["assets"])
    ), "what is shown is what the balance sheet says"


def test_rule_2_a_month_must_be_over_and_closed(desk: Desk) -> None:
    assert code_of(lambda: desk.prepare()) == "disclosure_month_open"
    assert code_of(lambda: desk.prepare(first="2026-01")) == "disclosure_month_not_over"
    desk.ledger.close("2025-01")
    assert code_of(lambda: desk.prepare(first="2025-01", last="2025-02")) == (
        "disclosure_month_open"
    )
    desk.prepare()
    assert code_of(lambda: desk.prepare(PROPERTY, "2025-02")) == "disclosure_month_open"


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        (FINANCE, "2025-02", "2025-01"),
        (FINANCE, "2024-01", "2025-01"),
        (PROPERTY, "2025-01", "2025-02"),
        (ANNUAL, "2025-01", "2025-11"),
        (ANNUAL, "2024-02", "2025-01"),
    ],
)
def test_rule_2_a_period_fits_its_kind(
    desk: Desk, kind: PublicationKind, first: str, last: str
) -> None:
    assert code_of(lambda: desk.prepare(kind, first, last)) == "disclosure_period_wrong"


@fewer(5)
@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=4), st.data())
def test_rule_2_the_hash_changes_if_and_only_if_the_ledgers_do(
    amounts: list[int], data: st.DataObject
) -> None:
    desk = Desk(Town())
    for amount in amounts:
        desk.post(("102", amount), ("501", -amount))
    desk.ledger.close("2025-01")
    first, again = desk.state(desk.prepare()), desk.state(desk.prepare())
    assert first.content == again.content
    assert first.content_hash == again.content_hash == sha256(first.content.encode()).hexdigest()
    desk.ledger.reopen("2025-01")
    reopened = desk.ledger
    more = data.draw(st.integers(1, 10**9))
    reopened.posted(("102", more), ("501", -more))
    reopened.close("2025-01")
    assert desk.state(desk.prepare()).content_hash != first.content_hash


def test_rule_3_a_period_goes_out_once_and_again_only_with_a_reason(desk: Desk) -> None:
    desk.ledger.close("2025-01")
    first = desk.out()
    assert code_of(lambda: desk.prepare()) == "disclosure_period_taken"
    other = PublicationId("x")
    assert code_of(lambda: desk.prepare(supersedes=other)) == "disclosure_period_taken"
    assert code_of(lambda: desk.prepare(supersedes=first)) == "text_not_clean"
    desk.ledger.reopen("2025-01")
    desk.post(("102", 5_00), ("504", -5_00))
    desk.ledger.close("2025-01")
    again = desk.out(supersedes=first, reason="补记漏记的收入")
    old, new = desk.published()
    assert (old.publication, old.newer, old.version) == (first, again, 1)
    assert (new.supersedes, new.newer, new.version) == (first, None, 2)
    assert json.loads(new.file)["supersedes"] == old.file_hash
    assert json.loads(new.file)["reason"] == "补记漏记的收入"
    assert json.loads(old.file)["content"]["totals"]["income"] == 0, "the old one is readable"
    assert code_of(lambda: desk.prepare(supersedes=first, reason="x")) == "disclosure_period_taken"


def test_rule_3_of_two_that_were_prepared_one_goes_out(desk: Desk) -> None:
    desk.ledger.close("2025-01")
    one, two = desk.prepare(), desk.prepare()
    for key in (one, two):
        desk.review(key, "reviewer")
        desk.review(key, "reviewer2")
    desk.publish(one)
    assert code_of(lambda: desk.publish(two)) == "disclosure_period_taken"


def test_rule_4_nobody_is_named(desk: Desk) -> None:
    desk.ledger.define("11201", NAME)
    desk.ledger.define("51301", "干部报酬")
    desk.ledger.define("5130101", NAME)
    desk.post(("5130101", 9_00), ("211", -9_00), summary=f"{NAME}报酬")
    desk.post(("11201", 9_00), ("504", -9_00), summary=NAME)
    pond = desk.asset("Z-1", "村东水塘", AssetKind.WATER)
    desk.let(pond)
    sold = desk.asset("Z-2", "滩涂", AssetKind.TIDELAND)
    desk.let(sold, person=None, telephone=None, company="某水产有限公司")
    desk.ledger.close("2025-01")
    texts = [
        desk.state(desk.prepare(kind, "2025-01")).content for kind in (FINANCE, PROPERTY, CONTRACTS)
    ]
    assert all(NAME not in text and "13900000000" not in text for text in texts)
    entries = json.loads(texts[2])["items"][0]["entries"]
    assert [entry["other"] for entry in entries] == [NAME[0] + "*", "某水产有限公司"]
    assert [entry["what"] for entry in entries] == ["村东水塘", "滩涂"]
    assert json.loads(texts[0])["items"][12]["entries"][0]["what"] == "管理费用—干部报酬"


def test_rule_4_a_personal_number_in_a_text_stops_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.ledger.close("2025-01")
    named = "鱼塘（联系 139-0000-0000）"
    assert code_of(lambda: desk.asset("Z-1", named, AssetKind.WATER)) == "text_personal"
    monkeypatch.setattr(OpenTexts, "check", lambda *_: None)  # as it was before texts were scanned
    desk.asset("Z-1", named, AssetKind.WATER)
    assert code_of(lambda: desk.prepare(PROPERTY, "2025-01")) == "personal_data_found"
    first = desk.out()
    reason = "原表有 13900000000"
    assert code_of(lambda: desk.prepare(supersedes=first, reason=reason)) == "personal_data_found"


def test_rule_5_a_quorum_of_others_passes_it_each_once(desk: Desk) -> None:
    desk.ledger.close("2025-01")
    key = desk.prepare()
    assert code_of(lambda: desk.publish(key)) == "disclosure_stage_wrong"
    desk.review(key)
    assert code_of(lambda: desk.review(key)) == "disclosure_reviewed_already"
    assert desk.state(key).stage is PublicationStage.PREPARED
    desk.review(key, "reviewer2")
    assert desk.state(key).stage is PublicationStage.REVIEWED
    desk.publish(key)
    assert desk.state(key).passed == 2


def test_rule_5_who_prepared_it_does_not_review_it(desk: Desk) -> None:
    desk.ledger.close("2025-01")
    both = GrantRole(account=AccountId("discloser"), role=FINANCE_REVIEWER, basis="t")
    desk.town.do("admin", both)
    key = desk.prepare()
    assert code_of(lambda: desk.review(key, "discloser")) == "disclosure_own_review"


def test_rule_5_one_refusal_stops_it(desk: Desk) -> None:
    desk.ledger.close("2025-01")
    key = desk.prepare()
    desk.review(key, passed=False)
    assert desk.state(key).stage is PublicationStage.REFUSED
    assert code_of(lambda: desk.review(key, "reviewer2")) == "disclosure_stage_wrong"
    assert code_of(lambda: desk.publish(key)) == "disclosure_stage_wrong"
    desk.out()


def test_rule_6_it_goes_out_only_as_it_was_reviewed(desk: Desk) -> None:
    desk.ledger.close("2025-01")
    key = desk.prepare()
    desk.review(key)
    desk.review(key, "reviewer2")
    desk.ledger.reopen("2025-01")
    assert code_of(lambda: desk.publish(key)) == "disclosure_month_open"
    desk.post(("102", 5_00), ("504", -5_00))
    desk.ledger.close("2025-01")
    assert code_of(lambda: desk.publish(key)) == "disclosure_outdated"


def test_rule_6_it_carries_the_head_and_its_hash_is_that_of_the_file(desk: Desk) -> None:
    desk.ledger.close("2025-01")
    key = desk.prepare()
    desk.review(key)
    desk.review(key, "reviewer2")
    for wrong in ("", "12", "12:xyz", "0:" + "a" * 64, HEAD + "a"):
        assert code_of(lambda wrong=wrong: desk.publish(key, wrong or " ")) == (  # type: ignore[misc]
            "disclosure_head_wrong"
        )
    head = str(desk.town.app.seal())
    number, _, digits = head.partition(":")
    for invented in (f"{number}:{digits[::-1]}", f"{int(number) + 1}:{digits}", f"9{head}"):
        assert code_of(lambda one=invented: desk.publish(key, one)) == "disclosure_head_wrong"  # type: ignore[misc]
    assert code_of(lambda: desk.publish(key, "9" * 30 + ":" + digits)) == "disclosure_head_wrong"
    desk.prepare(first="2025-01", kind=PublicationKind.PROPERTY)
    desk.town.app.seal()
    desk.publish(key, head)
    (out,) = desk.published()
    assert out.file_hash == sha256(out.file.encode()).hexdigest()
    file = json.loads(out.file)
    assert (file["head"], file["reviewers"]) == (head, 2)
    assert out.sealed
    assert desk.town.app.verify(head) == []


def test_rule_6_an_invented_head_of_an_earlier_release_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.ledger.close("2025-01")
    with monkeypatch.context() as earlier:
        earlier.setattr(deciding, "is_sealed", lambda _tx, _head: True)
        key = desk.prepare()
        for reviewer in ("reviewer", "reviewer2"):
            desk.review(key, reviewer)
        desk.publish(key, HEAD)
    assert [one.sealed for one in desk.published()] == [False]


def test_rule_7_it_is_shown_for_15_days(desk: Desk) -> None:
    desk.ledger.close("2025-01")
    key = desk.out()
    down = m.WithdrawDisclosure(
        publication=key, ground=WithdrawalGround.SHOWN_ENOUGH, reason="期满"
    )
    desk.town.clock.now += timedelta(days=14)
    assert code_of(lambda: desk.town.do("reviewer", down)) == "disclosure_shown_too_short"
    desk.town.clock.now += timedelta(days=1)
    assert code_of(lambda: desk.town.do("discloser", down)) == "disclosure_own_withdrawal"
    desk.town.do("reviewer", down)
    (out,) = desk.published()
    assert out.withdrawn is not None
    assert out.file, "what was shown rightly stays for those who check an old copy"


def test_rule_7_personal_data_comes_down_at_once_and_for_all(desk: Desk) -> None:
    desk.ledger.close("2025-01")
    desk.asset("Z-1", f"{NAME}旧宅", AssetKind.CONSTRUCTION_LAND)
    key = desk.out(PROPERTY, "2025-01")
    down = m.WithdrawDisclosure(
        publication=key, ground=WithdrawalGround.PERSONAL_DATA, reason="名称含姓名"
    )
    alone = code_of(lambda: desk.town.do("discloser", down))
    assert alone == "disclosure_own_withdrawal", "nobody makes their own page vanish"
    desk.town.do("reviewer", down)
    (out,) = desk.published()
    assert out.file == ""
    assert desk.state(key).content == ""
    again = desk.prepare(PROPERTY, "2025-01", supersedes=key, reason="去掉姓名")
    assert desk.state(again).version == 2
    assert desk.town.app.verify() == []


def test_rule_8_a_reopened_month_stands_in_it(desk: Desk) -> None:
    desk.ledger.close("2025-01")
    desk.ledger.reopen("2025-01", decision="镇〔2025〕3号")
    desk.ledger.close("2025-01")
    (entry,) = desk.items(desk.prepare())["8-05"]["entries"]
    assert entry == {"month": "2025-01", "day": "2026-01-05", "decision": "镇〔2025〕3号"}


def test_what_is_had_and_let_is_shown_as_of_the_last_day(desk: Desk) -> None:
    desk.ledger.close("2025-01")
    desk.asset("G-1", "办公楼", AssetKind.FIXED, value=50_000_00)
    pond = desk.asset("Z-1", "村东水塘", AssetKind.WATER)
    desk.let(pond)
    items = desk.items(desk.prepare(PROPERTY, "2025-01"))
    assert items["4-03"]["amount"] == 40_000_00
    assert items["4-03"]["registered"] == 50_000_00, "books and register are both there"
    (land,) = items["5-06"]["entries"]
    assert land["what"] == "村东水塘"
    assert land["quantity"] == 35_500
    assert land["state"] == "已发包出租"
    (contract,) = desk.items(desk.prepare(CONTRACTS, "2025-01"))["8-02"]["entries"]
    assert (contract["due"], contract["paid"]) == (12_000_00, 0)
    assert contract["method"] == "公开招标"
    before = desk.items(desk.prepare(CONTRACTS, "2024-01"))["8-02"]["entries"]
    assert before == [], "it was not in force then"


def test_who_discloses_is_known_after_its_end_and_where_it_was(desk: Desk) -> None:
    desk.ledger.close("2025-01")
    desk.out()
    into = Ledger(desk.town, desk.town.other, "小庄社")
    into.open()
    join(desk.ledger, into, date(2025, 6, 1))
    merged = MergePlace(
        place=desk.town.village, into=desk.town.other, since=date(2025, 7, 1), cause="合并"
    )
    desk.town.do("registrar", merged)
    one, other = desk.town.ask("reporter", Disclosing())
    assert (one.successor, one.successor_name) == (into.key, "小庄社")
    assert (other.successor, other.successor_name) == (None, "")
    assert (one.place, one.town, one.until) == ("大庄", "俚岛镇", date(2025, 6, 1))
    assert (one.code, one.town_code) == ("371082101201", "371082101")
    assert len(desk.published()) == 1


def test_the_content_stands_once_in_the_event_that_prepared_it(desk: Desk) -> None:
    desk.ledger.close("2025-01")
    key = desk.prepare()
    with desk.town.app._runner.unit(write=False) as unit:  # noqa: SLF001  what is stored
        (kept,) = unit.tx.load("publication", [key])
        events = [one.body for one in unit.tx.history(("publication", key, 0), 1)]
    assert json.loads(kept.body)["content"] == ""
    assert json.loads(events[0])["content"] == desk.state(key).content != ""
