// What a check of `kinglet doctor` found.

export interface Finding {
  /** What was looked at: `node`, `aws credentials`. */
  readonly check: string;
  /** `problem`: what this project asks for does not work. */
  readonly status: 'ok' | 'warning' | 'problem';
  readonly found: string;
  /** What to type or to do. */
  readonly fix?: string;
}

/** One thing to look at; what it throws becomes a problem. */
export interface Check {
  readonly name: string;
  readonly run: () => Promise<readonly Finding[]> | readonly Finding[];
}

export function ok(check: string, found: string): Finding {
  return { check, status: 'ok', found };
}

export function warning(check: string, found: string, fix: string): Finding {
  return { check, status: 'warning', found, fix };
}

export function problem(check: string, found: string, fix?: string): Finding {
  return { check, status: 'problem', found, ...(fix === undefined ? {} : { fix }) };
}
