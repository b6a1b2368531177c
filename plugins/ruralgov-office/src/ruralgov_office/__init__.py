"""Tables as xlsx workbooks: templates, imports with every error beside its cell, safe exports."""

from ruralgov_office.workbooks import Workbooks

__all__ = ["Workbooks"]
