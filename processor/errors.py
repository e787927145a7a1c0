"""Errors of a broken world. What a mail can do wrong is a value with a reason, never one of these.

`transient` says whether trying again later can help: the command line turns it into exit status 75, a configuration
error into 78. The message is a sentence that names what happened, where, and what to do next.
"""

from __future__ import annotations


class ZapisyError(Exception):
    """Base of all; never raised itself."""

    transient = False


class ConfigurationError(ZapisyError):
    """The configuration is wrong; carries every problem found, not only the first."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class DatabaseError(ZapisyError):
    """The database is out of reach, locked, read-only or of another schema."""

    transient = True


class MailboxError(ZapisyError):
    """The IMAP server is out of reach or refused; `transient` is False where trying again cannot help."""

    def __init__(self, sentence: str, *, transient: bool = True) -> None:
        super().__init__(sentence)
        self.transient = transient


class DeliveryError(ZapisyError):
    """The SMTP server did not take a reply. `maybe_sent` is True after the final dot was written."""

    def __init__(self, sentence: str, *, transient: bool, maybe_sent: bool = False) -> None:
        super().__init__(sentence)
        self.transient = transient
        self.maybe_sent = maybe_sent


class Unreachable(DeliveryError):
    """There is no connection to send over: nothing is wrong with any one mail, and nothing was sent."""

    def __init__(self, sentence: str, *, transient: bool = True) -> None:
        super().__init__(sentence, transient=transient)


class AlreadyRunning(ZapisyError):
    """Another poll or worker holds the lock."""

    transient = True
