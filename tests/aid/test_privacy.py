"""What of the privacy invariants no other test names: P3, P5, P15, P16, P18 and P19."""

from datetime import date, timedelta
from typing import Any, get_type_hints

import pytest
from attrs import fields
from msgspec.structs import replace

from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain import aid as a
from ruralgov.domain.access import READING, PersonalDataRead, Readings
from ruralgov.domain.aid import rules
from ruralgov.domain.aid.asking import Signing
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.exchange import EXCHANGE
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.erasure import ErasureGround, Retention
from ruralgov.domain.kernel.errors import Denied
from ruralgov.domain.kernel.ids import AidFileId, AidQuestionId
from ruralgov.domain.kernel.personal import Figures, OfficerText
from ruralgov.domain.kernel.publish import Keeps
from tests.aid.scenario import CHIEF, CLERK
from tests.aid.scenario_means import entering
from tests.aid.test_assessments import lived
from tests.aid.test_authorizations import SIGN, held, sign
from tests.aid.test_files import BERT, CARA, FILE, opened
from tests.aid.test_questions import Office, hit
from tests.given import PROFILE, given
from tests.town import NAME, Town

CONTEXT = a.CONTEXT
EVENTS = [event for record in CONTEXT.records for event in record.events]
SEALED = {
    *("AidFactEntered.value", "AidFactCorrected.value", "AidFactRechecked.value"),
    *("AidFactSettled.value", "AidFactDisputed.grounds", "RegisterAnswered.found"),
    *("AidAssessed.values", "AidAssessed.result", "AidAssessed.digest"),
    *("AidFileOpened.situation", "AidDecided.reasons", "AidStepDone.findings"),
}
"""Where something is said of the means, the health or the need of people."""


def test_p_3_consent_is_given_by_somebody_who_may_and_says_in_which_way() -> None:
    assert {one.name for one in Signing} == {"OWN", "ELECTRONIC", "GUARDIAN", "PROXY"}
    for signing in (Signing.OWN, Signing.ELECTRONIC):
        assert held().when(sign(signing=signing), SIGN).only().signing is signing
        for other in (BERT, CARA):
            held().when(sign(signing=signing, signer=other), SIGN).refused("aid_signer_wrong")


def test_p_5_what_is_said_of_people_is_sealed_and_masked() -> None:
    hints = {kind.__name__: get_type_hints(kind) for kind in EVENTS}
    for name in SEALED:
        event, field = name.split(".")
        assert {Figures, OfficerText} & {*_parts(hints[event][field])}, name
    command = entering(FILE, BERT, value=Figures.from_spans((4_711, 4_711)))
    for shown in (repr(command), str(command.value), f"{command.value}"):
        assert "4711" not in shown


def _parts(hint: Any) -> tuple[Any, ...]:
    return getattr(hint, "__args__", (hint,))


def test_p_5_who_reads_of_people_says_for_what() -> None:
    town = Town()
    file, one = lived(town)
    town.do(CLERK, entering(file, one, value=Figures.from_spans((4_711, 4_711))))
    ask: dict[str, Any] = {"query": a.AidFacts(file=file), "actor": town.account(CLERK)}
    (card,) = town.app.query(**ask, purpose=a.AID)
    assert card.value == "4711..4711"
    with pytest.raises(Denied) as refused:
        town.app.query(**ask, purpose=EXCHANGE)
    assert refused.value.code == "not_granted"


def family_read(storage: MemoryStorage | None = None) -> tuple[Town, AidFileId, str]:
    """Return a family of which the clerk read the card and what is known."""
    town = Town(storage)
    file, one = lived(town)
    town.do(CLERK, entering(file, one, value=Figures.from_spans((4_711, 4_711))))
    town.ask(CLERK, a.AidFileCard(file=file))
    town.ask(CLERK, a.AidFacts(file=file))
    return town, file, one


