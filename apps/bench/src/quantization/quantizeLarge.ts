// Quantizes one model in a process of its own, which says how much memory that took: node quantizeLarge.ts <request>.
import { readFileSync } from 'node:fs';
import { quantizeModelFile } from '@kinglet/quantization';
import { largeSamples } from './largeMlp.ts';
import type { LargeRequest } from './measureMemory.ts';

const { source, target, options, samples } = JSON.parse(process.argv[2]!) as LargeRequest;
const began = performance.now();
await quantizeModelFile(source, target, {
  ...options,
  ...(options.mode === 'static' ? { calibrationData: largeSamples(samples) } : {}),
});
const seconds = (performance.now() - began) / 1000;
const [, kibibytes] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))!;
console.log(JSON.stringify({ peakBytes: 1024 * Number(kibibytes), seconds }));
