"""Taking requests to departments."""

import sys
from pathlib import Path
from typing import Any

import click

from ruralgov.cli.door import opened, plugins, say, who
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.text import Wording

SAID = {"zh": "共 {all} 件，未送达 {failed} 件", "en": "{all} requests, {failed} not delivered"}


@click.command()
@click.option(
    "--departments",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="TOML: a table per department with its kind and settings; without it all are paper.",
)
@click.option(
    "--limit", type=click.IntRange(1), default=100, show_default=True, help="Requests of one run."
)
@click.pass_obj
def deliver(options: dict[str, Any], departments: Path | None, limit: int) -> None:
    """Take what is due to the departments, and notices to reporters; run it from time to time.

    Ends with 1 where a request was not delivered.
    """
    with opened(options) as app:
        outcomes = run_deliveries(app, options, departments, limit)
    failed = sum(1 for one in outcomes if not (one.delivered or one.superseded))
    lines = [f"{o.department} {o.request}: {o.problem or 'ok'}" for o in outcomes]
    lines.append(SAID[options["lang"]].format(all=len(outcomes), failed=failed))
    say(options, "\n".join(lines), outcomes)
    sys.exit(1 if failed else 0)


def run_deliveries(
    app: Any, options: dict[str, Any], departments: Path | None, limit: int = 100
) -> list[Any]:
    """Take what is due to the departments of a file, or to paper, and return the outcomes.

    Those who reported cases, and the units that have them, are told by the way that the file names
    for them, if it names one.
    """
    from ruralgov.app.delivery import deliver as run
    from ruralgov.app.notices import REPORTERS, UNITS, notify
    from ruralgov.builtin.paper import PaperDepartment

    actor = who(options)["actor"]
    found = _ways(options, departments)
    ways = {name: _served(way, app, actor) for name, way in found.items()}
    told = {name: ways.pop(name, None) for name in (REPORTERS, UNITS)}
    for name, way in told.items():
        if departments is not None and isinstance(way, PaperDepartment):
            zh = f"“{name}”不能用 paper：没有人会收到，请换用能发送的 kind"
            en = f"nobody gets what '{name}' has on paper; name a kind that sends"
            raise _unreadable(departments, zh, en)
    outcomes = list(run(app, ways, actor=actor, limit=limit))
    outcomes += _collected(app, ways, actor)
    if any(way is not None for way in told.values()):
        more: dict[str, Any] = {"units": told[UNITS], "actor": actor, "limit": limit}
        outcomes += notify(app, told[REPORTERS], **more)
    return outcomes


def _collected(app: Any, ways: dict[str, Any], actor: Any) -> list[Any]:
    """Take what registers answered since the last run; give an outcome of each that failed."""
    from ruralgov.app.delivery import Outcome
    from ruralgov.app.inquiry import AskedRegister, collect

    asked = {name: way for name, way in ways.items() if isinstance(way, AskedRegister)}
    if not asked:
        return []
    from ruralgov.app.desk import AidDesk

    some = {name: way.register for name, way in asked.items()}
    return [
        Outcome(request="collect", department=name, delivered=False, problem="not collected")
        for name, answers in collect(some, AidDesk(app, actor)).items()
        if answers < 0
    ]


def _ways(options: dict[str, Any], departments: Path | None) -> dict[str, Any]:
    import tomllib

    found = plugins(options)
    if departments is None:
        return {"*": found.department("paper")({})}
    try:
        settings = tomllib.loads(departments.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise _unreadable(departments, "不是 TOML", "it is no TOML") from None
    return {name: _adapter(found, departments, name, one) for name, one in settings.items()}


def _served(way: Any, app: Any, actor: Any) -> Any:
    """Return a department as it is, and a register as the exchange serves it."""
    if not hasattr(way, "ask"):
        return way
    from ruralgov.app.desk import AidDesk
    from ruralgov.app.inquiry import AskedRegister

    return AskedRegister(way, AidDesk(app, actor))


def _adapter(found: Any, path: Path, name: str, settings: Any) -> Any:
    if not isinstance(settings, dict) or "kind" not in settings:
        zh, en = f"部门“{name}”须写成一张表，含 kind", f"department '{name}' is a table with a kind"
        raise _unreadable(path, zh, en)
    kind = str(settings["kind"])
    made = found.registers().get(kind) or found.department(kind)
    try:
        return made({key: str(value) for key, value in settings.items()})
    except KeyError as error:
        zh, en = f"部门“{name}”缺少设置 {error}", f"department '{name}' lacks the setting {error}"
        raise _unreadable(path, zh, en) from None
    except (TypeError, ValueError, AttributeError) as error:
        zh, en = f"部门“{name}”的设置有误：{error}", f"the settings of '{name}' are wrong: {error}"
        raise _unreadable(path, zh, en) from None


def _unreadable(path: Path, zh: str, en: str) -> BadInput:
    return BadInput(
        kernel_texts.TABLE_UNREADABLE, problem=Wording(f"{path}：{zh}", f"{path}: {en}")
    )
