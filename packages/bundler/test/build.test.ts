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
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTrailer } from '@kinglet/bootstrap';
import { afterAll, describe, expect, test } from 'vitest';
import { missingGlobals } from '../src/checkGlobals.ts';
import { type Arch, type BuildOptions, type BundleOptions, build, bundle, readZip, verify } from '../src/index.ts';
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
for (const name of ['kernels', 'runtime']) symlinkSync(join(packages, name), join(root, 'node_modules/@kinglet', name));

function file(name: string, text: string): string {
  writeFileSync(join(root, name), text);
  return join(root, name);
}

let folders = 0;
const newFolder = () => join(root, `out-${folders++}`);

const qemu = ['qemu-aarch64', '-cpu', 'neoverse-n1'];
const host = process.arch as Arch;
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
    expect(built.inputs).toEqual([greet]);
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
    expect(JSON.parse(built.map!)).toMatchObject({ version: 3, sources: [basename(system)] });
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

  const addon = join(packages, `kernels/prebuilds/linux-${process.arch}/@kinglet+kernels.node`);

  test.skipIf(!existsSync(addon))('an imported addon is loaded by require, whole or by name', async () => {
    symlinkSync(addon, join(root, 'addon.node'));
    const source = `import whole, { select } from './addon.node';
      import * as all from './addon.node';
      export const handler = () => [typeof whole.select, typeof select, all.select === select];`;
    const built = await build({ entry: file('native.mjs', source), engine: 'node', arch: host, outDir: newFolder() });

    expect(readFileSync(join(built.dir, 'handler.mjs'), 'utf8')).toContain('createRequire');
    const command = [process.execPath, built.bootstrap];
    expect(await invoke(command, '{}')).toEqual({ call: 'response', body: '["function","function",true]' });
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

  test('a place that is taken: what was there comes back, and no staging is left', async () => {
    const outDir = newFolder();
    mkdirSync(join(outDir, 'function'), { recursive: true });
    writeFileSync(join(outDir, 'function/index.mjs'), 'old');
    mkdirSync(join(outDir, 'function.zip/occupied'), { recursive: true });

    await expect(build({ entry: system, outDir })).rejects.toMatchObject({
      code: 'KINGLET_BUNDLER_OUTPUT',
      message: expect.stringContaining('remove the file or folder that is in the way'),
    });

    expect(readdirSync(outDir).sort()).toEqual(['function', 'function.zip']);
    expect(readFileSync(join(outDir, 'function/index.mjs'), 'utf8')).toBe('old');
  });
});

describe('a place that cannot be written to is refused, with what to do, and nothing is left', () => {
  const taken = file('taken', 'a file');

  test.each([
    ['a file', taken, 'remove the file or folder that is in the way'],
    ['below a file', join(taken, 'a/b'), 'remove the file or folder that is in the way'],
    ['where nobody may', '/sys/kinglet', 'give an `outDir` that you may write to'],
    ['in a file system that takes no folders', '/proc/kinglet/out', 'give another `outDir`'],
  ])('%s', async (_, outDir, advice) => {
    await expect(build({ entry: system, outDir })).rejects.toMatchObject({
      code: 'KINGLET_BUNDLER_OUTPUT',
      message: expect.stringMatching(new RegExp(`expected to write into ${outDir}, found: .*${advice}`)),
    });

    expect(readFileSync(taken, 'utf8')).toBe('a file');
  });

  test('folders made on the way to a failure go again', async () => {
    const outDir = join(newFolder(), 'deep');
    const assets = { [`${'n'.repeat(300)}`]: system };

    await expect(build({ entry: system, outDir, assets })).rejects.toMatchObject({ code: 'KINGLET_BUNDLER_OUTPUT' });

    expect(existsSync(join(outDir, '..'))).toBe(false);
  });

  test('a `function` of the user is not replaced', async () => {
    const [outDir, other] = [newFolder(), newFolder()];
    mkdirSync(join(outDir, 'function'), { recursive: true });
    writeFileSync(join(outDir, 'function/mine.txt'), 'mine');
    mkdirSync(other);
    writeFileSync(join(other, 'function'), 'mine');

    for (const folder of [outDir, other])
      await expect(build({ entry: system, outDir: folder })).rejects.toMatchObject({
        code: 'KINGLET_BUNDLER_OUTPUT',
        message: expect.stringMatching(/older build \(bootstrap or index.mjs\), found (mine.txt|a file): move it away/),
      });

    expect(readdirSync(outDir)).toEqual(['function']);
    expect(readFileSync(join(outDir, 'function/mine.txt'), 'utf8')).toBe('mine');
    expect(readFileSync(join(other, 'function'), 'utf8')).toBe('mine');
  });

  test('an empty `function` is no loss', async () => {
    const outDir = newFolder();
    mkdirSync(join(outDir, 'function'), { recursive: true });

    expect((await build({ entry: system, outDir })).dir).toBe(join(outDir, 'function'));
  });
});

