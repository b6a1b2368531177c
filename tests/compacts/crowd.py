"""A village in which people of ill will hold every office; what is accepted is kept by hand."""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from ruralgov.domain import compacts as c
from ruralgov.domain.access import GrantRole, RegisterAccount
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import AccountId, CreditRequestId, PersonId
from ruralgov.domain.kernel.month import Month, month_of
from ruralgov.domain.kernel.personal import BirthDate, CitizenText, OfficerText, PersonName
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import HouseholdRelation, RegisterPerson
from tests.compacts import naive as n
from tests.compacts.compact import proof
from tests.compacts.scenario import APPROVER, KEEPER, RECORDER, REVIEWER
from tests.compacts.square import TODAY, Square
from tests.town import DAY

TERMS = c.SchemeTerms(most_month=n.MONTH_CAP, hearing_days=n.HEARING, honours=2)
STAFF = (KEEPER, RECORDER, APPROVER, REVIEWER, "double", "kin", "self", "ghost")
"""Who acts: *double* is the recorder once more, *kin* a relative of the first villager, *self* the
second villager, and of *ghost* nobody knows who it is."""
OFFICES = (c.COMPACT_KEEPER, c.COMPACT_RECORDER, c.COMPACT_APPROVER, c.COMPACT_REVIEWER)
SHOWN = ("sheet", "first", "second", "other", "kin", "head", "recorder", "document", "picture")
"""Pieces of evidence: the statements of three strangers, of two of one home, of the recorder."""
MAKES = {"sheet": c.ProofKind.SHEET, "document": c.ProofKind.DOCUMENT}
MAKES["picture"] = c.ProofKind.PICTURE
Draft = tuple[PersonId, str, date, int, tuple[str, ...]]
"""An entry that is tried: who, what, when, how much, shown by what."""


