"""What HTML elements mean for a text: by their names, and by the classes and styles that mail clients give them."""

from __future__ import annotations

import re
from collections.abc import Mapping

Attributes = Mapping[str, str]

_STRUCK = frozenset({"s", "strike", "del"})  # struck out: the writer has taken it back
DROPPED = frozenset(
    {"head", "script", "style", "title", "template", "noembed", "noframes", "svg", "math", "object", "applet", "audio"}
    | {"video", "canvas", "iframe", "select", "xml"}
    | _STRUCK
)
BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "body",
        "blockquote",
        "caption",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
    }
    | {"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html"}
    | {"legend", "li", "listing", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td"}
    | {"tfoot", "th", "thead", "tr", "ul"}
)
SPACED = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl"})
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_SPAN = 100  # colspan or rowspan believed at most

_LINE_THROUGH = re.compile(r"text-decoration(?:-line)?:[^;]*line-through")
_HIDDEN = re.compile(
    rf"{_LINE_THROUGH.pattern}|display:none|visibility:hidden|mso-hide:all|font-size:(?:0(?:px|pt|em|%)?|1(?:px|pt))(?:;|$|!)|max-height:0(?:px|pt)?(?:;|$|!)"
    r"|opacity:0(?:;|$|!)"
)
_TIGHT = re.compile(r"margin(?:-top|-bottom)?:0")
_CITES = re.compile(
    r"\b(?:gmail_quote|yahoo_quoted|moz-cite|quote|cite|quoted|zimbra|protonmail_quote|WordSection_reply)\b", re.I
)
_SIGNATURES = re.compile(
    r"\b(?:gmail_signature|moz-signature|x?_?signature|ms-outlook-mobile-signature|protonmail_signature_block)\b", re.I
)


def hidden(attributes: Attributes) -> bool:
    """Does a reader not see this element?"""
    if not attributes:
        return False
    if "hidden" in attributes:
        return True
    style = _bare(attributes.get("style", ""))
    return bool(style) and (_HIDDEN.search(style) is not None or _in_its_own_colour(style))


_COLOUR = re.compile(r"(?:^|;)(?P<what>color|background(?:-color)?):(?P<colour>#?\w+)(?=;|!|$)")
_WHITE = frozenset({"#fff", "#ffffff"})


def _in_its_own_colour(style: str) -> bool:
    """Letters in the colour of what they stand on: white on white."""
    told = {match["what"].partition("-")[0]: match["colour"] for match in _COLOUR.finditer(style)}
    named = ["white" if colour in _WHITE else colour for colour in told.values()]
    return len(named) == 2 and named[0] == named[1]


def strikes(tag: str, attributes: Attributes) -> bool:
    """Does the writer strike through what stands in this element?"""
    return tag in _STRUCK or bool(_LINE_THROUGH.search(_bare(attributes.get("style", ""))))


def tight(attributes: Attributes) -> bool:
    """A paragraph without space around it: Word's, or one that says so."""
    kind = attributes.get("class", "")
    return kind.lower().lstrip("x_").startswith("mso") or bool(_TIGHT.search(_bare(attributes.get("style", ""))))


def preserves_space(attributes: Attributes) -> bool:
    """Does it keep line breaks and spaces, as <pre> does?"""
    return "white-space:pre" in _bare(attributes.get("style", ""))


def quotes(attributes: Attributes) -> bool:
    """Does this blockquote quote a mail (rather than indent)? By type, class, or the bar at its left."""
    cited = attributes.get("type", "").lower() == "cite" or "border-left" in attributes.get("style", "").lower()
    return cited or bool(_CITES.search(_named(attributes)))


def is_signature(attributes: Attributes) -> bool:
    """Is this where the client puts the signature?"""
    named = _named(attributes)
    return len(named) > 1 and bool(_SIGNATURES.search(named))


def number(text: str | None, default: int) -> int:
    """A small number out of an attribute."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else default


def span(text: str | None) -> int:
    """How many rows or columns a cell covers."""
    return max(1, min(number(text, 1), _SPAN))


def _bare(style: str) -> str:
    return "".join(style.lower().split()) if style else ""


def _named(attributes: Attributes) -> str:
    return f"{attributes.get('class', '')} {attributes.get('id', '')}"
