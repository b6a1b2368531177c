"""Rules and parameters of one city as an example (示例), which is not official.

``verified`` is False of all of them: nobody held text or number against the official ones. They
were read in a public copy of the papers named, and local numbers are made up.
"""

from datetime import date
from typing import Final

from ruralgov.domain.aid.means import conditions as c
from ruralgov.domain.aid.means.conditions import Condition
from ruralgov.domain.aid.means.items import INCOME, Item
from ruralgov.domain.aid.means.law import Law, Programme, RuleVersion
from ruralgov.domain.aid.means.parameters import Parameter, Parameters
from ruralgov.domain.kernel.clean import FOREVER

COUNTY: Final = "371082"
BEGAN: Final = date(2021, 7, 1)
RIGID_BEGAN: Final = date(2025, 1, 1)
PLAN_ENDED: Final = date(2026, 1, 1)
_MINIMUM: Final = "最低生活保障审核确认办法（民发〔2021〕57号）"
_DESTITUTE: Final = "特困人员认定办法（民发〔2021〕43号）"
_RIGID: Final = "刚性支出困难家庭认定办法"
_LOCAL: Final = "示例数值，未经核实"

_INCOME_STANDARD: Final = Condition(
    "income_below_standard",
    "社会救助暂行办法第九条",
    "共同生活的家庭成员人均收入低于当地最低生活保障标准",
    "income of each who lives together is below the local minimum",
    c.income_below_standard,
)
_ASSETS_MINIMUM: Final = Condition(
    "assets_minimum",
    f"{_MINIMUM}第十四条",
    "家庭财产状况符合当地规定",
    "assets are within the local limits",
    c.assets_minimum,
)
_NOT_MINIMUM: Final = Condition(
    "not_minimum",
    f"{_MINIMUM}第八条",
    "不符合最低生活保障条件",
    "the conditions of the minimum allowance are not met",
    c.not_minimum,
)
_INCOME_MARGIN: Final = Condition(
    "income_below_margin",
    f"{_MINIMUM}第八条",
    "人均收入低于当地最低生活保障标准1.5倍",
    "income of each is below 1.5 times the local minimum",
    c.income_below_margin,
)
_ASSETS_MARGINAL: Final = Condition(
    "assets_marginal",
    f"{_MINIMUM}第八条",
    "家庭财产状况符合低保边缘家庭的规定",
    "assets are within the limits of the margin",
    c.assets_marginal,
)
_IS_MARGINAL: Final = Condition(
    "is_marginal",
    f"{_MINIMUM}第八条",
    "属于最低生活保障边缘家庭",
    "of a family at the margin",
    c.is_marginal,
)
_SINGLE: Final = Condition(
    "single",
    f"{_MINIMUM}第八条第一项、第二项",
    "一级、二级重度残疾或者三级智力、精神残疾，或者患重特大疾病",
    "a severe disability, a mental one of grade 3, or a serious illness",
    c.single,
)
_NOT_INCLUDED: Final = Condition(
    "not_included",
    f"{_RIGID}第四条第一项",
    "未纳入低保、特困供养，未认定为低保边缘家庭",
    "on no list of minimum, margin or destitute",
    c.not_included,
)
_BELOW_DISPOSABLE: Final = Condition(
    "income_below_disposable",
    f"{_RIGID}第四条",
    "人均收入低于上年度当地居民人均可支配收入",
    "income of each is below last year's disposable income of the place",
    c.income_below_disposable,
)
_ASSETS_RIGID: Final = Condition(
    "assets_rigid",
    f"{_RIGID}第四条",
    "家庭财产状况符合刚性支出困难家庭的规定",
    "assets are within the limits for rigid expenses",
    c.assets_rigid,
)
_EXPENSES: Final = Condition(
    "expenses_weigh",
    f"{_RIGID}第四条、第五条",
    "认定的刚性支出占家庭总收入的比例超过当地规定",
    "rigid expenses are more than the local share of income",
    c.expenses_weigh,
)
_UNABLE: Final = Condition(
    "unable_to_work",
    f"{_DESTITUTE}第五条",
    "无劳动能力",
    "unable to work",
    c.unable_to_work,
)
_NO_SOURCE: Final = Condition(
    "no_source", f"{_DESTITUTE}第六条", "无生活来源", "no source of living", c.no_source
)
_NOBODY: Final = Condition(
    "nobody_supports",
    f"{_DESTITUTE}第四条、第八条",
    "无法定赡养、抚养、扶养义务人或者其无履行义务能力",
    "nobody is obliged to support, or those who are cannot",
    c.nobody_supports,
)
_NO_CHILD: Final = Condition(
    "no_child_allowance",
    f"{_DESTITUTE}第九条",
    "未选择孤儿或事实无人抚养儿童基本生活保障",
    "no child allowance was chosen",
    c.no_child_allowance,
)
_MINOR: Final = Condition("minor", "未成年人保护法第二条", "未满十八周岁", "under 18", c.minor)
_LOST: Final = Condition(
    "lost_both",
    "关于加强孤儿保障工作的意见（国办发〔2010〕54号）第一条",
    "失去父母或查找不到生父母",
    "both parents lost or not found",
    c.lost_both,
)
_UNRAISED: Final = Condition(
    "unraised",
    "民发〔2019〕62号第一条",
    "父母双方均符合不能履行抚养义务的情形",
    "neither parent can raise the child",
    c.unraised,
)
_DIFFICULTY: Final = Condition(
    "in_difficulty",
    "国发〔2016〕36号",
    "因家庭贫困、自身残疾患病或者监护缺失陷入困境",
    "in difficulty by poverty, disability, illness or lack of guardianship",
    c.in_difficulty,
)
_LIVING: Final = Condition(
    "disabled_on_minimum",
    "国发〔2015〕52号",
    "低保家庭中的残疾人",
    "a disabled person of a family with minimum allowance",
    c.disabled_on_minimum,
)
_NO_FULL_CHILD: Final = Condition(
    "no_child_allowance",
    "民发〔2019〕62号第三条",
    "未享受全额儿童基本生活保障",
    "no full child allowance",
    c.no_child_allowance,
)
_CARE: Final = Condition(
    "needs_care",
    "国发〔2015〕52号",
    "残疾等级为一级、二级，或者当地规定的智力、精神残疾",
    "grade 1 or 2, or a mental disability as the place sets",
    c.needs_care,
)
_URGENT: Final = Condition(
    "urgent_or_heavy",
    "民政部、财政部关于进一步加强和改进临时救助工作的意见（2018）第二条",
    "急难型或者支出型困难",
    "immediate need, or expenses that weigh",
    c.urgent_or_heavy,
)


