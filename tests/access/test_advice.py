"""Who is refused is told what would do: a purpose, a place, a role; and nothing of records."""

from datetime import timedelta
from typing import Any

import pytest

from ruralgov.domain.access import ADMINISTRATION, GrantRole, RevokeRole
from ruralgov.domain.cases import (
    CASE_HANDLING,
    SUPERVISOR,
    ArbitrateCase,
    CaseFile,
    IntakeChannel,
    ReportCase,
)
from ruralgov.domain.kernel.errors import Denied
from ruralgov.domain.kernel.ids import AccountId, CaseId, OrganisationId, PlaceId
from ruralgov.domain.kernel.personal import CitizenText
from ruralgov.domain.kernel.roles import Actor, Purpose
from ruralgov.domain.registry import REGISTRAR, REGISTRATION, RegisterHousehold
from tests.town import DAY, Town

LI = Actor(AccountId("li"))


def give(town: Town, place: PlaceId, **more: Any) -> str:
    command = GrantRole(account=LI.account, role=REGISTRAR, place=place, basis="任命书", **more)
    return town.do("admin", command).key


def refused(town: Town, purpose: Purpose = REGISTRATION, message: Any = None) -> Denied:
    home = RegisterHousehold(village=town.village, number="9", since=DAY, source="t")
    with pytest.raises(Denied) as caught:
        town.app.execute(message or home, actor=LI, purpose=purpose)
    assert caught.value.code == "not_granted"
    return caught.value


def reported(town: Town) -> str:
    report = ReportCase(
        matter="water",
        place=town.village,
        channel=IntakeChannel.HOTLINE,
        text=CitizenText.of("停水"),
    )
    return town.do("reporter", report).key


def test_who_holds_the_role_learns_which_purpose_to_give(town: Town) -> None:
    give(town, town.village)
    said = refused(town, ADMINISTRATION)
    assert "您有基础信息管理员（registrar）角色，但用途应为基础信息登记（registration）" in said.zh
    assert "--purpose registration" in said.zh
    assert "--purpose registration" in said.en
    assert "管理员授予" not in said.zh


def test_who_holds_it_elsewhere_learns_where_it_is_held_and_where_it_counts(town: Town) -> None:
    give(town, town.other)
    said = refused(town)
    assert "授予在小庄（371082101202），不及于此" in said.zh
    assert "该地或其上级（村居、镇街或全市）" in said.zh
    assert "at 小庄（371082101202）, which does not reach here" in said.en


def test_a_role_that_ended_is_told_with_its_last_day(town: Town) -> None:
    key = give(town, town.village)
    town.clock.now += timedelta(days=2)
    town.do("admin", RevokeRole(grant=key, reason="调离"))
    last = town.clock.now.date() - timedelta(days=1)
    assert f"角色已结束，最后一天为 {last}" in refused(town).zh
    assert f"held registrar up to {last}" in refused(town).en


def test_a_role_that_begins_later_is_told_with_its_day(town: Town) -> None:
    first = town.clock.now.date() + timedelta(days=9)
    give(town, town.village, since=first)
    assert f"自 {first} 起生效" in refused(town).zh


def test_a_stranger_learns_the_access_table_and_nothing_of_what_there_is(town: Town) -> None:
    said = refused(town)
    assert "需要角色：基础信息管理员（registrar）；用途：基础信息登记（registration）" in said.zh
    assert "It needs the role registrar, and the purpose registration" in said.en
    case = CaseId(reported(town))
    told = []
    for key in (case, CaseId("none")):
        with pytest.raises(Denied) as caught:
            town.app.query(CaseFile(case=key), actor=LI, purpose=CASE_HANDLING)
        told.append(caught.value.zh)
    assert told[0] == told[1]
    assert town.village not in told[0]


def test_what_is_done_from_the_town_says_so(town: Town) -> None:
    case = CaseId(reported(town))
    given = GrantRole(account=LI.account, role=SUPERVISOR, place=town.village, basis="任命书")
    town.do("admin", given)
    verdict = ArbitrateCase(case=case, unit=OrganisationId("1"), reason="t")
    said = refused(town, CASE_HANDLING, verdict)
    assert "角色须授予在所在镇街或全市。" in said.zh
    assert "held at the town or for the city" in said.en
