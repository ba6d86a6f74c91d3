# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How exposure is computed, for "How was this computed" and the user guide."""

METHOD = """\
### What the words mean
- **Hit**: some known part of the asset lies where the hazard reaches the threshold. A boundary belongs to its zone:
  an asset that only touches a hit zone is hit.
- **Unknown**: the asset is not hit as far as is known, but some part of it lies on cells without data, outside the
  raster, in a zone without class, outside the study area, or its place is not known at all.
- **Safe**: everything of the asset is known, and nothing of it reaches the threshold. Outside every zone is safe,
  unless a study area is given and the asset lies outside it.
- Every figure has its unknown share in the same unit. The true figure lies between the figure and the figure plus its
  unknown share. Hit, safe and unknown add up to the total.

### Threshold and classes
- Rasters and zones with a numeric class: hit at or above the **threshold**. Where none is given it is 0.3 m, the
  depth of still water up to which small cars are taken as stable (Australian Rainfall and Runoff 2019, book 6 chapter
  7). The number is an assumption; set the one that fits your assets.
- Zones with a class by name: the classes that you name count as hit; where you name none, every class does. The first
  one named counts as the worst.
- Zones without a class field: every zone counts as hit.
- Where zones overlap, the highest class takes the overlap. A zone whose class is NULL is unknown, and takes an
  overlap only from zones below the threshold: there it could be worse, but not better.

### Points, lines, polygons
| asset | hazard zones | hazard raster |
|---|---|---|
| point | in the zone or on its boundary | the cell under it; a cell holds its first edges, not its last |
| line | cut where it enters and leaves a zone | cut at every grid line that it crosses; each piece takes its own cell |
| polygon | area in each zone | the exact covered fraction of every cell |

The mean intensity is weighted by length or area over the parts where the intensity is a known number; the highest
intensity is taken over the same parts.

### Reference systems and measures
- Assets are projected into the CRS of the hazard. Edges that would bend there by more than 0.1 m get additional
  vertices first, so that a straight edge of the layer stays what it was.
- Lengths and areas are measured on the ellipsoid of the asset layer's CRS (geodesic; lengths within 1e-7, areas
  within 1e-6), or in the plane of a projected CRS if you say so. Degrees are never taken for metres. Pieces share the
  measure of their asset.
- An asset that crosses the 180th meridian, surrounds a pole, or cannot be projected has no usable place in degrees:
  it is unknown, and counted in the notes. Rasters from 0 to 360 degrees are understood.

### People
- A population raster holds people per cell or people per km2; which of the two is stated by the twin or by you, never
  guessed. Density is multiplied by the ellipsoidal area of each cell.
- People are spread evenly within their cell. Under zones each cell counts by its exact covered fraction; under a
  raster each cell is split over the hazard cells that it overlaps, by area.
- With a study area only people within it are counted.
- Cells without data hold an unknown number of people. Where the hazard is hit or unknown there, they add to the
  unknown share as if each were as full as the fullest known cell. If no data means that nobody lives there, say so.

### By zone
An asset counts once, in the zone that holds most of it; its length, area and the people are cut along the borders.
Zones and "outside" add up to the total. Where zones overlap or share a border, the zone that comes first in its layer
has the place.

### Several hazards
Zones come before rasters, each in the order given. The headline figures, the outcome per asset, the classes by asset
type and their charts are those of the first hazard, which the figures name; every other one has a row in "By hazard"
and columns of its own. Where each hazard has a return period, "By hazard" is in their order.
"""
