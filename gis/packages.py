# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which Python packages are missing, too old or broken, what that disables, and what to do about it on this system.

Nothing here imports the packages' users: this module must work where everything else does not.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from dataclasses import dataclass
from enum import Enum
from importlib import metadata

from qgis.PyQt.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ..core.errors import MissingPackageError
from .host import Host, this_host

translate = QCoreApplication.translate


class Feature(Enum):
    """What the user loses where a package is missing."""

    TWINS = "twins"
    SAMPLE = "sample"
    QUESTIONS = "questions"
    REPORTS = "reports"


@dataclass(frozen=True)
class Requirement:
    """A package, the oldest version that works (major, minor), and what it is needed for."""

    package: str
    oldest: tuple[int, int]
    purpose: str
    needed_for: frozenset[Feature]

    @property
    def oldest_text(self) -> str:
        return ".".join(str(part) for part in self.oldest)


EVERYTHING = frozenset(Feature)
ANSWERS = frozenset({Feature.QUESTIONS, Feature.REPORTS})

REQUIREMENTS = (
    Requirement("numpy", (1, 22), QT_TRANSLATE_NOOP("Packages", "arrays"), EVERYTHING),
    Requirement("shapely", (2, 0), QT_TRANSLATE_NOOP("Packages", "geometries"), EVERYTHING),
    Requirement("pyproj", (3, 3), QT_TRANSLATE_NOOP("Packages", "reference systems"), EVERYTHING),
    Requirement("scipy", (1, 8), QT_TRANSLATE_NOOP("Packages", "zones and neighbourhoods"), ANSWERS),
    Requirement("jinja2", (3, 0), QT_TRANSLATE_NOOP("Packages", "report pages"), frozenset({Feature.REPORTS})),
)


class PackageState(Enum):
    OK = "ok"
    MISSING = "missing"
    TOO_OLD = "too old"
    BROKEN = "broken"


@dataclass(frozen=True)
class PackageCheck:
    """What was found for one requirement; `detail` says why a broken package does not load."""

    requirement: Requirement
    state: PackageState
    version: str = ""
    detail: str = ""
    remedy: str = ""


def check_packages(host: Host | None = None) -> tuple[PackageCheck, ...]:
    """Look at every required package, loading each; takes about 0.2 s the first time."""
    host = host or this_host()
    return tuple(_check(requirement, host) for requirement in REQUIREMENTS)


def problems(checks: tuple[PackageCheck, ...]) -> tuple[PackageCheck, ...]:
    """The checks which found something to do."""
    return tuple(check for check in checks if check.state is not PackageState.OK)


def missing_for(feature: Feature, checks: tuple[PackageCheck, ...]) -> MissingPackageError | None:
    """Why this feature cannot be used, with the remedy; None where it can."""
    lacking = [check for check in problems(checks) if feature in check.requirement.needed_for]
    if not lacking:
        return None
    reasons = "; ".join(describe(check) for check in lacking)
    remedies = " ".join(dict.fromkeys(check.remedy for check in lacking))
    return MissingPackageError(translate("Packages", "Python packages of QGIS"), reasons, remedies)


def describe(check: PackageCheck) -> str:
    """One clause for people, e.g. "shapely 1.8.5 is too old (2.0 or later is needed)"."""
    requirement = check.requirement
    parts = {
        "package": requirement.package,
        "version": check.version,
        "oldest": requirement.oldest_text,
        "detail": check.detail,
    }
    if check.state is PackageState.MISSING:
        text = translate("Packages", "{package} is not installed ({oldest} or later is needed)")
    elif check.state is PackageState.TOO_OLD:
        text = translate("Packages", "{package} {version} is too old ({oldest} or later is needed)")
    elif check.state is PackageState.BROKEN:
        text = translate("Packages", "{package} {version} does not load ({detail})")
    else:
        text = "{package} {version}"
    return text.format(**parts)


def purpose_text(requirement: Requirement) -> str:
    """What the package is for, in a word or two."""
    return translate("Packages", requirement.purpose)


def feature_label(feature: Feature) -> str:
    """What the feature lets the user do, as a clause."""
    return {
        Feature.TWINS: translate("Packages", "open and make twins"),
        Feature.SAMPLE: translate("Packages", "make the sample twin"),
        Feature.QUESTIONS: translate("Packages", "ask questions in the dock, in Processing and in the console"),
        Feature.REPORTS: translate("Packages", "write reports"),
    }[feature]


def _check(requirement: Requirement, host: Host) -> PackageCheck:
    remedy = host.remedy(requirement.package, requirement.oldest_text)
    if importlib.util.find_spec(requirement.package) is None:
        return PackageCheck(requirement, PackageState.MISSING, remedy=remedy)
    version = _installed_version(requirement.package)
    if version and version_pair(version) < requirement.oldest:
        # Not loaded: an old shapely would stay loaded and could not be replaced before the next start.
        return PackageCheck(requirement, PackageState.TOO_OLD, version, remedy=remedy)
    try:
        module = importlib.import_module(requirement.package)
    except (ImportError, OSError, AttributeError) as error:
        return PackageCheck(requirement, PackageState.BROKEN, version, str(error).splitlines()[0], remedy)
    version = str(getattr(module, "__version__", version))
    if version_pair(version) < requirement.oldest:
        return PackageCheck(requirement, PackageState.TOO_OLD, version, remedy=remedy)
    return PackageCheck(requirement, PackageState.OK, version)


def _installed_version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""  # some bundles ship packages without metadata; the module itself is asked later


def version_pair(version: str) -> tuple[int, int]:
    """The first two numbers of a version: "2.1.0rc1" -> (2, 1); what is no number counts as 0."""
    numbers = [re.match(r"\d*", part) for part in [*version.split("."), "", ""][:2]]
    first, second = (int(number.group() or 0) if number else 0 for number in numbers)
    return first, second
