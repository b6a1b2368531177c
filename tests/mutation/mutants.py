"""Small changes of a source, each of which a test of its context should notice."""

import ast
import copy
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from attrs import frozen

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Add,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
SAID = {"strict", "kw_only", "frozen", "slots"}
"""Keywords by which the author asks Python to look out for mistakes; no test needs them."""


@frozen
class Mutant:
    """One change of one file: which node becomes which of its variants."""

    path: Path
    line: int
    last: int
    """The last line of what is changed: of a condition, without what it guards."""
    node: int
    variant: int
    before: str
    after: str

    @classmethod
    def null(cls, path: Path, line: int) -> "Mutant":
        """Return one that changes nothing: every test must pass over it."""
        return cls(path, line, line, 0, -1, "", "")

    def tree(self) -> ast.Module:
        """Return the file with the change."""
        tree = ast.parse(self.path.read_text("utf-8"))
        if self.variant < 0:
            return tree
        old = list(ast.walk(tree))[self.node]
        new = variants(old)[self.variant]
        _Swap(old, new).visit(tree)
        return ast.fix_missing_locations(tree)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.before}  ->  {self.after}"


class _Swap(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, ast.copy_location(new, old)

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else self.generic_visit(node)


def mutants(path: Path) -> Iterator[Mutant]:
    """Give every mutant of a file."""
    tree = ast.parse(path.read_text("utf-8"))
    left = _left_alone(tree)
    for at, node in enumerate(ast.walk(tree)):
        if id(node) in left:
            continue
        for n, variant in enumerate(variants(node)):
            first, last = _lines(node)
            yield Mutant(path, first, last, at, n, _text(node), _text(variant))


def _lines(node: Any) -> tuple[int, int]:
    """Return the first and the last line: the one of ``if (`` is never executed itself."""
    whole: Any = node.test if isinstance(node, ast.If) else node
    return node.lineno, whole.end_lineno


def sampled(found: list[Mutant], size: int, seed: int) -> list[Mutant]:
    """Return so many of the mutants, drawn by a seed, and no two of one line."""
    by_line = {(one.path, one.line): one for one in Random(seed).sample(found, len(found))}  # noqa: S311
    return sorted(Random(seed).sample(list(by_line.values()), min(size, len(by_line))), key=str)  # noqa: S311


def variants(node: ast.AST) -> list[ast.AST]:
    """Return what a node may become."""
    match node:
        case ast.Compare():
            return [_compared(node, n) for n in range(len(node.ops))]
        case ast.BoolOp():
            return _bool(node)
        case ast.UnaryOp(op=ast.Not()):
            return [node.operand]
        case ast.BinOp() if type(node.op) in COUNTED:
            return [ast.BinOp(node.left, COUNTED[type(node.op)](), node.right)]
        case ast.Constant(value=bool()):
            return [ast.Constant(not node.value)]
        case ast.Constant(value=int() as value):
            return [ast.Constant(value + 1)]
        case ast.Name(id=name) if name in CALLED:
            return [ast.Name(CALLED[name], ast.Load())]
        case ast.If() | ast.IfExp():
            return [_negated(node)]
        case ast.comprehension() if node.ifs:
            return []  # it has no line of its own: its conditions are changed one by one
        case ast.Raise():
            return [ast.Pass()]
        case ast.Expr(value=ast.Call()):
            return [ast.Pass()]
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            return [ast.If(ast.Constant(value=False), [node], [])]  # still a generator
    return []


def _compared(node: ast.Compare, at: int) -> ast.Compare:
    ops = list(node.ops)
    ops[at] = COMPARED[type(ops[at])]()
    return ast.Compare(node.left, ops, node.comparators)


def _bool(node: ast.BoolOp) -> list[ast.AST]:
    """Return it with "and" for "or", and without each of its operands."""
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    found: list[ast.AST] = [ast.BoolOp(other, node.values)]
    for at in range(len(node.values)):
        rest = [*node.values[:at], *node.values[at + 1 :]]
        found.append(rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest))
    return found


def _negated(node: ast.If | ast.IfExp) -> ast.AST:
    other = copy.copy(node)
    other.test = ast.UnaryOp(ast.Not(), node.test)
    return other


def _left_alone(tree: ast.Module) -> set[int]:
    """Return the nodes that say nothing that a test could see: types, decorators, guards."""
    roots: list[ast.AST | None] = []
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef():
                roots += [node.returns, *node.decorator_list]
            case ast.ClassDef():
                roots += node.decorator_list
            case ast.arg() | ast.AnnAssign():
                roots.append(node.annotation)
            case ast.keyword(arg=name) if name in SAID:
                roots.append(node)
            case ast.Expr(value=ast.Call(func=ast.Name(id="assert_never"))):
                roots.append(node)
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                roots.append(node)
    return {id(node) for root in roots if root is not None for node in ast.walk(root)}


def _text(node: ast.AST) -> str:
    """Return the first line of a node as source."""
    if isinstance(node, ast.If):
        return f"if {ast.unparse(node.test)}:"
    return ast.unparse(node).splitlines()[0]
