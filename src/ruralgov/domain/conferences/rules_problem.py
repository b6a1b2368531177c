"""The rules of salient problems: closed only by resolution, evidence and another's verification."""

from collections.abc import Iterator
from typing import Any

from ruralgov.domain.conferences import messages_problem as m
from ruralgov.domain.conferences import texts, texts_problem
from ruralgov.domain.conferences.model_problem import OPEN, ProblemStage, SalientProblem
from ruralgov.domain.conferences.model_resolution import GOING, ResolutionStage
from ruralgov.domain.conferences.records import RESOLUTION, SALIENT_PROBLEM, STEERING_GROUP
from ruralgov.domain.conferences.rows_conference import SalientProblemRow
from ruralgov.domain.conferences.units import acts_for, check_there, name_of
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import PlaceId, SalientProblemId
from ruralgov.domain.kernel.stages import must_be_at

_ALL_OPEN = tuple(one for one in ProblemStage if one in OPEN)
_BEFORE_VERIFIED = tuple(one for one in _ALL_OPEN if one is not ProblemStage.VERIFIED)
_OVER = ProblemStage.CLOSED, ProblemStage.NOT_CURABLE, ProblemStage.MERGED


def raise_problem(
    _: SalientProblem | None, command: m.RaiseProblem, given: Given
) -> Iterator[m.ProblemRaised]:
    """Raise a problem of a place that is there, with an owner (rule 12)."""
    group = given.read.state(STEERING_GROUP, command.group)
    if group is None or group.on(given.today) is None:
        raise Refused(texts.STEERING_GROUP_MISSING, key=command.group)
    for unit in (command.raised_by, command.owner):
        check_there(given.read, unit, given.today)
    if command.first_seen > given.today:
        raise Refused(texts_problem.SALIENT_AHEAD, day=command.first_seen)
    _check_facts(command.place, command.people, given)
    if command.repeat_of is not None:
        before = given.read.state(SALIENT_PROBLEM, command.repeat_of)
        if before is None or before.stage not in _OVER:
            raise Refused(texts_problem.SALIENT_REPEAT_WRONG, problem=command.repeat_of)
    yield m.ProblemRaised(
        group=command.group,
        title=clean_text("title", command.title),
        raised_by=command.raised_by,
        channel=clean_text("channel", command.channel),
        place=command.place,
        first_seen=command.first_seen,
        repeat_of=command.repeat_of,
        severity=command.severity,
        severity_rule=clean_text("severity_rule", command.severity_rule),
        people=command.people,
        law=command.law.strip(),
        owner=command.owner,
        day=given.today,
        by=given.actor.account,
    )


def _check_facts(place: PlaceId, people: int, given: Given) -> None:
    if not given.stands(place, given.today):
        raise Refused(texts_problem.SALIENT_PLACE_MISSING, place=place, day=given.today)
    if people < 0:
        raise Refused(texts_problem.SALIENT_PEOPLE_WRONG, people=people)


def in_stage(known: SalientProblem | None, key: str, *needed: ProblemStage) -> SalientProblem:
    """Return a problem that is in one of some stages; raises ``salient_stage_wrong``."""
    found = existing(known, texts_problem.SALIENT_MISSING, key=key)
    must_be_at(found, texts_problem.SALIENT_STAGE_WRONG, *needed, title=found.title)
    return found


def table_problem(
    known: SalientProblem | None, command: m.TableProblem, _: Given
) -> Iterator[m.ProblemTabled]:
    """Note that it was on an agenda, once for each item (rule 12)."""
    found = existing(known, texts_problem.SALIENT_MISSING, key=command.problem)
    named = {(one.conference, one.item) for one in found.tabled}
    if (command.conference, command.item) not in named:
        yield m.ProblemTabled(conference=command.conference, item=command.item, day=command.day)


def untable_problem(
    known: SalientProblem | None, command: m.UntableProblem, _: Given
) -> Iterator[m.ProblemUntabled]:
    """Take back that it was on an agenda (rule 14)."""
    existing(known, texts_problem.SALIENT_MISSING, key=command.problem)
    yield m.ProblemUntabled(conference=command.conference)


def decide_problem(
    known: SalientProblem | None, command: m.DecideProblem, given: Given
) -> Iterator[m.ProblemDecided]:
    """Note a resolution that is to solve it (rule 12)."""
    existing(known, texts_problem.SALIENT_MISSING, key=command.problem)
    yield m.ProblemDecided(resolution=command.resolution, day=given.today)


def undecide_problem(
    known: SalientProblem | None, command: m.UndecideProblem, _: Given
) -> Iterator[m.ProblemUndecided]:
    """Take back a resolution that there was not (rule 14)."""
    existing(known, texts_problem.SALIENT_MISSING, key=command.problem)
    yield m.ProblemUndecided(resolution=command.resolution)


def report_cure(
    known: SalientProblem | None, command: m.ReportCure, given: Given
) -> Iterator[m.CureReported]:
    """Report what was done, for the owner and after a resolution (rule 12)."""
    stages = ProblemStage.DECIDED, ProblemStage.CURING
    found = in_stage(known, command.problem, *stages)
    if not acts_for(found.owner, given):
        name = name_of(given.read, found.owner, given.today)
        raise Refused(texts_problem.SALIENT_NOT_OWNER, account=given.actor.account, name=name)
    yield m.CureReported(
        day=given.today,
        by=given.actor.account,
        measures=clean_text("measures", command.measures),
        evidence=clean_text("evidence", command.evidence),
    )


