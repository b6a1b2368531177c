"""The plugin surface: hooks that run when an app opens, and return objects for typed ports."""

from ruralgov.hooks.loading import Plugin, Plugins
from ruralgov.hooks.specs import DepartmentMaker, StorageMaker, hookimpl
from ruralgov.ports.keys import KeyMaker

__all__ = ["DepartmentMaker", "KeyMaker", "Plugin", "Plugins", "StorageMaker", "hookimpl"]
