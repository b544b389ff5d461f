// Runs a compiler and waits for it without holding anything else up.
import { spawn } from 'node:child_process';

export interface ToolResult {
  /** Null when it was killed or could not be started. */
  readonly status: number | null;
  readonly stdout: string;
  /** What it wrote there, or why it could not be started. */
  readonly stderr: string;
}

/** Never rejects: a tool that is not there is a result. `input` is what it reads from standard input. */
export function runTool(
  command: string,
  args: readonly string[],
  { input = '', cwd }: { readonly input?: string; readonly cwd?: string } = {},
): Promise<ToolResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'pipe', ...(cwd === undefined ? {} : { cwd }) });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', ({ message }) => resolve({ status: null, stdout, stderr: message }));
    child.once('close', (status) => resolve({ status, stdout, stderr }));
    // One that ends without reading says why itself.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
