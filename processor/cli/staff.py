"""`zapisy staff …`: who may sign in to the staff pages; also how the first administrator comes to be."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from processor.cli import say
from processor.cli.printing import AsJson, print_object
from processor.cli.session import Session

if TYPE_CHECKING:
    from processor.store.staff import Role

SHORTEST = 10
staff = typer.Typer(help="Staff accounts: add, list, password, disable.", no_args_is_help=True)
Login = Annotated[str, typer.Argument(help="In lower case; an e-mail address is fine.")]


def add_to(app: typer.Typer) -> None:
    app.add_typer(staff, name="staff")


@staff.command()
def add(
    context: typer.Context,
    login: Login,
    name: Annotated[str, typer.Option(help="First and last name.")] = "",
    administrator: Annotated[
        bool, typer.Option("--administrator", help="May also manage accounts, workshops.")
    ] = False,
) -> None:
    """Add an account; the password is asked for, or read from standard input."""
    session: Session = context.obj
    settings, now = session.settings(offline=True), session.clock()()
    with session.store(settings) as store:
        hashed = _hash(_asked())
        role: Role = "administrator" if administrator else "clerk"
        if not store.staff.add(login, hashed, role, now, "cli", name):
            _refuse(f"There is an account {login} already; `zapisy staff password {login}` sets its password.")
    say(f"zapisy: {login} may sign in ({role})")


@staff.command("list")
def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """All accounts."""
    session: Session = context.obj
    with session.store(session.settings(offline=True)) as store:
        for one in store.staff.each():
            row = {"login": one.login, "name": one.name, "role": one.role, "disabled": one.disabled}
            if as_json:
                print_object(row)
            else:
                typer.echo(f"{one.login:30} {one.role:15} {'disabled' if one.disabled else '':10} {one.name}")


@staff.command()
def password(context: typer.Context, login: Login) -> None:
    """Set a new password; every session of the account ends."""
    session: Session = context.obj
    settings, now = session.settings(offline=True), session.clock()()
    with session.store(settings) as store:
        _known(store.staff.get(login) is not None, login)
        store.staff.set_password(login, _hash(_asked()), now, "cli")
    say(f"zapisy: the password of {login} is changed")


@staff.command()
def disable(
    context: typer.Context,
    login: Login,
    enable: Annotated[bool, typer.Option("--enable", help="Open the account again.")] = False,
) -> None:
    """Close an account (or open it again); every session of it ends."""
    session: Session = context.obj
    settings, now = session.settings(offline=True), session.clock()()
    with session.store(settings) as store:
        _known(store.staff.disable(login, now, "cli", disabled=not enable), login)
    say(f"zapisy: {login} {'may sign in again' if enable else 'can no longer sign in'}")


def _asked() -> str:
    """The password: asked twice on a terminal, else one line of standard input; never an argument, which others see."""
    if sys.stdin.isatty():
        secret = str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    else:
        secret = sys.stdin.readline().rstrip("\r\n")
    if len(secret) < SHORTEST:
        _refuse(f"The password needs at least {SHORTEST} characters.")
    return secret


def _hash(secret: str) -> str:
    from argon2 import PasswordHasher

    return PasswordHasher().hash(secret)


def _known(found: bool, login: str) -> None:
    if not found:
        _refuse(f"There is no account {login}; `zapisy staff list` shows all.")


def _refuse(sentence: str) -> None:
    say(f"zapisy: {sentence}")
    raise typer.Exit(1)
