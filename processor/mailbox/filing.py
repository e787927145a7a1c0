"""Putting mail where it belongs, and believing only what can be seen afterwards.

A server's OK proves little: MOVE of a vanished UID is OK too. So each step ends with a look at what is still there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from imapclient import IMAPClient

from processor.checkpoint import checkpoint


@dataclass(frozen=True, slots=True)
class Filing:
    """What became of the mails: in the target folder; still in the open folder; in neither (somebody else took them).

    Without UIDPLUS the server does not say what arrived; then all that left the open folder count as moved.
    """

    moved: frozenset[int]
    left: frozenset[int]
    gone: frozenset[int]


def move(client: IMAPClient, uids: Sequence[int], folder: str) -> Filing:
    """Move mail of the open folder. Raises imapclient's error with the server's NO ([TRYCREATE], [OVERQUOTA] …)."""
    wanted = frozenset(uids)
    client.noop()  # without it Dovecot's SEARCH still finds what another session has expunged
    present = still_there(client, wanted)
    if not present:
        return Filing(frozenset(), frozenset(), wanted)
    client._imap.untagged_responses.pop("COPYUID", None)
    if client.has_capability("MOVE"):
        client.move(sorted(present), folder)
        copied = _copied(client)
    else:
        copied = _copy_and_delete(client, sorted(present), folder)
    left = still_there(client, present)
    moved = (present if copied is None else present & copied) - left
    return Filing(moved, left, wanted - moved - left)


def still_there(client: IMAPClient, uids: frozenset[int]) -> frozenset[int]:
    """Which of these UIDs the open folder still holds."""
    return uids & frozenset(client.search(["UID", sequence_set(uids)])) if uids else frozenset()


def _copy_and_delete(client: IMAPClient, uids: list[int], folder: str) -> frozenset[int] | None:
    """COPY, \\Deleted, UID EXPUNGE of exactly these: plain EXPUNGE would also take what others marked."""
    client.copy(uids, folder)
    copied = _copied(client)
    done = uids if copied is None else sorted(copied & set(uids))
    checkpoint("mailbox copied")
    if done:
        client.add_flags(done, [b"\\Deleted"], silent=True)
        checkpoint("mailbox marked")
        if client.has_capability("UIDPLUS"):
            client.uid_expunge(done)
    return copied


def _copied(client: IMAPClient) -> frozenset[int] | None:
    """Source UIDs of the last COPYUID (RFC 4315 3; untagged after MOVE, RFC 6851 4.3), None where none was sent."""
    answers = client._imap.untagged_responses.pop("COPYUID", None)
    if not answers or not answers[-1]:
        return None
    found: set[int] = set()
    for answer in answers:
        found.update(parse_set(answer.split()[1].decode("ascii")))
    return frozenset(found)


def parse_set(text: str) -> set[int]:
    """UIDs of a sequence set such as "3,7:9". Raises ValueError for anything else."""
    found: set[int] = set()
    for part in text.split(","):
        first, _, last = part.partition(":")
        low, high = sorted((int(first), int(last or first)))
        found.update(range(low, high + 1))
    return found


def sequence_set(uids: frozenset[int]) -> str:
    """UIDs as a sequence set, runs written as ranges: a batch of 500 neighbours is nine bytes, not three thousand."""
    runs: list[list[int]] = []
    for uid in sorted(uids):
        if runs and uid == runs[-1][1] + 1:
            runs[-1][1] = uid
        else:
            runs.append([uid, uid])
    return ",".join(str(low) if low == high else f"{low}:{high}" for low, high in runs)
