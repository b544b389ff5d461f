"""Writes npyFiles.json: what NumPy's own writer makes of arrays, with their elements in C order.

python3 writeNpyFiles.py, with NumPy installed."""
import base64
import io
import json
import pathlib

import numpy
from numpy.lib import format as npy

halves = numpy.arange(6, dtype='<f4').reshape(2, 3) + numpy.float32(0.5)
arrays = [
    ('<f4, version 1.0', halves, (1, 0)),
    ('<f4, version 2.0', halves, (2, 0)),
    ('<f4, version 3.0', halves, (3, 0)),
    ('>f4', halves.astype('>f4'), (1, 0)),
    ('<f4 in Fortran order', numpy.asfortranarray(halves), (1, 0)),
    ('<f8 in Fortran order, three axes', numpy.asfortranarray(numpy.arange(24, dtype='<f8').reshape(2, 3, 4)), (1, 0)),
    ('<f2', numpy.array([0.5, -2, 65504], dtype='<f2'), (1, 0)),
    ('<i8', numpy.array([1, -2, 2**40], dtype='<i8'), (1, 0)),
    ('>i2', numpy.array([1, -2, 300], dtype='>i2'), (1, 0)),
    ('|u1', numpy.array([0, 255], dtype='u1'), (1, 0)),
    ('|b1', numpy.array([True, False]), (1, 0)),
    ('a scalar', numpy.array(7, dtype='<i4'), (1, 0)),
    ('no elements', numpy.zeros((0, 3), dtype='<f4'), (1, 0)),
]


def file_of(array, version):
    out = io.BytesIO()
    npy.write_array(out, array, version=version)
    return base64.b64encode(out.getvalue()).decode()


files = [
    {'name': name, 'base64': file_of(array, version), 'shape': list(array.shape), 'values': array.ravel().tolist()}
    for name, array, version in arrays
]
where = pathlib.Path(__file__).with_name('npyFiles.json')
where.write_text(json.dumps({'numpy': numpy.__version__, 'files': files}, indent=2) + '\n')
