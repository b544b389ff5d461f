// Images of 1080 rows of 1920 RGB pixels: against the scalar tier of the same kernels, and OpenCV where it has the same.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Lane, type LaneCommand, openLane } from '../kernels/lane.ts';
import { measureCase, type Samples } from '../kernels/measureCase.ts';
import { numpyFor, openCv } from '../kernels/pinnedPeers.ts';
import { median } from '../statistics.ts';
import type { Comparison, SuiteContext, SuiteResult } from '../suite.ts';
import type { WideGroup } from './wideGroup.ts';

const full = { rounds: 15, sampleMs: 20, warmupMs: 60 };
const rough = { rounds: 3, sampleMs: 1, warmupMs: 1 };
const appDir = fileURLToPath(new URL('../../', import.meta.url));

/** What each case is, in the lanes' words. */
const cases: Readonly<Record<string, string>> = {
  gaussianBlur: 'Gaussian blur, sigma 2, 17 x 17 taps',
  boxBlur: 'box blur, 11 x 11',
  sobel: 'Sobel along rows',
  nearest: 'to 720 x 1280, nearest',
  bilinear: 'to 720 x 1280, bilinear',
  antialiased: 'to 720 x 1280, antialiased',
  area: 'to 720 x 1280, area',
  toGrey: 'RGB to grey',
  toYuv: 'RGB to YUV',
  toPlanes: 'HWC to CHW',
  fromPlanes: 'CHW to HWC',
  convert: 'to the other of bytes and floats',
};

export const images: WideGroup = { name: 'images', run };

async function run(context: SuiteContext): Promise<SuiteResult> {
  const { progress, quick, filter = '' } = context;
  const { lanes, notes } = await open(context);
  const comparisons: Comparison[] = [];
  try {
    for (const dtype of ['f32', 'u8'])
      for (const [name, words] of Object.entries(cases)) {
        const key = `${dtype}.${name}`;
        if (!`images ${key}`.includes(filter)) continue;
        progress.update(`images ${key}`);
        const contenders = [...lanes].map(([lane, opened]) => ({ name: lane, lane: opened, operation: key }));
        comparisons.push(
          ...judge(`images ${key}: ${words}`, await measureCase(contenders, 1080, quick ? rough : full), key),
        );
      }
  } finally {
    for (const lane of lanes.values()) lane.close();
  }
  return { comparisons, notes, versions: Object.fromEntries([...lanes].map(([name, { about }]) => [name, about])) };
}

/** The blur of floats has a bar against the scalar tier; all that OpenCV has too stands beside it. */
function judge(name: string, samples: Samples, key: string): Comparison[] {
  const values = Object.fromEntries([...samples].map(([lane, own]) => [lane, median(own) / 1e6]));
  const row = { case: name, metric: 'time', unit: 'ms', better: 'lower', values } as const;
  const scalar: Comparison = {
    ...row,
    against: 'scalar',
    ...(key === 'f32.gaussianBlur' ? { bar: { ratio: 5 } } : {}),
  };
  return [scalar, ...(values.opencv === undefined ? [] : [{ ...row, against: 'opencv' }])];
}

async function open(context: SuiteContext): Promise<{ lanes: ReadonlyMap<string, Lane>; notes: readonly string[] }> {
  const command = [process.execPath, '--conditions=@kinglet/source', `${appDir}src/lanes/images.ts`];
  const lanes = new Map<string, Lane>();
  const notes: string[] = [];
  const ours: readonly LaneCommand[] = [
    { name: 'kinglet', command },
    { name: 'scalar', command, env: { KINGLET_ISA: 'scalar' } },
  ];
  for (const lane of ours) lanes.set(lane.name, await openLane(lane));
  try {
    lanes.set('opencv', await openLane(await openCvLane(context)));
  } catch (error) {
    notes.push(`Skipped: OpenCV: ${(error as Error).message}`);
  }
  return { lanes, notes };
}

async function openCvLane({ installPeer }: SuiteContext): Promise<LaneCommand> {
  const { stdout } = await promisify(execFile)('python3', ['-c', 'import sys; print(sys.version.split()[0])']);
  const folders = [await installPeer(openCv), await installPeer(numpyFor(stdout.trim()))];
  return {
    name: 'opencv',
    command: ['python3', '-u', `${appDir}lanes/opencv_lane.py`],
    env: { PYTHONPATH: folders.join(':') },
  };
}
