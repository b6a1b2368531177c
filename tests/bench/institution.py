"""The section on the institution: each list and sheet that a page asks for, over a whole city."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from ruralgov.domain import appraisal as a
from ruralgov.domain import conferences as c
from ruralgov.domain import consortia as k
from ruralgov.domain import duties as u
from ruralgov.domain import evaluation as e
from ruralgov.domain import instruments as i
from ruralgov.domain import meetings as m
from ruralgov.domain import staffing as s
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov_sqlalchemy import SqlStorage
from tests.bench.figures import settle
from tests.bench.institution_store import SMALL, Made, Sizes, made, rating

TURNS = 5
"""Each question is asked so often, and the best counts: what else runs only adds."""
WANTED = 50
Ask = Callable[[], object]


def questions(city: Made) -> dict[str, Ask]:
    """Return each question by its name."""
    found: dict[str, Ask] = {}
    for part in (_meetings, _below, _framework, _coordination, _duties, _scores):
        found |= part(city)
    return found


def _as(city: Made, account: str, query: Any) -> Ask:
    return lambda: city.town.ask(account, query)


def _meetings(city: Made) -> dict[str, Ask]:
    village = PlaceId(city.villages[0].owner)
    places = {"village": village, "town": city.town.town}
    ever: dict[str, Any] = {"since": date.min}
    asked: dict[str, Any] = {"meetings of the city, a month": m.Meetings()}
    for name, place in places.items():
        asked[f"meetings of a {name}, a month"] = m.Meetings(place=place)
        asked[f"decisions of a {name}, a year"] = m.Decisions(place=place)
        asked[f"decisions of a {name}, ever"] = m.Decisions(place=place, **ever)
        asked[f"what is amiss with bodies of a {name}"] = m.BodyFindings(place=place)
    asked |= {
        "meetings of a village, ever": m.Meetings(place=village, **ever),
        "meetings of a body": m.MeetingsOfBody(body=city.bodies[village]),
        "meetings counted by year": m.MeetingCounts(place=village),
        "decisions of the city, a year": m.Decisions(),
        "decisions of the city, ever": m.Decisions(**ever),
        "decisions of the city on one matter, ever": m.Decisions(
            matter=m.Matter.USE_OF_INCOME, **ever
        ),
        "meetings of the city at one stage, ever": m.Meetings(stage=m.MeetingStage.CALLED, **ever),
        "what is amiss with bodies of the city": m.BodyFindings(),
        "minutes of a meeting": m.MinutesOf(meeting=city.meeting),
        "bodies of the city": m.Bodies(),
        "procedures of the city": m.Procedures(),
    }
    return {name: _as(city, "meeting_recorder", query) for name, query in asked.items()}


def _below(city: Made) -> dict[str, Ask]:
    consortia, staff = "consortium_keeper", "auditor"
    return {
        "consortia": _as(city, consortia, k.Consortia()),
        "census of consortia": _as(city, consortia, k.ConsortiumCensusSheet()),
        "what is amiss with consortia": _as(city, consortia, k.ConsortiumFindings()),
        "secondments": _as(city, staff, s.SecondmentRoster()),
        "secondments by department and town": _as(city, staff, s.SecondmentTable()),
        "ledger of posts": _as(city, staff, s.PostLedger()),
        "posts moved": _as(city, staff, s.PostsMoved()),
        "what is amiss with posts": _as(city, staff, s.PostFindings()),
        "centres": _as(city, staff, s.CentreSheets()),
    }


def _framework(city: Made) -> dict[str, Ask]:
    asked: dict[str, Any] = {
        "framework tree": i.FrameworkTree(),
        "instruments": i.Instruments(),
        "an instrument": i.InstrumentSheet(instrument=city.instrument),
        "what is amiss with instruments": i.InstrumentFindings(),
        "rules without a basis": i.RulesWithoutBasis(),
    }
    return {name: _as(city, "framework_clerk", query) for name, query in asked.items()}


def _coordination(city: Made) -> dict[str, Ask]:
    asked: dict[str, Any] = {
        "leading group": c.SteeringSheet(group=city.group),
        "liaisons": c.Liaisons(group=city.group),
        "conferences of a year": c.Conferences(year=2024),
        "minutes of a conference": c.ConferenceMinutesOf(conference=city.conference),
        "resolutions that go on": c.ResolutionLedger(),
        "resolutions of a year": c.ResolutionLedger(year=2020),
        "resolutions of a unit, ever": c.ResolutionLedger(unit=city.unit),
        "salient problems": c.SalientProblems(),
        "salient problems, ever": c.SalientProblems(over=True),
        "what is amiss with coordination": c.CoordinationFindings(),
    }
    return {name: _as(city, "steering_officer", query) for name, query in asked.items()}


def _duties(city: Made) -> dict[str, Ask]:
    role, village = u.DutyRole.LANE_CHIEF, PlaceId(city.villages[0].owner)
    doer = u.Doer(role=role, key=city.lane, place=village)
    asked: dict[str, Any] = {
        "duty list in force": u.DutyListOn(role=role, place=village),
        "duty sheet of a lane chief": u.DutySheet(doer=doer),
        "duties done in a village, a month": u.DutyCompletion(role=role, place=village),
        "duties done in a town, a month": u.DutyCompletion(role=role, place=city.town.town),
        "duties done in the city, a month": u.DutyCompletion(role=role),
        "work off the list": u.OffListLedger(),
        "hindrances": u.Hindrances(),
    }
    found = {name: _as(city, "duty_recorder", query) for name, query in asked.items()}
    amiss = u.DutyFindings(place=village)
    return found | {"what is amiss with duties of a village": _as(city, "duty_officer", amiss)}


def _scores(city: Made) -> dict[str, Ask]:
    evaluation, scheme = city.evaluation, city.scheme
    first = city.town.towns()[0]
    own = e.TownSheet(evaluation=evaluation, place=PlaceId(first.owner))
    rated: dict[str, Any] = {
        "evaluations": e.Evaluations(),
        "an evaluation": e.EvaluationFile(evaluation=evaluation),
        "outcome of an evaluation": e.EvaluationOutcome(evaluation=evaluation),
        "who took part in an evaluation": e.Participation(evaluation=evaluation),
        "what looks unusual in an evaluation": e.EvaluationPatterns(evaluation=evaluation),
    }
    appraised: dict[str, Any] = {
        "schemes of appraisal": a.AppraisalSchemes(),
        "a scheme of appraisal": a.AppraisalSchemeSheet(scheme=scheme),
        "appraisal sheet of a town": a.TownAppraisalSheet(appraisal=city.appraisal),
        "where appraisals stand": a.AppraisalStatus(scheme=scheme),
        "what is amiss with appraisals": a.AppraisalFindings(scheme=scheme),
    }
    app, acting = city.town.app, rating(f"{first.name}填报")
    return {
        **{name: _as(city, "evaluation_host", query) for name, query in rated.items()},
        "what a town itself said": lambda: app.query(own, **acting),
        **{name: _as(city, "appraiser", query) for name, query in appraised.items()},
    }


def times(storage: SqlStorage, sizes: Sizes) -> tuple[dict[str, float], float, int]:
    """Return milliseconds of each question, seconds that it took to make the city, and rows put.

    SQLite works in our process, whose own time is taken; PostgreSQL in another one, so that the
    wall clock is looked at.
    """
    begun = time.perf_counter()
    city = made(storage, sizes)
    settle(storage)
    took = time.perf_counter() - begun
    clock = time.process_time if storage.engine.dialect.name == "sqlite" else time.perf_counter
    found = {}
    for name, ask in questions(city).items():
        best = float("inf")
        for _ in range(TURNS):
            start = clock()
            ask()
            best = min(best, clock() - start)
        found[name] = best * 1e3
    city.town.app.close()
    return found, took, city.rows


def section(folder: Path, database: Callable[[str], str], quick: bool) -> str:
    """Measure, and return the section; *database* makes one on PostgreSQL and returns its URL."""
    sizes = SMALL if quick else Sizes()
    urls = (f"sqlite:///{folder}/institution.db", database("institution"))
    (sqlite, took, rows), (other, _, _) = (times(SqlStorage(url, "371082"), sizes) for url in urls)
    lines = [f"| {name} | {sqlite[name]:.1f} | {other[name]:.1f} |" for name in sqlite]
    over = sum(max(sqlite[name], other[name]) > WANTED for name in sqlite)
    return (
        "## The institution\n\n"
        f"A city with {sizes.years} years of meetings, one a month in each village, and all else "
        f"of its institution: made in {took:.0f} s on SQLite, {rows:,} rows of it put by the "
        "records' own functions beside what was entered by commands. The best of "
        f"{TURNS}, in milliseconds, by the processor's clock on SQLite and by the wall's on "
        f"PostgreSQL (wanted: under {WANTED}; {over} of {len(lines)} are over), "
        "`python -m tests.bench institution`:\n\n"
        "| question | SQLite | PostgreSQL |\n|---|---|---|\n" + "\n".join(lines) + "\n"
    )
