"""The policy that a city starts with: the shipped calendars and the example profile."""

from importlib.resources import files
from typing import Any

from ruralgov.app.application import App
from ruralgov.domain.kernel.declare import Actor, Purpose
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.policy import AdoptProfile, PublishCalendar
from ruralgov.imports import calendars, profiles

YEARS = range(2023, 2027)
"""The years whose holidays ship with the library."""


def shipped(folder: str, name: str) -> bytes:
    """Return a data file of the library."""
    return (files("ruralgov.data") / folder / name).read_bytes()


def policy() -> list[Any]:
    """Return the commands that give a city its first policy."""
    profile = profiles.read(shipped("profiles", "example.toml"))
    years = [calendars.read(shipped("calendars", f"{year}.toml")) for year in YEARS]
    return [AdoptProfile(profile=profile), *(PublishCalendar(year=year) for year in years)]


def found(app: App, administrator: AccountId) -> list[str]:
    """Give a city the policy it does not have yet, and return what was given."""
    done = []
    for command in policy():
        try:
            app.execute(command, actor=Actor(administrator), purpose=Purpose.ADMINISTRATION)
        except Refused:
            continue  # it is there already
        year = getattr(command, "year", None)
        done.append(str(year.year) if year else command.profile.name)
    return done
