// What can be known about the kernels on a Neoverse N1 without one: writes docs/benchmarks/kernels-neoverse-n1.{md,json}.
// Run it by `pnpm --filter @kinglet/kernels run measure:n1`. It fails if a loop is too slow, if a kernel has none, or if dot or
// a product takes too much.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCompiler, root } from '../../../scripts/toolchain.mjs';
import { analyzerCommand } from './n1/analyzeLoops.ts';
import { countInstructions, type InstructionCount, squareProducts } from './n1/countInstructions.ts';
import { type Measured, measureLoops, n1Tiers, unusedChains } from './n1/measureLoops.ts';
import { type N1Report, n1Page } from './n1/page.ts';
import { meetsProductBar, productFiles, productLoops } from './n1/productLoops.ts';

const counted = [
  ...['dot', 'dotI8', 'dotF16', 'sum', 'max', 'argmax', 'normL2', 'squaredEuclidean', 'cosine', 'cosineI8'],
  ...['add', 'mul', 'axpy', 'f16ToF32', 'exp', 'log', 'tanh', 'sin', 'sigmoid', 'gelu', 'softmax'],
];
const countedTiers = ['scalar', 'neon_dotprod'];
/** How many times fewer instructions these must take on the best tier. */
const bars = { dot: 4, matmul: 4, matmulPacked: 4 };
/** Rows and columns of the matrices. */
const side = 128;

const report = await measure();
const file = join(root, 'docs/benchmarks/kernels-neoverse-n1');
writeFileSync(`${file}.json`, `${JSON.stringify(report, null, 2)}\n`);
writeFileSync(`${file}.md`, n1Page(report));
for (const problem of problemsOf(report)) {
  console.error(problem);
  process.exitCode = 1;
}

async function measure(): Promise<N1Report & Measured> {
  const outDir = mkdtempSync(join(tmpdir(), 'kernels-n1-'));
  try {
    return {
      versions: {
        clang: findCompiler()?.version ?? '',
        'llvm-mca': versionOf(analyzerCommand()),
        qemu: versionOf('qemu-aarch64'),
      },
      ...measureLoops(),
      products: productLoops(productFiles, n1Tiers),
      instructions: [
        ...(await countInstructions(counted, countedTiers, { elements: 10_000, outDir })),
        ...(await countProducts(outDir)),
      ],
    };
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

async function countProducts(outDir: string): Promise<InstructionCount[]> {
  const counts = Object.entries(squareProducts).map(([name, dimensions]) =>
    countInstructions([name], countedTiers, { elements: side * side, outDir, sizes: dimensions(side) }),
  );
  return (await Promise.all(counts)).flat();
}

function problemsOf({ loops, unseen, products, instructions }: N1Report & Measured): string[] {
  const fewer = Object.entries(bars).flatMap(([name, bar]) => {
    const { scalar = 0, neon_dotprod: best = 0 } =
      instructions.find(({ operation }) => operation === name)?.counts ?? {};
    return scalar >= bar * best ? [] : [`${name}: ${scalar} instructions on scalar, ${best} on neon_dotprod`];
  });
  return [
    ...loops
      .filter(({ verdict }) => verdict === 'too slow')
      .map((loop) => `${loop.place} on ${loop.tier}: ${loop.cycles} cycles, ${loop.ratio} times its throughput`),
    ...products
      .filter((loop) => meetsProductBar(loop) === false)
      .map((loop) => `${loop.name} of ${loop.file} on ${loop.tier}: ${loop.ratio} times its throughput`),
    ...unusedChains(loops).map(({ place, tier }) => `dependencyChains.ts: ${place} on ${tier} needs no entry`),
    ...unseen.map((kernel) => `${kernel}: no loop was found, neither its own nor one in its file`),
    ...fewer,
  ];
}

function versionOf(command: string): string {
  const text = execFileSync(command, ['--version'], { encoding: 'utf8' });
  return (text.split('\n').find((line) => line.includes('version')) ?? '').trim();
}
