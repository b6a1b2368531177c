from datetime import date, timedelta
from typing import Any

from attrs import evolve

from ruralgov.domain.access import Readings
from ruralgov.domain.collectives import COLLECTIVE_FINANCE, PROPERTY_KEEPER, VILLAGE_HEAD
from ruralgov.domain.kernel.ids import AssetId, CollectiveId, ContractId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import (
    ContractParty,
    Contracts,
    Deposit,
    Direction,
    EndCause,
    OpenDues,
    PriceStep,
    Tenure,
)
from ruralgov.domain.property import messages_contract as c
from tests.property.contracts import (
    RENT,
    TODAY,
    agree,
    decide,
    end,
    ended,
    file,
    found,
    late,
    pay,
    varied,
    vary,
)
from tests.property.scenario import DECISION, letting, pond, refusal, signed
from tests.town import DAY, NAME, Town, code_of


def test_rule_6_drafted_decided_by_another_then_signed(
    town: Town, collective: CollectiveId, water: AssetId
) -> None:
    contract = ContractId(town.do("keeper", letting(collective, (water,))).key)
    sign = c.SignContract(contract=contract, day=date(2024, 1, 25))
    assert refusal(town, "keeper", sign) == "contract_stage_wrong"
    assert code_of(lambda: town.do("keeper", decide(contract))) == "not_granted"
    ahead = decide(contract, decision=evolve(DECISION, day=date(2027, 1, 1)))
    assert refusal(town, "head", ahead) == "day_ahead"
    town.do("head", decide(contract))
    before = evolve(sign, day=date(2024, 1, 15))
    assert refusal(town, "keeper", before) == "decided_too_late"
    ahead_sign = evolve(sign, day=date(2026, 1, 6))
    assert refusal(town, "keeper", ahead_sign) == "day_ahead"
    town.do("keeper", sign)
    assert file(town, contract).signed == date(2024, 1, 25)
    withdraw = c.WithdrawContract(contract=contract, reason="误")
    assert refusal(town, "keeper", withdraw) == "contract_stage_wrong"


def test_rule_6_one_who_holds_both_roles_does_not_decide_on_his_own_draft(
    town: Town, collective: CollectiveId, water: AssetId
) -> None:
    from ruralgov.domain.access import GrantRole
    from ruralgov.domain.kernel.ids import AccountId

    for role in (PROPERTY_KEEPER, VILLAGE_HEAD):
        town.do("admin", GrantRole(account=AccountId("both"), role=role, basis="t"))
    acting: Any = {"actor": town.account("both"), "purpose": COLLECTIVE_FINANCE}
    key = ContractId(town.app.execute(letting(collective, (water,)), **acting).key)
    command = decide(key)
    assert code_of(lambda: town.app.execute(command, **acting)) == "contract_same_person"
    town.do("head", command)


def test_rule_6_performance_is_noted_once_it_is_signed(
    town: Town, collective: CollectiveId, water: AssetId
) -> None:
    contract = ContractId(town.do("keeper", letting(collective, (water,))).key)
    note = c.NotePerformance(contract=contract, day=TODAY, note="堤坝渗水", satisfactory=False)
    assert refusal(town, "keeper", note) == "contract_stage_wrong"
    town.do("head", decide(contract))
    town.do("keeper", c.SignContract(contract=contract, day=TODAY))
    town.do("keeper", note)
    assert [one.note for one in file(town, contract).notes] == ["堤坝渗水"]


