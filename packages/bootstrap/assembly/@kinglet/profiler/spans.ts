/** A piece of work inside an invocation; milliseconds by the clock of `performance`. */
export class Span {
  readonly begun: f64 = performance.now();
  ended: f64 = 0;

  constructor(
    readonly name: string,
    /** Its number among the spans of the invocation; of the one that it was opened in, or -1. */
    readonly index: i32,
    readonly parent: i32,
  ) {}

  /** A second time does nothing. One that is still open when the handler ends, ends with it. */
  end(): void {
    if (this.ended > 0) return;
    this.ended = performance.now();
    if (open == this.index) open = this.parent;
  }
}

/** A document may have 64 kB: of more spans only the number is kept. */
const mostSpans = 200;

/** Of the invocation that runs. */
export const spans: Span[] = [];
export let droppedSpans: i32 = 0;
let open: i32 = -1;

/** What stands for spans that are not kept: nothing is inside it. */
export const noSpan: Span = new Span('', -2, -1);

/** Opens a span inside the one that is open. */
export function openSpan(name: string): Span {
  if (spans.length == mostSpans) {
    droppedSpans++;
    return noSpan;
  }
  const span = new Span(name, spans.length, open);
  open = span.index;
  spans.push(span);
  return span;
}

/** What is open ends now. */
export function endSpans(): void {
  for (let i = spans.length - 1; i >= 0; i--) spans[i].end();
}

/** For the next invocation. */
export function forgetSpans(): void {
  spans.length = 0;
  droppedSpans = 0;
  open = -1;
}
