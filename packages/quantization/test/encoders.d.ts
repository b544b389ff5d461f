import { type ModelProto } from '@kinglet/onnx';
/** The model with every 13th channel of its norms 30 times as large; it is changed. */
export declare function withOutliers(model: ModelProto): ModelProto;
//# sourceMappingURL=encoders.d.ts.map