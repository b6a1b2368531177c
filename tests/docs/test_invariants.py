"""What always holds of the institution, each by its number, and that a test names the number.

A test names one in its name or docstring: ``invariant_12`` or "Invariants 2 and 8". It stands in
the folder of a context of which the sentence speaks.
"""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
NAMED = re.compile(r"\binvariants? (\d+(?:(?:, | and )\d+)*)", re.IGNORECASE)
INVARIANTS: dict[int, tuple[str, str]] = {
    1: ("meetings", "A motion passes only by the rule for its body, its matter and its date."),
    2: ("meetings", "Whoever has two reasons to be counted at a meeting is counted once."),
    3: ("meetings", "A smaller body does not decide what is reserved to a larger one."),
    4: ("meetings", "Representatives decide by a delegation that is in force on their day."),
    5: ("meetings", "The steps of 四议两公开 follow each other, and each has enough people."),
    6: ("meetings", "A decision that was put up hangs out for fifteen days at least."),
    7: ("conferences", "A leading group whose last day has passed convenes nothing."),
    8: ("conferences", "Who belongs to a conference is who holds the posts on its day."),
    9: ("conferences", "A resolution has one lead, a due date, and another unit that watches it."),
    10: (
        "conferences",
        "Lateness counts from the first due date, and more time is asked for before that date.",
    ),
    11: (
        "conferences",
        "A problem closes by a resolution, evidence, and somebody else who saw that it is cured.",
    ),
    12: ("instruments", "On any one day at most one master instrument is in force."),
    13: ("instruments", "A rule that is cited was in force on the day for which it is cited."),
    14: (
        "consortia",
        "A consortium has two different villages at least, and on a day one lead and one kind.",
    ),
    15: ("consortia", "A village is in one active consortium at a time."),
    16: ("consortia", "Nothing is pledged and no share is taken unless its owner decided so."),
    17: ("consortia", "What is pooled stays in the accounts of its owner."),
    18: ("consortia", "The shares of a project are exactly one whole."),
    19: ("consortia", "When a consortium is dissolved each pledge was given back or settled."),
    20: (
        "consortia",
        "The census counts each village once; its sums by kind and by town are the total.",
    ),
    21: ("staffing", "A town has at most one active enforcement centre."),
    22: ("staffing", "An officer is sent to one place at a time, and only downward."),
    23: ("staffing", "Nobody acts once badge or power has ended, and each act says in what name."),
    24: ("staffing", "Two officers at least act together."),
    25: ("staffing", "Nobody acts as an officer by a role in a grid."),
    26: (
        "staffing",
        "The lines of a transfer of posts add up to nothing, and no account goes below zero.",
    ),
    27: ("staffing", "Posts of one kind never become posts of another."),
    28: ("staffing", "A civil-service post changes level only by an approval from the centre."),
    29: ("staffing", "More staff than posts is not refused, and it is found."),
    30: (
        "evaluation",
        "A town has one ballot for each unit in a round, none for itself or for another town, and "
        "nothing of it changes after the close.",
    ),
    31: ("evaluation", "Under the least number nothing is shown, and it is said why."),
    32: ("evaluation", "Where the law asks for it, towns count for 30 or 60 per cent at least."),
    33: ("appraisal", "The weights of a scheme are exactly 100."),
    34: ("appraisal", "A veto item without an authority cannot be written down."),
    35: ("appraisal", "What a town only helps with is never an indicator."),
    36: ("appraisal", "A value that is missing is not a zero."),
    37: ("appraisal", "From the same frozen inputs the same score comes out years later."),
    38: (
        "duties",
        "A grid has 125 items of its own and 25 with which it helps: codes are given once, no item "
        "is of two classes, and one that helps names the department.",
    ),
    39: ("duties", "Work off the list ends with its approval."),
}
"""Each sentence, and the context that keeps it. 40, about bulletins, comes with a later one."""


def numbers(text: str) -> set[int]:
    """Return the invariants that a text names."""
    found = (one for said in NAMED.finditer(text) for one in re.findall(r"\d+", said[1]))
    return {int(one) for one in found}


def named(folder: Path) -> set[int]:
    """Return the invariants that the tests of a folder name."""
    found: set[int] = set()
    for path in folder.glob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                said = f"{node.name.replace('_', ' ')} | {ast.get_docstring(node) or ''}"
                found |= numbers(said)
    return found


def test_they_are_numbered_without_a_gap() -> None:
    assert list(INVARIANTS) == list(range(1, 40))


@pytest.mark.parametrize("context", sorted({context for context, _ in INVARIANTS.values()}))
def test_each_is_named_by_a_test_of_its_context(context: str) -> None:
    mine = {number for number, (where, _) in INVARIANTS.items() if where == context}
    assert mine - named(TESTS / context) == set()


def test_no_test_names_one_that_is_not_listed() -> None:
    contexts = {context for context, _ in INVARIANTS.values()}
    assert set.union(*(named(TESTS / one) for one in contexts)) <= INVARIANTS.keys()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("test rule 6 invariant 12 there is one", {12}),
        ("Invariants 2 and 8: nobody counts twice.", {2, 8}),
        ("invariants 9, 10 and 11", {9, 10, 11}),
        ("test rule 12 a list of 125 and 25", set()),
    ],
)
def test_a_number_is_read_where_it_is_called_so(text: str, found: set[int]) -> None:
    assert numbers(text) == found
