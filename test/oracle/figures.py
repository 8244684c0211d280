"""The figures of one snapshot, from their published definitions: dictionaries and loops only."""

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass

from inputs import NO_BRANCH

REST = ("_outside", "_unplaced", "_unassigned")
LEVELS = {"total": 0, "segment": 1, "subsegment": 3}


def slug(name: str) -> str:
    plain = unicodedata.normalize("NFD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def at_level(subgroup: str, level: str) -> str:
    return "_all" if level == "total" else subgroup[: LEVELS[level]]


@dataclass
class Scope:
    kind: str
    id: str
    areas: set
    members: dict
    """New area -> [count, low, high]; "" for an address that could not be placed."""


class Region:
    """Everything that stays the same from snapshot to snapshot."""

    def __init__(self, residents, dominant, successors, catchments, assignment):
        self.successors = successors
        self.catchments = catchments
        self.total = {area: sum(parts.values()) for area, parts in residents.items()}
        self.mix = {}
        for area, parts in residents.items():
            if assignment == "shared":
                self.mix[area] = {s: n / self.total[area] for s, n in parts.items() if n}
            else:
                known = area in dominant and self.total[area]
                self.mix[area] = {dominant[area]: 1.0} if known else {}
        self.country = self.base(self.total)

    def base(self, areas) -> dict[str, float]:
        """Subgroup -> residents of these areas; "_unassigned" where an area has no class."""
        result = defaultdict(float)
        for area in areas:
            for subgroup, share in self.spread(area).items():
                result[subgroup] += self.total.get(area, 0) * share
        return result

    def area_counts(self, areas, level: str) -> Counter:
        """(Sub)segment -> areas in which somebody of it lives."""
        counts = Counter()
        for area in areas:
            counts.update({at_level(subgroup, level) for subgroup in self.mix[area]})
        return counts

    def spread(self, area) -> dict[str, float]:
        return self.mix.get(area) or {"_unassigned": 1.0}

    def recast(self, old_counts) -> dict[str, list[float]]:
        """Splits the counts of old areas over the new ones by residents."""
        result = defaultdict(lambda: [0.0, 0.0, 0.0])
        for old, counts in old_counts.items():
            news = sorted(self.successors.get(old) or [old])
            people = sum(self.total.get(new, 0) for new in news)
            for new in news:
                part = self.total[new] / people if people else 1 / len(news)
                for position in range(3):
                    result[new][position] += counts[position] * part
        return result


def scopes_of(region: Region, library: str, branches) -> list[Scope]:
    """The library, its municipalities, and the branches that its file names."""
    municipality_of = region.catchments[library]
    served = set(municipality_of)
    recast = {branch: region.recast(counts) for branch, counts in branches.items()}
    everyone = defaultdict(lambda: [0.0, 0.0, 0.0])
    for counts in recast.values():
        for area, values in counts.items():
            everyone[area] = [a + b for a, b in zip(everyone[area], values)]

    found = [Scope("library", slug(library), served, everyone)]
    for municipality in sorted(set(municipality_of.values())):
        areas = {area for area, name in municipality_of.items() if name == municipality}
        living = {area: everyone[area] for area in areas if area in everyone}
        found.append(Scope("municipality", slug(municipality), areas, living))
    for branch, counts in recast.items():
        if branch not in NO_BRANCH:
            found.append(Scope("branch", f"{slug(library)}/{slug(branch)}", served, counts))
    return found


def members_by_subgroup(region: Region, scope: Scope) -> dict[str, list[float]]:
    result = defaultdict(lambda: [0.0, 0.0, 0.0])
    for area, counts in scope.members.items():
        if area == "":
            parts = {"_unplaced": 1.0}
        elif area not in scope.areas:
            parts = {"_outside": 1.0}
        else:
            parts = region.spread(area)
        for subgroup, share in parts.items():
            for position in range(3):
                result[subgroup][position] += counts[position] * share
    return result


def roll_up(values: dict, level: str) -> dict:
    """Subgroups to a level; rest rows stay what they are."""
    result = {}
    for subgroup, value in values.items():
        key = subgroup if subgroup in REST else at_level(subgroup, level)
        numbers = value if isinstance(value, list) else [value]
        result[key] = [a + b for a, b in zip(result.get(key, [0.0] * len(numbers)), numbers)]
    return result


def classified(values: dict, position: int = 0) -> float:
    return sum(numbers[position] for key, numbers in values.items() if key not in REST)


def ratio(part, whole):
    return part / whole if whole else None


def membership_profile(region: Region, scope: Scope):
    """Yields (level, segment, measure, value)."""
    base_parts = region.base(scope.areas)
    member_parts = members_by_subgroup(region, scope)
    for level in LEVELS:
        base = roll_up(base_parts, level)
        members = roll_up(member_parts, level)
        all_base, all_members = classified(base), classified(members)
        for segment in sorted(set(base) | set(members)):
            count, low, high = members.get(segment, [0.0, 0.0, 0.0])
            yield level, segment, "member_count", count
            yield level, segment, "member_count_low", low
            yield level, segment, "member_count_high", high
            if segment in ("_outside", "_unplaced"):
                continue
            people = base[segment][0]
            yield level, segment, "base_count", people
            if segment == "_unassigned":
                continue
            base_share = ratio(people, all_base)
            member_share = ratio(count, all_members)
            yield level, segment, "base_share", base_share
            yield level, segment, "member_share", member_share
            yield level, segment, "penetration", ratio(count, people)
            if member_share is not None and base_share:
                yield level, segment, "index", 100 * member_share / base_share


def home_municipality(region: Region, library: str, areas) -> set:
    """Areas of the municipality in which most residents of these areas live."""
    municipality_of = region.catchments[library]
    residents = Counter()
    for area in areas:
        residents[municipality_of[area]] += region.total.get(area, 0)
    largest = min(residents, key=lambda name: (-residents[name], slug(name)))
    return {area for area, name in municipality_of.items() if name == largest}


def references_of(region: Region, library: str, scopes, peers: list[Scope]):
    """By kind of scope: reference -> subgroup -> residents. No branch here has its own catchment."""
    whole = scopes[0].areas
    common = {"country": region.country}
    if peers:
        common["peers"] = region.base([area for peer in peers for area in peer.areas])
    below = {**common, "library": region.base(whole)}
    home = region.base(home_municipality(region, library, whole))
    return {"library": common, "municipality": below, "branch": {**below, "municipality": home}}


def dissimilarity(base: dict, against: dict):
    whole, against_whole = classified(base), classified(against)
    if not whole or not against_whole:
        return None
    segments = (set(base) | set(against)) - set(REST)
    nobody = [0.0]
    return sum(
        abs(base.get(s, nobody)[0] / whole - against.get(s, nobody)[0] / against_whole)
        for s in segments
    ) / 2


def catchment_profile(region: Region, scope: Scope, references: dict):
    """Yields (level, segment, reference, measure, value)."""
    base_parts = region.base(scope.areas)
    for level in LEVELS:
        base = roll_up(base_parts, level)
        whole = classified(base)
        area_counts = region.area_counts(scope.areas, level)
        for reference, parts in references.items():
            against = roll_up(parts, level)
            against_whole = classified(against)
            apart = dissimilarity(base, against)
            for segment in sorted(base):
                if segment in REST:
                    continue
                share = ratio(base[segment][0], whole)
                reference_share = ratio(against.get(segment, [0.0])[0], against_whole)
                yield level, segment, reference, "base_count", base[segment][0]
                yield level, segment, reference, "area_count", area_counts[segment]
                yield level, segment, reference, "share", share
                yield level, segment, reference, "reference_share", reference_share
                yield level, segment, reference, "dissimilarity", apart
                if share is not None and reference_share:
                    yield level, segment, reference, "index", 100 * share / reference_share
