"""A worker beside the web processes: it delivers to departments and brings consumers up to date.

    RURALGOV_STORE=sqlite:///city.db RURALGOV_KEY_FILE=city.key python worker.py

One worker is enough, and several do no harm: deliveries are claimed. SIGTERM ends it between two
turns; killed, it does again what it had not finished.
"""

import logging
import os
import signal
from collections.abc import Iterable
from pathlib import Path
from threading import Event

from feed_outbox import Outbox

from ruralgov import Actor, App, RuralgovError, open_app
from ruralgov.app.delivery import deliver
from ruralgov.app.following import follow
from ruralgov.builtin.paper import PaperDepartment
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.ports.feed import Consumer

log = logging.getLogger("worker")
LIAISON, READER = Actor(AccountId("liaison")), Actor(AccountId("feed_reader"))


def turn(app: App, consumers: Iterable[Consumer]) -> None:
    """Do what is due now; one thing that fails leaves the others alone."""
    try:
        for outcome in deliver(app, {"*": PaperDepartment()}, actor=LIAISON):
            log.info("%s %s", outcome.request, "ok" if outcome.delivered else "failed")
    except RuralgovError as error:
        log.warning("deliveries: %s", error.code)
    for consumer in consumers:
        try:
            follow(app, consumer, actor=READER)
        except RuralgovError as error:
            log.warning("%s: %s", type(consumer).__name__, error.code)


def main(stop: Event, pause: float = 1.0) -> None:
    """Work until somebody says stop."""
    store, key = os.environ["RURALGOV_STORE"], os.environ["RURALGOV_KEY_FILE"]
    outbox = Outbox(Path(os.environ.get("OUTBOX", "outbox.db")))
    with open_app("371082", store, key_file=key, upgrade=False) as app:
        while not stop.is_set():
            turn(app, [outbox])
            stop.wait(pause)
    outbox.close()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    ended = Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: ended.set())
    main(ended)
