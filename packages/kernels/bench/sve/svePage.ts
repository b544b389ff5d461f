// The documents of measureSve.ts.

export interface SveMeasurement {
  readonly kernel: string;
  /** Whose kernels serve it on NEON, and on SVE2. */
  readonly tiers: readonly [neon: string, sve2: string];
  readonly elements: number;
  /** Instructions of a call on NEON, and on SVE and SVE2 at 128, 256 and 512 bits. */
  readonly neon: number;
  readonly sve: readonly number[];
  readonly sve2: readonly number[];
  /** Cycles of it on NEON and on SVE, estimated. */
  readonly v1: readonly [neon: number, sve: number];
  readonly v2: readonly [neon: number, sve: number];
}

export interface SveReport {
  readonly compiler: string;
  readonly rows: readonly SveMeasurement[];
}

/** packages/kernels/sveEvidence.ts */
export function evidenceTable(rows: readonly SveMeasurement[]): string {
  const lines = rows.map(
    ({ kernel, tiers, neon, sve2, v1, v2 }) => `  ${kernel}: {
    tiers: ['${tiers.join("', '")}'],
    instructions: [${[neon, ...sve2].join(', ')}],
    v1: [${v1.join(', ')}],
    v2: [${v2.join(', ')}],
  },`,
  );
  return `// Written by bench/measureSve.ts, which says how. Do not edit.

export interface SveCost {
  /** Whose kernels serve it on NEON, and on SVE2. */
  readonly tiers: readonly [neon: string, sve2: string];
  /** Instructions of one call on NEON, and on SVE (or SVE2, where that has a kernel) at 128, 256 and 512 bits. */
  readonly instructions: readonly [neon: number, sve128: number, sve256: number, sve512: number];
  /** Its cycles on NEON and on SVE, estimated for a Neoverse V1 (256 bits) and a V2 (128 bits). */
  readonly v1: readonly [neon: number, sve: number];
  readonly v2: readonly [neon: number, sve: number];
}

export const sveEvidence: Readonly<Record<string, SveCost>> = {
${lines.join('\n')}
};
`;
}

/** docs/benchmarks/kernels-sve.md */
export function svePage({ compiler, rows }: SveReport): string {
  const columns = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  const share = ([neon, sve]: readonly [number, number]): string => (sve / neon).toFixed(2);
  const lines = rows.map((row) =>
    columns([
      row.kernel.replaceAll('_', '\\_'),
      row.neon,
      ...row.sve2,
      (row.neon / (row.sve2[1] as number)).toFixed(2),
      share(row.v1),
      share(row.v2),
    ]),
  );
  return `# Kernels for SVE

Written by \`pnpm --filter @kinglet/kernels run measure:sve\`. Nothing here is a time. Instructions are those that one call on about
10 000 elements executes under qemu-aarch64 (\`-cpu max\`, vectors of 128, 256 and 512 bits). Cycles are estimates: those instructions,
each as long as one of the hot loop takes in llvm-mca's model of the core, which knows no caches: a Neoverse V1 (256 bits) and
a V2 (128 bits). ${compiler}.

${columns(['kernel', 'NEON', 'SVE 128', 'SVE 256', 'SVE 512', 'fewer at 256, times', 'V1 cycles, SVE / NEON', 'V2 cycles, SVE / NEON'])}
${columns(['---', ...Array(7).fill('--:')])}
${lines.join('\n')}

What follows from it is in \`packages/kernels/choices.ts\`: on a V1 the kernels for SVE serve, but those that need more cycles than
NEON's; on a V2 NEON's serve, but where SVE's need fewer cycles and fewer instructions. A core that is not known takes SVE from 256 bits
on, because there every kernel for it executes fewer instructions, and NEON else.
`;
}
