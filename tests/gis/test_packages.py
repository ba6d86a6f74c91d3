# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said where a Python package is missing, too old or broken."""

from __future__ import annotations

import importlib
import sys

import pytest
from twinplan.gis import packages
from twinplan.gis.host import Host, HostKind, linux_host, parse_os_release
from twinplan.gis.packages import Feature, PackageState, check_packages, missing_for, problems

BOOKWORM = """PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
ID=debian
VERSION_ID="12"
"""
NOBLE = 'PRETTY_NAME="Ubuntu 24.04.1 LTS"\nID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\n'
MINT = 'NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_ID="21"\n'
BOOKWORM_HOST = linux_host(parse_os_release(BOOKWORM))


@pytest.fixture
def old_shapely(tmp_path, monkeypatch):
    """A shapely 1.8.5 before the real one, found as a package and not loaded yet."""
    (tmp_path / "shapely").mkdir()
    (tmp_path / "shapely" / "__init__.py").write_text("raise RuntimeError('an old shapely must not be loaded')")
    info = tmp_path / "shapely-1.8.5.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shapely\nVersion: 1.8.5\n")
    hide(monkeypatch, "shapely")
    monkeypatch.syspath_prepend(str(tmp_path))
    importlib.invalidate_caches()


def hide(monkeypatch, package):
    for name in [name for name in sys.modules if name.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, name)


def without(monkeypatch, package):
    real = importlib.util.find_spec
    monkeypatch.setattr(
        packages.importlib.util, "find_spec", lambda name, *rest: None if name == package else real(name, *rest)
    )


def test_nothing_is_missing_here():
    assert problems(check_packages()) == ()
    assert all(missing_for(feature, check_packages()) is None for feature in Feature)


def test_an_old_shapely_on_debian_12_is_named_with_a_way_out(old_shapely):
    checks = check_packages(BOOKWORM_HOST)
    (found,) = problems(checks)
    assert (found.requirement.package, found.state, found.version) == ("shapely", PackageState.TOO_OLD, "1.8.5")
    message = str(missing_for(Feature.QUESTIONS, checks))
    assert "shapely 1.8.5 is too old (2.0 or later is needed)" in message
    assert "Debian GNU/Linux 12 (bookworm) offers only shapely 1.8" in message
    assert message.endswith("Then restart QGIS.")


def test_only_what_needs_a_missing_package_is_disabled(monkeypatch):
    without(monkeypatch, "jinja2")
    checks = check_packages(Host(HostKind.WINDOWS, "Windows 11"))
    assert missing_for(Feature.QUESTIONS, checks) is None
    assert "install the current QGIS again" in missing_for(Feature.REPORTS, checks).remedy


def test_a_package_that_does_not_load_is_reported_with_its_reason(tmp_path, monkeypatch):
    (tmp_path / "shapely").mkdir()
    (tmp_path / "shapely" / "__init__.py").write_text("raise ImportError('libgeos_c.so.1 not found')")
    hide(monkeypatch, "shapely")
    monkeypatch.syspath_prepend(str(tmp_path))
    importlib.invalidate_caches()
    (found,) = problems(check_packages())
    assert found.state is PackageState.BROKEN
    assert "libgeos_c.so.1 not found" in found.detail


@pytest.mark.parametrize(
    ("release", "wanted"),
    [
        (BOOKWORM, "offers only shapely 1.8"),
        (BOOKWORM.replace("12", "13"), "sudo apt install python3-shapely."),
        (NOBLE, "sudo apt install python3-shapely."),
        (NOBLE.replace("24.04", "22.04"), "offers only shapely 1.8"),
        (MINT, "sudo apt install python3-shapely."),
        ("ID=debian\n", "sudo apt install python3-shapely."),
        ("ID=fedora\nVERSION_ID=41\n", "sudo dnf install python3-shapely."),
        ("ID=nixos\n", "package manager"),
        ("", "package manager"),
    ],
)
def test_the_remedy_fits_the_system(release, wanted):
    assert wanted in linux_host(parse_os_release(release)).remedy("shapely", "2.0")


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        (HostKind.MACOS, "disk image"),
        (HostKind.FLATPAK, "flatpak run"),
        (HostKind.CONDA, "conda install -c conda-forge 'scipy>=1.8'"),
    ],
)
def test_every_way_to_get_qgis_has_its_own_remedy(kind, wanted):
    assert wanted in Host(kind, "x").remedy("scipy", "1.8")


@pytest.mark.parametrize(
    ("text", "pair"), [("2.1.2", (2, 1)), ("2.0rc1", (2, 0)), ("2", (2, 0)), ("1.24.2+dfsg", (1, 24)), ("", (0, 0))]
)
def test_versions_of_every_shape_are_compared(text, pair):
    assert packages.version_pair(text) == pair
