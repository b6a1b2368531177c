"""What was decoded last is found only as the store has it, and what is used stays longest."""

from msgspec.structs import replace

from ruralgov.app.recent import Known, Recent
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
