"""How a dispute comes in, is agreed to, is mediated, goes up and ends: rules 3 to 9, 11, 15."""

from datetime import timedelta
from typing import Any, get_args

import pytest
from attrs import NOTHING, fields_dict

from ruralgov.domain import mediation as m
from ruralgov.domain.access import RegisterAccount
from ruralgov.domain.kernel.ids import AccountId, DisputeId, MediationCommitteeId, PersonId
from ruralgov.domain.kernel.publish import Keeps
from ruralgov.domain.mediation.events_dispute import DisputeEvent
from ruralgov.domain.mediation.publishing import PUBLISHES
from ruralgov.domain.registry import (
    Departure,
    EndPerson,
    MergePersons,
)
from ruralgov.sample.draw import identity_number
from tests.mediation.parlour import (
    A_DAY,
    CLERK,
    GUIDE,
    MEDIATOR,
    PAPER,
    Parlour,
    holding,
    plan,
    receiving,
    words,
)
from tests.mediation.test_committees import born
from tests.town import code_of


@pytest.fixture
def here() -> Parlour:
    return Parlour()


@pytest.fixture
def committee(here: Parlour) -> MediationCommitteeId:
    return here.committee()


def stage(here: Parlour, key: DisputeId) -> m.DisputeStage:
    rows: list[m.DisputeRow] = here.town.ask(CLERK, m.Disputes())
    return next(row.stage for row in rows if row.owner == key)


def choosing(key: DisputeId, person: PersonId, **more: Any) -> m.ChooseMediator:
    values: dict[str, Any] = {"accepted": (1, 2)}
    return m.ChooseMediator(dispute=key, person=person, **values | more)


