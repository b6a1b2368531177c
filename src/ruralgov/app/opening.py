"""Opening an app from plain settings."""

import re
from pathlib import Path
from typing import Any

from ruralgov.app.application import App
from ruralgov.app.keys import Keys
from ruralgov.builtin.keyfile import read_key
from ruralgov.domain.catalogue import contexts
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.hooks import Plugins


def open_app(
    city: str,
    store: str,
    *,
    key_file: str | Path,
    plugins: Plugins | None = None,
    **options: Any,
) -> App:
    """Return the app of a city over a store, upgraded and ready.

    Args:
        city: The code of the county-level city, six digits, such as 371082.
        store: A URL: ``sqlite:///city.db``, ``postgresql://…``, ``memory:`` or of a plugin.
        key_file: The master key of the city, made by ``ruralgov init``.
        plugins: The plugins to use; by default those that are installed.
        options: ``clock``, ``ids``, ``contexts``, ``reactions`` of :class:`App`; by default the
            contexts of the library, with the cross-checks of all plugins.
    """
    if not re.fullmatch("[0-9]{6}", city):
        raise BadInput("city_code_wrong", value=city)
    chosen = plugins or Plugins()
    keys = Keys(read_key(Path(key_file)))
    options.setdefault("contexts", contexts(chosen.cross_checks()))
    app = App(city, chosen.storage(store.split(":")[0])(store, city), keys, **options)
    app.open()
    return app
