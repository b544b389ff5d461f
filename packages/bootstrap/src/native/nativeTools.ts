// Whether this machine can build for engine `native`.
import { BootstrapError } from '../errors.ts';
import { findClang } from './findClang.ts';
import { toolPath } from './toolPath.ts';

/** A compiler: what was found, or what is wrong and the line to type. */
export type NativeTool =
  | { readonly name: string; readonly found: string }
  | { readonly name: string; readonly problem: string };

/** clang with lld, AssemblyScript, wabt: each that engine `native` needs. Never rejects for one that is not there. */
export async function nativeTools(): Promise<readonly NativeTool[]> {
  return Promise.all([
    tool('clang', async () => (await findClang()).version),
    tool('assemblyscript', () => toolPath('assemblyscript', 'assemblyscript/asc')),
    tool('wabt', () => toolPath('wabt', 'wabt/bin/wasm2c')),
  ]);
}

async function tool(name: string, find: () => string | Promise<string>): Promise<NativeTool> {
  try {
    return { name, found: await find() };
  } catch (error) {
    if (error instanceof BootstrapError) return { name, problem: error.message };
    throw error;
  }
}
