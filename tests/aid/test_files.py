"""Files of families: three sets of people, moves, splits, merges, and who may read of minors."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from ruralgov.domain import aid as a
from ruralgov.domain.access import Readings
from ruralgov.domain.aid import Circle, Included, InclusionCause, rules
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.rows import AidPersonRow
from ruralgov.domain.kernel.calendar import SHANGHAI
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import AccountId, AidFileId, PersonId, PlaceId
from ruralgov.domain.kernel.personal import OfficerText, PersonName
from ruralgov.domain.registry import (
    Departure,
    EndPerson,
    MergePersons,
    Person,
    PlaceRow,
    UndoMerger,
)
from tests.aid.scenario import BEGAN, CHIEF, CLERK, LAST, LATER, including, opening
from tests.given import KEY, TODAY, Situation, given
from tests.town import Town

VILLAGE, OTHER = PlaceId("v"), PlaceId("o")
FILE = AidFileId(KEY)
ANNA, BERT, CARA = (PersonId(name) for name in ("anna", "bert", "cara"))
A_DAY = timedelta(days=1)


def person(**more: Any) -> Person:
    plain: dict[str, Any] = {
        "name": PersonName.of("钱木兰"),
        "identity": None,
        "telephone": None,
        "party_member": False,
        "memberships": (),
    }
    return Person(**(plain | more))


def opened(*people: tuple[PersonId, Circle], **more: Any) -> a.AidFileOpened:
    some = people or ((ANNA, Circle.LIVING), (BERT, Circle.LIVING))
    plain: dict[str, Any] = {"place": VILLAGE, "since": BEGAN, "split_from": None}
    return a.AidFileOpened(
        people=tuple(Included(person=one, circle=circle) for one, circle in some),
        situation=OfficerText("独居"),
        **(plain | more),
    )


def place_row(place: PlaceId) -> PlaceRow:
    return PlaceRow(
        owner=place,
        code="371082101201",
        name="大庄",
        level=DivisionLevel.VILLAGE,
        parent=PlaceId("t"),
        since=date(2020, 1, 1),
        until=FOREVER,
    )


def world(*events: object, rows: tuple[Any, ...] = (), **more: Any) -> Situation:
    people = {("person", one): person() for one in (ANNA, BERT, CARA)}
    others = people | more.pop("others", {})
    return given(
        AID_FILE,
        *events,
        others=others,
        rows=(place_row(VILLAGE), place_row(OTHER), *rows),
        **more,
    )


def elsewhere(who: PersonId, circle: Circle, **more: Any) -> AidPersonRow:
    plain: dict[str, Any] = {"since": date(2020, 1, 1), "until": FOREVER}
    return AidPersonRow(owner="else", number=1, person=who, circle=circle, **(plain | more))


def other_file(**more: Any) -> dict[Any, Any]:
    file = AID_FILE.apply(None, opened((CARA, Circle.LIVING), **more))
    return {("aid_file", "else"): file}


def test_rule_4_somebody_lives_together_and_three_sets_are_apart() -> None:
    alone = opening(VILLAGE, people=(Included(person=ANNA, circle=Circle.REGISTER),))
    world().when(alone, rules.open_aid_file).refused("aid_nobody")
    both = tuple(Included(person=ANNA, circle=circle) for circle in Circle)
    event = world().when(opening(VILLAGE, people=both), rules.open_aid_file).only()
    assert [one.circle for one in event.people] == list(Circle)
    twice = opening(VILLAGE, people=(both[1], both[1]))
    world().when(twice, rules.open_aid_file).refused("aid_person_twice", circle="共同生活成员")


def test_rule_4_days() -> None:
    tomorrow = opening(VILLAGE, ANNA, since=TODAY + A_DAY)
    world().when(tomorrow, rules.open_aid_file).refused("aid_day_wrong", before=TODAY)
    world().when(opening(VILLAGE, ANNA, since=TODAY), rules.open_aid_file).only()
    early = including(FILE, CARA, since=BEGAN - A_DAY)
    world(opened()).when(early, rules.include_person).refused("aid_day_wrong", after=BEGAN)
    world(opened()).when(including(FILE, CARA, since=BEGAN), rules.include_person).only()
    ending = a.EndInclusion(file=FILE, number=1, cause=InclusionCause.DIVORCE, since=BEGAN)
    world(opened()).when(ending, rules.end_inclusion).refused("aid_day_wrong")


def test_rule_4_an_inclusion_ends_once_is_withdrawn_or_given_back() -> None:
    end = a.EndInclusion(file=FILE, number=2, cause=InclusionCause.DIVORCE, since=LATER)
    ended = world(opened()).when(end, rules.end_inclusion).only()
    over = world(opened(), ended)
    over.when(end, rules.end_inclusion).refused("aid_inclusion_ended", day=LATER)
    back = a.RestoreInclusion(file=FILE, number=2, reason="误登")
    restored = over.when(back, rules.restore_inclusion).only()
    again = world(opened(), ended, restored)
    assert again.state == AID_FILE.apply(None, opened())
    again.when(back, rules.restore_inclusion).refused("aid_inclusion_goes_on")
    strange = a.WithdrawInclusion(file=FILE, number=9, reason="误登")
    again.when(strange, rules.withdraw_inclusion).refused("aid_inclusion_missing")
    wrong = a.WithdrawInclusion(file=FILE, number=1, reason="误登")
    withdrawn = again.when(wrong, rules.withdraw_inclusion).only()
    last = a.WithdrawInclusion(file=FILE, number=2, reason="误登")
    left = world(opened(), withdrawn)
    left.when(last, rules.withdraw_inclusion).refused("aid_nobody")
    more = left.when(including(FILE, CARA), rules.include_person).only()
    assert more.number == 3  # a number is never given twice


@pytest.mark.parametrize("circle", [Circle.REGISTER, Circle.LIVING])
def test_rule_5_nobody_is_of_two_families(circle: Circle) -> None:
    rows = (elsewhere(CARA, circle),)
    there = world(opened(), rows=rows, others=other_file())
    there.when(including(FILE, CARA), rules.include_person).refused("aid_person_elsewhere")
    open_too = opening(VILLAGE, CARA)
    world(rows=rows, others=other_file()).when(open_too, rules.open_aid_file).refused(
        "aid_person_elsewhere", file="else"
    )
    obliged = including(FILE, CARA, circle=Circle.OBLIGED)
    there.when(obliged, rules.include_person).only()
    before = (elsewhere(CARA, circle, until=LATER),)
    world(opened(), rows=before, others=other_file()).when(
        including(FILE, CARA), rules.include_person
    ).only()


def test_rule_5_whoever_is_obliged_elsewhere_may_be_of_a_family() -> None:
    rows = (elsewhere(CARA, Circle.OBLIGED),)
    there = world(opened(), rows=rows, others=other_file())
    there.when(including(FILE, CARA), rules.include_person).only()


def test_rule_5_the_dead_and_the_merged_are_not_included() -> None:
    for gone in (person(died=LATER), person(merged=ANNA), person(erased=True)):
        there = world(opened(), others={("person", CARA): gone})
        there.when(including(FILE, CARA), rules.include_person).refused("aid_person_gone")
    dies_later = world(opened(), others={("person", CARA): person(died=LATER + A_DAY)})
    dies_later.when(including(FILE, CARA), rules.include_person).only()


def test_rule_8_a_move_keeps_the_history() -> None:
    move = a.MoveAidFile(file=FILE, place=OTHER, since=LATER)
    moved = world(opened()).when(move, rules.move_aid_file).only()
    file = world(opened(), moved).state
    assert [(one.place, one.since) for one in file.seats] == [(VILLAGE, BEGAN), (OTHER, LATER)]
    world(opened(), moved).when(move, rules.move_aid_file).refused("aid_place_same")
    back = a.MoveAidFile(file=FILE, place=VILLAGE, since=LATER)
    world(opened(), moved).when(back, rules.move_aid_file).refused("aid_day_wrong")


def test_rule_8_who_splits_was_there() -> None:
    others = {("aid_file", "else"): AID_FILE.apply(None, opened())}
    rows = tuple(elsewhere(one, Circle.LIVING) for one in (ANNA, BERT))
    there = world(rows=rows, others=others)
    source = AidFileId("else")
    part = opening(OTHER, BERT, since=LATER, split_from=source)
    assert there.when(part, rules.open_aid_file).only().split_from == source
    stranger = opening(OTHER, CARA, since=LATER, split_from=source)
    there.when(stranger, rules.open_aid_file).refused("aid_not_split", person=CARA)


def test_rule_8_a_merged_file_does_not_open_again() -> None:
    into = AidFileId("else")
    there = world(opened(), others=other_file())
    merge = a.MergeAidFiles(file=FILE, into=into, since=LATER)
    merged = there.when(merge, rules.merge_aid_files).only()
    assert [one.person for one in merged.people] == [ANNA, BERT]
    file = world(opened(), merged)
    assert (file.state.closed, file.state.into) == (LATER, into)
    assert {one.until for one in file.state.people} == {LATER}
    reopen = a.ReopenAidFile(file=FILE, reason="误并")
    file.when(reopen, rules.reopen_aid_file).refused("aid_file_merged", into=into)
    file.when(including(FILE, CARA), rules.include_person).refused("aid_file_closed")
    itself = a.MergeAidFiles(file=FILE, into=FILE, since=LATER)
    there.when(itself, rules.merge_aid_files).refused("aid_merge_self")
    same = a.MergeAidFiles(file=FILE, into=into, since=BEGAN)
    there.when(same, rules.merge_aid_files).refused("aid_day_wrong")


def test_rule_8_what_goes_on_keeps_a_file_open() -> None:
    offered = a.AidOffered(
        number=1,
        programme=a.Programme.TEMPORARY,
        people=(),
        offered=LATER,
        finding=OfficerText("走访"),
    )
    busy = world(opened(), offered, others=other_file())
    close = a.CloseAidFile(file=FILE, since=LAST, reason="不再需要")
    busy.when(close, rules.close_aid_file).refused("aid_applications_open", count=1)
    merge = a.MergeAidFiles(file=FILE, into=AidFileId("else"), since=LAST)
    busy.when(merge, rules.merge_aid_files).refused("aid_applications_open")
    declined = a.OfferDeclined(number=1, declined=LATER)
    closed = world(opened(), offered, declined).when(close, rules.close_aid_file).only()
    over = world(opened(), offered, declined, closed)
    reopen = a.ReopenAidFile(file=FILE, reason="误关")
    over.when(reopen, rules.reopen_aid_file).only()
    world(opened()).when(reopen, rules.reopen_aid_file).refused("aid_file_open")
    taken = world(
        opened(),
        closed,
        rows=(elsewhere(ANNA, Circle.LIVING, since=LAST),),
        others=other_file(),
    )
    taken.when(reopen, rules.reopen_aid_file).refused("aid_person_elsewhere")


def test_rule_9_p6_nobody_approves_their_own_reading() -> None:
    ask = a.ApproveMinorAccess(file=FILE, reader=AccountId("me"), reason="查阅")
    world(opened()).when(ask, rules.approve_minor_access).refused("aid_own_approval")
    second = a.ApproveMinorAccess(file=FILE, reader=AccountId("mine"), reason="查阅")
    persons = {"mine": "me", "me": "me"}
    world(opened(), persons=persons).when(second, rules.approve_minor_access).refused(
        "aid_own_approval"
    )
    other = a.ApproveMinorAccess(file=FILE, reader=AccountId("you"), reason="查阅")
    event = world(opened()).when(other, rules.approve_minor_access).only()
    now = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=SHANGHAI)
    assert (event.since, event.until) == (now, now + timedelta(minutes=30))


# through the app ----------------------------------------------------------------------------------


def _code(call: Any) -> str:
    with pytest.raises(RuralgovError) as refused:
        call()
    return refused.value.code


def test_rule_9_p6_nothing_of_a_minor_is_shown_without_another_persons_approval() -> None:
    town = Town()
    home = town.household("711")
    grown = town.person(home)
    child = town.person(home, _born(town, 2018))
    file = AidFileId(town.do(CLERK, opening(town.village, grown, child)).key)
    ask = a.AidFileCard(file=file)
    card = town.ask(CLERK, ask)
    assert card.held_back
    assert card.situation is None
    assert [(one.minor, one.name is None) for one in card.members] == [(False, False), (True, True)]
    strange = a.ApproveMinorAccess(file=file, reader=AccountId("registrar"), reason="查阅")
    assert _code(lambda: town.do(CHIEF, strange)) == "aid_reader_wrong"
    approve = a.ApproveMinorAccess(file=file, reader=AccountId(CLERK), reason="入户前查阅")
    town.do(CHIEF, approve)
    card = town.ask(CLERK, ask)
    assert (card.held_back, card.situation) == (False, "独居，行动不便")
    assert all(one.name for one in card.members)
    seen = town.ask("auditor", Readings(subject=f"aid_file/{file}"))
    assert [one.account for one in seen if "situation" in one.fields] == [CLERK]
    names = town.ask("auditor", Readings(subject=f"person/{child}"))
    assert [one.account for one in names if "name" in one.fields] == [CLERK]
    assert town.ask(CHIEF, ask).held_back  # it is for one reader
    town.clock.now += timedelta(minutes=30)
    assert town.ask(CLERK, ask).held_back  # and for one sitting


def _born(town: Town, year: int) -> str:
    from ruralgov.domain.kernel.personal import IdentityNumber

    head = f"371082{year}0101001"
    return next(text for mark in "0123456789X" if _valid(IdentityNumber, text := head + mark))


def _valid(kind: Any, text: str) -> bool:
    try:
        kind.of(text)
    except RuralgovError:
        return False
    return True


def test_rule_8_split_and_merge_move_people_on_one_day() -> None:
    town = Town()
    home = town.household("712")
    one, two = town.person(home), town.person(home)
    file = AidFileId(town.do(CLERK, opening(town.village, one, two)).key)
    part = opening(town.other, two, since=LATER, split_from=file)
    new = AidFileId(town.do(CLERK, part).key)
    assert _inside(town, file, LATER) == {one}
    assert _inside(town, file, LATER - A_DAY) == {one, two}
    assert _inside(town, new, LATER) == {two}
    town.do(CLERK, a.MergeAidFiles(file=new, into=file, since=LAST))
    assert _inside(town, file, LAST) == {one, two}
    assert _inside(town, new, LAST) == set()
    assert [row.owner for row in town.ask(CLERK, a.AidFiles(place=town.village))] == [file]
    assert not town.ask(CLERK, a.AidFiles(place=town.other))
    assert town.app.verify() == []


def _inside(town: Town, file: AidFileId, day: date) -> set[str]:
    members = town.ask(CLERK, a.AidFileCard(file=file)).members
    return {one.person for one in members if one.since <= day < one.until}


def test_rule_8_who_dies_or_is_entered_twice_is_followed() -> None:
    town = Town()
    home = town.household("713")
    one, two, twin, late = (town.person(home) for _ in range(4))
    file = AidFileId(town.do(CLERK, opening(town.village, one, two)).key)
    other = AidFileId(town.do(CLERK, opening(town.village, twin)).key)
    town.do("registrar", MergePersons(person=twin, into=one, reason="同一人"))
    assert _inside(town, other, LATER) == {one}
    (finding,) = town.ask(CLERK, a.AidFindings(place=town.village))
    assert (finding.person, set(finding.files)) == (one, {file, other})
    town.do("registrar", UndoMerger(person=twin, into=one, reason="误并"))
    assert _inside(town, other, LATER) == {twin}
    assert not town.ask(CLERK, a.AidFindings(place=town.village))
    town.do("registrar", EndPerson(person=two, departure=Departure.DIED, since=LAST))
    (gone,) = [
        each for each in town.ask(CLERK, a.AidFileCard(file=file)).members if each.person == two
    ]
    assert (gone.until, _inside(town, file, LAST)) == (LAST, {one})
    assert _code(lambda: town.do(CLERK, including(file, two, since=LAST))) == "aid_person_gone"
    town.do(CLERK, including(file, late))
    assert town.app.verify() == []
