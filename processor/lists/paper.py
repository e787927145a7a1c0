"""PDF for the door: an attendance list with a signature column, and name badges (85 × 55 mm, ten on A4)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from processor.lists import Row
from processor.values import Workshop

FONTS = Path(__file__).resolve().parent.parent / "fonts"
ZONE = ZoneInfo("Europe/Warsaw")
COLUMNS = ((12, "Lp."), (66, "Nazwisko i imię"), (62, "Instytucja"), (50, "Podpis"))
ROW_HEIGHT = 10.0
BADGE_WIDTH, BADGE_HEIGHT, BADGES_ACROSS, BADGES_DOWN = 85.0, 55.0, 2, 5


def _document(title: str) -> FPDF:
    pdf = FPDF(format="A4")
    pdf.set_title(title)
    pdf.add_font("DejaVu", "", FONTS / "DejaVuSans.ttf")
    pdf.add_font("DejaVu", "B", FONTS / "DejaVuSans-Bold.ttf")
    pdf.set_font("DejaVu", size=10)
    return pdf


class _AttendanceList(FPDF):
    """Repeats the table's head and the page number on each page."""

    heading: tuple[str, str] = ("", "")

    def header(self) -> None:
        title, place = self.heading
        self.set_font("DejaVu", "B", 14)
        self.cell(0, 8, "Lista obecności", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_font("DejaVu", "", 10)
        self.multi_cell(0, 5.5, title, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.multi_cell(0, 5.5, place, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(3)
        self.set_font("DejaVu", "B", 9)
        for width, words in COLUMNS:
            self.cell(width, 8, words, border=1)
        self.ln()
        self.set_font("DejaVu", "", 10)

    def footer(self) -> None:
        self.set_y(-12)
        self.set_font("DejaVu", "", 8)
        self.cell(0, 6, f"{self.page_no()} / {{nb}}", align="C")


def attendance_list(rows: Sequence[Row], workshop: Workshop | None) -> bytes:
    """Number, name, institution, room to sign; at least five empty lines for those who come unannounced."""
    pdf = _AttendanceList(format="A4")
    pdf.set_title("Lista obecności")
    pdf.add_font("DejaVu", "", FONTS / "DejaVuSans.ttf")
    pdf.add_font("DejaVu", "B", FONTS / "DejaVuSans-Bold.ttf")
    pdf.heading = (workshop.title if workshop else "Wszystkie warsztaty", _place(workshop))
    pdf.set_auto_page_break(True, margin=16)
    pdf.add_page()
    for number, row in enumerate(rows, 1):
        _line(pdf, str(number), f"{row['last_name']} {row['first_names']}", row.get("institution") or "")
    for number in range(len(rows) + 1, len(rows) + 6):
        _line(pdf, str(number), "", "")
    return bytes(pdf.output())


def _place(workshop: Workshop | None) -> str:
    if workshop is None:
        return ""
    starts, ends = workshop.starts.astimezone(ZONE), workshop.ends.astimezone(ZONE)
    return f"{starts:%d.%m.%Y}, godz. {starts:%H:%M}–{ends:%H:%M}, {workshop.venue}, {workshop.address}"


def _line(pdf: FPDF, *cells: str) -> None:
    for (width, _), words in zip(COLUMNS, (*cells, ""), strict=True):
        _shrink(pdf, words, width - 2, 10, "")
        pdf.cell(width, ROW_HEIGHT, _fitting(pdf, words, width - 2), border=1)
    pdf.ln()


def _shrink(pdf: FPDF, words: str, width: float, size: float, style: str) -> None:
    """The largest type from `size` down to 6 in which the words fit."""
    pdf.set_font("DejaVu", style, size)
    while size > 6 and pdf.get_string_width(words) > width:
        size -= 0.5
        pdf.set_font("DejaVu", style, size)


def _fitting(pdf: FPDF, words: str, width: float) -> str:
    """Cut with an ellipsis rather than run into the next column."""
    if pdf.get_string_width(words) <= width:
        return words
    while words and pdf.get_string_width(words + "…") > width:
        words = words[:-1]
    return words.rstrip() + "…"


def badges(rows: Sequence[Row], workshop: Workshop | None) -> bytes:
    """Ten to a page, cut along the thin lines; the name as large as it fits."""
    pdf = _document("Identyfikatory")
    pdf.set_auto_page_break(False)
    left, top = (210 - BADGES_ACROSS * BADGE_WIDTH) / 2, (297 - BADGES_DOWN * BADGE_HEIGHT) / 2
    for index, row in enumerate(rows):
        place = index % (BADGES_ACROSS * BADGES_DOWN)
        if place == 0:
            pdf.add_page()
        _badge(
            pdf, row, workshop, left + place % BADGES_ACROSS * BADGE_WIDTH, top + place // BADGES_ACROSS * BADGE_HEIGHT
        )
    if not rows:
        pdf.add_page()
        pdf.cell(0, 10, "Nikt nie jest jeszcze zapisany.")
    return bytes(pdf.output())


def _badge(pdf: FPDF, row: Row, workshop: Workshop | None, x: float, y: float) -> None:
    pdf.set_draw_color(190)
    pdf.rect(x, y, BADGE_WIDTH, BADGE_HEIGHT)
    _centred(pdf, row["first_names"], x, y + 11, 22, "B")
    _centred(pdf, row["last_name"], x, y + 23, 18, "B")
    _centred(pdf, row.get("institution") or "", x, y + 35, 9, "")
    if workshop is not None:
        _centred(pdf, f"{workshop.venue}, {workshop.starts.astimezone(ZONE):%d.%m.%Y}", x, y + 45, 7, "")


def _centred(pdf: FPDF, words: str, x: float, y: float, size: float, style: str) -> None:
    _shrink(pdf, words, BADGE_WIDTH - 6, size, style)
    pdf.set_xy(x + 3, y)
    pdf.cell(BADGE_WIDTH - 6, 8, _fitting(pdf, words, BADGE_WIDTH - 6), align="C")
