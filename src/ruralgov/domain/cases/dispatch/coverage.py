"""The proof that a dispatch plan covers the city: each matter, in each village, at any time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from attrs import define, field

from ruralgov.domain.cases.dispatch.decide import mismatch
from ruralgov.domain.cases.dispatch.model import (
    FALLBACK,
    OWN,
    DispatchRule,
    Facts,
    Match,
    Path,
    PlanVersion,
)
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class Fault(LabelledEnum):
    """What can be wrong with a plan."""

    TWICE = "twice", "名称或岗位重复", "named twice"
    MATTER_UNKNOWN = "matter_unknown", "事项或大类不存在", "matter or category unknown"
    PLACE_UNKNOWN = "place_unknown", "地点不存在", "place unknown"
    UNREACHABLE = "unreachable", "永远不会适用", "never reached"
    POST_MISSING = "post_missing", "该职能在部分村没有对应岗位", "no post for some villages"
    UNIT_UNKNOWN = "unit_unknown", "单位当日不是登记的组织", "its unit is no organisation then"
    POST_DANGLING = "post_dangling", "没有任何事项派往该岗位", "no case is ever sent to it"


@frozen(kw_only=True)
class PlanFault:
    """One thing that is wrong: with a rule, a post (``office@place``) or a matter."""

    fault: Fault
    name: str
    detail: str


@frozen(kw_only=True)
class Served:
    """A matter as the plan sees it."""

    code: str
    category: str
    office: str
    level: Level


@frozen(kw_only=True)
class Proof:
    """What was found: how many combinations each rule leads for, and every fault."""

    combinations: int
    by_rule: dict[str, int]
    faults: tuple[PlanFault, ...]


def prove(plan: PlanVersion, matters: Sequence[Served], villages: Sequence[Path]) -> Proof:
    """Try every matter in every village, in and out of hours, at each level from its own up.

    A grid or lane has no posts of its own: it is covered as its village is.
    """
    return _Prover(plan, villages).run(matters)


@define
class _Prover:
    plan: PlanVersion
    villages: Sequence[Path]
    _led: Counter[str] = field(factory=Counter, init=False)
    _used: set[tuple[str, PlaceId]] = field(factory=set, init=False)
    _missing: dict[tuple[str, str], PlaceId] = field(factory=dict, init=False)
    _served: dict[tuple[str, Level], dict[PlaceId, PlaceId | None]] = field(
        factory=dict, init=False
    )

    def run(self, matters: Sequence[Served]) -> Proof:
        for matter in matters:
            higher = list(Level)[list(Level).index(matter.level) :]
            for off_hours, level in product((False, True), higher):
                self._matter(matter, off_hours=off_hours, level=level)
        faults = (
            *self._twice(),
            *self._unknown(matters),
            *self._unreachable(),
            *(
                PlanFault(fault=Fault.POST_MISSING, name=name, detail=f"{office}: {place}")
                for (name, office), place in self._missing.items()
            ),
            *self._dangling(),
        )
        total = sum(self._led.values())
        return Proof(combinations=total, by_rule=dict(self._led), faults=faults)

    def _matter(self, matter: Served, *, off_hours: bool, level: Level) -> None:
        """Count who leads for a matter in every village, at one time of day and level."""

        def facts(path: Path) -> Facts:
            return Facts(
                matter=matter.code,
                category=matter.category,
                own=matter.office,
                path=path,
                off_hours=off_hours,
                level=level,
            )

        nowhere = facts(())
        able = [
            rule
            for rule in self.plan.rules
            if mismatch(rule, nowhere) in (Match.MATCHED, Match.TERRITORY)
        ]
        if not able:
            self._own(matter, level, self.villages)
        elif able[0].territory is None:
            self._rule(able[0], level, self.villages)
        else:
            self._split(able, matter, level)

    def _split(self, able: list[DispatchRule], matter: Served, level: Level) -> None:
        """Give each village to the first rule whose territory it lies in."""
        left: list[Path] = list(self.villages)
        for rule in able:
            where = rule.territory
            mine = [path for path in left if where is None or where in path]
            left = [path for path in left if where is not None and where not in path]
            self._rule(rule, level, mine)
        self._own(matter, level, left)

    def _rule(self, rule: DispatchRule, level: Level, paths: Sequence[Path]) -> None:
        self._led[rule.name] += len(paths)
        self._posts(rule.name, rule.lead, level, paths)
        for office in rule.co_units:
            self._posts(rule.name, office, Level.VILLAGE, paths)

    def _own(self, matter: Served, level: Level, paths: Sequence[Path]) -> None:
        """Count the matter's own office where it has a post, and the fallback elsewhere."""
        served = self._serving(matter.office, level)
        within = [path for path in paths if served[path[0]] is not None]
        without = [path for path in paths if served[path[0]] is None]
        self._led[OWN] += len(within)
        self._posts(OWN, matter.office, level, within)
        self._led[FALLBACK] += len(without)
        self._posts(f"{FALLBACK} ({matter.code})", self.plan.fallback, level, without)

    def _posts(self, name: str, office: str, level: Level, paths: Sequence[Path]) -> None:
        served = self._serving(office, level)
        for path in paths:
            place = served[path[0]]
            if place is None:
                self._missing.setdefault((name, office), path[0])
            else:
                self._used.add((office, place))

    def _serving(self, office: str, level: Level) -> dict[PlaceId, PlaceId | None]:
        """Return by village where the post is that serves it, worked out once."""
        name = (office, level)
        if name not in self._served:
            posts = {path[0]: self.plan.post(office, path, level) for path in self.villages}
            self._served[name] = {at: None if p is None else p.place for at, p in posts.items()}
        return self._served[name]

    def _twice(self) -> Iterator[PlanFault]:
        names = Counter(rule.name for rule in self.plan.rules)
        posts = Counter(f"{post.office}@{post.place}" for post in self.plan.posts)
        for name, count in (names + posts).items():
            if count > 1 or name in (OWN, FALLBACK):
                yield PlanFault(fault=Fault.TWICE, name=name, detail=str(count))

    def _unknown(self, matters: Iterable[Served]) -> Iterator[PlanFault]:
        codes = {matter.code for matter in matters} | {None}
        categories = {matter.category for matter in matters} | {None}
        places = {place for path in self.villages for place in path} | {None}
        for rule in self.plan.rules:
            if rule.matter not in codes or rule.category not in categories:
                detail = f"{rule.matter or ''} {rule.category or ''}".strip()
                yield PlanFault(fault=Fault.MATTER_UNKNOWN, name=rule.name, detail=detail)
            if rule.territory not in places:
                detail = str(rule.territory)
                yield PlanFault(fault=Fault.PLACE_UNKNOWN, name=rule.name, detail=detail)
        for post in self.plan.posts:
            if post.place not in places:
                name = f"{post.office}@{post.place}"
                yield PlanFault(fault=Fault.PLACE_UNKNOWN, name=name, detail=post.place)

    def _unreachable(self) -> Iterator[PlanFault]:
        for rule in self.plan.rules:
            if not self._led[rule.name]:
                yield PlanFault(fault=Fault.UNREACHABLE, name=rule.name, detail=rule.lead)

    def _dangling(self) -> Iterator[PlanFault]:
        for post in self.plan.posts:
            if (post.office, post.place) not in self._used:
                name = f"{post.office}@{post.place}"
                yield PlanFault(fault=Fault.POST_DANGLING, name=name, detail=post.unit)
