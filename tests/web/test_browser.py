"""The staff pages in a real Chromium: by keyboard, without scripts, on a phone, and with a hostile mail."""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pypdf
import pytest
import trustme
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page
from werkzeug.serving import make_server

from processor import outbox
from processor.delivery import Transport
from processor.web.app import create_app
from tests.servers.smtp import SmtpSink, smtp_settings
from tests.web.conftest import PASSWORD, Desk, mail

PHONE = {"width": 360, "height": 740}
UNCLEAR = "Dzień dobry,\nproszę o zapisanie na warsztaty w Proszowicach.\n"
Open = Callable[..., Page]


@pytest.fixture
def database() -> str:
    """One kind is enough here: what differs between databases shows without a browser."""
    return "sqlite"


@pytest.fixture
def browse(browser: Browser, served: str) -> Iterator[Open]:
    """A signed-in page in a profile of its own; every request it makes stands in `requests`."""
    contexts: list[BrowserContext] = []

    def open_page(path: str = "/", login: str = "ania", **options: object) -> Page:
        context = browser.new_context(base_url=served, locale="pl-PL", **options)  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        page.get_by_label("Login").fill(login)
        page.get_by_label("Hasło").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{served}{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()


def send(desk: Desk, sink: SmtpSink) -> None:
    """What the worker does with waiting replies."""
    with Transport(smtp_settings(sink.port)) as transport:
        outbox.send_due(desk.store, [transport], desk.now, policy=outbox.Policy(), random=Random(1))


def test_ten_held_mails_are_reviewed_by_keyboard_and_answered(desk: Desk, browse: Open, smtp_sink: SmtpSink) -> None:
    desk.arrive(*(mail(n, UNCLEAR) for n in range(10)))
    page = browse("/review/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/1")
    for number in range(1, 11):
        page.wait_for_url(f"**/review/{number}")
        page.keyboard.press("e")
        page.keyboard.type("Anna")
        page.keyboard.press("Tab")
        page.keyboard.type(f"Nowak-{number:02}")
        page.keyboard.press("Tab")
        page.keyboard.press("k")  # kobieta
        page.keyboard.press("Escape")
        page.keyboard.press("Enter")
    page.wait_for_url("**/review/")
    assert page.get_by_text("Nic nie czeka.").is_visible()
    send(desk, smtp_sink)
    assert len(smtp_sink.taken) == 10
    assert {taken.recipients[0] for taken in smtp_sink.taken} == {f"osoba{n}@example.org" for n in range(10)}
    body = smtp_sink.taken[0].message.get_body(("plain",))
    assert body is not None
    assert "Anna Nowak-01" in body.get_content()
    assert [part.get_content_type() for part in smtp_sink.taken[0].message.walk()].count("text/calendar") == 1


@pytest.mark.parametrize(
    "options",
    [{"java_script_enabled": False}, {"java_script_enabled": False, "viewport": PHONE}, {"viewport": PHONE}],
    ids=["no scripts", "no scripts, phone", "phone"],
)
def test_held_mail_is_reviewed_without_scripts_and_on_a_phone(
    desk: Desk, browse: Open, smtp_sink: SmtpSink, options: dict[str, Any]
) -> None:
    desk.arrive(*(mail(n, UNCLEAR) for n in range(10)))
    page = browse("/review/1", **options)
    for number in range(1, 11):
        page.wait_for_url(f"**/review/{number}")
        page.get_by_label("Imię (imiona)").focus()
        page.keyboard.type("Anna")
        page.keyboard.press("Tab")
        page.keyboard.type(f"Nowak-{number:02}")
        page.keyboard.press("Enter")
    page.wait_for_url("**/review/")
    send(desk, smtp_sink)
    assert {taken.recipients[0] for taken in smtp_sink.taken} == {f"osoba{n}@example.org" for n in range(10)}


DOUBTFUL = "Proszę o zapisanie na warsztaty w Proszowicach Mariana Kozła oraz p. Kowalskiej.\n"


@pytest.mark.parametrize("scripts", [True, False], ids=["number key", "no scripts"])
def test_a_name_that_was_weighed_is_one_key_or_click_away(
    desk: Desk, browse: Open, smtp_sink: SmtpSink, scripts: bool
) -> None:
    (message_id,) = desk.arrive(mail(1, DOUBTFUL))
    page = browse(f"/review/{message_id}", java_script_enabled=scripts)
    assert page.locator(".mail mark").all_inner_texts() == ["Mariana Kozła"]
    assert page.get_by_label("Nazwisko", exact=True).input_value() == "Kozioł"
    if scripts:
        page.keyboard.press("1")
        page.keyboard.press("Enter")
    else:
        page.get_by_role("button", name="Marian Kozieł").click()
        assert page.get_by_label("Nazwisko", exact=True).input_value() == "Kozieł"
        page.get_by_role("button", name="Zatwierdź i odpowiedz").click()
    page.wait_for_url("**/review/")
    send(desk, smtp_sink)
    body = smtp_sink.taken[0].message.get_body(("plain",))
    assert body is not None
    assert "Marian Kozieł" in body.get_content()


def test_j_and_k_walk_through_what_waits_and_keys_never_act_while_somebody_types(desk: Desk, browse: Open) -> None:
    desk.arrive(*(mail(n, UNCLEAR) for n in range(3)))
    page = browse("/review/")
    page.keyboard.press("3")
    page.wait_for_url("**/review/3")
    page.goto("/review/")
    for key in "jjk":
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/1")
    page.keyboard.press("j")
    page.wait_for_url("**/review/2")
    page.keyboard.press("j")
    page.wait_for_url("**/review/3")
    page.keyboard.press("k")
    page.wait_for_url("**/review/2")
    page.get_by_label("Nazwisko", exact=True).focus()
    page.keyboard.type("xsajk1")
    assert page.get_by_label("Nazwisko", exact=True).input_value() == "xsajk1"
    assert page.url.endswith("/review/2")
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    page.wait_for_url("**/review/3")
    message = desk.store.messages.get(2)
    assert message is not None
    assert message["fate"] == "ignored"


def test_the_lists_to_take_along_follow_the_search_on_the_page(desk: Desk, browse: Open, tmp_path: Path) -> None:
    for last in ("Lis", "Źrebiec"):
        desk.store.registrations.add(
            {"first_names": "Ewa", "last_name": last, "function": "inspektorka"}, desk.now, "test"
        )
    page = browse("/registrations/")
    page.get_by_label("Szukaj").press_sequentially("zreb")
    page.get_by_role("link", name="Lis Ewa").wait_for(state="detached")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV", exact=True).click()
    download.value.save_as(tmp_path / "file")
    table = list(csv.reader(io.StringIO((tmp_path / "file").read_text("utf-8-sig")), delimiter=";"))
    assert [line[:4] for line in table[1:]] == [["Źrebiec", "Ewa", "", "inspektorka"]]


def test_a_corrected_name_is_the_one_registered_and_answered(desk: Desk, browse: Open, smtp_sink: SmtpSink) -> None:
    (message_id,) = desk.arrive(mail(1, UNCLEAR))
    page = browse(f"/review/{message_id}")
    page.get_by_label("Imię (imiona)").fill("Łucja")
    page.get_by_label("Nazwisko", exact=True).fill("Źrebec")
    page.get_by_label("Nazwisko", exact=True).fill("Źrebiec")
    page.get_by_label("Płeć").select_option("f")
    page.get_by_text("Odpowiedź, którą wyślemy").click()
    page.get_by_label("Treść", exact=True).fill("Pani Łucjo, zapraszamy.\nBiuro")
    page.get_by_role("button", name="Zatwierdź i odpowiedz").click()
    page.wait_for_url("**/review/")
    assert [row["last_name"] for row in desk.store.registrations.each()] == ["Źrebiec"]
    send(desk, smtp_sink)
    body = smtp_sink.taken[0].message.get_body(("plain",))
    assert body is not None
    assert body.get_content().startswith("Pani Łucjo, zapraszamy.")


def test_the_same_work_is_done_without_scripts(desk: Desk, browse: Open) -> None:
    (message_id,) = desk.arrive(mail(1, UNCLEAR))
    page = browse("/review/", java_script_enabled=False)
    page.get_by_role("link", name="warsztaty", exact=True).click()
    page.get_by_label("Imię (imiona)").fill("Anna")
    page.get_by_label("Nazwisko", exact=True).fill("Nowak")
    page.get_by_role("button", name="Dodaj osobę").click()
    page.get_by_label("Imię (imiona)").nth(1).fill("Jan")
    page.get_by_label("Nazwisko", exact=True).nth(1).fill("Lis")
    page.get_by_role("button", name="Pokaż odpowiedź").click()
    assert page.get_by_label("Treść", exact=True).input_value().count("Jan Lis") >= 1
    page.get_by_role("button", name="Zatwierdź i odpowiedz").click()
    assert sorted(row["last_name"] for row in desk.store.registrations.each()) == ["Lis", "Nowak"]
    page.get_by_role("link", name="Zapisani").click()
    page.get_by_label("Szukaj").fill("lis")
    page.get_by_role("button", name="Pokaż").click()
    assert page.get_by_role("link", name="Lis Jan").is_visible()
    assert page.get_by_role("link", name="Nowak Anna").count() == 0
    page.get_by_role("link", name="Lis Jan").click()
    page.get_by_label("Status").select_option("cancelled")
    page.get_by_role("button", name="Zapisz, nie pisz do tej osoby").click()
    assert page.get_by_text("Zapisano.").is_visible()
    assert message_id == 1


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_each_list_to_take_along_reads_back(desk: Desk, browse: Open, tmp_path: Path, scripts: bool) -> None:
    for first, last in (("Łucja", "Źrebiec"), ("Ewa", "Ćma"), ("Jan", "Czapla")):
        values = {
            "first_names": first,
            "last_name": last,
            "workshop": "proszowice-2016",
            "institution": "Gmina Łapanów",
        }
        desk.store.registrations.add(values, desk.now, "test")
    page = browse("/registrations/?workshop=proszowice-2016", java_script_enabled=scripts)

    def taken(link: str) -> bytes:
        with page.expect_download() as download:
            page.get_by_role("link", name=link, exact=True).click()
        download.value.save_as(tmp_path / "file")
        return (tmp_path / "file").read_bytes()

    table = list(csv.reader(io.StringIO(taken("CSV").decode("utf-8-sig")), delimiter=";"))
    assert [line[0] for line in table[1:]] == ["Czapla", "Ćma", "Źrebiec"]
    sheet = openpyxl.load_workbook(io.BytesIO(taken("Excel"))).active
    assert sheet is not None
    assert [sheet.cell(n, 1).value for n in (2, 3, 4)] == ["Czapla", "Ćma", "Źrebiec"]
    for link in ("Lista obecności", "Identyfikatory"):
        text = "".join(part.extract_text() for part in pypdf.PdfReader(io.BytesIO(taken(link))).pages)
        assert "Łucja" in text
        assert "Źrebiec" in text


def furnish(desk: Desk) -> list[str]:
    """Something on every page; the addresses of them all."""
    first, second, third = desk.arrive(
        mail(1, UNCLEAR), mail(2, "Proszę o zapisanie na warsztaty.\n", subject="Zapis " * 12), mail(3, DOUBTFUL)
    )
    values = {"first_names": "Łucja", "last_name": "Źrebiec-Wyszomirska", "workshop": "proszowice-2016"}
    values |= {
        "sender": "lucja.zrebiec-wyszomirska@urzad-gminy-lapanow.example.org",
        "institution": "Urząd Gminy Łapanów",
    }
    number = desk.store.registrations.add(values, desk.now, "test")
    client = desk.client()
    from tests.web.test_desk import ANNA, form

    client.post(f"/review/{second}", data=form(client, second, **ANNA, step="confirm"))
    (reply,) = desk.store.outbox.due(desk.now)
    return [
        *(
            "/",
            "/review/",
            f"/review/{first}",
            f"/review/{second}",
            f"/review/{third}",
            "/registrations/",
            "/registrations/new",
        ),
        *("/registrations/?workshop=proszowice-2016", f"/registrations/{number}", "/messages/", f"/messages/{second}"),
        *("/replies/", f"/replies/{reply.id}", "/workshops/", "/workshops/proszowice-2016", "/workshops/new"),
        *("/workshops/proszowice-2016/edit", "/workshops/proszowice-2016/write", "/staff/", "/journal/", "/account"),
        *("/nie-ma-takiej-strony", "/language/en", "/workshops/proszowice-2016/change/cancel"),
    ]


def test_no_page_scrolls_sideways_on_a_phone(desk: Desk, browse: Open) -> None:
    paths = furnish(desk)
    page = browse("/", viewport=PHONE)
    for path in paths:
        page.goto(path)
        for details in page.locator("details").all():
            details.evaluate("one => one.open = true")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 360, f"{path} is {wide} wide"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(desk: Desk, browse: Open, scheme: str) -> None:
    paths = furnish(desk)
    page = browse("/", color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
    for path in paths:
        page.goto(path)
        assert_accessible(page)


def assert_accessible(page: Page) -> None:
    """Axe finds no violation on the page as it is, with everything folded away opened."""
    for details in page.locator("details").all():
        details.evaluate("one => one.open = true")
    results = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]})
    assert not results.violations_count, f"{page.url}: {results.generate_report()}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_a_form_is_answered(desk: Desk, browse: Open, scheme: str) -> None:
    furnish(desk)
    page = browse("/review/3", color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
    page.get_by_role("button", name="Dodaj osobę").click()
    page.get_by_role("group", name="Osoba 2").wait_for()
    assert page.evaluate("document.activeElement.id") == "p1-first"
    page.keyboard.type("Jan")
    assert_accessible(page)
    page.get_by_role("button", name="Zatwierdź i odpowiedz").click()
    page.get_by_text("Każda osoba musi mieć imię i nazwisko.").wait_for()
    assert page.locator("[aria-invalid=true]").count() == 1
    assert_accessible(page)
    page.goto("/workshops/proszowice-2016/write")
    page.get_by_label("Temat").fill("Inna sala")
    page.get_by_label("Treść").fill("Spotykamy się w sali 12.")
    page.get_by_role("button", name="Podgląd").click()
    page.get_by_role("button", name="Wyślij do").wait_for()
    assert_accessible(page)
    page.get_by_role("button", name="Wyloguj").click()
    page.get_by_label("Login").fill("ania")
    page.get_by_label("Hasło").fill("zgaduje")
    page.keyboard.press("Enter")
    page.get_by_text("Login albo hasło się nie zgadza.").wait_for()
    assert_accessible(page)


@pytest.fixture
def served_over_https(desk: Desk, tmp_path: Path) -> Iterator[str]:
    """As staff have the pages: HTTPS, cookies that only HTTPS carries."""
    authority = trustme.CA()
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    issued = authority.issue_cert("localhost")
    issued.private_key_pem.write_to_path(key)
    certificate.write_bytes(b"".join(each.bytes() for each in issued.cert_chain_pems))
    web = replace(desk.settings.web, secure_cookies=True)
    app = create_app(replace(desk.settings, web=web), desk.store, lambda: desk.now)
    server = make_server("localhost", 0, app, threaded=True, ssl_context=(str(certificate), str(key)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"https://localhost:{server.server_port}"
    server.shutdown()
    thread.join(5)


def test_the_work_is_done_over_https(desk: Desk, browser: Browser, served_over_https: str) -> None:
    desk.arrive(mail(1, UNCLEAR))
    with browser.new_context(base_url=served_over_https, ignore_https_errors=True) as context:
        page = context.new_page()
        page.goto("/review/1")
        page.get_by_label("Login").fill("ola")
        page.get_by_label("Hasło").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{served_over_https}/review/1")  # not the sign-in page that leads there
        (cookie,) = context.cookies()
        assert cookie["name"] == "__Host-zapisy"
        assert cookie["secure"]
        assert cookie["httpOnly"]
        page.get_by_label("Imię (imiona)").fill("Anna")
        page.get_by_label("Nazwisko", exact=True).fill("Nowak")
        with page.expect_response("**/review/1/draft") as answer:
            page.keyboard.press("Tab")
        assert answer.value.status == 200
        page.get_by_role("button", name="Zatwierdź i odpowiedz").click()
        page.wait_for_url("**/review/")
        page.get_by_role("button", name="Wyloguj").click()
        page.wait_for_url("**/login")
    assert [row["decided_by"] for row in desk.store.registrations.each()] == ["staff:ola"]


HOSTILE = """<html><head><style>@import url(http://zle.example/a.css); body{background:url(http://zle.example/b.png)}</style>
<meta http-equiv="refresh" content="0;url=http://zle.example/c"><base href="http://zle.example/"></head>
<body onload="alert(1)"><script>document.title='zhakowane';fetch('http://zle.example/d')</script>
<img src="http://zle.example/e.png" onerror="alert(2)"><svg onload="alert(3)"><a href="javascript:alert(4)">kliknij</a>
<iframe src="http://zle.example/f"></iframe><form action="http://zle.example/g"><input name="x" autofocus></form>
<p style="x:expression(alert(5));
background:\\75rl(http://zle.example/h)">Proszę o zapisanie \u202egpj.exe na warsztaty</p>
<link rel="stylesheet" href="http://zle.example/i.css"></body></html>"""


def test_a_hostile_mail_is_harmless_text_and_nothing_leaves_the_browser(desk: Desk, browse: Open, served: str) -> None:
    raw = mail(
        1, HOSTILE, subject='<script>alert(6)</script>"><img src=http://zle.example/j>', name="<b onclick=alert(7)>"
    )
    plain = mail(2, "Patrz:\n" + HOSTILE, subject="zwykły tekst")
    desk.arrive(raw.replace(b"text/plain", b"text/html"), plain)
    page = browse("/")
    requests: list[str] = []
    dialogs: list[str] = []
    page.context.on("request", lambda request: requests.append(request.url))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for path in ("/messages/", "/messages/1", "/messages/2", "/review/", "/review/1", "/review/2", "/journal/"):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        assert page.locator(".mail :is(script, img, iframe, a, form, style, svg, link)").count() == 0
        assert "\u202e" not in page.content()
        assert page.title() != "zhakowane"
    page.goto("/messages/2")
    assert page.get_by_text("<script>document.title='zhakowane'").is_visible()
    assert dialogs == []
    assert requests
    assert [url for url in requests if not url.startswith(served)] == []
