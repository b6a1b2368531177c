"""A year of cases as a folder of HTML pages that needs no network, no program and no server."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ruralgov_site.model import Basis, Line, Rate, Report, Section, Step, TimeLine
    from ruralgov_site.writing import write_site

__all__ = ["Basis", "Line", "Rate", "Report", "Section", "Step", "TimeLine", "write_site"]


def __getattr__(name: str) -> Any:
    """Import jinja2 when pages are first written: every program that opens an app comes here."""
    if name not in __all__:
        raise AttributeError(name)
    from ruralgov_site import model, writing

    return getattr(writing if name == "write_site" else model, name)
