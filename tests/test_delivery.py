"""Handing mail over: what the server gets, and what is known of a mail when something breaks."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from processor.delivery import Transport, Unreachable, wire_address
from processor.errors import DeliveryError
from processor.settings import Secret
from tests.servers.proxy import Proxy
from tests.servers.smtp import Certificates, ScriptedSmtp, SmtpSink, smtp_server, smtp_settings

RAW = "Subject: Potwierdzenie\r\nMessage-ID: <auto.1@example.org>\r\n\r\n.kropka\r\nZażółć\r\n".encode()
LONG = RAW + (b"x" * 900 + b"\r\n") * 12_000  # more than a socket buffers

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")


class Dots:
    """Counts the calls just before the final dot."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> None:
        self.count += 1


def outcome(server: ScriptedSmtp, raw: bytes = RAW, **changes: object) -> tuple[str, int]:
    """Send one mail: (what is known of it, how many dots were announced)."""
    dots = Dots()
    settings = smtp_settings(server.port, timeout=0.3, **changes)
    try:
        with Transport(settings, dot_timeout=0.3) as transport:
            transport.send("anna@example.com", raw, dots)
    except Unreachable as error:
        assert not error.maybe_sent
        return "no connection", dots.count
    except DeliveryError as error:
        if error.maybe_sent:
            return "uncertain", dots.count
        return ("later" if error.transient else "never"), dots.count
    return "sent", dots.count


# ── what the server gets ──


def test_bytes_and_envelope_arrive_as_they_were(smtp_sink: SmtpSink) -> None:
    with Transport(smtp_settings(smtp_sink.port)) as transport:
        words = transport.send("anna@example.com", RAW, Dots())
    (mail,) = smtp_sink.taken
    assert "taken as 1" in words
    assert mail.raw == RAW
    assert mail.recipients == ("anna@example.com",)
    assert mail.sender in {"", "<>"}


def test_a_batch_goes_over_one_connection(smtp_sink: SmtpSink) -> None:
    with Transport(smtp_settings(smtp_sink.port)) as transport:
        for number in range(5):
            transport.send(f"osoba{number}@example.com", RAW, Dots())
    assert len(smtp_sink.taken) == 5
    assert smtp_sink.handler.connections == 1


def test_commands_before_the_mail_go_out_in_one_write_where_the_server_offers_it() -> None:
    with ScriptedSmtp() as server, Proxy(server.port) as proxy:
        writes: list[bytes] = []
        proxy.rewrite_client = lambda data: writes.append(data) or data
        with Transport(smtp_settings(proxy.port)) as transport:
            transport.send("anna@example.com", RAW, Dots())
        assert len(server.taken) == 1
    assert [data.count(b"\r\n") for data in writes if data.startswith(b"mail ")] == [3]


@pytest.mark.parametrize("extensions", [(), ("PIPELINING",)])
def test_data_that_is_taken_for_a_refused_recipient_gets_no_mail(extensions: tuple[str, ...]) -> None:
    with ScriptedSmtp({"rcpt": "550 unknown user"}, times=1, extensions=("8BITMIME", *extensions)) as server:
        dots = Dots()
        with Transport(smtp_settings(server.port)) as transport:
            with pytest.raises(DeliveryError) as refused:
                transport.send("nikt@example.com", RAW, dots)
            assert (refused.value.transient, refused.value.maybe_sent, dots.count) == (False, False, 0)
            transport.send("anna@example.com", RAW, dots)
        assert len(server.taken) == dots.count == 1


def test_the_callback_runs_before_the_dot() -> None:
    with ScriptedSmtp() as server:
        seen = []
        with Transport(smtp_settings(server.port)) as transport:
            transport.send("anna@example.com", RAW, lambda: seen.append(len(server.taken)))
        assert seen == [0]
        assert len(server.taken) == 1


def test_what_the_callback_raises_goes_up_and_nothing_is_sent() -> None:
    class NoDatabase(Exception):
        pass

    def fail() -> None:
        raise NoDatabase

    with ScriptedSmtp() as server:
        with Transport(smtp_settings(server.port)) as transport:
            with pytest.raises(NoDatabase):
                transport.send("anna@example.com", RAW, fail)
            assert server.taken == []
            transport.send("anna@example.com", RAW, Dots())
        assert len(server.taken) == 1


