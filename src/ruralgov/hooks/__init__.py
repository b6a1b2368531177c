"""The plugin surface: hooks that run when an app opens, and return objects for typed ports."""

from ruralgov.hooks.loading import Plugin, Plugins
from ruralgov.hooks.specs import DepartmentMaker, StorageMaker, hookimpl

__all__ = ["DepartmentMaker", "Plugin", "Plugins", "StorageMaker", "hookimpl"]
