"""Days as people write them, and what only looks like one."""

from datetime import date

import pytest

from processor.text.dates import dates
from processor.text.folding import fold

WRITTEN = date(2016, 10, 14)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("26 października", (10, 26)),
        ("26. października", (10, 26)),
        ("26-go października", (10, 26)),
        ("dnia 26 paź. br.", (10, 26)),
        ("3 maja", (5, 3)),
        ("2. maja 2016", (5, 2)),
        ("9 listopada", (11, 9)),
        ("26 October", (10, 26)),
        ("26. October", (10, 26)),
        ("3 Jan", (1, 3)),
        ("January 3", (1, 3)),
        ("1 lutego", (2, 1)),
        ("5 czerwca", (6, 5)),
        ("dwudziestego szóstego października", (10, 26)),
        ("26.10.2016", (10, 26)),
        ("26 X", (10, 26)),
    ],
)
def test_a_day_is_read(text: str, day: tuple[int, int]) -> None:
    found = dates(fold(text), WRITTEN)
    assert [(one.day.month, one.day.day) for one in found] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "1. Ewa Kot\n2. Jan Lis\n3. Jan Maria Sowa",
        "2. Maja Kos",
        "3. Marzec Anna",
        "4. Lis Zofia",
        "5. Augustyn Bober",
        "6. Julia Wilk",
        "7. Majewska Ida",
        "zapraszamy 2 Majewskich i 3 Grudzińskich",
        "1. Wrześniewska Olga",
        "8. Janina Lipińska",
    ],
)
def test_a_name_behind_its_number_in_a_list_is_no_day(text: str) -> None:
    assert dates(fold(text), WRITTEN) == ()
