// Which tier a process gets, seen from outside: a process of its own for each wish and each processor.
import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { arm64Node, hostArch, reportSkipped, sysroot } from '../../../scripts/toolchain.mjs';
import { isa, loadError } from '../src/index.ts';
import { type Arch, tiers } from '../tiers.ts';

const entry = pathToFileURL(join(dirname(import.meta.dirname), 'src/index.ts')).href;
const program = `
  const tiny = 2.2250738585072014e-308;
  const k = await import(${JSON.stringify(entry)});
  const a = Float32Array.from({ length: 10000 }, (_, i) => i + 1);
  const b = new Float32Array(10000).fill(0.5);
  console.log(JSON.stringify({ isa: k.isa(), dot: k.dot(a, b), max: k.max(a), subnormal: tiny / 2 > 0 }));
`;

function runWith(wish: string | undefined) {
  const env = { ...process.env, KINGLET_ISA: wish ?? '' };
  return spawnSync(process.execPath, ['--input-type=module', '-e', program], { env, encoding: 'utf8' });
}

const tiersOf = (arch: string): string[] =>
  tiers.filter(({ arches }) => arches.includes(arch as Arch)).map(({ name }) => name);
const native = tiersOf(process.arch);

describe.for([undefined, 'typescript', ...native])('KINGLET_ISA=%s', (wish) => {
  test('gives that tier, the right answers, and leaves subnormal numbers alone', ({ skip }) => {
    const { stdout, stderr } = runWith(wish);
    skip(stderr.includes('KINGLET_KERNELS_ISA'), `this machine lacks ${wish}`);

    const answer = JSON.parse(stdout);

    expect(answer.isa).toBe(wish ?? isa());
    expect(Math.abs(answer.dot - 25_002_500)).toBeLessThan(4);
    expect(answer).toMatchObject({ max: 10_000, subnormal: true });
  });
});

test('threads have the same tier', async () => {
  const { Worker } = await import('node:worker_threads');
  const source = `const k = await import(${JSON.stringify(entry)});
    (await import('node:worker_threads')).parentPort.postMessage([k.isa(), k.sum(new Float32Array(1000).fill(2))]);`;

  const answers = await Promise.all(
    [1, 2].map(() => {
      const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`));
      return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
    }),
  );

  expect(answers).toEqual([
    [isa(), 2000],
    [isa(), 2000],
  ]);
});

test.skipIf(loadError())('a tier that is not there ends the import with those that are', () => {
  const { status, stderr } = runWith('altivec');

  expect(status).not.toBe(0);
  expect(stderr).toMatch(/expected KINGLET_ISA to be one of .*scalar, typescript, got altivec/);
  expect(stderr).toContain('KINGLET_KERNELS_ISA');
});

interface Processor {
  readonly arch: Arch;
  readonly cpu: string;
  /** Slowest first. */
  readonly has: readonly string[];
  /** What runs by itself, if it is not the last of them. */
  readonly takes?: string;
}

const processors: readonly Processor[] = [
  { arch: 'x64', cpu: 'Nehalem', has: ['scalar'] },
  { arch: 'x64', cpu: 'Haswell', has: ['scalar', 'avx2'] },
  { arch: 'arm64', cpu: 'cortex-a57', has: ['scalar', 'neon'] },
  { arch: 'arm64', cpu: 'neoverse-n1', has: ['scalar', 'neon', 'neon_dotprod'] },
  { arch: 'arm64', cpu: 'max,sve=off', has: ['scalar', 'neon', 'neon_dotprod', 'neon_i8mm', 'neon_bf16'] },
  {
    arch: 'arm64',
    cpu: 'max,sve-max-vq=1,sve-default-vector-length=-1',
    has: ['scalar', 'neon', 'neon_dotprod', 'neon_i8mm', 'neon_bf16', 'sve', 'sve2'],
    takes: 'neon_bf16',
  },
  {
    arch: 'arm64',
    cpu: 'max,sve-max-vq=2,sve-default-vector-length=-1',
    has: ['scalar', 'neon', 'neon_dotprod', 'neon_i8mm', 'neon_bf16', 'sve', 'sve2'],
  },
];

/** Asks for every tier of the architecture by every way that there is. */
const asking = (arch: Arch): string => `
  const { createRequire } = await import('node:module');
  const addon = createRequire(${JSON.stringify(entry)})('node-gyp-build')(${JSON.stringify(dirname(import.meta.dirname))});
  const k = await import(${JSON.stringify(entry)});
  const codeOf = (call) => { try { call(); return 'there'; } catch (error) { return error.code; } };
  const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  const asked = ${JSON.stringify(tiersOf(arch))}.map((isa) => [isa, codeOf(() => addon.select(isa)),
    codeOf(() => addon.bind(isa, buffer)), codeOf(() => k.Vector.from([1], { isa })), codeOf(() => k.Matrix.identity(1, { isa }))]);
  console.log(JSON.stringify({ isa: k.isa(), isas: addon.isas(), dot: k.dotI8(new Int8Array(1000).fill(-3), new Int8Array(1000).fill(5)), asked }));
`;

/** What starts a Node on an emulated processor; undefined where nothing here can. */
function emulated({ arch, cpu }: Processor): [string, ...string[]] | undefined {
  const qemu = { x64: 'qemu-x86_64', arm64: 'qemu-aarch64' }[arch];
  const node = arch === hostArch ? process.execPath : arm64Node;
  if (spawnSync(qemu, ['--version']).status !== 0 || !existsSync(node) || (arch === 'x64' && hostArch !== 'x64'))
    return undefined;
  return [qemu, '-cpu', cpu, ...(arch === hostArch ? [] : ['-L', sysroot(arch)]), node];
}

test.skipIf(loadError()).for(processors)(
  'a $cpu gets the best that it has, and nothing reaches what it lacks',
  { timeout: 120_000 },
  async (processor, { skip }) => {
    const command = emulated(processor);
    if (!command) reportSkipped(`tiers of a ${processor.cpu}`, 'nothing here emulates it');
    skip(!command, 'see above');
    const { KINGLET_ISA: _, ...env } = process.env;

    const [file, ...args] = [...(command as string[]), '--conditions=@kinglet/source', '--input-type=module', '-e'];
    const { stdout } = await promisify(execFile)(file as string, [...args, asking(processor.arch)], { env });

    const answer = JSON.parse(stdout);
    expect(answer.isa).toBe(processor.takes ?? processor.has.at(-1));
    expect(answer.isas).toEqual(processor.has.toReversed());
    expect(answer.dot).toBe(-15_000);
    for (const [tier, ...outcomes] of answer.asked)
      expect([tier, ...new Set(outcomes)]).toEqual([
        tier,
        processor.has.includes(tier) ? 'there' : 'KINGLET_KERNELS_ISA',
      ]);
  },
);
