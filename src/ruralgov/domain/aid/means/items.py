"""What a means test asks: income, deductions, assets, rigid expenses and standing, by kind."""

from typing import Final

from ruralgov.domain.kernel.labels import LabelledEnum


class Item(LabelledEnum):
    """One thing that may be known of a person; the value of each is a whole number."""

    WAGES = "wages", "工资性收入", "wages"
    BUSINESS = "business", "经营净收入", "net income of a business"
    PROPERTY = "property", "财产净收入", "net income of property"
    TRANSFERS = "transfers", "转移净收入", "net transfers"
    OTHER_INCOME = "other_income", "其他收入", "other income"
    BASIC_PENSION = "basic_pension", "城乡居民基础养老金", "basic pension of residents"
    INSURANCE_PENSION = "insurance_pension", "其他社会保险待遇", "other social insurance"
    PREFERENTIAL = "preferential", "优待抚恤金", "preferential pension and relief"
    FAMILY_PLANNING = "family_planning", "计划生育奖励扶助金", "family-planning support"
    SCHOLARSHIP = "scholarship", "奖学金", "scholarship"
    BRAVERY = "bravery", "见义勇为奖金", "award for bravery"
    AID_RECEIVED = "aid_received", "政府发放的社会救助款物", "social assistance received"
    OLD_AGE_ALLOWANCE = "old_age_allowance", "高龄津贴", "old-age allowance"

    ILLNESS_COST = "illness_cost", "因病因残刚性支出扣减", "deduction for illness or disability"
    WORK_COST = "work_cost", "必要就业成本", "necessary cost of working"

    DEPOSITS = "deposits", "银行存款", "bank deposits"
    SECURITIES = "securities", "有价证券、基金", "securities and funds"
    INSURANCE = "insurance", "商业保险", "commercial insurance"
    CLAIMS = "claims", "债权", "claims"
    INTERNET_FINANCE = "internet_finance", "互联网金融资产", "internet finance"
    VEHICLES = "vehicles", "机动车（不含必需的）", "vehicles but for necessary ones"
    HOUSES = "houses", "居住以外的房屋", "houses beside the home"

    LIVING_EXPENSE = "living_expense", "基本生活支出", "living expense"
    MEDICAL_EXPENSE = "medical_expense", "医疗自付支出", "medical expense after insurance"
    EDUCATION_EXPENSE = "education_expense", "教育支出", "education at the public price"
    REHABILITATION = "rehabilitation", "残疾康复支出", "rehabilitation"
    OTHER_EXPENSE = "other_expense", "其他刚性支出", "other rigid expense"

    BORN = "born", "出生日期", "date of birth"
    DISABILITY = "disability", "残疾等级", "grade of disability"
    MENTAL = "mental", "智力或精神残疾", "intellectual or mental disability"
    LIMB = "limb", "肢体残疾", "physical disability"
    VISUAL = "visual", "视力残疾", "visual disability"
    SERIOUS_ILLNESS = "serious_illness", "重病", "serious illness"
    NO_OBLIGED = "no_obliged", "无法定义务人", "nobody is obliged by law"
    OBLIGED_UNABLE = "obliged_unable", "法定义务人无履行能力", "those obliged are unable"
    FATHER_GONE = "father_gone", "父亲死亡或查找不到", "father dead or not found"
    MOTHER_GONE = "mother_gone", "母亲死亡或查找不到", "mother dead or not found"
    FATHER_UNFIT = "father_unfit", "父亲重残或重病", "father severely disabled or ill"
    MOTHER_UNFIT = "mother_unfit", "母亲重残或重病", "mother severely disabled or ill"
    FATHER_AWAY = "father_away", "父亲服刑、戒毒、失联月数", "months father is held or missing"
    MOTHER_AWAY = "mother_away", "母亲服刑、戒毒、失联月数", "months mother is held or missing"
    GUARDIAN_FAILS = "guardian_fails", "监护缺失或失当", "guardianship lacking or failing"
    CHILD_ALLOWANCE = "child_allowance", "选择儿童基本生活保障", "child allowance was chosen"
    ON_MINIMUM = "on_minimum", "低保家庭成员", "of a family with minimum allowance"
    ON_MARGIN = "on_margin", "低保边缘家庭成员", "of a family at the margin"
    ON_DESTITUTE = "on_destitute", "特困供养人员", "supported as destitute"
    URGENT = "urgent", "急难情形", "immediate need"


INCOME: Final = tuple(Item)[: tuple(Item).index(Item.OLD_AGE_ALLOWANCE) + 1]
"""The kinds of income; a dated parameter says of each whether it counts."""
DEDUCTIONS: Final = (Item.ILLNESS_COST, Item.WORK_COST)
MOVABLE: Final = (
    Item.DEPOSITS,
    Item.SECURITIES,
    Item.INSURANCE,
    Item.CLAIMS,
    Item.INTERNET_FINANCE,
)
EXPENSES: Final = (
    Item.LIVING_EXPENSE,
    Item.MEDICAL_EXPENSE,
    Item.EDUCATION_EXPENSE,
    Item.REHABILITATION,
    Item.OTHER_EXPENSE,
)
MONEY: Final = frozenset({*INCOME, *DEDUCTIONS, *MOVABLE, *EXPENSES})
"""Items whose value is an amount in fen."""
COUNTS: Final = frozenset(
    {Item.VEHICLES, Item.HOUSES, Item.DISABILITY, Item.FATHER_AWAY, Item.MOTHER_AWAY, Item.BORN}
)
"""Items whose value is a number; a day of birth is its ordinal."""
SENSITIVE: Final = frozenset(
    {
        *MONEY,
        *(Item.DISABILITY, Item.MENTAL, Item.LIMB, Item.VISUAL, Item.SERIOUS_ILLNESS),
        *(Item.FATHER_UNFIT, Item.MOTHER_UNFIT, Item.FATHER_AWAY, Item.MOTHER_AWAY),
    }
)
"""Items that the law calls sensitive wherever they are (PIPL art. 28): P5."""
