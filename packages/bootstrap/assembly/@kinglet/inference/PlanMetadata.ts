import { JsonReader } from './JsonReader';
import { TensorInfo } from './TensorInfo';

/** What a plan's file says of itself beside what runs (src/metadata.ts of @kinglet/inference), as far as running needs it. */
export class PlanMetadata {
  name: string = '';
  /** The name of the length that batches change. */
  batch: string = '';
  readonly inputs: TensorInfo[] = [];
  readonly outputs: TensorInfo[] = [];

  constructor(json: string) {
    const reader = new JsonReader(json);
    reader.expect(0x7b); // {
    if (!reader.take(0x7d)) this.read(reader);
  }

  private read(reader: JsonReader): void {
    do {
      const key = reader.readText();
      reader.expect(0x3a); // :
      if (key == 'name') this.name = reader.readText();
      else if (key == 'inputs') readTensors(reader, this.inputs);
      else if (key == 'outputs') readTensors(reader, this.outputs);
      else if (key == 'batch') this.batch = readTextOrNothing(reader);
      else reader.skipValue();
    } while (reader.take(0x2c)); // ,
    reader.expect(0x7d); // }
  }
}

function readTextOrNothing(reader: JsonReader): string {
  if (!reader.take(0x6e)) return reader.readText(); // n
  reader.skipValue();
  return '';
}

function readTensors(reader: JsonReader, into: TensorInfo[]): void {
  reader.expect(0x5b); // [
  if (reader.take(0x5d)) return; // ]
  do {
    let name = '';
    let type = '';
    reader.expect(0x7b); // {
    do {
      const key = reader.readText();
      reader.expect(0x3a); // :
      if (key == 'name') name = reader.readText();
      else if (key == 'type') type = reader.readText();
      else reader.skipValue();
    } while (reader.take(0x2c)); // ,
    reader.expect(0x7d); // }
    into.push(new TensorInfo(name, type));
  } while (reader.take(0x2c)); // ,
  reader.expect(0x5d); // ]
}
