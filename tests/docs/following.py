"""Follows a page of the docs as its reader does.

Writes the tables that it shows, types its lines, runs its Python, keeps what it says to keep.
"""

import json
import re
import shlex
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from ruralgov.cli import main

PARTS = re.compile(
    r"^```(?P<kind>\w+)\n(?P<block>.*?)^```$"
    r"|`(?P<file>[^`\s/]+\.(?:csv|jsonl))`"
    r"|记下(?:(?P<first>首个)?`(?P<field>\w+)`|这一行)，下文写作(?P<name>【\w+】)",
    re.MULTILINE | re.DOTALL,
)
REFUSED = re.compile(r"[a-z_]+: ")


class Reader:
    """Somebody who follows pages, in the present folder."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.found: dict[str, Any] = {}
        self.typed = 0
        self._file = ""
        self._last = ""

    def follow(self, page: str) -> None:
        """Do what a page says, from its beginning to its end."""
        for part in PARTS.finditer(page):
            if part["file"]:
                self._file = part["file"]
            elif part["name"]:
                self.names[part["name"]] = self._kept(part["field"], -1 if not part["first"] else 0)
            elif part["kind"] == "console":
                for block in re.split(r"^\$ ", part["block"], flags=re.MULTILINE)[1:]:
                    line, _, shown = block.partition("\n")
                    self._type(line, shown.strip())
            elif part["kind"] == "python":
                exec(part["block"], self.found)  # noqa: S102  our own page
            elif part["kind"] in ("csv", "jsonl"):
                Path(self._file).write_text(self._filled(part["block"]), "utf-8")
            else:
                raise ValueError(f"what is a reader to do with {part['kind']}?")

    def _kept(self, field: str | None, at: int) -> str:
        """Return a field of what was answered last (of which one, if several), or all of it."""
        if field is None:
            return self._last.strip()
        answer = json.loads(self._last)
        found = answer[at] if isinstance(answer, list) else answer
        return str(found[field])

    def _type(self, line: str, shown: str) -> None:
        """Type a line; its answer is what the page shows, with anything in place of ``…``."""
        result = self._run(line)
        assert not result.exception or isinstance(result.exception, SystemExit), line
        assert result.exit_code == int(bool(REFUSED.match(shown))), f"{line}\n{result.output}"
        pieces = (re.escape(piece.strip()) for piece in self._filled(shown).split("…"))
        assert re.search(".*".join(pieces), result.output, re.DOTALL), f"{line}\n{result.output}"
        self._last = result.stdout
        self.typed += 1

    def _run(self, line: str) -> Result:
        words, _, given = self._filled(line).partition(" < ")
        program, *rest = shlex.split(words)
        assert program == "ruralgov", line
        return CliRunner().invoke(
            main, rest, input=Path(given).read_text("utf-8") if given else None
        )

    def _filled(self, text: str) -> str:
        for name, value in self.names.items():
            text = text.replace(name, value)
        return text
