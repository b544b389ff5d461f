"""The lane of OpenCV, one thread. It answers requests of the suite `kernels-wide`: a line "<case> <n> <repeats>" by the
nanoseconds that those repeats took, or by "-" for a case that it has not. Pictures of 1080 rows of 1920 pixels; results go to
arrays that are there."""
import os
import sys
import timeit

os.environ.update(OPENBLAS_NUM_THREADS='1', OMP_NUM_THREADS='1')
import cv2  # noqa: E402: the number of threads is read at import
import numpy as np  # noqa: E402

cv2.setNumThreads(1)
BYTES = (np.arange(1080 * 1920 * 3, dtype=np.uint32) * 2654435761 >> 24).astype(np.uint8).reshape(1080, 1920, 3)
PICTURES = {'u8': BYTES, 'f32': BYTES.astype(np.float32)}
GREY = {name: picture[:, :, 0].copy() for name, picture in PICTURES.items()}
# Sobel of bytes has int16.
DERIVATIVES = {'u8': np.int16, 'f32': np.float32}


def run_of(case):
    dtype, operation = case.split('.')
    a, grey = PICTURES[dtype], GREY[dtype]
    out, small = np.empty_like(a), np.empty((720, 1280, 3), a.dtype)
    derivative, plane = np.empty(a.shape, DERIVATIVES[dtype]), np.empty_like(grey)
    depth = cv2.CV_16S if dtype == 'u8' else cv2.CV_32F
    planes = [np.empty_like(grey) for _ in range(3)]
    runs = {
        # As many taps as ours, which end at 4 sigma.
        'gaussianBlur': lambda: cv2.GaussianBlur(a, (17, 17), 2, dst=out),
        'boxBlur': lambda: cv2.blur(a, (11, 11), dst=out),
        'sobel': lambda: cv2.Sobel(a, depth, 1, 0, dst=derivative),
        'bilinear': lambda: cv2.resize(a, (1280, 720), dst=small, interpolation=cv2.INTER_LINEAR),
        'nearest': lambda: cv2.resize(a, (1280, 720), dst=small, interpolation=cv2.INTER_NEAREST_EXACT),
        'area': lambda: cv2.resize(a, (1280, 720), dst=small, interpolation=cv2.INTER_AREA),
        'toGrey': lambda: cv2.cvtColor(a, cv2.COLOR_RGB2GRAY, dst=plane),
        'toYuv': lambda: cv2.cvtColor(a, cv2.COLOR_RGB2YUV, dst=out),
        'toPlanes': lambda: cv2.split(a, planes),
        'fromPlanes': lambda: cv2.merge(planes, out),
    }
    return runs.get(operation)


def main():
    print('ready', 'OpenCV', cv2.__version__, 'on Python', sys.version.split()[0], flush=True)
    current, timer = None, None
    for line in sys.stdin:
        case, _, repeats = line.split()
        if current != case:
            run = run_of(case)
            current, timer = case, run and timeit.Timer(run)
        if timer is None:
            print('-', flush=True)
            continue
        timer.timeit(int(repeats) // 8 + 1)
        print(round(timer.timeit(int(repeats)) * 1e9), flush=True)


main()
