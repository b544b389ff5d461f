// One handler that uses the kernels' API from end to end, built for every engine and architecture: the same answers from
// all, within the bounds of the reference.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arm64Node, reportSkipped, sysroot } from '../../../scripts/toolchain.mjs';
import { type Answers, holdAnswers } from '../../kernels/test/holdAnswers.ts';
import { type Arch, type BuildOptions, build, type Engine } from '../src/index.ts';
import { invoke } from './invoke.ts';

const packages = fileURLToPath(new URL('../../', import.meta.url));
const root = realpathSync(mkdtempSync(join(tmpdir(), 'kinglet-kernels-')));
afterAll(() => rmSync(root, { recursive: true }));

const entry = join(root, 'handler.mjs');
copyFileSync(join(packages, 'kernels/test/handler.mjs'), entry);
mkdirSync(join(root, 'node_modules/@kinglet'), { recursive: true });
symlinkSync(join(packages, 'kernels'), join(root, 'node_modules/@kinglet/kernels'));

interface Place {
  readonly engine: Engine;
  readonly arch: Arch;
  /** Emulated, where the test must know what the machine has. */
  readonly cpu?: string;
  readonly isa: RegExp;
}

const places: readonly Place[] = [
  { engine: 'quickjs', arch: 'x64', isa: /^avx2$/ },
  { engine: 'quickjs', arch: 'x64', cpu: 'Haswell', isa: /^avx2$/ },
  { engine: 'quickjs', arch: 'arm64', cpu: 'neoverse-n1', isa: /^neon_dotprod$/ },
  { engine: 'quickjs', arch: 'arm64', cpu: 'cortex-a57', isa: /^neon$/ },
  { engine: 'node', arch: 'x64', isa: /^(avx|scalar)/ },
  { engine: 'node', arch: 'arm64', cpu: 'neoverse-n1', isa: /^neon_dotprod$/ },
];

let expected: Answers;

beforeAll(async () => {
  const { bootstrap } = await build({
    entry,
    engine: 'node',
    arch: process.arch as Arch,
    outDir: join(root, 'expected'),
  });
  expected = await answersOf([process.execPath, bootstrap], { KINGLET_ISA: 'typescript' });
}, 60_000);

async function answersOf(command: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Answers> {
  const { call, body } = await invoke(command, '{}', env);
  expect([call, body]).toEqual(['response', expect.stringContaining('"exact"')]);
  return JSON.parse(body) as Answers;
}

/** What runs a built handler there; undefined: nothing here can. */
function commandOf({ engine, arch, cpu }: Place, program: string): string[] | undefined {
  const qemu = { x64: 'qemu-x86_64', arm64: 'qemu-aarch64' }[arch];
  const isHost = arch === process.arch;
  const node = isHost ? process.execPath : arm64Node;
  if (engine === 'node' && !existsSync(node)) return undefined;
  const words = engine === 'node' ? [node, program] : [program];
  if (!cpu) return isHost ? words : undefined;
  if (spawnSync(qemu, ['--version']).status !== 0) return undefined;
  return [qemu, '-cpu', cpu, ...(engine === 'node' && !isHost ? ['-L', sysroot(arch)] : []), ...words];
}

const nameOf = ({ engine, arch, cpu }: Place): string => `${engine} on ${arch}${cpu ? `, as ${cpu}` : ''}`;

test('the reference is plain TypeScript', () => {
  expect(expected.isa).toBe('typescript');
  expect(expected.exact.errors).toEqual([
    'RangeError KINGLET_KERNELS_LENGTH softmax: expected a and out to have the same length, got 2 and 3',
    'TypeError KINGLET_KERNELS_TYPE dotI8: expected b to be a Int8Array, got Float32Array',
  ]);
});

test.for(places.map((place) => [nameOf(place), place] as const))(
  'the handler answers the same on %s',
  { timeout: 120_000 },
  async ([name, place], { skip }) => {
    const isBuilt = isThere(place);
    const program = isBuilt ? (await build(optionsOf(place, name.replaceAll(/\W+/g, '-')))).bootstrap : '';
    const command = isBuilt ? commandOf(place, program) : undefined;
    if (!command) reportSkipped(`the kernels' handler with ${name}`, 'it was not built, or nothing here runs it');
    skip(!command, 'see above');

    const answers = await answersOf(command as string[]);

    expect(answers.isa).toMatch(place.isa);
    holdAnswers(answers, expected);
  },
);

function optionsOf({ engine, arch }: Place, dir: string): BuildOptions {
  return { entry, engine, arch, outDir: join(root, dir) };
}

function isThere({ engine, arch }: Place): boolean {
  const native =
    engine === 'node'
      ? `kernels/prebuilds/linux-${arch}/@kinglet+kernels.node`
      : `bootstrap/prebuilds/linux-${arch}/bootstrap-full`;
  return existsSync(join(packages, native));
}

test.skipIf(process.arch !== 'x64' || spawnSync('qemu-x86_64', ['--version']).status !== 0)(
  'a processor without AVX2 ends the x64 bootstrap with that reason, not with an illegal instruction',
  async ({ skip }) => {
    const place: Place = { engine: 'quickjs', arch: 'x64', cpu: 'Nehalem', isa: /^$/ };
    skip(!isThere(place), 'no prebuilt bootstrap');
    const { bootstrap } = await build(optionsOf(place, 'nehalem'));

    const { call, body } = await invoke(commandOf(place, bootstrap) as string[], '{}');

    expect(call).toBe('error');
    expect(body).toContain('expected a processor that runs avx2, got one that lacks it');
  },
);
