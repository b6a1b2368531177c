"""The village pages as text: what stands in them, and what must not."""

import json
import re
from datetime import date
from hashlib import sha256
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from attrs import evolve

from ruralgov.domain.disclosure import PublicationKind, WithdrawalGround, due_day, fingerprint
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.month import Month
from ruralgov_site.village.codes import code
from ruralgov_site.village.model import Village
from ruralgov_site.village.publication import bridge, thousandths
from ruralgov_site.village.writing import files_of
from ruralgov_site.writing import write_files
from tests.site import village_sample as sample

LARGEST = 60_000
EVIL = "<script>alert(1)</script>\"'&</div>"


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return dict(files_of(sample.site(), sample.city()))


def of(files: dict[str, str], village: Village, kind: PublicationKind) -> str:
    newest = village.newest(kind)
    assert newest is not None
    return files[f"p/{newest.address}.html"]


def test_a_page_is_well_formed_small_and_loads_nothing(files: dict[str, str]) -> None:
    pages = {name: text for name, text in files.items() if name.endswith(".html")}
    assert len(pages) > 100
    for name, text in pages.items():
        fromstring(_plain(text))  # noqa: S314  our own page
        assert len(text.encode()) < LARGEST, name
        assert "default-src 'none'" in text
        loads = re.findall(r'(?:src|href|action|data)="([^"]*)"', text)
        outside = [one for one in loads if re.match(r"(?!data:,)[a-z]+:|//", one)]
        assert outside == [], name
        assert "<script src" not in text
        assert "font-face" not in text


def test_every_link_leads_to_a_file(files: dict[str, str]) -> None:
    for name, text in files.items():
        if not name.endswith(".html"):
            continue
        folder = Path(name).parent
        for link in re.findall(r'href="([^"#][^"#]*)', _plain(text)):
            if link != "data:,":
                parts: list[str] = []
                for part in (folder / link).parts:
                    if part == "..":
                        parts.pop()
                    else:
                        parts.append(part)
                assert "/".join(parts) in files, f"{name} -> {link}"


def test_a_file_is_named_by_its_hash_and_is_what_the_page_carries(files: dict[str, str]) -> None:
    texts = {name: text for name, text in files.items() if name.endswith(".json")}
    assert texts
    for name, text in texts.items():
        assert name == f"p/{sha256(text.encode()).hexdigest()[:32]}.json"
        page = fromstring(_plain(files[name.replace(".json", ".html")]))  # noqa: S314  our own page
        carried = next(one for one in page.iter("div") if one.get("id") == "file")
        assert carried.text == text
        assert fingerprint(sha256(text.encode()).hexdigest()) in "".join(page.itertext())
        assert json.loads(text)["head"][:20].split(":")[0] in "".join(page.itertext())


def _plain(page: str) -> str:
    return re.sub(r"<script>.*?</script>", "", page.removeprefix("<!DOCTYPE html>"), flags=re.S)


def test_equal_publications_give_equal_bytes(files: dict[str, str]) -> None:
    assert dict(files_of(sample.site(), sample.city())) == files


def test_versions_lead_to_each_other_and_the_overview_says_so(files: dict[str, str]) -> None:
    village = sample.village()
    old, new = (one for one in village.shown if one.it.last == "2026-05")
    assert f'href="{new.address}.html"' in files[f"p/{old.address}.html"]
    assert "这是旧版本" in files[f"p/{old.address}.html"]
    assert f'href="{old.address}.html"' in files[f"p/{new.address}.html"]
    assert "更正理由：补记一张漏记的凭证" in files[f"p/{new.address}.html"]
    assert "已更正" in files[f"v/{village.code}.html"]
    row = re.search(rf"{village.code}\.html.*?</tr>", files["t/371082100.html"], re.S)
    assert row is not None
    assert (row[0].count("◆"), row[0].count("◇"), row[0].count("○")) == (1, 1, 1)


def test_what_was_taken_down_is_not_there(files: dict[str, str]) -> None:
    village = sample.village()
    (down,) = (one for one in village.shown if one.it.withdrawn)
    assert f"p/{down.address}.json" not in files
    page = files[f"p/{down.address}.html"]
    assert "已于 2026年3月12日 撤下" in page
    assert 'id="file"' not in page
    personal = evolve(down.it, ground=WithdrawalGround.PERSONAL_DATA, file="")
    shown = (evolve(down, it=personal),)
    again = dict(files_of(sample.site(), [evolve(village, shown=shown)]))
    assert "误公开个人信息" in again[f"p/{down.address}.html"]
    assert "○" in re.sub(r"<caption>.*?</caption>", "", again["t/371082100.html"])


