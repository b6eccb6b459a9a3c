"""Recomputes the reference values that src/stats/*_test.cc hold, with libraries that others wrote.

  python3 -m venv venv && venv/bin/pip install scipy==1.17.1 statsmodels==0.15.0 mpmath==1.4.1 ruptures==1.1.10 burst_detection==0.1.3
  venv/bin/python measures/stats_reference.py
"""
import itertools
import math
import types

import burst_detection
import mpmath
import numpy
import ruptures
import scipy
import statsmodels
from scipy import stats
from statsmodels.stats import inter_rater, multitest, proportion

mpmath.mp.dps = 40


class Lenient(numpy.ndarray):
    """An array that takes a list of one number for a number, as NumPy did when burst_detection 0.1.3 was written."""

    def __setitem__(self, key, value):
        super().__setitem__(key, numpy.asarray(value).item() if numpy.size(value) == 1 else value)


burst_detection.np = types.SimpleNamespace(**{
    **vars(numpy), "float": float, "full": lambda shape, value: numpy.full(shape, value).view(Lenient)})


def show(name, *values):
    """One line: what was computed, and its numbers with all their digits."""
    print(f"{name}: " + "  ".join(f"{float(value):.15g}" for value in values))


def title(text):
    """What the lines below come from."""
    print(f"\n# {text}")


def intervals():
    """Intervals of proportions and counts."""
    title(f"scipy {scipy.__version__}: binomtest(...).proportion_ci")
    for hits, total, confidence in ((12, 300, .95), (0, 10, .95), (10, 10, .95), (1, 1, .9), (50, 100, .99), (3, 10**9, .95),
                                    (400_000_000, 10**9, .95)):
        show(f"wilson {hits}/{total} {confidence}", *stats.binomtest(hits, total).proportion_ci(confidence, "wilson"))
    for hits, total, confidence in ((12, 300, .95), (0, 10, .95), (10, 10, .95), (1, 1, .9), (50, 100, .99), (3, 10**9, .95),
                                    (1_000_000, 3_000_000, .95)):
        tail = (1 - confidence) / 2
        show(f"beta.ppf {hits}/{total} {confidence}", stats.beta.ppf(tail, hits, total - hits + 1) if hits else 0,
             stats.beta.isf(tail, hits + 1, total - hits) if hits < total else 1)
    title("scipy: beta.ppf, as clopper_pearson above its limit")
    show("beta.ppf 400000000/1000000000", stats.beta.ppf(.025, 4e8, 6e8 + 1), stats.beta.isf(.025, 4e8 + 1, 6e8))
    title(f"mpmath {mpmath.__version__}: the ends at 3 of 10^9, where scipy loses digits")
    for fewer, tail, bracket in ((3, "0.975", ("6.18e-10", "6.19e-10")), (4, "0.025", ("8.76e-9", "8.77e-9"))):
        show("clopper_pearson 3/1000000000", mpmath.findroot(
            lambda p, fewer=fewer, tail=tail: sum(
                mpmath.binomial(10**9, i) * p**i * (1 - p)**(10**9 - i) for i in range(fewer)) - mpmath.mpf(tail),
            tuple(map(mpmath.mpf, bracket)), solver="anderson"))
    title("scipy: chi2.ppf, Garwood's interval")
    for count, confidence in ((0, .95), (1, .95), (10, .95), (1000, .99), (1_000_000, .95), (10**9, .95)):
        tail = (1 - confidence) / 2
        show(f"poisson {count} {confidence}", stats.chi2.ppf(tail, 2 * count) / 2 if count else 0,
             stats.chi2.isf(tail, 2 * count + 2) / 2)
    title(f"statsmodels {statsmodels.__version__}: confint_proportions_2indep")
    for a, m, b, n in ((56, 70, 48, 80), (9, 10, 3, 10), (0, 10, 0, 20), (10, 10, 0, 20), (5, 56, 0, 29)):
        show(f"difference {a}/{m} {b}/{n}", *proportion.confint_proportions_2indep(a, m, b, n, method="newcomb", compare="diff"))
    for a, m, b, n in ((56, 70, 48, 80), (9, 10, 3, 10), (36, 40, 16, 80), (10, 10, 5, 20), (1000, 1_000_000, 700, 900_000)):
        show(f"ratio {a}/{m} {b}/{n}", *proportion.confint_proportions_2indep(a, m, b, n, method="score", compare="ratio", correction=False))
    for a, m, b, n in ((60, 10_000, 20, 10_000), (1000, 1_000_000, 700, 900_000)):
        low, high = proportion.confint_proportions_2indep(a, m, b, n, method="log", compare="ratio")
        show(f"log2 ratio {a}/{m} {b}/{n}", math.log2(a / m / (b / n)), math.log2(low), math.log2(high))


