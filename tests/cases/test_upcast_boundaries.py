"""What an event of a case that lacks a field is read as: what held when it was written."""

from typing import Any

import pytest

from ruralgov.domain.cases.upcasts import UPCASTS

NONE_YET: dict[tuple[str, int], dict[str, Any]] = {
    ("CaseDone", 2): {"provisional": False},
    ("CaseDispatched", 3): {"around_the_clock": False},
    ("CaseReclassified", 1): {"around_the_clock": False},
    ("CaseArbitrated", 2): {"unit_guessed": False},
    ("TimeGranted", 2): {"unit_guessed": False},
    ("CaseResumed", 1): {"unit_guessed": False},
    ("DeadlineRecomputed", 1): {"unit_guessed": False},
    ("CaseDispatched", 2): {"unit_guessed": False, "matter_level": None},
    ("CaseCalledBack", 2): {"by_reporter": False, "raised_to": None, "next_step": None},
    ("ReturnAsked", 2): {"at": None},
    ("CaseEscalated", 2): {"at": None},
    ("CaseCalledBack", 1): {"at": None},
    ("CaseAnswered", 2): {"matter_level": None},
    ("TimeGranted", 3): {"at": None},
    ("CaseReported", 1): {"repeat": None},
}


@pytest.mark.parametrize("of", NONE_YET)
def test_work_that_was_judged_at_once_stays_so_and_no_clock_becomes_another(
    of: tuple[str, int],
) -> None:
    assert UPCASTS[of]({"by": "me"}) == {"by": "me"} | NONE_YET[of]


@pytest.mark.parametrize(
    ("name", "field"),
    [
        *((name, "reason") for name in ("CaseRefused", "FilingDeclined", "CaseDispatched")),
        *((name, "reason") for name in ("ReturnAsked", "ReturnDecided", "CaseArbitrated")),
        *((name, "reason") for name in ("CaseEscalated", "CaseSupervised", "CaseForced")),
        *((name, "reason") for name in ("CaseCancelled", "TimeRequested", "TimeGranted")),
        *((name, "reason") for name in ("TimeRefused", "CaseRelocated")),
        *(("CaseAnswered", "answer"), ("CaseDone", "outcome"), ("CaseUrged", "words")),
        *(("CaseChecked", "note"), ("MilestoneReached", "note")),
    ],
)
def test_open_words_of_before_are_read_as_sealed(name: str, field: str) -> None:
    assert UPCASTS[name, 1]({field: "好"}) == {field: "好"}
    assert UPCASTS[name, 1]({field: ""}) == {field: None}
