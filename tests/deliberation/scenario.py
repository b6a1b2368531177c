"""One valid command of every kind of deliberation, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date
from typing import Any

from ruralgov.domain import deliberation as d
from ruralgov.domain.cases import TakeUpAppeal
from ruralgov.domain.kernel.ids import (
    BodyId,
    CaseId,
    CouncilSessionId,
    DeliberationDayId,
    DeliberationSeriesId,
    HandedAppealId,
    NeighbourCouncilId,
)
from ruralgov.domain.kernel.personal import CitizenText, OfficerText
from ruralgov.domain.meetings import BodyKind
from tests.deliberation.hall import (
    A_DAY,
    HOST,
    LEVY,
    RECORDER,
    ROAD,
    Hall,
    announcing,
    beginning,
    council,
    raising,
)
from tests.meetings.hall import confirmed, founding
from tests.town import Town

Step = tuple[str, Any]
Steps = Generator[Step, Any, Any]
MARCH = date(2025, 3, 1)


def steps(town: Town) -> Generator[Step, Any, None]:
    here = Hall(town)
    key = yield from _days(here)
    yield from _appeals(here, key)
    session = yield from _council(here)
    yield from _motions(here, session)
    yield from _decided(here, key, session)


def _days(here: Hall) -> Steps:
    yield (
        HOST,
        d.EndDeliberationSeries(
            series=DeliberationSeriesId((yield HOST, beginning(here.village)).key),
            since=MARCH,
            reason="改为每月二十日",
        ),
    )
    series = DeliberationSeriesId((yield HOST, beginning(here.village, since=MARCH)).key)
    spare = DeliberationDayId((yield HOST, announcing(here.village, here.today + A_DAY)).key)
    yield HOST, d.CallOffDeliberationDay(deliberation=spare, reason="场地停电")
    day = announcing(
        here.village, here.today + 4 * A_DAY, series=series, topic="环境整治", reason="与春节错开"
    )
    key = DeliberationDayId((yield HOST, day).key)
    yield (
        HOST,
        d.MoveDeliberationDay(deliberation=key, day=here.today + 2 * A_DAY, reason="雨天改期"),
    )
    here.later(2)
    came = d.CameBy(residents=23, officials=3, guests=1)
    yield HOST, d.HoldDeliberationDay(deliberation=key, chair=here.post, came=came)
    return key


def _appeals(here: Hall, key: DeliberationDayId) -> Steps:
    soon = here.today + 10 * A_DAY
    yield RECORDER, raising(key, here.post, soon, person=here.person)
    for matter in ("排水沟堵塞", "邻里宅基地边界", "重复登记"):
        yield RECORDER, raising(key, here.post, soon, matter=matter)
    yield RECORDER, d.WithdrawAppeal(deliberation=key, appeal=4, reason="重复登记")
    yield (
        HOST,
        d.ReassignAppeal(deliberation=key, appeal=1, promised=soon + A_DAY, reason="等待配件"),
    )
    yield RECORDER, d.AnswerAppeal(deliberation=key, appeal=1, answer="已更换灯具", accepted=True)
    handed = (yield RECORDER, d.HandAppeal(deliberation=key, appeal=2, matter="water")).key
    yield RECORDER, d.DirectAppeal(deliberation=key, appeal=3, target=d.AppealTarget.MEDIATION)
    taken = HandedAppealId(handed)
    yield HOST, d.TakeCaseAnswer(handed=taken, answer=OfficerText.of("已疏通"), over=True)
    yield HOST, d.DropCaseAnswer(handed=taken)
    yield RECORDER, d.DraftDeliberationMinutes(deliberation=key)
    yield HOST, d.SignDeliberationMinutes(deliberation=key)
    yield HOST, d.MarkAppealHanded(deliberation=key, appeal=3, case=CaseId(handed))
    taken_up = TakeUpAppeal(
        id=CaseId("00000000-0000-7000-8000-00000000dd01"),
        matter="water",
        place=here.village,
        text=CitizenText("水管漏水"),
    )
    yield "reporter", taken_up


def _council(here: Hall) -> Steps:
    key = NeighbourCouncilId((yield HOST, council(here.village)).key)
    yield HOST, d.ChangeNeighbourCouncil(council=key, since=MARCH, venue="西巷议事厅")
    yield (
        HOST,
        d.CorrectNeighbourCouncil(council=key, entry=MARCH, since=MARCH + A_DAY, reason="日期录错"),
    )
    spare = NeighbourCouncilId((yield HOST, council(here.village)).key)
    yield HOST, d.EndNeighbourCouncil(council=spare, since=MARCH, reason="合并")
    call = d.CallCouncilSession(council=key, day=here.today, motions=(ROAD, LEVY))
    off = CouncilSessionId((yield HOST, call).key)
    yield HOST, d.CallOffCouncilSession(session=off, reason="改期")
    return CouncilSessionId((yield HOST, call).key)


def _motions(here: Hall, session: CouncilSessionId) -> Steps:
    yield RECORDER, d.HoldCouncilSession(session=session, households=12)
    for number in (1, 2):
        yield (
            RECORDER,
            d.ConcludeCouncilMotion(
                session=session,
                motion=number,
                outcome=d.CouncilOutcome.CONSENSUS,
                result="一致同意",
                owner=here.post,
                due=here.today + 20 * A_DAY,
            ),
        )
    yield HOST, d.SignCouncilMinutes(session=session)
    yield (
        RECORDER,
        d.FollowUpCouncilMotion(
            session=session, motion=1, followed=d.CouncilFollowUp.DONE, result="路灯已修好"
        ),
    )


def _decided(here: Hall, key: DeliberationDayId, session: CouncilSessionId) -> Steps:
    """What a council found together, and what was brought up, is decided by a meeting."""
    body = BodyId((yield "registrar", founding(here.village, BodyKind.REPRESENTATIVES)).key)
    decision = yield from confirmed(body, title="筹资修路", reference="决议〔2026〕9号")
    followed = d.CouncilFollowUp.DECIDED
    yield (
        RECORDER,
        d.FollowUpCouncilMotion(
            session=session, motion=2, followed=followed, result="决议通过", decision=decision
        ),
    )
    to_body = d.DirectAppeal(
        deliberation=key, appeal=1, target=d.AppealTarget.BODY, decision=decision
    )
    yield RECORDER, to_body
