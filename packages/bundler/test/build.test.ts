import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTrailer } from '@kinglet/bootstrap';
import { afterAll, describe, expect, test } from 'vitest';
import { type Arch, build, readZip, verify } from '../src/index.ts';
import { invoke } from './invoke.ts';

const packages = fileURLToPath(new URL('../../', import.meta.url));
const root = realpathSync(mkdtempSync(join(tmpdir(), 'kinglet-build-')));
afterAll(() => rmSync(root, { recursive: true }));

const greet = file('greet.ts', 'export const handler = async (event: { name: string }) => ({ hello: event.name });');
const sums = file(
  'sums.ts',
  "import { dot } from '@kinglet/kernels';\nexport const handler = (v: number[]) => dot(new Float32Array(v), new Float32Array(v));",
);
const system = file('system.ts', "import { sep } from 'node:path';\nexport const handler = () => sep;");
mkdirSync(join(root, 'node_modules/@kinglet'), { recursive: true });
symlinkSync(join(packages, 'kernels'), join(root, 'node_modules/@kinglet/kernels'));

function file(name: string, text: string): string {
  writeFileSync(join(root, name), text);
  return join(root, name);
}

let folders = 0;
const newFolder = () => join(root, `out-${folders++}`);

const qemu = ['qemu-aarch64', '-cpu', 'neoverse-n1'];
const canRun = (arch: Arch) => arch === process.arch || spawnSync('qemu-aarch64', ['--version']).status === 0;
const isBuilt = (arch: Arch) =>
  ['compiler.wasm', `linux-${arch}/bootstrap-core`, `linux-${arch}/bootstrap-full`].every((name) =>
    existsSync(join(packages, 'bootstrap/prebuilds', name)),
  );

describe.each(['x64', 'arm64'] as const)('quickjs for %s', (arch) => {
  if (!isBuilt(arch)) console.warn(`skipped: builds for ${arch}: no prebuilt bootstrap; type: npm run build`);

  test.skipIf(!isBuilt(arch))('a handler becomes a verified bootstrap with its bytecode, and answers', async () => {
    const built = await build({ entry: greet, arch, outDir: newFolder() });

    expect(built).toMatchObject({ engine: 'quickjs', arch, flavour: 'core', bootstrap: join(built.dir, 'bootstrap') });
    expect(built.verification).toMatchObject({ class: 'ELF64', arch, static: true, stripped: true, problems: [] });
    const bootstrap = readFileSync(built.bootstrap);
    expect(bootstrap.length).toBe(built.bootstrapBytes);
    expect(statSync(built.bootstrap).mode & 0o777).toBe(0o755);
    expect(statSync(built.zip).size).toBe(built.zipBytes);
    expect(readTrailer(bootstrap)?.intact).toBe(true);
    const [packed] = readZip(readFileSync(built.zip));
    expect([packed?.name, packed?.mode, bootstrap.equals(packed!.bytes)]).toEqual(['bootstrap', 0o755, true]);
    expect(verify(built.zip, { arch })).toEqual(built.verification);
    if (canRun(arch)) {
      const command = arch === process.arch ? [built.bootstrap] : [...qemu, built.bootstrap];
      expect(await invoke(command, '{"name":"Ada"}')).toEqual({ call: 'response', body: '{"hello":"Ada"}' });
    }
  });

  test.skipIf(!isBuilt(arch))('kernels make it full, with their vector instructions counted apart', async () => {
    const built = await build({ entry: sums, arch, outDir: newFolder() });

    const { vectorInstructions } = built.verification;
    expect(built.flavour).toBe('full');
    expect(vectorInstructions.kernels).toBeGreaterThan(50);
    expect(vectorInstructions.total).toBeGreaterThan(vectorInstructions.kernels);
    expect(vectorInstructions.byMnemonic[arch === 'x64' ? 'vfmadd231ps' : 'fmla']).toBeGreaterThan(0);
    expect(vectorInstructions.undecodable).toBe(0);
    if (canRun(arch)) {
      const command = arch === process.arch ? [built.bootstrap] : [...qemu, built.bootstrap];
      expect(await invoke(command, '[1,2,3]')).toEqual({ call: 'response', body: '14' });
    }
  });

  test.skipIf(!isBuilt(arch))('the same input gives the same bytes, elsewhere and over an older build', async () => {
    const assets = { 'data/table.txt': greet };
    const outDir = newFolder();

    const first = await build({ entry: greet, arch, outDir, assets });
    const bytes = readFileSync(first.zip);
    const again = await build({ entry: greet, arch, outDir, assets });
    const elsewhere = await build({ entry: greet, arch, outDir: join(newFolder(), 'deep'), assets });

    expect(readFileSync(again.zip).equals(bytes)).toBe(true);
    expect(readFileSync(elsewhere.zip).equals(bytes)).toBe(true);
    expect(readFileSync(join(again.dir, 'data/table.txt'), 'utf8')).toBe(readFileSync(greet, 'utf8'));
    expect(readdirSync(outDir).sort()).toEqual(['function', 'function.zip']);
  });
});

