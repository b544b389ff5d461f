// The loops that products spend their time in, on the Arm tiers: helpers' too, since a tile is a function of its own.
import { analyzeLoops, type LoopAnalysis } from './analyzeLoops.ts';
import { assemblyOf } from './assembly.ts';
import { innermostLoops } from './hotLoops.ts';

export interface ProductLoop extends LoopAnalysis {
  /** The C file, without its ending, and the function that hold the loop. */
  readonly file: string;
  readonly name: string;
  readonly tier: string;
  readonly instructions: number;
  /** Of one iteration. */
  readonly multiplyAdds: number;
  /** cycles / throughput */
  readonly ratio: number;
}

/** What `ratio` may be at most in the loops of float32 and SDOT. */
export const productRatioBar = 1.15;
const barred: readonly (readonly [file: string, tier: string])[] = [
  ['tile', 'neon'],
  ['matmul_bytes', 'neon_dotprod'],
];
/** The C files that multiply matrices and images; the tile is that of convolution and attention too. */
export const productFiles: readonly string[] = [
  ...['tile', 'matmul', 'convolution', 'depthwise'],
  ...['matmul_bytes', 'convolution_bytes', 'matmul_words', 'matmul_nibbles', 'matmul_nibbles_bytes'],
];

/** Of every file and tier the loop with the most multiply-adds: the others are for what is left over at an edge. */
export function productLoops(files: readonly string[], tiers: readonly string[]): ProductLoop[] {
  const found = tiers.flatMap((tier) => files.flatMap((file) => longestProduct(file, tier) ?? []));
  const analyses = analyzeLoops(found.map(({ loop }) => loop));
  return found.map(({ loop, ...place }, i) => {
    const { cycles, throughput, portLimit, busiest } = analyses[i] as LoopAnalysis;
    const ratio = round(cycles / throughput);
    const measured = {
      cycles: round(cycles),
      throughput: round(throughput),
      portLimit: round(portLimit),
      busiest,
      ratio,
    };
    return { ...place, ...measured, instructions: loop.length };
  });
}

/** Whether the bar is met; undefined for a loop that it does not ask for. */
export function meetsProductBar({ file, tier, ratio }: ProductLoop): boolean | undefined {
  return barred.some(([name, isa]) => name === file && isa === tier) ? ratio <= productRatioBar : undefined;
}

type Product = Pick<ProductLoop, 'file' | 'name' | 'tier' | 'multiplyAdds'> & { readonly loop: readonly string[] };

function longestProduct(file: string, tier: string): Product | undefined {
  return assemblyOf(tier, (name) => name === file)
    .flatMap(({ name, lines }) =>
      innermostLoops(lines).map(({ instructions: loop }) => ({
        ...{ file, name, tier, loop },
        multiplyAdds: multiplyAddsIn(loop),
      })),
    )
    .filter(({ multiplyAdds }) => multiplyAdds > 0)
    .sort((a, b) => b.multiplyAdds - a.multiplyAdds)[0];
}

function multiplyAddsIn(instructions: readonly string[]): number {
  return instructions.reduce((sum, instruction) => sum + multiplyAddsOf(instruction), 0);
}

/** Lanes that a vector instruction multiplies and adds: SDOT four bytes in each. */
function multiplyAddsOf(instruction: string): number {
  const [, mnemonic = '', lanes = '0'] = /^(\w+) v\d+\.(\d+)/.exec(instruction) ?? [];
  if (/^[su]dot$/.test(mnemonic)) return 4 * Number(lanes);
  return /^(?:fmla|mla|[su]m(?:lal|ull)2?)$/.test(mnemonic) ? Number(lanes) : 0;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
