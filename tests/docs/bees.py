"""Bees: the hives of a village, as somebody else's context.

Rules:
1. A hive has frames, none of them twice.
2. An empty hive is given up; its frames go to the next.
"""

from collections.abc import Iterator
from functools import partial
from typing import NewType

from attrs import field, frozen

from ruralgov.domain.access import AUDIT
from ruralgov.domain.kernel.declare import (
    Access,
    Asked,
    Context,
    Given,
    Query,
    Record,
    Table,
    answers,
    changes,
    creates,
    inner,
)
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.kernel.roles import Purpose, Role
from ruralgov.domain.kernel.text import Text

HiveId = NewType("HiveId", str)
KEEPER = Role("bee_keeper", "养蜂员", "bee keeper")
HONEY = Purpose("honey", "养蜂", "honey")
FRAME_EMPTY = Text("frame_empty", "框为空。", "The frame is empty.")
FRAME_TWICE = Text("frame_twice", "框重复。", "A frame is there twice.")
HIVE_FULL = Text("hive_full", "蜂箱已满。", "The hive is full.")
HIVE_GONE = Text("hive_gone", "蜂箱已撤。", "The hive is gone.")
HIVE_MISSING = Text("hive_missing", "没有蜂箱 {hive}。", "There is no hive {hive}.")
NO_BEES = Text("no_bees", "没有蜜蜂。", "There are no bees.")
TOO_COLD = Text("too_cold", "天气太冷。", "It is too cold.")
UNUSED = Text("unused", "无用。", "Nobody says this.")
BY_SEASON = {"winter": TOO_COLD, "summer": UNUSED}


class Wood(LabelledEnum):
    """Of what a frame is."""

    PINE = "pine", "松木", "pine"
    LIME = "lime", "椴木", "lime"


@frozen(kw_only=True)
class Frame:
    """A frame with so many combs."""

    combs: int = field()
    wood: Wood = Wood.PINE

    @combs.validator
    def _check(self, _: object, combs: int) -> None:
        if combs < 1:
            raise BadInput(FRAME_EMPTY)


@frozen(kw_only=True)
class Hive:
    """A hive as it stands."""

    place: PlaceId
    frames: tuple[Frame, ...] = ()
    gone: bool = False

    def must_stand(self, said: Text) -> None:
        """Refuse a hive that is gone; raises *said*."""
        if self.gone:
            raise Refused(said)


@frozen(kw_only=True)
class SetUpHive:
    """Set up a hive."""

    place: PlaceId
    frames: tuple[Frame, ...] = ()
    owner: PersonName | None = None


@frozen(kw_only=True)
class GiveUpHive:
    """Give up a hive."""

    hive: HiveId
    """The one that is given up."""
    into: HiveId | None = None


@frozen(kw_only=True)
class TakeFrames:
    """Take in the frames of a hive that is given up."""

    hive: HiveId
    frames: tuple[Frame, ...]


@frozen(kw_only=True)
class HiveSetUp:
    """A hive was set up."""

    place: PlaceId
    frames: tuple[Frame, ...]
    owner: PersonName | None


@frozen(kw_only=True)
class HiveGivenUp:
    """A hive was given up."""

    frames: tuple[Frame, ...]
    into: HiveId | None


@frozen(kw_only=True)
class FramesTaken:
    """A hive has more frames."""

    SCHEMA = 2
    frames: tuple[Frame, ...]


@frozen(kw_only=True)
class HiveRow:
    """A hive."""

    owner: str
    place: PlaceId


@frozen(kw_only=True)
class Hives(Query[list[HiveRow]]):
    """Ask for the hives of a village."""

    place: PlaceId


def set_up(_: Hive | None, command: SetUpHive, given: Given) -> Iterator[HiveSetUp]:
    """Set up (rule 1)."""
    if len(set(command.frames)) < len(command.frames):
        raise Refused(FRAME_TWICE)
    if given.now.month == 1:
        raise Refused(BY_SEASON["winter"])
    yield HiveSetUp(place=command.place, frames=command.frames, owner=command.owner)


def give_up(
    hive: Hive | None, command: GiveUpHive, _: Given, season: str = ""
) -> Iterator[HiveGivenUp]:
    """Give up (rules 1 and 2)."""
    known = existing(hive, HIVE_MISSING, hive=command.hive)
    known.must_stand(HIVE_GONE)
    if isinstance(hive, HiveSetUp) or season == NO_BEES.code:
        return
    yield HiveGivenUp(frames=known.frames, into=command.into)


def take(hive: Hive | None, command: TakeFrames, _: Given) -> Iterator[FramesTaken]:
    """Take in (rule 2)."""
    if hive is None or len(hive.frames) > 8:
        raise Refused(HIVE_FULL)
    yield FramesTaken(frames=command.frames)


def pass_on(event: HiveGivenUp, _key: str, _given: Given) -> Iterator[TakeFrames]:
    """The frames of a hive that is given up go to the next."""
    if event.into is not None:
        yield TakeFrames(hive=event.into, frames=event.frames)


def hives(query: Hives, asked: Asked) -> list[HiveRow]:
    """Return the hives of a village."""
    rows = asked.read.rows(HiveRow, place=query.place)
    if not rows:
        raise Refused(NO_BEES)
    return rows


def _evolve(state: Hive, _event: object) -> Hive:
    return state


HIVE: Record[Hive, object] = Record(
    kind="hive",
    state=Hive,
    events=(HiveSetUp, HiveGivenUp, FramesTaken),
    evolve=_evolve,
    tables=(Table(name="hives", row=HiveRow, key=("owner",), indexes=(("place",),)),),
    id=HiveId,
    missing=HIVE_MISSING,
)
_CITY = Access(
    roles=frozenset({KEEPER}), purposes=frozenset({HONEY}), place=lambda _command, _read: CITY
)
_HERE = Access(
    roles=frozenset({KEEPER}),
    purposes=frozenset({HONEY, AUDIT}),
    place=lambda command, _read: command.place,
)
CONTEXT = Context(
    name="bees",
    roles=(KEEPER,),
    purposes=(HONEY,),
    texts=(FRAME_EMPTY, FRAME_TWICE, HIVE_FULL, HIVE_GONE, HIVE_MISSING, NO_BEES, TOO_COLD, UNUSED),
    records=(HIVE,),
    commands=(
        creates(SetUpHive, HIVE, set_up, _HERE),
        changes(GiveUpHive, HIVE, partial(give_up, season="summer"), _CITY, by="hive"),
        inner(changes(TakeFrames, HIVE, take, _CITY, by="hive")),
    ),
    queries=(answers(Hives, hives, _HERE),),
    reactions={HiveGivenUp: (pass_on,)},
)
