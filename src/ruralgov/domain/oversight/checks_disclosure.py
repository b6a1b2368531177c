"""The cross-check of what was disclosed against what the ledgers say now."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from ruralgov.domain.disclosure import PUBLICATION, Publication
from ruralgov.domain.disclosure.canonical import canonical, content_hash
from ruralgov.domain.disclosure.content import content_text
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.oversight import texts
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found, Link, Severity
from ruralgov.domain.oversight.shown import MONEY, compared

SHOWN = 4
"""Figures that a finding names; the others are counted."""
OPEN = "disclosure_month_open"


def published(of: Ledgers) -> Iterator[Found]:
    """R13: what is shown to everybody is not what the ledgers say now.

    Publishing takes every figure from the ledgers, and refuses when they changed since the review.
    What happens afterwards nobody refuses: a month is reopened and gets another voucher, an asset
    is entered with an older day, and the page on the wall still says the old figure until
    somebody supersedes it. Looked at are publications of periods within the months asked: those
    with money where a month was reopened since (closed months do not change), and the last one of
    the register and of the contracts. These differ as well when something is only entered late,
    which is a notice.
    """
    looked_at = [row.owner for row in compared(of.shown, of.months)]
    for key, known in of.city.read.states(PUBLICATION, looked_at).items():
        try:
            now = content_text(of.city.read, known.collective, known.kind, known.first, known.last)
        except Refused as refused:
            if refused.code != OPEN:
                raise
            yield _open(of, key, known)
            continue
        if known.content_hash not in map(content_hash, _as_shown(now)):
            yield _differs(key, known, json.loads(of.city.content(key)), json.loads(now))


def _as_shown(text: str) -> Iterator[str]:
    """Give a content as it is made now, and as it was made before."""
    yield text
    yield _with_ends(text)


def _with_ends(text: str) -> str:
    """Return a content as it was made before contracts were shown with the last day of their term.

    They were shown with the day after it, and what was published then stays as it is.
    """
    content = json.loads(text)
    entries = (entry for item in content["items"] for entry in item["entries"])
    for entry in entries:
        if "until" in entry:
            last = date.fromisoformat(entry["until"])
            entry["until"] = (last + timedelta(days=1)).isoformat()
    return canonical(content)


def _open(of: Ledgers, key: str, known: Publication) -> Found:
    return Found(
        about=(f"publication/{key}", "open"),
        day=known.published or known.prepared,
        **texts.MONTH_OPEN_SINCE.say(name=_name(known), first=known.first, last=known.last),
        evidence=(Evidence(zh="公开文件", en="file", value=known.file_hash[:16]),),
        links=(_link(key, known),),
        severity=Severity.WARNING,
    )


def _differs(key: str, known: Publication, then: Any, now: Any) -> Found:
    apart = list(_apart(then, now))
    shown = "；".join(f"{name} {old} → {new}" for name, old, new in apart[:SHOWN])
    return Found(
        about=(f"publication/{key}",),
        day=known.published or known.prepared,
        **texts.FIGURES_DIFFER.say(
            name=_name(known),
            count=len(apart),
            first=known.first,
            last=known.last,
            zh=shown or texts.ENTRIES_DIFFER.zh,
            en=shown or texts.ENTRIES_DIFFER.en,
        ),
        evidence=(
            Evidence(zh="公开数与现数", en="figures", value=shown),
            Evidence(zh="公开文件", en="file", value=known.file_hash[:16]),
        ),
        links=(_link(key, known),),
        severity=None if known.kind in MONEY else Severity.NOTICE,
    )


def _apart(then: Any, now: Any) -> Iterator[tuple[str, str, str]]:
    """Give the name of each figure that differs, what was shown and what it is now."""
    old, new = ({one["code"]: one for one in side["items"]} for side in (then, now))
    for code in old | new:
        was, is_now = (side.get(code, {}).get("amount") for side in (old, new))
        if was != is_now:
            name = (old.get(code) or new[code])["name"]
            yield f"{code} {name}", _yuan(was), _yuan(is_now)


def _yuan(amount: int | None) -> str:
    return "—" if amount is None else show_yuan(amount)


def _name(known: Publication) -> str:
    months = known.first if known.first == known.last else f"{known.first} 至 {known.last}"
    return f"{months} {known.kind.zh}"


def _link(key: str, known: Publication) -> Link:
    return Link(kind="publication", key=key, label=_name(known))
