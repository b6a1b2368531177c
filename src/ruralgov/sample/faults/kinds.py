"""Every kind of fault that is planted, the rule that should find it, and its honest twins."""

from collections.abc import Callable, Iterator
from typing import Final

from attrs import frozen

from ruralgov.sample.faults import assets as a
from ruralgov.sample.faults import contracts as c
from ruralgov.sample.faults import ends as e
from ruralgov.sample.faults import hands as o
from ruralgov.sample.faults import inspected as i
from ruralgov.sample.faults import mergers as g
from ruralgov.sample.faults import money as m
from ruralgov.sample.faults import payments as q
from ruralgov.sample.faults import published as p
from ruralgov.sample.faults import receipts as r
from ruralgov.sample.faults import settling as s
from ruralgov.sample.faults import sharing as d
from ruralgov.sample.faults.hand import Hand, Plant

Plan = Callable[[Hand], Iterator[Plant | None]]


@frozen(kw_only=True)
class Kind:
    """A kind of fault, or of honesty that looks like one.

    *months*: in which it may begin. *missed*: it is one that we expect nobody to see.
    """

    rule: str
    plan: Plan
    months: tuple[int, ...]
    missed: bool = False

    @property
    def name(self) -> str:
        """How it is called."""
        return self.plan.__name__

    @property
    def told(self) -> str:
        """What it is, in the words of those who find it."""
        return (self.plan.__doc__ or "").strip()


ANY: Final = (2, 3, 4, 5, 6, 7, 8, 9)
LONG: Final = (2, 3, 4, 5, 6, 7)
"""Kinds that take some months begin early."""
LATER: Final = (3, 5, 6, 8, 9)
"""Months before which a roll can have hung out."""
MID: Final = (2, 3, 5, 6, 8, 9)
"""Months before which no quarter ends: what is published of one then is no quarter's."""


def _kinds(rule: str, *plans: Plan, months: tuple[int, ...] = ANY) -> tuple[Kind, ...]:
    return tuple(Kind(rule=rule, plan=plan, months=months) for plan in plans)


def _unseen(rule: str, *plans: Plan, months: tuple[int, ...] = ANY) -> tuple[Kind, ...]:
    return tuple(Kind(rule=rule, plan=plan, months=months, missed=True) for plan in plans)


