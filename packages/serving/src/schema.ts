// What an item of JSON looks like: a small schema in the words of JSON Schema.

interface FieldCommon {
  /** The model's input that it goes into. @default the input of the field's name, or the only one */
  readonly tensor?: string;
}

/** One number. */
export interface NumberField extends FieldCommon {
  readonly type: 'number' | 'integer';
  /** The smallest and the largest that is allowed. @default what the input's elements hold */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of items without the field. @default none: the field is required */
  readonly default?: number;
}

/** `true` is 1, `false` is 0. */
export interface BooleanField extends FieldCommon {
  readonly type: 'boolean';
  readonly default?: boolean;
}

/** One of a few values. */
export interface CategoryField extends FieldCommon {
  readonly type: 'category';
  readonly values: readonly (string | number)[];
  /** `index`: the value's position, one element; `one-hot`: an element for each value. @default index */
  readonly encoding?: 'index' | 'one-hot';
  readonly default?: string | number;
}

/** Numbers in a shape: nested arrays, or all in one. */
export interface ArrayField extends FieldCommon {
  readonly type: 'array';
  readonly shape: readonly number[];
  /** @default number */
  readonly items?: 'number' | 'integer';
  readonly minimum?: number;
  readonly maximum?: number;
}

/** What one field of an item holds. */
export type Field = NumberField | BooleanField | CategoryField | ArrayField;

/** The fields of an item, by name. Those of one input lie in it in this order. */
export type Fields = Readonly<Record<string, Field>>;
