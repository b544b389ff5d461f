// The C test matrix: which reference function and which bound the conformance driver holds each operation to.
import type { Operation } from '../ops.ts';
import { guardWide, type Kernel, kernelsOf, marker } from './kernelNames.ts';

export function testMatrix(operations: readonly Operation[]): string {
  const kernels = kernelsOf(operations);
  return `/* ${marker} */
${kernels.map((kernel) => `void reference_${kernel.field}(const kgl_value *values, const size_t *dimensions, expectation *expected);`).join('\n')}

/* In the order of kgl_operations. */
static const matrix_row matrix[KGL_OPERATION_COUNT] = {
${guardWide(kernels, (kernel) => `    {.name = "${kernel.field}", .bound = BOUND_${kernel.operation.bound.kind.toUpperCase()}, .reference = reference_${kernel.field}${tolerance(kernel)}},`)}
};
`;
}

function tolerance({ operation: { bound }, dtype }: Kernel): string {
  const isDouble = dtype.name === 'f64';
  if (bound.kind === 'accumulated') {
    const vanishing = bound.vanishing ?? (isDouble ? 2 ** -1074 : 2 ** -149);
    const ofDoubles = isDouble ? ', .is_double = true' : '';
    return `, .lanes = ${bound.lanes ?? 0}, .sums = ${bound.sums ?? 1}, .vanishing = ${vanishing}${ofDoubles}`;
  }
  if (bound.kind !== 'ulp') return '';
  const cancels = bound.of === undefined ? '' : ', .cancels = true';
  return `, .ulps = ${bound.ulps}, .ulps_per_element = ${bound.perElement ?? 0}, .absolute = ${bound.absolute ?? 0}${cancels}`;
}
