"""The rules by which persons in applications and interests are erased."""

from collections.abc import Iterator

from ruralgov.domain.funds import texts
from ruralgov.domain.funds.messages_application import ApplicationErased, EraseApplication
from ruralgov.domain.funds.messages_standing import EraseInterest, InterestErased
from ruralgov.domain.funds.model import (
    VOID,
    FundApplication,
    FundStage,
)
from ruralgov.domain.funds.model_standing import Interest
from ruralgov.domain.funds.records import FUND_APPLICATION, INTEREST
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.keeping import check_kept_long_enough
from ruralgov.domain.kernel.text import Wording


def erase_application(
    state: FundApplication | None, command: EraseApplication, given: Given
) -> Iterator[ApplicationErased]:
    """Erase who was paid, once it is booked and kept long enough, or came to nothing (rule 17)."""
    key = command.application
    application = existing(state, texts.FUND_APPLICATION_MISSING, application=key)
    person, payment = application.payee_person, application.payment
    if person is None or person.erased:
        raise Refused(kernel_texts.ERASED_ALREADY, number=application.number)
    if application.stage is FundStage.SETTLED and payment is not None:
        check_kept_long_enough(FUND_APPLICATION, legal_date(payment.at), given)
    elif application.stage not in VOID:
        raise Refused(
            kernel_texts.ERASURE_WAITS,
            number=application.number,
            open=Wording(application.stage.zh, application.stage.en),
        )
    yield ApplicationErased(ground=command.ground, reason=clean_text("reason", command.reason))


def erase_interest(
    state: Interest | None, command: EraseInterest, given: Given
) -> Iterator[InterestErased]:
    """Erase to whom somebody was related, once that has ended; never one's own (rule 17)."""
    key = command.interest
    interest = existing(state, texts.INTEREST_MISSING, interest=key)
    given.must_not_be(texts.INTEREST_OWN, interest.account, account=interest.account)
    if interest.until > given.today:
        raise Refused(kernel_texts.ERASURE_WAITS, number=key, open="关系未终止 / still related")
    check_kept_long_enough(INTEREST, interest.until, given)
    if interest.reason.erased:
        raise Refused(kernel_texts.ERASED_ALREADY, number=key)
    yield InterestErased(ground=command.ground, reason=clean_text("reason", command.reason))
