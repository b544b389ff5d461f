// Files of NumPy without NumPy.

/** A file of numpy.save, written here as its format says. */
export function npy(shape: readonly number[], values: Float32Array | Float64Array): Buffer {
  const descr = values instanceof Float32Array ? '<f4' : '<f8';
  const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape.join(', ')}), }`.padEnd(117);
  const start = Buffer.from(`\x93NUMPY\x01\x00\x76\x00${header}\n`, 'latin1');
  return Buffer.concat([start, Buffer.from(values.buffer)]);
}
