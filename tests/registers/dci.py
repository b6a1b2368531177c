"""The other side of a register that speaks DCI, for the kit."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from functools import partial

from ruralgov.ports.registers import Register, Shape
from ruralgov.testing.registers import SECRET, Asked, Trial, TrialDesk
from ruralgov_departments.dci import DciRegister, Keys, Settings
from ruralgov_departments.dci.signing import HMAC
from ruralgov_departments.fakes import FakeRegister, Fault

OURS = Keys(HMAC, "aid|k1", "bank|k7", SECRET.encode())
THEIRS = Keys(HMAC, "bank|k7", "aid|k1", SECRET.encode())
GARBLED = (Fault.GARBLED, Fault.DEEP, Fault.HUGE, Fault.WRONG_TYPE, Fault.OTHER_QUESTION)
FORGED = (Fault.FORGED, Fault.UNSIGNED, Fault.STALE)
PATIENCE = 0.3


def settings(fake: FakeRegister, **more: object) -> Settings:
    made: dict[str, object] = {
        "url": fake.url,
        "keys": OURS,
        "items": {"deposits": frozenset(Shape)},
        "receiver": "bank",
        "reg_type": "deposits",
        "timeout": PATIENCE,
        "token": SECRET,
    }
    return Settings(**{**made, **more})  # type: ignore[arg-type]


def knows(fake: FakeRegister, number: str, fields: Mapping[str, object] | None) -> None:
    fake.people[number, "deposits"] = [] if fields is None else [dict(fields)]


def asked(fake: FakeRegister) -> list[Asked]:
    """Give what the fake was asked, once for each question."""
    found = {}
    for envelope in fake.asked:
        (one,) = envelope["message"]["search_request"]
        criteria = one["search_criteria"]
        (field,) = criteria["response_fields"]
        found[one["reference_id"]] = Asked(
            key=one["reference_id"],
            number=criteria["query"]["value"],
            item=field["attribute_name"],
            shape={one.value: one for one in Shape}[field["shape"]],
            limit=field.get("attribute_value"),
            purpose=criteria["authorize"]["purpose"]["code"],
            authorization=criteria["authorize"]["purpose"]["ref_uri"],
        )
    return list(found.values())


def faults(fake: FakeRegister, *some: Fault) -> list[Callable[[], AbstractContextManager[None]]]:
    return [partial(fake.being, one) for one in some]


def at_once(fake: FakeRegister) -> Trial:
    """Try it where answers come at once."""
    return Trial(
        make=lambda: DciRegister(settings(fake)),
        item="deposits",
        knows=partial(knows, fake),
        asked=partial(asked, fake),
        without_day=partial(fake.being, Fault.NO_DAY),
        other_person=partial(fake.being, Fault.OTHER_PERSON),
        extra=partial(fake.being, Fault.EXTRA),
        several=partial(fake.being, Fault.SEVERAL),
        part=partial(fake.being, Fault.SHORT),
        refuses=partial(fake.being, Fault.REFUSES),
        away=fake.away,
        silent=partial(fake.being, Fault.SILENT),
        busy=partial(fake.being, Fault.BUSY),
        garbled=faults(fake, *GARBLED),
        forged=faults(fake, *FORGED),
        patience=PATIENCE,
    )


def by_calls(fake: FakeRegister) -> Trial:
    """Try it where it calls back; the calls are given to the register as they come."""
    last: list[bytes] = []

    def come(register: Register, desk: TrialDesk) -> None:
        assert isinstance(register, DciRegister)
        due, fake.calls = fake.calls, []
        last[:] = [body for _, body in {key_of(body): (uri, body) for uri, body in due}.values()]
        for body in last:
            register.receive(body, desk)

    def twice(register: Register, desk: TrialDesk) -> None:
        assert isinstance(register, DciRegister)
        for body in last:
            register.receive(body, desk)

    return Trial(
        make=lambda: DciRegister(settings(fake, callback="http://127.0.0.1:9/registry/on-search")),
        item="deposits",
        knows=partial(knows, fake),
        asked=partial(asked, fake),
        come=come,
        twice=twice,
        without_day=partial(fake.being, Fault.NO_DAY),
        other_person=partial(fake.being, Fault.OTHER_PERSON),
        extra=partial(fake.being, Fault.EXTRA),
        several=partial(fake.being, Fault.SEVERAL),
        part=partial(fake.being, Fault.SHORT),
        refuses=partial(fake.being, Fault.REFUSES),
        away=fake.away,
        silent=partial(fake.being, Fault.SILENT),
        busy=partial(fake.being, Fault.BUSY),
        garbled=faults(fake, *GARBLED),
        forged=faults(fake, *FORGED),
        patience=PATIENCE,
    )


def key_of(body: bytes) -> str:
    import json

    try:
        return str(json.loads(body)["message"]["search_response"][0]["reference_id"])
    except (ValueError, KeyError):
        return ""
