// JSON's grammar (RFC 8259), a byte at a time: what c/text/json.c is for native code.
import { type Expected, expected, fault } from './textFaults.ts';

const quote = 0x22;
const backslash = 0x5c;
const space = new Set([0x20, 0x09, 0x0a, 0x0d]);
const mostLevels = 512;
const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']' };
const numberForm = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

/** The place of the first byte that ends or interrupts a string. */
export function scanString(json: Uint8Array, from: number): number {
  let at = from;
  while (at < json.length && json[at] !== quote && json[at] !== backslash && json[at]! >= 0x20) at++;
  return at;
}

/** Thrown where the grammar breaks, and caught by who made the reader. */
export class Broken {
  readonly fault: number;

  constructor(kind: Expected, at: number) {
    this.fault = fault(kind, at);
  }
}

/** Takes one thing after another; throws `Broken` where it is not there. */
export class JsonReader {
  at = 0;
  readonly #bytes: Uint8Array;
  /** A character for each byte: numbers are ASCII. */
  readonly #text: string;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#text = latin1(bytes);
  }

  /** Takes the character, and the space before it, if it is there. */
  take(character: string): boolean {
    this.skipSpace();
    if (this.#text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  expect(character: string, kind: Expected): void {
    if (!this.take(character)) this.fail(kind);
  }

  fail(kind: Expected): never {
    throw new Broken(kind, this.at);
  }

  end(): void {
    this.skipSpace();
    if (this.at < this.#bytes.length) this.fail(expected.end);
  }

  number(): number {
    this.skipSpace();
    numberForm.lastIndex = this.at;
    const [found] = numberForm.exec(this.#text) ?? this.#brokenNumber();
    this.at += found.length;
    const next = this.#text[this.at];
    // A number that ends too early: in its fraction or its exponent.
    if (next === '.' && !/[.eE]/.test(found)) this.#failAt(this.at + 1);
    if ((next === 'e' || next === 'E') && !/[eE]/.test(found)) this.#failAt(this.#digitsOfExponent());
    return Number(found);
  }

  /** A member's name with its colon. */
  name(): string {
    const name = this.#string(expected.name);
    this.expect(':', expected.colon);
    return name;
  }

  /** Takes a value of any kind. */
  skip(): void {
    const open: string[] = [];
    do {
      this.skipSpace();
      const bracket = this.#text[this.at];
      if (bracket === '{' || bracket === '[') {
        if (this.#enter(bracket, open)) continue;
      } else {
        this.#scalar();
      }
      this.#leave(open);
    } while (open.length > 0);
  }

  skipSpace(): void {
    while (space.has(this.#bytes[this.at]!)) this.at++;
  }

  /** Whether there is something inside. */
  #enter(bracket: string, open: string[]): boolean {
    if (open.length === mostLevels) this.fail(expected.depth);
    this.at++;
    if (this.take(closing[bracket]!)) return false;
    open.push(bracket);
    if (bracket === '{') this.name();
    return true;
  }

  /** Behind a value: leaves what ends with it, up to the next value. */
  #leave(open: string[]): void {
    for (let bracket = open.at(-1); bracket !== undefined; bracket = open.at(-1)) {
      if (this.take(',')) {
        if (bracket === '{') this.name();
        return;
      }
      this.expect(closing[bracket]!, bracket === '{' ? expected.nextMember : expected.nextValue);
      open.pop();
    }
  }

  #scalar(): void {
    const word = ['true', 'false', 'null'].find((each) => each[0] === this.#text[this.at]);
    if (this.#bytes[this.at] === quote) this.#string(expected.value);
    else if (word === undefined) this.#anyNumber();
    else if (this.#text.startsWith(word, this.at)) this.at += word.length;
    else this.fail(expected.value);
  }

  #anyNumber(): void {
    const from = this.at;
    try {
      this.number();
    } catch (broken) {
      if (this.at === from) this.fail(expected.value);
      throw broken;
    }
  }

  #string(kind: Expected): string {
    if (!this.take('"')) this.fail(kind);
    const from = this.at;
    for (;;) {
      this.at = scanString(this.#bytes, this.at);
      if (this.#bytes[this.at] === quote) break;
      if (this.#bytes[this.at] !== backslash) this.fail(expected.string);
      this.at++;
      const escaped = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;
      escaped.lastIndex = this.at;
      const found = escaped.exec(this.#text) ?? this.fail(expected.string);
      this.at += found[0].length;
    }
    return JSON.parse(new TextDecoder().decode(this.#bytes.subarray(from - 1, ++this.at)));
  }

  /** Where a digit is missing that a number begins with. */
  #brokenNumber(): never {
    return this.#failAt(this.at + (this.#text[this.at] === '-' ? 1 : 0));
  }

  #digitsOfExponent(): number {
    const sign = this.#text[this.at + 1];
    return this.at + (sign === '+' || sign === '-' ? 2 : 1);
  }

  #failAt(at: number): never {
    this.at = at;
    return this.fail(expected.number);
  }
}

function latin1(bytes: Uint8Array): string {
  const step = 8192;
  let text = '';
  for (let at = 0; at < bytes.length; at += step) text += String.fromCharCode(...bytes.subarray(at, at + step));
  return text;
}
