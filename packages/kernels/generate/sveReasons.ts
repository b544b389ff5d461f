// What is known of the kernels for SVE, by the names that scripts call them by.
import type { Operation } from '../ops.ts';
import { sveEvidence } from '../sveEvidence.ts';
import { kernelsOf, marker } from './kernelNames.ts';

export function sveReasons(operations: readonly Operation[]): string {
  const rows = kernelsOf(operations).flatMap(({ field, script, operation }) => {
    if (!operation.tiers.includes('sve')) return [];
    return [`  ${script}: { reason: '${reasonFor(field)}' },`];
  });
  return `// ${marker}
import type { Kernels } from './kernels.ts';

/** Operations that have a kernel for SVE, and how it compares with NEON's: sveEvidence.ts. */
export const sveReasons: Readonly<Partial<Record<keyof Kernels, { readonly reason: string }>>> = {
${rows.join('\n')}
};
`;
}

function reasonFor(field: string): string {
  const cost = sveEvidence[field];
  if (!cost) return 'not measured';
  const [neon, , sve256] = cost.instructions;
  const [v1, v2] = [cost.v1, cost.v2].map(([slow, fast]) => (fast / slow).toFixed(2));
  return `${(neon / sve256).toFixed(2)} times fewer instructions than NEON at 256 bits; of its cycles ${v1} on Neoverse V1, ${v2} on V2, estimated`;
}
