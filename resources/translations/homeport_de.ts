<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name></name>
    <message>
        <source>Queue</source>
        <comment>Kind</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Route</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>State</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Stage</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Progress</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Speed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Time left</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Cost</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Added</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Finished</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Local, then cloud</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Waiting for connection</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>next try at {time}: {reason}</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>{n} tokens/s</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>about {n} min</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>“{words}” in the file’s name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>state: {names}</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>kind: {names}</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>route: {names}</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>one set of files</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>No task is shown: none of {total} fits the filter.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Clear the filter to see all of them.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Summarize</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Classify</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Extract</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Translate</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Ask</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Rewrite</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Queued</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Running</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Paused</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Failed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Cancelled</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>This machine</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Cloud</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>finishing</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>reading</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>{step} {n} of {total}</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>waits for your look at what would leave</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>waits: {reason}</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>map</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>merge</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>single</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>repair</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>refine</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>verify</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection to the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try &amp;now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} tasks go on now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No provider may be asked: see the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What waits goes on as soon as the provider answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, next try {at:%H:%M:%S}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection is paid by volume, so work for the provider waits. The setting network.allow_metered changes that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider cannot be reached. Click to try now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sign-in page or proxy answers instead of the provider: sign in to this network, then click to try now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider is being asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider is asked when work waits for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test of a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results to your place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not reached: nothing sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended by the offline switch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known: Homeport ended first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{end}; stayed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by the proxy {via}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the file &amp;manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the &amp;path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ta&amp;sk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;rivacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Homeport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More menus</source>
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
        <source>Send results &amp;now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste as a document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;resets…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} bytes left this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extracted fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Translation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rewriting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on this machine first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Circuit breaker for local JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starter model: very small, check its facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is loaded when work begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:.0f} tokens/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local JSON is not relied on until {at:%H:%M:%S}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local JSON is on trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what left this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what you allow can leave, to {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protect your work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no keyring on this system that could keep a key. With a passphrase, what Homeport reads and writes is encrypted on this machine. A forgotten passphrase cannot be found again: print the recovery key afterwards.

You can change this later with the command homeport vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Encrypt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Do not encrypt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Homeport is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store is encrypted. Type its passphrase to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the &amp;recovery key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the recovery key that you printed. Nothing is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last backup is of {at:%Y-%m-%d %H:%M}. What was done since then is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged files are moved aside; they are not deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restore the last good backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged files are in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once &amp;more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the two are not alike</source>
        <translation type="unfinished"></translation>
    </message>
</context>
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
    <name>Board</name>
    <message>
        <source>&amp;Add file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I&amp;mport pack…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the starter model is here. It is small: good for a try, weak at long or delicate work. Download one below, or drop a GGUF file on this page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at this machine…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show %n more model(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended for this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
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
    <name>ChartCard</name>
    <message>
        <source>Show as table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: show as table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chrome</name>
    <message>
        <source>Homeport {version}

Documents in, results out, on your own machine. Nothing leaves it unless you say so, and the ledger shows what did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Homeport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a plan</source>
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
    <name>Deletions</name>
    <message>
        <source>Delete for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n task(s) with all that came of them?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep them</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Their results and steps, and the stored text of %n document(s), go.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n later question(s) rest on them and go too.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them run(s) now and is stopped.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) stay(s), for other tasks.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) hold(s) them: a fresh one takes their place.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) at your sync place stay(s) there.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Your own files are not touched. Figures and the ledger stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) deleted.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was deleted. What ran was stopped and stays so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting, and looking whether anything is left…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Deleted. Checked: no trace of it in the store or its %n backup(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Some of the text stays in tasks that you kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted. Not everything could be cleaned yet: Homeport tries again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted, but something of it was found in the files: see `homeport doctor`.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DragHandle</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag this out as a file, or press it to copy the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result as a file</source>
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
        <source>PDF, Office, mail, web pages, text, pictures · Ctrl+V pastes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or press Enter to choose files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That lies in a mail program or on the web, and Homeport fetches nothing by itself. Save it first, then drop the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file, text or picture in it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EarlyWindow</name>
    <message>
        <source>Opening…</source>
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
        <source>What &amp;left this machine…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you have &amp;agreed to…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyHistory</name>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been done yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a document on Home. What comes of it is kept here, and found again by any word of the document, its name or its result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer words find more. A star finds beginnings: invoic* finds invoices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filters above keep some tasks out.</source>
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
    <name>Fields</name>
    <message>
        <source>Empty the line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>&amp;Open the original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in its &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not there any more, or nothing opens it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of {name} is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n path(s) copied.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>{matching} of {total} shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Filter by file name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One set ✕</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one set is shown; show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many are shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>{size:,.0f} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size:,.1f} GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {minutes:.0f} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {hours:.1f} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the hub for the file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it is here; its SHA-256 is being checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download is paused. The Models page goes on with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloaded and checked. It is used from the next task on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download did not work. The Models page tries again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading: {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}, {time} left.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstRunDialog</name>
    <message>
        <source>Welcome to Homeport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All is set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstRunDoor</name>
    <message>
        <source>&amp;Welcome: set up this machine…</source>
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
    <name>HardwareStep</name>
    <message>
        <source>This machine does the work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents are read and summarized here, by a model on your own disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Test the speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring: about 5 seconds, once the model is loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {cores} cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total:.0f} GB, of which {free:.0f} GB are free now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free:.0f} GB free for models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none that can be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the processor (CPU)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the graphics card, through {backend}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, shares the memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {total:.0f} GB, of which {free:.0f} GB are free now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings name a server that does the work: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The speed was not measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured with {model}: it reads {read:,.0f} tokens a second and writes {written:,.0f}. A page is about 500 tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Test again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models run on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Search names, texts and results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All words are found; &quot;a phrase&quot; stands together; invoic* finds beginnings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one &amp;set: show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any time</source>
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
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What left this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left or stayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message numerus="yes">
        <source>Results stay until you delete them. Their figures go %n day(s) after they ended.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What has ended is deleted after %n day(s), unless you keep it.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) are still being indexed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n shown, more below</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only this &amp;set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete &amp;all found…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Summarize the sample re&amp;port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New here? See what becomes of the sample report.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Insights</name>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved, about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks by day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens written a second on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the steps ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>US dollars by day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps, for {tasks:,} finished tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>requests: everything stayed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>requests, for {tasks:,} tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>local answers were refused where a larger model may take over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the price of some requests is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total} in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no price is known to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what {tokens:,} tokens done here would have cost at a provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this machine read {read:,} tokens and wrote {written:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens written a second; {share:.0%} of what was read was known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer was checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {judged:,} answers that were checked</source>
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
    <message>
        <source>{failed} of the last {samples} answers were not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer has been checked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished results can go to a folder or a database of yours: see the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds:.0f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes:.0f} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours:.0f} h {minutes:.0f} min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InsightsPage</name>
    <message>
        <source>Done on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to a larger model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not good enough here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost of a task that was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved, about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What left this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;ledger…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Circuit breaker for local JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results in a place of yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last {count} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to tell yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a document on Home and start it. From then on this page shows how fast this machine reads and writes, how much of the work stayed here, what it would have cost elsewhere, and every byte that left.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JsonModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JsonTree</name>
    <message>
        <source>Result as a tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;path</source>
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
    <name>KindTiles</name>
    <message>
        <source>What is wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summarize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in short what a document says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask a question about documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take fields out of documents as data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give each document one of your labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Translate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put documents into a language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a document anew as you say</source>
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
    <name>LineChart</name>
    <message>
        <source>Nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Homeport</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export pack…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another model first: this one is in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action}: {model}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelStep</name>
    <message>
        <source>A model that fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The starter model shows that everything works; it is too small to be trusted with facts. A larger one does better work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Download the one that suits this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a model &amp;file of mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep the starter model for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Choose file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No larger model is thought to run on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs, but slowly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} to download, {time}. {good_at}. Licence: {licence}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine is not connected, so nothing can be downloaded now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The offline switch is on, so nothing can be downloaded now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model file from a stick or a share works without a network: choose it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is ready. It is used from the next task on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tried yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In quarantine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} tokens of context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no licence stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat template works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No chat template: it continues texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat template refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat template not tried yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Won&apos;t fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {time} to download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {name} for its SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying {name} in a process apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking what came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file has brought a trial down. Try it once more?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried in a process apart; nothing else is at risk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {name} from this machine?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its file is deleted. It can be downloaded or added again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GGUF models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a model pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export a model pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is used from the next task on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is on this machine now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is as it should be, and works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack is {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is removed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Copy &amp;details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened, for whoever helps you: no word of a document is in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dism&amp;iss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not done, and nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work has stopped here; all that is finished is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{happened}. {done} {hint}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best for this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub wants an access token for it: `homeport models token`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action}: {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download of {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
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
    <name>PageView</name>
    <message>
        <source>Page {n:,}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>In the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what you want to do, or a document&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
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
        <source>What leaves this machine: what the larger model reads, if you agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What leaves this machine: nothing, unless the answer made here cannot be used. Then it is what you agree to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What leaves this machine: nothing.</source>
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
    <name>PresetTiles</name>
    <message>
        <source>Presets</source>
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
    <name>PrivacyStep</name>
    <message>
        <source>What may leave this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger models at a provider can be used besides, if you set one up in the settings. Until you do, nothing leaves, whatever you choose here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Offline only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The offline switch is on: no connection is opened at all, and all work is done by the model here. You can turn it off at the foot of the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ask each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work that is too hard for the model here may go to the provider. You see every word of it first, and nothing is sent before you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By &amp;category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only work of the categories that you tick may be sent; you still see it first. All other work stays here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline only pauses the download of the model. It goes on from where it was, on the Models page, once the switch is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Routine work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comple&amp;x work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safet&amp;y-critical work</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QCoreApplication</name>
    <message>
        <source>Queue</source>
        <comment>File</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>Summarize</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>about {n} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {n} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} tokens/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {total}</source>
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
        <source>&amp;Interactive: before all others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Background: when nobody waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo cancelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show o&amp;nly this set</source>
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
        <source>Priorit&amp;y</source>
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
    <message numerus="yes">
        <source>%n task(s) cancelled. Ctrl+Z takes it back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
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
    <name>QueuePage</name>
    <message>
        <source>Cancel &amp;task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show set as ta&amp;ble</source>
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
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceiptFoot</name>
    <message>
        <source>Show every figure of the receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All figures of the receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{yes:,} supported, {no:,} not, {open:,} not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chunks read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps in the cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens of prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds of work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes left machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possible further cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps in a batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved (an estimate)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken from the result of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personal data found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share supported</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>Forget the&amp;m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forget it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultActions</name>
    <message>
        <source>Do it anew, even if its result is stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do it anew, with another kind or other options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chan&amp;ge…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what the larger model would be sent to refine this draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;fine…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the result to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the result on the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As &amp;text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As &amp;Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as &amp;Markdown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultDoor</name>
    <message>
        <source>This document is no longer stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No passage is known for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passage {n} of {count}, page {page:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passage on page {page:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written to {path}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultPane</name>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a document, say what is wanted, and the result appears here, with a receipt that says how much of it was read.

Long documents are read part by part: notes on each part come first, then the result for the whole.

Then click a sentence, and its passage is shown in the document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the document beside its result (Ctrl+B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the fields as a tree (Ctrl+J)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored result of {day:%Y-%m-%d}: nothing was run again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultText</name>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click, or press Enter, to see where it stands</source>
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
    <name>RunningList</name>
    <message>
        <source>The queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Running now: %n task(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more task(s) in the queue</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunningRow</name>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it in the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:.0f} tokens/s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SampleStep</name>
    <message>
        <source>Your first summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A letter of the harbour office, which comes with Homeport, is summarized now. Any document that you drop on the window goes the same way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open it in the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pages} of {total} pages read, {tokens:,} tokens, {dropped} dropped; {seconds:.0f} s with {model}; {sent} bytes left this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waits for its turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model writes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model reads the letter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The starter model is small: check what it says. In the window each sentence is looked up in the text, and what cannot be found there is marked.</source>
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
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceHead</name>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller (Ctrl+Minus)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger (Ctrl+Plus)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As wide as there is room (Ctrl+0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the text that was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passage before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next passage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {total:,}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourcePane</name>
    <message>
        <source>The document of the selected result appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document has not been read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}text of page {n:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {n:,} of {total:,} of {name}</source>
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
    <name>TaskHeader</name>
    <message>
        <source>As at first</source>
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
        <source>reads its prompt, {n} %</source>
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
    <name>Tray</name>
    <message>
        <source>&amp;Show Homeport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Homeport goes on with its work here. Quit ends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Homeport: nothing is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Homeport: %n task(s) running, {percent} %</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n more in the queue</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%n task(s) done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n waiting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
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
    <name>Written</name>
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
        <source>To check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes on the parts</source>
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
        <source>It is damaged, or drawing it takes too much time or memory. Its text is still there.</source>
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
        <source>Only the pages of PDF files are drawn.</source>
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
        <source>Page {page} of {name} cannot be drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of {name} are shown as text</source>
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
        <source>What was read of it is shown as text. Add it again to have the new one read.</source>
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
        <source>a GGUF file (from the next task), or the name at the endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a GGUF file in this app, or a private server (from the next start)</source>
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
        <source>an OpenAI-compatible server: http://127.0.0.1:8000/v1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another hub&apos;s address: https://hub.example; none: the usual one</source>
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
        <source>days after which finished work is deleted with its texts; default: never</source>
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
        <source>http://host:port, for downloads only; none: the system&apos;s own</source>
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
        <source>the most that downloads take of the line; none: all of it</source>
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
        <source>{0} tokens at once, more than the {2} that stay local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} work is done by the larger model</source>
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
        <source>{name} has changed since it was read</source>
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
