"""From when on something is a finding: numbers, with where each comes from."""

from typing import Final

from ruralgov.domain.disclosure.catalogue import DUE_DAY
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen

FIFTY_THOUSAND: Final = Fen(50_000_00)


@frozen(kw_only=True)
class Limits:
    """The thresholds of the checks that ship with the library.

    Amounts are fen, spans are days. What no rule fixes is ours, marked [design]: a city sets its
    own with ``oversight.context(limits=Limits(…))``. Limits on cash, and from what amount more
    persons must approve, are not here: they are those of the collective's fund policy.
    """

    dues_grace: int = 31
    """R1: a due younger than this may still be on its way into the books. [design]: one month."""
    reversal: int = 31
    """R2: a voucher of income that is reversed later than this needs a look. [design]"""
    cheap_percent: int = 90
    """R4: below this share of the last price, or of the value assessed, it is cheap. [design]; the
    customary band of 10 % for a price below an assessed one (企业国有资产交易 rules use it)."""
    contested_percent: int = 30
    """R4: below this share of the last price even one that several bid for is cheap. [design]"""
    tender_above: Fen = FIFTY_THOUSAND
    """R7: above this an exemption from tendering needs a look. County lists of 2022 put the
    threshold of important matters at 50,000 yuan (domain notes, part 3)."""
    fewest_bidders: int = 3
    """R7: an open tender with fewer is no contest (招标投标法第二十八条, to be checked)."""
    just_under_percent: int = 70
    """R10: from this share of a limit on a payment is just under it. [design]"""
    split_more: int = 15
    """R10: so much longer than the policy's own days payments are taken together. [design]"""
    cash_days: int = 3
    """R11: so long more cash than allowed may wait for the bank. [design]"""
    after_term: int = 90
    """R12: so long after a contract is over its money may still come. [design]"""
    unsigned: int = 30
    """R12: so long after its first day a contract may still wait to be signed. [design]"""
    arrears: int = 90
    """R14: so long a due may stay unpaid without anybody doing anything. [design]"""
    closing: int = 45
    """R15: so long after its end a month may stay open. [design]: quarterly disclosure is due by
    the 20th of the month after, and needs closed books."""
    unposted: int = 30
    """R16: so long a voucher may wait to be checked. [design]"""
    unbooked: int = 30
    """R17: so long money that was paid may be missing from the books. [design]"""
    accepted: int = 60
    """R49: so long what was accepted, or kept back until a day, may wait to be paid. [design],
    after 保障中小企业款项支付条例 (60 days, to be checked)."""
    bounced: int = 15
    """R45: so long a payment whose voucher was reversed may wait for what comes next. [design]"""
    listed: int = 30
    """R43: so long a list may wait for its voucher, or a distribution for its list. [design]"""
    unallocated: int = 30
    """R18: so long money may lie with a contract without paying a due. [design]"""
    overpaid: int = 60
    """R36: so long what a contract was paid too much may lie with it. [design]"""
    expired: int = 60
    """R19: so long a contract may be over without being ended or renewed. [design]"""
    booked_late: int = 45
    """R22: so long after it was made a payment may be booked. [design]: a month may close until
    then."""
    entered_late: int = 60
    """R23: so long after its day a voucher or a contract may be entered. [design]"""
    longer_percent: int = 20
    """R24: beyond this share of the tendered term a longer one is another deal. [design]"""
    valuation: int = 365
    """R26: so long before a sale an assessment holds (资产评估执业准则: one year, to check)."""
    published_by: int = DUE_DAY
    """R30: the day of the month after a quarter by which its accounts are out. County lists of 2022
    say 每季度首个月20日 (domain notes); the rule of 2011 asks for at least quarterly."""
    withdrawn: int = 10
    """R31: so long what was withdrawn may be missing. [design]"""
    unreconciled: int = 31
    """R35: so long a line may be missing at the bank, or in the books. [design]"""
    budget_times: int = 2
    """R33: so many times last year's plan needs a look. [design]"""
    round_trip_times: int = 5
    """R34: cash beyond so many times its limit that comes back unspent needs a look. [design]"""
    round_trip_days: int = 10
    """R34: so soon it came back. [design]"""
