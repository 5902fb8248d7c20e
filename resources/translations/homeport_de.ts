<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AskForm</name>
    <message>
        <source>One answer from all files, with the passages it rests on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who signed it, and when?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check e&amp;very page: slower, but nothing is missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BreakerBox</name>
    <message>
        <source>Circuit breaker for local JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rel&amp;y on it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was wrong before counts no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local JSON is relied on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local JSON is not relied on: what may leave goes out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local JSON is on trial.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassifyForm</name>
    <message>
        <source>One of your labels for each file, with how likely each label is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write two labels or more, a line each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bill: asks for money
letter: is written to a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A label for each r&amp;ow of a CSV file or spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a f&amp;ile…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A JSON list of labels, with descriptions and examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>La&amp;bels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConsentsDialog</name>
    <message>
        <source>What you have agreed to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you have agreed to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the next request on you are asked again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the next request on you are asked again about what you take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing may be sent without a question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {kind} work that may leave, to {host}, since {since}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task {id}, to {host}, since {since}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop documents here, or press Enter to choose files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop documents or folders here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF, Office, mail, web pages, text · or press Enter to choose files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is no file. Save it first, then drop the file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EgressDialog</name>
    <message>
        <source>What left this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since the beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Egress ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EgressDoor</name>
    <message>
        <source>&amp;Offline: let nothing leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The offline switch: on, nothing leaves this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;rivacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What &amp;left this machine…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you have &amp;agreed to…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExtractForm</name>
    <message>
        <source>Fields from each file, each with the place it was found at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the fields as an example row, or choose a file with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a f&amp;ile…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A JSON Schema, or an example of what is wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fiel&amp;ds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A JSON Schema or an example row</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FollowUpBar</name>
    <message>
        <source>Ask on about the same documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyBox</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the key; it goes to the system&apos;s keyring alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One cheap request to each model, without a document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ask it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a provider and a model below first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is left alone since it refused the key or the account: mend that, try it, or have it asked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its key is in the system&apos;s keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no key for it yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KindForm</name>
    <message>
        <source>That file cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optional: what to look at, in your words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Wish</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KindOptions</name>
    <message>
        <source>Stays on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May go to the cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety-critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Summarize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Extract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Classify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Translate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rewrite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diffic&amp;ulty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeavingDialog</name>
    <message>
        <source>What would leave this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Always” is for all {kind} work that may leave, and for {hosts} alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Send once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Always for {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Summarize the &amp;sample report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel &amp;task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open documents…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summarize the &amp;sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show set as &amp;table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send results &amp;now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Presets…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a task of a set: files that were added together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading: {done:,} of {total:,} tokens of this part</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OfferDialog</name>
    <message>
        <source>Refine the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These {size:,} bytes would go to {model}, for {cost} at most:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Do not send</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PanePii</name>
    <message>
        <source>It stays on this machine: {found} found in it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PiiDialog</name>
    <message>
        <source>Personal data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave it as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It &amp;may leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep it here again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found in the text, so it stays on this machine:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found in the text; you have confirmed that it may leave:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you say that it may leave, all of its text can go to the provider in the settings, with any work that is allowed to. That holds for this content until you take it back. Work that was kept here stays here: run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you take that back, work on it that has not ended stays here too.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PiiDoor</name>
    <message>
        <source>You have confirmed that it may leave. What was kept here: run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays on this machine from now on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PiiNote</name>
    <message>
        <source>&amp;What was found…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanSheet</name>
    <message>
        <source>Looking for documents…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no documents in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} files that cannot be documents are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} folders could not be looked into.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… and {n:,} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it may leave all the same, you can say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanTable</name>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanTableModel</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetBox</name>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetsDialog</name>
    <message>
        <source>Presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name: small letters, digits and hyphens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a preset of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueActions</name>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do &amp;first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do &amp;earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do &amp;later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do la&amp;st</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry &amp;all failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the &amp;whole queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved: it is next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved: it is number {turn:,} in the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} failed tasks are tried anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No task has failed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueBar</name>
    <message>
        <source>The queue is paused: nothing is begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume queue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultPane</name>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a stored result: nothing was run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do it anew, even if its result is stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;fine…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what the larger model would be sent to refine this draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every figure of the receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a document, say what is wanted, and the result appears here, with a receipt that says how much of it was read.

