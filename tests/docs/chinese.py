"""The tables of the Chinese pages that come from the code."""

from collections.abc import Iterable

from ruralgov.domain.cases import TABLE, IntakeChannel, PauseGround, RefusalGround, Satisfaction
from ruralgov.domain.cases.table import HOLD, Action, Transition
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel.labels import Label, LabelledEnum
from ruralgov.domain.oversight import CHECKS
from ruralgov.domain.registry import HouseholdRelation, OrganisationKind

ANYWHERE = (Action.URGE, Action.SUPERVISE, Action.FORCE, Action.CANCEL)
"""What can be done at many stages, and is told apart from the way of a case."""


def parts() -> dict[str, dict[str, str]]:
    """Return what is to stand in each page, by the name of the part."""
    return {
        "zh/cases.md": {"steps": steps(), "anywhere": anywhere()},
        "zh/ledgers.md": {"checks": checks()},
        "glossary.md": {
            "roles": words(role for context in CONTEXTS for role in context.roles),
            "purposes": words(purpose for context in CONTEXTS for purpose in context.purposes),
            "stages": words(dict.fromkeys(one.source for one in TABLE)),
            "actions": words(Action),
            "channels": words((*IntakeChannel, *Satisfaction)),
            "grounds": words((*RefusalGround, *PauseGround)),
            "organisations": words(OrganisationKind),
            "relations": words(HouseholdRelation),
        },
    }


def steps() -> str:
    """Return which way a case goes: at each stage what can be done, and by whom."""
    rows = [
        (one.source.zh, one.action.zh, _after(one), _who(one), _hold(one))
        for one in TABLE
        if one.action not in ANYWHERE
    ]
    return _table(("现在处于", "可以", "之后", "由谁", "之后最多停留"), rows)


def _after(step: Transition) -> str:
    return "不变" if step.overlay else step.target.zh


def _who(step: Transition) -> str:
    return f"{step.role.zh}（{step.level.zh}及以上）"


def _hold(step: Transition) -> str:
    hold = HOLD.get(step.target)
    return "" if step.overlay or hold is None else f"{hold.amount} {hold.unit.zh}"


def anywhere() -> str:
    """Return what can be done at many stages."""
    rows = []
    for action in ANYWHERE:
        found = [one for one in TABLE if one.action is action]
        stages = "、".join(one.source.zh for one in found)
        rows.append((action.zh, _who(found[0]), stages))
    return _table(("可以", "由谁", "处于哪些阶段时"), rows)


def checks() -> str:
    """Return the checks of books, funds and property against each other."""
    rows = [(one.id, one.severity.zh, one.zh, one.basis) for one in CHECKS]
    return _table(("编号", "程度", "应当如此", "依据"), rows)


def words(labels: Iterable[Label | LabelledEnum]) -> str:
    """Return what each is called in Chinese, in English, and in commands."""
    return _table(
        ("中文", "English", "命令中写作"),
        [
            (one.zh, one.en, f"`{one}`" if isinstance(one, Label) else f"`{one.value}`")
            for one in labels
        ],
    )


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
