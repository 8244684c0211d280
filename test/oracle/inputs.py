"""Reads the published files of West of England into plain dictionaries."""

import csv
import re
from collections import defaultdict
from datetime import date
from pathlib import Path

DISTRICTS = {
    "E06000022": "Bath and North East Somerset",
    "E06000023": "Bristol",
    "E06000024": "North Somerset",
    "E06000025": "South Gloucestershire",
    "E06000059": "Dorset",
    "E07000187": "Somerset",
    "E07000188": "Somerset",
    "E07000189": "Somerset",
    "E07000246": "Somerset",
}

NO_BRANCH = {
    "Bath Council Connect",
    "Bristol At Home Service",
    "Bristol Children's Services",
    "Childrens Centre Stock",
    "Dorset Reserve Mobile Library",
    "Downend Junior Store",
    "Home Library Service Mobile Dorset",
    "N Somerset District Stock",
    "North Somerset Reserve",
    "Poole Customer Services",
    "Somerset County Reserve",
    "South Gloucestershire Contact",
    "Yate Reserve Stack",
}

SUPPRESSED = {"zero": 0.0, "midpoint": 2.5}


def rows(path: Path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        yield from csv.DictReader(file)


def read_residents(data: Path) -> dict[str, dict[str, int]]:
    """Area -> subgroup -> residents, for all of England and Wales."""
    import duckdb

    parquet = str(data / "segmentation" / "UK_OAC_Final.parquet")
    subgroup_of = dict(
        duckdb.read_parquet(parquet).project("Geography_Code, Subgroup").fetchall()
    )
    area_of = {row["OA"]: row["geography_code"] for row in rows(data / "geography" / "EW.csv")}
    residents = defaultdict(lambda: defaultdict(int))
    for row in rows(data / "residents" / "ts001.csv"):
        output_area = row["OA"]
        residents[area_of[output_area]][subgroup_of[output_area]] += int(row["ts0010001"])
    return residents


def read_dominant(data: Path) -> dict[str, str]:
    """Area -> its dominant subgroup; its first character is the supergroup."""
    lookup = data / "segmentation" / "LSOA_DZ_SDZ_Lookup.csv"
    return {row["geography_code"]: row["Subgroup"] for row in rows(lookup)}


def read_geography(data: Path):
    """Old area -> set of new areas; and library -> new area -> municipality."""
    successors = defaultdict(set)
    catchments = defaultdict(dict)
    for row in rows(data / "geography" / "lsoa11_to_lsoa21_exact.csv"):
        new = row["LSOA21CD"]
        successors[row["LSOA11CD"]].add(new)
        if row["LAD22CD"] in DISTRICTS:
            catchments[DISTRICTS[row["LAD22CD"]]][new] = row["LAD22NM"]
        if row["LSOA11NM"].startswith("Poole "):
            catchments["Poole"][new] = row["LAD22NM"]
    return successors, catchments


def read_members(path: Path, suppressed: str):
    """Library -> branch -> old area ("" where not known) -> [count, low, high]."""
    members = defaultdict(lambda: defaultdict(lambda: defaultdict(lambda: [0.0, 0, 0])))
    for row in rows(path):
        users = row["users"].strip()
        counts = (SUPPRESSED[suppressed], 1, 4) if users == "*" else (int(users),) * 3
        branch = members[row["registered_authority"]][row["registered_library"]]
        cell = branch[row["lsoa_code"].strip()]
        for position, count in enumerate(counts):
            cell[position] += count
    return members


def snapshots(data: Path) -> dict[date, Path]:
    """Snapshot date -> file, without the files that hold no row."""
    found = {}
    for path in sorted((data / "members").glob("members_*.csv")):
        if next(rows(path), None):
            found[date.fromisoformat(re.search(r"\d{4}-\d\d-\d\d", path.name)[0])] = path
    return found