def clusters():
    """A share counted in bunches, from the residuals."""
    title("scipy: Wilson's interval with the effective sample size, by its definition")
    hits = numpy.array([10, 90, 0, 300, 25, 70, 5])
    totals = numpy.array([100, 120, 40, 310, 500, 70, 60])
    share, n = hits.sum() / totals.sum(), len(hits)
    variance = n / (n - 1) * ((hits - share * totals) ** 2).sum() / totals.sum() ** 2
    n = min(n, share * (1 - share) / variance)
    z = stats.norm.isf(.025)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    show("clusters", share, *((share + z * z / (2 * n) + side * half) / (1 + z * z / n) for side in (-1, 1)))


def paired():
    title("McNemar: p, mid-p, interval of the odds (SciPy); Cohen's kappa (statsmodels); Rogan and Gladen; differences")
    for first, second in ((163, 23), (5, 1), (10, 10), (0, 7), (1, 0), (400, 600)):
        total, less = first + second, min(first, second)
        tail, here = stats.binom.cdf(less, total, .5), stats.binom.pmf(less, total, .5)
        share = stats.binomtest(first, total).proportion_ci(.95, "exact")
        odds = [x / (1 - x) if x < 1 else math.inf for x in share]
        show(f"mcnemar {first} {second}", min(1, 2 * tail), min(1, 2 * tail - here), *odds)
    for table in ([[20, 5], [10, 15]], [[88, 10, 2], [14, 40, 6], [18, 10, 12]], [[466, 15], [12, 306]]):
        found = inter_rater.cohens_kappa(numpy.array(table))
        show(f"kappa {table}", found.kappa, found.kappa_low, found.kappa_upp)
    z = stats.norm.isf(.025)
    for share, n, se, n_se, sp, n_sp in (
            (.3, 200, .9, 100, .95, 200), (.5, 30.5, .8, 20, .85, 20), (.02, 50, .9, 100, .95, 200),
            (.97, 40, .92, 300, .97, 500)):
        value = min(1, max(0, (share + sp - 1) / (se + sp - 1)))
        soft, soft_se, soft_sp = (n * share + z * z / 2) / (n + z * z), (n_se * se + 1) / (n_se + 2), (n_sp * sp + 1) / (n_sp + 2)
        middle = min(1, max(0, (soft + soft_sp - 1) / (soft_se + soft_sp - 1)))
        var_se, var_sp = soft_se * (1 - soft_se) / (n_se + 2), soft_sp * (1 - soft_sp) / (n_sp + 2)
        moved = 2 * z * z * (middle * var_se - (1 - middle) * var_sp)
        half = z * math.sqrt(soft * (1 - soft) / (n + z * z) + (1 - middle) ** 2 * var_sp + middle ** 2 * var_se)
        half /= soft_se + soft_sp - 1
        show(f"rogan_gladen {share}", value, min(value, max(0, middle + moved - half)), max(value, min(1, middle + moved + half)))
    first, second = [1, 1 / 3, 0, 1, 2 / 3, 1, 0, 1], [0, 1 / 3, 0, 1 / 3, 2 / 3, 1, 0, 0]
    together = numpy.corrcoef(first, second)[0, 1]

    def side(rates):
        share, n = numpy.mean(rates), len(rates)
        n = min(n, share * (1 - share) / (numpy.var(rates, ddof=1) / n))
        middle, half = share + z * z / (2 * n), z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
        return share, (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)

    def difference(name, a, b, r):
        (p, low, high), (q, lower, higher) = side(a), side(b)
        show(name, p - q, p - q - math.sqrt((p - low) ** 2 - 2 * r * (p - low) * (higher - q) + (higher - q) ** 2),
             p - q + math.sqrt((high - p) ** 2 - 2 * r * (high - p) * (q - lower) + (q - lower) ** 2))

    difference("paired", first, second, together)
    difference("unpaired", first, second[:5], 0)
    numbers, seen = first + second[:5], numpy.mean(first) - numpy.mean(second[:5])
    sums = [sum(numbers[i] for i in part) for part in itertools.combinations(range(13), 8)]
    show("unpaired p", numpy.mean([abs(one / 8 - (sum(numbers) - one) / 5) >= abs(seen) - 1e-12 for one in sums]))


