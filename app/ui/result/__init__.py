"""The selected task's result, and beside it the document that it is from.

`result_pane.ResultPane` puts them together; `door.ResultDoor` asks the house.

    written: markdown (text to blocks) ── writer (blocks to a QTextDocument) ── result_text
    proved:  letters (where a sentence stands) ── passages (what it rests on)
    source:  source_pane ── page_view, page_cache, page_loader │ page_text
    json:    json_model ── json_tree
    foot:    receipt_foot, copying, drag_handle
"""
