"""The cross-checks of the ledgers, as a list."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import click

from ruralgov.cli.door import opened, say, who


@click.command()
@click.option("--place", help="A place; what lies below it counts. By default the city.")
@click.option("--collective", help="One collective instead.")
@click.option("--first", help="The first month; by default January of this year.")
@click.option("--last", help="The last month; by default this one.")
@click.option("--waiting", is_flag=True, help="Only what waits for somebody.")
@click.pass_obj
def crosscheck(
    options: dict[str, Any],
    place: str | None,
    collective: str | None,
    first: str | None,
    last: str | None,
    waiting: bool,
) -> None:
    """Hold books, funds and property against each other, and list what does not fit.

    Needs a role that may read it, such as ``--as townfunds --purpose collective_finance``.
    """
    from ruralgov.app import codec
    from ruralgov.domain.kernel.calendar import legal_date
    from ruralgov.domain.oversight import WAITING, CrossCheckCollective, CrossCheckPlace

    today = legal_date(datetime.now(UTC))
    fields = {"first": first or f"{today:%Y}-01", "last": last or f"{today:%Y-%m}"}
    if collective is not None:
        query = codec.message(CrossCheckCollective, fields | {"collective": collective})
    else:
        query = codec.message(CrossCheckPlace, fields | ({"place": place} if place else {}))
    with opened(options) as app:
        report = app.query(query, **who(options))
    if waiting:
        from attrs import evolve

        kept = tuple(one for one in report.findings if one.standing in WAITING)
        report = evolve(report, findings=kept)
    say(options, "\n".join(_lines(report, options["lang"])), report)


def _lines(report: Any, lang: str) -> Iterator[str]:
    zh = lang == "zh"
    for one in report.findings:
        text = one.zh if zh else one.en
        standing = "" if one.note is None else f" [{one.standing.label(lang)}]"
        yield f"{one.severity.label(lang)}  {one.check:<4} {one.name}  {text}{standing}"
        yield f"      {one.finding} {one.mark}  " + "、".join(link.label for link in one.links)
    for failed in report.failures:
        said = "核查失败" if zh else "failed"
        yield f"{failed.check} ({failed.source}) {said} × {failed.times}: {failed.problem}"
    yield from totals(report, lang)


def totals(report: Any, lang: str) -> Iterator[str]:
    """Give how much each check found, and how much all of them."""
    zh = lang == "zh"
    for count in report.counts:
        yield (
            f"{count.check:<5} {count.severity.label(lang)}  {count.findings:>6,} "
            + (
                f"条（待处理 {count.waiting:,}）：{count.zh}"
                if zh
                else f"findings, {count.waiting:,} waiting: {count.en}"
            )
        )
    total = f"{report.collectives:,}", f"{len(report.findings):,}"
    yield (
        f"{total[0]} 个集体，{total[1]} 条发现"
        if zh
        else f"{total[0]} collectives, {total[1]} findings"
    )