def verify_problem(
    known: SalientProblem | None, command: m.VerifyProblem, given: Given
) -> Iterator[m.ProblemVerified]:
    """Verify the cure, as nobody who worked on it (rule 12, invariant 11)."""
    found = in_stage(known, command.problem, ProblemStage.CURING)
    _check_other(found, given)
    if found.cures[-1].passed is not None:
        raise Refused(texts_problem.SALIENT_CURE_MISSING, day=found.cures[-1].day)
    yield m.ProblemVerified(
        passed=command.passed,
        opinion=clean_text("opinion", command.opinion),
        day=given.today,
        by=given.actor.account,
    )


def _check_other(known: SalientProblem, given: Given) -> None:
    """Refuse whoever is of an owner, or reported a cure (invariant 11)."""
    account = given.actor.account
    for owner in known.owners:
        if acts_for(owner, given):
            name = name_of(given.read, owner, given.today)
            raise Refused(texts_problem.SALIENT_VERIFIER_OF_OWNER, account=account, name=name)
    reported = [one.by for one in known.cures]
    given.must_not_be(texts_problem.SALIENT_VERIFIER_SAME, *reported, account=account)


def close_problem(
    known: SalientProblem | None, command: m.CloseProblem, given: Given
) -> Iterator[m.ProblemClosed]:
    """Close it: resolved, with evidence, verified by another person (rule 12, invariant 11)."""
    found = in_stage(known, command.problem, ProblemStage.VERIFIED)
    _check_other(found, given)
    named = set(found.resolutions)
    for row in given.read.rows(SalientProblemRow, merged_into=command.problem):
        merged = given.read.state(SALIENT_PROBLEM, row.owner)
        named |= set() if merged is None else set(merged.resolutions)
    stages = [one.stage for one in given.read.states(RESOLUTION, named).values()]
    left = sum(one in GOING for one in stages)
    if left or ResolutionStage.CLOSED not in stages:
        raise Refused(texts_problem.SALIENT_UNRESOLVED, title=found.title, open=left)
    yield m.ProblemClosed(day=given.today)


def declare_not_curable(
    known: SalientProblem | None, command: m.DeclareNotCurable, given: Given
) -> Iterator[m.ProblemNotCurable]:
    """Say that it cannot be solved now, as nobody of the owner, and who was told (rule 12)."""
    found = in_stage(known, command.problem, *_BEFORE_VERIFIED)
    _check_other(found, given)
    yield m.ProblemNotCurable(
        reason=clean_text("reason", command.reason),
        told_to=clean_text("told_to", command.told_to),
        day=given.today,
    )


def merge_problem(
    known: SalientProblem | None, command: m.MergeProblem, given: Given
) -> Iterator[m.ProblemMerged]:
    """Say that it is part of another that is open (rule 12)."""
    found = in_stage(known, command.problem, *_BEFORE_VERIFIED)
    into = given.read.state(SALIENT_PROBLEM, command.into)
    strange = into is None or into.stage not in OPEN or into.group != found.group
    if strange or command.into == command.problem:
        raise Refused(texts_problem.SALIENT_INTO_WRONG, problem=command.into)
    _refuse_merged_here(command.problem, given)
    yield m.ProblemMerged(
        into=command.into, reason=clean_text("reason", command.reason), day=given.today
    )


def _refuse_merged_here(problem: SalientProblemId, given: Given) -> None:
    count = len(given.read.rows(SalientProblemRow, merged_into=problem))
    if count:
        raise Refused(texts_problem.SALIENT_MERGED_HERE, count=count)


def reopen_problem(
    known: SalientProblem | None, command: m.ReopenProblem, given: Given
) -> Iterator[m.ProblemReopened]:
    """Open it again where it is still there (rule 12)."""
    in_stage(known, command.problem, *_OVER, ProblemStage.VERIFIED)
    yield m.ProblemReopened(reason=clean_text("reason", command.reason), day=given.today)


def change_problem(
    known: SalientProblem | None, command: m.ChangeProblem, given: Given
) -> Iterator[m.ProblemChanged]:
    """Mend what is entered, with a reason (rule 14)."""
    found = in_stage(known, command.problem, *_ALL_OPEN)
    new: dict[str, Any] = {
        "title": found.title if command.title is None else clean_text("title", command.title),
        "place": command.place or found.place,
        "severity": command.severity or found.severity,
        "people": found.people if command.people is None else command.people,
        "owner": command.owner or found.owner,
    }
    if all(getattr(found, name) == value for name, value in new.items()):
        raise Refused(texts_problem.SALIENT_UNCHANGED)
    _check_facts(new["place"], new["people"], given)
    check_there(given.read, new["owner"], given.today)
    yield m.ProblemChanged(reason=clean_text("reason", command.reason), **new)


def withdraw_problem(
    known: SalientProblem | None, command: m.WithdrawProblem, given: Given
) -> Iterator[m.ProblemWithdrawn]:
    """Take back what was entered by mistake, before it is on an agenda (rule 14)."""
    in_stage(known, command.problem, ProblemStage.RAISED)
    _refuse_merged_here(command.problem, given)
    yield m.ProblemWithdrawn(reason=clean_text("reason", command.reason))
