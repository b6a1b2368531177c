"""Cross-checks of one invoice claimed again, and of payments split among relatives."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Final

from ruralgov.domain.funds import FundApplicationRow
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.oversight import texts
from ruralgov.domain.oversight.checks_payees import halves, one_payee, same_payee
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found, Link, Severity
from ruralgov.domain.oversight.names import KEPT, core_number

BARE: Final = 8
"""Digits of the number of a paper invoice, which its code of 10 or 12 may precede."""
UNIQUE: Final = range(18, 21)
"""Digits from which on a number is one invoice in the whole country: code and number, or 20."""


def invoices(of: Ledgers) -> Iterator[Found]:
    """R27: one invoice number with two amounts or payees, whole or without its code.

    The commands refuse, and R8 finds, the same number with the same amount. An invoice that is paid
    in parts has one number and one payee in all honesty: that warns.
    """
    mine = [row for row in of.city.applications(of.collective) if _digits(row)]
    for row in mine:
        if of.in_period(row.day) and len(_digits(row)) in UNIQUE:
            for twin in of.city.of_paper(row.paper):
                comes_after = (row.day, row.owner) > (twin.day, twin.owner)
                if comes_after and not _found_elsewhere(row, twin):
                    yield _again(row, twin)
    by_end: dict[str, list[FundApplicationRow]] = defaultdict(list)
    for row in mine:
        by_end[_digits(row)[-BARE:]].append(row)
    for rows in by_end.values():
        for sooner, later in combinations(sorted(rows, key=lambda row: (row.day, row.owner)), 2):
            if of.in_period(later.day) and _guised(sooner, later):
                yield _again(later, sooner)


def _digits(row: FundApplicationRow) -> str:
    """Return the digits of an invoice, or nothing where it has no number of the tax office."""
    return _number(row.paper)


@lru_cache(KEPT)
def _number(paper: str) -> str:
    number = core_number(paper)
    known = number.isdigit() and BARE <= len(number) <= UNIQUE[-1]
    return number if known else ""


def _found_elsewhere(one: FundApplicationRow, other: FundApplicationRow) -> bool:
    """Tell whether R8 finds the two: it looks at claims of one amount."""
    return one.amount == other.amount


def _guised(one: FundApplicationRow, other: FundApplicationRow) -> bool:
    """Tell whether two numbers, written in two ways, may be one invoice that R8 does not find."""
    a, b, unique = _digits(one), _digits(other), len(_digits(one)) in UNIQUE
    if a == b and unique and one.paper == other.paper:
        return False  # looked for in the whole city
    if a == b:
        return (unique or same_payee(one, other)) and not _found_elsewhere(one, other)
    return BARE in (len(a), len(b)) and same_payee(one, other)


def _again(row: FundApplicationRow, twin: FundApplicationRow) -> Found:
    amounts = f"{show_yuan(twin.amount)}、{show_yuan(row.amount)}"
    one = same_payee(row, twin)
    wording = texts.INVOICE_IN_PARTS if one else texts.INVOICE_OF_TWO
    return Found(
        about=(f"fund_application/{row.owner}", f"fund_application/{twin.owner}", "number"),
        day=row.day,
        **wording.say(number=row.number, other=twin.number, amounts=amounts),
        evidence=(
            Evidence(zh="票据", en="paper", value=f"{twin.paper[:20]}、{row.paper[:20]}"),
            Evidence(zh="金额", en="amounts", value=amounts),
        ),
        links=tuple(
            Link(kind="fund_application", key=each.owner, label=each.number) for each in (row, twin)
        ),
        severity=Severity.WARNING if one else None,
    )


def among_relatives(of: Ledgers) -> Iterator[Found]:
    """R28: payments just under a limit to different payees who are related to the same official.

    R10 takes together what one payee gets. Here those are taken together whom one person declared
    as related, or of whom that was declared.
    """
    by_person: dict[str, list[FundApplicationRow]] = defaultdict(list)
    for row in of.city.applications(of.collective):
        if row.owner not in of.applications:
            continue
        persons = {
            of.city.behind(one.account)
            for one in of.city.related(row)
            if one.since <= row.day < one.until
        }
        for person in persons:
            by_person[person].append(row)
    for rows in by_person.values():
        group = sorted(rows, key=lambda row: (row.day, row.number))
        for sooner, later in pairwise(group):
            if not one_payee(sooner, later):
                yield from halves(of, [sooner, later], texts.SPLIT_AMONG_RELATIVES)
