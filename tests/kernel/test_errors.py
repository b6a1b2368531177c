import re

from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.texts import TEXTS


def test_every_text_names_the_same_facts_in_both_languages() -> None:
    for code, text in TEXTS.items():
        facts = set(re.findall(r"{(\w+)}", text.zh))
        assert facts == set(re.findall(r"{(\w+)}", text.en)), code


def test_an_error_says_its_code_and_both_texts() -> None:
    error = RuralgovError("division_code_invalid", value="37X")
    assert "division_code_invalid" in str(error)
    assert "“37X”不是统计用区划代码" in error.text("zh")
    assert error.text("en").startswith("'37X' is not a statistical division code")
