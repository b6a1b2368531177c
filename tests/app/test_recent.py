"""What was decoded last is found only as the store has it, and what is used stays longest."""

from msgspec.structs import replace
from tests.town import DAY, Town

from ruralgov.app.recent import Known, Recent
from ruralgov.domain.registry import RegisterPlace
from ruralgov.ports.storage import StoredRecord


def known(key: str, body: str = "{}") -> Known:
    return Known(StoredRecord("case", key, 1, body, None), body, None, None)


def test_a_record_is_found_only_to_the_letter() -> None:
    recent = Recent()
    kept = recent.keep(known("a"))
    assert recent.find(kept.stored) is kept
    for other in (replace(kept.stored, body="{ }"), replace(kept.stored, sealed=b"x")):
        assert recent.find(other) is None
    assert recent.find(replace(kept.stored, version=2)) is None


def test_what_was_not_used_since_the_young_were_full_goes_and_reading_is_using() -> None:
    recent = Recent(size=1)
    first, second = recent.keep(known("a")), recent.keep(known("b"))
    assert recent.find(first.stored) is first
    recent.keep(known("c"))
    assert recent.find(first.stored) is first
    assert recent.find(second.stored) is None


def test_it_is_bounded_by_bytes_and_keeps_nothing_that_would_fill_it() -> None:
    recent = Recent(most=100_000)
    small = recent.keep(known("small"))
    large = recent.keep(known("large", "x" * 30_000))
    assert recent.find(large.stored) is None
    assert recent.find(small.stored) is small
    for number in range(99):
        recent.keep(known(f"n{number}", "x" * 20_000))
    held = [one for kept in (recent._young, recent._old) for one in kept.values()]  # noqa: SLF001
    assert sum(len(one.stored.body) for one in held) <= 2 * 120_000
    again = Recent(most=100_000)
    for _ in range(99):
        again.keep(known("same", "x" * 20_000))
    assert again.find(known("same", "x" * 20_000).stored), "one that is kept again is counted once"
    assert not again._old  # noqa: SLF001


def test_a_rehearsal_keeps_nothing_at_hand() -> None:
    town = Town()
    with town.app._runner.unit(write=False) as unit:  # noqa: SLF001
        recent = unit._recent  # noqa: SLF001
    before = {*recent._young, *recent._old}  # noqa: SLF001
    place = RegisterPlace(code="371082101203", name="新庄", since=DAY, source="t")
    assert town.app.rehearse([place], **town.acting("registrar")) == [None]
    assert {*recent._young, *recent._old} == before  # noqa: SLF001
    key = town.do("registrar", place).key
    assert ("place", key) in recent._young  # noqa: SLF001
