// Runs a compiler and waits for it without holding anything else up.
import { spawn } from 'node:child_process';

/** What came of a tool. */
export interface ToolResult {
  /** Null when it was killed or could not be started. */
  readonly status: number | null;
  readonly stdout: string;
  /** What it wrote there, then which signal ended it or why it could not be started, if so. */
  readonly stderr: string;
}

/** What it reads from standard input, and where it runs. */
export interface ToolSurroundings {
  readonly input?: string;
  readonly cwd?: string;
}

/** Never rejects: a tool that is not there is a result. */
export async function runTool(
  command: string,
  args: readonly string[],
  surroundings: ToolSurroundings = {},
): Promise<ToolResult> {
  try {
    return await run(command, args, surroundings);
  } catch (error) {
    return { status: null, stdout: '', stderr: error instanceof Error ? error.message : String(error) };
  }
}

function run(command: string, args: readonly string[], { input = '', cwd }: ToolSurroundings): Promise<ToolResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'pipe', ...(cwd === undefined ? {} : { cwd }) });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', reject);
    child.once('close', (status, signal) =>
      resolve({ status, stdout, stderr: signal === null ? stderr : `${stderr}${command} was ended by ${signal}` }),
    );
    // One that ends without reading says why itself.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