ENDS: Final = _kinds("R20", g.ended_with_money)
INSPECTED: Final = (
    *_kinds("R21", i.rent_of_nothing),
    *_kinds("R22", i.booked_long_after, months=LONG),
    *_kinds("R23", i.signed_long_ago, months=(5, 6, 7, 8, 9)),
    *_kinds("R24", i.won_and_varied, i.won_and_lengthened),
    *_kinds("R26", i.sold_for_little),
    *_kinds("R27", i.one_invoice_two_payees, i.invoice_without_code),
    *_kinds("R28", i.split_among_brothers),
    *_kinds("R29", i.reserve_into_income, i.expense_taken_off),
    *_kinds("R31", i.withdrawn_for_good, months=(5, 6, 8, 9)),
    *_kinds("R32", i.own_policy_looser),
    *_kinds("R33", i.plan_leaps),
    *_kinds("R34", i.borrowed_for_three_days),
    *_kinds("R35", i.paid_out_unbooked),
)
PAYMENTS: Final = (
    *_kinds("R36", e.repayment_never_paid, months=(3,)),
    *_kinds("R37", e.compensation_never_paid, months=LONG),
    *_kinds("R45", q.bounced_and_left),
    *_kinds("R47", q.refund_unnamed, months=LONG),
    *_kinds("R48", q.paid_beyond_contract, months=LONG),
    *_kinds("R49", q.accepted_unpaid, months=LONG),
    *_kinds("R50", s.won_by_one_held_by_another),
    *_kinds("R51", s.set_off_never_decided, months=(3,)),
    *_kinds("R53", s.years_at_once, months=(3,)),
    *_kinds("R54", s.deposit_earned, months=(3,)),
)
HANDS: Final = (
    *_kinds("R41", o.keeps_books_and_money, o.reviews_what_he_asks),
    *_kinds("R42", o.books_and_pays, o.asks_and_approves),
)
SHARING: Final = (
    *_kinds("R43", d.shared_without_list, d.list_never_booked, months=LATER),
    *_kinds("R44", d.shared_beyond, d.shared_without_reserve, months=LATER),
    *_kinds("R52", d.paid_to_the_dead, months=LATER),
)
RECEIPTS: Final = (
    *_kinds("R38", e.compensation_to_another, months=LONG),
    *_kinds("R55", s.rent_left_in_payables, months=(3,)),
    *_kinds("R46", r.number_torn_out, r.book_printed_twice, months=LONG),
    *_kinds("R56", r.receipt_without_voucher, months=LONG),
)
FAULTS: Final = (
    *_kinds("R1", c.receivable_made_up),
    *_kinds("R2", m.paid_first, m.paid_for_another_village, m.never_approved, m.half_approved),
    *_kinds("R2", m.income_taken_back, months=LONG),
    *_kinds("R3", c.paid_too_much, months=(3,)),
    *_kinds("R4", c.cheaper_than_before, months=(2,)),
    *_kinds("R4", c.sold_below_value, c.sixty_years, c.lease_of_thirty),
    *_kinds("R5", a.one_pond_without_map),
    *_kinds("R5", a.one_pond_two_codes, a.let_after_sale, a.let_twice_in_old_books, months=LONG),
    *_kinds("R6", a.scrapped_not_booked, a.scrapped_half_booked, months=(2, 3, 4, 5)),
    *_kinds("R6", a.bought_not_registered, a.worn_twice),
    *_kinds("R7", a.sold_without_tender, a.built_with_one_bidder, a.let_without_tender),
    *_kinds("R8", m.claimed_twice_by_form, m.claimed_by_two, m.claimed_by_scan, months=LONG),
    *_kinds("R8", m.claimed_in_two_villages, months=LONG),
    *_kinds("R9", m.related_found_later, months=LONG),
    *_kinds("R9", m.related_applicant, m.related_other_spelling, m.related_party),
    *_kinds("R10", m.split_in_halves, m.split_by_name),
    *_kinds("R10", m.split_by_days, months=(3, 5, 7, 8)),
    *_kinds("R11", m.cash_kept, months=LONG),
    *_kinds("R11", m.set_off, m.till_below_nothing, m.income_spent),
    *_kinds("R12", c.rent_without_contract, c.rent_of_what_is_not_let, c.used_unsigned),
    *_kinds("R13", p.corrected_after_disclosure, months=MID),
    *_kinds("R14", c.arrears_forgotten, months=(3,)),
    *_kinds("R17", m.not_booked),
    *_kinds("R18", c.money_left_lying, months=(3,)),
    *_kinds("R19", c.over_and_forgotten, months=(2,)),
    *ENDS,
    *INSPECTED,
    *PAYMENTS,
    *HANDS,
    *SHARING,
    *RECEIPTS,
)
UNTOLD: Final = _unseen("R53", s.years_untold, months=(3,))
UNSEEN: Final = (
    *_unseen("R2", m.transferred_elsewhere),
    *_unseen("R4", c.cheap_from_the_start),
    *_unseen("R5", a.one_pond_two_maps),
    *_unseen("R6", a.two_mistakes, months=(2, 3, 4, 5)),
    *_unseen("R7", a.cut_below_the_limit),
    *_unseen("R8", m.billed_twice),
    *_unseen("R9", m.related_and_silent),
    *_unseen("R10", m.split_in_three),
    *_unseen("R12", c.rent_under_another_name),
    *UNTOLD,
)
"""Faults that leave no trace in the ledgers, or one that only a person reads."""
_NEW: Final = (*ENDS, *INSPECTED, *PAYMENTS, *HANDS, *SHARING, *UNTOLD, *RECEIPTS)
_OLD: Final = (one for one in (*FAULTS, *UNSEEN) if one not in _NEW)
SOWN: Final = (*_OLD, *_NEW)
"""In which order villages get them: what is newer comes last, so that the others stay in place."""
TWINS: Final = (
    *_kinds("R1", c.arrears_booked, months=(3,)),
    *_kinds("R2", m.booked_the_day_of_approval, m.slip_reversed),
    *_kinds("R3", c.paid_ahead, months=(3,)),
    *_kinds("R4", c.cheaper_by_tender, c.renewed_next_day, months=(2,)),
    *_kinds("R4", c.sold_at_value, c.fifty_years),
    *_kinds("R5", a.two_pumps),
    *_kinds("R6", a.scrapped_and_booked, months=(2, 3, 4, 5)),
    *_kinds("R7", a.scrapped_without_value, a.built_with_three_bidders),
    *_kinds("R8", m.bought_the_same_again, m.paid_in_parts),
    *_kinds("R9", m.relation_over, m.related_and_apart),
    *_kinds("R10", m.cleaned_every_month, m.paid_under_a_contract, months=LONG),
    *_kinds("R10", m.two_repairs, months=(3, 5, 7, 8)),
    *_kinds("R11", m.cash_banked, m.paid_by_the_town, m.income_banked),
    *_kinds("R12", c.rent_of_what_is_let),
    *_kinds("R13", p.disclosed_again, p.disclosed, months=MID),
    *_kinds("R16", m.sent_back),
    *_kinds("R17", m.booked_next_month),
    *_kinds("R19", c.over_and_ended, months=(2,)),
    *_kinds("R20", g.merged_whole),
    *_kinds("R21", i.rent_in_cash_banked),
    *_kinds("R22", i.booked_after_ten_days),
    *_kinds("R23", i.signed_last_month, months=(3, 4, 5, 6, 7, 8, 9)),
    *_kinds("R24", i.varied_a_little),
    *_kinds("R26", i.sold_for_its_value),
    *_kinds("R27", i.invoice_in_two_parts, months=LONG),
    *_kinds("R28", i.brothers_months_apart, months=LONG),
    *_kinds("R29", i.capital_paid_in),
    *_kinds("R31", i.withdrawn_and_mended, months=(5, 6, 8, 9)),
    *_kinds("R32", i.own_policy_stricter),
    *_kinds("R33", i.plan_grows),
    *_kinds("R35", i.reconciled),
    *_kinds("R45", q.bounced_and_paid_again),
    *_kinds("R47", q.refund_named, months=LONG),
    *_kinds("R48", q.paid_within_contract, months=LONG),
    *_kinds("R36", e.repayment_paid, months=(3,)),
    *_kinds("R37", e.compensation_paid, months=LONG),
    *_kinds("R50", s.form_of_name_corrected),
    *_kinds("R51", s.set_off_done, months=(3,)),
    *_kinds("R53", s.years_spread, months=(3,)),
    *_kinds("R54", s.deposit_owed, months=(3,)),
    *_kinds("R41", o.handed_over),
    *_kinds("R42", o.books_then_pays, months=LONG),
    *_kinds("R44", d.shared_rightly, months=LATER),
    *_kinds("R52", d.paid_to_the_heir, months=LATER),
    *_kinds("R38", e.compensation_to_its_side, months=LONG),
    *_kinds("R55", s.rent_moved_to_income, months=(3,)),
    *_kinds("R46", r.numbers_accounted_for, months=LONG),
    *_kinds("R56", r.booked_within_days, months=LONG),
)
"""Honest things that look like a fault; two repairs a month apart are expected to alarm R10."""
