// What the text group reads and prints: the same in every run.
import { randomFrom } from '../statistics.ts';

export function doubles(n: number): Float64Array {
  return Float64Array.from({ length: n }, randomFrom(0x9e3779b9));
}

/** A JSON array of numbers from 0 to 1 in that form. */
export function floatTexts(n: number, textOf: (number: number, i: number) => string): string {
  return `[${Array.from(doubles(n), textOf).join(',')}]`;
}

/** From 6 to 9 digits, without an order that a processor could foresee. */
export function mixedDigits(number: number): string {
  return (number * 100).toPrecision(6 + (Math.floor(number * 4096) % 4));
}

export function randomBytes(n: number): Buffer {
  return Buffer.from(doubles(n).map((number) => number * 256));
}

export const sentences = 'Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich — いろはにほへと 😀. ';
