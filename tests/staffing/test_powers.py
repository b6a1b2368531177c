"""Powers of towns: by a published paper, for listed matters, assessed, and until they go back."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain import staffing as s
from ruralgov.domain.kernel.ids import EnforcementActId, OrganisationId, PlaceId, PowerGrantId
from ruralgov.domain.registry import HangingOn, MergePlace, OrganisationKind
from ruralgov.domain.staffing import rules_power
from tests.given import KEY, Outcome, given
from tests.staffing.office import badge, granting, holder, organisation
from tests.staffing.test_acts import ACTED, Beat
from tests.staffing.test_officers import HOST, JUNE, SENDER, TODAY

A_DAY, YEAR = timedelta(days=1), date(2024, 1, 1)
COMMISSIONED = s.ActCapacity.COMMISSIONED
TRANSFERRED = s.ActCapacity.TRANSFERRED


class Lent(Beat):
    """The beat, with two officers of the town, who act by powers that were given to it."""

    def __init__(self) -> None:
        super().__init__()
        self.office = organisation(
            self.town, "俚岛镇人民政府", OrganisationKind.TOWN_GOVERNMENT, self.town.town
        )
        self.those = tuple(
            self.more(*holder(self.town, self.office, f"执法员{n}"), f"3510000{n}")
            for n in range(2)
        )

    def acts(self, day: date = ACTED, **more: Any) -> str:
        """Enter what they do in the name of the town, and say how that is refused."""
        values: dict[str, Any] = {"capacity": TRANSFERRED, "document": f"检查{day}"}
        return self.recorded(self.act(*self.those, day=day, **values | more))

    def lines(self, day: date | None = None, **more: Any) -> list[s.PowerLine]:
        found: list[s.PowerLine] = self.town.ask(SENDER, s.Powers(**more), day)
        return found


@pytest.fixture
def lent() -> Lent:
    return Lent()


def test_rule_16_invariant_23_nothing_is_done_without_a_power_or_after_it_went_back(
    lent: Lent,
) -> None:
    assert lent.acts() == "act_without_power"
    grant = lent.grant()
    assert lent.acts(capacity=COMMISSIONED) == "act_without_power", "it was transferred"
    assert lent.acts(matter="无证经营处罚") == "act_without_power", "it is not on the list"
    for number, matter in enumerate(("S001", "食品经营检查")):
        assert lent.acts(matter=matter, document=f"检{number}") == ""
    lent.do(s.RevokePower(grant=grant, matters=("S001",), since=JUNE, document="鲁政字1号"))
    assert lent.acts(JUNE, matter="S001") == "act_without_power"
    assert lent.acts(JUNE - A_DAY, matter="S001") == ""
    assert lent.acts(JUNE, matter="S002") == "", "the other matter stays"
    assert lent.findings() == {(None, "act_without_power")}, "those of after that day are found"
    lent.do(s.WithdrawRevocation(grant=grant, reason="未收回"))
    assert lent.findings() == set()


def test_rule_16_who_is_dispatched_needs_no_grant(lent: Lent) -> None:
    assert lent.recorded(lent.act()) == ""


def test_rule_16_invariant_23_a_commission_ends_with_its_term(lent: Lent) -> None:
    assert lent.refused(granting(lent.town.town, lent.bureau, capacity=COMMISSIONED)) == (
        "power_term_missing"
    )
    lent.grant(capacity=COMMISSIONED, until=JUNE)
    assert lent.acts(JUNE - A_DAY, capacity=COMMISSIONED) == ""
    assert lent.acts(JUNE, capacity=COMMISSIONED) == "act_without_power"
    lent.grant(capacity=COMMISSIONED, since=JUNE, until=date(2027, 1, 1), document="续签")
    assert lent.acts(JUNE, capacity=COMMISSIONED) == ""


def test_rule_16_powers_are_given_by_a_department_to_a_town(lent: Lent) -> None:
    assert lent.refused(granting(lent.town.village, lent.bureau)) == "centre_not_town"
    assert lent.refused(granting(lent.town.town, lent.office)) == "power_department_wrong"


def test_rule_16_a_town_has_a_matter_once_in_a_capacity(lent: Lent) -> None:
    first = lent.grant()
    again = granting(lent.town.town, lent.bureau, since=JUNE, document="再次下放")
    assert lent.refused(again) == "power_taken"
    lent.do(s.RevokePower(grant=first, since=JUNE, document="收回"))
    lent.do(again)
    back = s.WithdrawRevocation(grant=first, reason="未收回")
    assert lent.refused(back) == "power_taken", "it was given anew meanwhile"
    assert {one.document for one in lent.lines(JUNE)} == {"再次下放"}
    assert {one.document for one in lent.lines(JUNE - A_DAY)} == {"鲁政字〔2023〕9号"}


def test_rule_17_what_was_not_assessed_or_found_unfit_is_shown(lent: Lent) -> None:
    grant = lent.grant()
    year = YEAR + timedelta(days=365)
    assert lent.lines(year)[0].faults == ()
    assert lent.lines(year + A_DAY)[0].faults == (s.PowerFault.UNASSESSED,)
    looked = s.AssessPower(
        grant=grant, day=JUNE, result=s.AssessmentResult.UNFIT, report="评估报告"
    )
    lent.do(looked)
    assert lent.refused(looked) == "assessment_twice"
    assert lent.lines(JUNE - A_DAY)[0].assessed is None, "it was not known on that day"
    (line, _) = lent.lines(JUNE)
    assert (line.result, line.faults) == (s.AssessmentResult.UNFIT, (s.PowerFault.UNFIT,))
    lent.do(s.WithdrawAssessment(grant=grant, day=JUNE, reason="录错"))
    gone = s.WithdrawAssessment(grant=grant, day=JUNE, reason="录错")
    assert lent.refused(gone) == "assessment_missing"
    assert lent.lines(JUNE)[0].faults == (s.PowerFault.UNASSESSED,)


def test_rule_17_what_was_granted_by_mistake_is_withdrawn_and_its_acts_are_found(
    lent: Lent,
) -> None:
    grant = lent.grant()
    assert lent.acts() == ""
    withdraw = s.WithdrawPower(grant=grant, reason="录错")
    lent.do(withdraw)
    assert lent.refused(withdraw) == "power_missing"
    assert lent.findings() == {(None, "act_without_power")}
    assert lent.lines() == []
    assert lent.town.ask(SENDER, s.PowerFile(grant=grant)).withdrawn == "录错"


def test_rule_17_powers_hang_on_their_town(lent: Lent) -> None:
    lent.grant()
    place: PlaceId = lent.town.town
    assert lent.town.ask("registrar", HangingOn(place=place)).counts["power_grant"] == 1
    other = lent.town.place("371082109", "崖头街道")
    merge = MergePlace(place=place, into=other, since=TODAY, cause="撤镇")
    assert lent.refused(merge, "registrar") != "", "villages lie in it still"


def test_a_centre_is_shown_with_its_powers_and_whose_badge_runs_out(lent: Lent) -> None:
    lent.send()
    lent.grant()
    lent.grant(capacity=COMMISSIONED, until=TODAY + 60 * A_DAY, document="委托书")
    end = s.EndBadge(officer=lent.second, number="15100002", since=TODAY + 30 * A_DAY, cause="换证")
    lent.do(end)
    (sheet,) = lent.town.ask(HOST, s.CentreSheets(place=lent.town.town))
    assert (sheet.transferred, sheet.commissioned) == (2, 2)
    assert {one.officer for one in sheet.officers} == {lent.officer, lent.second}
    assert [one.officer for one in sheet.ending] == [lent.second]
    soon = [one.document for one in sheet.powers if s.PowerFault.ENDING in one.faults]
    assert soon == ["委托书", "委托书"]
    assert lent.town.ask(SENDER, s.CentreSheets(place=lent.town.village)) == []


GRANT = s.PowerGranted(
    capacity=TRANSFERRED,
    department=OrganisationId("bureau"),
    place=PlaceId("town"),
    document="鲁政字1号",
    published=YEAR,
    since=YEAR,
    matters=(s.GrantedMatter(code="S001", title="检查", law="法"),),
)


def revoking(day: date, *matters: str, grant: s.PowerGranted = GRANT) -> Outcome:
    command = s.RevokePower(grant=PowerGrantId(KEY), matters=matters, since=day, document="收回")
    return given(s.POWER, grant).when(command, rules_power.revoke_power)


def test_rule_17_matters_go_back_within_their_days_and_once() -> None:
    assert revoking(YEAR).only().matters == ("S001",)
    revoking(YEAR - A_DAY).refused("power_not_then")
    revoking(YEAR, "S002").refused("power_matter_missing", codes="S002")
    gone = s.PowerRevoked(matters=("S001",), since=JUNE, document="收回")
    again = s.RevokePower(grant=PowerGrantId(KEY), since=JUNE, document="收回")
    given(s.POWER, GRANT, gone).when(again, rules_power.revoke_power).refused(
        "power_matter_missing"
    )
    back = s.WithdrawRevocation(grant=PowerGrantId(KEY), reason="未收回")
    given(s.POWER, GRANT).when(back, rules_power.withdraw_revocation).refused(
        "power_matter_missing"
    )


def test_rule_17_what_is_commissioned_is_not_assessed_and_nothing_ahead() -> None:
    def assessing(day: date) -> s.AssessPower:
        result = s.AssessmentResult.FIT
        return s.AssessPower(grant=PowerGrantId(KEY), day=day, result=result, report="报告")

    rule = rules_power.assess_power
    for day, code in (
        (YEAR - A_DAY, "assessment_day_wrong"),
        (TODAY + A_DAY, "assessment_day_wrong"),
        (YEAR, ""),
        (TODAY, ""),
    ):
        assert given(s.POWER, GRANT).when(assessing(day), rule).code == code
    lent = s.PowerGranted(
        capacity=COMMISSIONED,
        department=GRANT.department,
        place=GRANT.place,
        document="委托书",
        published=YEAR,
        since=YEAR,
        matters=GRANT.matters,
    )
    given(s.POWER, lent).when(assessing(YEAR), rule).refused("power_not_assessed")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"capacity": s.ActCapacity.DISPATCHED}, "power_of_department"),
        ({"published": YEAR + A_DAY}, "power_unpublished"),
        ({"published": TODAY + A_DAY, "since": TODAY + A_DAY}, "power_unpublished"),
        ({"until": YEAR}, "dates_reversed"),
    ],
)
def test_rule_16_the_paper_was_published_and_has_its_term(more: dict[str, Any], code: str) -> None:
    command = granting(PlaceId("town"), OrganisationId("bureau"), **{"published": YEAR} | more)
    given(s.POWER).when(command, rules_power.grant_power).refused(code)


def test_rule_18_invariant_24_who_was_to_stand_back_does_not_count(lent: Lent) -> None:
    key = EnforcementActId(lent.do(lent.act(), HOST))
    at: dict[str, Any] = {"act": key, "centre": lent.centre, "officer": lent.second}
    ask = s.AskRecusal(**at, ground=s.RecusalGround.INTEREST, asked_by=s.RecusalAsker.PARTY)
    lent.do(ask, HOST)
    assert lent.recorded(ask) == "recusal_twice"
    decide = s.DecideRecusal(**at, agrees=True)
    assert lent.recorded(decide) == "recusal_same_person"
    assert lent.findings() == set(), "nothing was decided yet"
    lent.do(decide)
    assert lent.refused(decide) == "recusal_decided"
    assert lent.findings() == {(None, "act_alone")}
    (row,) = lent.town.ask(HOST, s.Acts(centre=lent.centre))
    assert row.officers == 1
    third = lent.more(*holder(lent.town, lent.bureau, "执法三科"), "15100009")
    lent.do(lent.sent(third))
    those = (lent.officer, third)
    lent.do(s.CorrectAct(act=key, centre=lent.centre, officers=those, reason="换人"), HOST)
    assert lent.findings() == set()


def test_rule_13_an_act_is_put_right_and_held_to_all_that_holds_of_one(lent: Lent) -> None:
    key = EnforcementActId(lent.do(lent.act(), HOST))
    at: dict[str, Any] = {"act": key, "centre": lent.centre, "reason": "录错"}
    assert lent.recorded(s.CorrectAct(**at)) == "act_unchanged"
    alone = s.CorrectAct(**at, officers=(lent.officer, lent.officer))
    assert lent.recorded(alone) == "act_alone"
    assert lent.recorded(s.CorrectAct(**at, day=TODAY + A_DAY)) == "act_ahead"
    named = s.CorrectAct(**at, capacity=TRANSFERRED)
    assert lent.recorded(named) == "act_capacity_wrong"
    lent.do(lent.act(document="另一份"), HOST)
    assert lent.recorded(s.CorrectAct(**at, document="另一份")) == "act_twice"
    lent.do(s.CorrectAct(**at, day=JUNE, matter="现场检查"), HOST)
    found = lent.town.ask(HOST, s.ActFile(act=key, centre=lent.centre))
    assert (found.day, found.matter, found.document) == (JUNE, "现场检查", "检查〔2025〕1号")
    lent.do(s.WithdrawAct(act=key, centre=lent.centre, reason="没有此事"), HOST)
    assert lent.recorded(s.CorrectAct(**at, day=ACTED)) == "act_missing"


def test_rule_13_invariant_23_a_corrected_act_needs_a_badge_of_its_right_day(lent: Lent) -> None:
    key = EnforcementActId(lent.do(lent.act(), HOST))
    end = s.EndBadge(officer=lent.second, number="15100002", since=ACTED + A_DAY, cause="遗失")
    lent.do(end)
    later = s.CorrectAct(act=key, centre=lent.centre, day=ACTED + A_DAY, reason="录错")
    assert lent.recorded(later) == "act_without_badge"
    lent.do(s.IssueBadge(officer=lent.second, badge=badge("15100008")))
    assert lent.recorded(later) == ""
