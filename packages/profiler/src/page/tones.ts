// What kind of code a function is, and the colour of its box.
import type { CallFrame } from '../report/profileReport.ts';
import type { Tone } from './scene.ts';

export function toneOf({ functionName, url }: Pick<CallFrame, 'functionName' | 'url'>): Tone {
  if (/^\((program|garbage collector|idle|root)\)$/.test(functionName) && url === '') return 'engine';
  if (url === '' || url.startsWith('wasm:')) return 'native';
  if (url.startsWith('node:')) return 'node';
  return /[\\/]node_modules[\\/]/.test(url) ? 'dependency' : 'own';
}

export const toneNames: Readonly<Record<Tone, string>> = {
  own: 'own code',
  dependency: 'dependencies',
  node: 'Node.js',
  native: 'built-in and WebAssembly',
  engine: 'engine',
  failed: 'failed',
};

/** A colour in CSS; names that differ differ a little, so that neighbours can be told apart. Text on it has a contrast of 4.5 or more. */
export function boxColour(tone: Tone, name: string, isDark: boolean): string {
  const { hue, spread, saturation } = palette[tone];
  const mix = hash(name);
  const lightness = (isDark ? 25 : 77) + ((mix >>> 8) % 9) - 4;
  return `hsl(${hue + (mix % (spread + 1)) - spread / 2} ${isDark ? saturation * 0.75 : saturation}% ${lightness}%)`;
}

const palette: Readonly<Record<Tone, { hue: number; spread: number; saturation: number }>> = {
  own: { hue: 30, spread: 40, saturation: 80 },
  dependency: { hue: 205, spread: 30, saturation: 60 },
  node: { hue: 265, spread: 20, saturation: 50 },
  native: { hue: 155, spread: 24, saturation: 45 },
  engine: { hue: 220, spread: 0, saturation: 8 },
  failed: { hue: 355, spread: 0, saturation: 75 },
};

// FNV-1a of 32 bits, over UTF-16.
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return state;
}
