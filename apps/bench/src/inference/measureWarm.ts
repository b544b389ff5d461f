// Warm latency: every case in ours and in the peers, answers compared first, rounds interleaved.
import { compile } from '@kinglet/inference/compile';
import { writeModel } from '@kinglet/onnx';
import { type Interval, median, pairedRatioInterval, randomFrom } from '../statistics.ts';
import { cases, type InferenceCase, inputValues } from './cases.ts';
import { describeDifference } from './compareOutputs.ts';
import { type OpenPeer, openPlan, type Session } from './sessions.ts';

export interface WarmRow {
  readonly name: string;
  /** Nanoseconds per inference, medians, by engine. */
  readonly ns: Readonly<Record<string, number>>;
  /** Of ours over onnxruntime-node, rounds in pairs. */
  readonly interval?: Interval;
  readonly most: number;
  /** At least so many times faster than our own row of this name. */
  readonly faster?: { readonly times: number; readonly than: string };
  readonly planBytes?: number;
  /** Why there are no figures of ours, or which peer is left out. */
  readonly note?: string;
}

export interface WarmOptions {
  readonly rounds: number;
  /** How long a sample lasts at least. */
  readonly sampleMs: number;
  readonly filter?: string | undefined;
  readonly onCase?: (name: string, done: number, total: number) => void;
}

export async function measureWarm(peers: Readonly<Record<string, OpenPeer>>, options: WarmOptions): Promise<WarmRow[]> {
  const { filter = '', onCase } = options;
  const chosen = cases.filter(({ name }) => name.includes(filter));
  const rows: WarmRow[] = [];
  for (const [i, one] of chosen.entries()) {
    onCase?.(one.name, i, chosen.length);
    rows.push(await measureOne(one, peers, options));
  }
  return rows;
}

async function measureOne(
  one: InferenceCase,
  peers: Readonly<Record<string, OpenPeer>>,
  options: WarmOptions,
): Promise<WarmRow> {
  const { name, most, shape } = one;
  const values = inputValues(shape.reduce((a, b) => a * b, 1));
  const model = one.make();
  let file: Uint8Array;
  try {
    ({ file } = compile(model, { batch: 1 }));
  } catch (error) {
    return { name, most, ns: {}, note: `is not compiled yet: ${(error as Error).message}` };
  }
  const own = openPlan(file, values);
  const sessions = new Map<string, Session>([['kinglet', own]]);
  const notes: string[] = [];
  try {
    for (const [peer, open] of Object.entries(peers)) {
      const session = await firstRun(open({ model: writeModel(model), shape, values }));
      if (typeof session === 'string') {
        notes.push(`${peer}: ${session}`);
        continue;
      }
      sessions.set(peer, session);
      await own.run(1);
      const difference = describeDifference(own.output(), session.output());
      if (difference === undefined) continue;
      // What answers otherwise is as fast as it likes.
      sessions.delete('kinglet');
      notes.push(`answers otherwise than ${peer}: ${difference}`);
    }
    const samples = await interleaveRuns(sessions, options);
    return {
      name,
      most,
      planBytes: file.length,
      ...summarise(samples),
      ...(notes.length ? { note: notes.join('; ') } : {}),
    };
  } finally {
    for (const session of new Set([own, ...sessions.values()])) await session.release();
  }
}

/** The peer's session, with its first answer, or why it does not run the model. */
async function firstRun(opening: Promise<Session>): Promise<Session | string> {
  try {
    const session = await opening;
    await session.run(1);
    return session;
  } catch (error) {
    return (error as Error).message.split('\n')[0]!;
  }
}

/** Nanoseconds per run; in every round each session has its sample, in shuffled order. */
export async function interleaveRuns(
  sessions: ReadonlyMap<string, Session>,
  { rounds, sampleMs }: WarmOptions,
): Promise<Map<string, number[]>> {
  const lanes: { readonly name: string; readonly session: Session; readonly times: number }[] = [];
  for (const [name, session] of sessions) lanes.push({ name, session, times: await calibrate(session, sampleMs) });
  const samples = new Map(lanes.map(({ name }) => [name, [] as number[]]));
  const random = randomFrom(0x9e3779b9);
  for (let round = 0; round < rounds; round++)
    for (const { name, session, times } of lanes.toSorted(() => random() - 0.5))
      samples.get(name)!.push(await timeRuns(session, times));
  return samples;
}

async function calibrate(session: Session, sampleMs: number): Promise<number> {
  for (let times = 1; ; times *= 2) {
    const ms = ((await timeRuns(session, times)) * times) / 1e6;
    if (ms >= sampleMs) return times;
  }
}

async function timeRuns(session: Session, times: number): Promise<number> {
  const from = performance.now();
  // Without a promise for ours, whose turn of the queue it would pay for.
  const running = session.run(times);
  if (running) await running;
  return ((performance.now() - from) * 1e6) / times;
}

/** Medians, and the interval of ours over onnxruntime-node. */
export function summarise(samples: ReadonlyMap<string, number[]>): Pick<WarmRow, 'interval' | 'ns'> {
  const ns = Object.fromEntries([...samples].map(([name, values]) => [name, median(values)]));
  const [own, peer] = [samples.get('kinglet'), samples.get('onnxruntime-node')];
  return own && peer ? { ns, interval: pairedRatioInterval(own, peer) } : { ns };
}
