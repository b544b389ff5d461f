// What a caller may choose of a pretrained network.

export interface PretrainedOptions {
  /** The graph's. @default the configuration's model_type */
  readonly name?: string;
  /**
   * `hidden`: `last_hidden_state`. `pooler`: `pooler_output` of BERT. `embedding`: `sentence_embedding`, one row for each
   * sequence. `logits`: of decoders for each token, of classifiers for each item.
   *
   * @default 'logits' of decoders and ViT, where there is a classifier; else 'hidden'
   */
  readonly output?: 'embedding' | 'hidden' | 'logits' | 'pooler';
  /** Of `embedding`: the mean of the tokens that the mask shows, or the first token. @default 'mean' */
  readonly pooling?: 'cls' | 'mean';
  /** Of `embedding`: whether rows are made of length 1. @default false */
  readonly normalize?: boolean;
  /** Of BERT: whether there is an input `token_type_ids`; else all are 0. @default true */
  readonly tokenTypes?: boolean;
  /** Of decoders: whether there is an input `attention_mask`, int64 [batch, past + sequence]; else all is seen. @default false */
  readonly attentionMask?: boolean;
  /** Of decoders: whether there are `past_key_values.*` and `present.*`. @default true */
  readonly cache?: boolean;
  /** Of decoders: logits of all tokens, [batch, sequence, vocabulary], or [batch, 1, vocabulary] of the last. @default 'all' */
  readonly logitsOf?: 'all' | 'last';
}