class Crowd:
    """The people, what was accepted of their commands, and how many were."""

    def __init__(self) -> None:
        self.square = Square(terms=TERMS)
        self.head, self.second = self.square.villagers[:2]
        self.kin = self._of("1981-02-03")
        self.child = self._of("2012-01-01")
        self.people = [*self.square.people, self.kin, self.child]
        self.behind: dict[str, PersonId | None] = dict(
            zip(
                (KEEPER, RECORDER, APPROVER, REVIEWER, "villager"),
                self.square.officials,
                strict=True,
            )
        )
        self.behind |= {"double": self.behind[RECORDER], "kin": self.kin}
        self.behind |= {"self": self.second, "ghost": None}
        self._empower()
        first = n.Version(self.square.scheme, TODAY, TODAY + timedelta(days=1))
        first.signed = dict.fromkeys(self.square.villagers[:-2], TODAY)
        self.versions = [first]
        self.books: dict[Month, n.Book] = {}
        self.requests: list[n.Asked] = []
        self.gone: set[PersonId] = set()
        self.stopped = False
        self.honoured: dict[str, tuple[PersonId, ...]] = {}
        self.given: Counter[str] = Counter()
        self.taken: Counter[str] = Counter()

    def _of(self, born: str) -> PersonId:
        command = RegisterPerson(
            household=self.square.homes[5],
            name=PersonName.of("钱小木"),
            identity=None,
            birth=BirthDate.of(born),
            relation=HouseholdRelation.CHILD,
            party_member=False,
            since=DAY,
            source="t",
        )
        return PersonId(self.square.do("registrar", command).key)

    def _empower(self) -> None:
        """Give every office to all but the villager, so that roles alone stop nobody."""
        for name in STAFF:
            account, person = AccountId(name), self.behind[name]
            if name in ("double", "kin", "self"):
                register = RegisterAccount(account=account, person=person, basis="任命")
                self.square.do("admin", register)
            for role in OFFICES:
                with suppress(RuralgovError):  # some hold theirs already
                    self.square.do("admin", GrantRole(account=account, role=role, basis="兼任"))

    @property
    def today(self) -> date:
        return legal_date(self.square.town.clock.now)

    @property
    def scheme(self) -> n.Version | None:
        return n.in_force(self.versions, self.today)

    def at(self, day: date) -> None:
        self.square.at(max(day, self.today))

    def attempt(self, account: str, command: Any, purpose: Any = c.COMPACTS) -> Any:
        """Give a command; None where it is refused."""
        self.given[type(command).__name__] += 1
        actor = Actor(AccountId(account))
        try:
            done = self.square.town.app.execute(command, actor=actor, purpose=purpose)
        except RuralgovError:
            return None
        self.taken[type(command).__name__] += 1
        return done

    def related(self, one: PersonId | None, *others: PersonId | None) -> bool:
        """Tell whether somebody is one of others, or of a home with one of them."""
        home = {self.head, self.kin, self.child}
        return one in others or (one in home and bool(home & {*others}))

    def book(self, month: Month) -> n.Book:
        return self.books.setdefault(month, n.Book(month))

    def hanging(self) -> list[n.Book]:
        return [one for one in self.books.values() if one.hung is not None]

    def open_books(self) -> list[n.Book]:
        """Return the months that are not final, the oldest first, up to this one."""
        self.book(month_of(self.today))
        return sorted(
            (one for one in self.books.values() if one.final is None), key=lambda one: one.month
        )

    def record(self, account: str, month: Month, drafts: Sequence[Draft]) -> bool:
        """Try a sheet; where it is taken, each of its entries has to be well founded."""
        shown = list(dict.fromkeys(name for draft in drafts for name in draft[4]))
        entries = tuple(
            c.PointEntry(
                person=who,
                item=item,
                day=day,
                quantity=many,
                proofs=tuple(shown.index(name) + 1 for name in names),
            )
            for who, item, day, many, names in drafts
        )
        command = c.RecordPoints(
            village=self.square.village,
            month=month,
            proofs=tuple(self._proof(name) for name in shown),
            entries=entries,
        )
        if self.attempt(account, command) is None:
            return False
        self._keep(account, month, drafts)
        return True

    def _maker(self, name: str) -> PersonId:
        made = {
            "first": self.square.villagers[-1],
            "second": self.square.villagers[-2],
            "other": self.second,
            "kin": self.kin,
            "head": self.head,
            "recorder": self.square.officials[1],
        }
        return made.get(name, self.square.officials[4])

    def _proof(self, name: str) -> c.Proof:
        kind = MAKES.get(name, c.ProofKind.ATTESTATION)
        more = {"reference": "（2026）鲁1082民初1号"} if name == "document" else {}
        return proof(self._maker(name), kind, "abcdef012"[SHOWN.index(name)], **more)

    def _keep(self, account: str, month: Month, drafts: Sequence[Draft]) -> None:
        found, book = self._points(month), self.book(month)
        scheme, by = n.in_force(self.versions, drafts[0][2]), self.behind[account]
        assert scheme is not None, "no rule held"
        assert by is not None, "nobody knows who recorded it"
        assert book.hung is None, "recorded into what hangs out"
        assert not self.stopped, "recorded while the town objects"
        sheet = []
        for who, item, day, _, names in drafts:
            number = len(book.entries) + 1
            self._well_founded(by, month, who, item, day, names, scheme)
            makers = {self._maker(name) for name in names if name not in MAKES}
            one = n.Entry(month, number, who, item, day, scheme.key, by, makers, found[number])
            book.entries.append(one)
            sheet.append(one)
        book.sheets.append(sheet)
        assert n.capped(book.live()), "beyond a cap"

    def _points(self, month: Month) -> dict[int, int]:
        query = c.CreditMonthFile(village=self.square.village, month=month)
        file: c.CreditMonth = self.square.town.ask(KEEPER, query)
        return {point.number: point.points for _, point in file.points()}

    def _well_founded(
        self,
        by: PersonId,
        month: Month,
        who: PersonId,
        item: str,
        day: date,
        names: tuple[str, ...],
        scheme: n.Version,
    ) -> None:
        assert n.in_force(self.versions, day) is scheme, "another version held"
        assert day <= self.today, "of a day that has not come"
        assert day >= date.fromisoformat(f"{month}-01") - timedelta(days=62), "long ago"
        assert who in scheme.signed, "no consent"
        assert scheme.signed[who] <= day, "consent came later"
        assert who != self.child, "a minor"
        assert not self.related(by, who), "recorded by a relative"
        fact = (who, item, day)
        for book in self.books.values():
            for one in book.entries:
                again = (one.person, one.item, one.day) == fact and not one.withdrawn
                assert not again, "recorded twice"
        if n.SIGN[item] > 0:
            assert "sheet" in names, "no evidence"
        elif "document" not in names:
            seen = [self._maker(one) for one in names if one not in MAKES]
            fair = [one for one in seen if not self.related(one, who, by)]
            pairs = [(a, b) for a in fair for b in fair if not self.related(a, b)]
            assert pairs, "an unfounded deduction"

    def lodge(self, account: str, one: n.Entry, kind: c.RequestKind, asker: PersonId) -> bool:
        """Ask something about an entry; who may object is never turned away."""
        book, may = self.book(one.month), self._may_ask(one, kind, asker)
        command = c.LodgeCreditRequest(
            village=self.square.village,
            month=one.month,
            entry=one.number,
            kind=kind,
            asker=asker,
            words=CitizenText("当天我不在村里"),
            proofs=(proof(self.square.villagers[2], mark="d"),),
        )
        done = self.attempt(account, command)
        if done is None:
            right = may and account == KEEPER and kind is c.RequestKind.OBJECTION
            assert not right, "an objection was turned away"
            return False
        assert may, f"{kind} taken of {asker} in {book}"
        assert account != "villager" or asker == self.behind["villager"], "in another's name"
        found = n.Asked(CreditRequestId(done.key), one, kind, asker)
        found.wait()
        self.requests.append(found)
        return True

    def _may_ask(self, one: n.Entry, kind: c.RequestKind, asker: PersonId) -> bool:
        book, mine = self.book(one.month), asker == one.person
        same = [
            r
            for r in self.requests
            if (r.entry is one and r.kind is kind and r.asker == asker and not r.dropped)
            and (kind in n.HOLDING or r.open)
        ]
        lives = not one.end or (kind is c.RequestKind.DELETION and one.end != "deleted")
        if same or not lives:
            return False
        if kind is c.RequestKind.OBJECTION:
            adult = mine or (asker != self.child and asker not in self.gone)
            hangs = book.hung is not None and book.final is None
            return adult and hangs and not book.over(self.today)
        if kind is c.RequestKind.STATEMENT:
            return mine and one.told is not None and book.hung is None
        if kind is c.RequestKind.REPAIR:
            return mine and one.told is not None and book.final is not None and not one.waits
        return mine and book.hung is not None

    def answer(self, account: str, asked: n.Asked, *, granted: bool) -> bool:
        """Answer a request, or decide its review."""
        reasons, key = OfficerText("已核对签到表"), asked.key
        made = c.DecideCreditReview if asked.reviewing else c.AnswerCreditRequest
        if self.attempt(account, made(request=key, granted=granted, reasons=reasons)) is None:
            return False
        judge, one = self.behind[account], asked.entry
        assert judge is not None, "nobody knows who judged"
        assert asked.open, "answered twice"
        assert judge not in (one.by, one.approver, asked.judge), "judged what they did"
        assert judge not in one.witnesses, "judged what they attested"
        assert not self.related(judge, one.person, asked.asker), "judged by a relative"
        if asked.reviewing:
            asked.decided = True
            asked.settle(granted=granted, day=self.today, since=self.today)
        else:
            asked.answered, asked.granted, asked.judge = self.today, granted, judge
            last = n.after(self.today, n.REVIEW)
            asked.settle(granted=granted, day=self.today, since=last + timedelta(days=1))
        return True

    def stop(self, who: PersonId, version: n.Version, *, erase: bool) -> None:
        """Let somebody be scored no more: what is not published goes, the rest as they choose."""
        version.signed.pop(who, None)
        for book in self.books.values():
            for one in book.entries:
                if one.person == who and one.scheme == version.key and (erase or book.hung is None):
                    one.finish("deleted", self.today)

    def commended(self, quarter: str) -> tuple[PersonId, ...]:
        """Return who is commended, also who is not to be named."""
        tx = self.square.town.app.storage.begin(write=False)
        rows = tx.rows("credit_commendations", (), columns=("quarter", "person"))
        tx.close()
        return tuple(PersonId(str(who)) for of, who in rows if of == quarter)

    def balance(self, who: PersonId, day: date) -> int:
        return sum(
            one.points
            for book in self.books.values()
            for one in book.entries
            if one.person == who and book.counts(one, day)
        )

    def _kept(self, who: PersonId) -> set[tuple[Month, int]]:
        """Return the entries of somebody that they see: all that were not deleted."""
        return {
            (one.month, one.number)
            for book in self.books.values()
            for one in book.entries
            if one.person == who and one.end != "deleted"
        }

    def check(self, *days: date) -> None:
        """Look whether somebody has other points, or is shown otherwise, than they should."""
        for day in days or (self.today,):
            for who in self.people:
                page = self.square.statement(who, day)
                assert page.balance == self.balance(who, day), "points that nobody may have or take"
                shown = {(line.month, line.entry) for line in page.lines}
                assert shown == self._kept(who), "deleted and still there, or lost"
        for book in self.hanging():
            query = c.CreditNotice(village=self.square.village, month=book.month)
            notice: c.CreditNoticePage = self.square.town.ask("villager", query)
            assert {line.entry for line in notice.lines} == {one.number for one in book.live()}
            named = {line.entry for line in notice.lines if line.name}
            assert not named & {one.number for one in book.entries if one.negative}, "named"
