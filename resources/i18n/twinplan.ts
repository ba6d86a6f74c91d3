<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
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
        <location filename="../../ui/impact/ask_page.py" line="245"/>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/ask_page.py" line="92"/>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/ask_page.py" line="169"/>
        <source>This is being answered. Change something to ask another question meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/ask_page.py" line="171"/>
        <source>{} questions are waiting. Wait for one, or cancel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/ask_page.py" line="245"/>
        <source>Run next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/ask_page.py" line="246"/>
        <source>{} ({} waiting)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/ask_page.py" line="196"/>
        <source>{}…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <location filename="../../ui/impact/chart_view.py" line="34"/>
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
    <name>Core</name>
    <message>
        <source>Argument &apos;{argument}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its letters are not those of this terminal&apos;s locale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set PYTHONUTF8=1 and run the command again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Option --size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} is out of range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a whole number from 1 to 100.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Building the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter &apos;Cost field&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cost is to be taken from a field, and none is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field, or let time or length be the cost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no line to travel on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a layer of roads or other lines, or leave the network empty for straight lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of its lines has two vertices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} lines cross the 180th meridian or cannot be projected; they are not part of the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: speeds are from a field for {field} lines, from the class of the road for {by_class}, and {speed:g} km/h was assumed for {rest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} lines have a direction that nobody explained ({values}); they are taken as open both ways.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: lines cross in {count} place without a common vertex; they are not joined there (bridges), unless you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: lines cross in {count} places without a common vertex; they are not joined there (bridges), unless you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the network has {count} parts that are not connected; see &apos;Health of the network&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter &apos;Limits&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a smaller limit, ask about fewer places, or ask for the nearest facility only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raster &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than {count} of its cells have people or no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut it to the area of interest, make its cells larger, or let cells without data count as uninhabited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no facility that could serve anybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a layer with facilities, or relax its filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of its facilities has a geometry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a layer whose features have a place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>facility {fid}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} facilities have no capacity in field &apos;{field}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give every facility a capacity, or leave those without one out by a filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct them, or set them to NULL where they are unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input &apos;Places served&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is chosen, and no population raster either</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a layer of places (villages, homes, buildings) or a population raster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody lives in any of its cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another population raster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input &apos;Facilities&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its field &apos;{field}&apos; holds texts that are no numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a field of numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no place to ask about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select places, or relax the layer&apos;s filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} facilities are farther than {metres} m from the network. Whom they serve is not known: places that only they could serve in time are unknown. Allow a longer way to the network, or leave them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within {number} km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input &apos;Hazard&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no network that it could close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a layer of roads, or leave the hazard empty: a straight line is never closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a limit of 0 or less serves nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give numbers above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} facilities have no usable geometry; whom they serve is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: of {count} multi-points only the first point counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of its facilities is within {metres} m of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the CRS of both layers, choose a network of the same area, or allow a longer way to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing the network with the hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within {number} {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing says which cost is too much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one or more limits in the unit of the cost field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no value)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where zones overlap or share a border, a place belongs to the zone that comes first in its layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} zone has no geometry; nothing can lie in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} zones have no geometry; nothing can lie in them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} zone shares its code with another; each has its own row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} zones share their code with another; each has its own row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside all zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input &apos;Assets&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no asset to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose layers that have features.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct them, or set them to NULL where the number is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its uid &apos;{uid}&apos; is also that of an asset in &apos;{other}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give every asset a uid of its own, or leave out the layer that repeats another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Following failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fails only by assumed links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stays up only by assumed links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in at least half of the samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fails after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fails after, at the earliest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken down by (uid)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rests on assumed links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fails in so many of the samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets lost if it alone fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: what fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome: {hazard}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fails after: {hazard}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People without service if it alone fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service}: no path to a source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dependencies: from provider to consumer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assumed coverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} links have an end without a place; they count but are not drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more than {most} links: only those that carried a failure are drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the first {most} links are drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>assumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>serves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table &apos;{name}&apos;, &apos;{uid}&apos; and its {service}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{table}: {count} links lead to something that is not among the assets; they are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the provider &apos;{uid}&apos; of &apos;{consumer}&apos; is not among the assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the provider &apos;{uid}&apos; of &apos;{consumer}&apos; is not among the assets, and {count} links in all lack theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the layer that holds it to the assets, or correct the link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{uid}&apos; is linked to itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the link: nothing can be its own provider. Longer cycles are fine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{table}: it has no field &apos;status&apos;, so that every link counts as assumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{table}: {count} links are neither &apos;confirmed&apos; nor &apos;assumed&apos;; they count as assumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{table}: {count} links repeat another; each counts once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its k is not a whole number of at least 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its autonomy is negative or no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a link has no &apos;{field}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name both ends of every link, or delete the link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{table}: {count} requirements are of something that is not among the assets; they are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the requirement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it needs {needed} providers but has links to {found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower k, or add the links that are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct them, or set them to NULL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two requirements contradict each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the one that is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>assumed: a circle around every {kind}, reaching {reach}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} cells have no data. Where service fails there, each counts in the unknown share as if it were as full as the fullest known one ({fullest} people).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of people that the asset layers state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the range that each states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>assumed: a sector around every {kind}, reaching {reach}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>assumed: a sector around every {kind} with an azimuth and a circle around all others, reaching {reach}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of its areas names the asset that serves it by its uid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field that holds the uid of the serving asset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} cells without data were taken as uninhabited, as stated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input &apos;Population&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field &apos;{field}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds negative ranges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct them, or set them to NULL where the range is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the range that each states, {range} km where it states none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{range} km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the coverage layer &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}, of which {count} areas belong to no asset and are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inputs &apos;Population&apos; and &apos;Where people live&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both are given, and everybody would count twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} places say nothing of how many people live there; each counts in the unknown share as if it were as large as the largest known one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding who serves whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranking the assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If one asset alone fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hospitals lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schools lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds parts together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People without service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The asset itself included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it the links around it fall into parts that have nothing to do with each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: none of its features is an asset by its uid; the one asset that it touches fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: none of its features is an asset by its uid; the {count} assets that it touches fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing with the hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>down at the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed as asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its zones have no intensity, which fragility needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field that holds the intensity, or leave fragility out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} features that should fail are not among the assets; they change nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low:g} to {high:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below {lowest:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{highest:g} and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to {share} of the value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select assets, or relax the layer&apos;s filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{assets} and {hazard}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of its features has a geometry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>table &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damage curve &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set for this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Factors of low and high value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times a year that the damage of each hazard counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from return periods or frequencies, see the method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damage by {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damage by return period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damage curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damage curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intensity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damage by hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} (first {shown} of {count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High and all that is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the twin says that these are assets of kind &apos;{kind}&apos;, so the curve &apos;{curve}&apos; is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter &apos;Damage curve&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing says which curve &apos;{name}&apos; takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a curve, the field with the type of asset, or a table with your own curves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter &apos;Asset type field&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>table &apos;{table}&apos; has {count} curves, and nothing says which asset takes which</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field with the type of asset, or name the curve that all take (own_curve).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter &apos;Own curve for all&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>table &apos;{table}&apos; has no curve &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How uncertain curves and values are is not known: low and high are the same as base.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low and high combine those of the curves with those of the values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low and high come from the curves; values are taken as certain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low and high come from the values; how uncertain the curves are is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} asset has a type without damage curve ({names}); where the hazard strikes it its damage is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} assets have a type without damage curve ({names}); where the hazard strikes them their damage is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} asset meets an intensity beyond the end of its curve; there the curve stays at its last value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} assets meet an intensity beyond the end of their curve; there the curve stays at its last value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} asset has no usable geometry; it counts as unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} assets have no usable geometry; they count as unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{unit}, the unit of the curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the unit of the curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: its unit is not stated; it is taken as {unit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: it holds whole numbers only, from {low:g} to {high:g} where assets are struck. They may be classes and not depths; a class is taken as an intensity of that number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they are worth is not known either, for it depends on their size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} lies nowhere near the assets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: damage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 in {years} years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damage ({event})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damage, low estimate ({event})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damage, high estimate ({event})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present value of {years} years of damage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present value, low estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present value, high estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undamaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest intensity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value where the hazard strikes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value of all assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected annual damage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected annual damage, low estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected annual damage, high estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damage, low estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damage, high estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value struck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected annual damage, unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damage, low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damage, high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected annual damage, low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected annual damage, high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{hazard}&apos; destroys {damage}{range} of the {value} that {count} assets in &apos;{assets}&apos; are worth; {rest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (from {low} to {high})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{curves} and on {values}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value of {amount} for each square metre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for assets worth {amount} more it is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{hazard}&apos;, reached once in {years} years, destroys {damage}{range} of the {value} that {count} assets in &apos;{assets}&apos; are worth; {rest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No asset has a damage curve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This rests on {count} damage curves by type of asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the values in the field &apos;{field}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>values by type of asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value of {amount} for each asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value of {amount} for each metre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In an average year that makes {amount}{range}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This rests on the damage curve &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This rests on the damage curves {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> By their names they are {years}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its return period is not known, and without it there is no expected annual damage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a polygon layer or a raster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing says how strong the hazard is in its zones, and a curve needs a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field with the intensity of each zone (a number, such as a depth).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no polygon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a layer with polygons, or leave this input empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter &apos;Event frequencies&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>return periods are given too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave one of them empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter &apos;Return periods&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{given} are given for {count} hazards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one for each, in this order: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Or switch the expected annual damage off (annual).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give all return periods (return_periods) in this order: {order}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its intensity is in {unit}, but the curve &apos;{curve}&apos; is for {quantity} in {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert the hazard to that unit, or give a curve of your own in the unit of the hazard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units of money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter &apos;Value&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing says what the assets are worth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the value of one asset, metre or square metre, the field that holds it, or a table of values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the values are by type of asset, and nothing says of which type each asset is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field with the type of asset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input &apos;Values&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its values are for {unit}, but the assets of &apos;{name}&apos; have none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give values for &apos;asset&apos; or for &apos;{fits}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter &apos;Threshold&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter &apos;Classes that count as hit&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a threshold is given too, and only one of the two can decide what is hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold of intensity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} asset crosses the 180th meridian, surrounds a pole or cannot be projected into the CRS of {name}; it counts as unknown there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} assets cross the 180th meridian, surround a pole or cannot be projected into the CRS of {name}; they count as unknown there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets without usable geometry are counted under &apos;outside&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets by class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets by class: {hazard}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets by hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets by {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not overlap the hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the CRS of both, or choose a population raster of the same area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {cells} cell has no data. Where the hazard is hit or unknown there, up to {people} people are part of the unknown share, as if it were as full as the fullest known cell ({fullest} people). If no data means that nobody lives there, say so under &apos;Population cells without data&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {cells} cells have no data. Where the hazard is hit or unknown there, up to {people} people are part of the unknown share, as if each such cell were as full as the fullest known one ({fullest} people). If no data means that nobody lives there, say so under &apos;Population cells without data&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing states whether its cells hold people per cell or people per km2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what population cells hold (population_kind: count or density).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was given as {stated}, but its twin states that it holds {by_twin}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what the twin states, or correct the twin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {cells} cell without data was taken as uninhabited, as stated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {cells} cells without data were taken as uninhabited, as stated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: exposure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By class: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{measure} hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People exposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{measure} safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{measure} unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each asset once, under its worst class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean intensity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over the known parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hit} of {total} assets in &apos;{assets}&apos; ({share}) is hit by &apos;{hazard}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hit} of {total} assets in &apos;{assets}&apos; ({share}) are hit by &apos;{hazard}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{statement}, {quantity} of them ({share} of the area) lies in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over all {count} hazards it is from {fewest} (&apos;{mildest}&apos;) to {most} (&apos;{worst}&apos;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{people} live where it strikes, and for up to {count} more it is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hit means an intensity of {threshold:g} or more, in a unit that is not stated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{statement}, {quantity} of them ({share} of the length) runs in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With each of the {count} hazards it is {hit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{people} live where it strikes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No class of the hazard counts as hit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hit means {amount} or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{statement}; for {count} it is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{statement}; none is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every zone of the hazard counts as hit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These classes count as hit: {classes} and others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These classes count as hit: {classes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unit of {names} is not stated: the threshold of {threshold:g} is taken in that unknown unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The units of {names} are not stated: the threshold of {threshold:g} is taken in those unknown units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: its zones have no class field, so the threshold is not used and every zone counts as hit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its class field &apos;{class_field}&apos; holds negative intensities, such as {lowest:.6g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no class field is chosen, so the zones of &apos;{name}&apos; have no classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the class field of the hazard, or leave the classes empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outside every zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its class field &apos;{class_field}&apos; holds neither numbers nor text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a field of numbers or of text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct them, or set them to NULL where the class is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the classes of &apos;{name}&apos; in field &apos;{class_field}&apos; are names, which have no threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the threshold empty and name the classes that count as hit, or choose a field of numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no hazard has the class {classes} in field &apos;{class_field}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose among the classes that there are: {some}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} zone has no class; what lies in it is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} zones have no class; what lies in them is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} zone has no geometry; nobody knows where it lies, so it is not part of the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} zones have no geometry; nobody knows where they lie, so they are not part of the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If that stands for no data, set it as nodata value (NULL in a field). If negative intensities are real, as temperatures may be, say so (negative_intensity).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds negative intensities, such as {lowest:.6g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input &apos;Zones&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no zone to count in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a layer with polygons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input &apos;What to count&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing to count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a layer with features.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter &apos;Field to sum&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; holds no points; lengths or areas are added up instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the field empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{inside} of {total} features of &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{features} lie in the {count} zones of &apos;{zones}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}; {count} lie outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has a mean of {mean} and a sum of {sum} in the {count} zones of &apos;{zones}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{figure} by zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{measure} in zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum of {value_field} in zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{features}, {quantity},</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}, most of them in {zone} ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} have no geometry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}; {cells} cells there have no data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} by {zones}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells with data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells without data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features in zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean in zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum in zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells in zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {cells} cell in zones has no data; not part of sums.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {cells} cells in zones have no data; not part of sums.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} feature has no usable geometry; it is in no row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} features have no usable geometry; they are in no row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} feature crosses the 180th meridian, surrounds a pole or cannot be projected into the CRS of the zones; it is counted outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} features cross the 180th meridian, surround a pole or cannot be projected into the CRS of the zones; they are counted outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} feature has no {field}; the sums are without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} features have no {field}; the sums are without them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum of {value_field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without {value_field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its field &apos;{field_name}&apos; holds no numbers, so there is nothing to add up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} value of field &apos;{field_name}&apos; is not a number or infinite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} values of field &apos;{field_name}&apos; are not a number or infinite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct them, or set them to NULL where the value is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} and {count} more layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a {noun}, with a point before the decimals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a {noun} from {minimum:g} to {maximum:g}{unit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a {noun} of at least {minimum:g}{unit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a {noun} of at most {maximum:g}{unit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give yes or no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter &apos;{label}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{value}&apos; cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give finite numbers separated by commas, e.g. 0.3, 1, 2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{question}&apos; has no such parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose among: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give numbers separated by commas, e.g. 0.3, 1, 2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer &apos;{assets}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not overlap {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the CRS of the layers, or choose layers of the same area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRS &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no ellipsoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the raster a CRS that is tied to the Earth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds negative numbers of people, such as {lowest:.6g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set its nodata value if that is what they stand for, or choose another population raster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} is synthetic: it was generated and describes no real place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} are synthetic: they were generated and describe no real place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} is derived: it was computed from other data and never observed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} are derived: they were computed from other data and never observed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question &apos;{analysis_id}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return periods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event frequencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one is not enough for the expected annual damage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give at least two hazards of different return periods.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter &apos;Return period without damage&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has to lie above 0 and below the shortest return period, {years:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one is not above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{years} years are given twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give each hazard a return period of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter &apos;Discount rate&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at -100 % or less a year nothing has a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a rate above -100 %, mostly between 0 and 10 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter &apos;Horizon&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the number of years to look ahead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has fewer than two points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give at least two points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in row {row} the damage is {share:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in row {row} the intensity does not rise ({value:g})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in row {row} the damage falls from {before:g} to {after:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at {value:g} its {lower} lies above its {upper}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {row} holds no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in intensity and damage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the damaged share of the value, from 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give each intensity once, from the lowest to the highest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damage must not fall where the intensity rises: correct the row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give low, base and high in this order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table &apos;{table}&apos;, curve &apos;{curve}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table &apos;{table}&apos;, class &apos;{name}&apos; in row {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no columns &apos;class&apos; and &apos;value&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a table with a class and its value in each row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its unit &apos;{unit}&apos; is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use asset, m or m2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has neither columns &apos;curve&apos;, &apos;x&apos; and &apos;y&apos; nor a column for each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a row for each point, or the intensity in the first column and a class in every other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a table with at least one curve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the class is there twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give each class once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low, value and high do not rise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give low, value and high in this order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its column &apos;{name}&apos; holds {texts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use one for all classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{value}&apos; in column &apos;{name}&apos;, row {row}, is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it; decimals come after a point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{thing}: {reason}. {remedy}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its unit is the degree, which is no measure of length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure on the ellipsoid (geodesic), or reproject the layer to a CRS in metres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no ellipsoid on which to measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose planar measures, or give the layer a CRS that is tied to the Earth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The destination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no line of the network within {metres:g} m of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a place nearer to the network, or allow a longer way to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it: a cost is 0 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feature {fid}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give every line a cost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a negative cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it, or set it to NULL where the speed is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{feature} {reason} in field &apos;{field}&apos;, and so have {others} others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{feature} {reason} in field &apos;{field}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a speed of 0 or less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its files are damaged ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete it and ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} more not shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} questions answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown {unknown}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {shown} zones with the highest figure of {count}. The exported table has all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {shown} of {count}. The exported table has all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature {fid}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coefficients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Software</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources and licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coefficient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It also has the columns of the other hazards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the Python package jinja2 is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plugins &gt; TwinPlan &gt; Check installation says what to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be written ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File &apos;{path}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synthetic data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Derived data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal: not for publication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is marked internal: this report is not for publication.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is marked {marking}: its features are neither listed nor drawn one by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{heading}, continued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fictional river district of about {area_km2:,.0f} km2, made by TwinPlan from seed {seed}. No place, name or figure in it is real; its coordinates lie in empty desert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>District ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size {size:g} is not possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a size from 1 to {largest:g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed {seed} is negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose 0 or a positive whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fictional: generated by TwinPlan, no real place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data in the last {gap_m:.0f} m at the eastern edge, where the flood model ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terrain height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People per cell ({total:,} in all)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flood depth, 1 in {years} years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A few small voids have no height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>people per cell of 1 ha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Technology</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of mast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subscriber lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of fibres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Substation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Road</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a bridge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Road class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number of fibres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>surface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hospital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emergency ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pupils</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Water works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storeys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People at home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number of pupils</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number of storeys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>year of building</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Building roads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} of {total:,} without {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shaping the terrain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laying out towns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Putting up buildings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Placing assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letting the river rise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the twin again from where it came, or correct the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key &apos;{key}&apos; of twin.json is unknown to this version and ignored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not hold an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was made by a newer version (format {version})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update TwinPlan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer &apos;{layer}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer number {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason} (and {count} more)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not valid JSON ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key &apos;{key}&apos; of layer &apos;{layer}&apos; is unknown to this version and ignored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} is there twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} feature with impossible coordinates is treated as without place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} features with impossible coordinates are treated as without place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its coordinates, such as {x:.6g}, {y:.6g}, are impossible in its CRS &apos;{crs}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the CRS in which the layer was made (Layer &gt; Set CRS).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its coordinates look like degrees, but its CRS &apos;{crs}&apos; is in {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the layer&apos;s CRS to the one in which it was made, for degrees mostly EPSG:4326.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>metres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of: {options}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key &apos;{key}&apos; is missing; it must be {must}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key &apos;{key}&apos; is {value}; it must be {must}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no field &apos;{field_name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of its fields: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n/a</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>people/km²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under 0.1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over 99.9 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} {month} {year}, {clock} (UTC{offset})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apr</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jul</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no vector or raster layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no raster layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no vector layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QGIS cannot load it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input &apos;{label}&apos;: &apos;{shown}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it exists, and choose it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its filter cannot be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input &apos;{label}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the filter of the input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer has no such table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of: {tables}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table &apos;{title}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has more rows than an Excel sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it as CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its name does not end with {suffix}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name it {stem}{suffix}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its folder does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the folder, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the name of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it exists and is no export of TwinPlan, or holds other layers too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, so that no data is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GDAL writes no layers in this format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a name that ends with .gpkg.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its columns of longitude and latitude are taken as degrees of EPSG:4326.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no field &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no field &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be made ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder &apos;{path}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that you may write to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it where it is open, or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space or choose another folder, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again from where it came, or take an older copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another program has locked it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save or close it there, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that you may write to, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GDAL gave no reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no band {band}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of its {count} bands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not georeferenced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Georeference or warp it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its cells are complex numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a raster with one number a cell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{features} without geometry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{features} with a geometry that cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{features} with a geometry that is beyond repair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{features} with an invalid geometry, repaired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{features} with a curve or a collection, reduced to plain {kind}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{others} among {kind}: taken as features without geometry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its data cannot be found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair its data source or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it where it is open, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the file is complete and open to reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has several layers: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the one you mean, FILE:LAYER.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no field &apos;{name}&apos; (fields: {names})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not complete, or has a word too many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter &apos;{where}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use fields of {thing} in the manner of an SQL WHERE clause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer &apos;{name}&apos; of &apos;{path}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a semicolon ends it, and it has to be one condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{path}&apos; has no such layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has these: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OGR does not understand it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {page}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {page} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the file is complete, or copy it again from where it came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or make room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds a picture, not values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a raster of values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its data source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no coordinate reference system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set its CRS in the layer properties.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing the map by zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computed {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How this was computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results in &apos;{path}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room or choose another disk, then run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its layer &apos;{title}&apos; cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it in QGIS (Layer &gt; Set CRS of Layer) or in the file, and choose the layer again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} does not fit &apos;{label}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a {kind} layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select features on the map, or switch off &apos;Selected features only&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table without geometry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose {kinds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>polygon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a {kinds} or {last} layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its CRS is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not overlap &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the CRS of both layers, or choose layers of the same area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than one is given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no feature is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another layer, or relax its filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be written to ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on the disk, or delete old runs in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its file {name} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its file {name} is not as it was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &apos;{run_id}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another run or ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its files are in use ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove its layers from the project, then delete it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its description cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its features cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its data source and the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder &apos;{folder}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name it {name}{suffix}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it exists already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder around it does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it, or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The heights (Z) of its coordinates are not copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twin &apos;{title}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose layers that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no layer was chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GDAL cannot open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file that QGIS can open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twin &apos;{path}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder whose name ends in .twin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds no {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its {file} is not UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the twin again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its {file} cannot be read ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you may read the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no layer &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer &apos;{title}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the twin&apos;s folder is complete, or build the twin again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dependencies of {twin}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requirements of {twin}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} link names a feature that is not in the twin: left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} links name a feature that is not in the twin: left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} feature has x and y swapped, or one of them twice: kept without place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} features have x and y swapped, or one of them twice: kept without place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} feature lies far from all others: look whether it is in the right place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} features lie far from all others: look whether they are in the right place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} feature has a &apos;{field}&apos; that another has, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} features have a &apos;{field}&apos; that another has, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} feature is an exact copy of another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} features are exact copies of another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} feature has no &apos;{field}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} features have no &apos;{field}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the twin again from where it came, or make it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has {count:,} features, but {expected:,} when the twin was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be from a newer version; nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of its layers can be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of mixed type or none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its geometry is {found}, not {expected} as twin.json says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the twin again with its CRS set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A twin is a baseline: make it again to keep the change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table &apos;{name}&apos; of links is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions about links cannot be asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table &apos;{name}&apos; has no field &apos;{missing}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its file &apos;{data}&apos; is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is truncated: {missing:,} bytes of cells are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its file &apos;{name}&apos; is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has no table of this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with TwinPlan. &quot;Unknown&quot; is never counted as safe: it is what the data cannot tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the parts are worth of which nobody knows whether they are struck.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default: stability of small cars, Australian Rainfall and Runoff 2019, book 6 chapter 7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in harm&apos;s way?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exposure to a hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which assets, how much of them and how many people lie where a hazard strikes, and what is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length hit (lines, m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area hit (polygons, m2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What may be hit: points (masts, schools), lines (roads, cables) or polygons (buildings).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones or rasters of intensity, e.g. flood depth; several, such as return periods, are compared in one run. Headline figures are those of the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Population</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A raster of people per cell or of people per km2: adds the number of people exposed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Districts, blocks, wards or constituencies: every figure is given for each of them and for what lies outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Study area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the hazard was looked for. What lies outside it is unknown instead of safe, and people outside it are not counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hit at or above this intensity, in the unit of the hazard. Left empty: 0.3 (in metres the depth up to which small cars are stable, Australian Rainfall and Runoff 2019). Not used for classes by name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hazard class field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The intensity or class of each hazard zone; NULL is unknown. Left empty, every zone counts as hit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes that count as hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For classes by name: those that count as hit, the worst first, separated by commas (or by semicolons). Left empty, every class does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class breaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where intensity classes of the result begin, besides the threshold. Left empty: 0.5, 1, 2 and 4; zones with up to 20 different values keep those.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative intensities are real</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as temperatures. Otherwise a negative intensity is refused: mostly it is a nodata value that nobody declared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset type field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds a table of hazard class by type of asset, e.g. by highway or by building.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Population cells hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People per cell (WorldPop, GHS-POP) or people per km2. Stated by the twin, or by you; never guessed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People per cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People per km2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Population cells without data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown: they add to the unknown share, each as full as the fullest known cell. Nobody: no data means uninhabited, as in WorldPop&apos;s constrained rasters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown number of people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody lives there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone code field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code of each zone, in India the LGD code. Left empty, zones are numbered in their layer&apos;s order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone name field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name by which readers know each zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure on the ellipsoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is lost?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damage and expected annual damage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a hazard destroys of the value of assets, low, base and high, and what a year is expected to cost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What may be damaged: points (masts, schools), lines (roads, cables) or polygons (buildings).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones or rasters of intensity, e.g. flood depth. Several return periods give the expected annual damage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values by type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table with the columns class and value, perhaps low, high, unit (asset, m or m2) and currency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own damage curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table with a row a point (curve, x, y, perhaps low and high), or with the intensity in the first column and a class in every other. Damage is a share from 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the hazard was looked for. What lies outside it is unknown instead of undamaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A published curve for all assets; sources and licences stand in the answer. Left empty, each asset takes the curve of its type, or of what the twin says that the layer is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residential buildings, Asia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commercial buildings, Asia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Industrial buildings, Asia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transport facilities, Asia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agriculture, Asia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motorways and trunk roads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Railways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Airports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power plants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Substations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power lines, poles and towers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Communication towers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Communication systems: exchanges, data centres, cabinets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health facilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Education facilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Water treatment works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Water tanks and towers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Water pipes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pumping stations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wastewater treatment plants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The type of each asset, e.g. building or highway: chooses curve and value by type, and adds a table by type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What one asset, one metre of line or one square metre is worth where nothing else says so, mostly the cost of replacement. There is no default: values differ too much from place to place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown with every amount, e.g. INR. Nothing is converted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of each asset; NULL is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values are those of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For lines and polygons: of a metre or square metre, or of the whole asset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a metre or square metre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In years, one for each hazard: zones first, then rasters, each in the order given. Left empty: those that the twin knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds the present value of the expected annual damage of so many years.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discount rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the present value; at 0 % years are simply added up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of several hazards; needs the return period of each. Switch it off to compare hazards without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beyond the rarest hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What rarer events add to the expected annual damage: nothing, or the damage of the rarest hazard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the damage of the rarest hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return period without damage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damage begins at this return period and rises evenly to that of the most frequent hazard. Left empty: nothing is added for more frequent events.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instead of return periods, for events apart from each other: how many times a year each hazard happens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low value factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The low estimate of values is so many times their base, e.g. 0.7. Left empty: the same as base.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High value factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The high estimate of values is so many times their base, e.g. 1.5. Left empty: the same as base.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own curve for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The curve of your table that assets take whose type has none, or all of them without a type field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intensity field of zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The intensity of each hazard zone, as a number; NULL is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They do no damage. Otherwise a negative intensity is refused: mostly it is a nodata value that nobody declared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in each zone?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inventory by zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points counted and summed, lengths and areas by class, raster totals and means, by zone and outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
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
        <source>Length in zones (lines, m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area in zones (polygons, m2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum in zones (of a field or of raster cells)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean in zones (raster)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells in zones (raster)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points (counted, a field summed), lines (length), polygons (area) or a raster (sum, mean).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds counts, lengths or areas by class, e.g. by highway or by land use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field to sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number of each point, e.g. pupils or beds, added up by zone; NULL is reported as without value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raster cells count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the exact fraction that a zone covers, or wholly where their centre lies (as QGIS counts them).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By covered fraction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By their centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telecom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Education</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People and buildings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terrain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boundaries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>masts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exchange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exchanges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fibre route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fibre routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>power plant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>power plants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>substation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>substations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>power line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>power lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>road</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>roads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>railway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>railways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bridge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bridges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hospital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hospitals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clinic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clinics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>water works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>water pipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>water pipes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>river</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rivers and streams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settlement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settlements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>building</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>buildings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>population</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>terrain height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flood depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flood zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flood zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hazard zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hazard zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>study area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;twinplan-twin&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a UUID in small letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>west, south, east, north in degrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a time in UTC such as 2026-05-31T12:00:00Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a path within the twin&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a path within the twin&apos;s folder, with forward slashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units as texts by field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names for people as texts by field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a date such as 2026, 2026-05 or 2026-05-31</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number, 0 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number of years above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a duration such as P30D or PT6H</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object with &apos;field&apos; and &apos;source&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set for this run, or the default of the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of its places has a geometry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter &apos;People field&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>people are given twice, by a field and by a population raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} and {facilities}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walking speed, km/h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speeds by class of road, lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} places have no usable geometry; they count as unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} places are farther than {metres} m from the network; they count as unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed on every line, km/h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed where none is known, km/h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached area (approximate)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed roads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crossing without a node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end beside a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part that is not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dead end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capacity per 1,000 people, mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per 1,000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places not served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median to the nearest facility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People not served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places that lose access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median added, where it is longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the nearest facility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest facility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest facility, uid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>farther</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loses access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>served by none before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before the hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the nearest facility before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the nearest facility at best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If every stretch of which nobody knows is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added by the hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median to the nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People who lose access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capacity per 1,000 people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lose access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May lose access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People who may</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{served} of {total} places in &apos;{name}&apos; ({share}) are served by &apos;{facilities}&apos; {limit}; none is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is {served} of {total} people ({share}); {unserved} are not served.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distances are along the mapped roads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{served} of {total} places in &apos;{name}&apos; ({share}) are served by &apos;{facilities}&apos; {limit}; for {unknown} it is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is {served} of {total} people ({share}); {unserved} are not served, and of up to {unknown} nobody knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distances are straight lines: real ways are longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times are by the mapped roads at free-flow speeds, without congestion or waiting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ways are the cheapest by &apos;{field}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times are by the mapped roads at {speed} km/h everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People by limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places by limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By facility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Origins and destinations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Origins and destinations: {count} pairs were found, of which the table shows the first {shown}. Ask for fewer facilities of each place, a smaller limit, or fewer places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the hazard closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places, in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places nearest to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place, feature id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facility, uid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Travel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines open one way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts that are not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between two of them there is no way. One is best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>True for a cul-de-sac; where two roads should meet, raise the tolerance or correct the lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crossings without a node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right for bridges. If the lines should meet, let lines be joined where they cross.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends beside a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line ends on another that has no vertex there. Let lines be joined where they cross.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges without length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They connect, and cost nothing unless a field says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parallel edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between the same two nodes: the cheapest counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges that end where they begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each place once, under the first limit kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People, in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People nearest to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People within the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place, uid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no, too far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What fails after {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which asset matters most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is down already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question &apos;What fails if these fail?&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing fails and no ranking is wanted, so that there is nothing to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what fails or a hazard, or let the assets be ranked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours after the event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets that fail, by hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets that have failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People by how many servers they still have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fail by themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken down by others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown, if they fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is served by what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} assets have no uid: nothing links to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is served by what comes from: {source}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets are not ranked here: ask for the ranking, or ask without anything that fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: nobody keeps the state of its {count} assets; they are taken as working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: nobody says when its state was observed; its age is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: its state is older than it may be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} failure rests on assumed links only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} failures rest on assumed links only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} asset stays up only by assumed links.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} assets stay up only by assumed links.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} assets have no path to a source of a service that they need, whatever fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what can be reached along links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole cascade of every asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The coverage layer is not used: nothing says where people live.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inputs of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exact, see method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fragility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person-hours without service in the first {hours:g} hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most assets that one asset alone takes down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People without service before anything fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most people that one asset alone leaves without service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By kind of asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Services and their links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is known of the assets before anything fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets that fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets that fail by themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets taken down by others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures that rest on assumed links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hospitals that fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schools that fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets that hold parts together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First fails after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets that need it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a provider to spare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No state kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Observed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hospitals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard error of the assets that fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours until the last failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person-hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}; none is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{people} of {total} lose service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{assumed} of {links} dependencies are assumed, not confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If &apos;{cause}&apos; strikes, {failed} of {total} assets fail on average (standard error {error}, {samples} samples), {directly} of them by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}; for {unknown} more it is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, among them {places}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}, and for up to {unknown} more it is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {links} dependencies are confirmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}: {count} failure rests on them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}: {count} failures rest on them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} hospital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} hospitals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a curve needs two points or more, with a number each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input &apos;Dependencies&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the table of who provides what to whom, in a twin the table &apos;dependency&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a lognormal fragility needs a number above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give median and beta of the curve, or leave both empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its intensities do not ascend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the curve: fields &apos;intensity&apos; and &apos;probability&apos;, one point a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter &apos;Hour 0 is at&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is no time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a date and time such as 2026-11-21T15:00Z, or leave it empty for now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input &apos;Fragility curve&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a median is given too, and only one of the two can decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intensity or probability is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give numbers with a point before the decimals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its probabilities are not all from 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its probability falls where the intensity rises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} district (fictional sample)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>planned range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures and tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All layers and tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GeoPackage (*.gpkg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{figure} (unknown)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result per feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result per zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer in one sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it is computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{input}: selected features only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
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
type and their charts are those of the first hazard, which the figures name; every other one has a row in &quot;By hazard&quot;
and columns of its own. Where each hazard has a return period, &quot;By hazard&quot; is in their order.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is served?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access to facilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which places and how many people reach a facility in time, by roads or in a straight line; who loses access when a hazard closes roads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median added by the hazard, where it is longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who needs a facility: villages, homes, buildings. Left empty: every cell of the population raster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What serves them: schools, hospitals, masts, water points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roads or other lines to travel on. Left empty: straight lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A raster of people per cell or per km2: people are counted by cell, whatever the places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes where time counts, km where length or the straight line does, else the unit of the cost field. Who is farther than the largest is not served. Left empty: 15, 30 and 60 min, or 2, 5 and 10 km.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is least on the way to the nearest facility.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Travel time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cost field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many people live at each place; NULL is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roads are closed at or above this intensity, in the unit of the hazard. Left empty: 0.3 (in metres the depth up to which small cars are stable, Australian Rainfall and Runoff 2019). Not used for classes by name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The intensity or class of each hazard zone; NULL is unknown. Left empty, every zone closes roads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capacity field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beds, seats or staff of each facility: adds how much of it there is for everybody who can reach it (two-step floating catchment).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facility name field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name by which facilities are called in the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction of travel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matters where there are one-way streets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People go to the facility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The facility comes to people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table of places and the facilities within the largest limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nearest few of each place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All within the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of each place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the nearest few.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Road class field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed where none is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An assumption, for lines without speed and without a class that has one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One speed on every line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instead of all other speeds, e.g. 5 on foot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cost of each whole line, 0 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep to one-way streets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch off for people on foot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which way each line may be travelled. Left empty: &apos;oneway&apos; where the layer has it, else both ways.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward is called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values of the direction field, separated by commas: only as the line is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backward is called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only against the direction in which the line is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both ways is called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NULL is both ways too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walking speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the straight way between a place and the network, where time counts (Project OSRM, foot profile).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farthest from the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places and facilities farther from the nearest line are unknown: nobody knows how they get there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line ends that meet nothing are joined to others within this distance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines are joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where they share a vertex, as in OpenStreetMap; with their ends only; or wherever they cross or touch, which makes junctions of bridges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where they share a vertex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With their ends only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wherever they cross or touch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes that close roads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For hazard classes by name: those that close roads, separated by commas (or by semicolons). Left empty, every class does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer of reached edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges cut exactly where each limit ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the reached area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything within this distance of a reached edge, an approximation; 0 for no area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lengths on the ellipsoid (geodesic). Switched off: in the plane of the network&apos;s CRS (of the facilities&apos; without a network), which must not be in degrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What fails if these fail?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cascade along dependencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What follows from a failure or a hazard along dependencies, when, why, and who loses service; and which asset matters most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>### When an asset works
- An asset works as long as it is **not hit** and, for **each service** that it needs, at least **k** of its providers
  work. The table of dependencies says who provides what to whom; the table of requirements says k (1 where it says
  nothing) and for how many hours the asset goes on without (autonomy, 0 where it says nothing).
- Everything works as long as these rules allow. Cycles are fine: assets that only need each other stay up until one of
  them fails for another reason.
- **Sources**: where an asset names, in the field `source_of`, services of which it is the source (e.g. &quot;power&quot;), every
  need of that service also needs a path to a source along assets that work and get the service themselves. A cycle
  can then not feed itself, and what has no such path from the start fails from the start.

### Hours
An asset fails at hour 0 if it is hit, is down already, or is meant to fail. Another one fails when the (n - k + 1)-th
of its n providers of a service has failed, plus its autonomy; the service that is lost first decides. An asset that
runs on its autonomy still provides, except that it does not pass on a network service which it no longer gets.

### Unknown is never no
- Unknown is what may be hit (no data under it, outside the hazard&apos;s raster), and what is recorded as neither working
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
- **Hazard**: what is exposed at or above the threshold, as in &quot;What is in harm&apos;s way?&quot;. Several hazards, such as return
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
- Person-hours are people times the hours from their last server&apos;s failure to the horizon.

### If one asset alone fails
For every asset: what is lost if it alone fails while everything else is up, autonomy ignored, itself included. Exact:
where no need has a provider to spare it is what can be reached along links (strong components taken together, then
level by level); otherwise the whole cascade of every asset, 64 assets to a machine word. Ranked by people, hospitals,
schools, assets. &quot;Holds parts together&quot; marks articulation points: without them the links around fall into parts that
have nothing to do with each other.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person-hours without service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All layers whose features depend on each other or serve people; each feature has a uid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who provides what to whom: consumer_uid, provider_uid, service, status (confirmed or assumed).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many providers each asset needs (k) and how long it goes on without (autonomy_h), by consumer_uid and service. Left out: one provider, no autonomy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones or rasters of intensity: what they hit fails at hour 0. Several, such as return periods, are computed in one run; headline figures are those of the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A raster of people per cell or of people per km2: adds the people who lose service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where people live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instead of a raster: settlements or buildings with their number of people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas that each name the uid of the asset that serves them, e.g. of a mast. Left out: sectors and circles around the serving assets are assumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the hazard was looked for; assets outside of it are unknown instead of safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fragility curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points of a curve, in ascending order: intensity, probability (0 to 1). Failures are drawn from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets are hit at or above this intensity, in the unit of the hazard. Left empty: 0.3 (in metres the depth up to which small cars are stable, Australian Rainfall and Runoff 2019); set the one of your assets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For classes by name: those that count as hit, separated by commas. Left empty, every class does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hour 0 is at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date and time of the event, e.g. 2026-11-21T15:00Z; without zone it is UTC. Left empty: now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts end and person-hours are counted up to here; an assumption. What fails later still counts as failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank the assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is lost if each asset alone fails. By itself: where nothing fails, and beside a cascade for up to 20,000 assets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of asset that serves people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Around these sectors and circles are assumed where no coverage layer is given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range where none is stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far a serving asset reaches that states no range; an assumption, right for none in particular.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of a sector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For serving assets with an azimuth that state no beamwidth; a third of a circle, as of three-sector sites.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touching means within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For features under &apos;What fails&apos; that are no assets: how near an asset has to be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fragility: median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The intensity at which half of the assets fail (lognormal). Given, it takes the place of the threshold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fragility: beta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The spread of the lognormal curve (standard deviation of the logarithm), mostly from 0.3 to 0.6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often failures are drawn; the standard error falls with its square root.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed draws the same failures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uid field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds the uid of each asset. Left empty: &apos;uid&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each asset is, e.g. hospital or school. Left empty: by layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many people depend on the asset itself. Left empty: &apos;people&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether an asset is working or down; anything else is unknown. Left empty: what the twin states.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The services of which an asset is a source, e.g. &apos;power&apos;. Left empty: &apos;source_of&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far an asset serves, in metres. Left empty: &apos;range_m&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Azimuth field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where a sector looks, in degrees from north. Left empty: &apos;azimuth_deg&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field of the serving asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds the uid of the asset that serves the area. Left empty: found by its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field of people living there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left empty: &apos;people&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for {count} asset it is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for {count} assets it is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} bridge stays open over the hazard below it, with {length} of road (field &apos;{field}&apos;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} bridges stay open over the hazard below them, with {length} of road (field &apos;{field}&apos;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: whether {count} line is a bridge is not known (&apos;{field}&apos; is {words}); where the hazard reaches it, it is unknown whether it is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: whether {count} lines are bridges is not known (&apos;{field}&apos; is {words}); where the hazard reaches them, it is unknown whether they are open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People who lose access, by hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places that lose access, by hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roads closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than {count} pairs of a place and a facility lie within them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: none of its places says how many people live there; nothing bounds how many are unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} places have no number of people; each counts in the unknown share as if it had as many as the fullest known one ({people}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length}; {apart} to and from the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length}, {time}; {apart} to and from the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input &apos;Network&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a layer of roads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no way leads from the first place to the second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at one-way roads and at parts of the network that are not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{hazard}&apos; takes access from {lost} places that had it before, and may take it from {maybe} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over all {count} hazards from {fewest} (&apos;{mildest}&apos;) to {most} (&apos;{worst}&apos;) lose it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{hazard}&apos; takes access from {lost} places that had it before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With each of the {count} hazards {lost} lose it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no field &apos;{field}&apos; by which links could name its assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field that holds the uid of each asset (uid_field).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>carried failure, confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>carried failure, assumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{table} has no field &apos;k&apos; (but {names}): one provider is enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{table} has no field &apos;autonomy_h&apos; (but {names}): nothing goes on without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field &apos;{field}&apos; names services that no link provides ({names}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no asset serves people: there is neither a coverage layer nor an asset of the kind &apos;{kind}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a coverage layer, name the kind that serves ({kinds}), or leave the population out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} assets say nothing of how many people depend on them; each counts in the unknown share as if it were as many as on the asset with the most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} that fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} (coverage: {source}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of {total} assets {name} matters most: if it alone fails, {count} other fails with it{places}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of {total} assets {name} matters most: if it alone fails, {count} others fail with it{places}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} (coverage is {source}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}, and {people} lose service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is an answer: {hit} of its features are hit and fail, {unknown} are unknown and may.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} values of its field &apos;{field}&apos; are negative, no number or beyond all measure, such as {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} asset has no value; what it may lose is in the unknown share, as if it were worth as much as the most valuable one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} assets have no value; what they may lose is in the unknown share, as if each were worth as much as the most valuable one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no expected annual damage, and no present value: they need two hazards or more with the return period of each, or event frequencies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its field &apos;{field}&apos; holds texts, and a curve needs a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a field of numbers, such as a depth, or make this one a field of numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its value is missing, negative or beyond all measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a value of 0 or more, at most 1e18.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} ({outcome})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {shown} of {count} rows. The exported table has all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: the JSON has the first {shown} of {count} rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: its rows are left out, for its layer is not for publication.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trillion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>billion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>million</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lakh crore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lakh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two of its columns are called &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give each column a name of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lengths and areas on the ellipsoid (geodesic). Switched off: in the plane of the measured layer&apos;s CRS, which must not be in degrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>### Damage of one event
Assets are cut into pieces as for &quot;What is in harm&apos;s way?&quot;: points take the cell or zone at their place, lines are
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
  without that the published one for its type, by names of OpenStreetMap and of the twin&apos;s kinds of assets.
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
Damage is cut along the borders of zones, so that zones and &quot;outside&quot; add up to the total. Where zones overlap or
share a border, the zone that comes first in its layer has the place.

