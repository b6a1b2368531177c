"""Any command and any query of the library, from options or JSON."""

import json
import re
import sys
from typing import Any, get_args, get_type_hints

import click

from ruralgov.cli.door import opened, plugins, who
from ruralgov.cli.failures import refusal
from ruralgov.domain.kernel.errors import BadInput, Denied, RuralgovError
from ruralgov.domain.kernel.roles import Purpose, Role
from ruralgov.domain.kernel.text import Wording

CODE = re.compile("[0-9]{6}|[0-9]{9}|[0-9]{12}")
"""The division code of a city, a town or a village."""
LOOSE = {"ignore_unknown_options": True, "allow_extra_args": True}


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
        from ruralgov.app import codec

        if name is None:
            sys.exit(0 if _lines(app, options) else 1)

        kind = app.catalogue.type_of(name)
        command = codec.message(kind, with_places(app, kind, fields_of(kind, words), who(options)))
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
        query = codec.message(kind, with_places(app, kind, fields_of(kind, words), who(options)))
        answer = app.query(query, day=day.date() if day else None, **who(options))
        click.echo(codec.to_json(answer))


@click.command("schema")
@click.argument("name", required=False)
@click.pass_obj
def schema(options: dict[str, Any], name: str | None) -> None:
    """Print the JSON Schema of a command or query, or all their names."""
    from ruralgov.app import codec
    from ruralgov.app.opening import chosen_contexts
    from ruralgov.app.problems import unknown_message

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
        raise unknown_message(name, types)


def _lines(app: Any, options: dict[str, Any]) -> bool:
    """Carry out the lines of standard input; tell whether every one was done."""
    from ruralgov.app import codec
    from ruralgov.cli.lines import answers

    good = True
    for answer in answers(app, sys.stdin.buffer, who(options)):
        wrong = isinstance(answer, RuralgovError)
        good = good and not wrong
        click.echo(codec.to_json(refusal(answer) if wrong else answer))
    return good


def fields_of(kind: type, words: tuple[str, ...]) -> Any:
    """Return plain data from ``--field value`` words, or from one JSON object."""
    from ruralgov.app.messages import form_of
    from ruralgov.app.problems import compare, malformed

    name = kind.__name__
    hint = compare(name)
    if len(words) == 1 and words[0].lstrip().startswith("{"):
        return _json(words[0], name, hint)
    if len(words) % 2 or not all(word.startswith("--") for word in words[::2]):
        said = Wording("各项应成对写成 --field value", "fields are written --field value")
        raise malformed(name, said, hint)
    fields, parts = {}, form_of(kind).parts
    for option, word in zip(words[::2], words[1::2], strict=True):
        field = option[2:].replace("-", "_")
        form = parts.get(field)
        fields[field] = word if form is None or form.as_text else _value(word)
    return fields


def with_places(app: Any, kind: type, fields: Any, acting: dict[str, Any]) -> Any:
    """Return the fields with the id of a place where its division code was given.

    Raises ``place_missing``. Who may not look a place up meets what the message itself refuses.
    """
    from ruralgov.cli.access import place_of
    from ruralgov.domain.kernel.ids import PlaceId

    if not isinstance(fields, dict):
        return fields

    def told(value: Any) -> Any:
        if isinstance(value, list):
            return [told(one) for one in value]
        if not isinstance(value, str) or not CODE.fullmatch(value):
            return value
        try:
            return place_of(app, value, acting)
        except Denied:
            return value

    named = {name for name, hint in get_type_hints(kind).items() if PlaceId in _within(hint)}
    return {name: told(value) if name in named else value for name, value in fields.items()}


def _within(hint: Any) -> set[Any]:
    """Return a type and those that it is made of."""
    return {hint}.union(*(_within(one) for one in get_args(hint)))


def _value(word: str) -> Any:
    """Read JSON; what is none stays text, and its form says what it should be."""
    try:
        return _json(word, "-", Wording("", ""))
    except BadInput:
        return word


def _json(text: str, name: str, hint: Wording) -> Any:
    from ruralgov.cli.lines import parsed

    return parsed(text.encode(errors="surrogateescape"), name, hint)
