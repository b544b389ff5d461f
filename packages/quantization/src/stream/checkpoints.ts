// Results of an unfinished run, each in a file of its own with its checksum.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { WorkFiles } from './workFiles.ts';

const checksumBytes = 32;

/**
 * A folder of results by name. One is there in whole or not at all: it is written beside its place first, and what does
 * not have its SHA-256 counts as missing.
 */
export class Checkpoints {
  readonly folder: string;
  readonly #files: WorkFiles;

  /** The folder is made when there is something to keep. */
  constructor(folder: string, files: WorkFiles) {
    [this.folder, this.#files] = [folder, files];
  }

  /** Undefined for a result that is not there. */
  async read(name: string): Promise<Uint8Array | undefined> {
    const bytes = await this.#readAll(join(this.folder, name));
    const content = bytes?.subarray(checksumBytes);
    if (!bytes || !content) return undefined;
    return Buffer.compare(checksumOf(content), bytes.subarray(0, checksumBytes)) === 0 ? content : undefined;
  }

  async write(name: string, content: Uint8Array): Promise<void> {
    const path = join(this.folder, name);
    const draft = `${path}.partial`;
    await this.#files.makeFolder(this.folder);
    {
      await using file = await this.#files.create(draft);
      await file.write(checksumOf(content));
      await file.write(content);
    }
    await this.#files.rename(draft, path);
  }

  async #readAll(path: string): Promise<Uint8Array | undefined> {
    try {
      await using file = await this.#files.open(path);
      return await file.read(0, await file.size());
    } catch {
      // Not there, or not readable: it is made anew, and an error of the disk comes up when it is written.
      return undefined;
    }
  }
}

function checksumOf(content: Uint8Array): Uint8Array {
  return createHash('sha256').update(content).digest();
}
