"""Who may not judge: persons are compared, whatever the accounts, and a machine is nobody."""

import pytest
from tests.given import given

from ruralgov.domain.access import GRANT
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.holder import Holder
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.text import Text

SAID = Text("said", "说 {what}", "said {what}")
PERSONS = {"mine": "wang", "mine2": "wang", "hers": "li"}


@pytest.mark.parametrize(
    ("actor", "others", "code"),
    [
        ("mine", ("mine",), "said"),
        ("mine", ("mine2",), "said"),
        ("mine", ("hers", None, "mine2"), "said"),
        ("mine", ("hers",), ""),
        ("mine", (None,), ""),
        ("mine", (), ""),
        ("mine", ("pump",), ""),
        ("nobody", ("nobody",), "said"),
        ("nobody", ("mine", "wang"), ""),
        ("pump", ("hers",), "machine_judges"),
        ("pump", (), "machine_judges"),
    ],
)
def test_nobody_judges_what_they_did_by_whichever_account(
    actor: str, others: tuple[str | None, ...], code: str
) -> None:
    asked = given(GRANT, account=actor, persons=PERSONS, machines=("pump",)).given
    accounts = [None if one is None else AccountId(one) for one in others]
    if not code:
        asked.must_not_be(SAID, *accounts, what="x")
        return
    with pytest.raises(Refused, match=code):
        asked.must_not_be(SAID, *accounts, what="x")


def test_who_acts_is_told_by_person() -> None:
    asked = given(GRANT, account="mine", persons=PERSONS).given
    found = [asked.is_actor(AccountId(one)) for one in ("mine", "mine2", "hers", "nobody")]
    assert found == [True, True, False, False]


def test_a_holder_is_a_person_unless_it_is_said_to_be_a_machine() -> None:
    assert Holder("li") == Holder("li", machine=False) != Holder("li", machine=True)
