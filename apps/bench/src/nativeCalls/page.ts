// The block of the README of @kinglet/kernels that says what a call costs in a handler of engine `native`.
import { BenchError } from '../errors.ts';
import { loadWarning, type Machine, machineLine } from '../machine.ts';

/** What was measured; `ns` has one figure for each of `lengths`. */
export interface NativeCalls {
  readonly lengths: readonly number[];
  readonly rows: readonly { readonly name: string; readonly ns: readonly number[] }[];
  /** Samples of each figure. */
  readonly rounds: number;
  /** By how much a program grows that calls `dot`. */
  readonly dotBytes: number;
  readonly machine: Machine;
}

const block = /(<!-- native calls: [^\n]*\n)[\s\S]*?(<!-- \/native calls -->)/;

/** The text between the markers. */
export function renderNativeCalls({ lengths, rows, rounds, dotBytes, machine }: NativeCalls): string {
  const row = (cells: readonly unknown[]): string => `| ${cells.join(' | ')} |`;
  const warning = loadWarning(machine);
  return [
    `\`dot\` of so many elements in a handler, ns per call (medians of ${rounds} samples in turn):`,
    '',
    row(['', ...lengths]),
    row(['---', ...lengths.map(() => '--:')]),
    ...rows.map(({ name, ns }) => row([name, ...ns.map((value) => value.toFixed(1))])),
    '',
    `\`dot\` adds ${dotBytes} bytes to a program. (${machineLine(machine)}, ${warning ?? `load ${machine.load}`})`,
  ].join('\n');
}

/** The README with `text` between its markers. */
export function replaceBlock(readme: string, text: string): string {
  if (!block.test(readme))
    throw new BenchError('KINGLET_BENCH_README', 'Expected markers of `native calls` in the README, found none');
  return readme.replace(block, (_all, start, end) => `${start}${text}\n${end}`);
}
