"""The content of a publication: computed from the ledgers alone, the same for the same ledgers."""

from typing import Any

from ruralgov.domain.collectives import COLLECTIVE
from ruralgov.domain.collectives import texts as collectives_texts
from ruralgov.domain.disclosure.canonical import canonical
from ruralgov.domain.disclosure.catalogue import ITEMS, MONEY_ITEM, ItemClass, PublicationKind
from ruralgov.domain.disclosure.figures import Entry, Scope, Sheet
from ruralgov.domain.disclosure.from_books import (
    add_balances,
    add_decisions,
    add_flows,
    add_uses,
    balances,
    cells,
    closings,
    has_books,
    money_before,
    must_be_closed,
)
from ruralgov.domain.disclosure.from_funds import add_budget
from ruralgov.domain.disclosure.from_property import add_contracts, add_register
from ruralgov.domain.disclosure.masking import must_name_nobody
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CITY, CollectiveId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.spans import on
from ruralgov.domain.registry import PlaceRow, path, row_on

_FINANCE, _PROPERTY, _CONTRACTS, _ANNUAL = PublicationKind


def content_text(
    read: Read, collective: CollectiveId, kind: PublicationKind, first: Month, last: Month
) -> str:
    """Return the canonical text of what the ledgers say of a collective.

    Raises ``collective_missing``, ``disclosure_month_open`` and ``personal_data_found``.
    """
    scope = Scope(read=read, collective=collective, kind=kind, first=first, last=last)
    value = content(scope)
    must_name_nobody(value)
    return canonical(value)


def content(scope: Scope) -> dict[str, Any]:
    """Return the content as plain values; amounts are whole fen."""
    whose = _whose(scope)
    sheet = Sheet()
    empty: dict[str, int] = {}
    totals: Entry = {}
    if scope.kind is _PROPERTY and has_books(scope):
        must_be_closed(scope)
        add_balances(scope, balances(scope), sheet)
        empty = _empty()
    elif scope.kind in (_FINANCE, _ANNUAL):
        must_be_closed(scope)
        found = cells(scope)
        add_balances(scope, closings(found), sheet)
        add_flows(scope, sheet)
        add_decisions(scope, sheet)
        totals = _totals(sheet, money_before(found))
        if scope.kind is _ANNUAL:
            add_uses(scope, found, sheet)
        empty = _empty()
    if scope.kind is _ANNUAL:
        add_budget(scope, sheet)
    if scope.kind in (_PROPERTY, _ANNUAL):
        add_register(scope, sheet)
    if scope.kind in (_CONTRACTS, _ANNUAL):
        add_contracts(scope, sheet)
    return {
        "collective": whose,
        "kind": scope.kind.value,
        "first": scope.first,
        "last": scope.last,
        "items": sheet.figures(scope, empty),
        "totals": totals,
    }


def _empty() -> dict[str, int]:
    """Return the amounts of what the books feed, where nothing fed it."""
    return {code: 0 for code in ITEMS if code[0] not in "58"} | {"8-01": 0}


def _totals(sheet: Sheet, before: int) -> Entry:
    """Return income, spending and money of the period, in fen."""
    income, spent = (
        sum(amount for code, amount in sheet.amounts.items() if code[0] == kind.value)
        for kind in (ItemClass.INCOME, ItemClass.EXPENSE)
    )
    return {
        "money_before": before,
        "income": income,
        "spent": spent,
        "money": sheet.amounts.get(MONEY_ITEM, 0),
    }


def _whose(scope: Scope) -> Entry:
    """Return the collective and where it is, as its names were at the end of the period."""
    found = existing(
        scope.read.state(COLLECTIVE, scope.collective),
        collectives_texts.COLLECTIVE_MISSING,
        collective=scope.collective,
    )
    was = on(found.spans, scope.day) or found
    spans = (
        scope.read.rows(PlaceRow, owner=place)
        for place in path(scope.read, was.place, scope.day)
        if place != CITY
    )
    there = [row_on(one, scope.day) for one in spans if one]
    return {
        "id": scope.collective,
        "name": found.name,
        "place": there[0].name if there else "",
        "town": there[-1].name if len(there) > 1 else "",
        "code": there[0].code if there else "",
    }
