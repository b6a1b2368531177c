"""Finding plugins, keeping broken ones apart, and asking those that work."""

import logging
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Any, TypeVar

import pluggy
from attrs import evolve as change
from attrs import frozen

from ruralgov.domain.kernel.declare import Context
from ruralgov.domain.kernel.errors import PluginFailure
from ruralgov.domain.kernel.text import Text
from ruralgov.domain.oversight import CrossCheck
from ruralgov.hooks import texts
from ruralgov.hooks.specs import PROJECT, DepartmentMaker, RegisterMaker, Specs, StorageMaker
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.files import FileStore, FileStoreMaker
from ruralgov.ports.keys import KeyMaker
from ruralgov.ports.publishing import Publisher
from ruralgov.ports.tables import TableFormat

T = TypeVar("T")
HOOKS = (
    *("ruralgov_storages", "ruralgov_departments", "ruralgov_publishers"),
    *("ruralgov_tables", "ruralgov_cross_checks", "ruralgov_contexts"),
    *("ruralgov_key_providers", "ruralgov_file_stores", "ruralgov_registers"),
)
log = logging.getLogger(__name__)


@frozen
class Plugin:
    """One plugin: where it comes from, what it offers, and what is wrong with it."""

    name: str
    distribution: str
    version: str
    status: str
    """``loaded``, ``disabled`` or ``broken``."""
    hooks: tuple[str, ...] = ()
    problem: str = ""


