// Numbers as JSON, without native code.
import { expected, fault } from './textFaults.ts';
import type { FloatArray } from './textKernels.ts';

export function formatFloats(numbers: FloatArray, out: Uint8Array): number {
  const shown = numbers.BYTES_PER_ELEMENT === 8 ? shownDouble : shownFloat;
  let at = 0;
  for (let i = 0; i < numbers.length; i++) {
    const text = (i === 0 ? '[' : ',') + shown(numbers[i]!);
    if (at + text.length + 1 > out.length) return fault(expected.room, i);
    for (let k = 0; k < text.length; k++) out[at++] = text.charCodeAt(k);
  }
  if (numbers.length === 0) {
    if (out.length < 2) return fault(expected.room, 0);
    out[at++] = 0x5b;
  }
  out[at++] = 0x5d;
  return at;
}

function shownDouble(number: number): string {
  return Number.isFinite(number) ? String(number) : 'null';
}

/** The shortest decimal that is read back as this float; JavaScript's notation for the double next to it is the same. */
function shownFloat(float: number): string {
  if (!Number.isFinite(float)) return 'null';
  for (let digits = 1; digits < 9; digits++) {
    const found = candidates(float, digits).find((text) => Math.fround(Number(text)) === float);
    if (found !== undefined) return String(Number(found));
  }
  return String(Number(float.toPrecision(9)));
}

/** The decimals of so many digits around a float, the nearest first, of two that are equally near the even one. */
function candidates(float: number, digits: number): string[] {
  const nearest = float.toExponential(digits - 1);
  const [digitsText = '', exponent = ''] = nearest.split('e');
  const whole = Number(digitsText.replace('.', ''));
  const one = Math.sign(float);
  const [above, below] = [whole + one, whole - one].map((each) => `${each}e${Number(exponent) - digits + 1}`) as [
    string,
    string,
  ];
  const isTie =
    float
      .toPrecision(digits + 1)
      .replace(/e.*/, '')
      .endsWith('5') && Number(float.toPrecision(digits + 1)) === float;
  return isTie && whole % 2 !== 0 ? [below, nearest, above] : [nearest, above, below];
}
