# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Everything in the fictional district, as plain geometry: made in the order in which one thing shapes the next."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, IntArray
from ..progress import Progress, Share
from ..wording.translate import say
from .buildings import Buildings, along_streets, clear_of, farms, join, not_overlapping
from .flood import RETURN_PERIODS_YEARS, flood_depth_m
from .frame import Frame
from .links import SampleLinks, make_links
from .names import Names
from .near import Segments, SegmentsByCell, nearest_segments
from .people import population, residents
from .places import Place, make_places
from .power import PowerLine, make_power_lines, make_substations
from .rivers import River, RiverSegments, make_rivers
from .roads import Bridge, RoadPiece, make_roads
from .routes import Route, make_routes
from .services import Campuses, campus_buildings, make_campuses, make_water_works
from .sites import Site, Surroundings
from .streets import Streets, make_streets, street_segments
from .telecom import FibreSpan, make_fibre, make_masts
from .terrain import Ground, Raster, make_ground
from .wards import Wards, make_wards


@dataclass(frozen=True)
class World:
    """The district. `sites` holds, by layer id, everything that is a point; rasters are over the frame."""

    frame: Frame
    names: Names
    ground: Ground
    rivers: list[River]
    places: list[Place]
    place_people: IntArray
    roads: list[RoadPiece]
    bridges: list[Bridge]
    sites: dict[str, list[Site]]
    power_lines: list[PowerLine]
    fibre: list[FibreSpan]
    buildings: Buildings
    residents: IntArray
    population: Raster
    flood_m: list[Raster]
    wards: Wards
    links: SampleLinks


def make_world(size: float, seed: int, progress: Progress) -> World:
    """The district of this size and seed; the same every time."""
    frame = Frame.of(size, seed)
    names = Names(frame.chance("names"))
    rivers = make_rivers(frame, Share(progress, 0.0, 0.05))
    river_segments = RiverSegments.of(rivers)
    ground = make_ground(frame, river_segments, Share(progress, 0.05, 0.45))
    flood_m = _floods(ground, Share(progress, 0.45, 0.5))
    places = make_places(frame, ground, rivers, names, progress)
    routes, middles = make_routes(frame, ground, river_segments, places, Share(progress, 0.5, 0.7))
    places = [replace(place, centre=middle) for place, middle in zip(places, middles)]
    progress.report(0.7, say("Laying out towns"))
    streets = _streets(frame, places, ground, river_segments, progress)
    roads, bridges = make_roads(routes, streets, river_segments, ground, flood_m[4], progress)
    through_roads, _ = Segments.of_lines([route.line for route in routes])
    around = Surroundings(
        frame,
        ground,
        flood_m[4],
        flood_m[5],
        SegmentsByCell(_with_streets(through_roads, streets)),
        SegmentsByCell(through_roads),
    )
    campuses = make_campuses(frame, streets, around, names, progress)
    sites = _sites(frame, places, rivers, routes, campuses, around, progress)
    progress.report(0.8, say("Putting up buildings"))
    buildings = _buildings(frame, ground, routes, streets, campuses, sites, progress)
    people = residents(frame, buildings)
    wards = make_wards(frame)
    return World(
        frame,
        names,
        ground,
        rivers,
        places,
        _people_of(places, buildings, people),
        roads,
        bridges,
        sites,
        make_power_lines(frame, sites["substations"], places),
        make_fibre(routes, middles, sites["exchanges"], places),
        buildings,
        people,
        population(frame, buildings, people),
        flood_m,
        wards,
        make_links(frame, sites),
    )


def _floods(ground: Ground, progress: Progress) -> list[Raster]:
    depths = []
    for index in range(len(RETURN_PERIODS_YEARS)):
        progress.report(index / len(RETURN_PERIODS_YEARS), say("Letting the river rise"))
        depths.append(flood_depth_m(ground, index, progress))
    return depths


def _streets(
    frame: Frame, places: list[Place], ground: Ground, rivers: RiverSegments, progress: Progress
) -> list[Streets]:
    streets = []
    for number, place in enumerate(places):
        progress.check()
        streets.append(make_streets(frame, number, place, ground, rivers, progress))
    return streets


def _with_streets(main: Segments, streets: list[Streets]) -> Segments:
    lanes = street_segments(streets)
    return Segments(np.concatenate((main.start, lanes.start)), np.concatenate((main.stop, lanes.stop)))


def _sites(
    frame: Frame,
    places: list[Place],
    rivers: list[River],
    routes: list[Route],
    campuses: Campuses,
    around: Surroundings,
    progress: Progress,
) -> dict[str, list[Site]]:
    progress.report(0.75, say("Placing assets"))
    return {
        "hospitals": campuses.hospitals,
        "clinics": campuses.clinics,
        "schools": campuses.schools,
        "exchanges": campuses.exchanges,
        "water_works": make_water_works(frame, rivers, places, around, progress),
        "substations": make_substations(frame, places, around, progress),
        "masts": make_masts(frame, places, routes, around, progress),
    }


def _buildings(
    frame: Frame,
    ground: Ground,
    routes: list[Route],
    streets: list[Streets],
    campuses: Campuses,
    sites: dict[str, list[Site]],
    progress: Progress,
) -> Buildings:
    """Large buildings first, then streets, then farms: where two meet, the earlier stays."""
    parts = [campus_buildings(campuses)]
    for number, street in enumerate(streets):
        progress.check()
        parts.append(along_streets(frame, number, street, campuses.reserved[number]))
    country = farms(frame, [route.line for route in routes])
    parts.append(country.take(_in_open_country(country.xy, streets)))
    buildings = join(parts)
    route_segments, _ = Segments.of_lines([route.line for route in routes])
    keep = clear_of(buildings, ground, route_segments, progress) & frame.contains(buildings.xy, 40.0)
    keep &= _clear_of_sites(buildings, sites, progress)
    keep[: len(parts[0])] = True
    buildings = buildings.take(keep)
    return buildings.take(not_overlapping(buildings, progress))


def _in_open_country(xy: FloatArray, streets: list[Streets]) -> BoolArray:
    free = np.ones(len(xy), dtype=bool)
    for street in streets:
        free &= np.hypot(*(xy - street.place.centre).T) > 1.12 * street.place.radius_m + 60.0
    lanes = street_segments(streets)
    if len(lanes):
        free &= nearest_segments(xy, lanes).distance_m > 60.0
    return free


def _clear_of_sites(buildings: Buildings, sites: dict[str, list[Site]], progress: Progress) -> BoolArray:
    """Substations and water works have yards, masts have feet."""
    free = np.ones(len(buildings), dtype=bool)
    for layer, reach_m in (("substations", 34.0), ("water_works", 40.0), ("masts", 7.0)):
        points = np.array([site.xy for site in sites[layer] if site.kind != "rooftop"])
        if len(points):
            gap_m = nearest_segments(buildings.xy, Segments(points, points), progress).distance_m
            free &= gap_m > reach_m + buildings.reach_m
    return free


def _people_of(places: list[Place], buildings: Buildings, people: IntArray) -> IntArray:
    """(p,) residents of every place: those of buildings whose nearest middle it is, within reach of its streets."""
    centres = np.array([place.centre for place in places])
    near = nearest_segments(buildings.xy, Segments(centres, centres))
    reach_m = np.array([1.25 * place.radius_m + 40.0 for place in places])
    inside = near.distance_m < reach_m[near.segment]
    return np.bincount(near.segment[inside], weights=people[inside], minlength=len(places)).astype(np.int64)
