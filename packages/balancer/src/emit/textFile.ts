// A file of lines, with a head of comments.
import type { EmittedFile } from './emitted.ts';

export interface FileHead {
  /** Where the file goes. */
  readonly use: string;
  readonly notes: readonly string[];
  /** Checks it. */
  readonly command: string;
}

export function textFile(path: string, lines: readonly string[], { use, notes, command }: FileHead): EmittedFile {
  const head = [
    `Written by @kinglet/balancer: ${use}, and check it with: ${command}`,
    ...notes.map((note) => `- ${note}`),
  ];
  return { path, contents: `${[...head.map((line) => `# ${line}`), '', ...lines].join('\n')}\n`, command };
}
