// Which functions of a module can be handlers, by their signatures.

/** What a handler takes and gives; the names of `kgl_handler_kind` in program.h. */
export type HandlerKind = 'bytes' | 'stream' | 'text';

export interface NativeHandler {
  readonly name: string;
  readonly kind: HandlerKind;
  /** Whether it takes a context as its last parameter. */
  readonly takesContext: boolean;
}

/** An exported function as it is declared: names of types, `?` left out. */
export interface ExportedFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly returns: string;
  /** file:line:column */
  readonly place: string;
}

/** What a handler may look like, for messages. */
export const handlerForms: string =
  '`handler(event: string, context: Context): string`, `rawHandler(event: Uint8Array, context: Context): Uint8Array` or ' +
  '`handler(event: string, stream: ResponseStream, context: Context): void`; `context` may be left out';

/** The kind of a function that can be called with an event; undefined for any other. */
export function handlerOf({ name, parameters, returns }: ExportedFunction): NativeHandler | undefined {
  const takesContext = parameters.at(-1) === 'Context';
  const form = `${(takesContext ? parameters.slice(0, -1) : parameters).join(', ')} -> ${returns}`;
  const kind = kinds[form];
  return kind && { name, kind, takesContext };
}

/** The handlers among a module's functions, the one that runs when nothing names another first. */
export function findHandlers(functions: readonly ExportedFunction[]): readonly NativeHandler[] {
  const found = functions.flatMap((candidate) => handlerOf(candidate) ?? []);
  const rank = ({ name }: NativeHandler): number => (name === 'rawHandler' ? 0 : name === 'handler' ? 1 : 2);
  return found.toSorted((a, b) => rank(a) - rank(b));
}

const kinds: Readonly<Record<string, HandlerKind>> = {
  'Uint8Array -> Uint8Array': 'bytes',
  'string -> string': 'text',
  'string, ResponseStream -> void': 'stream',
};
