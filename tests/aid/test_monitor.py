"""The watch over families: what is reported, what it raises, and who answers it how."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import aid as a
from ruralgov.domain.aid import (
    AidSource,
    AlertAnswer,
    ChangeKind,
    Circle,
    Included,
    Outcome,
    Programme,
    reactions,
    rules_alerts_monitor,
    rules_monitor,
)
from ruralgov.domain.aid.means import Item
from ruralgov.domain.aid.model import (
    AidApplication,
    AidFile,
    AidStage,
    Inclusion,
    InclusionCause,
    Seat,
    Way,
)
from ruralgov.domain.aid.queries_monitor import SourceState
from ruralgov.domain.aid.records_monitor import AID_PUSH, AID_WATCH
from ruralgov.domain.aid.rows_monitor import AidPushRow
from ruralgov.domain.aid.rules_alerts_monitor import ANSWERS
from ruralgov.domain.aid.rules_monitor import DUE, due_day
from ruralgov.domain.aid.views_monitor import source_line as state_of
from ruralgov.domain.kernel.calendar import WorkingCalendar
from ruralgov.domain.kernel.ids import AccountId, AidFactId, AidFileId, PersonId, PlaceId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import Figures, OfficerText
from ruralgov.sample.draw import identity_number
from tests.aid import scenario_means as means
from tests.aid import scenario_monitor as scenes
from tests.aid.scenario_monitor import CHIEF, CLERK, change
from tests.aid.test_files import VILLAGE, place_row
from tests.given import KEY, TODAY, Situation, States, given
from tests.town import Town

FILE, ANNA, CARA = AidFileId(KEY), PersonId("anna"), PersonId("cara")
A_DAY = timedelta(days=1)
HAPPENED = scenes.HAPPENED
PAID: dict[str, Any] = {"source": AidSource.TREASURY, "programme": Programme.MINIMUM}


def family(**more: Any) -> AidFile:
    begun = a.AidFile(
        seats=(Seat(place=VILLAGE, since=scenes.BEGAN),),
        people=(
            Inclusion(
                number=1,
                person=ANNA,
                circle=Circle.LIVING,
                cause=InclusionCause.FOUND,
                since=scenes.BEGAN,
            ),
        ),
        **more,
    )
    return begun


def world(*events: object, file: AidFile | None = None, **more: Any) -> Situation:
    others: States = {("aid_file", FILE): file or family()}
    return given(AID_WATCH, *events, others=others, **more)


def taken(number: int = 1, **more: Any) -> a.AidChangeTaken:
    plain: dict[str, Any] = {
        "person": ANNA,
        "kind": ChangeKind.ILLNESS,
        "source": AidSource.MEDICAL,
        "happened": HAPPENED,
        "received": HAPPENED,
        "programme": None,
        "said": OfficerText("住院四十天"),
    }
    return a.AidChangeTaken(number=number, **(plain | more))


def raised(number: int = 1, **more: Any) -> a.AidAlertRaised:
    plain: dict[str, Any] = {
        "changes": (1,),
        "programme": Programme.RIGID,
        "outcome": Outcome.OFFER,
        "sure": False,
        "raised": TODAY,
        "due": TODAY,
    }
    return a.AidAlertRaised(number=number, **(plain | more))


def mine(**more: Any) -> tuple[object, ...]:
    """Return the events of an alert that the one who acts in these tests has taken."""
    return (taken(), raised(**more), a.AidAlertTaken(number=1, owner=AccountId("me")))


def alerts_of(outcome: Any) -> list[tuple[Outcome, Programme | None]]:
    return [
        (one.outcome, one.programme) for one in outcome.events if isinstance(one, a.AidAlertRaised)
    ]


def test_rule_50_a_change_is_of_the_family_and_comes_once() -> None:
    take = rules_monitor.take_aid_change
    world().when(change(FILE, CARA), take).refused("aid_not_of_family", person=CARA)
    world(taken()).when(change(FILE, ANNA), take).refused("aid_change_twice", number=1)
    late = change(FILE, ANNA, happened=HAPPENED - A_DAY)
    assert world(taken()).when(late, take).events
    before = change(FILE, ANNA, received=HAPPENED - A_DAY)
    world().when(before, take).refused("aid_day_wrong")
    world().when(change(FILE, ANNA, received=TODAY + A_DAY), take).refused("aid_day_wrong")
    closed = family(closed=TODAY)
    world(file=closed).when(change(FILE, ANNA), take).refused("aid_file_closed")
    bare = change(FILE, ANNA, kind=ChangeKind.RECEIVES)
    world().when(bare, take).refused("aid_change_programme")
    both = change(FILE, ANNA, programme=Programme.MINIMUM)
    world().when(both, take).refused("aid_change_programme")


def test_rule_50_what_was_wrong_may_come_again() -> None:
    wrong = a.AidChangeWithdrawn(number=1, wrong=a.WrongChange.ENTRY, reason=OfficerText("误"))
    found = world(taken(), wrong).when(change(FILE, ANNA), rules_monitor.take_aid_change)
    assert found.events[0].number == 2


def test_rule_51_a_blow_offers_what_it_is_a_reason_for() -> None:
    found = world().when(change(FILE, ANNA), rules_monitor.take_aid_change)
    assert alerts_of(found) == [
        (Outcome.OFFER, Programme.SINGLE),
        (Outcome.OFFER, Programme.RIGID),
        (Outcome.OFFER, Programme.TEMPORARY),
    ]
    assert not any(one.sure for one in found.events[1:])
    assert {one.due for one in found.events[1:]} == {due_day(WorkingCalendar(()), TODAY, 5)}


def test_rule_51_what_is_granted_and_not_delivered_comes_first() -> None:
    missing = change(FILE, ANNA, kind=ChangeKind.NOT_DELIVERED, **PAID)
    found = world().when(missing, rules_monitor.take_aid_change)
    assert alerts_of(found) == [(Outcome.DELIVER, Programme.MINIMUM)]
    came = taken(2, kind=ChangeKind.RECEIVES, happened=HAPPENED + A_DAY, **PAID)
    left = world(taken(kind=ChangeKind.NOT_DELIVERED, **PAID), came)
    again = left.when(change(FILE, ANNA), rules_monitor.take_aid_change)
    assert Outcome.DELIVER not in {outcome for outcome, _ in alerts_of(again)}


@pytest.mark.parametrize("kind", [ChangeKind.DEATH, ChangeKind.JOB_FOUND, ChangeKind.MARRIAGE])
def test_rule_51_what_may_no_longer_fit_is_checked_and_nothing_stops(kind: ChangeKind) -> None:
    receives = taken(kind=ChangeKind.RECEIVES, **PAID)
    found = world(receives).when(change(FILE, ANNA, kind=kind), rules_monitor.take_aid_change)
    assert (Outcome.CHECK, Programme.MINIMUM) in alerts_of(found)
    assert {type(one) for one in found.events} == {a.AidChangeTaken, a.AidAlertRaised}
    over = taken(2, kind=ChangeKind.ENDED, happened=HAPPENED + A_DAY, **PAID)
    none = world(receives, over).when(change(FILE, ANNA, kind=kind), rules_monitor.take_aid_change)
    assert Outcome.CHECK not in {outcome for outcome, _ in alerts_of(none)}


def test_rule_52_an_open_alert_is_not_raised_again_nor_soon_after_its_answer() -> None:
    said = a.AidAlertAnswered(
        number=1,
        answer=AlertAnswer.NOTHING,
        answered=TODAY - 90 * A_DAY,
        application=None,
        reason=OfficerText("核实"),
    )
    again = change(FILE, ANNA, happened=HAPPENED - A_DAY)
    take = rules_monitor.take_aid_change
    open_ = world(taken(), raised()).when(again, take)
    assert (Outcome.OFFER, Programme.RIGID) not in alerts_of(open_)
    assert (Outcome.OFFER, Programme.SINGLE) in alerts_of(open_)
    over = world(taken(), raised(), said).when(again, take)
    assert (Outcome.OFFER, Programme.RIGID) in alerts_of(over)
    just = world(taken(), raised(), evolve(said, answered=TODAY - 89 * A_DAY)).when(again, take)
    assert (Outcome.OFFER, Programme.RIGID) not in alerts_of(just)
    gone = a.AidAlertWithdrawn(number=1, ended=TODAY, reason=OfficerText("误"))
    back = world(taken(), raised(), gone).when(again, take)
    assert (Outcome.OFFER, Programme.RIGID) in alerts_of(back)


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("answered", AlertAnswer)
def test_rule_52_each_outcome_has_its_answers(outcome: Outcome, answered: AlertAnswer) -> None:
    application = 1 if answered is AlertAnswer.OFFERED else None
    command = scenes.answer(FILE, 1, on=TODAY, answer=answered, application=application)
    file = family(applications=(offered(),))
    there = world(*mine(outcome=outcome), file=file)
    found = there.when(command, rules_alerts_monitor.answer_aid_alert)
    if answered in ANSWERS[outcome]:
        assert found.only().answer is answered
    else:
        found.refused("aid_alert_answer")


def offered() -> AidApplication:
    return AidApplication(
        number=1,
        programme=Programme.RIGID,
        way=Way.FOUND,
        stage=AidStage.OFFERED,
        people=(),
        received=TODAY,
    )


def test_rule_52_an_offer_that_was_not_made_answers_nothing() -> None:
    command = scenes.answer(FILE, 1, on=TODAY, answer=AlertAnswer.OFFERED, application=1)
    do = rules_alerts_monitor.answer_aid_alert
    world(*mine()).when(command, do).refused("aid_alert_offer")
    file = family(applications=(offered(),))
    other = mine(programme=Programme.MINIMUM)
    world(*other, file=file).when(command, do).refused("aid_alert_offer")
    beside = scenes.answer(FILE, 1, on=TODAY, application=1)
    world(*mine(), file=file).when(beside, do).refused("aid_alert_offer")


def test_rule_53_its_owner_alone_answers() -> None:
    command = scenes.answer(FILE, 1, on=TODAY)
    do = rules_alerts_monitor.answer_aid_alert
    world(taken(), raised()).when(command, do).refused("aid_alert_stage")
    other = a.AidAlertHandedOver(number=1, owner=AccountId("b"), reason=OfficerText("轮岗"))
    world(*mine(), other).when(command, do).refused("aid_alert_owner")
    world(*mine()).when(scenes.answer(FILE, 1, on=TODAY - A_DAY), do).refused("aid_day_wrong")
    world(*mine()).when(scenes.answer(FILE, 2, on=TODAY), do).refused("aid_alert_missing")
    assert world(*mine()).when(command, do).only().answered == TODAY


def test_rule_53_due_days_are_working_days() -> None:
    friday = date(2026, 1, 9)
    assert due_day(WorkingCalendar(()), friday, 1) == date(2026, 1, 12)
    assert due_day(WorkingCalendar(()), friday, 5) == date(2026, 1, 16)
    assert list(DUE.values()) == sorted(DUE.values())


def test_rule_54_a_wrong_change_takes_along_what_rests_on_it_alone() -> None:
    wrong = a.WithdrawAidChange(
        file=FILE, number=1, wrong=a.WrongChange.WRONG_PERSON, reason="同名"
    )
    do = rules_monitor.withdraw_aid_change
    both = raised(2, changes=(1, 2))
    found = world(taken(), raised(), both).when(wrong, do)
    assert [type(one) for one in found.events] == [a.AidChangeWithdrawn, a.AidAlertWithdrawn]
    gone = a.AidChangeWithdrawn(number=1, wrong=a.WrongChange.ENTRY, reason=OfficerText("误"))
    world(taken(), gone).when(wrong, do).refused("aid_change_wrong")
    world().when(wrong, do).refused("aid_change_missing")


def test_rule_55_a_source_sends_a_month_once() -> None:
    push = a.ReceiveAidPush(
        place=VILLAGE,
        source=AidSource.BANK,
        month=Month("2025-12"),
        received=TODAY,
        lines=3,
        unused=3,
    )
    row = AidPushRow(
        owner="p",
        place=VILLAGE,
        source=AidSource.BANK,
        month=Month("2025-12"),
        received=TODAY,
        lines=0,
        unused=0,
        withdrawn=False,
    )
    do = rules_alerts_monitor.receive_aid_push
    there = given(AID_PUSH, rows=(place_row(VILLAGE),))
    assert there.when(push, do).only().lines == 3
    held = given(AID_PUSH, rows=(place_row(VILLAGE), row))
    held.when(push, do).refused("aid_push_taken", key="p")
    again = given(AID_PUSH, rows=(place_row(VILLAGE), evolve(row, withdrawn=True)))
    assert again.when(push, do).only()
    there.when(evolve(push, unused=4), do).refused("aid_push_count")
    there.when(evolve(push, lines=-1, unused=0), do).refused("aid_push_count")
    early = evolve(push, received=date(2025, 11, 30))
    there.when(early, do).refused("aid_day_wrong")
    there.when(evolve(push, place=PlaceId("x")), do).refused("place_missing")


def file_of(town: Town) -> tuple[AidFileId, PersonId]:
    """Open the file of one adult."""
    person = town.person(town.household("713"), identity_number(64_132))
    opening = a.OpenAidFile(
        place=town.village,
        since=scenes.BEGAN,
        people=(Included(person=person, circle=Circle.LIVING),),
        situation="独居",
    )
    return AidFileId(town.do(CLERK, opening).key), person


def test_over_the_app_what_is_owed_is_first_and_silence_only_shows() -> None:
    town = Town()
    file, person = file_of(town)
    town.do(CLERK, change(file, person))
    town.do(CLERK, change(file, person, kind=ChangeKind.NOT_DELIVERED, **PAID))
    lines = town.ask(CLERK, a.AidAlerts(place=town.village))
    assert [one.outcome for one in lines][:2] == [Outcome.DELIVER, Outcome.OFFER]
    assert {one.source for one in lines} == {SourceState.SILENT}
    number = lines[0].number
    town.do(CLERK, a.TakeAidAlert(file=file, number=number))
    day = lines[0].raised
    town.do(CLERK, scenes.answer(file, number, on=day, answer=AlertAnswer.DELIVERED))
    left = town.ask(CLERK, a.AidAlerts(place=town.village))
    assert [one.number for one in left] == [one.number for one in lines[1:]]
    page = town.ask(CLERK, a.AidWatchCard(file=file))
    assert page.held_back is False
    assert [one.said for one in page.changes] == ["住院四十天"] * 2
    report = town.ask(CLERK, a.AidMonitoring(place=town.village, since=day, until=day + 29 * A_DAY))
    first = report.outcomes[0]
    assert (first.raised, first.due, first.in_time, first.waiting) == (1, 1, 1, 0)
    assert report.workers == 1
    assert report.worker_week == 100 * 7 * len(lines) // 30
    assert town.ask(CLERK, a.AidSources(place=town.village)) == []


@pytest.mark.parametrize(
    ("month", "state"),
    [
        ("2025-12", SourceState.CURRENT),
        ("2025-11", SourceState.CURRENT),
        ("2025-10", SourceState.LATE),
        ("2025-09", SourceState.SILENT),
    ],
)
def test_rule_55_a_month_is_sent_by_the_end_of_the_next(month: str, state: SourceState) -> None:
    row = AidPushRow(
        owner="p",
        place=VILLAGE,
        source=AidSource.BANK,
        month=Month(month),
        received=TODAY,
        lines=0,
        unused=0,
        withdrawn=False,
    )
    assert state_of(AidSource.BANK, row, TODAY).state is state


def test_rule_51_what_is_applied_for_is_not_offered() -> None:
    found = world(file=family(applications=(offered(),))).when(
        change(FILE, ANNA), rules_monitor.take_aid_change
    )
    assert (Outcome.OFFER, Programme.RIGID) not in alerts_of(found)
    assert (Outcome.OFFER, Programme.SINGLE) in alerts_of(found)


def test_rule_51_over_the_app_a_fact_makes_what_is_received_to_be_checked() -> None:
    """A family that receives the minimum, and turns out to have far more: checked, not stopped."""
    town = Town()
    file, person = file_of(town)
    town.do(CHIEF, a.LoadAidExample())
    apply = a.ApplyForAid(
        file=file, programme=Programme.MINIMUM, received=HAPPENED, papers=means.PAPERS
    )
    town.do(CLERK, apply)
    town.do(CLERK, a.AcceptAidApplication(file=file, number=1, accepted=HAPPENED))
    town.do(CLERK, change(file, person, kind=ChangeKind.RECEIVES, **PAID))
    asked = a.AidAlerts(place=town.village)
    poor = means.entering(file, person, value=Figures.from_spans((0, 0)))
    town.do(CLERK, poor)
    assert town.ask(CLERK, asked) == []
    rich = means.entering(
        file, person, item=Item.DEPOSITS, value=Figures.from_spans((90_000_000, 90_000_000))
    )
    town.do(CLERK, rich)
    (line,) = town.ask(CLERK, asked)
    assert (line.outcome, line.programme, line.sure) == (Outcome.CHECK, Programme.MINIMUM, True)
    assert town.ask(CLERK, a.AidFileCard(file=file)).applications[0].stage is AidStage.ACCEPTED


def test_rule_51_over_the_app_what_is_taken_back_is_looked_at_as_what_is_entered() -> None:
    """What a paper said is withdrawn: what the family said counts again, and is checked."""
    town = Town()
    file, person = file_of(town)
    town.do(CHIEF, a.LoadAidExample())
    apply = a.ApplyForAid(
        file=file, programme=Programme.MINIMUM, received=HAPPENED, papers=means.PAPERS
    )
    town.do(CLERK, apply)
    town.do(CLERK, change(file, person, kind=ChangeKind.RECEIVES, **PAID))
    said, paper = (
        means.entering(
            file,
            person,
            item=Item.DEPOSITS,
            origin=origin,
            value=Figures.from_spans((amount, amount)),
        )
        for origin, amount in ((a.Origin.DECLARED, 90_000_000), (a.Origin.PAPER, 0))
    )
    stands = AidFactId(town.do(CLERK, paper).key)
    town.do(CLERK, said)
    asked = a.AidAlerts(place=town.village)
    assert town.ask(CLERK, asked) == []
    town.do(CLERK, a.WithdrawAidFact(fact=stands, reason="他人的证明"))
    (line,) = town.ask(CLERK, asked)
    assert (line.outcome, line.programme) == (Outcome.CHECK, Programme.MINIMUM)


@pytest.mark.parametrize(
    "event",
    [
        a.AidFactWithdrawn(reason=OfficerText("录错")),
        a.AidFactDisputed(disputed=TODAY, grounds=OfficerText("代人保管")),
    ],
    ids=lambda event: type(event).__name__,
)
def test_rule_51_what_is_withdrawn_or_disputed_has_the_family_evaluated_again(event: Any) -> None:
    (reaction,) = reactions.REACTIONS[type(event)]
    fact = SimpleNamespace(file=FILE)
    there = given(AID_WATCH, others={("aid_fact", "x"): fact}).given
    assert list(reaction(event, "x", there)) == [a.WatchAidFile(file=FILE)]
    assert list(reaction(event, "y", there)) == []


def _all_of_the_watch() -> list[tuple[Any, Any]]:
    reason: dict[str, Any] = {"file": FILE, "number": 1, "reason": "核实"}
    wrong = a.WithdrawAidChange(wrong=a.WrongChange.ENTRY, **reason)
    do = rules_alerts_monitor
    return [
        (change(FILE, ANNA), rules_monitor.take_aid_change),
        (wrong, rules_monitor.withdraw_aid_change),
        (a.TakeAidAlert(file=FILE, number=1), do.take_aid_alert),
        (a.HandOverAidAlert(to=AccountId("b"), **reason), do.hand_over_aid_alert),
        (scenes.answer(FILE, 1, on=TODAY), do.answer_aid_alert),
        (a.ReopenAidAlert(**reason), do.reopen_aid_alert),
        (a.WithdrawAidAlert(**reason), do.withdraw_aid_alert),
    ]


@pytest.mark.parametrize(
    ("command", "rule"), _all_of_the_watch(), ids=lambda one: getattr(one, "__name__", None)
)
def test_rule_53_nobody_of_the_family_works_on_its_watch(command: Any, rule: Any) -> None:
    kin: dict[str, Any] = {"persons": {"me": f"person/{ANNA}"}}
    world(*mine(), **kin).when(command, rule).refused("aid_own_family")
    stranger: dict[str, Any] = {"persons": {"me": f"person/{CARA}"}}
    assert world(*mine(), **stranger).when(command, rule).code != "aid_own_family"


def test_rule_53_an_alert_is_not_handed_to_one_of_the_family() -> None:
    over = a.HandOverAidAlert(file=FILE, number=1, to=AccountId("b"), reason="轮岗")
    kin: dict[str, Any] = {"persons": {"b": f"person/{ANNA}"}}
    do = rules_alerts_monitor.hand_over_aid_alert
    world(*mine(), **kin).when(over, do).refused("aid_own_family")
    assert world(*mine()).when(over, do).only().owner == "b"
