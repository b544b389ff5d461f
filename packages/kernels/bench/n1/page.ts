// The page about the Arm tiers, docs/benchmarks/kernels-neoverse-n1.md.
import type { InstructionCount } from './countInstructions.ts';
import { type FoundKernel, type LoopMeasurement, ratioBar } from './measureLoops.ts';
import { meetsProductBar, type ProductLoop, productRatioBar } from './productLoops.ts';

export interface N1Report {
  /** The compiler, llvm-mca and the emulator, as they name themselves. */
  readonly versions: Readonly<Record<string, string>>;
  readonly loops: readonly LoopMeasurement[];
  readonly elsewhere: readonly FoundKernel[];
  readonly products: readonly ProductLoop[];
  readonly instructions: readonly InstructionCount[];
}

export function n1Page({ versions, loops, elsewhere, products, instructions }: N1Report): string {
  return `# Kernels on a Neoverse N1

Written by \`pnpm --filter @kinglet/kernels run measure:n1\`; do not edit. Neoverse N1 is the core of Graviton2, which runs
Lambda's arm64 functions. None was at hand: **nothing here is a measured time.** The first table is what llvm-mca's model
of the core says about the loops that clang made; the second counts instructions that an emulator executed.

## Hot loops

Every loop over whole vectors of every function in the C files of the Arm tiers, compiled with the addon's flags: kernels by
their names, and what they call. Loops that run only if a caller asked for hints to the caches are left out. *cycles* is what
one more iteration adds in llvm-mca's simulation, operands being in the first-level cache; *throughput* is its Block
RThroughput: what the busiest kind of port needs, each kind taken for itself. The bar is cycles <= ${ratioBar} × throughput.
*port limit* also counts that work which only one of two ports does keeps that port from all else: where cycles are that
limit, no order of these instructions is faster. *step* is how many bytes of one operand, or of one row, an iteration goes
through; 0 where its pointers move on otherwise.

${countsOf(loops)}

${loopTable(loops)}
${notes(loops, elsewhere)}
## Products

Of every C file that multiplies matrices or images, the loop with the most multiply-adds in an iteration, in
whatever function it is; of bytes and words too. The bar is cycles <= ${productRatioBar} × throughput, for float32 and for SDOT.

${productTable(products)}

## Executed instructions

One call of \`n\` elements on \`qemu-aarch64 -cpu neoverse-n1\`: what two calls execute less what one does. \`scalar\` is the same
source compiled for one element at a time and kept from being vectorised. matmul and matmulPacked multiply two square matrices
of n elements, 128 × 128, with a bias and bounds at their end. The bar is that they and dot take at least 4 times fewer.

${instructionTable(instructions)}

${Object.entries(versions)
  .map(([name, version]) => `- ${name}: ${version}`)
  .join('\n')}
`;
}

function countsOf(loops: readonly LoopMeasurement[]): string {
  const count = (verdict: LoopMeasurement['verdict']) => loops.filter((loop) => loop.verdict === verdict).length;
  return `Of ${loops.length} loops, ${count('within')} are within the bar, ${count('ports full')} are over it with full ports, ${count('chain')} wait for a chain that the table of chains explains, and ${count('too slow')} are too slow.`;
}

function loopTable(loops: readonly LoopMeasurement[]): string {
  const rows = loops.map(
    (loop) =>
      `| ${loop.place.replaceAll('_', '\\_')} | ${loop.tier.replaceAll('_', '\\_')} | ${loop.step} | ${loop.instructions} | ${loop.cycles} | ${loop.throughput} | ${loop.ratio.toFixed(2)} | ${loop.portLimit} | ${loop.busiest} | ${loop.verdict} |`,
  );
  return [
    '| file/function | tier | step | instructions | cycles | throughput | ratio | port limit | bound by | verdict |',
    '| --- | --- | --: | --: | --: | --: | --: | --: | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function productTable(products: readonly ProductLoop[]): string {
  const rows = products.map((loop) => {
    const { instructions, multiplyAdds, cycles, throughput, ratio } = loop;
    const [file, name, tier] = [loop.file, loop.name, loop.tier].map((text) => text.replaceAll('_', '\\_'));
    return `| ${file} | ${name} | ${tier} | ${multiplyAdds} | ${instructions} | ${(instructions / multiplyAdds).toFixed(3)} | ${cycles} | ${throughput} | ${ratio.toFixed(2)} | ${(multiplyAdds / cycles).toFixed(1)} | ${{ true: 'yes', false: '**no**', undefined: '' }[`${meetsProductBar(loop)}`]} |`;
  });
  return [
    '| file | function | tier | multiply-adds | instructions | each | cycles | throughput | ratio | per cycle | met |',
    '| --- | --- | --- | --: | --: | --: | --: | --: | --: | --: | --- |',
    ...rows,
  ].join('\n');
}

function notes(loops: readonly LoopMeasurement[], elsewhere: readonly FoundKernel[]): string {
  const full = [...new Set(loops.filter(({ verdict }) => verdict === 'ports full').map(({ place }) => place))];
  const chains = loops.filter(({ verdict }) => verdict === 'chain');
  const called = [...new Set(elsewhere.map(({ file, name }) => `${file}/${name}`))];
  const lines = [
    ...(full.length > 0
      ? [
          `- ports full: ${full.join(', ')}. Divisions keep one of the two vector ports for 7 cycles each, shifts the other for one: what Block RThroughput counts is less than both ports together can do, and nothing waits.`,
        ]
      : []),
    ...chains.map(({ place, reason }) => `- chain, ${place}: ${reason}.`),
    ...(called.length > 0
      ? [`- kernels whose loops are in other functions of their files: ${called.join(', ')}.`]
      : []),
  ];
  return lines.length > 0 ? `${lines.join('\n')}\n` : '';
}

function instructionTable(instructions: readonly InstructionCount[]): string {
  const tiers = Object.keys(instructions[0]?.counts ?? {});
  const rows = instructions.map(({ operation, elements, counts }) => {
    const [first = 0, last = 1] = [counts[tiers[0] as string], counts[tiers.at(-1) as string]];
    return `| ${operation} | ${elements} | ${tiers.map((tier) => counts[tier]).join(' | ')} | ${(first / last).toFixed(2)} |`;
  });
  const heads = tiers.map((tier) => tier.replaceAll('_', '\\_'));
  return [
    `| operation | n | ${heads.join(' | ')} | times fewer |`,
    `| --- | --: | ${tiers.map(() => '--:').join(' | ')} | --: |`,
    ...rows,
  ].join('\n');
}