def test_no_report_about_a_robots_mail_is_asked_for_where_dsn_is_known() -> None:
    with ScriptedSmtp() as server:
        outcome(server)
        assert "rcpt TO:<anna@example.com> NOTIFY=NEVER" in server.lines
    with ScriptedSmtp(extensions=("8BITMIME",)) as server:
        outcome(server)
        assert "rcpt TO:<anna@example.com>" in server.lines


@settings(deadline=None, max_examples=40)
@given(st.binary(max_size=400).map(lambda raw: raw.replace(b"\r", b"").replace(b"\n", b"\r\n")))
def test_any_lines_survive_the_doubling_of_dots(raw: bytes) -> None:
    with ScriptedSmtp() as server:
        assert outcome(server, raw)[0] == "sent"
        (taken,) = server.taken
    assert taken == (raw if raw.endswith(b"\r\n") else raw + b"\r\n")


@pytest.mark.parametrize(
    ("address", "wire"),
    [
        ("anna@example.com", "anna@example.com"),
        ("anna@żółw.example", "anna@xn--w-uga1v8h.example"),
        ("zażółć@example.com", "zażółć@example.com"),
        ("anna@" + "ż" * 80 + ".example", "anna@" + "ż" * 80 + ".example"),
    ],
)
def test_row_68_domains_go_out_as_a_labels(address: str, wire: str) -> None:
    assert wire_address(address) == wire


def test_row_68_letters_before_the_at_need_smtputf8() -> None:
    with smtp_server(smtputf8=True) as sink, Transport(smtp_settings(sink.port)) as transport:
        transport.send("zażółć@example.com", RAW, Dots())
        assert sink.taken[0].recipients == ("zażółć@example.com",)
        assert "SMTPUTF8" in sink.taken[0].mail_options
    with smtp_server(smtputf8=False) as sink, Transport(smtp_settings(sink.port)) as transport:
        with pytest.raises(DeliveryError, match="SMTPUTF8") as caught:
            transport.send("zażółć@example.com", RAW, Dots())
        assert not caught.value.transient
        transport.send("anna@example.com", RAW, Dots())
        assert len(sink.taken) == 1


def test_row_67_where_the_null_sender_is_refused_the_bounce_address_is_used(smtp_sink: SmtpSink) -> None:
    smtp_sink.handler.refuse_null_sender = True
    with Transport(smtp_settings(smtp_sink.port, bounce_address="odbicia@example.org")) as transport:
        transport.send("anna@example.com", RAW, Dots())
        transport.send("jan@example.com", RAW, Dots())
    assert [mail.sender for mail in smtp_sink.taken] == ["odbicia@example.org"] * 2
    with Transport(smtp_settings(smtp_sink.port)) as transport, pytest.raises(DeliveryError) as caught:
        transport.send("anna@example.com", RAW, Dots())
    assert not caught.value.transient


# ── signing in ──


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_signs_in_over_tls_with_a_polish_password(certificates: Certificates, security: str) -> None:
    manner = {security: certificates.context}
    with smtp_server(password="zażółć", **manner) as sink:
        settings = smtp_settings(
            sink.port,
            security=security,
            ca_file=certificates.ca_file,
            username="biuro@example.org",
            password=Secret("zażółć"),
        )
        with Transport(settings) as transport:
            transport.send("anna@example.com", RAW, Dots())
        assert len(sink.taken) == 1


def refused(settings: object) -> Unreachable:
    with pytest.raises(Unreachable) as caught:
        Transport(settings).connect()  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_wrong_password_is_said_in_one_sentence(certificates: Certificates) -> None:
    with smtp_server(password="dobre", tls=certificates.context) as sink:
        settings = smtp_settings(
            sink.port, security="tls", ca_file=certificates.ca_file, username="u", password=Secret("inne-tajne")
        )
        error = refused(settings)
    assert "refused to sign in" in str(error)
    assert "inne-tajne" not in str(error)
    assert not error.transient


@pytest.mark.parametrize("trusted", [True, False])
def test_row_96_an_untrusted_or_misnamed_certificate_is_refused(certificates: Certificates, trusted: bool) -> None:
    context = certificates.wrong_host if trusted else certificates.context
    ca_file = certificates.ca_file if trusted else None
    with smtp_server(tls=context) as sink:
        error = refused(smtp_settings(sink.port, security="tls", ca_file=ca_file))
    assert "certificate" in str(error)
    assert not error.transient


