"""Importing tables: without ``--apply`` an import only says what it would change."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from ruralgov.cli import texts
from ruralgov.cli.door import opened, plugins, say, who
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.imports import ImportTable
from ruralgov.domain.kernel.text import Wording
from ruralgov.reports import texts as reports_texts

_TABLE = click.Path(exists=True, dir_okay=False, path_type=Path)
_ASKED = f"{__name__}.asked"


class Importer(click.Command):
    """Has an option for each that a table of the library or of a plugin asks for."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return its own parameters, and those of the tables whose names it has not itself."""
        own = super().get_params(ctx)
        taken = {one.name for one in own}
        if _ASKED not in ctx.meta:
            ctx.meta[_ASKED] = [*_asked_for(imports(ctx.obj), ctx.obj["lang"])]
        return [*own, *(one for one in ctx.meta[_ASKED] if one.name not in taken)]


def _asked_for(known: Mapping[str, Any], lang: str) -> Iterator[click.Option]:
    """Give an option of ``import`` for each that a table asks for."""
    found: dict[str, tuple[list[str], Wording, Any]] = {}
    for table in known.values():
        for option in table.options:
            form = click.Path(exists=True, file_okay=False) if option.folder else str
            said = Wording(option.zh or option.said, option.said)
            found.setdefault(option.name, ([], said, form))[0].append(table.name)
        for spec in table.more if isinstance(table, ImportTable) else ():
            form = click.Path(exists=True, dir_okay=False)
            said = Wording(f"{spec.zh}（表）", f"{spec.zh} (a table)")
            found.setdefault(spec.name, ([], said, form))[0].append(table.name)
    for name, (tables, said, form) in found.items():
        zh = f"用于 {'、'.join(tables)}：{said.zh}。"
        en = f"With {', '.join(tables)}: {said.en}."
        yield click.Option([f"--{name}"], type=form, help=zh if lang == "zh" else en)


@click.command("import", cls=Importer)
@click.argument("what")
@click.argument("tables", type=_TABLE, nargs=-1)
@click.option(
    "--with",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    help="What a table asks for, also where an option of the same name means something else.",
)
@click.option(
    "--errors",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write a copy of the table with each error beside its cell.",
)
@click.option("--apply", is_flag=True, help="Do it; without this, only say what would change.")
@click.pass_obj
def import_(
    options: dict[str, Any],
    /,
    what: str,
    tables: tuple[Path, ...],
    given: tuple[str, ...],
    errors: Path | None,
    apply: bool,
    **named: str | None,
) -> None:
    """Import tables, CSV or what a plugin reads (xlsx): every error at once, all or nothing.

    WHAT is a table (see ``template``), calendar or unit-hours; a table asks for some options.
    """
    declared = import_of(options, what)
    if not tables:
        raise BadInput(kernel_texts.OPTION_MISSING, option="TABLES")
    asked = {name: value for name, value in named.items() if value is not None}
    asked |= dict(one.partition("=")[::2] for one in given)
    with opened(options) as app, marked(options, errors):
        plan, notices = _done(app, options, declared, tables, asked, apply=apply)
    counts = plan.counts or {"same": 0}
    done = {"applied": apply, "counts": counts, "notices": notices}
    say(options, "\n".join([*notices, _counted(counts, options["lang"], apply=apply)]), done)


def _counted(counts: Mapping[str, int], lang: str, *, apply: bool) -> str:
    """Return whether an import was carried out, and what it brings."""
    if lang != "zh":
        said = "Imported" if apply else "Preview only, nothing was imported; add --apply to import"
        return f"{said}: " + ", ".join(f"{name} {count}" for name, count in counts.items())
    from ruralgov.cli.chinese import COUNTS

    said = "已导入" if apply else "仅预览，未导入；确认后加 --apply"
    return f"{said}：" + "，".join(f"{COUNTS.get(name, name)} {n}" for name, n in counts.items())


@click.command("template")
@click.argument("table", required=False)
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path), required=False)
@click.pass_obj
def template(options: dict[str, Any], table: str | None, out: Path | None) -> None:
    """Write an empty TABLE to fill in to OUT (.csv, or .xlsx with a plugin), or list the tables."""
    if table is None:
        known = specs(options)
        say(options, "\n".join(f"{t.name}  {t.zh}" for t in known.values()), list(known))
        return
    from ruralgov.reports.tables import format_of, write_new

    if out is None:
        raise BadInput(kernel_texts.OPTION_MISSING, option="OUT")
    write_new(out, format_of(plugins(options), out).template(table_of(options, table)))
    say(options, str(out), str(out))


def imports(options: dict[str, Any]) -> Any:
    """Return what can be imported, by name: from the library and from plugins."""
    from ruralgov.app.opening import chosen_contexts
    from ruralgov.imports.tables import imports_of

    return imports_of(chosen_contexts(plugins(options)))


