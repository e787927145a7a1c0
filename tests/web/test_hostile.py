"""What strangers and broken browsers send: no body, address or search makes a page fall over."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from processor.store import Store
from tests.web.conftest import Desk, mail, token
from tests.web.test_doors import SAMPLE, addresses

PERSON = ("first", "last", "gender", "action", "workshop", "institution", "function", "phone", "origin", "drop")
FIELDS = [
    *(f"p{index}-{name}" for index in (0, 1, 299) for name in PERSON),
    *("step", "version", "count", "reply_subject", "reply_body", "reply_original", "login", "password", "old", "new"),
    *("role", "name", "disabled", "write", "first_names", "last_name", "gender", "institution", "function", "phone"),
    *("sender", "workshop", "status", "is_new", "id", "title", "starts", "ends", "venue", "address", "language"),
    *("contact", "leaders", "match", "programme", "privacy_notice", "registration_closes", "capacity", "cancelled"),
    *("subject", "body", "next", "what"),
]
TEMPTING = st.sampled_from(
    [
        *(
            "",
            "0",
            "1",
            "-1",
            "2147483648",
            "9223372036854775808",
            "9" * 30,
            "1e9",
            "nan",
            "true",
            "None",
            "\0",
            "a\0b",
        ),
        *(
            "confirm",
            "silent",
            "ignore",
            "add",
            "send",
            "preview",
            "close",
            "cancel",
            "registered",
            "cancelled",
            "held",
        ),
        *("proszowice-2016", "nie-ma", "ania", "ola", "f", "m", "register", "clerk", "administrator", "pl", "en"),
        *("2016-10-26T10:00", "2016-10-26T11:00", "0001-01-01T00:00", "9999-12-31T23:59", "2016-13-45", "24:00"),
        *("Łucja", "Źrebiec", "a@example.org", "@", "a@b", '"x\r\nBcc: y"@z', "x\r\nBcc: y@example.org"),
        *('{"start": 1e999}', '{"written": []}', "[[[[", '{"start": -1}', "%", "_", "\\", "'", '"', "<script>"),
        *("{{7*7}}", "{% raw %}", "\u202e", "\ufeff", "\U0001f600", "a" * 5000, "ż" * 400, "\n" * 300),
    ]
)
VALUES = st.one_of(TEMPTING, TEMPTING, st.text(max_size=60))
BODIES = st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=14)
RAW = st.tuples(
    st.binary(max_size=200),
    st.sampled_from(
        [
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/json",
            "text/plain; charset=utf-16",
            "",
        ]
    ),
)


class Visitor:
    """A signed-in administrator who signs in again whenever a post ended the session."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._client: FlaskClient | None = None
        self._token = ""
        self.paths = [path for _, path in addresses(desk, "POST")] + [
            "/review/2",
            "/review/2/draft",
            "/registrations/2",
        ]

    def post(self, path: str, body: dict[str, str]) -> int:
        client = self._signed_in()
        answer = client.post(path, data={"csrf_token": self._token, **body})
        if answer.status_code == 401 or path in {"/logout", "/account/everywhere", "/account/password", "/login"}:
            self._client = None
        return answer.status_code

    def post_raw(self, path: str, body: bytes, content_type: str) -> int:
        client = self._signed_in()
        headers = {"X-CSRFToken": self._token}
        return client.post(path, data=body, content_type=content_type, headers=headers).status_code

    def _signed_in(self) -> FlaskClient:
        if self._client is None:
            account = self._desk.store.staff.get("ania")
            assert account is not None
            self._desk.store.staff.logged_in(account.id, self._desk.now)  # earlier guesses are forgiven
            self._desk.app.extensions["zapisy-tries"].clear()
            self._client = self._desk.client()
            self._token = token(self._client, "/account")
        return self._client


@pytest.fixture
def visitor(desk: Desk) -> Visitor:
    desk.arrive(mail(1, "Proszę o zapisanie na warsztaty.\n"), mail(2, "Proszę o zapis.\n"))
    for n in (1, 2):
        values = {
            "first_names": "Ewa",
            "last_name": f"Lis{n}",
            "workshop": "proszowice-2016",
            "sender": "e@example.org",
        }
        desk.store.registrations.add(values, desk.now, "test")
    return Visitor(desk)


def _bombard(visitor: Visitor, examples: int) -> None:
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    @given(path=st.sampled_from(visitor.paths), body=BODIES, raw=RAW)
    def attack(path: str, body: dict[str, str], raw: tuple[bytes, str]) -> None:
        assert visitor.post(path, body) < 500, (path, body)
        assert visitor.post_raw(path, *raw) < 500, (path, raw)

    attack()


def test_random_posts_are_answered_without_falling_over(visitor: Visitor) -> None:
    _bombard(visitor, 150)


