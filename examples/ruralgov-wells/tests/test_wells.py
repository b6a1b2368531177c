"""The kit certifies the context; what is its own is tested beside it."""

from collections.abc import Callable, Generator
from datetime import date
from pathlib import Path

import pytest

from ruralgov.app.receipts import Receipt
from ruralgov.app.tick import TickState, tick
from ruralgov.builtin.csv_tables import CsvTables
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.access import TIMEKEEPER
from ruralgov.domain.exchange import Requests, RequestStage
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import AccountId, PersonId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.testing.contexts import PROMISES, Subject
from ruralgov.testing.trial import Step, Trial
from ruralgov_wells import CONTEXT, CloseWell, NoteWaterTest, RegisterWell, WellId, Wells
from ruralgov_wells.report import sheet

DAY = date(2025, 3, 1)


def register(trial: Trial, name: str = "村东井") -> RegisterWell:
    return RegisterWell(
        place=trial.village, name=name, keeper=trial.person, since=DAY, source="排查"
    )


def life(trial: Trial) -> Generator[Step, Receipt, None]:
    """A well is entered, tested well and badly, and closed."""
    well = WellId((yield "water_officer", register(trial)).key)
    yield "water_officer", note(well, date(2025, 4, 1))
    yield "water_officer", note(well, date(2025, 5, 1), good=False)
    yield "water_officer", CloseWell(well=well, since=date(2025, 6, 1), reason="污染")
    yield "water_officer", register(trial)


def note(well: WellId, day: date, *, good: bool = True) -> NoteWaterTest:
    return NoteWaterTest(well=well, day=day, good=good, note="达标" if good else "总大肠菌群超标")


SUBJECT = Subject(
    context=CONTEXT,
    life=life,
    queries=lambda trial: [Wells(place=trial.village)],
    golden=Path(__file__).parent,
)


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_promise(promise: Callable[[Subject, Path], None], tmp_path: Path) -> None:
    promise(SUBJECT, tmp_path)


@pytest.fixture
def trial() -> Trial:
    return Trial(MemoryStorage(), SUBJECT.all())


def code(trial: Trial, command: object) -> str:
    with pytest.raises(RuralgovError) as caught:
        trial.do("water_officer", command)
    return caught.value.code


def test_rule_1_a_name_is_free_again_once_its_well_is_closed(trial: Trial) -> None:
    well = WellId(trial.do("water_officer", register(trial)).key)
    assert code(trial, register(trial)) == "well_name_taken"
    trial.do("water_officer", CloseWell(well=well, since=date(2025, 3, 2), reason="干涸"))
    trial.do("water_officer", register(trial))


@pytest.mark.parametrize("day", [date(2025, 2, 28), date(2026, 1, 6)])
def test_rule_2_a_test_lies_between_the_first_day_and_today(trial: Trial, day: date) -> None:
    well = WellId(trial.do("water_officer", register(trial)).key)
    assert code(trial, note(well, day)) == "well_test_day_wrong"
    for good in (DAY, date(2026, 1, 5)):
        trial.do("water_officer", note(well, good))
    assert code(trial, note(well, DAY)) == "well_tested_already"


def test_rule_3_only_a_bad_test_asks_the_centre(trial: Trial) -> None:
    well = WellId(trial.do("water_officer", register(trial)).key)
    trial.do("water_officer", note(well, date(2025, 4, 1)))
    assert trial.ask("liaison", Requests(stage=RequestStage.QUEUED)) == []
    trial.do("water_officer", note(well, date(2025, 5, 1), good=False))
    (request,) = trial.ask("liaison", Requests(stage=RequestStage.QUEUED))
    assert (request.department, request.about) == ("疾控中心", f"well/{well}")


def test_rule_4_a_closed_well_takes_no_more(trial: Trial) -> None:
    well = WellId(trial.do("water_officer", register(trial)).key)
    assert code(trial, CloseWell(well=well, since=DAY, reason="x")) == "well_end_too_early"
    trial.do("water_officer", CloseWell(well=well, since=date(2025, 3, 2), reason="干涸"))
    assert code(trial, note(well, DAY)) == "well_missing"


def test_who_is_not_there_cannot_keep_a_well(trial: Trial) -> None:
    nobody = PersonId(trial.household)
    wrong = RegisterWell(place=trial.village, name="x", keeper=nobody, since=DAY, source="t")
    assert code(trial, wrong) == "person_missing"


def test_the_sheet_says_what_the_last_test_found(trial: Trial) -> None:
    well = WellId(trial.do("water_officer", register(trial)).key)
    trial.do("water_officer", register(trial, "村西井"))
    trial.do("water_officer", note(well, date(2025, 5, 1), good=False))
    acting = trial.acting("water_officer", Wells(place=trial.village))
    printed = CsvTables().write(sheet(trial.app, trial.village, acting)).decode("utf-8-sig")
    assert "村东井,2025-03-01,2025-05-01,不合格,总大肠菌群超标" in printed
    assert "村西井,2025-03-01,,未检测," in printed


def test_rule_5_a_well_whose_water_stayed_bad_is_closed_by_a_run_of_tick(trial: Trial) -> None:
    bad, good = (WellId(trial.do("water_officer", register(trial, n)).key) for n in ("甲", "乙"))
    trial.do("water_officer", note(bad, DAY, good=False))
    trial.do("water_officer", note(good, DAY))
    clockwork = Actor(AccountId(str(TIMEKEEPER)))
    (done,) = tick(trial.app, actor=clockwork)
    assert (done.key, done.state) == (bad, TickState.DONE)
    assert tick(trial.app, actor=clockwork) == []
