"""The file of any record, as it was known on a day."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import click

from ruralgov.cli.door import opened, say, who

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("file")
@click.argument("kind")
@click.argument("key")
@click.option("--known", type=_DAY, help="As it was known at the end of this day; else now.")
@click.option("--day", type=_DAY, help="What was known of this day; else of today.")
@click.option("--personal", is_flag=True, help="Open personal values: each is a reading.")
@click.pass_obj
def file(
    options: dict[str, Any],
    kind: str,
    key: str,
    known: datetime | None,
    day: datetime | None,
    personal: bool,
) -> None:
    """Show the record KEY of a KIND as it was known on a day, with its events.

    What was believed on 1 March about 1 January: ``--known 2026-03-01 --day 2026-01-01``. The one
    record of a kind has a key of its own, such as ``profile city`` or ``dispatch_plan plan``. Needs
    an auditor: ``--as auditor --purpose audit``.
    """
    from ruralgov.domain.access import RecordAsKnown

    query = RecordAsKnown(
        kind=kind, key=key, known=known.date() if known else None, personal=personal
    )
    with opened(options) as app:
        found = app.query(query, day=day.date() if day else None, **who(options))
    say(options, "\n".join(_lines(found, options["lang"])), found)


def _lines(found: Any, lang: str) -> Iterator[str]:
    zh = lang == "zh"
    known = _local(found.known)
    yield f"{found.kind} {found.key}"
    yield f"截至 {known} 所知：" if zh else f"As it was known up to {known}:"
    if found.state is None:
        yield "  当时尚无记载。" if zh else "  Nothing had been written yet."
        return
    for one in found.events:
        yield ""
        yield f"  {one.version}. {_local(one.at)}  {one.account} ({one.purpose})  {one.type}"
        if one.reason:
            yield f"     {'理由或依据' if zh else 'why'}: {one.reason}"
        yield from _fields(one.fields, one.closed, zh, "     ")
    yield ""
    yield f"当时所知的 {found.day} 的情况：" if zh else f"What was known of {found.day}:"
    yield from _fields(found.held, found.closed, zh, "  ")
    yield ""
    yield "当时所知的全部情况：" if zh else "All that was known:"
    yield from _fields(found.state, found.closed, zh, "  ")


def _local(instant: datetime) -> str:
    from ruralgov.domain.kernel.calendar import SHANGHAI

    return f"{instant.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def _fields(data: Any, closed: tuple[str, ...], zh: bool, indent: str) -> Iterator[str]:
    """Give the fields of a part, one a line; a part within it is set in."""
    for name, value in data.items():
        if name in closed:
            yield f"{indent}{name}: {'（个人信息，未打开）' if zh else '(personal, closed)'}"
        elif isinstance(value, dict) and value:
            yield f"{indent}{name}:"
            yield from _fields(value, (), zh, indent + "  ")
        elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
            yield f"{indent}{name}:"
            for number, one in enumerate(value, 1):
                yield f"{indent}  [{number}]"
                part = one if isinstance(one, dict) else {"": one}
                yield from _fields(part, (), zh, indent + "    ")
        elif value not in (None, "", [], {}):
            yield f"{indent}{name}: {_word(value)}"


def _word(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)
