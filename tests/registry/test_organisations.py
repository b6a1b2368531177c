"""Organisations through time: renamed, moved, merged, closed, mended; their posts."""

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from ruralgov.domain import registry as r
from ruralgov.domain.kernel.ids import CITY, OrganisationId, PersonId, PostId
from ruralgov.domain.registry import Departure, OrganisationFault, OrganisationKind
from tests.town import DAY, Town, code_of

CODE, OTHER_CODE = "91350100M000100Y43", "92141127MA0KD1Y64A"
A_DAY = timedelta(days=1)
LATER, LAST = date(2025, 1, 1), date(2025, 6, 1)


def office(town: Town, name: str = "城建办", **more: Any) -> OrganisationId:
    usual: dict[str, Any] = {
        "name": name,
        "kind": OrganisationKind.TOWN_OFFICE,
        "place": town.town,
        "since": DAY,
        "source": "t",
    }
    command = r.RegisterOrganisation(**usual | more)
    return OrganisationId(town.do("registrar", command).key)


def post_of(town: Town, organisation: OrganisationId, seats: int = 1) -> PostId:
    command = r.EstablishPost(
        organisation=organisation, title="主任", seats=seats, basis="批复", since=DAY
    )
    return PostId(town.do("registrar", command).key)


def seated(town: Town, post: PostId, since: date = DAY) -> PersonId:
    person = town.person(town.household(f"{post}{since}"))
    town.do("registrar", r.AppointToPost(post=post, person=person, basis="任命", since=since))
    return person


def refusal(town: Town, command: Any) -> str:
    return code_of(partial(town.do, "registrar", command))


def names(town: Town, day: date | None = None, **wanted: Any) -> list[str]:
    return sorted(row.name for row in town.ask("auditor", r.FindOrganisations(**wanted), day))


def test_rule_13_a_rename_and_a_code_that_comes_later_leave_the_rest_as_it_was(town: Town) -> None:
    above = office(town, "镇政府")
    one = office(town, parent=above, territory=(town.village,))
    renamed = r.ChangeOrganisation(
        organisation=one, name="规划建设办", credit_code=CODE.lower(), since=LATER, cause="改"
    )
    town.do("registrar", renamed)
    before, after = town.ask("auditor", r.OrganisationHistory(organisation=one))
    assert (before.name, before.credit_code, before.until) == ("城建办", None, LATER)
    assert (after.name, after.credit_code, after.parent, after.place) == (
        *("规划建设办", CODE, above),
        town.town,
    )
    serving = r.OrganisationsServing(place=town.village)
    assert "规划建设办" in {row.name for row in town.ask("auditor", serving)}
    elsewhere = r.OrganisationsServing(place=town.other)
    assert {row.name for row in town.ask("auditor", elsewhere)} == {"镇政府", "社会治理中心"}
    assert names(town, DAY, credit_code=CODE) == []
    assert names(town, LATER, credit_code=CODE, below=above) == ["规划建设办"]
    assert town.do("registrar", renamed).events == ()


def test_rule_13_a_change_of_the_same_day_takes_the_place_of_what_was_said_that_day(
    town: Town,
) -> None:
    one = office(town)
    for name in ("规划办", "规建办"):
        town.do(
            "registrar",
            r.ChangeOrganisation(organisation=one, name=name, since=LATER, cause="改"),
        )
    found = town.ask("auditor", r.OrganisationHistory(organisation=one))
    assert [row.name for row in found] == ["城建办", "规建办"]
    early = r.ChangeOrganisation(organisation=one, name="x", since=LATER - A_DAY, cause="改")
    assert refusal(town, early) == "change_not_later"


@pytest.mark.parametrize("merged", [False, True])
def test_rule_10_a_code_is_free_for_the_successor_from_the_day_on_which_its_owner_ends(
    town: Town, merged: bool
) -> None:
    old, new = office(town, credit_code=CODE), office(town, "规划办")
    take = r.ChangeOrganisation(organisation=new, credit_code=CODE, since=LAST, cause="改")
    assert refusal(town, take) == "credit_code_taken"
    end: dict[str, Any] = {"organisation": old, "since": LAST, "cause": "撤"}
    town.do(
        "registrar",
        r.MergeOrganisation(into=new, **end) if merged else r.CloseOrganisation(**end),
    )
    early = r.ChangeOrganisation(organisation=new, credit_code=CODE, since=LATER, cause="改")
    assert refusal(town, early) == "credit_code_taken"
    town.do("registrar", take)
    assert names(town, LATER, credit_code=CODE) == ["城建办"]
    assert names(town, LAST, credit_code=CODE) == ["规划办"]


