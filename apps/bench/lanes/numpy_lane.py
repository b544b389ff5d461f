"""The lane of NumPy. It answers requests of the suite `kernels`: a line "<case> <n> <repeats>" by the nanoseconds that
those repeats took, or by "-" for a case that it has not. Of several spellings the fastest is taken, for every length."""
import math
import os
import sys
import timeit

os.environ.update(OPENBLAS_NUM_THREADS='1', OMP_NUM_THREADS='1')
import numpy as np  # noqa: E402: the number of threads is read at import

SPELLINGS = {
    'dot': ['a_dot(b)', 'dot(a, b)', 'vdot(a, b)', 'vecdot(a, b)'],
    'sum': ['a_sum()', 'add_reduce(a)', 'dot(a, ones)'],
    'max': ['a_max()', 'maximum_reduce(a)', 'a_item(a_argmax())'],
    'argmax': ['a_argmax()', 'argmax(a)'],
    'add': ['add(a, b, out)', 'add(a, b, out=out)'],
    'mul': ['multiply(a, b, out)', 'multiply(a, b, out=out)'],
    'exp': ['exp(a, out)'],
    'tanh': ['tanh(a, out)'],
    'softmax': [
        'subtract(a, maximum_reduce(a), out); exp(out, out); divide(out, add_reduce(out), out)',
        'subtract(a, a_max(), out); exp(out, out); multiply(out, float32(1) / out_sum(), out)',
    ],
    'normL2': ['sqrt(a_dot(a))', 'sqrt(dot(a, a))', 'norm(a)'],
}


def element(n, k):
    """The same numbers in every lane: between -4 and 4, in no order."""
    index = np.arange(n, dtype=np.uint32)
    mixed = index * np.uint32(2654435761) + np.uint32(k * 1640531527 % 2**32)
    return (mixed.astype(np.float32) * np.float32(2.0**-29) - np.float32(4)).astype(np.float32)


def prepare(case, n):
    a, b = element(n, 1), element(n, 2)
    out = np.zeros(n, np.float32)
    names = {
        'a': a, 'b': b, 'out': out, 'ones': np.ones(n, np.float32),
        'a_dot': a.dot, 'a_sum': a.sum, 'a_max': a.max, 'a_argmax': a.argmax, 'a_item': a.item, 'out_sum': out.sum,
        'dot': np.dot, 'vdot': np.vdot, 'vecdot': getattr(np, 'vecdot', np.dot), 'argmax': np.argmax,
        'add_reduce': np.add.reduce, 'maximum_reduce': np.maximum.reduce,
        'add': np.add, 'multiply': np.multiply, 'subtract': np.subtract, 'divide': np.divide,
        'exp': np.exp, 'tanh': np.tanh, 'sqrt': math.sqrt, 'norm': np.linalg.norm, 'float32': np.float32,
    }
    timers = [timeit.Timer(spelling, globals=names) for spelling in SPELLINGS[case]]
    repeats = 1 + 100_000 // (n + 1000)
    return min(timers, key=lambda timer: min(timer.repeat(9, repeats)))


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
