"""Sheets of mediation and deliberation: what is filed, and what everybody may read."""

import pytest

from ruralgov.domain import deliberation as d
from ruralgov.domain import mediation as m
from ruralgov.domain.kernel.ids import MediationCommitteeId
from ruralgov.domain.kernel.money import Fen
from tests.deliberation.hall import HOST, RECORDER, Hall
from tests.mediation.parlour import CLERK, MEDIATOR, PAPER, Parlour, owing, words
from tests.sheets.desk import columns, tables
from tests.sheets.desk import facts as said
from tests.town import NAME


@pytest.fixture
def here() -> Parlour:
    return Parlour()


@pytest.fixture
def committee(here: Parlour) -> MediationCommitteeId:
    return here.committee()


def test_the_agreement_says_who_owes_whom_what_by_when(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.agreed(committee)
    sheet, parties, owed, signed = tables(here.town, CLERK, "mediation-agreement", key)
    facts = said(sheet)
    assert facts["纠纷事实"] == "事实清楚"
    assert facts["生效日期"] == str(here.today)
    assert "不影响当事人依法通过仲裁、行政、司法等途径维护权利" in sheet.foot[0]
    assert columns(parties, "name", "side") == [(NAME, "申请人"), (NAME, "被申请人")]
    assert columns(owed, "debtor", "creditor", "words", "amount") == [
        (2, 1, "赔偿菜棚损失", Fen(100_000))
    ]
    assert columns(signed, "party", "manner") == [(1, "按指印"), (2, "按指印")]


def test_the_file_holds_all_but_what_was_conceded(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.accepted(committee)
    here.do(
        m.HoldMediationSession(
            dispute=key,
            day=here.today,
            venue="村委会",
            present=(1, 2),
            told=PAPER,
            words=words("各自陈述"),
            concessions=words("愿意让步三百元"),
        )
    )
    found = tables(here.town, CLERK, "mediation-file", key)
    assert "让步" not in repr(found)
    assert columns(found[3], "words", "present") == [("各自陈述", "1、2")]


def test_the_register_and_the_levels_name_nobody(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    here.parlour(committee)
    here.agreed(committee)
    left = here.accepted(committee)
    here.do(m.DeclineMediation(dispute=left, party=1, told=PAPER))
    for name in ("mediation-register", "mediation-levels", "mediation-places"):
        for lang in ("zh", "en"):
            shown = repr(tables(here.town, CLERK, name, lang=lang))
            for secret in (NAME, str(here.one), str(here.other), "菜棚"):
                assert secret not in shown, (name, secret)
    (levels,) = tables(here.town, CLERK, "mediation-levels")
    figures = {what: (count, share) for what, count, share in columns(levels, *_LEVEL)}
    assert figures["受理"] == (2, "")
    assert figures["小事不出村：村内化解"] == (1, "50.0%")
    assert figures["终止：当事人退出调解"] == (1, "50.0%")
    (places,) = tables(here.town, CLERK, "mediation-places")
    assert columns(places, "opening") == [("周一09:00–17:00；周三09:00–17:00；周五09:00–17:00",)]


_LEVEL = ("what", "count", "share")


def test_without_anything_accepted_a_share_is_a_dash(here: Parlour) -> None:
    (levels,) = tables(here.town, CLERK, "mediation-levels")
    assert columns(levels, "share")[1] == ("—",)


def test_what_was_varied_is_on_the_agreement_with_who_signed(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    key = here.agreed(committee)
    here.do(m.DraftAgreementVariation(dispute=key, replaces=(1,), words=words("分两次付清")))
    here.do(owing(key, here.today, amount=Fen(50_000)))
    for name in ("mediation-agreement", "mediation-file"):
        found = tables(here.town, CLERK, name, key)
        (sheet,) = [one for one in found if one.title == "协议变更（第1次）"]
        assert sheet.under[-1] == "变更生效：签署中"
        assert "分两次付清" in sheet.under[1]
        assert columns(sheet, "number", "amount") == [(2, Fen(50_000))]
    here.signed(key)
    here.do(m.CountersignMediationAgreement(dispute=key, day=here.today), MEDIATOR)
    here.do(m.SealMediationAgreement(dispute=key, day=here.today))
    sheet = tables(here.town, CLERK, "mediation-agreement", key, "en")[-1]
    assert sheet.under[-1] == f"In force from: {here.today}"


def test_the_public_sheet_tells_no_count_below_five(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    for _ in range(5):
        here.agreed(committee)
    here.accepted(committee)
    here.town.clock.now = here.town.clock.now.replace(year=here.today.year + 1)
    (sheet,) = tables(here.town, CLERK, "mediation-overview", day=here.today)
    assert columns(sheet, "village", "open", "declined") == [("5", "不足5件", "不足5件")]
    assert "内部掌握" in repr(tables(here.town, CLERK, "mediation-levels"))


def test_public_minutes_name_nobody_and_the_office_has_the_platforms_words() -> None:
    here = Hall()
    key = here.held()
    here.raised(key, person=here.person)
    case = here.do(d.HandAppeal(deliberation=key, appeal=1, matter="water"), RECORDER).key
    here.do(d.DraftDeliberationMinutes(deliberation=key), RECORDER)
    here.do(d.SignDeliberationMinutes(deliberation=key))
    head, appeals = tables(here.town, HOST, "deliberation-public", key)
    assert said(head)["到场群众"] == "23"
    assert columns(appeals, "matter", "owner", "target", "note") == [
        ("东巷路灯不亮", "便民服务中心主任", "转诉求平台办理", "平台办理中")
    ]
    shown = repr((head, appeals))
    assert NAME not in shown
    assert str(here.person) not in shown
    assert case not in shown
    assert len(tables(here.town, HOST, "deliberation-minutes", key)) == 3


def test_minutes_of_a_council_say_what_it_binds() -> None:
    here = Hall()
    session = here.session(here.council())
    head, motions = tables(here.town, HOST, "council-minutes", session)
    assert said(head)["到会户数"] == "12"
    assert columns(motions, "title", "outcome") == [("巷口路灯维修", "")]
    assert "不直接产生约束力" in motions.foot[0]
