// The one error of this package, and what was wrong with an input.

/** What went wrong, stable across releases. */
export type ServingErrorCode =
  /** A definition that does not fit the model, or an option that is not one of those there are. */
  | 'KINGLET_SERVING_OPTION'
  /** An input that is not what the definition says: status 400. */
  | 'KINGLET_SERVING_INPUT'
  /** More items or bytes than one event may have: status 413. */
  | 'KINGLET_SERVING_LIMIT'
  /** A request that is not sent by POST: status 405. */
  | 'KINGLET_SERVING_METHOD'
  /** A body in a format that the definition does not take: status 415. */
  | 'KINGLET_SERVING_FORMAT'
  /** Anything else that went wrong: status 500; its reason is in the log. */
  | 'KINGLET_SERVING_FAILED'
  /** An answer that JSON cannot express, where `nonFinite` is `error`, or that no weights explain: status 500. */
  | 'KINGLET_SERVING_OUTPUT';

const statuses: Readonly<Record<ServingErrorCode, number>> = {
  KINGLET_SERVING_OPTION: 500,
  KINGLET_SERVING_INPUT: 400,
  KINGLET_SERVING_LIMIT: 413,
  KINGLET_SERVING_METHOD: 405,
  KINGLET_SERVING_FORMAT: 415,
  KINGLET_SERVING_FAILED: 500,
  KINGLET_SERVING_OUTPUT: 500,
};

/** One thing that is not as it should be. */
export interface Issue {
  /** Where: a JSON pointer (RFC 6901) into the event or its body; empty for the whole. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** Thrown when a handler cannot be defined as asked, or an event cannot be answered. */
export class ServingError extends Error {
  readonly code: ServingErrorCode;
  /** HTTP's. */
  readonly statusCode: number;
  readonly issues: readonly Issue[];

  constructor(
    code: ServingErrorCode,
    message: string,
    options: ErrorOptions & { readonly issues?: readonly Issue[] } = {},
  ) {
    super(message, options);
    this.name = 'ServingError';
    this.code = code;
    this.statusCode = statuses[code];
    this.issues = options.issues ?? [];
  }
}

/** What a caller gets of an error. */
export interface ErrorAnswer {
  readonly error: {
    readonly code: ServingErrorCode;
    readonly statusCode: number;
    readonly message: string;
    readonly issues: readonly Issue[];
  };
}

/** The form in which errors are answered. */
export function errorAnswer({ code, statusCode, message, issues }: ServingError): ErrorAnswer {
  return { error: { code, statusCode, message, issues } };
}

/** An error about an input: its message is the first issue. */
export function inputError(issues: readonly Issue[], options: ErrorOptions = {}): ServingError {
  const [first, ...more] = issues as [Issue, ...Issue[]];
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return new ServingError('KINGLET_SERVING_INPUT', `${describeIssue(first)}${others}`, { ...options, issues });
}

/** An error about one place of an input. */
export function inputIssue(path: string, expected: string, found: string, options?: ErrorOptions): ServingError {
  return inputError([{ path, expected, found }], options);
}

/** An error of the definition. */
export function optionError(message: string, options?: ErrorOptions): ServingError {
  return new ServingError('KINGLET_SERVING_OPTION', message, options);
}

function describeIssue({ path, expected, found }: Issue): string {
  return `${path === '' ? '' : `${path}: `}expected ${expected}, found ${found}`;
}
