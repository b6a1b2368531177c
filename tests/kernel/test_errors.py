import ast
import re
from collections.abc import Iterator
from pathlib import Path

from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.texts import TEXTS

SRC = Path(__file__).parents[2] / "src"
PLUGINS = Path(__file__).parents[2] / "plugins"
ERRORS = {
    *("RuralgovError", "BadInput", "Refused", "Denied", "Conflict"),
    *("StorageFailure", "PluginFailure"),
}


def test_every_text_names_the_same_facts_in_both_languages() -> None:
    for code, text in TEXTS.items():
        facts = set(re.findall(r"{(\w+)}", text.zh))
        english = {name.removesuffix("_en") for name in re.findall(r"{(\w+)}", text.en)}
        assert facts == english, code


def raised() -> Iterator[tuple[str, set[str]]]:
    for path in [*SRC.rglob("*.py"), *PLUGINS.rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            code = node.args[0]
            if node.func.id in ERRORS and isinstance(code, ast.Constant):
                yield str(code.value), {word.arg or "" for word in node.keywords}


def test_every_error_that_is_raised_has_a_text_and_the_facts_it_names() -> None:
    found = dict.fromkeys(TEXTS, False)
    for code, facts in raised():
        text = TEXTS[code]
        assert set(re.findall(r"{(\w+)}", text.zh + text.en)) <= facts, code
        found[code] = True
    by_name = {
        *("storage_scheme_unknown", "department_kind_unknown", "publisher_unknown"),
        *("approver_is_applicant", "approver_heard", "approver_related"),
        "table_format_unknown",
    }
    assert {code for code, used in found.items() if not used} <= by_name


def test_an_error_says_its_code_and_both_texts() -> None:
    error = RuralgovError("division_code_invalid", value="37X")
    assert "division_code_invalid" in str(error)
    assert "“37X”不是统计用区划代码" in error.text("zh")
    assert error.text("en").startswith("'37X' is not a statistical division code")
