import { InferenceError } from './InferenceError';

const quote: i32 = 0x22;
const backslash: i32 = 0x5c;

/** Reads JSON from its beginning to its end, and skips what nobody asks for. */
export class JsonReader {
  private at: i32 = 0;

  constructor(private readonly text: string) {}

  /** Whether this character comes next, which is then behind. */
  take(unit: i32): bool {
    while (this.at < this.text.length && this.text.charCodeAt(this.at) <= 0x20) this.at++;
    if (this.peek() != unit) return false;
    this.at++;
    return true;
  }

  /** The character must come next. */
  expect(unit: i32): void {
    if (!this.take(unit))
      throw new InferenceError('expected a plan whose metadata is JSON, got something else: it is damaged');
  }

  readText(): string {
    this.expect(quote);
    const from = this.at;
    let escapes = false;
    while (this.peek() != quote) {
      if (this.peek() == backslash) {
        escapes = true;
        this.at++;
      }
      if (this.at >= this.text.length) this.expect(quote);
      this.at++;
    }
    const text = this.text.substring(from, this.at++);
    return escapes ? unescape(text) : text;
  }

  skipValue(): void {
    if (this.take(quote)) {
      this.at--;
      this.readText();
      return;
    }
    let depth = 0;
    for (; this.at < this.text.length; this.at++) {
      const unit = this.peek();
      if (unit == quote) {
        this.readText();
        this.at--;
        continue;
      }
      const opens = unit == 0x7b || unit == 0x5b; // { [
      const closes = unit == 0x7d || unit == 0x5d; // } ]
      if (depth == 0 && (closes || unit == 0x2c)) return;
      depth += <i32>opens - <i32>closes;
    }
  }

  private peek(): i32 {
    return this.at < this.text.length ? this.text.charCodeAt(this.at) : -1;
  }
}

// RFC 8259, 7: the letters that may follow a backslash, and what they stand for.
const letters: string = 'bfnrt';
const meanings: string = '\b\f\n\r\t';

function unescape(text: string): string {
  let plain = '';
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) != backslash) {
      plain += text.charAt(i);
      continue;
    }
    const letter = text.charAt(++i);
    const known = letters.indexOf(letter);
    if (known >= 0 && letter.length > 0) plain += meanings.charAt(known);
    else if (letter == 'u') {
      plain += String.fromCharCode(<i32>parseInt(text.substr(i + 1, 4), 16));
      i += 4;
    } else plain += letter;
  }
  return plain;
}
