// The handlers of test/handlers/profiled.ts in AssemblyScript, for engine `native`.
import { metric, profileHandler, profileStream, setDimension, span } from '@kinglet/profiler';
import { Context, environmentVariable, fail, readAsset, sleep } from '@kinglet/runtime';
import { ResponseStream } from '@kinglet/runtime/ResponseStream';

const note = readAsset('note.txt').length;
setDimension('Stage', stageOr('beta "1"'));
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
  if (event.includes('refuse')) return fail('Refused', 'no');
  if (event.includes('trap')) unreachable();
  if (event.includes('NaN')) metric('Rows', NaN, 'Count');
  if (event.includes('taken')) metric('Duration', 1, 'Count');
  if (event.includes('hours')) metric('Time', 1, 'Hours');
  if (event.includes('many')) for (let i = 0; i < 300; i++) span('many').end();
  if (event.includes('crowd')) for (let i = 0; i < 400_000; i++) span('one of very many').end();
  return `{"note":${note.toString()},"calls":${calls.toString()},"isProfiled":false}`;
}

export function handler(event: string, context: Context): string {
  return profileHandler(event, context, plain);
}

function lengthOf(bytes: Uint8Array, _context: Context): Uint8Array {
  return Uint8Array.wrap(String.UTF8.encode(bytes.length.toString()));
}

// Not profiled.
export function alone(event: string, _context: Context): string {
  for (let i = 0; i < 150; i++) metric('Rows', 1, 'Count');
  return plain(event, _context);
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

function stageOr(otherwise: string): string {
  const stage = environmentVariable('STAGE');
  return stage === null ? otherwise : stage;
}
