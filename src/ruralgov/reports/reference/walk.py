"""What a function can reach, read from its source: what it may raise, and what it makes."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from types import FunctionType, ModuleType
from typing import Any, Final, get_type_hints

from attrs import field, frozen

from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.text import Text
from ruralgov.reports.reference.source import (
    Definition,
    bare,
    bound_in,
    definitions,
    made_by,
    method_of,
    methods_of,
    packages_seen_by,
    values_returned,
)

UNKNOWN: Final = object()
"""What a name stands for that is known only when the function runs."""
SEVERAL: Final = "(several)"
"""What is said of several values that a function returns together."""


@frozen
class Found:
    """What one function does by itself."""

    texts: dict[Text, set[type]] = field(factory=lambda: defaultdict(set))
    """What it says, with the classes of error that it says it by; empty where others say it."""
    passed: set[tuple[Text, Any]] = field(factory=set)
    """What it hands to another function to be raised there, and that function or None."""
    raises: set[type] = field(factory=set)
    """The classes of error by which it says what it was handed."""
    classes: set[type] = field(factory=set)
    """What it makes."""
    calls: set[Any] = field(factory=set)


@frozen
class Reached:
    """What a function does by itself or by those that it calls."""

    texts: Mapping[Text, frozenset[type]]
    classes: frozenset[type]


class Walk:
    """Reads functions of some packages and what they call in these; others are taken as known.

    A name is looked up where the function would look it up. A method that is called on a value is
    looked for by its name in the classes of the function's own context and of the kernel, so what
    is found may be too much, and is never too little unless a name is made up as the program runs.
    """

    def __init__(self, packages: Iterable[str]) -> None:
        self._packages = tuple(packages)
        self._found: dict[Any, Found] = {}

    def reach(self, *starts: Any) -> Reached:
        """Return what some functions can reach; of a class, what is run when one is made."""
        todo, seen = [*starts], dict[Any, Found]()
        while todo:
            one = bare(todo.pop())
            if self._is_ours(one) and one not in seen:
                seen[one] = self._of(one)
                todo += seen[one].calls
        texts: dict[Text, set[type]] = defaultdict(set)
        for found in seen.values():
            for said, kinds in found.texts.items():
                texts[said] |= kinds
            for said, by in found.passed:
                other = seen.get(by)
                texts[said] |= found.raises if other is None else other.raises
        classes = frozenset(chain.from_iterable(found.classes for found in seen.values()))
        return Reached({said: frozenset(kinds) for said, kinds in texts.items()}, classes)

    def returned(self, function: Any) -> Iterator[str]:
        """Give the last name of each value that a function can return: ``town`` of ``case.town``.

        Of a plain name it is the name, of a call what that function returns, of several values
        together ``SEVERAL``.
        """
        function = bare(function)
        for node in definitions(function):
            scope = _Scope(function, node)
            given = [node.body] if isinstance(node, ast.Lambda) else values_returned(node)
            for value in given:
                yield from self._names(value, scope)

    def _names(self, value: ast.expr, scope: "_Scope") -> Iterator[str]:
        match value:
            case ast.IfExp():
                yield from self._names(value.body, scope)
                yield from self._names(value.orelse, scope)
            case ast.BoolOp():
                for part in value.values:
                    yield from self._names(part, scope)
            case ast.Tuple():
                yield SEVERAL
            case ast.Call():
                called = bare(scope.value_of(value.func))
                if self._is_ours(called) and isinstance(called, FunctionType):
                    yield from self.returned(called)
            case ast.Attribute():
                yield value.attr
            case ast.Name():
                given = [*scope.assigned(value.id)] if value.id in scope.bound else []
                for assigned in given:
                    yield from self._names(assigned, scope)
                if not given:
                    yield value.id

    def _is_ours(self, what: Any) -> bool:
        module = getattr(what, "__module__", None) or ""
        within = any(module == name or module.startswith(f"{name}.") for name in self._packages)
        return within and isinstance(what, FunctionType | type)

    def _of(self, what: Any) -> Found:
        if what not in self._found:
            found = self._found[what] = Found()
            if isinstance(what, type):
                found.calls.update(made_by(what))
            else:
                for node in definitions(what):
                    _Reader(found, _Scope(what, node)).read()
        return self._found[what]


class _Scope:
    """What the names in a function stand for."""

    def __init__(self, function: FunctionType, node: Definition) -> None:
        self.function, self.node = function, node
        cells = zip(function.__code__.co_freevars, function.__closure__ or (), strict=True)
        self._closed = {name: cell.cell_contents for name, cell in cells}
        self.bound = set(bound_in(node)) - self._closed.keys()

    @cached_property
    def hints(self) -> dict[str, Any]:
        """The classes that the parameters are said to be of."""
        try:
            return get_type_hints(self.function)
        except NameError:  # a type that its module imports for type checkers alone
            return {}

    def value_of(self, node: ast.expr) -> Any:
        """Return what a name, or a path of names, stands for; ``UNKNOWN`` where it varies."""
        match node:
            case ast.Constant():
                return node.value
            case ast.Name() if node.id not in self.bound:
                inside = self._closed.get(node.id, UNKNOWN)
                return (
                    self.function.__globals__.get(node.id, UNKNOWN) if inside is UNKNOWN else inside
                )
            case ast.Attribute():
                owner = self.value_of(node.value)
                known = isinstance(owner, ModuleType | type)
                return getattr(owner, node.attr, UNKNOWN) if known else UNKNOWN
            case ast.Subscript():
                table, key = self.value_of(node.value), self.value_of(node.slice)
                known = isinstance(table, Mapping) and isinstance(key, str)
                return table.get(key, UNKNOWN) if known else UNKNOWN
        return UNKNOWN

    def assigned(self, name: str) -> Iterator[ast.expr]:
        """Give what is assigned to a local name, unless it is made from what the name was."""
        for node in ast.walk(self.node):
            match node:
                case (
                    ast.Assign(targets=[ast.Name(id=found)], value=ast.expr() as value)
                    | ast.AnnAssign(target=ast.Name(id=found), value=ast.expr() as value)
                ) if found == name:
                    names = {one.id for one in ast.walk(value) if isinstance(one, ast.Name)}
                    if name not in names:
                        yield value

    def methods(self, node: ast.Attribute) -> Iterator[Any]:
        """Give the methods and properties that ``value.name`` can be."""
        hint = self.hints.get(node.value.id) if isinstance(node.value, ast.Name) else None
        if isinstance(hint, type):
            return method_of(hint, node.attr)
        packages = packages_seen_by(self.function.__module__)
        return chain.from_iterable(methods_of(name).get(node.attr, ()) for name in packages)


class _Reader(ast.NodeVisitor):
    """Notes what a function says, makes and calls."""

    def __init__(self, found: Found, scope: _Scope) -> None:
        self.found, self.scope = found, scope

    def read(self) -> None:
        body = self.scope.node.body
        for node in body if isinstance(body, list) else [body]:
            self.visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        called = self.scope.value_of(node.func)
        if isinstance(node.func, ast.Name) and node.func.id in ("isinstance", "issubclass"):
            self.visit(node.args[0])
            return
        given = [*node.args, *(keyword.value for keyword in node.keywords)]
        said = [value for one in given if isinstance(value := self.scope.value_of(one), Text)]
        if isinstance(called, type) and issubclass(called, RuralgovError):
            self._raised(called, said)
        else:
            by = self._called(node.func)
            self.found.passed.update({(one, other) for one in said for other in by})
        for one in given:
            if not isinstance(self.scope.value_of(one), Text):
                self.visit(one)

    def _raised(self, kind: type, said: list[Text]) -> None:
        if not said:
            self.found.raises.add(kind)
        for one in said:
            self.found.texts[one].add(kind)

    def _called(self, node: ast.expr) -> list[Any]:
        """Note what is called, and return it where it is one of ours."""
        value = self.scope.value_of(node)
        if value is UNKNOWN and isinstance(node, ast.Attribute):
            methods = [one for one in self.scope.methods(node) if not isinstance(one, property)]
            self.found.calls.update({bare(one) for one in methods})
            self.visit(node.value)
            return [bare(one) for one in methods] or [None]
        self.visit(node)
        return [bare(value)] if isinstance(value, FunctionType) else [None]

    def visit_Name(self, node: ast.Name) -> None:
        self._take(self.scope.value_of(node))

    def visit_Subscript(self, node: ast.Subscript) -> None:
        value = self.scope.value_of(node)
        if value is UNKNOWN:
            self.generic_visit(node)
        self._take(value)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        value = self.scope.value_of(node)
        if value is not UNKNOWN:
            self._take(value)
            return
        if isinstance(self.scope.value_of(node.value), Text):
            return  # its code is told, not raised
        for one in self.scope.methods(node):
            if isinstance(one, property):
                self.found.calls.add(one.fget)
        self.visit(node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:  # what it is said to be is not made
            self.visit(node.value)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for one in node.body:
            self.visit(one)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.visit(node.body)

    def visit_MatchClass(self, node: ast.MatchClass) -> None:
        for one in (*node.patterns, *node.kwd_patterns):
            self.visit(one)

    def _take(self, value: Any) -> None:
        """Note a value that the function uses; of a table, whatever is in it."""
        value = bare(value)
        if isinstance(value, Text):
            self.found.passed.add((value, None))
        elif isinstance(value, type):
            self.found.classes.add(value)
            self.found.calls.add(value)
        elif isinstance(value, FunctionType):
            self.found.calls.add(value)
        elif isinstance(value, Mapping):
            for one in value.values():
                self._take(one)
        elif isinstance(value, tuple | list | set | frozenset):
            for one in value:
                self._take(one)
