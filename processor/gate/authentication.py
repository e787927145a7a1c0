"""Who really sent it: Authentication-Results of our own server (RFC 8601), or, without one, the envelope sender.

Only the topmost header with the configured authserv-id is read: a forged one can only lie below it. Whatever cannot be
read with certainty (a syntax error, two DMARC results in one header) counts as a failure.
"""

from __future__ import annotations

import re
from enum import StrEnum

import authres

from processor.gate.headers import Headers, aligned, domain, keyword
from processor.values import Mail, Office

# Services that send other domains' mail with an envelope sender of their own ("send mail as"), used by small offices.
FREEMAIL = frozenset({
    "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com", "icloud.com", "me.com",
    "wp.pl", "o2.pl", "tlen.pl", "go2.pl", "onet.pl", "onet.eu", "op.pl", "vp.pl", "poczta.onet.pl",
    "interia.pl", "interia.eu", "poczta.fm", "gazeta.pl",
})  # fmt: skip
_REWRITTEN = re.compile(r"[=+-]([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})(?=[=+]|$)")


class Trust(StrEnum):
    PROVEN = "proven"  # our server says so
    PLAUSIBLE = "plausible"  # nobody says so, the envelope agrees
    ELSEWHERE = "elsewhere"  # nobody says so, and the envelope sender is of another domain
    FAILED = "failed"  # our server says otherwise


def trust(mail: Mail, headers: Headers, office: Office) -> Trust:
    """How far the From address may be believed."""
    value = _own_results(headers, office.authserv_id)
    if value is None:
        return Trust.PLAUSIBLE if _envelope_agrees(mail) else Trust.ELSEWHERE
    return Trust.PROVEN if _passes(value, mail) else Trust.FAILED


def _own_results(headers: Headers, authserv_id: str) -> str | None:
    if not authserv_id:
        return None
    for value in headers.get("authentication-results", ()):
        # The id may carry a version: `mx.example.org 1; spf=pass` (RFC 8601 §2.2).
        if keyword(value).partition(" ")[0].strip('"') == authserv_id.lower():
            return value
    return None


def _passes(value: str, mail: Mail) -> bool:
    try:
        results = authres.AuthenticationResultsHeader.parse(f"Authentication-Results: {value}").results
    except (authres.AuthResError, ValueError, IndexError, RecursionError):
        return False
    verdicts: dict[str, list[authres.AuthenticationResult]] = {}
    for result in results:
        verdicts.setdefault(str(result.method).lower(), []).append(result)
    dmarc = [str(result.result).lower() for result in verdicts.get("dmarc", [])]
    if len(dmarc) > 1 or dmarc[:1] == ["fail"]:
        return False
    return dmarc == ["pass"] or any(
        _passed_for_sender(result, mail) for method in ("spf", "dkim") for result in verdicts.get(method, [])
    )


def _passed_for_sender(result: authres.AuthenticationResult, mail: Mail) -> bool:
    """A pass counts for the From domain only; where the server names no domain, SPF's is the envelope sender's."""
    if str(result.result).lower() != "pass":
        return False
    wanted = {"spf": ("smtp.mailfrom", "smtp.helo"), "dkim": ("header.d", "header.i")}[str(result.method).lower()]
    named = {f"{p.type}.{p.name}".lower(): str(p.value) for p in result.properties}
    proofs = [domain(named[key]) for key in wanted if key in named]
    if not proofs and result.method.lower() == "spf" and mail.return_path:
        proofs = [domain(mail.return_path)]
    return not proofs or any(aligned(proof, domain(mail.sender.address)) for proof in proofs)


def _envelope_agrees(mail: Mail) -> bool:
    """Envelope sender and From belong together, or a known mechanism explains why not: a forwarder's rewriting
    (SRS, VERP: the domain stands in the local part) or a mailbox service that sends for a domain of the user's."""
    if not mail.return_path:
        return True
    envelope, author = domain(mail.return_path), domain(mail.sender.address)
    rewritten = _REWRITTEN.findall(mail.return_path.rpartition("@")[0].lower()[:256])
    return aligned(envelope, author) or envelope in FREEMAIL or any(aligned(found, author) for found in rewritten)
