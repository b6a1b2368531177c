"""The list of a distribution: worked out from the roll of a day, to the fen."""

from datetime import date

from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.kernel.money import Fen, divide
from ruralgov.domain.membership import texts_distribution as texts
from ruralgov.domain.membership.model import MemberRoll, shares_on
from ruralgov.domain.membership.model_distribution import Basis, Distribution, DistributionLine
from ruralgov.domain.membership.people import dead, named, presents
from ruralgov.domain.registry import PERSON


def lines_of(
    roll: MemberRoll, basis: Basis, amount: Fen, day: date, read: Read
) -> tuple[DistributionLine, ...]:
    """Return a line for each who takes part; together they are the amount to the fen.

    Shares of the collective itself take no part. What cannot be divided goes by largest remainder,
    and where remainders are equal in the order of the roll. Raises ``distribution_nobody`` and
    ``distribution_dead``.
    """
    weights = _heads(roll, day, read) if basis is Basis.HEADS else _shares(roll, day, read)
    if not weights:
        raise Refused(texts.DISTRIBUTION_NOBODY, day=day)
    parts = divide(amount, tuple(weights.values()))
    return tuple(
        DistributionLine(person=person, weight=weight, amount=part)
        for (person, weight), part in zip(weights.items(), parts, strict=True)
    )


def _heads(roll: MemberRoll, day: date, read: Read) -> dict[PersonId, int]:
    """Return each member once, under the id that they are kept under."""
    kept = presents([one.person for one in roll.on(day)], read)
    people = read.states(PERSON, dict.fromkeys(kept.values()))
    gone = [one for one in dict.fromkeys(kept.values()) if dead(people, one, day)]
    if gone:
        raise Refused(texts.DISTRIBUTION_DEAD, day=day, count=len(gone), person=gone[0])
    return dict.fromkeys(kept.values(), 1)


def _shares(roll: MemberRoll, day: date, read: Read) -> dict[PersonId, int]:
    """Return the hundredths that each holder has of all kinds together."""
    held = {key: units for key, units in shares_on(roll, day).items() if key[0] is not None}
    kept = presents([person for person, _ in held if person is not None], read)
    found: dict[PersonId, int] = {}
    for (person, _kind), units in held.items():
        if person is not None:
            found[kept[person]] = found.get(kept[person], 0) + units
    return found


def listed(state: Distribution, person: PersonId, read: Read) -> PersonId:
    """Return under which id a person is on a list; the id that is kept where they are not."""
    return named((one.person for one in state.lines), person, read)