describe('node', () => {
  test('a handler that needs Node becomes two modules, and answers', async () => {
    const built = await build({ entry: system, outDir: newFolder() });

    expect(built).toMatchObject({ engine: 'node', arch: 'arm64', bootstrap: join(built.dir, 'index.mjs') });
    expect(built.engineReason).toContain('node:path');
    expect(built.verification).toMatchObject({ class: 'JavaScript', arch: 'any', problems: [] });
    expect(await invoke([process.execPath, built.bootstrap], '{}')).toEqual({ call: 'response', body: '"/"' });
  });

  test('kernels bring the addon of the target, and answer', async () => {
    const addonOf = (arch: Arch) => join(packages, `kernels/prebuilds/linux-${arch}/@kinglet+kernels.node`);
    const arches = (['x64', 'arm64'] as const).filter((arch) => existsSync(addonOf(arch)));

    for (const arch of arches) {
      const built = await build({ entry: sums, engine: 'node', arch, outDir: newFolder(), minify: true });

      expect(readFileSync(join(built.dir, 'kinglet-kernels.node')).equals(readFileSync(addonOf(arch)))).toBe(true);
      expect(built.verification).toMatchObject({ class: 'JavaScript', arch, problems: [] });
      expect(built.verification.vectorInstructions.kernels).toBeGreaterThan(50);
      if (arch !== process.arch) continue;
      expect(await invoke([process.execPath, built.bootstrap], '[1,2,3]')).toEqual({ call: 'response', body: '14' });
    }
  });

  test('the same input gives the same bytes', async () => {
    const [a, b] = [
      await build({ entry: system, outDir: newFolder() }),
      await build({ entry: system, outDir: newFolder() }),
    ];

    expect(readFileSync(a.zip).equals(readFileSync(b.zip))).toBe(true);
  });
});

describe('a build that fails writes nothing, and leaves the last one whole', () => {
  test.each([
    [
      'an import without an engine',
      { entry: file('lost.ts', "import 'lost';\nexport const handler = 1;") },
      'KINGLET_BUNDLER_IMPORT',
    ],
    ['an asset outside', { entry: system, assets: { '../x': system } }, 'KINGLET_BUNDLER_ASSET'],
    ['over budget', { entry: system, budget: { maxBytes: 10 } }, 'KINGLET_BUNDLER_VERIFY'],
    ['a zip over budget', { entry: system, budget: { maxZipBytes: 10 } }, 'KINGLET_BUNDLER_VERIFY'],
  ])('%s', async (_, options, code) => {
    const outDir = newFolder();
    await expect(build({ ...options, outDir })).rejects.toMatchObject({ code });
    expect(existsSync(outDir)).toBe(false);

    const before = await build({ entry: system, outDir });
    const bytes = readFileSync(before.zip);
    await expect(build({ ...options, outDir })).rejects.toMatchObject({ code });

    expect(readdirSync(outDir).sort()).toEqual(['function', 'function.zip']);
    expect(readFileSync(before.zip).equals(bytes)).toBe(true);
  });

  test('an arch without a prebuilt bootstrap: the error says which command makes one', async () => {
    const failure = build({ entry: greet, engine: 'quickjs', arch: 'riscv' as Arch, outDir: newFolder() });

    await expect(failure).rejects.toMatchObject({ code: 'KINGLET_BUNDLER_ARCH' });
    await expect(failure).rejects.toThrow(/core bootstrap for riscv .*`npm run build`/);
  });

  test('a place that is taken: what was there comes back, and no staging is left', async () => {
    const outDir = newFolder();
    mkdirSync(join(outDir, 'function'), { recursive: true });
    writeFileSync(join(outDir, 'function/old'), '');
    mkdirSync(join(outDir, 'function.zip/occupied'), { recursive: true });

    await expect(build({ entry: system, outDir })).rejects.toThrow();

    expect(readdirSync(outDir).sort()).toEqual(['function', 'function.zip']);
    expect(readdirSync(join(outDir, 'function'))).toEqual(['old']);
  });
});
