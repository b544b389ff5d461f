// The evidence for the Arm tiers is made by a script: here it runs on a few kernels, and on loops with known answers.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isNightly } from '../../../scripts/isNightly.mjs';
import { hostArch, reportSkipped, runner, runs, targetOf } from '../../../scripts/toolchain.mjs';
import { analyzeLoops, analyzerCommand } from '../bench/n1/analyzeLoops.ts';
import { assemblyOf, functionsIn } from '../bench/n1/assembly.ts';
import { countInstructions, executedIn, squareProducts } from '../bench/n1/countInstructions.ts';
import { hotLoops, innermostLoops } from '../bench/n1/hotLoops.ts';
import { measureLoops, placesOf, ratioBar, unseenKernels, unusedChains } from '../bench/n1/measureLoops.ts';
import { n1Page } from '../bench/n1/page.ts';
import { meetsProductBar, productLoops } from '../bench/n1/productLoops.ts';

const outDir = mkdtempSync(join(tmpdir(), 'kernels-n1-test-'));
afterAll(() => rmSync(outDir, { recursive: true }));

const missing = missingTool();
if (missing) reportSkipped('loops of the Arm tiers', missing);
if (!isNightly) reportSkipped('whether every kernel has loops that are measured', 'npm run test:nightly looks at all');

function missingTool(): string | undefined {
  const target = targetOf('arm64');
  if (target.missing !== undefined) return target.missing;
  return runs(analyzerCommand()) ? undefined : `${analyzerCommand()} was not found`;
}