def test_row_96_a_server_without_starttls_never_sees_the_password() -> None:
    with ScriptedSmtp(extensions=("AUTH PLAIN",)) as server:
        error = refused(smtp_settings(server.port, security="starttls", username="u", password=Secret("tajne")))
        assert "STARTTLS" in str(error)
        assert not any("AUTH" in line.upper() for line in server.lines)


@pytest.mark.parametrize(
    ("changes", "words"),
    [({}, "Nothing answers"), ({"host": "nie-ma.invalid"}, "cannot be found")],
)
def test_a_server_that_is_away_is_worth_another_try(changes: dict, words: str) -> None:
    error = refused(smtp_settings(1, **changes))
    assert words in str(error)
    assert error.transient


# ── row 61: every stage, every manner ──

BEFORE_THE_DOT = ["mail", "rcpt", "data"]


@pytest.mark.parametrize("manner", ["close", "reset", "hang", "421 bye", "451 later", "554 no"])
@pytest.mark.parametrize("stage", BEFORE_THE_DOT)
def test_row_61_before_the_dot_nothing_was_sent(stage: str, manner: str) -> None:
    with ScriptedSmtp({stage: manner}) as server:
        known, dots = outcome(server)
        assert known == ("never" if manner.startswith("5") else "later")
        assert dots == 0
        assert server.taken == []


@pytest.mark.parametrize("manner", ["close", "reset", "hang", "421 bye", "451 later", "554 no"])
def test_row_61_without_a_greeting_there_is_no_connection(manner: str) -> None:
    with ScriptedSmtp({"greeting": manner}) as server:
        assert outcome(server) == ("no connection", 0)
        assert server.taken == []


@pytest.mark.parametrize("manner", ["close", "reset"])
def test_row_61_cut_inside_the_body_nothing_was_sent(manner: str) -> None:
    with ScriptedSmtp({"body": manner}) as server:
        known, dots = outcome(server, LONG)
        assert (known, dots) == ("later", 0)
        assert server.taken == []


@pytest.mark.parametrize(
    ("manner", "known"),
    [
        ("close", "uncertain"),
        ("reset", "uncertain"),
        ("hang", "uncertain"),
        ("421 bye", "later"),
        ("451 later", "later"),
        ("554 no", "never"),
        ("552 too much", "never"),
    ],
)
def test_rows_61_62_after_the_dot(manner: str, known: str) -> None:
    with ScriptedSmtp({"dot": manner}) as server:
        assert outcome(server) == (known, 1)


@pytest.mark.parametrize("manner", ["close", "reset", "hang", "421 bye", "554 no"])
def test_row_63_an_error_at_quit_takes_nothing_back(manner: str) -> None:
    with ScriptedSmtp({"quit": manner}) as server:
        assert outcome(server) == ("sent", 1)
        assert len(server.taken) == 1


@pytest.mark.parametrize("stage", ["mail", "rcpt", "data", "dot"])
@pytest.mark.parametrize("manner", ["451 later", "554 no", "close"])
def test_one_refused_mail_does_not_keep_the_next_from_its_way(stage: str, manner: str) -> None:
    with ScriptedSmtp({stage: manner}, times=1) as server:
        with Transport(smtp_settings(server.port, timeout=0.5), dot_timeout=0.5) as transport:
            with pytest.raises(DeliveryError):
                transport.send("jan@example.com", RAW, Dots())
            transport.send("anna@example.com", b"Subject: druga\r\n\r\n", Dots())
        assert server.taken[-1] == b"Subject: druga\r\n\r\n"


# ── the next envelope, sent with a dot ──

SECOND = b"Subject: druga\r\n\r\n"
THIRD = b"Subject: trzecia\r\n\r\n"


class Turns:
    """Three mails over one connection, each sent with the next one's envelope; what is known of each.

    `server` follows the script from the first mail's dot on, and only once.
    """

    def __init__(self, server: ScriptedSmtp, script: dict[str, str]) -> None:
        self._server = server
        self._script = script
        self.outcomes: list[str] = []

    def run(self) -> list[str]:
        mails = [("jan@example.com", RAW), ("ewa@example.com", SECOND), ("anna@example.com", THIRD)]
        settings = smtp_settings(self._server.port, timeout=0.3)
        with Transport(settings, dot_timeout=0.3) as transport:
            for (recipient, raw), following in zip(mails, [*mails[1:], None], strict=True):
                self.outcomes.append(self._sent(transport, recipient, raw, following))
        return self.outcomes

    def _before_dot(self) -> None:
        if not self.outcomes:
            self._server.script, self._server.times = self._script, 1

    def _sent(self, transport: Transport, recipient: str, raw: bytes, following: tuple[str, bytes] | None) -> str:
        try:
            transport.send(recipient, raw, self._before_dot, following)
        except DeliveryError as error:
            if error.maybe_sent:
                return "uncertain"
            return "later" if error.transient else "never"
        return "sent"


