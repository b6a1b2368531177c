"""What follows within aid: who splits off leaves, who is merged comes in, facts are watched."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.aid.messages import (
    AidFileOpened,
    AidFilesMerged,
    ReleasePeople,
    TakeInPeople,
)
from ruralgov.domain.aid.messages_facts import (
    AidFactCorrected,
    AidFactDisputed,
    AidFactEntered,
    AidFactSettled,
    AidFactWithdrawn,
    TakeAidAnswer,
)
from ruralgov.domain.aid.messages_monitor import WatchAidFile
from ruralgov.domain.aid.questions.messages import RegisterAnswered
from ruralgov.domain.aid.questions.records import AID_QUESTION
from ruralgov.domain.aid.records_means import AID_FACT
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import AidFileId


def release(event: AidFileOpened, key: str, _: Given) -> Iterator[ReleasePeople]:
    """Those of a family that splits leave the file that they were in."""
    if event.split_from is not None:
        yield ReleasePeople(
            file=event.split_from,
            into=AidFileId(key),
            people=event.people,
            since=event.since,
        )


def take_in(event: AidFilesMerged, key: str, _: Given) -> Iterator[TakeInPeople]:
    """The people of a family that became part of another are in that one's file."""
    yield TakeInPeople(
        file=event.into, other=AidFileId(key), people=event.people, since=event.since
    )


def known(event: RegisterAnswered, key: str, given: Given) -> Iterator[TakeAidAnswer]:
    """What a register answered is a fact of the file, under the key of the question."""
    question = given.read.state(AID_QUESTION, key)
    if question is None:
        return
    asks = question.asks
    yield TakeAidAnswer(
        file=question.file,
        person=asks.person,
        item=asks.item,
        shape=asks.shape,
        source=asks.source,
        purpose=asks.purpose,
        status=event.status,
        value=event.found,
        as_of=event.as_of or event.on,
        authorization=asks.authorization,
        ask=key,
    )


def watch(event: AidFactEntered, _key: str, _: Given) -> Iterator[WatchAidFile]:
    """The programmes of a family are evaluated again when something more is known of it."""
    yield WatchAidFile(file=event.file)


def watch_again(
    _: AidFactCorrected | AidFactWithdrawn | AidFactDisputed | AidFactSettled,
    key: str,
    given: Given,
) -> Iterator[WatchAidFile]:
    """And when what was known is mended, taken back, disputed, or settled by a person."""
    fact = given.read.state(AID_FACT, key)
    if fact is not None:
        yield WatchAidFile(file=fact.file)


REACTIONS: Final[Reactions] = {
    AidFileOpened: (release,),
    AidFilesMerged: (take_in,),
    RegisterAnswered: (known,),
    AidFactEntered: (watch,),
    AidFactCorrected: (watch_again,),
    AidFactWithdrawn: (watch_again,),
    AidFactDisputed: (watch_again,),
    AidFactSettled: (watch_again,),
}
