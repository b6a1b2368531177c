import re
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"


def test_the_embedding_example_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    found: dict[str, object] = {}
    exec(example, found)  # noqa: S102  our own README
    assert found["names"] == ["俚岛镇"]
    assert found["faults"] == []
    found["app"].close()  # type: ignore[attr-defined]