def functions():
    """The special functions behind the rest."""
    title("scipy: gammainc, gammaincc, betainc, betaincc, norm.isf")
    for a, x in ((.5, .01), (1, 1), (3.5, 20), (100, 80), (1000, 1100), (1e6, 1_002_000)):
        show(f"gamma {a} {x}", scipy.special.gammainc(a, x), scipy.special.gammaincc(a, x))
    for a, b, x in ((.5, .5, .1), (2, 3, .5), (10, 1000, .02), (1e5, 2e5, .334), (1, 1, .25)):
        show(f"beta {a} {b} {x}", scipy.special.betainc(a, b, x), scipy.special.betaincc(a, b, x))
    show("normal", *stats.norm.isf((.5, .025, .7, 1e-10, 1e-300)))


def tests():
    """Tests of tables and many p-values."""
    title("scipy: chi2_contingency(lambda_='log-likelihood', correction=False)")
    for a, b, c, d in ((110, 2442, 111, 29114), (10, 0, 5, 85), (1, 1, 1, 1), (400_000_000, 600_000_000, 399_990_000, 600_010_000)):
        got = stats.chi2_contingency([[a, b], [c, d]], correction=False, lambda_="log-likelihood")
        show(f"G2 {a} {b} {c} {d}", got.statistic, got.pvalue)
    title(f"mpmath {mpmath.__version__}: the same with 40 digits")
    for a, b, c, d in ((400_000_000, 600_000_000, 399_990_000, 600_010_000),):
        a, b, c, d = map(mpmath.mpf, (a, b, c, d))
        n = a + b + c + d
        show("G2 of great counts", 2 * sum(o * mpmath.log(o * n / (r * k)) for o, r, k in (
            (a, a + b, a + c), (b, a + b, b + d), (c, c + d, a + c), (d, c + d, b + d))))
    title("scipy: power_divergence(lambda_='log-likelihood') of the two cells of Rayson and Garside")
    for a, m, b, n in ((100, 10_000, 40, 12_000), (5, 1000, 0, 1000), (1_000_000, 10**9, 1_010_000, 10**9)):
        got = stats.power_divergence([a, b], [m * (a + b) / (m + n), n * (a + b) / (m + n)], lambda_="log-likelihood")
        show(f"frequency_likelihood {a}/{m} {b}/{n}", got.statistic)
    title("scipy: chi2.sf")
    for x, degrees in ((3.841458820694124, 1), (10, 1), (500, 1), (1e-10, 1), (3, 2), (50, 4), (1, 10), (1000, 900)):
        show(f"{x} {degrees}", stats.chi2.sf(x, degrees))
    title("scipy: fisher_exact")
    for table in ((8, 2, 1, 5), (3, 1, 1, 3), (10, 2, 3, 15), (0, 10, 5, 5), (100, 900, 140, 860), (20, 9_980, 45, 19_955),
                  (12, 99_988, 40, 99_960)):
        show(f"fisher {table}", stats.fisher_exact([table[:2], table[2:]]).pvalue)
    title("mpmath: Fisher's test of great counts, all tables summed with 40 digits")
    for a, b, c, d in ((10_100, 489_900, 9_900, 490_100),):
        def log_chance(x, rows=(a + b, c + d), column=a + c):
            return (log_choose(rows[0], x) + log_choose(rows[1], column - x) - log_choose(sum(rows), column))
        seen = log_chance(a)
        show(f"fisher {a} {b} {c} {d}", sum(mpmath.exp(t) for t in map(log_chance, range(9_000, 11_001)) if t <= seen + 1e-7))
    title("statsmodels: multipletests")
    p = [.01, .04, .03, .005, .2, .04, 1, .0001]
    for method in ("fdr_bh", "holm"):
        show(method, *multitest.multipletests(p, method=method)[1])
    show("fdr_by", *multitest.multipletests([.01, .04, .03, .2, .001, .9], method="fdr_by")[1])
    title("scipy: betabinom.logpmf(hits, total, mean * (1 - r) / r, (1 - mean) * (1 - r) / r)")
    for hits, total, mean, r in ((0, 6, .9, .1), (3, 6, .9, .1), (6, 6, .9, .1), (2, 10, .35, .25), (0, 3, .02, .6), (1, 1, .7, .3),
                                 (40, 100, .5, .02)):
        show(f"{hits}/{total} {mean} {r}", stats.betabinom.logpmf(hits, total, mean * (1 - r) / r, (1 - mean) * (1 - r) / r))
    show("binom.logpmf 4/9 0.3", stats.binom.logpmf(4, 9, .3))


