"""The lane of NumPy's random numbers, of the suite `kernels-wide`: a line "<case> <n> <repeats>" is answered by the nanoseconds
that those repeats took, or by "-" for a case that it has not. The generator is NumPy's default, and fills an array."""
import sys
import timeit

import numpy as np

SPELLINGS = {
    'random': 'generator.random(dtype=float32, out=out)',
    'standard_normal': 'generator.standard_normal(dtype=float32, out=out)',
    'standard_exponential': 'generator.standard_exponential(dtype=float32, out=out)',
    'integers': 'generator.integers(-5, 6, size, dtype=int32)',
}


def prepare(case, n):
    names = {
        'generator': np.random.default_rng(1), 'out': np.zeros(n, np.float32), 'size': n,
        'float32': np.float32, 'int32': np.int32,
    }
    return timeit.Timer(SPELLINGS[case], globals=names)


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
