// Tiers of single operations, as a process of its own sees them: functions, arenas and plans that were there before.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isa, loadError } from '../src/index.ts';

const source = join(dirname(import.meta.dirname), 'src');
const entryOf = (file: string): string => JSON.stringify(pathToFileURL(join(source, file)).href);

/** Sums that rounding makes another on each tier, by a function, by an arena's and by a plan made before. */
const program = `
  const k = await import(${entryOf('index.ts')});
  const { configureKernels, vectorizeOperations, sve } = await import(${entryOf('configure.ts')});
  const { kernels } = await import(${entryOf('nodeKernels.ts')});
  const values = Float32Array.from({ length: 5000 }, (_, i) => Math.sin(i) * 1000 + 0.1);
  const arena = new k.Arena();
  const tensor = arena.tensor(5000);
  tensor.set(values);
  let total;
  const plan = k.record(arena, (recorder) => { total = recorder.sum(tensor); });
  const sums = () => { plan.run(); return [k.sum(values), k.sum(tensor), total.value]; };
  const codeOf = (call) => { try { call(); return 'done'; } catch (error) { return error.code; } };
  const before = sums();
  const refused = codeOf(() => configureKernels({ attention: { qkDot: 'altivec' } }));
  const report = vectorizeOperations(['sum'], 'scalar');
  const after = sums();
  const back = vectorizeOperations(['sum'], 'default').operations.sum.tier;
  console.log(JSON.stringify({ before, after, again: sums(), refused, report, back, wanted: kernels.withIsa('scalar').sum(values), sve: sve.describe() }));
`;

function run(wish: string) {
  const env = { ...process.env, KINGLET_ISA: wish };
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    env,
    encoding: 'utf8',
  });
  return stdout ? JSON.parse(stdout) : stderr;
}

describe.skipIf(loadError())('tiers of single operations', () => {
  test('serve calls, arenas and plans that were there before, and go back', () => {
    const { before, after, again, refused, report, back, wanted } = run('');

    expect(refused).toBe('KINGLET_KERNELS_ISA');
    expect(report).toMatchObject({ isa: isa(), operations: { sum: { asked: 'scalar', tier: 'scalar' } } });
    expect(after).toEqual([wanted, wanted, wanted]);
    expect(before).not.toContain(wanted);
    expect(again).toEqual(before);
    expect(back).not.toBe('scalar');
  });
});
