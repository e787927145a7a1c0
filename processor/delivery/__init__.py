"""Handing replies over by SMTP: one connection for a batch, and the truth about each mail.

smtplib's own `sendmail` cannot say whether the final dot was written, and without that "not sent" and "perhaps sent"
look alike (RFC 1047). So the DATA phase is run here, and the caller is told just before the dot: `before_dot()` returns
when its note of that is safely stored.

    with Transport(settings) as transport:
        words = transport.send("anna@example.org", raw, before_dot)
"""

from __future__ import annotations

import re
import select
import smtplib
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from types import TracebackType

from processor.delivery.connection import (
    FAULTS,
    Token,
    as_bytes,
    connected,
    live_socket,
    printable,
    said,
    unreachable,
)
from processor.errors import DeliveryError, Unreachable
from processor.settings import SmtpSettings

__all__ = ["DOT_TIMEOUT", "Transport", "Unreachable", "wire_address"]

DOT_TIMEOUT = 600.0  # RFC 5321 4.5.3.2.6: after the final dot the server may take ten minutes to answer
_BARE_NEWLINE = re.compile(rb"\r\n|\r|\n")
_LEADING_DOT = re.compile(rb"(?m)^\.")


class Transport:
    """A connection to the SMTP server; a context manager, for one thread (except `abort`).

    `dot_timeout` is how long the answer to a finished mail is waited for, in seconds.
    """

    def __init__(self, settings: SmtpSettings, *, token: Token | None = None, dot_timeout: float = DOT_TIMEOUT) -> None:
        self._settings = settings
        self._token = token
        self._dot_timeout = dot_timeout
        self._smtp: smtplib.SMTP | None = None
        self._socket: socket.socket | None = None
        self._null_sender_refused = False
        self._announces = True
        self._announced: tuple[str, bytes] | None = None  # the next mail, its envelope sent and not yet answered

    def __enter__(self) -> Transport:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def connect(self) -> None:
        """Connect and sign in where that is not done yet. Raises Unreachable."""
        if self._smtp is not None:
            return
        try:
            self._smtp = connected(self._settings, self._token, self._hold)
        except FAULTS as error:
            raise unreachable(error, self._settings) from error

    def close(self) -> None:
        """Say goodbye; an error in answer to QUIT says nothing about the mail before it."""
        if self._announced is not None:  # the server waits for a mail's text, and would take QUIT for it
            self._drop()
        smtp, self._smtp = self._smtp, None
        if smtp is None:
            return
        try:
            smtp.quit()
        except FAULTS:
            smtp.close()

    def abort(self) -> None:
        """End whatever this connection is waiting for, from another thread."""
        held = self._socket
        if held is None:
            return
        try:
            socket.socket.shutdown(held, socket.SHUT_RDWR)  # under TLS, which the other thread is using
        except OSError:
            return

    def send(
        self,
        recipient: str,
        raw: bytes,
        before_dot: Callable[[], None],
        following: tuple[str, bytes] | None = None,
    ) -> str:
        """Hand one mail over; answers with the server's words.

        `following` is the next mail, as (recipient, raw): where the server takes commands in groups, its envelope goes
        out with this mail's dot (RFC 2920 3.1 allows that), and a mail costs one round trip instead of two. It must be
        sent next, or not at all; nothing has been sent of it before its own dot.

        `before_dot` is called when all of the mail but the final dot has been written; what it raises goes up, and the
        mail has then not been sent. Raises Unreachable, or DeliveryError about this mail: `transient` after a 4xx or a
        lost connection, `maybe_sent` where the connection was lost after the dot.
        """
        taken_up = self._taken_up(recipient, raw)
        self.connect()
        with self._talking(recipient) as smtp:
            if not taken_up:
                self._envelope(smtp, recipient, raw)
            _content(smtp, raw)
            _not_interrupted(smtp)
        self._before_dot(before_dot)
        return self._dot(recipient, following)

    # ── inside ──

    def _envelope(self, smtp: smtplib.SMTP, recipient: str, raw: bytes) -> None:
        if self._in_groups(smtp):
            smtp.send(self._group(smtp, recipient, raw))
            self._answers(smtp)
            return
        address, options, notify = self._addressed(smtp, recipient, raw)
        smtp.command_encoding = "ascii" if address.isascii() else "utf-8"
        self._mail_from(smtp, options)
        _expect(smtp.rcpt(address, notify))
        _expect(smtp.docmd("DATA"), wanted=354)

    def _addressed(self, smtp: smtplib.SMTP, recipient: str, raw: bytes) -> tuple[str, list[str], list[str]]:
        """The address as it is sent, the options of MAIL and those of RCPT. Raises DeliveryError without SMTPUTF8."""
        address = wire_address(recipient)
        options = ["BODY=8BITMIME"] if not raw.isascii() and smtp.has_extn("8bitmime") else []
        if not address.isascii():
            if not smtp.has_extn("smtputf8"):
                raise DeliveryError(
                    f"The SMTP server {self._settings.host} cannot write to {recipient}: "
                    "letters outside ASCII before the @ need SMTPUTF8, which it does not offer.",
                    transient=False,
                )
            options.append("SMTPUTF8")
        return address, options, ["NOTIFY=NEVER"] if smtp.has_extn("dsn") else []  # RFC 3834 3.3: a robot's mail

    def _in_groups(self, smtp: smtplib.SMTP) -> bool:
        """Does the server take several commands in one write (RFC 2920), and is the sender certain?"""
        return smtp.has_extn("pipelining") and (self._null_sender_refused or not self._settings.bounce_address)

    def _group(self, smtp: smtplib.SMTP, recipient: str, raw: bytes) -> bytes:
        """MAIL, RCPT and DATA in one write: one round trip instead of three."""
        address, options, notify = self._addressed(smtp, recipient, raw)
        sender = self._settings.bounce_address if self._null_sender_refused else ""
        lines = (_line("mail FROM", sender, *options), _line("rcpt TO", address, *notify), "DATA")
        return "".join(f"{line}\r\n" for line in lines).encode()

    def _answers(self, smtp: smtplib.SMTP) -> None:
        """The answers to a group: the first refusal counts, of MAIL as SMTPSenderRefused.

        Where DATA was taken all the same, the connection is ended: without a dot the server must forget what it waits
        for.
        """
        refusal: smtplib.SMTPResponseException | None = None
        for verb, wanted in (("MAIL", 250), ("RCPT", 250), ("DATA", 354)):
            try:
                code, words = smtp.getreply()
            except FAULTS:
                if refusal is None:
                    raise
                self._drop()
                break
            if code != wanted and not (wanted == 250 and code == 251):
                refused = smtplib.SMTPResponseException(code, words)
                refusal = refusal or (smtplib.SMTPSenderRefused(code, words, "") if verb == "MAIL" else refused)
            elif wanted == 354 and refusal is not None:
                self._drop()
        if refusal is not None:
            raise refusal

    def _in_advance(self, recipient: str, raw: bytes) -> bytes:
        """The group that may go out with the dot before; none where the mail's own turn must tell what is wrong."""
        smtp = self._smtp
        if smtp is None or not self._announces or not self._in_groups(smtp):
            return b""
        try:
            return self._group(smtp, recipient, raw)
        except (DeliveryError, ValueError):
            return b""

    def _taken_up(self, recipient: str, raw: bytes) -> bool:
        """Did this mail's envelope go out with the dot before, and is the server ready for its text?

        One that was lost goes out anew over another connection, for nothing has been sent of the mail, and so does one
        whose MAIL was refused: the server may have been out of step, or had enough mails for one connection. It gets no
        more in advance. Raises DeliveryError for any other refusal.
        """
        announced, self._announced = self._announced, None
        if announced is None:
            return False
        if announced == (recipient, raw):
            with self._talking(recipient) as smtp:
                try:
                    self._answers(smtp)
                    return True
                except smtplib.SMTPSenderRefused:
                    self._announces = False
                except smtplib.SMTPResponseException:
                    raise
                except FAULTS:
                    self._announces = False
        self._drop()
        return False

    def _mail_from(self, smtp: smtplib.SMTP, options: list[str]) -> None:
        """The null sender (RFC 3834 3.3), or the configured bounce address where the provider refuses that."""
        fallback = self._settings.bounce_address
        if not self._null_sender_refused:
            code, words = smtp.mail("", options)
            if code == 250 or code // 100 != 5 or not fallback:
                _expect((code, words))
                return
            smtp.rset()
            self._null_sender_refused = True
        _expect(smtp.mail(fallback, options))

    def _before_dot(self, before_dot: Callable[[], None]) -> None:
        try:
            before_dot()
        except BaseException:
            self._drop()  # without its dot the server must forget the mail
            raise

    def _dot(self, recipient: str, following: tuple[str, bytes] | None) -> str:
        """The final dot with the next mail's envelope, and the answer to the dot. Lost in between, the mail may have
        been taken."""
        smtp = self._smtp
        assert smtp is not None
        next_group = self._in_advance(*following) if following is not None else b""
        try:
            live_socket(smtp).settimeout(self._dot_timeout)
            smtp.send(b".\r\n" + next_group)
            self._announced = following if next_group else None
            code, words = smtp.getreply()
            live_socket(smtp).settimeout(self._settings.timeout)
        except FAULTS as error:
            self._drop()
            raise DeliveryError(
                f"The SMTP server {self._settings.host} had all of the mail to {recipient} and the connection was lost "
                f"before its answer ({said(error)}): it may or may not have been sent.",
                transient=False,
                maybe_sent=True,
            ) from error
        if code != 250:
            self._after_refusal(code)
            raise self._refused(code, words, recipient)
        return printable(words)

    @contextmanager
    def _talking(self, recipient: str) -> Iterator[smtplib.SMTP]:
        """The connection up to the dot; whatever fails in here, nothing was sent."""
        smtp = self._smtp
        assert smtp is not None
        try:
            yield smtp
        except DeliveryError:
            self._after_refusal(0)
            raise
        except smtplib.SMTPResponseException as error:
            self._after_refusal(error.smtp_code)
            raise self._refused(error.smtp_code, as_bytes(error.smtp_error), recipient) from error
        except FAULTS as error:
            self._drop()
            raise DeliveryError(
                f"The connection to the SMTP server {self._settings.host} was lost ({said(error)}) before the mail "
                f"to {recipient} was complete: it was not sent.",
                transient=True,
            ) from error
        finally:
            smtp.command_encoding = "ascii"

    def _refused(self, code: int, words: bytes, recipient: str) -> DeliveryError:
        return DeliveryError(
            f"The SMTP server {self._settings.host} did not take the mail to {recipient}: {code} {printable(words)}",
            transient=code // 100 == 4,
        )

    def _after_refusal(self, code: int) -> None:
        """Make the connection ready for the next mail: RSET, or an end where the server ends it (421).

        After an answer to the dot there is nothing to reset (RFC 5321 4.1.1.4), so that the next envelope may be out.
        """
        smtp = self._smtp
        if smtp is None:
            return
        try:
            if code == 421 or (self._announced is None and smtp.rset()[0] != 250):
                self._drop()
        except FAULTS:
            self._drop()

    def _hold(self, held: socket.socket) -> None:
        self._socket = held

    def _drop(self) -> None:
        smtp, self._smtp = self._smtp, None
        self._announced = None
        if smtp is not None:
            smtp.close()


