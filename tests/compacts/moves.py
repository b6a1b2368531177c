"""What the people of a crowd do: mostly what is right, and at every turn what would hurt somebody.

Each move takes three numbers, by which it chooses among what there is at that moment.
"""

from datetime import date, timedelta
from typing import Any, Final

from ruralgov.domain import compacts as c
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.kernel.month import Month, month_of
from ruralgov.domain.kernel.personal import CitizenText
from tests.compacts import naive as n
from tests.compacts.crowd import STAFF, Crowd, Draft
from tests.compacts.moves_rules import (
    A_DAY,
    PEOPLE,
    departs,
    ends,
    erases,
    leaves,
    lift,
    papers,
    renews,
    signs,
    town_objects,
)
from tests.compacts.scenario import APPROVER, KEEPER, RECORDER, REVIEWER

GOOD = (("first", "second"), ("document",), ("second", "other"))
BAD = ((), ("first",), ("sheet", "picture"), ("head", "kin"), ("first", "recorder"), ("kin",))
KINDS = tuple(c.RequestKind)


def _signer(crowd: Crowd, a: int) -> tuple[PersonId, date, n.Version] | None:
    """Return somebody who agreed to what holds today, and since when."""
    version = crowd.scheme
    if version is None or not version.signed:
        return None
    who = [one for one in crowd.people if one in version.signed][a % len(version.signed)]
    return who, max(version.signed[who], version.since), version


def _days(crowd: Crowd, since: date, b: int) -> list[date]:
    """Return the days of which something can be recorded this month, from some one on."""
    first = max(since, n.span(month_of(crowd.today))[0])
    span = (crowd.today - first).days + 1
    return [first + timedelta(days=(b + at) % span) for at in range(max(span, 0))]


def gain(crowd: Crowd, a: int, b: int, h: int) -> None:
    """Somebody helped for some hours, or on a cleaning day."""
    found = _signer(crowd, a)
    days = _days(crowd, found[1], b) if found else []
    if found and days:
        item, hours = (("A1", h % 9 + 1), ("B2", 1))[b % 2]
        draft: Draft = (found[0], item, days[0], hours, ("sheet",))
        crowd.record(RECORDER, month_of(crowd.today), [draft])


def loses(crowd: Crowd, a: int, b: int, h: int) -> None:
    """Somebody lost points, as it should be; then once more, which is not."""
    found = _signer(crowd, a)
    days = _days(crowd, found[1], b) if found else []
    if found and days:
        draft: Draft = (found[0], "B1", days[0], 1, GOOD[h % len(GOOD)])
        month = month_of(crowd.today)
        if crowd.record(RECORDER, month, [draft]) and h % 2:
            crowd.record(RECORDER, month, [draft])


def unfounded(crowd: Crowd, a: int, b: int, h: int) -> None:
    """Somebody should lose points without being shown to have done anything."""
    found = _signer(crowd, a)
    days = _days(crowd, found[1], b) if found else []
    if found and days:
        who = crowd.head if h % 3 == 0 and crowd.head in found[2].signed else found[0]
        draft: Draft = (who, "B1", days[0], 1, BAD[b % len(BAD)])
        crowd.record(STAFF[h % len(STAFF)] if h % 2 else RECORDER, month_of(crowd.today), [draft])


def greedy(crowd: Crowd, a: int, b: int, h: int) -> None:
    """Somebody is given, or loses, more than a month may give or take."""
    found = _signer(crowd, a)
    days = _days(crowd, found[1], b)[:5] if found else []
    if found:
        who, plus = found[0], h % 2
        drafts: list[Draft] = [
            (who, item, day, hours, ("sheet",) if plus else GOOD[0])
            for day in days
            for item, hours in ((("A1", 9), ("B2", 1)) if plus else (("B1", 1),))
        ]
        if drafts:
            crowd.record(RECORDER, month_of(crowd.today), drafts)


def wronged(crowd: Crowd, a: int, b: int, h: int) -> None:
    """A minor, somebody who never agreed, or left, or a day on which another version held."""
    version = crowd.scheme
    if version is not None and version.signed and b % 2:
        who = next(iter(version.signed))
        drafts: list[Draft] = [
            (who, "B2", version.since - at * A_DAY, 1, ("sheet",)) for at in range(2)
        ]
        crowd.record(RECORDER, month_of(crowd.today), drafts)
    outside = [one for one in crowd.people if version is None or one not in version.signed]
    who = (crowd.child, outside[a % len(outside)], crowd.people[5 + a % PEOPLE])[h % 3]
    day = crowd.today - timedelta(days=b % 70 - 2) if h % 2 else crowd.today
    crowd.record(RECORDER, month_of(crowd.today), [(who, "A1", day, 1, ("sheet",))])


