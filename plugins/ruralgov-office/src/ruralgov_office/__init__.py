"""Tables as xlsx workbooks: templates, imports with every error beside its cell, safe exports."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ruralgov_office.workbooks import Workbooks

__all__ = ["Workbooks"]


def __getattr__(name: str) -> Any:
    """Import openpyxl when a workbook is first used: every program that opens an app comes here."""
    if name not in __all__:
        raise AttributeError(name)
    from ruralgov_office import workbooks

    return getattr(workbooks, name)
