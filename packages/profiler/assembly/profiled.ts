// The handlers of test/handlers/profiled.ts in AssemblyScript, for engine `native`.
import { metric, profileHandler, profileOptions, profileStream, span } from '@kinglet/profiler';
import { Context, readAsset, sleep } from '@kinglet/runtime';
import { ResponseStream } from '@kinglet/runtime/ResponseStream';

const note = readAsset('note.txt').length;
profileOptions.dimensions.set('Stage', 'beta "1"');
let calls = 0;

function plain(event: string, _context: Context): string {
  calls++;
  const compute = span('compute');
  const inner = span('inner <1>');
  busy(2);
  inner.end();
  compute.end();
  const wait = span('wait');
  sleep(5);
  wait.end();
  metric('Rows', 3, 'Count');
  metric('Rows', 4, 'Count');
  if (event.includes('fail')) throw new RangeError('asked to');
  return `{"note":${note.toString()},"calls":${calls.toString()},"isProfiled":false}`;
}

export function handler(event: string, context: Context): string {
  return profileHandler(event, context, plain);
}

function lengthOf(bytes: Uint8Array, _context: Context): Uint8Array {
  return Uint8Array.wrap(String.UTF8.encode(bytes.length.toString()));
}

export function rawHandler(event: Uint8Array, context: Context): Uint8Array {
  return profileHandler(event, context, lengthOf);
}

function inParts(_event: string, stream: ResponseStream, _context: Context): void {
  stream.write('one ');
  const between = span('between');
  sleep(2);
  between.end();
  stream.write('two');
  stream.end();
}

export function streaming(event: string, stream: ResponseStream, context: Context): void {
  profileStream(event, stream, context, inParts);
}

// Computes for so many milliseconds.
function busy(milliseconds: f64): void {
  const begun = performance.now();
  while (performance.now() - begun < milliseconds) {}
}
