"""Where functions and classes stand in the source, and what modules hold, found as they are."""

import ast
import inspect
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from functools import cache, partial
from importlib import import_module
from pkgutil import walk_packages
from types import FunctionType, ModuleType
from typing import Any, Final

import attrs

METHODS: Final = (FunctionType, staticmethod, classmethod, property)
Definition = ast.FunctionDef | ast.Lambda


def bare(what: Any) -> Any:
    """Return the function under a partial, a cache, a bound or a static method."""
    while True:
        if isinstance(what, partial):
            what = what.func
        elif isinstance(what, staticmethod | classmethod) or inspect.ismethod(what):
            what = what.__func__
        elif hasattr(what, "__wrapped__") and not isinstance(what, type):
            what = what.__wrapped__
        else:
            return what


def home(module: str) -> str:
    """Return the package of the context that a module belongs to."""
    parts = module.split(".")
    return ".".join(parts[:3] if parts[0] == "ruralgov" else parts[:1])


def bound_in(node: ast.AST) -> Iterator[str]:
    """Give the names that a function binds, and those bound within it."""
    for one in ast.walk(node):
        match one:
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield name
            case ast.FunctionDef(name=name) if one is not node:
                yield name


def functions_of(packages: Iterable[str]) -> Iterator[Any]:
    """Give the functions and classes of packages, and the methods of these; they are imported."""
    for package in map(import_module, packages):
        for found in walk_packages(package.__path__, f"{package.__name__}."):
            for value in vars(import_module(found.name)).values():
                if getattr(value, "__module__", "") == found.name:
                    yield value
                    yield from vars(value).values() if isinstance(value, type) else ()


def values_returned(node: ast.FunctionDef) -> list[ast.expr]:
    """Return what a function gives back, at each place where it does."""
    every = (one.value for one in ast.walk(node) if isinstance(one, ast.Return))
    return [value for value in every if value is not None]


@cache
def _lines(module: str) -> Mapping[int, list[Definition]]:
    """Return the functions of a module by the line where each begins."""
    found: dict[int, list[Definition]] = defaultdict(list)
    for node in ast.walk(ast.parse(inspect.getsource(sys.modules[module]))):
        if isinstance(node, ast.FunctionDef):
            found[min([node.lineno, *(one.lineno for one in node.decorator_list)])].append(node)
        elif isinstance(node, ast.Lambda):
            found[node.lineno].append(node)
    return found


def definitions(function: FunctionType) -> list[Definition]:
    """Return where a function stands in its source; of lambdas on one line, all."""
    code = function.__code__
    if code.co_filename != inspect.getsourcefile(sys.modules[function.__module__]):
        return []  # made by attrs
    return [
        node
        for node in _lines(function.__module__)[code.co_firstlineno]
        if getattr(node, "name", "<lambda>") == code.co_name
    ]


def method_of(kind: type, name: str) -> Iterator[Any]:
    """Give the method or property of a class by its name, if it has one."""
    found = inspect.getattr_static(kind, name, None)
    if isinstance(found, METHODS):
        yield found


def made_by(kind: type) -> Iterator[Callable[..., Any]]:
    """Give what runs when a value of a class is made."""
    if issubclass(kind, Enum | BaseException):
        return
    for name in ("__init__", "__attrs_post_init__"):
        yield from method_of(kind, name)
    for one in attrs.fields(kind) if attrs.has(kind) else ():
        for held in (one.validator, one.converter):
            parts = getattr(held, "_validators", (held,))
            yield from (bare(part) for part in parts if isinstance(bare(part), FunctionType))


@cache
def packages_seen_by(module: str) -> list[str]:
    """Return the packages whose values a function of a module can meet."""
    seen = {"ruralgov.domain.kernel", "ruralgov.app.policy", home(module)}
    for value in vars(sys.modules[module]).values():
        name = value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", "")
        if isinstance(name, str) and name.startswith("ruralgov.domain."):
            seen.add(home(name))
    return sorted(seen)


@cache
def methods_of(package: str) -> Mapping[str, list[Any]]:
    """Return the methods and properties of the classes of a package, by name."""
    found: dict[str, list[Any]] = defaultdict(list)
    for name in sorted(sys.modules):
        if name == package or name.startswith(f"{package}."):
            for kind in vars(sys.modules[name]).values():
                if isinstance(kind, type) and kind.__module__ == name:
                    for method, value in vars(kind).items():
                        if isinstance(value, METHODS):
                            found[method].append(value)
    return found
