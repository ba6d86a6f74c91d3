# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The user guide, read from the Markdown pages that come with TwinPlan; nothing is fetched from anywhere."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QSize, Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QDialog, QListWidget, QListWidgetItem, QSplitter, QTextBrowser, QVBoxLayout, QWidget

DOCS = Path(__file__).resolve().parent.parent / "docs"
_PATTERNS = ("tutorial.md", "guide/*.md", "analyses/*.md", "twin-format.md")


def guide_pages() -> tuple[Path, ...]:
    """The pages for users: the tutorial first, then the guide, then a page for each question."""
    return tuple(page for pattern in _PATTERNS for page in sorted(DOCS.glob(pattern)))


def page_title(page: Path) -> str:
    """The first heading of a page."""
    with page.open(encoding="utf-8") as lines:
        heading = next((line for line in lines if line.startswith("# ")), f"# {page.stem}")
    return heading[2:].strip()


class HelpWindow(QDialog):
    """Pages on the left, the chosen one on the right; links between pages work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("TwinPlan: user guide"))
        self.pages = QListWidget(self)
        self.pages.setAccessibleName(self.tr("Pages"))
        self.text = QTextBrowser(self)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(self.tr("Page"))
        self.text.anchorClicked.connect(self._follow)
        for page in guide_pages():
            item = QListWidgetItem(page_title(page))
            item.setData(Qt.ItemDataRole.UserRole, page)
            self.pages.addItem(item)
        self.pages.currentItemChanged.connect(lambda item, _: self._show(item.data(Qt.ItemDataRole.UserRole)))
        self.pages.setCurrentRow(0)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.addWidget(self.pages)
        parts.addWidget(self.text)
        parts.setStretchFactor(1, 1)
        parts.setSizes([200, 600])
        column = QVBoxLayout(self)
        column.addWidget(parts)
        self.resize(QSize(860, 640))

    def _show(self, page: Path) -> None:
        self.text.setSearchPaths([str(page.parent)])
        self.text.document().setBaseUrl(QUrl.fromLocalFile(str(page)))
        self.text.setMarkdown(page.read_text(encoding="utf-8"))

    def _follow(self, link: QUrl) -> None:
        target = self.text.document().baseUrl().resolved(link)
        path = Path(target.toLocalFile())
        rows = [row for row in range(self.pages.count()) if self._page(row) == path]
        if rows:
            self.pages.setCurrentRow(rows[0])
        elif link.isRelative() and link.hasFragment():
            self.text.scrollToAnchor(link.fragment())
        else:
            QDesktopServices.openUrl(target)

    def _page(self, row: int) -> Path:
        return self.pages.item(row).data(Qt.ItemDataRole.UserRole)
