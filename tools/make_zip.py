# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Write build/twinplan-VERSION.zip: what a user installs. Only tracked files, only those on the list below.

The same files give the same bytes: entries are sorted and carry a fixed date.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from configparser import ConfigParser
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "twinplan"
FILES = {"__init__.py", "plugin.py", "metadata.txt", "LICENSE", "README.md", "CHANGELOG.md"}
FOLDERS = {"core", "gis", "ui", "cli", "resources", "docs"}
LEFT_OUT_SUFFIXES = {".ts", ".pyc"}
LARGEST_ZIP_BYTES = 25 * 1024 * 1024
LONG_AGO = (2026, 1, 1, 0, 0, 0)


def main() -> None:
    target = ROOT / "build" / f"{PACKAGE}-{_version()}.zip"
    target.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in shipped_files():
            entry = zipfile.ZipInfo(f"{PACKAGE}/{name}", LONG_AGO)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, (ROOT / name).read_bytes())
    if target.stat().st_size > LARGEST_ZIP_BYTES:
        sys.exit(f"zip: {target} is larger than the plugin repository takes (25 MB)")
    print(target)


def shipped_files() -> list[str]:
    """The tracked files that belong in the zip, with forward slashes, sorted."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    return sorted(name for name in listed.stdout.split("\0") if name and _is_shipped(PurePosixPath(name)))


def _is_shipped(path: PurePosixPath) -> bool:
    if not (ROOT / path).is_file() or path.suffix in LEFT_OUT_SUFFIXES:
        return False
    return str(path) in FILES if len(path.parts) == 1 else path.parts[0] in FOLDERS


def _version() -> str:
    metadata = ConfigParser(interpolation=None)
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    return metadata["general"]["version"]


if __name__ == "__main__":
    main()
