"""The commands of a developer: ``python3 dev.py demo|test|check|docs|site|mutate|bench``.

Standard library only.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")
RUNNING, DEVELOPING = "requirements.txt", "requirements-dev.txt"
INPUTS = (
    RUNNING,
    "constraints.txt",
    "pyproject.toml",
    "plugins/ruralgov-sqlalchemy/pyproject.toml",
    "plugins/ruralgov-site/pyproject.toml",
    "plugins/ruralgov-office/pyproject.toml",
    "plugins/ruralgov-departments/pyproject.toml",
    "examples/ruralgov-folder/pyproject.toml",
    "examples/ruralgov-wells/pyproject.toml",
)
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
)


def set_up(wanted: str = DEVELOPING) -> None:
    """Make ``.venv`` and install what is wanted into it, unless that is there already."""
    stamp = VENV / "stamp"
    there = stamp.read_text().split() if stamp.exists() else []
    if there in ([_state(DEVELOPING)], [_state(wanted)]):
        return
    print(f"setting up .venv: {wanted} ...", flush=True)
    venv.create(VENV, with_pip=True, clear=there != [_state(RUNNING)])
    install = [str(BIN / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    done = subprocess.run([*install, "-r", wanted], cwd=ROOT, env=environment(), check=False)
    if done.returncode:  # its compiled files are where those who run it look for them
        sys.exit(f"dev.py: pip could not install {wanted}; its message is above")
    stamp.write_text(_state(wanted))


def _state(wanted: str) -> str:
    """Return what changes when anything does that is installed."""
    names = dict.fromkeys((wanted, *INPUTS))
    return hashlib.sha256(b"".join((ROOT / name).read_bytes() for name in names)).hexdigest()


def run(tool: str, *words: str) -> int:
    """Run a tool of ``.venv`` in the project's folder and return its exit code."""
    return subprocess.run([BIN / tool, *words], cwd=ROOT, env=environment(), check=False).returncode


def environment() -> dict[str, str]:
    """Return the environment in which compiled files are kept in ``.venv``, whoever forbids it.

    The tests start Python so often that compiling anew takes a tenth of their time.
    """
    others = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return others | {"PYTHONPYCACHEPREFIX": str(VENV / "pycache")}


def main(words: list[str]) -> int:
    """Carry out one command of the developer."""
    if sys.version_info < (3, 11):  # noqa: UP036  the person may start it with an older one
        sys.exit("dev.py: ruralgov needs Python 3.11 or newer")
    match words:
        case ["test"]:  # all of it, on every processor; a file keeps what its tests share
            set_up()
            return run("pytest", "-n", "logical", "--dist", "loadfile", "--no-loadscope-reorder")
        case ["test", *rest]:
            set_up()
            return run("pytest", *rest)
        case ["mutate", *rest]:
            set_up()
            return run("python", "-m", "tests.mutation", *rest)
        case ["check"]:
            set_up()
            return max(run(*check) for check in CHECKS)
        case ["docs"]:
            set_up()
            return run("python", "-m", "tests.docs")
        case ["demo", *rest]:
            set_up(RUNNING)
            return run("ruralgov", "demo", *rest)
        case ["site"]:
            set_up(RUNNING)
            missing = run("python", "-m", "pip", "install", "-q", "-r", "requirements-docs.txt")
            return missing or run("zensical", "build", "--clean", "--strict")
        case ["bench", *rest]:
            set_up()
            run("python", "-m", "pip", "install", "-q", "-r", "requirements-bench.txt")
            return run("python", "-m", "tests.bench", *rest)
    sys.exit(__doc__)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
