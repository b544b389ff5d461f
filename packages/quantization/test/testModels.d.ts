import { type ModelProto, makeGraph } from '@kinglet/onnx';
/** Numbers between -1 and 1 (xorshift32). */
export declare function randomNumbers(count: number, seed: number): Float32Array<ArrayBuffer>;
/** 8 → 32 → Relu → 4, as two Gemm. */
export declare function mlpModel(): ModelProto;
/** Conv with normalization, Relu, MaxPool, Conv, Relu, Flatten, MatMul; of opset 9. */
export declare function cnnModel(): ModelProto;
interface ModelParts {
    readonly nodes: Parameters<typeof makeGraph>[0]['nodes'];
    /** Lengths of axes, by name. */
    readonly weights: Readonly<Record<string, readonly number[]>>;
    readonly input: readonly (number | string)[];
    readonly output: readonly (number | string)[];
    readonly opset?: number;
}
/** One input `x`, one output `y`. What is called variance is positive. */
export declare function modelOf({ nodes, weights, input, output, opset }: ModelParts): ModelProto;
/** So many inputs of so many numbers. */
export declare function samplesOf(count: number, length: number, seed?: number): {
    readonly x: Float32Array<ArrayBuffer>;
}[];
export {};
//# sourceMappingURL=testModels.d.ts.map