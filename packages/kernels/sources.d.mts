export interface KernelSource {
  readonly file: string;
  readonly flags: readonly string[];
}
export declare const includeDir: string;
export declare const sha256Source: string;
export declare const cpuSource: string;
export declare function kernelSources(arch: 'x64' | 'arm64'): KernelSource[];
export interface NativeSource extends KernelSource {
  readonly sections: readonly { readonly each: string; readonly together: string }[];
}
export declare function nativeSources(arch: 'x64' | 'arm64'): NativeSource[];
export declare function everyTierSources(arch: 'x64' | 'arm64' | 'wasm32', tiers?: readonly string[]): KernelSource[];
export declare function textSources(arch: 'x64' | 'arm64', names?: readonly string[]): KernelSource[];
export declare function smallTextSources(): KernelSource[];
export declare function scalarAddonSources(arch: 'x64' | 'arm64'): KernelSource[];
export declare function wasmSources(tier: 'wasm' | 'wasm_relaxed'): KernelSource[];
