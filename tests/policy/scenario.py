"""One valid command of every kind of policy, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date
from typing import Any

from ruralgov.domain.kernel.profile import Profile
from ruralgov.domain.policy import AdoptProfile
from tests.town import Town

Step = tuple[str, Any]


def steps(_: Town) -> Generator[Step, Any, None]:
    yield "admin", AdoptProfile(profile=Profile(name="新", source="文", since=date(2026, 1, 1)))
