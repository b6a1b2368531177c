"""Every numbered rule of a context is named by a test of that context."""

import re
from pathlib import Path

from ruralgov.domain.catalogue import CONTEXTS

ROOT = Path(__file__).parents[2]


def test_every_rule_has_a_test_of_its_number() -> None:
    for context in CONTEXTS:
        source = ROOT / "src" / "ruralgov" / "domain" / context.name / "__init__.py"
        rules = set(re.findall(r"^(\d+)\. ", source.read_text("utf-8"), re.MULTILINE))
        assert rules, context.name
        named: set[str] = set()
        for path in (ROOT / "tests" / context.name).glob("test_*.py"):
            for name in re.findall(r"def (test_\w+)", path.read_text("utf-8")):
                if "rule_" in name:
                    named |= set(re.findall(r"_(\d+)(?=_)", name))
        assert rules <= named, f"{context.name}: {sorted(rules - named)}"


def test_mypy_compares_every_rule_and_view_with_the_message_it_is_declared_for() -> None:
    untyped = re.compile(r"(?<!class )\b(?:Command|Query)Rule\(|\b(?:rule|handler): Any\b")
    domain = ROOT / "src" / "ruralgov" / "domain"
    found = [
        f"{path.relative_to(domain)}: {line.strip()}"
        for path in sorted(domain.rglob("*.py"))
        if path.name != "declare.py"
        for line in path.read_text("utf-8").splitlines()
        if untyped.search(line)
    ]
    assert found == []