def test_rule_10_a_full_width_code_is_the_same_code(town: Town) -> None:
    wide = CODE.translate({ord(mark): ord(mark) + 0xFEE0 for mark in CODE})
    office(town, credit_code=wide)
    assert refusal(
        town,
        r.RegisterOrganisation(
            name="x",
            kind=OrganisationKind.OTHER,
            place=CITY,
            credit_code=CODE,
            since=DAY,
            source="t",
        ),
    ) == ("credit_code_taken")


def test_rule_12_nothing_is_below_itself_on_any_day(town: Town) -> None:
    top = office(town, "甲")
    middle = office(town, "乙", parent=top)
    low = office(town, "丙", parent=middle)
    move = partial(r.MoveOrganisation, since=LATER, cause="调整")
    assert refusal(town, move(organisation=top, parent=low)) == "organisation_circle"
    assert refusal(town, move(organisation=top, parent=top)) == "organisation_circle"
    later = r.MoveOrganisation(organisation=low, parent=None, since=LAST, cause="调整")
    town.do("registrar", later)
    assert refusal(town, move(organisation=top, parent=low)) == "organisation_circle"
    town.do("registrar", r.MoveOrganisation(organisation=top, parent=low, since=LAST, cause="调整"))
    assert names(town, LATER, below=top) == ["丙", "乙"]
    assert names(town, LAST, below=low) == ["乙", "甲"]
    back = r.CorrectOrganisationEntry(organisation=low, entry=LAST, since=None, reason="误录")
    assert refusal(town, back) == "organisation_circle"


def test_rule_12_a_parent_is_there_on_the_day(town: Town) -> None:
    young = office(town, "新设", since=LATER)
    early = r.RegisterOrganisation(
        name="x",
        kind=OrganisationKind.OTHER,
        place=CITY,
        parent=young,
        since=LATER - A_DAY,
        source="t",
    )
    assert refusal(town, early) == "organisation_missing"


def test_rule_14_a_merger_leads_to_the_successor_which_has_what_was_below(town: Town) -> None:
    old, new = office(town, "旧"), office(town, "新")
    child, third = office(town, "下", parent=old), office(town, "末")
    post = post_of(town, old)
    seated(town, post)
    merge = r.MergeOrganisation(organisation=old, into=new, since=LATER, cause="改革")
    assert refusal(town, merge) == "organisation_not_empty"
    itself = r.MergeOrganisation(organisation=third, into=third, since=LATER, cause="改革")
    assert refusal(town, itself) == "organisation_circle"
    whole = r.MergeOrganisation(
        organisation=old, into=new, since=LATER, cause="改革", with_posts=True
    )
    town.do("registrar", whole)
    again = r.MergeOrganisation(organisation=new, into=third, since=LAST, cause="改革")
    town.do("registrar", again)

    def today(day: date) -> list[str]:
        found = town.ask("auditor", r.OrganisationToday(organisation=old), day)
        return [row.name for row in found]

    assert [today(day) for day in (LATER - A_DAY, LATER, LAST)] == [["旧"], ["新"], ["末"]]
    assert today(DAY - A_DAY) == [], "it was not there yet"
    assert [names(town, day, parent=new) for day in (LATER - A_DAY, LATER)] == [[], ["下"]]
    assert names(town, LAST, parent=third) == ["下"]
    assert town.ask("auditor", r.PostsOf(organisation=old), LATER) == []
    assert town.ask("auditor", r.PostHolders(post=post), LATER) == []
    assert len(town.ask("auditor", r.PostHolders(post=post), LATER - A_DAY)) == 1
    assert (
        refusal(
            town, r.MergeOrganisation(organisation=third, into=child, since=LAST + A_DAY, cause="x")
        )
        == "organisation_circle"
    )