def test_p_15_what_was_read_is_recorded_and_by_reference() -> None:
    town, file, one = family_read()
    read = town.ask("auditor", Readings(subject=f"person/{one}"))
    read += town.ask("auditor", Readings(subject=f"aid_file/{file}"))
    assert [(row.account, row.purpose, row.query) for row in read] == [
        (CLERK, a.AID, "AidFileCard")
    ] * 2
    assert {row.fields for row in read} == {"name situation"}
    for value in (NAME, "独居", "4711"):
        assert value not in repr(read)
    assert {field.name for field in fields(PersonalDataRead)} == {
        *("account", "purpose", "query", "subjects", "fields", "at")
    }


def test_p_15_a_reading_that_was_written_over_is_found() -> None:
    storage = MemoryStorage()
    town, _, one = family_read(storage)
    assert town.app.verify() == []
    events = storage.journal
    at = next(at for at, event in enumerate(events) if event.kind == READING.kind)
    honest, events[at] = events[at], replace(events[at], actor="somebody")
    assert any("not written with the key" in fault for fault in town.app.verify())
    events[at] = honest
    assert town.app.verify() == []
    assert town.ask("auditor", Readings(subject=f"person/{one}"))


def test_p_16_that_something_was_asked_and_shown_outlives_what_was_answered() -> None:
    office = Office(Town())
    key, office.bank.says = office.ask(), hit
    office.run()
    before = office.row(a.QuestionStage.ANSWERED)
    shown = office.town.ask("auditor", Readings(subject=f"person/{office.person}"))
    assert shown
    done: dict[str, Any] = {"ground": ErasureGround.PURPOSE_DONE, "reason": "保存期满"}
    office.town.do("privacy", a.EraseRegisterQuestion(question=AidQuestionId(key), **done))
    assert office.row(a.QuestionStage.ANSWERED) == before
    assert office.town.ask("auditor", Readings(subject=f"person/{office.person}")) == shown


def test_p_18_nothing_of_aid_leaves_by_the_feed() -> None:
    declared = {one.event: type(one) for one in CONTEXT.publishes}
    assert declared == dict.fromkeys(EVENTS, Keeps)


def test_p_19_after_a_leak_the_log_says_whose_and_what_and_who_saw_it() -> None:
    town, file, one = family_read()
    other = town.person(town.household("802"))
    town.clock.now += timedelta(hours=1)
    leaked = town.clock.now
    town.clock.now += timedelta(hours=1)
    town.ask(CHIEF, a.AidFileCard(file=file))
    (fact,) = town.ask(CLERK, a.AidFacts(file=file))
    subjects = (f"person/{one}", f"person/{other}", f"aid_fact/{fact.fact}")
    found = {
        subject: {(row.account, *row.fields.split()) for row in rows}
        for subject in subjects
        if (rows := town.ask("auditor", Readings(subject=subject, before=leaked)))
    }
    # the second reader came after the leak, and nobody read of the neighbour
    assert found == {
        f"person/{one}": {(CLERK, "name", "situation")},
        f"aid_fact/{fact.fact}": {(CLERK, "value")},
    }


def test_p_16_a_file_is_kept_for_the_years_of_the_profile() -> None:
    three = Retention(kind="aid_file", years=3, law="社会救助档案管理规定")
    profile = change(PROFILE, retention=(three,))
    closed = a.AidFileClosed(since=date(2022, 12, 31), reason=OfficerText("不再需要"))
    file = AID_FILE.apply(AID_FILE.apply(None, opened(since=date(2020, 1, 1))), closed)
    erase = a.EraseAidFile(file=FILE, ground=ErasureGround.PERIOD_OVER, reason="保存期满")
    for today, code in ((date(2025, 12, 31), "erasure_too_early"), (date(2026, 1, 1), "")):
        there = given(AID_FILE, state=file, profile=profile, today=today)
        assert there.when(erase, rules.erase_aid_file).code == code
