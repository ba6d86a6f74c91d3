<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
<context>
    <name>@default</name>
    <message>
        <location filename="../../gis/algorithm.py" line="113"/>
        <source>Result per feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/algorithm.py" line="115"/>
        <source>Result per zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/algorithm.py" line="103"/>
        <source>Figures and tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/algorithm.py" line="103"/>
        <source>JSON files (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/algorithm.py" line="104"/>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/algorithm.py" line="104"/>
        <source>HTML files (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/algorithm.py" line="105"/>
        <source>Answer in one sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/algorithm.py" line="108"/>
        <source>{} (unknown)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/algorithm_help.py" line="27"/>
        <source>Inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/algorithm_help.py" line="28"/>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/algorithm_help.py" line="29"/>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/algorithm_help.py" line="30"/>
        <source>How it is computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/algorithm_parameters.py" line="59"/>
        <source>{}: selected features only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Analysis</name>
    <message>
        <location filename="../../build/core_texts.py" line="1"/>
        <source>What is in harm&apos;s way?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="2"/>
        <source>Exposure to a hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="3"/>
        <source>Which assets, how much of them and how many people lie where a hazard strikes, and what is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="4"/>
        <source>### What the words mean
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
- Lengths and areas are measured on the ellipsoid of the asset layer&apos;s CRS (geodesic; lengths within 1e-7, areas
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
Zones and &quot;outside&quot; add up to the total. Where zones overlap or share a border, the zone that comes first in its layer
has the place.

### Several hazards
Zones come before rasters, each in the order given. The headline figures, the outcome per asset, the classes by asset
type and the charts are those of the first hazard; every other one has a row in &quot;By hazard&quot; and columns of its own.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="5"/>
        <source>Assets looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="6"/>
        <source>Assets hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="7"/>
        <source>Assets safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="8"/>
        <source>Assets unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="9"/>
        <source>Length hit (lines, m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="10"/>
        <source>Area hit (polygons, m2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="11"/>
        <source>People exposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="12"/>
        <source>Assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="13"/>
        <source>What may be hit: points (masts, schools), lines (roads, cables) or polygons (buildings).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="14"/>
        <source>Hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="15"/>
        <source>Zones or rasters of intensity, e.g. flood depth; several, such as return periods, are compared in one run. Headline figures are those of the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="16"/>
        <source>Population</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="17"/>
        <source>A raster of people per cell or of people per km2: adds the number of people exposed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="18"/>
        <source>By zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="19"/>
        <source>Districts, blocks, wards or constituencies: every figure is given for each of them and for what lies outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="20"/>
        <source>Study area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="21"/>
        <source>Where the hazard was looked for. What lies outside it is unknown instead of safe, and people outside it are not counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="22"/>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="23"/>
        <source>Hit at or above this intensity, in the unit of the hazard. Left empty: 0.3 (in metres the depth up to which small cars are stable, Australian Rainfall and Runoff 2019). Not used for classes by name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="24"/>
        <source>Hazard class field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="25"/>
        <source>The intensity or class of each hazard zone; NULL is unknown. Left empty, every zone counts as hit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="26"/>
        <source>Classes that count as hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="27"/>
        <source>For classes by name: those that count as hit, the worst first, separated by commas (or by semicolons). Left empty, every class does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="28"/>
        <source>Class breaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="29"/>
        <source>Where intensity classes of the result begin, besides the threshold. Left empty: 0.5, 1, 2 and 4; zones with up to 20 different values keep those.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="32"/>
        <source>Asset type field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="33"/>
        <source>Adds a table of hazard class by type of asset, e.g. by highway or by building.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="34"/>
        <source>Population cells hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="35"/>
        <source>People per cell (WorldPop, GHS-POP) or people per km2. Stated by the twin, or by you; never guessed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="36"/>
        <source>People per cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="37"/>
        <source>People per km2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="38"/>
        <source>Population cells without data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="39"/>
        <source>Unknown: they add to the unknown share, each as full as the fullest known cell. Nobody: no data means uninhabited, as in WorldPop&apos;s constrained rasters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="40"/>
        <source>Unknown number of people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="41"/>
        <source>Nobody lives there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="42"/>
        <source>Zone code field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="43"/>
        <source>The code of each zone, in India the LGD code. Left empty, zones are numbered in their layer&apos;s order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="44"/>
        <source>Zone name field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="45"/>
        <source>The name by which readers know each zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="46"/>
        <source>Measure on the ellipsoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="47"/>
        <source>Lengths and areas on the ellipsoid (geodesic). Switched off: in the plane of the assets&apos; CRS, which must not be in degrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="48"/>
        <source>What is in each zone?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="49"/>
        <source>Inventory by zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="50"/>
        <source>Points counted and summed, lengths and areas by class, raster totals and means, by zone and outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="51"/>
        <source>### What is counted
| layer | in each zone |
|---|---|
| points | how many, and the sum of a field if you name one |
| lines | how many, their length, by class if you name a field |
| polygons | how many, their area, by class if you name a field |
| raster | cells with and without data, sum, mean, lowest and highest value |

- A point counts where it lies; a multi-point with all its points counts once, in the zone that has most of them.
  Lines and polygons are cut along the borders for length and area, and count once, in the zone that has most of them.
- Zones and &quot;outside&quot; add up to the total. Where zones overlap or share a border, the zone that comes first in its
  layer has the place. Boundaries belong to their zone.
- Raster cells count by the exact fraction that the zone covers. Cells without data are never zero: they are reported
  apart. If you choose cell centres, a cell counts wholly where its centre is.
- Features whose field is NULL are counted as without value, and the sum is of those that have one. Features without
  geometry are reported apart.

### Reference systems and measures
Features are projected into the CRS of the zones, zones into the CRS of a raster; edges that would bend by more than
0.1 m get additional vertices first. Lengths and areas are geodesic (on the ellipsoid), or in the plane of a projected
CRS if you say so.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="52"/>
        <source>Features looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="53"/>
        <source>Features in zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="54"/>
        <source>Features outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="55"/>
        <source>Length in zones (lines, m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="56"/>
        <source>Area in zones (polygons, m2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="57"/>
        <source>Sum in zones (of a field or of raster cells)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="58"/>
        <source>Mean in zones (raster)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="59"/>
        <source>Cells in zones (raster)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="60"/>
        <source>What to count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="61"/>
        <source>Points (counted, a field summed), lines (length), polygons (area) or a raster (sum, mean).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="62"/>
        <source>Zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="63"/>
        <source>Class field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="64"/>
        <source>Adds counts, lengths or areas by class, e.g. by highway or by land use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="65"/>
        <source>Field to sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="66"/>
        <source>A number of each point, e.g. pupils or beds, added up by zone; NULL is reported as without value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="67"/>
        <source>Raster cells count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="68"/>
        <source>By the exact fraction that a zone covers, or wholly where their centre lies (as QGIS counts them).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="69"/>
        <source>By covered fraction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="70"/>
        <source>By their centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="71"/>
        <source>Lengths and areas on the ellipsoid (geodesic). Switched off: in the plane of the layer&apos;s CRS, which must not be in degrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="30"/>
        <source>Negative intensities are real</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="31"/>
        <source>Such as temperatures. Otherwise a negative intensity is refused: mostly it is a nodata value that nobody declared.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskMenu</name>
    <message>
        <location filename="../../ui/impact/ask_menu.py" line="43"/>
        <source>Ask about these {} of &apos;{}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/ask_menu.py" line="51"/>
        <source>Ask about this layer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskPage</name>
    <message>
        <location filename="../../ui/impact/ask_page.py" line="203"/>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/ask_page.py" line="84"/>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/ask_page.py" line="159"/>
        <source>This is being answered. Change something to ask another question meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/ask_page.py" line="161"/>
        <source>{} questions are waiting. Wait for one, or cancel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/ask_page.py" line="203"/>
        <source>Run next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/ask_page.py" line="204"/>
        <source>{} ({} waiting)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <location filename="../../build/core_texts.py" line="72"/>
        <source>Telecom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="73"/>
        <source>Power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="74"/>
        <source>Transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="75"/>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="76"/>
        <source>Education</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="77"/>
        <source>Water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="78"/>
        <source>People and buildings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="79"/>
        <source>Terrain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="80"/>
        <source>Hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="81"/>
        <source>Boundaries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="82"/>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="83"/>
        <source>mast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="84"/>
        <source>exchange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="85"/>
        <source>fibre route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="86"/>
        <source>power plant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="87"/>
        <source>substation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="88"/>
        <source>power line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="89"/>
        <source>road</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="90"/>
        <source>railway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="91"/>
        <source>bridge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="92"/>
        <source>hospital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="93"/>
        <source>clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="94"/>
        <source>school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="95"/>
        <source>water works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="96"/>
        <source>water pipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="97"/>
        <source>river</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="98"/>
        <source>settlement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="99"/>
        <source>building</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="100"/>
        <source>population</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="101"/>
        <source>terrain height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="102"/>
        <source>flood depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="103"/>
        <source>flood zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="104"/>
        <source>hazard zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="105"/>
        <source>ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="106"/>
        <source>study area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../build/core_texts.py" line="107"/>
        <source>other asset</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <location filename="../../ui/impact/chart_view.py" line="31"/>
        <source>Chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckInstallation</name>
    <message>
        <location filename="../../ui/check_installation.py" line="32"/>
        <source>TwinPlan: check installation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/check_installation.py" line="48"/>
        <source>Everything that TwinPlan needs is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/check_installation.py" line="50"/>
        <source>TwinPlan works only in part here. To be installed or renewed: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/check_installation.py" line="55"/>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/check_installation.py" line="55"/>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/check_installation.py" line="55"/>
        <source>Needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/check_installation.py" line="55"/>
        <source>What for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/check_installation.py" line="56"/>
        <source>Python packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/check_installation.py" line="69"/>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/check_installation.py" line="70"/>
        <source>{}, too old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/check_installation.py" line="71"/>
        <source>{}, does not load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/check_installation.py" line="73"/>
        <source>{} or later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/check_installation.py" line="97"/>
        <source>matplotlib is not needed: QGIS draws the charts. TwinPlan installs nothing by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/check_installation.py" line="102"/>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/check_installation.py" line="40"/>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <location filename="../../ui/docks.py" line="36"/>
        <source>Twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/docks.py" line="45"/>
        <source>Impact</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <location filename="../../ui/twin/empty_page.py" line="30"/>
        <source>Make the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/empty_page.py" line="31"/>
        <source>Open a twin…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/empty_page.py" line="32"/>
        <source>Make a twin…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/empty_page.py" line="43"/>
        <source>Recent twins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/empty_page.py" line="51"/>
        <source>No twin is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/empty_page.py" line="52"/>
        <source>A twin is a folder that holds the layers of a place: telecom, power, roads, water, health, people, hazards. Drop one here, or:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/empty_page.py" line="60"/>
        <source>A fictional river district to try everything on, in half a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/empty_page.py" line="60"/>
        <source>Choose a folder whose name ends in .twin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/empty_page.py" line="60"/>
        <source>Pick layers of this project and files; they are copied, yours stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <location filename="../../ui/help_window.py" line="34"/>
        <source>TwinPlan: user guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/help_window.py" line="36"/>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/help_window.py" line="39"/>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <location filename="../../ui/impact/history.py" line="49"/>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/history.py" line="50"/>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/history.py" line="51"/>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/history.py" line="64"/>
        <source>Earlier runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/history.py" line="65"/>
        <source>Fill the form with what this run was made with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/history.py" line="76"/>
        <source>No runs yet. Every answer is kept here, so that you can come back to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/history.py" line="77"/>
        <source>Ask a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/history.py" line="98"/>
        <source>Reading the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/history.py" line="120"/>
        <source>{} of at most {} MB; the oldest go first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Host</name>
    <message>
        <location filename="../../gis/host.py" line="46"/>
        <source>Then restart QGIS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/host.py" line="68"/>
        <source>QGIS for macOS brings {package} along: install the current QGIS again from its official disk image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/host.py" line="71"/>
        <source>In a terminal with QGIS&apos;s environment active: conda install -c conda-forge &apos;{package}&gt;={oldest}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/host.py" line="79"/>
        <source>In a terminal: sudo apt install python3-{package}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/host.py" line="80"/>
        <source>In a terminal: sudo dnf install python3-{package}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/host.py" line="81"/>
        <source>In a terminal: sudo pacman -S python-{package}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/host.py" line="82"/>
        <source>In a terminal: sudo zypper install python3-{package}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImpactDock</name>
    <message>
        <location filename="../../ui/impact/dock.py" line="49"/>
        <source>Impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="90"/>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="91"/>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="92"/>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="86"/>
        <source>No answer is shown yet. Ask a question, or open an earlier run from the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="87"/>
        <source>Ask a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="106"/>
        <source>Result table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="155"/>
        <source>Asking again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="155"/>
        <source>layers that the run was made with are not here: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="155"/>
        <source>Add them to the project, or choose others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="173"/>
        <source>Delete this run and its layers?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="173"/>
        <source>Delete {} runs and their layers?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="175"/>
        <source>Delete runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="179"/>
        <source>File &apos;{}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="179"/>
        <source>it holds no layer that fits this input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="179"/>
        <source>Choose another file; the help beside the input says what fits.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InfoButton</name>
    <message>
        <location filename="../../ui/impact/small_widgets.py" line="68"/>
        <source>Help about {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InputRow</name>
    <message>
        <location filename="../../ui/impact/input_row.py" line="59"/>
        <source>{} (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/input_row.py" line="161"/>
        <source>Selected only ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/input_row.py" line="162"/>
        <source>Selected only ({} of {})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/input_row.py" line="168"/>
        <source>Choose a file for &apos;{}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <location filename="../../gis/task.py" line="183"/>
        <source>it stopped because of an unexpected error ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/task.py" line="183"/>
        <source>Nothing was changed. The tab &apos;TwinPlan&apos; of the log messages panel holds the details for a report.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobStrip</name>
    <message>
        <location filename="../../ui/job_strip.py" line="25"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/job_strip.py" line="52"/>
        <source>{} ({} s left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/job_strip.py" line="57"/>
        <source>Cancelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/job_strip.py" line="24"/>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerDetails</name>
    <message>
        <location filename="../../ui/twin/details.py" line="38"/>
        <source>What is known about the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/details.py" line="40"/>
        <source>Add to map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/details.py" line="41"/>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/details.py" line="42"/>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/details.py" line="73"/>
        <source>Add the layer to the map first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/details.py" line="75"/>
        <source>It is on the map already, or cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/details.py" line="77"/>
        <source>Zoom the map to the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/details.py" line="79"/>
        <source>A raster has no features to select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/details.py" line="80"/>
        <source>Select every feature of the layer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerForm</name>
    <message>
        <location filename="../../ui/make_twin/layer_form.py" line="30"/>
        <source>What people call a feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/layer_form.py" line="31"/>
        <source>The ids that the source gives its features: with them, a feature keeps its identity when it changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/layer_form.py" line="37"/>
        <source>who made the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/layer_form.py" line="38"/>
        <source>e.g. ODbL, CC BY 4.0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/layer_form.py" line="39"/>
        <source>e.g. 2024-05</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/layer_form.py" line="43"/>
        <source>Derived from other data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/layer_form.py" line="47"/>
        <source> years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/layer_form.py" line="48"/>
        <source>not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/layer_form.py" line="50"/>
        <source>unit of the values, e.g. m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/layer_form.py" line="52"/>
        <source>people per cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/layer_form.py" line="53"/>
        <source>people per km²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/layer_form.py" line="64"/>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/layer_form.py" line="96"/>
        <source>Name field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/layer_form.py" line="97"/>
        <source>Id field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/layer_form.py" line="98"/>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/layer_form.py" line="99"/>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/layer_form.py" line="100"/>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/layer_form.py" line="101"/>
        <source>Sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/layer_form.py" line="103"/>
        <source>Return period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/layer_form.py" line="104"/>
        <source>Values in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/layer_form.py" line="105"/>
        <source>Cells hold</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerPickers</name>
    <message>
        <location filename="../../ui/impact/layer_pickers.py" line="201"/>
        <source>{} (in the twin, not on the map)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/layer_pickers.py" line="203"/>
        <source>{} (a file, not on the map)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MakeTwinDialog</name>
    <message>
        <location filename="../../ui/make_twin/dialog.py" line="53"/>
        <source>Make a twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/dialog.py" line="56"/>
        <source>Add files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/dialog.py" line="60"/>
        <source>Twin folder (*.twin)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/dialog.py" line="61"/>
        <source>Folder for the new twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/dialog.py" line="74"/>
        <source>Make the twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/dialog.py" line="89"/>
        <source>&amp;Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/dialog.py" line="90"/>
        <source>&amp;Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/dialog.py" line="91"/>
        <source>&amp;Reference system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/dialog.py" line="92"/>
        <source>Tick what belongs to the twin and say what it is. The layers are copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/dialog.py" line="139"/>
        <source>My twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/dialog.py" line="153"/>
        <source>Tick at least one layer, or add files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/dialog.py" line="155"/>
        <source>Give the twin a title.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/dialog.py" line="157"/>
        <source>Choose a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/dialog.py" line="159"/>
        <source>{} exists already: choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/dialog.py" line="161"/>
        <source>Choose a reference system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/dialog.py" line="163"/>
        <source>Give every ticked layer a title.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/dialog.py" line="180"/>
        <source>Files for the twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/dialog.py" line="195"/>
        <source>Making {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/dialog.py" line="71"/>
        <source>What was copied, repaired and skipped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MakeTwinReport</name>
    <message>
        <location filename="../../ui/make_twin/report.py" line="24"/>
        <source>Not copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/report.py" line="27"/>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/report.py" line="37"/>
        <source>{} without a place on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/report.py" line="48"/>
        <source>1 feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/report.py" line="49"/>
        <source>{} features</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ManyLayers</name>
    <message>
        <location filename="../../ui/impact/layer_pickers.py" line="115"/>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/layer_pickers.py" line="116"/>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/layer_pickers.py" line="117"/>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapTips</name>
    <message>
        <location filename="../../gis/map_tips.py" line="32"/>
        <source>Synthetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/map_tips.py" line="45"/>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MappingTable</name>
    <message>
        <location filename="../../ui/make_twin/mapping_table.py" line="40"/>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/mapping_table.py" line="40"/>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/mapping_table.py" line="40"/>
        <source>Sector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/mapping_table.py" line="40"/>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/mapping_table.py" line="40"/>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/mapping_table.py" line="45"/>
        <source>Layers for the twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/mapping_table.py" line="85"/>
        <source>{}: tick to take it, press F2 to give it another title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/mapping_table.py" line="91"/>
        <source>Class of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/mapping_table.py" line="95"/>
        <source>Sector of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/make_twin/mapping_table.py" line="98"/>
        <source>Role of {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MissingDock</name>
    <message>
        <location filename="../../ui/missing_dock.py" line="29"/>
        <source>Check installation…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoLayers</name>
    <message>
        <location filename="../../ui/impact/no_layers.py" line="22"/>
        <source>No layers yet. Make the sample to try a question within a minute, open a twin, or add layers of your own: assets, such as buildings or roads, and a hazard, such as flood depth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/no_layers.py" line="33"/>
        <source>Make the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/no_layers.py" line="33"/>
        <source>Open a twin…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/no_layers.py" line="33"/>
        <source>Add layers…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OneLayer</name>
    <message>
        <location filename="../../ui/impact/layer_pickers.py" line="72"/>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/layer_pickers.py" line="96"/>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/layer_pickers.py" line="97"/>
        <source>Choose a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/layer_pickers.py" line="97"/>
        <source>No layer fits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptionsPage</name>
    <message>
        <location filename="../../ui/options_page.py" line="46"/>
        <source> m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/options_page.py" line="48"/>
        <source>Measure lengths and areas on the ellipsoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/options_page.py" line="55"/>
        <source> MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/options_page.py" line="78"/>
        <source>What the form of a question starts with; each run can have its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/options_page.py" line="79"/>
        <source>What the form starts with; off means planar measures in the layer&apos;s own CRS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/options_page.py" line="80"/>
        <source>The oldest runs are deleted when all kept runs need more than this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/options_page.py" line="81"/>
        <source>Questions start with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/options_page.py" line="83"/>
        <source>Counts as hit at or above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/options_page.py" line="85"/>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/options_page.py" line="87"/>
        <source>Group digits like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/options_page.py" line="88"/>
        <source>Keep runs up to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <location filename="../../gis/result_styles.py" line="53"/>
        <source>Hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/result_styles.py" line="54"/>
        <source>Safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/result_styles.py" line="136"/>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Packages</name>
    <message>
        <location filename="../../gis/packages.py" line="96"/>
        <source>Python packages of QGIS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/packages.py" line="109"/>
        <source>{package} is not installed ({oldest} or later is needed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/packages.py" line="111"/>
        <source>{package} {version} is too old ({oldest} or later is needed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/packages.py" line="113"/>
        <source>{package} {version} does not load ({detail})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/packages.py" line="127"/>
        <source>open and make twins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/packages.py" line="128"/>
        <source>make the sample twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/packages.py" line="129"/>
        <source>ask questions in the dock, in Processing and in the console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/packages.py" line="130"/>
        <source>write reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/packages.py" line="51"/>
        <source>arrays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/packages.py" line="51"/>
        <source>geometries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/packages.py" line="51"/>
        <source>reference systems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/packages.py" line="51"/>
        <source>zones and neighbourhoods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/packages.py" line="51"/>
        <source>report pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParameterRow</name>
    <message>
        <location filename="../../ui/impact/parameter_row.py" line="132"/>
        <source>not given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/parameter_row.py" line="155"/>
        <source>e.g. 0.3, 1, 2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProjectKeeper</name>
    <message>
        <location filename="../../ui/project_keeper.py" line="107"/>
        <source>Twin &apos;{}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/project_keeper.py" line="83"/>
        <source>it is not where this project expects it ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/project_keeper.py" line="83"/>
        <source>Choose its folder, and the project finds its layers again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/project_keeper.py" line="83"/>
        <source>Choose folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/project_keeper.py" line="92"/>
        <source>Where is the twin &apos;{}&apos; now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/project_keeper.py" line="107"/>
        <source>it is another twin than the one this project was made with (&apos;{}&apos;)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/project_keeper.py" line="107"/>
        <source>Layers and runs of this project may not fit it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionForm</name>
    <message>
        <location filename="../../ui/impact/form.py" line="42"/>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadOnlyNotice</name>
    <message>
        <location filename="../../ui/twin/read_only.py" line="78"/>
        <source>Layer of a twin: the baseline is read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/read_only.py" line="97"/>
        <source>Layer &apos;{}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/read_only.py" line="97"/>
        <source>A twin is the baseline and read-only: scenarios will be the place for edits. Until then, edit a copy (Export &gt; Save Features As).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <location filename="../../ui/impact/result_view.py" line="76"/>
        <source>About the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/result_view.py" line="82"/>
        <source>How this was computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/result_view.py" line="160"/>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/result_view.py" line="160"/>
        <source>Zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/result_view.py" line="160"/>
        <source>Chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/result_view.py" line="168"/>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/result_view.py" line="169"/>
        <source>How was this computed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/result_view.py" line="195"/>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message>
        <location filename="../../ui/impact/table_model.py" line="79"/>
        <source>hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/table_model.py" line="80"/>
        <source>safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/table_model.py" line="81"/>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowsTable</name>
    <message>
        <location filename="../../ui/impact/rows_table.py" line="63"/>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/rows_table.py" line="64"/>
        <source>Search in the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/rows_table.py" line="66"/>
        <source>Show rows with this outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/rows_table.py" line="67"/>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/rows_table.py" line="71"/>
        <source>Result table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/rows_table.py" line="191"/>
        <source>Sorting the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/rows_table.py" line="190"/>
        <source>Sorting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/rows_table.py" line="203"/>
        <source>{} of {} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/rows_table.py" line="204"/>
        <source>{} rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunDesk</name>
    <message>
        <location filename="../../ui/impact/run_desk.py" line="67"/>
        <source>Opening a run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SampleDialog</name>
    <message>
        <location filename="../../ui/sample_dialog.py" line="23"/>
        <source>Make the sample twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/sample_dialog.py" line="26"/>
        <source>Folder for the sample twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/sample_dialog.py" line="48"/>
        <source>The sample is a fictional river district of about 100 km² with terrain, floods, roads, power, telecom, schools, hospitals and people. It is made on this computer, in less than half a minute, and needs about 4 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/sample_dialog.py" line="57"/>
        <source>&amp;Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/sample_dialog.py" line="70"/>
        <source>Open the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/sample_dialog.py" line="71"/>
        <source>The sample is in this folder already; it will be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/sample_dialog.py" line="73"/>
        <source>Make the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/sample_dialog.py" line="74"/>
        <source>Makes {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <location filename="../../ui/session.py" line="99"/>
        <source>Opening {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/session.py" line="160"/>
        <source>Layer &apos;{}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/session.py" line="160"/>
        <source>Twin &apos;{}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShareBar</name>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="41"/>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="42"/>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="69"/>
        <source>Writing the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="83"/>
        <source>Writing the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="96"/>
        <source>Writing the layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="99"/>
        <source>Web page (HTML)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="99"/>
        <source>PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="99"/>
        <source>Table shown (CSV)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="99"/>
        <source>Table shown (Excel)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="99"/>
        <source>Layers (GeoPackage)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="115"/>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="138"/>
        <source>written to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="138"/>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="138"/>
        <source>Show folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <location filename="../../ui/impact/sheet_page.py" line="41"/>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/sheet_page.py" line="43"/>
        <source>Zoom to the selected rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/sheet_page.py" line="44"/>
        <source>Select the features of all rows listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/sheet_page.py" line="45"/>
        <source>List only what is selected on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/sheet_page.py" line="172"/>
        <source>Table and map can share a selection of at most {} features.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <location filename="../../ui/impact/sheets.py" line="46"/>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/sheets.py" line="46"/>
        <source>Feature</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Styles</name>
    <message>
        <location filename="../../gis/style_rasters.py" line="37"/>
        <source>per cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/style_rasters.py" line="39"/>
        <source>per km²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/style_rasters.py" line="40"/>
        <source>nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/style_rasters.py" line="43"/>
        <source>dry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/style_rasters.py" line="85"/>
        <source>over {} {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/style_rasters.py" line="87"/>
        <source>up to {} {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/style_rasters.py" line="88"/>
        <source>{} to {} {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/style_symbols.py" line="133"/>
        <source>Trunk road</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/style_symbols.py" line="133"/>
        <source>Main road</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/style_symbols.py" line="133"/>
        <source>Country road</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/style_symbols.py" line="133"/>
        <source>Street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/style_symbols.py" line="133"/>
        <source>Other road</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/style_symbols.py" line="141"/>
        <source>100 kV and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/style_symbols.py" line="141"/>
        <source>30 to 100 kV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/style_symbols.py" line="141"/>
        <source>Below 30 kV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/style_symbols.py" line="141"/>
        <source>Voltage not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/style_symbols.py" line="148"/>
        <source>Backbone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/style_symbols.py" line="148"/>
        <source>Branch</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TwinButtons</name>
    <message>
        <location filename="../../ui/twin/header.py" line="34"/>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/header.py" line="34"/>
        <source>Open a twin folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/header.py" line="38"/>
        <source>Make a twin from layers of this project and files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/header.py" line="39"/>
        <source>Make a twin…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/header.py" line="40"/>
        <source>Make or open the sample, a fictional river district</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/header.py" line="41"/>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/header.py" line="58"/>
        <source>No twin was opened yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TwinCandidates</name>
    <message>
        <location filename="../../gis/twin_candidates.py" line="94"/>
        <source>layer of this project</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TwinDock</name>
    <message>
        <location filename="../../ui/twin/dock.py" line="41"/>
        <source>Twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/dock.py" line="66"/>
        <source>Open a twin: choose a folder NAME.twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/dock.py" line="93"/>
        <source>Making the sample twin</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TwinLayers</name>
    <message>
        <location filename="../../gis/twin_layers.py" line="158"/>
        <source>Synthetic: it shows no real place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/twin_layers.py" line="160"/>
        <source>Derived from other data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/twin_layers.py" line="162"/>
        <source>Source: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/twin_layers.py" line="164"/>
        <source>Date: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/twin_layers.py" line="175"/>
        <source>Return periods, one at a time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TwinLookups</name>
    <message>
        <location filename="../../ui/twin/lookups.py" line="31"/>
        <source>Searching assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/lookups.py" line="48"/>
        <source>Looking for missing values</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TwinMenu</name>
    <message>
        <location filename="../../ui/twin/menus.py" line="30"/>
        <source>Add all layers to the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/menus.py" line="32"/>
        <source>Zoom to the twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/menus.py" line="35"/>
        <source>Show the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/menus.py" line="37"/>
        <source>Read the twin again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/menus.py" line="40"/>
        <source>Close the twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/menus.py" line="49"/>
        <source>Add to map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/menus.py" line="52"/>
        <source>Zoom to layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/menus.py" line="55"/>
        <source>Select all features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/menus.py" line="58"/>
        <source>Open attribute table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/menus.py" line="62"/>
        <source>Copy source and licence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TwinOnMap</name>
    <message>
        <location filename="../../ui/twin/on_map.py" line="147"/>
        <source>{} (and {} more layers could not be added)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TwinPlanPlugin</name>
    <message>
        <location filename="../../plugin.py" line="121"/>
        <source>Options…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../plugin.py" line="121"/>
        <source>Check installation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../plugin.py" line="121"/>
        <source>User guide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TwinTexts</name>
    <message>
        <location filename="../../ui/twin/texts.py" line="30"/>
        <source>raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="41"/>
        <source>{} years old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="43"/>
        <source>{} months old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="45"/>
        <source>from today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="47"/>
        <source>1 day old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="48"/>
        <source>{} days old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="55"/>
        <source>Stale: {}, older than it says it may be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="57"/>
        <source>No licence stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="66"/>
        <source>{} of {} without {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="78"/>
        <source>Synthetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="80"/>
        <source>Derived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="94"/>
        <source>Public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="95"/>
        <source>Internal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="96"/>
        <source>Restricted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="97"/>
        <source>Personal data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="103"/>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="104"/>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="105"/>
        <source>Demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="106"/>
        <source>Hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="107"/>
        <source>Zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="108"/>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="114"/>
        <source>Raw data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="115"/>
        <source>Prepared data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="116"/>
        <source>Model input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="117"/>
        <source>Model output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="125"/>
        <source>Features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="125"/>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="125"/>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="125"/>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="148"/>
        <source>not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="125"/>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="125"/>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="125"/>
        <source>Observed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="125"/>
        <source>Data class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="125"/>
        <source>Sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="125"/>
        <source>Return period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="125"/>
        <source>Values in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="125"/>
        <source>Cells hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="125"/>
        <source>State from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="156"/>
        <source>1 in {} years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="161"/>
        <source>people per cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/texts.py" line="162"/>
        <source>people per km²</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TwinTitle</name>
    <message>
        <location filename="../../ui/twin/header.py" line="83"/>
        <source>Add all layers to the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/header.py" line="85"/>
        <source>More about this twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/header.py" line="102"/>
        <source>Synthetic, not a real place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/header.py" line="103"/>
        <source>{} layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/header.py" line="105"/>
        <source>1 note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/header.py" line="105"/>
        <source>{} notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TwinTreeModel</name>
    <message>
        <location filename="../../ui/twin/tree_model.py" line="89"/>
        <source>{} layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/tree_model.py" line="89"/>
        <source>1 layer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TwinView</name>
    <message>
        <location filename="../../ui/twin/view.py" line="95"/>
        <source>Layers of the twin by sector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/view.py" line="97"/>
        <source>Search layers and assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/view.py" line="147"/>
        <source>Choose a layer to see where it comes from, or double-click to add it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/twin/view.py" line="153"/>
        <source>{} layers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Zones</name>
    <message>
        <location filename="../../gis/result_styles.py" line="157"/>
        <source>up to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/result_styles.py" line="158"/>
        <source>over {} to {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
