"""What the open texts of events are for: why each is not sealed, and whether it is scanned.

What is said of a person is sealed by its type (:class:`~ruralgov.domain.kernel.personal.Words`).
Every other text of an event is of one of these kinds, by the name of its field, or by what the
field declares: ``field(metadata=text_of(TextKind.CODE))``.
"""

from collections.abc import Mapping
from typing import Any, Final

from ruralgov.domain.kernel.labels import LabelledEnum


class TextKind(LabelledEnum):
    """Why a text is open. All but codes and machine's words are scanned when they come in."""

    CODE = "code", "代码、编号、散列值", "a code, number or hash: no words"
    MACHINE = "machine", "程序生成的内容", "written by a program, which has a net of its own"
    NAME = "name", "事物的名称", "what a place, body, thing or item is called: lists show it"
    PAPER = "paper", "依据文件", "the paper that something rests on: whoever checks it reads it"
    OFFICE = (
        "office",
        "机构、职务、事物变动的理由",
        "why something of an office, place, thing or rule changed: those who follow it read it",
    )
    LEDGER = (
        "ledger",
        "账簿、合同、资金的文字",
        "words of books, contracts and money: members may read them "
        "(农村集体经济组织法 art. 13), and vouchers stay whole (会计法)",
    )
    OUTSIDE = "outside", "送往部门的文字", "what goes to a department as it stands"
    PUBLISHED = "published", "向群众公开的文字", "what everybody reads"


UNSCANNED: Final = frozenset({TextKind.CODE, TextKind.MACHINE})
_KEY: Final = "ruralgov_text"
_BY_KIND: Final[Mapping[TextKind, str]] = {
    TextKind.CODE: (
        "about account at attachments before category check clear cleared code co_units "
        "company_code content_hash credit_code delegation document ended fields file_hash "
        "finding grant head interest invoice jurisdiction kind lacked lead mark matter matters old "
        "query request rule "
        "sha256 subjects successor superseded_hash target to units"
    ),
    TextKind.MACHINE: "content problem",
    TextKind.NAME: (
        "company department fallback item machine name number office payee prefix series standard "
        "title unit venue villager_group"
    ),
    TextKind.PAPER: (
        "acceptance approval attested basis charter decision diagnosis duty law reference "
        "holidays_end_periods registered resolution settlement source"
    ),
    TextKind.OFFICE: "cause reason urgent",
    TextKind.LEDGER: "consideration exemption loss_rule note purpose summary term_reason text",
    TextKind.OUTSIDE: "body subject",
    TextKind.PUBLISHED: "words",
}
BY_NAME: Final[Mapping[str, TextKind]] = {
    name: kind for kind, names in _BY_KIND.items() for name in names.split()
}
"""What kind of text a field of a name holds."""


def text_of(kind: TextKind) -> Mapping[str, Any]:
    """Return the metadata of a field that holds another kind of text than its name says."""
    return {_KEY: kind}


def kind_of(name: str, metadata: Mapping[str, Any]) -> TextKind | None:
    """Return what kind of text a field holds; None where nobody said."""
    return metadata.get(_KEY) or BY_NAME.get(name)
