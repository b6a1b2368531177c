"""A department that is reached through a shared folder."""

import json
from collections.abc import Mapping
from pathlib import Path

from ruralgov.hooks import DepartmentMaker, hookimpl
from ruralgov.ports.departments import Delivered, Message


class FolderDepartment:
    """Leaves each request as a file, and takes an answer that lies beside it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def deliver(self, message: Message) -> Delivered:
        """Write the request whole or not at all; doing it again writes the same."""
        request = self.path / f"{message.key}.request.json"
        fields = {"key": message.key, "subject": message.subject, "body": message.body}
        draft = request.with_suffix(".draft")
        draft.write_text(json.dumps(fields, ensure_ascii=False), encoding="utf-8")
        draft.replace(request)
        answer = self.path / f"{message.key}.answer.txt"
        return Delivered(answer.read_text(encoding="utf-8") if answer.exists() else None)


def make(settings: Mapping[str, str]) -> FolderDepartment:
    """Return the department for its settings: ``path``, a folder that is there."""
    path = Path(settings["path"])
    if not path.is_dir():
        raise NotADirectoryError(path)
    return FolderDepartment(path)


@hookimpl
def ruralgov_departments() -> Mapping[str, DepartmentMaker]:
    """Offer the kind ``folder``."""
    return {"folder": make}
