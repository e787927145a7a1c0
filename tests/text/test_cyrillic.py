"""Ukrainian names in Polish letters."""

from __future__ import annotations

import pytest

from processor.text.cyrillic import in_polish


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Юлія Шевчук", "julija szewczuk"),
        ("Тарас Гнатюк", "taras hnatiuk"),
        ("Ярослав Щербак", "jarosław szczerbak"),
        ("Олена Бойко", "ołena bojko"),
        ("Людмила Їжак", "ludmyła jiżak"),
        ("Наталія Гринь", "natalija hryn"),
        ("Ewa Kot", "ewa kot"),
    ],
)
def test_in_polish(name: str, expected: str) -> None:
    assert in_polish(name) == expected
