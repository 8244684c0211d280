"""The formulas of transforms/measures, from SciPy, statsmodels and mpmath: cases in, results out, as JSON."""

import json
import sys

import mpmath
import numpy
from scipy import stats
from scipy.spatial import distance
from statsmodels.regression.linear_model import OLS
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

mpmath.mp.dps = 40


def wilson(case):
    tail = (1 - case["confidence"])
    low, high = proportion_confint(case["count"], case["total"], alpha=tail, method="wilson")
    return [max(0.0, float(low)), min(1.0, float(high))]


def reach(case):
    tail = 1 - (1 - case["confidence"]) / 2
    degrees = case["degrees"]
    return float(stats.norm.ppf(tail) if degrees is None else stats.t.ppf(tail, degrees))


def hypergeometric_z(case):
    drawn = stats.hypergeom(case["allBase"], case["base"], case["allMembers"])
    deviation = drawn.std()
    return float((case["members"] - drawn.mean()) / deviation) if deviation > 0 else None


def hypergeometric_p(case):
    drawn = stats.hypergeom(case["allBase"], case["base"], case["allMembers"])
    lower, upper = drawn.cdf(case["members"]), drawn.sf(case["members"] - 1)
    return float(min(1.0, 2 * min(lower, upper)))


def exact_p(case):
    """The same in forty digits, for counts at which SciPy's logarithms lose theirs."""
    base, members, drawn, whole = (case[key] for key in ("base", "members", "allMembers", "allBase"))
    least, most = max(0, drawn - (whole - base)), min(base, drawn)
    choose = lambda n, k: mpmath.loggamma(n + 1) - mpmath.loggamma(k + 1) - mpmath.loggamma(n - k + 1)
    first = choose(base, members) + choose(whole - base, drawn - members) - choose(whole, drawn)

    def tail(step, end):
        weight = total = mpmath.exp(first)
        count = members
        while count != end and weight > total * mpmath.mpf(10) ** -25:
            if step > 0:
                weight *= mpmath.mpf((base - count) * (drawn - count)) / ((count + 1) * (whole - base - drawn + count + 1))
            else:
                weight *= mpmath.mpf(count * (whole - base - drawn + count)) / ((base - count + 1) * (drawn - count + 1))
            count += step
            total += weight
        return total

    # Towards the middle the sum is nearly 1, and the other tail tells what is left of it.
    upwards = members >= drawn * base / whole
    near = tail(1, most) if upwards else tail(-1, least)
    far = 1 - near + mpmath.exp(first)
    return float(min(1, 2 * min(near, far)))


def log_index_variance(case):
    """Delta method with derivatives taken numerically, of two independent binomials."""
    base, other_base = case["base"], case["allBase"] - case["base"]
    members, others = case["members"], case["allMembers"] - case["members"]
    index = lambda m, c: mpmath.log((m / (m + c)) / mpmath.mpf(base) * (base + other_base))
    by_own = mpmath.diff(index, (members, others), (1, 0))
    by_other = mpmath.diff(index, (members, others), (0, 1))
    own = members * (1 - mpmath.mpf(members) / base)
    other = others * (1 - mpmath.mpf(others) / other_base) if other_base else 0
    return float(by_own**2 * own + by_other**2 * other)


def benjamini_hochberg(case):
    return [float(q) for q in multipletests(case["p"], method="fdr_bh")[1]]


def cluster_variance(case):
    """Cluster-robust covariance of a mean over persons, one row a person."""
    rows = [(joined, cluster) for cluster, one in enumerate(case["clusters"]) for joined in one]
    joined = numpy.array([row[0] for row in rows], float)
    groups = numpy.array([row[1] for row in rows])
    fit = OLS(joined, numpy.ones(len(rows))).fit(
        cov_type="cluster", cov_kwds={"groups": groups, "use_correction": False}
    )
    return float(fit.cov_params()[0][0] * len(rows) ** 2)


def contrast_variance(case):
    """Of the members of the first segment less their share, person by person."""
    total = sum(len(one) for one in case["own"] + case["others"])
    members = sum(sum(one) for one in case["own"] + case["others"])
    share = sum(len(one) for one in case["own"]) / total
    rate = members / total
    terms = [(sum(one) - rate * len(one)) * (1 - share) for one in case["own"]]
    terms += [(sum(one) - rate * len(one)) * -share for one in case["others"]]
    return float(numpy.sum(numpy.square(terms)))


def common_spread(case):
    """Residuals of a regression on segments, summed by cluster, against those of independent persons."""
    rows = [
        (joined, segment, f"{segment}-{cluster}")
        for segment, own in enumerate(case["segments"])
        for cluster, one in enumerate(own)
        for joined in one
    ]
    joined = numpy.array([row[0] for row in rows], float)
    dummies = numpy.array([[float(row[1] == one) for one in range(len(case["segments"]))] for row in rows])
    fit = OLS(joined, dummies).fit()
    names = numpy.array([row[2] for row in rows])
    count, fitted = len(set(names)), len(case["segments"])
    clustered = sum(fit.resid[names == name].sum() ** 2 for name in set(names))
    alone = float(numpy.sum(fit.fittedvalues * (1 - fit.fittedvalues)))
    squares = sum(int((names == name).sum()) ** 2 for name in set(names))
    if count <= fitted:
        return None
    effect = max(1.0, clustered / alone * count / (count - fitted)) if alone > 1e-12 else 1.0
    return [effect, (effect - 1) * alone / squares]


def two_sided(case):
    degrees = case["degrees"]
    tail = stats.norm.sf(abs(case["z"])) if degrees is None else stats.t.sf(abs(case["z"]), degrees)
    return float(2 * tail)


def dissimilarity(case):
    one, other = numpy.array(case["shares"]).T
    return float(distance.cityblock(one, other) / 2)


if __name__ == "__main__":
    cases = json.load(sys.stdin)
    print(json.dumps([globals()[case["formula"]](case) for case in cases]))
