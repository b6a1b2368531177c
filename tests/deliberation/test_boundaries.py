"""What other tests of deliberation pass by: earlier spans, what hangs on a place, what is clean."""

from datetime import date

import pytest

from ruralgov.domain import deliberation as d
from ruralgov.domain.deliberation.evolve_council import begin_council, evolve_council
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import CouncilSessionId, PlaceId
from ruralgov.domain.registry import HangingOn, MergePlace
from tests.deliberation.hall import A_DAY, BEGUN, HOST, RECORDER, ROAD, Hall, announcing
from tests.town import code_of

MARCH, JUNE = date(2025, 3, 1), date(2025, 6, 1)


@pytest.fixture
def here() -> Hall:
    return Hall()


def names(here: Hall, day: date) -> list[str]:
    return [row.name for row in here.town.ask(RECORDER, d.NeighbourCouncils(), day)]


def test_rule_7_every_name_of_a_council_stays_for_its_days(here: Hall) -> None:
    key = here.council()
    for since, name in ((MARCH, "西巷议事会"), (JUNE, "南巷议事会")):
        here.do(d.ChangeNeighbourCouncil(council=key, since=since, name=name))
    assert names(here, BEGUN) == ["东巷邻里议事会"]
    assert names(here, MARCH - A_DAY) == ["东巷邻里议事会"]
    assert names(here, MARCH) == names(here, JUNE - A_DAY) == ["西巷议事会"]
    assert names(here, JUNE) == ["南巷议事会"]
    end = d.EndNeighbourCouncil(council=key, since=here.today, reason="合并")
    here.do(end)
    assert names(here, here.today) == []
    assert names(here, here.today - A_DAY) == ["南巷议事会"]
    assert names(here, BEGUN) == ["东巷邻里议事会"]


def test_what_hangs_on_a_place_is_listed_and_goes_with_what_ends_it(here: Hall) -> None:
    series, day, council = here.series(), here.announced(), here.council()
    call = d.CallCouncilSession(council=council, day=here.today + A_DAY, motions=(ROAD,))
    session = CouncilSessionId(here.do(call).key)

    def hanging() -> dict[str, str]:
        things = here.town.ask("registrar", HangingOn(place=here.village)).things
        kinds = ("deliberation_series", "deliberation_day", "neighbour_council", "council_session")
        return {one.kind: one.key for one in things if one.kind in kinds}

    assert hanging() == {
        "deliberation_series": series,
        "deliberation_day": day,
        "neighbour_council": council,
        "council_session": session,
    }
    here.do(d.CallOffDeliberationDay(deliberation=day, reason="大雪"))
    here.do(d.CallOffCouncilSession(session=session, reason="大雪"))
    here.do(d.EndNeighbourCouncil(council=council, since=here.today, reason="合并"))
    here.do(d.EndDeliberationSeries(series=series, since=here.today, reason="停办"))
    assert hanging() == {}


def test_rule_2_nothing_is_announced_at_a_place_that_ended(here: Hall) -> None:
    merge = MergePlace(place=here.village, into=here.town.other, since=here.today, cause="合村并居")
    here.town.do("registrar", merge)
    late = announcing(here.village, here.today + A_DAY)
    assert code_of(lambda: here.do(late)) == "deliberation_place_missing"


def test_rule_7_a_motion_has_a_title_that_can_be_read(here: Hall) -> None:
    key = here.council()
    for title in ("", " ", "路灯\x07"):
        call = d.CallCouncilSession(
            council=key,
            day=here.today,
            motions=(d.CouncilMotionPlan(title=title, matter=d.CouncilMatter.FACILITY),),
        )
        assert code_of(lambda one=call: here.do(one)) != "", repr(title)  # type: ignore[misc]


def test_rule_7_what_was_followed_up_is_concluded_no_more(here: Hall) -> None:
    session = here.session(here.council())
    conclude = d.ConcludeCouncilMotion(
        session=session,
        motion=1,
        outcome=d.CouncilOutcome.CONSENSUS,
        result="一致同意",
        owner=here.post,
        due=here.today,
    )
    here.do(conclude)
    here.do(conclude)
    done = d.FollowUpCouncilMotion(
        session=session, motion=1, followed=d.CouncilFollowUp.DONE, result="办结"
    )
    here.do(done)
    assert code_of(lambda: here.do(conclude)) == "council_followed"


def test_rule_7_who_came_is_told_once_it_was_held(here: Hall) -> None:
    council = here.council()
    call = d.CallCouncilSession(council=council, day=here.today, motions=(ROAD,))
    session = CouncilSessionId(here.do(call).key)
    asked = d.CouncilMinutes(session=session)
    assert here.town.ask(HOST, asked).households == 0
    here.do(d.HoldCouncilSession(session=session, households=12), RECORDER)
    assert here.town.ask(HOST, asked).households == 12
    again = d.HoldCouncilSession(session=session, households=13)
    assert code_of(lambda: here.do(again, RECORDER)) == "council_stage_wrong"
    off = d.CallOffCouncilSession(session=session, reason="大雪")
    assert code_of(lambda: here.do(off)) == "council_stage_wrong"


def test_rule_3_somebody_is_there_of_each_kind_or_none(here: Hall) -> None:
    key = here.announced()
    here.later(1)
    for residents, officials, guests in ((-1, 3, 0), (1, -1, 0), (1, 0, -1)):
        came = d.CameBy(residents=residents, officials=officials, guests=guests)
        hold = d.HoldDeliberationDay(deliberation=key, chair=here.post, came=came)
        assert code_of(lambda one=hold: here.do(one)) == "deliberation_nobody"  # type: ignore[misc]


def test_rule_7_a_council_has_one_span_for_each_name() -> None:
    def span(since: date) -> d.CouncilSpan:
        return d.CouncilSpan(name=str(since), venue="厅", lanes=(), since=since)

    state = begin_council(d.NeighbourCouncilFounded(place=PlaceId("v"), span=span(BEGUN)))
    for since in (MARCH, JUNE):
        state = evolve_council(state, d.NeighbourCouncilChanged(span=span(since)))
    assert [(one.since, one.until) for one in state.spans] == [
        (BEGUN, MARCH),
        (MARCH, JUNE),
        (JUNE, FOREVER),
    ]
