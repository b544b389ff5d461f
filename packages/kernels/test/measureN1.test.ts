// The evidence for the Arm tiers is made by a script: here it runs on a few kernels, and on loops with known answers.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hostArch, reportSkipped, runner, runs, targetOf } from '../../../scripts/toolchain.mjs';
import { analyzeLoops, analyzerCommand } from '../bench/n1/analyzeLoops.ts';
import { assemblyOf, functionsIn, helpers } from '../bench/n1/assembly.ts';
import { countInstructions } from '../bench/n1/countInstructions.ts';
import { hotLoops } from '../bench/n1/hotLoops.ts';
import { measureLoops, ratioBar, unusedChains } from '../bench/n1/measureLoops.ts';
import { n1Page } from '../bench/n1/page.ts';
import { meetsProductBar, productLoops } from '../bench/n1/productLoops.ts';

const outDir = mkdtempSync(join(tmpdir(), 'kernels-n1-test-'));
afterAll(() => rmSync(outDir, { recursive: true }));

const missing = missingTool();
if (missing) reportSkipped('loops of the Arm tiers', missing);

function missingTool(): string | undefined {
  const target = targetOf('arm64');
  if (target.missing !== undefined) return target.missing;
  return runs(analyzerCommand()) ? undefined : `${analyzerCommand()} was not found`;
}

describe.skipIf(missing)('hot loops on a Neoverse N1', () => {
  test('of dot, exp and sin are within the bar on their tier', { timeout: 120_000 }, () => {
    const wanted = ['dot_f32', 'dot_i8', 'exp_f32', 'sin_f32'];
    const loops = measureLoops((kernel) => wanted.includes(kernel));

    expect([...new Set(loops.map(({ kernel, tier }) => `${kernel} ${tier}`))].sort()).toEqual([
      'dot_f32 neon',
      'dot_i8 neon',
      'dot_i8 neon_dotprod',
      'exp_f32 neon',
      'sin_f32 neon',
    ]);
    for (const { kernel, verdict, ratio } of loops)
      expect({ kernel, verdict, ratio }).toMatchObject({ verdict: 'within' });
    expect(loops.find(({ kernel }) => kernel === 'dot_f32')).toMatchObject({
      elements: 32,
      bytesRead: 256,
      busiest: 'load and store ports',
    });
  });

  test('of products are within the bar where there is one', { timeout: 120_000 }, () => {
    const loops = productLoops(['tile', 'matmul_bytes'], ['neon', 'neon_dotprod']);

    expect(loops.map(meetsProductBar)).toEqual([true, undefined, true]);
    for (const { multiplyAdds, instructions } of loops) expect(multiplyAdds).toBeGreaterThan(instructions);
  });

  test('that wait for a chain are refused unless the table explains them', { timeout: 120_000 }, () => {
    const isOneRow = (kernel: string) => kernel === 'dotMany_f32';

    const explained = measureLoops(isOneRow);
    const refused = measureLoops(isOneRow, []);

    expect(explained.map(({ verdict }) => verdict).sort()).toEqual(['chain', 'within']);
    expect(refused.map(({ verdict }) => verdict).sort()).toEqual(['too slow', 'within']);
    expect(unusedChains(explained).some(({ kernel }) => isOneRow(kernel))).toBe(false);
    expect(unusedChains(refused).some(({ kernel }) => isOneRow(kernel))).toBe(true);
  });

  test('are told apart: one accumulator waits, eight fill the ports', () => {
    const add = (register: number) => `fadd v${register}.4s, v${register}.4s, v31.4s`;

    const [one, eight] = analyzeLoops([Array.from({ length: 8 }, () => add(0)), [0, 1, 2, 3, 4, 5, 6, 7].map(add)]);

    expect(one?.cycles).toBeGreaterThan(ratioBar * (one?.throughput ?? 0));
    expect(eight?.cycles).toBeLessThanOrEqual(ratioBar * (eight?.throughput ?? 0));
    expect(eight).toMatchObject({ busiest: 'vector ports', portLimit: 4 });
  });

  test('have a port limit that counts divisions against everything else on their port', () => {
    const loop = [
      'fdiv v0.4s, v1.4s, v2.4s',
      ...Array.from({ length: 14 }, (_, i) => `fadd v${i + 3}.4s, v1.4s, v2.4s`),
    ];

    const [analysis] = analyzeLoops([loop]);

    expect(analysis?.throughput).toBeLessThan(10);
    expect(analysis?.portLimit).toBeCloseTo((7 + 14) / 2, 0);
    expect(analysis?.cycles).toBeCloseTo(analysis?.portLimit ?? 0, 0);
  });

  test('come from kernels that the scalar tier keeps free of vector arithmetic', { timeout: 120_000 }, () => {
    const kernels = assemblyOf('scalar');
    const vectorArithmetic =
      /^\tf?(?:add|sub|mul|mla|mls|div|max|min|sqrt|neg|abs|cvt|cm)\w*\tv\d+\.(?:4s|2s|2d|8h|16b)/;

    const guilty = kernels.filter(({ lines }) => lines.some((line) => vectorArithmetic.test(line)));

    expect(kernels.length).toBeGreaterThan(80);
    expect(guilty.map(({ name }) => name)).toEqual([]);
    expect(assemblyOf('neon').some(({ lines }) => lines.some((line) => vectorArithmetic.test(line)))).toBe(true);
  });
});

