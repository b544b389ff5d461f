// What Lambda's operating systems have for programs that are linked dynamically.

/** `al2023`: `provided.al2023` and the managed runtimes since Node 20; `al2`: `provided.al2`, Node 18. */
export type LambdaSystem = 'al2023' | 'al2';

export interface SystemLibraries {
  /** The system in words. */
  readonly image: string;
  /** Newest version of each library's symbols, by the word before the number: `GLIBC_2.34`. */
  readonly newest: Readonly<Record<string, string>>;
  /** File names that the dynamic linker finds. */
  readonly libraries: readonly string[];
}

// Amazon Linux 2023 has glibc 2.34 and the run-time libraries of GCC 11; Amazon Linux 2 has glibc 2.26 and those of GCC 7.
// Libraries that only some images have (OpenSSL, curl) are left out: they change with every release, so ship them.
const libraries = [
  ...['c.so.6', 'm.so.6', 'dl.so.2', 'pthread.so.0', 'rt.so.1', 'util.so.1', 'resolv.so.2', 'anl.so.1'],
  ...['gcc_s.so.1', 'stdc++.so.6', 'z.so.1'],
].map((name) => `lib${name}`);
const linkers = ['ld-linux-x86-64.so.2', 'ld-linux-aarch64.so.1'];

export const lambdaSystems: Readonly<Record<LambdaSystem, SystemLibraries>> = {
  al2023: {
    image: 'Amazon Linux 2023',
    newest: { GLIBC: '2.34', GLIBCXX: '3.4.29', CXXABI: '1.3.13', GCC: '11.0' },
    libraries: [...libraries, ...linkers],
  },
  al2: {
    image: 'Amazon Linux 2',
    newest: { GLIBC: '2.26', GLIBCXX: '3.4.24', CXXABI: '1.3.11', GCC: '7.0.0' },
    libraries: [...libraries, ...linkers],
  },
};
