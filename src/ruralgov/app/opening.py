"""Opening an app from plain settings."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from ruralgov.app import texts
from ruralgov.app.application import App
from ruralgov.app.ids import new_id, utc_now
from ruralgov.app.keys import Keys
from ruralgov.builtin.keyfile import read_key
from ruralgov.domain.catalogue import contexts as library
from ruralgov.domain.kernel.declare import Context, Reactions
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.hooks import Plugins


def chosen_contexts(plugins: Plugins) -> tuple[Context, ...]:
    """Return the contexts of the library and of plugins, as an app has them by default."""
    return (*library(plugins.cross_checks()), *plugins.contexts())


def open_app(
    city: str,
    store: str,
    *,
    key_file: str | Path,
    plugins: Plugins | None = None,
    contexts: Sequence[Context] | None = None,
    reactions: Reactions | None = None,
    clock: Callable[[], datetime] = utc_now,
    ids: Callable[[], str] = new_id,
    accept_clock: bool = False,
) -> App:
    """Return the app of a city over a store, upgraded and ready.

    Args:
        city: The code of the county-level city, six digits, such as 371082.
        store: A URL: ``sqlite:///city.db``, ``postgresql://…``, ``memory:`` or of a plugin.
        key_file: The master key of the city, made by ``ruralgov init``.
        plugins: The plugins to use; by default those that are installed.
        contexts: The contexts; by default those of the library, with the cross-checks of all
            plugins, and those that plugins offer.
        reactions: What follows across contexts; by default what the library ties.
        clock: Returns the present instant, aware of its time zone.
        ids: Returns a fresh id; ids sort in the order in which they are made.
        accept_clock: Whether to write although the store holds events of later than now.

    Raises ``city_code_wrong``, ``key_file_wrong``, and what the plugins and the store raise.
    """
    if not re.fullmatch("[0-9]{6}", city):
        raise BadInput(texts.CITY_CODE_WRONG, value=city)
    chosen = plugins or Plugins()
    keys = Keys(read_key(Path(key_file)))
    app = App(
        city,
        chosen.storage(store.split(":")[0])(store, city),
        keys,
        contexts=chosen_contexts(chosen) if contexts is None else contexts,
        reactions=reactions,
        clock=clock,
        ids=ids,
    )
    try:
        app.open(accept_clock=accept_clock)
    except RuralgovError:
        app.close()
        raise
    return app
