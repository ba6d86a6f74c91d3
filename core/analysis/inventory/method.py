# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How an inventory is computed, for "How was this computed" and the user guide."""

METHOD = """\
### What is counted
| layer | in each zone |
|---|---|
| points | how many, and the sum of a field if you name one |
| lines | how many, their length, by class if you name a field |
| polygons | how many, their area, by class if you name a field |
| raster | cells with and without data, sum, mean, lowest and highest value |

- A point counts where it lies; a multi-point with all its points counts once, in the zone that has most of them.
  Lines and polygons are cut along the borders for length and area, and count once, in the zone that has most of them.
- Zones and "outside" add up to the total. Where zones overlap or share a border, the zone that comes first in its
  layer has the place. Boundaries belong to their zone.
- Raster cells count by the exact fraction that the zone covers. Cells without data are never zero: they are reported
  apart. If you choose cell centres, a cell counts wholly where its centre is.
- Features whose field is NULL are counted as without value, and the sum is of those that have one. Features without
  geometry are reported apart.

### Reference systems and measures
Features are projected into the CRS of the zones, zones into the CRS of a raster; edges that would bend by more than
0.1 m get additional vertices first. Lengths and areas are geodesic (on the ellipsoid), or in the plane of a projected
CRS if you say so.
"""
