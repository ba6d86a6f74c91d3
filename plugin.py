# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Wiring only: what the plugin puts into QGIS, and one list by which all of it is taken out again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

from qgis.core import QgsApplication
from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QToolBar

from .gis.packages import Feature, check_packages, missing_for

NAME = "TwinPlan"


class TwinPlanPlugin:
    """What QGIS loads. Parts that need a missing package are replaced by one that says what to do."""

    def __init__(self, iface: QgisInterface | None) -> None:
        self.iface = iface  # None in qgis_process
        self._teardown = ExitStack()

    def initProcessing(self) -> None:
        """What qgis_process calls instead of initGui."""
        if missing_for(Feature.QUESTIONS, check_packages()) is None:
            from .gis.processing_provider import TwinPlanProvider

            registry, provider = QgsApplication.processingRegistry(), TwinPlanProvider()
            registry.addProvider(provider)
            self._teardown.callback(registry.removeProvider, provider)

    def initGui(self) -> None:
        self._install_translator()
        from .gis import task
        from .ui.session import Session

        self.session = Session(self.iface)
        self._teardown.callback(self.session.deleteLater)
        self._teardown.callback(self.session.messages.clear)
        self.toolbar: QToolBar = self.iface.addToolBar(NAME)
        self.toolbar.setObjectName("TwinPlanToolBar")
        self._teardown.callback(self.toolbar.deleteLater)
        self.twin_dock = self._add_twin_dock()
        self.impact_dock = self._add_impact_dock()
        self.initProcessing()
        self._add_menu()
        self._add_options()
        self._follow_project()
        self._teardown.callback(task.cancel_all)  # last in, first out: nothing runs while the rest goes

    def unload(self) -> None:
        self._teardown.close()

    def _install_translator(self) -> None:
        from .ui.translation import load_translator

        translator = load_translator()
        if translator is not None:
            QCoreApplication.installTranslator(translator)
            self._teardown.callback(QCoreApplication.removeTranslator, translator)

    def _add_twin_dock(self) -> QgsDockWidget:
        lacking = self.session.lacks(Feature.TWINS)
        if lacking is not None:
            return self._add_missing_dock("TwinPlanTwinDock", self.tr("Twin"), "twin", lacking)
        from .ui.twin.dock import TwinDock
        from .ui.twin.drop import TwinDropHandler

        dock = TwinDock(self.session, self.iface)
        handler = TwinDropHandler(self.session.open_twin)
        self.iface.registerCustomDropHandler(handler)
        self._teardown.callback(self.iface.unregisterCustomDropHandler, handler)
        return self._add_dock(dock, "twin")

    def _add_impact_dock(self) -> QgsDockWidget:
        lacking = self.session.lacks(Feature.QUESTIONS)
        if lacking is not None:
            return self._add_missing_dock("TwinPlanImpactDock", self.tr("Impact"), "impact", lacking)
        from .ui.impact.dock import ImpactDock

        return self._add_dock(ImpactDock(self.session, self.iface), "impact")

    def _add_missing_dock(self, name: str, title: str, icon_name: str, lacking: Exception) -> QgsDockWidget:
        from .ui.missing_dock import MissingDock

        dock = MissingDock(name, title, lacking, self.check_installation, self.iface.mainWindow())
        return self._add_dock(dock, icon_name)

    def _add_dock(self, dock: QgsDockWidget, icon_name: str) -> QgsDockWidget:
        from .ui.icons import icon

        self.iface.addTabifiedDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock, ["TwinPlanTwinDock"])
        self._teardown.callback(dock.deleteLater)
        self._teardown.callback(self.iface.removeDockWidget, dock)
        self._teardown.callback(dock.close_down)
        toggle = QAction(icon(icon_name), dock.windowTitle(), self.toolbar)
        toggle.setCheckable(True)
        dock.setToggleVisibilityAction(toggle)
        self.toolbar.addAction(toggle)
        self._add_to_menu(toggle)
        return dock

    def _add_menu(self) -> None:
        from .ui.help_window import HelpWindow
        from .ui.icons import icon

        def show_help() -> None:
            HelpWindow(self.iface.mainWindow()).show()

        self._add_to_menu(self._action(self.tr("Options…"), QIcon(), self.show_options))
        self._add_to_menu(self._action(self.tr("Check installation…"), QIcon(), self.check_installation))
        guide = self._action(self.tr("User guide"), icon("twinplan"), show_help)
        self._add_to_menu(guide)

    def _add_options(self) -> None:
        from .ui.options_page import OptionsFactory

        factory = OptionsFactory(self.session)
        self.iface.registerOptionsWidgetFactory(factory)
        self._teardown.callback(self.iface.unregisterOptionsWidgetFactory, factory)

    def _follow_project(self) -> None:
        from .ui.project_keeper import ProjectKeeper

        keeper = ProjectKeeper(self.session, [self.twin_dock, self.impact_dock], self.session)
        self._teardown.callback(keeper.close)

    def check_installation(self) -> None:
        from .ui.check_installation import CheckInstallation

        CheckInstallation(self.iface.mainWindow()).exec()

    def show_options(self) -> None:
        self.iface.showOptionsDialog(self.iface.mainWindow(), NAME)

    def _action(self, text: str, icon: QIcon, call: Callable[[], None]) -> QAction:
        action = QAction(icon, text, self.toolbar)
        action.triggered.connect(lambda: call())
        return action

    def _add_to_menu(self, action: QAction) -> None:
        self.iface.addPluginToMenu(NAME, action)
        self._teardown.callback(self.iface.removePluginMenu, NAME, action)

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("TwinPlanPlugin", text)
