import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hostArch, reportSkipped, targetOf } from '../../../scripts/toolchain.mjs';
import { callOf, encodeCall } from '../src/lanes/calls.ts';
import { element } from '../src/lanes/operands.ts';

// The folder of the suite itself: what it compiles there is compiled once.
const programs = fileURLToPath(new URL('../../../.cache/bench/kernels/c', import.meta.url));
const builder = fileURLToPath(new URL('../lanes/c/build.mjs', import.meta.url));
const { missing } = targetOf(hostArch);
if (missing) reportSkipped('the lanes in C', missing);

/** What the lane says of itself, and its answers. */
async function ask(program: string, args: string[], requests: string[], look?: (pid: number) => void) {
  execFileSync(process.execPath, [builder, programs, program]);
  const lane = spawn(join(programs, program), args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface({ input: lane.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => (await lines.next()).value as string;
  const about = await next();
  const answers: string[] = [];
  for (const request of requests) {
    lane.stdin.write(`${request}\n`);
    answers.push(await next());
  }
  look?.(lane.pid as number);
  lane.stdin.end();
  await once(lane, 'exit');
  return { about, answers };
}

describe.skipIf(missing)('the lanes in C', () => {
  const answerOf = (name: string, i: number): string => `answer.${encodeCall(callOf(name)!)} ${i} 1`;

  it('go on without OpenBLAS', { timeout: 300_000 }, async () => {
    const { about, answers } = await ask(
      'calls',
      ['/no/such/library.so'],
      [`best.${encodeCall(callOf('matmul@3x4x5')!)} 60 10`, `openblas.${encodeCall(callOf('matmul@3x4x5')!)} 60 10`],
    );

    expect(about).toMatch(/; without OpenBLAS$/);
    expect(answers[0]).toMatch(/^\d/);
    expect(answers[1]).toBe('-');
  });

  it('pack the matrix that the plain product has', { timeout: 300_000 }, async () => {
    const names = ['matmul@33x20x19', 'matmulPacked@33x20x19'];

    const { answers } = await ask(
      'calls',
      [],
      names.flatMap((name) => [0, 18, 626].map((i) => answerOf(name, i))),
    );

    const [plain, packed] = [answers.slice(0, 3), answers.slice(3)].map((numbers) => numbers.map(Number));
    for (const [i, x] of plain!.entries()) expect(packed![i]).toBeCloseTo(x, 3);
  });

  it('multiply by a transpose', { timeout: 300_000 }, async () => {
    const [inner, row, column] = [4, 2, 3];

    const { answers } = await ask('calls', [], [answerOf('matmulTransposed@3x4x5', row * 5 + column)]);

    let sum = 0;
    for (let k = 0; k < inner; k++) sum += element(row * inner + k, 1) * element(column * inner + k, 5);
    expect(Number(answers[0])).toBeCloseTo(sum, 3);
  });

  it('put a bias and gelu behind the packed product', { timeout: 300_000 }, async () => {
    const { answers } = await ask(
      'calls',
      [],
      [answerOf('matmulPacked@33x20x19', 18), answerOf('matmulPackedGelu@33x20x19', 18)],
    );

    const [plain = Number.NaN, ended = Number.NaN] = answers.map(Number);
    const bias = element(18, 6);
    // Far from 0 gelu gives its operand or 0.
    expect(Math.abs(plain + bias)).toBeGreaterThan(6);
    expect(ended).toBeCloseTo(Math.max(0, plain + bias), 3);
  });

  it('pack bytes likewise', { timeout: 300_000 }, async () => {
    const [rows, inner, columns] = [5, 6, 19];
    const byte = (i: number, seed: number) => (((Math.imul(i, 2654435761) + seed * 40503) >>> 24) << 24) >> 24;

    const { answers } = await ask(
      'calls',
      [],
      [answerOf(`matmulInteger@${rows}x${inner}x${columns}`, 2 * columns + 17)],
    );

    let sum = 0;
    for (let k = 0; k < inner; k++) sum += byte(2 * inner + k, 0) * byte(k * columns + 17, 5);
    expect(answers).toEqual([`${sum}`]);
  });

  it('take no memory for a case that they have not', { timeout: 300_000 }, async () => {
    let peakKib = 0;
    const { answers } = await ask('lane', [], ['matmul@1024x1024x1024 50000000 1', 'dot 16 1'], (pid) => {
      peakKib = Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
    });

    expect(answers[0]).toBe('-');
    expect(answers[1]).toMatch(/^\d/);
    expect(peakKib).toBeLessThan(50_000);
  });
});