def log_choose(n, k):
    """ln of n over k."""
    return mpmath.loggamma(n + 1) - mpmath.loggamma(k + 1) - mpmath.loggamma(n - k + 1)


def order():
    """Quantiles and ranks."""
    values = [3, 1, 4, 1, 5, 9, 2, 6]
    title(f"numpy {numpy.__version__}: quantile; scipy: median_abs_deviation, rankdata, spearmanr")
    show("quantile .1 .25 .5 .9", *numpy.quantile(values, (.1, .25, .5, .9)))
    show("mad", stats.median_abs_deviation(values))
    show("ranks", *stats.rankdata(values))
    show("spearman", stats.spearmanr(values, [2, 7, 1, 8, 2, 8, 1, 8]).statistic)


def company():
    """Association and dispersion: the formulas of the papers, with NumPy."""
    title("scipy: chi2_contingency on the table of collocations; the other measures by their formulas")
    node, collocate, both, near, total = 500, 1200, 90, 5000, 1_000_000
    table = [[both, near - both], [collocate - both, total - near - collocate + both]]
    expected = stats.contingency.expected_freq(table)[0][0]
    show("expected, logDice, pmi, t, G2", expected, 14 + math.log2(2 * both / (node + collocate)), math.log2(both / expected),
         (both - expected) / math.sqrt(both), stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic)
    title("numpy: dispersion of Gries' example; numpy.std is that of the population")
    hits, sizes = numpy.array([1, 2, 3, 4, 5]), numpy.array([9, 10, 10, 10, 11])
    apart = numpy.abs(hits / hits.sum() - sizes / sizes.sum()).sum() / 2
    rates = hits / sizes
    show("DP, DPnorm, D", apart, apart / (1 - (sizes / sizes.sum()).min()), 1 - rates.std() / rates.mean() / math.sqrt(len(hits) - 1))


def bursts():
    """Kleinberg's bursts.  The package goes greedily from period to period; in these series that is the best way, too."""
    title("burst_detection 0.1.3: two states, s = 2, gamma = 1")
    for hits, total in (([2, 1, 3, 2, 12, 15, 11, 2, 1, 3, 2, 2], [100] * 12),
                        ([5, 9, 40, 60, 55, 8, 6, 7, 30, 33, 4, 5], [200, 250, 210, 220, 230, 240, 200, 205, 210, 220, 230, 240])):
        r, d = numpy.array(hits), numpy.array(total)
        q, d, r, p = burst_detection.burst_detection(r, d, len(r), 2, 1, 1)
        found = burst_detection.enumerate_bursts(q.flatten(), "x")
        print(burst_detection.burst_weights(found, r, d, p).to_string())


class Binomial(ruptures.base.BaseCost):
    """The cost of a stretch with one rate, for ruptures: its negative log-likelihood."""
    model, min_size = "", 1

    def fit(self, signal):
        """Keeps (hits, total) of each period."""
        self.signal = signal
        return self

    def error(self, start, end):
        """The cost of [start, end)."""
        hits, total = self.signal[start:end].sum(axis=0)
        rate = hits / total
        return -sum(n * math.log(p) for n, p in ((hits, rate), (total - hits, 1 - rate)) if n)


def changes():
    """Change points."""
    title(f"ruptures {ruptures.__version__}: Pelt(custom_cost=Binomial(), min_size=1, jump=1)")
    for hits, total in (([2, 1, 3, 2, 12, 15, 11, 2, 1, 3, 2, 2], [100] * 12),
                        ([30, 34, 28, 31, 60, 66, 58, 61, 63, 90, 95, 99, 30, 33], [1000] * 14),
                        ([5, 6, 4, 5, 6, 5, 4, 6], [100, 120, 90, 100, 110, 100, 95, 105])):
        signal = numpy.array(list(zip(hits, total)))
        penalty = 1.5 * math.log(len(signal))
        cost = Binomial().fit(signal)
        ends = ruptures.Pelt(custom_cost=Binomial(), min_size=1, jump=1).fit(signal).predict(pen=penalty)
        print("changes at", ends[:-1])
        whole = [0, *ends]
        for a, b, c in zip(whole, whole[1:], whole[2:]):
            show(f"gain at {b}", cost.error(a, c) - cost.error(a, b) - cost.error(b, c))


for part in (intervals, clusters, paired, functions, tests, order, company, bursts, changes):
    part()
