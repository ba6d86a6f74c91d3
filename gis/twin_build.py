# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Making a twin from layers and files: copied, checked, named and digested, whole or not at all."""

from __future__ import annotations

import secrets
import shutil
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from pathlib import Path

import numpy as np
import pyproj

from ..core.errors import InputError, StorageError, TwinPlanError
from ..core.geometry.crs import bounds_in
from ..core.progress import Progress, Share
from ..core.twin.grid import Grid
from ..core.twin.links import Links, NoLinks
from ..core.twin.manifest import MANIFEST_NAME, UID_FIELD, to_text
from ..core.twin.model import LayerGeometry, Twin, TwinLayer
from ..core.twin.table import FeatureTable
from ..core.wording.translate import say
from .gdal_grid import GdalSource
from .grids import RasterSource
from .new_file import refusal, remove_abandoned
from .raster_files import copy_raster, write_grid
from .reference_systems import crs_text
from .sources import VectorSource
from .twin_files import TWIN_SUFFIX
from .twin_fingerprint import raster_fingerprint, vector_fingerprint
from .twin_links import link_tables
from .twin_rows import PreparedRows, prepare_rows
from .vector_write import NewLayer, add_layers, add_unique_index

# The name space of twins that were given no id.
_TWINS = uuid.UUID("3c0bdc36-2f0f-5a7e-8c55-1d9f2f6d7a41")
_DEGREES = pyproj.CRS.from_epsg(4326)
_WORLD = (-180.0, -90.0, 180.0, 90.0)
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class LayerToCopy:
    """A layer for a new twin: what the twin will say of it, where its data comes from (or the data itself).

    `id_field` holds the ids that the source gives its features, from which uids are made; "" if there is none.
    """

    layer: TwinLayer
    data: VectorSource | RasterSource | FeatureTable | Grid
    id_field: str = ""


@dataclass(frozen=True)
class LayerReport:
    """What became of one layer.

    `read` and `kept` count features (0 for rasters); `without_place` of those kept have no geometry. `notes`
    say what was repaired, `warnings` what a user of the twin should know; `skipped` is why the
    layer is not in the twin, "" if it is.
    """

    layer_id: str
    title: str
    read: int = 0
    kept: int = 0
    without_place: int = 0
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    skipped: str = ""


