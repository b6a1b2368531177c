"""One valid command of every kind of collectives, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date
from typing import Any

from ruralgov.domain.collectives import (
    AccountMove,
    CarryOutMerger,
    ChangeCollective,
    CorrectCollectiveEntry,
    DissolveCollective,
    FoundCollective,
    MergeCollective,
    MergerBasis,
    MoveCollective,
    WithdrawMerger,
)
from ruralgov.domain.kernel.ids import CollectiveId
from tests.town import DAY, Town

Step = tuple[str, Any]
LATER = date(2025, 1, 1)


def steps(town: Town) -> Generator[Step, Any, None]:
    founding = FoundCollective(
        place=town.village, name="大庄股份经济合作社", since=DAY, source="登记证"
    )
    collective = CollectiveId((yield "registrar", founding).key)
    yield (
        "registrar",
        DissolveCollective(collective=collective, since=LATER, cause="合并"),
    )
    founding = FoundCollective(
        place=town.village, name="大庄经济合作社", since=DAY, source="登记证"
    )
    source = CollectiveId((yield "registrar", founding).key)
    founding = FoundCollective(place=town.other, name="小庄经济合作社", since=DAY, source="登记证")
    into = CollectiveId((yield "registrar", founding).key)
    renamed = date(2024, 6, 1)
    yield (
        "registrar",
        ChangeCollective(
            collective=source, since=renamed, name="大庄股份合作社", source="变更登记"
        ),
    )
    yield (
        "registrar",
        CorrectCollectiveEntry(
            collective=source, entry=renamed, since=date(2024, 6, 3), reason="日期写错"
        ),
    )
    merging = MergeCollective(
        collective=source,
        into=into,
        since=LATER,
        basis=MergerBasis(
            surveyed=date(2024, 9, 30),
            decided=date(2024, 10, 8),
            decision="大庄成员大会〔2024〕2号",
            accepted=date(2024, 10, 9),
            acceptance="小庄成员大会〔2024〕2号",
            approved=date(2024, 11, 1),
            approval="市农〔2024〕9号",
        ),
        accounts=(AccountMove(code="10201", to="10202", name="原大庄基本户"),),
    )
    yield "bookkeeper", merging
    yield "bookkeeper", WithdrawMerger(collective=source, reason="文号写错")
    yield "bookkeeper", merging
    yield (
        "bookchecker",
        CarryOutMerger(
            collective=source,
            notified=date(2024, 11, 5),
            registered="注销登记〔2024〕7号",
            seen=2,
        ),
    )
    apart = FoundCollective(place=town.village, name="大庄二社", since=DAY, source="登记证")
    kept = CollectiveId((yield "registrar", apart).key)
    yield (
        "registrar",
        MoveCollective(
            collective=kept,
            place=town.other,
            since=date(2024, 6, 1),
            decision="大庄成员大会〔2024〕3号",
            reason="合村不合账",
        ),
    )