Long documents are read part by part: notes on each part come first, then the result for the whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for its turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It {waits}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer that could not be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes on the parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored result of {day:%Y-%m-%d}: nothing was run again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RewriteForm</name>
    <message>
        <source>The whole text anew, part by part. Missing numbers are named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say how the text shall be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In plain language, in short sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ho&amp;w</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SetGrid</name>
    <message>
        <source>Results as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only rows with…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only rows with these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ended:,} of {total:,} files are done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written to {path}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: back to the default</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummarizeForm</name>
    <message>
        <source>A summary whose statements name the passages they stand on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A list of points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncBox</name>
    <message>
        <source>Finished results in a place of yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send &amp;now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;First use…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark the folder as a place for results, once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of the database; it goes to the system&apos;s keyring alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results will go to the places that are set below. Is the folder there now, and the right one? A share that is not mounted looks like an empty folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a folder or a database below first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} local-only results stay here until Trusted names {name}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncLine</name>
    <message>
        <source>Results that wait for sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync: {count:,} wait ({why})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder is new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder is write-protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the database is away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a password is wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the offline switch is on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskTable</name>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tasks yet.
What you drop above is worked on here, one by one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskTableModel</name>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TranslateForm</name>
    <message>
        <source>Part by part, in order. What stays untranslated is found and named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the language to translate to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingBar</name>
    <message>
        <source>See what would &amp;leave…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every word, to whom, and for how much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Do it here instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model on this machine does it; nothing leaves</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>; it {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; local JSON is unreliable now, check it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A prompt of {needed_tokens} tokens does not fit the model&apos;s {context_tokens}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A prompts file has one JSON object a line, with &quot;prompt&quot; and what its kind needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sign-in page or proxy answers instead of {provider} ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A workload has one JSON object a line, with id, prompt and max_tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the document again to start over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the files in it instead: folders are not read as one document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An `ask` that has not failed can be followed; `homeport queue list` shows the tasks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for fewer fields at a time, or split the schema.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU threads; default: all cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the model&apos;s name and what it supports, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the model&apos;s name and what the server supports; its own log says more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model with a longer context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another --output folder, or the results would be taken for new documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder with --output. The result is kept: `homeport queue show`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model, or update Homeport.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it, or let it finish, and try again. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model or a smaller version (Q4_K_M) of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other program (a backup or sync tool, perhaps) and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again from the provider&apos;s page. Nothing was stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct or delete that line. The file is {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do some work with `--cloud` that this machine finishes; local-only work is never sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything else goes on. Retry it by hand, or order it with another model or file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space and start again: finished steps are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a JSON Schema of an object, or an example row: an object with a value a field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give at least 8 signs on one line: a few words that only you would put together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it with `homeport settings key {provider}` or in the window&apos;s settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give some text to work on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the right one with `homeport settings key {provider}`; nothing is lost meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guided decoding cannot express this schema ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden files, programs and archives are left out. Name the files you mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Homeport cannot write to its folder {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Homeport cannot {kind} without being told what is wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Homeport cannot {kind} yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Homeport ended {times} times while it was at this task, so it was set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Homeport is at work in another window or command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Homeport must be told the language to translate to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Homeport runs models in GGUF files. Download the model&apos;s GGUF version (Q4_K_M).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you trust it, open it in its own program, save it again or as PDF, and add that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install one (gnome-keyring, KWallet) and log in again. Keys are kept nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be while the task waits. Order it anew: `homeport run`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot both be private and may leave this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has 14 groups of 4 letters and digits; a sign is wrong or missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is for: {kinds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is for: {kinds}. Leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is probably a scan. Install text recognition (OCR) with: pip install &apos;homeport[ocr]&apos;, or run the file through another OCR program, then add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is sent by itself, at the usual price.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried once more. The provider may charge for both; the receipt says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been moved or renamed. Find it and add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays as it is: `homeport queue show {task_id}`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not sent, and cannot be done here: {found} found in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out --cloud, or --private and a preset that is local only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let fields that a document may lack be null, ask for fewer, or try a larger model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for it on your screen. If it hangs, end it and start again; nothing is lost. Commands such as `homeport run` work meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look with `homeport pii show`. If it may leave all the same, say so with `homeport pii confirm`, and order it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the folder writable, or choose another with --home.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory may be short: close other programs or choose a smaller model. See engine.log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merged from {1} notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file of prompts with --prompts, or compare finished work with --compare 10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder that is there: `homeport watch FOLDER KIND`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name it: `homeport run translate FILE --to German`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name two or more: `homeport run classify FILE --labels bill,letter`, or a JSON file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cloud provider is set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No finished work may be compared with the larger model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder that is watched is called {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No part of the text could be {done}, even on a second try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing left this machine. Please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it was done there. The work waits and is sent again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of task {task_id} would leave this machine ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Check the store with `homeport vault check`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. To begin anew, move {path} and what is beside it elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was cut off. Choose a model with a longer context, or shorten the instruction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent. Add it to local_engine.trusted_hosts if it is yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent. The work waits and goes on when there is a connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in its own program and save it again, or fetch it again from where it came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it with its password, save a copy without one, and add the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order it with `--preset draft-and-refine`, and without --private.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages {1} to {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset {name} cannot be so: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back {path} from a copy of this folder. The store itself was not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise cloud_engine.monthly_budget, or wait for the next month; nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {name} used too much time or memory and was stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results cannot be written to {path}: it holds the folder that is watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of CSV and spreadsheets are labelled one by one; leave --by-row out for others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run `make setup`, or set local_engine.model in the settings to a GGUF file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save or print it as PDF from the program that made it, then add that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say it in your words: `homeport run {kind} FILE --instruction &quot;…&quot;`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a larger model: local_engine.model in the settings. If the text already is as you want it, there is nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set cloud_engine.price_in and price_out, or remove cloud_engine.monthly_budget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set cloud_engine.provider and cloud_engine.model, and give a key: `homeport settings`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set local_engine.model to a GGUF file that exists, or remove it to use the starter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set local_engine.model to a finer version (Q4_K_M, Q5_K_M), or allow it to leave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to this network, or ask who runs the proxy; the work goes on by itself. What was sent has reached whoever answered: the receipt counts it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Homeport ({kind})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split it into smaller files and add those. Nothing of it was read, so nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it, or correct local_engine.endpoint in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task {task_id} cannot be done here instead ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task {task_id} cannot be {change}: it is {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task {task_id} has already ended ({state})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task {task_id} has no answer to follow ({kind}, {state})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task {task_id} has no draft to refine ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task {task_id} is in no batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account at {provider} has no money left or has reached its limit ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is checked against the schema after it is written, or change that keyword.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch did not get to {provider} ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The category of task {task_id} cannot be changed any more ({state})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The changed copy of the store is not like the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat template inside {name} does not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download probably stopped early. Delete the file and download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine could not do this step ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine gave no sign of life for {seconds} s and was stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file may be damaged, or made to be hard to read. Save it again as a simpler PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file that says how the store is encrypted cannot be read: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key for {provider} cannot be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring did not take part ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring does not have the key of this store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring that has the key of this store cannot be used: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine may be overloaded. Close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file is faulty or unsafe. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model gave no usable text for {stage}, twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model needs about {needed_mb} MB of memory; {free_mb} MB can be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model server at {host} does not answer ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model server at {host} refused the request ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s answer does not fit what was asked for ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The monthly budget of ${budget} does not allow it: ${spent} spent, ${needed} needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The offline switch is on: nothing is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preset {name} is not for {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The price of {model} is not known, so the monthly budget cannot be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result cannot be written to {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schema is too large: {size_kb} KB, the limit is {limit_kb} KB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The starter model is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store is open in another window or command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task store is in use by another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task store was written by a newer Homeport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task store {path} is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window for {home} is open already, but it does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work waits and is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no backup that can be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no backup {name} that can be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no consent for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no display to open a window on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no key for {provider}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no keyring on this system to keep the key in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model at {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no preset {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no task {task_id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing in it to read. Check that it was saved or downloaded completely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing in the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to calibrate with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These labels cannot be used: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be a passphrase: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document or model brings it down. Try another model; engine.log says more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no key: it is empty, too long, or has signs that no key has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the passphrase of this store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key does not open this store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This schema cannot be used: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This store is encrypted: it needs its passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This store is not encrypted, so it has no key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This work is local only and was not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This work is not for the local model: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top it up there, then `homeport settings resume {provider}`; nothing is lost meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a larger model: very small ones sometimes fail on tables and lists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. With the recovery key, `homeport vault unlock` sets a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it happens again, try another model. engine.log says more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn it off first: `homeport settings set privacy.offline false`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two models at once would spoil the figures: let it finish, or close it, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it when asked, or name a file that holds it in HOMEPORT_PASSPHRASE_FILE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the recovery key that you printed: `homeport vault unlock`. Nothing is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the store&apos;s own recovery key: `homeport vault unlock`. Nothing is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>US dollars a calendar month; none: no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>US dollars a million tokens read, if the table has none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>US dollars a million tokens written, if the table has none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it (log in to the desktop) and start again, or type the recovery key: `homeport vault unlock`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it and try again. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the system&apos;s keyring. Nothing was sent; the work goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Homeport. The store was not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use `homeport run summarize FILE`, or start from a desktop session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has been saved or downloaded completely, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your account has no permission for this file. Change its permissions or copy it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your documents and finished steps are safe. Please report it with the app&apos;s log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`homeport consents list` shows what you have agreed to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`homeport presets list` shows them all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`homeport presets show {name}` says what it takes. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`homeport queue batches` shows the batches, `homeport queue list` the tasks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`homeport queue list` shows all tasks with their ids.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`homeport queue list` shows the states of all tasks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`homeport queue show {task_id}` says where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`homeport run summarize FILE` works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`homeport settings show {key}` says what it takes. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`homeport settings show` lists them all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`homeport vault encrypt` encrypts it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`homeport vault restore --list` shows the backups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`homeport vault restore` puts the last good backup back and keeps the damaged files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`homeport watch --list` shows those that are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a GGUF file in this app, or a private server (from the next start)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a GGUF file, or the name at the endpoint (from the next start)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a share or a synchronized folder; then `homeport sync prepare`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a sign-in page or proxy answers instead of the provider: sign in to the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a team&apos;s database: postgresql+pg8000://me@host/name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {1} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {1} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an OpenAI-compatible server: http://127.0.0.1:8000/v1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backlog: a long queue is sent as one batch, at half the price, within a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>categories that may be sent, where the task may</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closing the window while work runs leaves it in the tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days that figures of finished work are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disk for prefixes read before; 0: none are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hosts beside this machine that may read local-only documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it stays on this machine: {1} found in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its address, where it is not the usual one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its preset says so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its preset says so: local first, the larger model if it has to be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its preset says so: the larger model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light or dark; system: as the desktop has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>local JSON answers looked back on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>local JSON is unreliable now, check it; it stays here: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>local only: it never leaves this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no cloud provider is set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing moves or blinks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>privacy of work that does not say its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prompts at once; default: what memory allows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repairs of a bad result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>requests a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>routine JSON: local first, the larger model if it comes out wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>routine work is done on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds that one request may take in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds that the breaker stays open before it probes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>send over connections that are paid by volume, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of bad local JSON above which the breaker opens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of free GPU memory to use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size of all texts, in percent of the usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps that must wait to make a batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection is being checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection is metered (network.allow_metered)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder&apos;s path or the database&apos;s host, if local-only results may go there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the language of the window (from the next start)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model&apos;s name at the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the monthly budget does not allow it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the offline switch is on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the price is not known, so the monthly budget cannot be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the provider waits for you (key or account): see the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the switch that keeps everything here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens a step in the cloud may hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens a step may hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens in one decode, at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too much local JSON was wrong lately: the larger model does it for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tried in turn when the first cannot: provider, model, base_url</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for your look at what would leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what holds personal data stays here until you confirm it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whether results go there by themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>who is asked; none: nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>work of this category may not be sent (privacy.cloud_categories)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you said so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you want it done on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} and {2} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} tokens at once, more than the {2} that stay local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} work is done by the larger model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} {2} of {4}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}; next try at {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} is another machine that you have not named as trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} cannot be set so: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} changed while it was being read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} could not be loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no files that can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no table with rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no text that can be read ({pages} page(s), all pictures or blank)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is damaged and cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is in a format that Homeport cannot read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is incomplete or damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a GGUF model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is of a kind that this version cannot run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is protected by a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is too large: {size_mb} MB, the limit is {limit_mb} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is too long: {pages} pages, the limit is {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} may not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} reads {context_tokens} tokens at a time; this work needs {needed_tokens}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not opened, for safety: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, line {line}: {key}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{option} means nothing to {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}, line {line}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} cannot be reached ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} did not do it in a batch ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} does not accept the key ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} got the request, but no whole answer came back ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} is busy or limits the rate ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} refused the request ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>parent</name>
    <message>
        <source>Open documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
