"""What is refused is said in English to whoever reads English: no fact of it is a Chinese label."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from ruralgov.domain.kernel.text import Text

ROOT = Path(__file__).parents[2] / "src"
CHINESE = {"column", "table", "name"}
"""Headings of tables and official names of accounts, which are in Chinese alone."""


def said(file: Path) -> Iterator[tuple[Text, str, str]]:
    """Give each fact that a module puts into a text, with what it is worked out from."""
    source = file.read_text("utf-8")
    if ".zh" not in source:
        return
    name = str(file.relative_to(ROOT).with_suffix("")).replace("/", ".")
    names = vars(import_module(name.removesuffix(".__init__")))
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call):
            text = next(filter(None, (named(one, names) for one in call.args)), None)
            for fact in call.keywords if text else ():
                yield text, fact.arg or "", ast.unparse(fact.value)  # type: ignore[misc]


def named(node: ast.expr, names: dict[str, object]) -> Text | None:
    """Return the text that an expression like ``texts.X`` names."""
    match node:
        case ast.Name(id=name):
            found = names.get(name)
        case ast.Attribute(value=ast.Name(id=module), attr=name):
            found = getattr(names.get(module), name, None)
        case _:
            found = None
    return found if isinstance(found, Text) else None


def test_no_refusal_says_a_chinese_label_in_english() -> None:
    facts = [one for file in sorted(ROOT.rglob("*.py")) for one in said(file)]
    assert len(facts) > 100
    assert [
        f"{text.code}: {fact}={source}"
        for text, fact, source in facts
        if ".zh" in source
        and ".en" not in source
        and f"{{{fact}}}" in text.en
        and fact not in CHINESE
    ] == []
