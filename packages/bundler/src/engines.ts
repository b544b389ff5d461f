// What the engines have and lack, in the words of the error messages.
import { isBuiltin } from 'node:module';

/** The engines that this package builds for. */
export type Engine = BundleEngine | 'native';

/** Those that run JavaScript: what is built for them is a bundle first. */
export type BundleEngine = 'quickjs' | 'node';

/** Something in a bundle that its engine lacks. */
export interface Offence {
  readonly kind: 'import' | 'computed import' | 'eval' | 'global';
  /** What was found, quoted in the message. */
  readonly found: string;
  /** The other engine that has it, if one does. */
  readonly engine?: BundleEngine;
  /** What to do. */
  readonly advice: string;
}

/** The offence of importing `path`, judged by its name alone; undefined when the name says nothing against it. */
export function offenceOf(path: string, engine: BundleEngine): Offence | undefined {
  const bare = path.replace(/[?#].*$/, '');
  if (bare.endsWith('.wasm')) return wasmOffence(path);
  if (/^(https?:)?\/\//.test(path)) return networkOffence(path);
  if (engine === 'node') {
    return path.startsWith('kinglet:')
      ? { kind: 'import', found: path, engine: 'quickjs', advice: pickAdvice('quickjs') }
      : undefined;
  }
  return path.startsWith('node:') || bare.endsWith('.node') ? nodeOffence(path) : undefined;
}

/** The offence of importing a name that no file answers to. */
export function unresolved(path: string, engine: BundleEngine): Offence {
  if (engine === 'quickjs' && isBuiltin(path)) return nodeOffence(path);
  const isFile = /^[./]/.test(path);
  const advice = isFile ? 'check the path' : `type \`npm install ${packageOf(path)}\` in the handler's project`;
  return { kind: 'import', found: path, advice: `no engine has it: ${advice}` };
}

/** The offence of compiling code at run time, which the quickjs engine has no parser for. */
export function evalOffence(found: string): Offence {
  return { kind: 'eval', found, engine: 'node', advice: pickAdvice('node') };
}

/** The offence of importing what is known only at run time: the quickjs engine has no files to import from. */
export function computedImport(found: string): Offence {
  const advice = 'write the name out, so that it is bundled; engine node has it: build with engine `node`';
  return { kind: 'computed import', found: `\`${found}\``, engine: 'node', advice };
}

/** The offence of using a global that the quickjs engine lacks. */
export function globalOffence(found: string): Offence {
  return { kind: 'global', found: `\`${found}\``, engine: 'node', advice: pickAdvice('node') };
}

/** One line: `<place>: expected ..., found ...; what to do`. */
export function describe({ kind, found, advice }: Offence, engine: BundleEngine, place: string): string {
  const expected = {
    import: `an import that engine ${engine} has`,
    'computed import': 'an import that is known when it is built',
    eval: 'no code compiled at run time',
    global: `globals that engine ${engine} has`,
  }[kind];
  return `${place}: expected ${expected}, found ${kind === 'import' ? `"${found}"` : found}; ${advice}`;
}

function nodeOffence(path: string): Offence {
  return { kind: 'import', found: path, engine: 'node', advice: pickAdvice('node') };
}

function wasmOffence(path: string): Offence {
  return {
    kind: 'import',
    found: path,
    advice:
      'no engine imports WebAssembly: ship the file as an asset and, with engine node, load it by WebAssembly.instantiate',
  };
}

function networkOffence(path: string): Offence {
  return {
    kind: 'import',
    found: path,
    advice:
      'no engine imports from the network: install it as a package, or keep a copy of the file beside the handler',
  };
}

function pickAdvice(engine: BundleEngine): string {
  return `engine ${engine} has it: build with engine \`${engine}\`, or do without`;
}

function packageOf(path: string): string {
  const [first = path, second] = path.split('/');
  return first.startsWith('@') && second ? `${first}/${second}` : first;
}
