"""Recomputes the reference values of src/stats/survival_test.cc, incidence_test.cc, logrank_test.cc and hazard_test.cc that R does not give
(measures/survival_reference.R has the others).

  python3 -m venv venv && venv/bin/pip install lifelines==0.30.3 scipy==1.17.1
  venv/bin/python measures/survival_reference.py

Intervals are (left, right]; lifelines takes [left, right], so an open left end is put 1e-6 behind.
"""
import lifelines
import numpy
import scipy
from scipy import stats

LEFT = numpy.array([0, 0, 1, 1, 2, 2, 3, 4, 4, 5, 6, 7, 8, 2.5, 3])
RIGHT = numpy.array([2, 3, 3, 4, 5, numpy.inf, 6, 6, numpy.inf, 8, 9, numpy.inf, 10, 2.5, 7])
ENTRY = numpy.array([0, 0, 0, 1, 1, 0, 2, 0, 3, 0, 2, 5, 4, 0, 1])
CAUSE = numpy.array([0, 1, 0, 0, 1, -1, 0, 1, -1, 0, 1, -1, 0, 1, 0])
GROUP = numpy.array([0, 0, 1, 1, 0, 2, 2, 1, 0, 2, 1, 2, 1, 0, 2])


def show(name, values):
    print(f"{name}: " + "  ".join(f"{float(value):.10g}" for value in numpy.ravel(values)))


def likeliest(left, right, entry, cause, causes, rounds=400_000):
    """The likeliest masses on all elementary intervals between the ends, by plain self-consistency: (ends, masses by cause)."""
    ends = numpy.unique(numpy.concatenate([[0], left, right, entry]))
    cells = []  # (from, to, cause); an exact time is a cell of its own.
    points = set(left[left == right])
    for one in range(causes):
        for a, b in zip(ends, ends[1:]):
            if b in points:
                cells += [(a, b - 1e-9, one), (b, b, one)]
            else:
                cells.append((a, b, one))
    begin = numpy.array([c[0] for c in cells])
    end = numpy.array([c[1] for c in cells])
    kind = numpy.array([c[2] for c in cells])
    point = begin == end
    inside = numpy.where((left == right)[:, None], point & (end == left[:, None]), (begin >= left[:, None]) & (end <= right[:, None]) & ~(point & (begin == left[:, None])))
    inside &= (cause[:, None] < 0) | (kind == cause[:, None])
    seen = (begin >= entry[:, None]) & ~(point & (begin <= entry[:, None]) & (entry[:, None] > 0))
    mass = numpy.full(len(cells), 1 / len(cells))
    for _ in range(rounds):
        of_life, of_seen = inside @ mass, seen @ mass
        mass = mass * ((1 / of_life) @ inside + (1 / of_seen) @ ~seen) / (1 / of_seen).sum()
    return cells, mass


def fallen(cells, mass, age, kind=None):
    return sum(m for (a, b, k), m in zip(cells, mass) if b <= age and kind in (None, k))


def sun(left, right, group):
    """Chi-square of Sun's scores in the permutation form."""
    cells, mass = likeliest(left, right, numpy.zeros(len(left)), numpy.zeros(len(left), int) - (numpy.isinf(right)), 1)
    order = sorted(range(len(cells)), key=lambda i: (cells[i][1], cells[i][0]))
    cells, mass = [cells[i] for i in order], mass[order]
    before = 1 - numpy.concatenate([[0], numpy.cumsum(mass)[:-1]])
    hazard = numpy.concatenate([[0], numpy.cumsum(numpy.where(before > 1e-9, mass / before, 0))])
    survival = numpy.concatenate([[1], 1 - numpy.cumsum(mass)])
    scores = []
    for a, b in zip(left, right):
        inside = [i for i, (x, y, _) in enumerate(cells) if (x == y == a == b) or (a != b and x >= a and y <= b and not (x == y == a))]
        i, j = min(inside), max(inside) + 1
        scores.append(-hazard[i] if numpy.isinf(b) else (survival[j] * hazard[j] - survival[i] * hazard[i]) / (survival[i] - survival[j]))
    scores = numpy.array(scores)
    groups = numpy.unique(group)
    u = numpy.array([scores[group == g].sum() for g in groups])
    n = numpy.array([(group == g).sum() for g in groups])
    v = (scores**2).sum() / (len(left) - 1) * (numpy.diag(n) - numpy.outer(n, n) / len(left))
    chi = u @ numpy.linalg.pinv(v) @ u
    return u, chi, stats.chi2.sf(chi, len(groups) - 1)


print(f"# lifelines {lifelines.__version__}: KaplanMeierFitter.fit_interval_censoring (upper and lower survival)")
shifted = numpy.where(LEFT == RIGHT, LEFT, LEFT + 1e-6)
fitter = lifelines.KaplanMeierFitter().fit_interval_censoring(shifted, RIGHT, tol=1e-13)
print(fitter.survival_function_.to_string())

print(f"# numpy {numpy.__version__}: the likeliest masses on all elementary intervals")
nobody = numpy.zeros(len(LEFT))
one = numpy.where(numpy.isinf(RIGHT), -1, 0)
cells, mass = likeliest(LEFT, RIGHT, nobody, one, 1)
show("survival at 1 2 2.5 4 6 7 8 9 10", [1 - fallen(cells, mass, age) for age in (1, 2, 2.5, 4, 6, 7, 8, 9, 10)])
cells, mass = likeliest(LEFT, RIGHT, ENTRY, one, 1)
show("with entries: survival at 1 2 2.5 4 6 7 8 9 10", [1 - fallen(cells, mass, age) for age in (1, 2, 2.5, 4, 6, 7, 8, 9, 10)])
cells, mass = likeliest(LEFT, RIGHT, nobody, CAUSE, 2)
for cause in (0, 1):
    show(f"incidence of {cause} at 2 3 4 6 7 8 9 10", [fallen(cells, mass, age, cause) for age in (2, 3, 4, 6, 7, 8, 9, 10)])

print("# Sun's scores in the permutation form")
scores, chi, p = sun(LEFT, RIGHT, GROUP)
show("scores by group", scores)
show("chi-square, p", [chi, p])

print("# lifelines: AalenJohansenFitter, its variance; untied times")
time = numpy.array([1, 2, 2.5, 3, 4, 4.5, 5, 6, 7, 8, 9, 10, 12, 13])
cause = numpy.array([1, 2, 0, 1, 1, 2, 0, 2, 1, 0, 2, 1, 0, 0])
for which in (1, 2):
    fit = lifelines.AalenJohansenFitter(calculate_variance=True).fit(time, cause, which)
    band = fit.confidence_interval_
    for age in (4, 6, 10):
        show(f"cause {which} at {age}: incidence, low, high", [fit.cumulative_density_.loc[age].iloc[0], *band.loc[age]])

print(f"# scipy {scipy.__version__}: gamma")
show("gamma 1.5 + 3, rate 2 + 40: 0.025, 0.975", stats.gamma.ppf([0.025, 0.975], 4.5, scale=1 / 42))
