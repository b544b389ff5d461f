// What the documents tell a reader to type for engine `native`, typed.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Arch, commandFor, startEmulator } from '@kinglet/emulator';
import { afterAll, describe, expect, test } from 'vitest';
import { findCompiler, reportSkipped, runner } from '../../../scripts/toolchain.mjs';
import { compile, linear } from '../../inference/src/compile/index.ts';
import { build } from '../src/index.ts';
import { invoke } from './invoke.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'kinglet-docs-native-')));
afterAll(() => rmSync(root, { recursive: true }));

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const isBuilt = (arch: Arch): boolean =>
  existsSync(join(repository, `packages/bootstrap/prebuilds/linux-${arch}/native/libkinglet-native.a`));
const canBuild = findCompiler() !== undefined && isBuilt('x64') && isBuilt('arm64');
if (!canBuild) reportSkipped('the documents of engine native', 'no clang, or its library is not built');

/** The code blocks of a section, without their fences. */
function blocksOf(document: string, heading: string): string[] {
  const text = readFileSync(join(repository, document), 'utf8');
  const section = text.split(`\n${heading}\n`)[1]?.split(/\n## /)[0] ?? '';
  return [...section.matchAll(/```\w*\n([\s\S]*?)```/g)].map(([, block = '']) => block);
}

/** A user's folder, with what the document has them install. */
function project(name: string, packages: readonly string[]): string {
  const dir = join(root, name);
  mkdirSync(join(dir, 'node_modules/@kinglet'), { recursive: true });
  for (const one of packages) symlinkSync(join(repository, 'packages', one), join(dir, 'node_modules/@kinglet', one));
  writeFileSync(join(dir, 'package.json'), '{}');
  return dir;
}

/** What a shell prints that is given these lines, with our `node` and the sources of our packages. */
function type(cwd: string, lines: string): string {
  const env = {
    ...process.env,
    NODE_OPTIONS: '--conditions=@kinglet/source',
    PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
  };
  return execFileSync('sh', ['-ec', lines], { cwd, env, encoding: 'utf8' });
}

describe.skipIf(!canBuild)('the README of @kinglet/bootstrap', () => {
  test.skipIf(!runner('arm64'))('compiles a handler to a bootstrap that answers', { timeout: 60_000 }, async () => {
    const [example = ''] = blocksOf('packages/bootstrap/README.md', '## Engine `native`');
    const dir = project('bootstrap', ['bootstrap']);
    writeFileSync(join(dir, 'handler.ts'), 'export function handler(event: string): string { return event; }');
    writeFileSync(join(dir, 'build.mts'), example);

    type(dir, 'node build.mts');

    const bootstrap = join(dir, 'bootstrap');
    expect(statSync(bootstrap).size).toBeLessThan(96_000);
    expect(await invoke(commandFor(bootstrap, 'arm64'), '{"a":1}')).toEqual({ call: 'response', body: '{"a":1}' });
  });
});

describe.skipIf(!canBuild)('docs/engines.md', () => {
  test('is followed word for word', { timeout: 60_000 }, async () => {
    const blocks = blocksOf('docs/engines.md', '## A function for engine `native`');
    const dir = project('engines', ['bundler', 'emulator']);
    symlinkSync(join(repository, 'packages/bundler/node_modules/json-as'), join(dir, 'node_modules/json-as'));
    for (const block of blocks) {
      const [, file] = /^\/\/ (\w+\.ts)\n/.exec(block) ?? [];
      if (file) writeFileSync(join(dir, file), block);
    }
    const commands = blocks.findIndex((block) => block.includes('node build.ts'));

    expect(type(dir, blocks[commands] ?? '')).toBe(blocks[commands + 1]);
    if (!runner('arm64')) return;
    type(dir, 'node build.ts arm64');
    const { body } = await invoke(
      commandFor(join(dir, 'out/function/bootstrap'), 'arm64'),
      '{"item":"book","count":0}',
    );
    expect(JSON.parse(body)).toMatchObject({ errorType: 'InvalidOrder' });
  });

  test.skipIf(!runner('x64'))('has a model that answers', { timeout: 120_000 }, async () => {
    const blocks = blocksOf('docs/engines.md', '## A function for engine `native`');
    const dir = project('models', ['bundler']);
    const weights = Array.from({ length: 10 }, (_, digit) => new Float32Array(784).fill(digit));
    writeFileSync(join(dir, 'digits.ts'), blocks.find((block) => block.startsWith('// digits.ts')) ?? '');
    writeFileSync(join(dir, 'digits.plan'), compile(linear(weights)).file);
    const assets = { 'digits.plan': join(dir, 'digits.plan') };
    const entry = join(dir, 'digits.ts');

    const built = await build({ entry, engine: 'native', arch: 'x64', assets, outDir: join(dir, 'out') });

    await using lambda = await startEmulator({ command: commandFor(built.bootstrap, 'x64'), cwd: built.dir });
    const { payload } = await lambda.invoke(new Uint8Array(784).fill(255));
    expect([...new Float32Array(payload.slice().buffer)]).toEqual(weights.map((_, digit) => digit * 784));
  });
});
