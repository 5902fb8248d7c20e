"""Each kind's work: how it is planned, asked, checked and put together. Kinds differ only here."""

from app.domain.task import Kind
from app.pipeline.refine import refined
from app.pipeline.verify import verified
from app.pipeline.work import Work
from app.planning.ask import plan_question
from app.planning.classify import plan_classify, require_labels
from app.planning.extract import plan_extract
from app.planning.parts import plan_parts
from app.planning.require import require_instruction, require_language
from app.planning.summary import plan_summary
from app.prompting.ask import ask_question
from app.prompting.classify import ask_classify
from app.prompting.extract import ask_extract
from app.prompting.parts import ask_rewriting, ask_translation
from app.prompting.summary import ask_summary
from app.validation.ask import (
    answer_result,
    answer_step_note,
    answer_substitute,
    check_answer,
    empty_merge,
)
from app.validation.classify import (
    check_classify,
    classify_note,
    classify_result,
    known_step,
)
from app.validation.extract import check_extract, extract_note, extract_result, merge_parts
from app.validation.parts import (
    check_rewriting,
    check_translation,
    require_rewritten,
    require_translated,
    rewriting_result,
    translation_result,
    untouched,
    without_words,
)
from app.validation.schema import require_schema
from app.validation.summary import check_summary, summary_note, summary_result

WORK: dict[Kind, Work] = {
    Kind.SUMMARIZE: refined(
        verified(Work(plan_summary, ask_summary, check_summary, summary_result, summary_note))
    ),
    Kind.ASK: refined(
        verified(
            Work(
                plan_question,
                ask_question,
                check_answer,
                answer_result,
                answer_step_note,
                require=require_instruction,
                known=empty_merge,
                substitute=answer_substitute,
            )
        )
    ),
    Kind.CLASSIFY: Work(
        plan_classify,
        ask_classify,
        check_classify,
        classify_result,
        classify_note,
        require=require_labels,
        known=known_step,
    ),
    Kind.EXTRACT: Work(
        plan_extract,
        ask_extract,
        check_extract,
        extract_result,
        extract_note,
        require=require_schema,
        known=merge_parts,
        is_json=True,
    ),
    Kind.TRANSLATE: refined(
        Work(
            plan_parts,
            ask_translation,
            check_translation,
            translation_result,
            require=require_language,
            known=without_words,
            substitute=untouched,
            require_use=require_translated,
        )
    ),
    Kind.REWRITE: refined(
        Work(
            plan_parts,
            ask_rewriting,
            check_rewriting,
            rewriting_result,
            require=require_instruction,
            known=without_words,
            substitute=untouched,
            require_use=require_rewritten,
        )
    ),
}
# The kinds whose answers the breaker looks at.
JSON_KINDS = frozenset(kind for kind, work in WORK.items() if work.is_json)
