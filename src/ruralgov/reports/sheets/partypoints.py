"""The bulletin of a branch for a month, for the branch itself: it hangs on no wall."""

from collections.abc import Sequence
from typing import Final

from ruralgov.domain.kernel.ids import BulletinId
from ruralgov.domain.partypoints import PARTY_POINTS, BulletinOf, BulletinSheet, Standing
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.model import Asking, Form, Of


def _bulletin(asking: Asking, of: str) -> Sequence[Statement]:
    found: BulletinSheet = asking(BulletinOf(bulletin=BulletinId(of)), PARTY_POINTS)
    columns = (
        ("name", "姓名", "name", Kind.TEXT),
        ("standing", "情况", "standing", Kind.TEXT),
        ("opening", "月初", "before", Kind.INTEGER),
        ("credited", "本月加分", "added", Kind.INTEGER),
        ("deducted", "本月减分", "deducted", Kind.INTEGER),
        ("adjusted", "往月调整", "adjusted", Kind.INTEGER),
        ("expired", "到期", "expired", Kind.INTEGER),
        ("closing", "月末", "at the end", Kind.INTEGER),
    )
    erased = asking.say("（已删除）", "(erased)")
    rows = [
        (
            one.name or erased,
            "" if one.line.standing is Standing.FULL else asking.label(one.line.standing),
            one.line.opening,
            one.line.credited,
            one.line.deducted,
            one.line.adjusted,
            one.line.expired,
            one.line.closing,
        )
        for one in found.lines
    ]
    title = (
        f"{found.name} {found.month} 党员积分通报",
        f"Party points of {found.name}, {found.month}",
    )
    under = asking.say(
        f"台账截至 {found.cut_off}，{found.issued} 发出",
        f"The ledger at the end of {found.cut_off}; issued on {found.issued}",
    )
    return [asking.table(title, columns, rows, under=[under], foot=_foot(asking, found))]


def _foot(asking: Asking, found: BulletinSheet) -> list[str]:
    said = [
        asking.say(
            "发支部党员，不上墙、不对外公布；不排名次。奖惩由支部研究决定，不由分数决定。",
            "For the members of the branch, on no wall; nobody is ranked. People decide on "
            "rewards, and no total does.",
        )
    ]
    if found.differs:
        said.append(
            asking.say("与现在的台账不符，请核查。", "The ledger gives other totals now; look why.")
        )
    return said


def _none(_asking: Asking) -> list[tuple[str, str]]:
    return []


FORMS: Final = (
    Form(
        name="branch-bulletin",
        zh="支部党员积分通报",
        en="Bulletin of a branch",
        make=_bulletin,
        of=Of(
            zh="通报编号",
            en="bulletin",
            keys=_none,
            which=("只逐份生成，不公布", "each is made alone, never a page"),
        ),
    ),
)