def test_rule_3_a_dispute_has_two_sides_of_one_each(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    one, other = plan(here.one), plan(here.other, against=True)

    def code(*parties: m.PartyPlan, **more: Any) -> str:
        return code_of(lambda: here.do(receiving(committee, here.village, *parties, **more)))

    assert code(one) == "dispute_sides_wrong"
    assert code(one, plan(here.other)) == "dispute_sides_wrong"
    assert code(one, m.PartyPlan(side=m.PartySide.RESPONDENT)) == "dispute_sides_wrong"
    assert code(one, other, plan(here.one, against=True)) == "dispute_sides_wrong"
    assert code(one, other, source=m.DisputeSource.REFERRED) == "dispute_letter_missing"
    assert code(one, other, source=m.DisputeSource.REFERRED, letter="函1号") == ""


def test_rule_3_a_committee_takes_what_arose_in_its_area(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    sides = plan(here.one), plan(here.other, against=True)
    elsewhere = receiving(committee, here.town.other, *sides)
    assert code_of(lambda: here.do(elsewhere)) == "dispute_place_strange"
    above = here.committee(here.town.town)
    assert code_of(lambda: here.do(receiving(above, here.town.other, *sides))) == ""


def test_rule_3_for_a_minor_an_adult_acts_who_is_no_opponent(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    child = born(here, "2015-06-01", 11)
    other = plan(here.other, against=True)

    def code(guardian: PersonId | None) -> str:
        sides = plan(child, guardian=guardian), other
        return code_of(lambda: here.do(receiving(committee, here.village, *sides)))

    wrong = "dispute_guardian_wrong"
    assert (code(None), code(here.other), code(child)) == (wrong, wrong, wrong)
    assert code(here.one) == ""


def test_rule_4_nothing_begins_before_each_agreed(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.dispute(committee)
    here.do(m.ConsentToMediation(dispute=key, party=1, told=PAPER))
    assert stage(here, key) is m.DisputeStage.RECEIVED
    again = m.ConsentToMediation(dispute=key, party=1, told=PAPER)
    assert code_of(lambda: here.do(again)) == "consent_given"
    assert code_of(lambda: here.do(choosing(key, here.mediator))) == "dispute_stage_wrong"
    assert code_of(lambda: here.do(holding(key, here.today))) == "dispute_stage_wrong"
    here.do(m.ConsentToMediation(dispute=key, party=2, told=PAPER))
    assert stage(here, key) is m.DisputeStage.ACCEPTED


def test_rule_5_a_party_declines_at_any_moment_and_it_is_over(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.dispute(committee)
    here.do(m.DeclineMediation(dispute=key, party=2, told=PAPER))
    assert stage(here, key) is m.DisputeStage.DECLINED
    other = here.accepted(committee)
    here.do(holding(other, here.today))
    here.do(m.DeclineMediation(dispute=other, party=1, told=PAPER))
    assert stage(here, other) is m.DisputeStage.TERMINATED
    assert here.file(other).cause is m.TerminationCause.LEFT


def test_rule_5_what_a_party_declines_leaves_no_trace_outside(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    """Of a dispute nothing is published, and no reason for declining has a place."""
    kept = {one.event for one in PUBLISHES if isinstance(one, Keeps)}
    assert set(get_args(DisputeEvent)) <= kept
    assert fields_dict(m.DeclineMediation).keys() == {"dispute", "party", "told"}


def test_rule_6_a_mediator_is_of_the_committee_and_accepted_by_each(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.dispute(committee)
    for number in (1, 2):
        here.do(m.ConsentToMediation(dispute=key, party=number, told=PAPER))
    codes = [
        code_of(lambda one=one: here.do(one))  # type: ignore[misc]
        for one in (
            choosing(key, here.more),
            choosing(key, here.mediator, accepted=(1,)),
            holding(key, here.today),
            choosing(key, here.mediator),
            choosing(key, here.mediator),
        )
    ]
    lacking = ["mediator_strange", "consent_lacking", "mediator_none"]
    assert codes == [*lacking, "", "mediator_chosen"]


def test_rule_6_nobody_mediates_who_was_ever_of_one_household(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.dispute(committee)
    for number in (1, 2):
        here.do(m.ConsentToMediation(dispute=key, party=number, told=PAPER))
    home = here.town.household("shared")
    for person in (here.third, here.one):
        here.move(person, home)
    assert code_of(lambda: here.do(choosing(key, here.third))) == "mediator_conflict"
    here.later(1)
    here.move(here.third, here.town.household("apart"))
    assert code_of(lambda: here.do(choosing(key, here.third))) == "mediator_conflict"
    assert code_of(lambda: here.do(choosing(key, here.woman))) == ""


def test_rule_6_a_tie_withdraws_unless_all_accept_it(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.accepted(committee)
    here.do(m.DeclareTie(dispute=key, person=here.mediator, tie=m.Tie.CREDITOR))
    assert code_of(lambda: here.do(holding(key, here.today))) == "mediator_none"
    assert code_of(lambda: here.do(choosing(key, here.mediator))) == "mediator_tie"
    wrong = choosing(key, here.mediator, tie=m.Tie.OTHER)
    assert code_of(lambda: here.do(wrong)) == "mediator_tie"
    here.do(choosing(key, here.mediator, tie=m.Tie.CREDITOR))
    assert code_of(lambda: here.do(holding(key, here.today))) == ""


def test_rule_6_who_is_in_a_dispute_records_nothing_by_any_account(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    account = RegisterAccount(account=AccountId(CLERK), person=here.other, basis="任职")
    here.town.do("admin", account)
    assert code_of(lambda: here.dispute(committee)) == "dispute_conflict"


def test_rule_6_a_household_of_a_party_records_nothing(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.dispute(committee)
    kin = here.town.person(here.town.household("kin"), identity_number(9391))
    here.move(kin, here.homes[here.one])
    here.town.do("admin", RegisterAccount(account=AccountId(CLERK), person=kin, basis="任职"))
    consent = m.ConsentToMediation(dispute=key, party=1, told=PAPER)
    assert code_of(lambda: here.do(consent)) == "dispute_conflict"
    assert code_of(lambda: here.file(key)) == "dispute_conflict"


def test_rule_7_a_session_is_open_only_if_each_wants_it(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.accepted(committee)
    one = holding(key, here.today, open=True, wanted_open=(1,))
    assert code_of(lambda: here.do(one)) == "consent_lacking"
    assert code_of(lambda: here.do(holding(key, here.today, present=()))) == "session_nobody"
    nowhere = holding(key, here.today, venue="")
    assert code_of(lambda: here.do(nowhere)) == "session_venue_lacking"
    at = here.parlour(committee)
    both = holding(key, here.today, at=at)
    assert code_of(lambda: here.do(both)) == "session_venue_lacking"
    here.do(holding(key, here.today, at=at, venue="", open=True, wanted_open=(1, 2)))
    (line,) = here.file(key).sessions
    assert (line.venue, line.open, line.joint) == ("大庄邻里会客厅", True, True)


def test_rule_7_a_victim_meets_nobody_unless_it_wishes(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.accepted(committee)
    here.do(m.FlagViolence(dispute=key, victim=1, words=words("被打")))
    assert code_of(lambda: here.do(holding(key, here.today))) == "session_victim"
    assert code_of(lambda: here.do(holding(key, here.today, present=(1,)))) == ""
    here.do(m.WishJointSession(dispute=key, victim=1, wished=True))
    assert code_of(lambda: here.do(holding(key, here.today))) == ""
    here.do(m.WishJointSession(dispute=key, victim=1, wished=False))
    assert code_of(lambda: here.do(holding(key, here.today))) == "session_victim"


def test_rule_8_it_is_settled_in_thirty_days_or_by_the_wish_of_all(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    begun = here.today
    key = here.accepted(committee)
    assert here.file(key).due == begun + 30 * A_DAY
    soon = m.TerminateMediation(dispute=key, cause=m.TerminationCause.TIME_OVER, told=PAPER)
    more = m.ExtendMediation(dispute=key, until=begun + 40 * A_DAY, agreed=(1, 2))
    alone = m.ExtendMediation(dispute=key, until=begun + 40 * A_DAY, agreed=(2,))
    here.later(30)
    assert code_of(lambda: here.do(soon)) == "termination_wrong"
    assert code_of(lambda: here.do(alone)) == "consent_lacking"
    here.do(more)
    here.later(11)
    assert code_of(lambda: here.do(holding(key, here.today))) == "session_day_wrong"
    assert code_of(lambda: here.do(holding(key, here.today - A_DAY))) == ""
    late = m.ExtendMediation(dispute=key, until=begun + 60 * A_DAY, agreed=(1, 2))
    assert code_of(lambda: here.do(late)) == "extension_wrong"
    here.do(soon)
    assert here.file(key).told_end is PAPER


def test_rule_8_the_last_day_moves_off_a_holiday(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    """2026-02-17 is the Spring Festival; thirty days from 2026-01-18 end in it."""
    here.later(13)
    key = here.accepted(committee)
    due = here.file(key).due
    assert due is not None
    assert due > here.today + 30 * A_DAY
    assert (due - here.today) < timedelta(days=45)


def test_rule_9_one_level_up_and_the_first_has_it_until_the_next(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    above = here.committee(here.town.town)
    key = here.accepted(committee)
    reason = words("重大复杂")
    same = m.PassDisputeUp(dispute=key, to=committee, reason=reason)
    assert code_of(lambda: here.do(same)) == "level_wrong"
    take = m.TakeUpDispute(dispute=key)
    assert code_of(lambda: here.do(take)) == "level_none_pending"
    up = m.PassDisputeUp(dispute=key, to=above, wished=1, reason=reason)
    here.do(up)
    assert code_of(lambda: here.do(up)) == "level_wrong"
    assert here.file(key).level is m.ResolutionLevel.VILLAGE
    assert code_of(lambda: here.do(holding(key, here.today))) == ""
    here.do(take)
    found = here.file(key)
    assert (found.level, found.place) == (m.ResolutionLevel.TOWN, here.village)
    assert code_of(lambda: here.do(holding(key, here.today))) == "mediator_none"


def test_rule_11_every_end_and_every_consent_says_how_the_side_was_told() -> None:
    telling = (
        m.RefuseDispute,
        m.ConsentToMediation,
        m.DeclineMediation,
        m.TerminateMediation,
        m.HoldMediationSession,
        m.SignMediationAgreement,
    )
    for command in telling:
        told = fields_dict(command)["told"]
        assert (told.type, told.default) == (m.Telling, NOTHING), command
    money = {
        (one.__name__, name)
        for one in vars(m).values()
        if isinstance(one, type) and hasattr(one, "__attrs_attrs__")
        for name in fields_dict(one)
        if any(word in name for word in ("fee", "charge", "price", "cost", "fine"))
    }
    assert money == set(), "nothing of mediation can be charged for"


def test_rule_15_who_died_takes_part_in_nothing_until_another_follows(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.accepted(committee)
    early = m.FollowParty(dispute=key, party=2, person=here.more, reason=words("继承"))
    assert code_of(lambda: here.do(early)) == "party_not_followed"
    died = m.TerminateMediation(dispute=key, cause=m.TerminationCause.PARTY_DIED, told=PAPER)
    assert code_of(lambda: here.do(died)) == "termination_wrong"
    here.town.do(
        "registrar", EndPerson(person=here.other, since=here.today, departure=Departure.DIED)
    )
    assert code_of(lambda: here.do(holding(key, here.today))) == "dispute_party_gone"
    here.do(early)
    third = m.ConsentToMediation(dispute=key, party=3, told=PAPER)
    assert code_of(lambda: here.do(holding(key, here.today, present=(1, 3)))) == "consent_lacking"
    here.do(third)
    assert code_of(lambda: here.do(holding(key, here.today, present=(1, 2)))) == (
        "dispute_party_unknown"
    )
    here.do(holding(key, here.today, present=(1, 3)))
    sides = {(one.number, one.follows, one.left) for one in here.file(key).parties}
    assert sides == {(1, None, None), (2, None, here.today), (3, 2, None)}


def test_rule_15_people_who_were_merged_are_one(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    again = born(here, "1940-01-01", 12)
    merge = MergePersons(person=again, into=here.one, reason=words("重复登记"))
    here.town.do("registrar", merge)
    sides = plan(here.one), plan(again, against=True)
    command = receiving(committee, here.village, *sides)
    assert code_of(lambda: here.do(command)) == "dispute_sides_wrong"


def test_rule_17_a_session_is_put_right_and_a_dispute_taken_back(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.accepted(committee)
    here.later(2)
    here.do(holding(key, here.today))
    early = m.CorrectSession(
        dispute=key, session=1, day=here.today - 3 * A_DAY, reason=words("记错")
    )
    assert code_of(lambda: here.do(early)) == "session_day_wrong"
    here.do(m.CorrectSession(dispute=key, session=1, day=here.today - A_DAY, reason=words("记错")))
    assert here.file(key).sessions[0].day == here.today - A_DAY
    other = here.dispute(committee)
    here.do(m.ConsentToMediation(dispute=other, party=1, told=PAPER))
    back = m.WithdrawDispute(dispute=other, reason=words("重复"))
    assert code_of(lambda: here.do(back)) == "consent_given"


def test_a_guide_or_mediator_alone_cannot_receive(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    sides = plan(here.one), plan(here.other, against=True)
    command = receiving(committee, here.village, *sides)
    assert {code_of(lambda who=who: here.do(command, who)) for who in (GUIDE, MEDIATOR)} == {  # type: ignore[misc]
        "not_granted"
    }


def test_rule_3_an_id_is_of_one_dispute(here: Parlour, committee: MediationCommitteeId) -> None:
    key = here.dispute(committee)
    assert code_of(lambda: here.dispute(committee, id=key)) == "dispute_there"


def test_rule_7_violence_and_the_wish_are_entered_once(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.dispute(committee)
    flag = m.FlagViolence(dispute=key, victim=1, words=words("被打"))
    wish = m.WishJointSession(dispute=key, victim=1, wished=True)
    assert code_of(lambda: here.do(wish)) == "victim_known"
    here.do(flag)
    assert code_of(lambda: here.do(flag)) == "victim_known"
    here.do(wish)
    assert code_of(lambda: here.do(wish)) == "victim_known"


def test_rule_17_a_session_on_which_an_agreement_rests_stays(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.accepted(committee)
    here.do(holding(key, here.today))
    back = m.CorrectSession(dispute=key, session=2, day=None, reason=words("记错"))
    assert code_of(lambda: here.do(back)) == "session_number_wrong"
    draft = m.DraftMediationAgreement(
        dispute=key, form=m.AgreementForm.WRITTEN, facts=words("清楚")
    )
    here.do(draft)
    first = m.CorrectSession(dispute=key, session=1, day=None, reason=words("记错"))
    assert code_of(lambda: here.do(first)) == "session_number_wrong"
