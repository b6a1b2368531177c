"""What an instrument is measured by: the rules against burdens of 2024, and the framework's own."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.instruments.model import InstrumentKind, Paper, Scope
from ruralgov.domain.instruments.queries import Burden

SINCE: Final = date(2024, 8, 6)
"""The day of the rules against burdens: papers from before it are not measured by them."""
LONGEST: Final = 5_000
"""Characters of a paper that arranges no comprehensive work."""
LONGEST_TASK: Final = 4_000
"""Characters of a paper that arranges special work or one task."""
_RULES: Final = "《整治形式主义为基层减负若干规定》（2024年8月6日，据转载文本）第一部分第{}条"
LENGTH: Final = _RULES.format(2)
SUPPORTING: Final = _RULES.format("1、3")
CHECKED: Final = _RULES.format(3)
OWN: Final = "制度框架管理要求（《若干规定》没有此条）"
Fault = tuple[Burden, str, str, str]
"""What is amiss, by which clause, and why in Chinese and English."""


def burdens(paper: Paper, day: date) -> Iterator[Fault]:
    """Give what is amiss with a paper that is in force on a day."""
    if (paper.issued or paper.since) >= SINCE:
        yield from _length(paper)
        yield from _from_above(paper)
        yield from _checked(paper)
    yield from _review(paper, day)
    if paper.title is None:
        yield Burden.UNTITLED, OWN, "题名没有载明，查明后请更正。", "The title is not known yet."


def _length(paper: Paper) -> Iterator[Fault]:
    """Measure its length, unless it arranges comprehensive work."""
    if paper.scope is Scope.COMPREHENSIVE:
        return
    if paper.characters is None:
        yield Burden.LENGTH_UNKNOWN, LENGTH, "没有填写字数，无法核对。", "No length was entered."
        return
    task = paper.scope is Scope.TASK
    most = LONGEST_TASK if task else LONGEST
    if paper.characters > most:
        yield (
            Burden.TASK_TOO_LONG if task else Burden.TOO_LONG,
            LENGTH,
            f"正文 {paper.characters} 字，一般不超过 {most} 字。",
            f"It has {paper.characters} characters; as a rule no more than {most}.",
        )


def _from_above(paper: Paper) -> Iterator[Fault]:
    """Find a supporting plan that carries out a paper from above and adds nothing to it."""
    if paper.kind is InstrumentKind.SUPPORTING and paper.superior and not paper.adds:
        yield (
            Burden.FROM_ABOVE,
            SUPPORTING,
            f"为落实“{paper.superior}”而发，没有写明本市新增的内容。",
            f"It carries out '{paper.superior}' and says nothing of what the city adds.",
        )


def _checked(paper: Paper) -> Iterator[Fault]:
    issued = paper.issued or paper.since
    if paper.checked is None:
        zh, en = "没有登记一致性评估。", "No consistency check was entered."
        yield Burden.UNCHECKED, CHECKED, zh, en
    elif paper.checked.day > issued:
        yield (
            Burden.CHECKED_LATE,
            CHECKED,
            f"{issued} 印发，{paper.checked.day} 才评估。",
            f"Issued on {issued}, and compared only on {paper.checked.day}.",
        )


def _review(paper: Paper, day: date) -> Iterator[Fault]:
    if paper.review is None:
        zh, en = "没有登记复审日。", "No day of review was entered."
        yield Burden.NO_REVIEW, OWN, zh, en
    elif paper.review < day:
        yield (
            Burden.REVIEW_OVERDUE,
            OWN,
            f"应于 {paper.review} 复审，至今没有新版本或废止。",
            f"It was to be reviewed on {paper.review}, and has no next version and no end.",
        )
