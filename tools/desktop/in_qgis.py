# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a script inside the real QGIS uses to act as a user: wait, click, look, take screenshots, end."""

from __future__ import annotations

import faulthandler
import os
import sys
import time
import traceback
from collections.abc import Callable, Generator
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from qgis.PyQt.QtGui import QGuiApplication, QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QWidget
from qgis.utils import iface

# Should QGIS crash, this says what Python was doing in each thread.
_crash_log = Path(os.environ["TWINPLAN_CRASH_LOG"]).open("w", encoding="utf-8")  # noqa: SIM115  open until QGIS ends
faulthandler.enable(_crash_log)

Steps = Generator[Callable[[], bool] | float | None, None, None]
_POLL_MS = 50
_PATIENCE_S = 180.0


def play(steps: Steps) -> None:
    """Run a generator of steps on the event loop, then end QGIS.

    A step yields a condition to wait for, a number of seconds to wait, or None to let QGIS breathe once.
    An exception, or a condition that does not come true in time, ends QGIS with exit code 1.
    """
    _Player(steps).start()


class _Player:
    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self._timer = QTimer()
        self._timer.timeout.connect(self._step)
        self._condition: Callable[[], bool] = lambda: True
        self._deadline_s = 0.0

    def start(self) -> None:
        iface.twinplan_player = self  # keeps us alive as long as the window
        if iface.mainWindow().isVisible():
            self._begin()
        else:
            iface.initializationCompleted.connect(self._begin)

    def _begin(self) -> None:
        iface.mainWindow().showMaximized()
        self._wait_for(1.0)
        self._timer.start(_POLL_MS)

    def _wait_for(self, what: Callable[[], bool] | float | None) -> None:
        now_s = time.monotonic()
        self._deadline_s = now_s + _PATIENCE_S
        if what is None:
            self._condition = lambda: True
        elif isinstance(what, (int, float)):
            self._condition = lambda: time.monotonic() >= now_s + what
        else:
            self._condition = what

    def _step(self) -> None:
        self._timer.stop()
        try:
            if not self._condition():
                if time.monotonic() > self._deadline_s:
                    raise TimeoutError("what the script waits for did not happen")
            else:
                self._wait_for(next(self._steps))
        except StopIteration:
            finish(0)
        except BaseException:  # noqa: BLE001  the outermost boundary: whatever happened must end QGIS and be read
            traceback.print_exc(file=sys.stdout)
            screenshot(Path(os.environ.get("TWINPLAN_FAILURE_SCREENSHOT", "failure.png")))
            finish(1)
        else:
            self._timer.start(_POLL_MS)


def finish(exit_code: int) -> None:
    """End QGIS with this exit code, without asking to save."""
    sys.stdout.flush()
    # While it ends, QGIS unloads plugins by statements whose values Python would print.
    sys.displayhook = lambda _value: None
    # QGIS 3.40 crashes if the event loop is left with layers in the layer tree.
    iface.newProject(False)
    QTimer.singleShot(0, lambda: QgsApplication.exit(exit_code))


def screenshot(path: Path, widget: QWidget | None = None) -> None:
    """The whole screen, or one widget, as PNG."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = widget.grab() if widget is not None else QGuiApplication.primaryScreen().grabWindow(0)
    if not picture.save(str(path)):
        raise OSError(f"screenshot {path} could not be written")


def click(widget: QWidget) -> None:
    """A click of the left button in the middle of a widget that a user could click."""
    if not (widget.isVisible() and widget.isEnabled()):
        raise AssertionError(f"{widget.objectName() or widget} cannot be clicked: hidden or disabled")
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def map_is_drawn() -> bool:
    """Whether the canvas shows everything that it will show."""
    canvas = iface.mapCanvas()
    return not canvas.isFrozen() and not canvas.isDrawing()


def drag_on_map(start: tuple[float, float], stop: tuple[float, float]) -> None:
    """Press, move and release the left button over the canvas; places are fractions of its width and height."""
    viewport = iface.mapCanvas().viewport()
    size = viewport.size()
    places = [QPoint(round(x * size.width()), round(y * size.height())) for x, y in (start, stop)]
    middle = (places[0] + places[1]) / 2
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, places[0])
    for place in (middle, places[1]):
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(place),
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QgsApplication.sendEvent(viewport, move)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, places[1])


def when_dialog(class_name: str, act: Callable[[QWidget], None]) -> None:
    """Call `act` with the modal dialog of this class as soon as it is there."""

    def look() -> None:
        dialog = QgsApplication.activeModalWidget()
        if dialog is not None and type(dialog).__name__ == class_name:
            act(dialog)
        else:
            QTimer.singleShot(_POLL_MS, look)

    QTimer.singleShot(_POLL_MS, look)


def find(kind: type, name: str) -> QWidget:
    """The widget of the main window with this object name."""
    widget = iface.mainWindow().findChild(kind, name)
    if widget is None:
        raise LookupError(f"there is no {kind.__name__} named {name}")
    return widget
