"""The command line speaks Chinese, or English, throughout: help, usage and errors."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from ruralgov.cli import chinese, main

CHINESE = re.compile("[一-鿿]")
SOURCES = Path(__file__).parents[2] / "src" / "ruralgov"
OPTIONS = {"disable": (), "require": (), "lang": "zh"}


def commands() -> Iterator[tuple[str, click.Command, list[click.Parameter]]]:
    def walk(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
        yield path, command
        if isinstance(command, click.Group):
            context = click.Context(command, obj=OPTIONS)
            for name in command.list_commands(context):
                one = command.get_command(context, name)
                assert one is not None
                yield from walk(f"{path} {name}".strip(), one)

    for path, command in walk("", main):
        yield path, command, command.get_params(click.Context(command, obj=OPTIONS))


def test_every_command_and_option_has_both_languages_and_nothing_is_left_over() -> None:
    names, words = set(), {"Options", "Commands", "Positional arguments"}
    for path, command, params in commands():
        names.add(path)
        assert not CHINESE.search((command.help or "?").replace("荣成市", "")), path
        for one in params:
            if isinstance(one, click.Option) and not CHINESE.match(one.help or ""):
                assert one.help, (path, one.name)
                words.add(one.help)
    assert names == set(chinese.COMMANDS)
    asked = {one for one in words if not one.startswith("用于")}
    assert asked == set(chinese.WORDS)
    for text in (*chinese.COMMANDS.values(), *chinese.WORDS.values(), *chinese.COUNTS.values()):
        assert CHINESE.search(text), text


def test_what_imports_count_has_chinese_words() -> None:
    counted: set[str] = set()
    for path in SOURCES.rglob("*.py"):
        if {"imports", "imports.py"} & set(path.parts) or path.stem.startswith("imports"):
            counted |= set(re.findall(r'\.count\(\s*"([^"]+)"', path.read_text("utf-8")))
    assert len(counted) > 20
    assert counted <= set(chinese.COUNTS)


@pytest.mark.parametrize("path", [path for path, _, _ in commands()])
def test_help_is_in_the_language_that_was_asked_for(path: str) -> None:
    words = path.split()
    told = CliRunner().invoke(main, [*words, "--help"]).stdout
    assert told.startswith("用法：")
    assert chinese.COMMANDS[path].splitlines()[0][:10] in told
    assert not re.search(r"(Usage|Options|Commands|required|default):", told)
    command = next(one for name, one, _ in commands() if name == path)
    first = inspect.cleandoc(command.help or "").split()[:4]
    for asked in (["--lang", "en", *words, "--help"], ["--lang=en", *words, "--help"]):
        english = CliRunner().invoke(main, asked).stdout
        assert english.startswith("Usage:")
        assert " ".join(first) in english
    by_variable = CliRunner().invoke(main, [*words, "--help"], env={"RURALGOV_LANG": "en"})
    assert by_variable.stdout == english


@pytest.mark.parametrize(
    ("words", "code", "zh", "en"),
    [
        (["imprt"], "subcommand_unknown", "没有子命令“imprt”（是否指 import？）", "no command"),
        (["export", "hledgr"], "subcommand_unknown", "是否指 hledger？", "did you mean hledger?"),
        (["export"], "", "", ""),
        (
            ["audit", "--dya", "x"],
            "option_unknown",
            "没有选项 --dya（是否指 --day？）",
            "no option",
        ),
        (["--purpos", "x", "audit"], "option_unknown", "是否指 --purpose？", "mean --purpose?"),
        (["audit", "--day", "x"], "option_wrong", "--day 的值 x 有误", "--day is wrong: x"),
        (["audit", "--day"], "option_wrong", "--day", "--day"),
        (["audit", "y"], "usage_wrong", "多余的参数：y", "too many arguments: y"),
        (["backup"], "option_missing", "缺少 FILE", "FILE is missing"),
        (["statement", "incom"], "option_wrong", "是否指 income？", "did you mean income?"),
        (["deliver", "--limit", "x"], "option_wrong", "应为整数", "a whole number"),
        (["generate", "--scale", "x"], "option_wrong", "应为数", "it is a number"),
        (["generate", "--scale", "-1"], "option_wrong", "应满足 0<x<=1", "it is 0<x<=1"),
        (["demo", "--cases", "-5"], "option_wrong", "--cases 的值 -5", "--cases is wrong: -5"),
        (["--disable", "sit", "plugins"], "plugin_unknown", "是否指 site？", "did you mean site?"),
        (["restore", "none.zip"], "option_wrong", "文件或文件夹不存在", "it is not there"),
        (["restore", "."], "option_wrong", "是文件夹，不是文件", "a folder, not a file"),
        (["template", "huseholds"], "table_name_unknown", "是否指 households？", "did you mean"),
    ],
)
def test_wrong_words_are_said_in_the_language_that_was_asked_for(
    words: list[str], code: str, zh: str, en: str
) -> None:
    for lang, said in (("zh", zh), ("en", en)):
        result = CliRunner().invoke(main, ["--lang", lang, *words])
        if not code:
            assert result.exit_code == 2
            continue
        if code == "table_name_unknown":
            result = CliRunner().invoke(main, ["--lang", lang, *words, "x.csv"])
        assert result.exit_code in (1, 2)
        (line,) = result.stderr.splitlines()
        assert line.startswith(f"{code}: ")
        assert said in line
        assert (lang == "zh") == bool(CHINESE.search(line))