const block = (label: string, comment: string, ...instructions: string[]) =>
  [`.L${label}:  // ${comment}`, ...instructions.map((instruction) => `\t${instruction}`)].join('\n');

test('a hot loop is the innermost one over the most vectors, without calls and tails', () => {
  const text = [
    'kgl_some_f32_neon:  // @kgl_some_f32_neon',
    block(
      'BB0_1',
      '=>This Inner Loop Header: Depth=1',
      'ldp\tq0, q1, [x0]',
      'cbz x9, .LBB0_9',
      'stp\tq0, q1, [x1]',
      'add\tx0, x0, #32',
    ),
    block('BB0_2', '  in Loop: Header=BB0_1 Depth=1', 'bl\trare', 'str\tq0, [sp]'),
    block('BB0_3', '=>This Inner Loop Header: Depth=1', 'ldr\tq0, [x0]', 'st1\t{ v0.s }[1], [x1]', 'add\tx0, x0, #16'),
    block(
      'BB0_4',
      '=>This Inner Loop Header: Depth=1',
      'ldr\tq0, [x0]',
      'str\tq0, [x1]',
      'add\tx2, x3, #8',
      'mov\tx3, x2',
    ),
    '.Lfunc_end0:',
    'kgl_some_f32_scalar:  // @kgl_some_f32_scalar',
    block('BB1_1', '=>This Inner Loop Header: Depth=1', 'ldr\ts0, [x0], #4', 'str\ts0, [x1], #4'),
    '.Lfunc_end1:',
    '',
  ].join('\n');

  const [neon] = functionsIn(text, 'neon').map(hotLoops);
  const [scalar] = functionsIn(text, 'scalar').map(hotLoops);

  expect(neon).toEqual([
    {
      instructions: ['ldp q0, q1, [x0]', 'cbz x9, .LBB0_9', 'stp q0, q1, [x1]', 'add x0, x0, #32'],
      bytesRead: 32,
      bytesWritten: 32,
      step: 32,
    },
  ]);
  expect(scalar).toMatchObject([{ bytesRead: 0, bytesWritten: 0, step: 4 }]);
});

test('the loops of products are within the bar or keep the ports full, but for one row and one panel', {
  timeout: 120_000,
}, ({ skip }) => {
  skip(missing !== undefined, missing);

  const loops = measureLoops((kernel) => helpers.includes(kernel));

  expect(new Set(loops.map(({ kernel }) => kernel))).toEqual(new Set(helpers));
  for (const loop of loops)
    if (loop.verdict !== 'chain') expect(['within', 'ports full'], loop.kernel).toContain(loop.verdict);
  expect(loops.filter(({ verdict }) => verdict === 'chain')).toHaveLength(1);
});

