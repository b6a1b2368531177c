"""What another law would mean: who gains, who loses, and of whom it would no longer be known."""

from collections.abc import Iterable

from ruralgov.domain.aid.means.assess import assess
from ruralgov.domain.aid.means.dossier import Dossier
from ruralgov.domain.aid.means.law import Law, Programme
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class Changed(LabelledEnum):
    """What another law changes for a family."""

    GAINS = "gains", "新增符合", "gains"
    LOSES = "loses", "不再符合", "loses"
    UNDETERMINED = "undetermined", "变为待查", "becomes undetermined"
    SETTLED = "settled", "待查转为明确", "becomes determined"
    SAME = "same", "不变", "stays"


@frozen(kw_only=True)
class Comparison:
    """The files by what changes for them, the same ones only counted."""

    programme: Programme
    files: int
    gains: tuple[str, ...]
    loses: tuple[str, ...]
    undetermined: tuple[str, ...]
    settled: tuple[str, ...]


def changed(before: bool | None, after: bool | None) -> Changed:
    """Return what a change of result is."""
    if before is after:
        return Changed.SAME
    if after is None:
        return Changed.UNDETERMINED
    if before is None:
        return Changed.SETTLED
    return Changed.GAINS if after else Changed.LOSES


def compare(
    dossiers: Iterable[Dossier], programme: Programme, before: Law, after: Law
) -> Comparison:
    """Run two laws over frozen files; nothing of either run is kept."""
    found: dict[Changed, list[str]] = {one: [] for one in Changed}
    for one in dossiers:
        old = assess(one, programme, before).result
        new = assess(one, programme, after).result
        found[changed(old, new)].append(one.file)
    return Comparison(
        programme=programme,
        files=sum(map(len, found.values())),
        gains=tuple(sorted(found[Changed.GAINS])),
        loses=tuple(sorted(found[Changed.LOSES])),
        undetermined=tuple(sorted(found[Changed.UNDETERMINED])),
        settled=tuple(sorted(found[Changed.SETTLED])),
    )
