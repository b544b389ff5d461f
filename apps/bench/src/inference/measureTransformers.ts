// Warm latency of transformers beside onnxruntime-node's, answers compared first, rounds interleaved.
import { compile } from '@kinglet/inference/compile';
import { type ModelProto, writeModel } from '@kinglet/onnx';
import { compareOutputs, describeDifference } from './compareOutputs.ts';
import { openFedOnnx, openFedPlan } from './feedSessions.ts';
import { interleaveRuns, summarise, type WarmOptions, type WarmRow } from './measureWarm.ts';
import type { Session } from './sessions.ts';
import { type TransformerCase, transformerCases } from './transformers.ts';

/** `peerDir` is the folder of onnxruntime-node; undefined where there is none. */
export async function measureTransformers(
  peerDir: string | undefined,
  options: WarmOptions,
  cases: readonly TransformerCase[] = transformerCases,
): Promise<WarmRow[]> {
  const { filter = '', onCase } = options;
  const chosen = cases.filter(({ name }) => name.includes(filter));
  const rows: WarmRow[] = [];
  for (const [i, one] of chosen.entries()) {
    onCase?.(one.name, i, chosen.length);
    rows.push(await measureOne(one, peerDir, options));
  }
  return rows;
}

async function measureOne(one: TransformerCase, peerDir: string | undefined, options: WarmOptions): Promise<WarmRow> {
  const { name, most, faster } = one;
  const base = { name, most, ...(faster && { faster }) };
  const model = await one.make();
  const feeds = one.feeds();
  const output = model.graph!.output.find((value) => value.name === 'logits')?.name;
  const { file } = compile(model);
  const sessions = new Map<string, Session>([['kinglet', openFedPlan(file, feeds, output)]]);
  const notes: string[] = [];
  try {
    if (peerDir !== undefined) sessions.set(peer, await openFedOnnx(peerDir, writeModel(model), feeds, output));
    for (const session of sessions.values()) await session.run(1);
    const difference = differenceOf(one, sessions, output);
    if (difference !== undefined) {
      notes.push(difference);
      sessions.delete('kinglet');
    }
    const figures = summarise(await interleaveRuns(sessions, options));
    return { ...base, planBytes: file.length, ...figures, ...(notes.length ? { note: notes.join('; ') } : {}) };
  } finally {
    for (const session of sessions.values()) await session.release();
  }
}

const peer = 'onnxruntime-node';

/** Why our answer is none; undefined where it is. */
function differenceOf(
  one: TransformerCase,
  sessions: ReadonlyMap<string, Session>,
  output?: string,
): string | undefined {
  const [own, theirs] = [sessions.get('kinglet')!.output(), sessions.get(peer)?.output()];
  if (one.exact) return furtherThan(own, theirs, answersOf(one.exact(), one, output));
  const difference = theirs && describeDifference(own, theirs);
  return difference && `answers otherwise than ${peer}: ${difference}`;
}

function answersOf(model: ModelProto, { feeds }: TransformerCase, output?: string): Float32Array {
  const session = openFedPlan(compile(model).file, feeds(), output);
  void session.run(1);
  return session.output();
}

/**
 * Quantized models answer otherwise than those of floats, and with AVX2 ONNX Runtime's sums of pairs saturate besides: ours are to
 * be like the exact ones, and not less so than the peer's.
 */
function furtherThan(own: Float32Array, theirs: Float32Array | undefined, exact: Float32Array): string | undefined {
  const likeness = compareOutputs(own, exact);
  const least = Math.min(0.98, theirs ? compareOutputs(theirs, exact).cosine - 0.001 : 1);
  if (likeness.cosine >= least) return undefined;
  return `a cosine of ${likeness.cosine} with the answers of floats, at least ${least} is expected`;
}
