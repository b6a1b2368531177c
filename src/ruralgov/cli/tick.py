"""Doing what is due because its time is up."""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click

from ruralgov.cli.attachments import kept_in
from ruralgov.cli.delivery import run_deliveries
from ruralgov.cli.door import opened, say, who

SWEPT = {"zh": "清除附件文件 {n} 个", "en": "files taken away: {n}"}
NOTHING = {"zh": "没有到期待办的事项", "en": "nothing is due"}


@click.command()
@click.option("--dry-run", is_flag=True, help="Only list what is due.")
@click.option(
    "--departments",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take what is due to these departments as well: TOML, as deliver takes it.",
)
@click.option("--files", help="Take bytes of files that no case has away from here as well.")
@click.pass_obj
def tick(
    options: dict[str, Any], dry_run: bool, departments: Path | None, files: str | None
) -> None:
    """Do what is due because its time is up: lapsed returns, pauses that end, what has expired.

    Run it every few minutes, as an account with the role timekeeper; twice or at once is safe.
    Ends with 1 where something was not done.
    """
    from ruralgov.app.tick import TickState
    from ruralgov.app.tick import tick as run

    with opened(options) as app:
        actor = who(options)["actor"]
        found = run(app, actor=actor, dry_run=dry_run)
        sent = []
        if departments is not None and not dry_run:
            sent = run_deliveries(app, options, departments)
        swept = 0
        if files is not None and not dry_run:
            swept = kept_in(app, options, files).sweep()
    lang = options["lang"]
    lines = [
        f"{one.kind} {getattr(one, lang)}: {one.problem or one.state.label(lang)}"
        for one in found
        if one.problem or dry_run
    ]
    counts = Counter((one.kind, one.state) for one in found)
    lines += [f"{kind} {state.label(lang)} {n}" for (kind, state), n in sorted(counts.items())]
    lines += [f"{one.department} {one.request}: {one.problem or 'ok'}" for one in sent]
    if swept:
        lines.append(SWEPT[lang].format(n=swept))
    data = {"ticked": found, "delivered": sent, "files_taken_away": swept}
    say(options, "\n".join(lines or [NOTHING[lang]]), data)
    failed = [one for one in found if one.state is TickState.FAILED]
    failed += [one for one in sent if not (one.delivered or one.superseded)]
    sys.exit(1 if failed else 0)
