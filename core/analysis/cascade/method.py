# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How a cascade is computed, for "How was this computed" and the user guide."""

METHOD = """\
### When an asset works
- An asset works as long as it is **not hit** and, for **each service** that it needs, at least **k** of its providers
  work. The table of dependencies says who provides what to whom; the table of requirements says k (1 where it says
  nothing) and for how many hours the asset goes on without (autonomy, 0 where it says nothing).
- Everything works as long as these rules allow. Cycles are fine: assets that only need each other stay up until one of
  them fails for another reason.
- **Sources**: where an asset names, in the field `source_of`, services of which it is the source (e.g. "power"), every
  need of that service also needs a path to a source along assets that work and get the service themselves. A cycle
  can then not feed itself, and what has no such path from the start fails from the start.

### Hours
An asset fails at hour 0 if it is hit, is down already, or is meant to fail. Another one fails when the (n - k + 1)-th
of its n providers of a service has failed, plus its autonomy; the service that is lost first decides. An asset that
runs on its autonomy still provides, except that it does not pass on a network service which it no longer gets.

### Unknown is never no
- Unknown is what may be hit (no data under it, outside the hazard's raster), and what is recorded as neither working
  nor down. Layers that keep no state count as working; how many that are, and how old every state is, is in the table
  of what is known of the assets. No date means that the age is unknown.
- The cascade is computed twice: with everything unknown working, and with everything unknown failed. What fails in the
  first **fails** for certain, what works in the second **works**, the rest is **unknown**: up if enough providers are
  known to be up, failed if too few would be left even with all unknown ones.

### Assumed links
A link that is not confirmed (e.g. to the nearest substation) is assumed. All links count. The cascade is then computed
with the confirmed links only (k no larger than the links left): a failure that this one lacks **rests on assumed
links**, and an asset that fails only in this one stays up only by assumed links.

### What fails at the start
- **Failed**: features that are assets, by their uid. Features of a layer none of which is an asset (a river bank, a
  road) fail the assets that they touch, or that are within the distance given.
- **Hazard**: what is exposed at or above the threshold, as in "What is in harm's way?". Several hazards, such as return
  periods, are computed in one run; headline figures are those of the first.
- **Fragility**: instead of the threshold, each asset fails with the probability that a curve gives for its highest
  intensity: lognormal, P = Phi(ln(x / median) / beta), or straight lines between the points of a table. Failures are
  drawn independently, with a seed, so that the same seed gives the same answer; figures are means over the samples
  with their standard error, and an asset is said to fail that fails in at least half of the samples.

### People
- A place is without service when none of the assets that serve it works. Who serves it comes from, in this order: the
  coverage layer given; sectors around serving assets with an azimuth; circles around the others. Sectors and circles
  are **assumed**. Distances are measured on the ellipsoid.
- A cell of the population raster, or a feature of the layer of where people live, is covered if its centre (or a point
  on it) is. A serving asset that is not connected to anything fails only if it is hit.
- Without both, people are those that asset layers state in the field `people`.
- Person-hours are people times the hours from their last server's failure to the horizon.

### If one asset alone fails
For every asset: what is lost if it alone fails while everything else is up, autonomy ignored, itself included. Exact:
where no need has a provider to spare it is what can be reached along links (strong components taken together, then
level by level); otherwise the whole cascade of every asset, 64 assets to a machine word. Ranked by people, hospitals,
schools, assets. "Holds parts together" marks articulation points: without them the links around fall into parts that
have nothing to do with each other.
"""
