import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from ruralgov.domain.books import ACCOUNTS
from ruralgov.domain.kernel.errors import Conflict, Denied
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.month import Month
from ruralgov.reports import hledger
from ruralgov.reports.journals import (
    Book,
    Entry,
    JournalAccount,
    Posting,
    Root,
    Scope,
    journal,
    plain_text,
)
from tests.books.ledger import Ledger
from tests.books.test_statements import PAIRS, post_random
from tests.exports.bookkeeping import NAME, SUMMARY, Named, balances, carry, whole_year, written
from tests.exports.judges import JUDGES, NAMES, Judge
from tests.mergers.joining import join
from tests.sampling import fewer
from tests.town import Town, code_of

SHARED = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
"""All examples share the judge and its folder."""


@pytest.fixture(params=NAMES)
def judge(request: pytest.FixtureRequest) -> Judge:
    return JUDGES[request.param]


def put(path: Path, parts: list[str]) -> Path:
    path.write_text("".join(parts), encoding="utf-8", newline="\n")
    return path


@fewer(10, suppress_health_check=SHARED)
@given(
    st.lists(st.tuples(st.integers(0, 2), PAIRS), min_size=1, max_size=10),
    st.sampled_from(["2024-11", "2025-01", "2025-06", "2025-12"]),
    st.sampled_from(["2025-12", "2026-01"]),
)
def test_both_tools_report_the_balances_of_the_books_to_the_fen(
    judge: Judge, tmp_path: Path, drawn: list[Any], first: str, last: str
) -> None:
    town = Town()
    places = (town.village, town.village, town.other)
    ledgers = [Ledger(town, place, f"社{n}") for n, place in enumerate(places)]
    for one in ledgers:
        one.open()
    for at, pair in drawn:
        post_random(ledgers[at], [pair])
    for one in ledgers[:2]:
        carry(one)
    named = Named(judge)
    parts = written(town, named, first=Month(first), last=Month(last))
    found = judge.ask(put(tmp_path / "books", parts))
    assert found.problem == ""
    ours = balances(town, ledgers, last)
    assert set(named.names) == set(ours)
    assert {key: found.balances.get(name, 0) for key, name in named.names.items()} == ours
    assert {name for name, fen in found.balances.items() if fen} <= set(named.names.values())


def test_a_town_and_a_collective_are_exported_alone(judge: Judge, tmp_path: Path) -> None:
    town = Town()
    mine, other = Ledger(town, town.village), Ledger(town, town.other)
    for one in (mine, other):
        one.open()
        one.posted(("112", 100), ("501", -100))
    for scope, whose in (
        ({"collective": mine.key}, [mine]),
        ({"place": town.other}, [other]),
        ({"place": town.town}, [mine, other]),
    ):
        named = Named(judge)
        found = judge.ask(put(tmp_path / "books", written(town, named, **scope)))
        assert found.problem == ""
        assert {key for key, _ in named.names} == {one.key for one in whose}


def test_a_collective_that_went_is_among_those_of_its_place_and_both_sides_hold(
    judge: Judge, town: Town, tmp_path: Path
) -> None:
    source, into = Ledger(town, name="并出社"), Ledger(town, name="并入社")
    for ledger in (source, into):
        ledger.open()
        ledger.posted(("102", 12_34), ("504", -12_34))
    join(source, into, date(2025, 6, 1))
    for scope, whose in (
        ({"collective": source.key}, [source]),
        ({"collective": into.key}, [into]),
        ({"place": town.town, "first": Month("2025-06")}, [source, into]),
        ({"place": town.town}, [source, into]),
    ):
        named = Named(judge)
        found = judge.ask(put(tmp_path / "books", written(town, named, **scope)))
        assert found.problem == ""
        assert {key for key, _ in named.names} == {one.key for one in whose}


