"""The process is killed before every executed line of a command; nothing is torn or lost.

This proves safety against the crash of a process, not against the loss of power.
"""

import os
import shutil
import signal
import sys
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from ruralgov.app.application import App
from ruralgov.app.keys import Keys
from ruralgov.domain.access import GrantRole
from ruralgov.domain.kernel.declare import Actor, Purpose, Role
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.registry import Places, RegisterPlace
from ruralgov_sqlalchemy import SqlStorage

ADMIN, CLERK = Actor(AccountId("zhao")), Actor(AccountId("qian"))
TOWN = RegisterPlace(code="371082101", name="俚岛镇", since=date(2023, 6, 30), source="NBS")


def opened(folder: Path) -> App:
    app = App("371082", SqlStorage(f"sqlite:///{folder}/c.db", "371082"), Keys(b"k" * 32))
    app.open()
    return app


def give(app: App) -> str:
    purpose = Purpose.REGISTRATION
    return app.execute(TOWN, actor=CLERK, purpose=purpose, command_id="c-1").key


def killed_before(line: int, folder: Path, told: int) -> bool:
    """Give the command in a child that dies before its *line*; tell whether it died."""
    child = os.fork()
    if child == 0:
        left = line

        def trace(frame: FrameType, event: str, _: Any) -> Any:
            nonlocal left
            if "ruralgov" not in frame.f_code.co_filename:
                return None
            if event == "line":
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
            return trace

        app = opened(folder)
        sys.settrace(trace)
        key = give(app)
        sys.settrace(None)
        os.write(told, key.encode())
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the sweep forks, and this system cannot")
def test_a_kill_at_any_line_leaves_all_or_nothing_and_a_retry_has_one_effect(
    tmp_path: Path,
) -> None:
    clean = tmp_path / "clean"
    clean.mkdir()
    app = opened(clean)
    app.set_up(ADMIN.account)
    grant = GrantRole(account=CLERK.account, role=Role.REGISTRAR, basis="test")
    app.execute(grant, actor=ADMIN, purpose=Purpose.ADMINISTRATION)
    app.close()
    outcomes = set()
    line, died = 0, True
    while died:
        line += 1
        folder = tmp_path / str(line)
        shutil.copytree(clean, folder)
        heard, told = os.pipe()
        died = killed_before(line, folder, told)
        os.close(told)
        acknowledged = os.read(heard, 100).decode()
        os.close(heard)
        app = opened(folder)
        found = app.query(Places(), actor=CLERK, purpose=Purpose.STATISTICS)
        outcomes.add(len(found))
        assert not acknowledged or found, f"line {line}: acknowledged and lost"
        assert app.verify() == [], f"line {line}: torn"
        key = give(app)
        assert acknowledged in ("", key)
        assert [row.owner for row in app.query(Places(), actor=CLERK, purpose=Purpose.AUDIT)] == [
            key
        ]
        app.close()
        shutil.rmtree(folder)
    assert line > 100
    assert outcomes == {0, 1}
