"""The plugin surface: hooks that run when an app opens, and return objects for typed ports."""

from ruralgov.hooks.loading import Plugin, Plugins
from ruralgov.hooks.specs import DepartmentMaker, RegisterMaker, StorageMaker, hookimpl
from ruralgov.ports.files import FileStoreMaker
from ruralgov.ports.keys import KeyMaker

__all__ = [
    "DepartmentMaker",
    "FileStoreMaker",
    "KeyMaker",
    "Plugin",
    "Plugins",
    "RegisterMaker",
    "StorageMaker",
    "hookimpl",
]
