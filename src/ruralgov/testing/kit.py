"""What the kits for departments, publishers and tables have in common."""


class PromiseBroken(AssertionError):
    """An adapter does not keep what its port promises."""


def check(kept: bool, promise: int, what: str) -> None:
    """Raise ``PromiseBroken`` unless it was kept."""
    if not kept:
        raise PromiseBroken(f"promise {promise}: {what}")
