// What the documentation says that an engine offers: each line of the table is a program that both engines run.

/** One line of docs/platform.md. */
export interface Feature {
  readonly group: string;
  /** What is offered, as the table names it. */
  readonly name: string;
  /** Body of an async function with `runtime` (@kinglet/runtime's exports); true when the engine has it. */
  readonly test: string;
}

const language: readonly (readonly [name: string, test: string])[] = [
  [
    'ES2023: classes with private members, top-level await, `Array.prototype.toSorted`, `findLast`',
    'class A { #x = 1; static has(o) { return #x in o; } } return A.has(new A()) && [2, 1].toSorted()[0] === 1 && [1, 2].findLast((x) => x < 2) === 1 && loaded;',
  ],
  [
    'ES2024 and later: `Object.groupBy`, `Promise.withResolvers`, `Array.fromAsync`, iterator helpers, set methods',
    'return Object.groupBy([1], () => "a").a[0] === 1 && Boolean(Promise.withResolvers) && (await Array.fromAsync([1]))[0] === 1 && [1].values().map((x) => x + 1).next().value === 2 && new Set([1]).isSubsetOf(new Set([1]));',
  ],
  [
    '`RegExp` with `u`, `v`, `y`, `d`, named groups, look-behind, `\\p{…}`',
    'return /(?<=a)(?<b>\\p{L})/dv.exec("aé").groups.b === "é";',
  ],
  ['`BigInt`, `BigInt64Array`', 'return 2n ** 64n === 18446744073709551616n && new BigInt64Array(1)[0] === 0n;'],
  [
    'resizable and transferable `ArrayBuffer`',
    'const b = new ArrayBuffer(1, { maxByteLength: 2 }); b.resize(2); return b.transfer().byteLength === 2;',
  ],
  [
    '`WeakRef`, `FinalizationRegistry`',
    'return new WeakRef(globalThis).deref() === globalThis && Boolean(new FinalizationRegistry(() => {}));',
  ],
  ['`SharedArrayBuffer`, `Atomics`', 'return Atomics.add(new Int32Array(new SharedArrayBuffer(4)), 0, 1) === 0;'],
  [
    '`String.prototype.normalize`, `isWellFormed`',
    'return "e\\u0301".normalize("NFC") === "é" && !"\\ud800".isWellFormed();',
  ],
  ['`Intl`, `toLocaleString` in a locale', 'return (1234.5).toLocaleString("de-DE") === "1.234,5";'],
  ['`eval`, `new Function`', 'return Reflect.construct(Function, ["return 1"])() === 1;'],
  ['`WebAssembly`', 'return typeof WebAssembly === "object";'],
];