def test_rule_6_a_draft_says_what_it_must(
    town: Town, collective: CollectiveId, water: AssetId
) -> None:
    good = letting(collective, (water,))
    wrong = {
        "party_wrong": (
            evolve(good, company="某公司"),
            evolve(good, person=None, telephone=None),
        ),
        "tenure_wrong": (evolve(good, tenure=None), evolve(good, direction=Direction.SELL)),
        "contract_assets_wrong": (evolve(good, assets=()), evolve(good, assets=(water, water))),
        "price_missing": (evolve(good, price=()),),
        "dates_reversed": (evolve(good, until=good.since),),
        "due_outside_term": (
            evolve(good, price=(PriceStep(first=good.until, amount=Fen(1)),)),
            evolve(good, deposit=Deposit(day=good.until, amount=Fen(1))),
        ),
        "asset_missing": (evolve(good, assets=(AssetId("x"),)),),
        "collective_missing": (evolve(good, collective=CollectiveId("x")),),
    }
    for code, commands in wrong.items():
        for command in commands:
            assert refusal(town, "keeper", command) == code
    assert code_of(lambda: PriceStep(first=DAY, amount=Fen(0))) == "amount_range"
    assert code_of(lambda: PriceStep(first=DAY, amount=Fen(1), times=0)) == "price_wrong"
    other = found(town, name="另一社")
    assert code_of(lambda: town.do("keeper", letting(other, (water,)))) == "asset_missing"
    free = evolve(good, price=(), tenure=Tenure.HOUSEHOLD, deposit=None, id=ContractId("c-1"))
    assert town.do("keeper", free).key == "c-1"
    assert refusal(town, "keeper", free) == "contract_taken"


def test_rule_9_a_renewal_follows_the_old_contract_and_there_is_one(
    town: Town, collective: CollectiveId, water: AssetId, let: ContractId
) -> None:
    price = (PriceStep(first=date(2034, 2, 1), amount=Fen(1)),)
    new = letting(
        collective,
        (water,),
        renews=let,
        since=date(2034, 2, 1),
        until=date(2035, 2, 1),
        price=price,
        deposit=None,
    )
    early = evolve(new, since=date(2034, 1, 31))
    assert refusal(town, "keeper", early) == "renewal_too_early"
    other = AssetId(town.do("keeper", evolve(pond(collective), code="Z-9")).key)
    wrong = evolve(new, assets=(other,))
    assert refusal(town, "keeper", wrong) == "renewal_wrong"
    missing = evolve(new, renews=ContractId("x"))
    assert refusal(town, "keeper", missing) == "contract_missing"
    renewal = signed(town, new)
    number = file(town, renewal).row.number
    assert (file(town, let).renewed_by, file(town, renewal).row.renews) == (number, let)
    again = ContractId(
        town.do("keeper", evolve(new, since=date(2035, 2, 1), until=date(2036, 2, 1))).key
    )
    town.do("head", decide(again))
    sign = c.SignContract(contract=again, day=TODAY)
    assert refusal(town, "keeper", sign) == "contract_renewed"


def test_rule_13_a_variation_replaces_only_what_is_not_due_and_not_paid(
    town: Town, collective: CollectiveId, let: ContractId
) -> None:
    pay(town, let, "v", DAY, (1, RENT), (4, 1))
    past = varied(let, since=date(2026, 1, 4))
    assert refusal(town, "head", past) == "variation_backdated"
    new = (PriceStep(first=date(2026, 6, 1), amount=Fen(900_000), times=3),)
    early = varied(let, since=date(2026, 7, 1), price=new)
    assert refusal(town, "head", early) == "due_outside_term"
    vary(town, varied(let, price=new))
    known = file(town, let)
    kept = [due.no for due in known.dues if not due.withdrawn]
    assert kept == [1, 2, 4, 11, 12, 13, 14]
    assert known.variations[0].withdrawn == (3, 5, 6, 7, 8, 9, 10)
    assert known.row.total == 2 * RENT + 1 + 3 * 900_000 - 1
    assert known.row.varied == 1
    assert [due.no for due in town.ask("keeper", OpenDues(collective=collective))] == [
        *(11, 2, 12, 13, 14),
    ]


