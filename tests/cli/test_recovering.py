"""`reconcile`, `replay`, and what `check` says of a sign-in by token."""

from __future__ import annotations

import json

from tests.cli.conftest import ARRIVED, Office
from tests.road.mails import registration
from tests.servers.dovecot import Account
from tests.servers.oauth import SignIn
from tests.servers.smtp import SmtpSink

TOMORROW = ("--now", "2016-10-21T09:00:00+02:00")


def test_reconcile_imports_what_is_missing_and_answers_nobody(
    working_office: Office, account: Account, smtp_sink: SmtpSink
) -> None:
    working_office("poll")
    account.append(registration("Anna Nowak", "anna@example.com"), at=ARRIVED)
    ended = working_office(*TOMORROW, "reconcile", "--json")
    counts = json.loads(ended.out)
    assert (ended.status, counts["looked_at"], counts["imported"], counts["accepted"]) == (0, 1, 1, 1)
    assert working_office(*TOMORROW, "poll").status == 0
    assert smtp_sink.taken == []
    again = working_office(*TOMORROW, "reconcile")
    assert "looked at 1, imported 0" in again.err


def test_replay_tells_that_nothing_would_change(working_office: Office, account: Account) -> None:
    working_office("poll")
    account.append(registration("Anna Nowak", "anna@example.com"), at=ARRIVED)
    working_office(*TOMORROW, "poll")
    ended = working_office("replay", "--since", "2016-10-19", "--json")
    assert (ended.status, ended.out) == (0, "")
    assert "1 messages looked at, 0 would be decided differently" in ended.err
    (working_office.config / "workshops" / "proszowice-2016.toml").unlink()
    ended = working_office("replay", "--since", "2016-10-19", "--json")
    assert json.loads(ended.out)["then"]["people"] == ["Anna Nowak"]
    assert "1 would be decided differently" in ended.err


def test_replay_wants_a_day(working_office: Office) -> None:
    assert working_office("replay", "--since", "yesterday").status == 2
    assert working_office("replay").status == 2


def test_check_warns_before_somebody_must_sign_in_anew(working_office: Office, sign_in: SignIn) -> None:
    """Dovecot knows no tokens here; the sign-in service's word is what is looked at."""
    working_office.environ |= {
        "ZAPISY_MAILBOX__OAUTH_PROVIDER": "other",
        "ZAPISY_MAILBOX__OAUTH_CLIENT_ID": "zapisy",
        "ZAPISY_MAILBOX__OAUTH_TOKEN_URL": f"{sign_in.url}/token",
        "ZAPISY_MAILBOX__OAUTH_REFRESH_TOKEN": sign_in.refresh,
    }
    sign_in.extra = {"refresh_token_expires_in": 5 * 86_400}
    ended = working_office("check")
    assert ended.status != 0
    assert "BAD  mailbox sign-in: the refresh token expires at 2016-10-25" in ended.out
