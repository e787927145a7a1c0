"""`zapisy serve`: the staff's web pages."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from processor.cli import say
from processor.cli.session import Session

if TYPE_CHECKING:
    from processor.settings import Settings

SHORTEST_KEY = 32  # characters: 128 bits even where it was typed in hexadecimal
THREADS = 8


def add_to(app: typer.Typer) -> None:
    app.command()(serve)


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65_535)] = 8080,
) -> None:
    """The staff's web pages (/login, /healthz), until SIGTERM or Ctrl-C."""
    session: Session = context.obj
    settings = session.settings(offline=True)
    demand_key(settings)
    _ = settings.texts  # a misspelt placeholder is found before a clerk meets it
    try:
        from waitress import serve as listen

        from processor.web.app import create_app
    except ModuleNotFoundError as error:
        raise _misconfigured(f"{error.name} is not installed — pip install 'zapisy[web]'") from error
    with session.store(settings) as store:
        app = create_app(settings, store, session.clock())
        signal.signal(signal.SIGTERM, _end)
        say(f"zapisy: the staff pages are on http://{shown(host)}:{port}{settings.web.prefix}/")
        listen(app, host=host, port=port, threads=THREADS, ident="", clear_untrusted_proxy_headers=False)


def _end(*_: object) -> NoReturn:
    """waitress lets requests under way end, then returns."""
    raise SystemExit(0)


def demand_key(settings: Settings) -> None:
    """Raises ConfigurationError where sessions could not be signed so that nobody else can."""
    if len(settings.web.secret_key) < SHORTEST_KEY:
        raise _misconfigured(
            f"ZAPISY_WEB__SECRET_KEY: sessions are signed with it, so it must be at least {SHORTEST_KEY} random "
            "characters — python -c 'import secrets; print(secrets.token_urlsafe(32))' makes one"
        )


def shown(host: str) -> str:
    """A host as it stands in an address: IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host


def _misconfigured(sentence: str) -> Exception:
    from processor.errors import ConfigurationError

    return ConfigurationError((sentence,))
