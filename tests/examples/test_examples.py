"""The examples run, on both databases, and the example plugin is found as it is installed."""

import importlib.util
import json
from pathlib import Path

import pytest
from tests.town import Town, asked

from ruralgov.app.delivery import deliver
from ruralgov.hooks import Plugins

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_an_integrators_transaction_keeps_or_loses_both(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    spec = importlib.util.spec_from_file_location("join", EXAMPLES / "join_transaction.py")
    assert spec is not None
    assert spec.loader is not None
    example = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(example)
    url = f"sqlite:///{tmp_path}/c.db"
    if kind == "postgresql":
        url = request.getfixturevalue("postgres_url")
    assert example.main(url, tmp_path) == [
        "rolled back: 0 letter, 0 town",
        "committed: 1 letter, 1 town",
    ]


def test_the_folder_plugin_is_found_and_delivers_once_per_key(town: Town, tmp_path: Path) -> None:
    plugins = Plugins(required=["folder"])
    department = plugins.department("folder")({"path": str(tmp_path)})
    request = asked(town)
    (tmp_path / f"{request}.answer.txt").write_text("已恢复供水", encoding="utf-8")
    (outcome,) = deliver(town.app, {"水务公司": department}, actor=town.account("liaison"))
    assert outcome.delivered
    (file,) = tmp_path.glob("*.request.json")
    assert json.loads(file.read_text("utf-8"))["key"] == request


def test_the_folder_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        Plugins().department("folder")({"path": str(tmp_path / "none")})
