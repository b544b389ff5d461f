// Progress for people: one line that rewrites itself on a terminal, plain lines elsewhere.

/** Where progress goes: `process.stderr`, or anything with its members. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface Progress {
  /** Shows what is being done, with a count when one is known; called as often as one likes. */
  update(what: string, done?: number, total?: number): void;
  /** Ends the current line with a result that stays visible. */
  done(text: string): void;
}

/** Makes a reporter on `stream`; off a terminal only finished steps are written, so that logs stay short. */
export function createProgress(stream: ProgressStream): Progress {
  const terminal = stream.isTTY === true;
  return {
    update(what, done, total) {
      if (terminal) stream.write(`\r\x1b[2K${fit(`  ${what}${bar(done, total)}`, stream.columns)}`);
    },
    done(text) {
      stream.write(`${terminal ? '\r\x1b[2K' : ''}  ${text}\n`);
    },
  };
}

const width = 24;

// A line that wraps could not be rewritten.
function fit(line: string, columns = 80): string {
  return [...line].slice(0, columns - 1).join('');
}

function bar(done: number | undefined, total: number | undefined): string {
  if (done === undefined || total === undefined || total <= 0) return ' …';
  const filled = Math.min(width, Math.round((done / total) * width));
  return ` ${'━'.repeat(filled)}${'·'.repeat(width - filled)} ${done}/${total}`;
}