class Plugins:
    """The plugins of one app. Nothing is global; nothing is asked before it is needed.

    Args:
        disabled: Names that are not loaded.
        required: Names without which the app does not start; raises ``plugin_missing`` or
            ``plugin_broken``.
        extra: Plugin objects of the integrator's own, by name.
        found: The entry points to load; by default those that installed packages declare.
    """

    def __init__(
        self,
        *,
        disabled: Iterable[str] = (),
        required: Iterable[str] = (),
        extra: Mapping[str, object] | None = None,
        found: Iterable[EntryPoint] | None = None,
    ) -> None:
        from ruralgov.builtin import plugin as builtin

        self._manager = pluggy.PluginManager(PROJECT)
        self._manager.add_hookspecs(Specs)
        self._listed: dict[str, Plugin] = {}
        self._register("builtin", builtin, PROJECT, "")
        for name, module in (extra or {}).items():
            self._register(name, module, "-", "")
        points = entry_points(group=PROJECT) if found is None else found
        for point in sorted(points, key=lambda point: point.name):
            self._load(point, frozenset(disabled))
        for name in required:
            self._require(name)

    def all(self) -> list[Plugin]:
        """Return every plugin that was found, by name."""
        return [self._listed[name] for name in sorted(self._listed)]

    def storage(self, scheme: str) -> StorageMaker:
        """Return the maker for a URL scheme; raises ``storage_scheme_unknown``."""
        maker: StorageMaker = self._chosen(
            "ruralgov_storages", scheme, ports_texts.STORAGE_SCHEME_UNKNOWN
        )
        return maker

    def key_maker(self, scheme: str) -> KeyMaker:
        """Return the maker for the scheme of a key source; raises ``key_scheme_unknown``."""
        maker: KeyMaker = self._chosen("ruralgov_key_providers", scheme, texts.KEY_SCHEME_UNKNOWN)
        return maker

    def file_store(self, url: str, city: str) -> FileStore:
        """Return the store of files of a city at a URL; raises ``file_store_unknown``."""
        scheme = url.partition(":")[0]
        maker: FileStoreMaker = self._chosen(
            "ruralgov_file_stores", scheme, texts.FILE_STORE_UNKNOWN
        )
        return maker(url, city)

    def department(self, kind: str) -> DepartmentMaker:
        """Return the maker for a kind of department; raises ``department_kind_unknown``."""
        maker: DepartmentMaker = self._chosen(
            "ruralgov_departments", kind, texts.DEPARTMENT_KIND_UNKNOWN
        )
        return maker

    def registers(self) -> Mapping[str, RegisterMaker]:
        """Return the makers of registers by kind; raises ``plugin_twice``."""
        return {kind: maker for kind, (_, maker) in self._collect("ruralgov_registers").items()}

    def publisher(self, name: str) -> Publisher:
        """Return a publisher; raises ``publisher_unknown``."""
        found: Publisher = self._chosen("ruralgov_publishers", name, texts.PUBLISHER_UNKNOWN)
        return found

    def cross_checks(self) -> tuple[CrossCheck, ...]:
        """Return the checks of all plugins, those of the library first; raises ``plugin_twice``.

        Each says which plugin offers it. A plugin that offers something else is broken, and left
        out whole.
        """
        offered = self._of_type("ruralgov_cross_checks", CrossCheck)
        return tuple(
            change(check, id=key, source=source)
            for key, (source, check) in sorted(
                offered.items(), key=lambda one: not one[1][0].startswith("builtin ")
            )
        )

    def contexts(self) -> tuple[Context, ...]:
        """Return the contexts of all plugins, by name; raises ``plugin_twice``.

        A plugin that offers something else is broken, and left out whole.
        """
        offered = self._of_type("ruralgov_contexts", Context)
        return tuple(context for _, (_, context) in sorted(offered.items()))

    def _of_type(self, hook: str, kind: type[T]) -> dict[str, tuple[str, T]]:
        """Return what plugins offer by name, without the plugins that offer another type."""
        offered = self._collect(hook)
        wrong = {source for source, one in offered.values() if not isinstance(one, kind)}
        for name in sorted(name for name in self._listed if self._of(name) in wrong):
            self._break(name, TypeError(f"{hook}: name -> {kind.__name__}"))
        return {key: one for key, one in offered.items() if one[0] not in wrong}

    def table_format(self, suffix: str) -> TableFormat:
        """Return the format of a suffix, such as ``csv``; raises ``table_format_unknown``."""
        found: TableFormat = self._chosen("ruralgov_tables", suffix, texts.TABLE_FORMAT_UNKNOWN)
        return found

    def _chosen(self, hook: str, name: str, said: Text) -> Any:
        makers = self._collect(hook)
        if name not in makers:
            broken = [p for p in self.all() if p.status == "broken"]
            hint = "; ".join(f"{p.name}: {p.problem}" for p in broken)
            known = ", ".join(sorted(makers)) + (f" ({hint})" if hint else "")
            raise PluginFailure(said, scheme=name, known=known)
        return makers[name][1]

    def _collect(self, hook: str) -> dict[str, tuple[str, Any]]:
        """Ask each plugin by itself, so that a broken one is named and the others still serve."""
        makers: dict[str, tuple[str, Any]] = {}
        for name, plugin in sorted(self._manager.list_name_plugin()):
            ask: Callable[[], Mapping[str, Any]] | None = getattr(plugin, hook, None)
            if ask is None:
                continue
            try:
                offered = dict(ask())
            except Exception as error:  # noqa: BLE001  whatever a plugin raises is its own fault
                self._break(name, error)
                continue
            for key, maker in offered.items():
                if key in makers:
                    raise PluginFailure(
                        texts.PLUGIN_TWICE, what=key, first=makers[key][0], second=self._of(name)
                    )
                makers[key] = (self._of(name), maker)
        return makers

    def _load(self, point: EntryPoint, disabled: frozenset[str]) -> None:
        dist = point.dist
        source = (dist.name, dist.version) if dist is not None else ("-", "")
        if point.name in disabled:
            self._listed[point.name] = Plugin(point.name, *source, "disabled")
            return
        if point.name in self._listed:
            raise PluginFailure(
                texts.PLUGIN_TWICE, what=point.name, first=self._of(point.name), second=source[0]
            )
        try:
            self._register(point.name, point.load(), *source)
        except Exception as error:  # noqa: BLE001  whatever a plugin raises is its own fault
            self._listed[point.name] = Plugin(point.name, *source, "broken")
            self._break(point.name, error)

    def _register(self, name: str, module: Any, distribution: str, version: str) -> None:
        self._manager.register(module, name=name)
        hooks = tuple(hook for hook in HOOKS if hasattr(module, hook))
        self._listed[name] = Plugin(name, distribution, version, "loaded", hooks)

    def _break(self, name: str, error: Exception) -> None:
        kept = self._listed[name]
        problem = f"{type(error).__name__}: {error}"
        log.warning("plugin %s of %s is broken: %s", name, kept.distribution, problem)
        self._listed[name] = Plugin(name, kept.distribution, kept.version, "broken", (), problem)
        if self._manager.has_plugin(name):
            self._manager.unregister(name=name)

    def _require(self, name: str) -> None:
        found = self._listed.get(name)
        if found is None or found.status == "disabled":
            raise PluginFailure(texts.PLUGIN_MISSING, name=name)
        for hook in found.hooks:
            self._collect(hook)
        found = self._listed[name]
        if found.status == "broken":
            raise PluginFailure(texts.PLUGIN_BROKEN, name=name, problem=found.problem)

    def _of(self, name: str) -> str:
        kept = self._listed[name]
        return f"{name} ({kept.distribution} {kept.version})".replace(" )", ")")
