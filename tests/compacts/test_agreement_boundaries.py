"""Agreements and what follows from them where they turn: each rule asked by itself."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import compacts as c
from ruralgov.domain.compacts import messages_agreement as a
from ruralgov.domain.compacts import (
    rules_agreement,
)
from ruralgov.domain.compacts.records_points import (
    AGREEMENTS,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import CreditRequestId, CreditSchemeId, PersonId
from ruralgov.domain.registry import PERSON
from tests.compacts import hamlet
from tests.compacts.hamlet import (
    A_DAY,
    FILED,
    HOLDING,
    SCHEME,
    VILLAGE,
    WHO,
    agreed,
    agreement,
    home,
    someone,
    there,
)
from tests.given import TODAY, Outcome, given

REQUEST, OTHER = CreditRequestId("it"), CreditSchemeId("s2")
SIGNING = a.Signing(person=WHO, signed=TODAY)
SIGN = a.SignCreditAgreements(village=VILLAGE, scheme=SCHEME, signings=(SIGNING,))


def signed(known: c.Agreements | None = None, scheme: Any = HOLDING, **more: Any) -> Outcome:
    """Sign for one person what differs so."""
    reads = {name: more.pop(name) for name in ("people", "homes") if name in more}
    command = change(SIGN, signings=(change(SIGNING, **more),))
    situation = there(AGREEMENTS, known, scheme=scheme, **reads)
    return situation.when(command, rules_agreement.sign_credit_agreements)


def test_rule_8_who_signs_agrees_from_today_on() -> None:
    signed().then(
        a.CreditAgreementsSigned(village=VILLAGE, scheme=SCHEME, signings=(SIGNING,), since=TODAY)
    )
    for day, code in (
        (FILED - A_DAY, "credit_agreement_day_wrong"),
        (FILED, ""),
        (TODAY + A_DAY, "credit_agreement_day_wrong"),
    ):
        assert signed(signed=day).code == code
    twice = change(SIGN, signings=(SIGNING, SIGNING))
    there(AGREEMENTS).when(twice, rules_agreement.sign_credit_agreements).refused(
        "agreement_twice", person=WHO
    )


@pytest.mark.parametrize(
    ("scheme", "code"),
    [
        ({}, ""),
        ({"village": "other"}, "agreement_scheme_wrong"),
        ({"published": None}, "agreement_scheme_wrong"),
        ({"withdrawn": True}, "agreement_scheme_wrong"),
        ({"ended": TODAY}, "agreement_scheme_wrong"),
        ({"ended": TODAY + A_DAY}, ""),
        ({"since": TODAY + A_DAY}, ""),
        (None, "credit_scheme_missing"),
    ],
)
def test_rule_9_one_signs_a_published_scheme_of_the_village_that_is_not_over(
    scheme: dict[str, Any] | None, code: str
) -> None:
    known = None if scheme is None else change(HOLDING, **scheme)
    command = there(AGREEMENTS, scheme=known or HOLDING)
    if known is None:
        command = given(AGREEMENTS, others={}, rows=(hamlet.place(),))
    assert command.when(SIGN, rules_agreement.sign_credit_agreements).code == code


@pytest.mark.parametrize(
    ("before", "code"),
    [
        (agreement(), "agreement_twice"),
        (agreement(scheme=OTHER), ""),
        (agreement(end=c.AgreementEnd.WITHDRAWN), ""),
        (agreement("x"), ""),
    ],
)
def test_rule_9_one_agrees_to_a_version_once_and_may_come_back(
    before: c.Agreement, code: str
) -> None:
    assert signed(agreed(before)).code == code


@pytest.mark.parametrize(
    ("person", "code"),
    [
        (someone(born=date(2008, 1, 5)), ""),
        (someone(born=date(2008, 1, 6)), "agreement_minor"),
        (someone(born=date(2008, 2, 4)), "agreement_minor"),
        (someone(born=date(2007, 12, 31)), ""),
        (someone(born=None), "agreement_minor"),
        (None, "agreement_minor"),
        (someone(died=TODAY), "agreement_elsewhere"),
        (someone("elsewhere"), "agreement_elsewhere"),
        (someone("nowhere"), "agreement_elsewhere"),
        (someone("closed"), "agreement_elsewhere"),
        (someone(memberships=()), "agreement_elsewhere"),
    ],
)
def test_rule_8_who_signs_is_of_age_and_of_the_village_on_the_day(person: Any, code: str) -> None:
    homes = {"h": home(), "elsewhere": home("other"), "closed": home(until=TODAY)}
    assert signed(people={WHO: person}, homes=homes).code == code


LEAVE = a.WithdrawCreditAgreement(village=VILLAGE, person=WHO, scheme=SCHEME, erase=True)
MISTAKE = a.CorrectCreditAgreement(village=VILLAGE, person=WHO, scheme=SCHEME, reason="同名")


@pytest.mark.parametrize(
    ("command", "rule"),
    [
        (LEAVE, rules_agreement.withdraw_credit_agreement),
        (MISTAKE, rules_agreement.correct_credit_agreement),
    ],
)
@pytest.mark.parametrize(
    ("known", "code"),
    [
        (agreed(agreement("x"), agreement()), ""),
        (agreed(agreement("x")), "agreement_missing"),
        (agreed(agreement(scheme=OTHER)), "agreement_missing"),
        (agreed(agreement(end=c.AgreementEnd.WITHDRAWN)), "agreement_missing"),
        (None, "agreement_missing"),
    ],
)
def test_rule_10_who_agreed_may_leave(
    command: Any, rule: Any, known: c.Agreements | None, code: str
) -> None:
    outcome = there(AGREEMENTS, known).when(command, rule)
    assert outcome.code == code
    if not code:
        event = outcome.only()
        assert (event.village, event.person, event.scheme) == (VILLAGE, WHO, SCHEME)
        assert (event.since, event.erase) == (TODAY, True)
        mistake = isinstance(command, a.CorrectCreditAgreement)
        wanted = c.AgreementEnd.MISTAKE if mistake else c.AgreementEnd.WITHDRAWN
        assert event.end is wanted


def test_rule_10_a_mistake_has_a_reason() -> None:
    bare = change(MISTAKE, reason=" ")
    found = there(AGREEMENTS, agreed(agreement()))
    found.when(bare, rules_agreement.correct_credit_agreement).refused("text_not_clean")


def test_rule_10_who_is_gone_agrees_to_nothing_any_more() -> None:
    end = a.EndCreditAgreements(
        village=VILLAGE, person=WHO, since=TODAY, end=c.AgreementEnd.DEPARTED
    )
    over = agreement(end=c.AgreementEnd.WITHDRAWN, scheme=CreditSchemeId("s3"))
    known = agreed(agreement(), agreement(scheme=OTHER), over, agreement("x"))
    events = there(AGREEMENTS, known).when(end, rules_agreement.end_credit_agreements).events
    assert [(one.person, one.scheme, one.since, one.end) for one in events] == [
        (WHO, SCHEME, TODAY, end.end),
        (WHO, OTHER, TODAY, end.end),
    ]
    there(AGREEMENTS).when(end, rules_agreement.end_credit_agreements).then()
    found = AGREEMENTS.apply(known, events[0])
    assert [one.until == TODAY for one in found.agreements] == [True, False, False, False]
    assert [one.end for one in found.agreements][:2] == [end.end, None]


@pytest.mark.parametrize(
    ("end", "since", "until"),
    [
        (c.AgreementEnd.WITHDRAWN, TODAY, TODAY),
        (c.AgreementEnd.DEPARTED, date(2025, 6, 1), hamlet.SINCE),
        (c.AgreementEnd.MISTAKE, TODAY, hamlet.SINCE),
    ],
)
def test_rule_10_an_agreement_lasts_until_its_end_and_a_mistake_never(
    end: c.AgreementEnd, since: date, until: date
) -> None:
    event = a.CreditAgreementEnded(
        village=VILLAGE, person=WHO, scheme=SCHEME, since=since, end=end, erase=False
    )
    (found,) = AGREEMENTS.apply(agreed(agreement()), event).agreements
    assert (found.until, found.end) == (until, end)
    again = AGREEMENTS.apply(agreed(found), change(event, since=TODAY + A_DAY))
    assert again.agreements == (found,)
    days = (hamlet.SINCE - A_DAY, hamlet.SINCE, until - A_DAY, until)
    wanted = [False, *[until != hamlet.SINCE] * 2, False]
    if until == hamlet.SINCE:
        wanted = [False] * 4
    assert [WHO in agreed(found).on(day, SCHEME) for day in days] == wanted
    assert agreed(agreement()).on(TODAY, OTHER) == {}


def test_rule_23_a_villager_acts_for_nobody_else() -> None:
    def leaving(person: str, rows: tuple[Any, ...], **more: Any) -> str:
        situation = given(AGREEMENTS, state=agreed(agreement(person)), rows=rows, **more)
        plain = evolve(situation.given, holds=lambda _account, role, _place: role == "villager")
        found = evolve(situation, given=plain)
        command = change(LEAVE, person=PersonId(person))
        return found.when(command, rules_agreement.withdraw_credit_agreement).code

    mine = (hamlet.account(person="official"),)
    assert leaving("official", mine) == ""
    assert leaving(WHO, mine) == "credit_not_oneself"
    assert leaving(WHO, ()) == "credit_not_oneself"
    assert leaving(WHO, (hamlet.account(person=None),)) == "credit_not_oneself"
    merged = {(PERSON.kind, "official"): someone(merged=WHO)}
    assert leaving(WHO, mine, others=merged) == ""
