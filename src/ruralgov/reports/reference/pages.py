"""The pages that tell of all contexts: codes, who may do what, the map, the index."""

from collections.abc import Iterable, Iterator, Mapping

from ruralgov.app.catalogue import Catalogue
from ruralgov.domain.kernel.declare import Access, Context, Reaction
from ruralgov.domain.kernel.imports import ImportTable
from ruralgov.domain.kernel.text import Text
from ruralgov.reports.reference.context_page import context_page
from ruralgov.reports.reference.facts import ALWAYS, Facts, about, purposes_of
from ruralgov.reports.reference.imports_page import imports_page
from ruralgov.reports.reference.markdown import NOTE, anchor, joined, link, table
from ruralgov.reports.reference.texts_page import texts_page
from ruralgov.reports.reference.words import first_line

ACCESS_HEAD = """\
Default is deny. A role is held at a place and counts there and below. "village": the role at the
village that the message is about is enough (or at its town, or the city); "town": it must be held
at the town above or for the city; "city": for the whole city; "anywhere": it names nobody and is
no secret, so a role anywhere is enough. "or city": where the message is about more than one
village, or names no place, the role for the whole city is needed. A role at another village never
counts.

默认拒绝。角色在某地任职，对该地及其下级有效。
village：事项所在的村即可。town：须在其镇街。city：须在全市。anywhere：任何地方任职均可。
or city：涉及多个村或未指明地点时，须在全市任职。

A test tries every role at every place and compares what it may do with this table; whoever changes
an access rule reviews this page.
"""
CODES_HEAD = """\
A refusal carries a stable code, its facts, and a text in both languages; `{…}` stands for a fact.
The class of the error tells what kind of refusal it is: `Refused` (a rule said no), `BadInput` (not
well formed), `Denied` (not allowed), `Conflict` (run it again), `StorageFailure`, `PluginFailure`.
"""
INDEX_HEAD = """\
What can be asked of ruralgov, written from its code: for each context its commands with their
fields, who may give them, what follows from them and with which codes they are refused; its
queries with their answers; events, tables, roles and codes.

每个模块一页，由代码生成。
列出命令（字段、谁可以、随后发生什么、以何错误码拒绝）、查询、事件、数据表、角色、错误码。

- **Types** are those of JSON: an id, a day (`2026-01-31`), an instant (`2026-01-31T09:00:00+08:00`)
  and a personal text are strings; money is a whole number of fen (分). `ruralgov schema NAME`
  prints the JSON Schema of a message.
- **Fields** must be given, unless the table says what they are when they are left out. What is
  personal is stored sealed, and printed as a mask.
- **Refusals** are read from the source of the rule and of all that it calls: a message may be
  refused with what its entry lists, or with one of the codes below; some of it may never come to
  pass. "What follows" are commands that its events lead to in the same transaction: if one is
  refused, all is. A store that cannot be used says so by `StorageFailure`.
- **Tables** are for reading with SQL. Each has the code of the city, `city`, as first column of its
  key; days and instants (UTC) are ISO text, truth values 0 and 1, amounts whole fen. Nothing may be
  written to them. A personal column holds a keyed hash: the value can be found by it, not read.
"""


def pages(
    facts: Facts, shared: Mapping[str, Iterable[Text]], across: Iterable[ImportTable] = ()
) -> dict[str, str]:
    """Return the pages of an app by their paths, which lead to each other and to no other page.

    *shared* are the texts that belong to no context, by whose they are; *across* are the tables to
    import that belong to no one context.
    """
    told = {
        f"reference/{one.name}.md": context_page(one, facts) for one in facts.catalogue.contexts
    }
    return told | {
        "access.md": access_page(facts),
        "reference/README.md": index_page(facts),
        "reference/codes.md": codes_page(facts, shared),
        "reference/imports.md": imports_page(facts, across),
        "reference/texts.md": texts_page(facts),
    }


def codes_page(facts: Facts, shared: Mapping[str, Iterable[Text]]) -> str:
    """Return the page of all codes: of the contexts, and those *shared*, by whose they are."""
    groups: dict[str, Iterable[Text]] = {one.name: one.texts for one in facts.catalogue.contexts}
    lines = ["# Codes 错误码", "", NOTE, "", CODES_HEAD, _contents([*groups, *shared]), ""]
    for name, texts in (groups | dict(shared)).items():
        lines += [f"## {name}", ""] if texts else []
        for text in sorted(texts, key=lambda one: one.code):
            lines += _code(text, facts)
    return "\n".join(lines).rstrip() + "\n"


