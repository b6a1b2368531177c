"""Any command and any query of the library, from options or JSON."""

import json
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any, get_type_hints

import click

from ruralgov.app import texts as app_texts
from ruralgov.cli.door import opened, plugins, refusal, who
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.roles import Purpose, Role

LOOSE = {"ignore_unknown_options": True, "allow_extra_args": True}
LINES = 2000
"""JSON lines that are read before they are carried out together."""


@click.command("do", context_settings=LOOSE)
@click.argument("name", required=False)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
@click.option("--id", "command_id", help="Id of the command; giving it again has one effect.")
@click.pass_obj
def do(
    options: dict[str, Any], name: str | None, words: tuple[str, ...], command_id: str | None
) -> None:
    """Carry out the command NAME with its fields as options, or as one JSON object.

    Without NAME: JSON lines on standard input, ``{"command": …, "id": …, "fields": {…}}`` each;
    a receipt or a refusal is printed for every line.
    """
    with opened(options) as app:
        if name is None:
            sys.exit(0 if _lines(app, options) else 1)
        from ruralgov.app import codec

        kind = app.catalogue.type_of(name)
        command = codec.message(kind, fields_of(kind, words))
        receipt = app.execute(command, command_id=command_id, **who(options))
        click.echo(codec.to_json(receipt))


@click.command("ask", context_settings=LOOSE)
@click.argument("name")
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="As of this day.")
@click.pass_obj
def ask(options: dict[str, Any], name: str, words: tuple[str, ...], day: Any) -> None:
    """Ask the query NAME with its fields as options, or as one JSON object; print the answer."""
    from ruralgov.app import codec

    with opened(options) as app:
        kind = app.catalogue.type_of(name)
        query = codec.message(kind, fields_of(kind, words))
        answer = app.query(query, day=day.date() if day else None, **who(options))
        click.echo(codec.to_json(answer))


@click.command("schema")
@click.argument("name", required=False)
@click.pass_obj
def schema(options: dict[str, Any], name: str | None) -> None:
    """Print the JSON Schema of a command or query, or all their names."""
    from ruralgov.app import codec
    from ruralgov.app.opening import chosen_contexts

    contexts = chosen_contexts(plugins(options))
    types = {r.command.__name__: r.command for c in contexts for r in c.commands}
    types |= {r.query.__name__: r.query for c in contexts for r in c.queries}
    if name is None:
        click.echo("\n".join(sorted(types)))
    elif name in types:
        names: dict[type, list[Any]] = {
            Role: [role for c in contexts for role in c.roles],
            Purpose: [purpose for c in contexts for purpose in c.purposes],
        }
        click.echo(json.dumps(codec.schema(types[name], names), ensure_ascii=False, indent=2))
    else:
        raise BadInput(app_texts.COMMAND_UNKNOWN, name=name)


def fields_of(kind: type, words: tuple[str, ...]) -> Any:
    """Return plain data from ``--field value`` words, or from one JSON object."""
    name = kind.__name__
    if len(words) == 1 and words[0].lstrip().startswith("{"):
        return _json(name, words[0])
    if len(words) % 2 or not all(word.startswith("--") for word in words[::2]):
        raise BadInput(app_texts.MESSAGE_MALFORMED, name=name, problem="--field value …")
    hints, fields = get_type_hints(kind), {}
    for option, word in zip(words[::2], words[1::2], strict=True):
        field = option[2:].replace("-", "_")
        hint = hints.get(field)
        text = str in getattr(hint, "__args__", (hint,)) or hasattr(hint, "__supertype__")
        fields[field] = word if text else _value(word)
    return fields


def _value(word: str) -> Any:
    """Read JSON where it is a number, an object, a list, a truth value or null; else it is text."""
    if word[:1] in "[{" or word.isdigit() or word in ("true", "false", "null"):
        return _json("-", word)
    return word


def _json(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise BadInput(app_texts.MESSAGE_MALFORMED, name=name, problem=error) from None


def _lines(app: Any, options: dict[str, Any]) -> bool:
    """Carry out the lines of standard input; tell whether every one was done."""
    from ruralgov.app import codec

    good = True
    lines = (line for line in sys.stdin if line.strip())
    while part := list(islice(lines, LINES)):
        for answer in _part(app, options, part):
            good = good and not isinstance(answer, RuralgovError)
            shown = refusal(answer) if isinstance(answer, RuralgovError) else answer
            click.echo(codec.to_json(shown))
    return good


def _part(app: Any, options: dict[str, Any], lines: list[str]) -> Iterator[Any]:
    from ruralgov.app.ids import new_id

    read: list[Any] = []
    ids: list[str] = []
    for line in lines:
        try:
            command, command_id = _line(app, line)
        except RuralgovError as error:
            read.append(error)
        else:
            read.append(command)
            ids.append(command_id or new_id())
    commands = [one for one in read if not isinstance(one, RuralgovError)]
    answers: Iterator[Any] = app.execute_many(commands, command_ids=ids, **who(options))
    for one in read:
        yield one if isinstance(one, RuralgovError) else next(answers)


def _line(app: Any, line: str) -> tuple[Any, str | None]:
    from ruralgov.app import codec

    given = _json("-", line)
    if not isinstance(given, dict) or not isinstance(given.get("command"), str):
        raise BadInput(
            app_texts.MESSAGE_MALFORMED, name="-", problem='{"command": …, "fields": {…}}'
        )
    kind = app.catalogue.type_of(given["command"])
    command_id = given.get("id")
    return codec.message(kind, given.get("fields", {})), str(command_id) if command_id else None
