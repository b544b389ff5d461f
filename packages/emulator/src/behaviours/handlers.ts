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
  bytes: new Uint8Array([1, 2]),
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
  cause: () => new Error('outer', { cause: new RangeError('inner') }),
  aggregate: () => new AggregateError([new TypeError('one'), 'two'], 'several'),
  long: () => new RangeError('long '.repeat(40_000)),
  huge: () => new RangeError('huge '.repeat(500_000)),
  delete: () => new RangeError('a\\x7f\\u00e9b'),
};
export const handler = (event) => {
  if (event.how === 'reject') return Promise.reject(thrown[event.throw]());
  if (event.how === 'async') return Promise.resolve().then(() => { throw thrown[event.throw](); });
  if (event.how === 'sync') throw thrown[event.throw]();
  return 'fine';
};`,

  /** Waits for ever, or leaves a rejected promise behind. */
  lost: `export const handler = async (event) => {
  if (event === 'throwLater') setTimeout(() => { throw new RangeError('thrown later'); }, 1);
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

  /** Cannot be parsed. */
  syntaxError: `export const handler = () => {`,

  /** Imports what is not there. */
  importError: `import './no-such-module.mjs';
export const handler = () => 1;`,

  /** Streams what the event names. */
  stream: `const { streamifyResponse, HttpResponseStream } = globalThis.awslambda;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const acts = {
  text: (event, out) => { out.write('one '); out.write(new TextEncoder().encode('zwölf ')); out.end('three'); },
  bytes: (event, out) => {
    const bytes = new Uint8Array(event.length);
    const period = 1 << 16; // of (i * 31 + (i >>> 8) * 7) % 256
    for (let i = 0; i < Math.min(period, bytes.length); i++) bytes[i] = i * 31 + (i >>> 8) * 7;
    for (let filled = period; filled < bytes.length; filled *= 2) bytes.copyWithin(filled, 0, filled);
    out.end(bytes);
  },
  typed: (event, out) => {
    out.setContentType('text/x-kit');
    out.write('typed ');
    let late = 'accepted';
    try { out.setContentType('text/late'); } catch (error) { late = 'refused'; }
    out.end(late);
  },
  prelude: (event, out) => {
    const metadata = { statusCode: 201, headers: { 'X-Kit': 'yes' }, cookies: ['a=b', 'c=d'] };
    const http = HttpResponseStream.from(out, metadata);
    http.write('body');
    http.end();
  },
  big: async (event, out) => {
    let waits = 0;
    const chunk = new Uint8Array(event.bytes).fill(120);
    for (let i = 0; i < event.chunks; i++) {
      if (out.write(chunk)) continue;
      waits++;
      await new Promise((resolve) => out.once('drain', resolve));
    }
    out.end('|' + waits);
  },
  slow: async (event, out) => { out.write('first'); await sleep(event.ms); out.end('second'); },
  empty: (event, out) => { out.end(); },
  throwBefore: () => { throw new TypeError('before the first byte'); },
  throwAfter: async (event, out) => { out.write('part'); await sleep(1); throw new TypeError('after the first byte'); },
  unfinished: (event, out) => { out.write('part'); },
  untouched: () => {},
};
export const handler = streamifyResponse(async (event, out, context) => { await acts[event.act](event, out, context); });`,

  /** Logs on every level, while loading and for the event. */
  logs: `console.log('loading');
export const handler = async (event) => {
  console.trace('traced');
  console.debug('%s is %d of %i%% %j', 'text', 1.5, 2.9, { a: [1] });
  console.info('informed', 'twice');
  console.log('line one\\nline two');
  console.warn('warned "quoted"');
  console.error('failed', new TypeError('logged'));
  return globalThis.process?.env?._LAMBDA_TELEMETRY_LOG_FD ?? null;
};`,

  /** Says goodbye. */
  shutdown: `import { onShutdown } from '@kinglet/runtime';
onShutdown(async () => { await new Promise((resolve) => setTimeout(resolve, 5)); console.log('goodbye from the hook'); });
export const handler = (event) => event;`,

  /** Answers with the hooks that ran, in order. */
  snapshot: `import { afterRestore, beforeSnapshot } from '@kinglet/runtime';
const ran = [];
beforeSnapshot(() => { ran.push('before 1'); });
beforeSnapshot(async () => { await undefined; ran.push('before 2'); });
afterRestore(async () => { await undefined; ran.push('after 1'); });
afterRestore(() => { ran.push('after 2'); });
export const handler = () => ran;`,

  /** Its hook before the snapshot throws. */
  snapshotFails: `import { beforeSnapshot } from '@kinglet/runtime';
beforeSnapshot(() => { throw new TypeError('cannot be frozen'); });
export const handler = () => 1;`,

  /** Its hook after the restore throws. */
  restoreFails: `import { afterRestore } from '@kinglet/runtime';
afterRestore(async () => { throw new RangeError('cannot be thawed'); });
export const handler = () => 1;`,

  /** Waits, then answers with what it was called with and what it is called with now; logs or throws that on request. */
  interleave: `export const handler = async (event, context) => {
  const id = context.awsRequestId;
  await new Promise((resolve) => setTimeout(resolve, event.ms));
  if (event.log) console.log('event ' + event.n);
  if (event.fail) throw new RangeError('event ' + event.n);
  return { n: event.n, id, now: context.awsRequestId, tenant: context.tenantId ?? null, trace: context.xRayTraceId ?? null };
};`,
} as const;

/** One of the functions above. */
export type HandlerName = keyof typeof handlerSources;
