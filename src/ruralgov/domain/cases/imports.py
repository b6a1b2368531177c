"""Matters from a table, under the dispatch plan given or in force, which is proved for them."""

from typing import Final

from ruralgov.domain.cases import texts
from ruralgov.domain.cases.dispatch import imports as dispatch
from ruralgov.domain.cases.dispatch.coverage import Served
from ruralgov.domain.cases.dispatch.messages import PublishDispatchPlan
from ruralgov.domain.cases.dispatch.model import PlanVersion
from ruralgov.domain.cases.dispatch.queries import ProvePlan
from ruralgov.domain.cases.matters import imports as matters
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.imports import (
    SINCE,
    SOURCE,
    Importing,
    ImportTable,
    Option,
    Step,
    Steps,
)
from ruralgov.domain.kernel.tables import Line
from ruralgov.domain.registry import Directory, FindOrganisations, known_places

FALLBACK: Final = Option(
    name="fallback",
    said="the office that leads where no rule and no own office does; with a dispatch plan",
    zh="别无规则和自有单位时的牵头单位；随派单方案给出",
    needed=False,
)


def plan(importing: Importing) -> Steps:
    """Return each matter, new or a new version, and the dispatch plan where its tables are given.

    The plan given, or else the one in force, is proved for the matters to come; what is wrong with
    it is shown, and refuses the import (``plan_faulty``).
    """
    since, source = importing.options["since"], importing.options["source"]
    done = Steps(steps=matters.read(importing.rows, since, source, importing.problems))
    done.count("matters", len(done.steps))
    importing.problems.check()
    version, lines = read_plan(importing) if importing.more else (None, {})
    _prove(importing, version, lines, done)
    if version is not None:
        done.add(Line(number=1, cells={}), PublishDispatchPlan(plan=version))
    return done


def read_plan(importing: Importing) -> tuple[PlanVersion, dispatch.Lines]:
    """Return the dispatch plan of the two tables given, and the row of each rule and post.

    Raises ``option_missing`` where one of them or the fallback is not given.
    """
    options = importing.options
    for name in (dispatch.RULES.name, dispatch.POSTS.name, FALLBACK.name):
        if not (importing.more.get(name) or options.get(name)):
            raise BadInput(kernel_texts.OPTION_MISSING, option=f"--{name}")
    return dispatch.read(
        importing.more[dispatch.RULES.name],
        importing.more[dispatch.POSTS.name],
        known_places(importing.ask, options["since"]),
        Directory(importing.ask(FindOrganisations(), day=options["since"])),
        options[FALLBACK.name],
        options["since"],
        options["source"],
        importing.problems,
    )


def _prove(
    importing: Importing, version: PlanVersion | None, lines: dispatch.Lines, done: Steps
) -> None:
    proof = importing.ask(ProvePlan(plan=version, matters=tuple(map(_served, done.steps))))
    faults = [dispatch.said(fault, lines) for fault in proof.faults]
    done.count("combinations", proof.combinations)
    for name, count in proof.by_rule.items():
        done.count(f"by {name}", count)
    done.count("faults", len(faults))
    done.notices += faults
    if faults:
        done.refused = BadInput(texts.PLAN_FAULTY, count=len(faults), problems="\n".join(faults))


def _served(step: Step) -> Served:
    matter = step.command
    return Served(
        code=matter.code,
        category=matter.category,
        office=matter.unit,
        level=matter.terms.level,
    )


TABLE: Final = ImportTable(
    spec=matters.SPEC,
    more=(dispatch.RULES, dispatch.POSTS),
    plan=plan,
    options=(SINCE, SOURCE, FALLBACK),
    rehearsed=False,
)
