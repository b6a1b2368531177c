"""The list of open work: what is due, overdue or stale."""

from typing import Any, Final

import click

KINDS: Final = ("open", "overdue", "today", "soon", "stale")


@click.command()
@click.argument("place")
@click.option("--kind", type=click.Choice(KINDS), default="open", help="Which open cases.")
@click.option("--days", type=int, help="Due within working days, or stale for days.")
@click.option("--unit", help="What this unit must act on; desk: the platform's desk.")
@click.option("--person", help="What this account signed for.")
@click.option("--matter", help="Only of this matter.")
@click.option("--level", help="Only at this level: village, town or city.")
@click.option("--stage", help="Only at this stage, such as handling.")
@click.option("--size", type=int, default=50, show_default=True, help="Cases of a page.")
@click.option("--after", default="", help="The mark that the page before ended with.")
@click.pass_obj
def work(options: dict[str, Any], /, place: str, **asked: Any) -> None:
    """List the open cases of the PLACE by when somebody must act on them, the most urgent first.

    Ask as somebody who works on cases: --as li --purpose case_handling. A handler is shown those of
    his units. The last line says how to get the next page.
    """
    from ruralgov.app import codec
    from ruralgov.cli.door import opened, say, who
    from ruralgov.cli.messages import with_places
    from ruralgov.domain.cases import WorkList

    given = {"place": place} | {name: one for name, one in asked.items() if one is not None}
    with opened(options) as app:
        acting = who(options)
        query: Any = codec.message(WorkList, with_places(app, WorkList, given, acting))
        page = app.query(query, **acting)
    lines = [*(_line(one, options["lang"]) for one in page.items), _counts(page, options["lang"])]
    if page.next:
        lines.append(_NEXT[options["lang"]].format(next=page.next))
    say(options, "\n".join(lines), page)


_NEXT: Final = {"zh": "下一页：--after {next}", "en": "Next page: --after {next}"}


def _line(one: Any, lang: str) -> str:
    from ruralgov.domain.kernel.clock import stamp_end

    stale = {"zh": "（久未流转）", "en": " (stale)"}[lang] if one.stale else ""
    words = (
        one.number,
        stamp_end(one.act_by),
        one.urgency.label(lang) + stale,
        one.stage.label(lang),
        one.matter,
        one.holder_name,
        one.handler or "",
    )
    return "  ".join(words).rstrip()


def _counts(page: Any, lang: str) -> str:
    mark = "：" if lang == "zh" else ": "
    return "  ".join(f"{kind.label(lang)}{mark}{count}" for kind, count in page.counts.items())
