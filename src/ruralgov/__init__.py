"""The everyday machinery of rural governance for a county-level city, as a library.

This is what every program needs; the commands, queries, events, roles and purposes of a context are
importable from its package, such as ``ruralgov.domain.cases``.
"""

import logging
from typing import TYPE_CHECKING, Any

from ruralgov.domain.kernel.errors import (
    BadInput,
    Conflict,
    Denied,
    PluginFailure,
    Refused,
    RuralgovError,
    StorageFailure,
)
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.roles import Actor, Purpose, Role

if TYPE_CHECKING:
    from ruralgov.app.application import App
    from ruralgov.app.keys import Keys
    from ruralgov.app.opening import make_key, open_app
    from ruralgov.app.receipts import Receipt
    from ruralgov.hooks import Plugins, hookimpl

logging.getLogger("ruralgov").addHandler(logging.NullHandler())

__version__ = "0.1.0"
__all__ = [
    "AccountId",
    "Actor",
    "App",
    "BadInput",
    "Conflict",
    "Denied",
    "Keys",
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
    "make_key",
    "open_app",
]
_LATER = {
    "App": "ruralgov.app.application",
    "Keys": "ruralgov.app.keys",
    "Receipt": "ruralgov.app.receipts",
    "open_app": "ruralgov.app.opening",
    "Plugins": "ruralgov.hooks",
    "hookimpl": "ruralgov.hooks",
    "make_key": "ruralgov.app.opening",
}


def __getattr__(name: str) -> Any:
    """Import what is heavy when it is first used, so that the command line starts fast."""
    if name not in _LATER:
        raise AttributeError(name)
    import gc
    from importlib import import_module

    was = gc.isenabled()
    gc.disable()  # a thousand classes are made, and none is garbage: a tenth of the time
    try:
        return getattr(import_module(_LATER[name]), name)
    finally:
        if was:
            gc.enable()
