"""Units with posts, and the commands that move them."""

from datetime import date
from typing import Any

from ruralgov.domain.kernel.ids import CITY, OrganisationId, PlaceId
from ruralgov.domain.registry import OrganisationKind, RegisterOrganisation
from ruralgov.domain.staffing import (
    Counter,
    Posting,
    QuotaKind,
    TransferBasis,
    TransferPosts,
)
from tests.town import Town

OPENED, MARCH = date(2024, 1, 1), date(2024, 3, 1)


def organisation(
    town: Town,
    name: str,
    kind: OrganisationKind = OrganisationKind.DEPARTMENT,
    place: PlaceId = CITY,
) -> OrganisationId:
    """Register a unit."""
    command = RegisterOrganisation(
        name=name, kind=kind, place=place, since=date(2023, 1, 1), source="三定方案"
    )
    return OrganisationId(town.do("registrar", command).key)


def moving(posts: dict[Any, int], **more: Any) -> TransferPosts:
    """Return a transfer of posts of institutions between units and counter accounts."""
    values: dict[str, Any] = {
        "kind": QuotaKind.INSTITUTION,
        "basis": TransferBasis.CUT_ABOVE,
        "approval": "编委〔2024〕3号",
        "approved": date(2024, 1, 1),
        "since": MARCH,
        "postings": tuple(
            Posting(counter=one, posts=many)
            if isinstance(one, Counter)
            else Posting(unit=one, posts=many)
            for one, many in posts.items()
        ),
    }
    return TransferPosts(**values | more)


def opening(posts: dict[Any, int], **more: Any) -> TransferPosts:
    """Return the opening balance of some units."""
    values: dict[str, Any] = {
        "basis": TransferBasis.OPENING,
        "approval": "三定〔2023〕1号",
        "approved": date(2023, 6, 1),
        "since": OPENED,
    }
    return moving(posts | {Counter.AUTHORISED: -sum(posts.values())}, **values | more)
