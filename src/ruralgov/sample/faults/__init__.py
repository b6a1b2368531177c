"""A year of books with planted faults: which checks find which, and what alarms for nothing.

The villages' year (:mod:`ruralgov.sample.ledgers`) goes on as ever; in between, faults are
planted in some villages as inspectors describe them, and honest things that look like faults in the
others. What was planted is kept, so that what is found can be counted. A set that its own author
planted proves little: it shows what the checks see of what we thought of.
"""

import itertools
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import Final

from attrs import define, field, frozen
from attrs import evolve as change

from ruralgov.app.application import App
from ruralgov.domain.disclosure import PublicationKind
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.month import Month, first_day
from ruralgov.domain.oversight import Finding
from ruralgov.domain.property import Due
from ruralgov.domain.registry import PlaceRow
from ruralgov.sample.affairs import without_till
from ruralgov.sample.faults.hand import Hand, Plant, unasking
from ruralgov.sample.faults.kinds import FAULTS, SOWN, TWINS, Kind
from ruralgov.sample.holdings import BANK, Holding, Letting
from ruralgov.sample.ledgers import YEAR, Ledgers

DAY: Final = 4
"""The day of each month on which something is planted: the month before is closed by then."""
QUIET: Final = 40
"""Of so many villages one publishes late, and one never."""
STOP: Final = 9
"""The month from which on some villages keep no books."""

DUE_BY, OLD_BY = date(2024, 11, 30), date(2024, 10, 4)
"""By when a due must be booked at the end of the year, and by when it is long unpaid."""


@frozen(kw_only=True)
class Planted:
    """A fault, or an honest twin, and where it is."""

    rule: str
    name: str
    told: str
    collective: CollectiveId
    keys: frozenset[str]
    also: tuple[str, ...] = ()
    missed: bool = False
    honest: bool = False

    def shows_in(self, finding: Finding) -> bool:
        """Tell whether a finding is about it."""
        if finding.collective != self.collective:
            return False
        linked = {link.key for link in finding.links}
        return bool(self.keys & linked)


@frozen(kw_only=True)
class Score:
    """What became of the faults of one rule. *unseen*: planted, and expected to be missed."""

    rule: str
    planted: int
    found: int
    unseen: int
    unseen_found: int
    twins: int
    alarms: int
    """Findings that are about nothing that was planted."""


