"""Nothing of whom is asked about, nor of what came, stands open: store, logs, errors, outcomes."""

import logging
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from ruralgov.app.delivery import deliver
from ruralgov.app.desk import AidDesk
from ruralgov.app.inquiry import AskedRegister
from ruralgov.domain import aid as a
from ruralgov.domain.aid.asking import Shape
from ruralgov.domain.aid.means.items import Item
from ruralgov.domain.exchange import Requests, RequestStage
from ruralgov.domain.kernel.ids import AidFileId, PersonId
from ruralgov.sample.draw import identity_number
from ruralgov.testing.registers import SECRET
from ruralgov_departments.dci import DciRegister
from ruralgov_departments.fakes import FakeRegister, Fault
from ruralgov_sqlalchemy import SqlStorage
from tests.aid.scenario import CLERK, opening
from tests.aid.scenario_means import signing
from tests.aid.test_questions import BANK, asks
from tests.registers.dci import THEIRS, settings
from tests.town import Town

VALUE = 98_765_432_101
_LATER = timedelta(days=2)


def world(folder: Path) -> tuple[Town, AidFileId, PersonId]:
    town = Town(SqlStorage(f"sqlite:///{folder}/c.db", "371082"))
    person = town.person(town.household("801"), identity_number(68_100))
    file = AidFileId(town.do(CLERK, opening(town.village, person)).key)
    scope: Any = {"items": (Item.DEPOSITS,), "sources": (BANK,)}
    town.do(CLERK, signing(file, person, **scope))
    return town, file, person


def test_nothing_of_people_stands_open(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    town, file, person = world(tmp_path)
    number, said = identity_number(68_100), list[str]()
    with FakeRegister(THEIRS) as fake, caplog.at_level(logging.DEBUG):
        fake.people[number, "deposits"] = [{"value": VALUE, "owner": "钱木兰"}]
        fake.as_of = date(2026, 1, 1)
        way = AskedRegister(DciRegister(settings(fake)), AidDesk(town.app, town.account("liaison")))
        town.do(CLERK, a.AskRegister(file=file, asks=asks(person=person, shape=Shape.VALUE)))
        for fault in (*Fault, None):
            around: Any = nullcontext() if fault is None else fake.being(fault)
            with around:
                said += _run(town, way)
            question = a.RegisterQuestions(place=town.village)
            if not town.ask(CLERK, question):
                town.do(
                    CLERK, a.AskRegister(file=file, asks=asks(person=person, shape=Shape.VALUE))
                )
            town.clock.now += _LATER
        questions = a.RegisterQuestions(place=town.village, stages=tuple(a.QuestionStage))
        rows = town.ask(CLERK, questions)
        said += [repr(rows), *_requests(town)]
    statuses = {row.status for row in rows}
    assert a.AnswerStatus.HIT in statuses
    town.app.close()
    shown = " ".join([*said, caplog.text])
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert b"RegisterAnswered" in stored
    for secret in ("钱木兰", number, str(VALUE), "13800000000", "6222020000000000001", SECRET):
        assert secret not in shown
        assert secret.encode() not in stored


def _run(town: Town, way: AskedRegister) -> list[str]:
    run: Callable[..., Any] = deliver
    return [repr(one) for one in run(town.app, {BANK: way}, actor=town.account("liaison"))]


def _requests(town: Town) -> list[str]:
    return [repr(town.ask("liaison", Requests(stage=stage))) for stage in RequestStage]
