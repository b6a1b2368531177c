"""What this package offers to ruralgov."""

from collections.abc import Mapping

from ruralgov.hooks import RegisterMaker, hookimpl
from ruralgov.ports.registers import Register


def _dci(settings: Mapping[str, str]) -> Register:
    from ruralgov_departments.dci.register import DciRegister
    from ruralgov_departments.dci.settings import from_texts

    return DciRegister(from_texts(settings))


def _batches(settings: Mapping[str, str]) -> Register:
    from ruralgov_departments.batches import make

    return make(settings)


def _pages(settings: Mapping[str, str]) -> Register:
    from ruralgov_departments.pages import make

    return make(settings)


@hookimpl
def ruralgov_registers() -> Mapping[str, RegisterMaker]:
    """Offer registers that speak DCI, that exchange files, and that get pages of paper."""
    return {"dci": _dci, "batches": _batches, "pages": _pages}
