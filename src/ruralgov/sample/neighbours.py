"""A year of compacts in a few villages of the synthetic city, and one dispute in the first of them.

A villager has an objection upheld, repairs a deduction, and is commended. Everything is done by
commands that anybody could give, and two persons act where two must.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from hashlib import sha256
from itertools import islice, zip_longest
from typing import Any, Final

from attrs import define, field, frozen

from ruralgov.domain import compacts as c
from ruralgov.domain.access import ADMINISTRATION, GrantRole, RegisterAccount
from ruralgov.domain.collectives import Collectives
from ruralgov.domain.kernel.calendar import SHANGHAI
from ruralgov.domain.kernel.ids import (
    AccountId,
    BodyId,
    CreditRequestId,
    CreditSchemeId,
    DecisionId,
    DisputeId,
    HouseholdId,
    PersonId,
    PlaceId,
    VillageRulesId,
)
from ruralgov.domain.kernel.month import Month, month_before, month_of
from ruralgov.domain.kernel.personal import BirthDate, CitizenText, OfficerText, PersonName
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.meetings import (
    Bodies,
    BodyKind,
    ConfirmPaperDecision,
    EnterPaperDecision,
    FoundBody,
    Matter,
    PublishDecision,
)
from ruralgov.domain.registry import (
    HouseholdRelation,
    Households,
    PlaceRow,
    Places,
    RegisterHousehold,
    RegisterPerson,
    Sex,
)
from ruralgov.imports.founding import example_rules, example_scheme
from ruralgov.sample.city import AS_OF, City, Village
from ruralgov.sample.draw import BEGIN
from ruralgov.sample.mornings import Morning
from ruralgov.sample.quarrel import Quarrel

NAMES: Final = (
    *("孙秀英", "王建国", "李明", "张桂兰", "刘洋", "陈静"),
    *("赵海燕", "周志强", "吴玉梅", "徐磊", "朱丽华", "马文涛"),
    *("胡春生", "郭爱华", "何平", "高素珍", "林海", "罗永军"),
)
"""Who lives there: six who hold offices, then those who agree; every second is a woman."""
OTHERS: Final = 26
"""Who else lives there, so that a village is one grid of four lanes."""
OFFICES: Final = 6
ACCOUNTS: Final = ("compact_keeper", "compact_recorder", "compact_approver", "compact_reviewer")
A_DAY: Final = timedelta(days=1)
HELP, CLEAN, LITTER, ROAD = "L0101", "L0301", "L0302", "L0402"
"""Items of the example: an hour with somebody who lives alone, a cleaning day, two breaches."""
WRONG, TRUE = 3, 5
"""The months of a deduction that does not stand, and of one that is repaired."""
QUARTER: Final = "Q3"
VILLAGES: Final = 2
WORDS: Final = "示例"


@frozen
class Hamlet:
    """One of the villages: who acts, and who agreed to the rules."""

    place: PlaceId
    name: str
    officials: Sequence[PersonId]
    people: Sequence[PersonId]
    body: BodyId


@define
class Neighbours:
    """Lets a few villages live a year under their own rules."""

    city: City
    year: int = 2025
    hamlets: list[Hamlet] = field(factory=list, init=False)
    schemes: dict[PlaceId, CreditSchemeId] = field(factory=dict, init=False)
    dispute: DisputeId | None = field(default=None, init=False)

    def over(self, settled: Sequence[Village], merging: Collection[PlaceId]) -> dict[date, Morning]:
        """Return what happens on which mornings, in villages that do not merge.

        They are villages without people, which are settled; where there are none, some of those
        that are settled. Where all merge nothing happens.
        """
        taken = {*merging, *(one.place for one in settled)}
        self.hamlets = [self._settled(row) for row in islice(self._free(taken), VILLAGES)]
        if not self.hamlets:
            staying = [one for one in settled if one.place not in merging][:VILLAGES]
            self.hamlets = [self._joined(one.place, one.name)[0] for one in staying]
        if not self.hamlets:
            return {}
        days: dict[date, Morning] = {
            self._on(1, 6): self._agree,
            self._on(1, 8): self._sign,
            self._on(4, 7): self._object,
            self._on(7, 8): self._repair,
            self._on(10, 27): self._commend,
        }
        for number in range(1, 13):
            month = Month(f"{self.year}-{number:02}")
            days[self._on(number, 20)] = partial(self._record, month)
            days[self._on(number, 22)] = partial(self._tell, month)
            if number > 1:
                days[self._on(number, 3)] = partial(self._publish, month_before(month))
                days[self._on(number, 25)] = partial(self._finalise, month_before(month))
        first = self.hamlets[0]
        quarrel = Quarrel(self.city, first.place, first.officials[3:], first.people[:2])
        return days | {
            day: partial(self._quarrel, step) for day, step in quarrel.over(self.year).items()
        }

    def _quarrel(self, step: Callable[[], DisputeId], _life: Any) -> None:
        self.dispute = step()

    def _on(self, month: int, day: int) -> date:
        return date(self.year, month, day)

    def _free(self, taken: Collection[PlaceId]) -> Iterator[PlaceRow]:
        """Give the villages that are not taken and have no people: one of each town at first.

        First of all those of which pages are written, on which their points then hang out.
        """
        acting, ask = self.city.staff("registrar"), self.city.app.query
        shown = {row.place for row in ask(Collectives(), **self.city.staff("auditor"))}
        towns = [
            list(ask(Places(parent=PlaceId(one.owner)), **acting))
            for one in ask(Places(), **acting)
        ]
        rows = (row for turn in zip_longest(*towns) for row in turn if row is not None)
        for row in sorted(rows, key=lambda row: PlaceId(row.owner) not in shown):
            village = PlaceId(row.owner)
            if village not in taken and not ask(Households(village=village), **acting):
                yield row

    def _settled(self, row: PlaceRow) -> Hamlet:
        """Settle a village: those who take part and others, all in one grid."""
        others = self.city.residents(row, OTHERS)
        found, households = self._joined(others.place, row.name)
        homes = [*others.households, *households]
        heads = [*others.heads, *found.officials, *found.people]
        self.city.grids(Village(others.place, row.name, homes, heads, len(heads)))
        return found

    def _joined(self, place: PlaceId, name: str) -> tuple[Hamlet, list[HouseholdId]]:
        """Register those of a village who take part, with their households, and its meeting."""
        homes = (
            RegisterHousehold(village=place, number=f"Y{n:04d}", since=BEGIN, source=WORDS)
            for n in range(1, len(NAMES) + 1)
        )
        households = [HouseholdId(key) for key in self.city.give("registrar", homes)]
        people = (_person(home, n) for n, home in enumerate(households))
        found = [PersonId(key) for key in self.city.give("registrar", people)]
        self.city.step("households", len(households))
        self.city.step("people", len(found))
        hamlet = Hamlet(place, name, found[:OFFICES], found[OFFICES:], self._meeting(place))
        return hamlet, households

    def _meeting(self, place: PlaceId) -> BodyId:
        """Return the meeting of a village, founded where there is none."""
        kind, acting = BodyKind.VILLAGE_MEETING, self.city.staff("registrar")
        for row in self.city.app.query(Bodies(), **acting):
            if (row.place, row.kind) == (place, kind):
                return BodyId(row.owner)
        meeting = FoundBody(kind=kind, name=kind.zh, place=place, since=AS_OF, source=WORDS)
        return BodyId(self.city.give("registrar", [meeting])[0])

    def _agree(self, _life: Any) -> None:
        """Say who is behind the accounts, and adopt rules and scheme in each village."""
        named = zip(ACCOUNTS, self.hamlets[0].officials, strict=False)
        for account, person in named:
            self._admin(RegisterAccount(account=AccountId(account), person=person, basis=WORDS))
        second = GrantRole(
            account=AccountId("compact_reviewer"), role=c.COMPACT_APPROVER, basis=WORDS
        )
        self._admin(second)
        for one in self.hamlets:
            self.schemes[one.place] = self._adopted(one)

    def _admin(self, command: Any) -> None:
        actor = Actor(self.city.admin)
        self.city.app.execute(command, actor=actor, purpose=ADMINISTRATION)

    def _adopted(self, one: Hamlet) -> CreditSchemeId:
        """Return the scheme of a village, in force from tomorrow on."""
        today, decision = self._on(1, 6), self._decided(one)
        (key,) = self.city.give("compact_keeper", [example_rules(one.place)])
        rules = VillageRulesId(key)
        adopt = c.AdoptVillageRules(rules=rules, decision=decision)
        self.city.give("compact_keeper", [adopt])
        filed = c.FileVillageRules(rules=rules, filed=today, reference=f"备〔{self.year}〕1号")
        self.city.give("compact_reviewer", [filed])
        (key,) = self.city.give("compact_keeper", [example_scheme(one.place, rules)])
        scheme = CreditSchemeId(key)
        self.city.give(
            "compact_keeper",
            [
                c.AdoptCreditScheme(scheme=scheme, decision=decision),
                c.PublishCreditScheme(
                    scheme=scheme,
                    published=today,
                    since=today + A_DAY,
                    review_on=date(self.year + 1, 12, 31),
                ),
            ],
        )
        return scheme

    def _decided(self, one: Hamlet) -> DecisionId:
        """Return the decision of a village, which another person confirmed, and which hangs out."""
        met = date(self.year - 1, 12, 16)
        paper = EnterPaperDecision(
            body=one.body,
            matter=Matter.VILLAGE_RULES,
            title="村规民约和信用积分办法",
            day=met,
            reference=f"{one.name}决〔{met.year}〕8号",
        )
        decision = DecisionId(self.city.give("meeting_recorder", [paper])[0])
        self.city.give("meeting_convener", [ConfirmPaperDecision(decision=decision)])
        published = PublishDecision(decision=decision, since=met, where="村务公开栏")
        self.city.give("meeting_recorder", [published])
        return decision

    def _sign(self, _life: Any) -> None:
        """All but the last two agree; some do not wish to be named."""
        for one in self.hamlets:
            signings = tuple(
                c.Signing(person=person, signed=self._on(1, 8), show=n % 4 != 3)
                for n, person in enumerate(one.people[:-2])
            )
            command = c.SignCreditAgreements(
                village=one.place, scheme=self.schemes[one.place], signings=signings
            )
            self.city.give("compact_keeper", [command])

    def _record(self, month: Month, _life: Any) -> None:
        """Record what was done in a month, which another person approves."""
        for one in self.hamlets:
            entries = tuple(self._entries(one, month))
            proofs = tuple(_proof(maker, kind, month) for maker, kind in _shown(one))
            sheet = c.RecordPoints(village=one.place, month=month, proofs=proofs, entries=entries)
            self.city.give("compact_recorder", [sheet])
            approve = c.ApprovePoints(village=one.place, month=month, sheets=(1,))
            self.city.give("compact_approver", [approve])

    def _entries(self, one: Hamlet, month: Month) -> Iterator[c.PointEntry]:
        number = int(month[5:])
        if number in (WRONG, TRUE):
            item = ROAD if number == WRONG else LITTER
            day = self._on(number, 12)
            yield c.PointEntry(person=one.people[0], item=item, day=day, proofs=(2, 3))
        hours = 6 if 7 <= number <= 9 else 2
        day = self._on(number, 15)
        yield c.PointEntry(person=one.people[0], item=HELP, day=day, quantity=hours, proofs=(1,))
        for at, person in enumerate(one.people[1:-2]):
            if (at + number) % 3 == 0:
                yield c.PointEntry(person=person, item=CLEAN, day=self._on(number, 16), proofs=(1,))

    def _tell(self, month: Month, _life: Any) -> None:
        """Tell whoever lost points."""
        if int(month[5:]) in (WRONG, TRUE):
            for one in self.hamlets:
                how = c.NoticeMethod.IN_PERSON
                told = c.InformOfPoints(village=one.place, month=month, entries=(1,), how=how)
                self.city.give("compact_recorder", [told])

    def _publish(self, month: Month, _life: Any) -> None:
        commands = (c.PublishCreditMonth(village=one.place, month=month) for one in self.hamlets)
        self.city.give("compact_approver", commands)

    def _finalise(self, month: Month, _life: Any) -> None:
        commands = (c.FinaliseCreditMonth(village=one.place, month=month) for one in self.hamlets)
        self.city.give("compact_approver", commands)

    def _object(self, _life: Any) -> None:
        """The villager objects to what hangs out, and is right."""
        one = self.hamlets[0]
        said = CitizenText.of("堆在路边的不是我家的沙石")
        self._asked(one, WRONG, c.RequestKind.OBJECTION, said, "经现场核对，沙石属施工队，异议成立")

    def _repair(self, _life: Any) -> None:
        """The villager repairs a deduction that stood."""
        one, month = self.hamlets[0], month_of(self._on(7, 8))
        shown = (_proof(one.people[2], c.ProofKind.PICTURE, month),)
        said = CitizenText.of("已连续一个月参加清洁，请求修复")
        reasons = "已核对照片，同意修复"
        self._asked(one, TRUE, c.RequestKind.REPAIR, said, reasons, shown)

    def _asked(
        self,
        one: Hamlet,
        number: int,
        kind: c.RequestKind,
        words: CitizenText,
        reasons: str,
        proofs: tuple[c.Proof, ...] = (),
    ) -> None:
        """Ask something about the first entry of a month, which somebody else grants."""
        lodge = c.LodgeCreditRequest(
            village=one.place,
            month=Month(f"{self.year}-{number:02}"),
            entry=1,
            kind=kind,
            asker=one.people[0],
            words=words,
            proofs=proofs,
        )
        request = CreditRequestId(self.city.give("compact_keeper", [lodge])[0])
        answer = c.AnswerCreditRequest(
            request=request, granted=True, reasons=OfficerText.of(reasons)
        )
        self.city.give("compact_reviewer", [answer])

    def _commend(self, _life: Any) -> None:
        quarter = f"{self.year}-{QUARTER}"
        commands = (c.CommendVillagers(village=one.place, quarter=quarter) for one in self.hamlets)
        self.city.give("compact_approver", commands)


def _person(home: HouseholdId, number: int) -> RegisterPerson:
    """Return what registers one of those who live there: adults, of a household each."""
    return RegisterPerson(
        household=home,
        name=PersonName.of(NAMES[number]),
        birth=BirthDate.of(f"{1960 + number}-05-{number + 1:02}"),
        sex=(Sex.FEMALE, Sex.MALE)[number % 2],
        relation=HouseholdRelation.HEAD,
        since=BEGIN,
        source=WORDS,
    )


def _shown(one: Hamlet) -> tuple[tuple[PersonId, c.ProofKind], ...]:
    """Return who made what shows a month: an attendance sheet, and two who were there."""
    witnesses = ((person, c.ProofKind.ATTESTATION) for person in one.people[-2:])
    return ((one.officials[4], c.ProofKind.SHEET), *witnesses)


def _proof(maker: PersonId, kind: c.ProofKind, month: Month) -> c.Proof:
    made = datetime.combine(date.fromisoformat(f"{month}-01"), time(8), SHANGHAI)
    mark = sha256(f"{maker}/{month}/{kind}".encode()).hexdigest()
    return c.Proof(kind=kind, maker=maker, at=made, sha256=mark)
