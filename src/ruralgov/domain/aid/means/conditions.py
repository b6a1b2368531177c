"""The conditions of programmes: pure functions, each by an article."""

from collections.abc import Callable
from typing import Final

from ruralgov.domain.aid.means.items import MOVABLE, Item
from ruralgov.domain.aid.means.logic import (
    Span,
    Test,
    at_least,
    at_most,
    below,
    both,
    either,
    exact,
    more,
    negated,
    years_ago,
)
from ruralgov.domain.aid.means.world import MONTHS, World
from ruralgov.domain.kernel.value import frozen

PARTS: Final = 10_000
"""A share is given in parts of ten thousand."""


@frozen
class Condition:
    """A condition, its name in both languages, and the article that sets it."""

    name: str
    article: str
    zh: str
    en: str
    test: Callable[[World], Test]


def _standard(world: World) -> Span:
    """Return twelve months of the minimum standard for all who live together."""
    return world.number("minimum.standard").times(MONTHS * len(world.people))


def income_below_standard(world: World) -> Test:
    """Tell whether the income of each is below the minimum standard."""
    return below(world.income(world.people), _standard(world))


def income_below_margin(world: World) -> Test:
    """Tell whether it is below the standard as many times as makes a family marginal."""
    times = world.number("marginal.times")
    limit = _standard(world).times(times.low)
    limit = limit.by(times.parameters)
    return below(world.income(world.people).times(PARTS), limit)


def income_below_disposable(world: World) -> Test:
    """Tell whether it is below last year's disposable income of the place."""
    limit = world.number("disposable.income").times(len(world.people))
    return below(world.income(world.people), limit)


def _assets(prefix: str) -> Callable[[World], Test]:
    """Return the test of movable assets, vehicles and houses by the parameters of a programme."""

    def within(world: World) -> Test:
        months = world.number(f"{prefix}.movable_months")
        limit = world.number("minimum.standard").times(months.low * len(world.people))
        return both(
            at_most(world.movable(), limit.by(months.parameters)),
            at_most(world.count(Item.VEHICLES), world.number(f"{prefix}.vehicles")),
            at_most(world.count(Item.HOUSES), world.number(f"{prefix}.houses")),
        )

    return within


assets_minimum: Final = _assets("minimum")
assets_marginal: Final = _assets("marginal")
assets_rigid: Final = _assets("rigid")


def is_minimum(world: World) -> Test:
    """Tell whether the family meets the conditions of the minimum allowance."""
    return both(income_below_standard(world), assets_minimum(world))


def not_minimum(world: World) -> Test:
    """Tell whether it does not."""
    return negated(is_minimum(world))


def is_marginal(world: World) -> Test:
    """Tell whether the family is at the margin: not minimum, and within its limits."""
    return both(not_minimum(world), income_below_margin(world), assets_marginal(world))


def not_included(world: World) -> Test:
    """Tell whether nobody of the family is on a list of those helped before."""
    lists = (Item.ON_MINIMUM, Item.ON_MARGIN, Item.ON_DESTITUTE)
    return negated(
        either(*(world.holds(person, item) for person in world.people for item in lists))
    )


def expenses_weigh(world: World) -> Test:
    """Tell whether rigid expenses are more than the local share of income."""
    share = world.number("rigid.share")
    income = world.gross(world.people, "counts").times(share.low)
    limit = income.by(share.parameters)
    return more(world.expenses().times(PARTS), limit)


def younger(world: World, person: str, years: int) -> Test:
    """Tell whether a person has not reached an age on the day."""
    return more(world.value(person, Item.BORN), exact(years_ago(world.day, years)))


def _each(test: Callable[[World, str], Test]) -> Callable[[World], Test]:
    """Return a test that holds where it does of each for whom it is asked."""

    def holds(world: World) -> Test:
        return both(*(test(world, person) for person in world.asked_for))

    return holds