def again(crowd: Crowd, a: int, b: int, _: int) -> None:
    """What was recorded, or struck, is recorded once more in another month."""
    there = [one for book in crowd.books.values() for one in book.entries if one.end != "deleted"]
    if there:
        one = there[a % len(there)]
        names = GOOD[0] if one.negative else ("sheet",)
        draft: Draft = (one.person, one.item, one.day, 1, names)
        crowd.record(RECORDER, month_of(crowd.today) if b % 3 else one.month, [draft])


def approve(crowd: Crowd, account: str, book: n.Book) -> None:
    """Approve what is not yet approved of a month."""
    open_ = [at for at, sheet in enumerate(book.sheets, 1) if sheet[0].approver is None]
    command = c.ApprovePoints(village=crowd.square.village, month=book.month, sheets=tuple(open_))
    if open_ and crowd.attempt(account, command) is not None:
        who = crowd.behind[account]
        assert who is not None, "nobody knows who approved it"
        assert book.hung is None
        for one in (one for at in open_ for one in book.sheets[at - 1]):
            assert not crowd.related(who, one.by, one.person), "approved by recorder or kin"
            assert who not in one.witnesses, "approved by a witness"
            one.approver = who


def tell(crowd: Crowd, account: str, book: n.Book) -> None:
    """Tell everybody who lost points of it."""
    open_ = [one for one in book.live() if one.negative and one.told is None and one.approver]
    numbers = tuple(one.number for one in open_)
    how = c.NoticeMethod.IN_PERSON
    where: dict[str, Any] = {"village": crowd.square.village, "month": book.month}
    command = c.InformOfPoints(**where, entries=numbers, how=how)
    if open_ and crowd.attempt(account, command) is not None:
        for one in open_:
            one.told = crowd.today


def publish(crowd: Crowd, account: str, book: n.Book) -> bool:
    """Let a month hang out; it has to be over, approved, told and heard."""
    if crowd.attempt(account, crowd.square.publish(book.month)) is None:
        return False
    assert book.hung is None
    assert book.ready(crowd.today), "published before it was ready"
    book.hung = crowd.today
    return True


def finalise(crowd: Crowd, account: str, book: n.Book) -> bool:
    """Make a month final; its notice has to be over."""
    if crowd.attempt(account, crowd.square.finalise(book.month)) is None:
        return False
    assert book.final is None
    assert book.over(crowd.today), "final before its notice is over"
    book.final = crowd.today
    return True


def onward(crowd: Crowd, a: int, b: int, h: int) -> None:
    """Bring the oldest open month one step further; now and then a step too early at first."""
    book = crowd.open_books()[0]
    if crowd.stopped:
        lift(crowd)
    _step(crowd, book, a, b, h)
    if book.hung == crowd.today and a % 2:
        objects(crowd, a, b, 0)


def _step(crowd: Crowd, book: n.Book, a: int, b: int, h: int) -> None:
    live = book.live()
    if any(one.approver is None for one in live) and b % 3 == 0:
        approve(crowd, STAFF[4 + a % 4], book)
    if any(one.approver is None for one in live):
        approve(crowd, (APPROVER, REVIEWER)[a % 4 == 0], book)
    elif any(one.negative and one.told is None for one in live):
        if b % 2:
            crowd.at(n.span(book.month)[1] - A_DAY)
        tell(crowd, RECORDER, book)
    elif book.hung is None:
        _to_publication(crowd, book, b, early=not h % 2)
    else:
        if not h % 2 and not book.over(crowd.today):
            crowd.at(n.after(book.hung, n.NOTICE))
            finalise(crowd, APPROVER, book)
        crowd.at(n.after(book.hung, n.NOTICE) + A_DAY)
        if finalise(crowd, APPROVER, book):
            _closed(crowd, book, a, b)


