"""What of a consortium is still to be returned, settled or ended."""

from collections.abc import Iterable

from ruralgov.domain.consortia.model import Consortium
from ruralgov.domain.consortia.model_pledge import JointProject, Pledge
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.text import Text

Left = tuple[str, str]


def left_over(state: Consortium, villages: Iterable[PlaceId] | None = None) -> list[Left]:
    """Return the open pledges and projects, of some villages or of all, in both languages."""
    whose = None if villages is None else set(villages)
    pledges = (one for one in state.pledges if whose is None or one.village in whose)
    projects = (one for one in state.projects if whose is None or whose & one.villages)
    return [
        *(_pledge(one) for one in pledges if one.open),
        *(_project(one) for one in projects if one.open),
    ]


def outside(state: Consortium) -> list[Left]:
    """Return the pledges and projects that began while the consortium was not active."""
    pledges = (one for one in state.pledges if not one.withdrawn)
    projects = (one for one in state.projects if not one.withdrawn)
    return [
        *(_pledge(one) for one in pledges if not state.holds_on(one.since)),
        *(_project(one) for one in projects if not state.holds_on(one.since)),
    ]


def uncovered(state: Consortium, village: PlaceId) -> list[Left]:
    """Return the pledges and projects of a village that began while it was no member."""
    pledges = (one for one in state.pledges if not one.withdrawn and one.village == village)
    projects = (one for one in state.projects if not one.withdrawn and village in one.villages)
    return [
        *(_pledge(one) for one in pledges if state.member(village, one.since) is None),
        *(_project(one) for one in projects if state.member(village, one.since) is None),
    ]


def _pledge(one: Pledge) -> Left:
    return f"第{one.number}项投入“{one.item}”", f"pledge {one.number} '{one.item}'"


def _project(one: JointProject) -> Left:
    return f"第{one.number}个合作项目“{one.name}”", f"project {one.number} '{one.name}'"


def refuse_left(found: list[Left], said: Text, **facts: object) -> None:
    """Refuse while something is left; raises *said*."""
    if found:
        zh, en = zip(*found, strict=True)
        raise Refused(said, remains="、".join(zh), remains_en=", ".join(en), **facts)


def followed_into(state: Consortium, village: PlaceId) -> set[PlaceId]:
    """Return a village and the members whose membership passed to it."""
    found = {village}
    while True:
        came = {
            one.follows for one in state.members if one.village in found and one.follows is not None
        }
        if came <= found:
            return found
        found |= came