def test_what_somebody_wrote_stays_text() -> None:
    village = sample.village()
    shown = village.newest(PublicationKind.CONTRACTS)
    assert shown is not None
    content = json.loads(shown.it.file)["content"]
    content["items"][0]["entries"][0]["what"] = EVIL
    content["collective"]["place"] = EVIL
    evil = sample.published(content, reason=EVIL)
    from ruralgov_site.village.model import shown_of

    made = dict(files_of(sample.site(), [evolve(village, place=EVIL, shown=shown_of([evil]))]))
    for text in made.values():
        assert "<script>alert" not in text or text.startswith("{")
    page = made[f"p/{evil.file_hash[:32]}.html"]
    carried = next(
        one
        for one in fromstring(_plain(page)).iter("div")  # noqa: S314  our own page
        if one.get("id") == "file"
    )
    assert carried.text == evil.file


def test_a_collective_that_ended_is_not_missed_and_its_pages_stay() -> None:
    ended = evolve(sample.village(), until=date(2026, 9, 1))
    newest = ended.newest(PublicationKind.PROPERTY)
    made = dict(files_of(sample.site(), [ended, sample.village(1)]))
    assert newest is not None
    assert f"p/{newest.address}.html" in made
    row = re.search(rf"{ended.code}\.html.*?</tr>", made["t/371082100.html"], re.S)
    assert row is not None
    kept = [m for m in sample.MONTHS if m in ended.months]
    assert row[0].count("○") == len([m for m in sample.MONTHS if m < "2026-09"]) - len(
        [m for m in kept if m < "2026-09"]
    ) - len(ended.taken_down)
    late = evolve(ended, shown=tuple(x for x in ended.shown if x.it.last < "2026-09"))
    again = dict(files_of(sample.site(), [late, sample.village(1)]))
    assert "1 / 1" in again["index.html"]
    assert "·" in again["t/371082100.html"]


def test_a_collective_that_went_into_another_says_so_and_leads_there() -> None:
    heir = sample.village(1)
    went = evolve(
        sample.village(),
        until=date(2026, 9, 1),
        successor="东崮<社>",
        successor_page=heir.code,
    )
    page = dict(files_of(sample.site(), [went, heir]))[f"v/{went.code}.html"]
    assert f'自2026-09-01起并入： <a href="{heir.code}.html">' in page
    assert "东崮&lt;社&gt;" in page
    alone = dict(files_of(sample.site(), [evolve(went, successor_page="")]))
    assert "东崮&lt;社&gt;" in alone[f"v/{went.code}.html"]
    assert "起并入" not in dict(files_of(sample.site(), [heir]))[f"v/{heir.code}.html"]


def test_without_an_address_there_are_no_codes() -> None:
    made = dict(files_of(sample.site(base_url=""), sample.city(1, 1)))
    assert not [name for name in made if name.startswith("q/")]
    assert "q/" not in made["t/371082100.html"]


def test_a_village_without_publications_has_its_page() -> None:
    empty = evolve(sample.village(), shown=())
    made = dict(files_of(sample.site(), [empty]))
    assert "还没有公开任何内容" in made[f"v/{empty.code}.html"]
    assert "未公开 1 个" in made["index.html"]


def test_english_pages_say_it_in_english() -> None:
    made = dict(files_of(sample.site("en"), sample.city(1, 2)))
    for name, text in made.items():
        if name.endswith(".html"):
            assert 'lang="en"' in text
    page = of(made, sample.village(), PublicationKind.FINANCE)
    assert "Is this page genuine?" in page
    assert "Pay of village cadres" in page


