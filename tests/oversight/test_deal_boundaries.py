"""The checks of deals, claims, publications and rules where they turn."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain.books import Chart
from ruralgov.domain.collectives import VILLAGE_HEAD
from ruralgov.domain.disclosure import PublicationStage
from ruralgov.domain.disclosure.catalogue import PublicationKind
from ruralgov.domain.disclosure.model import WithdrawalGround
from ruralgov.domain.funds import FundPolicy, Interest, Step, Tier
from ruralgov.domain.funds.model import BudgetLine, Purse
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import CITY, CollectiveId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.oversight import Ledgers, Severity, texts
from ruralgov.domain.oversight.checks_claims import among_relatives, invoices
from ruralgov.domain.oversight.checks_deals import sold_cheap, varied
from ruralgov.domain.oversight.checks_publishing import unpublished, withdrawn
from ruralgov.domain.oversight.checks_rules import budget, policy
from ruralgov.domain.oversight.wording import Wording
from ruralgov.domain.property import AssetStage, DecisionKind, Direction, Due, DueKind
from ruralgov.domain.property.model_asset import Disposal, Valuation
from ruralgov.domain.property.model_contract import Term, Variation
from tests.disclosure.test_boundaries import PREPARED
from tests.oversight.shelf import APPLIED, BEGIN, END, POLICY, TODAY, shelf
from tests.oversight.test_asset_boundaries import LET
from tests.oversight.test_money_boundaries import A_DAY, JUNE
from tests.oversight.test_payee_boundaries import RELATED
from tests.property.drafts import HERE
from tests.property.scenario import DECISION, EXEMPT, TENDER
from tests.property.test_boundaries import PRESS

COUNCIL = change(DECISION, kind=DecisionKind.COUNCIL)


def cut(now: int, *, until: date | None = None, **more: Any) -> Any:
    """Return the letting of 3 × 100 fen until 2028-02-01, varied to *now* in all."""
    last = until or LET.until
    due = Due(no=5, kind=DueKind.PRICE, day=END, amount=Fen(now))
    one = Variation(
        since=JUNE, until=last, reason="减租", decision=DECISION, dues=(due,), withdrawn=(1, 2, 3)
    )
    old = tuple(change(one, withdrawn=one.kind is DueKind.PRICE) for one in LET.dues)
    return change(
        LET,
        tender=TENDER,
        until=last,
        dues=(*old, due),
        variations=(change(one, **more),),
        terms=(Term(until=LET.until, overlong=False),),
    )


@pytest.mark.parametrize(
    ("contract", "about"),
    [
        (cut(270), []),
        (cut(269), ["varied price"]),
        (cut(0), ["varied price"]),
        (cut(400), []),
        (cut(269, since=BEGIN - A_DAY), []),
        (cut(269, since=END), ["varied price"]),
        (change(cut(269), tender=None), []),
        (change(cut(269), tender=EXEMPT), []),
        (cut(150, until=date(2026, 8, 1)), []),
        (cut(400, until=LET.until + 219 * A_DAY), []),
        (cut(400, until=LET.until + 220 * A_DAY), ["varied term"]),
        (cut(300, until=date(2032, 2, 1)), ["varied price", "varied term"]),
        (change(cut(330), direction=Direction.BUILD, tenure=None), []),
        (change(cut(331), direction=Direction.BUILD, tenure=None), ["varied price"]),
    ],
)
def test_r24_what_was_won_by_tender_stays_within_the_customary_band(
    contract: Any, about: list[str]
) -> None:
    found = list(varied(shelf(contracts={"k": contract})))
    assert [one.about[1] for one in found] == about
    assert all(one.severity is Severity.WARNING for one in found)


def test_r24_a_variation_by_the_council_alone_is_serious() -> None:
    (found,) = varied(shelf(contracts={"k": cut(269, decision=COUNCIL)}))
    assert found.severity is None


def sold(proceeds: int, **more: Any) -> Ledgers:
    gone = Disposal(
        stage=AssetStage.SOLD,
        day=JUNE,
        proceeds=Fen(proceeds),
        decision=DECISION,
        tender=TENDER,
        contract=None,
        reason="更新",
    )
    asset = change(PRESS, stage=AssetStage.SOLD, disposal=change(gone, **more.pop("gone", {})))
    return shelf(assets={"a": change(asset, **more)})


def assessed(amount: int, day: date) -> dict[str, Any]:
    return {"valuations": (Valuation(day=day, amount=Fen(amount), basis="评估"),)}


@pytest.mark.parametrize(
    ("of", "count"),
    [
        (sold(900), 0),
        (sold(899), 1),
        (sold(899, gone={"stage": AssetStage.SCRAPPED}), 0),
        (sold(899, gone={"day": BEGIN - A_DAY}), 0),
        (sold(90, **assessed(100, JUNE)), 0),
        (sold(89, **assessed(100, JUNE)), 1),
        (sold(90, **assessed(100, JUNE - 365 * A_DAY)), 0),
        (sold(90, **assessed(100, JUNE - 366 * A_DAY)), 1),
        (sold(90, **assessed(100, JUNE + A_DAY)), 1),
    ],
)
def test_r26_nothing_goes_below_the_books_unless_it_was_assessed(of: Ledgers, count: int) -> None:
    assert len(list(sold_cheap(of))) == count


LONG = "24372000000012345678"


def claims(one: dict[str, Any], other: dict[str, Any]) -> list[Severity | None]:
    first = change(APPLIED, **{"invoice": LONG, "number": "F-1"} | one)
    second = change(APPLIED, **{"invoice": LONG, "number": "F-2", "day": JUNE} | other)
    both = {"a": first, "b": second}
    mine = {key: known for key, known in both.items() if known.collective == HERE}
    return [found.severity for found in invoices(shelf(applications=mine, city=both))]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ({}, {}, []),
        ({}, {"amount": Fen(99)}, [Severity.WARNING]),
        ({}, {"amount": Fen(99), "payee": "别家"}, [None]),
        ({}, {"amount": Fen(99), "collective": CollectiveId("x")}, []),
        ({"collective": CollectiveId("x")}, {"amount": Fen(99)}, [Severity.WARNING]),
        ({"invoice": f"No.{LONG}"}, {"amount": Fen(99)}, [Severity.WARNING]),
        ({"invoice": f"No.{LONG}"}, {"amount": Fen(99), "payee": "别家"}, [None]),
        ({"invoice": f"No.{LONG}"}, {}, []),
        ({"invoice": "12345678"}, {}, [Severity.WARNING]),
        ({"invoice": "12345678"}, {"payee": "别家"}, []),
        ({"invoice": "12345678"}, {"invoice": "12345678", "amount": Fen(99)}, [Severity.WARNING]),
        ({"invoice": "12345678"}, {"invoice": "12345678"}, []),
        ({"invoice": "12345679"}, {}, []),
        ({"invoice": "1234567"}, {"invoice": "1234567", "amount": Fen(99)}, []),
        ({"invoice": "收据一"}, {"invoice": "收据一", "amount": Fen(99)}, []),
        ({"invoice": "", "attachments": ("a" * 64,)}, {"amount": Fen(99)}, []),
        ({}, {"amount": Fen(99), "day": BEGIN - A_DAY}, [Severity.WARNING]),
        ({"day": date(2024, 1, 1)}, {"amount": Fen(99), "day": BEGIN - A_DAY}, []),
    ],
)
def test_r27_an_invoice_has_one_number_one_amount_and_one_payee(
    one: dict[str, Any], other: dict[str, Any], found: list[Severity | None]
) -> None:
    assert claims(one, other) == found


def brother(payee: str, **more: Any) -> Interest:
    return change(RELATED, payee=payee, **more)


@pytest.mark.parametrize(
    ("interests", "days", "count"),
    [
        ((brother("甲店铺"), brother("乙店铺")), 0, 1),
        ((brother("甲店铺"), brother("乙店铺")), 25, 1),
        ((brother("甲店铺"), brother("乙店铺")), 26, 0),
        ((brother("甲店铺"), brother("乙店铺", account="other")), 0, 0),
        ((brother("甲店铺"), brother("乙店铺", since=END)), 0, 0),
        ((brother("甲店铺"), brother("乙店铺", since=APPLIED.day)), 0, 1),
        ((brother("甲店铺"), brother("乙店铺", since=APPLIED.day + A_DAY)), 0, 0),
        ((brother("甲店铺"), brother("乙店铺", until=APPLIED.day)), 0, 0),
        ((brother("甲店铺"), brother("乙店铺", until=APPLIED.day + A_DAY)), 0, 1),
        ((brother("甲店铺"),), 0, 0),
    ],
)
def test_r28_relatives_of_one_person_are_taken_together(
    interests: tuple[Interest, ...], days: int, count: int
) -> None:
    known = {
        "f": change(APPLIED, payee="甲店铺", amount=Fen(700), total=Fen(700)),
        "g": change(
            APPLIED,
            payee="乙店铺",
            amount=Fen(700),
            total=Fen(700),
            day=APPLIED.day + timedelta(days=days),
            number="F-2",
            invoice="12345679",
        ),
    }
    of = shelf(applications=known, interests={f"i{n}": one for n, one in enumerate(interests)})
    assert len(list(among_relatives(of))) == count


def test_r28_one_payee_twice_is_for_r10() -> None:
    known = {
        key: change(APPLIED, payee="甲店铺", amount=Fen(700), total=Fen(700), invoice=key * 8)
        for key in ("1", "2")
    }
    of = shelf(applications=known, interests={"i": brother("甲店铺")})
    assert list(among_relatives(of)) == []


def shown(first: str, last: str, day: date | None, **more: Any) -> Any:
    of: dict[str, Any] = {
        "collective": HERE,
        "kind": PublicationKind.FINANCE,
        "first": Month(first),
        "last": Month(last),
        "stage": PublicationStage.PUBLISHED,
        "published": day,
    }
    return change(PREPARED, **of | more)


ALL = {
    "q1": shown("2025-01", "2025-03", date(2025, 4, 20)),
    "q2": shown("2025-04", "2025-06", date(2025, 7, 1)),
    "q3": shown("2025-07", "2025-09", date(2025, 10, 20)),
}


@pytest.mark.parametrize(
    ("more", "about"),
    [
        ({}, []),
        ({"q1": shown("2025-01", "2025-03", date(2025, 4, 21))}, ["published late"]),
        ({"q1": shown("2025-01", "2025-02", date(2025, 4, 1))}, ["unpublished"]),
        ({"q1": shown("2025-01", "2025-03", None)}, ["unpublished"]),
        (
            {"q1": shown("2025-01", "2025-03", BEGIN, kind=PublicationKind.PROPERTY)},
            ["unpublished"],
        ),
        (
            {"q1": shown("2025-01", "2025-03", BEGIN, stage=PublicationStage.WITHDRAWN)},
            [],
        ),
        ({"q1": shown("2025-01", "2025-03", TODAY + A_DAY)}, ["unpublished"]),
        (
            {
                "q1": shown("2025-01", "2025-01", BEGIN),
                "q4": shown("2025-02", "2025-03", date(2025, 4, 20)),
            },
            [],
        ),
        (
            {"q5": shown("2025-01", "2025-03", date(2025, 6, 1), version=2)},
            [],
        ),
    ],
)
def test_r30_the_money_of_a_quarter_is_out_by_the_twentieth(
    more: dict[str, Any], about: list[str]
) -> None:
    published = ALL | more
    of = shelf(publications=published, states={})
    assert [one.about[0] for one in unpublished(of)] == about


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({}, 3),
        ({"today": date(2025, 4, 20)}, 0),
        ({"today": date(2025, 4, 21)}, 1),
        ({"last": Month("2025-05")}, 1),
        ({"first": Month("2025-04")}, 2),
        ({"chart": Chart(collective=HERE, first=Month("2025-02"))}, 2),
        ({"chart": Chart(collective=HERE)}, 0),
    ],
)
def test_r30_a_quarter_counts_once_it_is_due_and_the_books_were_open(
    more: dict[str, Any], count: int
) -> None:
    assert len(list(unpublished(shelf(**more)))) == count


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [
        (date(2025, 1, 1), date(2030, 1, 1), 3),
        (date(2025, 1, 2), date(2030, 1, 1), 2),
        (date(2025, 1, 1), date(2025, 10, 20), 2),
        (date(2025, 1, 1), date(2025, 10, 21), 3),
    ],
)
def test_r30_a_collective_that_is_not_there_owes_nothing(
    since: date, until: date, count: int
) -> None:
    owner = change(shelf().owner, since=since, until=until)
    assert len(list(unpublished(shelf(owner=owner)))) == count


GONE = shown(
    "2025-01",
    "2025-03",
    date(2025, 4, 1),
    stage=PublicationStage.WITHDRAWN,
    withdrawn=TODAY - 11 * A_DAY,
    ground=WithdrawalGround.PERSONAL_DATA,
)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (GONE, None, 1),
        (change(GONE, withdrawn=TODAY - 10 * A_DAY), None, 0),
        (GONE, shown("2025-01", "2025-03", END), 0),
        (GONE, shown("2025-01", "2025-06", END), 0),
        (GONE, shown("2025-02", "2025-03", END), 1),
        (GONE, shown("2025-01", "2025-03", END, kind=PublicationKind.PROPERTY), 1),
        (GONE, shown("2025-01", "2025-03", END, stage=PublicationStage.PREPARED), 1),
        (change(GONE, first=Month("2024-10"), last=Month("2024-12")), None, 0),
    ],
)
def test_r31_what_was_withdrawn_is_shown_again(one: Any, other: Any, count: int) -> None:
    both = {"p": one} | ({} if other is None else {"q": change(other, version=2)})
    assert len(list(withdrawn(shelf(publications=both)))) == count


def test_r31_what_was_shown_long_enough_may_go_and_is_a_notice() -> None:
    for ground, severity in (
        (WithdrawalGround.PERSONAL_DATA, None),
        (WithdrawalGround.SHOWN_ENOUGH, Severity.NOTICE),
    ):
        (found,) = withdrawn(shelf(publications={"p": change(GONE, ground=ground)}))
        assert found.severity is severity


def own(**more: Any) -> Ledgers:
    known = {HERE: FundPolicy((change(POLICY, **more),)), CITY: FundPolicy((POLICY,))}
    return shelf(policies=known)


TWO = (Tier(up_to=Fen(1000), steps=(Step(role=VILLAGE_HEAD, quorum=2),)),)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, []),
        ({"cash_limit": Fen(501)}, ["cash limit"]),
        ({"cash_limit": Fen(499)}, []),
        ({"resolution_above": Fen(5001)}, ["limit above which a resolution is needed"]),
        ({"largest_cash_payment": Fen(301)}, ["largest payment in cash"]),
        ({"split_days": 9}, ["days taken together"]),
        ({"spend_cash_income": True}, ["income may be spent in cash"]),
        ({"tiers": TWO}, []),
        ({"since": END + A_DAY, "cash_limit": Fen(501)}, []),
    ],
)
def test_r32_each_thing_that_a_policy_asks_less_is_said(
    more: dict[str, Any], said: list[str]
) -> None:
    found = list(policy(own(**more)))
    assert [one.en for each in found for one in each.evidence] == said
    assert all(each.severity is Severity.WARNING for each in found)


def test_r32_fewer_approvals_than_the_city_asks_are_serious() -> None:
    known = {HERE: FundPolicy((POLICY,)), CITY: FundPolicy((change(POLICY, tiers=TWO),))}
    (found,) = policy(shelf(policies=known))
    assert found.severity is None
    assert found.evidence[0].value == "2 → 1"
    assert list(policy(shelf(policies={CITY: FundPolicy((POLICY,))}))) == []
    assert list(policy(shelf(policies={HERE: FundPolicy((POLICY,))}))) == []


@pytest.mark.parametrize(
    ("now", "spent", "old", "what"),
    [
        (100, 100, 50, []),
        (100, 101, 50, ["over"]),
        (101, 0, 50, ["raised"]),
        (101, 0, 0, []),
        (101, 102, 50, ["over", "raised"]),
    ],
)
def test_r33_a_plan_is_kept_and_does_not_leap(
    now: int, spent: int, old: int, what: list[str]
) -> None:
    lines = (
        BudgetLine(year=2025, item="维修", budget=Fen(now), spent=spent),
        BudgetLine(year=2024, item="维修", budget=Fen(old), spent=10**6),
    )
    of = shelf(budgets={HERE: Purse(lines=lines)})
    assert [one.about[3] for one in budget(of)] == what


def test_r30_a_quarter_that_goes_out_in_parts_is_as_late_as_its_last() -> None:
    parts = {
        "q1": shown("2025-01", "2025-01", BEGIN),
        "q4": shown("2025-02", "2025-03", date(2025, 4, 22)),
    }
    (late,) = unpublished(shelf(publications=ALL | parts, states={}))
    assert (late.about[0], late.day) == ("published late", date(2025, 4, 22))
    assert late.evidence[1].value == "2025-04-22"
    assert "2 天" in late.zh


def test_r32_what_is_looser_is_said_in_the_language_of_the_sentence() -> None:
    (found,) = policy(own(cash_limit=Fen(501), split_days=9))
    assert "库存现金限额；合并计算天数" in found.zh
    assert "cash limit; days taken together" in found.en


@pytest.mark.parametrize(
    ("payee", "sentence"),
    [("大庄建材", texts.INVOICE_IN_PARTS), ("别家", texts.INVOICE_OF_TWO)],
)
def test_r27_one_payee_may_be_paid_in_parts_and_two_may_not(payee: str, sentence: Wording) -> None:
    first = change(APPLIED, invoice=LONG, number="F-1")
    second = change(first, number="F-2", day=JUNE, amount=Fen(99), payee=payee)
    (found,) = invoices(shelf(applications={"a": first, "b": second}))
    said = sentence.say(number="F-2", other="F-1", amounts="1.00、0.99")
    assert (found.zh, found.en) == (said["zh"], said["en"])
