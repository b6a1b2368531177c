"""Random histories of transfers, reversals and mergers of units, recounted by brute force."""

from datetime import date, timedelta
from random import Random

import pytest

from ruralgov.domain import staffing as s
from ruralgov.domain.kernel.ids import OrganisationId, QuotaTransferId
from ruralgov.domain.registry import MergeOrganisation
from tests.sampling import TURN
from tests.staffing.office import moving, opening, organisation, posted
from tests.town import Town, code_of

OFFICER = "staffing_officer"
BEGUN, DAYS = date(2024, 1, 1), 700
Lines = dict[OrganisationId, int]


class Plain:
    """What is known of posts without accounts: a list of what moved, counted anew each time."""

    def __init__(self, moved: list[tuple[str, date, Lines]]) -> None:
        self.moved = moved

    def on(self, unit: OrganisationId, day: date) -> int:
        return sum(lines.get(unit, 0) for _, since, lines in self.moved if since <= day)

    def sound(self) -> bool:
        days = {since for _, since, _ in self.moved}
        units = {unit for _, _, lines in self.moved for unit in lines}
        return all(self.on(unit, day) >= 0 for unit in units for day in days)


def given(town: Town, command: s.TransferPosts | s.ReverseTransfer) -> tuple[str, str]:
    """Return the code with which a command is refused, and the key of what it made."""
    keys: list[str] = []
    code = code_of(lambda: keys.append(posted(town, command)))
    return code, "".join(keys)


@pytest.mark.parametrize("seed", range(4))
def test_rules_5_and_6_invariant_26_accounts_are_what_a_recount_says(seed: int) -> None:
    draw, town = Random(TURN + seed), Town()  # noqa: S311  a history, no secret
    units = [organisation(town, f"第{n}局") for n in range(5)]
    posted(town, opening(dict.fromkeys(units, 20)))
    plain = Plain([("", BEGUN, dict.fromkeys(units, 20))])
    outcomes = set[str]()
    for number in range(50):
        day = BEGUN + timedelta(days=draw.randrange(1, DAYS))
        source, target = draw.sample(units, 2)
        if draw.random() < 0.25 and len(plain.moved) > 1:
            key, _, _ = draw.choice(plain.moved[1:])
            code, _ = given(town, s.ReverseTransfer(transfer=QuotaTransferId(key), reason="录错"))
            after = Plain([one for one in plain.moved if one[0] != key])
        else:
            lines = {source: -draw.randrange(1, 15)}
            lines[target] = -lines[source]
            code, key = given(town, moving(lines, since=day, approval=f"批{number}"))
            after = Plain([*plain.moved, (key, day, lines)])
        outcomes.add(code)
        assert code == ("" if after.sound() else "quota_short"), (seed, number)
        plain = plain if code else after
    assert outcomes == {"", "quota_short"}
    source, target = draw.sample(units, 2)
    last = max(since for _, since, _ in plain.moved) + timedelta(days=1)
    merge = MergeOrganisation(organisation=source, into=target, since=last, cause="机构改革")
    town.do("registrar", merge)
    carried = plain.on(source, last)
    plain.moved.append(("", last, {source: -carried, target: carried}))
    for day in {since for _, since, _ in plain.moved}:
        sheet = town.ask(OFFICER, s.PostLedger(), day)
        posts = {one.unit: one.posts for one in sheet.units}
        assert posts == {unit: many for unit in units if (many := plain.on(unit, day))}
        assert sum(posts.values()) + sum(one.posts for one in sheet.counters) == 0
    assert town.app.verify(str(town.app.seal())) == []
