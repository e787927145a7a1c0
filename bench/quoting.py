"""Quotation measured against mail-parser-reply on other libraries' material: `python bench/quoting.py [--wrong]`.

- pairs: text → what the sender wrote, 64 exact pairs; compared without white space, once with signatures cut, once kept
  (the better counts, for both contenders);
- forwards: mails passed on by 14 clients in 20 languages; is the beginning found, and who wrote the mail;
- lines: real Polish attribution lines, between a line of reply and a line of quotation.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from processor.text.clean import clean
from processor.text.quoting import segments
from processor.values import Label, Origin

REPLY = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus" / "reply"
CLOSING = {Label.SIGNATURE, Label.DISCLAIMER}


def bare(text: str) -> str:
    return "".join(text.split())


def ours(text: str, *, closing: bool) -> str:
    return "".join(
        text[s.start : s.end] for s in segments(text) if s.origin is Origin.OWN and (closing or s.label not in CLOSING)
    )


def theirs(text: str, *, closing: bool) -> str:
    try:
        from mailparser_reply import EmailReplyParser
    except ModuleNotFoundError:
        sys.exit("The other contender is not installed: .venv/bin/pip install mail-parser-reply")
    read = EmailReplyParser(languages=["en", "pl", "de", "fr", "es", "it", "nl", "da", "sv", "cs"]).read(text)
    newest = read.replies[0] if read.replies else None
    return ("" if newest is None else newest.full_body if closing else newest.body) or ""


def pairs(wrong: bool) -> None:
    rows = [json.loads(line) for line in (REPLY / "discourse_expected.jsonl").read_text().splitlines()]
    score = {"ours": 0, "theirs": 0}
    for row in rows:
        text = clean(row["input"])
        want = bare(clean(row["expected_reply"]))
        for name, read in (("ours", ours), ("theirs", theirs)):
            got = [read(text, closing=closing) for closing in (False, True)]
            right = want in map(bare, got)
            score[name] += right
            if wrong and not right and name == "ours":
                print(f"--- {row['id']}\nWANT {row['expected_reply']!r}\nGOT  {got[1]!r}")
    print(f"pairs: {score} of {len(rows)}")


def forwards(wrong: bool) -> None:
    files = sorted((REPLY / "crisp-email-forward-parser" / "fixtures").glob("*_body*.txt"))
    found = author = start = 0
    for path in files:
        text = clean(path.read_text(encoding="utf-8"))
        parts = segments(text, forwarded=True)
        head = next((s for s in parts if s.label is Label.ATTRIBUTION), None)
        found += head is not None
        named = head is not None and head.author is not None
        author += bool(
            named
            and head
            and head.author
            and "john.doe" in head.author.address + head.author.name.lower().replace(" ", ".")
        )
        after = next(
            (
                text[s.start : s.end]
                for s in parts
                if s.depth and s.label is not Label.ATTRIBUTION and text[s.start : s.end].strip(" >\n")
            ),
            "",
        )
        start += any(words in after[:200] for words in ("Aenean quis diam", "Unicum iter"))
        if wrong and not (named and "Aenean quis diam" in after[:200]):
            print(f"--- {path.name} {head and head.author} {after[:80]!r}")
    print(f"forwards: {found} found, {author} authors, {start} texts of {len(files)}")


def lines() -> None:
    rows = [row.split("\t") for row in (REPLY / "polish_attribution_lines.tsv").read_text().splitlines()[1:]]
    score = {"ours": 0, "theirs": 0}
    chosen = [row[2].replace("\\n", "\n").replace("\\t", "\t") for row in rows if row[0] in ("reply", "forward")]
    for line in chosen:
        text = f"Dobrze.\n\n{line}\n\n> Zapraszamy."
        for name, read in (("ours", ours), ("theirs", theirs)):
            score[name] += bare(read(text, closing=True)) == "Dobrze."
    print(f"lines: {score} of {len(chosen)}")


if __name__ == "__main__":
    wrong = "--wrong" in sys.argv
    pairs(wrong)
    forwards(wrong)
    lines()
