// The tarball that users install, unpacked beside its one dependency, in every supported Node and on both architectures.
import { execFile, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  arm64Node,
  cache,
  hostArch,
  reportSkipped,
  runner,
  testedNode,
  testedNodes,
} from '../../../scripts/toolchain.mjs';
import { type Answers, holdAnswers } from './holdAnswers.ts';

const run = promisify(execFile);
const packageDir = dirname(import.meta.dirname);
const projectDir = mkdtempSync(join(tmpdir(), 'kernels-package-'));
const installed = join(projectDir, 'node_modules/@kinglet/kernels');
afterAll(() => rmSync(projectDir, { recursive: true }));

/** What the process's floating-point arithmetic does, asked before the addon is loaded and after it has worked. */
const program = `
  const mode = () => {
    const [one, tiny, half] = [1, 2.2250738585072014e-308, 2 ** -53].map(Number);
    return [tiny / 2, tiny / 2 ** 52, one + half, one + 3 * half, -one - half, -one - 3 * half, one / 3, -one / 3,
      Math.fround(2 ** -149 * one), Math.fround(one + 2 ** -24), Math.fround(one + 3 * 2 ** -24)].map((x) => x.toString());
  };
  const before = mode();
  const { loadError } = await import('@kinglet/kernels');
  const answers = await (await import('./handler.mjs')).handler();
  console.log(JSON.stringify({ ...answers, arch: process.arch, node: process.version, error: loadError()?.message, before,
    after: mode() }));
`;

interface Report extends Answers {
  readonly arch: string;
  readonly node: string;
  readonly error?: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

async function report(command: readonly string[], isa?: string): Promise<Report> {
  const { KINGLET_ISA: _, ...env } = process.env;
  const [file, ...args] = [...command, join(projectDir, 'main.mjs')];
  const { stdout } = await run(file as string, args, { env: isa ? { ...env, KINGLET_ISA: isa } : env });
  return JSON.parse(stdout) as Report;
}

let expected: Report;

beforeAll(async () => {
  const pnpm = readdirSync(cache).find((name) => name.startsWith('pnpm-'));
  await run(process.execPath, [join(cache, `${pnpm}/bin/pnpm.cjs`), 'pack', '--pack-destination', projectDir], {
    cwd: packageDir,
  });
  const tarball = readdirSync(projectDir).find((name) => name.endsWith('.tgz')) as string;
  mkdirSync(installed, { recursive: true });
  await run('tar', ['-xzf', join(projectDir, tarball), '-C', installed, '--strip-components=1']);
  cpSync(
    realpathSync(join(packageDir, 'node_modules/node-gyp-build')),
    join(projectDir, 'node_modules/node-gyp-build'),
    { recursive: true },
  );
  cpSync(join(import.meta.dirname, 'handler.mjs'), join(projectDir, 'handler.mjs'));
  writeFileSync(join(projectDir, 'main.mjs'), program);
  expected = await report([process.execPath], 'typescript');
}, 60_000);

describe('the packed tarball', () => {
  test('holds what it needs and no tests', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });

    expect(files).toEqual(
      expect.arrayContaining([
        'dist/index.js',
        'dist/index.d.ts',
        'dist/quickjs.js',
        'dist/bundled.js',
        'src/c/binding.gyp',
        'src/c/kernels.h',
      ]),
    );
    expect(files.filter((name) => /\.test\.|^test|^bench|^generate\//.test(name))).toEqual([]);
  });

  test('runs nothing when it is installed: a binding.gyp at the top would start a compiler', () => {
    const { scripts } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));

    expect(existsSync(join(installed, 'binding.gyp'))).toBe(false);
    expect(Object.keys(scripts).filter((name) => /install$/.test(name))).toEqual([]);
  });

  test('answers in plain TypeScript', () => {
    expect(expected).toMatchObject({ isa: 'typescript', arch: hostArch });
    expect(expected.exact.plan).toEqual([0, 108, 108, 206, 103, 103]);
  });
});

interface Place {
  readonly name: string;
  readonly arch: 'x64' | 'arm64';
  readonly node: string;
  /** What starts it; undefined: nothing here can. */
  readonly prefix: readonly string[] | undefined;
}

const host = hostArch as Place['arch'];
const places: readonly Place[] = [
  { name: `Node ${process.version}`, arch: host, node: process.execPath, prefix: [] },
  ...testedNodes.map(({ version }) => ({
    name: `Node v${version}`,
    arch: host,
    node: testedNode(version),
    prefix: [],
  })),
  { name: 'arm64 Node, emulated', arch: 'arm64', node: arm64Node, prefix: runner('arm64', { glibc: true }) },
  { name: 'Node that sees neither /sys nor /proc', arch: host, node: process.execPath, prefix: blindfold() },
];

describe('the packed tarball has the answers of TypeScript, natively', () => {
  test.for(places)('in $name', { timeout: 120_000 }, async ({ name, arch, node, prefix }, { skip }) => {
    const isReady = prefix && existsSync(node) && existsSync(join(installed, `prebuilds/linux-${arch}`));
    if (!isReady) reportSkipped(`the tarball in ${name}`, 'no addon, no such Node, or nothing here starts it');
    skip(!isReady, 'see above');

    const answer = await report([...(prefix as readonly string[]), node]);

    expect(answer.error).toBeUndefined();
    expect(answer.arch).toBe(arch);
    expect(answer.isa).toMatch(arch === 'arm64' ? /^neon/ : /^(avx|scalar)/);
    holdAnswers(answer, expected);
    // Subnormal numbers kept and rounding to nearest: as it was before.
    expect(answer.after).toEqual(answer.before);
    expect(answer.before).toEqual(expected.before);
  });

  test.skipIf(hostArch !== 'x64')('each of those Nodes is another one', async () => {
    const versions = await Promise.all(
      testedNodes
        .map(({ version }) => testedNode(version))
        .filter(existsSync)
        .map(async (node) => (await run(node, ['--version'])).stdout.trim()),
    );

    for (const [i, version] of versions.entries()) expect(version).toBe(`v${testedNodes[i]?.version}`);
  });
});

/** A command that starts its argument with nothing in /sys and /proc; undefined where that is not allowed. */
function blindfold(): string[] | undefined {
  const script =
    'mount -t tmpfs none /sys && mount -t tmpfs none /proc && test -z "$(ls /proc /sys | grep -v :)" && exec "$@"';
  const command = ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c', script, 'sh'];
  return spawnSync(command[0] as string, [...command.slice(1), 'true']).status === 0 ? command : undefined;
}
