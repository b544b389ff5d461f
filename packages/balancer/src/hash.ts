// Where a key lies: MurmurHash3's 32 bits over UTF-16 code units.

/** Of a string and a seed, 0 to 2^32 − 1; the same on every machine. Units of 16 bits go in two at a time. */
export function hash(text: string, seed: number): number {
  let state = seed | 0;
  const pairs = text.length >> 1;
  for (let i = 0; i < pairs; i++) state = mix(state, text.charCodeAt(2 * i) | (text.charCodeAt(2 * i + 1) << 16));
  if (text.length % 2 === 1) state ^= scramble(text.charCodeAt(text.length - 1));
  return finish(state ^ (2 * text.length));
}

/** Another hash of a hash, for the next try of a key. */
export function rehash(value: number): number {
  return finish(value + 0x9e3779b9);
}

function mix(state: number, word: number): number {
  const mixed = state ^ scramble(word);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

function scramble(word: number): number {
  const product = Math.imul(word, 0xcc9e2d51);
  return Math.imul((product << 15) | (product >>> 17), 0x1b873593);
}

function finish(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
