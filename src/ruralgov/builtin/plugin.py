"""The adapters that come with the library, through the same hooks as any other."""

from collections.abc import Mapping

from ruralgov.builtin.csv_tables import CsvTables
from ruralgov.builtin.folder_files import from_url
from ruralgov.builtin.keyfile import from_environment, from_file
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.builtin.memory_files import MemoryFiles
from ruralgov.builtin.paper import PaperDepartment
from ruralgov.domain.oversight import CHECKS, CrossCheck
from ruralgov.hooks.specs import DepartmentMaker, StorageMaker, hookimpl
from ruralgov.ports.files import FileStoreMaker
from ruralgov.ports.keys import KeyMaker
from ruralgov.ports.tables import TableFormat


@hookimpl
def ruralgov_storages() -> Mapping[str, StorageMaker]:
    """Offer the storage in memory: ``memory:``."""
    return {"memory": lambda _url, _city: MemoryStorage()}


@hookimpl
def ruralgov_key_providers() -> Mapping[str, KeyMaker]:
    """Offer keys in files and in the environment."""
    return {"file": from_file, "env": from_environment}


@hookimpl
def ruralgov_file_stores() -> Mapping[str, FileStoreMaker]:
    """Offer files in a folder, and in memory."""
    return {"folder": from_url, "memory": lambda _url, _city: MemoryFiles()}


@hookimpl
def ruralgov_departments() -> Mapping[str, DepartmentMaker]:
    """Offer the paper department."""
    return {"paper": lambda _settings: PaperDepartment()}


@hookimpl
def ruralgov_cross_checks() -> Mapping[str, CrossCheck]:
    """Offer the cross-checks of the library."""
    return {check.id: check for check in CHECKS}


@hookimpl
def ruralgov_tables() -> Mapping[str, TableFormat]:
    """Offer tables as CSV."""
    return {"csv": CsvTables()}
