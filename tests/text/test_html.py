"""HTML read as a reader sees it."""

# ruff: noqa: E501 - tables of cases read best with a case on a line
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from processor.text.html import RULE, struck, to_text

CASES = {
    "rows and cells": (
        "<table><tr><th>Imię<th>Nazwisko</tr><tr><td>Anna<td>Nowak</tr></table>",
        "Imię\tNazwisko\nAnna\tNowak",
    ),
    "colspan": ("<table><tr><td colspan=2>Razem<td>3</tr><tr><td>a<td>b<td>c</tr></table>", "Razem\t\t3\na\tb\tc"),
    "rowspan": ("<table><tr><td rowspan=2>UG<td>Jan</tr><tr><td>Ewa</tr></table>", "UG\tJan\nUG\tEwa"),
    "Word's paragraphs in cells": (
        "<table><tr><td><p class=MsoNormal>Anna<o:p></o:p></p></td><td><p class=MsoNormal>Nowak</p></td></tr></table>",
        "Anna\tNowak",
    ),
    "two people in a cell": (
        "<table><tr><td>1<td>Anna Nowak<br>Jan Kowal</tr><tr><td>2<td>Ewa Lis</tr></table>",
        "1\tAnna Nowak, Jan Kowal\n2\tEwa Lis",
    ),
    "a double-barrelled name broken": ("<table><tr><td>1<td>Kot-<br>Lis</tr></table>", "1\tKot-Lis"),
    "a short name of two lines in a row of its own": (
        "<table><tr><td>Iga Mak<td>Ewa Lis</tr><tr><td>Jan<br>Kot</tr></table>",
        "Iga Mak\tEwa Lis\nJan Kot",
    ),
    "below a cell that reaches down": (
        "<table><tr><td rowspan=2>UG<td>Jan</tr><tr><td>Ewa<br>Lis</tr><tr><td>UM<td>Iga</tr></table>",
        "UG\tJan\nUG\tEwa Lis\nUM\tIga",
    ),
    "a row of its first cell": ("<table><tr><td>a<td>b</tr><tr><td>c<td></tr></table>", "a\tb\nc\t"),
    "letters in the colour of the page": (
        "<p>a<span style='color:#FFF; background: white'>b</span><span style='font-size:1px'>c</span></p>",
        "a",
    ),
    "a name broken in a narrow cell": ("<table><tr><td>1<td>Anna<br>Nowak</tr></table>", "1\tAnna Nowak"),
    "layout table": (
        "<table><tr><td><p>Jeden</p><table><tr><td>a<td>b</tr></table></td></tr></table>",
        "Jeden\n\na\tb",
    ),
    "empty cell": ("<table><tr><td>a<td>&nbsp;<td>c</tr></table>", "a\t\tc"),
    "lists": ("<ul><li>Ala<li><p>Ola</p></ul><ol start=3><li>Ela</ol>", "- Ala\n- Ola\n3. Ela"),
    "tags inside a word": (
        "No<span class=err>wa</span>k <b>A</b>nna <font size=7>Z</font>głaszam",
        "Nowak Anna Zgłaszam",
    ),
    "soft hyphen, zero width, entities": ("No&shy;wak&zwnj; &Oacute;w&nbsp;Jan&#8203;", "Nowak Ów Jan"),
    "hidden": (
        "<div style='display: none'>a</div><span style='FONT-SIZE:0px'>b</span><p hidden>c</p>"
        "<i style='mso-hide:all'>d</i>e",
        "e",
    ),
    "not text": (
        "<html><head><title>a</title><style>b{}</style></head><body><script>c</script><!-- d -->e<!--[if mso]>f<![endif]--></body>",
        "e",
    ),
    "paragraphs": ("<p>a</p><p>b</p>c<div>d</div>", "a\n\nb\n\nc\nd"),
    "Word's empty paragraph": (
        "<p class=MsoNormal>a</p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>b</p>",
        "a\n\nb",
    ),
    "line breaks": ("a<br>b<br/><br>c", "a\nb\n\nc"),
    "white space": ("  a \n\t b  <b> c</b> ", "a b c"),
    "preformatted": ("<pre>a  b\n  c</pre>", "a  b\n  c"),
    "rule": ("a<hr>b", f"a\n{RULE}\nb"),
    "quotation": (
        "Tak.<div class=gmail_quote>W dniu 1.1 Jan napisał:<br><blockquote class=gmail_quote>a<br>"
        "<blockquote type=cite>b</blockquote></blockquote></div>c",
        "Tak.\nW dniu 1.1 Jan napisał:\n> a\n>> b\nc",
    ),
    "indentation is no quotation": ("<blockquote>a</blockquote>b", "a\nb"),
    "Outlook Express' bar": ("<BLOCKQUOTE style='BORDER-LEFT: #000 2px solid'>a</BLOCKQUOTE>", "> a"),
    "signature container": ("<div>Tak</div><div class='gmail_signature'>Jan</div>", "Tak\n-- \nJan"),
    "signature with its own delimiter": ("<div>Tak</div>--<br><div class=gmail_signature>Jan</div>", "Tak\n--\nJan"),
    "unclosed and crossed": ("<div>a<b>b<i>c</b>d</i></div>e<p>f", "abcd\ne\n\nf"),
    "no markup": ("a < b & c", "a < b & c"),
    "declaration": ("<?xml version='1.0' encoding='iso-8859-2'?><p>ąć</p>", "ąć"),
    "empty": ("", ""),
}


