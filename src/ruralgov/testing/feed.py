"""The conformance kit for consumers of the feed: each promise of ``ports/feed.py`` as a function.

    SUBJECT = Subject(make=Projection, seen=lambda it: it.counts(), events=events)

    @pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
    def test_promise(promise, tmp_path):
        promise(SUBJECT, tmp_path)

``make(path)`` opens the consumer over a file, which it makes where there is none; ``seen`` returns
what it keeps, to be compared; ``events`` are those of a feed, best of an app that lived, as
``list(app.events(...))`` gives them. The consumer keeps nothing elsewhere. A crash is an exception
raised before a line of the module of its class; what it imports from others is not tried.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any, Final, TypeVar

from attrs import evolve, frozen

from ruralgov.domain.kernel.publish import FeedEvent, FeedPage
from ruralgov.ports.feed import Consumer

C = TypeVar("C", bound=Consumer)
PAGE: Final = 7
"""Events of a page, where its size does not matter."""


class PromiseBroken(AssertionError):
    """A consumer does not keep what every consumer must."""


class Crash(BaseException):
    """The process of the consumer dies."""


@frozen(kw_only=True)
class Subject:
    """A consumer on trial."""

    make: Callable[[Path], Any]
    seen: Callable[[Any], object]
    events: Sequence[FeedEvent]


Promise = Callable[[Subject, Path], None]


def check(kept: bool, promise: int, what: str) -> None:
    """Raise ``PromiseBroken`` unless it was kept."""
    if not kept:
        raise PromiseBroken(f"promise {promise}: {what}")


def pages(events: Sequence[FeedEvent], size: int, after: str = "") -> Iterator[FeedPage]:
    """Give the events beyond a mark in pages, as the feed does."""
    marks = [one.mark for one in events]
    rest = events[marks.index(after) + 1 if after else 0 :]
    for start in range(0, len(rest), size):
        part = tuple(rest[start : start + size])
        yield FeedPage(events=part, mark=part[-1].mark, more=start + size < len(rest))


def fed(subject: Subject, path: Path, size: int = PAGE) -> tuple[object, str]:
    """Feed a consumer what it has not taken yet; return what it keeps, and its mark."""
    consumer = subject.make(path)
    try:
        for page in pages(subject.events, size, consumer.mark()):
            consumer.take(page)
        return subject.seen(consumer), consumer.mark()
    finally:
        consumer.close()


def kept_together(subject: Subject, folder: Path) -> None:
    """Promise 1: a crash at any line of ``take`` leaves the effects and the mark, or neither."""
    whole, half = fed(subject, folder / "whole"), len(subject.events) // 2
    (first,) = pages(subject.events[:half], half)
    (second,) = pages(subject.events[half:], len(subject.events))
    for line in count(1):
        path = folder / f"crash-{line}"
        consumer = subject.make(path)
        consumer.take(first)
        before = subject.seen(consumer), consumer.mark()
        crashed = _crashed(consumer, second, line)
        consumer.close()
        consumer = subject.make(path)
        after = subject.seen(consumer), consumer.mark()
        consumer.close()
        check(after in (before, whole), 1, f"torn by a crash at line {line} of what take executes")
        check(fed(subject, path) == whole, 1, f"wrong for ever after a crash at line {line}")
        if not crashed:
            check(after == whole, 1, "what take kept was not there when it was opened again")
            return


def _crashed(consumer: Any, page: FeedPage, line: int) -> bool:
    """Have a consumer take a page, and crash it before a line; tell whether it came so far."""
    module, lines = sys.modules[type(consumer).__module__].__file__, count(1)

    def trace(frame: FrameType, event: str, _: object) -> Any:
        if frame.f_code.co_filename != module:
            return None
        if event == "line" and next(lines) == line:
            sys.settrace(None)
            raise Crash
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        consumer.take(page)
    except Crash:
        return True
    finally:
        sys.settrace(before)
    return False


def taken_once(subject: Subject, folder: Path) -> None:
    """Promise 2: a page that comes again, and the whole feed again, change nothing."""
    whole = fed(subject, folder / "whole")[0]
    consumer = subject.make(folder / "twice")
    for page in pages(subject.events, PAGE):
        consumer.take(page)
        consumer.take(page)
    check(subject.seen(consumer) == whole, 2, "a page that came again had a second effect")
    for page in pages(subject.events, PAGE):
        consumer.take(page)
    check(subject.seen(consumer) == whole, 2, "the whole feed again had a second effect")
    consumer.close()


def paged(subject: Subject, folder: Path) -> None:
    """Promise 3: pages of one event, of some and of all give the same."""
    whole = fed(subject, folder / "whole")
    for size in (1, 3, len(subject.events)):
        check(fed(subject, folder / f"by-{size}", size) == whole, 3, f"pages of {size} differ")
    consumer = subject.make(folder / "by-1")
    end = consumer.mark()
    check(end == subject.events[-1].mark, 3, "the mark is not that of the last page")
    consumer.take(FeedPage(events=(), mark=f"{end}+", more=False))
    check(consumer.mark() == f"{end}+", 3, "a page without events does not move the mark")
    consumer.close()


def unknown_passed(subject: Subject, folder: Path) -> None:
    """Promise 4: events of unknown types change nothing and stop nothing."""
    whole = fed(subject, folder / "whole")[0]
    strange = [
        evolve(one, id=f"{one.id}~", type="NobodyKnowsThis", fields={}, mark=f"{one.mark}~")
        for one in subject.events
    ]
    mixed = [one for pair in zip(subject.events, strange, strict=True) for one in pair]
    found = fed(evolve(subject, events=mixed), folder / "mixed")[0]
    check(found == whole, 4, "an event of an unknown type changed something")


def rebuilt(subject: Subject, folder: Path) -> None:
    """Promise 5: made anew, it is what it was; and it was kept where it was opened."""
    first = fed(subject, folder / "first")
    consumer = subject.make(folder / "first")
    kept = subject.seen(consumer), consumer.mark()
    consumer.close()
    check(kept == first, 5, "opened again, it is not what it was")
    check(fed(subject, folder / "anew") == first, 5, "made anew, it is not what it was")
    empty = subject.make(folder / "empty")
    check(empty.mark() == "", 5, "a new one has a mark before its first page")
    check(subject.seen(empty) != first[0], 5, "it keeps nothing of these events: give others")
    empty.close()


PROMISES: Final[tuple[Promise, ...]] = (kept_together, taken_once, paged, unknown_passed, rebuilt)
