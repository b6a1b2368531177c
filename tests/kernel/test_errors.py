import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.text import Text, texts_of

ROOT = Path(__file__).parents[2]
SOURCES = [ROOT / "src", *ROOT.glob("plugins/*/src"), *ROOT.glob("examples/*/src")]
ERRORS = {
    *("RuralgovError", "BadInput", "Refused", "Denied", "Conflict"),
    *("StorageFailure", "PluginFailure"),
}


def texts_by_module() -> dict[str, dict[str, Text]]:
    """Return the texts of each ``texts.py`` and what stands beside it, by constant."""
    found: dict[str, dict[str, Text]] = {}
    for source in SOURCES:
        for path in source.rglob("texts*.py"):
            name = ".".join(path.relative_to(source).with_suffix("").parts)
            module = vars(import_module(name)).items()
            found[name] = {key: one for key, one in module if isinstance(one, Text)}
    return found


TEXTS = texts_by_module()


def test_every_text_names_the_same_facts_in_both_languages() -> None:
    for text in (one for module in TEXTS.values() for one in module.values()):
        facts = set(re.findall(r"{(\w+)}", text.zh))
        english = {name.removesuffix("_en") for name in re.findall(r"{(\w+)}", text.en)}
        assert facts == english, text.code


def test_a_code_is_used_once_and_a_constant_is_named_after_it() -> None:
    codes = [(key, one.code) for module in TEXTS.values() for key, one in module.items()]
    assert all(key == code.upper() for key, code in codes)
    assert len({code for _, code in codes}) == len(codes)


def raised() -> Iterator[tuple[Text, set[str]]]:
    """Give each text that is raised where it stands, with the facts that are given."""
    for path in (path for source in SOURCES for path in source.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        modules = {
            alias.asname or alias.name: f"{node.module}.{alias.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
            if alias.name.startswith("texts")
        }
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            match node.args[0]:
                case ast.Attribute(value=ast.Name(id=name), attr=key) if node.func.id in ERRORS:
                    facts = {word.arg or "" for word in node.keywords}
                    yield TEXTS[modules[name]][key], facts


def test_every_error_has_the_facts_that_its_text_names() -> None:
    found = 0
    for text, facts in raised():
        found += 1
        named = set(re.findall(r"{(\w+)}", text.zh + text.en))
        assert named <= facts or "" in facts, text.code
    assert found > 400


def test_every_text_is_used() -> None:
    said = "\n".join(
        path.read_text(encoding="utf-8")
        for source in SOURCES
        for path in source.rglob("*.py")
        if not path.name.startswith("texts")
    )
    used = set(re.findall(r"texts(?:_\w+)?\.([A-Z_0-9]+)", said))
    assert {key for module in TEXTS.values() for key in module} <= used


def test_texts_of_a_module_come_by_their_codes() -> None:
    codes = [text.code for text in texts_of(kernel_texts)]
    assert codes == sorted(codes)
    assert "division_code_invalid" in codes


def test_an_error_says_its_code_and_both_texts() -> None:
    error = RuralgovError(kernel_texts.DIVISION_CODE_INVALID, value="37X")
    assert "division_code_invalid" in str(error)
    assert "“37X”不是统计用区划代码" in error.text("zh")
    assert error.text("en").startswith("'37X' is not a statistical division code")
