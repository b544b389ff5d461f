// Runs the command line in this process, in a folder of its own.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { Context } from '../src/context.ts';
import { run } from '../src/run.ts';

/** What came of a command line. */
export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  /** `stdout` before it was decoded. */
  readonly bytes: Uint8Array;
  readonly stderr: string;
}

/** `kinglet ...args` in `cwd`; `more` replaces parts of the world. Waiting takes no time unless `more` says so. */
export async function kinglet(cwd: string, args: readonly string[], more: Partial<Context> = {}): Promise<Ran> {
  const stdout: Uint8Array[] = [];
  let stderr = '';
  const exitCode = await run(args, (isJson) => ({
    cwd,
    env: {},
    platform: process.platform,
    hostArch: process.arch,
    now: () => new Date(),
    fetch,
    spawn,
    sleep: () => Promise.resolve(),
    signal: new AbortController().signal,
    endingAtOnce: (work) => work(),
    isInteractive: false,
    ask: () => Promise.reject(new Error('nobody answers')),
    readStdin: async () => new Uint8Array(),
    console: {
      isJson,
      print: (line) => {
        stdout.push(Buffer.from(`${line}\n`));
      },
      write: async (bytes) => void stdout.push(bytes),
      note: (line) => {
        stderr += `${line}\n`;
      },
      paint: (_, text) => text,
    },
    ...more,
  }));
  const bytes = Buffer.concat(stdout);
  return { exitCode, stdout: bytes.toString(), bytes, stderr };
}

/** What a command says with `--json`. */
// biome-ignore lint/suspicious/noExplicitAny: each test knows what its command says.
export async function kingletJson(cwd: string, args: readonly string[]): Promise<any> {
  return JSON.parse((await kinglet(cwd, [...args, '--json'])).stdout);
}

/** A new folder with these files. */
export function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'kinglet-cli-test-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  folders.push(folder);
  return folder;
}

const folders: string[] = [];
// Not when the process exits: Vitest kills it.
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
