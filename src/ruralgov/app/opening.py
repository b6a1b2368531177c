"""Opening an app from plain settings."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from ruralgov.app import texts
from ruralgov.app.application import App
from ruralgov.app.ids import new_id, utc_now
from ruralgov.app.keyring import asked
from ruralgov.app.keys import Keys
from ruralgov.builtin import keyfile
from ruralgov.builtin.keyfile import LocalKey, read_key
from ruralgov.domain.catalogue import contexts as library
from ruralgov.domain.kernel.declare import Context, Reactions
from ruralgov.domain.kernel.errors import BadInput, RuralgovError, StorageFailure
from ruralgov.hooks import Plugins
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.keys import MasterKey
from ruralgov.ports.observing import Observer

KeySource = str | Path | MasterKey
"""A path, ``file:PATH``, ``env:NAME``, the source of a plugin such as ``kms://…``, or a key."""
KEY_VARIABLE = "RURALGOV_KEY"
"""Where the key is looked for when no source is named."""


def chosen_contexts(plugins: Plugins) -> tuple[Context, ...]:
    """Return the contexts of the library and of plugins, as an app has them by default."""
    return (*library(plugins.cross_checks()), *plugins.contexts())


def master_key(source: KeySource, plugins: Plugins) -> MasterKey:
    """Return the master key of a source.

    Raises ``key_scheme_unknown``, ``key_file_wrong``, ``key_variable_missing``,
    ``key_provider_failed``.
    """
    if isinstance(source, Path):
        return LocalKey(read_key(source))
    if isinstance(source, str):
        maker = plugins.key_maker(source.partition(":")[0])
        return asked(source.partition("?")[0], lambda: maker(source))
    return source


def make_key(
    path: str | Path, *, city: str = "", store: str = "", plugins: Plugins | None = None
) -> bool:
    """Write a fresh key of 32 bytes unless the file is there already; tell whether it was made.

    With a *store*, none is made for a *city* that the store already has: it would open nothing of
    it. Raises ``key_missing`` or ``key_file_not_made``.
    """
    path = Path(path)
    if store and not path.exists():
        storage = (plugins or Plugins()).storage(store.split(":")[0])(store, city)
        try:
            if city in storage.cities():
                raise StorageFailure(ports_texts.KEY_MISSING, city=city, key=path)
        finally:
            storage.close()
    return keyfile.make_key(path)


def open_app(
    city: str,
    store: str,
    *,
    key_file: str | Path | None = None,
    key: KeySource = f"env:{KEY_VARIABLE}",
    older_keys: Sequence[KeySource] = (),
    plugins: Plugins | None = None,
    contexts: Sequence[Context] | None = None,
    reactions: Reactions | None = None,
    clock: Callable[[], datetime] = utc_now,
    ids: Callable[[], str] = new_id,
    accept_clock: bool = False,
    read_only: bool = False,
    upgrade: bool = True,
    observer: Observer | None = None,
) -> App:
    """Return the app of a city over a store, upgraded and ready.

    Args:
        city: The code of the county-level city, six digits, such as 371082.
        store: A URL: ``sqlite:///city.db``, ``postgresql://…``, ``memory:`` or of a plugin.
        key_file: The file of the city's master key, made by ``ruralgov init``.
        key: Or where else that key is; by default the variable ``RURALGOV_KEY``.
        older_keys: Keys that the store may still have until a rotation has begun.
        plugins: The plugins to use; by default those that are installed.
        contexts: The contexts; by default those of the library, with the cross-checks of all
            plugins, and those that plugins offer.
        reactions: What follows across contexts; by default what the library ties.
        clock: Returns the present instant, aware of its time zone.
        ids: Returns a fresh id; ids sort in the order in which they are made.
        accept_clock: Whether to write although the store holds events of later than now.
        read_only: Write nothing, and upgrade nothing: for a copy, or beside one who writes.
        upgrade: Whether the store is brought up to this program; else one that is not is refused
            with ``store_outdated``, and the database user needs no right to make tables.
        observer: Hears what was done and how long it took; by default nobody does.

    Raises ``city_code_wrong``, ``key_wrong``, what ``master_key`` raises, and what the plugins and
    the store raise.
    """
    if not isinstance(city, str) or not re.fullmatch("[0-9]{6}", city):
        raise BadInput(texts.CITY_CODE_WRONG, value=city)
    chosen = plugins or Plugins()
    sources = [key if key_file is None else Path(key_file), *older_keys]
    keys = Keys(*(master_key(source, chosen) for source in sources))
    app = App(
        city,
        chosen.storage(store.split(":")[0])(store, city),
        keys,
        contexts=chosen_contexts(chosen) if contexts is None else contexts,
        reactions=reactions,
        clock=clock,
        ids=ids,
        observer=observer,
    )
    try:
        if upgrade or read_only:
            app.open(accept_clock=accept_clock, read_only=read_only)
        else:
            app.check(accept_clock=accept_clock)
    except RuralgovError:
        app.close()
        raise
    return app
