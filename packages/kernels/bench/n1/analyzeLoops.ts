// Runs llvm-mca on loops: what a Neoverse N1 would need for one iteration, and what it lacks.
import { execFileSync } from 'node:child_process';
import { targetOf } from '../../../../scripts/toolchain.mjs';

export interface LoopAnalysis {
  /** Cycles that one iteration more adds, once many of them overlap in the simulated pipeline. */
  readonly cycles: number;
  /** llvm-mca's Block RThroughput: what the busiest kind of port needs, each kind taken for itself. */
  readonly throughput: number;
  /**
   * What all ports of a kind need together, those that only some of its instructions can use included: never less than
   * `throughput`, which leaves out that a division keeps one of two vector ports from everything else.
   */
  readonly portLimit: number;
  /** The ports, or the front end, that `portLimit` is about. */
  readonly busiest: string;
}

/** llvm-mca knows no caches and takes loads to be independent of earlier stores, which the operations' rules promise. */
const assumptions = ['-mtriple=aarch64-linux-gnu', '-noalias=true', '-json', '-instruction-info=false'];
/** Iterations of the two simulations whose difference counts: filling the pipeline is in neither. */
const few = 200;
const many = 600;

/** One analysis for each list of instructions. Throws where llvm-mca is missing or does not know an instruction. */
export function analyzeLoops(loops: readonly (readonly string[])[]): LoopAnalysis[] {
  if (loops.length === 0) return [];
  const input = inputOf(loops);
  const short = simulate(input, few);
  const long = simulate(input, many);
  return long.CodeRegions.map((region, i) => {
    const before = short.CodeRegions[i]?.SummaryView.TotalCycles ?? Number.NaN;
    const cycles = (region.SummaryView.TotalCycles - before) / (many - few);
    return { cycles, throughput: region.SummaryView.BlockRThroughput, ...limitOf(region, long.TargetInfo.Resources) };
  });
}

/** What a core that llvm-mca has a model of needs for one iteration more of each. */
export function cyclesOf(loops: readonly (readonly string[])[], core: string): number[] {
  if (loops.length === 0) return [];
  const input = inputOf(loops);
  const totals = (iterations: number) =>
    simulate(input, iterations, core).CodeRegions.map(({ SummaryView }) => SummaryView.TotalCycles);
  const before = totals(few / 2);
  return totals(few).map((cycles, i) => (cycles - (before[i] ?? Number.NaN)) / (few / 2));
}

function inputOf(loops: readonly (readonly string[])[]): string {
  return loops.map((loop, i) => `# LLVM-MCA-BEGIN ${i}\n${loop.join('\n')}\n# LLVM-MCA-END\n`).join('');
}

/** The llvm-mca that belongs to the compiler. Throws where that is missing. */
export function analyzerCommand(): string {
  const target = targetOf('arm64');
  if (target.missing !== undefined) throw new Error(target.missing);
  return target.objdump.replace('objdump', 'mca');
}

interface Region {
  readonly Instructions: readonly string[];
  readonly SummaryView: {
    readonly TotalCycles: number;
    readonly BlockRThroughput: number;
    readonly DispatchWidth: number;
    readonly Iterations: number;
    readonly TotaluOps: number;
  };
  /** Cycles of each port and instruction; those whose index is past the last instruction are of a whole iteration. */
  readonly ResourcePressureView: {
    readonly ResourcePressureInfo: readonly {
      readonly InstructionIndex: number;
      readonly ResourceIndex: number;
      readonly ResourceUsage: number;
    }[];
  };
}

interface Report {
  readonly CodeRegions: readonly Region[];
  readonly TargetInfo: { readonly Resources: readonly string[] };
}

function simulate(input: string, iterations: number, core = 'neoverse-n1'): Report {
  const args = [...assumptions, `-mcpu=${core}`, `-iterations=${iterations}`];
  return JSON.parse(execFileSync(analyzerCommand(), args, { input, encoding: 'utf8', maxBuffer: 2 ** 28 })) as Report;
}

/** Ports that share work, by the letter in llvm-mca's names for them (N1UnitV0, N1UnitL.1): M does what S does, and more. */
const kinds = [
  { name: 'vector ports', letters: 'V', count: 2 },
  { name: 'load and store ports', letters: 'L', count: 2 },
  { name: 'integer ports', letters: 'SM', count: 3 },
  { name: 'branch port', letters: 'B', count: 1 },
] as const;

function limitOf(region: Region, ports: readonly string[]): Pick<LoopAnalysis, 'portLimit' | 'busiest'> {
  const { DispatchWidth, Iterations, TotaluOps, BlockRThroughput } = region.SummaryView;
  const usage = (letters: string) =>
    region.ResourcePressureView.ResourcePressureInfo.filter(
      ({ InstructionIndex, ResourceIndex }) =>
        InstructionIndex === region.Instructions.length && letters.includes(ports[ResourceIndex]?.[6] ?? '-'),
    ).reduce((sum, { ResourceUsage }) => sum + ResourceUsage, 0);
  const limits = [
    ...kinds.map(({ name, letters, count }) => ({ busiest: name as string, portLimit: usage(letters) / count })),
    { busiest: 'front end', portLimit: TotaluOps / Iterations / DispatchWidth },
  ];
  const { busiest, portLimit } = limits.reduce((most, limit) => (limit.portLimit > most.portLimit ? limit : most));
  return { busiest, portLimit: Math.max(portLimit, BlockRThroughput) };
}
