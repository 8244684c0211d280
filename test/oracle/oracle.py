"""Computes the published figures of West of England a second time, from the published files.

python oracle.py --data DIR --assignment dominant|shared --suppressed zero|midpoint --out FILE
                 [--snapshot DATE ...]

Writes one row per figure: mart, snapshot_date, library_id, scope, scope_id, level, segment_id,
reference, measure, value. A figure that does not exist has no row. With `--snapshot` only the
figures of those days are written; trends still look at every snapshot.
"""

import argparse
import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import figures
import inputs
from trend import penetration_trend

HEADER = (
    "mart snapshot_date library_id scope scope_id level segment_id reference measure value"
).split()


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--assignment", choices=["dominant", "shared"], required=True)
    parser.add_argument("--suppressed", choices=["zero", "midpoint"], default="zero")
    parser.add_argument("--snapshot", type=date.fromisoformat, action="append")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def region_of(data: Path, assignment: str) -> figures.Region:
    successors, catchments = inputs.read_geography(data)
    residents, dominant = inputs.read_residents(data), inputs.read_dominant(data)
    return figures.Region(residents, dominant, successors, catchments, assignment)


def snapshot_rows(region, day, members, series):
    """The figures of one snapshot; penetrations are kept in `series` for the trend."""
    found = {name: figures.scopes_of(region, name, members[name]) for name in sorted(members)}
    for library, scopes in found.items():
        peers = [others[0] for name, others in found.items() if name != library]
        references = figures.references_of(region, library, scopes, peers)
        for scope in scopes:
            place = (figures.slug(library), scope.kind, scope.id)
            for level, segment, measure, value in figures.membership_profile(region, scope):
                yield ("membership_profile", day, *place, level, segment, "", measure, value)
                if measure == "penetration" and value is not None:
                    series[(*place, level, segment)][day] = value
            for row in figures.catchment_profile(region, scope, references[scope.kind]):
                yield ("catchment_profile", day, *place, *row)


def all_rows(options):
    region = region_of(options.data, options.assignment)
    files = inputs.snapshots(options.data)
    wanted = set(options.snapshot or files)
    series = defaultdict(dict)
    days = defaultdict(list)
    for day, path in files.items():
        members = inputs.read_members(path, options.suppressed)
        for library in members:
            days[figures.slug(library)].append(day)
        for row in snapshot_rows(region, day, members, series):
            if day in wanted:
                yield row
    for place, points in series.items():
        for day, measure, value in penetration_trend(points, days[place[0]]):
            if day in wanted:
                yield ("penetration_trend", day, *place, "", measure, value)


def main():
    options = arguments()
    with open(options.out, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(row for row in all_rows(options) if row[-1] is not None)


main()
