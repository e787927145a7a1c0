"""Header fields as clients really write them."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processor.text.headers import for_structure, text_of


def raw(data: bytes) -> str:
    """As the standard parser hands raw bytes on."""
    return data.decode("ascii", "surrogateescape")


CASES = [
    ("plain", "zgłoszenie".encode().decode(), "zgłoszenie"),
    ("Q", "=?UTF-8?Q?Pawe=C5=82_Nowak?=", "Paweł Nowak"),
    ("B", "=?iso-8859-2?B?UnlzemFyZCCmbGl3YQ==?=", "Ryszard Śliwa"),
    ("split inside a character", "=?UTF-8?Q?Pawe=C5?= =?UTF-8?Q?=82_Nowak?=", "Paweł Nowak"),
    ("split inside a character, folded", "=?UTF-8?Q?Pawe=C5?=\r\n =?utf-8?Q?=82?= Nowak", "Paweł Nowak"),
    ("no space before a word", "Re:=?UTF-8?Q?_zg=C5=82oszenie?=", "Re: zgłoszenie"),
    ("spaces inside Q", "=?UTF-8?Q?Pawe=C5=82 Nowak?=", "Paweł Nowak"),
    ("inside quotes", '"=?UTF-8?Q?Pawe=C5=82?="', '"Paweł"'),
    ("language", "=?utf-8*pl?Q?=C5=81=C3=B3d=C5=BA?=", "Łódź"),
    ("unknown charset", "=?x-nie-ma?Q?=C5=81=C3=B3d=C5=BA?=", "Łódź"),
    ("declared latin1, is latin2", "=?iso-8859-1?Q?Wo=B3ek?=", "Wołek"),
    ("declared latin2, is windows-1250", "=?iso-8859-2?Q?=8Cliwa?=", "Śliwa"),
    ("two charsets", "=?iso-8859-2?Q?=A3=F3d=BC?= =?utf-8?Q?_i_Wroc=C5=82aw?=", "Łódź i Wrocław"),
    ("no padding", "=?utf-8?B?xYHDs2TFug?=", "Łódź"),
    ("empty word", "a =?utf-8?Q??= b", "a b"),
    ("raw windows-1250", raw("Żaneta Ryś".encode("cp1250")), "Żaneta Ryś"),
    ("raw utf-8", raw("Żaneta Ryś".encode()), "Żaneta Ryś"),
    ("raw latin2 beside a word", raw("Ryś ".encode("iso8859-2")) + "=?utf-8?Q?=C5=BBaneta?=", "Ryś Żaneta"),
    ("encoded line break", "=?utf-8?Q?a=0D=0ABcc:_x@y?=", "a Bcc: x@y"),
    ("line separators", "a\u2028b\x85c\x0bd", "a b c d"),
    ("invisible", "An\u200bna No\xadwak\u202e", "Anna Nowak"),
    ("encoded twice", "PaweÅ‚", "Paweł"),
    ("not a word", "=?utf-8?X?abc?= a=?b", "=?utf-8?X?abc?= a=?b"),
    ("lone surrogate", "a\ud800b", "ab"),
]


@pytest.mark.parametrize(("value", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_header_text(value: str, text: str) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize("at", range(1, 16))
def test_base64_may_be_cut_anywhere(at: int) -> None:
    letters = base64.b64encode("Świętosława Żółć".encode()).decode().rstrip("=")
    assert text_of(f"=?utf-8?B?{letters[:at]}?= =?utf-8?B?{letters[at:]}?=") == "Świętosława Żółć"


def test_structure_keeps_what_is_encoded_out_of_the_grammar() -> None:
    assert "," not in for_structure("=?utf-8?Q?Nowak,_Anna?= <a@b.pl>").partition("<")[0]


@given(st.text(max_size=200))
def test_any_header_becomes_one_line(value: str) -> None:
    assert len(text_of(value).splitlines()) <= 1


@given(st.binary(max_size=200))
def test_any_bytes_become_one_line(data: bytes) -> None:
    assert len(text_of(raw(data)).splitlines()) <= 1
