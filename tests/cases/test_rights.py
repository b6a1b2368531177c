"""Who looks at which case: by number, by the unit of a handler, and for which purpose."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from ruralgov.domain import cases as m
from ruralgov.domain import registry as r
from ruralgov.domain.access import AUDIT, STATISTICS, GrantRole, RegisterAccount
from ruralgov.domain.cases import CASE_HANDLING, HANDLER, INTAKE, SUPERVISOR
from ruralgov.domain.cases.rights import OWN_WORK
from ruralgov.domain.cases.table import OPEN, Stage
from ruralgov.domain.kernel.ids import AccountId, CaseId, OrganisationId, PlaceId
from ruralgov.domain.kernel.roles import Actor, Purpose, Role
from tests.cases.test_dispatch import dispatched
from tests.town import NOW, Town, code_of
from tests.ways import WAYS, matter, report, row, take

TODAY = NOW.date()


def staff(town: Town, name: str, role: Role, place: PlaceId, unit: str | None = None) -> None:
    """Give a new account a role at a place, and let it belong to a unit."""
    if unit is not None:
        person = town.person(town.household(f"h{name}"))
        of = OrganisationId(unit)
        account = RegisterAccount(account=AccountId(name), person=person, unit=of, basis="聘用")
        town.do("admin", account)
    town.do("admin", GrantRole(account=AccountId(name), role=role, place=place, basis="t"))


def ask(town: Town, account: str, query: Any, purpose: Purpose = CASE_HANDLING) -> Any:
    return town.app.query(query, actor=Actor(AccountId(account)), purpose=purpose)


def both(town: Town, account: str, number: str) -> tuple[Any, Any]:
    """Return what an account is told of a number, or the codes of the refusals."""

    def said(query: Any) -> Any:
        found: list[Any] = []
        code = code_of(lambda: found.extend(ask(town, account, query)))
        return code or bool(found)

    return said(m.CaseByNumber(number=number)), said(m.CaseHistory(number=number))


def test_rule_43_staff_look_up_the_cases_of_their_place_and_learn_of_no_other() -> None:
    town = Town()
    other = town.place("371082102", "他镇")
    for name, place in (("v", town.village), ("t", town.town), ("o", town.other), ("x", other)):
        staff(town, name, INTAKE, place)
    number = row(town, report(town)).number
    missing = f"{number[:-6]}999999"
    assert both(town, "v", number) == both(town, "t", number) == (True, True)
    for name in ("o", "x"):
        assert both(town, name, number) == both(town, name, missing) == (False, False)
    assert both(town, "v", missing) == (False, False)
    assert both(town, "nobody", number) == both(town, "nobody", missing) == ("not_granted",) * 2


def test_rule_43_a_case_is_looked_up_where_it_was_handed_over_to() -> None:
    town = Town()
    for name, place in (("v", town.village), ("o", town.other)):
        staff(town, name, INTAKE, place)
    case = report(town)
    number = row(town, case).number
    town.do("desk", m.RelocateCase(case=case, place=town.other, reason="村庄合并"))
    assert (both(town, "v", number)[0], both(town, "o", number)[0]) == (False, True)


def test_rule_43_a_case_of_a_merged_village_is_looked_up_in_its_successor() -> None:
    town = Town()
    for name, place in (("v", town.village), ("o", town.other)):
        staff(town, name, INTAKE, place)
    number = row(town, report(town)).number
    later = TODAY + timedelta(days=1)
    merge = r.MergePlace(place=town.village, into=town.other, since=later, cause="合并")
    town.do("registrar", merge)
    assert both(town, "o", number)[0] is False
    town.clock.now += timedelta(days=1)
    assert both(town, "o", number)[0] is True


BY_ID = (
    lambda case: m.CaseRounds(case=case),
    lambda case: m.CaseClock(case=case),
    lambda case: m.WhyThisUnit(case=case),
)


def test_rule_28_a_handler_looks_at_nothing_that_another_unit_has() -> None:
    town = Town()
    own, beside, third = (town.unit(name) for name in ("队", "所", "站"))
    for name, unit in (("a", own), ("b", beside), ("c", third)):
        staff(town, name, HANDLER, town.village, unit)
    staff(town, "n", HANDLER, town.village)
    case = dispatched(town, unit=own, reason="归口", co_units=(beside,))
    number = row(town, case).number
    for name, seen in (("a", True), ("b", True), ("c", False), ("n", False)):
        assert both(town, name, number) == (seen, seen), name
        for query in BY_ID:
            code = code_of(partial(ask, town, name, query(case)))
            assert code == ("" if seen else "unit_not_yours")
        file = ask(town, name, m.CaseFile(case=case))
        assert (file.text is not None) is seen
        assert file.contact is None
        may_act = name == "a"
        tasks = [one.unit for one in ask(town, name, m.CoTasks(place=town.village))]
        assert tasks == ([beside] if name == "b" else [])
        listed = ask(town, name, m.OpenCases(place=town.village))
        assert bool(listed) is may_act
    for name in "bcn":
        sign = partial(town.app.execute, m.SignCase(case=case), **acting(name))
        assert code_of(sign) == "unit_not_yours"
    town.app.execute(m.SignCase(case=case), **acting("a"))
    file = ask(town, "a", m.CaseFile(case=case))
    assert file.text is not None


OF_UNIT = {Stage.DISPATCHED, Stage.RETURNED, Stage.ARBITRATION}
IN_HAND = {Stage.SIGNED, Stage.HANDLING, Stage.PAUSED}
TO_CALL = {Stage.ANSWERED, Stage.CHECKED, Stage.CALLED_BACK}
SEES: dict[str, tuple[set[Stage], set[Stage]]] = {
    "desk": ({*OPEN}, {*OPEN}),
    "handler": (OF_UNIT | IN_HAND, IN_HAND),
    "c": (set(), set()),
    "caller": (TO_CALL, TO_CALL),
}
"""At which stages each sees what was said, and name and number: the table of docs/cases.md."""


def test_rule_28_each_sees_of_a_citizen_what_the_page_says_at_each_stage() -> None:
    town = Town()
    staff(town, "c", HANDLER, town.village, town.unit("站"))
    matter(town)
    for stage, way in WAYS.items():
        case = report(town, "full")
        take(town, case, *way)
        for name, (words, contact) in SEES.items():
            file = ask(town, name, m.CaseFile(case=case))
            shown = tuple(one is not None for one in (file.text, file.reporter, file.contact))
            assert shown == (stage in words, stage in contact, stage in contact), (name, stage)


def acting(name: str) -> dict[str, Any]:
    return {"actor": Actor(AccountId(name)), "purpose": CASE_HANDLING}


def test_rule_28_before_a_case_was_sent_no_handler_looks_at_it() -> None:
    town = Town()
    staff(town, "a", HANDLER, town.village, town.unit("队"))
    staff(town, "n", HANDLER, town.village)
    number = row(town, report(town)).number
    for name in "an":
        assert both(town, name, number) == (False, False)
        assert ask(town, name, m.OpenCases(place=town.village)) == []


def test_rule_28_where_nobody_belongs_to_the_unit_one_of_no_unit_acts_for_it() -> None:
    town = Town()
    own = town.unit("队")
    staff(town, "n", HANDLER, town.village)
    case = dispatched(town, unit=own, reason="归口")
    assert both(town, "n", row(town, case).number) == (True, True)
    staff(town, "a", HANDLER, town.village, own)
    assert both(town, "n", row(town, case).number) == (False, False)


def test_rule_28_what_a_unit_had_it_may_look_at_later_and_opens_no_more() -> None:
    town = Town()
    own, beside = town.unit("队"), town.unit("所")
    staff(town, "a", HANDLER, town.village, own)
    case = dispatched(town, unit=own, reason="归口")
    ask_return = m.AskReturn(case=case, duty="三定", reason="不归我")
    town.app.execute(ask_return, **acting("a"))
    town.do("desk", m.DecideReturn(case=case, granted=True, reason="属实"))
    town.do("desk", m.DispatchCase(case=case, unit=beside, reason="归口"))
    assert both(town, "a", row(town, case).number) == (True, True)
    file = ask(town, "a", m.CaseFile(case=case))
    assert (file.text, file.reporter, file.contact) == (None, None, None)


QUESTIONS: dict[str, Any] = {
    "list": lambda town, _: m.OpenCases(place=town.village),
    "one": lambda _, case: m.CaseRounds(case=case),
    "number": lambda town, case: m.CaseByNumber(number=row(town, case).number),
    "figures": lambda town, _: m.CaseFigures(place=town.village),
    "behind": lambda town, _: m.FigureCases(
        measure=m.Measure.ON_TIME, part=m.Part.COUNTED, place=town.village
    ),
    "units": lambda _town, _case: m.UnitFindings(),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_rule_42_a_role_asks_for_the_purposes_of_its_work(name: str) -> None:
    town = Town()
    case = report(town)
    query = QUESTIONS[name](town, CaseId(case))
    allowed = {
        ("handler", CASE_HANDLING),
        ("supervisor", CASE_HANDLING),
        ("auditor", AUDIT),
    }
    if name == "figures":
        allowed |= {("supervisor", STATISTICS), ("auditor", STATISTICS)}
    for account in ("handler", "supervisor", "auditor"):
        for purpose in (CASE_HANDLING, AUDIT, STATISTICS):
            code = code_of(partial(ask, town, account, query, purpose))
            stopped = code == "not_granted"
            assert stopped is ((account, purpose) not in allowed), (account, purpose)


def test_rule_42_every_role_that_looks_has_a_purpose_and_each_purpose_a_role() -> None:
    told = dict(OWN_WORK)
    assert set().union(*told.values()) == {HANDLER, INTAKE, SUPERVISOR} | set().union(
        *(one.access.roles for one in m.CONTEXT.queries if one.query is m.OpenCases)
    )
    assert all(told.values())
