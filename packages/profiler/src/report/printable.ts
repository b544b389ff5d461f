// Texts from elsewhere, such as names of functions and messages of errors, made harmless to a terminal and measured.

/**
 * The text on one line: control characters as their pictures (U+2400 on), what reorders text or has no glyph and lone
 * surrogates as U+FFFD. A terminal obeys nothing of it.
 */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, picture).replace(/[\u2028\u2029]|\p{Cs}|(?!\u200d)\p{Cf}/gu, '\ufffd');
}

/** How many cells of a terminal the text takes: 2 for East Asian wide characters and emoji, 0 for marks that combine. */
export function cellsOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let cells = 0;
  for (const { segment } of graphemes.segment(text)) cells += cellsOfGrapheme(segment);
  return cells;
}

/** At most `cells` wide, which is at least 1; cut at its end, or in front where `keepEnd`, where `…` then stands. */
export function fit(text: string, cells: number, keepEnd = false): string {
  if (cellsOf(text) <= cells) return text;
  const parts = Array.from(graphemes.segment(text), ({ segment }) => segment);
  if (keepEnd) parts.reverse();
  const kept: string[] = [];
  for (let left = cells - 1; kept.length < parts.length; ) {
    left -= cellsOfGrapheme(parts[kept.length]!);
    if (left < 0) break;
    kept.push(parts[kept.length]!);
  }
  return keepEnd ? `…${kept.reverse().join('')}` : `${kept.join('')}…`;
}

function picture(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function cellsOfGrapheme(grapheme: string): number {
  if (wide.test(grapheme)) return 2;
  return /^\p{M}+$/u.test(grapheme) ? 0 : 1;
}

// Blocks that Unicode's EastAsianWidth.txt has as W or F, and what is shown as an emoji.
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{17000}-\u{18aff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}|\ufe0f/u;
