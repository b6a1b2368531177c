"""The liaison officers of units: rule 5 at its boundaries, without a store."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import conferences as c
from ruralgov.domain.conferences import rules_liaison
from ruralgov.domain.kernel.ids import AccountId, OrganisationId
from tests.conferences.office import BEGUN, MAY
from tests.conferences.plain import (
    GROUP,
    UNITS,
    WORLD,
    a_post,
    group,
    organisation,
    post,
    steering,
)
from tests.conferences.test_findings import OTHER, liaison
from tests.conferences.test_group import LIAISON, named, naming
from tests.given import TODAY, Outcome, given

A_DAY = timedelta(days=1)
JUNE = date(2024, 6, 1)
NAMED = named().only()
World = dict[Any, Any]


def naming_in(world: World, *rows: Any, **more: Any) -> Outcome:
    here = WORLD | {("steering_group", GROUP): steering()} | world
    return given(c.LIAISON, others=here, rows=rows).when(naming(**more), rules_liaison.name_liaison)


def after(
    command: Any, rule: Any, *events: Any, world: World | None = None, **more: Any
) -> Outcome:
    known = given(c.LIAISON, NAMED, *events, others=WORLD | (world or {}), **more)
    return known.when(command, rule)


def test_rule_5_a_liaison_is_of_a_group_and_of_a_unit_that_are_there() -> None:
    naming_in({("steering_group", GROUP): None}).refused("steering_group_missing")
    never = group(c.GroupTermsCorrected(entry=BEGUN, since=None, reason="误登"))
    naming_in({("steering_group", GROUP): never}).refused("steering_group_missing")
    naming_in({}, unit=OrganisationId("nowhere")).refused("steering_host_missing")
    gone: World = {("organisation", "bureau"): organisation(until=JUNE)}
    naming_in(gone, since=JUNE).refused("steering_host_missing")
    naming_in(gone, since=JUNE - A_DAY).only()


def test_rule_5_a_unit_has_one_liaison_at_a_time() -> None:
    before = liaison("bureau", "bureau", until=JUNE)
    naming_in({}, before, since=JUNE).only()
    naming_in({}, before, since=JUNE - A_DAY).refused("liaison_taken", liaison="l-bureau")
    naming_in({}, liaison("bureau", "bureau"), since=JUNE).refused("liaison_taken")
    naming_in({}, liaison("watch", "watch"), since=JUNE).only()
    naming_in({}, evolve(liaison("bureau", "bureau"), steering=OTHER), since=JUNE).only()
    merged: World = {("organisation", "watch"): organisation(BEGUN, "bureau")}
    naming_in(merged, liaison("watch", "watch"), since=JUNE).refused("liaison_taken")
    ended: World = {("organisation", "watch"): organisation(BEGUN)}
    naming_in(ended, liaison("watch", "watch"), since=JUNE).only()


def test_rule_5_its_posts_are_there_on_the_day_and_of_the_unit_or_a_part_of_it() -> None:
    gone: World = {("post", "spare"): a_post("bureau", until=JUNE)}
    for values in ({"post": post("spare")}, {"substitute": post("spare")}):
        naming_in(gone, since=JUNE - A_DAY, **values).only()
        naming_in(gone, since=JUNE, **values).refused("liaison_post_strange")
        unknown: World = {("post", "spare"): None}
        naming_in(unknown, **values).refused("liaison_post_strange")
        naming_in({("post", "spare"): a_post("watch")}, **values).refused("liaison_post_strange")
    whole = organisation()
    part = evolve(whole.spans[0], parent=UNITS["bureau"])
    below: World = {
        ("organisation", "watch"): evolve(whole, spans=(part,)),
        ("post", "spare"): a_post("watch"),
    }
    naming_in(below, post=post("spare")).only()


@pytest.mark.parametrize(
    ("contact", "good"),
    [
        ("110", True),
        ("11", False),
        ("1" * 24, True),
        ("1" * 25, False),
        ("063 1756\t0001", True),
        ("13000000000", False),
        ("12000000000", True),
        ("8613000000000", False),
        ("+8619999999999", False),
        ("130000000000", True),
        ("1300000000", True),
    ],
)
def test_rule_5_an_office_is_told_from_a_mobile_telephone(contact: str, good: bool) -> None:
    found = named(contact=contact)
    assert found.code == ("" if good else "liaison_contact_wrong")
    replace = c.ReplaceLiaison(liaison=LIAISON, post=post("spare"), contact=contact, since=JUNE)
    found = after(replace, rules_liaison.replace_liaison)
    assert found.code == ("" if good else "liaison_contact_wrong")


def test_rule_5_it_is_replaced_and_ended_after_it_began_and_before_it_ended() -> None:
    replace = c.ReplaceLiaison(
        liaison=LIAISON, post=post("spare"), contact="0631-7560002", channel=" 群 ", since=JUNE
    )
    end = c.EndLiaison(liaison=LIAISON, since=JUNE, reason="撤销")
    never = c.LiaisonEntryCorrected(entry=BEGUN, since=None, reason="误登")
    over = c.LiaisonEnded(since=MAY, reason="撤销")
    for command, rule in (
        (replace, rules_liaison.replace_liaison),
        (end, rules_liaison.end_liaison),
    ):
        after(command, rule).only()
        after(evolve(command, since=BEGUN + A_DAY), rule).only()
        after(evolve(command, since=BEGUN), rule).refused("liaison_not_later")
        after(command, rule, over).refused("liaison_not_later", last=BEGUN)
        after(command, rule, never).refused("liaison_missing")
        given(c.LIAISON, others=WORLD).when(command, rule).refused("liaison_missing")
    event = after(replace, rules_liaison.replace_liaison).only()
    assert (event.contact, event.channel, event.substitute) == ("0631-7560002", "群", None)
    rule = rules_liaison.replace_liaison
    after(evolve(replace, post=post("head")), rule).refused("liaison_post_strange")
    after(evolve(replace, substitute=post("head")), rule).refused("liaison_post_strange")
    after(evolve(replace, substitute=post("spare")), rule).refused("liaison_substitute_same")
    state = given(c.LIAISON, NAMED, event, evolve(event, since=JUNE + A_DAY)).state
    assert [one.until for one in state.spans[:2]] == [JUNE, JUNE + A_DAY]


def test_rule_5_who_is_not_of_the_unit_any_more_is_not_confirmed() -> None:
    confirm = c.ConfirmLiaison(liaison=LIAISON)
    rule = rules_liaison.confirm_liaison
    after(confirm, rule, today=BEGUN).only()
    after(confirm, rule, today=BEGUN - A_DAY).refused("liaison_missing")
    given(c.LIAISON, others=WORLD).when(confirm, rule).refused("liaison_missing")
    gone: World = {("post", "bureau"): a_post("bureau", until=TODAY)}
    after(confirm, rule, world=gone).refused("liaison_post_strange", post="bureau")
    after(confirm, rule, world=gone, today=TODAY - A_DAY).only()
    moved: World = {("post", "bureau"): a_post("watch")}
    after(confirm, rule, world=moved).refused("liaison_post_strange")
    said = [c.LiaisonConfirmed(day=day, by=AccountId("me")) for day in (MAY, JUNE, TODAY)]
    state = given(c.LIAISON, NAMED, *said).state
    assert [one.day for one in state.confirmed] == [MAY, JUNE, TODAY]


def test_rule_14_an_entry_of_a_liaison_is_put_right_while_its_post_is_there() -> None:
    def fix(entry: date, since: date | None, world: World | None = None) -> Outcome:
        command = c.CorrectLiaisonEntry(liaison=LIAISON, entry=entry, since=since, reason="录错")
        return after(command, rules_liaison.correct_liaison_entry, ended, world=world)

    ended = c.LiaisonEnded(since=JUNE, reason="撤销")
    assert fix(JUNE, MAY).only().since == MAY
    assert fix(JUNE, None).only().since is None
    assert fix(BEGUN, None).only().entry == BEGUN
    fix(JUNE, BEGUN).refused("entry_order")
    fix(MAY, BEGUN).refused("entry_missing")
    late: World = {("post", "bureau"): a_post("bureau", until=MAY)}
    fix(BEGUN, MAY - A_DAY, late).only()
    fix(BEGUN, MAY, late).refused("liaison_post_strange", day=MAY)
    command = c.CorrectLiaisonEntry(liaison=LIAISON, entry=BEGUN, since=None, reason="录错")
    never = given(c.LIAISON, others=WORLD).when(command, rules_liaison.correct_liaison_entry)
    never.refused("liaison_missing")
