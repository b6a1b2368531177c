"""Documents about the life of a case, its files, and how it stands for who reported it."""

from pathlib import Path
from typing import Any, Final

import click

from ruralgov.cli.attachments import attach, fetch, sweep, withdraw
from ruralgov.cli.cases_work import work

_TABLE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def cases() -> None:
    """Print documents about cases and how one stands for its reporter, and keep their files."""


for _command in (attach, fetch, withdraw, sweep):
    cases.add_command(_command)


cases.add_command(work)


@cases.command()
@click.option("--diagram", is_flag=True, help="A state diagram in Mermaid instead.")
@click.pass_obj
def table(options: dict[str, Any], diagram: bool) -> None:
    """Print the table of transitions: the whole life of a case."""
    from ruralgov.cli.door import say
    from ruralgov.domain.cases import TABLE, as_diagram, as_markdown

    say(options, (as_diagram if diagram else as_markdown)(options["lang"]), TABLE)


@cases.command()
@click.option("--rules", type=_TABLE, required=True, help="The rules of the new plan.")
@click.option("--posts", type=_TABLE, required=True, help="The posts of the new plan.")
@click.option("--fallback", required=True, help="The office that leads where nothing else does.")
@click.option("--year", type=int, required=True, help="Whose cases are decided again.")
@click.pass_obj
def replay(options: dict[str, Any], rules: Path, posts: Path, fallback: str, year: int) -> None:
    """Say where the cases of a year would have gone under another dispatch plan."""
    from ruralgov.cli.door import opened, say, who
    from ruralgov.cli.tables import read_files
    from ruralgov.domain.cases import ReplayPlan
    from ruralgov.domain.cases.imports import TABLE, read_plan

    given = {"rules": str(rules), "posts": str(posts), "fallback": fallback}
    given |= {"since": f"{year:04}-01-01", "source": "replay"}
    with opened(options) as app:
        acting = who(options)
        plan, _ = read_plan(read_files(app, options, TABLE, (), given))
        months = tuple(f"{year}-{month:02d}" for month in range(1, 13))
        found = app.query(ReplayPlan(plan=plan, months=months), **acting)
    lines = [f"{found.cases:,} cases, {found.same:,} the same"]
    lines += [
        f"{one.cases:>7,}  {one.matter}  {one.before} -> {one.after}  ({one.by})"
        for one in found.moved
    ]
    say(options, "\n".join(lines), found)


@cases.command()
@click.argument("number")
@click.pass_obj
def code(options: dict[str, Any], number: str) -> None:
    """Print the slip with the code of the case NUMBER, for its reporter to take home.

    Only who entered it is told, within a day; showing it is recorded.
    """
    from ruralgov.cli.door import opened, say, who
    from ruralgov.domain.cases import CaseByNumber, CaseCode

    with opened(options) as app:
        acting = who(options)
        found = app.query(CaseByNumber(number=number), **acting)
        told = app.query(CaseCode(case=found[0].case), **acting) if found else None
    said = _SLIP if told else _NOT_FOUND
    text = said[options["lang"]].format(number=number, code=told)
    say(options, text, {"number": number, "code": told})


@cases.command()
@click.argument("number")
@click.argument("code")
@click.pass_obj
def lookup(options: dict[str, Any], number: str, code: str) -> None:
    """Say how the case NUMBER stands to whoever has its CODE; each try is recorded.

    A wrong number and a wrong code are told alike. Run it as an account with the role lookup.
    """
    from ruralgov.cli.door import opened, say, who
    from ruralgov.domain.cases import CaseForReporter

    lang = options["lang"]
    with opened(options) as app:
        found = app.query(CaseForReporter(number=number, code=code), **who(options))
    lines = [_standing(one, lang) for one in found]
    say(options, "\n".join(lines) or _NOT_TOLD[lang], found)


_SLIP: Final = {
    "zh": "受理编号：{number}\n查询码：{code}\n凭编号和查询码可查询办理进度，请妥善保管。",
    "en": "Number: {number}\nCode: {code}\nWith both you can see how the case stands; keep them.",
}
_NOT_FOUND: Final = {
    "zh": "您可查看的诉求中没有编号 {number}。请核对编号，或换用登记该诉求的账号（--as）。",
    "en": "There is no case {number} among those that you may see. Check the number, or use the "
    "account that entered it (--as).",
}
_NOT_TOLD: Final = {
    "zh": "编号与查询码不相符。请对照回执重新输入；回执遗失的，请向受理台查询。",
    "en": "Number and code do not belong together. Type them again as on the slip; who has lost it "
    "asks at the desk.",
}
_LABELS: Final = {
    "zh": ("受理编号", "办理环节", "承办单位", "办理期限", "首次答复", "答复"),
    "en": ("Number", "Stage", "Unit", "Due", "First answer", "Answer"),
}


def _standing(one: Any, lang: str) -> str:
    stage = one.stage.zh if lang == "zh" else one.stage.en
    values = (one.number, stage, one.unit, one.due, one.first_answer, one.answer)
    mark = "：" if lang == "zh" else ": "
    return "\n".join(
        f"{label}{mark}{value}" for label, value in zip(_LABELS[lang], values, strict=True) if value
    )
