"""Who is behind an account, and whether a place stands."""

from datetime import date

from ruralgov.app.unit import Unit
from ruralgov.domain.access import ACCOUNT, AccountRow
from ruralgov.domain.kernel.holder import Holder
from ruralgov.domain.kernel.ids import CITY, AccountId, PlaceId
from ruralgov.domain.registry import PlaceRow


def holder(account: AccountId, unit: Unit) -> Holder:
    """Return who is behind an account."""

    def find() -> Holder:
        row = unit.one(AccountRow, owner=account)
        if row is None or row.person is None:
            return Holder(f"account/{account}", machine=row is not None)
        return Holder(f"person/{row.person}")

    return unit.shelf.kept(ACCOUNT.kind, (Holder, account), find)


def stands(place: PlaceId, unit: Unit, day: date) -> bool:
    """Tell whether there is a place on a day; the city always is."""
    return place == CITY or bool(unit.rows(PlaceRow, on=day, limit=1, owner=place))
