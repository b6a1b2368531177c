"""The page of one context: its commands, queries, events, tables, roles and codes."""

from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import chain
from typing import Any

from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Context,
    QueryRule,
    Reaction,
    Record,
    Table,
)
from ruralgov.domain.kernel.labels import Label
from ruralgov.domain.kernel.publish import Publishes
from ruralgov.domain.kernel.text import Text
from ruralgov.reports.reference.facts import Facts, about, purposes_of, table_of
from ruralgov.reports.reference.imports_page import told
from ruralgov.reports.reference.markdown import NOTE, anchor, joined, link, table
from ruralgov.reports.reference.source import bare
from ruralgov.reports.reference.words import (
    Field,
    fields_of,
    first_line,
    is_personal,
    prose,
    rules_named,
    values_in,
    words,
)

PREFIX = "ruralgov_"
"""With what the name of a table begins in the database."""
COMMANDS, QUERIES, EVENTS = "Commands 命令", "Queries 查询", "Events 事件"
VALUES, TABLES, IMPORTS = "Values 取值", "Tables 数据表", "Tables to import 导入表"
STABLE = (
    "Whoever may read the database may read these tables with SQL: within a major version columns "
    "keep their names, types and meaning; others may be added, so name those that you ask for. "
    "[How](../embedding.md#read-the-tables). "
    "可用 SQL 查询；同一主版本内列名、类型与含义不变，可能增加新列。"
)
ROLES, CODES = "Roles and purposes 角色与用途", "Codes 错误码"


def context_page(context: Context, facts: Facts) -> str:
    """Return the page of a context of an app."""
    return ContextPage(context, facts).text()