@dataclass(frozen=True)
class BuildReport:
    """A new twin and what became of every layer that was to be in it."""

    folder: Path
    twin: Twin
    layers: tuple[LayerReport, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class TwinFacts:
    """What else a new twin says of itself.

    What is "" is made up: `crs` is the first layer's, `created_at` now, and `id` follows from the title and the
    layers, so that a twin made again from the same sources has the same uids.
    """

    description: str = ""
    crs: str = ""
    synthetic: bool = False
    generator: str = ""
    id: str = ""
    created_at: str = ""


def create_twin(
    folder: Path,
    title: str,
    layers: Sequence[LayerToCopy],
    links: Links | None,
    progress: Progress,
    facts: TwinFacts | None = None,
) -> BuildReport:
    """Make a twin in a new folder NAME.twin.

    A layer that cannot be read is left out and reported. Raises InputError for a wrong folder and where no
    layer can be read, StorageError where writing fails, Cancelled; then there is no folder.
    """
    folder = Path(folder).absolute()
    refuse_folder(folder)
    facts = facts or TwinFacts()
    with _new_folder(folder) as place:
        builder = _Builder(place, facts.id or _twin_id(title, layers))
        for number, layer in enumerate(layers):
            builder.add(layer, Share(progress, 0.9 * number / len(layers), 0.9 * (number + 1) / len(layers)))
        if not builder.layers:
            reasons = "; ".join(f"{report.title}: {report.skipped}" for report in builder.reports)
            raise InputError(
                say("Twin '{title}'", title=title),
                reasons or say("no layer was chosen"),
                say("Choose layers that can be read."),
            )
        twin = builder.twin(title, facts)
        notes = builder.add_links(twin, links or NoLinks(), Share(progress, 0.9, 1.0))
        twin = _with_linked(twin, links or NoLinks())
        (place / MANIFEST_NAME).write_text(to_text(twin), encoding="utf-8")
    return BuildReport(folder, twin, tuple(builder.reports), tuple(notes))


def _with_linked(twin: Twin, links: Links) -> Twin:
    """The twin whose layers say whether links name their features."""
    named = {layer for link in links.dependencies for layer, _ in (link.consumer, link.provider)}
    return replace(twin, layers=tuple(replace(layer, linked=layer.id in named) for layer in twin.layers))


def refuse_folder(folder: Path) -> None:
    """Raise InputError where no twin can be made in this absolute path, before any work is done."""
    thing = say("Folder '{folder}'", folder=folder)
    if folder.suffix != TWIN_SUFFIX:
        raise InputError(
            thing,
            say("its name does not end with {suffix}", suffix=TWIN_SUFFIX),
            say("Name it {name}{suffix}.", name=folder.name, suffix=TWIN_SUFFIX),
        )
    if folder.exists():
        raise InputError(thing, say("it exists already"), say("Choose another name, so that no data is lost."))
    if not folder.parent.is_dir():
        raise InputError(thing, say("the folder around it does not exist"), say("Make it, or choose another place."))


@contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    """A folder beside this one, renamed to it at the end, removed when something goes wrong."""
    unfinished = f".{folder.stem}-"
    temporary = folder.with_name(unfinished + secrets.token_hex(4))
    try:
        remove_abandoned(folder.parent, unfinished)
        temporary.mkdir()
        yield temporary
        temporary.rename(folder)
    except OSError as error:
        raise refusal(
            say("Folder '{folder}'", folder=folder), error, say("Choose a folder that you may write to.")
        ) from error
    except StorageError as error:
        thing = error.thing.replace(str(temporary), str(folder))
        raise StorageError(thing, error.reason, error.remedy) from error
    finally:
        if temporary.exists():
            shutil.rmtree(temporary, ignore_errors=True)


def _twin_id(title: str, layers: Sequence[LayerToCopy]) -> str:
    return str(uuid.uuid5(_TWINS, "\x1f".join([title, *(wanted.layer.id for wanted in layers)])))


class _Builder:
    """Collects the layers of one twin in its folder."""

    def __init__(self, folder: Path, twin_id: str) -> None:
        self._folder, self._twin_id = folder, twin_id
        self.layers: list[TwinLayer] = []
        self.reports: list[LayerReport] = []
        self._boxes: list[Box] = []
        self._crs = ""
        self._uids: dict[str, dict[str, str]] = {}

    def add(self, wanted: LayerToCopy, progress: Progress) -> None:
        """Copy one layer; what is wrong with its source is reported, what is wrong with the disk is raised."""
        layer = wanted.layer
        try:
            if layer.geometry is LayerGeometry.RASTER:
                self._add_raster(wanted, progress)
            else:
                table, notes = _read(wanted, Share(progress, 0.0, 0.3))
                rows = prepare_rows(self._twin_id, layer, table, wanted.id_field, Share(progress, 0.3, 0.4))
                self._write_rows(wanted, rows, notes, Share(progress, 0.4, 1.0))
        except _SourceError as error:
            self.reports.append(LayerReport(layer.id, layer.title, skipped=str(error.cause)))

    def _write_rows(self, wanted: LayerToCopy, rows: PreparedRows, notes: tuple[str, ...], progress: Progress) -> None:
        table, path = rows.table, self._folder / wanted.layer.data
        aliases = {rows.renamed.get(name, name): alias for name, alias in wanted.layer.aliases.items()}
        new = NewLayer(
            wanted.layer.id, crs_text(table.crs), table.geometries, table.columns, aliases, wanted.layer.title
        )
        add_layers(path, [new], Share(progress, 0.0, 0.7))
        add_unique_index(path, wanted.layer.id, UID_FIELD)
        fingerprint = vector_fingerprint(path, wanted.layer.id, Share(progress, 0.7, 1.0))
        without_place = len(table) - int(table.geometries.has_geometry.sum())
        warnings = (*wanted.layer.warnings, *rows.warnings)
        self.layers.append(
            replace(
                _renamed(wanted.layer, rows.renamed),
                feature_count=len(table),
                fingerprint=fingerprint,
                warnings=(*warnings, *notes),
            )
        )
        self._uids[wanted.layer.id] = dict(rows.by_source_id)
        self._remember_place(_bounds(table), table.crs)
        self.reports.append(
            LayerReport(
                wanted.layer.id, wanted.layer.title, len(table), len(table), without_place, notes, tuple(rows.warnings)
            )
        )

    def _add_raster(self, wanted: LayerToCopy, progress: Progress) -> None:
        grid = _open(wanted)
        path = self._folder / wanted.layer.data
        _copy_cells(wanted.data, grid, path, Share(progress, 0.0, 0.7))
        fingerprint = raster_fingerprint(path, Share(progress, 0.7, 1.0))
        self.layers.append(replace(wanted.layer, fingerprint=fingerprint))
        self._remember_place(grid.affine.extent(grid.shape), grid.crs)
        self.reports.append(LayerReport(wanted.layer.id, wanted.layer.title))

    def _remember_place(self, box: Box | None, crs: pyproj.CRS) -> None:
        self._crs = self._crs or crs_text(crs)
        degrees = bounds_in(box, crs, _DEGREES) if box is not None else None
        if degrees is not None:
            self._boxes.append(tuple(degrees))

    def twin(self, title: str, facts: TwinFacts) -> Twin:
        """The manifest of what was added."""
        boxes = np.array(self._boxes or [_WORLD])
        low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
        extent = np.clip([*low, *high], _WORLD[:2] * 2, _WORLD[2:] * 2).tolist()
        return Twin(
            id=self._twin_id,
            title=title,
            crs=facts.crs or self._crs,
            extent=tuple(extent),
            layers=tuple(self.layers),
            created_at=facts.created_at or datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            description=facts.description,
            synthetic=facts.synthetic,
            generator=facts.generator,
        )

    def add_links(self, twin: Twin, links: Links, progress: Progress) -> list[str]:
        tables, notes = link_tables(self._twin_id, twin.dependency_table, twin.requirement_table, links, self._uids)
        add_layers(self._folder / twin.vector_file, tables, progress)
        return notes


class _SourceError(Exception):
    """A layer cannot be read, which is no reason not to make the twin of the others."""

    def __init__(self, cause: TwinPlanError) -> None:
        super().__init__(str(cause))
        self.cause = cause


def _read(wanted: LayerToCopy, progress: Progress) -> tuple[FeatureTable, tuple[str, ...]]:
    """The features with all attributes, and what is to be said about reading them."""
    data = wanted.data
    if isinstance(data, FeatureTable):
        return data, data.notes
    try:
        table = data.read(list(data.fields), progress)
    except TwinPlanError as error:
        raise _SourceError(error) from error
    left_out = (say("The heights (Z) of its coordinates are not copied."),) if data.has_z else ()
    return table, (*table.notes, *left_out)


def _open(wanted: LayerToCopy) -> Grid:
    data = wanted.data
    if isinstance(data, FeatureTable) or not hasattr(data, "open"):
        return data
    try:
        grid = data.open()
        # The last cells are those that a file cut short does not have.
        grid.read(slice(grid.shape[0] - 1, grid.shape[0]), slice(grid.shape[1] - 1, grid.shape[1]))
    except TwinPlanError as error:
        raise _SourceError(error) from error
    return grid


def _copy_cells(data: object, grid: Grid, path: Path, progress: Progress) -> None:
    """Files cell by cell as they are, unless the user declared more values to be no data."""
    if isinstance(data, GdalSource) and data.declares_nodata and not data.more_nodata:
        copy_raster(data.path, data.band, path, progress)
    else:
        write_grid(grid, path, progress)


def _renamed(layer: TwinLayer, names: dict[str, str]) -> TwinLayer:
    def new(name: str) -> str:
        return names.get(name, name)

    return replace(
        layer,
        label_field=new(layer.label_field),
        code_field=new(layer.code_field),
        name_field=new(layer.name_field),
        intensity_field=new(layer.intensity_field),
        units={new(name): unit for name, unit in layer.units.items()},
        aliases={new(name): alias for name, alias in layer.aliases.items()},
    )


def _bounds(table: FeatureTable) -> Box | None:
    coords = table.geometries.coords
    if not len(coords):
        return None
    (xmin, ymin), (xmax, ymax) = coords.min(axis=0).tolist(), coords.max(axis=0).tolist()
    return xmin, ymin, xmax, ymax
