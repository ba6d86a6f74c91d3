# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The page "Check installation": each package, whether it will do, what is disabled without it, and the remedy."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..core.wording.text import escape
from ..gis.host import this_host
from ..gis.installation import installation_text
from ..gis.packages import PackageCheck, PackageState, check_packages, describe, feature_label, problems, purpose_text
from .icons import qgis_icon


class CheckInstallation(QDialog):
    """Looks again each time it is made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("TwinPlan: check installation"))
        self._host = this_host()
        self._checks = check_packages(self._host)
        self.summary = QLabel(self._summary(), self)
        self.summary.setWordWrap(True)
        self.packages = self._package_list()
        self.remedies = QTextBrowser(self)
        self.remedies.setHtml(self._remedies_html())
        self.remedies.setAccessibleName(self.tr("What to do"))
        self.remedies.setVisible(bool(problems(self._checks)))
        self._lay_out()
        self.resize(620, 460)

    def _summary(self) -> str:
        lacking = problems(self._checks)
        if not lacking:
            return self.tr("Everything that TwinPlan needs is installed.")
        names = ", ".join(check.requirement.package for check in lacking)
        return self.tr("TwinPlan works only in part here. To be installed or renewed: {}").format(names)

    def _package_list(self) -> QTreeWidget:
        packages = QTreeWidget(self)
        packages.setRootIsDecorated(False)
        packages.setHeaderLabels([self.tr("Package"), self.tr("Found"), self.tr("Needed"), self.tr("What for")])
        packages.setAccessibleName(self.tr("Python packages"))
        for check in self._checks:
            packages.addTopLevelItem(self._package_row(check))
        for column in range(packages.columnCount()):
            packages.resizeColumnToContents(column)
        rows_height = packages.sizeHintForRow(0) * len(self._checks)
        packages.setFixedHeight(packages.header().sizeHint().height() + rows_height + 2 * packages.frameWidth())
        return packages

    def _package_row(self, check: PackageCheck) -> QTreeWidgetItem:
        requirement = check.requirement
        found = {
            PackageState.OK: check.version,
            PackageState.MISSING: self.tr("missing"),
            PackageState.TOO_OLD: self.tr("{}, too old").format(check.version),
            PackageState.BROKEN: self.tr("{}, does not load").format(check.version),
        }[check.state]
        needed = self.tr("{} or later").format(requirement.oldest_text)
        row = QTreeWidgetItem([requirement.package, found, needed, purpose_text(requirement)])
        good = check.state is PackageState.OK
        row.setIcon(0, qgis_icon("mIconSuccess" if good else "mIconWarning"))
        row.setToolTip(1, describe(check))
        return row

    def _remedies_html(self) -> str:
        parts = []
        for check in problems(self._checks):
            lost = "".join(
                f"<li>{escape(feature_label(feature))}</li>"
                for feature in sorted(check.requirement.needed_for, key=lambda feature: feature.value)
            )
            parts.append(
                f"<p><b>{escape(describe(check))}</b></p><p>{escape(check.remedy)}</p>"
                f"<p>{escape(self.tr('Until then TwinPlan cannot:'))}</p><ul>{lost}</ul>"
            )
        return "".join(parts)

    def _lay_out(self) -> None:
        system = QLabel(installation_text(self._host, ()).replace("\n", " · "), self)
        system.setTextFormat(Qt.TextFormat.PlainText)
        system.setWordWrap(True)
        charts = QLabel(
            self.tr("matplotlib is not needed: QGIS draws the charts. TwinPlan installs nothing by itself.")
        )
        charts.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("Copy as text"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.summary)
        column.addWidget(self.packages)
        column.addWidget(self.remedies, 1)
        column.addWidget(charts)
        column.addWidget(system)
        if not problems(self._checks):
            column.addStretch(1)
        column.addWidget(buttons)

    def _copy(self) -> None:
        QApplication.clipboard().setText(installation_text(self._host, self._checks))
