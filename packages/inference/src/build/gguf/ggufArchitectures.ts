// What llama.cpp calls the parts of networks (gguf-py/gguf/constants.py), and what config.json and its weights call them.

export interface GgufArchitecture {
  /** Entries of the configuration that are the same for all files. */
  readonly fixed: Readonly<Record<string, unknown>>;
  /** By key, without the architecture's name: the configuration's entry. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Keys that may only have one value, where they are. */
  readonly only: Readonly<Record<string, unknown>>;
  /** By tensor: the entry that says how many rows it has. */
  readonly rows: Readonly<Record<string, string>>;
  readonly tensors: Readonly<Record<string, string>>;
  /** What a layer's tensors begin with, before its number. */
  readonly layer: string;
  readonly layerTensors: Readonly<Record<string, string>>;
}

const llamaLike = {
  metadata: {
    'attention.head_count': 'num_attention_heads',
    'attention.head_count_kv': 'num_key_value_heads',
    'attention.key_length': 'head_dim',
    'attention.layer_norm_rms_epsilon': 'rms_norm_eps',
    block_count: 'num_hidden_layers',
    embedding_length: 'hidden_size',
    feed_forward_length: 'intermediate_size',
    'rope.dimension_count': 'rotary_dim',
    'rope.freq_base': 'rope_theta',
  },
  only: { expert_count: 0 },
  rows: { 'token_embd.weight': 'vocab_size' },
  tensors: { token_embd: 'embed_tokens', output_norm: 'norm', output: 'lm_head' },
  layer: 'layers',
  layerTensors: {
    attn_k: 'self_attn.k_proj',
    attn_norm: 'input_layernorm',
    attn_output: 'self_attn.o_proj',
    attn_q: 'self_attn.q_proj',
    attn_v: 'self_attn.v_proj',
    ffn_down: 'mlp.down_proj',
    ffn_gate: 'mlp.gate_proj',
    ffn_norm: 'post_attention_layernorm',
    ffn_up: 'mlp.up_proj',
  },
} as const;

/** Of `llama` the converter moves rows of queries and keys so that the numbers of a pair are neighbours. */
const llama: GgufArchitecture = { ...llamaLike, fixed: { model_type: 'llama', rope_interleaved: true } };
const qwen2: GgufArchitecture = { ...llamaLike, fixed: { model_type: 'qwen2' } };

const gpt2: GgufArchitecture = {
  fixed: { model_type: 'gpt2', linear_layers: true },
  metadata: {
    'attention.head_count': 'n_head',
    'attention.layer_norm_epsilon': 'layer_norm_epsilon',
    block_count: 'n_layer',
    embedding_length: 'n_embd',
    feed_forward_length: 'n_inner',
  },
  only: {},
  rows: { 'position_embd.weight': 'n_positions', 'token_embd.weight': 'vocab_size' },
  tensors: { token_embd: 'wte', position_embd: 'wpe', output_norm: 'ln_f', output: 'lm_head' },
  layer: 'h',
  layerTensors: {
    attn_norm: 'ln_1',
    attn_output: 'attn.c_proj',
    attn_qkv: 'attn.c_attn',
    ffn_down: 'mlp.c_proj',
    ffn_norm: 'ln_2',
    ffn_up: 'mlp.c_fc',
  },
};

const bert: GgufArchitecture = {
  fixed: { model_type: 'bert' },
  metadata: {
    'attention.head_count': 'num_attention_heads',
    'attention.layer_norm_epsilon': 'layer_norm_eps',
    block_count: 'num_hidden_layers',
    embedding_length: 'hidden_size',
    feed_forward_length: 'intermediate_size',
  },
  only: { 'attention.causal': false },
  rows: {
    'position_embd.weight': 'max_position_embeddings',
    'token_embd.weight': 'vocab_size',
    'token_types.weight': 'type_vocab_size',
  },
  tensors: {
    position_embd: 'embeddings.position_embeddings',
    token_embd: 'embeddings.word_embeddings',
    token_embd_norm: 'embeddings.LayerNorm',
    token_types: 'embeddings.token_type_embeddings',
  },
  layer: 'encoder.layer',
  layerTensors: {
    attn_k: 'attention.self.key',
    attn_output: 'attention.output.dense',
    attn_output_norm: 'attention.output.LayerNorm',
    attn_q: 'attention.self.query',
    attn_v: 'attention.self.value',
    ffn_down: 'output.dense',
    ffn_up: 'intermediate.dense',
    layer_output_norm: 'output.LayerNorm',
  },
};

export const ggufArchitectures: ReadonlyMap<string, GgufArchitecture> = new Map(
  Object.entries({ llama, qwen2, gpt2, bert }),
);
