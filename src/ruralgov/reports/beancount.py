"""A journal in the language of beancount 3: https://beancount.github.io/docs/beancount_language_syntax.html.

Account names are ``Assets:V<place>-<collective>:A102-银行存款:A10201``: its rules allow letters,
digits and hyphens only, and a capital or a digit first.
"""

import re
import unicodedata
from datetime import date
from functools import lru_cache

from ruralgov.reports.journals import (
    CURRENCY,
    NAMES,
    Balances,
    Entry,
    JournalAccount,
    plain_text,
    yuan,
)

_LINK = re.compile(r"[^A-Za-z0-9_/.-]+")


def head(title: str) -> str:
    """Return the options: every sum and balance is exact."""
    return (
        f'option "title" {quoted(title)}\n'
        f'option "operating_currency" "{CURRENCY}"\n'
        'option "tolerance_multiplier" "0"\n\n'
    )


def opened(account: JournalAccount, day: date) -> str:
    """Return what opens an account; it holds one currency."""
    return (
        f"{day} open {name(account)} {CURRENCY}\n"
        f"  collective: {quoted(account.book.name)}\n"
        f"  collective-id: {quoted(account.book.collective)}\n"
    )


def stands(day: date, balances: Balances) -> str:
    """Return how accounts stand when a day begins, with no tolerance.

    What is below an account is part of it: one that was divided was used itself before.
    """
    whole = {account.levels[-1][0]: amount for account, amount in balances}
    for account, amount in balances:
        for code, _ in account.levels[:-1]:
            if code in whole:
                whole[code] += amount
    begun = f"{day} balance "
    return "".join(
        [
            f"{begun}{name(account)} {yuan(amount)} ~ 0 {CURRENCY}\n"
            for (account, _), amount in zip(balances, whole.values(), strict=True)
        ]
    )


def entry(entry: Entry) -> str:
    """Return a voucher; links join it with what it reverses or corrects."""
    links = "".join([f" ^{_LINK.sub('-', key)}" for key in (entry.voucher, entry.corrects) if key])
    lines = [f"\n{entry.day} * {quoted(entry.narration)}{links}"]
    more = {"number": entry.number, "kind": entry.kind, "reason": entry.reason}
    lines += [f"  {key}: {quoted(value)}" for key, value in more.items() if value]
    for posting in entry.postings:
        lines.append(f"  {name(posting.account)}  {yuan(posting.amount)} {CURRENCY}")
        if posting.text:
            lines.append(f"    text: {quoted(posting.text)}")
        if posting.about:
            lines.append(f"    about: {quoted(posting.about)}")
    return "\n".join(lines) + "\n"


@lru_cache(NAMES)
def name(account: JournalAccount) -> str:
    """Return the name of an account."""
    levels = (f"A{code}-{part(text)}".rstrip("-") for code, text in account.levels)
    return ":".join([account.root.en, f"V{account.book.label}", *levels])


def part(text: str) -> str:
    """Return a text as a part of a name may hold it: letters and digits, hyphens for all else."""
    kept = (mark if _may(mark) else " " for mark in text)
    return "-".join("".join(kept).split())


def quoted(text: str) -> str:
    """Return a text as a string on one line."""
    escaped = plain_text(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _may(mark: str) -> bool:
    category = unicodedata.category(mark)
    return category.startswith("L") or category == "Nd"
