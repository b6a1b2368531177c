"""Run a campaign by its name: ``python -m tests.campaign tamper --sample 100 --seed 1``."""

import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
NAMES = sorted(
    file.stem
    for file in HERE.glob("*.py")
    if "def main(" in file.read_text() and file.stem[0] != "_"
)

if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in NAMES:
        sys.exit(import_module(f"tests.campaign.{sys.argv[1]}").main(sys.argv[2:]))
    sys.exit(f"python -m tests.campaign {'|'.join(NAMES)} [--help]")
