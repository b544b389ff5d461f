// Compiled models against ONNX Runtime, and handlers of linear models against Rust: warm, cold, in memory and on disk.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareInference } from '../inference/compareInference.ts';
import { type ColdFigures, measureCold } from '../inference/measureCold.ts';
import { type LargeFigures, measureLarge } from '../inference/measureLarge.ts';
import { measureNative, type NativeFigures } from '../inference/measureNative.ts';
import { measureTransformers } from '../inference/measureTransformers.ts';
import { measureWarm } from '../inference/measureWarm.ts';
import { type InferenceFigures, renderInferencePage } from '../inference/page.ts';
import { type OpenPeer, onnxRuntimeInWeb, onnxRuntimeNode } from '../inference/sessions.ts';
import { onnxRuntime, onnxRuntimeWeb, rustHandlers } from '../kernels/pinnedPeers.ts';
import { describeMachine, loadWarning } from '../machine.ts';
import { type Peer, peerVersions } from '../peers.ts';
import type { Suite, SuiteContext, SuiteResult } from '../suite.ts';

export const suite: Suite = {
  title: 'Inference',
  description:
    'Models compiled to plans against onnxruntime-node and onnxruntime-web in one process, one thread, answers compared first; ' +
    'handlers of linear models in engine native against the same in Rust; cold starts with the MNIST model by the C launcher.',
  run,
};

const full = { rounds: 31, sampleMs: 10, runs: 60 };
const rough = { rounds: 5, sampleMs: 1, runs: 8 };

// What is built lies in this app's folder, where its packages are found.
const buildDir = fileURLToPath(new URL('../../build/inference', import.meta.url));

async function run(context: SuiteContext): Promise<SuiteResult> {
  const { quick, filter, progress } = context;
  const skipped: string[] = [];
  const attempt = async <Found>(name: string, find: () => Promise<Found>): Promise<Found | undefined> => {
    try {
      return await find();
    } catch (error) {
      skipped.push(`Skipped: ${name}: ${(error as Error).message.split('\n')[0]}`);
      progress.done(skipped.at(-1)!);
      return undefined;
    }
  };
  const install = (peer: Peer): Promise<string | undefined> => attempt(peer.name, () => context.installPeer(peer));
  const dirs = {
    node: await install(onnxRuntime),
    web: await install(onnxRuntimeWeb),
    rust: await install(rustHandlers),
  };
  const { rounds, sampleMs, runs } = quick ? rough : full;
  const onProgress = (what: string) => (done: number, total: number) => progress.update(what, done, total);
  const isAsked = (part: string): boolean => filter === undefined || part.includes(filter);
  const options = { rounds, sampleMs, filter, onCase: progress.update };
  const warm = [
    ...(await measureWarm(await peersOf(dirs, attempt), options)),
    ...(await measureTransformers(dirs.node, options)),
  ];
  const native: NativeFigures | undefined = isAsked('native')
    ? await attempt('engine native', () =>
        measureNative(join(buildDir, 'native'), dirs.rust, {
          rounds,
          sampleMs,
          onProgress: onProgress('engine native'),
        }),
      )
    : undefined;
  const cold: ColdFigures | undefined = isAsked('cold')
    ? await attempt('cold starts', () =>
        measureCold(join(buildDir, 'cold'), dirs.node, { runs, onProgress: onProgress('cold starts') }),
      )
    : undefined;
  // 7 GB of disk and a minute: not for a first look.
  const large: LargeFigures | undefined =
    isAsked('large') && !(quick && filter === undefined)
      ? await attempt('a model of 3 GB', () =>
          measureLarge(join(buildDir, 'large'), dirs.node, { runs: quick ? 2 : 10, onProgress: onProgress('3 GB') }),
        )
      : undefined;
  const figures = { warm, native, cold, large };
  return {
    comparisons: compareInference(figures),
    versions: Object.fromEntries([onnxRuntime, onnxRuntimeWeb].map((peer) => [peer.name, peerVersions(peer)])),
    notes: notesOf(
      figures,
      skipped,
      `${rounds} rounds of samples of ${sampleMs} ms or one inference; ${runs} cold starts.`,
    ),
    details: {
      markdown: renderInferencePage(figures),
      data: { ...figures, cold: cold ?? null, large: large ?? null, native: native ?? null },
    },
  };
}

async function peersOf(
  { node, web }: { readonly node: string | undefined; readonly web: string | undefined },
  attempt: <Found>(name: string, find: () => Promise<Found>) => Promise<Found | undefined>,
): Promise<Record<string, OpenPeer>> {
  const inNode = node === undefined ? undefined : await attempt('onnxruntime-node', async () => onnxRuntimeNode(node));
  const inWeb = web === undefined ? undefined : await attempt('onnxruntime-web', () => onnxRuntimeInWeb(web));
  return { ...(inNode && { 'onnxruntime-node': inNode }), ...(inWeb && { 'onnxruntime-web': inWeb }) };
}

function notesOf(
  { warm, cold, large }: Pick<InferenceFigures, 'cold' | 'large' | 'warm'>,
  skipped: readonly string[],
  effort: string,
): string[] {
  const warning = loadWarning(describeMachine());
  return [
    effort,
    ...warm.flatMap(({ name, note }) => (note === undefined ? [] : [`${name}: ${note}`])),
    ...(cold?.notes ?? []),
    ...(large?.notes ?? []),
    ...skipped,
    ...(warning === undefined ? [] : [`At the end: ${warning}.`]),
  ];
}
