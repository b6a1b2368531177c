"""How much memory a process took at most."""

from pathlib import Path

STATUS = Path("/proc/self/status")


def peak_mb() -> int:
    """Return the most that this process had in memory, in MB; Linux only.

    ``ru_maxrss`` is not it: it begins with that of the process which started this one.
    """
    lines = (line.split() for line in STATUS.read_text(encoding="ascii").splitlines())
    return next(int(words[1]) // 1024 for words in lines if words[0] == "VmHWM:")