def test_a_village_says_first_what_it_did_not_publish() -> None:
    village = sample.village()
    page = dict(files_of(sample.site(), [village]))[f"v/{village.code}.html"]
    warned = page.index("2026年8月的财务没有公开。</b> 最迟应于2026年10月20日公开，已晚 82 天。")
    assert warned < page.index('class="lead"')
    none = evolve(village, shown=())
    page = dict(files_of(sample.site(), [none]))[f"v/{village.code}.html"]
    assert "2026年1月至9月的财务没有公开" in page
    assert "其中最早的最迟应于2026年4月20日公开，已晚 265 天" in page
    assert "2026年10月至12月的财务还没有公开，最迟应于2027年1月20日公开" in page


def test_who_publishes_by_the_quarter_is_not_silent_in_between() -> None:
    content = json.loads(sample.village().months["2026-03"].it.file)["content"]
    quarter = sample.published(content | {"first": "2026-01"})
    village = sample.with_files(sample.village(), [quarter])
    made = dict(files_of(sample.site(), [village]))
    page = made[f"v/{village.code}.html"]
    assert "2026年4月至9月的财务没有公开" in page
    assert "最早的最迟应于2026年7月20日公开" in page
    row = re.search(rf"{village.code}\.html.*?</tr>", made["t/371082100.html"], re.S)
    assert row is not None
    assert (row[0].count("●"), row[0].count("○")) == (3, 9)
    assert f">{content['totals']['income'] // 100:,}." in row[0]


@pytest.mark.parametrize(
    ("month", "day"),
    [
        ("2026-01", date(2026, 4, 20)),
        ("2026-03", date(2026, 4, 20)),
        ("2026-10", date(2027, 1, 20)),
        ("2026-12", date(2027, 1, 20)),
    ],
)
def test_accounts_are_due_on_the_20th_after_their_quarter(month: str, day: date) -> None:
    assert due_day(Month(month)) == day


def test_what_a_reader_adds_up_adds_up() -> None:
    """Last month and income less spending is this month; what was booked unpaid stands apart."""
    for one in sample.odd():
        content = json.loads(one.file)["content"]
        sums = bridge(content)
        if not content["totals"]:
            assert sums is None
            continue
        assert sums is not None
        assert sums["worn"] == -12_345_67
        come = sums["before"] + sums["income"] - sums["spent"] + sums["worn"] + sums["other"]
        assert come == sums["money"] == content["totals"]["money"]
        assert sums["less"] == -sums["other"]


def test_an_invented_seal_is_not_shown_as_the_journals() -> None:
    village = sample.village()
    (first, *_), seal = village.shown, '<dd class="mono">'
    said = "账簿没有这样封存过"
    for sealed in (True, False):
        shown = evolve(first, it=evolve(first.it, sealed=sealed))
        made = dict(files_of(sample.site(), [evolve(village, shown=(shown,))]))
        record = made[f"p/{shown.address}.html"].partition("<script>")[0]
        assert (seal in record, said in record) == (sealed, not sealed)


def test_a_sum_of_nothing_is_no_nought() -> None:
    village = sample.village()
    made = dict(files_of(sample.site(), [evolve(village, shown=())]))
    assert "0.00" not in made["index.html"]
    assert "0.00" not in made["t/371082100.html"]
    taken = dict(files_of(sample.site(), [village]))["index.html"]
    assert "<td>1<small>0 个村的" not in taken
    february = re.search(r"2月</th><td>.*?</tr>", taken)
    assert february is not None
    assert february[0].count("–") == 2, "taken down: it counts as published, and adds nothing"


def test_the_last_day_of_a_contract_is_shown(files: dict[str, str]) -> None:
    page = of(files, sample.village(), PublicationKind.CONTRACTS)
    assert "2024年2月1日 – 2034年1月31日" in page
    assert '"until":"2034-02-01"' in page, "the file keeps its form"


def test_all_or_nothing(tmp_path: Path) -> None:
    def broken() -> object:
        yield "index.html", "x"
        raise BadInput(kernel_texts.PERIOD_WRONG, first="a", last="b")

    with pytest.raises(BadInput):
        write_files(broken(), tmp_path / "site")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0"), (35_500, "35.5"), (1_234_000, "1,234"), (1, "0.001")]
)
def test_a_quantity_is_exact(count: int, text: str) -> None:
    assert thousandths(count) == text


def test_a_code_has_its_quiet_zone() -> None:
    found = code("https://gk.example.cn/v/371082101201.html")
    numbers = [int(x) for x in re.findall(r"M(\d+) ", found.path)]
    assert min(numbers) == 4
    assert found.side == 8 + 29
