"""The hosts of docs/embedding.md run: FastAPI, Django on both databases, and a worker."""

import importlib.util
import json
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.town import code_of

from ruralgov import Actor, App, BadInput, Conflict, make_key, open_app
from ruralgov.domain.access import ADMINISTRATION, GrantRole
from ruralgov.domain.exchange import LIAISON
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.registry import REGISTRAR, REGISTRATION, Places, RegisterPlace
from ruralgov.ports import texts as ports_texts

EXAMPLES = Path(__file__).parents[2] / "examples" / "embedding"
TOWN = {"code": "371082101", "name": "俚岛镇", "since": "2023-06-30", "source": "NBS"}
QIAN: dict[str, Any] = {"actor": Actor(AccountId("qian")), "purpose": REGISTRATION}


def example(name: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(EXAMPLES))
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a store of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/city.db"
    return str(request.getfixturevalue("postgres_url"))


def founded(store: str, key: Path) -> App:
    """Return the app of a city in which qian registers places."""
    make_key(key)
    app = open_app("371082", store, key_file=key)
    zhao = Actor(AccountId("zhao"))
    app.set_up(zhao.account)
    for account, role in (
        ("qian", REGISTRAR),
        ("liaison", LIAISON),
        ("feed_reader", Role("feed_reader")),
    ):
        grant = GrantRole(account=AccountId(account), role=role, basis="2024-1")
        app.execute(grant, actor=zhao, purpose=ADMINISTRATION)
    return app


def test_fastapi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    testclient = pytest.importorskip("fastapi.testclient")
    store, key = f"sqlite:///{tmp_path}/city.db", tmp_path / "city.key"
    founded(store, key).close()
    monkeypatch.setenv("RURALGOV_STORE", store)
    monkeypatch.setenv("RURALGOV_KEY_FILE", str(key))
    host = example("fastapi_host", monkeypatch)
    who = {"x-account": "qian", "x-purpose": "registration"}
    with testclient.TestClient(host.make()) as client:
        once = client.post(
            "/commands/RegisterPlace", json=TOWN, headers=who | {"idempotency-key": "a"}
        )
        again = client.post(
            "/commands/RegisterPlace", json=TOWN, headers=who | {"idempotency-key": "a"}
        )
        assert once.status_code == 200
        assert once.json() == again.json()
        (place,) = client.post("/queries/Places", json={}, headers=who).json()
        assert place["name"] == "俚岛镇"
        answers = {
            400: client.post("/commands/NoSuch", json={}, headers=who),
            403: client.post(
                "/commands/RegisterPlace", json=TOWN, headers=who | {"x-account": "x"}
            ),
            422: client.post("/commands/RegisterPlace", json=TOWN, headers=who),
        }
        assert {status: one.status_code for status, one in answers.items()} == {
            n: n for n in answers
        }
        assert answers[403].json()["code"] == "not_granted"
        assert answers[403].json()["zh"]
        app = client.app.state.app
    assert code_of(app.verify) == "app_closed"


@pytest.fixture
def letters(store: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A table of Django's in the store of the city, as a model."""
    django = pytest.importorskip("django")
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # a browser of other tests has a loop here
    from django.conf import settings
    from django.db import connections, models

    if not settings.configured:
        settings.configure(DATABASES={"default": {}}, INSTALLED_APPS=[], USE_TZ=True)
        django.setup()
    connections.settings["default"] = connections.configure_settings({"default": database(store)})[
        "default"
    ]
    if hasattr(connections._connections, "default"):  # noqa: SLF001
        delattr(connections._connections, "default")  # noqa: SLF001

    model = type(
        f"Letter{len(store)}",
        (models.Model,),
        {
            "text": models.TextField(),
            "__module__": __name__,
            "Meta": type("Meta", (), {"app_label": "office", "db_table": "letters"}),
        },
    )
    with connections["default"].schema_editor() as editor:
        editor.create_model(model)
    yield model
    connections["default"].close()


def database(store: str) -> dict[str, Any]:
    """Return the settings of Django for a store."""
    from psycopg import IsolationLevel
    from sqlalchemy import make_url

    url = make_url(store)
    if url.get_backend_name() == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": url.database,
            "OPTIONS": {"transaction_mode": "IMMEDIATE"},
        }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.database,
        "HOST": url.host,
        "PORT": url.port,
        "USER": url.username,
        "OPTIONS": {"isolation_level": IsolationLevel.SERIALIZABLE},
    }


def test_django(store: str, letters: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    host = example("django_host", monkeypatch)
    app = founded(store, tmp_path / "city.key")

    def register(code: str, city: App) -> str:
        letters.objects.create(text=code)
        town = RegisterPlace(code=code, name="镇", since=app._core.clock().date(), source="t")  # noqa: SLF001
        return city.execute(town, **QIAN).key

    assert host.together(app, lambda city: register("371082101", city))
    assert (letters.objects.count(), len(app.query(Places(), **QIAN))) == (1, 1)

    with pytest.raises(BadInput):
        host.together(app, lambda city: register("12345", city))
    assert letters.objects.count() == 1

    def changed_my_mind(city: App) -> None:
        register("371082102", city)
        raise KeyError

    with pytest.raises(KeyError):
        host.together(app, changed_my_mind)
    assert (letters.objects.count(), len(app.query(Places(), **QIAN))) == (1, 1)

    turns: list[int] = []

    def unlucky(city: App) -> str:
        turns.append(1)
        key = register("371082103", city)
        if len(turns) < 3:
            raise Conflict(ports_texts.RECORD_CHANGED, kind="place", key="-")
        return key

    assert host.together(app, unlucky)
    assert (len(turns), letters.objects.count(), len(app.query(Places(), **QIAN))) == (3, 2, 2)
    assert app.verify() == []
    app.close()


def test_a_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, key = f"sqlite:///{tmp_path}/city.db", tmp_path / "city.key"
    app = founded(store, key)
    monkeypatch.setenv("RURALGOV_STORE", store)
    monkeypatch.setenv("RURALGOV_KEY_FILE", str(key))
    monkeypatch.setenv("OUTBOX", str(tmp_path / "outbox.db"))
    worker = example("worker", monkeypatch)
    from ruralgov.domain.exchange import EXCHANGE, AskDepartment, Requests, RequestStage

    liaison: dict[str, Any] = {"actor": Actor(AccountId("liaison")), "purpose": EXCHANGE}
    ask = AskDepartment(department="供水", subject="一号", body="{}", about="case/1")
    app.execute(ask, **liaison)
    stop = threading.Event()
    thread = threading.Thread(target=worker.main, args=(stop, 0.02))
    thread.start()
    for _ in range(200):
        if app.query(Requests(stage=RequestStage.DELIVERED), **liaison):
            break
        stop.wait(0.05)
    stop.set()
    thread.join(10)
    assert not thread.is_alive()
    assert len(app.query(Requests(stage=RequestStage.DELIVERED), **liaison)) == 1
    outbox = sys.modules["feed_outbox"].Outbox(tmp_path / "outbox.db")
    assert outbox.mark()
    outbox.close()
    assert json.dumps(app.verify()) == "[]"
    app.close()
