// What the engines have and lack, in the words of the error messages.
import { isBuiltin } from 'node:module';

/** The engines that this package builds for. */
export type Engine = 'quickjs' | 'node';

/** Something in a bundle that its engine lacks. */
export interface Offence {
  readonly kind: 'import' | 'eval';
  /** What was found, quoted in the message. */
  readonly found: string;
  /** The other engine that has it, if one does. */
  readonly engine?: Engine;
  /** What to do. */
  readonly advice: string;
}

/** The offence of importing `path`, judged by its name alone; undefined when the name says nothing against it. */
export function offenceOf(path: string, engine: Engine): Offence | undefined {
  const bare = path.replace(/[?#].*$/, '');
  if (bare.endsWith('.wasm')) return wasmOffence(path);
  if (engine === 'node') {
    return path.startsWith('kinglet:')
      ? { kind: 'import', found: path, engine: 'quickjs', advice: pickAdvice('quickjs') }
      : undefined;
  }
  return path.startsWith('node:') || bare.endsWith('.node') ? nodeOffence(path) : undefined;
}

/** The offence of importing a name that no file answers to. */
export function unresolved(path: string, engine: Engine): Offence {
  if (engine === 'quickjs' && isBuiltin(path)) return nodeOffence(path);
  const isFile = /^[./]/.test(path);
  const advice = isFile ? 'check the path' : `type \`npm install ${packageOf(path)}\` in the handler's project`;
  return { kind: 'import', found: path, advice: `no engine has it: ${advice}` };
}

/** The offence of compiling code at run time, which the quickjs engine has no parser for. */
export function evalOffence(found: string): Offence {
  return { kind: 'eval', found, engine: 'node', advice: pickAdvice('node') };
}

/** One line: `<place>: expected ..., found ...; what to do`. */
export function describe(offence: Offence, engine: Engine, place: string): string {
  const expected = offence.kind === 'eval' ? 'no code compiled at run time' : `an import that engine ${engine} has`;
  return `${place}: expected ${expected}, found ${offence.kind === 'eval' ? offence.found : `"${offence.found}"`}; ${offence.advice}`;
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

function pickAdvice(engine: Engine): string {
  return `engine ${engine} has it: build with engine \`${engine}\`, or do without`;
}

function packageOf(path: string): string {
  const [first = path, second] = path.split('/');
  return first.startsWith('@') && second ? `${first}/${second}` : first;
}
