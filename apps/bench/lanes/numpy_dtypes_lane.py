"""The lane of NumPy for element types beside float32: as numpy_lane.py, with cases named by operation and type ("add_i8"). Of
several spellings the fastest is taken, for every length."""
import os
import sys
import timeit

os.environ.update(OPENBLAS_NUM_THREADS='1', OMP_NUM_THREADS='1')
import numpy as np  # noqa: E402: the number of threads is read at import

TYPES = {'i8': np.int8, 'i16': np.int16, 'f64': np.float64, 'f16': np.float16}
SPELLINGS = {
    'add': ['add(a, b, out)'],
    'sub': ['subtract(a, b, out)'],
    'mul': ['multiply(a, b, out)'],
    'sqrt': ['sqrt(p, out)'],
    'maximum': ['maximum(a, b, out)'],
    # NumPy has none: in the next wider type, or by the sign of what overflowed
    'addSaturated': ['add(a, b, wide, dtype=wider); minimum(wide, most, wide); maximum(wide, least, out, casting="unsafe")'],
    'mulSaturated': [
        'multiply(a, b, wide, dtype=wider); minimum(wide, most, wide); maximum(wide, least, out, casting="unsafe")',
    ],
    'multiplyAccumulate': ['multiply(a, b, product, dtype=int32); add(sums, product, sums)'],
    'sum': ['a_sum()', 'add_reduce(a)'],
    'max': ['a_max()', 'maximum_reduce(a)', 'a_item(a_argmax())'],
    'min': ['a_min()', 'minimum_reduce(a)'],
    'argmax': ['a_argmax()'],
    'dot': ['a_dot(b)', 'dot(a, b)'],
    'normL2': ['root(a_dot(a))', 'norm(a)'],
    'matmul': ['matmul(m, k, square)'],
}


def element(n, k):
    """The same numbers in every lane: between -4 and 4, in no order."""
    index = np.arange(n, dtype=np.uint32)
    mixed = index * np.uint32(2654435761) + np.uint32(k * 1640531527 % 2**32)
    return mixed.astype(np.float32) * np.float32(2.0**-29) - np.float32(4)


def prepare(case, n):
    operation, kind = case.split('_')
    dtype = TYPES[kind]
    is_int = kind[0] == 'i'
    count = n * n if operation == 'matmul' else n
    scale = np.iinfo(dtype).max / 4 if is_int else 1
    a, b = ((element(count, k) * np.float32(scale)).astype(dtype) for k in (1, 2))
    wider = {'i8': np.int16, 'i16': np.int32}.get(kind, dtype)
    names = {
        'a': a, 'b': b, 'p': np.abs(a), 'out': np.zeros(count, dtype), 'wide': np.zeros(count, wider), 'wider': wider,
        'least': wider(np.iinfo(dtype).min if is_int else 0), 'most': wider(np.iinfo(dtype).max if is_int else 0),
        'product': np.zeros(count, np.int32), 'sums': np.zeros(count, np.int32), 'int32': np.int32,
        'a_sum': a.sum, 'a_max': a.max, 'a_min': a.min, 'a_argmax': a.argmax, 'a_item': a.item, 'a_dot': a.dot,
        'add_reduce': np.add.reduce, 'maximum_reduce': np.maximum.reduce, 'minimum_reduce': np.minimum.reduce,
        'add': np.add, 'subtract': np.subtract, 'multiply': np.multiply, 'sqrt': np.sqrt, 'root': np.sqrt,
        'maximum': np.maximum, 'minimum': np.minimum, 'dot': np.dot, 'norm': np.linalg.norm, 'matmul': np.matmul,
    }
    if operation == 'matmul':
        names.update(m=a.reshape(n, n), k=b.reshape(n, n), square=np.zeros((n, n), dtype))
    timers = [timeit.Timer(spelling, globals=names) for spelling in SPELLINGS[operation]]
    repeats = 1 if operation == 'matmul' else 1 + 100_000 // (n + 1000)
    return min(timers, key=lambda timer: min(timer.repeat(9, repeats)))


def main():
    print('ready', 'NumPy', np.__version__, 'on Python', sys.version.split()[0], flush=True)
    current, timer = None, None
    for line in sys.stdin:
        case, n, repeats = line.split()
        if case.split('_')[0] not in SPELLINGS or case.split('_')[-1] not in TYPES:
            print('-', flush=True)
            continue
        if current != (case, n):
            current, timer = (case, n), prepare(case, int(n))
        timer.timeit(int(repeats) // 8 + 1)
        print(round(timer.timeit(int(repeats)) * 1e9), flush=True)


main()
