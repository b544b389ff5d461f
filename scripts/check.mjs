// Everything that must hold of the sources and of the tarballs, beside the tests: lint, unused code, exports, licences,
// dependencies, unfinished work.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool, tryTool } from './runTool.mjs';
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
const tarballs = mkdtempSync(join(tmpdir(), 'kinglet-pack-'));

const checks = [
  ['lint', () => command('biome', ['check', '--error-on-warnings', '.'])],
  ['types of tests and tools', () => command('tsc', ['-p', 'tsconfig.test.json'])],
  ['unused code', () => command('knip', [])],
  ['changesets', () => command('changeset', ['status'])],
  ['unfinished work', findUnfinishedWork],
  ['run-time dependencies', checkDependencies],
  ...packages.map((name) => [`tarball of ${name}`, () => checkTarball(name)]),
];
const running = checks.map(([what, check]) => ({ what, finding: findingOf(check) }));
const problems = [];
for (const { what, finding } of running) {
  const found = await finding;
  console.log(`${found ? 'FAILED' : 'ok'}: ${what}${found ? `\n${found}` : ''}`);
  if (found) problems.push(what);
}
rmSync(tarballs, { recursive: true, force: true });
if (problems.length) {
  console.error(`\n${problems.length} problem(s): ${problems.join('; ')}`);
  process.exit(1);
}

/** What a check found, or why it could not be made. */
async function findingOf(check) {
  try {
    return await check();
  } catch (error) {
    return error.message;
  }
}

/** What the command printed if it failed. */
async function command(name, args) {
  const { status, output } = await tryTool(name, args, { cwd: root });
  return status === 0 ? undefined : output || `${name}: exit status ${status}`;
}

async function findUnfinishedWork() {
  const words = ['TODO', 'FIXME'].map((word) => `\\b${word}\\b`).join('|');
  const where = ['packages', 'apps', 'scripts', ':!scripts/check.mjs'];
  const { status, output } = await tryTool('git', ['grep', '-nE', words, '--', ...where], { cwd: root });
  // 1: there is none.
  return status === 1 ? undefined : output || `git grep: exit status ${status}`;
}

function checkDependencies() {
  const wrong = packages.filter((name) => {
    const { dependencies = {} } = readManifest(name);
    return JSON.stringify(Object.keys(dependencies).sort()) !== JSON.stringify(runtimeDependencies[name]);
  });
  return wrong.length ? `not as scripts/check.mjs lists them: ${wrong.join(', ')}` : undefined;
}

async function checkTarball(name) {
  const cwd = join(root, 'packages', name);
  const packed = await runTool('pnpm', ['pack', '--pack-destination', tarballs], { cwd });
  const tarball = packed.stdout.trim().split('\n').at(-1);
  const listed = await runTool('tar', ['-tzf', tarball]);
  const files = listed.stdout.split('\n').map((file) => file.replace('package/', ''));
  const missing = mustShip.filter((file) => !files.includes(file));
  if (missing.length) return `missing: ${missing.join(', ')}`;
  const unwanted = files.filter((file) => /\.test\.|tsbuildinfo/.test(file));
  if (unwanted.length) return `not to be shipped: ${unwanted.join(', ')}`;
  const publint = await command('publint', ['--strict', tarball]);
  return publint ?? command('attw', ['--profile', 'esm-only', tarball]);
}

function readManifest(name) {
  return JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
}
