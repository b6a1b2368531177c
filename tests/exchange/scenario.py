"""One valid command of every kind of exchange, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import timedelta
from typing import Any

from ruralgov.domain.exchange import messages as x
from ruralgov.domain.kernel.erasure import ErasureGround
from tests.town import Town

Step = tuple[str, Any]


def steps(town: Town) -> Generator[Step, Any, None]:
    ask = x.AskDepartment(department="民政", subject="询问", body="{}", about="case/1")
    request = (yield "liaison", ask).key
    for attempt in range(8):
        town.clock.now += timedelta(days=1)
        claim = x.ClaimDelivery(request=request, seconds=60)
        failed = x.ReportDelivery(request=request, delivered=False, problem="关门")
        yield "liaison", claim
        if attempt:
            town.do("liaison", failed)
        else:
            yield "liaison", failed
    yield "liaison", x.ReleaseParked(request=request, reason="已修")
    yield "liaison", x.ClaimDelivery(request=request, seconds=60)
    yield "liaison", x.ReportDelivery(request=request, delivered=True)
    yield "liaison", x.AnswerRequest(request=request, answer="可以", basis="回函")
    erase = x.EraseRequest(request=request, ground=ErasureGround.PURPOSE_DONE, reason="本人申请")
    yield "privacy", erase
