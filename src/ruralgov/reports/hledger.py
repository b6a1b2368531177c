"""A journal in the language of hledger: https://hledger.org/hledger.html#journal.

Account names are ``资产:<place>-<collective>:102 银行存款:10201 基本户``.
"""

from datetime import date
from functools import lru_cache
from typing import Final

from ruralgov.reports.journals import (
    CURRENCY,
    NAMES,
    Balances,
    Entry,
    JournalAccount,
    Root,
    plain_text,
    yuan,
)

_TYPES: Final = dict(zip(Root, "ALERX", strict=True))
_WIDE: Final = str.maketrans(";|:,[]", "；｜：，［］")
"""What ends a description, makes a tag, or gives a posting another date."""


def head(title: str) -> str:
    """Return what the roots are, so that its own balance sheet and income statement find them."""
    roots = "".join(f"account {root.zh}  ; type: {kind}\n" for root, kind in _TYPES.items())
    return f"; {clean(title)}\ncommodity 1000.00 {CURRENCY}\n{roots}\n"


def opened(account: JournalAccount, _day: date) -> str:
    """Return what declares an account."""
    return f"account {name(account)}  ; {clean(account.book.name)}\n"


def stands(day: date, balances: Balances) -> str:
    """Return how accounts stand when a day begins: lines of nothing that assert it."""
    lines = [
        f"    {name(account)}  0.00 {CURRENCY} == {yuan(amount)} {CURRENCY}\n"
        for account, amount in balances
    ]
    return f"\n{day} * 余额核对\n" + "".join(lines)


def entry(entry: Entry) -> str:
    """Return a voucher; tags join it with what it reverses or corrects."""
    code = f" ({entry.number})" if entry.number else ""
    tags = {
        "voucher": entry.voucher,
        "kind": entry.kind,
        "corrects": entry.corrects,
        "reason": entry.reason,
    }
    said = _tags(tags)
    lines = [f"\n{entry.day} *{code} {clean(entry.narration)}{said}"]
    for posting in entry.postings:
        said = _tags({"about": posting.about, "text": posting.text})
        lines.append(f"    {name(posting.account)}  {yuan(posting.amount)} {CURRENCY}{said}")
    return "\n".join(lines) + "\n"


@lru_cache(NAMES)
def name(account: JournalAccount) -> str:
    """Return the name of an account."""
    levels = (f"{code} {clean(text)}".rstrip() for code, text in account.levels)
    return ":".join([account.root.zh, account.book.label, *levels])


def clean(text: str) -> str:
    """Return a text on one line in which no mark means anything to hledger."""
    return plain_text(text).translate(_WIDE)


def _tags(tags: dict[str, str]) -> str:
    said = ", ".join(f"{key}:{clean(value)}" for key, value in tags.items() if value)
    return f"  ; {said}" if said else ""
