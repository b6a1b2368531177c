"""Who reads what, the figures, and what stands still: rules 18, 19 and 20."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import fields

from ruralgov.domain import mediation as m
from ruralgov.domain.access import Readings, RegisterAccount
from ruralgov.domain.kernel.ids import AccountId, DisputeId, MediationCommitteeId
from ruralgov.domain.kernel.money import Fen
from tests.mediation.parlour import (
    A_DAY,
    BEGUN,
    CLERK,
    GUIDE,
    MEDIATOR,
    PAPER,
    Parlour,
    holding,
    words,
)
from tests.town import NAME, code_of

Fault = m.MediationFault


@pytest.fixture
def here() -> Parlour:
    return Parlour()


@pytest.fixture
def committee(here: Parlour) -> MediationCommitteeId:
    return here.committee()


def figures(here: Parlour, **more: Any) -> m.MediationSummary:
    values: dict[str, Any] = {"since": BEGUN, "until": here.today}
    found: m.MediationSummary = here.town.ask(GUIDE, m.MediationFigures(**values | more))
    return found


def test_rule_18_the_file_names_the_parties_and_each_reading_is_recorded(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.agreed(committee)
    found = here.file(key)
    assert [one.name for one in found.parties] == [NAME, NAME]
    assert found.text == "院墙倒塌砸坏了菜棚"
    assert found.agreement is not None
    assert found.agreement.obligations[0].words == "赔偿菜棚损失"
    read = here.town.ask("auditor", Readings(subject=f"dispute/{key}"))
    assert {row.account for row in read} == {CLERK}


def test_rule_18_a_mediator_reads_what_they_mediate_and_nothing_else(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key, other = here.accepted(committee), here.dispute(committee)
    ask = here.town.ask
    assert code_of(lambda: ask(MEDIATOR, m.DisputeFile(dispute=key))) == ""
    assert code_of(lambda: ask(MEDIATOR, m.DisputeFile(dispute=other))) == "dispute_not_yours"
    assert code_of(lambda: ask("auditor", m.DisputeFile(dispute=key))) == "not_granted"


def test_rule_18_a_party_reads_its_own_by_whatever_role(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.dispute(committee)
    own = m.OwnDispute(dispute=key)
    assert code_of(lambda: here.town.ask("reporter", own)) == "dispute_not_yours"
    account = RegisterAccount(account=AccountId("reporter"), person=here.other, basis="街巷长")
    here.town.do("admin", account)
    assert here.town.ask("reporter", own).text == "院墙倒塌砸坏了菜棚"


def test_rule_18_what_was_conceded_stays_with_the_mediators(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.accepted(committee)
    here.do(holding(key, here.today, concessions=words("愿意让步三百元")))
    assert "让步" not in repr(here.file(key))
    ask = here.town.ask
    assert code_of(lambda: ask(CLERK, m.ConcessionsOf(dispute=key))) == "not_granted"
    (one,) = ask(MEDIATOR, m.ConcessionsOf(dispute=key))
    assert (one.session, one.words) == (1, "愿意让步三百元")
    here.do(m.DeclareTie(dispute=key, person=here.mediator, tie=m.Tie.OTHER))
    assert code_of(lambda: ask(MEDIATOR, m.ConcessionsOf(dispute=key))) == "dispute_not_yours"


def test_rule_19_what_was_accepted_is_the_whole_of_what_came_of_it(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    above = here.committee(here.town.town)
    village = here.agreed(committee)
    here.do(
        m.RecordObligationPerformance(
            dispute=village,
            obligation=1,
            day=here.today,
            amount=Fen(100_000),
            proof=words("收条"),
        )
    )
    _up(here, committee, above)
    left = here.accepted(committee)
    here.do(m.DeclineMediation(dispute=left, party=1, told=PAPER))
    here.accepted(committee)
    never = here.dispute(committee)
    here.do(m.DeclineMediation(dispute=never, party=2, told=PAPER))
    found = figures(here)
    assert (found.accepted, found.within, found.open, found.declined) == (4, (1, 2), 1, 1)
    assert found.ended == (m.CauseCount(cause=m.TerminationCause.LEFT, disputes=1),)
    settled = sum(one.disputes for one in found.settled)
    assert found.accepted == settled + found.open + sum(one.disputes for one in found.ended)
    assert (found.written, found.applied, found.confirmed) == (2, 0, 0)
    assert figures(here, place=here.town.other).accepted == 0
    assert figures(here, since=here.today + A_DAY, until=here.today + A_DAY).accepted == 0


def _up(here: Parlour, committee: MediationCommitteeId, above: MediationCommitteeId) -> DisputeId:
    """Settle a dispute of the village in the town: it counts where it arose."""
    key = here.accepted(committee)
    here.do(m.PassDisputeUp(dispute=key, to=above, reason=words("复杂")))
    here.do(m.TakeUpDispute(dispute=key))
    here.do(m.ChooseMediator(dispute=key, person=here.mediator, accepted=(1, 2)))
    here.do(holding(key, here.today))
    draft = m.DraftMediationAgreement(
        dispute=key, form=m.AgreementForm.WRITTEN, facts=words("清楚")
    )
    here.do(draft)
    here.do(
        m.AddObligation(
            dispute=key,
            debtor=2,
            creditor=1,
            kind=m.ObligationKind.ACT,
            words=words("修复院墙"),
            due=here.today,
        )
    )
    here.signed(key)
    here.do(m.CountersignMediationAgreement(dispute=key, day=here.today), MEDIATOR)
    here.do(m.SealMediationAgreement(dispute=key, day=here.today))
    return key


def test_rule_19_obligations_count_by_the_day_they_fell_due(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.agreed(committee)
    due = here.today + 10 * A_DAY
    here.later(12)
    here.do(
        m.RecordObligationPerformance(
            dispute=key, obligation=1, day=here.today, amount=Fen(100_000), proof=words("收条")
        )
    )
    found = figures(here, since=due, until=due)
    assert (found.obligations, found.fulfilled, found.late) == (1, 0, 1)
    assert figures(here, since=BEGUN, until=due - A_DAY).obligations == 0


def test_rule_20_what_stands_still_is_found_from_its_day_on(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    above = here.committee(here.town.town)
    begun = here.today
    waits = here.dispute(committee)
    late = here.accepted(committee)
    passed = here.accepted(committee)
    here.do(m.PassDisputeUp(dispute=passed, to=above, reason=words("复杂")))
    owing = here.agreed(committee)
    due = here.file(late).due
    assert due is not None

    def found(day: date) -> set[tuple[Fault, str]]:
        rows = here.town.ask(GUIDE, m.MediationFindings(), day)
        return {(one.fault, one.key) for one in rows}

    assert found(begun) == set()
    assert (Fault.UNTAKEN, passed) not in found(begun + timedelta(7))
    assert (Fault.UNTAKEN, passed) in found(begun + timedelta(8))
    assert (Fault.OVERDUE, owing) not in found(begun + timedelta(10))
    assert (Fault.OVERDUE, owing) in found(begun + timedelta(11))
    assert (Fault.WAITING, waits) not in found(begun + timedelta(30))
    assert (Fault.WAITING, waits) in found(begun + timedelta(31))
    assert (Fault.TIME_OVER, late) not in found(due)
    assert (Fault.TIME_OVER, late) in found(due + A_DAY)
    assert (Fault.TERM_OVER, committee) in found(date(2028, 1, 1))
    assert (Fault.TERM_OVER, committee) not in found(date(2027, 12, 31))


def test_rule_19_in_public_no_count_below_five_is_told_and_no_total(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    asked = m.MediationOverview(year=here.today.year)
    here.dispute(committee)
    wrong = here.dispute(committee)
    here.do(m.WithdrawDispute(dispute=wrong, reason=words("重复")))
    for _ in range(4):
        here.do(m.DeclineMediation(dispute=here.dispute(committee), party=1, told=PAPER))
    for _ in range(5):
        here.accepted(committee)
    assert code_of(lambda: here.town.ask("villager", asked)) == "mediation_year_open"
    here.town.clock.now = here.town.clock.now.replace(year=here.today.year + 1)
    (line,) = here.town.ask("villager", asked)
    assert (line.place, line.open, line.declined, line.ended) == (here.town.town, 5, None, None)
    assert {count for _, count in line.settled} == {None}
    here.town.clock.now = here.town.clock.now.replace(year=here.today.year - 1)
    here.do(m.DeclineMediation(dispute=here.dispute(committee), party=1, told=PAPER))
    here.town.clock.now = here.town.clock.now.replace(year=here.today.year + 1)
    assert here.town.ask("villager", asked)[0].declined == 5
    assert {one.name for one in fields(m.MediationTownLine)} == {
        *("place", "settled", "ended", "open", "declined")
    }, "no total, which would tell what is held back"
