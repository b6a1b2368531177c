"""Who may move posts and look at them, and which rule or view answers."""

from typing import Final

from ruralgov.domain.kernel.declare import Access, Context, answers, changes, creates, inner
from ruralgov.domain.kernel.ids import CITY
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE
from ruralgov.domain.kernel.text import texts_of
from ruralgov.domain.staffing import messages as m
from ruralgov.domain.staffing import queries as q
from ruralgov.domain.staffing import reactions, roles, rules, texts, views
from ruralgov.domain.staffing.publishing import PUBLISHES
from ruralgov.domain.staffing.records import QUOTA_TRANSFER, UNIT_STAFF

_POSTS: Final = Access(
    roles=frozenset({roles.STAFFING_OFFICER}),
    purposes=frozenset({roles.STAFFING}),
    place=lambda _message, _read: CITY,
)
_READ: Final = Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)
CONTEXT: Final = Context(
    name="staffing",
    roles=(roles.STAFFING_OFFICER,),
    purposes=(roles.STAFFING,),
    texts=texts_of(texts),
    publishes=PUBLISHES,
    records=(QUOTA_TRANSFER, UNIT_STAFF),
    commands=(
        creates(m.TransferPosts, QUOTA_TRANSFER, rules.transfer_posts, _POSTS),
        changes(m.ReverseTransfer, QUOTA_TRANSFER, rules.reverse_transfer, _POSTS, by="transfer"),
        inner(creates(m.CarryPosts, QUOTA_TRANSFER, rules.carry_posts, _POSTS)),
        inner(changes(m.UndoCarrying, QUOTA_TRANSFER, rules.undo_carrying, _POSTS, by="transfer")),
        changes(m.CountStaff, UNIT_STAFF, rules.count_staff, _POSTS, by="unit"),
        changes(m.CorrectStaffCount, UNIT_STAFF, rules.correct_staff_count, _POSTS, by="unit"),
    ),
    queries=(
        answers(q.PostLedger, views.post_ledger, _READ),
        answers(q.PostsMoved, views.posts_moved, _READ),
        answers(q.QuotaTransfers, views.quota_transfers, _READ),
        answers(q.QuotaTransferFile, views.quota_transfer_file, _READ),
        answers(q.PostFindings, views.post_findings, _READ),
    ),
    reactions=reactions.REACTIONS,
)
