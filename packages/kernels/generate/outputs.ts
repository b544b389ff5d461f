// Every generated file of the package and its text.
import { type Operation, operations, wideGroups } from '../ops.ts';
import { type Tier, tiers } from '../tiers.ts';
import { bindingGyp, sourceList } from './buildLists.ts';
import { callShapes } from './callShapes.ts';
import { callWork } from './callWork.ts';
import { checkTables } from './checkTables.ts';
import { calls, dtypeCodes, operationIndex, operationRows, tableHeader, tierTables } from './cTables.ts';
import { execCases } from './execCases.ts';
import { modelHeader } from './modelHeader.ts';
import { assemblyModule, nativeFunctions, nativeImports } from './nativeGlue.ts';
import { parallelTable } from './parallelTable.ts';
import { powersOfTenHeader, powersOfTenTable } from './powersOfTen.ts';
import { referencePage } from './referencePage.ts';
import { routeTables } from './routeTables.ts';
import { sveReasons } from './sveReasons.ts';
import { tableHashHeader, tableHashModule } from './tableHash.ts';
import { testMatrix } from './testMatrix.ts';
import { exportList, quickjsDeclaration, typescriptKernels, wideChecks, wideExports } from './typescript.ts';
import { vectorMethods } from './vectorMethods.ts';

/** Path, seen from the package -> contents. Throws if the tables break a rule. */
export function outputs(
  ops: readonly Operation[] = operations,
  isas: readonly Tier[] = tiers,
): ReadonlyMap<string, string> {
  checkTables(ops, isas);
  return new Map([
    ['../bootstrap/assembly/@kinglet/kernels/index.ts', assemblyModule(ops, isas)],
    ['../bootstrap/src/generated/kernelImports.ts', nativeImports(ops)],
    ['generated/REFERENCE.md', referencePage(ops, isas)],
    ['generated/sources.json', sourceList(ops, isas)],
    ['src/c/binding.gyp', bindingGyp(ops, isas)],
    ['src/c/generated/calls.c', calls(ops)],
    ['src/c/generated/exec_cases.h', execCases(ops)],
    ['src/c/generated/model_file.h', modelHeader()],
    ['src/c/generated/native.c', nativeFunctions(ops, isas)],
    ['src/c/generated/napi_dtypes.h', dtypeCodes('napi')],
    ['src/c/generated/operation_index.h', operationIndex(ops)],
    ['src/c/generated/operations.h', operationRows(ops)],
    ['src/c/generated/powers_of_ten.c', powersOfTenTable()],
    ['src/c/generated/powers_of_ten.h', powersOfTenHeader()],
    ['src/c/generated/parallel.c', parallelTable(ops)],
    ['src/c/generated/quickjs_dtypes.h', dtypeCodes('quickjs')],
    ['src/c/generated/table.h', tableHeader(ops, isas)],
    ['src/c/generated/table_hash.h', tableHashHeader(ops)],
    ['src/c/generated/tables.c', tierTables(ops, isas)],
    ['src/generated/bundledExports.ts', exportList(ops, '../bundledKernels.ts')],
    ['src/generated/callShapes.ts', callShapes(ops)],
    ['src/generated/callWork.ts', callWork(ops)],
    ['src/generated/kernels.ts', typescriptKernels(ops)],
    ['src/generated/nodeExports.ts', exportList(ops, '../nodeKernels.ts')],
    ['src/generated/quickjsModule.d.ts', quickjsDeclaration(ops)],
    ['src/generated/routes.ts', routeTables(ops)],
    ['src/generated/sveReasons.ts', sveReasons(ops)],
    ['src/generated/tableHash.ts', tableHashModule(ops)],
    ['src/generated/vectorMethods.ts', vectorMethods(ops)],
    ['src/generated/wideChecks.ts', wideChecks(ops)],
    ['src/generated/wideExports.ts', wideExports(wideGroups)],
    ['test/c/generated/matrix.h', testMatrix(ops)],
  ]);
}
