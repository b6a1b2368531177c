"""JSON lines of commands: each is read by itself and answered by itself, whatever is in it."""

import re
from collections.abc import Iterator
from typing import IO, Any, Final

import msgspec

from ruralgov.app import codec
from ruralgov.app.ids import new_id
from ruralgov.app.problems import kind_of, malformed, near, shown
from ruralgov.app.who import chosen
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.text import Wording

LINES: Final = 2000
"""Lines that are read before they are carried out together."""
LINE: Final = 4 * 1024 * 1024
"""Bytes of a line; a longer one is refused unread."""
TOGETHER: Final = 2 * LINE
"""Bytes after which what was read is carried out."""
KEYS: Final = ("command", "id", "fields")
_HINT: Final = Wording(
    '每行应为一个 JSON 对象：{"command": "…", "id": "…", "fields": {…}}。',
    'A line is a JSON object: {"command": "…", "id": "…", "fields": {…}}.',
)


def answers(app: Any, given: IO[bytes], acting: dict[str, Any]) -> Iterator[Any]:
    """Give a receipt or a refusal for every line, in their order."""
    for part in _parts(app, given):
        commands = [one[0] for one in part if not isinstance(one, RuralgovError)]
        ids = [one[1] for one in part if not isinstance(one, RuralgovError)]
        done = app.execute_many(commands, command_ids=ids, **acting)
        for one in part:
            yield one if isinstance(one, RuralgovError) else next(done)


def _parts(app: Any, given: IO[bytes]) -> Iterator[list[Any]]:
    """Give commands with their ids, and refusals, as many as are carried out together."""
    part: list[Any] = []
    size = 0
    for line in _lines(given):
        part.append(_read(app, line))
        size += len(line)
        if len(part) == LINES or size > TOGETHER:
            yield part
            part, size = [], 0
    if part:
        yield part


def _lines(given: IO[bytes]) -> Iterator[bytes]:
    """Give the lines that are not empty; of one that is too long, its beginning."""
    while line := given.readline(LINE + 1):
        more = line
        while len(more) > LINE and not more.endswith(b"\n"):
            more = given.readline(LINE + 1)
        if line.strip():
            yield line


def _read(app: Any, line: bytes) -> tuple[Any, str] | RuralgovError:
    try:
        return _command(app, line)
    except RuralgovError as error:
        return error


def _command(app: Any, line: bytes) -> tuple[Any, str]:
    if len(line) > LINE:
        raise _wrong(f"超过 {LINE} 字节", f"it is longer than {LINE} bytes")
    given = parsed(line.removeprefix(b"\xef\xbb\xbf"), "-", _HINT)
    if not isinstance(given, dict):
        got = kind_of(given)
        raise _wrong(f"应为对象，不能是{got.zh}", f"it is an object, and cannot be {got.en}")
    for name in given:
        if name not in KEYS:
            asked = near(name, KEYS)
            said = shown(name)
            raise _wrong(f"没有“{said}”这一项{asked.zh}", f"'{said}' is no key of it{asked.en}")
    name, command_id = given.get("command"), given.get("id")
    if not isinstance(name, str):
        raise _wrong("“command”应为命令名称", "'command' is the name of a command")
    kind = app.catalogue.type_of(name)
    command = codec.message(kind, given.get("fields", {}))
    return command, new_id() if command_id is None else chosen(command_id)


def parsed(text: bytes, name: str, hint: Wording) -> Any:
    """Return what JSON says; raises ``message_malformed``."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        words = _UNREADABLE.get(type(error)) or _no_json(str(error))
        raise malformed(name, words, hint) from None


_UNREADABLE: Final = {
    UnicodeDecodeError: Wording("不是 UTF-8 文本", "it is not UTF-8"),
    RecursionError: Wording("括号嵌套过深", "it is nested too deeply"),
    msgspec.ValidationError: Wording("有超出范围的数", "a number in it is out of range"),
}


def _no_json(said: str) -> Wording:
    found = re.search(r"byte (\d+)", said)
    if found is None:
        return Wording("不是完整的 JSON", "it is no whole JSON")
    return Wording(f"第 {found[1]} 字节起不是 JSON", f"from byte {found[1]} on it is no JSON")


def _wrong(zh: str, en: str) -> BadInput:
    return malformed("-", Wording(zh, en), _HINT)
