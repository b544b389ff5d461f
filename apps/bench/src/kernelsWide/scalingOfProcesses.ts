// What a second processor is worth on this machine: two pinned processes against one, both as busy as a kernel makes them.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const program = `
  import { matmulPacked, packColumns } from '@kinglet/kernels';
  const size = 512, nothing = new Float32Array(0);
  const a = new Float32Array(size * size).fill(0.5), out = new Float32Array(size * size);
  const packed = packColumns(a, size, size, new Float32Array(size * size));
  const end = performance.now() + Number(process.argv[1]);
  let products = 0;
  for (; performance.now() < end; products++) matmulPacked(a, size, size, packed, size, nothing, nothing, out, NaN, NaN, 0);
  console.log(products);
`;

/** How many times the products of one process two of them make in so many milliseconds: the median of five turns. */
export async function scalingOfProcesses(milliseconds: number): Promise<number> {
  const ratios: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const [alone] = await Promise.all([productsOn(0, milliseconds)]);
    const together = await Promise.all([productsOn(0, milliseconds), productsOn(1, milliseconds)]);
    ratios.push((together[0] + together[1]) / (alone as number));
  }
  return ratios.sort((a, b) => a - b)[2] as number;
}

async function productsOn(processor: number, milliseconds: number): Promise<number> {
  const node = [
    process.execPath,
    '--conditions=@kinglet/source',
    '--input-type=module',
    '-e',
    program,
    `${milliseconds}`,
  ];
  const { stdout } = await promisify(execFile)('taskset', ['-c', `${processor}`, ...node], {
    cwd: import.meta.dirname,
  });
  return Number(stdout);
}
