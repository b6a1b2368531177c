"""Files of families and applications where they turn: each rule asked by itself."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import aid as a
from ruralgov.domain.aid import (
    Circle,
    Included,
    Programme,
    Way,
    rules,
    rules_apply,
)
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, AidFileId
from ruralgov.domain.kernel.personal import OfficerText
from tests.aid.scenario import BEGAN, LAST, LATER, PAPERS, including, opening
from tests.aid.test_applications import applied, applying, offering
from tests.aid.test_files import (
    A_DAY,
    ANNA,
    BERT,
    CARA,
    FILE,
    OTHER,
    VILLAGE,
    elsewhere,
    opened,
    other_file,
    person,
    world,
)
from tests.given import TODAY, Situation

REASON = OfficerText("误登")
ENDED = a.InclusionEnded(number=2, cause=a.InclusionCause.DIVORCE, since=LATER)
ELSE = AidFileId("else")


@pytest.mark.parametrize(
    ("row", "closed", "code"),
    [
        ({}, None, "aid_person_elsewhere"),
        ({"until": LATER}, None, ""),
        ({"until": LATER + A_DAY}, None, "aid_person_elsewhere"),
        ({"since": TODAY}, None, "aid_person_elsewhere"),
        ({}, LATER, ""),
        ({}, LATER + A_DAY, "aid_person_elsewhere"),
    ],
)
def test_rule_5_nobody_is_of_two_families_on_any_day(
    row: dict[str, Any], closed: date | None, code: str
) -> None:
    others = other_file()
    if closed is not None:
        (file,) = others.values()
        others = {("aid_file", "else"): evolve(file, closed=closed)}
    there = world(opened(), rows=(elsewhere(CARA, Circle.LIVING, **row),), others=others)
    assert there.when(including(FILE, CARA), rules.include_person).code == code
    unknown = world(opened(), rows=(elsewhere(CARA, Circle.LIVING, **row),))
    assert unknown.when(including(FILE, CARA), rules.include_person).code == ""


def test_rule_5_who_left_is_given_back_where_they_are_of_no_other_family_since() -> None:
    back = a.RestoreInclusion(file=FILE, number=2, reason=" 误登 ")
    there = world(opened(), ENDED)
    there.when(back, rules.restore_inclusion).then(a.InclusionRestored(number=2, reason=REASON))
    taken_in = (elsewhere(BERT, Circle.LIVING, since=LAST),)
    moved = world(opened(), ENDED, rows=taken_in, others=other_file())
    moved.when(back, rules.restore_inclusion).refused("aid_person_elsewhere", file="else")
    again = a.PersonIncluded(
        number=3,
        person=BERT,
        circle=Circle.LIVING,
        cause=a.InclusionCause.MOVED_IN,
        since=LAST,
    )
    twice = world(opened(), ENDED, again)
    twice.when(back, rules.restore_inclusion).refused("aid_person_twice", person=BERT)
    dead = world(opened(), ENDED, others={("person", BERT): person(died=LATER)})
    dead.when(back, rules.restore_inclusion).refused("aid_person_gone")


@pytest.mark.parametrize(
    ("since", "code"),
    [(BEGAN + A_DAY, ""), (BEGAN, "aid_day_wrong"), (TODAY, ""), (TODAY + A_DAY, "aid_day_wrong")],
)
def test_rule_4_a_file_moves_closes_and_somebody_leaves_after_the_first_day(
    since: date, code: str
) -> None:
    end = a.EndInclusion(file=FILE, number=1, cause=a.InclusionCause.DIVORCE, since=since)
    assert world(opened()).when(end, rules.end_inclusion).code == code
    move = a.MoveAidFile(file=FILE, place=OTHER, since=since)
    assert world(opened()).when(move, rules.move_aid_file).code == code
    close = a.CloseAidFile(file=FILE, since=since, reason="不再需要")
    assert world(opened()).when(close, rules.close_aid_file).code == code
    merge = a.MergeAidFiles(file=FILE, into=ELSE, since=since)
    merging = world(opened(), others=other_file())
    assert merging.when(merge, rules.merge_aid_files).code == code


def test_rule_8_a_file_is_merged_after_all_that_began_in_either() -> None:
    merge = a.MergeAidFiles(file=FILE, into=ELSE, since=LATER)
    late = world(opened(), others=other_file(since=LATER))
    late.when(merge, rules.merge_aid_files).refused("aid_day_wrong", after=LATER + A_DAY)
    moved = a.AidFileMoved(place=OTHER, since=LATER)
    seat = world(opened(), moved, others=other_file())
    seat.when(merge, rules.merge_aid_files).refused("aid_day_wrong", after=LATER + A_DAY)
    came = a.PersonIncluded(
        number=3,
        person=CARA,
        circle=Circle.OBLIGED,
        cause=a.InclusionCause.MOVED_IN,
        since=LATER,
    )
    new = world(opened(), came, others=other_file())
    new.when(merge, rules.merge_aid_files).refused("aid_day_wrong", after=LATER + A_DAY)
    left = a.InclusionEnded(number=3, cause=a.InclusionCause.DIVORCE, since=LAST)
    gone = world(opened(), came, left, others=other_file())
    event = gone.when(merge, rules.merge_aid_files).only()
    assert [one.person for one in event.people] == [ANNA, BERT]


CLOSED = a.AidFileClosed(since=LATER, reason=REASON)


@pytest.mark.parametrize(
    ("events", "row", "code"),
    [
        ((), {"since": LATER}, "aid_person_elsewhere"),
        ((), {"since": BEGAN, "until": LATER}, ""),
        ((ENDED,), {"since": LATER}, ""),
    ],
)
def test_rule_5_a_file_opens_again_where_its_people_are_of_no_other_since(
    events: tuple[object, ...], row: dict[str, Any], code: str
) -> None:
    rows = (elsewhere(BERT, Circle.LIVING, **row),)
    there = world(opened(), *events, CLOSED, rows=rows, others=other_file())
    reopen = a.ReopenAidFile(file=FILE, reason=" 误登 ")
    outcome = there.when(reopen, rules.reopen_aid_file)
    assert outcome.code == code
    if not code:
        outcome.then(a.AidFileReopened(reason=REASON))
    obliged = opened((ANNA, Circle.LIVING), (BERT, Circle.OBLIGED))
    free = world(obliged, CLOSED, rows=rows, others=other_file())
    assert free.when(reopen, rules.reopen_aid_file).code == ""


def test_rule_4_somebody_lives_there_still_who_is_not_taken_back() -> None:
    only = opened((ANNA, Circle.LIVING), (BERT, Circle.REGISTER))
    for number, code in ((1, "aid_nobody"), (2, "")):
        back = a.WithdrawInclusion(file=FILE, number=number, reason="误登")
        assert world(only).when(back, rules.withdraw_inclusion).code == code


WORDED: tuple[tuple[Any, Any, tuple[object, ...]], ...] = (
    (a.WithdrawInclusion(file=FILE, number=2, reason="误登"), rules.withdraw_inclusion, ()),
    (a.RestoreInclusion(file=FILE, number=2, reason="误登"), rules.restore_inclusion, (ENDED,)),
    (a.DescribeSituation(file=FILE, situation="好转"), rules.describe_situation, ()),
    (a.CloseAidFile(file=FILE, since=LATER, reason="完"), rules.close_aid_file, ()),
    (a.ReopenAidFile(file=FILE, reason="误登"), rules.reopen_aid_file, (CLOSED,)),
    (
        a.ApproveMinorAccess(file=FILE, reader=AccountId("you"), reason="查阅"),
        rules.approve_minor_access,
        (),
    ),
    (opening(VILLAGE, ANNA), rules.open_aid_file, ()),
    (offering(ANNA), rules_apply.offer_aid, ()),
    (
        a.WithdrawAidApplication(file=FILE, number=1, ended=LATER, reason="撤回"),
        rules_apply.withdraw_application,
        (applied(),),
    ),
)


@pytest.mark.parametrize(("command", "rule", "events"), WORDED)
def test_rule_9_what_is_written_is_written_in_words(
    command: Any, rule: Any, events: tuple[object, ...]
) -> None:
    begun = () if isinstance(command, a.OpenAidFile) else (opened(),)
    name = next(one for one in ("reason", "situation", "finding") if hasattr(command, one))
    there = world(*begun, *events)
    said = there.when(command, rule).only()
    assert getattr(said, name) == getattr(command, name).cleaned(name)
    blank = evolve(command, **{name: OfficerText(" ")})
    there.when(blank, rule).refused("text_not_clean")


def test_rule_9_who_may_read_holds_a_role_at_the_place() -> None:
    ask = a.ApproveMinorAccess(file=FILE, reader=AccountId("you"), reason="查阅")

    def asked(*roles: str) -> str:
        found = world(opened())
        plain = evolve(found.given, holds=lambda _account, role, _place: role in roles)
        return Situation(found.state, plain).when(ask, rules.approve_minor_access).code

    assert asked() == "aid_reader_wrong"
    for role in ("aid_clerk", "aid_supervisor"):
        assert asked(role) == ""


def test_rule_9_a_closed_file_is_erased_once_and_an_open_one_never() -> None:
    erase = a.EraseAidFile(file=FILE, ground=ErasureGround.PURPOSE_DONE, reason=" 期满 ")
    rule = rules.erase_aid_file
    world(opened()).when(erase, rule).refused("aid_file_open")
    gone = world(opened(), CLOSED).when(erase, rule).only()
    assert gone.reason == "期满"
    world(opened(), CLOSED, gone).when(erase, rule).refused("aid_erased")
    world().when(erase, rule).refused("aid_file_missing")


@pytest.mark.parametrize(
    ("since", "died", "left"),
    [(LATER, True, 2), (BEGAN, True, 0), (BEGAN + A_DAY, False, 2)],
)
def test_rule_8_who_departs_leaves_every_set_they_were_in_before(
    since: date, died: bool, left: int
) -> None:
    both = opened((ANNA, Circle.LIVING), (ANNA, Circle.REGISTER), (BERT, Circle.LIVING))
    command = a.FollowDeparted(file=FILE, person=ANNA, since=since, died=died)
    events = world(both).when(command, rules.follow_departed).events
    cause = a.InclusionCause.DEATH if died else a.InclusionCause.MOVED_OUT
    assert [(one.number, one.cause) for one in events] == [(1, cause), (2, cause)][:left]
    gone = a.InclusionEnded(number=1, cause=a.InclusionCause.DIVORCE, since=LATER)
    rest = world(both, gone).when(command, rules.follow_departed).events
    assert len(rest) == max(0, left - 1)


def test_rule_8_who_splits_off_is_released_and_who_is_merged_taken_in_once() -> None:
    some = (
        Included(person=BERT, circle=Circle.LIVING),
        Included(person=CARA, circle=Circle.LIVING),
    )
    leave = a.ReleasePeople(file=FILE, into=ELSE, people=some, since=LATER)
    (ended,) = world(opened()).when(leave, rules.release_people).events
    assert (ended.number, ended.cause, ended.since) == (2, a.InclusionCause.SPLIT, LATER)
    take = a.TakeInPeople(file=FILE, other=ELSE, people=some, since=LATER)
    (came,) = world(opened()).when(take, rules.take_in_people).events
    assert (came.number, came.person, came.cause) == (3, CARA, a.InclusionCause.MERGED)


@pytest.mark.parametrize(
    ("day", "code"),
    [(BEGAN, ""), (BEGAN - A_DAY, "aid_day_wrong"), (TODAY, ""), (TODAY + A_DAY, "aid_day_wrong")],
)
def test_rule_6_an_application_or_offer_is_of_a_day_of_the_file(day: date, code: str) -> None:
    there = world(opened())
    assert there.when(applying(received=day), rules_apply.apply_for_aid).code == code
    offer = evolve(offering(ANNA), offered=day)
    assert there.when(offer, rules_apply.offer_aid).code == code


def test_rule_6_an_offer_is_of_the_family_and_the_only_one_open() -> None:
    stranger = evolve(offering(), people=(CARA,))
    world(opened()).when(stranger, rules_apply.offer_aid).refused("aid_not_of_family")
    first = world(opened()).when(offering(), rules_apply.offer_aid).only()
    world(opened(), first).when(offering(), rules_apply.offer_aid).refused("aid_application_twice")
    obliged = opened((ANNA, Circle.LIVING), (CARA, Circle.OBLIGED))
    world(obliged).when(stranger, rules_apply.offer_aid).refused("aid_not_of_family")


@pytest.mark.parametrize(
    ("command", "rule", "events", "first"),
    [
        (
            a.TakeUpOffer(file=FILE, number=1, received=LATER, papers=PAPERS),
            rules_apply.take_up_offer,
            "offer",
            LATER,
        ),
        (
            a.DeclineOffer(file=FILE, number=1, declined=LATER),
            rules_apply.decline_offer,
            "offer",
            LATER,
        ),
        (
            a.TellMissing(file=FILE, number=1, told=LATER),
            rules_apply.tell_missing,
            "short",
            LATER,
        ),
        (
            a.AcceptAidApplication(file=FILE, number=1, accepted=LATER),
            rules_apply.accept_application,
            "told",
            LATER + 2 * A_DAY,
        ),
        (
            a.WithdrawAidApplication(file=FILE, number=1, ended=LATER, reason="撤回"),
            rules_apply.withdraw_application,
            "accepted",
            LATER + 3 * A_DAY,
        ),
        (
            a.WithdrawAidApplication(file=FILE, number=1, ended=LATER, reason="撤回"),
            rules_apply.withdraw_application,
            "told",
            LATER + 2 * A_DAY,
        ),
    ],
)
def test_rules_6_and_7_each_step_is_after_the_one_before_and_not_ahead(
    command: Any, rule: Any, events: str, first: date
) -> None:
    offer = a.AidOffered(
        number=1, programme=Programme.MINIMUM, people=(), offered=LATER, finding=REASON
    )
    told = a.MissingTold(number=1, told=LATER + 2 * A_DAY, papers=PAPERS)
    accepted = a.AidApplicationAccepted(number=1, accepted=LATER + 3 * A_DAY)
    whole = applied(papers=PAPERS)
    known: dict[str, tuple[object, ...]] = {
        "offer": (offer,),
        "short": (applied(),),
        "told": (whole, told),
        "accepted": (whole, told, accepted),
    }
    field = next(
        one
        for one in ("received", "declined", "told", "accepted", "ended")
        if hasattr(command, one)
    )
    there = world(opened(), *known[events])
    for day, code in (
        (first, ""),
        (first - A_DAY, "aid_day_wrong"),
        (TODAY, ""),
        (TODAY + A_DAY, "aid_day_wrong"),
    ):
        assert there.when(evolve(command, **{field: day}), rule).code == code


def test_rule_7_papers_come_in_once_each() -> None:
    there = world(opened(), applied(papers=PAPERS[:1]))
    twice = a.ReceivePapers(file=FILE, number=1, papers=(PAPERS[1], PAPERS[1]))
    there.when(twice, rules_apply.receive_papers).refused("aid_paper_twice")
    both = applying(papers=(PAPERS[0], PAPERS[0]))
    world(opened()).when(both, rules_apply.apply_for_aid).refused("aid_paper_twice")
    on_behalf = applying(way=Way.BEHALF)
    assert world(opened()).when(on_behalf, rules_apply.apply_for_aid).only().way is Way.BEHALF