def swapped(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def cut(text: str, mark: str) -> str:
    """Cut the last voucher, and all after it, from the tail."""
    at = text.rindex(mark)
    assert "CNY" in text[at:]
    return text[:at]


def without_voucher(text: str, mark: str) -> str:
    """Cut one voucher from the middle."""
    at = text.index(mark, text.index("记账凭证"))
    return text[:at] + text[text.index("\n\n", at + 2) :]


def without_line(text: str, amount: str) -> str:
    lines = text.splitlines(keepends=True)
    (at, *_) = (n for n, line in enumerate(lines) if f"  {amount} CNY" in line and "~" not in line)
    return "".join(lines[:at] + lines[at + 1 :])


MUTATIONS: dict[str, Callable[[str], str]] = {
    "one fen off": lambda text: swapped(text, "  33.33 CNY", "  33.34 CNY"),
    "one fen off on both sides": lambda text: swapped(
        swapped(text, "  33.33 CNY", "  33.34 CNY"), "  -33.33 CNY", "  -33.34 CNY"
    ),
    "a tenth of a fen off": lambda text: swapped(text, "  33.33 CNY", "  33.334 CNY"),
    "a line left out": lambda text: without_line(text, "33.33"),
    "an account renamed": lambda text: re.sub(r"(A?513)(?=[^\n]*  33\.33 CNY)", r"\g<1>9", text),
    "another account": lambda text: re.sub(
        r"\n *[^\n]*513[^\n]*  33\.33 CNY",
        lambda m: m[0].replace("513", "514").replace("管理费用", "公益支出"),
        text,
    ),
    "the last voucher cut": lambda text: cut(text, "\n\n2025-12-31"),
    "a voucher cut": lambda text: without_voucher(text, "\n\n2025-03-31"),
    "a voucher twice": lambda text: text + text[text.rindex("\n\n2025-12-01") :],
    "another day": lambda text: swapped(text, "2025-04-30 *", "2025-05-01 *"),
}


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_a_journal_that_was_changed_is_rejected(
    judge: Judge, mutation: str, town: Town, tmp_path: Path
) -> None:
    whole_year(town).posted(("514", 1), ("211", -1), day=date(2025, 2, 1))
    text = "".join(written(town, judge.form))
    if mutation == "one fen off":  # the same year for all: it is good, asked once
        assert judge.ask(put(tmp_path / "good", [text])).problem == ""
    changed = MUTATIONS[mutation](text)
    assert changed != text
    assert judge.ask(put(tmp_path / "bad", [changed])).problem


MARKS = st.text(max_size=20) | st.text(
    st.sampled_from('；;"\\\n\t *!()[]{}|=@:,.#^%&\u3000—“”0借'), max_size=12
)
BOOK = Book(collective=CollectiveId("c"), label="371082101201-c", name='a "b"; c')
NUMBER = re.compile(r"^\((.*)\)$")


@fewer(5, suppress_health_check=SHARED)
@given(st.lists(st.tuples(MARKS, MARKS, MARKS, MARKS), min_size=20, max_size=20))
def test_no_text_breaks_the_syntax(
    judge: Judge, tmp_path: Path, drawn: list[tuple[str, str, str, str]]
) -> None:
    day = date(2025, 1, 2)
    account = JournalAccount(book=BOOK, levels=(("301", "资本"),))
    parts = [judge.form.head(drawn[0][0]), judge.form.opened(account, day)]
    for n, (summary, name, text, about) in enumerate(drawn):
        sub = JournalAccount(book=BOOK, levels=(("113", "内部往来"), (f"113{n:02d}", name)))
        lines = (
            Posting(account=sub, amount=1, text=text, about=about),
            Posting(account=account, amount=-1, text=text),
        )
        voucher = Entry(
            day=day,
            kind="记账凭证",
            narration=summary,
            number=f"2025-01-{n:04d}",
            voucher=f"v{n}{about}",
            corrects=text,
            reason=summary,
            postings=lines,
        )
        parts += [judge.form.opened(sub, day), judge.form.entry(voucher)]
    found = judge.ask(put(tmp_path / "books", parts))
    assert found.problem == ""
    clean = hledger.clean if judge.form is hledger else plain_text
    assert found.said == [clean(summary) for summary, *_ in drawn]
    assert sorted(found.balances.values()) == [-20, *[1] * 20]


def test_marks_that_cannot_be_seen_are_left_out() -> None:
    assert plain_text("收\u202e款\x00 \u200b一\r\n\u3000二\u2028三 ") == "收款 一 二 三"


def test_reversals_and_corrections_are_vouchers_with_links(town: Town) -> None:
    ledger = whole_year(town)
    for judge in JUDGES.values():
        text = "".join(written(town, judge.form, collective=ledger.key))
        for kind in ("冲销凭证", "更正凭证", "结转凭证", "期初余额"):
            assert kind in text
        (sold,) = set(re.findall(r"corrects:([\w-]+)|\^[\w-]+ \^([\w-]+)", text))
        key = "".join(sold)
        assert len(re.findall(rf"(?:corrects:|\^[\w-]+ \^){key}", text)) == 2


def test_words_that_may_name_persons_stay_in_the_office(town: Town) -> None:
    ledger = whole_year(town)
    for judge in JUDGES.values():
        for account in ("bookkeeper", "auditor"):
            text = "".join(written(town, judge.form, account))
            assert not [word for word in (NAME, SUMMARY, "记错", "李四") if word in text]
            assert "11301" in text
        told = "".join(written(town, judge.form, texts=True))
        assert NAME in told
        assert SUMMARY in told
        assert "记错户" in told
        for account in ("auditor", "cashier", "discloser"):
            with pytest.raises(Denied):
                written(town, judge.form, account, texts=True, collective=ledger.key)


def test_who_may_not_read_the_books_gets_no_journal(town: Town) -> None:
    whole_year(town)
    for account in ("discloser", "reporter"):
        with pytest.raises(Denied):
            written(town, hledger, account)


def test_a_voucher_that_is_posted_meanwhile_stops_the_export(town: Town) -> None:
    ledger = Ledger(town)
    ledger.open()
    ledger.posted(("112", 5), ("501", -5))
    scope = Scope(first=Month("2025-01"), last=Month("2025-12"))
    parts = journal(town.app, JUDGES["hledger"].form, scope, **town.acting("bookkeeper"))
    next(parts)
    for part in parts:
        if "余额核对" in part:
            break
    ledger.posted(("513", 7), ("112", -7))
    with pytest.raises(Conflict, match="books_changed"):
        list(parts)


def test_contra_accounts_stand_with_what_they_are_taken_off() -> None:
    roots = {
        code: JournalAccount(book=BOOK, levels=((code, one.zh),)).root
        for code, one in ACCOUNTS.items()
    }
    assert {roots[code] for code in ("133", "152", "162", "401", "113")} == {Root.ASSETS}
    assert {roots[code] for code in ("321", "322", "301")} == {Root.EQUITY}
    assert (roots["501"], roots["513"], roots["211"]) == (
        Root.INCOME,
        Root.EXPENSES,
        Root.LIABILITIES,
    )


def test_a_period_or_a_collective_that_is_none_is_refused(town: Town) -> None:
    for scope, code in (
        ({"first": Month("2025-13")}, "period_wrong"),
        ({"last": Month("9999-12")}, "period_wrong"),
        ({"first": Month("0001-01")}, "period_wrong"),
        ({"first": Month("2026-01")}, "period_wrong"),
        ({"collective": CollectiveId("none")}, "collective_missing"),
    ):
        assert code_of(lambda s=scope: written(town, hledger, **s)) == code  # type: ignore[misc]
