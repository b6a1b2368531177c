"""beancount and hledger as outside programs: what they say of a journal, and nothing imported."""

import atexit
import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from ruralgov.domain.kernel.money import parse_yuan
from ruralgov.reports import beancount, hledger
from ruralgov.reports.journals import JournalAccount, JournalFormat

_UTF8 = os.environ | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
_BEANCOUNT = """
import json, sys
from beancount import loader
from beancount.core.data import Transaction
from beancount.scripts.check import main
from click.testing import CliRunner
for path in sys.stdin:
    checked = CliRunner().invoke(main, ["--no-cache", path.strip()])
    entries, errors, _ = loader.load_file(path.strip())
    sums, said = {}, []
    for one in entries:
        if isinstance(one, Transaction):
            said.append(one.narration)
            for line in one.postings:
                sums[line.account] = sums.get(line.account, 0) + line.units.number
    print(json.dumps({
        "code": checked.exit_code,
        "problem": checked.stderr,
        "errors": [str(error.message) for error in errors],
        "balances": {name: f"{amount:.2f}" for name, amount in sums.items()},
        "said": said,
    }), flush=True)
"""
"""Checks as bean-check does, then loads, one file after the other."""


@frozen
class Verdict:
    """What a program says: what is wrong, the balances in fen, and what each voucher is called."""

    problem: str
    balances: dict[str, int]
    said: list[str]


@frozen
class Judge:
    """A program, the format it reads, and the name that an account has there."""

    form: JournalFormat
    name: Callable[[JournalAccount], str]
    ask: Callable[[Path], Verdict]


def _run(*words: object) -> subprocess.CompletedProcess[str]:
    given = [str(word) for word in words]
    return subprocess.run(given, capture_output=True, encoding="utf-8", env=_UTF8, check=False)


@cache
def _running() -> subprocess.Popen[str]:
    """Start the program that reads journals of beancount until the tests end."""
    program = subprocess.Popen(
        [sys.executable, "-c", _BEANCOUNT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=_UTF8,
    )
    atexit.register(program.communicate)
    return program


def _beancount(path: Path) -> Verdict:
    program = _running()
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write(f"{path}\n")
    program.stdin.flush()
    found = json.loads(program.stdout.readline())
    assert bool(found["code"]) == bool(found["errors"])
    balances = {name: int(parse_yuan(amount)) for name, amount in found["balances"].items()}
    return Verdict(found["problem"], balances, found["said"])


def _hledger(path: Path) -> Verdict:
    checked = _run("hledger", "-f", path, "check", "--strict")
    if checked.returncode:
        return Verdict(checked.stderr, {}, [])
    found = _run("hledger", "-f", path, "bal", "--flat", "--empty", "--no-total", "-O", "csv")
    rows: list[Any] = list(csv.reader(io.StringIO(found.stdout)))[1:]
    balances = {name: int(parse_yuan(amount.removesuffix(" CNY"))) for name, amount in rows}
    printed = json.loads(_run("hledger", "-f", path, "print", "-O", "json").stdout)
    said = [one["tdescription"] for one in printed if one["tdescription"] != "余额核对"]
    return Verdict("", balances, said)


needs_hledger = pytest.mark.skipif(
    shutil.which("hledger") is None,
    reason="hledger is not installed (Debian and Ubuntu: apt-get install hledger)",
)
JUDGES = {
    "beancount": Judge(beancount, beancount.name, _beancount),
    "hledger": Judge(hledger, hledger.name, _hledger),
}
NAMES = ["beancount", pytest.param("hledger", marks=needs_hledger)]
