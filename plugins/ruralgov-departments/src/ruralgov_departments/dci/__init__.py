"""A dialect of DCI over HTTP: signed, in the smallest shape, at once or by a call back."""

from ruralgov_departments.dci.register import DciRegister
from ruralgov_departments.dci.settings import Settings
from ruralgov_departments.dci.signing import Keys

__all__ = ["DciRegister", "Keys", "Settings"]
