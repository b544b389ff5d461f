// The crossovers of routes.ts, as objects that name every operation: a look-up by name must not be able to miss.
import type { Operation } from '../ops.ts';
import { evidence, otherRoute, type Route, routes } from '../routes.ts';
import { kernelsOf, marker } from './kernelNames.ts';

export function routeTables(operations: readonly Operation[]): string {
  const scripts = kernelsOf(operations)
    .map(({ script }) => script)
    .sort();
  const table = (name: string, doc: string, choose: (route: Route) => number): string =>
    `/** ${doc} */\nexport const ${name}: Lengths = {\n${scripts.map((script) => `  ${script}: ${choose(routes[script] ?? otherRoute)},`).join('\n')}\n};`;
  return `// ${marker}
// Measured: ${evidence}
import type { Lengths } from './kernels.ts';

${table('nativeFrom', 'Plain arrays: from here on the addon beats TypeScript.', ({ native }) => native)}

${table('copyFrom', 'Plain arrays without an addon: from here on WebAssembly beats TypeScript, copies included.', ({ copy }) => copy)}

${table('arenaFrom', 'Tensors of an arena: from here on the addon beats WebAssembly.', ({ arena }) => arena)}
`;
}
