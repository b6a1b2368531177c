import re
from pathlib import Path

README = Path(__file__).parents[2] / "plugins" / "ruralgov-office" / "README.md"


def test_the_example_of_the_readme_runs() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    found: dict[str, object] = {}
    exec(example, found)  # noqa: S102  our own README
    assert found["found"] == []
    assert b"PK" in found["template"]  # type: ignore[operator]