def import_of(options: dict[str, Any], name: str) -> Any:
    """Return what is imported under a name; raises ``table_name_unknown``."""
    return _named(imports(options), name)


def specs(options: dict[str, Any]) -> Any:
    """Return every table that can be filled in, by name."""
    from ruralgov.imports.tables import specs_of

    return specs_of(imports(options))


def table_of(options: dict[str, Any], name: str) -> Any:
    """Return the table of a name; raises ``table_name_unknown``."""
    return _named(specs(options), name)


def _named(known: Mapping[str, Any], name: str) -> Any:
    if name not in known:
        from ruralgov.app.problems import near

        facts = {"known": ", ".join(known), "near": near(name, known)}
        raise BadInput(texts.TABLE_NAME_UNKNOWN, name=name, **facts)
    return known[name]


def read_path(options: dict[str, Any], spec: Any, path: Path) -> Any:
    """Return the table in a file."""
    from ruralgov.imports.table import read_table
    from ruralgov.reports.tables import format_of

    return read_table(format_of(plugins(options), path), path.read_bytes(), spec, str(path))


def _done(
    app: Any,
    options: dict[str, Any],
    declared: Any,
    paths: tuple[Path, ...],
    given: dict[str, str],
    *,
    apply: bool,
) -> tuple[Any, list[str]]:
    """Return the plan of an import and all notices; carry it out with *apply*.

    Raises what is wrong, and nothing is done.
    """
    from ruralgov.imports.steps import proven

    ready = read_files(app, options, declared, paths, given)
    plan = declared.plan(ready)
    if apply and plan.refused is not None:
        proven(app, declared, plan, ready.problems, who(options))
        raise plan.refused
    proven(app, declared, plan, ready.problems, who(options), apply=apply)
    of_files = [notice for table in ready.tables for notice in table.notices]
    return plan, [*of_files, *plan.notices]


def read_files(
    app: Any, options: dict[str, Any], declared: Any, paths: tuple[Path, ...], given: dict[str, str]
) -> Any:
    """Return what an import is planned with: its files read, and its options.

    Raises ``option_missing``, ``option_wrong``, and what is wrong with a whole file.
    """
    from ruralgov.imports.steps import asking, importing

    ask = asking(app, who(options))
    if not isinstance(declared, ImportTable):
        files = tuple(path.read_bytes() for path in paths)
        return importing(ask, declared, given, files=files)
    folders = [given[one.name] for one in declared.options if one.folder and one.name in given]
    return importing(
        ask,
        declared,
        given,
        tables=tuple(read_path(options, declared.spec, path) for path in paths),
        more={
            spec.name: _read_more(options, spec, Path(given[spec.name]))
            for spec in declared.more
            if spec.name in given
        },
        beside=lambda name: _file_in(folders, name),
    )


def _read_more(options: dict[str, Any], spec: Any, path: Path) -> Any:
    if not path.is_file():
        facts = {"option": f"--{spec.name}", "value": path, "said": spec.zh}
        raise BadInput(kernel_texts.OPTION_WRONG, **facts)
    return read_path(options, spec, path)


def _file_in(folders: list[str], name: str) -> bytes:
    """Return the file of a name that stands in one of the folders, and not in one below it."""
    for folder in folders if Path(name).name == name else ():
        path = Path(folder) / name
        if path.is_file():
            return path.read_bytes()
    return b""


@contextmanager
def marked(options: dict[str, Any], errors: Path | None) -> Iterator[None]:
    """Write a marked copy of each file with wrong rows, if it was asked for, and raise on.

    The copy of a second file has ``-2`` after its name. Raises ``suffix_differs``, ``file_taken``.
    """
    from ruralgov.reports.tables import format_of, write_new

    if errors is not None and errors.exists():
        raise BadInput(reports_texts.FILE_TAKEN, path=errors)
    try:
        yield
    except BadInput as error:
        faults = error.facts.get("faults")
        if not isinstance(faults, tuple) or errors is None:
            raise
        by_file: dict[str, list[Any]] = {}
        for fault in faults:
            by_file.setdefault(fault.file, []).append(fault)
        for number, (file, found) in enumerate(by_file.items(), start=1):
            path = errors.with_stem(f"{errors.stem}-{number}") if number > 1 else errors
            source = Path(file)
            if path.suffix.lower() != source.suffix.lower():
                raise BadInput(texts.SUFFIX_DIFFERS, path=path, suffix=source.suffix) from error
            spec = table_of(options, found[0].table)
            form = format_of(plugins(options), source)
            write_new(path, form.mark(source.read_bytes(), spec, found))
            click.echo(f"{path}", err=True)
        raise
