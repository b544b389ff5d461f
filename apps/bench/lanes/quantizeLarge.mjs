// Quantizes one model in a process of its own, with the packages as they are published, and says how much memory that
// took. Reads a request as JSON from stdin; imports nothing for `{ "mode": "empty" }`.
import { readFileSync } from 'node:fs';

const request = JSON.parse(readFileSync(0, 'utf8'));
const seconds = request.mode === 'empty' ? 0 : await quantize(request);
// What getrusage gives is that of the parent where it was larger before this program was started.
const [, kibibytes] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'));
console.log(JSON.stringify({ peakBytes: 1024 * Number(kibibytes), seconds }));

async function quantize({ source, target, options, samples, width }) {
  const { quantizeModelFile } = await import('@kinglet/quantization');
  const calibrationData = options.mode === 'static' ? { calibrationData: rowsOf(samples, width) } : {};
  const began = performance.now();
  await quantizeModelFile(source, target, { ...options, ...calibrationData });
  return (performance.now() - began) / 1000;
}

/** float32 in a file, one sample after another. */
function* rowsOf(path, width) {
  const { buffer, byteOffset, length } = readFileSync(path);
  const all = new Float32Array(buffer.slice(byteOffset, byteOffset + length));
  for (let at = 0; at < all.length; at += width) yield all.subarray(at, at + width);
}