describe('options that are not allowed are refused by name, with what is', () => {
  const ok = { entry: greet, outDir: join(root, 'never') };

  test.each<[unknown, string]>([
    [undefined, '`options` to be an object with `entry`, found undefined'],
    [{ ...ok, entry: undefined }, '`entry` to be the path of the file with the handler, found undefined'],
    [{ ...ok, entry: 'a\0' }, '`entry`'],
    [{ ...ok, outDir: undefined }, '`outDir` to be the path of the folder to write into, found undefined'],
    [{ ...ok, arch: 'riscv' }, "`arch` to be `arm64` or `x64`, found 'riscv'"],
    [{ ...ok, engine: 'bun' }, "`engine` to be `quickjs`, `native` or `node`, found 'bun'"],
    [{ ...ok, cpu: 'neoverse-v1' }, "`cpu` to be left out: it is for engine `native`, found 'neoverse-v1'"],
    [{ ...ok, optimize: 'fast' }, "`optimize` to be `size`, `speed` or `aggressive`, found 'fast'"],
    [{ ...ok, minify: 'yes' }, '`minify` to be `true` or `false`'],
    [{ ...ok, sourceMap: 1 }, '`sourceMap` to be `true` or `false`'],
    [{ ...ok, assets: ['a'] }, '`assets`'],
    [{ ...ok, assets: { a: 5 } }, '`assets`'],
    [{ ...ok, budget: { maxBytes: '1' } }, '`budget`'],
  ])('%j', async (options, message) => {
    const expected = {
      code: 'KINGLET_BUNDLER_OPTIONS',
      message: expect.stringContaining(`expected option ${message}`),
    };

    await expect(build(options as BuildOptions)).rejects.toMatchObject(expected);
    expect(existsSync(ok.outDir)).toBe(false);
  });

  test('by `bundle` too', async () => {
    for (const options of [undefined, {}, { entry: greet, engine: 'bun' }, { entry: greet, engine: 'native' }])
      await expect(bundle(options as BundleOptions)).rejects.toMatchObject({ code: 'KINGLET_BUNDLER_OPTIONS' });
  });
});

