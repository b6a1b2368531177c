"""The templates of the village pages, and the program that goes with them."""

import base64
import json
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ruralgov.domain.kernel.money import show_yuan
from ruralgov_site.village.mirror import mirrored, words_of
from ruralgov_site.village.model import Site
from ruralgov_site.village.publication import day_before, thousandths
from ruralgov_site.village.words import Words

PAGE = "publication.html"
PROGRAM = ("sha256.js", "view.js", "compare.js")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LOOSE = re.compile(r"\s*([{};,])\s*")


def templates(site: Site, words: Words) -> Environment:
    """Return the templates with all that every page says."""
    made = Environment(
        loader=PackageLoader("ruralgov_site.village"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "yuan": show_yuan,
        "thousandths": thousandths,
        "before": day_before,
        "carried": carried,
        "short_unit": lambda unit: unit.partition("（")[0],
    }
    style = _LOOSE.sub(r"\1", _own("style.css")).replace(": ", ":")
    said: dict[str, Any] = words.script(words_of(made, PAGE))
    said["style"] = sha256(f"\n{style}".encode()).hexdigest()
    program = [mirrored(made, PAGE, words), *map(_own, PROGRAM)]
    script = _script(said, [*program, _own("page.js")])
    said = words.script(words_of(made, PAGE), files=True) | {"style": said["style"]}
    said["program"] = sha256(script.encode()).hexdigest()
    checker = _script(said, [*program, _own("file.js")])
    made.globals |= {
        "w": words,
        "site": site,
        "tag": words.tag,
        "style": Markup(style),  # noqa: S704  our own style, no input of others
        "sheet_style": Markup(_own("sheet.css")),  # noqa: S704  likewise
        "script": Markup(script),  # noqa: S704  likewise
        "script_hash": _hash_source(script),
        "checker": Markup(checker),  # noqa: S704  likewise
        "checker_hash": _hash_source(checker),
    }
    return made


def _script(said: Mapping[str, Any], parts: Iterable[str]) -> str:
    """Return a program: what it says, and its parts without what only their authors need."""
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    lines = _COMMENT.sub("", "\n".join([f"var L={text};", *parts])).splitlines()
    slim = "\n".join(line.strip() for line in lines if line.strip())
    return f'(function () {{\n"use strict";\n{slim}\n}})();'


def _hash_source(script: str) -> str:
    """Return the name of a script in a Content-Security-Policy."""
    return f"sha256-{base64.b64encode(sha256(script.encode()).digest()).decode()}"


def _own(name: str) -> str:
    return (files("ruralgov_site.village") / "templates" / name).read_text("utf-8")


def carried(text: str) -> Markup:
    """Return a text as the text of an element; its many quotation marks need no escape there."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Markup(plain)  # noqa: S704  what is markup was escaped right here
