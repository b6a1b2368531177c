"""Help in the language that was asked for: English stands with the commands, Chinese beside."""

import inspect
import os
import re
from collections.abc import Iterable, Sequence

import click

LANGUAGES = ("zh", "en")
VARIABLE = "RURALGOV_LANG"
_META = f"{__name__}.lang"
_EXTRA = {"env var: ": "环境变量：", "default: ": "默认：", "required": "必填", "; ": "；"}


class Context(click.Context):
    """The context of a command, whose help is in Chinese where no other language was chosen."""

    def make_formatter(self) -> click.HelpFormatter:
        """Return what help is written with."""
        if language(self) != "zh":
            return super().make_formatter()
        return Chinese(self, width=self.terminal_width, max_width=self.max_content_width)


class Chinese(click.HelpFormatter):
    """Writes the help of a command in Chinese; what has none stays as it is."""

    def __init__(self, context: click.Context, width: int | None, max_width: int | None) -> None:
        super().__init__(width=width, max_width=max_width)
        self._path = path_of(context)
        self._own = inspect.cleandoc(context.command.help or "").partition("\f")[0]
        group = context.command
        self._names = group.list_commands(context) if isinstance(group, click.Group) else []

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that says how the command is used."""
        args = args.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 [参数]...")
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        """Write what comes below."""
        self.write(f"{'':>{self.current_indent}}{_words(heading)}：\n")

    def write_text(self, text: str) -> None:
        """Write what the command is for."""
        super().write_text(said_of(self._path, text) if text == self._own else text)

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write the options, or the commands of a group."""
        told = [(name, self._told(name, text)) for name, text in rows]
        super().write_dl(told, col_max, col_spacing)

    def _told(self, name: str, text: str) -> str:
        if name in self._names:
            return said_of((*self._path, name), text).partition("\n")[0]
        said, mark, extra = text.partition("  [")
        if not mark and text.startswith("["):
            said, extra, mark = "", text[1:], "["
        for english, chinese in _EXTRA.items():
            extra = extra.replace(english, chinese)
        return _words(said) + mark + extra


def language(context: click.Context) -> str:
    """Return the language that a command line asks for: an option, the environment, Chinese."""
    root = context.find_root()
    chosen = root.params.get("lang") or root.meta.get(_META) or os.environ.get(VARIABLE)
    return chosen if chosen in LANGUAGES else "zh"


def foresee(context: click.Context, words: Sequence[str]) -> None:
    """Note the language of the words, for what is said before they are read."""
    found = re.search(r"(?:^|\0)--lang[=\0](zh|en)(?:\0|$)", "\0".join(words))
    if found:
        context.meta[_META] = found[1]


def speaking(command: click.Command) -> click.Command:
    """Let a command, and those within it, have their help in both languages."""
    command.context_class = Context
    if isinstance(command, click.Group):
        for one in command.commands.values():
            speaking(one)
    return command


def path_of(context: click.Context) -> tuple[str, ...]:
    """Return the names of a command and those around it, without that of the program."""
    if context.parent is None:
        return ()
    return (*path_of(context.parent), str(context.info_name))


def said_of(path: tuple[str, ...], english: str) -> str:
    """Return in Chinese what a command is for."""
    from ruralgov.cli import chinese

    return chinese.COMMANDS.get(" ".join(path), english)


def _words(english: str) -> str:
    from ruralgov.cli import chinese

    return chinese.WORDS.get(english) or english
