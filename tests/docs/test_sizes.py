"""A file is read in one sitting: none of the library has more than 400 lines."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
MOST = 400


def test_no_file_of_the_library_is_longer_than_one_sitting() -> None:
    files = [*ROOT.glob("src/**/*.py"), *ROOT.glob("plugins/*/src/**/*.py")]
    assert len(files) > 1_000
    lines = {one: len(one.read_text(encoding="utf-8").splitlines()) for one in files}
    assert {str(one): count for one, count in lines.items() if count > MOST} == {}
