"""The table of transitions as a document and as a diagram."""

from ruralgov.domain.cases.table import HOLD, OPEN, TABLE, Action, Stage


def as_markdown(lang: str) -> str:
    """Return the table as a document."""
    heads = {
        "zh": "| 阶段 | 动作 | 之后 | 角色 | 层级 | 必填 | 拒绝情形 | 停留时限 |",
        "en": "| stage | action | then | role | level | fields | refusals | at most there |",
    }
    lines = [heads[lang], "|---" * 8 + "|"]
    for one in TABLE:
        hold = HOLD.get(one.target)
        cells = (
            one.source.label(lang),
            one.action.label(lang),
            "·" if one.overlay else one.target.label(lang),
            one.role.label(lang),
            one.level.label(lang),
            " ".join(one.fields),
            " ".join(one.refusals),
            "" if one.overlay or hold is None else f"{hold.amount} {hold.unit.label(lang)}",
        )
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def as_diagram(lang: str) -> str:
    """Return the table as a state diagram in Mermaid, without what changes no stage."""
    lines = ["stateDiagram-v2", f"    [*] --> {Stage.REPORTED.value}"]
    lines += [f"    {stage.value}: {stage.label(lang)}" for stage in Stage]
    lines += [
        f"    {one.source.value} --> {one.target.value}: {one.action.label(lang)}"
        for one in TABLE
        if not one.overlay and one.action is not Action.FORCE
    ]
    lines += [f"    {stage.value} --> [*]" for stage in Stage if stage not in OPEN]
    return "\n".join(lines)