def _closed(crowd: Crowd, book: n.Book, a: int, b: int) -> None:
    """A month is final: somebody repairs what they lost, and the quarter is looked at."""
    lost = [one for one in book.live() if one.negative and one.points]
    if lost and a % 3:
        one = lost[b % len(lost)]
        if crowd.lodge(KEEPER, one, c.RequestKind.REPAIR, one.person):
            asked = crowd.requests[-1]
            crowd.answer(judge(crowd, asked), asked, granted=True)
    number = int(book.month[5:])
    if number % 3 == 0 or b % 4 == 0:
        commends(crowd, a, b, (number - 1) // 3)


def _to_publication(crowd: Crowd, book: n.Book, b: int, *, early: bool) -> None:
    if early:
        if publish(crowd, APPROVER, book):
            return
        last = [n.after(one.told, n.HEARING) for one in book.live() if one.told]
        crowd.at(max(n.span(book.month)[1], *last, crowd.today))
        if publish(crowd, APPROVER, book):
            return
    for asked in crowd.requests:
        if asked.open and asked.entry.month == book.month and asked.kind in n.HOLDING:
            crowd.answer(APPROVER if asked.reviewing else REVIEWER, asked, granted=not b % 3)
            crowd.answer(KEEPER, asked, granted=not b % 3)
    heard = [n.after(one.told, n.HEARING) + A_DAY for one in book.live() if one.told]
    crowd.at(max([n.span(book.month)[1], *heard]))
    publish(crowd, APPROVER, book)


def meddle(crowd: Crowd, a: int, b: int, h: int) -> None:
    """Somebody takes a step of a month who should not, or too early."""
    books = crowd.open_books()
    book, who = books[a % len(books)], STAFF[b % len(STAFF)]
    (approve, approve, tell, publish, finalise)[h % 5](crowd, who, book)


def take_down(crowd: Crowd, a: int, _b: int, _h: int) -> None:
    """A notice is taken down."""
    books = [one for one in crowd.hanging() if one.final is None or not a % 3]
    if books:
        book = books[a % len(books)]
        where: dict[str, Any] = {"village": crowd.square.village, "month": book.month}
        command = c.WithdrawCreditNotice(**where, reason="漏印一页")
        if crowd.attempt(APPROVER, command) is not None:
            assert book.final is None, "a final month is frozen"
            book.hung = None


def strike(crowd: Crowd, a: int, b: int, _: int) -> None:
    """An entry is taken back as a mistake."""
    books = [one for one in crowd.books.values() if one.live()]
    books = [one for one in books if one.hung is None or not b % 2]
    if books:
        book = books[a % len(books)]
        one = book.live()[b % len(book.live())]
        where: dict[str, Any] = {"village": crowd.square.village, "month": book.month}
        command = c.WithdrawPoint(**where, entry=one.number, reason="记错")
        if crowd.attempt(RECORDER, command) is not None:
            assert book.hung is None, "taken back after its publication"
            one.finish("withdrawn", crowd.today)
            one.withdrawn = True


def objects(crowd: Crowd, a: int, b: int, h: int) -> None:
    """Any villager objects to what hangs out; a child as well, which may not."""
    books = [one for one in crowd.hanging() if one.live() and (one.final is None or not h % 5)]
    if books:
        live = books[-1].live()
        losses = [one for one in live if one.negative] or live
        one = losses[a % len(losses)]
        crowd.lodge(KEEPER, one, c.RequestKind.OBJECTION, crowd.people[b % len(crowd.people)])


def speaks(crowd: Crowd, a: int, b: int, _: int) -> None:
    """Whoever was told of a deduction says what they think of it."""
    told = [
        one for book in crowd.open_books() for one in book.live() if one.told and book.hung is None
    ]
    if told:
        one = told[a % len(told)]
        who = one.person if b % 4 else crowd.people[b % len(crowd.people)]
        crowd.lodge(KEEPER, one, c.RequestKind.STATEMENT, who)


def asks(crowd: Crowd, a: int, b: int, h: int) -> None:
    """Somebody asks that an entry be corrected, deleted or repaired; mostly their own."""
    books = [one for one in crowd.books.values() if one.hung and one.entries]
    if books:
        entries = books[a % len(books)].entries
        entries = [one for one in entries if one.negative] or entries
        one = entries[b % len(entries)]
        who = one.person if h % 4 else crowd.people[h % len(crowd.people)]
        account = "villager" if h % 7 == 0 else KEEPER
        if crowd.lodge(account, one, KINDS[h % len(KINDS)], who) and a % 3:
            asked = crowd.requests[-1]
            crowd.answer(judge(crowd, asked), asked, granted=bool(b % 4))


def answers(crowd: Crowd, a: int, b: int, h: int) -> None:
    """Somebody answers, or decides a review; now and then who had a part in it."""
    there = [one for one in crowd.requests if one.open] or crowd.requests
    if there:
        asked = there[a % len(there)]
        wrong = "self" if b % 2 else STAFF[b % len(STAFF)]
        crowd.answer(wrong if b % 3 == 0 else judge(crowd, asked), asked, granted=not h % 3)
        if asked.open and not asked.answered:
            crowd.answer(judge(crowd, asked), asked, granted=not h % 3)
        if h % 2:
            review(crowd, asked)


def judge(crowd: Crowd, asked: n.Asked) -> str:
    """Return who may answer."""
    before = (asked.judge, asked.entry.approver)
    return next(one for one in (REVIEWER, KEEPER, APPROVER) if crowd.behind[one] not in before)


def reviews(crowd: Crowd, a: int, _b: int, _h: int) -> None:
    """Whoever was turned down goes to the town."""
    there = [one for one in crowd.requests if one.answered and not one.dropped]
    fresh = [one for one in there if not one.granted and not one.reviewing] or there
    if fresh:
        review(crowd, fresh[a % len(fresh)])


def review(crowd: Crowd, asked: n.Asked) -> None:
    """Ask for the review of an answer, which has to have turned it down in these days."""
    command = c.AskCreditReview(request=asked.key, words=CitizenText("请镇里再看"))
    if crowd.attempt(KEEPER, command) is not None:
        assert asked.answered is not None
        assert not asked.granted
        assert not asked.dropped
        assert not asked.reviewing, "reviewed twice"
        assert crowd.today <= n.after(asked.answered, n.REVIEW), "too late"
        asked.reviewing = True
        asked.wait()


def drops(crowd: Crowd, a: int, b: int, _: int) -> None:
    """Whoever asked something asks it no more."""
    there = [one for one in crowd.requests if one.open] or crowd.requests[-1:]
    if there:
        asked = there[a % len(there)]
        account = KEEPER if b % 4 else "villager"
        done = crowd.attempt(account, c.WithdrawCreditRequest(request=asked.key))
        mine = account == KEEPER or asked.asker == crowd.behind["villager"]
        assert (done is not None) == (asked.open and mine), "what is open can be dropped"
        if done is not None:
            asked.dropped = True
            asked.settle(granted=False, day=crowd.today, since=crowd.today)


def commends(crowd: Crowd, a: int, b: int, h: int) -> None:
    """The best of a quarter are commended, from its final months; some decline."""
    quarter = f"2026-Q{h % 2 + 1}"
    where: dict[str, Any] = {"village": crowd.square.village, "quarter": quarter}
    done = crowd.attempt(APPROVER, c.CommendVillagers(**where))
    months = [Month(f"2026-{h % 2 * 3 + at:02}") for at in (1, 2, 3)]
    if done is not None:
        books = [crowd.books[one] for one in months if one in crowd.books]
        assert len(books) == 3, "a month is missing"
        assert all(one.final for one in books), "a month is not final"
        _commended(crowd, quarter, books)
    if crowd.honoured.get(quarter) and b % 2:
        who = crowd.honoured[quarter][a % len(crowd.honoured[quarter])]
        crowd.attempt(APPROVER, c.RevokeCommendation(**where, person=who, reason="本人谢绝"))


def _commended(crowd: Crowd, quarter: str, books: list[n.Book]) -> None:
    """Few are commended, each of them agreed, and nobody who has more is left out."""
    found = crowd.commended(quarter)
    crowd.honoured[quarter] = found
    version = crowd.scheme
    assert version is not None
    agreed = [one for one, since in version.signed.items() if since <= crowd.today]
    total = {
        who: sum(
            one.points
            for book in books
            for one in book.entries
            if one.person == who and book.counts(one, crowd.today)
        )
        for who in agreed
    }
    assert {*found} <= {*agreed}, "commended who did not agree"
    assert len(found) <= min(2, len(agreed) // 3), "so many that the last can be told"
    least = min((total[one] for one in found), default=0)
    assert all(total[one] > 0 for one in found)
    assert all(total[one] <= least for one in agreed if one not in found and found)


WEIGHTS: Final = (
    *((gain, 3), (loses, 5), (unfounded, 2), (greedy, 3), (wronged, 2), (again, 1)),
    *((onward, 14), (meddle, 3), (take_down, 1), (strike, 1), (objects, 5), (speaks, 2)),
    *((asks, 2), (answers, 3), (reviews, 2), (drops, 1), (signs, 1), (leaves, 1), (departs, 1)),
    *((renews, 2), (town_objects, 1), (commends, 1), (papers, 1), (ends, 1), (erases, 1)),
)
MOVES: Final = tuple(move for move, times in WEIGHTS for _ in range(times))
"""Every move as often as it should come."""
