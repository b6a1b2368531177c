"""From an asset in the register to a page with a code, through the command line alone."""

import json
import re
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.prepared import prepared as copied

from ruralgov.cli import main
from ruralgov.domain.kernel.month import month_before, month_of

TOWN = {"code": "371082101", "name": "俚岛镇", "since": "2023-06-30", "source": "t"}
VILLAGE = TOWN | {"code": "371082101201", "name": "大庄"}
ROLES = {
    "clerk": ("registrar", "registration"),
    "keeper": ("property_keeper", "collective_finance"),
    "one": ("finance_reviewer", "collective_finance"),
    "two": ("finance_reviewer", "collective_finance"),
    "open": ("discloser", "disclosure"),
}
LAST = month_before(month_of(date.today()))  # noqa: DTZ011  any month that is over


class Line:
    """The command line over one store."""

    def __init__(self, folder: Path) -> None:
        self.at = ["--store", f"sqlite:///{folder}/c.db", "--key-file", f"{folder}/c.key"]

    def call(self, account: str, *words: str) -> Result:
        purpose = ROLES.get(account, ("", "administration"))[1]
        acting = ["--as", account, "--purpose", purpose]
        return CliRunner().invoke(main, [*self.at, *acting, "--json", *words])

    def __call__(self, account: str, *words: str) -> str:
        result = self.call(account, *words)
        assert result.exit_code == 0, result.output
        return result.stdout

    def do(self, who: str, command: str, **fields: object) -> str:
        said = json.loads(self(who, "do", command, json.dumps(fields)))
        return str(said["key"])


def begun(folder: Path) -> None:
    line = Line(folder)
    line("admin", "init")
    for account, (role, _) in ROLES.items():
        line.do("admin", "GrantRole", account=account, role=role, basis="t")


@pytest.fixture
def line(tmp_path: Path) -> Line:
    return Line(copied(tmp_path, begun))


def prepared(line: Line) -> str:
    line.do("clerk", "RegisterPlace", **TOWN)
    place = line.do("clerk", "RegisterPlace", **VILLAGE)
    founding = {"place": place, "name": "大庄合作社", "since": "2023-07-01", "source": "t"}
    collective = line.do("clerk", "FoundCollective", **founding)
    line.do(
        "keeper",
        "RegisterAsset",
        collective=collective,
        code="Z-1",
        name="村东水塘",
        kind="water",
        quantity={"thousandths": 35500, "unit": "mu"},
        acquired="2023-07-01",
        source="t",
    )
    span = {"first": LAST, "last": LAST}
    return line.do("open", "PrepareDisclosure", collective=collective, kind="property", **span)


def test_a_publication_goes_out_and_its_code_leads_to_its_page(line: Line, tmp_path: Path) -> None:
    key = prepared(line)
    for reviewer in ("one", "two"):
        line.do(reviewer, "ReviewDisclosure", publication=key, passed=True, words="属实")
    said = json.loads(line("open", "publish", key))
    assert said["head"].startswith("1:")
    months = ("--first", LAST, "--last", LAST)
    words = ("disclose", f"{tmp_path}/site", *months, "--base-url", "https://gk.example.cn/")
    paths = json.loads(line("open", *words))
    assert f"{tmp_path}/site/index.html" in paths
    file = tmp_path / "site" / "p" / f"{said['sha256'][:32]}.json"
    assert sha256(file.read_bytes()).hexdigest() == said["sha256"]
    assert "村东水塘" in file.read_text("utf-8")
    sheet = (tmp_path / "site" / "q" / "371082101201.html").read_text("utf-8")
    url = f"https://gk.example.cn/p/{said['sha256'][:32]}.html#{said['sha256'][:16]}"
    assert f'aria-label="{url}"' in sheet
    assert said["fingerprint"] in re.sub("<[^>]*>", "", sheet)
    assert line.call("open", *words).stderr.startswith('{"error": "folder_not_empty"')


def test_what_was_not_reviewed_does_not_go_out(line: Line, tmp_path: Path) -> None:
    key = prepared(line)
    assert "disclosure_stage_wrong" in line.call("open", "publish", key).stderr
    months = ("--first", LAST, "--last", LAST)
    line("open", "disclose", f"{tmp_path}/site", *months, "--base-url", "https://gk.example.cn")
    assert not (tmp_path / "site" / "p").exists()
    assert "还没有公开" in (tmp_path / "site" / "v" / "371082101201.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("first", "url", "code"),
    [(LAST, "ftp://x", "base_url_wrong"), ("2027-01", "https://x.cn", "period_wrong")],
)
def test_what_cannot_be_written_is_refused(
    line: Line, tmp_path: Path, first: str, url: str, code: str
) -> None:
    words = ("--first", first, "--last", LAST, "--base-url", url)
    assert code in line.call("open", "disclose", f"{tmp_path}/site", *words).stderr
    assert not (tmp_path / "site").exists()
