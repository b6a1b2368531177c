"""What another program saved is read as its people see it; see files/README.md."""

from datetime import date

from ruralgov.domain.registry.people import imports as households
from tests.office.sheets import FILES, faults, read, values

LEDGER_FILE = (FILES / "ledger.xlsx").read_bytes()


def test_a_ledger_saved_by_calc_is_read_with_its_merged_dates_and_counted_totals() -> None:
    rows = values(LEDGER_FILE)
    assert [row["day"] for row in rows] == [date(2024, 2, 29), date(2024, 2, 29), date(2024, 3, 1)]
    assert [row["amount"] for row in rows] == [123450, 10, -3330]
    assert rows[0]["card"] is not None
    assert read(LEDGER_FILE).notices == ()


def test_a_roster_that_was_opened_by_double_click_is_told_which_numbers_are_lost() -> None:
    data = (FILES / "roster-as-numbers.xlsx").read_bytes()
    assert faults(data, households.TABLE.spec) == [
        ("D2", "cell_digits_lost"),
        ("D3", "cell_digits_lost"),
    ]
