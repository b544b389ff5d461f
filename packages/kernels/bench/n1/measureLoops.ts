// Judges every hot loop of the Arm tiers: how far its cycles are from what the ports of a Neoverse N1 allow.
import { callingKernels, type DependencyChain, dependencyChains } from '../../dependencyChains.ts';
import { kernelsOf } from '../../generate/kernelNames.ts';
import { operations } from '../../ops.ts';
import { analyzeLoops, type LoopAnalysis } from './analyzeLoops.ts';
import { type AssemblyFunction, assemblyOf } from './assembly.ts';
import { type HotLoop, hotLoops } from './hotLoops.ts';

export interface LoopMeasurement extends LoopAnalysis {
  /** The C file without its ending, and the function: a kernel as `reduce/dot_f32`, a helper as `tile/tile_band_6`. */
  readonly place: string;
  readonly tier: string;
  /** Bytes of one operand that an iteration goes through. */
  readonly step: number;
  readonly bytesRead: number;
  readonly instructions: number;
  /** cycles / throughput */
  readonly ratio: number;
  readonly verdict: 'within' | 'ports full' | 'chain' | 'too slow';
  /** Of a chain: why it is one. */
  readonly reason?: string | undefined;
}

/** The tiers that a Neoverse N1 uses. */
export const n1Tiers: readonly string[] = ['neon', 'neon_dotprod'];
/** What `ratio` may be at most. */
export const ratioBar = 1.25;
/** Ports count as full from this share of a loop's cycles on. */
const fullPorts = 0.97;

export interface Measured {
  readonly loops: readonly LoopMeasurement[];
  /** Kernels whose loops are all in other functions of their C files, by those files. */
  readonly elsewhere: readonly FoundKernel[];
  /** Kernels without a loop in all of their C files, or without a function: nothing is known of them. */
  readonly unseen: readonly string[];
}

/** `file` of the kernel `name` on `tier`. */
export type FoundKernel = Readonly<Record<'file' | 'name' | 'tier', string>>;

/** All hot loops of the wanted C files. Throws where a tool is missing. */
export function measureLoops(
  isWanted: (file: string) => boolean = () => true,
  chains: readonly DependencyChain[] = dependencyChains,
): Measured {
  const functions = n1Tiers.map((tier) => ({ tier, functions: assemblyOf(tier, isWanted) }));
  const loops = functions.flatMap((one) => loopsOf(one.tier, one.functions, chains));
  const kernels = functions.flatMap((one) => kernelsIn(one.tier, one.functions));
  return { loops, ...placesOf(kernels, loops) };
}

/** Kernels of the operation table that nothing is known of, before any loop is simulated. */
export function unseenKernels(): readonly string[] {
  const functions = n1Tiers.map((tier) => ({ tier, functions: assemblyOf(tier) }));
  const loops = functions.flatMap((one) => placedLoops(one.tier, one.functions));
  return placesOf(
    functions.flatMap((one) => kernelsIn(one.tier, one.functions)),
    loops,
  ).unseen;
}

/** Where the loops of kernels are; all of the operation table are asked for. */
export function placesOf(
  kernels: readonly FoundKernel[],
  loops: readonly Pick<LoopMeasurement, 'place' | 'tier'>[],
): Pick<Measured, 'elsewhere' | 'unseen'> {
  const hasLoop = (tier: string, start: string) =>
    loops.some((loop) => loop.tier === tier && `${loop.place}/`.startsWith(`${start}/`));
  const elsewhere = kernels.filter(({ tier, file, name }) => !hasLoop(tier, `${file}/${name}`));
  const missing = allKernels().filter((field) => !kernels.some(({ name }) => name === field));
  const loopless = elsewhere.filter(
    ({ tier, file, name }) => !hasLoop(tier, file) && !callingKernels[`${file}/${name}`],
  );
  return {
    elsewhere: elsewhere.filter(({ tier, file }) => hasLoop(tier, file)),
    unseen: [...missing, ...loopless.map(({ file, name, tier }) => `${file}/${name} on ${tier}`)],
  };
}

function allKernels(): string[] {
  return kernelsOf(operations).map(({ field }) => field);
}

function kernelsIn(tier: string, functions: readonly AssemblyFunction[]): FoundKernel[] {
  const known = new Set(allKernels());
  return functions.filter(({ name }) => known.has(name)).map(({ file, name }) => ({ file, name, tier }));
}

function loopsOf(
  tier: string,
  functions: readonly AssemblyFunction[],
  chains: readonly DependencyChain[],
): LoopMeasurement[] {
  const loops = placedLoops(tier, functions);
  const analyses = analyzeLoops(loops.map(({ loop }) => loop.instructions));
  return loops.map((one, i) => judge(one, analyses[i] as LoopAnalysis, chains));
}

function placedLoops(tier: string, functions: readonly AssemblyFunction[]): PlacedLoop[] {
  return functions.flatMap((one) => hotLoops(one).map((loop) => ({ place: `${one.file}/${one.name}`, tier, loop })));
}

/** Entries of the table that no measured loop needs. */
export function unusedChains(
  measurements: readonly LoopMeasurement[],
  chains: readonly DependencyChain[] = dependencyChains,
): DependencyChain[] {
  return chains.filter(({ reason }) => !measurements.some((loop) => loop.reason === reason));
}

interface PlacedLoop {
  readonly place: string;
  readonly tier: string;
  readonly loop: HotLoop;
}

function judge(
  { place, tier, loop }: PlacedLoop,
  analysis: LoopAnalysis,
  chains: readonly DependencyChain[],
): LoopMeasurement {
  const ratio = round(analysis.cycles / analysis.throughput);
  const chain = chains.find(
    (entry) => entry.place === place && entry.tier === tier && entry.bytesRead === loop.bytesRead,
  );
  const verdict = verdictOf(ratio, analysis, chain);
  return {
    place,
    tier,
    step: loop.step,
    bytesRead: loop.bytesRead,
    instructions: loop.instructions.length,
    cycles: round(analysis.cycles),
    throughput: round(analysis.throughput),
    portLimit: round(analysis.portLimit),
    busiest: analysis.cycles * fullPorts <= analysis.portLimit ? analysis.busiest : 'latency',
    ratio,
    verdict,
    reason: verdict === 'chain' ? chain?.reason : undefined,
  };
}

function verdictOf(
  ratio: number,
  { cycles, portLimit }: LoopAnalysis,
  chain: DependencyChain | undefined,
): LoopMeasurement['verdict'] {
  if (ratio <= ratioBar) return 'within';
  if (cycles * fullPorts <= portLimit) return 'ports full';
  return chain ? 'chain' : 'too slow';
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
