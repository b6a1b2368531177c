"""The privacy invariants taken out one by one, each in the place in which the library keeps it."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from attrs import evolve

from ruralgov.app import asking as app_asking
from ruralgov.app import desk, gate
from ruralgov.app.chain import Chain
from ruralgov.domain import aid as a
from ruralgov.domain.aid import (
    assessing,
    counts_monitor,
    erasing,
    evolve_means,
    rules_authorization,
    rules_deciding_procedure,
    rules_facts,
    rules_notice_procedure,
    table_procedure,
    texts_procedure,
    views_means,
    views_procedure,
)
from ruralgov.domain.aid.asking import Authorization, planning
from ruralgov.domain.aid.means import FactState, Item, Programme, facts
from ruralgov.domain.aid.means.explain import explain
from ruralgov.domain.aid.model import AidFile
from ruralgov.domain.aid.model_procedure import AidNotice, AidStep
from ruralgov.domain.aid.questions import evolve as question_evolve
from ruralgov.domain.aid.questions import rules as question_rules
from ruralgov.domain.aid.questions import views as question_views
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.personal import Figures, PersonName, unseal
from ruralgov.domain.kernel.publish import Publishes
from ruralgov.ports.registers import answered
from tests.aid import (
    test_advice,
    test_asking,
    test_assessments,
    test_authorizations,
    test_privacy,
)
from tests.aid.test_files import ANNA
from tests.registers import test_port

Patch = pytest.MonkeyPatch
Mutant = Callable[[Patch], None]
MUTANTS: Final[dict[str, Mutant]] = {}


def mutant(name: str) -> Callable[[Mutant], Mutant]:
    """Keep a mutant under a name."""

    def keep(made: Mutant) -> Mutant:
        MUTANTS[name] = made
        return made

    return keep


def nothing(*_: Any, **__: Any) -> None:
    """Check nothing."""


def always(*_: Any, **__: Any) -> bool:
    """Let pass whatever it is."""
    return True


def never(*_: Any, **__: Any) -> bool:
    """Hold of nobody."""
    return False


# what is asked (P1, P7, P8, P9) -------------------------------------------------------------------


@mutant("an authorisation covers anything")
def _covers(patch: Patch) -> None:
    patch.setattr(Authorization, "covers", always)


@mutant("an answer is not looked at when it comes")
def _received(patch: Patch) -> None:
    patch.setattr(test_asking, "received", lambda _question, fact, *_: fact)


@mutant("sent whatever was signed")
def _sent(patch: Patch) -> None:
    patch.setattr(question_views, "may_ask", always)


@mutant("taken whatever was signed")
def _taken(patch: Patch) -> None:
    patch.setattr(question_rules, "_usable", always)


@mutant("the whole value first")
def _largest_first(patch: Patch) -> None:
    ranks = planning._RANK  # noqa: SLF001  where the order is kept
    patch.setattr(planning, "_RANK", {shape: -rank for shape, rank in ranks.items()})


@mutant("what nobody asked is not dropped")
def _extra(patch: Patch) -> None:
    real = answered
    patch.setattr(
        test_port, "answered", lambda *given, **more: evolve(real(*given, **more), dropped=0)
    )


@mutant("a purpose is not looked at")
def _any_purpose(patch: Patch) -> None:
    def covers(one: Authorization, person: str, item: Any, source: str, _: Any, day: Any) -> bool:
        held = one.person == person and item in one.items and source in one.sources
        return held and one.holds(day)

    patch.setattr(Authorization, "covers", covers)

    def dossier(*some: Any) -> Any:
        *before, known, signed, day = some
        wide = {key: evolve(one, purposes=tuple(Programme)) for key, one in known.items()}
        every: tuple[Any, ...] = (*before, wide, signed, day)
        return assessing.dossier_of(*every)

    patch.setattr(test_assessments, "dossier_of", dossier)


@mutant("anything may be collected")
def _any_item(patch: Patch) -> None:
    patch.setattr(rules_facts, "items_of", lambda _: frozenset(Item))


@mutant("a withdrawal stops nothing")
def _withdrawn(patch: Patch) -> None:
    patch.setattr(Authorization, "holds", lambda one, day: one.since <= day < one.until)


# who signs, and after what (P2, P3, P4) -----------------------------------------------------------


@mutant("anybody signs")
def _signer(patch: Patch) -> None:
    patch.setattr(rules_authorization, "_check_signer", nothing)


@mutant("minors sign")
def _minors(patch: Patch) -> None:
    patch.setattr(rules_authorization, "_is_minor", never)


@mutant("one of the family signs for another")
def _family(patch: Patch) -> None:
    patch.setattr(rules_authorization, "is_among", lambda person, *_: person == ANNA)


@mutant("an emergency owes no papers")
def _papers(patch: Patch) -> None:
    left = tuple(one for one in table_procedure.STEPS if one.step is not AidStep.PAPERS)
    patch.setattr(table_procedure, "STEPS", left)


@mutant("an emergency waits for an opinion")
def _waits(patch: Patch) -> None:
    def heard(there: Any, *_: Any, **__: Any) -> None:
        existing(there.done(AidStep.OPINION), texts_procedure.AID_NO_OPINION)

    patch.setattr(rules_deciding_procedure, "_check_heard", heard)


@mutant("a notice may come after the signature")
def _late_notice(patch: Patch) -> None:
    real = test_authorizations.SIGN

    def sign(held: Any, command: Any, given: Any) -> Any:
        early = min(command.noticed, command.since)
        return real(held, evolve(command, noticed=early), given)

    patch.setattr(test_authorizations, "SIGN", sign)


@mutant("an authorisation of no end and no scope")
def _scope(patch: Patch) -> None:
    patch.setattr(rules_authorization, "_check_scope", nothing)


# what is sealed, and who reads (P5, P6, P15, P16, P19) --------------------------------------------


@mutant("figures stand open")
def _open(patch: Patch) -> None:
    patch.setattr(Figures, "mask", lambda one: unseal(one))


@mutant("an amount is no sealed value")
def _plain(patch: Patch) -> None:
    patch.setattr(test_privacy, "get_type_hints", lambda kind: dict.fromkeys(_names(kind), int))


def _names(kind: Any) -> list[str]:
    return [one.name for one in kind.__attrs_attrs__]


@mutant("any purpose reads")
def _reads(patch: Patch) -> None:
    real = gate.authorise

    def authorise(rule: Any, message: Any, actor: Any, _: Any, *more: Any) -> Any:
        return real(rule, message, actor, min(rule.purposes), *more)

    patch.setattr(app_asking, "authorise", authorise)


@mutant("all of minors is shown")
def _approved(patch: Patch) -> None:
    patch.setattr(AidFile, "approved", always)


@mutant("one approves their own reading")
def _own(patch: Patch) -> None:
    patch.setattr(Given, "must_not_be", nothing)


@mutant("no reading is recorded")
def _unread(patch: Patch) -> None:
    patch.setattr(app_asking, "_record_reading", nothing)


@mutant("the log holds what was shown")
def _shown(patch: Patch) -> None:
    real = app_asking._record_reading  # noqa: SLF001  where a reading is written

    def record(core: Any, query: Any, seen: Any, *more: Any) -> None:
        real(core, query, [(subject, f"{field}=4711") for subject, field in seen], *more)

    patch.setattr(app_asking, "_record_reading", record)


@mutant("nobody looks whether a reading was written over")
def _unchained(patch: Patch) -> None:
    patch.setattr(Chain, "faults", lambda *_: iter(()))


@mutant("what was asked goes with its answer")
def _forgotten(patch: Patch) -> None:
    def changed(one: Any, **changes: Any) -> Any:
        gone = {"source": "", "authorization": 0} if changes.keys() == {"found"} else {}
        return change(one, **changes, asks=evolve(one.asks, **gone))

    patch.setattr(question_evolve, "change", changed)


# what becomes of it (P10, P11, P12, P13) ----------------------------------------------------------


@mutant("what is in use is erased")
def _in_use(patch: Patch) -> None:
    patch.setattr(rules_facts, "OPEN", frozenset())


@mutant("what is disputed is erased")
def _disputed_erased(patch: Patch) -> None:
    patch.setattr(rules_facts, "HELD_BACK", frozenset())


@mutant("an erased answer keeps its value")
def _kept(patch: Patch) -> None:
    patch.setattr(evolve_means, "gone", lambda value, _: value)


@mutant("a file leaves its answers behind")
def _left(patch: Patch) -> None:
    patch.setattr(erasing, "OF_ROWS", ())


@mutant("a decision follows by itself")
def _inner(patch: Patch) -> None:
    deciding = test_advice.DECIDING
    commands = tuple(
        evolve(one, inner=one.inner or one.command.__name__ in deciding)
        for one in a.CONTEXT.commands
    )
    changed = evolve(a.CONTEXT, commands=commands)
    patch.setattr(test_advice, "CONTEXT", changed)
    patch.setattr(a, "CONTEXT", changed)


@mutant("an event that grants")
def _grants(patch: Patch) -> None:
    patch.setattr(test_advice, "EVENTS", [*test_advice.EVENTS, type("AidGranted", (), {})])


@mutant("less is given from one day to the next")
def _at_once(patch: Patch) -> None:
    patch.setattr(rules_deciding_procedure, "NOTICE_DAYS", 0)


@mutant("reasons without an article")
def _reasons(patch: Patch) -> None:
    real = explain
    patch.setattr(
        views_means,
        "explain",
        lambda *given: tuple(evolve(one, article="") for one in real(*given)),
    )


@mutant("what was typed is never mended")
def _mended(patch: Patch) -> None:
    patch.setattr(rules_facts, "_FRESH", ())


@mutant("what is disputed counts")
def _counts(patch: Patch) -> None:
    patch.setattr(assessing, "HELD_BACK", frozenset())


@mutant("disputed facts are usable")
def _usable(patch: Patch) -> None:
    patch.setattr(facts, "_USED", frozenset(FactState))


@mutant("a hit cannot be disputed")
def _undisputed(patch: Patch) -> None:
    patch.setattr(rules_facts, "_DISPUTABLE", ())


# what goes out (P14, P17, P18, P20, P21) ----------------------------------------------------------


@mutant("anything hangs out")
def _hangs_out(patch: Patch) -> None:
    patch.setattr(rules_notice_procedure, "check_in_table", nothing)


@mutant("minors are named")
def _named(patch: Patch) -> None:
    patch.setattr(views_procedure, "minor", never)


@mutant("names hang out whole")
def _whole(patch: Patch) -> None:
    patch.setattr(PersonName, "mask", lambda one: unseal(one))


@mutant("a notice hangs for ever")
def _for_ever(patch: Patch) -> None:
    patch.setattr(AidNotice, "hangs", always)


@mutant("a person has one reference in all questions")
def _joined(patch: Patch) -> None:
    _question(patch, lambda found: {"reference": found.number})


@mutant("a register gets the key of the person")
def _key(patch: Patch) -> None:
    _question(patch, lambda found: {"reference": found.asks.person})


def _question(patch: Patch, changes: Callable[[Any], dict[str, Any]]) -> None:
    real = desk._question  # noqa: SLF001  what a register gets
    patch.setattr(desk, "_question", lambda found: evolve(real(found), **changes(found)))


@mutant("the feed says who applies")
def _feed(patch: Patch) -> None:
    first, *others = test_privacy.CONTEXT.publishes
    leaves = (Publishes(first.event), *others)
    patch.setattr(test_privacy, "CONTEXT", evolve(test_privacy.CONTEXT, publishes=leaves))


@mutant("every count is shown")
def _small(patch: Patch) -> None:
    patch.setattr(counts_monitor, "LEAST", 1)


@mutant("a total is of what is held back too")
def _total(patch: Patch) -> None:
    patch.setattr(counts_monitor, "sum", lambda cells: sum(cells) + 4, raising=False)
