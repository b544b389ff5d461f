// What a model says of itself, as texts by key.
import { create } from '@bufbuild/protobuf';
import { type ModelProto, StringStringEntryProtoSchema } from './generated/onnx_pb.ts';

/** The value of a key of the model's `metadata_props`; undefined for one that is not there. */
export function metadataOf({ metadataProps }: ModelProto, key: string): string | undefined {
  return metadataProps.find((entry) => entry.key === key)?.value;
}

/** Sets a key of the model's `metadata_props`, where it is or behind all others: keys are unique. */
export function setMetadata(model: ModelProto, key: string, value: string): void {
  const entry = create(StringStringEntryProtoSchema, { key, value });
  const at = model.metadataProps.findIndex((own) => own.key === key);
  if (at < 0) model.metadataProps.push(entry);
  else model.metadataProps[at] = entry;
}
