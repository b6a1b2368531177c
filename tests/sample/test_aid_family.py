"""The family of the demo: found by a visit, and settled by one question."""

import time

from tests.town import Town

from ruralgov.cli.aid_family import family_lines
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.sample.aid_family import AidFamily
from ruralgov.sample.city import Village


def test_one_question_settles_what_papers_leave_open() -> None:
    town = Town()
    person = town.person(town.household("720"))
    village = Village(place=town.village, name="", households=[], heads=[person], people=1)
    start = time.perf_counter()
    found = AidFamily(town.city, legal_date(town.clock.now)).run([village])
    assert time.perf_counter() - start < 2
    assert found is not None
    assert (found.asked, found.source, found.settled) == ("deposits", "bank", True)
    assert found.missing >= 1
    zh, en = (" ".join(family_lines(found, lang)) for lang in ("zh", "en"))
    assert "银行存款" in zh
    assert "one asked: bank deposits (bank)" in en


def test_where_nobody_lives_nobody_is_helped() -> None:
    town = Town()
    empty = Village(place=town.village, name="", households=[], heads=[], people=0)
    today = legal_date(town.clock.now)
    assert AidFamily(town.city, today).run([empty]) is None
    assert list(family_lines(None, "zh")) == []
