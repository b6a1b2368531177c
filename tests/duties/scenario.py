"""One valid command of every kind of duties, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date
from typing import Any

from ruralgov.domain import duties as u
from ruralgov.domain.kernel.ids import DutyListId, HindranceId, OffListWorkId, PerformanceId
from tests.duties.street import (
    A_DAY,
    APPROVER,
    BEGUN,
    DEPARTMENT,
    OFFICER,
    RECORDER,
    Cell,
    asking,
    drafting,
    item,
)
from tests.town import Town

Step = tuple[str, Any]
MEETS: dict[str, Any] = {"title": "召开党员大会", "evidence": u.Evidence.MEETING}
OF_BRANCH: dict[str, Any] = {"role": u.DutyRole.BRANCH, "title": "农村党支部职责任务清单"}


def steps(town: Town) -> Generator[Step, Any, None]:
    cell = Cell(town)
    bureau = town.unit("水利局")
    work = yield from _asked(asking(bureau, cell.village, role=u.DutyRole.BRANCH))
    met, met_today = cell.meeting(), cell.meeting(cell.today)
    drafted = drafting(item("ZB01", **MEETS), place=cell.village, **OF_BRANCH)
    spare = DutyListId((yield OFFICER, drafted).key)
    yield OFFICER, u.WithdrawDutyList(duty_list=spare, reason="重复起草")
    key = DutyListId((yield OFFICER, drafted).key)
    mended = item("ZB01", **MEETS, primary_department=bureau)
    whole = drafting(mended, place=cell.village, **OF_BRANCH)
    revise = u.ReviseDutyList(
        duty_list=key,
        title=whole.title,
        source=whole.source,
        stated=whole.stated,
        items=whole.items,
    )
    yield OFFICER, revise
    yield APPROVER, u.AdoptDutyList(duty_list=key, approval="常委会纪要〔2024〕12号")
    yield OFFICER, u.PublishDutyList(duty_list=key, published=BEGUN, since=BEGUN + A_DAY)
    fix = u.CorrectDutyListEntry(
        duty_list=key, entry=BEGUN + A_DAY, since=BEGUN, reason="生效日录错"
    )
    yield APPROVER, fix
    yield from _done(cell, met)
    yield from _hindered(cell)
    yield from _off_list(cell, work, met_today)
    yield APPROVER, u.EndDutyList(duty_list=key, since=date(2030, 1, 1), cause="机构改革")


def _done(cell: Cell, met: u.Fact) -> Generator[Step, Any, None]:
    record = u.RecordPerformance(doer=cell.branch, item="ZB01", fact=met)
    wrong = PerformanceId((yield RECORDER, record).key)
    yield RECORDER, u.WithdrawPerformance(performance=wrong, reason="登错事项")
    again = PerformanceId((yield RECORDER, record).key)
    yield RECORDER, u.DropPerformance(performance=again, reason="会议记录有误")
    yield RECORDER, record


def _hindered(cell: Cell) -> Generator[Step, Any, None]:
    report = u.ReportHindrance(
        doer=cell.branch, item="ZB01", day=cell.today, cause="会议室漏水停用"
    )
    spare = HindranceId((yield RECORDER, report).key)
    yield RECORDER, u.WithdrawHindrance(hindrance=spare, reason="重复")
    key = HindranceId((yield RECORDER, report).key)
    answer = u.AnswerHindrance(hindrance=key, answer=u.Answer.HELPS, said="已派人修好")
    yield DEPARTMENT, answer


def _asked(ask: u.AskOffListWork) -> Generator[Step, Any, OffListWorkId]:
    spare = OffListWorkId((yield OFFICER, ask).key)
    yield OFFICER, u.WithdrawOffListWork(work=spare, reason="误录")
    return OffListWorkId((yield OFFICER, ask).key)


def _off_list(cell: Cell, key: OffListWorkId, met: u.Fact) -> Generator[Step, Any, None]:
    today = cell.today
    until = today + 20 * A_DAY
    approve = u.ApproveOffListWork(work=key, approval="批〔2026〕1号", since=today, until=until)
    yield APPROVER, approve
    later = until + 10 * A_DAY
    yield APPROVER, u.ExtendOffListWork(work=key, approval="批〔2026〕2号", until=later)
    done = u.RecordPerformance(doer=cell.branch, work=key, fact=met)
    yield RECORDER, done
    yield OFFICER, u.EndOffListWork(work=key, since=until, cause="提前完成")
