"""An assessment that is kept: what it rests on, frozen, and what it said. It decides nothing."""

from datetime import date

from ruralgov.domain.aid.means.facts import FactState
from ruralgov.domain.aid.means.items import Item
from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.kernel.ids import AccountId, AidFactId, AidFileId, PersonId
from ruralgov.domain.kernel.personal import Figures, OfficerText
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class UsedFact:
    """A fact as it stood; its value is the one at the same place among the sealed ones."""

    fact: AidFactId
    subject: PersonId
    item: Item
    state: FactState
    as_of: date
    source: str
    authorization: int | None


@frozen(kw_only=True)
class AidAssessment:
    """What the rules of the day of acceptance said of a family; result and digest are sealed.

    A digest tells those who guess, so it does not stand in the open. *result* is 1..1 for yes,
    0..0 for no, and 0..1 for not known yet.
    """

    file: AidFileId
    application: int
    programme: Programme
    version: str
    accepted: date
    made: date
    law: int
    """The revision of the parameters."""
    county: str
    living: tuple[PersonId, ...]
    asked_for: tuple[PersonId, ...]
    facts: tuple[UsedFact, ...]
    values: Figures | None
    result: Figures
    digest: OfficerText
    by: AccountId
    erased: bool = False
