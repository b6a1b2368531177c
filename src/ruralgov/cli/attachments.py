"""Files of cases: attached, written out, taken back, and cleared up."""

import re
from pathlib import Path
from typing import Any

import click

from ruralgov.cli import texts
from ruralgov.domain.kernel.errors import BadInput

PIECE = 1 << 18
_NUMBER = re.compile(r"[0-9]{6}-[0-9]{4}-[0-9]{6}")
_STORE = click.option(
    "--files",
    default="folder:ruralgov-files",
    envvar="RURALGOV_FILES",
    show_default=True,
    help="The store of files: folder:PATH, or the URL of a plugin.",
)


@click.command()
@click.argument("case")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--part",
    type=click.Choice(["report", "work"]),
    required=True,
    help="Whether it belongs to what was reported or is evidence of the work.",
)
@click.option("--shows", required=True, help="What it shows, in words without personal data.")
@_STORE
@click.pass_obj
def attach(
    options: dict[str, Any], case: str, path: Path, part: str, shows: str, files: str
) -> None:
    """Attach the file PATH to a CASE, which is named by its number or id.

    What a camera wrote into a picture of place, time and owner is left out.
    """
    from ruralgov.cli.door import opened, say, who
    from ruralgov.domain.cases import AttachmentPart

    with opened(options) as app, path.open("rb") as file:
        receipt = kept_in(app, options, files).attach(
            case_of(app, options, case),
            iter(lambda: file.read(PIECE), b""),
            part=next(one for one in AttachmentPart if one.value == part),
            shows=shows,
            **who(options),
        )
    say(options, f"{path}: ok", receipt)


@click.command()
@click.argument("case")
@click.argument("number", type=int)
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@_STORE
@click.pass_obj
def fetch(options: dict[str, Any], case: str, number: int, out: Path, files: str) -> None:
    """Write attachment NUMBER of a CASE to the new file OUT; it is recorded as a reading."""
    from ruralgov.cli.door import opened, say, who
    from ruralgov.reports.tables import written_new

    with opened(options) as app:
        kept = kept_in(app, options, files)
        found = kept.open(case_of(app, options, case), number, **who(options))
        with written_new(out) as file:
            file.writelines(found.pieces)
    said = {"path": str(out), "kind": found.kind, "size": found.size, "sha256": found.sha256}
    say(options, f"{out}: {found.kind.value}, {found.size:,} B", said)


@click.command()
@click.argument("case")
@click.argument("number", type=int)
@click.option("--reason", required=True, help="Why it is the wrong file.")
@_STORE
@click.pass_obj
def withdraw(options: dict[str, Any], case: str, number: int, reason: str, files: str) -> None:
    """Take back attachment NUMBER of a CASE: its bytes go, and its entry stays."""
    from ruralgov.cli.door import opened, say, who

    with opened(options) as app:
        kept = kept_in(app, options, files)
        key = case_of(app, options, case)
        receipt = kept.withdraw(key, number, reason, **who(options))
    say(options, f"{case} {number}: ok", receipt)


@click.command()
@_STORE
@click.pass_obj
def sweep(options: dict[str, Any], files: str) -> None:
    """Take away bytes that no case has any more or ever had, once they have lain for a day."""
    from ruralgov.cli.door import opened, say

    with opened(options) as app:
        taken = kept_in(app, options, files).sweep()
    say(options, str(taken), {"taken_away": taken})


def kept_in(app: Any, options: dict[str, Any], files: str) -> Any:
    """Return the files of the cases of a city, in its store; raises ``file_store_unknown``."""
    from ruralgov.cli.door import plugins

    return app.attachments(plugins(options).file_store(files, app.city))


def case_of(app: Any, options: dict[str, Any], case: str) -> Any:
    """Return the id of a case that is named by its number or its id; raises ``case_unknown``."""
    from ruralgov.cli.door import who
    from ruralgov.domain.cases import CaseByNumber
    from ruralgov.domain.kernel.ids import CaseId

    if not _NUMBER.fullmatch(case):
        return CaseId(case)
    found = app.query(CaseByNumber(number=case), **who(options))
    if not found:
        raise BadInput(texts.CASE_UNKNOWN, number=case)
    return found[0].case
