// The programs that the C launcher and the C event server start, written down as both read them.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { BenchError } from './errors.ts';

/** One program to start: `command` is looked up in PATH when it has no slash; `env` is added to the Lambda environment. */
export interface ProgramRow {
  readonly label: string;
  readonly command: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs one of the C programs with `rows` on its standard input and hands on every line it writes. Throws BenchError when a
 * row cannot be written down (KINGLET_BENCH_BAD_ROW) or the C program itself fails (KINGLET_BENCH_LAUNCHER_FAILED).
 */
export async function runRows(
  launcher: string,
  args: readonly string[],
  rows: readonly ProgramRow[],
  onLine: (line: string) => void,
): Promise<void> {
  const input = rows.map(describeRow).join('');
  const child = spawn(launcher, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  // A launcher that refuses its options exits without reading: its own message says more than EPIPE.
  child.stdin.on('error', (error) => {
    complaint += `${error.message}\n`;
  });
  child.stdin.end(input);
  createInterface({ input: child.stdout }).on('line', onLine);
  const status = await ended.catch((cause: unknown) => {
    throw new BenchError('KINGLET_BENCH_LAUNCHER_FAILED', `The launcher ${launcher} could not be started.`, { cause });
  });
  if (status !== 0)
    throw new BenchError(
      'KINGLET_BENCH_LAUNCHER_FAILED',
      `The launcher ended with status ${status}: ${complaint.trim()}`,
    );
}

// One value per line (see launch/launch.c).
function describeRow(row: ProgramRow): string {
  const lines = [
    `row ${row.label}`,
    ...(row.cwd === undefined ? [] : [`cwd ${row.cwd}`]),
    ...Object.entries(row.env ?? {}).map(([name, value]) => `env ${name}=${value}`),
    ...row.command.map((word) => `arg ${word}`),
  ];
  const broken = lines.find((line) => /[\n\0]/.test(line));
  if (broken === undefined && row.command.length > 0 && row.label !== '') return `${lines.join('\n')}\n`;
  throw new BenchError(
    'KINGLET_BENCH_BAD_ROW',
    `Expected a label, a command and values without line breaks; got ${JSON.stringify(broken ?? row)}.`,
  );
}
