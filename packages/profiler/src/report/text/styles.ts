// Colours of a terminal, or none.

export interface Styles {
  readonly heading: (text: string) => string;
  readonly muted: (text: string) => string;
  readonly bad: (text: string) => string;
}

/** SGR sequences of ECMA-48 (8.3.117) if there is colour. */
export function stylesFor(color: boolean): Styles {
  const sgr = (on: number, off: number) => (text: string) => (color ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  return { heading: sgr(1, 22), muted: sgr(2, 22), bad: sgr(31, 39) };
}