def _severe(world: World, person: str, mental: str) -> Test:
    """Tell whether a disability is of grade 1 or 2, or of a mental kind up to a grade."""
    grade = world.value(person, Item.DISABILITY)
    there = at_least(grade, exact(1))
    return both(
        there,
        either(
            at_most(grade, exact(2)),
            both(
                world.holds(person, Item.MENTAL),
                at_most(grade, world.number(mental)),
            ),
        ),
    )


def _up_to(world: World, person: str, grade: int, kind: Item) -> Test:
    known = world.value(person, Item.DISABILITY)
    return both(at_least(known, exact(1)), at_most(known, exact(grade)), world.holds(person, kind))


def _unable_to_work(world: World, person: str) -> Test:
    return either(
        negated(younger(world, person, 60)),
        younger(world, person, 16),
        _up_to(world, person, 3, Item.MENTAL),
        _up_to(world, person, 2, Item.LIMB),
        _up_to(world, person, 1, Item.VISUAL),
    )


def _no_source(world: World, person: str) -> Test:
    income = world.gross((person,), "destitute")
    return both(
        below(income, world.number("minimum.standard").times(MONTHS)),
        at_most(world.total((person,), MOVABLE), world.number("destitute.movable")),
    )


def _nobody_supports(world: World, person: str) -> Test:
    return either(world.holds(person, Item.NO_OBLIGED), world.holds(person, Item.OBLIGED_UNABLE))


def _gone(world: World, person: str) -> tuple[Test, Test]:
    return world.holds(person, Item.FATHER_GONE), world.holds(person, Item.MOTHER_GONE)


def _lost_both(world: World, person: str) -> Test:
    return both(*_gone(world, person))


def _cannot_raise(world: World, person: str, unfit: Item, away: Item) -> Test:
    months = world.value(person, away)
    return either(world.holds(person, unfit), at_least(months, world.number("unraised.months")))


def _unraised(world: World, person: str) -> Test:
    father, mother = _gone(world, person)
    father_not = _cannot_raise(world, person, Item.FATHER_UNFIT, Item.FATHER_AWAY)
    mother_not = _cannot_raise(world, person, Item.MOTHER_UNFIT, Item.MOTHER_AWAY)
    return both(
        negated(both(father, mother)), either(father, father_not), either(mother, mother_not)
    )


def _in_difficulty(world: World, person: str) -> Test:
    return either(
        world.holds(person, Item.ON_MINIMUM),
        at_least(world.value(person, Item.DISABILITY), exact(1)),
        world.holds(person, Item.SERIOUS_ILLNESS),
        world.holds(person, Item.GUARDIAN_FAILS),
    )


def _single(world: World, person: str) -> Test:
    return either(
        _severe(world, person, "single.mental_grade"), world.holds(person, Item.SERIOUS_ILLNESS)
    )


def _disabled_on_minimum(world: World, person: str) -> Test:
    return both(
        at_least(world.value(person, Item.DISABILITY), exact(1)),
        world.holds(person, Item.ON_MINIMUM),
    )


def any_urgent(world: World) -> Test:
    """Tell whether somebody of the family is in immediate need."""
    return either(*(world.holds(person, Item.URGENT) for person in world.people))


unable_to_work: Final = _each(_unable_to_work)
no_source: Final = _each(_no_source)
nobody_supports: Final = _each(_nobody_supports)
no_child_allowance: Final = _each(
    lambda world, person: negated(world.holds(person, Item.CHILD_ALLOWANCE))
)
minor: Final = _each(lambda world, person: younger(world, person, 18))
lost_both: Final = _each(_lost_both)
unraised: Final = _each(_unraised)
single: Final = _each(_single)
in_difficulty: Final = _each(_in_difficulty)
disabled_on_minimum: Final = _each(_disabled_on_minimum)
needs_care: Final = _each(lambda world, person: _severe(world, person, "care.mental_grade"))


def urgent_or_heavy(world: World) -> Test:
    """Tell whether help cannot wait, or expenses weigh and income is below the local average."""
    return either(
        any_urgent(world),
        both(income_below_disposable(world), expenses_weigh(world), assets_rigid(world)),
    )