def wire_address(address: str) -> str:
    """The address for the envelope: a domain in another script as A-labels (RFC 5891), the rest as it is."""
    local, _, domain = address.rpartition("@")
    try:
        return f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return address


@lru_cache(maxsize=64)  # one sender, and a recipient who is written to several times
def _line(verb: str, address: str, *options: str) -> str:
    """A command with an address, e.g. "rcpt TO:<anna@example.org> NOTIFY=NEVER". Raises ValueError for a line break."""
    line = " ".join((f"{verb}:{smtplib.quoteaddr(address)}", *options))
    if "\r" in line or "\n" in line:
        raise ValueError("an SMTP command holds a line break; it was not sent")
    return line


def _content(smtp: smtplib.SMTP, raw: bytes) -> None:
    """The whole message, dots doubled (RFC 5321 4.5.2), but not the final dot."""
    payload = _LEADING_DOT.sub(b"..", _BARE_NEWLINE.sub(b"\r\n", raw))
    smtp.send(payload if payload.endswith(b"\r\n") else payload + b"\r\n")


def _not_interrupted(smtp: smtplib.SMTP) -> None:
    """A server that speaks or closes before the dot takes no mail: then it is certain that nothing was sent."""
    poller = select.poll()
    poller.register(live_socket(smtp).fileno(), select.POLLIN)
    if poller.poll(0):
        _expect(smtp.getreply(), wanted=0)


def _expect(answer: tuple[int, bytes], wanted: int = 250) -> None:
    """smtplib's low-level commands do not raise on a refusal; this does."""
    code, words = answer
    if code != wanted and not (wanted == 250 and code == 251):
        raise smtplib.SMTPResponseException(code, words)