describe.skipIf(missing)('hot loops on a Neoverse N1', () => {
  test('of dot, exp and sin are within the bar on their tier', { timeout: 120_000 }, () => {
    const wanted = ['reduce/dot_f32', 'reduce8/dot_i8', 'math/exp_f32', 'math/sin_f32'];
    const all = measureLoops((file) => wanted.some((place) => place.startsWith(`${file}/`))).loops;
    const loops = all.filter(({ place }) => wanted.includes(place));

    expect([...new Set(loops.map(({ place, tier }) => `${place} ${tier}`))].sort()).toEqual([
      'math/exp_f32 neon',
      'math/sin_f32 neon',
      'reduce/dot_f32 neon',
      'reduce8/dot_i8 neon',
      'reduce8/dot_i8 neon_dotprod',
    ]);
    for (const { place, verdict, ratio } of loops)
      expect({ place, verdict, ratio }).toMatchObject({ verdict: 'within' });
    expect(loops.find(({ place }) => place === 'reduce/dot_f32')).toMatchObject({
      step: 128,
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
    const isOneRow = ({ place }: { readonly place: string }) => place === 'reduce/dotMany_f32';
    const isReduce = (file: string) => file === 'reduce';

    const explained = measureLoops(isReduce).loops.filter(isOneRow);
    const refused = measureLoops(isReduce, []).loops.filter(isOneRow);

    expect(explained.map(({ verdict }) => verdict).sort()).toEqual(['chain', 'within']);
    expect(refused.map(({ verdict }) => verdict).sort()).toEqual(['too slow', 'within']);
    expect(unusedChains(explained).some(isOneRow)).toBe(false);
    expect(unusedChains(refused).some(isOneRow)).toBe(true);
  });

  test('of attention are those of what it calls, of which one waits in the model alone', { timeout: 120_000 }, () => {
    const { loops, elsewhere } = measureLoops((file) => file === 'attention');

    const powers = assemblyOf('neon', (file) => file === 'attention').find(({ name }) => name === 'take_powers');
    const loop = innermostLoops(powers?.lines ?? []).find(({ instructions }) => instructions.length > 20)?.instructions;
    const apart = loop?.flatMap((instruction) => {
      const [, store, pointer, step] = /^(str .*\[(x\d+)\]), #(\d+)$/.exec(instruction) ?? [];
      return store ? [store, `add ${pointer}, ${pointer}, #${step}`] : [instruction];
    });
    const [analysis] = analyzeLoops([apart ?? []]);

    expect(elsewhere.map(({ name }) => name)).toEqual(['attention_f32']);
    expect(loops.filter(({ place }) => place === 'attention/take_powers').map(({ verdict }) => verdict)).toEqual([
      'within',
      'chain',
    ]);
    expect(analysis?.cycles).toBeLessThanOrEqual(ratioBar * (analysis?.throughput ?? 0));
  });

  test.runIf(isNightly)('are known of every kernel of the table', { timeout: 300_000 }, () => {
    expect(unseenKernels()).toEqual([]);
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

    // The mask of a float64's sign, for copysign: all bits, then one turned; in another register where those are asked for again.
    const signMask = /^\tfneg\tv\d+\.2d, v\d+\.2d/;

    const guilty = kernels.filter(({ lines }) =>
      lines.some((line) => vectorArithmetic.test(line) && !signMask.test(line)),
    );

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
    'caller:  // @caller',
    block('BB2_1', '=>This Inner Loop Header: Depth=1', 'subs\tx0, x0, #1', 'b.eq\t.LBB2_9'),
    block('BB2_2', '  in Loop: Header=BB2_1 Depth=1', 'bl\tkgl_some_f32_scalar', 'b\t.LBB2_1'),
    '.Lfunc_end2:',
    '',
  ].join('\n');

  const functions = functionsIn(text, { tier: 'neon', file: 'some' });
  const [neon, scalar, caller] = functions.map(hotLoops);

  expect(functions.map(({ name }) => name)).toEqual(['some_f32', 'kgl_some_f32_scalar', 'caller']);
  expect(neon).toEqual([
    {
      instructions: ['ldp q0, q1, [x0]', 'cbz x9, .LBB0_9', 'stp q0, q1, [x1]', 'add x0, x0, #32'],
      bytesRead: 32,
      bytesWritten: 32,
      step: 32,
    },
  ]);
  expect(scalar).toMatchObject([{ bytesRead: 0, bytesWritten: 0, step: 4 }]);
  expect(caller).toEqual([]);
});

test('a kernel is seen by its loops or by those of its file, else named', () => {
  const kernels = ['dot_f32', 'mean_f32', 'sum_f32'].map((name) => ({ file: 'reduce', name, tier: 'neon' }));
  const alone = { file: 'other', name: 'max_f32', tier: 'neon' };

  const { elsewhere, unseen } = placesOf(
    [...kernels, alone],
    ['reduce/dot_f32', 'reduce/sum_f32', 'reduce/helper', 'others/max_f32'].map((place) => ({ place, tier: 'neon' })),
  );

  expect(elsewhere.map(({ name }) => name)).toEqual(['mean_f32']);
  expect(unseen).toContain('other/max_f32 on neon');
  expect(unseen).toContain('attention_f32');
  expect(unseen).not.toContain('dot_f32');
});

test('the loops of products are within the bar or keep the ports full', {
  timeout: 120_000,
}, ({ skip }) => {
  skip(missing !== undefined, missing);
  const bands = [6, 4, 2, 1].map((rows) => `tile/tile_band_${rows}`);
  const helpers = new Set([...bands, 'matmul/multiply_row', 'matmul_bytes/add_panel']);

  const all = measureLoops((file) => ['tile', 'matmul', 'matmul_bytes'].includes(file)).loops;
  const loops = all.filter(({ place }) => helpers.has(place));

  expect(new Set(loops.map(({ place }) => place))).toEqual(helpers);
  for (const loop of loops) expect(['within', 'ports full'], loop.place).toContain(loop.verdict);
});

test('a product of 64 x 64 matrices executes at least four times fewer instructions than on the scalar tier', {
  timeout: 240_000,
}, async ({ skip }) => {
  const absent = targetOf('arm64').missing ?? (runner('arm64')?.[0] ? undefined : `no emulator on ${hostArch}`);
  skip(absent !== undefined, absent);
  const options = { elements: 64 * 64, sizes: squareProducts.matmul?.(64) ?? [], outDir: join(outDir, 'product') };

  const [counted] = await countInstructions(['matmul'], ['scalar', 'neon'], options);

  const { scalar = 0, neon = 0 } = counted?.counts ?? {};
  expect(scalar).toBeGreaterThanOrEqual(4 * neon);
  expect(neon).toBeGreaterThan(64 ** 3 / 4);
});

test('a trace counts each block as often as it is executed, and anew where another takes its place', async () => {
  const block = (address: string, instructions: number) => [
    ...['----------------', 'IN: some_function', ...Array.from({ length: instructions }, (_, i) => `0x0000${i}:  nop`)],
    ...['', `Trace 0: ${address} [0000000000001001/000000000021aaa0/00000001/00000200] some_function`],
  ];
  const again = 'Trace 0: 0x7f00 [0000000000001001/000000000021aaa0/00000001/00000200]';

  expect(await executedIn([...block('0x7f00', 7), again, ...block('0x7f80', 2), again])).toBe(7 + 7 + 2 + 7);
  expect(await executedIn([...block('0x7f00', 7), ...block('0x7f00', 3), again])).toBe(7 + 3 + 3);
  expect(await executedIn([again])).toBeNaN();
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
    step: 32,
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
      { ...loop, place: 'map/quick_f32', cycles: 2, ratio: 1, verdict: 'within' },
      { ...loop, place: 'map/chained_f32', cycles: 4, ratio: 2, verdict: 'chain', reason: 'there is one row' },
      {
        ...loop,
        place: 'map/full_f32',
        cycles: 3,
        ratio: 1.5,
        portLimit: 3,
        busiest: 'vector ports',
        verdict: 'ports full',
      },
    ],
    elsewhere: [{ file: 'map', name: 'calling_f32', tier: 'neon' }],
    products: [
      { ...product, ratio: 1.15 },
      { ...product, ratio: 1.16 },
      { ...product, file: 'attention', ratio: 1.3 },
    ],
    instructions: [{ operation: 'dot', elements: 10, counts: { scalar: 40, neon: 10 } }],
  });

  expect(page).toContain('Of 3 loops, 1 are within the bar, 1 are over it with full ports, 1 wait for a chain');
  expect(page).toContain('| map/chained\\_f32 | neon | 32 | 9 | 4 | 2 | 2.00 | 2 | latency | chain |');
  expect(page).toContain('- chain, map/chained_f32: there is one row.');
  expect(page).toContain('- ports full: map/full_f32.');
  expect(page).toContain('- kernels whose loops are in other functions of their files: map/calling_f32.');
  expect(page).toContain('| tile | tile\\_band\\_6 | neon | 96 | 42 | 0.438 | 12 | 12 | 1.15 | 8.0 | yes |');
  expect(page).toContain('| 12 | 12 | 1.16 | 8.0 | **no** |');
  expect(page).toContain('| 12 | 12 | 1.30 | 8.0 |  |');
  expect(page).toContain('| dot | 10 | 40 | 10 | 4.00 |');
});