def test_rule_14_an_end_is_refused_with_what_hangs_on_it(town: Town) -> None:
    one = office(town)
    post = post_of(town, one)
    person = seated(town, post)
    child = office(town, "下", parent=one)
    close = r.CloseOrganisation(organisation=one, since=LATER, cause="撤")
    with pytest.raises(Exception, match="主任 \\(1\\)"):
        town.do("registrar", close)
    whole = r.CloseOrganisation(organisation=one, since=LATER, cause="撤", with_posts=True)
    assert refusal(town, whole) == "organisation_not_empty"
    town.do(
        "registrar", r.MoveOrganisation(organisation=child, parent=None, since=LATER, cause="x")
    )
    town.do("registrar", whole)
    assert town.ask("auditor", r.PostsOfPerson(person=person), LATER) == []
    assert [one.owner for one in town.ask("auditor", r.PostsOfPerson(person=person), DAY)] == [post]
    take = r.AppointToPost(post=post, person=person, basis="任命", since=LATER)
    assert refusal(town, take) == "post_missing"


def test_rule_15_a_closing_by_mistake_is_withdrawn_and_a_wrong_year_moved(town: Town) -> None:
    one = office(town, since=date(2023, 3, 1))
    closed = date(2030, 1, 1)
    town.do("registrar", r.CloseOrganisation(organisation=one, since=closed, cause="撤"))
    right = r.CorrectOrganisationEntry(
        organisation=one, entry=closed, since=LATER, reason="年份笔误"
    )
    town.do("registrar", right)
    assert names(town, LATER, name="城建办") == []
    undo = r.CorrectOrganisationEntry(organisation=one, entry=LATER, since=None, reason="误录")
    town.do("registrar", undo)
    assert names(town, date(2031, 1, 1), name="城建办") == ["城建办"]
    assert refusal(town, undo) == "entry_missing"
    post_of(town, one)
    begin = r.CorrectOrganisationEntry(
        organisation=one, entry=date(2023, 3, 1), since=LATER, reason="笔误"
    )
    assert refusal(town, begin) == "organisation_not_empty"


def test_rule_15_a_merger_that_is_withdrawn_names_no_successor_and_wants_its_code_free(
    town: Town,
) -> None:
    old, new = office(town, credit_code=CODE), office(town, "新")
    town.do("registrar", r.MergeOrganisation(organisation=old, into=new, since=LATER, cause="x"))
    undo = r.CorrectOrganisationEntry(organisation=old, entry=LATER, since=None, reason="误")
    take = r.ChangeOrganisation(organisation=new, credit_code=CODE, since=LATER, cause="改")
    town.do("registrar", take)
    assert refusal(town, undo) == "credit_code_taken"
    town.do(
        "registrar",
        r.ChangeOrganisation(organisation=new, credit_code=OTHER_CODE, since=LATER, cause="改"),
    )
    later = r.CorrectOrganisationEntry(organisation=old, entry=LATER, since=LAST, reason="误")
    town.do("registrar", later)
    between = r.RegisterOrganisation(
        name="x", kind=OrganisationKind.OTHER, place=CITY, credit_code=CODE, since=LAST, source="t"
    )
    town.do("registrar", between)
    earlier = r.CorrectOrganisationEntry(organisation=old, entry=LAST, since=LATER, reason="误")
    town.do("registrar", earlier)
    assert refusal(town, undo) == "credit_code_taken"
    (taken,) = town.ask("auditor", r.FindOrganisations(name="x"))
    away = r.CorrectOrganisationEntry(
        organisation=OrganisationId(taken.owner), entry=LAST, since=None, reason="误"
    )
    town.do("registrar", away)
    town.do("registrar", undo)
    found = town.ask("auditor", r.OrganisationToday(organisation=old))
    assert [row.owner for row in found] == [old]
    town.do("registrar", r.CloseOrganisation(organisation=old, since=LAST, cause="撤"))
    assert town.ask("auditor", r.OrganisationToday(organisation=old)) == []


def test_rule_16_who_dies_holds_no_post_from_that_day_and_takes_none_later(town: Town) -> None:
    post = post_of(town, office(town), seats=3)
    home = town.household("7")
    person, other, third = (town.person(home) for _ in range(3))
    for one, since in ((person, DAY), (other, LAST), (third, LATER)):
        town.do("registrar", r.AppointToPost(post=post, person=one, basis="任命", since=since))
    for one in (person, other, third):
        died = r.EndPerson(person=one, departure=Departure.DIED, since=LATER)
        town.do("registrar", died)
    ends = [row.until for row in town.ask("auditor", r.PostHolders(post=post), LATER - A_DAY)]
    assert ends == [LATER]
    for day in (LATER, LAST):
        assert town.ask("auditor", r.PostHolders(post=post), day) == []
    take = r.AppointToPost(post=post, person=person, basis="任命", since=LAST)
    assert refusal(town, take) == "person_gone"