def _rule(
    programme: Programme, citation: str, *conditions: Condition, since: date = BEGAN
) -> RuleVersion:
    return RuleVersion(
        programme=programme,
        version=f"{programme}@{since}",
        since=since,
        citation=citation,
        conditions=conditions,
    )


RULES: Final = (
    _rule(Programme.MINIMUM, _MINIMUM, _INCOME_STANDARD, _ASSETS_MINIMUM),
    _rule(Programme.MARGINAL, _MINIMUM, _NOT_MINIMUM, _INCOME_MARGIN, _ASSETS_MARGINAL),
    _rule(Programme.SINGLE, _MINIMUM, _IS_MARGINAL, _SINGLE),
    _rule(
        Programme.RIGID,
        _RIGID,
        _NOT_INCLUDED,
        _BELOW_DISPOSABLE,
        _ASSETS_RIGID,
        _EXPENSES,
        since=RIGID_BEGAN,
    ),
    _rule(Programme.DESTITUTE, _DESTITUTE, _UNABLE, _NO_SOURCE, _NOBODY, _NO_CHILD),
    _rule(Programme.ORPHAN, "国办发〔2010〕54号", _MINOR, _LOST),
    _rule(Programme.UNRAISED, "民发〔2019〕62号", _MINOR, _UNRAISED),
    _rule(Programme.CHILD_IN_NEED, "国发〔2016〕36号", _MINOR, _DIFFICULTY),
    _rule(Programme.DISABLED_LIVING, "国发〔2015〕52号", _LIVING, _NO_FULL_CHILD),
    _rule(Programme.DISABLED_CARE, "国发〔2015〕52号", _CARE),
    _rule(Programme.TEMPORARY, "临时救助意见（2018）", _URGENT),
)
_LEFT_OUT: Final = frozenset(
    {
        *(Item.PREFERENTIAL, Item.FAMILY_PLANNING, Item.SCHOLARSHIP, Item.BRAVERY),
        *(Item.AID_RECEIVED, Item.BASIC_PENSION),
    }
)
_LEFT_OUT_DESTITUTE: Final = frozenset(
    {
        *(Item.BASIC_PENSION, Item.INSURANCE_PENSION),
        *(Item.PREFERENTIAL, Item.OLD_AGE_ALLOWANCE),
    }
)
_NUMBERS: Final = {
    "minimum.standard": 90_000,
    "disposable.income": 2_800_000,
    "minimum.movable_months": 24,
    "minimum.vehicles": 0,
    "minimum.houses": 0,
    "marginal.movable_months": 36,
    "marginal.vehicles": 0,
    "marginal.houses": 0,
    "rigid.movable_months": 48,
    "rigid.vehicles": 0,
    "rigid.houses": 0,
    "rigid.share": 6_000,
    "destitute.movable": 2_160_000,
    f"counts.{Item.OLD_AGE_ALLOWANCE}": 0,
    "cap.illness_cost": 3_000_000,
    "cap.work_cost": 240_000,
    "care.mental_grade": 4,
}


def _counting() -> tuple[Parameter, ...]:
    """Return which kinds of income count, the basic pension not during the plan of five years."""
    found = [
        Parameter(
            name=f"{basis}.{item}",
            since=BEGAN,
            until=PLAN_ENDED if (basis, item) == ("counts", Item.BASIC_PENSION) else FOREVER,
            value=0 if item in out else 1,
            citation=paper,
        )
        for basis, out, paper in (
            ("counts", _LEFT_OUT, f"{_MINIMUM}第十三条"),
            ("destitute", _LEFT_OUT_DESTITUTE, f"{_DESTITUTE}第六条"),
        )
        for item in INCOME
    ]
    after = Parameter(
        name=f"counts.{Item.BASIC_PENSION}",
        since=PLAN_ENDED,
        value=0,
        citation="“十四五”以后的规定待查，沿用前值为示例",
    )
    return (*found, after)


PARAMETERS: Final = Parameters(
    (
        *_counting(),
        Parameter(name="marginal.times", since=BEGAN, value=15_000, citation=f"{_MINIMUM}第八条"),
        Parameter(name="unraised.months", since=BEGAN, value=6, citation="民发〔2019〕62号第一条"),
        Parameter(name="single.mental_grade", since=BEGAN, value=3, citation=f"{_MINIMUM}第八条"),
        *(
            Parameter(name=name, place=COUNTY, since=BEGAN, value=value, citation=_LOCAL)
            for name, value in _NUMBERS.items()
        ),
    )
)
LAW: Final = Law("示例：威海荣成（数值未经核实）", RULES, PARAMETERS)
