"""The page of the texts of events: which are sealed, and why each of the others is open."""

from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

from ruralgov.app.codec import split_fields
from ruralgov.app.open_texts import kinds_in
from ruralgov.domain.kernel.declare import Context
from ruralgov.domain.kernel.open_text import UNSCANNED, TextKind
from ruralgov.reports.reference.facts import Facts
from ruralgov.reports.reference.markdown import NOTE, table

HEAD = """\
What is said of a person is sealed under the key of its record, by the type of its field, and goes
when the record is erased. Every other text of an event is open, and of one of the kinds below. What
is scanned is refused (`text_personal`) where it holds an identity number, a mobile telephone number
or the number of a bank card. Events that were written before a text was sealed hold it open.

关于个人的文字按字段类型用该记录的密钥加密，删除时一并失效。其余文字公开保存，各属下列一类；
经扫描的文字含身份号码、手机号码、银行卡号的，不予接受。
"""


def texts_page(facts: Facts) -> str:
    """Return the page."""
    kinds = [
        (f"`{one.value}`", one.zh, one.en, "no 否" if one in UNSCANNED else "yes 是")
        for one in TextKind
    ]
    lines = ["# Texts of events 事件中的文字", "", NOTE, "", HEAD]
    lines += [*table(("Kind 类别", "中文", "English", "Scanned 扫描"), kinds)]
    for context in facts.catalogue.contexts:
        rows = list(_rows(context))
        if rows:
            lines += [
                f"## {context.name}",
                "",
                *table(("Event 事件", "Field 字段", "Kind 类别"), rows),
            ]
    return "\n".join(lines).rstrip() + "\n"


def _rows(context: Context) -> Iterator[tuple[str, str, str]]:
    event: Any
    for record in context.records:
        for event in record.events:
            hints = get_type_hints(event)
            for name in split_fields(event)[1]:
                types = get_args(hints[name]) or (hints[name],)
                yield f"`{event.__name__}`", f"`{name}`", f"sealed 加密 (`{types[0].__name__}`)"
            for path, kind in kinds_in(event):
                yield f"`{event.__name__}`", f"`{path}`", "—" if kind is None else kind.value