def _code(text: Text, facts: Facts) -> Iterator[str]:
    yield from (f"### {text.code}", "", f"{text.zh}  ", text.en, "")
    kinds = sorted(f"`{kind.__name__}`" for kind in facts.errors.get(text, ()))
    if kinds:
        yield f"- **Error 错误类**: {joined(kinds)}"
    by = [link(one.__name__, _page(one, facts)) for one in facts.refused_by.get(text, ())]
    if text in ALWAYS:
        yield "- **Answered by 出现于**: any command or query 任何命令或查询"
    elif by:
        yield f"- **Answered by 出现于**: {joined(by)}"
    yield ""


def _contents(names: Iterable[str]) -> str:
    return "\n".join(f"- {link(name)}" for name in names)


def _page(message: type, facts: Facts, folder: str = "") -> str:
    """Return where a page tells about a message."""
    return f"{folder}{facts.context_of[message].name}.md#{anchor(message.__name__)}"


def access_page(facts: Facts) -> str:
    """Return the page of who may do what."""
    catalogue = facts.catalogue
    told = [
        (f"`{one}`", what, one.zh, one.en, context.name)
        for context in catalogue.contexts
        for what, labels_ in (("role 角色", context.roles), ("purpose 用途", context.purposes))
        for one in labels_
    ]
    lines = [
        "# Who may do what 谁可以做什么",
        "",
        NOTE,
        "",
        ACCESS_HEAD,
        "## Commands and queries 命令与查询",
        "",
    ]
    lines += table(("command or query", "roles", "held at", "purposes"), access_rows(facts))
    lines += ["## Roles and purposes 角色与用途", ""]
    lines += table(("name 名称", "what 类别", "中文", "English", "context 模块"), told)
    return "\n".join(lines).rstrip() + "\n"


def access_rows(facts: Facts) -> Iterator[tuple[str, str, str, str]]:
    """Give the rows of the table of who may do what, by name of the message."""
    catalogue = facts.catalogue
    rules: dict[type, Access | None] = {
        kind: None if rule.inner else rule.access for kind, rule in catalogue.commands.items()
    }
    rules |= {kind: rule.access for kind, rule in catalogue.queries.items()}
    for kind in sorted(rules, key=lambda one: one.__name__):
        access = rules[kind]
        name = link(kind.__name__, _page(kind, facts, "reference/"))
        if access is None:
            yield name, "nobody: it follows by itself", "–", "–"
            continue
        roles = _names(access.roles, catalogue.roles.values())
        yield name, roles, facts.place(access), _purposes(access, catalogue)


def _purposes(access: Access, catalogue: Catalogue) -> str:
    """Return the purposes of a rule, those that only some of its roles may give with these."""
    if not access.reserved:
        return _names(access.purposes, catalogue.purposes.values())
    return joined(purposes_of(access, catalogue))


def _names(some: Iterable[str], every: Iterable[str]) -> str:
    known, order = set(some), list(every)
    return "all" if known == set(order) else joined(one for one in order if one in known)


def map_table(facts: Facts) -> str:
    """Return the table of the contexts: what each owns, and its records."""
    rows = (
        (
            link(f"`{one.name}`", f"reference/{one.name}.md"),
            _owns(one),
            joined(f"`{r.kind}`" for r in one.records),
        )
        for one in facts.catalogue.contexts
    )
    return "\n".join(table(("context", "owns", "records (kind)"), rows))


def _owns(context: Context) -> str:
    return first_line(about(context))


def map_of_reactions(facts: Facts) -> str:
    """Return what follows from which events, by reaction."""
    events: dict[Reaction, list[type]] = {}
    for event, reactions in facts.catalogue.reactions.items():
        for reaction in reactions:
            events.setdefault(reaction, []).append(event)

    def linked(kinds: Iterable[type]) -> str:
        return joined(link(one.__name__, _page(one, facts, "reference/")) for one in kinds)

    rows = (
        (linked(kinds), linked(facts.given_by(reaction)), first_line(reaction.__doc__))
        for reaction, kinds in events.items()
    )
    return "\n".join(table(("events", "commands that follow", "why"), rows))


def index_page(facts: Facts) -> str:
    """Return the page that leads to the others."""
    always = joined(link(f"`{one.code}`", f"codes.md#{one.code}") for one in ALWAYS)
    contexts = facts.catalogue.contexts
    rows = (
        (
            link(one.name, f"{one.name}.md"),
            _owns(one),
            str(len(one.commands)),
            str(len(one.queries)),
        )
        for one in contexts
    )
    lines = ["# Reference 参考手册", "", NOTE, "", INDEX_HEAD]
    lines += [f"Any command or query 任何命令或查询: {always}", ""]
    lines += table(("context 模块", "owns", "commands 命令", "queries 查询"), rows)
    lines += ["[All codes 全部错误码](codes.md) · [Imports 导入](imports.md) · "]
    lines[-1] += "[Texts 文字](texts.md)"
    lines += ["· [Who may do what 谁可以做什么](../access.md)"]
    return "\n".join(lines).rstrip() + "\n"
