"""The application: put together once at start; holds no state of its own."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from flask import Flask, render_template, request
from flask_login import current_user
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.routing import IntegerConverter, Map

from processor.errors import ZapisyError
from processor.settings import Settings
from processor.store import Store
from processor.web import account, chart, labels, security
from processor.web.forms import MAX_ID
from processor.web.pages import PAGES, health
from processor.web.site import ZONE, Site, fates, outbox_counts
from processor.web.words import language, t

PROBLEMS = {
    400: ("Coś poszło nie tak", "Formularz był niepełny albo otwarty zbyt długo. Wróć i spróbuj jeszcze raz."),
    403: ("Brak uprawnień", "To może zrobić tylko administrator."),
    404: ("Nie ma takiej strony", "Adres jest nieaktualny albo pozycja została usunięta."),
    405: ("Nie ma takiej strony", "Adres jest nieaktualny albo pozycja została usunięta."),
    413: ("Za duży formularz", "Przesłano więcej danych, niż przyjmuje ta strona."),
    429: ("Za dużo prób", "Odczekaj kilka minut i spróbuj ponownie."),
}
FALLBACK = ("Coś poszło nie tak", "Spróbuj jeszcze raz; jeśli się powtórzy, powiadom administratora.")


def create_app(settings: Settings, store: Store, clock: Callable[[], datetime]) -> Flask:
    """The staff pages on this store. `settings.web.secret_key` signs the sessions and must be set."""
    app = Flask("processor.web", template_folder="templates", static_folder="static")
    app.secret_key = settings.web.secret_key
    app.extensions["zapisy"] = Site(settings, store, clock)
    security.protect(app, proxies=settings.web.trusted_proxies, secure_cookies=settings.web.secure_cookies)
    app.url_map.converters["int"] = Id
    account.install(app)
    for page in PAGES:
        app.register_blueprint(page.blueprint)
    app.register_blueprint(health.blueprint)
    _teach_templates(app)
    app.register_error_handler(HTTPException, _http_problem)
    app.register_error_handler(ZapisyError, _broken_world)
    if settings.web.prefix:
        app.wsgi_app = DispatcherMiddleware(_nothing_here, {settings.web.prefix: app.wsgi_app})  # type: ignore[method-assign]
    return app


class Id(IntegerConverter):
    """A number in an address that every database can look up; others are no page."""

    def __init__(self, map: Map) -> None:
        super().__init__(map, max=MAX_ID)


def _nothing_here(_environ: Any, start_response: Any) -> list[bytes]:
    start_response("404 Not Found", [("Content-Type", "text/plain; charset=utf-8")])
    return [b"Not found"]


def navigation() -> list[tuple[str, str, int]]:
    """(endpoint, words, how many need a human) of the main menu."""
    held, replies = fates().get("held", 0), outbox_counts()
    trouble = sum(replies.get(status, 0) for status in ("uncertain", "failed", "bounced"))
    menu = [
        ("overview.page", t("Przegląd"), 0),
        ("queue.page", t("Do sprawdzenia"), held),
        ("registrations.page", t("Zapisani"), 0),
        ("messages.page", t("Wiadomości"), 0),
        ("replies.page", t("Wysłane"), trouble),
        ("workshops.page", t("Warsztaty"), 0),
    ]
    if current_user.is_authenticated and current_user.is_administrator:
        menu += [("staff.page", t("Zespół"), 0)]
    return [*menu, ("journal.page", t("Dziennik"), 0)]


def _teach_templates(app: Flask) -> None:
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(t=t, navigation=navigation, bars=chart.bars, meter=chart.meter)
    app.jinja_env.filters.update(when=_when, day=_day, status_words=_status_words, status_tone=_status_tone)
    for name, words in (("kind", labels.KINDS), ("action", labels.ACTIONS), ("field", labels.FIELDS)):
        app.jinja_env.filters[name] = _in_words(words)
    app.jinja_env.filters.update(who=lambda actor: t(labels.who(actor)), sentences=labels.sentences)
    app.jinja_env.filters["workshop_problem"] = labels.workshop_problem
    release = importlib.metadata.version("zapisy")

    @app.context_processor
    def common() -> dict[str, object]:
        return {"language": language(), "release": release}


def _in_words(words: Mapping[str, str]) -> Callable[[str], str]:
    return lambda value: t(words.get(value, value))


def _moment(value: datetime | str) -> datetime:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.astimezone(ZONE)


def _when(value: datetime | str | None) -> str:
    return f"{_moment(value):%d.%m.%Y %H:%M}" if value else "–"


def _day(value: datetime | str | None) -> str:
    return f"{_moment(value):%d.%m.%Y}" if value else "–"


def _status_words(status: str, kind: str = "") -> str:
    if kind == "reply" and status == "waiting":
        return t("czeka na wysłanie")
    return t(labels.STATUS.get(status, (status, ""))[0])


def _status_tone(status: str) -> str:
    return labels.STATUS.get(status, ("", ""))[1]


def _problem(code: int) -> tuple[str, int]:
    heading, sentence = PROBLEMS.get(code, FALLBACK)
    return render_template("problem.html", heading=t(heading), sentence=t(sentence)), code


def _http_problem(error: HTTPException) -> Any:
    if error.response is not None:
        return error.response
    code = error.code or 500
    if code < 400:
        return error
    if request.path.endswith("/healthz"):
        return {"status": "error"}, code
    return _problem(code)


def _broken_world(error: ZapisyError) -> tuple[str, int]:
    heading = t("Chwilowo nie działa")
    return render_template("problem.html", heading=heading, sentence=str(error)), 503
