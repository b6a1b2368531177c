"""Doing what is due because its time is up, in all contexts: safe to run twice, and at once."""

import logging
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from ruralgov.app.application import App
from ruralgov.app.receipts import Receipt, instant
from ruralgov.domain.access import ADMINISTRATION, DueWork
from ruralgov.domain.kernel.due import Due
from ruralgov.domain.kernel.errors import Denied, RuralgovError
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.roles import Actor, Purpose
from ruralgov.domain.kernel.scrub import scrubbed

log: Final = logging.getLogger("ruralgov.tick")


class TickState(LabelledEnum):
    """What became of something that was due."""

    DUE = "due", "到期待办", "due"
    DONE = "done", "已办", "done"
    ELSEWHERE = "elsewhere", "他人已办", "done by somebody else meanwhile"
    FAILED = "failed", "未能办理", "failed"


@frozen(kw_only=True)
class Ticked:
    """Something that was due, and what became of it; *problem* says why it was not done."""

    kind: str
    key: str
    zh: str
    en: str
    state: TickState
    problem: str = ""


def tick(app: App, *, actor: Actor, dry_run: bool = False) -> list[Ticked]:
    """Do what is due, or with *dry_run* list it, longest due first.

    Each thing is done by its own command under an id that says since when it is due: what two runs
    do at once is done once, and both say so. What is refused, or a context that cannot say what is
    due, keeps none of the rest; the next run tries it again. Raises ``Denied`` for who may not ask.
    """
    found, broken = _due(app, actor)
    if dry_run:
        return [*(_ticked(one, TickState.DUE) for one in found), *broken]
    by_purpose: dict[Purpose, list[Due]] = defaultdict(list)
    for one in found:
        by_purpose[one.purpose].append(one)
    refused: list[tuple[Due, RuralgovError]] = []
    done: list[Ticked] = []
    for purpose, dues in by_purpose.items():
        for one, answer in _carry_out(app, dues, actor, purpose):
            if isinstance(answer, Receipt):
                done.append(_ticked(one, TickState.DONE))
            else:
                refused.append((one, answer))
    return [*done, *_looked_at(app, refused, actor), *broken]


def _due(app: App, actor: Actor) -> tuple[list[Due], list[Ticked]]:
    """Return what is due, and which contexts could not say it."""
    found: list[Due] = []
    broken: list[Ticked] = []
    for name in (one.name for one in app.catalogue.contexts):
        try:
            found += app.query(DueWork(context=name), actor=actor, purpose=ADMINISTRATION)
        except Denied:
            raise
        except Exception as error:  # a context of a plugin stops no other
            log.exception("city %s: context %s cannot say what is due", app.city, name)
            said = scrubbed(f"{type(error).__name__}: {error}")
            state = TickState.FAILED
            broken.append(Ticked(kind=name, key="", zh=name, en=name, state=state, problem=said))
    return sorted(found, key=lambda one: one.since), broken


def _carry_out(
    app: App, dues: list[Due], actor: Actor, purpose: Purpose
) -> Iterator[tuple[Due, Receipt | RuralgovError]]:
    answers = app.execute_many(
        [one.command for one in dues],
        actor=actor,
        purpose=purpose,
        command_ids=[f"tick/{one.kind}/{one.key}/{instant(one.since)}" for one in dues],
    )
    return zip(dues, answers, strict=True)


def _looked_at(
    app: App, refused: list[tuple[Due, RuralgovError]], actor: Actor
) -> Iterator[Ticked]:
    """Give what was refused: it failed if it is still due, else somebody did it meanwhile."""
    if not refused:
        return
    due, _ = _due(app, actor)
    still = {(one.kind, one.key, one.since) for one in due}
    for one, error in refused:
        if (one.kind, one.key, one.since) not in still:
            yield _ticked(one, TickState.ELSEWHERE)
            continue
        log.warning("city %s: %s %s was refused: %s", app.city, one.kind, one.key, error.code)
        yield _ticked(one, TickState.FAILED, scrubbed(str(error)))


def _ticked(one: Due, state: TickState, problem: str = "") -> Ticked:
    return Ticked(kind=one.kind, key=one.key, zh=one.zh, en=one.en, state=state, problem=problem)