const web: typeof language = [
  [
    '`console` with `%s %d %i %f %j %o %O %c`, groups, counts, timers',
    'return ["log", "info", "warn", "error", "debug", "trace", "dir", "assert", "group", "groupEnd", "count", "time"].every((name) => typeof console[name] === "function");',
  ],
  [
    '`setTimeout`, `setInterval`, `setImmediate`, `queueMicrotask`',
    'const order = []; await new Promise((done) => { setTimeout(() => { order.push(3); done(); }, 2); setImmediate(() => order.push(2)); queueMicrotask(() => order.push(1)); }); return order.join("") === "123";',
  ],
  [
    '`TextEncoder`, `TextDecoder` for UTF-8: `fatal`, `ignoreBOM`, `stream`, `encodeInto`',
    'const d = new TextDecoder(); let fatal = false; try { new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.of(255)); } catch { fatal = true; } return fatal && d.decode(Uint8Array.of(0xc3), { stream: true }) + d.decode(Uint8Array.of(0xa9)) === "é" && new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.of(0xef, 0xbb, 0xbf)) === "\\ufeff" && new TextEncoder().encodeInto("é", new Uint8Array(1)).read === 0;',
  ],
  ['`TextDecoder` for other encodings', 'return new TextDecoder("utf-16le").decode(Uint8Array.of(97, 0)) === "a";'],
  [
    '`URL`, `URLSearchParams`',
    'const url = new URL("../b?x=1", "https://user@ex\\u00e4mple.org:444/a/a/"); url.searchParams.append("y", "ü"); return url.href === "https://user@xn--exmple-cua.org:444/a/b?x=1&y=%C3%BC" && URL.canParse("x:y") && URL.parse("//") === null;',
  ],
  [
    "`structuredClone` with cycles, all of the language's types, `transfer`",
    'const a = { map: new Map([[1, new Set([new Date(5)])]]), bytes: new Uint8Array([1, 2]).subarray(1), error: new RangeError("m") }; a.self = a; const b = structuredClone(a, { transfer: [a.bytes.buffer] }); let code; try { structuredClone(() => {}); } catch (error) { code = error.name; } return b.self === b && [...b.map.get(1)][0].getTime() === 5 && b.bytes[0] === 2 && a.bytes.length === 0 && b.error instanceof RangeError && code === "DataCloneError";',
  ],
  [
    '`Event`, `CustomEvent`, `EventTarget`',
    'const target = new EventTarget(); let heard; target.addEventListener("x", (event) => { heard = event.detail; }, { once: true }); target.dispatchEvent(new CustomEvent("x", { detail: 1 })); target.dispatchEvent(new CustomEvent("x", { detail: 2 })); return heard === 1;',
  ],
  [
    '`AbortController`, `AbortSignal` with `timeout` and `any`',
    'const controller = new AbortController(); const any = AbortSignal.any([controller.signal]); controller.abort(); const late = AbortSignal.timeout(1); await new Promise((done) => setTimeout(done, 20)); return any.reason.name === "AbortError" && late.reason.name === "TimeoutError";',
  ],
  ['`DOMException`', 'return new DOMException("m", "AbortError").code === 20;'],
  [
    '`atob`, `btoa`',
    'let name; try { atob("*"); } catch (error) { name = error.name; } return atob(btoa("a\\xff")) === "a\\xff" && name === "InvalidCharacterError";',
  ],
  [
    '`performance.now`, `performance.timeOrigin`',
    'return performance.now() > 0 && Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 1000;',
  ],
  [
    '`crypto.getRandomValues`, `crypto.randomUUID`',
    'return crypto.getRandomValues(new Uint8Array(16)).some((byte) => byte > 0) && /^[\\da-f-]{36}$/.test(crypto.randomUUID());',
  ],
  [
    '`crypto.subtle.digest` of SHA-256',
    'const digest = await crypto.subtle.digest({ name: "sha-256" }, new DataView(new TextEncoder().encode("-abc").buffer, 1)); let refused; try { await crypto.subtle.digest("MD5", digest); } catch (error) { refused = error.name; } return refused === "NotSupportedError" && [...new Uint8Array(digest, 0, 4)].join() === "186,120,22,191";',
  ],
  [
    'the rest of `crypto.subtle`',
    'return typeof crypto.subtle.encrypt === "function" && (await crypto.subtle.digest("SHA-512", new Uint8Array(1))).byteLength === 64;',
  ],
  ['`fetch`, `Request`, `Response`, `Headers`', 'return typeof fetch === "function";'],
  ['`ReadableStream` and the other web streams', 'return typeof ReadableStream === "function";'],
  ['`Blob`, `File`, `FormData`', 'return typeof Blob === "function";'],
];

const node: typeof language = [
  [
    '`process.env`, `process.platform`, `process.arch`',
    'process.env.KINGLET_FEATURE = "1"; return process.env.KINGLET_FEATURE === "1" && process.platform === "linux" && ["x64", "arm64"].includes(process.arch);',
  ],
  ['the rest of `process`', 'return typeof process.hrtime === "function" && typeof process.cwd === "function";'],
  ['`Buffer`', 'return typeof Buffer === "function";'],
  ["Node's modules (`node:fs`, `node:crypto`, …)", 'return (await import(["node", "fs"].join(":"))).existsSync("/");'],
];

const own: typeof language = [
  [
    '`streamifyResponse`, `HttpResponseStream`; `awslambda` as a global',
    'return typeof runtime.streamifyResponse === "function" && typeof runtime.HttpResponseStream.from === "function" && typeof awslambda.streamifyResponse === "function";',
  ],
  [
    '`beforeSnapshot`, `afterRestore`, `onShutdown`',
    'return ["beforeSnapshot", "afterRestore", "onShutdown"].every((name) => typeof runtime[name] === "function");',
  ],
  [
    '`readAsset`: bytes of its own, `..` and missing files refused',
    'const bytes = runtime.readAsset("asset.txt"); const [first] = bytes; bytes[0] = 0; const refused = ["../asset.txt", "missing"].filter((name) => { try { runtime.readAsset(name); return false; } catch { return true; } }); return first === 97 && runtime.readAsset("asset.txt")[0] === 97 && refused.length === 2;',
  ],
];

/** Every line of the table, in its order. */
export const features: readonly Feature[] = Object.entries({
  Language: language,
  Web: web,
  Node: node,
  Kinglet: own,
}).flatMap(([group, lines]) => lines.map(([name, test]) => ({ group, name, test })));

/** The module that tries all of them; its handler answers with a boolean for each. */
export function featureModule(runtime: string): string {
  const tests = features.map(({ test }) => `async (runtime, loaded) => { ${test} }`);
  return `import * as runtime from ${JSON.stringify(runtime)};
const loaded = await Promise.resolve(true);
const tests = [${tests.join(',\n')}];
const attempt = async (test) => {
  try {
    return (await test(runtime, loaded)) === true;
  } catch {
    return false;
  }
};
export const handler = async () => {
  const results = [];
  for (const test of tests) results.push(await attempt(test));
  return results;
};
`;
}
