// A file for an engine, and what of the policy the engine does differently.
import { toYaml, type YamlValue } from './yaml.ts';

export interface EmittedFile {
  /** A name, relative: `hpa.yaml`. */
  readonly path: string;
  /** JSON or YAML, ends with a line feed; the same bytes for the same policy and target. */
  readonly contents: string;
  /** How to hand it over: a line to type. */
  readonly command: string;
  /** What the engine does otherwise than the policy says, a sentence each; YAML has them as comments too. */
  readonly approximations: readonly string[];
}

/** What is said of a file beside its contents. */
export interface FileNotes {
  readonly command: string;
  readonly approximations: readonly string[];
}

/** Members that are undefined are left out. */
export function jsonFile(path: string, value: object, notes: FileNotes): EmittedFile {
  return { path, contents: `${JSON.stringify(value, null, 2)}\n`, ...notes };
}

/** With a head that says how to hand it over and what differs. */
export function yamlFile(path: string, value: YamlValue, notes: FileNotes): EmittedFile {
  const head = [`Written by @kinglet/autoscaler: ${notes.command}`, ...notes.approximations.map((note) => `- ${note}`)];
  const comments = head.map((line) => `# ${line.replace(/\s+/g, ' ')}\n`).join('');
  return { path, contents: `${comments}${toYaml(value)}`, ...notes };
}
