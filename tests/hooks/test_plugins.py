import logging
import sys
import types
from collections.abc import Mapping
from importlib.metadata import EntryPoint
from typing import Any

import pytest

from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.kernel.errors import PluginFailure
from ruralgov.hooks import Plugins, hookimpl


class Good:
    @hookimpl
    def ruralgov_storages(self) -> Mapping[str, Any]:
        return {"good": lambda _url, _city: MemoryStorage()}


class Failing:
    @hookimpl
    def ruralgov_storages(self) -> Mapping[str, Any]:
        raise RuntimeError("no licence")


@pytest.fixture
def points(monkeypatch: pytest.MonkeyPatch) -> list[EntryPoint]:
    module = types.ModuleType("planted")
    module.good, module.failing = Good(), Failing()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "planted", module)
    return [
        EntryPoint("good", "planted:good", "ruralgov"),
        EntryPoint("failing", "planted:failing", "ruralgov"),
        EntryPoint("missing", "planted.nowhere:x", "ruralgov"),
    ]


def statuses(plugins: Plugins) -> dict[str, str]:
    return {plugin.name: plugin.status for plugin in plugins.all()}


def test_a_broken_plugin_is_named_and_the_others_serve(
    points: list[EntryPoint], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        plugins = Plugins(found=points)
        assert isinstance(plugins.storage("good")("good:", "371082"), MemoryStorage)
    found = statuses(plugins)
    assert found == {
        "builtin": "loaded",
        "failing": "broken",
        "good": "loaded",
        "missing": "broken",
    }
    assert "no licence" in caplog.text


def test_a_disabled_plugin_is_listed_and_not_asked(points: list[EntryPoint]) -> None:
    plugins = Plugins(found=points, disabled=["good"])
    assert statuses(plugins)["good"] == "disabled"
    with pytest.raises(PluginFailure) as caught:
        plugins.storage("good")
    assert caught.value.code == "storage_scheme_unknown"


@pytest.mark.parametrize(
    ("name", "code"),
    [("failing", "plugin_broken"), ("missing", "plugin_broken"), ("absent", "plugin_missing")],
)
def test_a_required_plugin_that_cannot_serve_stops_the_start(
    points: list[EntryPoint], name: str, code: str
) -> None:
    with pytest.raises(PluginFailure) as caught:
        Plugins(found=points, required=[name])
    assert caught.value.code == code
    assert name in caught.value.en


def test_two_plugins_for_one_thing_are_an_error_that_names_both(points: list[EntryPoint]) -> None:
    plugins = Plugins(found=points[:1], extra={"mine": Good()})
    with pytest.raises(PluginFailure) as caught:
        plugins.storage("good")
    assert (caught.value.facts["first"], caught.value.facts["second"]) == ("good (-)", "mine (-)")


def test_the_installed_storage_is_found_by_its_scheme() -> None:
    plugins = Plugins(required=["sqlalchemy"])
    assert plugins.storage("sqlite") is plugins.storage("postgresql")
    assert statuses(plugins)["sqlalchemy"] == "loaded"


def test_a_table_format_is_chosen_by_its_suffix() -> None:
    plugins = Plugins(required=["office"])
    assert plugins.table_format("csv") is not plugins.table_format("xlsx")
    with pytest.raises(PluginFailure) as caught:
        plugins.table_format("ods")
    assert caught.value.facts["known"] == "csv, xlsx"
