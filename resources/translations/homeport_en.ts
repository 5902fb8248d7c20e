<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Board</name>
    <message numerus="yes">
        <source>Show %n more model(s)</source>
        <translation>
            <numerusform>Show %n more model</numerusform>
            <numerusform>Show %n more models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deletions</name>
    <message numerus="yes">
        <source>Delete %n task(s) with all that came of them?</source>
        <translation>
            <numerusform>Delete %n task with all that came of them?</numerusform>
            <numerusform>Delete %n tasks with all that came of them?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Their results and steps, and the stored text of %n document(s), go.</source>
        <translation>
            <numerusform>Their results and steps, and the stored text of %n document, go.</numerusform>
            <numerusform>Their results and steps, and the stored text of %n documents, go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n later question(s) rest on them and go too.</source>
        <translation>
            <numerusform>%n later question rests on them and goes too.</numerusform>
            <numerusform>%n later questions rest on them and go too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them run(s) now and is stopped.</source>
        <translation>
            <numerusform>%n of them runs now and is stopped.</numerusform>
            <numerusform>%n of them run now and are stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) stay(s), for other tasks.</source>
        <translation>
            <numerusform>%n document stays, for other tasks.</numerusform>
            <numerusform>%n documents stay, for other tasks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pasted text(s) in Homeport&apos;s own folder go(es) too.</source>
        <translation>
            <numerusform>%n pasted text in Homeport&apos;s own folder goes too.</numerusform>
            <numerusform>%n pasted texts in Homeport&apos;s own folder go too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) hold(s) them: a fresh one takes their place.</source>
        <translation>
            <numerusform>%n backup holds them: a fresh one takes its place.</numerusform>
            <numerusform>%n backups hold them: a fresh one takes their place.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) at your sync place stay(s) there.</source>
        <translation>
            <numerusform>%n result at your sync place stays there.</numerusform>
            <numerusform>%n results at your sync place stay there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) deleted.</source>
        <translation>
            <numerusform>%n task deleted.</numerusform>
            <numerusform>%n tasks deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted. Checked: no trace of it in the store or its %n backup(s).</source>
        <translation>
            <numerusform>Deleted. Checked: no trace of it in the store or its %n backup.</numerusform>
            <numerusform>Deleted. Checked: no trace of it in the store or its %n backups.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EarlyDesk</name>
    <message numerus="yes">
        <source>Taken: %n. In a moment you are asked what is wanted.</source>
        <translation>
            <numerusform>Taken: %n. In a moment you are asked what is wanted.</numerusform>
            <numerusform>Taken: %n. In a moment you are asked what is wanted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%Ln task(s)</source>
        <translation>
            <numerusform>%Ln task</numerusform>
            <numerusform>%Ln tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message numerus="yes">
        <source>Results stay until you delete them. Their figures go %n day(s) after they ended.</source>
        <translation>
            <numerusform>Results stay until you delete them. Their figures go %n day after they ended.</numerusform>
            <numerusform>Results stay until you delete them. Their figures go %n days after they ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What has ended is deleted after %n day(s), unless you keep it.</source>
        <translation>
            <numerusform>What has ended is deleted after %n day, unless you keep it.</numerusform>
            <numerusform>What has ended is deleted after %n days, unless you keep it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) are still being indexed.</source>
        <translation>
            <numerusform>%n text is still being indexed.</numerusform>
            <numerusform>%n texts are still being indexed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shown, more below</source>
        <translation>
            <numerusform>%n shown, more below</numerusform>
            <numerusform>%n shown, more below</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JsonModel</name>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanSheet</name>
    <message numerus="yes">
        <source>%Ln file(s) that cannot be documents are left out.</source>
        <translation>
            <numerusform>%Ln file that cannot be a document is left out.</numerusform>
            <numerusform>%Ln files that cannot be documents are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) could not be looked into.</source>
        <translation>
            <numerusform>%Ln folder could not be looked into.</numerusform>
            <numerusform>%Ln folders could not be looked into.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueActions</name>
    <message numerus="yes">
        <source>%n task(s) cancelled. Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>%n task cancelled. Ctrl+Z takes it back.</numerusform>
            <numerusform>%n tasks cancelled. Ctrl+Z takes it back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunningList</name>
    <message numerus="yes">
        <source>Running now: %n task(s)</source>
        <translation>
            <numerusform>Running now: %n task</numerusform>
            <numerusform>Running now: %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more task(s) in the queue</source>
        <translation>
            <numerusform>%n more task in the queue</numerusform>
            <numerusform>%n more tasks in the queue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>Homeport: %n task(s) running, {percent} %</source>
        <translation>
            <numerusform>Homeport: %n task running, {percent} %</numerusform>
            <numerusform>Homeport: %n tasks running, {percent} %</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n more in the queue</source>
        <translation>
            <numerusform>, %n more in the queue</numerusform>
            <numerusform>, %n more in the queue</numerusform>
        </translation>
    </message>
</context>
</TS>