@define
class FaultySet:
    """Plants into the year of some villages. The same seed plants the same.

    Args:
        ledgers: The year that is to be kept.
        old: An app over the same store with what :func:`unasking` gives.
        share: The share of villages that get a fault; the others get two honest twins each.
    """

    ledgers: Ledgers
    old: App
    share: float = 0.3
    planted: list[Planted] = field(factory=list, init=False)
    _late: list[Holding] = field(factory=list, init=False)
    _silent: list[Holding] = field(factory=list, init=False)
    _numbers: Iterator[int] = field(factory=lambda: itertools.count(1), init=False)

    def run(self, villages: Iterable[PlaceRow]) -> list[Planted]:
        """Keep the year, plant into it, and return what was planted."""
        self.ledgers.found(villages)
        everyone = list(self.ledgers.held)
        stopped = everyone[:: max(1, round(30 / self.share / 3))][:40]
        growing = list(self._sown(everyone, stopped))
        self._quiet([one for one in everyone if one not in stopped])
        for month in YEAR[: self.ledgers.months]:
            number = int(month[5:])
            self.ledgers.clock.set(first_day(month).replace(day=DAY), time(10))
            growing = [one for one in growing if not self._grow(one, number)]
            if number == STOP:
                self._stop(stopped)
            self.ledgers.month(month)
            self._publish(month)
        self.planted += self._unpaid(everyone, {one.key for one in stopped})
        return self.planted

    def _sown(self, everyone: list[Holding], stopped: list[Holding]) -> Iterator["Growing"]:
        """Give what grows where; nothing honest does where the books stop."""
        draw = random.Random(self.ledgers.city.seed)  # noqa: S311  made-up faults, no secret
        faulty = [one for one in everyone if draw.random() < self.share]
        for number, one in enumerate(faulty):
            yield self._growing(draw, one, everyone, SOWN[number % len(SOWN)])
        names = {one.key for one in (*faulty, *stopped)}
        honest = [one for one in everyone if one.key not in names]
        for number, one in enumerate(honest):
            for turn in (2 * number, 2 * number + 1):
                yield self._growing(draw, one, everyone, TWINS[turn % len(TWINS)], honest=True)

    def _growing(
        self,
        draw: random.Random,
        one: Holding,
        everyone: list[Holding],
        kind: Kind,
        *,
        honest: bool = False,
    ) -> "Growing":
        other = everyone[(everyone.index(one) + 1) % len(everyone)]
        one.steps = without_till(one.steps)  # what is planted may leave nothing there
        hand = Hand(
            app=self.ledgers.city.app,
            acting=self.ledgers.city.staff,
            clock=self.ledgers.clock,
            one=one,
            other=other,
            old=self.old,
            numbers=self._numbers,
            admin=self.ledgers.city.admin,
        )
        return Growing(kind, hand, draw.choice(kind.months), honest)

    def _grow(self, one: "Growing", month: int) -> bool:
        """Go a month on with a fault; tell whether it is planted whole."""
        if month < one.month:
            return False
        plant = one.on()
        if plant is None:
            return False
        kind = one.kind
        self.planted.append(
            Planted(
                rule=kind.rule,
                name=kind.name,
                told=kind.told,
                collective=plant.where or one.hand.one.key,
                keys=frozenset(plant.keys),
                also=plant.also,
                missed=kind.missed,
                honest=one.honest,
            )
        )
        if plant.home:
            mine = change(self.planted[-1], rule=plant.home, collective=one.hand.one.key)
            self.planted.append(mine)
        return True

    def _quiet(self, everyone: list[Holding]) -> None:
        """Choose who publishes late and who never does."""
        self._late, self._silent = everyone[1::QUIET], everyone[2::QUIET]
        for told, name, whose in (
            ("每季度公开，总是晚半个月", "published_late", self._late),
            ("从来没有公开过财务收支", "never_published", self._silent),
        ):
            for one in whose:
                self.planted.append(
                    Planted(
                        rule="R30",
                        name=name,
                        told=told,
                        collective=one.key,
                        keys=frozenset({one.key}),
                    )
                )

    def _publish(self, month: Month) -> None:
        """Publish the accounts of a quarter that is over; those who are late do a month later."""
        number = int(month[5:])
        if number % 3 == 0:
            prompt = [one for one in self.ledgers.held if one not in (*self._late, *self._silent)]
            self.ledgers.disclose((YEAR[number - 3], month), PublicationKind.FINANCE, prompt)
        elif number % 3 == 1 and number > 1:
            quarter = (YEAR[number - 4], YEAR[number - 2])
            self.ledgers.disclose(quarter, PublicationKind.FINANCE, self._late)

    def _stop(self, stopped: list[Holding]) -> None:
        """Let some villages keep no books any more, one voucher waiting for its check."""
        for one in stopped:
            hand = self._growing(random.Random(0), one, self.ledgers.held, FAULTS[0]).hand  # noqa: S311
            waiting = hand.moved(BANK, "503", 20_000, post=False)
            told = "会计生病，九月起无人记账"
            months = frozenset(f"{one.key}/{month}" for month in YEAR[STOP - 1 :])
            mine = {"told": told, "name": "stopped", "collective": one.key}
            self.planted.append(Planted(rule="R15", keys=months, **mine))  # type: ignore[arg-type]
            itself = frozenset({one.key})
            self.planted.append(Planted(rule="R30", keys=itself, **mine))  # type: ignore[arg-type]
            waits = frozenset({waiting})
            self.planted.append(Planted(rule="R16", keys=waits, **mine))  # type: ignore[arg-type]
        gone = {one.key for one in stopped}
        self.ledgers.held = [one for one in self.ledgers.held if one.key not in gone]

    def _unpaid(self, everyone: list[Holding], stopped: set[CollectiveId]) -> Iterator[Planted]:
        """Give what the year itself has of faults: rents that nobody paid, booked or asked for."""
        for one in everyone:
            for letting in one.lettings:
                stop = STOP if one.key in stopped else 13
                open_days = [due.day for due in letting.dues if not _came(letting, due, stop)]
                for rule, until in (("R1", DUE_BY), ("R14", OLD_BY)):
                    if any(day <= until for day in open_days):
                        yield Planted(
                            rule=rule,
                            name="never_paid",
                            told="租户没有交租，账上没有挂应收，也没有人催",
                            collective=one.key,
                            keys=frozenset({letting.contract}),
                        )
            if one.key in stopped:
                yield Planted(
                    rule="R6",
                    name="stopped",
                    told="九月起没有提折旧",
                    collective=one.key,
                    keys=frozenset({"152", *(how.contra for how in one.wearing.values())}),
                )


@define
class Growing:
    """A fault on its way into the year."""

    kind: Kind
    hand: Hand
    month: int
    honest: bool
    _steps: Iterator[Plant | None] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._steps = self.kind.plan(self.hand)

    def on(self) -> Plant | None:
        """Take the next step, and return what was planted once it is whole."""
        return next(self._steps)


def _came(letting: Letting, due: Due, stop: int) -> bool:
    """Tell whether a due was paid and booked in the year, and before the books stopped."""
    paid = (due.day.year - 2024) * 12 + due.day.month + letting.late
    return paid < min(stop, 13)


def scores(planted: list[Planted], findings: Iterable[Finding]) -> list[Score]:
    """Count for each rule what was found of what was planted, and what alarmed for nothing."""
    by_collective: dict[str, list[Planted]] = defaultdict(list)
    for one in planted:
        by_collective[one.collective].append(one)
    found: set[int] = set()
    alarms: Counter[str] = Counter()
    for finding in findings:
        known = [one for one in by_collective[finding.collective] if _is(one, finding)]
        for one in known:
            if one.rule == finding.check:
                found.add(id(one))
        if not any(not one.honest for one in known):
            alarms[finding.check] += 1
    rules = sorted({one.rule for one in planted} | set(alarms), key=lambda r: (len(r), r))
    return [_score(rule, planted, found, alarms[rule]) for rule in rules]


def _is(one: Planted, finding: Finding) -> bool:
    if finding.check not in (one.rule, *one.also):
        return False
    if one.name == "stopped" and one.rule == "R6":
        return any(account in finding.zh for account in one.keys)
    return one.shows_in(finding)


def _score(rule: str, planted: list[Planted], found: set[int], alarms: int) -> Score:
    mine = [one for one in planted if one.rule == rule]
    faults = [one for one in mine if not one.honest and not one.missed]
    unseen = [one for one in mine if one.missed]
    return Score(
        rule=rule,
        planted=len(faults),
        found=sum(id(one) in found for one in faults),
        unseen=len(unseen),
        unseen_found=sum(id(one) in found for one in unseen),
        twins=sum(one.honest for one in mine),
        alarms=alarms,
    )


__all__ = ["FaultySet", "Planted", "Score", "scores", "unasking"]
