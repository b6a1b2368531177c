"""Two accounts of one person, through the app: neither judges what the other did, anywhere."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from ruralgov.domain import cases as c
from ruralgov.domain import funds as f
from ruralgov.domain.access import GrantRole, RegisterAccount
from ruralgov.domain.books import messages as b
from ruralgov.domain.cases import CHECKER, HANDLER, Action, Satisfaction
from ruralgov.domain.collectives import COLLECTIVE_FINANCE, FoundCollective
from ruralgov.domain.kernel.ids import AccountId, AssetId, CollectiveId, ContractId, PersonId
from ruralgov.domain.kernel.roles import Role
from tests.books.ledger import Ledger
from tests.disclosure.desk import Desk as DisclosureDesk
from tests.funds.desk import REVIEWERS, Desk
from tests.property.contracts import decide
from tests.property.scenario import letting, pond
from tests.town import DAY, Town, code_of
from tests.ways import WAY, matter, report, take

OWN_WORK = "handler_judges_own_work"


def one_person(town: Town, *accounts: str) -> PersonId:
    """Let the accounts be of one person."""
    person = town.person(town.household(f"of {accounts}"))
    for account in accounts:
        register(town, account, person=person)
    return person


def register(town: Town, account: str, **whose: Any) -> None:
    town.do("admin", RegisterAccount(account=AccountId(account), basis="聘用", **whose))


def grant(town: Town, account: str, role: Role) -> None:
    town.do("admin", GrantRole(account=AccountId(account), role=role, basis="t"))


def handled(town: Town) -> Any:
    case = report(town, matter(town))
    take(town, case, *WAY[:4])
    return case


def test_cases_one_person_neither_handles_and_checks_nor_calls_back(town: Town) -> None:
    one_person(town, "handler", "checker", "caller", "supervisor", "desk")
    case = handled(town)
    take(town, case, Action.ASK_EXTENSION)
    for action in (Action.EXTEND, Action.REFUSE_TIME, Action.FORCE):
        assert code_of(partial(take, town, case, action)) == OWN_WORK
    take(town, case, Action.REPORT_DONE)
    for action in (Action.PASS_CHECK, Action.FAIL_CHECK):
        assert code_of(partial(take, town, case, action)) == OWN_WORK


def test_cases_who_asks_for_a_return_does_not_decide_it_by_another_account(town: Town) -> None:
    one_person(town, "handler", "desk")
    case = report(town)
    take(town, case, *WAY[:2], Action.ASK_RETURN)
    for action in (Action.GRANT_RETURN, Action.REFUSE_RETURN):
        assert code_of(partial(take, town, case, action)) == OWN_WORK


def test_cases_none_who_did_some_of_the_work_judges_it(town: Town) -> None:
    grant(town, "checker", HANDLER)
    grant(town, "second", HANDLER)
    acting: dict[str, Any] = town.city.staff("handler") | {"actor": town.account("second")}
    case = report(town)
    take(town, case, Action.ACCEPT, Action.DISPATCH)
    town.do("checker", c.SignCase(case=case))
    take(town, case, Action.HANDLE)
    town.app.execute(c.ReportDone(case=case, outcome="好"), **acting)
    assert code_of(lambda: take(town, case, Action.PASS_CHECK)) == OWN_WORK
    grant(town, "second", CHECKER)
    check = c.CheckCase(case=case, passed=True, note="好")
    assert code_of(lambda: town.app.execute(check, **acting)) == OWN_WORK
    grant(town, "third", CHECKER)
    town.app.execute(check, **acting | {"actor": town.account("third")})


def test_cases_who_answered_does_not_call_back(town: Town) -> None:
    one_person(town, "desk", "caller")
    case = report(town)
    take(town, case, Action.ACCEPT, Action.ANSWER)
    call = c.CallBack(case=case, satisfaction=Satisfaction.SATISFIED)
    assert code_of(lambda: town.do("caller", call)) == OWN_WORK


def test_cases_a_machine_checks_nothing_and_its_own_work_is_checked(town: Town) -> None:
    register(town, "checker", machine="图像识别")
    register(town, "handler", machine="工单接口")
    case = handled(town)
    take(town, case, Action.REPORT_DONE)
    assert code_of(lambda: take(town, case, Action.PASS_CHECK)) == "machine_judges"
    grant(town, "auditor", CHECKER)
    acting = town.city.staff("checker") | {"actor": town.account("auditor")}
    town.app.execute(c.CheckCase(case=case, passed=True, note="看过"), **acting)


def test_books_one_person_does_not_enter_and_post(town: Town) -> None:
    ledger = Ledger(town)
    ledger.open()
    one_person(town, "bookkeeper", "bookchecker")
    voucher = ledger.enter(("112", 1), ("501", -1))
    for command in (b.PostVoucher(voucher=voucher), b.RejectVoucher(voucher=voucher, reason="x")):
        assert code_of(partial(town.do, "bookchecker", command)) == "checker_is_maker"


def test_funds_each_step_and_the_payment_are_of_another_person(town: Town) -> None:
    desk = Desk(town)
    desk.bank(90_000)
    one_person(town, "applicant", "head")
    one_person(town, "reviewer", "reviewer2", "cashier")
    key = desk.file(2_000)
    assert code_of(lambda: desk.approve(key)) == "approver_is_applicant"
    assert "head" in {bar.account for bar in desk.of(key).barred}
    desk.approve(key, "head2")
    desk.approve(key, "reviewer", REVIEWERS.role)
    again = code_of(lambda: desk.approve(key, "reviewer2", REVIEWERS.role))
    assert again == "approver_heard"
    desk.approve(key, "reviewer3", REVIEWERS.role)
    assert code_of(lambda: desk.pay(key, 2_000)) == "payer_not_separate"


def test_funds_a_relation_bars_all_accounts_of_the_person(town: Town) -> None:
    desk = Desk(town)
    desk.bank(90_000)
    one_person(town, "head", "auditor")
    declared = f.DeclareInterest(
        collective=desk.collective,
        account=AccountId("auditor"),
        payee="亲戚建材店",
        reason="配偶经营",
        since=DAY,
    )
    desk.give("townfunds", declared)
    key = desk.file(500, payee="亲戚建材店")
    assert code_of(lambda: desk.approve(key)) == "approver_related"
    desk.approve(key, "head2")


def test_funds_nobody_delegates_to_themselves_and_the_applicant_withdraws(town: Town) -> None:
    desk = Desk(town)
    desk.bank(90_000)
    one_person(town, "head", "deputy")
    today = desk.today
    command = f.DelegateRole(
        collective=desk.collective,
        receiver=AccountId("deputy"),
        role=Role("village_head"),
        since=today,
        until=today + timedelta(days=9),
        reason="外出",
    )
    assert code_of(lambda: desk.give("head", command)) == "delegate_without_role"
    one_person(town, "applicant", "second")
    desk.grant("second", Role("fund_applicant"), town.village)
    key = desk.file()
    desk.give("second", f.WithdrawApplication(application=key, reason="改期"))


def test_property_who_drafts_a_contract_does_not_decide_it(town: Town) -> None:
    founding = FoundCollective(place=town.village, name="社", since=DAY, source="t")
    collective = CollectiveId(town.do("registrar", founding).key)
    asset = AssetId(town.do("keeper", pond(collective)).key)
    contract = ContractId(town.do("keeper", letting(collective, (asset,))).key)
    one_person(town, "keeper", "head")
    assert code_of(lambda: town.do("head", decide(contract))) == "contract_same_person"


def test_disclosure_is_reviewed_by_two_persons_who_did_not_prepare_it(town: Town) -> None:
    desk = DisclosureDesk(town)
    desk.ledger.close("2025-01")
    one_person(town, "reviewer", "reviewer2")
    one_person(town, "discloser", "reviewer3")
    key = desk.prepare()
    assert code_of(lambda: desk.review(key, "reviewer3")) == "disclosure_own_review"
    desk.review(key)
    assert code_of(lambda: desk.review(key, "reviewer2")) == "disclosure_reviewed_already"


def test_the_person_behind_an_account_is_looked_up_once_in_a_batch(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_person(town, "bookkeeper", "auditor")
    ledger = Ledger(town)
    ledger.open()
    vouchers = [ledger.enter(("112", n), ("501", -n)) for n in range(1, 30)]
    grant(town, "second", CHECKER)  # from here on nothing is kept at hand
    asked: list[Any] = []
    storage = type(town.app.storage.begin(write=False))
    real = storage.lookup

    def lookup(tx: Any, table: str, columns: Any, wanted: list[Any]) -> Any:
        if table == "accounts":
            asked.extend(wanted)
        return real(tx, table, columns, wanted)

    monkeypatch.setattr(storage, "lookup", lookup)
    posting = [b.PostVoucher(voucher=voucher) for voucher in vouchers]
    acting: dict[str, Any] = {
        "actor": town.account("bookchecker"),
        "purpose": COLLECTIVE_FINANCE,
    }
    town.app.execute_all(posting, **acting)
    assert sorted(asked) == [("bookchecker",), ("bookkeeper",)]
