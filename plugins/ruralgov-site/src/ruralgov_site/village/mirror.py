"""Templates as a program for the browser, so that a page is checked by what made it.

A page says whether it shows the whole of its file and nothing else. For that the browser makes the
page again from the file. It does so by the same template, translated here: there is no second
one that could say something else. Only what the village pages need of Jinja is known; anything
else raises ``TypeError``.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from jinja2 import Environment, nodes
from markupsafe import escape

RAW = frozenset({"style", "script"})
"""Names whose text is looked at apart: the program writes nothing in their place."""
_COMPARED = {"eq": "===", "ne": "!==", "gt": ">", "lt": "<", "gteq": ">=", "lteq": "<="}
_BINARY = {nodes.Add: "+", nodes.Sub: "-"}
_TESTS = {"defined": "!== undefined", "none": "=== null"}


def mirrored(made: Environment, name: str, words: Callable[[str], str]) -> str:
    """Return functions in the JavaScript of old phones; ``page(c)`` gives the text of a template.

    *c* is what the template is given. The program around them has ``w`` and ``W``, the words,
    ``F``, the filters, ``esc``, and ``yes``, which tells whether a value counts as true in a
    template. *words* that take no values are written out.
    """
    tree = _tree(made, name)
    base = _tree(made, next(_const(one.template) for one in tree.find_all(nodes.Extends)))
    blocks = {block.name: block.body for block in tree.find_all(nodes.Block)}
    parts = [
        _macros(_tree(made, _const(one.template)), words, one.target)
        for one in tree.find_all(nodes.Import)
    ]
    own = _macros(tree, words)
    whole = Program(base.body, words, blocks=blocks).text()
    return "".join([*parts, own, f"function page(c){{{whole}}}"])


def words_of(made: Environment, name: str) -> set[str]:
    """Return the keys of the words with values that a template says, with what it is made of."""
    tree = _tree(made, name)
    found = {
        _const(call.args[0])
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name == "w" and call.kwargs
    }
    of = [one.template for one in tree.find_all(nodes.Extends)]
    of += [one.template for one in tree.find_all(nodes.Import)]
    for template in of:
        found |= words_of(made, _const(template))
    return found


def _tree(made: Environment, name: str) -> nodes.Template:
    if made.loader is None:
        raise TypeError("templates without a loader")
    return made.parse(made.loader.get_source(made, name)[0])


def _const(node: nodes.Node) -> str:
    if isinstance(node, nodes.Const):
        return str(node.value)
    raise TypeError(f"{node} is no text")


def _macros(tree: nodes.Template, words: Callable[[str], str], module: str = "") -> str:
    found = []
    for macro in tree.find_all(nodes.Macro):
        names = [one.name for one in macro.args]
        text = Program(macro.body, words, module, names).text()
        arguments = "".join(f",${one}" for one in names)
        found.append(f"function {_called(module, macro.name)}(c{arguments}){{{text}}}")
    return "".join(found)


def _called(module: str, name: str) -> str:
    return f"{module}_{name}"


class Program:
    """The statements that give the text of a part of a template; *held* are its own names."""

    def __init__(
        self,
        body: list[nodes.Node],
        words: Callable[[str], str],
        module: str = "",
        held: Iterable[str] = (),
        blocks: Mapping[str, list[nodes.Node]] = MappingProxyType({}),
    ) -> None:
        self._body, self._words, self._module = body, words, module
        self._blocks, self._loops = blocks, 0
        self._held = {name: f"${name}" for name in held}

    def text(self) -> str:
        """Return the statements of a function."""
        return "var o='';" + "".join(self._all(self._body)) + "return o;"

    def _all(self, body: list[nodes.Node]) -> Iterator[str]:
        for node in body:
            yield from self._statement(node)

    def _statement(self, node: nodes.Node) -> Iterator[str]:
        match node:
            case nodes.Output():
                yield f"o+={'+'.join(map(self._shown, node.nodes))};".replace("'+'", "")
            case nodes.Block():
                yield from self._all(self._blocks.get(node.name, node.body))
            case nodes.If():
                yield from self._if(node)
            case nodes.For():
                yield from self._for(node)
            case nodes.Macro() | nodes.Import() | nodes.Extends():
                pass
            case _:
                raise TypeError(f"no translation of {type(node).__name__}")

    def _if(self, node: nodes.If) -> Iterator[str]:
        yield f"if({self._true(node.test)}){{{''.join(self._all(node.body))}}}"
        for one in node.elif_:
            yield f"else if({self._true(one.test)}){{{''.join(self._all(one.body))}}}"
        if node.else_:
            yield f"else{{{''.join(self._all(node.else_))}}}"

    def _for(self, node: nodes.For) -> Iterator[str]:
        if not isinstance(node.target, nodes.Name) or node.else_ or node.test:
            raise TypeError("a loop of this kind has no translation")
        self._loops += 1
        at, many, one, loop = (f"{letter}{self._loops}" for letter in "itxp")
        yield f"var {many}={self._value(node.iter)},{at},{one},{loop};"
        yield f"for({at}=0;{at}<{many}.length;{at}++){{"
        yield f"{one}={many}[{at}];{loop}={{first:!{at},last:{at}==={many}.length-1}};"
        held, self._held = self._held, self._held | {node.target.name: one, "loop": loop}
        yield from self._all(node.body)
        self._held = held
        yield "}"

    def _shown(self, node: nodes.Node) -> str:
        if isinstance(node, nodes.TemplateData):
            return _literal(node.data)
        if isinstance(node, nodes.Name) and node.name in RAW:
            return "''"
        if isinstance(node, nodes.Call) and self._plain(node):
            return _literal(str(escape(self._words(_const(node.args[0])))))
        if isinstance(node, nodes.Call) and self._macro(node.node):
            return self._value(node)
        return f"esc({self._value(node)})"

    def _plain(self, node: nodes.Node) -> bool:
        """Tell whether this is a word that takes no values."""
        match node:
            case nodes.Call(node=nodes.Name(name="w"), args=[nodes.Const()], kwargs=[]):
                return True
        return False

    def _true(self, node: nodes.Node) -> str:
        return f"yes({self._value(node)})"

    def _value(self, node: nodes.Node) -> str:
        match node:
            case nodes.Const():
                return _literal(node.value)
            case nodes.Name():
                return self._held.get(node.name, f"c.{node.name}")
            case nodes.Getattr():
                return f"{self._value(node.node)}.{node.attr}"
            case nodes.Getitem():
                return self._item(node)
            case nodes.Call():
                return self._call(node)
            case nodes.Filter() if node.node is not None:
                given = [node.node, *node.args]
                return f"F.{node.name}({','.join(map(self._value, given))})"
            case nodes.Test() if node.name in _TESTS:
                return f"({self._value(node.node)} {_TESTS[node.name]})"
            case nodes.CondExpr() if node.expr2 is not None:
                both = f"{self._value(node.expr1)}:{self._value(node.expr2)}"
                return f"({self._true(node.test)}?{both})"
            case _:
                return self._joined(node)

    def _joined(self, node: nodes.Node) -> str:
        match node:
            case nodes.Not():
                return f"!{self._true(node.node)}"
            case nodes.And() | nodes.Or():
                sign = "&&" if isinstance(node, nodes.And) else "||"
                return f"({self._true(node.left)}{sign}{self._true(node.right)})"
            case nodes.Compare() if len(node.ops) == 1:
                sign = _COMPARED[node.ops[0].op]
                return f"({self._value(node.expr)}{sign}{self._value(node.ops[0].expr)})"
            case nodes.Concat():
                return f"(''+{'+'.join(map(self._value, node.nodes))})"
            case nodes.Add() | nodes.Sub():
                sign = _BINARY[type(node)]
                return f"({self._value(node.left)}{sign}{self._value(node.right)})"
        raise TypeError(f"no translation of {type(node).__name__}")

    def _item(self, node: nodes.Getitem) -> str:
        of = self._value(node.node)
        if isinstance(node.arg, nodes.Slice):
            if node.arg.start is None or node.arg.stop or node.arg.step:
                raise TypeError("a slice of this kind has no translation")
            return f"{of}.slice({self._value(node.arg.start)})"
        return f"{of}[{self._value(node.arg)}]"

    def _call(self, node: nodes.Call) -> str:
        macro = self._macro(node.node)
        given = list(map(self._value, node.args))
        if macro:
            return f"{macro}({','.join(['c', *given])})"
        if node.kwargs:
            named = (f"{_literal(one.key)}:{self._value(one.value)}" for one in node.kwargs)
            given.append(f"{{{','.join(named)}}}")
        match node.node:
            case nodes.Name(name="w"):
                return f"w({','.join(given)})"
            case nodes.Getattr(node=nodes.Name(name="w"), attr=attr):
                return f"W.{attr}({','.join(given)})"
        raise TypeError(f"no translation of a call of {node.node}")

    def _macro(self, node: nodes.Node) -> str:
        """Return the name of the function of a macro, or nothing where it is none."""
        match node:
            case nodes.Getattr(node=nodes.Name(name="parts"), attr=attr):
                return _called("parts", attr)
            case nodes.Name(name=name) if name != "w":
                return _called(self._module, name)
        return ""


def _literal(value: object) -> str:
    """Return a constant as it stands in a program within a page, of which it is no tag."""
    if not isinstance(value, str):
        return json.dumps(value)
    text = value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
    for tag in ("</", "<!", "<s"):
        text = text.replace(tag, f"<\\{tag[1]}")
    return f"'{text}'"
