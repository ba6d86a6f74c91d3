# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reference systems as GDAL and QGIS hold them to the ones that `core` computes with."""

from __future__ import annotations

from functools import lru_cache

import pyproj
from osgeo import osr
from pyproj.exceptions import CRSError

from ..core.errors import InputError
from ..core.wording.translate import say

NO_PLACE = pyproj.CRS("EPSG:4326")
"""What stands for the CRS of rows that have no geometry."""


@lru_cache(maxsize=256)
def crs_from_text(text: str) -> pyproj.CRS | None:
    """A CRS from an authority code or WKT; None where the text names none or says that it is unknown."""
    try:
        crs = pyproj.CRS.from_user_input(text)
    except CRSError:
        return None
    unknown = crs.name.lower().startswith(("undefined", "unknown")) and crs.to_authority() is None
    return None if crs.is_engineering or (unknown and not crs.is_projected) else crs


def crs_from_osr(reference: osr.SpatialReference | None) -> pyproj.CRS | None:
    """None where the data states no CRS."""
    if reference is None:
        return None
    authority, code = reference.GetAuthorityName(None), reference.GetAuthorityCode(None)
    if authority and code:
        found = crs_from_text(f"{authority}:{code}")
        if found is not None:
            return found
    wkt = reference.ExportToWkt(["FORMAT=WKT2_2019"])
    return crs_from_text(wkt) if wkt else None


def crs_text(crs: pyproj.CRS) -> str:
    """Authority code where the CRS means the same as one that has a code, else WKT; `crs_from_text` reads both."""
    authority = crs.to_authority()
    return ":".join(authority) if authority else str(crs.to_wkt())


def known_crs(crs: pyproj.CRS | None, thing: str) -> pyproj.CRS:
    """The CRS itself; raises InputError where there is none, for then its numbers mean no place."""
    if crs is None:
        raise InputError(
            thing, say("it has no coordinate reference system"), say("Set its CRS in the layer properties.")
        )
    return crs
