// Programs fed with events by the C server: CPU time, latency, memory and descriptors, rounds interleaved.
import { BenchError } from './errors.ts';
import { serverFile } from './launcher.ts';
import { type ProgramRow, runRows } from './programRows.ts';

export interface ServeOptions {
  /** Events a round and program. @default 1000 */
  readonly events?: number;
  /** @default 20 */
  readonly rounds?: number;
  /** Rounds that are not reported. @default 1 */
  readonly warmup?: number;
  /** Bytes of an event, 128 to 16384. @default 1024 */
  readonly bytes?: number;
  /** Connections that poll at a time; the rows must set AWS_LAMBDA_MAX_CONCURRENCY to as many. @default 1 */
  readonly pollers?: number;
  /** How long a round of one program may take. @default 60000 */
  readonly timeoutMs?: number;
  /** Called with the number of rounds done, over all programs. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** One round: CPU time of the process (user and system, all threads), latencies from event to answer, state afterwards. */
export interface ServedRound {
  readonly events: number;
  readonly cpuNs: number;
  readonly p50Ns: number;
  readonly p99Ns: number;
  readonly rssKb: number;
  readonly descriptors: number;
}

/** `lost`: given, never answered. `crossed`: answers to no open event, or that are not their event. */
export interface Served {
  readonly label: string;
  readonly rounds: readonly ServedRound[];
  readonly lost: number;
  readonly crossed: number;
  /** Why there are fewer rounds than asked for. */
  readonly failure?: string;
}

/**
 * Starts every program once and gives each `rounds` times `events` events, one program at a time, in shuffled order. A
 * program that fails keeps the rounds it had and leaves the others alone. Throws as runRows does.
 */
export async function serveEvents(rows: readonly ProgramRow[], options: ServeOptions = {}): Promise<Served[]> {
  const { events = 1000, rounds = 20, warmup = 1, bytes = 1024, pollers = 1, timeoutMs = 60_000 } = options;
  const given = { events, rounds, warmup, bytes, pollers, 'timeout-ms': timeoutMs };
  const args = Object.entries(given).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const reports: Report[] = [];
  await runRows(serverFile(), args, rows, (line) => {
    reports.push(JSON.parse(line) as Report);
    options.onProgress?.(reports.length, rounds * rows.length);
  });
  return rows.map(({ label }, index) =>
    servedOf(
      label,
      reports.filter(({ row }) => row === index),
    ),
  );
}

/** The same, or a BenchError KINGLET_BENCH_EVENTS that names every program that failed. */
export function requireServed(served: readonly Served[]): readonly Served[] {
  const failures = served.flatMap(({ label, failure }) => (failure === undefined ? [] : `${label} ${failure}`));
  if (failures.length > 0) throw new BenchError('KINGLET_BENCH_EVENTS', failures.join('\n'));
  return served;
}

interface Failure {
  readonly failure: string;
  readonly exit: number | null;
  readonly signal: number | null;
  readonly body: string;
  readonly output: string;
}

type Report = { readonly row: number; readonly lost: number; readonly crossed: number } & (ServedRound | Failure);

function servedOf(label: string, reports: readonly Report[]): Served {
  const rounds = reports.filter((report) => 'cpuNs' in report);
  const failed = reports.find((report) => 'failure' in report);
  return {
    label,
    rounds: rounds.map(({ row: _, lost: __, crossed: ___, ...round }) => round),
    lost: reports.reduce((sum, { lost }) => sum + lost, 0),
    // The server counts them over all rounds.
    crossed: reports.at(-1)?.crossed ?? 0,
    ...(failed ? { failure: describe(failed) } : {}),
  };
}

function describe({ failure, exit, signal, body, output }: Failure): string {
  const status = exit === null ? '' : `, exit status ${exit}`;
  const killed = signal === null ? '' : `, signal ${signal}`;
  const said = [body, output].map((text) => text.trim()).filter((text) => text !== '');
  return `${failure}${status}${killed}${said.length > 0 ? `: ${said.join(' | ')}` : ''}`;
}
