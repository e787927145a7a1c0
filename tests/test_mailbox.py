"""The mailbox on a real Dovecot: what is new, what it says, and where it goes."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime
from email.message import EmailMessage

import pytest

from processor.errors import MailboxError
from processor.mailbox import Mailbox, Refused, Sized, batches
from processor.mailbox.fetching import is_placeholder
from processor.mailbox.filing import parse_set, sequence_set
from processor.mailbox.folders import Listing
from processor.settings import Secret
from tests.servers.dovecot import Account, Dovecot, running
from tests.servers.ports import until
from tests.servers.proxy import Proxy, hiding

NOW = datetime(2016, 10, 20, 8, 0, tzinfo=UTC)


def letter(subject: str, body: str = "Proszę o zapisanie Anny Nowak.", message_id: str = "") -> bytes:
    mail = EmailMessage()
    mail["From"] = "Jan Kowalski <jan@example.com>"
    mail["To"] = "biuro@example.org"
    mail["Subject"] = subject
    if message_id:
        mail["Message-ID"] = message_id
    mail.set_content(body)
    return mail.as_bytes().replace(b"\n", b"\r\n")


@pytest.fixture(params=["MOVE", "COPY"])
def port(request: pytest.FixtureRequest, dovecot: Dovecot):
    """The server with its MOVE, and as a server that has none."""
    if request.param == "MOVE":
        yield dovecot.port
        return
    with Proxy(dovecot.port, rewrite=hiding(b"MOVE")) as proxy:
        yield proxy.port


# ── signing in ──


@pytest.mark.parametrize("security", ["tls", "starttls", "none"])
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_signs_in_with_a_polish_password(account: Account, security: str, host: str) -> None:
    port = account.server.tls_port if security == "tls" else account.server.port
    settings = account.settings(host=host, port=port, security=security, ca_file=account.server.ca_file)
    with Mailbox(settings) as mailbox:
        assert mailbox.open("INBOX").exists == 0


def test_signs_in_where_only_login_is_offered(dovecot: Dovecot) -> None:
    account = dovecot.account(password="plain-ascii")
    with Proxy(dovecot.port, rewrite=hiding(b"AUTH=PLAIN")) as proxy:
        with Mailbox(account.settings(port=proxy.port)) as mailbox:
            assert mailbox.connected
        assert b"LOGIN" in proxy.wire


@pytest.mark.parametrize(
    ("changes", "words", "transient"),
    [
        ({"password": Secret("inne")}, "refused to sign in", False),
        ({"host": "nie-ma.invalid"}, "cannot be found", True),
        ({"port": 1}, "Nothing answers", True),
        ({"security": "starttls"}, "certificate", False),
        ({"security": "tls"}, "TLS", False),
    ],
)
def test_says_in_one_sentence_why_it_cannot_connect(
    account: Account, changes: dict, words: str, transient: bool
) -> None:
    with pytest.raises(MailboxError, match=words) as caught:
        Mailbox(account.settings(**changes)).connect()
    assert caught.value.transient is transient
    assert "\n" not in str(caught.value)
    assert account.password not in str(caught.value)


def test_row_96_a_self_signed_server_never_sees_the_password(account: Account) -> None:
    with Proxy(account.server.tls_port) as proxy:
        with pytest.raises(MailboxError, match="certificate"):
            Mailbox(account.settings(port=proxy.port, security="tls")).connect()
        assert account.password.encode() not in proxy.wire


def test_row_96_a_stripped_starttls_ends_the_connection(account: Account) -> None:
    with Proxy(account.server.port, rewrite=hiding(b"STARTTLS")) as proxy:
        settings = account.settings(port=proxy.port, security="starttls", ca_file=account.server.ca_file)
        with pytest.raises(MailboxError, match="STARTTLS"):
            Mailbox(settings).connect()
        assert b"AUTHENTICATE" not in proxy.wire
        assert b"LOGIN" not in proxy.wire


def test_row_96_a_server_that_greets_us_as_signed_in_is_refused(account: Account) -> None:
    def preauth(data: bytes) -> bytes:
        return data.replace(b"* OK [CAPABILITY", b"* PREAUTH [CAPABILITY", 1)

    with Proxy(account.server.port, rewrite=preauth) as proxy:
        settings = account.settings(port=proxy.port, security="starttls", ca_file=account.server.ca_file)
        with pytest.raises(MailboxError):
            Mailbox(settings).connect()
        assert b"AUTHENTICATE" not in proxy.wire


def test_row_96_a_certificate_of_another_host_is_refused(account: Account) -> None:
    settings = account.settings(
        host="127.0.0.2", port=account.server.tls_port, security="tls", ca_file=account.server.ca_file
    )
    with Proxy(account.server.tls_port, host="127.0.0.2") as proxy, pytest.raises(MailboxError, match="certificate"):
        Mailbox(account.settings(host="127.0.0.2", port=proxy.port, security="tls", ca_file=settings.ca_file)).connect()


# ── what is new ──


def test_new_uids_are_those_above_the_last_one_known(account: Account) -> None:
    account.append_all([letter(f"numer {number}") for number in range(5)])
    with Mailbox(account.settings()) as mailbox:
        folder = mailbox.open("INBOX")
        assert (folder.uidnext, folder.exists) == (6, 5)
        assert mailbox.new_uids() == [1, 2, 3, 4, 5]
        assert mailbox.new_uids(after=3) == [4, 5]


def test_row_36_the_last_mail_is_not_new_again(account: Account) -> None:
    """`UID SEARCH UID 10:*` answers the last UID even where that is 3."""
    account.append_all([letter("a"), letter("b"), letter("c")])

    def without_uidnext(data: bytes) -> bytes:
        return data.replace(b"[UIDNEXT 4]", b"[XUIDNEX 4]")

    with Proxy(account.server.port, rewrite=without_uidnext) as proxy:
        with Mailbox(account.settings(port=proxy.port)) as mailbox:
            assert mailbox.open("INBOX").uidnext is None
            assert mailbox.new_uids(after=9) == []
            assert mailbox.new_uids(after=2) == [3]


def test_mail_from_before_since_is_not_new(account: Account) -> None:
    account.append(letter("stara"), at=datetime(2016, 10, 17, 23, 0, tzinfo=UTC))
    account.append(letter("nowa"), at=datetime(2016, 10, 18, 8, 0, tzinfo=UTC))
    with Mailbox(account.settings()) as mailbox:
        mailbox.open("INBOX")
        assert mailbox.new_uids(since=date(2016, 10, 18)) == [2]


def test_a_mail_that_comes_later_is_seen_when_the_folder_is_opened_again(account: Account) -> None:
    with Mailbox(account.settings()) as mailbox:
        mailbox.open("INBOX")
        assert mailbox.new_uids() == []
        account.append(letter("nowa"))
        mailbox.open("INBOX")
        assert mailbox.new_uids() == [1]


# ── its bytes ──


def test_fetching_leaves_no_trace(account: Account) -> None:
    raw = letter("Zgłoszenie", "ąćęłńóśźż")
    account.append(raw)
    with Mailbox(account.settings()) as mailbox:
        mailbox.open("INBOX")
        (mail,) = mailbox.fetch(mailbox.sizes([1]))
    assert mail.raw == raw
    assert mail.received_at == datetime(2016, 10, 19, 10, 0, tzinfo=UTC)
    assert mail.whole
    assert account.flags() == {1: set()}


def test_row_22_a_mail_expunged_meanwhile_is_left_out(account: Account) -> None:
    account.append_all([letter("zostanie"), letter("zniknie")])
    with Mailbox(account.settings()) as mailbox:
        mailbox.open("INBOX")
        sized = mailbox.sizes([1, 2])
        account.expunge(2)
        assert [mail.uid for mail in mailbox.fetch(sized)] == [1]
        mailbox.open("INBOX")
        assert mailbox.sizes([1, 2]) == [Sized(1, sized[0].size)]


def test_row_37_of_a_mail_over_the_limit_only_the_beginning_is_read(account: Account) -> None:
    account.append(letter("duża", "x" * 70 + "\n" * 300_000))
    with Mailbox(account.settings(max_message_bytes=100_000)) as mailbox:
        mailbox.open("INBOX")
        (mail,) = mailbox.fetch(mailbox.sizes([1]))
    assert not mail.whole
    assert len(mail.raw) == 65_536
    assert b"Subject:" in mail.raw


def test_row_23_a_placeholder_of_courier_is_no_mail() -> None:
    fake = (
        b"From: System Administrator <root@localhost>\r\nSubject: message unavailable\r\n\r\nThis message is gone.\r\n"
    )
    assert is_placeholder(fake)
    assert not is_placeholder(letter("message unavailable"))
    assert not is_placeholder(fake + b"x" * 1000)


def test_batches_are_bounded_by_bytes_and_by_count() -> None:
    mails = [Sized(uid, 40) for uid in range(1, 6)] + [Sized(6, 1000), Sized(7, 10)]
    assert [[mail.uid for mail in batch] for batch in batches(mails, 100)] == [[1, 2], [3, 4], [5], [6], [7]]
    assert [len(batch) for batch in batches([Sized(uid, 1) for uid in range(250)], 10_000)] == [100, 100, 50]


# ── filing ──


def test_files_into_folders_that_it_creates_and_subscribes(account: Account, port: int) -> None:
    account.append_all([letter("przyjęta"), letter("zepsuta"), letter("inna")])
    with Mailbox(account.settings(port=port)) as mailbox:
        mailbox.open("INBOX")
        assert mailbox.move([1], "Zgłoszenia").moved == {1}
        assert mailbox.move([2], "Zgłoszenia/Błędy").moved == {2}
    assert account.uids() == [3]
    assert len(account.uids("Zgłoszenia")) == len(account.uids("Zgłoszenia/Błędy")) == 1
    assert {"Zgłoszenia", "Zgłoszenia/Błędy"} <= account.subscribed()
    assert account.flags("Zgłoszenia") == {1: set()}


def test_row_24_a_mail_that_somebody_took_is_gone_and_not_moved(account: Account, port: int) -> None:
    account.append_all([letter("a"), letter("b")])
    with Mailbox(account.settings(port=port)) as mailbox:
        mailbox.open("INBOX")
        account.expunge(1)
        filing = mailbox.move([1, 2], "Zgłoszenia")
    assert (filing.moved, filing.gone, filing.left) == ({2}, {1}, frozenset())


def test_row_29_a_move_that_moves_nothing_is_noticed(account: Account) -> None:
    account.append(letter("a"))

    def lame(data: bytes) -> bytes:
        return data.replace(b"UID MOVE 1 ", b"UID COPY 1 ") if b"UID MOVE" in data else data

    with Proxy(account.server.port, rewrite_client=lame) as proxy:
        with Mailbox(account.settings(port=proxy.port)) as mailbox:
            mailbox.open("INBOX")
            with account.client() as client:
                client.create_folder("Zgłoszenia")
            filing = mailbox.move([1], "Zgłoszenia")
    assert filing.left == {1}
    assert filing.moved == frozenset()


def test_row_31_mail_that_others_marked_for_deletion_stays(account: Account, port: int) -> None:
    account.append_all([letter("moja"), letter("cudza, do usunięcia")])
    with account.client("INBOX") as client:
        client.add_flags([2], ["\\Deleted"])
    with Mailbox(account.settings(port=port)) as mailbox:
        mailbox.open("INBOX")
        mailbox.move([1], "Zgłoszenia")
    assert account.flags() == {2: {"\\Deleted"}}


def test_row_28_over_quota_the_mail_stays_where_it_is(dovecot: Dovecot) -> None:
    account = dovecot.account(quota="*:storage=8K")
    account.append(letter("duża", "x" * 5000))
    with Proxy(dovecot.port, rewrite=hiding(b"MOVE")) as proxy:
        with Mailbox(account.settings(port=proxy.port)) as mailbox:
            mailbox.open("INBOX")
            with pytest.raises(Refused) as caught:
                mailbox.move([1], "Zgłoszenia")
            assert caught.value.code == "OVERQUOTA"
            assert mailbox.connected
    assert account.flags() == {1: set()}


def test_row_27_a_folder_that_may_not_be_created_is_a_refusal(account: Account) -> None:
    account.append(letter("a"))
    with account.client() as client:
        client.create_folder("Zgłoszenia")
    account.acl("Zgłoszenia", "lr")
    with Mailbox(account.settings()) as mailbox:
        mailbox.open("INBOX")
        with pytest.raises(Refused) as caught:
            mailbox.move([1], "Zgłoszenia")
        assert caught.value.code == "NOPERM"
    assert account.uids() == [1]


def test_row_32_a_read_only_folder_is_said_to_be_so(account: Account) -> None:
    account.append(letter("a"))
    account.acl("INBOX", "lra")
    with Mailbox(account.settings()) as mailbox, pytest.raises(Refused, match="read-only") as caught:
        mailbox.open("INBOX")
    assert not caught.value.transient


def test_a_flag_for_staff_does_not_mark_as_read(account: Account) -> None:
    account.append_all([letter("a"), letter("b")])
    with Mailbox(account.settings()) as mailbox:
        mailbox.open("INBOX")
        mailbox.flag([2])
        mailbox.flag([])
    assert account.flags() == {1: set(), 2: {"\\Flagged"}}


def test_copies_go_to_the_folder_marked_sent_and_drafts_to_the_one_marked_drafts(account: Account) -> None:
    with Mailbox(account.settings()) as mailbox:
        mailbox.append_sent(letter("odpowiedź"), NOW)
        mailbox.append_draft(letter("szkic"), NOW)
    assert account.flags("Sent") == {1: {"\\Seen"}}
    assert account.flags("Drafts") == {1: {"\\Draft"}}


def test_copies_go_to_a_configured_folder_which_is_created(account: Account) -> None:
    with Mailbox(account.settings(sent_folder="Wysłane/Automat")) as mailbox:
        mailbox.append_sent(letter("odpowiedź"), NOW)
    assert account.uids("Wysłane/Automat") == [1]


def test_no_folder_for_copies_is_the_empty_name(account: Account) -> None:
    with Mailbox(account.settings(sent_folder="")) as mailbox:
        assert mailbox.sent_folder() == ""


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("<auto.0123abc@example.org>", True),
        ("<auto.0123abc@example.or>", False),
        ("<to.0123abc@example.org>", False),
        ("<AUTO.0123abc@example.org>", False),
        ("<auto.ffff@example.org>", False),
    ],
)
def test_row_65_our_message_id_is_compared_exactly(account: Account, asked: str, found: bool) -> None:
    account.append(letter("odpowiedź", message_id="<auto.0123abc@example.org>"), "Sent")
    with Mailbox(account.settings()) as mailbox:
        assert mailbox.holds("Sent", asked) is found
        assert not mailbox.holds("Nie ma takiego", asked)


# ── hostile arguments ──


@pytest.mark.parametrize(
    "value",
    ['<x"\r\na1 DELETE Sent@example.org>', "<a b@example.org>", "<x@y> <z@w>", "", "<x\0@y>", "<zażółć@example.org>"],
)
def test_row_80_no_server_is_asked_for_a_foreign_message_id(account: Account, value: str) -> None:
    with Proxy(account.server.port) as proxy, Mailbox(account.settings(port=proxy.port)) as mailbox:
        before = len(proxy.wire)
        with pytest.raises(ValueError, match="Message-ID"):
            mailbox.holds("Sent", value)
        assert len(proxy.wire) == before


def test_row_80_the_client_itself_sends_no_control_character(account: Account) -> None:
    with Proxy(account.server.port) as proxy, Mailbox(account.settings(port=proxy.port)) as mailbox:
        mailbox.open("INBOX")
        client = mailbox._client
        assert client is not None
        for evil in ("x\r\na1 DELETE Sent", "x\0y", "x\ny"):
            with pytest.raises(ValueError, match="control character"):
                client.search(["HEADER", "Message-ID", evil])
            with pytest.raises(ValueError, match="control character"):
                client._imap._simple_command("LIST", '""', evil)
        assert b"a1 DELETE" not in proxy.wire
    assert "Sent" in account.folders()


def test_folder_names_with_control_characters_stay_one_argument(account: Account) -> None:
    with Proxy(account.server.port) as proxy, Mailbox(account.settings(port=proxy.port)) as mailbox:
        with pytest.raises(MailboxError):
            mailbox.open("x\r\na1 DELETE Sent")
        assert b"\na1 DELETE" not in proxy.wire
    assert "Sent" in account.folders()


# ── folder names ──

COURIER = Listing(("INBOX", "INBOX.Zgłoszenia", "INBOX.Sent"), (), ".", "INBOX.")


@pytest.mark.parametrize(
    ("listing", "name", "resolved"),
    [
        (COURIER, "Zgłoszenia/Błędy", "INBOX.Zgłoszenia.Błędy"),
        (COURIER, "Zgłoszenia", "INBOX.Zgłoszenia"),
        (COURIER, "INBOX.Zgłoszenia", "INBOX.Zgłoszenia"),
        (COURIER, "inbox", "INBOX"),
        (Listing(("Zg\u0142oszenia", "Zaje\u0328te"), (), "/", ""), "Zajęte", "Zaje\u0328te"),
        (Listing((), (), "/", ""), "Zaje\u0328te", "Zajęte"),
        (Listing(("A.B",), (), "/", ""), "A.B", "A.B"),
    ],
)
def test_row_41_names_are_resolved_by_prefix_delimiter_and_normal_form(
    listing: Listing, name: str, resolved: str
) -> None:
    assert listing.resolve(name) == resolved


@pytest.mark.parametrize(
    ("listing", "folder"),
    [
        (Listing(("INBOX", "Wysłane"), (("\\sent", "Poczta wysłana"),), "/", ""), "Poczta wysłana"),
        (Listing(("INBOX", "Elementy wysłane"), (), "/", ""), "Elementy wysłane"),
        (COURIER, "INBOX.Sent"),
        (Listing(("INBOX",), (), "/", ""), "Sent"),
    ],
)
def test_sent_mail_is_found_by_its_mark_or_a_usual_name(listing: Listing, folder: str) -> None:
    assert listing.special("\\Sent") == folder


def test_row_41_a_server_with_prefix_and_dots() -> None:
    with running(separator=".", prefix="INBOX.") as server:
        account = server.account()
        account.append(letter("a"))
        with Mailbox(account.settings()) as mailbox:
            mailbox.open("INBOX")
            assert mailbox.move([1], "Zgłoszenia/Błędy").moved == {1}
            mailbox.append_sent(letter("odpowiedź"), NOW)
        assert account.uids("INBOX.Zgłoszenia.Błędy") == [1]
        assert account.uids("INBOX.Sent") == [1]


@pytest.mark.parametrize("text", ["1", "1:3", "3:1", "1,5,7:9", "12:13,1"])
def test_sequence_sets_are_read_and_written(text: str) -> None:
    uids = parse_set(text)
    assert parse_set(sequence_set(frozenset(uids))) == uids


def test_neighbours_are_written_as_a_range() -> None:
    assert sequence_set(frozenset(range(1, 501)) | {900}) == "1:500,900"


# ── waiting and broken connections ──


def test_idle_announces_new_mail(account: Account) -> None:
    with Mailbox(account.settings()) as mailbox:
        mailbox.open("INBOX")
        sender = threading.Timer(0.2, account.append, [letter("nowa")])
        sender.start()
        assert mailbox.wait_for_mail(20)
        sender.join()
        mailbox.open("INBOX")
        assert mailbox.new_uids() == [1]


def test_idle_ends_with_its_time_and_when_it_is_told_to(account: Account) -> None:
    with Mailbox(account.settings()) as mailbox:
        mailbox.open("INBOX")
        assert not mailbox.wait_for_mail(0.1)
        assert not mailbox.wait_for_mail(600, stop=lambda: True)


def test_row_12_a_session_kicked_in_idle_is_noticed(account: Account) -> None:
    with Mailbox(account.settings()) as mailbox:
        mailbox.open("INBOX")
        kick = threading.Timer(0.2, account.kick)
        kick.start()
        with pytest.raises(MailboxError, match="lost"):
            mailbox.wait_for_mail(20)
        kick.join()
        assert not mailbox.connected
        mailbox.connect()
        assert mailbox.open("INBOX").exists == 0


def test_row_15_after_a_restart_of_the_server_it_connects_again() -> None:
    with running() as server:
        account = server.account()
        account.append(letter("a"))
        with Mailbox(account.settings()) as mailbox:
            mailbox.open("INBOX")
            server.restart()
            with pytest.raises(MailboxError):
                mailbox.sizes([1])
            mailbox.connect()
            mailbox.open("INBOX")
            assert len(mailbox.sizes([1])) == 1


def test_row_16_too_many_connections_is_a_reason_to_come_back() -> None:
    with running(connections=2) as server:
        account = server.account()
        with account.client(), account.client():
            with pytest.raises(MailboxError) as caught:
                Mailbox(account.settings()).connect()
            assert caught.value.transient

        def free_again() -> bool:
            try:
                with Mailbox(account.settings()) as mailbox:
                    return mailbox.connected
            except MailboxError:
                return False

        until(free_again)


def test_row_17_a_wrong_password_that_is_put_right(dovecot: Dovecot) -> None:
    account = dovecot.account(password="pierwsze")
    settings = account.settings(password=Secret("drugie"))
    with pytest.raises(MailboxError) as caught:
        Mailbox(settings).connect()
    assert not caught.value.transient
    dovecot.write_user(account.name, "drugie")

    def signs_in() -> bool:
        try:
            with Mailbox(settings) as mailbox:
                return mailbox.connected
        except MailboxError:
            return False

    until(signs_in)


def test_row_11_a_server_that_never_greets_is_given_up(account: Account) -> None:
    with Proxy(account.server.port, silent=True) as proxy, pytest.raises(MailboxError, match="said nothing"):
        Mailbox(account.settings(port=proxy.port, timeout=0.3)).connect()


@pytest.mark.parametrize("fault", ["cut_after", "stall_after"])
@pytest.mark.parametrize("beyond", [10, 700, 3000])
def test_rows_6_7_9_a_connection_broken_in_a_literal_gives_no_mail(account: Account, fault: str, beyond: int) -> None:
    account.append(letter("a", "wiersz\n" * 2000))
    with Proxy(account.server.port) as proxy:
        with Mailbox(account.settings(port=proxy.port, timeout=0.5)) as mailbox:
            mailbox.open("INBOX")
            sized = mailbox.sizes([1])
            setattr(proxy, fault, proxy.passed + beyond)
            with pytest.raises(MailboxError):
                mailbox.fetch(sized)
            assert not mailbox.connected
            setattr(proxy, fault, None)
            mailbox.connect()
            mailbox.open("INBOX")
            assert len(mailbox.fetch(sized)) == 1


def test_row_10_a_slow_drip_is_ended_from_outside(account: Account) -> None:
    account.append(letter("a", "wiersz\n" * 2000))
    with Proxy(account.server.port) as proxy:
        mailbox = Mailbox(account.settings(port=proxy.port, timeout=5))
        mailbox.connect()
        mailbox.open("INBOX")
        sized = mailbox.sizes([1])
        proxy.drip = 0.2
        limit = threading.Timer(0.5, mailbox.abort)
        limit.start()
        with pytest.raises(MailboxError):
            mailbox.fetch(sized)
        limit.join()


def test_row_19_a_folder_made_anew_under_the_session_ends_it(account: Account) -> None:
    with account.client() as client:
        client.create_folder("Praca")
        client.append("Praca", letter("a"))
    with Mailbox(account.settings()) as mailbox:
        before = mailbox.open("Praca")
        with account.client() as client:
            client.delete_folder("Praca")
            client.create_folder("Praca")
            client.append("Praca", letter("inna"))
        try:
            after = mailbox.open("Praca")
        except MailboxError:
            mailbox.connect()
            after = mailbox.open("Praca")
        assert after.uidvalidity != before.uidvalidity


def test_imaplib_keeps_no_record_of_what_is_said(account: Account) -> None:
    """It costs three quarters of the pace, and `debug` is not documented: this notices when it has gone."""
    with Mailbox(account.settings()) as mailbox:
        assert mailbox._client is not None
        connection = mailbox._client._imap
        before = connection._cmd_log_idx
        mailbox.open("INBOX")
        assert connection.debug == 0
        assert connection._cmd_log_idx == before
