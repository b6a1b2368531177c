"""The conformance kit for registers: each promise of ``ports/registers.py`` as a function.

Say how yours is made, and play the other side, on a small server or folder of your test::

    def trial(folder):
        other = MyOtherSide(folder)
        return Trial(make=lambda: MyRegister(folder), knows=other.knows, asked=other.asked, …)

    @pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
    def test_promise(promise, tmp_path):
        promise(trial(tmp_path))

A promise for which a trial has no means is skipped, and says so.
"""

from typing import Final

from ruralgov.testing.kit import PromiseBroken
from ruralgov.testing.registers import answering, failing
from ruralgov.testing.registers.ground import (
    FOUND,
    NAME,
    NUMBER,
    OTHER_NUMBER,
    SECRET,
    UNASKED,
    VALUE,
    WAIT,
    Asked,
    Promise,
    Trial,
    TrialDesk,
    question,
)

__all__ = [
    "FOUND",
    "NAME",
    "NUMBER",
    "OTHER_NUMBER",
    "PROMISES",
    "SECRET",
    "UNASKED",
    "VALUE",
    "WAIT",
    "Asked",
    "Promise",
    "PromiseBroken",
    "Trial",
    "TrialDesk",
    "question",
]

PROMISES: Final[tuple[Promise, ...]] = tuple(
    function
    for module in (answering, failing)
    for name, function in sorted(vars(module).items())
    if name.startswith("promise_")
)