def test_rule_11_a_post_grows_shrinks_to_those_who_hold_it_and_ends(town: Town) -> None:
    post = post_of(town, office(town))
    first = seated(town, post)
    town.do("registrar", r.ChangePost(post=post, seats=2, title="副主任", since=LATER, cause="增"))
    seated(town, post, LATER)
    fewer = partial(r.ChangePost, post=post, seats=1, cause="减")
    assert refusal(town, fewer(since=LAST)) == "post_taken"
    back = r.CorrectPostEntry(post=post, entry=LATER, since=None, reason="误录")
    assert refusal(town, back) == "post_taken"
    end = partial(r.AbolishPost, post=post, cause="撤", with_holders=True)
    assert refusal(town, end(since=LATER)) == "change_not_later"
    assert refusal(town, r.AbolishPost(post=post, since=LAST, cause="撤")) == "post_held"
    town.do("registrar", r.LeavePost(post=post, person=first, since=LAST, reason="辞"))
    town.do("registrar", fewer(since=LAST))
    town.do("registrar", end(since=LAST + A_DAY))
    assert town.ask("auditor", r.PostHolders(post=post), LAST + A_DAY) == []
    assert len(town.ask("auditor", r.PostHolders(post=post), LAST)) == 1
    assert refusal(town, end(since=LAST + 2 * A_DAY)) == "post_missing"


def test_rule_11_a_seat_is_free_on_every_later_day(town: Town) -> None:
    post = post_of(town, office(town), seats=2)
    seated(town, post)
    town.do("registrar", r.ChangePost(post=post, seats=1, since=LATER, cause="减"))
    person = town.person(town.household("8"))
    take = r.AppointToPost(post=post, person=person, basis="任命", since=DAY)
    assert refusal(town, take) == "post_taken"


def test_rule_15_a_wrong_appointment_is_withdrawn_and_leaves_those_of_others(town: Town) -> None:
    post = post_of(town, office(town), seats=2)
    wrong, right = seated(town, post), seated(town, post, LATER)
    undo = r.CorrectHoldingEntry(post=post, person=wrong, entry=DAY, since=None, reason="录错人")
    town.do("registrar", undo)
    assert [row.person for row in town.ask("auditor", r.PostHolders(post=post), LATER)] == [right]
    early = r.CorrectHoldingEntry(
        post=post, person=right, entry=LATER, since=DAY - A_DAY, reason="笔误"
    )
    assert refusal(town, early) == "post_missing"
    assert refusal(town, undo) == "holder_missing"
    town.do(
        "registrar",
        r.CorrectHoldingEntry(post=post, person=right, entry=LATER, since=DAY, reason="笔误"),
    )
    assert [row.since for row in town.ask("auditor", r.PostHolders(post=post), DAY)] == [DAY]


def test_findings_name_what_has_no_parent_and_posts_that_nobody_holds(town: Town) -> None:
    above = office(town, "镇政府", kind=OrganisationKind.TOWN_GOVERNMENT)
    office(town, "有上级", parent=above)
    office(town, "无上级")
    empty, full = post_of(town, above), post_of(town, above)
    seated(town, full)
    found = town.ask("auditor", r.OrganisationFindings())
    assert {(one.fault, one.name, one.post) for one in found} == {
        (OrganisationFault.PARENT_MISSING, "无上级", ""),
        (OrganisationFault.POST_EMPTY, "镇政府", "主任"),
    }
    town.do("registrar", r.AbolishPost(post=empty, since=LATER, cause="撤"))
    assert len(town.ask("auditor", r.OrganisationFindings())) == 1
    gone = town.place("371082101209", "旧庄")
    office(town, "旧庄办", parent=above, place=gone)
    merge = r.MergePlace(place=gone, into=town.village, since=LATER, cause="并")
    town.do("registrar", merge)
    found = town.ask("auditor", r.OrganisationFindings())
    assert (OrganisationFault.PLACE_ENDED, "旧庄办") in {(one.fault, one.name) for one in found}
