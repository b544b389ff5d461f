// Operands that belong together where bytes are multiplied by packed ones, for examples and random calls.
import type { Kernel } from './kernelNames.ts';

/** Makes of panels with any weights what packing makes: zeros beside the weights, and their sums. Other calls stay as they are. */
export function makePackedBytes(kernel: Kernel, operands: readonly unknown[]): void {
  const operand = (name: string): unknown => operands[kernel.operation.arguments.findIndex((it) => it.name === name)];
  const isInput = kernel.operation.arguments.some(({ name, kind }) => name === 'sums' && kind === 'in');
  const packed = operand('packed');
  const sums = operand('sums');
  if (!isInput || !(packed instanceof Int8Array) || !(sums instanceof Int32Array)) return;
  const size = (name: string): number => (operand(name) as number | undefined) ?? 1;
  const columns = size(operand('columns') === undefined ? 'groupOutputs' : 'columns');
  const inner = size(operand('inner') === undefined ? 'groupChannels' : 'inner');
  const lines = Math.ceil(inner / 4);
  const planes = size('weightBytes');
  const panels = Math.ceil(columns / 16) * planes;
  const panelBytes = size('kernelHeight') * size('kernelWidth') * lines * 64;
  sums.fill(0);
  for (let i = 0; i < packed.length; i++) {
    const panel = Math.floor(i / panelBytes);
    const inPanel = Math.floor((i % 64) / 4);
    const k = (Math.floor(i / 64) % lines) * 4 + (i % 4);
    const column = Math.floor((panel % panels) / planes) * 16 + inPanel;
    if (column >= columns || k >= inner) packed[i] = 0;
    sums[panel * 16 + inPanel]! += packed[i]!;
  }
}
