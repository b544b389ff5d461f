"""The lane of NumPy for the group `math` of the suite `kernels-wide`. It answers a line "<case> <n> <repeats>" by the
nanoseconds that those repeats took, or by "-" for a case that it has not. Of several spellings the fastest is taken."""
import math
import sys
import timeit

import numpy as np

UNARY = {
    'exp2': 'exp2', 'expm1': 'expm1', 'tan': 'tan', 'atan': 'arctan', 'sinh': 'sinh', 'cosh': 'cosh', 'asinh': 'arcsinh',
    'log2': 'log2', 'log10': 'log10', 'log1p': 'log1p', 'asin': 'arcsin', 'acos': 'arccos', 'atanh': 'arctanh',
    'acosh': 'arccosh',
}
SPELLINGS = {
    **{case: [f'{name}(a, out)'] for case, name in UNARY.items()},
    'fract': ['subtract(a, trunc(a, out), out)', 'modf(a)[0]'],
    'roundHalfAway': ['add(a, copysign(half, a, out), out); trunc(out, out)'],
    'atan2': ['arctan2(a, b, out)'],
    'copysign': ['copysign(a, b, out)'],
    'sumKahan': ['fsum(a)', 'a_sum(dtype=float64)'],
    'stddev': ['a_std()', 'std(a)'],
    'sampleVariance': ['a_var(ddof=1)'],
    'covariance': ['cov(a, b, bias=True)', 'dot(a - a_mean(), b - b_mean()) / a_size'],
    'correlation': ['corrcoef(a, b)', 'x = a - a_mean(); y = b - b_mean(); dot(x, y) / sqrt(dot(x, x) * dot(y, y))'],
    'zScore': ['subtract(a, a_mean(), out); divide(out, a_std(), out)'],
    'minMax': ['low = a_min(); subtract(a, low, out); divide(out, a_max() - low, out)'],
    'hamming': ['bitwise_count(a ^ b).sum()', 'unpackbits(a ^ b).sum()'],
    'jaccard': ['bitwise_count(a & b).sum() / bitwise_count(a | b).sum()'],
    'outerProduct': ['outer(a, b, out)', 'multiply(column, b, out)'],
    'symmetricEigen': ['eigh(a)'],
}


def element(n, k):
    """The same numbers in every lane: between -4 and 4, in no order."""
    index = np.arange(n, dtype=np.uint32)
    mixed = index * np.uint32(2654435761) + np.uint32(k * 1640531527 % 2**32)
    return (mixed.astype(np.float32) * np.float32(2.0**-29) - np.float32(4)).astype(np.float32)


def operands(case, n):
    a, b = element(n, 1), element(n, 2)
    side = math.isqrt(n)
    if case in ('log2', 'log10', 'log1p'):
        a = np.abs(a) + np.float32(0.0625)
    if case == 'acosh':
        a = np.abs(a) + np.float32(1.0625)
    if case in ('asin', 'acos', 'atanh'):
        a = a / np.float32(4)
    if case in ('hamming', 'jaccard'):
        a, b = ((x * 31).astype(np.int8).view(np.uint8) for x in (a, b))
    if case == 'outerProduct':
        return a[:side].copy(), b[:side].copy(), np.zeros((side, side), np.float32)
    if case == 'symmetricEigen':
        lower = np.tril(a[:side * side].reshape(side, side))
        a = lower + np.tril(lower, -1).T
    return a, b, np.zeros(n, np.float32)


def prepare(case, n):
    a, b, out = operands(case, n)
    names = {name: getattr(np, name) for name in dir(np) if not name.startswith('_')}
    names.update({
        'a': a, 'b': b, 'out': out, 'column': a[:, None], 'half': np.float32(0.5), 'eigh': np.linalg.eigh,
        'fsum': math.fsum, 'sqrt': math.sqrt, 'a_sum': a.sum, 'a_std': a.std, 'a_var': a.var, 'a_mean': a.mean,
        'b_mean': b.mean, 'a_min': a.min, 'a_max': a.max, 'a_size': a.size,
    })
    timers = [timeit.Timer(spelling, globals=names) for spelling in SPELLINGS[case]]
    if len(timers) == 1:
        return timers[0]
    repeats = 1 + 100_000 // (n + 1000)
    return min(timers, key=lambda timer: min(timer.repeat(5, repeats)))


def main():
    print('ready', 'NumPy', np.__version__, 'on Python', sys.version.split()[0], flush=True)
    current, timer = None, None
    for line in sys.stdin:
        case, n, repeats = line.split()
        if case not in SPELLINGS:
            print('-', flush=True)
            continue
        if current != (case, n):
            current, timer = (case, n), prepare(case, int(n))
        timer.timeit(int(repeats) // 8 + 1)
        print(round(timer.timeit(int(repeats)) * 1e9), flush=True)


main()