class ContextPage:
    """Writes the page of a context of an app."""

    def __init__(self, context: Context, facts: Facts) -> None:
        self.context, self.facts = context, facts
        self.rows = {one.row: PREFIX + one.name for one in table_of(context)}
        told = {*(rule.command for rule in context.commands), *self.events(), *self.rows}
        told |= {rule.query for rule in context.queries}
        hints = [one.hint for kind in told for one in fields_of(kind)]
        answers = [facts.answer(rule) for rule in context.queries]
        self.values = [kind for kind in values_in(*hints, *answers) if kind not in told]

    def events(self) -> Iterator[type]:
        """Give the events of the context, by record."""
        for record in self.context.records:
            yield from record.events

    def text(self) -> str:
        """Return the page."""
        parts = {
            COMMANDS: self.commands(),
            QUERIES: self.queries(),
            EVENTS: self.events_told(),
            VALUES: chain.from_iterable(map(self.value, self.values)),
            TABLES: self.tables(),
            IMPORTS: self.imports(),
            ROLES: self.roles(),
            CODES: self.codes(),
        }
        known = {head: lines for head, part in parts.items() if (lines := list(part))}
        lines = [f"# The context {self.context.name} 模块", "", NOTE, ""]
        lines += [prose(about(self.context)), ""]
        lines += [f"- {link(head)}{self.names(head)}" for head in known]
        for head, part in known.items():
            lines += ["", f"## {head}", "", *part]
        return "\n".join(lines).replace("\n\n\n", "\n\n").rstrip() + "\n"

    def names(self, head: str) -> str:
        """Return what the table of contents lists under a heading."""
        kinds: dict[str, Iterable[type]] = {
            COMMANDS: [rule.command for rule in self.context.commands],
            QUERIES: [rule.query for rule in self.context.queries],
        }
        names = sorted(kind.__name__ for kind in kinds.get(head, ()))
        return f": {joined(map(link, names))}" if names else ""

    def linked(self, kind: type) -> str:
        """Return the name of a class, with a link to where a page tells about it."""
        name = kind.__name__
        if kind in self.rows:
            return link(name, f"#{anchor(self.rows[kind])}")
        if kind in self.values:
            return link(name)
        context = self.facts.context_of.get(kind)
        if context is None:
            return name
        return link(
            name, f"{'' if context is self.context else context.name + '.md'}#{anchor(name)}"
        )

    def fields(self, fields: Iterable[Field]) -> Iterator[str]:
        """Give the table of the fields of a message or a value."""
        rows = (
            (
                f"`{one.name}`",
                words(one.hint, self.linked) + (" **personal 个人信息**" if one.personal else ""),
                one.default or "",
                one.doc,
            )
            for one in fields
        )
        return table(("field 字段", "type 类型", "left out, it is 省略时为", "note 说明"), rows)

    def commands(self) -> Iterator[str]:
        """Give what is told of the commands, by name."""
        for rule in sorted(self.context.commands, key=lambda one: one.command.__name__):
            yield from self.head(rule.command)
            yield from self.fields(fields_of(rule.command))
            known: CommandRule[Any, Any] = self.facts.catalogue.commands[rule.command]
            if rule.inner:
                yield "- **Who may 谁可以**: nobody; it only follows from an event 仅由事件触发"
            else:
                yield self.who(known.access)
            yield f"- **Record 记录**: `{rule.record.kind}`"
            events = self.facts.events(rule.command)
            yield f"- **Gives 产生事件**: {joined(map(self.linked, events))}"
            yield from self.follows(self.facts.reactions(rule.command))
            yield from self.refuses(rule.command)
            yield from self.rules(rule.rule)
            yield ""

    def rules(self, function: Any) -> Iterator[str]:
        """Give the numbers of the rules that a function says that it keeps."""
        if numbers := rules_named(bare(function).__doc__):
            yield f"- **Rules 规则**: {numbers}"

    def head(self, kind: type) -> Iterator[str]:
        """Give the heading of a class and its docstring."""
        yield from (f"### {kind.__name__}", "", prose(kind.__doc__), "")

    def who(self, access: Access) -> str:
        """Return who may do it, where and for what."""
        catalogue = self.facts.catalogue
        roles = labels(access.roles, catalogue.roles.values(), "any role 任何角色")
        purposes = labels(access.purposes, catalogue.purposes.values(), "any purpose 任何用途")
        if access.reserved:
            purposes = joined(purposes_of(access, catalogue))
        where = link(self.facts.place(access), "../access.md")
        return f"- **Who may 谁可以**: {roles}; held at 任职范围: {where}; for 用途: {purposes}"

    def follows(self, reactions: Iterable[Reaction]) -> Iterator[str]:
        """Give what reactions make follow in the same transaction."""
        for reaction in reactions:
            given = joined(map(self.linked, self.facts.given_by(reaction)))
            yield f"- **Then 随后**: {given}. {first_line(reaction.__doc__)}"

    def refuses(self, message: type) -> Iterator[str]:
        """Give with which codes a message may be refused."""
        refusals = self.facts.refusals(message)
        if refusals.own:
            yield f"- **Refuses with 拒绝**: {codes(refusals.own)}"
        if refusals.following:
            yield f"- **What follows refuses with 随后可能拒绝**: {codes(refusals.following)}"

    def queries(self) -> Iterator[str]:
        """Give what is told of the queries, by name."""
        for rule in sorted(self.context.queries, key=lambda one: one.query.__name__):
            yield from self.head(rule.query)
            yield from self.fields(fields_of(rule.query))
            known: QueryRule[Any, Any] = self.facts.catalogue.queries[rule.query]
            yield self.who(known.access)
            yield f"- **Answer 返回**: {words(self.facts.answer(rule), self.linked)}"
            if rule.personal:
                yield "- **Personal data 个人信息**: shown; each reading is recorded 每次查阅留痕"
            yield from self.refuses(rule.query)
            yield from self.rules(rule.handler)
            yield ""

    def events_told(self) -> Iterator[str]:
        """Give what is told of the events, by record."""
        for record in self.context.records:
            for event in record.events:
                yield from self.head(event)
                yield from self.fields(fields_of(event))
                yield f"- **Record 记录**: `{record.kind}`"
                yield f"- **Version 版本**: {getattr(event, 'SCHEMA', 1)}"
                yield f"- **Feed 数据流**: {self.leaves(event)}"
                yield from self.follows(self.facts.catalogue.reactions.get(event, ()))
                yield ""

    def leaves(self, event: type) -> str:
        """Return what of an event the feed gives."""
        declared = self.facts.catalogue.publishing.declared.get(event)
        if isinstance(declared, Publishes):
            names = declared.names
            return columns(names) if names else "that it happened 仅发生的事实"
        return f"kept 不对外{f': {declared.because}' if declared else ''}"

    def value(self, kind: type) -> Iterator[str]:
        """Give what is told of an enumeration, or of a class of which fields are."""
        yield from self.head(kind)
        if issubclass(kind, Enum):
            rows = (
                (f"`{one.value}`", getattr(one, "zh", ""), getattr(one, "en", "")) for one in kind
            )
            yield from table(("value 取值", "中文", "English"), rows)
        else:
            yield from self.fields(fields_of(kind))

    def tables(self) -> Iterator[str]:
        """Give what is told of the tables, by record."""
        if any(record.tables for record in self.context.records):
            yield from (STABLE, "")
        for record in self.context.records:
            for one in record.tables:
                yield from self.table(record, one)

    def table(self, record: Record[Any, Any], one: Table) -> Iterator[str]:
        """Give what is told of a table."""
        yield from (f"### {PREFIX}{one.name}", "", prose(one.row.__doc__), "")
        rows = (
            (f"`{column.name}`", self.column(column), column.doc or owner(column, record))
            for column in fields_of(one.row)
        )
        yield from table(("column 列", "type 类型", "note 说明"), rows)
        yield f"- **Key 主键**: {columns(one.key)}"
        yield from (f"- **Unique 唯一**: {columns(names)}" for names in one.unique)
        yield from (f"- **Index 索引**: {columns(names)}" for names in one.indexes)
        for names in one.tallies:
            sums = f"; sums of {columns(one.sums)}" if one.sums else ""
            yield f"- **Tally 汇总**: counts by {columns(names)}{sums}"
        yield ""

    def column(self, column: Field) -> str:
        """Return of what type a column is."""
        said = words(column.hint, self.linked)
        return f"{said}, as a keyed hash 加密散列" if is_personal(column.hint) else said

    def imports(self) -> Iterator[str]:
        """Give what is told of the tables that the context takes in."""
        for one in self.context.imports:
            yield from told(one)

    def roles(self) -> Iterator[str]:
        """Give the roles and purposes that the context declares."""
        own = [("role 角色", one) for one in self.context.roles]
        rows = [*own, *(("purpose 用途", one) for one in self.context.purposes)]
        told = ((f"`{one}`", what, one.zh, one.en) for what, one in rows)
        return table(("name 名称", "what 类别", "中文", "English"), told)

    def codes(self) -> Iterator[str]:
        """Give the codes that the context declares."""
        rows = (
            (link(f"`{one.code}`", f"codes.md#{one.code}"), one.zh, one.en)
            for one in self.context.texts
        )
        return table(("code 错误码", "中文", "English"), rows)


def owner(column: Field, record: Record[Any, Any]) -> str:
    """Return what a column holds that the application fills in."""
    return f"the key of its `{record.kind}`" if column.name == "owner" else ""


def columns(names: Iterable[str]) -> str:
    """Return the names of columns."""
    return joined(f"`{name}`" for name in names)


def labels(some: Iterable[Label], every: Iterable[Label], all_said: str) -> str:
    """Return roles or purposes in the order of the app, each with its Chinese label."""
    known, order = set(some), list(every)
    if known == set(order):
        return all_said
    return joined(f"`{one}` {one.zh}" for one in order if one in known)


def codes(texts: Iterable[Text]) -> str:
    """Return codes by name, each with a link to its text."""
    return joined(
        link(f"`{code}`", f"codes.md#{code}") for code in sorted(one.code for one in texts)
    )
