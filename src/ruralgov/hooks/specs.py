"""The hooks, with their exact arguments. Every name starts with ``ruralgov_``."""

from collections.abc import Callable, Mapping
from typing import Protocol

import pluggy

from ruralgov.domain.kernel.declare import Context
from ruralgov.domain.oversight import CrossCheck
from ruralgov.ports.departments import Department
from ruralgov.ports.files import FileStoreMaker
from ruralgov.ports.keys import KeyMaker
from ruralgov.ports.publishing import Publisher
from ruralgov.ports.registers import Register
from ruralgov.ports.storage import Storage
from ruralgov.ports.tables import TableFormat

PROJECT = "ruralgov"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)

StorageMaker = Callable[[str, str], Storage]
"""``(url, city code) -> storage``."""
DepartmentMaker = Callable[[Mapping[str, str]], Department]
"""``(settings of that department) -> department``."""
RegisterMaker = Callable[[Mapping[str, str]], Register]
"""``(settings of that register) -> register``."""


class StoragePlugin(Protocol):
    """A plugin module that offers storages."""

    def ruralgov_storages(self) -> Mapping[str, StorageMaker]:
        """Return a maker for each URL scheme."""


class DepartmentPlugin(Protocol):
    """A plugin module that offers ways to departments."""

    def ruralgov_departments(self) -> Mapping[str, DepartmentMaker]:
        """Return a maker for each kind of department."""


class RegisterPlugin(Protocol):
    """A plugin module that offers ways to registers."""

    def ruralgov_registers(self) -> Mapping[str, RegisterMaker]:
        """Return a maker for each kind of register."""


class PublisherPlugin(Protocol):
    """A plugin module that offers publishers."""

    def ruralgov_publishers(self) -> Mapping[str, Publisher]:
        """Return the publishers by name."""


class CrossCheckPlugin(Protocol):
    """A plugin module that offers cross-checks of the ledgers."""

    def ruralgov_cross_checks(self) -> Mapping[str, CrossCheck]:
        """Return the checks by their ids."""


class ContextPlugin(Protocol):
    """A plugin module that offers contexts of its own."""

    def ruralgov_contexts(self) -> Mapping[str, Context]:
        """Return the contexts by their names."""


class TablePlugin(Protocol):
    """A plugin module that offers file formats of tables."""

    def ruralgov_tables(self) -> Mapping[str, TableFormat]:
        """Return a format for each suffix, such as ``xlsx``."""


class KeyPlugin(Protocol):
    """A plugin module that offers master keys."""

    def ruralgov_key_providers(self) -> Mapping[str, KeyMaker]:
        """Return a maker for each scheme of a key source, such as ``kms``."""


class FilePlugin(Protocol):
    """A plugin module that offers stores of files."""

    def ruralgov_file_stores(self) -> Mapping[str, FileStoreMaker]:
        """Return a maker for each scheme of a URL, such as ``s3``."""


class Specs:
    """What pluggy checks plugins against."""

    @hookspec
    def ruralgov_storages(self) -> Mapping[str, StorageMaker]:
        """Return a maker for each URL scheme."""
        raise NotImplementedError

    @hookspec
    def ruralgov_key_providers(self) -> Mapping[str, KeyMaker]:
        """Return a maker for each scheme of a key source, such as ``kms``."""
        raise NotImplementedError

    @hookspec
    def ruralgov_departments(self) -> Mapping[str, DepartmentMaker]:
        """Return a maker for each kind of department."""
        raise NotImplementedError

    @hookspec
    def ruralgov_registers(self) -> Mapping[str, RegisterMaker]:
        """Return a maker for each kind of register."""
        raise NotImplementedError

    @hookspec
    def ruralgov_publishers(self) -> Mapping[str, Publisher]:
        """Return the publishers by name."""
        raise NotImplementedError

    @hookspec
    def ruralgov_cross_checks(self) -> Mapping[str, CrossCheck]:
        """Return the checks by their ids."""
        raise NotImplementedError

    @hookspec
    def ruralgov_contexts(self) -> Mapping[str, Context]:
        """Return the contexts by their names."""
        raise NotImplementedError

    @hookspec
    def ruralgov_tables(self) -> Mapping[str, TableFormat]:
        """Return a format for each suffix, such as ``xlsx``."""
        raise NotImplementedError

    @hookspec
    def ruralgov_file_stores(self) -> Mapping[str, FileStoreMaker]:
        """Return a maker for each scheme of a URL, such as ``s3``."""
        raise NotImplementedError
