"""The conformance kit for publishers: each promise of ``ports/publishing.py`` as a function.

    TRIAL = Trial(publisher=MyPages(), ask=ask, edition=edition, words={"zh": "全市", "en": "City"},
                  secrets=("张三", "371082199001011239"))

    @pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
    def test_promise(promise, tmp_path):
        promise(TRIAL, tmp_path)

``ask`` answers for a city in which something was done, best that of an app.
"""

import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any, Final

from attrs import evolve, frozen

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.roles import Purpose
from ruralgov.ports.publishing import Ask, Edition, Publisher
from ruralgov.testing.kit import PromiseBroken, check

__all__ = ["PROMISES", "PromiseBroken", "Trial"]
QUESTIONS: Final = 25
"""So many questions are let fail, one in each turn."""


@frozen(kw_only=True)
class Trial:
    """A publisher on trial.

    *words* are its own, one by language, each of which stands on pages of that language alone.
    *secrets* are names and numbers of people of the city, none of which may be published.
    """

    publisher: Publisher
    ask: Ask
    edition: Edition
    words: Mapping[str, str]
    secrets: tuple[str, ...]


Promise = Callable[[Trial, Path], None]


class Fails(Exception):
    """What a question of the kit raises."""


def content(folder: Path) -> dict[str, bytes | None]:
    """Return what is in a folder: files with their bytes, folders with None."""
    found = {str(path.relative_to(folder)): path for path in folder.rglob("*")}
    return {name: path.read_bytes() if path.is_file() else None for name, path in found.items()}


def published(trial: Trial, folder: Path, promise: int) -> dict[str, bytes]:
    """Publish and return the files."""
    try:
        trial.publisher.publish(trial.ask, trial.edition, folder)
    except Exception as error:
        raise PromiseBroken(f"promise {promise}: publishing raised {error!r}") from error
    return {name: data for name, data in content(folder).items() if data is not None}


def parts(data: bytes) -> list[bytes]:
    """Return what is in a file, and in the files that are packed in it."""
    if not zipfile.is_zipfile(BytesIO(data)):
        return [data]
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [data, *map(archive.read, archive.namelist())]


def promise_1_returns_the_files(trial: Trial, folder: Path) -> None:
    """Compare what is returned with what is there."""
    told = trial.publisher.publish(trial.ask, trial.edition, folder / "new")
    there = {path for path in (folder / "new").rglob("*") if path.is_file()}
    check(bool(told), 1, "nothing was published: give a city where something was done")
    check(len(told) == len({*told}), 1, "a file is returned twice")
    check({*told} == there, 1, f"returned or there alone: {sorted({*told} ^ there)[:5]}")


def promise_2_takes_a_new_folder_or_an_empty_one(trial: Trial, folder: Path) -> None:
    """Publish into both, and into a new one in a new one."""
    (folder / "empty").mkdir()
    for name in ("new", "empty", "a/b/c"):
        check(bool(published(trial, folder / name, 2)), 2, f"{name}: nothing is there")


def promise_3_refuses_what_is_not_empty(trial: Trial, folder: Path) -> None:
    """Publish where a file is, where a hidden file is, and over a file."""
    for name, file in (("full", "full/a.txt"), ("hidden", "hidden/.a"), ("file", "file")):
        path = folder / name / file
        path.parent.mkdir(parents=True)
        path.write_text("mine", encoding="utf-8")
        before, code = content(folder), ""
        try:
            trial.publisher.publish(trial.ask, trial.edition, folder / name / file.split("/")[0])
        except BadInput as error:
            code = error.code
        except Exception as error:
            raise PromiseBroken(f"promise 3: {name}: it raised {error!r}") from error
        check(code == "folder_not_empty", 3, f"{name}: refused with {code!r}")
        check(content(folder) == before, 3, f"{name}: something has changed")


def promise_4_all_or_nothing(trial: Trial, folder: Path) -> None:
    """Let each question fail in turn, into a new folder and into an empty one."""
    for n in range(1, QUESTIONS):
        turn, place = count(1), folder / f"{n}" / "pages"
        place.parent.mkdir()
        if n % 2:
            place.mkdir()

        def ask(query: Any, purpose: Purpose, n: int = n, turn: Iterator[int] = turn) -> Any:
            if next(turn) == n:
                raise Fails(n)
            return trial.ask(query, purpose)

        before, failed = content(folder), False
        try:
            trial.publisher.publish(ask, trial.edition, place)
        except Fails:
            failed = True
        except Exception as error:
            raise PromiseBroken(f"promise 4: a question failed, and it raised {error!r}") from error
        if not failed:
            check(next(turn) <= n, 4, "a question failed, and pages were published")
            check(n > 1, 4, "it asks nothing")
            return
        after = content(folder)
        check(
            after == before, 4, f"question {n} failed and left {sorted(after.keys() - before)[:5]}"
        )


def promise_5_writes_nothing_outside(trial: Trial, folder: Path) -> None:
    """Look beside the folder and above it."""
    (folder / "in" / "beside").mkdir(parents=True)
    (folder / "in" / "beside" / "a.txt").write_text("mine", encoding="utf-8")
    before = content(folder)
    files = published(trial, folder / "in" / "pages", 5)
    after = content(folder)
    ours = f"{Path('in') / 'pages'}"
    outside = {name: data for name, data in after.items() if not name.startswith(ours)}
    check(outside == before, 5, f"outside it wrote {sorted(outside.keys() ^ before.keys())[:5]}")
    check(
        all((folder / "in" / "pages" / name).resolve().is_relative_to(folder) for name in files)
        and not any((folder / "in" / "pages" / name).is_symlink() for name in files),
        5,
        "a file stands elsewhere",
    )


def promise_6_speaks_the_language_of_the_edition(trial: Trial, folder: Path) -> None:
    """Publish in each language and look for the words of both."""
    for lang in trial.words:
        chosen = evolve(trial, edition=evolve(trial.edition, lang=lang))
        text = b"".join(published(chosen, folder / lang, 6).values()).decode("utf-8", "replace")
        for other, word in trial.words.items():
            check((word in text) == (other == lang), 6, f"{word!r} on pages in {lang}")


def promise_7_names_nobody(trial: Trial, folder: Path) -> None:
    """Look for names and numbers of people in names of files and in all that they hold."""
    for name, data in published(trial, folder / "new", 7).items():
        for secret in trial.secrets:
            check(secret not in name, 7, f"{secret!r} is the name of a file")
            for encoding in ("utf-8", "utf-16-le", "unicode-escape"):
                plain = secret.encode(encoding)
                check(not any(plain in part for part in parts(data)), 7, f"{secret!r} is in {name}")


def promise_8_the_same_gives_the_same(trial: Trial, folder: Path) -> None:
    """Publish twice."""
    one, two = published(trial, folder / "one", 8), published(trial, folder / "two", 8)
    differ = [name for name in sorted(one.keys() | two) if one.get(name) != two.get(name)]
    check(differ == [], 8, f"these differ: {differ[:5]}")


PROMISES: Final[tuple[Promise, ...]] = tuple(
    function for name, function in sorted(globals().items()) if name.startswith("promise_")
)