@pytest.mark.parametrize(("html", "text"), CASES.values(), ids=CASES.keys())
def test_reading(html: str, text: str) -> None:
    assert to_text(html) == text


@pytest.mark.parametrize(
    ("html", "out"),
    [
        ("<ol><li>Anna Nowak<li><s>Jan Lis</s><li><del>Ewa <b>Kot</b></del></ol>", ("Jan Lis", "Ewa Kot")),
        ("<p style='TEXT-DECORATION: line-through'>Jan Lis<br>Iga Mak</p>", ("Jan Lis", "Iga Mak")),
        (
            "<table><tr style='text-decoration:line-through'><td>Lis<td>Jan</tr><tr><td>Kot<td>Ewa</tr></table>",
            ("Lis", "Jan"),
        ),
        ("<div style='display:none'><s>Jan Lis</s></div><span class=s>Ewa Kot</span>", ()),
    ],
)
def test_what_is_struck_through(html: str, out: tuple[str, ...]) -> None:
    assert struck(html) == out
    assert not any(line in to_text(html) for line in out)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + "x",
        "<blockquote type=cite>" * 20_000 + "x<br>" * 100,
        "<table><tr><td>" * 5_000 + "x",
        "<table>" + "<tr><td rowspan=100 colspan=100>a" * 5_000,
        "<ul><li>" * 20_000,
        "<" * 200_000,
        "&" * 200_000,
        "<a " * 50_000,
        "<p>a" * 100_000,
        "<b>\x00" * 1_000,
    ],
    ids=["div", "quote", "table", "spans", "list", "lt", "amp", "attribute", "paragraph", "nul"],
)
def test_hostile_html_is_bounded(html: str) -> None:
    assert len(to_text(html)) <= 2 * len(html)


@given(st.text(alphabet="<>/ abdilotr=\"'&;!-\n\t", max_size=300))
@settings(max_examples=300)
def test_any_markup_is_read(html: str) -> None:
    assert isinstance(to_text(html), str)


@given(
    st.recursive(
        st.text(alphabet="ab ", max_size=5),
        lambda inner: st.lists(inner, max_size=4).map(
            lambda parts: "<table><tr>" + "".join(f"<td>{part}</td>" for part in parts) + "</tr></table>"
        ),
        max_leaves=20,
    )
)
def test_no_word_of_a_table_is_lost(html: str) -> None:
    plain = html
    for tag in ("<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>"):
        plain = plain.replace(tag, " ")
    assert sorted("".join(to_text(html).replace(",", " ").split())) == sorted("".join(plain.split()))
