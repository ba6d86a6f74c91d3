# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Start the real QGIS with the plugin's zip in an empty profile and let it run a script.

    python tools/desktop/session.py --folder build/demo --zip build/twinplan-0.1.0.zip SCRIPT [ARGUMENT ...]

The script runs inside QGIS once its window is there; it finds its arguments in `TWINPLAN_ARGUMENTS` (JSON) and ends
QGIS itself with `finish(exit_code)` from `in_qgis.py`. Nothing of the development environment is on the path of that
QGIS; the one thing added to its own Python is shapely, which Debian 12 does not have.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCREEN = "1920x1080x24"
PROFILE_SETTINGS = """[PythonPlugins]
twinplan=true

[app]
askToSaveMemoryLayers=false
newsFeed\\newsFeedDisabled=true

[qgis]
checkVersion=false
showTips=false
askToSaveProjectChanges=false

[locale]
overrideFlag=true
userLocale=en_US
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, required=True, help="profile, Python packages and logs go here")
    parser.add_argument("--zip", type=Path, required=True, help="the plugin as a user installs it")
    parser.add_argument("--screen", default=SCREEN, help="size of the virtual screen")
    parser.add_argument("--headless", action="store_true", help="use a virtual screen even where there is a display")
    parser.add_argument("--without-shapely", action="store_true", help="give QGIS no shapely")
    parser.add_argument("--keep-profile", action="store_true", help="go on with the profile of an earlier session")
    parser.add_argument("--timeout", type=float, default=240.0, help="seconds after which QGIS is ended")
    parser.add_argument("script", type=Path)
    parser.add_argument("arguments", nargs="*")
    options = parser.parse_args()
    folder = options.folder.resolve()
    if not options.keep_profile:
        make_profile(folder, options.zip)
    packages = None if options.without_shapely else shapely_alone(folder)
    return run_qgis(folder, packages, options)


def make_profile(folder: Path, plugin_zip: Path) -> None:
    """An empty profile that holds the unzipped plugin, enabled, and nothing else."""
    profiles = folder / "profiles"
    shutil.rmtree(profiles, ignore_errors=True)
    plugins = profiles / "default" / "python" / "plugins"
    plugins.mkdir(parents=True)
    with zipfile.ZipFile(plugin_zip) as archive:
        archive.extractall(plugins)
    settings = profiles / "default" / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir()
    settings.write_text(PROFILE_SETTINGS, encoding="utf-8")


def shapely_alone(folder: Path) -> Path:
    """A folder with shapely and nothing else, copied from the development environment."""
    target = folder / "python"
    if not (target / "shapely").is_dir():
        site_packages = Path(sysconfig.get_path("purelib"))
        for source in (*site_packages.glob("shapely"), *site_packages.glob("shapely-*")):
            shutil.copytree(source, target / source.name, dirs_exist_ok=True)
    return target


def run_qgis(folder: Path, packages: Path | None, options: argparse.Namespace) -> int:
    environment = clean_environment(folder, packages)
    environment["TWINPLAN_ARGUMENTS"] = json.dumps(options.arguments)
    environment["TWINPLAN_DESKTOP_TOOLS"] = str(HERE)
    environment["TWINPLAN_CRASH_LOG"] = str(folder / "crash.log")
    command = ["qgis", "--nologo", "--noversioncheck", "--profiles-path", str(folder), "--profile", "default"]
    command += ["--code", str(options.script.resolve())]
    if options.headless or not os.environ.get("DISPLAY"):
        command = on_virtual_screen(command, options.screen)
    with (folder / "qgis.log").open("w", encoding="utf-8") as log, tempfile.TemporaryDirectory() as runtime:
        environment["XDG_RUNTIME_DIR"] = runtime
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=log, text=True, start_new_session=True
        )
        # Whoever ends us ends QGIS too.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        try:
            output, _ = process.communicate(timeout=options.timeout)
        except subprocess.TimeoutExpired:
            log_file = folder / "qgis.log"
            print(f"desktop: QGIS did not end within {options.timeout:.0f} s; see {log_file}", file=sys.stderr)
            return 1
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
    print(output, end="")
    if process.returncode:
        print(f"desktop: QGIS ended with {process.returncode}; see {folder / 'qgis.log'}", file=sys.stderr)
    return process.returncode


def clean_environment(folder: Path, packages: Path | None) -> dict[str, str]:
    """The user's environment without ours: no virtual environment, no offscreen platform."""
    ours = ("VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME", "QT_QPA_PLATFORM", "PROJ_DATA")
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    environment["LIBGL_ALWAYS_SOFTWARE"] = "1"
    environment["HOME"] = str(folder / "home")
    (folder / "home").mkdir(exist_ok=True)
    if packages is not None:
        environment["PYTHONPATH"] = str(packages)
    return environment


def on_virtual_screen(command: list[str], screen: str) -> list[str]:
    """Under Xvfb with a window manager, for without one the window outgrows the screen."""
    inner = 'openbox >/dev/null 2>&1 & manager=$!; "$@"; code=$?; kill $manager; exit $code'
    return ["xvfb-run", "-a", "-s", f"-screen 0 {screen}", "sh", "-c", inner, "qgis", *command]


if __name__ == "__main__":
    sys.exit(main())
