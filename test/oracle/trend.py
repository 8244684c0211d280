"""How penetration changes from snapshot to snapshot."""

from bisect import insort
from datetime import date
from statistics import median


def year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def year_ago(day: date, days: list[date]) -> date | None:
    """The snapshot nearest to the anniversary, within 31 days; the earlier of two as near."""
    anniversary = year_before(day)
    near = [other for other in days if other < day and abs((other - anniversary).days) <= 31]
    return min(near, key=lambda other: (abs((other - anniversary).days), other), default=None)


def penetration_trend(series: dict[date, float], days: list[date]):
    """Yields (snapshot date, measure, value); `days` are all the library's snapshots."""
    slopes, seen = [], []
    for position, day in enumerate(days):
        value = series.get(day)
        if value is None:
            continue
        for other in seen:
            years = (day - other).days / 365.25
            insort(slopes, (value - series[other]) / years)
        seen.append(day)
        yield day, "penetration", value
        previous = series.get(days[position - 1]) if position else None
        if previous is not None:
            yield day, "previous", previous
            yield day, "change_previous", value - previous
        before = series.get(year_ago(day, days))
        if before is not None:
            yield day, "year_ago", before
            yield day, "change_year", value - before
        if slopes:
            yield day, "slope_per_year", median(slopes)
