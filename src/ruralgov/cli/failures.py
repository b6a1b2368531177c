"""How every error of the command line ends: one line with a stable code, and never a traceback."""

import errno
import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import click

from ruralgov.cli import texts
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput, PluginFailure, RuralgovError, StorageFailure
from ruralgov.domain.kernel.text import Wording

DEBUG: Final = "RURALGOV_DEBUG"
"""With this variable in the environment an unexpected error shows where it comes from."""
USAGE: Final = 2
"""The exit code where the command line itself is wrong; that of all other errors is 1."""
_SYSTEM: Final = {
    errno.ENOENT: Wording("文件或文件夹不存在", "it is not there"),
    errno.EISDIR: Wording("是文件夹，不是文件", "it is a folder, not a file"),
    errno.ENOTDIR: Wording("路径中有一段是文件，不是文件夹", "a part of the path is no folder"),
    errno.EACCES: Wording("没有权限", "this user may not"),
    errno.EPERM: Wording("没有权限", "this user may not"),
    errno.EEXIST: Wording("已存在", "it is there already"),
    errno.ENOSPC: Wording("磁盘已满", "the disk is full"),
    errno.EROFS: Wording("磁盘为只读", "the disk is read-only"),
    errno.ENAMETOOLONG: Wording("名称过长", "the name is too long"),
    errno.ENOTEMPTY: Wording("文件夹不是空的", "the folder is not empty"),
}
_OF_PATHS: Final = {
    "does not exist": _SYSTEM[errno.ENOENT],
    "is a directory": _SYSTEM[errno.EISDIR],
    "is a file": Wording("是文件，不是文件夹", "it is a file, not a folder"),
    "is not readable": Wording("没有读取权限", "this user may not read it"),
    "is not writable": Wording("没有写入权限", "this user may not write it"),
}


@contextmanager
def answering(lang: str, *, as_json: bool) -> Iterator[None]:
    """Turn whatever is raised into one line on standard error, and exit."""
    try:
        yield
    except (click.exceptions.Exit, click.exceptions.NoArgsIsHelpError, click.Abort):
        raise
    except BrokenPipeError:
        raise  # whoever read the output has enough of it
    except Exception as error:
        if isinstance(error, click.ClickException):
            told, code = of_usage(error), USAGE
        else:
            told, code = coded(error), 1
        if told.said is texts.INTERNAL_ERROR and os.environ.get(DEBUG):
            raise
        if as_json:
            click.echo(json.dumps(refusal(told), ensure_ascii=False), err=True)
        else:
            click.echo(f"{told.code}: {told.text(lang)}", err=True)
        sys.exit(code)


def refusal(error: RuralgovError) -> dict[str, Any]:
    """Return an error as it is printed for programs."""
    return {"error": error.code, "zh": error.zh, "en": error.en}


def coded(error: Exception) -> RuralgovError:
    """Return the error of the library for what was raised."""
    if isinstance(error, RuralgovError):
        return error
    if isinstance(error, OSError):
        return StorageFailure(
            texts.FILE_FAILED, path=error.filename or "-", problem=_of_system(error)
        )
    if isinstance(error, ImportError):
        return PluginFailure(texts.PACKAGE_MISSING, name=error.name or str(error))
    return StorageFailure(texts.INTERNAL_ERROR, kind=type(error).__name__, debug=DEBUG)


def of_usage(error: click.ClickException) -> RuralgovError:
    """Return the error of a command line that click refuses."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "ruralgov"
    usage = f"{path} --help"
    if isinstance(error, click.NoSuchOption):
        known = error.possibilities or [
            name for one in _options(context) for name in (*one.opts, *one.secondary_opts)
        ]
        facts = {"name": error.option_name, "near": _near(error.option_name, known)}
        return BadInput(texts.OPTION_UNKNOWN, **facts, usage=usage)
    if isinstance(error, click.exceptions.NoSuchCommand):
        known = context.command.list_commands(context) if context is not None else []
        facts = {"name": error.command_name, "near": _near(error.command_name, known)}
        return BadInput(texts.SUBCOMMAND_UNKNOWN, **facts, usage=usage)
    if isinstance(error, click.MissingParameter):
        return BadInput(kernel_texts.OPTION_MISSING, option=_called(error))
    if isinstance(error, click.BadParameter):
        value, said = _of_value(error)
        return BadInput(kernel_texts.OPTION_WRONG, option=_called(error), value=value, said=said)
    if isinstance(error, click.BadOptionUsage):
        said = Wording("其后应有值，或不应有值", error.format_message().rstrip("."))
        return BadInput(kernel_texts.OPTION_WRONG, option=error.option_name, value="", said=said)
    return BadInput(texts.USAGE_WRONG, problem=_of_words(error), usage=usage)


def _options(context: click.Context | None) -> list[click.Parameter]:
    return [] if context is None else context.command.get_params(context)


def _near(name: str, known: Any) -> Wording:
    from ruralgov.app.problems import near

    return near(name, known)


def _called(error: click.BadParameter) -> str:
    """Return how a parameter is written: ``--first``, or TABLES."""
    if error.param is None:
        return str(error.param_hint or "-")
    if isinstance(error.param, click.Option):
        return error.param.opts[-1]
    return error.param.human_readable_name


def _of_value(error: click.BadParameter) -> tuple[str, Wording]:
    """Return the value that is wrong, and what it should be."""
    message, form = error.format_message(), error.param.type if error.param is not None else None
    quoted = re.search(r"'([^']*)'", error.message)
    value = quoted[1] if quoted else ""
    if isinstance(form, click.Choice):
        known = [str(one) for one in form.choices]
        near, listed = _near(value, known), ", ".join(known)
        return value, Wording(f"可选：{listed}{near.zh}", f"it is one of {listed}{near.en}")
    if isinstance(form, click.DateTime):
        return value, Wording("应写成 2026-01-05 这样的日期", "it is a day such as 2026-01-05")
    outside = re.fullmatch(r"(\S+) is not in the range (\S+?)\.?", error.message)
    if outside:
        return outside[1], Wording(f"应满足 {outside[2]}", f"it is {outside[2]}")
    if isinstance(form, click.types.IntParamType):
        return value, Wording("应为整数", "it is a whole number")
    if isinstance(form, click.types.FloatParamType):
        return value, Wording("应为数", "it is a number")
    for sign, words in _OF_PATHS.items():
        if sign in message:
            return value, words
    return value, Wording(error.message.rstrip("."), error.message.rstrip("."))


def _of_words(error: click.ClickException) -> Wording:
    message = error.format_message().rstrip(".")
    extra = re.search(r"unexpected extra arguments? \((.*)\)", message)
    if extra:
        return Wording(f"多余的参数：{extra[1]}", f"too many arguments: {extra[1]}")
    if message == "Missing command":
        return Wording("缺少子命令", "a command is missing")
    return Wording(message, message)


def _of_system(error: OSError) -> Wording:
    said = error.strerror or str(error)
    return _SYSTEM.get(error.errno or 0, Wording(said, said))
