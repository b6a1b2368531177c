"""What the demo says of villages that lived a year under rules of their own."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ruralgov.domain.access import AUDIT

if TYPE_CHECKING:
    from ruralgov.sample.neighbours import Neighbours


@frozen(kw_only=True)
class Lost:
    """A deduction of the villager: in which month of the year, for what, and how many points."""

    month: int
    item: str
    points: int


@frozen(kw_only=True)
class Lived:
    """The figures of a year of compacts, one villager's year, and one dispute."""

    villages: int
    agreed: int
    entries: int
    notices: int
    struck: Lost
    repaired: Lost
    commended: bool
    balance: int
    received: date
    accepted: date
    settled: date
    closed: date


def lived(app: Any, neighbours: "Neighbours | None", day: date) -> Lived | None:
    """Ask for the figures, as an auditor; None where no village lived under rules of its own."""
    from ruralgov.domain import compacts as c
    from ruralgov.domain.kernel.ids import AccountId
    from ruralgov.domain.kernel.roles import Actor
    from ruralgov.domain.mediation import Disputes
    from ruralgov.sample.neighbours import NAMES, OFFICES, QUARTER

    if neighbours is None or not neighbours.hamlets:
        return None
    acting: dict[str, Any] = {"actor": Actor(AccountId("auditor")), "purpose": AUDIT, "day": day}
    first = neighbours.hamlets[0]
    statement = app.query(c.CreditStatement(village=first.place, person=first.people[0]), **acting)
    quarter = f"{neighbours.year}-{QUARTER}"
    page = app.query(c.Commended(village=first.place, quarter=quarter), **acting)
    (dispute,) = app.query(Disputes(place=first.place), **neighbours.city.staff("mediation_clerk"))
    months = [
        row
        for one in neighbours.hamlets
        for row in app.query(c.CreditMonths(village=one.place), **acting)
    ]
    files = (
        app.query(c.CreditMonthFile(village=row.village, month=row.month), **acting)
        for row in months
    )
    agreements = (
        app.query(c.CreditAgreements(village=one.place), **acting) for one in neighbours.hamlets
    )
    return Lived(
        villages=len(neighbours.hamlets),
        agreed=sum(len(rows) for rows in agreements),
        entries=sum(one.size for one in files),
        notices=sum(row.notice is not None for row in months),
        struck=_lost(statement, c.Ending.STRUCK),
        repaired=_lost(statement, c.Ending.REPAIRED),
        commended=NAMES[OFFICES] in page.names,
        balance=statement.balance,
        received=dispute.received,
        accepted=dispute.accepted,
        settled=dispute.effective,
        closed=dispute.ended,
    )


def _lost(statement: Any, ending: Any) -> Lost:
    """Return the deduction that ended in a way."""
    (line,) = (one for one in statement.lines if one.ending is ending)
    return Lost(month=line.day.month, item=line.item, points=-line.points)


def neighbour_lines(found: Lived | None, lang: str) -> Iterator[str]:
    """Give the lines that say what a year of compacts was."""
    if found is None:
        yield "没有" if lang == "zh" else "none"
    else:
        yield from _zh(found) if lang == "zh" else _en(found)


def _zh(found: Lived) -> Iterator[str]:
    yield (
        f"{found.villages} 个村由村民会议通过村规民约和积分办法，{found.agreed} 人签了协议；"
        f"全年登记 {found.entries} 条，按月公示 {found.notices} 次"
    )
    struck, repaired = found.struck, found.repaired
    commended = "第三季度受表彰；" if found.commended else ""
    yield (
        f"一位村民的一年：{struck.month} 月因“{struck.item}”扣 {struck.points} 分，"
        f"提出异议后查明有误，已撤销；{repaired.month} 月因“{repaired.item}”扣 "
        f"{repaired.points} 分，改正后已修复；{commended}年底 {found.balance} 分"
    )
    yield (
        f"一起邻里纠纷：{_day(found.received)}上门，{_day(found.accepted)}双方同意调解，"
        f"{_day(found.settled)}达成协议，{_day(found.closed)}履行完毕、结案"
    )


def _en(found: Lived) -> Iterator[str]:
    yield (
        f"the meetings of {found.villages} villages adopted rules and a scheme of points, and "
        f"{found.agreed} people agreed; {found.entries} entries in the year, "
        f"{found.notices} monthly notices"
    )
    struck, repaired = found.struck, found.repaired
    commended = "commended for the third quarter; " if found.commended else ""
    yield (
        f"one villager's year: -{struck.points} in month {struck.month} ({struck.item}), struck "
        f"after an objection; -{repaired.points} in month {repaired.month} ({repaired.item}), "
        f"repaired; {commended}{found.balance} points at the end"
    )
    yield (
        f"one dispute of neighbours: brought {found.received}, taken up {found.accepted}, "
        f"settled {found.settled}, fulfilled and closed {found.closed}"
    )


def _day(day: date) -> str:
    return f"{day.month} 月 {day.day} 日"
