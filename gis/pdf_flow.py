# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts, tables and pictures flowing over the pages of a PDF; all text is text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.PyQt.QtCore import QBuffer, QByteArray, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from qgis.PyQt.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QImageReader,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextDocument,
)

from ..core.errors import StorageError
from ..core.report.chart_shapes import Drawing
from ..core.report.colours import ACCENT, INK, INK_SOFT, RULE
from ..core.report.tables import TextColumn, TextTable
from ..core.wording.translate import say
from .chart_painter import draw

_DPI = 300
_MARGINS_MM = QMarginsF(16.0, 15.0, 16.0, 19.0)
_TEXT_PT, _TABLE_PT, _SMALL_PT = 10.0, 8.5, 8.0
_WORD_WRAP, _WRAP_ANYWHERE = int(Qt.TextFlag.TextWordWrap), int(Qt.TextFlag.TextWrapAnywhere)
LEFT = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
RIGHT = int(Qt.AlignmentFlag.AlignRight) | int(Qt.AlignmentFlag.AlignTop)


class PdfFlow:
    """A PDF that is filled from top to bottom; what does not fit begins on the next page."""

    def __init__(self, path: Path, title: str, footer: str, page_count: int | None = None) -> None:
        """Begin a new file. `page_count`, where it is known, is named in the footer. Raises StorageError."""
        self._writer = QPdfWriter(str(path))
        self._writer.setResolution(_DPI)
        layout = QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            _MARGINS_MM,
            QPageLayout.Unit.Millimeter,
        )
        self._writer.setPageLayout(layout)
        self._writer.setTitle(title)
        self._writer.setCreator("TwinPlan")
        self._painter = QPainter()
        if not self._painter.begin(self._writer):
            raise StorageError(
                say("File '{path}'", path=path), say("it cannot be written"), say("Choose another folder.")
            )
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # One for all blocks: PyQt mistakes the layout of a new document for a deleted one at the same address.
        self._document = QTextDocument()
        self._layout = self._document.documentLayout()
        self._layout.setPaintDevice(self._writer)
        self._document.setDefaultFont(self.font(_TEXT_PT))
        self._document.setDocumentMargin(0.0)
        self._document.setDefaultStyleSheet(f"* {{ color: {INK}; }} td, th {{ padding-right: {self.mm(5.0):.0f}px; }}")
        self._footer, self._page_count = footer, page_count
        self.page = 1
        self.y = 0.0
        self._below_heading = -1.0

    @property
    def width(self) -> float:
        return float(self._writer.width())

    @property
    def height(self) -> float:
        return float(self._writer.height())

    @staticmethod
    def mm(millimetres: float) -> float:
        """Millimetres in the units of the page."""
        return millimetres * _DPI / 25.4

    def finish(self) -> int:
        """Close the file and return how many pages it has."""
        self._draw_footer()
        self._painter.end()
        return self.page

    def close(self) -> None:
        """Let go of the file, finished or not: a painter that outlives what it paints on ends the process."""
        if self._painter.isActive():
            self._painter.end()

    def new_page(self) -> None:
        self._draw_footer()
        self._writer.newPage()
        self.page += 1
        self.y = 0.0

    def space(self, millimetres: float) -> None:
        """Distance to what comes next; none at the top of a page."""
        if self.y > 0.0:
            self.y += self.mm(millimetres)

    def need(self, height: float) -> None:
        """Go to the next page unless this height is left."""
        if self.y > 0.0 and self.y + height > self.height:
            self.new_page()

    def text(self, text: str, points: float = _TEXT_PT, bold: bool = False, colour: str = INK) -> None:
        """A wrapped paragraph over the whole width."""
        font = self.font(points, bold)
        height = self._text_height(text, font, self.width)
        self.need(height)
        self.draw_text(QRectF(0.0, self.y, self.width, height), text, font, colour)
        self.y += height

    def heading(self, text: str, followed_by: float = 0.0) -> None:
        """The heading of a section, with a rule above; on one page with what follows, of this height."""
        self.space(9.0)
        self.need(self.mm(38.0) + followed_by)
        self._painter.setPen(QPen(QColor(ACCENT), self.mm(0.5)))
        self._painter.drawLine(QPointF(0.0, self.y), QPointF(self.width, self.y))
        self.y += self.mm(2.5)
        self.text(text, 13.0, bold=True)
        self.y += self.mm(2.0)
        self._below_heading = self.y

    def caption(self, text: str, followed_by: float = 0.0) -> None:
        """A bold line that stays with what follows."""
        if self.y != self._below_heading:
            self.space(5.0)
        self.need(self.mm(14.0) + followed_by)
        self.text(text, _TEXT_PT, bold=True)
        self.y += self.mm(1.5)

    def html(self, fragment: str) -> None:
        """A block of simple HTML: a paragraph, a list, a small table."""
        self._document.setHtml(fragment)
        self._document.setTextWidth(self.width)
        height = self._document.size().height()
        self.need(height)
        self._painter.save()
        self._painter.translate(0.0, self.y)
        self._layout.draw(self._painter, QAbstractTextDocumentLayout.PaintContext())
        self._painter.restore()
        self.y += height + self.mm(1.5)

    def image(self, png: bytes, most_height_mm: float) -> None:
        """A picture as wide as the page, or less where it would be too high."""
        image = QImage.fromData(png)
        size = self._image_size(image.size(), most_height_mm)
        self.need(size.height())
        self._painter.drawImage(QRectF(QPointF(0.0, self.y), size), image)
        self.y += size.height()

    def image_height(self, png: bytes, most_height_mm: float) -> float:
        """How much of the page `image` will take; reads the size only."""
        buffer = QBuffer()
        buffer.setData(QByteArray(png))
        return float(self._image_size(QImageReader(buffer).size(), most_height_mm).height())

    def _image_size(self, pixels: QSize, most_height_mm: float) -> QSizeF:
        most = QSizeF(self.width, self.mm(most_height_mm))
        return QSizeF(pixels).scaled(most, Qt.AspectRatioMode.KeepAspectRatio)

    def drawing(self, drawing: Drawing) -> None:
        """A chart as wide as the page, with its text as text."""
        scale = self.width / drawing.width
        scale = min(scale, self.height * 0.9 / drawing.height)
        self.need(drawing.height * scale)
        self._painter.save()
        self._painter.translate(0.0, self.y)
        draw(self._painter, drawing, scale, self.font(_TEXT_PT))
        self._painter.restore()
        self.y += drawing.height * scale

    def table_start(self, table: TextTable) -> float:
        """The height of the header and first rows of a table, which stay with its caption."""
        widths = self._column_widths(table)
        header = self._row_height([column.header for column in table.columns], widths, self.font(_TABLE_PT, True))
        return header + self.mm(12.0)

    def table(self, table: TextTable) -> None:
        """A table whose header is repeated on every page."""
        widths = self._column_widths(table)
        self._header(table.columns, widths)
        for row in table.rows:
            if self.y + self._row_height(row, widths, self.font(_TABLE_PT)) > self.height:
                self.new_page()
                self._header(table.columns, widths)
            self._row(row, table.columns, widths)
        if table.note:
            self.y += self.mm(1.5)
            self.text(table.note, _SMALL_PT, colour=INK_SOFT)

    # ---- drawing

    def font(self, points: float, bold: bool = False) -> QFont:
        font = QFont("Noto Sans")
        font.setStyleHint(QFont.StyleHint.SansSerif)
        font.setPointSizeF(points)
        font.setBold(bold)
        return font

    def draw_text(self, place: QRectF, text: str, font: QFont, colour: str = INK, flags: int = LEFT) -> None:
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        self._painter.drawText(place, flags | self._wrap(text, font, place.width()), text)

    def draw_bar(self, place: QRectF, colour: str) -> None:
        self._painter.fillRect(place, QColor(colour))

    def text_width(self, text: str, font: QFont) -> float:
        return float(QFontMetricsF(font, self._writer).horizontalAdvance(text))

    def ascent(self, font: QFont) -> float:
        """From the top of a line of this font down to where its letters stand."""
        return float(QFontMetricsF(font, self._writer).ascent())

    def _text_height(self, text: str, font: QFont, width: float) -> float:
        flags = LEFT | self._wrap(text, font, width)
        box = QFontMetricsF(font, self._writer).boundingRect(QRectF(0.0, 0.0, width, 1e9), flags, text)
        return float(box.height())

    def _wrap(self, text: str, font: QFont, width: float) -> int:
        """Between words, and within them only where one is wider than there is room."""
        longest = max((self.text_width(word, font) for word in text.split()), default=0.0)
        return _WRAP_ANYWHERE if longest > width else _WORD_WRAP

    def _draw_footer(self) -> None:
        font = self.font(_SMALL_PT)
        place = QRectF(0.0, self.height + self.mm(6.0), self.width, self.mm(5.0))
        page = say("Page {page}", page=self.page)
        if self._page_count:
            page = say("Page {page} of {count}", page=self.page, count=self._page_count)
        reserved = self.text_width(page, font) + self.mm(6.0)
        metrics = QFontMetricsF(font, self._writer)
        left = metrics.elidedText(self._footer, Qt.TextElideMode.ElideRight, self.width - reserved)
        self.draw_text(place, left, font, INK_SOFT)
        self.draw_text(place, page, font, INK_SOFT, RIGHT)

    # ---- tables

    def _column_widths(self, table: TextTable) -> list[float]:
        """As wide as the widest cell; what is too wide is taken from the widest text columns, which wrap."""
        gap = self.mm(5.0)
        font, bold = self.font(_TABLE_PT), self.font(_TABLE_PT, True)
        natural = []
        for position, column in enumerate(table.columns):
            cells = max((self.text_width(row[position], font) for row in table.rows), default=0.0)
            header = self.text_width(column.header, bold)
            # A header may wrap, but not within a word.
            longest_word = max((self.text_width(word, bold) for word in column.header.split()), default=0.0)
            # A little more than measured: a width that is exact to the last bit makes Qt break the line.
            natural.append(max(cells, min(header, self.mm(26.0)), longest_word) + gap + self.mm(0.3))
        excess = sum(natural) - self.width
        if excess <= 0.0:
            return self._widened(natural, table.columns, -excess)
        return _narrowed(natural, excess, self.mm(16.0))

    @staticmethod
    def _widened(widths: list[float], columns: Sequence[TextColumn], spare: float) -> list[float]:
        """Spare width goes to the texts, so that numbers stand together at the right."""
        texts = [position for position, column in enumerate(columns) if not column.is_number] or [0]
        return [width + (spare / len(texts) if position in texts else 0.0) for position, width in enumerate(widths)]

    def _row_height(self, cells: Sequence[str], widths: Sequence[float], font: QFont) -> float:
        gap = self.mm(5.0)
        heights = [self._text_height(cell or " ", font, width - gap) for cell, width in zip(cells, widths)]
        return max(heights, default=0.0) + self.mm(2.0)

    def _header(self, columns: Sequence[TextColumn], widths: Sequence[float]) -> None:
        cells, font = [column.header for column in columns], self.font(_TABLE_PT, True)
        height = self._row_height(cells, widths, font)
        self.need(height + self.mm(12.0))
        self._cells(cells, columns, widths, font, height)
        self._rule(INK, 0.35)

    def _row(self, cells: Sequence[str], columns: Sequence[TextColumn], widths: Sequence[float]) -> None:
        font = self.font(_TABLE_PT)
        self._cells(cells, columns, widths, font, self._row_height(cells, widths, font))
        self._rule(RULE, 0.15)

    def _cells(
        self,
        cells: Sequence[str],
        columns: Sequence[TextColumn],
        widths: Sequence[float],
        font: QFont,
        height: float,
    ) -> None:
        x, gap = 0.0, self.mm(5.0)
        for position, (cell, column, width) in enumerate(zip(cells, columns, widths)):
            inner = width if column.is_number and position == len(cells) - 1 else width - gap
            place = QRectF(x, self.y + self.mm(1.0), inner, height)
            self.draw_text(place, cell, font, INK, RIGHT if column.is_number else LEFT)
            x += width
        self.y += height

    def _rule(self, colour: str, width_mm: float) -> None:
        self._painter.setPen(QPen(QColor(colour), self.mm(width_mm)))
        self._painter.drawLine(QPointF(0.0, self.y), QPointF(self.width, self.y))


def _narrowed(widths: list[float], excess: float, least: float) -> list[float]:
    """Take the excess from the widest columns first, down to one common width but never below `least`."""
    low, high = least, max(widths)
    for _ in range(40):
        middle = (low + high) / 2
        if sum(max(width - middle, 0.0) for width in widths) > excess:
            low = middle
        else:
            high = middle
    return [min(width, high) for width in widths]
