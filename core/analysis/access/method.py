# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How access is computed, for "How was this computed" and the user guide."""

METHOD = """\
### What the words mean
- **Served**: the nearest facility is within the largest of the limits; a limit that is met exactly is kept.
- **Not served**: every way that there is costs more, or there is none (another part of the network, one-way streets).
- **Unknown**: the place has no usable geometry or is farther from the network than allowed; or it could be served only
  over stretches of which nobody knows whether they are open, or by a facility that is not on the network but near
  enough in a straight line at the fastest speed of the network.
- Served, not served and unknown add up to the total, for places and for people.

### The network
- Lines are joined where they **share a vertex** exactly, as in OpenStreetMap. A line end that meets nothing is joined
  to the line ends within the tolerance (0.5 m by default), or else to the nearest vertex within it. You can let lines
  meet with their ends only, or let them be joined wherever they cross or touch: then bridges become junctions.
- Crossings without a common vertex are counted in 'Health of the network', never joined in silence.
- **Direction**: a field that says forward, backward or both, in words that you can change (OpenStreetMap's `oneway`
  is used where the layer has it). NULL is both; a value that nobody explained is both, and counted.
- **Cost** is time, length, or a field that holds the cost of each whole line, which its parts share by length.
  Speeds come from a field (km/h; "30 mph" is understood), else from the class of the road, else from the speed where
  none is known; or one speed for all, e.g. 5 km/h on foot.
- Speeds by class of road are the defaults of Project OSRM: motorway 90, trunk 85, primary 65, secondary 55, tertiary
  40, unclassified and residential 25, service 15, living street 10, links 20 to 45, and 5 where cars do not drive.
- Negative costs, and speeds of 0 or less, are refused. Edges without length or cost are edges; of parallel edges the
  cheapest counts.
- Lengths are geodesic. To find the nearest edge the network is drawn in its own CRS if that is true to scale within
  5 %, else in a transverse Mercator projection around it.

### From the place to the facility
- Places and facilities enter at the nearest point of the nearest **edge**, not at a node. A polygon stands for a point
  inside it, a multi-point for its first point. The straight way to the edge is reported, and charged: at walking speed
  (5 km/h) in times, as it is in lengths, not at all where a field is the cost.
- One run finds the nearest facility of all places: shortest paths from all facilities at once, against the direction
  of travel if people go to the facility. Of facilities equally near the one whose place comes first by x, then y, is
  taken. Place and facility at the same spot: 0.
- **Reached edges** are cut exactly where a limit ends, seen from the network: the place's own way to it comes on top.
  The **area** around them is approximate: everything within the given width of a reached edge, on a grid of cells.
- **Straight lines** (no network): the nearest facility by geodesic distance, and how many facilities are within the
  largest limit of each place.

### After a hazard
Stretches where the hazard reaches the given depth are closed, cut exactly where it begins and ends; an edge that only
touches a closed zone is closed as a whole. Stretches without data are unknown: a place that can be served only over
them is unknown. 'Loses access' compares with the whole network. Facilities themselves are not flooded: leave out those
that fail.

- **Bridges** stay open: a flood below a bridge does not close the road on it. A field says which lines are bridges
  ('yes', 'viaduct' and other words of OpenStreetMap; NULL and 'no' are none); where it holds another word, a stretch
  that would be closed is unknown. Tunnels are closed like other roads. The answer tells how many bridges stay open; the
  rule can be switched off for hazards that reach bridges. The road before and behind a bridge may well be closed.
- **Several hazards**, such as return periods, are compared in one run: zones first, then rasters, each in the order
  given. The headline figures, the outcome of each place and the layers are those of the first; every other hazard has
  its row in 'By hazard' and columns of its own.

### Two-step floating catchment
With a capacity of each facility: its ratio is the capacity divided by all people within the largest limit of it; what
a place has is the sum of the ratios of all facilities within the limit of it (Luo and Wang 2003, Environment and
Planning B 30, 865-884). Without a number of people every place counts as one. After a hazard, for the ways that are
left.

### People and zones
People come from a field of the places, or from a population raster: every cell is a place, at its centre. Cells
without data are unknown, each up to the fullest known cell, unless you say that nobody lives there; so are places
without a number, each up to the fullest known place. Zones and
"outside" add up to the total; every place belongs to the first zone of the layer that holds it.

### When something is edited
The cost from every node to the nearest facility is kept. After an edit of places only those are measured again;
after an edit of lines, facilities or the hazard, everything.
"""