### Several hazards
The headline damage is that of the rarest hazard (of the first one where no return period is known); every other one
has its row in &quot;By hazard&quot; and columns of its own.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones or rasters of depth that close the roads they reach: adds who loses access, and how much longer ways become. Several, such as return periods, are compared in one run; headline figures are those of the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>km/h of each line, or a text like &apos;30 mph&apos;; NULL takes the speed of its class. Left empty: &apos;maxspeed&apos;, &apos;speed_kmh&apos; or &apos;speed&apos; where the layer has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The class of each line by OpenStreetMap&apos;s words, for default speeds (Project OSRM). Left empty: &apos;highway&apos;, &apos;fclass&apos; or &apos;class&apos; where the layer has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bridges stay open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A flood below a bridge does not close the road on it; the road beside it may be closed. Switch off for a hazard that reaches bridges, such as an earthquake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bridge field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which lines are bridges: yes, true, 1, viaduct and other words of OpenStreetMap; NULL and no are none. Left empty: &apos;bridge&apos; where the layer has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets that fail at hour 0, or features (a river bank, a road) that fail the assets which they touch. Of the result of an earlier question only what it says is hit. With nothing here and no hazard, assets are ranked by what each alone would cost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} lines have a speed that is no number ({values}); they take that of their class, or the one assumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facilities {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With one only, a place is served by none as soon as that one fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing says what any of its assets is worth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a value for those without one, or choose the field or table that holds their values or types.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>### What the words mean
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
- Crossings without a common vertex are counted in &apos;Health of the network&apos;, never joined in silence.
- **Direction**: a field that says forward, backward or both, in words that you can change (OpenStreetMap&apos;s `oneway`
  is used where the layer has it). NULL is both; a value that nobody explained is both, and counted.
- **Cost** is time, length, or a field that holds the cost of each whole line, which its parts share by length.
  Speeds come from a field (km/h; &quot;30 mph&quot; is understood), else from the class of the road, else from the speed where
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
- **Reached edges** are cut exactly where a limit ends, seen from the network: the place&apos;s own way to it comes on top.
  The **area** around them is approximate: everything within the given width of a reached edge, on a grid of cells.
- **Straight lines** (no network): the nearest facility by geodesic distance, and how many facilities are within the
  largest limit of each place.

### After a hazard
Stretches where the hazard reaches the given depth are closed, cut exactly where it begins and ends; an edge that only
touches a closed zone is closed as a whole. Stretches without data are unknown: a place that can be served only over
them is unknown. &apos;Loses access&apos; compares with the whole network. Facilities themselves are not flooded: leave out those
that fail.

- **Bridges** stay open: a flood below a bridge does not close the road on it. A field says which lines are bridges
  (&apos;yes&apos;, &apos;viaduct&apos; and other words of OpenStreetMap; NULL and &apos;no&apos; are none); where it holds another word, a stretch
  that would be closed is unknown. Tunnels are closed like other roads. The answer tells how many bridges stay open; the
  rule can be switched off for hazards that reach bridges. The road before and behind a bridge may well be closed.
- **Several hazards**, such as return periods, are compared in one run: zones first, then rasters, each in the order
  given. The headline figures, the outcome of each place and the layers are those of the first; every other hazard has
  its row in &apos;By hazard&apos; and columns of its own.

### Two-step floating catchment
With a capacity of each facility: its ratio is the capacity divided by all people within the largest limit of it; what
a place has is the sum of the ratios of all facilities within the limit of it (Luo and Wang 2003, Environment and
Planning B 30, 865-884). Without a number of people every place counts as one. After a hazard, for the ways that are
left.

### People and zones
People come from a field of the places, or from a population raster: every cell is a place, at its centre. Cells
without data are unknown, each up to the fullest known cell, unless you say that nobody lives there; so are places
without a number, each up to the fullest known place. Zones and
&quot;outside&quot; add up to the total; every place belongs to the first zone of the layer that holds it.

### When something is edited
The cost from every node to the nearest facility is kept. After an edit of places only those are measured again;
after an edit of lines, facilities or the hazard, everything.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After &apos;{cause}&apos; {failed} of {total} assets ({share}) fails: {directly} by itself, {taken} because others fail{either}{places}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After &apos;{cause}&apos; {failed} of {total} assets ({share}) fail: {directly} by themselves, {taken} because others fail{either}{places}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {count} for one reason or the other</source>
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
    <name>FileWriter</name>
    <message>
        <location filename="../../ui/impact/file_writer.py" line="38"/>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/file_writer.py" line="62"/>
        <source>written to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/file_writer.py" line="62"/>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/file_writer.py" line="62"/>
        <source>Show folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormPreview</name>
    <message>
        <location filename="../../ui/impact/form_preview.py" line="66"/>
        <source>Drawing a preview</source>
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
        <location filename="../../ui/impact/history.py" line="53"/>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/history.py" line="54"/>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/history.py" line="56"/>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/history.py" line="71"/>
        <source>Earlier runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/history.py" line="72"/>
        <source>Fill the form with what this run was made with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/history.py" line="85"/>
        <source>No runs yet. Every answer is kept here, so that you can come back to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/history.py" line="86"/>
        <source>Ask a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/history.py" line="108"/>
        <source>Reading the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/history.py" line="130"/>
        <source>{} of at most {} MB; the oldest go first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/history.py" line="55"/>
        <source>Report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/history.py" line="73"/>
        <source>One report (PDF or web page) of all runs that are chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/history.py" line="174"/>
        <source>Writing the report</source>
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
        <location filename="../../ui/impact/dock.py" line="50"/>
        <source>Impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="91"/>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="92"/>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="93"/>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="87"/>
        <source>No answer is shown yet. Ask a question, or open an earlier run from the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="88"/>
        <source>Ask a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="108"/>
        <source>Result table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="162"/>
        <source>Asking again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="162"/>
        <source>layers that the run was made with are not here: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="162"/>
        <source>Add them to the project, or choose others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="180"/>
        <source>Delete this run and its layers?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="180"/>
        <source>Delete {} runs and their layers?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="182"/>
        <source>Delete runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="186"/>
        <source>File &apos;{}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="186"/>
        <source>it holds no layer that fits this input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/dock.py" line="186"/>
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
        <location filename="../../ui/impact/input_row.py" line="169"/>
        <source>Selected only ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/input_row.py" line="170"/>
        <source>Selected only ({} of {})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/input_row.py" line="176"/>
        <source>Choose a file for &apos;{}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <location filename="../../gis/task.py" line="189"/>
        <source>it stopped because of an unexpected error ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/task.py" line="189"/>
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
        <location filename="../../ui/impact/layer_pickers.py" line="263"/>
        <source>{} (in the twin, not on the map)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/layer_pickers.py" line="265"/>
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
        <location filename="../../ui/impact/layer_pickers.py" line="121"/>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/layer_pickers.py" line="122"/>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/layer_pickers.py" line="125"/>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/layer_pickers.py" line="184"/>
        <source>Headline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/layer_pickers.py" line="186"/>
        <source>Headline figures, charts by class and the map are those of this one; all are in the tables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/layer_pickers.py" line="190"/>
        <source>Which one the headline figures are of</source>
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
        <location filename="../../ui/impact/layer_pickers.py" line="73"/>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/layer_pickers.py" line="97"/>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/layer_pickers.py" line="98"/>
        <source>Choose a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/layer_pickers.py" line="98"/>
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
        <location filename="../../gis/result_styles.py" line="133"/>
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
        <location filename="../../ui/impact/parameter_row.py" line="168"/>
        <source>not given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/parameter_row.py" line="181"/>
        <source>e.g. 0.3, 1, 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/parameter_row.py" line="86"/>
        <source>{} (found by its name)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceTool</name>
    <message>
        <location filename="../../ui/impact/place_tool.py" line="84"/>
        <source>Looking for the way</source>
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
        <location filename="../../ui/impact/form.py" line="45"/>
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
        <location filename="../../ui/impact/result_view.py" line="77"/>
        <source>About the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/result_view.py" line="83"/>
        <source>How this was computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/result_view.py" line="162"/>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/result_view.py" line="162"/>
        <source>Zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/result_view.py" line="162"/>
        <source>Chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/result_view.py" line="170"/>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/result_view.py" line="171"/>
        <source>How was this computed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/result_view.py" line="199"/>
        <source>Notes</source>
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
        <location filename="../../ui/impact/rows_table.py" line="84"/>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/rows_table.py" line="69"/>
        <source>Result table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/rows_table.py" line="203"/>
        <source>Sorting the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/rows_table.py" line="202"/>
        <source>Sorting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/rows_table.py" line="215"/>
        <source>{} of {} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/rows_table.py" line="216"/>
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
        <location filename="../../ui/impact/share_bar.py" line="36"/>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="37"/>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="72"/>
        <source>Writing the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="86"/>
        <source>Writing the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="99"/>
        <source>Writing the layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="102"/>
        <source>Web page (HTML)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="102"/>
        <source>PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="102"/>
        <source>Table shown (CSV)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="102"/>
        <source>Table shown (Excel)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="102"/>
        <source>Layers (GeoPackage)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="38"/>
        <source>Over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/share_bar.py" line="39"/>
        <source>Show on the map hour by hour what fails</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <location filename="../../ui/impact/sheet_page.py" line="42"/>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/sheet_page.py" line="45"/>
        <source>Zoom to the selected rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/sheet_page.py" line="46"/>
        <source>Select the features of all rows listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/sheet_page.py" line="47"/>
        <source>List only what is selected on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/sheet_page.py" line="66"/>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/sheet_page.py" line="195"/>
        <source>The table can list a selection of at most {} features.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <location filename="../../ui/impact/sheets.py" line="52"/>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/impact/sheets.py" line="52"/>
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
        <location filename="../../gis/style_rasters.py" line="86"/>
        <source>over {} {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/style_rasters.py" line="88"/>
        <source>up to {} {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/style_rasters.py" line="90"/>
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
        <location filename="../../gis/twin_candidates.py" line="103"/>
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
        <location filename="../../gis/twin_layers.py" line="163"/>
        <source>Synthetic: it shows no real place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/twin_layers.py" line="165"/>
        <source>Derived from other data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/twin_layers.py" line="167"/>
        <source>Source: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/twin_layers.py" line="169"/>
        <source>Date: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/twin_layers.py" line="180"/>
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
        <location filename="../../plugin.py" line="120"/>
        <source>Options…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../plugin.py" line="120"/>
        <source>Check installation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../plugin.py" line="120"/>
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
        <location filename="../../gis/result_styles.py" line="154"/>
        <source>up to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gis/result_styles.py" line="155"/>
        <source>over {} to {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
