// Judges every hot loop of the Arm tiers: how far its cycles are from what the ports of a Neoverse N1 allow.
import { type DependencyChain, dependencyChains } from '../../dependencyChains.ts';
import { kernelsOf } from '../../generate/kernelNames.ts';
import { operations } from '../../ops.ts';
import { analyzeLoops, type LoopAnalysis } from './analyzeLoops.ts';
import { assemblyOf, helpers } from './assembly.ts';
import { type HotLoop, hotLoops } from './hotLoops.ts';

export interface LoopMeasurement extends LoopAnalysis {
  readonly kernel: string;
  readonly tier: string;
  /** Elements of one operand that an iteration goes through. */
  readonly elements: number;
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

/** All hot loops of the wanted kernels. Throws where a tool is missing. */
export function measureLoops(
  isWanted: (kernel: string) => boolean = () => true,
  chains: readonly DependencyChain[] = dependencyChains,
): LoopMeasurement[] {
  return n1Tiers.flatMap((tier) => {
    const loops = assemblyOf(tier, isWanted).flatMap((kernel) =>
      hotLoops(kernel).map((loop) => ({ kernel: kernel.name, loop })),
    );
    const analyses = analyzeLoops(loops.map(({ loop }) => loop.instructions));
    return loops.map(({ kernel, loop }, i) => judge(kernel, tier, loop, analyses[i] as LoopAnalysis, chains));
  });
}

/** Entries of the table that no measured loop needs. */
export function unusedChains(
  measurements: readonly LoopMeasurement[],
  chains: readonly DependencyChain[] = dependencyChains,
): DependencyChain[] {
  return chains.filter(({ reason }) => !measurements.some((loop) => loop.reason === reason));
}

function judge(
  kernel: string,
  tier: string,
  loop: HotLoop,
  analysis: LoopAnalysis,
  chains: readonly DependencyChain[],
): LoopMeasurement {
  const ratio = round(analysis.cycles / analysis.throughput);
  const chain = chains.find(
    (entry) => entry.kernel === kernel && entry.tier === tier && entry.bytesRead === loop.bytesRead,
  );
  const verdict = verdictOf(ratio, analysis, chain);
  return {
    kernel,
    tier,
    elements: Math.max(1, loop.step / elementBytes(kernel)),
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

/** Of the kernel's dtype. */
function elementBytes(name: string): number {
  if (helpers.includes(name)) return name === 'add_panel' ? 1 : 4;
  const kernel = kernelsOf(operations).find(({ field }) => field === name);
  if (!kernel) throw new Error(`expected ${name} to be a kernel of the operation table`);
  return kernel.dtype.bytes;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
