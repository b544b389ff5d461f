// Follows a chain through memory, one cache line at random after another, in a process of its own: a buffer that the
// collector has not taken yet would change what the next one measures. Reads a request as JSON from stdin.
import { readFileSync } from 'node:fs';

const { kind, bytes, steps } = JSON.parse(readFileSync(0, 'utf8'));
const wordsOfLine = 16;
const { createPool } = await import('@kinglet/memory');
const began = performance.now();
const { words, hugePageBytes } = memoryOf(kind, bytes);
// One write a page is what makes it there.
for (let at = 0; at < words.length; at += 1024) words[at] = 0;
const firstTouchMs = performance.now() - began;
link(words);
follow(words, steps / 10);
const started = performance.now();
const end = follow(words, steps);
const ns = ((performance.now() - started) * 1e6) / steps;
console.log(JSON.stringify({ ns, firstTouchMs, hugePageBytes: hugePageBytes(), end }));

function memoryOf(kind, bytes) {
  if (kind === 'ArrayBuffer') return { words: new Uint32Array(bytes / 4), hugePageBytes: () => 0 };
  // A mapping either way, so that the pages alone differ.
  const pool = createPool({ size: bytes, numa: 'local', hugePages: kind === 'huge pages' ? 'transparent' : 'none' });
  const { data } = pool.allocate([bytes / 4], 'i32');
  return { words: data, hugePageBytes: () => pool.statistics().hugePageBytes };
}

/** Makes all lines one cycle (Sattolo's algorithm): the first word of each is the place of the next. */
function link(words) {
  const lines = words.length / wordsOfLine;
  const order = Uint32Array.from({ length: lines }, (_, i) => i);
  let state = 1;
  for (let i = lines - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * i);
    [order[i], order[j]] = [order[j], order[i]];
  }
  for (let i = 0; i < lines; i++) words[order[i] * wordsOfLine] = order[(i + 1) % lines] * wordsOfLine;
}

function follow(words, steps) {
  let at = 0;
  for (let i = 0; i < steps; i++) at = words[at];
  return at;
}
