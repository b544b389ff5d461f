// Handlers of every form, profiled where the variable KINGLET_PROFILER says so.
import { profileHandler, profileOf } from '@kinglet/profiler';
import { type Context, type ResponseStream, readAsset, streamifyResponse } from '@kinglet/runtime';

const note = readAsset('note.txt').length;

interface Event {
  readonly fail?: boolean;
}

const plain = async ({ fail = false }: Event, context: Context): Promise<object> => {
  const profile = profileOf(context);
  const sum = profile.span('compute', (compute) => compute.span('inner <1>', () => busy(2)));
  await profile.span('wait', () => new Promise((resolve) => setTimeout(resolve, 5)));
  profile.metric('Rows', 3, 'Count');
  profile.metric('Rows', 4, 'Count');
  profile.dimension('Stage', 'beta');
  if (fail) throw new RangeError('asked to');
  return { note, isSum: sum > 0, isProfiled: handler !== plain };
};

export const handler = profileHandler(plain);

export const rawHandler = profileHandler((bytes: Uint8Array): number => bytes.length, { dimensions: { Form: 'raw' } });

export const streaming = profileHandler(
  streamifyResponse(async (_event: Event, stream: ResponseStream, context: Context) => {
    stream.write('one ');
    await profileOf(context).span('between', () => new Promise((resolve) => setTimeout(resolve, 2)));
    stream.end('two');
  }),
);

/** Computes for so many milliseconds. */
function busy(milliseconds: number): number {
  const begun = performance.now();
  let sum = 1;
  while (performance.now() - begun < milliseconds) sum += Math.sqrt(sum);
  return sum;
}
