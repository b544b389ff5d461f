// The JSON that the kit's functions read and write.

/** Whether `text` is one JSON value (RFC 8259). */
export function isJson(text: string): bool {
  const end = afterValue(text, 0);
  return end >= 0 && afterSpace(text, end) == text.length;
}

/** The JSON text of a member of an object that is JSON; null when there is none. */
export function member(object: string, name: string): string | null {
  let at = afterSpace(object, 0);
  if (charAt(object, at) != 0x7b) return null;
  at = afterSpace(object, at + 1);
  while (charAt(object, at) == 0x22) {
    const nameEnd = afterString(object, at);
    const value = afterSpace(object, afterSpace(object, nameEnd) + 1);
    const valueEnd = afterValue(object, value);
    if (object.substring(at + 1, nameEnd - 1) == name) return object.substring(value, valueEnd);
    at = afterSpace(object, afterSpace(object, valueEnd) + 1);
  }
  return null;
}

/** A member that is a string without escapes, or ''. */
export function textMember(object: string, name: string): string {
  const text = member(object, name);
  return text !== null && text.startsWith('"') ? text.substring(1, text.length - 1) : '';
}

/** A member that is a number, or 0. */
export function numberMember(object: string, name: string): f64 {
  const text = member(object, name);
  return text === null ? 0 : parseFloat(text);
}

/** A text as a JSON string. */
export function quoted(text: string): string {
  let result = '"';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit == 0x7f) result += '\\u' + unit.toString(16).padStart(4, '0');
    else if (unit == 0x22 || unit == 0x5c) result += '\\' + text.charAt(i);
    else result += text.charAt(i);
  }
  return result + '"';
}

// Each gives where what begins at `at` ends, or -1 if it is none; -1 goes in as -1 comes out.

function charAt(text: string, at: i32): i32 {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : -1;
}

function afterSpace(text: string, at: i32): i32 {
  while (charAt(text, at) == 0x20 || charAt(text, at) == 0x0a || charAt(text, at) == 0x0d || charAt(text, at) == 0x09) at++;
  return at;
}

function afterValue(text: string, start: i32): i32 {
  const at = afterSpace(text, start);
  const first = charAt(text, at);
  if (first == 0x22) return afterString(text, at);
  if (first == 0x7b || first == 0x5b) return afterList(text, at, first == 0x7b);
  if (first == 0x74) return afterWord(text, at, 'true');
  if (first == 0x66) return afterWord(text, at, 'false');
  if (first == 0x6e) return afterWord(text, at, 'null');
  return afterNumber(text, at);
}

function afterWord(text: string, at: i32, word: string): i32 {
  return text.substr(at, word.length) == word ? at + word.length : -1;
}

function isDigit(unit: i32): bool {
  return unit >= 0x30 && unit <= 0x39;
}

function isHex(unit: i32): bool {
  return isDigit(unit) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x66);
}

function afterDigits(text: string, start: i32): i32 {
  let at = start;
  while (isDigit(charAt(text, at))) at++;
  return at > start ? at : -1;
}

function afterNumber(text: string, start: i32): i32 {
  let at = charAt(text, start) == 0x2d ? start + 1 : start;
  at = charAt(text, at) == 0x30 ? at + 1 : afterDigits(text, at);
  if (charAt(text, at) == 0x2e) at = afterDigits(text, at + 1);
  if (at < 0 || (charAt(text, at) | 0x20) != 0x65) return at;
  const sign = charAt(text, at + 1);
  return afterDigits(text, sign == 0x2b || sign == 0x2d ? at + 2 : at + 1);
}

function afterString(text: string, start: i32): i32 {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit == 0x22) return at + 1;
    if (unit < 0x20) return -1;
    if (unit != 0x5c) continue;
    const escape = charAt(text, ++at);
    if (escape == 0x75) {
      for (let i = 0; i < 4; i++) if (!isHex(charAt(text, ++at))) return -1;
    } else if (escape < 0 || !'"\\/bfnrt'.includes(String.fromCharCode(escape))) {
      return -1;
    }
  }
  return -1;
}

function afterList(text: string, start: i32, isObject: bool): i32 {
  const close = isObject ? 0x7d : 0x5d;
  let at = afterSpace(text, start + 1);
  if (charAt(text, at) == close) return at + 1;
  while (at >= 0) {
    if (isObject) {
      if (charAt(text, at) != 0x22) return -1;
      at = afterSpace(text, afterString(text, at));
      if (charAt(text, at) != 0x3a) return -1;
      at++;
    }
    at = afterSpace(text, afterValue(text, at));
    const next = charAt(text, at);
    if (next == close) return at + 1;
    if (next != 0x2c) return -1;
    at = afterSpace(text, at + 1);
  }
  return -1;
}
