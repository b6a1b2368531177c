"""``do`` answers every line by itself, whatever is in it, at little cost and in few words."""

import io
import json
import time
import tracemalloc
from collections.abc import Iterator
from typing import Any, Final

import msgspec
import pytest
from tests.town import Town

from ruralgov.app.receipts import Receipt
from ruralgov.cli.lines import LINE, LINES, answers
from ruralgov.domain.kernel.errors import RuralgovError


def place(number: int, **more: Any) -> bytes:
    fields = {"code": f"371082101{number}", "name": "庄", "since": "2024-01-01", "source": "t"}
    return json.dumps({"command": "RegisterPlace", "fields": fields | more}).encode()


HOSTILE: Final[dict[str, bytes]] = {
    "no JSON": b"{",
    "no object": b"[1]",
    "text": b'"x"',
    "no command": b"{}",
    "command of another type": b'{"command": 1}',
    "unknown command": b'{"command": "NoSuchThing"}',
    "endless name of a command": b'{"command": "' + b"x" * 100_000 + b'"}',
    "unknown key": b'{"command": "RegisterPlace", "feilds": {}}',
    "fields of another type": b'{"command": "RegisterPlace", "fields": [1]}',
    "no fields": b'{"command": "RegisterPlace", "fields": null}',
    "half a character": place(301).replace(b'"t"', rb'"\ud800"'),
    "half a character in a name": rb'{"command": "RegisterPlace", "fields": {"\udc00": 1}}',
    "control mark": place(302, name="a\x00b"),
    "brackets": b'{"command": "RegisterPlace", "fields": ' + b"[" * 200_000,
    "closed brackets": b'{"fields": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    "objects": b'{"fields": ' + b'{"a":' * 200_000,
    "number": place(303, name=10**400),
    "endless number": b'{"command": "RegisterPlace", "fields": {"code": ' + b"9" * 10_000 + b"}}",
    "no number": b'{"command": "RegisterPlace", "fields": {"code": NaN}}',
    "infinite": b'{"command": "RegisterPlace", "fields": {"code": 1e999}}',
    "id of ours": place(304).replace(b'{"command"', b'{"id": "own:1", "command"'),
    "id of another type": place(305).replace(b'{"command"', b'{"id": 17, "command"'),
    "empty id": place(306).replace(b'{"command"', b'{"id": "", "command"'),
    "not UTF-8": "庄".encode("gb18030"),
    "not UTF-8 within": place(307).replace(b'"t"', '"镇"'.encode("gb18030")),
    "UTF-16": place(308).decode().encode("utf-16"),
    "zeros": b"\x00" * 1000,
    "long text": place(309, name="x" * 1_000_000),
    "text for a list": place(310, split_from="x" * 300_000),
    "endless list": place(311, split_from=["x"] * 200_000),
    "endless list of nothing": place(312, split_from=[None] * 9_000),
    "endless fields": place(313, **{f"f{n}": n for n in range(50_000)}),
    "too long": place(314, name="x" * LINE),
    "10 MB": b"x" * 10_000_000,
}


def lines(*given: bytes) -> io.BytesIO:
    return io.BytesIO(b"\n".join(given) + b"\n")


def answered(town: Town, *given: bytes) -> list[Any]:
    return list(answers(town.app, lines(*given), town.acting("registrar")))


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_line_gets_a_short_refusal_and_stops_no_other(town: Town, what: str) -> None:
    first, refused, last = answered(town, place(251), HOSTILE[what], place(252))
    assert isinstance(first, Receipt)
    assert isinstance(refused, RuralgovError), refused
    assert isinstance(last, Receipt)
    assert len(refused.zh) + len(refused.en) < 4000
    (refused.zh + refused.en).encode()


def test_each_line_is_answered_in_its_order(town: Town) -> None:
    given: list[bytes] = []
    for number, wrong in enumerate(HOSTILE.values(), 401):
        given += [place(number), wrong]
    found = answered(town, *given)
    assert [isinstance(one, Receipt) for one in found] == [True, False] * len(HOSTILE)
    assert town.app.verify() == []


@pytest.mark.parametrize("what", ["text for a list", "endless list", "endless fields", "long text"])
def test_nonsense_costs_less_than_its_parsing(town: Town, what: str) -> None:
    line = HOSTILE[what]
    assert len(line) > 300_000
    begun = time.process_time()
    for _ in range(20):
        msgspec.json.decode(line)
    parsing = time.process_time() - begun
    begun = time.process_time()
    assert len(answered(town, *[line] * 20)) == 20
    assert time.process_time() - begun < 2 * parsing + 0.2


def test_memory_does_not_grow_with_nonsense(town: Town) -> None:
    def endless() -> Iterator[bytes]:
        yield from [HOSTILE["10 MB"], HOSTILE["endless list"], HOSTILE["too long"]] * 3

    class Stream(io.RawIOBase):
        """Lines that are made when they are read."""

        def __init__(self) -> None:
            self._given, self._held = endless(), b""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            if not self._held:
                self._held = next(self._given, b"")
                self._held += b"\n" if self._held else b""
            part, self._held = self._held[: len(buffer)], self._held[len(buffer) :]
            buffer[: len(part)] = part
            return len(part)

    tracemalloc.start()
    try:
        found = answers(town.app, io.BufferedReader(Stream()), town.acting("registrar"))
        assert sum(isinstance(one, RuralgovError) for one in found) == 9
        assert tracemalloc.get_traced_memory()[1] < 60 * 2**20
    finally:
        tracemalloc.stop()


def test_a_mark_of_the_order_of_bytes_is_no_fault(town: Town) -> None:
    first, second = answered(town, b"\xef\xbb\xbf" + place(251), place(252))
    assert isinstance(first, Receipt)
    assert isinstance(second, Receipt)


def test_an_id_makes_a_line_safe_to_give_again(town: Town) -> None:
    line = place(253).replace(b'{"command"', b'{"id": "a", "command"')
    first, again = answered(town, line, line)
    assert isinstance(first, Receipt), first
    assert again == first
    assert answered(town, *[line] * (LINES + 1))[-1] == first
