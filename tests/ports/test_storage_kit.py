"""The kit for storages names every fault that was planted, by the sentence which it breaks."""

import inspect
import re
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tests.ports.broken import kept, loose, questions, writes
from tests.ports.broken.planting import InEveryTransaction, stores

from ruralgov.ports import storage as port
from ruralgov.testing.storage import PROMISES, Opener, PromiseBroken, ground

ANYWHERE = (*questions.FAULTS, *writes.FAULTS)
PLANTED = [*(one.on_memory() for one in ANYWHERE), *loose.FAULTS, *kept.FAULTS]
ALLOWED = 3.0
"""Seconds of this process in which a fault is found; a busy machine counts twice what it takes."""


def sentences() -> list[str]:
    """Return the numbers of the sentences of the port."""
    return re.findall(r"^   (\d+\.\d+)\. ", port.__doc__ or "", re.MULTILINE)


def found(opener: Any, sentence: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Run the promises of the group of a sentence until it is found broken; return what was said.

    Nobody waits for ever in a test: what waits is caught sooner.
    """
    monkeypatch.setattr(ground, "FOREVER", 0.7)
    group, said = sentence.split(".")[0], []
    for promise in PROMISES:
        if promise.__name__.split("_")[1] != group:
            continue
        try:
            promise(opener())
        except PromiseBroken as broken:
            said.append(str(broken))
            if str(broken).startswith(f"promise {sentence}: "):
                break
        except Exception as error:  # noqa: BLE001  a broken store may fail in any way
            said.append(repr(error))
    return said


def test_every_sentence_has_a_fault_that_breaks_it_and_a_check_that_finds_it() -> None:
    numbers = sentences()
    assert len(numbers) == len({*numbers}) >= 60
    assert {*numbers} - {one.sentence for one in PLANTED} == set()
    folder = Path(inspect.getfile(ground)).parent
    code = "".join(file.read_text("utf-8") for file in folder.glob("*.py"))
    assert {
        one for one in numbers if f'"{one}"' not in code and f"promise {one}:" not in code
    } == set()


def test_no_two_faults_are_the_same() -> None:
    assert len(PLANTED) >= 60
    assert [name for name, n in Counter(one.name for one in PLANTED).items() if n > 1] == []
    assert {one.sentence for one in PLANTED} <= {*sentences()}


@pytest.mark.parametrize("fault", PLANTED, ids=lambda fault: fault.name)
def test_a_fault_is_found_by_the_sentence_that_it_breaks(
    fault: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = time.process_time()
    said = found(fault.make, fault.sentence, monkeypatch)
    assert any(one.startswith(f"promise {fault.sentence}: ") for one in said), said
    assert time.process_time() - start < ALLOWED


def test_snapshots_alone_break_one_sentence_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    groups = [number for number in sentences() if number.endswith(".1")]
    said = [one for number in groups for one in found(whole, number, monkeypatch)]
    assert [one.split(":")[0] for one in said] == ["promise 8.3"], said


def whole() -> Opener:
    return stores(loose.Loose)


@pytest.mark.parametrize("fault", ANYWHERE, ids=lambda fault: f"{fault.sentence} {fault.what}")
def test_a_fault_is_found_on_sqlite_too(
    fault: InEveryTransaction, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stores = iter(range(99))

    def opener() -> Opener:
        return fault.on_sqlite(f"sqlite:///{tmp_path}/{next(stores)}.db")

    start = time.process_time()
    said = found(opener, fault.sentence, monkeypatch)
    assert any(one.startswith(f"promise {fault.sentence}: ") for one in said), said
    assert time.process_time() - start < ALLOWED
