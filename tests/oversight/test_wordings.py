"""The sentences of findings: each gets the facts that it has places for, in both languages."""

import ast
from pathlib import Path
from string import Formatter

import pytest

from ruralgov.domain.oversight import texts, texts_contracts
from ruralgov.domain.oversight.wording import Wording

CHECKS = sorted(Path(texts.__file__).parent.glob("checks_*.py"))
WORDINGS = {
    name: (module, one)
    for module in (texts, texts_contracts)
    for name, one in vars(module).items()
    if isinstance(one, Wording)
}


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def said() -> list[tuple[str, set[str]]]:
    """Return each wording that a check says by its name, with the facts that it is given."""
    found = []
    for path in CHECKS:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                facts = {one.arg for one in node.keywords if one.arg is not None}
                names = {one.attr for one in ast.walk(node.func) if isinstance(one, ast.Attribute)}
                if "say" in names:
                    found += [(name, facts) for name in sorted(names & WORDINGS.keys())]
    return sorted(found, key=lambda one: (one[0], sorted(one[1])))


@pytest.mark.parametrize(("name", "facts"), said())
def test_a_finding_gives_its_sentences_the_facts_that_they_name(name: str, facts: set[str]) -> None:
    _, one = WORDINGS[name]
    assert facts == places(one.zh) | places(one.en)


def test_every_sentence_is_said_by_a_check() -> None:
    source = "".join(path.read_text() for path in CHECKS)
    said_as = {
        name: f"{module.__name__.rpartition('.')[2]}.{name}"
        for name, (module, _) in WORDINGS.items()
    }
    assert not [name for name, how in said_as.items() if how not in source]


def test_a_sentence_without_its_fact_is_an_error() -> None:
    with pytest.raises(KeyError, match="amount"):
        Wording("{amount} 元", "{amount} yuan").say(sum=1)
