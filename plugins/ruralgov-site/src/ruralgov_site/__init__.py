"""A year of cases as a folder of HTML pages that needs no network, no program and no server."""

from ruralgov_site.model import Basis, Line, Rate, Report, Section, Step, TimeLine
from ruralgov_site.writing import write_site

__all__ = ["Basis", "Line", "Rate", "Report", "Section", "Step", "TimeLine", "write_site"]
