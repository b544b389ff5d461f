// The header that says which trace an invocation belongs to.

/** A trace that is recorded. */
export interface Trace {
  readonly root: string;
  /** The segment that the invocation is part of: on Lambda the function's own. */
  readonly parent: string | undefined;
}

/**
 * Reads `Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1`, whose parts come in any order and may
 * have others beside them. Undefined for a trace that is not sampled, or whose root is no id: nothing is to be sent then.
 * https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 */
export function sampledTrace(header: string | undefined): Trace | undefined {
  const parts = new Map((header ?? '').split(';').map(part));
  const root = parts.get('root') ?? '';
  const parent = parts.get('parent') ?? '';
  if (parts.get('sampled') !== '1' || !/^1-[0-9a-f]{8}-[0-9a-f]{24}$/i.test(root)) return undefined;
  return { root, parent: /^[0-9a-f]{16}$/i.test(parent) ? parent : undefined };
}

function part(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at).trim().toLowerCase(), text.slice(at + 1).trim()];
}