test('a product of 64 x 64 matrices executes at least four times fewer instructions than on the scalar tier', {
  timeout: 120_000,
}, async ({ skip }) => {
  const absent = targetOf('arm64').missing ?? (runner('arm64')?.[0] ? undefined : `no emulator on ${hostArch}`);
  skip(absent !== undefined, absent);
  const options = { elements: 64 * 64, sizes: [64, 64, 64, 0], outDir: join(outDir, 'product') };

  const [counted] = await countInstructions(['matmulPacked'], ['scalar', 'neon'], options);

  const { scalar = 0, neon = 0 } = counted?.counts ?? {};
  expect(scalar).toBeGreaterThanOrEqual(4 * neon);
  expect(neon).toBeGreaterThan(64 ** 3 / 4);
});

test('one call of dot executes at least four times fewer instructions than on the scalar tier', {
  timeout: 120_000,
}, async ({ skip }) => {
  const absent = targetOf('arm64').missing ?? (runner('arm64')?.[0] ? undefined : `no emulator on ${hostArch}`);
  if (absent) reportSkipped('instruction counts on a Neoverse N1', absent);
  skip(absent !== undefined, absent);

  const [short, long] = await Promise.all(
    [1000, 2000].map((elements) =>
      countInstructions(['dot'], ['scalar', 'neon'], { elements, outDir: join(outDir, `${elements}`) }),
    ),
  );

  const { scalar = 0, neon = 0 } = long?.[0]?.counts ?? {};
  expect(scalar).toBeGreaterThanOrEqual(4 * neon);
  expect(neon).toBeGreaterThan(2000 / 4);
  expect(neon).toBeGreaterThan(short?.[0]?.counts.neon ?? Number.POSITIVE_INFINITY);
});

test('the page says how many loops are over the bar, and why', () => {
  const loop = {
    tier: 'neon',
    elements: 8,
    bytesRead: 32,
    instructions: 9,
    throughput: 2,
    portLimit: 2,
    busiest: 'latency',
  } as const;

  const product = {
    ...{ file: 'tile', name: 'tile_band_6', tier: 'neon', instructions: 42, multiplyAdds: 96 },
    ...{ cycles: 12, throughput: 12, portLimit: 12, busiest: 'vector ports' },
  };

  const page = n1Page({
    versions: { clang: 'clang version 1' },
    loops: [
      { ...loop, kernel: 'quick_f32', cycles: 2, ratio: 1, verdict: 'within' },
      { ...loop, kernel: 'chained_f32', cycles: 4, ratio: 2, verdict: 'chain', reason: 'there is one row' },
      {
        ...loop,
        kernel: 'full_f32',
        cycles: 3,
        ratio: 1.5,
        portLimit: 3,
        busiest: 'vector ports',
        verdict: 'ports full',
      },
    ],
    products: [
      { ...product, ratio: 1.15 },
      { ...product, ratio: 1.16 },
      { ...product, file: 'attention', ratio: 1.3 },
    ],
    instructions: [{ operation: 'dot', elements: 10, counts: { scalar: 40, neon: 10 } }],
  });

  expect(page).toContain('Of 3 loops, 1 are within the bar, 1 are over it with full ports, 1 wait for a chain');
  expect(page).toContain('| chained\\_f32 | neon | 8 | 9 | 4 | 2 | 2.00 | 2 | latency | chain |');
  expect(page).toContain('- chain, chained_f32: there is one row.');
  expect(page).toContain('- ports full: full_f32.');
  expect(page).toContain('| tile | tile\\_band\\_6 | neon | 96 | 42 | 0.438 | 12 | 12 | 1.15 | 8.0 | yes |');
  expect(page).toContain('| 12 | 12 | 1.16 | 8.0 | **no** |');
  expect(page).toContain('| 12 | 12 | 1.30 | 8.0 |  |');
  expect(page).toContain('| dot | 10 | 40 | 10 | 4.00 |');
});
