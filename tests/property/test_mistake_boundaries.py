"""The rules by which an entry is taken back where they turn, without an app."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import AssetId, ContractId, ReceiptId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.property import (
    Asset,
    AssetMistake,
    AssetStage,
    Contract,
    ContractMistake,
    ContractStage,
    DepositSettlement,
    Direction,
    DueKind,
    PerformanceNote,
    rules_mistake,
)
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property.model_asset import Valuation, ValueChange
from ruralgov.domain.property.model_contract import Credit, Due, Reduction, Term, Variation
from ruralgov.domain.property.records import ASSET, CONTRACT
from ruralgov.domain.property.rows_contract import ContractRow
from ruralgov.domain.property.rows_receipt import ContractReceiptRow
from tests.given import TODAY, Outcome, States, given
from tests.property.drafts import CONTRACT_NOW, HERE, UNTIL
from tests.property.scenario import DECISION
from tests.property.test_boundaries import BOUGHT, PRESS, gone_at, plan
from tests.property.test_contract_boundaries import A_DAY, IT, POND, bound
from tests.property.test_payments import accepted

Entry, Stage = ContractMistake, ContractStage


def back(
    entry: ContractMistake,
    known: Contract = CONTRACT_NOW,
    rows: tuple[Any, ...] = (),
    asset: Asset = POND,
    account: str = "me",
) -> Outcome:
    others: States = {(ASSET.kind, "it"): asset}
    found = given(CONTRACT, state=known, others=others, rows=rows, account=account)
    command = c.WithdrawContractEntry(contract=IT, entry=entry, reason="误录")
    return found.when(command, rules_mistake.withdraw_contract_entry)


SETTLED = DepositSettlement(day=TODAY, returned=Fen(30), kept=Fen(0), reason="无欠损")
NOTED = PerformanceNote(day=TODAY, note="正常", satisfactory=True)
VARIED = Variation(
    since=TODAY,
    until=UNTIL,
    reason="协商",
    decision=DECISION,
    dues=(Due(no=5, kind=DueKind.PRICE, day=TODAY, amount=Fen(70)),),
    withdrawn=(3,),
    reduced=(Reduction(due=2, was=Fen(100), amount=Fen(40)),),
)
ALL = change(
    CONTRACT_NOW,
    notes=(NOTED,),
    acceptances=(accepted(1),),
    variations=(VARIED,),
    terms=(Term(until=UNTIL, overlong=True),),
)
"""It has something of each kind that can be taken back while it stands."""
AT: dict[ContractMistake, set[ContractStage]] = {
    Entry.DECISION: {Stage.DECIDED},
    Entry.SIGNING: {Stage.SIGNED},
    Entry.VARIATION: {Stage.SIGNED},
    Entry.NOTE: {Stage.SIGNED, Stage.PERFORMED, Stage.ENDED},
    Entry.COMPLETION: {Stage.PERFORMED},
    Entry.END: {Stage.ENDED},
    Entry.DEPOSIT: {Stage.PERFORMED, Stage.ENDED},
    Entry.ACCEPTANCE: {Stage.SIGNED, Stage.PERFORMED, Stage.ENDED},
}


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("entry", Entry)
def test_rule_17_an_entry_is_taken_back_at_its_stages_by_another_than_drafted(
    entry: ContractMistake, stage: ContractStage
) -> None:
    known = CONTRACT_NOW if entry is Entry.SIGNING else ALL
    if entry is Entry.DEPOSIT:
        known = change(known, settlement=SETTLED)
    known = change(known, stage=stage)
    code = "" if stage in AT[entry] else "contract_stage_wrong"
    assert back(entry, known).code == code
    if not code:
        assert back(entry, known, account="drafter").code == "entry_same_person"


RECEIPT = ContractReceiptRow(
    owner="r",
    collective=HERE,
    contract=IT,
    voucher=VoucherId("v"),
    line=1,
    day=TODAY,
    month=Month("2026-01"),
    amount=100,
    allocated=0,
    repaid=0,
    rest=100,
    waiting=True,
    reversed=False,
)


def renewal(stage: ContractStage, renews: ContractId = IT) -> ContractRow:
    return ContractRow(
        owner="next",
        number="2",
        collective=HERE,
        title="续包",
        direction=Direction.LET_OUT,
        tenure=CONTRACT_NOW.tenure,
        stage=stage,
        company="某公司",
        since=UNTIL,
        until=date(2030, 1, 1),
        renews=renews,
        overlong=False,
        varied=0,
        total=1,
        paid=0,
    )


def sold_by(contract: str | None) -> Asset:
    gone = gone_at(POND, TODAY)
    assert gone.disposal is not None
    named = None if contract is None else ContractId(contract)
    return change(gone, disposal=change(gone.disposal, contract=named))


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"known": change(CONTRACT_NOW, variations=(VARIED,))}, "entry_rested_on"),
        ({"known": change(CONTRACT_NOW, notes=(NOTED,))}, "entry_rested_on"),
        ({"known": change(CONTRACT_NOW, acceptances=(accepted(1),))}, "entry_rested_on"),
        ({"rows": (RECEIPT,)}, "entry_rested_on"),
        ({"rows": (change(RECEIPT, reversed=True),)}, ""),
        ({"rows": (change(RECEIPT, contract=ContractId("other")),)}, ""),
        ({"rows": (renewal(Stage.SIGNED),)}, "entry_rested_on"),
        ({"rows": (renewal(Stage.ENDED),)}, "entry_rested_on"),
        ({"rows": (renewal(Stage.DECIDED),)}, ""),
        ({"rows": (renewal(Stage.SIGNED, ContractId("other")),)}, ""),
        ({"asset": sold_by("it")}, "entry_rested_on"),
        ({"asset": sold_by("other")}, ""),
        ({"asset": sold_by(None)}, ""),
    ],
)
def test_rule_17_a_signing_is_taken_back_while_nothing_rests_on_it(
    more: dict[str, Any], code: str
) -> None:
    found = back(Entry.SIGNING, **more)
    assert found.code == code
    if not code:
        after = CONTRACT.evolve(CONTRACT_NOW, found.only())
        assert (after.stage, after.signed, after.dues) == (Stage.DECIDED, None, ())


PAID = Credit(receipt=ReceiptId("r"), due=5, amount=Fen(1), day=TODAY)
LET = (bound(UNTIL, date(2030, 1, 1), Direction.LET_OUT, "other"),)
"""Another lets it from the day on which this one is over."""


@pytest.mark.parametrize(
    ("more", "rows", "asset", "code"),
    [
        ({}, (), POND, ""),
        ({"credits": (PAID,)}, (), POND, "entry_rested_on"),
        ({"credits": (change(PAID, due=1),)}, (), POND, ""),
        ({"variations": ()}, (), POND, "nothing_entered"),
        ({}, LET, POND, ""),
        ({"until": UNTIL - A_DAY}, LET, POND, ""),
        ({"until": UNTIL, "terms": "longer"}, LET, POND, "asset_bound"),
        ({"until": UNTIL, "terms": "longer"}, (), POND, ""),
        ({"until": UNTIL, "terms": "longer"}, (), sold_by(None), "asset_gone"),
        ({"until": UNTIL}, (), sold_by(None), ""),
    ],
)
def test_rule_17_a_variation_is_taken_back_unless_it_was_paid_or_another_has_the_days(
    more: dict[str, Any], rows: tuple[Any, ...], asset: Asset, code: str
) -> None:
    longer = (Term(until=UNTIL + A_DAY, overlong=True),)
    made = {key: longer if value == "longer" else value for key, value in more.items()}
    known = change(ALL, **made)
    found = back(Entry.VARIATION, known, rows, asset)
    assert found.code == code
    if not code:
        after = CONTRACT.evolve(known, found.only())
        assert (after.variations, after.terms) == ((), ())
        assert (after.until, after.overlong) == (known.terms[-1].until, True)


def test_rule_17_the_dues_of_a_variation_go_with_it_and_the_others_come_back() -> None:
    dues = tuple(
        change(due, withdrawn=due.no == 3, amount=Fen(40) if due.no == 2 else due.amount)
        for due in CONTRACT_NOW.dues
    )
    earlier = (change(VARIED, dues=(), withdrawn=(), reduced=()), VARIED)
    terms = (Term(until=TODAY, overlong=False), Term(until=UNTIL, overlong=True))
    known = change(ALL, dues=(*dues, *VARIED.dues), variations=earlier, terms=terms)
    after = CONTRACT.evolve(known, back(Entry.VARIATION, known).only())
    assert after.dues == (*CONTRACT_NOW.dues, change(VARIED.dues[0], withdrawn=True))
    assert (after.variations, after.terms) == (earlier[:1], terms[:1])


PENALTY = Due(no=5, kind=DueKind.PENALTY, day=TODAY, amount=Fen(7))
ENDED = change(
    CONTRACT_NOW, stage=Stage.ENDED, ended=TODAY, dues=(*CONTRACT_NOW.dues, PENALTY), spared=(3,)
)


@pytest.mark.parametrize(
    ("more", "rows", "asset", "code"),
    [
        ({}, (), POND, ""),
        ({"settlement": SETTLED}, (), POND, "entry_rested_on"),
        ({"credits": (PAID,)}, (), POND, "entry_rested_on"),
        ({"credits": (change(PAID, due=1),)}, (), POND, ""),
        ({}, LET, POND, ""),
        ({}, (change(LET[0], since=TODAY, until=UNTIL),), POND, "asset_bound"),
        ({}, (change(LET[0], since=UNTIL - A_DAY),), POND, "asset_bound"),
        ({}, (), sold_by(None), "asset_gone"),
    ],
)
def test_rule_17_an_end_is_taken_back_unless_something_rests_on_it(
    more: dict[str, Any], rows: tuple[Any, ...], asset: Asset, code: str
) -> None:
    found = back(Entry.END, change(ENDED, **more), rows, asset)
    assert found.code == code
    if not code:
        after = CONTRACT.evolve(ENDED, found.only())
        assert (after.stage, after.ended, after.spared) == (Stage.SIGNED, FOREVER, ())
        assert [due.no for due in after.dues if due.withdrawn] == [5]


@pytest.mark.parametrize(("settlement", "code"), [(None, ""), (SETTLED, "entry_rested_on")])
def test_rule_17_a_completion_is_taken_back_before_the_deposit_is_settled(
    settlement: DepositSettlement | None, code: str
) -> None:
    known = change(CONTRACT_NOW, stage=Stage.PERFORMED, settlement=settlement)
    assert back(Entry.COMPLETION, known).code == code


def test_rule_17_of_several_the_last_is_taken_back() -> None:
    notes = (NOTED, change(NOTED, note="欠佳"))
    known = change(CONTRACT_NOW, notes=notes)
    assert CONTRACT.evolve(known, back(Entry.NOTE, known).only()).notes == notes[:1]
    assert back(Entry.NOTE).code == "nothing_entered"
    assert back(Entry.ACCEPTANCE).code == "nothing_entered"


CHANGES = tuple(ValueChange(day=day, amount=Fen(5), basis="改造") for day in (BOUGHT, TODAY))
VALUES = tuple(Valuation(day=day, amount=Fen(5), basis="评估") for day in (BOUGHT, TODAY))
PLANS = (plan(), plan(first=Month("2026-02")))


def wrong(entry: AssetMistake, known: Asset = PRESS, rows: tuple[Any, ...] = ()) -> Outcome:
    command = a.WithdrawAssetEntry(asset=AssetId("it"), entry=entry, reason="误录")
    found = given(ASSET, state=known, rows=rows)
    return found.when(command, rules_mistake.withdraw_asset_entry)


@pytest.mark.parametrize(
    ("entry", "more", "day"),
    [
        (AssetMistake.REGISTRATION, {}, BOUGHT),
        (AssetMistake.VALUATION, {"valuations": VALUES}, TODAY),
        (AssetMistake.VALUE, {"changes": CHANGES}, TODAY),
        (AssetMistake.PLAN, {"plans": PLANS}, date(2026, 2, 1)),
    ],
)
def test_rule_17_of_an_asset_the_last_of_a_kind_is_taken_back(
    entry: AssetMistake, more: dict[str, Any], day: date
) -> None:
    known = change(PRESS, **more)
    event = wrong(entry, known).only()
    assert event.day == day
    after = ASSET.evolve(known, event)
    for name, values in more.items():
        assert getattr(after, name) == values[:1]
    assert (after.stage is AssetStage.WITHDRAWN) is (entry is AssetMistake.REGISTRATION)


@pytest.mark.parametrize("entry", AssetMistake)
def test_rule_17_what_is_not_there_is_not_taken_back(entry: AssetMistake) -> None:
    registration = entry is AssetMistake.REGISTRATION
    assert wrong(entry).code == ("" if registration else "nothing_entered")
    gone = wrong(entry, change(gone_at(PRESS, TODAY), valuations=VALUES, plans=PLANS))
    assert gone.code == ("" if entry is AssetMistake.DISPOSAL else "asset_gone")


def test_rule_17_what_went_by_mistake_is_as_it_was_marked() -> None:
    idle = change(PRESS, stage=AssetStage.IDLE, marked=AssetStage.IDLE)
    gone = gone_at(idle, TODAY)
    event = wrong(AssetMistake.DISPOSAL, gone).only()
    assert (event.day, ASSET.evolve(gone, event)) == (TODAY, idle)


@pytest.mark.parametrize(
    ("entry", "known", "rows", "code"),
    [
        (AssetMistake.REGISTRATION, PRESS, LET, "entry_rested_on"),
        (AssetMistake.REGISTRATION, PRESS, (change(LET[0], asset=AssetId("x")),), ""),
        (AssetMistake.VALUE, change(PRESS, changes=CHANGES), LET, ""),
        (AssetMistake.VALUE, change(PRESS, changes=CHANGES, plans=PLANS), (), "entry_rested_on"),
        (AssetMistake.VALUATION, change(PRESS, valuations=VALUES, plans=PLANS), (), ""),
        (AssetMistake.PLAN, change(PRESS, plans=PLANS), LET, ""),
    ],
)
def test_rule_17_a_contract_rests_on_a_registration_and_a_plan_on_a_value(
    entry: AssetMistake, known: Asset, rows: tuple[Any, ...], code: str
) -> None:
    assert wrong(entry, known, rows).code == code
