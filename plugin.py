# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Wiring only: what the plugin puts into QGIS, and one list by which all of it is taken out again."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial

from qgis.core import QgsApplication
from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QAction, QMenu, QToolBar

from .gis.packages import Feature, check_packages, missing_for

NAME = "TwinPlan"


class TwinPlanPlugin:
    """What QGIS loads. Modules that need numpy, shapely and others are imported only where these will do."""

    def __init__(self, iface: QgisInterface | None) -> None:
        self.iface = iface  # None in qgis_process
        self._teardown = ExitStack()
        self._docks: list[QgsDockWidget] = []

    def initGui(self) -> None:
        self._install_translator()
        from .gis.task import cancel_all
        from .ui.docks import make_docks
        from .ui.forget import forget_modules
        from .ui.icons import icon
        from .ui.session import Session

        self._teardown.callback(forget_modules, __package__)
        self.session = Session(self.iface)
        self._teardown.callback(self.session.deleteLater)
        self._teardown.callback(self.session.messages.clear)
        self.toolbar: QToolBar = self.iface.addToolBar(NAME)
        self.toolbar.setObjectName("TwinPlanToolBar")
        self._teardown.callback(self.toolbar.deleteLater)
        # addPluginToMenu of QGIS would leave an empty menu behind each time.
        self.menu: QMenu = self.iface.pluginMenu().addMenu(icon("twinplan"), NAME)
        self._teardown.callback(self.menu.deleteLater)
        self.twin_dock, self.impact_dock = make_docks(self.session, self.iface, self.check_installation)
        self._add_dock(self.twin_dock, "twin")
        self._add_dock(self.impact_dock, "impact")
        self._tab_docks()
        self._add_menu()
        self._add_options()
        self._add_drop_handler()
        self._follow_project()
        self.initProcessing()
        self._teardown.callback(cancel_all)  # the teardown runs from its end: no job goes on while the rest goes

    def initProcessing(self) -> None:
        """Also what qgis_process calls instead of initGui."""
        if self.iface is None:
            self._install_translator()
        if missing_for(Feature.QUESTIONS, check_packages()) is None:
            from .gis.processing_provider import TwinPlanProvider

            registry, provider = QgsApplication.processingRegistry(), TwinPlanProvider()
            registry.addProvider(provider)
            self._teardown.callback(registry.removeProvider, provider)

    def unload(self) -> None:
        """Undo everything, the last thing first; one failure does not keep the rest from being undone."""
        self._teardown.close()

    def check_installation(self) -> None:
        from .ui.check_installation import CheckInstallation

        CheckInstallation(self.iface.mainWindow()).exec()

    def show_options(self) -> None:
        self.iface.showOptionsDialog(self.iface.mainWindow(), NAME)

    def show_guide(self) -> None:
        from .ui.help_window import HelpWindow

        window = HelpWindow(self.iface.mainWindow())
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()

    def _install_translator(self) -> None:
        from .ui.translation import install_translation

        self._teardown.callback(install_translation())

    def _add_dock(self, dock: QgsDockWidget, icon_name: str) -> None:
        from .ui.icons import icon

        self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        self._docks.append(dock)
        self._teardown.callback(self._docks.remove, dock)
        self._teardown.callback(dock.deleteLater)
        self._teardown.callback(self.iface.removeDockWidget, dock)
        self._teardown.callback(dock.close_down)
        toggle = QAction(icon(icon_name), dock.windowTitle(), self.toolbar)
        toggle.setCheckable(True)
        dock.setToggleVisibilityAction(toggle)
        self.toolbar.addAction(toggle)
        self.menu.addAction(toggle)

    def _tab_docks(self) -> None:
        """Now if QGIS is up; while it starts, after it has put its windows where they were."""
        from .ui.docks import tab_once

        tab = partial(tab_once, self.iface.mainWindow(), self._docks)
        if self.iface.mainWindow().isVisible():
            tab()
        else:
            self.iface.initializationCompleted.connect(tab)
            self._teardown.callback(self.iface.initializationCompleted.disconnect, tab)

    def _add_menu(self) -> None:
        self.menu.addSeparator()
        for text, call in (
            (self.tr("Options…"), self.show_options),
            (self.tr("Check installation…"), self.check_installation),
            (self.tr("User guide"), self.show_guide),
        ):
            self.menu.addAction(text).triggered.connect(lambda _=False, call=call: call())

    def _add_options(self) -> None:
        from .ui.options_page import OptionsFactory

        factory = OptionsFactory(self.session)
        self.iface.registerOptionsWidgetFactory(factory)
        self._teardown.callback(self.iface.unregisterOptionsWidgetFactory, factory)

    def _add_drop_handler(self) -> None:
        from .ui.twin.drop import TwinDropHandler

        handler = TwinDropHandler(self.session.open_twin)
        self.iface.registerCustomDropHandler(handler)
        self._teardown.callback(self.iface.unregisterCustomDropHandler, handler)

    def _follow_project(self) -> None:
        from .ui.project_keeper import ProjectKeeper

        keeper = ProjectKeeper(self.session, list(self._docks), self.session)
        self._teardown.callback(keeper.close)

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("TwinPlanPlugin", text)
