// The walk through all verbs, as a new user would take it, in an empty folder.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startAwsThatRuns } from '../awsThatRuns.ts';

/** A command and all that it printed. */
export interface Step {
  readonly command: string;
  readonly exitCode: number;
  readonly printed: string;
}

/** A part of the walk: what follows one heading of the README. */
export interface Part {
  readonly name: string;
  readonly steps: readonly Step[];
}

export interface WalkOptions {
  /** For `bench`: cold starts and warm events. */
  readonly cold: number;
  readonly warm: number;
  /** How the dev server is started; its usual ports may be taken. @default kinglet dev */
  readonly dev?: string;
}

/** Takes the walk. Whether all went well is for the caller to judge. */
export async function walkThrough({ cold, warm, dev = 'kinglet dev' }: WalkOptions): Promise<Part[]> {
  const cwd = mkdtempSync(join(tmpdir(), 'kinglet-walk-'));
  const aws = await startAwsThatRuns();
  const shell = shellIn(cwd, aws.env);
  try {
    const start = [await shell('kinglet init hello')];
    linkPackages(join(cwd, 'hello'));
    const inHello = (command: string) => shell(command, 'hello');
    const here = await develop(dev, join(cwd, 'hello'), inHello, shell.env);
    const build = await inOrder(inHello, ['kinglet build', 'kinglet verify dist/function.zip', 'kinglet doctor']);
    const deploy = await inOrder(inHello, ['kinglet deploy', 'kinglet deploy']);
    const use = await inOrder(inHello, [`kinglet invoke '{"name":"robin"}'`, 'kinglet logs']);
    const change = await inOrder(inHello, [
      "sed -i 's/Hello,/Good morning,/' src/handler.ts",
      'kinglet deploy',
      'kinglet invoke',
      'kinglet rollback',
      'kinglet invoke',
    ]);
    const measure = await inOrder(inHello, [
      `kinglet bench --cold ${cold} --warm ${warm} --chart bench.html --out bench.json`,
      'kinglet cost --bench bench.json',
      'kinglet cost --requests 1000000 --duration 500 --memory 128',
    ]);
    const end = await inOrder(inHello, ['kinglet template sam', 'kinglet delete --yes']);
    const parts = { start, here, build, deploy, use, change, measure, end };
    const ids = idsIn(
      Object.values(parts)
        .flatMap((steps) => steps.map(({ printed }) => printed))
        .join('\n'),
    );
    return Object.entries(parts).map(([name, steps]) => ({
      name,
      steps: steps.map((step) => ({ ...step, printed: stable(step.printed, cwd, ids) })),
    }));
  } finally {
    await aws.stop();
    rmSync(cwd, { recursive: true, force: true });
  }
}

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export type Shell = ((command: string, folder?: string) => Promise<Step>) & { readonly env: NodeJS.ProcessEnv };

/** A shell in `cwd`, in which `kinglet` is the source, run by this Node. */
export function shellIn(cwd: string, awsEnv: Readonly<Record<string, string>>): Shell {
  const bin = join(cwd, '.bin');
  mkdirSync(bin);
  const script = `#!/bin/sh\nexec '${process.execPath}' --conditions=@kinglet/source '${main}' "$@"\n`;
  writeFileSync(join(bin, 'kinglet'), script, { mode: 0o755 });
  const env = { PATH: `${bin}:${process.env.PATH}`, HOME: cwd, TZ: 'UTC', NO_COLOR: '1', ...awsEnv };
  const shell = async (command: string, folder = '.') => {
    const child = spawn('sh', ['-c', `${command} 2>&1`], {
      cwd: join(cwd, folder),
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const printed = outputOf(child);
    const [exitCode] = (await once(child, 'close')) as [number];
    return { command, exitCode, printed: printed() };
  };
  return Object.assign(shell, { env });
}

function outputOf(child: ChildProcess): () => string {
  let printed = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  return () => printed;
}

async function inOrder(run: (command: string) => Promise<Step>, commands: readonly string[]): Promise<Step[]> {
  const steps: Step[] = [];
  for (const command of commands) steps.push(await run(command));
  return steps;
}

// What `npm install` would fetch.
function linkPackages(project: string): void {
  const scope = join(project, 'node_modules/@kinglet');
  mkdirSync(scope, { recursive: true });
  for (const name of ['cli', 'kernels', 'runtime'])
    symlinkSync(fileURLToPath(new URL(`../../../${name}`, import.meta.url)), join(scope, name));
}

// `kinglet dev` in one terminal, events from another.
async function develop(
  command: string,
  project: string,
  run: (command: string) => Promise<Step>,
  env: NodeJS.ProcessEnv,
): Promise<Step[]> {
  const child = spawn('sh', ['-c', `exec ${command} 2>&1`], {
    cwd: project,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed = outputOf(child);
  await until(() => printed().includes('invoke --local') || child.exitCode !== null);
  const invoked = await run('kinglet invoke --local');
  const url = /^url +(\S+)$/m.exec(printed())?.[1];
  const called = await run(`curl -s ${url}`);
  await until(() => printed().split('REPORT').length > 2);
  child.kill('SIGINT');
  if (child.exitCode === null) await once(child, 'close');
  return [{ command, exitCode: child.exitCode ?? -1, printed: printed() }, invoked, called];
}

async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 300 && !isSo(); i++) await sleep(100);
}

// Folders and ids that are others each time; a terminal begins a new line after an answer that ends with none.
function stable(text: string, cwd: string, ids: readonly string[]): string {
  const named = ids.reduce(
    (shown, id, i) => shown.replaceAll(id, idOf(i)).replaceAll(id.slice(0, 8), idOf(i).slice(0, 8)),
    text,
  );
  return named
    .replaceAll(cwd, '~')
    .replaceAll(/\/\/\w{32}\.lambda-url/g, '//abcdefghijklmnopqrstuvwxyz234567.lambda-url')
    .replaceAll(/\}(?=duration )/g, '}\n');
}

function idsIn(text: string): string[] {
  return [...new Set(text.match(/\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/g))];
}

function idOf(index: number): string {
  const hex = createHash('sha256').update(String(index)).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
