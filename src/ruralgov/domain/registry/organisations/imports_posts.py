"""Posts of organisations and who holds them, from a table of one row for each holder."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from attrs import define, field

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.ids import CITY, OrganisationId, PersonId, PlaceId, PostId
from ruralgov.domain.kernel.imports import (
    SINCE,
    SOURCE,
    Importing,
    ImportTable,
    Rows,
    Steps,
    at,
    day_of,
)
from ruralgov.domain.kernel.personal import IdentityNumber
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry.organisations import texts
from ruralgov.domain.registry.organisations.messages_post import (
    AppointToPost,
    ChangePost,
    EstablishPost,
)
from ruralgov.domain.registry.organisations.names import Directory, plain
from ruralgov.domain.registry.organisations.queries import FindOrganisations, PostHistory, PostsOf
from ruralgov.domain.registry.people.queries import KnownIdentities
from ruralgov.domain.registry.places.imports import known_places

SPEC: Final = TableSpec(
    name="positions",
    zh="组织岗位表",
    note="一行一名任职人；同一组织同一岗位的各行共用一个岗位。无人任职的岗位身份证号留空。",
    personal=True,
    columns=(
        Column(
            *("organisation", "组织"),
            also=("单位", "组织名称"),
            fillable=True,
            example="某某村村民委员会",
            note="名称、统一社会信用代码或编号",
        ),
        Column(
            *("place", "所在地", Kind.CODE),
            needed=False,
            fillable=True,
            note="同名组织用区划代码区分；可空",
        ),
        Column("title", "岗位", also=("职务",), fillable=True, example="主任"),
        Column("seats", "职数", Kind.INTEGER, needed=False, note="可空，空为任职人数"),
        Column("identity", "任职人身份证号", Kind.IDENTITY, also=("身份证号",), empty=True),
        Column(
            *("taken", "任职日期", Kind.DATE),
            needed=False,
            read=day_of,
            note="可空，空为表的日期",
        ),
    ),
)


@frozen(kw_only=True)
class Row:
    """A post that a row names, and who holds it."""

    line: Line
    organisation: OrganisationId
    title: str
    seats: int | None
    identity: IdentityNumber | None
    taken: date


@define
class _Made:
    """What there is of a post: its id, its seats, who holds it."""

    post: PostId
    seats: int
    held: dict[PersonId, date] = field(factory=dict)
    """Until when each person holds it."""


def plan(importing: Importing) -> Steps:
    """Return a command for each post and holder that is new, and each size that differs."""
    since = importing.options["since"]
    rows = _read(importing.rows, importing, since)
    people = _people(rows, importing, since)
    known = _known({row.organisation for row in rows}, importing, since)
    done = Steps(counts={"posts": 0, "changed": 0, "appointed": 0, "same": 0})
    by_post: dict[tuple[OrganisationId, str], list[Row]] = {}
    for row in rows:
        by_post.setdefault((row.organisation, plain(row.title)), []).append(row)
    for key, found in by_post.items():
        made = known.get(key)
        if made is None:
            made = _establish(found, done, importing)
        else:
            _resize(found, made, done, importing)
        _appoint(found, made, people, done, importing.options["source"])
    return done


def _read(rows: Rows, importing: Importing, since: date) -> list[Row]:
    """Return the rows whose organisation is one of the day."""
    units = Directory(importing.ask(FindOrganisations(), day=since))
    codes = {row.code: PlaceId(row.owner) for row in known_places(importing.ask, since)}
    found = []
    for line, values in rows:
        place = codes.get(values.get("place") or "", CITY)
        try:
            unit = units.find(values["organisation"], (place, CITY))
        except RuralgovError as error:
            importing.problems.add(line, error, "organisation")
            continue
        row = Row(
            line=line,
            organisation=unit,
            title=values["title"],
            seats=values.get("seats"),
            identity=values["identity"],
            taken=values.get("taken") or since,
        )
        found.append(row)
    return found


def _people(rows: list[Row], importing: Importing, since: date) -> dict[IdentityNumber, PersonId]:
    """Return the persons of the numbers; one that is nobody's is noted at its cell."""
    wanted = [row for row in rows if row.identity is not None]
    numbers = tuple(row.identity for row in wanted if row.identity is not None)
    known = importing.ask(KnownIdentities(identities=numbers), day=since)
    found = {numbers[one.index]: one.person for one in known}
    for row in wanted:
        if row.identity not in found:
            importing.problems.add(row.line, BadInput(texts.HOLDER_UNKNOWN), "identity")
    return found


def _known(
    organisations: Iterable[OrganisationId], importing: Importing, since: date
) -> dict[tuple[OrganisationId, str], _Made]:
    """Return the posts that there are, by organisation and title."""
    found: dict[tuple[OrganisationId, str], _Made] = {}
    for organisation in organisations:
        for row in importing.ask(PostsOf(organisation=organisation), day=since):
            post = PostId(row.owner)
            holders = importing.ask(PostHistory(post=post))
            until = {one.person: one.until for one in sorted(holders, key=lambda one: one.until)}
            found[organisation, plain(row.title)] = _Made(post, row.seats, until)
    return found


def _establish(rows: list[Row], done: Steps, importing: Importing) -> _Made:
    first, post = rows[0], PostId(importing.new_id())
    seats = _seats(rows) or max(1, sum(row.identity is not None for row in rows))
    command = EstablishPost(
        id=post,
        organisation=first.organisation,
        title=first.title,
        seats=seats,
        basis=importing.options["source"],
        since=min(row.taken for row in rows),
    )
    done.count("posts")
    done.add(first.line, command, at(first.line, CELLS))
    return _Made(post, seats)


def _resize(rows: list[Row], made: _Made, done: Steps, importing: Importing) -> None:
    seats = _seats(rows)
    if seats is None or seats == made.seats:
        return
    command = ChangePost(
        post=made.post,
        seats=seats,
        since=importing.options["since"],
        cause=importing.options["source"],
    )
    done.count("changed")
    done.add(rows[0].line, command, at(rows[0].line, CELLS))


def _appoint(
    rows: list[Row],
    made: _Made,
    people: dict[IdentityNumber, PersonId],
    done: Steps,
    source: str,
) -> None:
    for row in rows:
        person = None if row.identity is None else people.get(row.identity)
        if person is None:
            continue
        if made.held.get(person, date.min) > row.taken:
            done.count("same")
            continue
        made.held[person] = FOREVER
        command = AppointToPost(post=made.post, person=person, basis=source, since=row.taken)
        done.count("appointed")
        done.add(row.line, command, at(row.line, CELLS))


def _seats(rows: list[Row]) -> int | None:
    return next((row.seats for row in rows if row.seats is not None), None)


CELLS: Final = {
    "person_gone post_taken": "identity",
    "seats_wrong": "seats",
    "organisation_missing": "organisation",
    "post_missing": "taken",
    "text_not_clean text_too_long": "title",
}
"""The cells that a refusal is about."""
TABLE: Final = ImportTable(spec=SPEC, plan=plan, options=(SINCE, SOURCE))