@pytest.mark.soak
def test_ten_thousand_random_posts_are_answered_without_falling_over(visitor: Visitor) -> None:
    _bombard(visitor, 5_000)


SEARCHES = [
    "%",
    "_",
    '"',
    "'",
    "\\",
    "%%%_",
    "' OR 1=1 --",
    "a" * 10_240,
    "ż" * 5_000,
    "\0",
    "\u202e",
    "😀",
    "\n\n",
    "☃%00",
]


@pytest.mark.parametrize("page", ["/messages/", "/registrations/", "/review/", "/replies/", "/journal/"])
def test_any_search_is_answered(desk: Desk, page: str) -> None:
    client = desk.client()
    for words in SEARCHES:
        for name in ("q", "before", "after", "fate", "status", "sort", "workshop", "kind"):
            answer = client.get(f"{page}?{urlencode({name: words})}")
            assert answer.status_code == 200, (name, words[:20])
    assert client.get(f"{page}?q=%ff%fe").status_code == 200


def test_percent_and_underscore_are_letters_like_others(desk: Desk) -> None:
    for last in ("100%", "Lis_Lis", "Lis"):
        desk.store.registrations.add({"first_names": "Ewa", "last_name": last}, desk.now, "test")
    client = desk.client()
    assert client.get("/registrations/?q=%25").text.count("100%") == 1
    assert "Lis_Lis" in client.get("/registrations/?q=s_l").text
    assert "Lis_Lis" not in client.get("/registrations/?q=s%25l").text


def test_a_search_needs_no_polish_letters(desk: Desk) -> None:
    desk.store.registrations.add({"first_names": "Łucja", "last_name": "Źrebiec"}, desk.now, "test")
    assert "Źrebiec" in desk.client().get("/registrations/?q=zrebiec%20luc").text or (
        "Źrebiec" in desk.client().get("/registrations/?q=lucja%20zreb").text
    )


@pytest.mark.parametrize("value", ["0", "-1", "99999999999999999999", "x", "%00", "1%2F..%2F2", "٣", "1.5"])
def test_numbers_in_addresses_that_are_none_give_no_page(desk: Desk, value: str) -> None:
    client = desk.client()
    for base in ("/review/", "/messages/", "/registrations/", "/replies/"):
        assert client.get(base + value).status_code in {308, 404}
    assert client.get(f"/messages/{value}/raw").status_code == 404


def test_strange_workshop_and_login_names_give_no_page(desk: Desk) -> None:
    client = desk.client()
    csrf = token(client, "/account")
    for name in ("nie-ma", "%", "a" * 3000, "ż", "\u202e", "..", "' OR 1=1"):
        assert client.get(f"/workshops/{quote(name)}").status_code == 404
        assert client.post(f"/staff/{quote(name)}/disable", data={"csrf_token": csrf}).status_code < 500


def test_a_body_over_the_limit_is_refused(desk: Desk) -> None:
    client = desk.client()
    data = {"csrf_token": token(client, "/account"), "body": "x" * (3 * 1024 * 1024)}
    assert client.post("/workshops/proszowice-2016/write", data=data).status_code == 413


def test_pages_of_messages_whose_bytes_are_gone_still_work(desk: Desk, store: Store) -> None:
    (held, failed) = desk.arrive(mail(1, "Proszę o zapis.\n"), mail(2, "Proszę o zapis.\n"))
    _forget_bytes(store, held, failed)
    client = desk.client()
    for path in (f"/messages/{held}", f"/review/{held}", f"/messages/{failed}", "/messages/", "/review/"):
        answer = client.get(path)
        assert answer.status_code == 200, path
    assert client.get(f"/messages/{held}/raw").status_code == 404
    assert client.get(f"/messages/{held}/attachment/0").status_code == 404
    data: dict[str, Any] = {"csrf_token": token(client, "/account"), "version": "2", "count": "0", "step": "ignore"}
    message = store.messages.get(held)
    assert message is not None
    client.post(f"/review/{held}", data=data | {"version": message["version"]})
    message = store.messages.get(held)
    assert message is not None
    assert message["fate"] == "ignored"


def _forget_bytes(store: Store, *ids: int) -> None:
    import sqlalchemy as sa

    from processor.tables import content

    with store.engine.begin() as connection:
        connection.execute(sa.update(content).where(content.c.message_id.in_(ids)).values(raw=None, method="none"))


def test_every_page_of_sample_exists(desk: Desk) -> None:
    """The walks of the URL map would prove nothing if a new kind of argument had no sample."""
    arguments = {name for rule in desk.app.url_map.iter_rules() for name in rule.arguments}
    assert arguments <= set(SAMPLE)
