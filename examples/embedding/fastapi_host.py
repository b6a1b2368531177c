"""ruralgov in a FastAPI application: one app for each process, refusals as HTTP answers.

RURALGOV_STORE=sqlite:///city.db RURALGOV_KEY_FILE=city.key uvicorn fastapi_host:make
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Header, Request, Response
from fastapi.responses import JSONResponse

from ruralgov import (
    Actor,
    App,
    BadInput,
    Conflict,
    Denied,
    PluginFailure,
    Purpose,
    Refused,
    RuralgovError,
    StorageFailure,
    open_app,
)
from ruralgov.app import codec
from ruralgov.domain.kernel.ids import AccountId

STATUS: dict[type, int] = {
    BadInput: 400,
    Denied: 403,
    Refused: 422,
    Conflict: 409,
    StorageFailure: 503,
    PluginFailure: 500,
}


@asynccontextmanager
async def life(host: FastAPI) -> AsyncIterator[None]:
    """Open the city when the worker starts, after any fork, and close it when it ends."""
    store, key = os.environ["RURALGOV_STORE"], os.environ["RURALGOV_KEY_FILE"]
    with open_app("371082", store, key_file=key, upgrade=False) as app:
        host.state.app = app
        yield


def city(request: Request) -> App:
    """Return the app of this process."""
    app: App = request.app.state.app
    return app


def acting(
    x_account: Annotated[str, Header()], x_purpose: Annotated[str, Header()]
) -> dict[str, Any]:
    """Return who acts, and why. Put your own authentication here: these headers prove nothing."""
    return {"actor": Actor(AccountId(x_account)), "purpose": Purpose(x_purpose)}


Acting = Annotated[dict[str, Any], Depends(acting)]
City = Annotated[App, Depends(city)]


def make() -> FastAPI:
    """Return the application. Its handlers are plain functions: FastAPI runs each in a thread."""
    host = FastAPI(lifespan=life)

    @host.exception_handler(RuralgovError)
    def refused(_: Request, error: RuralgovError) -> JSONResponse:
        status = next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)
        return JSONResponse({"code": error.code, "zh": error.zh, "en": error.en}, status)

    @host.post("/commands/{name}")
    def execute(
        name: str,
        fields: dict[str, Any],
        app: City,
        who: Acting,
        idempotency_key: Annotated[str | None, Header()] = None,
    ) -> dict[str, Any]:
        command = codec.message(app.catalogue.type_of(name), fields)
        receipt = app.execute(command, command_id=idempotency_key, **who)
        return {"record": receipt.record, "key": receipt.key, "version": receipt.version}

    @host.post("/queries/{name}")
    def ask(name: str, fields: dict[str, Any], app: City, who: Acting) -> Response:
        answer = app.query(codec.message(app.catalogue.type_of(name), fields), **who)
        return Response(codec.to_json(answer), media_type="application/json")

    return host
