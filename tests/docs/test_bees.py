"""The page of a context of somebody else: what is read from its source is exactly what it does."""

from collections.abc import Iterator

import pytest

from ruralgov.app.catalogue import Catalogue
from ruralgov.app.keys import Keys
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.reports.reference import Facts, context_page, pages, source
from tests.docs import bees


@pytest.fixture(scope="module")
def facts() -> Iterator[Facts]:
    """What is found out of bees, whatever other tests of this folder define."""
    home, seen_by = source.home, source.packages_seen_by
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "home", lambda name: name if name == bees.__name__ else home(name))
        seen_by.cache_clear()
        yield Facts(Catalogue([*CONTEXTS, bees.CONTEXT], Keys(b"k" * 32)))
    seen_by.cache_clear()


@pytest.fixture(scope="module")
def page(facts: Facts) -> str:
    return context_page(bees.CONTEXT, facts)


NAMED = {"text_not_clean", "text_too_long"}
LOOKED_UP = {"place_missing"}


@pytest.mark.parametrize(
    ("message", "own", "following"),
    [
        (
            bees.SetUpHive,
            {"frame_empty", "frame_twice", "too_cold", "place_missing", *NAMED},
            set(),
        ),
        (bees.GiveUpHive, {"hive_missing", "hive_gone"}, {"frame_empty", "hive_full"}),
        (bees.TakeFrames, {"frame_empty", "hive_full", "hive_missing"}, set()),
        (bees.Hives, {"no_bees"}, set()),
    ],
)
def test_a_message_is_refused_with_what_its_source_says_and_with_nothing_else(
    facts: Facts, message: type, own: set[str], following: set[str]
) -> None:
    refusals = facts.refusals(message)
    assert {text.code for text in refusals.own} == own
    assert {text.code for text in refusals.following} == following


def test_each_code_is_said_by_the_class_that_says_it(facts: Facts) -> None:
    kinds = {text.code: facts.errors.get(text, frozenset()) for text in bees.CONTEXT.texts}
    assert kinds.pop("frame_empty") == {BadInput}
    assert kinds.pop("unused") == frozenset()
    assert set(kinds.values()) == {frozenset({Refused})}


def test_events_and_what_follows_are_those_that_the_source_makes(facts: Facts) -> None:
    assert facts.events(bees.GiveUpHive) == [bees.HiveGivenUp]
    assert facts.given_by(bees.pass_on) == [bees.TakeFrames]
    assert facts.followers(bees.GiveUpHive) == [bees.TakeFrames]
    assert facts.followers(bees.SetUpHive) == []


@pytest.mark.parametrize(
    "line",
    [
        "Bees: the hives of a village, as somebody else's context.",
        "2. An empty hive is given up; its frames go to the next.",
        "| `frames` | list of: [Frame](#frame) | empty |",
        "| `owner` | text (PersonName) or nothing **personal 个人信息** | nothing |",
        "| `hive` | id of a hive | – | The one that is given up. |",
        "| `pine` | 松木 | pine |",
        "| `bee_keeper` | role 角色 | 养蜂员 | bee keeper |",
        "- **Who may 谁可以**: `bee_keeper` 养蜂员; held at 任职范围: [city](../access.md); "
        "for 用途: `honey` 养蜂",
        "- **Who may 谁可以**: nobody; it only follows from an event 仅由事件触发",
        "- **Gives 产生事件**: [HiveGivenUp](#hivegivenup)",
        "- **Then 随后**: [TakeFrames](#takeframes). "
        "The frames of a hive that is given up go to the next.",
        "- **Refuses with 拒绝**: [`hive_gone`](codes.md#hive_gone), "
        "[`hive_missing`](codes.md#hive_missing)",
        "- **Rules 规则**: 1, 2",
        "- **Answer 返回**: list of: [HiveRow](#ruralgov_hives)",
        "- **Version 版本**: 2",
        "### ruralgov_hives",
        "| `owner` | text | the key of its `hive` |",
        "- **Index 索引**: `place`",
        "| [`no_bees`](codes.md#no_bees) | 没有蜜蜂。 | There are no bees. |",
    ],
)
def test_the_page_tells_each_thing_that_the_context_declares(page: str, line: str) -> None:
    assert line in page.splitlines()


def test_an_app_with_the_context_has_it_on_all_pages(facts: Facts) -> None:
    told = pages(facts, {})
    assert (
        "| [GiveUpHive](reference/bees.md#giveuphive) | bee_keeper | city | honey |"
        in told["access.md"]
    )
    assert "没有蜂箱 {hive}。" in told["reference/codes.md"]
    assert "[bees](bees.md)" in told["reference/README.md"]
    assert told["reference/bees.md"] == context_page(bees.CONTEXT, facts)
