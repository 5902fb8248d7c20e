"""What a person reads of the settings beside their descriptions: names, choices, and their order.

Files, scripts and the command line know settings by their keys and values; the window says these.
"""

from types import MappingProxyType

# As they stand in the window: what people change comes first, what few need to know last.
SECTIONS = MappingProxyType(
    {
        "window": "Window",
        "privacy": "Privacy",
        "local_engine": "Model on this machine",
        "observability": "What is kept",
        "sync": "Results elsewhere",
        "cloud_engine": "Cloud",
        "network": "Connection",
        "downloads": "Model downloads",
        "updates": "Updates",
        "routing": "Routing",
    }
)
# They stand below the others of their section, under a heading of their own.
ADVANCED = frozenset(
    {
        *("local_engine.threads", "local_engine.parallel", "local_engine.max_batch_tokens"),
        *("local_engine.gpu_memory_utilization", "local_engine.document_memory_mb"),
        *("local_engine.endpoint", "local_engine.trusted_hosts", "cloud_engine.fallback_models"),
        *("cloud_engine.rate_limit", "cloud_engine.deadline_s", "cloud_engine.context_limit"),
        *("cloud_engine.batch", "cloud_engine.batch_from", "cloud_engine.price_in"),
        *("cloud_engine.price_out", "updates.address"),
    }
)
TITLES = MappingProxyType(
    {
        "routing.local_context_limit": "Longest step",
        "routing.fallback_max_retries": "Repairs",
        "routing.escalation_threshold": "Failures allowed",
        "routing.window": "Answers looked at",
        "routing.cooldown_s": "Pause",
        "local_engine.provider": "Work is done",
        "local_engine.model": "Model",
        "local_engine.threads": "Processor threads",
        "local_engine.parallel": "Prompts at once",
        "local_engine.max_batch_tokens": "Tokens at once",
        "local_engine.gpu_memory_utilization": "Share of GPU memory",
        "local_engine.document_memory_mb": "Document memory",
        "local_engine.endpoint": "Server address",
        "local_engine.trusted_hosts": "Trusted machines",
        "cloud_engine.provider": "Provider",
        "cloud_engine.base_url": "Address",
        "cloud_engine.model": "Model",
        "cloud_engine.fallback_models": "Other models",
        "cloud_engine.rate_limit": "Most requests",
        "cloud_engine.deadline_s": "Longest wait",
        "cloud_engine.context_limit": "Longest step",
        "cloud_engine.monthly_budget": "Budget",
        "cloud_engine.batch": "Long queues",
        "cloud_engine.batch_from": "Steps to make a batch",
        "cloud_engine.price_in": "Price of reading",
        "cloud_engine.price_out": "Price of writing",
        "privacy.default": "New work",
        "privacy.offline": "Offline",
        "privacy.pii_floor": "Keep personal data here",
        "privacy.cloud_categories": "Work that may be sent",
        "network.allow_metered": "Metered connections",
        "observability.retention_days": "Keep figures for",
        "observability.texts_days": "Delete results after",
        "sync.is_on": "Send by itself",
        "sync.folder": "Folder",
        "sync.database_url": "Database",
        "sync.trusted": "Trusted places",
        "window.language": "Language",
        "window.theme": "Colours",
        "window.text_size": "Size of text",
        "window.is_still": "Reduce motion",
        "window.close_to_tray": "Go on in the tray",
        "downloads.mirror": "Mirror",
        "downloads.proxy": "Proxy",
        "downloads.limit_mb_s": "Speed limit",
        "updates.check": "Look for updates",
        "updates.address": "Address",
        "preset.route": "Where it runs",
        "preset.first_token_s": "First word within",
        "preset.deadline_s": "Whole answer within",
        "preset.refinement": "Refine the draft",
        "preset.about": "What it is for",
        "preset.kinds": "Kinds",
        "preset.category": "Kind of work",
        "preset.privacy": "Privacy",
    }
)
_CATEGORIES = {
    "routine": "Routine",
    "complex": "Complex",
    "safety_critical": "Safety-critical",
}
_PRIVACY = {"local_only": "Only on this machine", "cloud_allowed": "In the cloud, if I allow it"}
CHOICES = MappingProxyType(
    {
        "local_engine.provider": {
            "llama_cpp": "By a model file, in Homeport",
            "openai_compatible": "By a server of your own",
        },
        "cloud_engine.provider": {
            "openai": "OpenAI",
            "anthropic": "Anthropic",
            "azure": "Azure OpenAI",
            "openrouter": "OpenRouter",
            "openai_compatible": "Another that works like OpenAI",
        },
        "cloud_engine.batch": {"off": "Step by step", "backlog": "As one batch, at half the price"},
        "privacy.default": _PRIVACY,
        "privacy.cloud_categories": _CATEGORIES,
        "window.language": {"system": "As the system", "en": "English", "de": "Deutsch"},
        "window.theme": {"system": "As the system", "light": "Light", "dark": "Dark"},
        "preset.route": {
            "local": "On this machine",
            "cloud": "In the cloud",
            "local_with_fallback": "Here, in the cloud if that fails",
        },
        "preset.refinement": {"draft": "From the draft", "passages": "From draft and passages"},
        "preset.kinds": {
            "summarize": "Summarize",
            "classify": "Classify",
            "extract": "Extract",
            "translate": "Translate",
            "ask": "Ask",
            "rewrite": "Rewrite",
        },
        "preset.category": _CATEGORIES,
        "preset.privacy": _PRIVACY,
    }
)
# What it means that nothing stands in a field.
_NOTHING = "None"
NOTHING = MappingProxyType(
    {
        "local_engine.model": "The starter model",
        "local_engine.threads": "As many as there are cores",
        "local_engine.parallel": "As many as memory allows",
        "cloud_engine.provider": "Nobody",
        "cloud_engine.base_url": "The usual one",
        "cloud_engine.monthly_budget": "No limit",
        "cloud_engine.price_in": "As in Homeport's price table",
        "cloud_engine.price_out": "As in Homeport's price table",
        "observability.texts_days": "Never",
        "downloads.mirror": "The usual address",
        "downloads.proxy": "As the system",
        "downloads.limit_mb_s": "No limit",
        "updates.address": "Nobody is asked",
        "preset.route": "As the rules say",
        "preset.first_token_s": "No limit",
        "preset.deadline_s": "No limit",
        "preset.refinement": "Not at all",
        "preset.privacy": "As the settings say",
    }
)


def nothing_words(key: str) -> str:
    """What it means that nothing is set."""
    return NOTHING.get(key, _NOTHING)
