// The functions that the behaviours need, as ES modules in standard JavaScript: any bootstrap can be given them.

/** Source text by name. Another language's runtime supplies functions that do the same. */
export const handlerSources = {
  /** Answers the same for every event. */
  minimal: `export const handler = async () => ({ statusCode: 200, body: 'ok' });`,

  /** Answers with the event, through JSON. */
  echo: `export const handler = (event) => event;`,

  /** Answers with the event's bytes. */
  rawEcho: `export const rawHandler = (event) => event;`,

  /** Answers with what it knows about the invocation. */
  context: `export const handler = async (event, context) => {
  const before = context.getRemainingTimeInMillis();
  for (let i = 0, end = event.spin ?? 0; i < end; i++);
  return { ...context, before, after: context.getRemainingTimeInMillis(), traceVariable: globalThis.process?.env?._X_AMZN_TRACE_ID ?? null };
};`,

  /** Returns what the event names. */
  results: `const cyclic = {};
cyclic.self = cyclic;
const results = {
  undefined: undefined, null: null, string: 'text', number: 1.5, array: [1, 'two'], function: () => 1,
  cyclic, bigint: { big: 1n }, toJSON: { toJSON() { throw new Error('no JSON'); } },
};
export const handler = async (event) => results[event.result];`,

  /** Throws what the event names. */
  errors: `class CustomError extends Error { constructor(message) { super(message); this.name = 'CustomError'; } }
class EvilError extends Error {
  get name() { throw new Error('name'); }
  get message() { throw new Error('message'); }
  get stack() { throw new Error('stack'); }
}
const cyclicError = new Error('cyclic');
cyclicError.self = cyclicError;
const odd = new Error('odd');
odd.name = 'not a name\\r\\nX-Injected: 1';
const thrown = {
  error: () => new TypeError('boom'),
  custom: () => new CustomError('custom boom'),
  runtimeName: () => Object.assign(new Error('named'), { name: 'Runtime.SomethingWrong' }),
  odd: () => odd,
  string: () => 'just text',
  undefined: () => undefined,
  null: () => null,
  object: () => ({ code: 1 }),
  bare: () => Object.create(null),
  evil: () => new EvilError(),
  proxy: () => new Proxy({}, { get() { throw new Error('get'); }, getPrototypeOf() { throw new Error('prototype'); } }),
  cyclic: () => cyclicError,
};
export const handler = (event) => {
  if (event.how === 'reject') return Promise.reject(thrown[event.throw]());
  if (event.how === 'async') return Promise.resolve().then(() => { throw thrown[event.throw](); });
  if (event.how === 'sync') throw thrown[event.throw]();
  return 'fine';
};`,

  /** Waits for ever, or leaves a rejected promise behind. */
  lost: `export const handler = async (event) => {
  if (event === 'reject') Promise.reject(new RangeError('nobody waits for this'));
  if (event !== 'fine') await new Promise(() => {});
  return event;
};`,

  /** Cannot be loaded. */
  topLevelThrow: `export const handler = () => 1;
throw new TypeError('cannot start');`,

  /** Cannot be loaded, a moment later. */
  topLevelReject: `export const handler = () => 1;
await Promise.reject(new RangeError('cannot start either'));`,

  /** Has nothing to call. */
  noExport: `export const somethingElse = 1;`,

  /** Has a handler that cannot be called. */
  notAFunction: `export const handler = { call: 'me' };`,
} as const;

/** One of the functions above. */
export type HandlerName = keyof typeof handlerSources;