def test_rule_13_a_new_end_takes_off_the_dues_after_it(town: Town, let: ContractId) -> None:
    vary(town, varied(let, until=date(2027, 2, 1)))
    known = file(town, let)
    assert [due.no for due in known.dues if not due.withdrawn] == [1, 2, 3, 11]
    assert known.row.until == date(2027, 2, 1)
    wrong = varied(let, until=TODAY)
    assert refusal(town, "head", wrong) == "dates_reversed"


def test_rule_14_performed_when_nothing_is_owed_and_the_term_is_over(
    town: Town, let: ContractId
) -> None:
    done = c.CompleteContract(contract=let, day=TODAY, note="两清")
    assert refusal(town, "keeper", done) == "dues_open"
    dues = [(due.no, due.amount) for due in file(town, let).dues]
    pay(town, let, "v", TODAY, *dues)
    assert refusal(town, "keeper", done) == "term_not_over"
    town.clock.now += timedelta(days=3000)
    town.do("keeper", evolve(done, day=date(2034, 2, 1)))
    assert file(town, let).row.paid == file(town, let).row.total == 10 * RENT


def test_rule_14_an_early_end_leaves_what_was_due_owed(
    town: Town, collective: CollectiveId, let: ContractId
) -> None:
    undecided = ended(let, decision=None)
    assert refusal(town, "head", undecided) == "contract_undecided"
    past = ended(let, since=date(2026, 1, 4))
    assert refusal(town, "head", past) == "variation_backdated"
    expired = ended(let, cause=EndCause.EXPIRED)
    assert refusal(town, "head", expired) == "end_cause_wrong"
    not_yet = ended(let, cause=EndCause.EXPIRED, since=date(2034, 2, 1))
    assert refusal(town, "head", not_yet) == "term_not_over"
    end(town, ended(let))
    assert [due.no for due in file(town, let).dues if not due.withdrawn] == [1, 2, 11]
    assert [one.due for one in late(town, collective)] == [1, 11, 2]
    assert file(town, let).row.until == TODAY
    again = ended(let)
    assert refusal(town, "head", again) == "contract_stage_wrong"


def test_rule_14_at_the_end_of_its_term_nothing_more_is_needed(
    town: Town, collective: CollectiveId, let: ContractId
) -> None:
    town.clock.now += timedelta(days=3000)
    town.do("head", ended(let, cause=EndCause.EXPIRED, since=date(2034, 2, 1), decision=None))
    known = file(town, let)
    assert (known.cause, known.row.until) == (EndCause.EXPIRED, date(2034, 2, 1))
    assert len(late(town, collective)) == 11


def test_rule_14_a_deposit_goes_back_once(town: Town, let: ContractId) -> None:
    back = c.SettleDeposit(contract=let, day=TODAY, returned=Fen(2_000_00), reason="补堤")
    assert refusal(town, "head", back) == "contract_stage_wrong"
    end(town, ended(let))
    whole = evolve(back, returned=Fen(3_000_00))
    assert refusal(town, "head", whole) == "deposit_wrong"
    pay(town, let, "v", TODAY, (11, 3_000_00))
    assert refusal(town, "head", back) == "deposit_wrong"
    less = evolve(back, returned=Fen(4_000_00), kept=Fen(-1_000_00))
    assert refusal(town, "head", less) == "deposit_wrong"
    town.do("head", evolve(back, kept=Fen(1_000_00)))
    agree(town, let)
    assert refusal(town, "head", whole) == "deposit_wrong"


def test_rule_16_a_person_is_named_by_one_query_and_its_reading_is_recorded(
    town: Town, collective: CollectiveId, let: ContractId
) -> None:
    assert NAME not in str(file(town, let))
    (row,) = town.ask("discloser", Contracts(collective=collective))
    assert NAME not in str(row)
    party = ContractParty(contract=let)
    assert code_of(lambda: town.ask("discloser", party)) == "not_granted"
    answer = town.ask("keeper", party)
    assert (answer.person, answer.telephone) == (NAME, "13900000000")
    readings = town.ask("auditor", Readings(subject=f"contract/{let}"))
    assert len(readings) == 1
