"""Configuration: what is read, from where, and every mistake named with its place and what to write instead."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processor.errors import ConfigurationError
from processor.settings import Secret, load, reply_files, shipped
from processor.settings.keys import KEYS
from processor.settings.sources import Written, read_environment
from processor.values import Address

MINIMAL = """
[mailbox]
host = "imap.example.org"
username = "biuro@example.org"
addresses = ["Biuro@example.org", "zapisy@example.org"]
[smtp]
host = "smtp.example.org"
username = "biuro@example.org"
from = "Biuro OMP <biuro@example.org>"
"""
PASSWORDS = {"ZAPISY_MAILBOX__PASSWORD": "gęś", "ZAPISY_SMTP__PASSWORD": "s3cret"}
WORKSHOP = """
title = "Warsztaty"
starts = 2016-10-26T12:00:00+02:00
ends = 2016-10-26T13:30:00+02:00
venue = "Urząd Miasta"
address = "ul. 3 Maja 72"
"""


def configured(directory: Path, toml: str = MINIMAL, **workshops: str) -> Path:
    (directory / "workshops").mkdir(parents=True)
    (directory / "zapisy.toml").write_text(toml, "utf-8")
    for name, text in workshops.items():
        (directory / "workshops" / f"{name}.toml").write_text(text, "utf-8")
    return directory


def problems(directory: Path, environ: dict[str, str] | None = None) -> tuple[str, ...]:
    with pytest.raises(ConfigurationError) as caught:
        load(directory, PASSWORDS if environ is None else environ)
    return caught.value.problems


def test_minimal_configuration_has_the_defaults_of_the_contract(tmp_path: Path) -> None:
    settings = load(configured(tmp_path / "config", MINIMAL, proszowice=WORKSHOP), PASSWORDS)
    mailbox = settings.mailbox
    assert (mailbox.port, mailbox.security, mailbox.folder) == (993, "tls", "INBOX")
    assert (mailbox.registered_folder, mailbox.failed_folder) == ("Zgłoszenia", "Zgłoszenia/Błędy")
    assert (mailbox.sent_folder, mailbox.since) == (None, None)
    assert str(mailbox.password) == "gęś"
    assert settings.smtp.from_ == Address("Biuro OMP", "biuro@example.org")
    assert str(settings.database.url) == "sqlite:///zapisy.db"
    assert settings.worker.poll_every == timedelta(seconds=60)
    assert (settings.replies.mode, settings.replies.max_reply_age) == ("send", timedelta(days=7))
    assert settings.office.addresses == ("biuro@example.org", "zapisy@example.org")
    assert [workshop.id for workshop in settings.office.workshops] == ["proszowice"]


def test_environment_wins_over_the_file(tmp_path: Path) -> None:
    environ = PASSWORDS | {
        "ZAPISY_MAILBOX__HOST": "other.example.org",
        "ZAPISY_MAILBOX__PORT": "143",
        "ZAPISY_MAILBOX__SECURITY": "starttls",
        "ZAPISY_MAILBOX__SINCE": "2016-10-18",
        "ZAPISY_MAILBOX__SENT_FOLDER": "",
        "ZAPISY_MAILBOX__OWN_LISTS": "a.example, b.example",
        "ZAPISY_MAILBOX__ADDRESSES": '["x@example.org"]',
        "ZAPISY_WORKER__IDLE": "false",
        "ZAPISY_REPLIES__MAX_REPLY_AGE": "36h",
        "ZAPISY_CONFIG": "names no key",
    }
    settings = load(configured(tmp_path / "config"), environ)
    mailbox = settings.mailbox
    assert (mailbox.host, mailbox.port, mailbox.security) == ("other.example.org", 143, "starttls")
    assert (mailbox.since, mailbox.sent_folder) == (date(2016, 10, 18), "")
    assert (mailbox.own_lists, mailbox.addresses) == (("a.example", "b.example"), ("x@example.org",))
    assert settings.worker.idle is False
    assert settings.office.max_reply_age_days == 1.5


def test_secret_from_a_file_loses_the_newline_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(" with blanks \n", "utf-8")
    environ = {"ZAPISY_MAILBOX__PASSWORD_FILE": str(file), "ZAPISY_SMTP__PASSWORD": "x"}
    assert str(load(configured(tmp_path / "config"), environ).mailbox.password) == " with blanks "


def test_key_that_ends_in_file_is_not_the_file_of_a_key(tmp_path: Path) -> None:
    settings = load(configured(tmp_path / "config"), PASSWORDS | {"ZAPISY_MAILBOX__CA_FILE": "/etc/ca.pem"})
    assert settings.mailbox.ca_file == Path("/etc/ca.pem")


def test_secrets_do_not_show_themselves(tmp_path: Path) -> None:
    settings = load(configured(tmp_path / "config"), PASSWORDS)
    assert "gęś" not in repr(settings)
    assert "s3cret" not in repr(settings)
    assert str(Secret("plain")) == "plain"


WRONG = [
    ("[mailbox]\nprot = 993", "zapisy.toml:{line}: [mailbox] prot: unknown key — did you mean port?"),
    ('[mailbox]\nport = "993"', '[mailbox] port: "993" does not fit — write a whole number from 1 to 65535'),
    ("[mailbox]\nport = 70000", "[mailbox] port: 70000 does not fit"),
    ("[mailbox]\nport = true", "[mailbox] port: True does not fit"),
    ('[mailbox]\nsecurity = "ssl"', '[mailbox] security: "ssl" does not fit — write one of "tls", "starttls", "none"'),
    ('[mailbox]\nsince = "18.10.2016"', '[mailbox] since: "18.10.2016" does not fit — write a date without quotes'),
    ("[mailbox]\nsince = 2016-10-18T00:00:00", "[mailbox] since"),
    ('[mailbox]\naddresses = "a@b.example"', "[mailbox] addresses"),
    ('[mailbox]\naddresses = ["no address"]', "[mailbox] addresses"),
    ('[mailbox]\nhost = "imap example"', "[mailbox] host"),
    ('[mailbox]\nfolder = "IN\\r\\nBOX"', "[mailbox] folder"),
    ('[mailbox]\npassword = "oops"', "[mailbox] password: a secret must not stand in this file"),
    ('[worker]\npoll_every = "1 minute"', "[worker] poll_every"),
    ("[worker]\npoll_every = 60", "[worker] poll_every"),
    ('[worker]\npoll_every = "0s"', "[worker] poll_every"),
    ('[replies]\nmode = "on"', "[replies] mode"),
    ('[smtp]\nfrom = "Biuro"', "[smtp] from"),
    ('[database]\nurl = "mysql://x"', "[database] url"),
    ('[mailbx]\nhost = "x"', "[mailbx]: unknown section — did you mean mailbox?"),
    ("mailbox = 5", "[mailbox] is not a section"),
    ("[mailbox\n", "not valid TOML"),
]


@pytest.mark.parametrize(("toml", "sentence"), WRONG, ids=[toml.replace("\n", " ") for toml, _ in WRONG])
def test_wrong_value_is_named_with_its_place(tmp_path: Path, toml: str, sentence: str) -> None:
    directory = configured(tmp_path / "config", toml)
    found = [problem for problem in problems(directory) if sentence.format(line=2) in problem]
    assert len(found) == 1, problems(directory)
    assert found[0].startswith(str(directory / "zapisy.toml"))
    assert "oops" not in found[0]


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    directory = configured(
        tmp_path / "config",
        MINIMAL + '[worker]\npoll = "60s"\n[replies]\nmode = "loud"\n',
        broken=WORKSHOP.replace("starts = 2016-10-26T12:00:00+02:00", ""),
    )
    told = "\n".join(problems(directory, {"ZAPISY_SMTP__PASSWORD": "x", "ZAPISY_SMTP__PROT": "25"}))
    for part in ("[worker] poll:", "[replies] mode:", "broken.toml: starts: missing", "ZAPISY_MAILBOX__PASSWORD"):
        assert part in told
    assert "ZAPISY_SMTP__PROT: unknown key — did you mean ZAPISY_SMTP__PORT?" in told


@pytest.mark.parametrize("host", ["imap.example.org", "10.0.0.1", "localhost.example.org"])
def test_unprotected_connection_to_another_machine_is_refused(tmp_path: Path, host: str) -> None:
    environ = PASSWORDS | {"ZAPISY_MAILBOX__SECURITY": "none", "ZAPISY_MAILBOX__HOST": host}
    (problem,) = problems(configured(tmp_path / "config"), environ)
    assert problem.startswith('ZAPISY_MAILBOX__SECURITY: "none" would send the password unprotected')


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.9.9.9"])
def test_unprotected_connection_to_this_machine_is_allowed(tmp_path: Path, host: str) -> None:
    environ = PASSWORDS | {"ZAPISY_MAILBOX__SECURITY": "none", "ZAPISY_MAILBOX__HOST": host}
    assert load(configured(tmp_path / "config"), environ).mailbox.host == host


def test_nobody_signs_in_to_smtp_without_a_user_name(tmp_path: Path) -> None:
    environ = {"ZAPISY_MAILBOX__PASSWORD": "x", "ZAPISY_SMTP__USERNAME": ""}
    assert not load(configured(tmp_path / "config"), environ).smtp.password


def test_value_and_file_of_the_same_key_contradict(tmp_path: Path) -> None:
    environ = PASSWORDS | {"ZAPISY_SMTP__PASSWORD_FILE": "/run/secret"}
    (problem,) = problems(configured(tmp_path / "config"), environ)
    assert "keep one of the two" in problem


def test_missing_file_of_a_secret_is_named(tmp_path: Path) -> None:
    environ = {"ZAPISY_MAILBOX__PASSWORD": "x", "ZAPISY_SMTP__PASSWORD_FILE": str(tmp_path / "nothing")}
    found = problems(configured(tmp_path / "config"), environ)
    assert found[0].startswith("ZAPISY_SMTP__PASSWORD_FILE: the file")


def test_missing_directory_says_how_to_make_one(tmp_path: Path) -> None:
    assert any("zapisy init" in problem for problem in problems(tmp_path / "nowhere"))


def test_offline_needs_workshops_only(tmp_path: Path) -> None:
    (tmp_path / "workshops").mkdir()
    (tmp_path / "workshops" / "a.toml").write_text(WORKSHOP, "utf-8")
    assert load(tmp_path, {}, offline=True).office.workshops[0].id == "a"


def test_offline_still_refuses_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="unknown key"):
        load(configured(tmp_path / "config", "[mailbox]\nprot = 1"), {}, offline=True)


def test_shipped_configuration_is_right_but_for_the_passwords() -> None:
    assert load(shipped("config"), PASSWORDS).texts.languages() == ("pl", "en")


def test_own_texts_replace_the_shipped_ones_of_that_kind_only(tmp_path: Path) -> None:
    own = tmp_path / "replies" / "pl" / "confirmed"
    own.mkdir(parents=True)
    (own / "subject.txt").write_text("Potwierdzenie", "utf-8")
    (own / "body.txt").write_text("Do zobaczenia", "utf-8")
    files = reply_files(tmp_path)
    assert files["pl/confirmed/subject.txt"] == "Potwierdzenie"
    assert files["pl/cancelled/subject.txt"] == (shipped("config") / "replies/pl/cancelled/subject.txt").read_text(
        "utf-8"
    )


def test_misspelt_placeholder_is_a_problem_with_its_file(tmp_path: Path) -> None:
    directory = configured(tmp_path / "config")
    own = directory / "replies" / "pl" / "confirmed"
    own.mkdir(parents=True)
    (own / "subject.txt").write_text("Potwierdzenie", "utf-8")
    (own / "body.txt").write_text("{{ salutaton }}", "utf-8")
    with pytest.raises(ConfigurationError) as caught:
        _ = load(directory, PASSWORDS).texts
    assert any("pl/confirmed/body.txt" in problem and "salutaton" in problem for problem in caught.value.problems)


def test_every_key_of_the_starter_configuration_is_known_and_every_section_is_shown() -> None:
    text = (shipped("config") / "zapisy.toml").read_text("utf-8")
    assert all(f"[{section}]" in text for section in KEYS)


@given(name=st.text(max_size=40), value=st.text(max_size=80))
def test_no_variable_breaks_the_reading(name: str, value: str) -> None:
    written = Written()
    read_environment({f"ZAPISY_{name}": value, f"ZAPISY_MAILBOX__{name.upper()}": value}, written)
    assert all(isinstance(problem, str) for problem in written.problems)


def test_a_sign_in_by_token_says_what_it_lacks(tmp_path: Path) -> None:
    directory = configured(tmp_path / "config")
    told = "\n".join(problems(directory, {"ZAPISY_SMTP__PASSWORD": "x", "ZAPISY_MAILBOX__OAUTH_PROVIDER": "other"}))
    for part in ("[mailbox] oauth_client_id", "[mailbox] oauth_token_url", "ZAPISY_MAILBOX__OAUTH_REFRESH_TOKEN"):
        assert part in told
    assert "ZAPISY_MAILBOX__PASSWORD:" not in told


def test_a_sign_in_by_token_needs_no_password(tmp_path: Path) -> None:
    environ = {
        "ZAPISY_SMTP__PASSWORD": "x",
        "ZAPISY_MAILBOX__OAUTH_PROVIDER": "microsoft",
        "ZAPISY_MAILBOX__OAUTH_CLIENT_ID": "zapisy",
        "ZAPISY_MAILBOX__OAUTH_REFRESH_TOKEN": "s3cret",
    }
    settings = load(configured(tmp_path / "config"), environ)
    assert settings.mailbox.oauth.provider == "microsoft"
    assert "s3cret" not in repr(settings.mailbox)
