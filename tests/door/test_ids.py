"""An id that names nothing is refused, in every field of every command."""

from collections import defaultdict
from collections.abc import Iterator
from copy import copy
from typing import Any, Final, get_args, get_type_hints

import attrs
from tests.scenario import PARTS
from tests.town import Town, code_of

from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel import ids
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import Households

IDS: Final = {one for one in vars(ids).values() if hasattr(one, "__supertype__")}
UNKNOWN: Final = "ffffffff-0000-7000-8000-00000000ffff"
INNER: Final = {r.command for c in CONTEXTS for r in c.commands if r.inner}
OTHERWISE: Final = {
    # a voucher is looked at with what it must say: none there is no better
    ("BookPayable", "voucher"): {"distribution_voucher_wrong"},
    ("PayLines", "voucher"): {"distribution_voucher_wrong"},
    ("ReturnLinePayment", "voucher"): {"distribution_voucher_wrong"},
    ("WithdrawLinePayments", "voucher"): {"list_line_not_paid"},
    # an account that nobody registered stands for itself
    ("GrantRole", "account"): {""},
    ("RegisterAccount", "account"): {""},
    ("ChangeAccount", "account"): {"account_unregistered"},
    ("CorrectAccountEntry", "account"): {"account_unregistered"},
    ("EndAccount", "account"): {"account_unregistered"},
    ("DeclareInterest", "account"): {""},
    ("IssueReceiptBook", "keeper"): {"paper_receipt_keeper_wrong"},
    ("PublishDispatchPlan", "plan.posts.0.contact"): {""},
    ("ApproveApplication", "on_behalf"): {"role_not_held"},
    ("RefuseApplication", "on_behalf"): {"role_not_held"},
    ("DelegateRole", "receiver"): {"delegate_without_role"},
    ("ApproveMinorAccess", "reader"): {"aid_reader_wrong"},
    ("HandOverAidAlert", "to"): {"aid_alert_taker"},
    ("HandOverAidLead", "to"): {"aid_lead_taker"},
    ("InvestigateAid", "investigators"): {"aid_two_investigate"},
    # these say more: which of what was named is not where it should be
    ("EnterVoucher", "corrects"): {"text_not_clean"},
    ("PublishDispatchPlan", "plan.posts.0.place"): {"plan_faulty"},
    ("UnlinkCase", "case"): {"case_not_linked"},
    ("PrepareDisclosure", "supersedes"): {"disclosure_period_taken"},
    ("DelineateGrids", "grids.0.lanes.0.households"): {"household_strange"},
    ("DelineateGrids", "grids.0.lanes.0.contacts"): {"household_not_placed"},
    ("DelineateGrids", "grids.0.lanes.0.chief.person"): {"chief_strange"},
    ("DelineateGrids", "grids.0.chief.person"): {"chief_strange"},
    ("DelineateGrids", "branch"): {"branch_wrong"},
    ("SplitGrid", "grid"): {"split_wrong"},
    ("SplitGrid", "lanes"): {"split_wrong"},
    ("FileApplication", "contract"): {"payment_part_wrong"},
    ("FoundBody", "collective"): {"body_of_collective", "collective_missing"},
    ("PledgeResource", "owner"): {"pledge_owner_wrong"},
    ("EnterOutcome", "incomes.0.collective"): {"outcome_not_party"},
    ("EnterOutcome", "incomes.0.voucher"): {"outcome_not_in_books"},
}
"""What is said of an unknown id where it is not that the thing is missing."""


def named(value: Any) -> Iterator[tuple[tuple[Any, ...], bool]]:
    """Give the way to every id within a command, and whether there are several."""
    for name, hint in get_type_hints(type(value)).items():
        held, inside = getattr(value, name, None), get_args(hint)
        if hint in IDS or IDS.intersection(inside):
            yield (name,), isinstance(held, tuple)
        elif attrs.has(type(held)):
            yield from (((name, *path), many) for path, many in named(held))
        elif isinstance(held, tuple) and held and attrs.has(type(held[0])):
            yield from (((name, 0, *path), many) for path, many in named(held[0]))


def put(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    step, *rest = path
    if isinstance(value, tuple):
        return (put(value[0], tuple(rest), new), *value[1:])
    changed = copy(value)
    object.__setattr__(changed, step, put(getattr(value, step), tuple(rest), new))
    return changed


def said(town: Town, account: str, command: Any) -> str:
    """Return the code by which a command would be refused."""
    try:
        found = town.app.rehearse([command], **town.acting(account))[0]
    except RuralgovError as error:
        return error.code
    return "" if found is None else found.code


def chosen(command: Any, path: tuple[Any, ...]) -> bool:
    """Tell whether a field chooses the id of what is made."""
    return path == ("id",)


def test_an_unknown_id_is_refused_as_missing_in_every_field_of_every_command() -> None:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for part in PARTS.values():
        town = Town()
        steps = part(town)
        account, command = next(steps)
        while True:
            for path, many in () if type(command) in INNER else named(command):
                if not chosen(command, path):
                    name = (type(command).__name__, ".".join(map(str, path)))
                    wrong = put(command, path, (UNKNOWN,) if many else UNKNOWN)
                    found[name].add(said(town, account, wrong))
            receipt = town.do(account, command)
            try:
                account, command = steps.send(receipt)
            except StopIteration:
                break
    assert len(found) > 200
    other = {
        name: codes
        for name, codes in found.items()
        if not all(code.endswith("_missing") for code in codes)
    }
    assert other == OTHERWISE


def test_a_question_about_a_place_that_there_is_not_says_so(town: Town) -> None:
    ghost = Households(village=ids.PlaceId(UNKNOWN))
    assert code_of(lambda: town.ask("registrar", ghost)) == "place_missing"
    stranger = town.acting("registrar") | {"actor": Actor(ids.AccountId("nobody"))}
    said = code_of(lambda: town.app.query(ghost, **stranger))
    assert said == "not_granted", "who holds no role that may ask learns nothing of what there is"