def test_the_next_envelope_goes_out_with_the_dot() -> None:
    with ScriptedSmtp() as server, Proxy(server.port) as proxy:
        writes: list[bytes] = []
        proxy.rewrite_client = lambda data: writes.append(data) or data
        with Transport(smtp_settings(proxy.port)) as transport:
            transport.send("anna@example.com", RAW, Dots(), ("jan@example.com", SECOND))
            transport.send("jan@example.com", SECOND, Dots())
        assert len(server.taken) == 2
    (together,) = [data for data in writes if b"jan@example.com" in data]
    lines = together[together.index(b".\r\nmail ") :].split(b"\r\n")
    assert [line.partition(b":")[0] for line in lines] == [b".", b"mail FROM", b"rcpt TO", b"DATA", b""]


@pytest.mark.parametrize("stage", BEFORE_THE_DOT)
@pytest.mark.parametrize(
    ("manner", "known"),
    [
        ("close", "sent"),  # over another connection, for nothing had been sent of it
        ("reset", "sent"),
        ("hang", "sent"),
        ("421 bye", "later"),
        ("451 later", "later"),
        ("554 no", "never"),
    ],
)
def test_an_envelope_that_fails_is_told_of_its_own_mail(stage: str, manner: str, known: str) -> None:
    with ScriptedSmtp() as server:
        if stage == "mail":
            known = "sent"  # likewise: it may be only that the server takes no envelope in advance
        first, *others = Turns(server, {stage: manner}).run()
        if manner == "reset":  # the answer to the dot may be lost with the connection
            assert first in {"sent", "uncertain"}
        else:
            assert first == "sent"
        assert others == [known, "sent"]
        assert server.taken == [RAW, *([SECOND] if known == "sent" else []), THIRD]


@pytest.mark.parametrize(
    ("manner", "known"),
    [
        ("close", "uncertain"),
        ("reset", "uncertain"),
        ("hang", "uncertain"),
        ("421 bye", "later"),
        ("451 later", "later"),
        ("554 no", "never"),
    ],
)
def test_a_dot_that_fails_takes_nothing_from_the_mail_announced_with_it(manner: str, known: str) -> None:
    with ScriptedSmtp() as server:
        assert Turns(server, {"dot": manner}).run() == [known, "sent", "sent"]
        assert server.taken == [RAW, SECOND, THIRD]


def test_an_announced_mail_that_is_never_sent_is_none() -> None:
    """QUIT would be taken for its text, and the goodbye would wait for an answer."""
    with ScriptedSmtp() as server:
        with Transport(smtp_settings(server.port, timeout=30.0)) as transport:
            transport.send("anna@example.com", RAW, Dots(), ("jan@example.com", SECOND))
        assert server.taken == [RAW]
        assert not any(line.upper().startswith("QUIT") for line in server.lines)


def test_another_mail_than_was_announced_goes_to_its_own_recipient(smtp_sink: SmtpSink) -> None:
    with Transport(smtp_settings(smtp_sink.port)) as transport:
        transport.send("anna@example.com", RAW, Dots(), ("jan@example.com", SECOND))
        transport.send("ewa@example.com", THIRD, Dots())
    assert [mail.recipients for mail in smtp_sink.taken] == [("anna@example.com",), ("ewa@example.com",)]
    assert smtp_sink.handler.connections == 2


def test_an_address_that_cannot_be_written_to_spoils_only_its_own_mail() -> None:
    with smtp_server(smtputf8=False) as sink, Transport(smtp_settings(sink.port)) as transport:
        transport.send("anna@example.com", RAW, Dots(), ("zażółć@example.com", SECOND))
        with pytest.raises(DeliveryError, match="SMTPUTF8"):
            transport.send("zażółć@example.com", SECOND, Dots(), ("jan@example.com", THIRD))
        transport.send("jan@example.com", THIRD, Dots())
    assert [mail.recipients for mail in sink.taken] == [("anna@example.com",), ("jan@example.com",)]


def test_closing_twice_and_without_a_connection_is_harmless(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        transport = Transport(smtp_settings(1))
        transport.close()
        transport.abort()
        transport.close()
