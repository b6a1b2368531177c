"""One valid command of every kind of appraisal, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date, timedelta
from typing import Any

from ruralgov.domain import appraisal as a
from ruralgov.domain.kernel.ids import AppraisalSchemeId, TownAppraisalId
from tests.appraisal.office import BEFORE, extra, indicator, number, owner, terms, veto
from tests.town import Town

Step = tuple[str, Any]
A_DAY = timedelta(days=1)
OFFICE, AUTHORITY = "appraiser", "appraisal_authority"
CONTACT, REVIEWER = "appraised_town", "appraisal_reviewer"


def steps(town: Town) -> Generator[Step, Any, None]:
    scheme = yield from _scheme(town)
    yield OFFICE, a.FreezeAppraisal(scheme=scheme, head=str(town.app.seal()))
    yield AUTHORITY, a.WithdrawFreezing(scheme=scheme, reason="12月的回访尚未录完")
    yield OFFICE, a.FreezeAppraisal(scheme=scheme, head=str(town.app.seal()))
    status = town.ask(OFFICE, a.AppraisalStatus(scheme=scheme))
    key = TownAppraisalId(status.lines[0].row.owner)
    yield from _values(key)
    yield from _score(town, key)
    opened = a.OpenTownAppraisal(scheme=scheme, town=town.town, inputs=())
    other = TownAppraisalId((yield OFFICE, opened).key)
    yield OFFICE, a.VoidTownAppraisal(appraisal=other, reason="冻结撤销")


def _scheme(town: Town) -> Generator[Step, Any, AppraisalSchemeId]:
    unit = owner(town)
    wanted = terms(
        indicator("A", 60, figure="cases.on_time@1", owner=unit, missing=a.WhenMissing.RENORMALISE),
        indicator("B", "39.25", owner=unit),
        indicator("C", "0.75", owner=unit, missing=a.WhenMissing.NEUTRAL, neutral=number("0.5")),
        vetoes=(veto(),),
        extras=(extra(),),
    )
    draft = a.DraftAppraisalScheme(terms=wanted)
    dropped = AppraisalSchemeId((yield OFFICE, draft).key)
    yield OFFICE, a.DropAppraisalScheme(scheme=dropped, reason="重复起草")
    scheme = AppraisalSchemeId((yield OFFICE, draft).key)
    yield OFFICE, a.ChangeAppraisalScheme(scheme=scheme, terms=wanted)
    adopt = a.AdoptAppraisalScheme(scheme=scheme, approval="市委常委会〔2024〕31号", adopted=BEFORE)
    yield AUTHORITY, adopt
    yield AUTHORITY, a.WithdrawSchemeAdoption(scheme=scheme, reason="文号录错")
    yield AUTHORITY, adopt
    return scheme


def _values(key: TownAppraisalId) -> Generator[Step, Any, None]:
    enter = a.EnterTownInput(
        appraisal=key,
        indicator="B",
        numerator=number("87.5"),
        denominator=number(100),
        evidence="统计局函",
    )
    yield OFFICE, enter
    adjust = a.AdjustTownInput(
        appraisal=key,
        indicator="B",
        numerator=number(88),
        denominator=number(100),
        reason="函件更正",
        evidence="统计局更正函",
    )
    yield OFFICE, adjust
    points = a.EnterExtraPoints(
        appraisal=key, item="J1", points=number("1.5"), evidence="省试点文件"
    )
    yield OFFICE, points
    yield OFFICE, a.WithdrawExtraPoints(appraisal=key, number=1, reason="重复加分")
    met = a.RecordVeto(appraisal=key, veto="F1", document="事故调查报告", happened=date(2025, 6, 1))
    yield OFFICE, met
    yield OFFICE, a.WithdrawVeto(appraisal=key, number=1, reason="认定撤销")
    yield OFFICE, a.ScoreTown(appraisal=key)
    yield OFFICE, a.ShowTownScore(appraisal=key)


def _score(town: Town, key: TownAppraisalId) -> Generator[Step, Any, None]:
    ask = a.AskScoreCorrection(appraisal=key, indicator="B", ground="漏计", evidence="明细表")
    yield CONTACT, ask
    yield CONTACT, a.WithdrawScoreClaim(appraisal=key, number=1)
    yield CONTACT, ask
    right = a.Right(indicator="B", numerator=number(90), denominator=number(100))
    answer = a.AnswerScoreCorrection(
        appraisal=key, number=2, right=right, reason="属实", evidence="核对表"
    )
    yield OFFICE, answer
    appeal = a.AppealTownScore(appraisal=key, ground="口径有误", evidence="说明")
    yield CONTACT, appeal
    review = a.ReviewScoreAppeal(
        appraisal=key, number=3, rights=(), body="市考核委员会", reason="口径与方案一致"
    )
    yield REVIEWER, review
    town.clock.now += 20 * A_DAY
    yield AUTHORITY, a.FinaliseTownScore(appraisal=key)
    yield AUTHORITY, a.PublishTownScore(appraisal=key)
    yield REVIEWER, a.ReopenTownScore(appraisal=key, reason="第二项数据有误")
