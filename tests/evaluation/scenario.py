"""One valid command of every kind of evaluation, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date
from typing import Any

from ruralgov.domain import evaluation as e
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import EvaluationId
from tests.evaluation.rounds import (
    A_DAY,
    BEGUN,
    HOST,
    REVIEWER,
    ballot,
    deciding,
    give,
    leaders,
    of_unit,
    rater,
    scheme,
    unit,
)
from tests.town import Town

Step = tuple[str, Any]
RATER, RATED = "town_rater", "rated_unit"


def steps(town: Town) -> Generator[Step, Any, None]:
    bureau, forestry = unit(town, "市场监督管理局"), unit(town, "自然资源局")
    of_unit(town, RATED, bureau)
    others = [town.place(f"3710828{n:02}", f"评{n}镇") for n in range(4)]
    rater(town, RATER, town.town)
    today = legal_date(town.clock.now)

    draft = e.DraftEvaluation(scheme=scheme(town, bureau))
    dropped = EvaluationId((yield HOST, draft).key)
    yield HOST, e.CancelEvaluation(evaluation=dropped, reason="改期")
    key = EvaluationId((yield HOST, draft).key)
    yield HOST, e.RedraftEvaluation(evaluation=key, scheme=scheme(town, bureau, forestry))
    yield HOST, e.PublishEvaluation(evaluation=key)
    yield HOST, e.OpenEvaluation(evaluation=key)
    later = today + A_DAY
    yield HOST, e.ExtendEvaluation(evaluation=key, closes=later, reason="部分镇街会议推迟")

    yield RATER, deciding(key, town.town, today, leaders(town, town.town, "俚岛镇"))
    yield RATER, ballot(key, town.town, bureau, "90 85", "上门服务好，答复慢")
    wrong = ballot(key, town.town, forestry, "20 -")
    yield RATER, wrong
    yield (
        RATER,
        e.WithdrawBallot(evaluation=key, town=town.town, ratee=forestry, reason="填错单位"),
    )
    noted = e.NoteBallot(evaluation=key, town=town.town, ratee=forestry, entered=False)
    yield RATER, noted
    yield RATER, ballot(key, town.town, forestry, "-")
    for number, place in enumerate(others):
        account = rater(town, f"评{number}镇填报", place)
        give(town, account, deciding(key, place, today, leaders(town, place, f"评{number}镇")))
        give(town, account, ballot(key, place, bureau, f"{80 + number} 80"))

    town.clock.now += 2 * A_DAY
    yield HOST, e.CloseEvaluation(evaluation=key)
    mutual = e.ReturnMark(ratee=bureau, town=town.town)
    yield HOST, e.EnterReturnMarks(evaluation=key, marks=(mutual,), source="部门评镇街表")
    yield HOST, e.ComputeEvaluation(evaluation=key)
    yield (
        HOST,
        e.ReleaseComments(evaluation=key, ratee=bureau, words=("希望加快答复", "服务上门受欢迎")),
    )
    objecting = e.ObjectToResult(evaluation=key, ratee=bureau, reason="统计口径有误")
    yield RATED, objecting
    yield RATED, e.WithdrawObjection(evaluation=key, objection=1, reason="已核实")
    yield RATED, objecting
    yield (
        REVIEWER,
        e.AnswerObjection(evaluation=key, objection=2, upheld=False, reason="口径与方案一致"),
    )
    town.clock.now += 2 * A_DAY
    yield HOST, e.FinaliseEvaluation(evaluation=key)
    yield (
        "privacy",
        e.EraseBallot(
            evaluation=key,
            town=town.town,
            ratee=bureau,
            ground=ErasureGround.PURPOSE_DONE,
            reason="评价已定案",
        ),
    )
    earlier = {"since": date(2024, 1, 1), "until": BEGUN, "towns_on": date(2024, 12, 31)}
    draft = e.DraftEvaluation(scheme=scheme(town, bureau, **earlier))
    key = EvaluationId((yield HOST, draft).key)
    yield HOST, e.PublishEvaluation(evaluation=key)
