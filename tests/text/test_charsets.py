"""Bytes to text where the declared charset is missing or wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processor.text.charsets import decode, known, undouble

LETTER = "Zgłaszam Pawła Śliwę i Żanetę Dąb-Źródło; proszę o potwierdzenie – będziemy w środę."
NAMES = "Annę Wójcik, Jacka Ćwierza, Łucję Mąkę"
DECLARED = [None, "us-ascii", "utf-8", "iso-8859-1", "iso-8859-2", "windows-1250", "windows-1252", "x-unknown", "UTF8"]


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("real", ["utf-8", "cp1250", "iso8859-2"])
@pytest.mark.parametrize("text", [LETTER.replace("–", "-"), NAMES, "zażółć gęślą jaźń", "ZAŻÓŁĆ GĘŚLĄ JAŹŃ"])
def test_polish_is_read_in_whatever_charset_it_is_written_and_declared(
    text: str, real: str, declared: str | None
) -> None:
    assert decode(text.encode(real), declared).text == text


@pytest.mark.parametrize("codec", ["cp1250", "latin-1", "iso8859-2"])
def test_text_encoded_twice_is_put_right(codec: str) -> None:
    doubled = "".join(_misread(byte, codec) for byte in NAMES.encode())
    assert decode(doubled.encode(), "utf-8").text == NAMES
    assert undouble("PaweÅ‚ GaÅ‚Ä…zka") == "Paweł Gałązka"


def _misread(byte: int, codec: str) -> str:
    try:
        return bytes([byte]).decode(codec)
    except UnicodeDecodeError:
        return chr(byte)


@pytest.mark.parametrize(
    ("text", "real", "declared"),
    [
        ("Jürgen Weiß grüßt aus Köln", "latin-1", "iso-8859-1"),
        ("España mañana", "latin-1", "iso-8859-1"),
        ("une fête à Genève", "latin-1", "iso-8859-1"),
        ("Kateřina Veselá přišla do Škody", "iso8859-2", "iso-8859-2"),
        ("Kateřina Veselá přišla do Škody", "cp1250", "windows-1250"),
        ("Оксана Бондаренко", "cp1251", "windows-1251"),
        ("Оксана Бондаренко", "koi8-u", "koi8-u"),
        ("山田太郎", "iso2022_jp", "iso-2022-jp"),
        ("山田太郎", "shift_jis", "shift_jis"),
    ],
)
def test_other_languages_keep_their_declared_charset(text: str, real: str, declared: str) -> None:
    assert decode(text.encode(real), declared).text == text


def test_stray_bytes_and_a_cut_end_do_not_spoil_utf8() -> None:
    assert decode("ąćęłń zażółć ".encode() + "ś".encode("cp1250") + b" koniec").text == "ąćęłń zażółć ś koniec"
    cut = decode("Łukasz Mąka śpi ł".encode()[:-1])
    assert cut.text.startswith("Łukasz Mąka śpi") and cut.damaged


@pytest.mark.parametrize("charset", ["hex", "rot13", "idna", "nie-ma", "", None, "utf-8\x00"])
def test_what_is_no_charset_is_not_known(charset: str | None) -> None:
    assert known(charset) is None


@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=20), st.sampled_from(DECLARED)))
def test_any_bytes_are_read(data: bytes, declared: str | None) -> None:
    assert isinstance(decode(data, declared).text, str)


@given(st.text(max_size=200))
def test_utf8_is_believed(text: str) -> None:
    encoded = text.encode("utf-8", "ignore").decode()
    assert decode(encoded.encode(), "utf-8").text in (encoded, undouble(encoded), encoded.removeprefix("\ufeff"))
