"""What the laws say of meetings: rules and reserved matters, each with its days and its source.

They are data: a city adds rules of its own, and none of these is lowered by that, since a vote must
satisfy all that hold. What a meeting was judged by is kept with it, so a change here changes
nothing that was decided.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import BodyId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.meetings.model import (
    HALF,
    MORE_THAN_HALF,
    TWO_THIRDS,
    Act,
    Base,
    BodyKind,
    CountedBy,
    DecisionRule,
    Matter,
    Quorum,
    Verification,
)

_OVC_2010: Final = date(2010, 10, 28)
_OVC_2025: Final = date(2025, 10, 28)
_RCEO: Final = date(2025, 5, 1)
_BRANCH: Final = date(2018, 10, 28)
_LAND: Final = date(2003, 3, 1)
_SHANDONG: Final = date(2013, 1, 1)

PERSONS: Final = CountedBy.PERSONS
HOUSEHOLDS: Final = CountedBy.HOUSEHOLDS
OF_THE_MEMBERS: Final = (
    Matter.COLLECTIVE_CHARTER,
    Matter.COLLECTIVE_RULES,
    Matter.MEMBERSHIP,
    Matter.OFFICERS,
    Matter.BUDGET,
    Matter.LAND_AND_SHARES,
    Matter.BUILDING_LAND,
    Matter.COMPENSATION,
    Matter.INVESTMENT,
    Matter.MERGER,
)
"""What the members of a collective decide: 农村集体经济组织法 art. 26."""
_ALL_OF_THEM_ONLY: Final = (
    Matter.COLLECTIVE_CHARTER,
    Matter.MEMBERSHIP,
    Matter.LAND_AND_SHARES,
    Matter.COMPENSATION,
    Matter.MERGER,
)
"""Items 1, 3, 8, 10 and 12, which their representatives never decide: art. 28."""
DELEGABLE: Final = (
    Matter.PLANNING,
    Matter.PAID_POSTS,
    Matter.USE_OF_INCOME,
    Matter.PUBLIC_WORKS,
    Matter.HELP,
    Matter.SUPERVISION,
    Matter.PROPERTY,
    Matter.GRIDS,
    Matter.OTHER,
)
"""What the village meeting can leave to the representatives: 村民委员会组织法 art. 27 and 28."""
OWN: Final = frozenset({Matter.SUPERVISION})
"""What the representatives decide by the law itself, without a delegation: art. 37 and 38."""

_BOTH: Final = (
    Quorum(by=PERSONS, share=MORE_THAN_HALF),
    Quorum(by=HOUSEHOLDS, share=TWO_THIRDS),
)
_GROUP: Final = (Quorum(by=PERSONS, share=TWO_THIRDS), Quorum(by=HOUSEHOLDS, share=TWO_THIRDS))
_TWO_THIRDS: Final = (Quorum(by=PERSONS, share=TWO_THIRDS),)
_MOST: Final = (Quorum(by=PERSONS, share=MORE_THAN_HALF),)

LAW: Final[tuple[DecisionRule, ...]] = (
    DecisionRule(
        code="cn-ovc-2010-village-meeting",
        kind=BodyKind.VILLAGE_MEETING,
        quorum=_BOTH,
        majority=MORE_THAN_HALF,
        notice_days=10,
        since=_OVC_2010,
        until=_OVC_2025,
        source="村民委员会组织法（2010年修订）第二十一条、第二十二条",
    ),
    DecisionRule(
        code="cn-ovc-2025-village-meeting",
        kind=BodyKind.VILLAGE_MEETING,
        quorum=_BOTH,
        majority=MORE_THAN_HALF,
        notice_days=10,
        since=_OVC_2025,
        source="村民委员会组织法（2025年修正）第二十五条、第二十六条",
        verified=Verification.COPY,
    ),
    DecisionRule(
        code="cn-ovc-2025-village-meeting-for-collective",
        kind=BodyKind.VILLAGE_MEETING,
        matters=OF_THE_MEMBERS,
        quorum=_TWO_THIRDS,
        majority=TWO_THIRDS,
        base=Base.ENTITLED,
        notice_days=10,
        since=_OVC_2025,
        source="村民委员会组织法（2025年修正）第二十八条第四款，参照农村集体经济组织法第二十七条",
        verified=Verification.COPY,
    ),
    DecisionRule(
        code="cn-ovc-2010-representatives",
        kind=BodyKind.REPRESENTATIVES,
        quorum=_TWO_THIRDS,
        majority=MORE_THAN_HALF,
        since=_OVC_2010,
        until=_OVC_2025,
        source="村民委员会组织法（2010年修订）第二十六条",
    ),
    DecisionRule(
        code="cn-ovc-2025-representatives",
        kind=BodyKind.REPRESENTATIVES,
        quorum=_TWO_THIRDS,
        majority=MORE_THAN_HALF,
        since=_OVC_2025,
        source="村民委员会组织法（2025年修正）第三十条",
        verified=Verification.COPY,
    ),
    DecisionRule(
        code="37-ovc-2013-representatives",
        kind=BodyKind.REPRESENTATIVES,
        quorum=_TWO_THIRDS,
        majority=MORE_THAN_HALF,
        women=TWO_THIRDS,
        notice_days=5,
        urgent=False,
        since=_SHANDONG,
        jurisdiction="37",
        source="山东省实施村民委员会组织法办法（2012年修订）第二十四条",
        verified=Verification.COPY,
    ),
    DecisionRule(
        code="cn-land-2003-village-meeting",
        kind=BodyKind.VILLAGE_MEETING,
        matters=(Matter.LAND_AND_SHARES,),
        quorum=_TWO_THIRDS,
        majority=TWO_THIRDS,
        base=Base.ENTITLED,
        since=_LAND,
        source="农村土地承包法第十九条第三项（承包方案）、第五十二条（发包给本集体以外）",
        verified=Verification.COPY,
    ),
    DecisionRule(
        code="cn-land-2003-representatives",
        kind=BodyKind.REPRESENTATIVES,
        matters=(Matter.LAND_AND_SHARES,),
        quorum=_TWO_THIRDS,
        majority=TWO_THIRDS,
        base=Base.ENTITLED,
        since=_LAND,
        source="农村土地承包法第十九条第三项（承包方案）、第五十二条（发包给本集体以外）",
        verified=Verification.COPY,
    ),
    DecisionRule(
        code="cn-ovc-2010-group-meeting",
        kind=BodyKind.GROUP_MEETING,
        quorum=_GROUP,
        majority=MORE_THAN_HALF,
        since=_OVC_2010,
        until=_OVC_2025,
        source="村民委员会组织法（2010年修订）第二十八条",
    ),
    DecisionRule(
        code="cn-ovc-2025-group-meeting",
        kind=BodyKind.GROUP_MEETING,
        quorum=_GROUP,
        majority=MORE_THAN_HALF,
        since=_OVC_2025,
        source="村民委员会组织法（2025年修正）第三十二条",
        verified=Verification.COPY,
    ),
    DecisionRule(
        code="cn-branch-2018-branch-meeting",
        kind=BodyKind.BRANCH_MEETING,
        quorum=(Quorum(by=PERSONS, share=HALF),),
        majority=MORE_THAN_HALF,
        base=Base.ENTITLED,
        since=_BRANCH,
        source="中国共产党支部工作条例（试行）第十一条",
    ),
    DecisionRule(
        code="cn-branch-2018-branch-committee",
        kind=BodyKind.BRANCH_COMMITTEE,
        quorum=(Quorum(by=PERSONS, share=HALF),),
        majority=MORE_THAN_HALF,
        base=Base.ENTITLED,
        since=_BRANCH,
        source="中国共产党支部工作条例（试行）第十二条（到会）；过半数为设计值",
    ),
    DecisionRule(
        code="cn-rceo-2025-members",
        kind=BodyKind.MEMBERS,
        quorum=_TWO_THIRDS,
        majority=TWO_THIRDS,
        base=Base.ENTITLED,
        notice_days=10,
        urgent=False,
        online=True,
        proxies=True,
        since=_RCEO,
        source="农村集体经济组织法第二十七条",
        verified=Verification.COPY,
    ),
    DecisionRule(
        code="cn-rceo-2025-member-representatives",
        kind=BodyKind.MEMBER_REPRESENTATIVES,
        quorum=_TWO_THIRDS,
        majority=TWO_THIRDS,
        base=Base.ENTITLED,
        since=_RCEO,
        source="农村集体经济组织法第二十八条（表决）；到会三分之二为设计值",
        verified=Verification.COPY,
    ),
    DecisionRule(
        code="design-two-committees",
        kind=BodyKind.TWO_COMMITTEES,
        quorum=_MOST,
        majority=MORE_THAN_HALF,
        base=Base.ENTITLED,
        since=_OVC_2010,
        source="设计值：法律未规定，可由本市另行规定更严的",
    ),
    DecisionRule(
        code="design-villagers-committee",
        kind=BodyKind.VILLAGERS_COMMITTEE,
        quorum=_MOST,
        majority=MORE_THAN_HALF,
        since=_OVC_2010,
        source="村民委员会组织法：少数服从多数；到会过半数为设计值",
    ),
    DecisionRule(
        code="design-council",
        kind=BodyKind.COUNCIL,
        quorum=_TWO_THIRDS,
        majority=MORE_THAN_HALF,
        base=Base.ENTITLED,
        since=_OVC_2010,
        source="设计值：依各集体章程，可由本市另行规定更严的",
    ),
)
"""Joint conferences and consultations have no rule in the law: each decides by one it adopted."""


@frozen(kw_only=True)
class Reservation:
    """Which bodies decide a matter, within days; no other body does."""

    matters: tuple[Matter, ...]
    kinds: tuple[BodyKind, ...]
    since: date
    until: date = FOREVER
    jurisdiction: str = ""
    source: str
    verified: Verification = Verification.NOT


_ALL_VILLAGERS: Final = (BodyKind.VILLAGE_MEETING,)
_VILLAGERS: Final = (BodyKind.VILLAGE_MEETING, BodyKind.REPRESENTATIVES)
_ALL_MEMBERS: Final = (BodyKind.MEMBERS, BodyKind.VILLAGE_MEETING)
_MEMBERS: Final = (*_VILLAGERS, BodyKind.MEMBERS, BodyKind.MEMBER_REPRESENTATIVES)
RESERVED: Final[tuple[Reservation, ...]] = (
    Reservation(
        matters=(Matter.VILLAGE_RULES, Matter.DELEGATION),
        kinds=_ALL_VILLAGERS,
        since=date.min,
        source="村民委员会组织法第二十八条、第三十一条",
        verified=Verification.COPY,
    ),
    Reservation(
        matters=(Matter.CLAIMED,),
        kinds=_ALL_VILLAGERS,
        since=_SHANDONG,
        jurisdiction="37",
        source="山东省实施村民委员会组织法办法（2012年修订）第二十条第一款第十项、第二款",
        verified=Verification.COPY,
    ),
    Reservation(
        matters=(
            Matter.PLANNING,
            Matter.PAID_POSTS,
            Matter.USE_OF_INCOME,
            Matter.PUBLIC_WORKS,
            Matter.HELP,
            Matter.CLAIMED,
            Matter.SUPERVISION,
        ),
        kinds=_VILLAGERS,
        since=date.min,
        source="村民委员会组织法第二十七条、第二十八条、第三十七条、第三十八条",
        verified=Verification.COPY,
    ),
    Reservation(
        matters=_ALL_OF_THEM_ONLY,
        kinds=_ALL_MEMBERS,
        since=_RCEO,
        source="农村集体经济组织法第二十六条第一、三、八、十、十二项，第二十八条",
        verified=Verification.COPY,
    ),
    Reservation(
        matters=OF_THE_MEMBERS,
        kinds=_MEMBERS,
        since=date.min,
        source="农村集体经济组织法第二十六条；村民委员会组织法第二十八条第四款",
        verified=Verification.COPY,
    ),
    Reservation(
        matters=(Matter.PROPERTY,),
        kinds=(*_MEMBERS, BodyKind.GROUP_MEETING, BodyKind.COUNCIL),
        since=date.min,
        source="农村集体经济组织法第二十六条、第三十条；村民委员会组织法第三十二条第四款",
        verified=Verification.COPY,
    ),
    Reservation(
        matters=(Matter.GROUP_AFFAIRS, Matter.GROUP_ELECTION),
        kinds=(BodyKind.GROUP_MEETING,),
        since=date.min,
        source="村民委员会组织法第三十二条",
        verified=Verification.COPY,
    ),
    Reservation(
        matters=(Matter.PARTY,),
        kinds=(BodyKind.BRANCH_MEETING, BodyKind.BRANCH_COMMITTEE),
        since=date.min,
        source="中国共产党支部工作条例（试行）",
    ),
    Reservation(
        matters=(Matter.JOINT,),
        kinds=(BodyKind.CONFERENCE,),
        since=date.min,
        source="设计值",
    ),
)


def reserved(kind: BodyKind, matter: Matter, day: date, city: str) -> Reservation | None:
    """Return what keeps a matter from a kind of body on a day in a city, or None."""
    return next(
        (
            one
            for one in RESERVED
            if matter in one.matters
            and one.since <= day < one.until
            and city.startswith(one.jurisdiction)
            and kind not in one.kinds
        ),
        None,
    )


def rules_of(
    adopted: Iterable[DecisionRule],
    kind: BodyKind,
    body: BodyId,
    matter: Matter,
    act: Act,
    day: date,
    city: str,
) -> tuple[DecisionRule, ...]:
    """Return all rules by which a body acts on a matter on a day; each of them must be satisfied.

    What a city adopted for its joint conferences is all there is of them.
    """
    return tuple(one for one in (*LAW, *adopted) if one.holds(kind, body, matter, act, day, city))
