// The peers of the suites `kernels` and `inference`: exact versions, and what their archives must be.
import { fileURLToPath } from 'node:url';
import { BenchError } from '../errors.ts';
import type { Peer } from '../peers.ts';

export const simsimd: Peer = {
  name: 'simsimd',
  from: 'npm',
  packages: ['simsimd@6.5.5'],
  checksums: ['sha512-iMZLxr/rWOOhg+L0QimMMvehntzJrPMLizvOXr3VZtQHazskaIRuBtui9QtlZf8iXuPFDBwzLwAdrm/J3U/HwA=='],
};

/** Much larger than everything that is installed for development: it is fetched for the suite alone. */
export const onnxRuntime: Peer = {
  name: 'onnxruntime-node',
  from: 'npm',
  packages: ['onnxruntime-node@1.30.0'],
  checksums: ['sha512-twhs1C2C/BFkz1yc5OY0KIU2GUq6DURO7hD4bx5Q2Qy3nAMJwRXW8xU3NVczE29VA9lolLOYepoD8fjTGOfIqw=='],
};

/** ONNX Runtime in WebAssembly, which Node runs as a browser does. */
export const onnxRuntimeWeb: Peer = {
  name: 'onnxruntime-web',
  from: 'npm',
  packages: ['onnxruntime-web@1.30.0'],
  checksums: ['sha512-q0y+JrrtukXSzsBWEMccVfqX25LRmosXHF+CaRJmg8pZClzcV7svNc4rKY3jL02Vb7QmRMDs1SigqR4CXAfKYQ=='],
};

/** The library that SciPy is built with; the checksums are those of the Linux wheels for x86-64 and Arm. */
export const openBlas: Peer = {
  name: 'openblas',
  from: 'pip',
  packages: ['scipy-openblas32==0.3.34.481.3'],
  checksums: [
    'sha256:0595f94cd58c1f8a0d90c975621f4587337a003916b1979e834ebdf2cb5d9504',
    'sha256:e085dddbc5b9aa130f83def515d31c440e69f387a90c7e63b154a5575b4466bc',
  ],
};

/** Without what shows windows; the checksums are those of the Linux wheels for x86-64 and Arm. */
export const openCv: Peer = {
  name: 'opencv',
  from: 'pip',
  packages: ['opencv-python-headless==4.10.0.84'],
  checksums: [
    'sha256:377d08a7e48a1405b5e84afcbe4798464ce7ee17081c1c23619c8b398ff18295',
    'sha256:46071015ff9ab40fccd8a163da0ee14ce9846349f06c6c8c0f2870856ffa45db',
  ],
};

/** In the folder of that peer. */
export const openBlasLibrary = 'scipy_openblas32/lib/libscipy_openblas.so';

export const trueno: Peer = {
  name: 'trueno',
  from: 'cargo',
  packages: ['trueno@0.19.1'],
  program: fileURLToPath(new URL('../../lanes/trueno', import.meta.url)),
};

/** Handlers in Rust, beside those of the native engine; no packages but Rust's own library. */
export const rustHandlers: Peer = {
  name: 'rust-handlers',
  from: 'cargo',
  packages: ['handlers-lane@0.0.0'],
  program: fileURLToPath(new URL('../../lanes/handlers', import.meta.url)),
};

/** The newest NumPy of each Python; the checksums are those of the Linux wheels for x86-64 and Arm. */
const numpyReleases: readonly { readonly pythons: readonly string[]; readonly peer: Peer }[] = [
  {
    pythons: ['3.11', '3.12', '3.13', '3.14'],
    peer: {
      name: 'numpy',
      from: 'pip',
      packages: ['numpy==2.4.6'],
      checksums: [
        'sha256:89cd468399cfd2504718f0ba50e410dca55a170b61a02ad92bb18c8a65186e93',
        'sha256:0ab0a9c4ffb1a6d95ef519fe4247dba8eb6b18ad93999f76b7f657039acabd47',
        'sha256:90f9849678c75fe7afa2d348ac842c168b0a4d3d61919687216dfc547976d853',
        'sha256:5f9fb9157b4ce2971008323afe46053787b526ef624fea915b261468a8421a0f',
        'sha256:a7830bab239b79cda9c08c2da014761cafb48da6150e1da17ac06283f43b6089',
        'sha256:72fbe16c6fac95aedf5937fa873445cec2110be35d8a4e9433d7501fd98dae6b',
        'sha256:a2c306dea656c12c68f51f4cea133cbe78ca7435eb28c735eac1d3ebe73be6e8',
        'sha256:40fdc1ae7125e518ea98e53e69a4ebc27e1fd50510c47b7ea130cf21e5e1d42b',
      ],
    },
  },
  {
    pythons: ['3.10'],
    peer: {
      name: 'numpy',
      from: 'pip',
      packages: ['numpy==2.2.6'],
      checksums: [
        'sha256:fc7b73d02efb0e18c000e9ad8b83480dfcd5dfd11065997ed4c6747470ae8915',
        'sha256:efd28d4e9cd7d7a8d39074a4d44c63eda73401580c5c76acda2ce969e0a38e83',
      ],
    },
  },
];

/** The pinned NumPy for a Python of that version. Throws BenchError KINGLET_BENCH_PEER where none is pinned. */
export function numpyFor(pythonVersion: string): Peer {
  const python = pythonVersion.split('.').slice(0, 2).join('.');
  const release = numpyReleases.find(({ pythons }) => pythons.includes(python));
  if (release) return release.peer;
  const known = numpyReleases.flatMap(({ pythons }) => pythons).join(', ');
  throw new BenchError(
    'KINGLET_BENCH_PEER',
    `Expected Python of ${known}, for which NumPy is pinned; got ${pythonVersion}.`,
  );
}
