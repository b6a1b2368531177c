"""Commands about the store itself."""

import sys
from typing import Any

import click

from ruralgov.cli.door import opened, say
from ruralgov.cli.door import plugins as chosen
from ruralgov.domain.kernel.errors import RuralgovError


@click.command()
@click.option("--admin", default="admin", help="The first administrator.", show_default=True)
@click.pass_obj
def init(options: dict[str, Any], admin: str) -> None:
    """Make the key file, the tables, the first administrator and the policy."""
    from ruralgov.builtin.keyfile import make_key
    from ruralgov.domain.kernel.ids import AccountId
    from ruralgov.imports.founding import found

    make_key(options["key_file"])
    with opened(options) as app:
        app.set_up(AccountId(admin))
        done = found(app, AccountId(admin))
    say(options, f"{options['store']}: ok ({', '.join(done) or '-'})", {"done": done})


@click.command()
@click.option("--head", help="A head that was kept elsewhere.")
@click.pass_obj
def verify(options: dict[str, Any], head: str | None) -> None:
    """Seal what is new, check the whole journal and print the head."""
    with opened(options) as app:
        newest = str(app.seal())
        faults = app.verify(head)
    say(options, "\n".join([newest, *faults]), {"head": newest, "faults": faults})
    sys.exit(1 if faults else 0)


@click.command()
@click.pass_obj
def plugins(options: dict[str, Any]) -> None:
    """List the plugins, what they offer, and what is wrong with them."""
    found = chosen(options).all()
    lines = [
        f"{p.name}  {p.distribution} {p.version}  {p.status}  {', '.join(p.hooks)} {p.problem}"
        for p in found
    ]
    say(options, "\n".join(lines), found)


@click.command()
@click.pass_obj
def doctor(options: dict[str, Any]) -> None:
    """Check plugins, key file, store and policy; each with what is wrong and how to mend it."""
    checks: list[tuple[str, str]] = []
    try:
        for plugin in chosen(options).all():
            checks.append((f"plugin {plugin.name}", plugin.problem))
        with opened(options) as app:
            checks.append(("store", ""))
            checks.append(("head", "" if app.seal() else "empty"))
    except RuralgovError as error:
        checks.append((error.code, error.text(options["lang"])))
    good = not any(problem for _, problem in checks)
    lines = [f"{name}: {problem or 'ok'}" for name, problem in checks]
    say(options, "\n".join(lines), {"ok": good, "checks": dict(checks)})
    sys.exit(0 if good else 1)
