import { writeFileSync } from 'node:fs';
import { OnnxError, readModel, writeModel } from '@kinglet/onnx';
import { isKernelsError } from '@kinglet/kernels';
import { nodeCases } from './test/backend/cases.ts';
import { mutateModel } from './test/mutateModel.ts';
import { compile } from './src/compile/index.ts';
import { InferenceError } from './src/errors.ts';
const all = [...nodeCases()].filter(c => writeModel(c.model).length < 20000).map(c => [c.name, new Uint8Array(writeModel(c.model))] as const);
let seed = Number(process.argv[2] ?? 1);
const rnd = (n: number) => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return Math.floor((seed / 2 ** 32) * n); };
const only = process.argv[3] ? JSON.parse(process.argv[3]) : undefined;
const end = Date.now() + 150_000; let n = 0, made = 0;
while (Date.now() < end) {
  const i = only ? only[0] : rnd(all.length); const ch = only ? only[1] : Array.from({ length: 2 + 2 * rnd(3) }, () => rnd(1e6));
  const [name, bytes] = all[i]!;
  writeFileSync(`/tmp/t9/ev/last-${process.argv[2]}.json`, JSON.stringify([i, ch, name]));
  const m = readModel(bytes); for (let k = 0; k + 1 < ch.length; k += 2) mutateModel(m, ch[k]!, ch[k + 1]!);
  const t = performance.now(); let err = '';
  try { compile(m); made++; } catch (e) { err = String(e); if (!(e instanceof InferenceError || e instanceof OnnxError || isKernelsError(e))) console.log('UNTYPED', name, i, JSON.stringify(ch), (e as Error).stack?.slice(0, 600)); }
  const ms = performance.now() - t; if (ms > 1500) console.log('SLOW', name, ms.toFixed(0), i, JSON.stringify(ch), err.slice(0, 150), process.memoryUsage().rss >> 20);
  n++; if (only) break;
}
console.log({ n, made });
