// Every generated file of the package and its text.
import { type Operation, operations } from '../ops.ts';
import { type Tier, tiers } from '../tiers.ts';
import { bindingGyp, sourceList } from './build-lists.ts';
import { calls, dtypeCodes, tableHeader, tierTables } from './c-tables.ts';
import { checkTables } from './check-tables.ts';
import { referencePage } from './reference-page.ts';
import { testMatrix } from './test-matrix.ts';
import { exportList, quickjsDeclaration, typescriptKernels } from './typescript.ts';

/** Path in the package -> contents. Throws if the tables break a rule. */
export function outputs(
  ops: readonly Operation[] = operations,
  isas: readonly Tier[] = tiers,
): ReadonlyMap<string, string> {
  checkTables(ops, isas);
  return new Map([
    ['generated/REFERENCE.md', referencePage(ops, isas)],
    ['generated/sources.json', sourceList(ops, isas)],
    ['src/c/binding.gyp', bindingGyp(ops, isas)],
    ['src/c/generated/calls.c', calls(ops)],
    ['src/c/generated/napi_dtypes.h', dtypeCodes('napi')],
    ['src/c/generated/quickjs_dtypes.h', dtypeCodes('quickjs')],
    ['src/c/generated/table.h', tableHeader(ops, isas)],
    ['src/c/generated/tables.c', tierTables(ops, isas)],
    ['src/generated/bundled-exports.ts', exportList(ops, '../bundled-kernels.ts')],
    ['src/generated/kernels.ts', typescriptKernels(ops)],
    ['src/generated/node-exports.ts', exportList(ops, '../node-kernels.ts')],
    ['src/generated/quickjs-module.d.ts', quickjsDeclaration(ops)],
    ['test/c/generated/matrix.h', testMatrix(ops)],
  ]);
}