describe.skipIf(!isBuilt(host))('stack traces of quickjs', () => {
  mkdirSync(join(root, 'lib'), { recursive: true });
  file('lib/deep.ts', '\n\nexport const fail = (text: string): never => {\n  throw new RangeError(text);\n};\n');
  const entry = file(
    'fails.ts',
    "import { fail } from './lib/deep';\ninterface Event { name: string }\nexport const handler = (event: Event) => {\n  fail(event.name);\n};\n",
  );
  const stackOf = async (options: Partial<BuildOptions>) => {
    const built = await build({ entry, arch: host, outDir: newFolder(), ...options });
    const { call, body } = await invoke([built.bootstrap], '{"name":"x"}');
    expect(call).toBe('error');
    return (JSON.parse(body) as { stackTrace: string[] }).stackTrace;
  };

  test('name the places in the sources', async () => {
    expect((await stackOf({})).join()).toMatch(/^at fail \(lib\/deep.ts:4:\d+\),at handler \(fails.ts:4:\d+\)$/);
  });

  test('do so for minified code', async () => {
    const places = (await stackOf({ minify: true })).map((line) => line.replace(/^at .*\(/, '('));

    expect(places[0]).toMatch(/^\(lib\/deep.ts:4:\d+\)$/);
    expect(places.at(-1)).toMatch(/^\(fails.ts:4:\d+\)$/);
  });

  test('name those in the bundle without a map', async () => {
    expect((await stackOf({ sourceMap: false })).join()).toMatch(/handler.mjs:\d+:\d+/);
  });

  test('name those in the bundle when the map was altered', async () => {
    const built = await build({ entry, arch: host, outDir: newFolder() });
    const bytes = readFileSync(built.bootstrap);
    const { bytecode, sourceMap } = readTrailer(bytes)!;
    bytes[bytes.length - 64 - bytecode.length - 1]! ^= 1;
    writeFileSync(built.bootstrap, bytes);

    expect(sourceMap!.length).toBeGreaterThan(32);
    expect((await invoke([built.bootstrap], '{"name":"x"}')).body).toMatch(/handler.mjs:\d+:\d+/);
  });
});

describe.skipIf(!isBuilt(host))('assets', () => {
  const reader = file(
    'reader.ts',
    "import { readAsset } from '@kinglet/runtime';\nconst bytes = readAsset('lib/model.bin');\nexport const handler = () => {\n  bytes.fill(7);\n  return [bytes.length, bytes[0], readAsset('lib/model.bin')[0]];\n};\n",
  );
  const model = file('model.bin', 'x'.repeat(5000));

  test('are read as bytes of the process, which the file never sees', async () => {
    const built = await build({ entry: reader, arch: host, outDir: newFolder(), assets: { 'lib/model.bin': model } });
    const command = ['env', `LAMBDA_TASK_ROOT=${built.dir}`, built.bootstrap];

    expect((await invoke(command, '{}')).body).toBe(`[5000,7,${'x'.charCodeAt(0)}]`);
    expect(readFileSync(join(built.dir, 'lib/model.bin'), 'utf8')).toBe('x'.repeat(5000));
  });

  test('that are missing are an init error with their name', async () => {
    const built = await build({ entry: reader, arch: host, outDir: newFolder() });
    const { call, body } = await invoke(['env', `LAMBDA_TASK_ROOT=${built.dir}`, built.bootstrap], '{}');

    expect(call).toBe('error');
    expect(body).toMatch(/Expected the asset \\"lib\/model.bin\\", found none at .*`assets` of @kinglet\/bundler/);
  });
});

describe('globals', () => {
  test.skipIf(!isBuilt(host))('listed as missing are what Node has and the engine has not', async () => {
    const source = `const has = (name) => name.split('.').reduce((value, key) => value?.[key], globalThis) !== undefined;
      export const handler = (names) => ({ all: Object.getOwnPropertyNames(globalThis), had: names.filter(has) });`;
    const entry = file('globals.mjs', source);
    const asked = JSON.stringify(missingGlobals);
    const answers = [];
    for (const engine of ['quickjs', 'node'] as const) {
      const built = await build({ entry, engine, arch: host, outDir: newFolder() });
      const command = engine === 'node' ? [process.execPath, built.bootstrap] : [built.bootstrap];
      answers.push(JSON.parse((await invoke(command, asked)).body) as { all: string[]; had: string[] });
    }

    const [quickjs, node] = answers;

    expect(quickjs!.had).toEqual([]);
    expect(node!.had).toEqual(missingGlobals);
    const lacking = node!.all.filter((name) => !quickjs!.all.includes(name));
    expect(missingGlobals.filter((name) => !name.includes('.'))).toEqual(lacking.sort());
  });

  test.skipIf(!isBuilt('x64'))('that the engine lacks are warnings of a build', async () => {
    const entry = file('blob.ts', 'export const handler = (event: object) => Response.json(event);');

    expect((await build({ entry, arch: 'x64', outDir: newFolder() })).warnings).toEqual([
      `${entry}:1:43: expected globals that engine quickjs has, found \`Response\`; engine node has it: build with engine \`node\`, or do without`,
    ]);
  });
});
