// docs/platform.md: asks both engines for every feature and writes what they say.
// `node --conditions=@kinglet/source packages/bootstrap/test/platformTable.ts` writes the page; a test keeps it current.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { commandFor, startEmulator } from '@kinglet/emulator';
import { type Arch, appendBytecode, bootstrapPath, compileBytecode } from '../src/index.ts';
import { featureModule, features } from './platformFeatures.ts';

export const platformPage: string = fileURLToPath(new URL('../../../docs/platform.md', import.meta.url));

/** What the page should hold. */
export async function renderPlatformPage(arch: Arch): Promise<string> {
  const work = mkdtempSync(join(tmpdir(), 'kinglet-features-'));
  try {
    writeFileSync(join(work, 'asset.txt'), 'asset');
    return render(await askQuickjs(work, arch), await askNode(work));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const runtime = fileURLToPath(new URL('../../runtime/src/index.ts', import.meta.url));

async function askQuickjs(work: string, arch: Arch): Promise<boolean[]> {
  const file = join(work, 'bootstrap');
  const bytecode = await compileBytecode(featureModule('kinglet:runtime'), 'features.js');
  writeFileSync(file, appendBytecode(readFileSync(bootstrapPath(arch, 'core')), bytecode));
  chmodSync(file, 0o755);
  return ask(commandFor(file, arch), work);
}

async function askNode(work: string): Promise<boolean[]> {
  writeFileSync(join(work, 'features.mjs'), featureModule(pathToFileURL(runtime).href));
  const start = `import { start } from ${JSON.stringify(pathToFileURL(runtime).href)};\nawait start(() => import('./features.mjs'));\n`;
  writeFileSync(join(work, 'index.mjs'), start);
  return ask([process.execPath, '--conditions=@kinglet/source', join(work, 'index.mjs')], work);
}

async function ask(command: string[], taskRoot: string): Promise<boolean[]> {
  const env = { LAMBDA_TASK_ROOT: taskRoot, _HANDLER: 'index.handler' };
  await using emulator = await startEmulator({ command, env, timeoutMs: 20_000 });
  const { payload, error } = await emulator.invoke('{}');
  if (error) throw new Error(`Expected the list of features, got an error: ${Buffer.from(error.body).toString()}`);
  return JSON.parse(Buffer.from(payload).toString()) as boolean[];
}

function render(quickjs: readonly boolean[], node: readonly boolean[]): string {
  const groups = [...new Set(features.map(({ group }) => group))];
  const lines = features.map(({ group, name }, i) => ({
    group,
    row: `| ${name} | ${mark(quickjs[i])} | ${mark(node[i])} |`,
  }));
  const tables = groups.map((group) => {
    const rows = lines.filter((line) => line.group === group).map(({ row }) => row);
    return [`## ${group}`, '', '| what | quickjs | node |', '| --- | :-: | :-: |', ...rows, ''].join('\n');
  });
  return `${head}\n${tables.join('\n')}`;
}

function mark(has: boolean | undefined): string {
  return has ? 'yes' : '–';
}

const head = `# What each engine offers

Written by \`packages/bootstrap/test/platformTable.ts\` from programs that both engines run
(\`platformFeatures.ts\` beside it); a test fails when this page is not what they answer. \`@kinglet/bundler\` warns of what
the quickjs engine lacks, with its place, and takes the node engine where a bundle imports Node's modules.
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(platformPage, await renderPlatformPage(process.arch as Arch));
}
