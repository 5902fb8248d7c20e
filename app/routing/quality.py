"""What a local model is good enough for, by how coarse its weights are."""

from app.domain.options import Options
from app.domain.quantization import Grain, Quantization
from app.domain.task import Category, Kind

# A form with lists of objects, or many fields, takes more than copying a few values.
_MANY_FIELDS = 12


def local_flaw(
    quantization: Quantization, kind: Kind, category: Category, options: Options
) -> str | None:
    """Why the local model may not do this work, in words; None: it may.

    Multi-step reasoning, code and complex extraction need Q4_K_M or finer. Coarser than 4 bits
    (Q2, Q3) is accepted for tagging and simple classification alone.
    """
    needed = needed_grain(kind, category, options)
    if quantization.grain >= needed:
        return None
    least = "Q4_K_M or Q5_K_M" if needed is Grain.FINE else "a 4-bit model (Q4_K_M)"
    return f"the local model is {quantization.name}; {_work(kind, category)} needs {least}"


def needed_grain(kind: Kind, category: Category, options: Options) -> Grain:
    """The coarsest weights that will do."""
    if category is not Category.ROUTINE:
        return Grain.FINE
    if kind is Kind.CLASSIFY:
        return Grain.COARSE
    if kind is Kind.EXTRACT and _is_complex(options):
        return Grain.FINE
    return Grain.MEDIUM


def _is_complex(options: Options) -> bool:
    fields = (options.json_schema or {}).get("properties", {})
    return len(fields) > _MANY_FIELDS or any(_is_nested(field) for field in fields.values())


def _is_nested(field: object) -> bool:
    """Whether a field holds objects, or may hold them as far as one can see."""
    if not isinstance(field, dict):
        return False
    kinds = field.get("type", ())
    if "object" in (kinds if isinstance(kinds, list) else [kinds]) or "$ref" in field:
        return True
    return _is_nested(field.get("items"))


def _work(kind: Kind, category: Category) -> str:
    if category is not Category.ROUTINE:
        return f"{category.value.replace('_', '-')} work"
    return f"to {kind.value} like this" if kind is Kind.EXTRACT else f"to {kind.value}"
