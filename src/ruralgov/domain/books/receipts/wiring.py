"""Which commands and questions there are about books of receipts, and who may give them."""

from typing import Any, Final

from ruralgov.domain.access import AUDIT, AUDITOR
from ruralgov.domain.books.receipts import messages as m
from ruralgov.domain.books.receipts import queries, rules, views
from ruralgov.domain.books.receipts.records import RECEIPT_BOOK, receipt_book_of
from ruralgov.domain.collectives import (
    BOOK_CHECKER,
    BOOKKEEPER,
    CASHIER,
    COLLECTIVE_FINANCE,
    FINANCE_REVIEWER,
    TOWN_FUND_OFFICER,
    VILLAGE_HEAD,
    finance,
    place_of,
    place_of_heir,
)
from ruralgov.domain.kernel.declare import Access, Read, answers, changes, creates
from ruralgov.domain.kernel.ids import PlaceId


def _place(message: Any, read: Read) -> PlaceId:
    """Return the place of the collective of a book; raises ``receipt_book_missing``."""
    return place_of_heir(receipt_book_of(message.book, read), read)


_CHECK = finance(BOOK_CHECKER, place=_place)
_KEEP, _HAVE = finance(BOOKKEEPER, place=_place), finance(CASHIER, place=_place)
_READERS: Final = frozenset(
    {
        *(BOOKKEEPER, BOOK_CHECKER, CASHIER, VILLAGE_HEAD, FINANCE_REVIEWER),
        *(TOWN_FUND_OFFICER, AUDITOR),
    }
)
_READING: Final = frozenset({COLLECTIVE_FINANCE, AUDIT})
_OF_COLLECTIVE: Final = Access(roles=_READERS, purposes=_READING, place=place_of)
COMMANDS: Final = (
    creates(
        m.RegisterReceiptBook,
        RECEIPT_BOOK,
        rules.register_receipt_book,
        finance(BOOKKEEPER),
        id="id",
    ),
    changes(m.IssueReceiptBook, RECEIPT_BOOK, rules.issue_receipt_book, _KEEP, by="book"),
    changes(m.WritePaperReceipt, RECEIPT_BOOK, rules.write_paper_receipt, _HAVE, by="book"),
    changes(m.VoidPaperReceipt, RECEIPT_BOOK, rules.void_paper_receipt, _HAVE, by="book"),
    changes(m.ReportPaperReceiptsLost, RECEIPT_BOOK, rules.report_lost, _HAVE, by="book"),
    changes(m.NotePaperReceiptVoucher, RECEIPT_BOOK, rules.note_voucher, _KEEP, by="book"),
    changes(m.WithdrawPaperReceiptEntry, RECEIPT_BOOK, rules.withdraw_entry, _KEEP, by="book"),
    changes(m.TakeBackReceiptBook, RECEIPT_BOOK, rules.take_back, _KEEP, by="book"),
    changes(m.WithdrawReceiptBookEntry, RECEIPT_BOOK, rules.withdraw_book_entry, _CHECK, by="book"),
)
QUERIES: Final = (
    answers(queries.ReceiptBooks, views.receipt_books, _OF_COLLECTIVE),
    answers(
        queries.ReceiptBookFile,
        views.receipt_book_file,
        Access(roles=_READERS, purposes=_READING, place=_place),
    ),
    answers(queries.PaperReceipts, views.paper_receipts, _OF_COLLECTIVE),
)
