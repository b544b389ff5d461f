// The C test matrix: which reference function and which bound the conformance driver holds each operation to.
import type { Operation } from '../ops.ts';
import { kernelsOf, marker } from './kernel-names.ts';

export function testMatrix(operations: readonly Operation[]): string {
  const kernels = kernelsOf(operations);
  return `/* ${marker} */
${kernels.map((kernel) => `void reference_${kernel.field}(const kgl_value *values, const size_t *dimensions, expectation *expected);`).join('\n')}

/* In the order of kgl_operations. */
static const matrix_row matrix[KGL_OPERATION_COUNT] = {
${kernels.map((kernel) => `    {"${kernel.field}", BOUND_${kernel.operation.bound.kind.toUpperCase()}, reference_${kernel.field}},`).join('\n')}
};
`;
}
