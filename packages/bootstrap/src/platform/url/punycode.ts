// Punycode (RFC 3492): a label in any script as ASCII and back.
const base = 36;
const firstCode = 128;
const firstBias = 72;
const largest = 0x10ffff;

/** The ASCII form of `label`, without the `xn--` before it. */
export function encodePunycode(label: string): string {
  const codes = Array.from(label, (symbol) => symbol.codePointAt(0)!);
  const plain = codes.filter((code) => code < firstCode);
  let output = String.fromCodePoint(...plain) + (plain.length ? '-' : '');
  let [code, delta, bias, done] = [firstCode, 0, firstBias, plain.length];
  while (done < codes.length) {
    const next = Math.min(...codes.filter((other) => other >= code));
    delta += (next - code) * (done + 1);
    code = next;
    for (const other of codes) {
      if (other < code) delta++;
      if (other !== code) continue;
      output += encodeDelta(delta, bias);
      bias = adapt(delta, done + 1, done === plain.length);
      delta = 0;
      done++;
    }
    delta++;
    code++;
  }
  return output;
}

/** The label that `text` (without its `xn--`) stands for; undefined when it stands for none. */
export function decodePunycode(text: string): string | undefined {
  const split = text.lastIndexOf('-');
  const codes = Array.from(text.slice(0, Math.max(split, 0)), (symbol) => symbol.charCodeAt(0));
  let [code, index, bias] = [firstCode, 0, firstBias];
  for (let at = split + 1; at < text.length; ) {
    const before = index;
    for (let weight = 1, k = base; ; k += base) {
      const digit = Number.parseInt(text[at++] ?? '?', base);
      if (Number.isNaN(digit)) return undefined;
      index += ((digit + 26) % base) * weight;
      const threshold = thresholdOf(k, bias);
      if ((digit + 26) % base < threshold) break;
      weight *= base - threshold;
      if (index > largest * (codes.length + 1)) return undefined;
    }
    bias = adapt(index - before, codes.length + 1, before === 0);
    code += Math.floor(index / (codes.length + 1));
    index %= codes.length + 1;
    if (code > largest || (code >= 0xd800 && code < 0xe000)) return undefined;
    codes.splice(index++, 0, code);
  }
  return String.fromCodePoint(...codes);
}

function encodeDelta(delta: number, bias: number): string {
  let output = '';
  for (let k = base; ; k += base) {
    const threshold = thresholdOf(k, bias);
    if (delta < threshold) return output + digitOf(delta);
    output += digitOf(threshold + ((delta - threshold) % (base - threshold)));
    delta = Math.floor((delta - threshold) / (base - threshold));
  }
}

// a to z are 0 to 25, 0 to 9 are 26 to 35: the other way round than toString(36) has it.
function digitOf(value: number): string {
  return ((value + 10) % base).toString(base);
}

function thresholdOf(k: number, bias: number): number {
  return Math.min(Math.max(k - bias, 1), 26);
}

function adapt(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > 455; k += base) rest = Math.floor(rest / 35);
  return k + Math.floor((36 * rest) / (rest + 38));
}
