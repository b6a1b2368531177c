"""The authorisations of a family, each of one person, by their number."""

from datetime import date

from ruralgov.domain.aid.asking.authorization import Authorization, Signing
from ruralgov.domain.aid.means.items import Item
from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AidAuthorization:
    """What one person lets be asked; *cancelled*: it was entered by mistake and never held."""

    number: int
    person: PersonId
    items: tuple[Item, ...]
    sources: tuple[str, ...]
    purposes: tuple[Programme, ...]
    signing: Signing
    signer: PersonId
    since: date
    until: date
    noticed: date
    withdrawn: date | None = None
    cancelled: bool = False

    @property
    def plain(self) -> Authorization:
        """Return it as the planner reads it."""
        return Authorization(
            number=self.number,
            person=self.person,
            items=frozenset(self.items),
            sources=frozenset(self.sources),
            purposes=frozenset(self.purposes),
            signing=self.signing,
            signer=self.signer,
            since=self.since,
            until=self.until,
            withdrawn=self.since if self.cancelled else self.withdrawn,
        )


@frozen(kw_only=True)
class AidAuthorizations:
    """All authorisations of a family, kept under the key of its file."""

    some: tuple[AidAuthorization, ...] = ()
    erased: bool = False

    @property
    def plain(self) -> tuple[Authorization, ...]:
        """Return them as the planner reads them."""
        return tuple(one.plain for one in self.some)

    def get(self, number: int) -> AidAuthorization | None:
        """Return one by its number."""
        return next((one for one in self.some if one.number == number), None)
