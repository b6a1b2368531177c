"""The everyday machinery of rural governance for a county-level city, as a library.

This is the whole public surface; what the contexts understand is in ``ruralgov.domain``.
"""

from typing import TYPE_CHECKING, Any

from ruralgov.domain.kernel.declare import Actor, Purpose, Role
from ruralgov.domain.kernel.errors import (
    BadInput,
    Conflict,
    Denied,
    PluginFailure,
    Refused,
    RuralgovError,
    StorageFailure,
)

if TYPE_CHECKING:
    from ruralgov.app.application import App
    from ruralgov.app.opening import open_app
    from ruralgov.app.receipts import Receipt
    from ruralgov.hooks import Plugins, hookimpl

__version__ = "0.1.0"
__all__ = [
    "Actor",
    "App",
    "BadInput",
    "Conflict",
    "Denied",
    "PluginFailure",
    "Plugins",
    "Purpose",
    "Receipt",
    "Refused",
    "Role",
    "RuralgovError",
    "StorageFailure",
    "__version__",
    "hookimpl",
    "open_app",
]
_LATER = {
    "App": "ruralgov.app.application",
    "Receipt": "ruralgov.app.receipts",
    "open_app": "ruralgov.app.opening",
    "Plugins": "ruralgov.hooks",
    "hookimpl": "ruralgov.hooks",
}


def __getattr__(name: str) -> Any:
    """Import what is heavy when it is first used, so that the command line starts fast."""
    if name not in _LATER:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(_LATER[name]), name)
