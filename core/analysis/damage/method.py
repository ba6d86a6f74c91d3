# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How damage is computed, for "How was this computed" and the user guide."""

METHOD = """\
### Damage of one event
Assets are cut into pieces as for "What is in harm's way?": points take the cell or zone at their place, lines are
cut at every cell or zone border, polygons by the exact covered fraction of every cell. Every piece loses

    measure x value x curve(intensity)

where the measure is one asset, metres (lines) or square metres (polygons), on the ellipsoid unless you say
otherwise. If the value is that of a whole asset, it is spread evenly over its length or area; several points of one
asset share it.

### Curves
- A curve is piecewise linear and says which share of the value an intensity destroys. Before its first and beyond
  its last point it stays level. Where there is no intensity (0 or less) nothing is lost, whatever the curve says.
- A curve needs two points or more, intensities that rise, shares from 0 to 1 that never fall; one that does not is
  refused with the row that is wrong.
- The published curves come with their source and licence, which every answer lists. Where several were published
  for a kind of asset, one of them is the base, and the lowest and the highest of all at every intensity make low
  and high.
- Your own curves are a table: a row a point (`curve`, `x`, `y`, perhaps `low` and `high`), or the intensity in the
  first column and a class in every other.
- Which curve an asset takes: the one for its type in your table; without a table the one that you chose for all;
  without that the published one for its type, by names of OpenStreetMap and of the twin's kinds of assets.
- The intensity is taken in the unit of the curve. Where nothing states the unit of a hazard, the answer says so,
  and also where it looks like classes instead of depths.

### Values
The value of an asset comes from its field if you name one, else from the table by type, else from the number that
you give. Values are what is lost at a share of 1: mostly the cost of replacement. Low and high come from the table,
or from the two factors. Amounts are as you give them; no price is adjusted to another year or currency.

### Low, base, high
Low takes the low curve with the low value, high the high curve with the high value. They are bounds of what was put
in, not a probability.

### Unknown
Parts on cells without data, outside the raster, in zones without a number, outside the study area, struck parts of
assets without a curve, and assets without a place have an unknown damage. The unknown share of a figure is what
these parts are worth: the true damage lies between the low figure and the high figure plus its unknown share.
What strikes or may strike an asset without a value counts there too, as if it were worth as much as the most
valuable one, and the notes say how many these are. A zone of unknown intensity takes an overlap from every other zone.

### Expected annual damage
An event with a return period of T years is reached or exceeded with a frequency of 1/T a year. The expected annual
damage is the area under damage over frequency, by trapezoids between the frequencies that are known. They are
sorted first, so that the order of the hazards does not matter; each return period may be given once, and there must
be two at least.

| beyond the known events | what is added |
|---|---|
| nothing (default) | rarer and more frequent events are left out: a lower bound |
| constant | rarer events do the damage of the rarest one: its damage / T |
| return period without damage | damage begins there and rises evenly to that of the most frequent event |

With event frequencies instead, the hazards are events apart, and the expected annual damage is the sum of frequency
times damage.

### Present value
The expected annual damage at the end of each of the next n years, discounted at the rate r a year: EAD x (1 - (1 +
r)^-n) / r, or EAD x n where r = 0. Neither the hazard nor the assets change in these years.

### By zone
Damage is cut along the borders of zones, so that zones and "outside" add up to the total. Where zones overlap or
share a border, the zone that comes first in its layer has the place.

### Several hazards
The headline damage is that of the rarest hazard (of the first one where no return period is known); every other one
has its row in "By hazard" and columns of its own.
"""
