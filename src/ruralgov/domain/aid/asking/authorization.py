"""An authorisation: who may be asked what, of whom, for what, how long, and how it was signed.

Without one in force nothing is asked. Withdrawn, it makes what it brought unknown, and never a no.
"""

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from ruralgov.domain.aid.means.dossier import Dossier
from ruralgov.domain.aid.means.facts import Fact, FactState
from ruralgov.domain.aid.means.items import Item
from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class Signing(LabelledEnum):
    """How an authorisation was signed."""

    OWN = "own", "本人签字", "signed by the person"
    ELECTRONIC = "electronic", "本人电子授权", "authorised electronically by the person"
    GUARDIAN = "guardian", "监护人签字", "signed by the guardian"
    PROXY = "proxy", "书面委托他人签字", "signed by a proxy with a written mandate"


@frozen(kw_only=True)
class Authorization:
    """What one person lets be asked, from *since* to before *until*."""

    number: int
    person: str
    items: frozenset[Item]
    sources: frozenset[str]
    purposes: frozenset[Programme]
    signing: Signing
    signer: str
    since: date
    until: date = FOREVER
    withdrawn: date | None = None

    def holds(self, day: date) -> bool:
        """Tell whether it is in force on a day."""
        ended = self.until if self.withdrawn is None else min(self.until, self.withdrawn)
        return self.since <= day < ended

    def covers(self, person: str, item: Item, source: str, purpose: Programme, day: date) -> bool:
        """Tell whether it lets one source be asked one thing of one person for one purpose."""
        return (
            self.person == person
            and item in self.items
            and source in self.sources
            and purpose in self.purposes
            and self.holds(day)
        )


def in_force(
    some: Iterable[Authorization],
    person: str,
    item: Item,
    source: str,
    purpose: Programme,
    day: date,
) -> Authorization | None:
    """Return an authorisation by which something may be asked on a day."""
    found = (one for one in some if one.covers(person, item, source, purpose, day))
    return next(found, None)


def usable(
    dossier: Dossier, purpose: Programme, some: Iterable[Authorization], day: date
) -> Dossier:
    """Return a dossier in which what may not be used for a purpose on a day is unknown.

    What the family said itself needs no authorisation.
    """
    by_number = {str(one.number): one for one in some}

    def as_used(fact: Fact) -> Fact:
        if not fact.authorization:
            return fact
        one = by_number.get(fact.authorization)
        known = one is not None and one.covers(fact.subject, fact.item, fact.source, purpose, day)
        return fact if known else evolve(fact, state=FactState.UNKNOWN)

    return dossier.with_facts(as_used(fact) for fact in dossier.facts)
