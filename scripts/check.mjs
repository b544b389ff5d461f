// Everything that must hold of the sources and of the tarballs, beside the tests: lint, unused code, exports, licences,
// dependencies, unfinished work.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './toolchain.mjs';

// A new run-time dependency is argued in the change that adds it here.
const runtimeDependencies = {
  autoscaler: [],
  balancer: [],
  bootstrap: [],
  bundler: ['@kinglet/bootstrap', '@kinglet/runtime', 'esbuild', 'fflate'],
  cli: [
    '@aws-sdk/client-cloudwatch-logs',
    '@aws-sdk/client-iam',
    '@aws-sdk/client-lambda',
    '@aws-sdk/client-sts',
    '@kinglet/bundler',
    '@kinglet/emulator',
    'esbuild',
  ],
  emulator: [],
  host: ['@kinglet/syscalls'],
  inference: ['@kinglet/kernels', '@kinglet/onnx'],
  kernels: ['node-gyp-build'],
  // Of the host its reader of cgroups' limits, a few files: Node's own does not see those around a group.
  memory: ['@kinglet/host', '@kinglet/kernels', '@kinglet/syscalls'],
  onnx: ['@bufbuild/protobuf'],
  profiler: ['@kinglet/host', '@kinglet/kernels', '@kinglet/runtime', '@kinglet/syscalls', 'pprof-format'],
  quantization: ['@kinglet/inference', '@kinglet/kernels', '@kinglet/onnx'],
  runtime: [],
  serving: ['@kinglet/inference', '@kinglet/runtime'],
  syscalls: [],
};
const mustShip = ['LICENSE-APACHE', 'LICENSE-MIT', 'NOTICE', 'README.md', 'package.json'];

const packages = readdirSync(join(root, 'packages'));
const problems = [];

await step('lint', () => command('biome', ['check', '--error-on-warnings', '.']));
await step('types of tests and tools', () => command('tsc', ['-p', 'tsconfig.test.json']));
await step('unused code', () => command('knip', []));
await step('changesets', () => command('changeset', ['status']));
await step('unfinished work', findUnfinishedWork);
await step('run-time dependencies', checkDependencies);
const tarballs = mkdtempSync(join(tmpdir(), 'kinglet-pack-'));
for (const name of packages) await step(`tarball of ${name}`, () => checkTarball(name));
rmSync(tarballs, { recursive: true, force: true });
if (problems.length) {
  console.error(`\n${problems.length} problem(s): ${problems.join('; ')}`);
  process.exit(1);
}

async function step(what, check) {
  const found = check();
  console.log(`${found ? 'FAILED' : 'ok'}: ${what}${found ? `\n${found}` : ''}`);
  if (found) problems.push(what);
}

/** What the command printed if it failed. */
function command(name, args, cwd = root) {
  const { status, stdout, stderr } = spawnSync(name, args, { cwd, encoding: 'utf8' });
  return status === 0 ? undefined : `${stdout}${stderr}`;
}

function findUnfinishedWork() {
  const words = ['TODO', 'FIXME'].map((word) => `\\b${word}\\b`).join('|');
  const { stdout } = spawnSync(
    'git',
    ['grep', '-nE', words, '--', 'packages', 'apps', 'scripts', ':!scripts/check.mjs'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  return stdout || undefined;
}

function checkDependencies() {
  const wrong = packages.filter((name) => {
    const { dependencies = {} } = readManifest(name);
    return JSON.stringify(Object.keys(dependencies).sort()) !== JSON.stringify(runtimeDependencies[name]);
  });
  return wrong.length ? `not as scripts/check.mjs lists them: ${wrong.join(', ')}` : undefined;
}

function checkTarball(name) {
  const dir = join(root, 'packages', name);
  const tarball = execFileSync('pnpm', ['pack', '--pack-destination', tarballs], { cwd: dir, encoding: 'utf8' })
    .trim()
    .split('\n')
    .at(-1);
  const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' })
    .split('\n')
    .map((file) => file.replace('package/', ''));
  const missing = mustShip.filter((file) => !files.includes(file));
  if (missing.length) return `missing: ${missing.join(', ')}`;
  const unwanted = files.filter((file) => /\.test\.|tsbuildinfo/.test(file));
  if (unwanted.length) return `not to be shipped: ${unwanted.join(', ')}`;
  return command('publint', ['--strict', tarball]) ?? command('attw', ['--profile', 'esm-only', tarball]);
}

function readManifest(name) {
  return JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
}
