"""What departments report of a person, and which programmes each may touch."""

from typing import Final

from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.kernel.labels import LabelledEnum


class AidSource(LabelledEnum):
    """Who reports changes."""

    CIVIL = "civil", "民政", "civil affairs"
    MEDICAL = "medical", "医保", "medical insurance"
    LABOUR = "labour", "人社", "human resources and social security"
    BANK = "bank", "银行", "banks"
    INSURER = "insurer", "商业保险", "insurers"
    EDUCATION = "education", "教育", "education"
    HEALTH = "health", "卫健", "health"
    DISABLED = "disabled", "残联", "federation of the disabled"
    POLICE = "police", "公安", "police"
    JUSTICE = "justice", "司法", "justice"
    TREASURY = "treasury", "财政", "treasury"


class ChangeKind(LabelledEnum):
    """What changed in a life, or in what a family is given."""

    DEATH = "death", "死亡", "death"
    CUSTODY = "custody", "羁押、服刑、强制隔离戒毒", "held in custody"
    MARRIAGE = "marriage", "婚姻变化", "marriage or divorce"
    MOVED = "moved", "户籍迁移", "moved household"
    DISABILITY = "disability", "残疾等级变化", "grade of disability"
    ILLNESS = "illness", "患重病", "serious illness"
    MEDICAL_EXPENSE = "medical_expense", "大额医疗自付", "large medical expense"
    JOB_LOST = "job_lost", "失业", "employment lost"
    JOB_FOUND = "job_found", "就业", "employment found"
    SCHOOL = "school", "就学变化", "schooling"
    PENSION = "pension", "养老待遇变化", "pension"
    BANK_BAND = "bank_band", "存款区间变化", "band of bank deposits"
    RECEIVES = "receives", "正在享受", "receives a programme"
    NOT_DELIVERED = "not_delivered", "已确认未发放", "granted and not delivered"
    ENDED = "ended", "不再享受", "no longer receives"


PAID: Final = frozenset({ChangeKind.RECEIVES, ChangeKind.NOT_DELIVERED, ChangeKind.ENDED})
"""What is said of a programme, which it names."""
HARD: Final = {
    ChangeKind.DEATH: (Programme.ORPHAN, Programme.UNRAISED, Programme.TEMPORARY),
    ChangeKind.CUSTODY: (Programme.UNRAISED, Programme.CHILD_IN_NEED),
    ChangeKind.DISABILITY: (
        Programme.DISABLED_LIVING,
        Programme.DISABLED_CARE,
        Programme.SINGLE,
        Programme.DESTITUTE,
    ),
    ChangeKind.ILLNESS: (Programme.SINGLE, Programme.RIGID, Programme.TEMPORARY),
    ChangeKind.MEDICAL_EXPENSE: (Programme.RIGID, Programme.TEMPORARY),
    ChangeKind.JOB_LOST: (Programme.MINIMUM, Programme.MARGINAL, Programme.TEMPORARY),
    ChangeKind.SCHOOL: (Programme.RIGID, Programme.TEMPORARY),
}
"""The blows of a life, with the programmes that each is a reason to look at."""
STRUCTURAL: Final = frozenset(
    {
        ChangeKind.DEATH,
        ChangeKind.CUSTODY,
        ChangeKind.MARRIAGE,
        ChangeKind.MOVED,
        ChangeKind.JOB_FOUND,
    }
)
"""What changes who a family is, or what it lives on: what it is given is looked at again."""
