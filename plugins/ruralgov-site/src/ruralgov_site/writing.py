"""Writing the pages into a folder: all of them, or nothing."""

import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

from ruralgov.domain.kernel.errors import BadInput
from ruralgov_site import texts
from ruralgov_site.model import Report
from ruralgov_site.pages import pages


def write_site(report: Report, folder: Path, lang: str = "zh") -> list[Path]:
    """Write a report into a new or empty folder and return its pages, ``index.html`` first.

    *lang* is that of the site's own words, ``zh`` or ``en``; labels stay as they are. Equal input
    gives equal bytes. Raises ``folder_not_empty``; then, and after any other failure, nothing
    was written.
    """
    return write_files(pages(report, lang).items(), folder)


def write_files(pages: Iterable[tuple[str, str]], folder: Path) -> list[Path]:
    """Write texts under their names, with folders, as they come; all of them, or nothing.

    Raises ``folder_not_empty``.
    """
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise BadInput(texts.FOLDER_NOT_EMPTY, folder=folder)
    made = folder.absolute().parent / f".{folder.name}-{secrets.token_hex(4)}"
    made.mkdir(parents=True)
    names = []
    try:
        for name, text in pages:
            path = made / name
            if "/" in name:
                path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            names.append(name)
        _take_place(made, folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return [folder / name for name in names]


def _take_place(made: Path, folder: Path) -> None:
    """Rename; somebody may have filled the folder in the meantime."""
    try:
        if folder.exists():
            folder.rmdir()
        made.rename(folder)
    except OSError as error:
        if folder.exists():
            raise BadInput(texts.FOLDER_NOT_EMPTY, folder=folder) from error
        raise
