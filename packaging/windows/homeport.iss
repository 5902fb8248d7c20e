; Inno Setup 6: an installer for one user, without an administrator.
; packaging/installers.py runs it:  ISCC /DVersion=0.1.0 packaging\windows\homeport.iss
; It takes the bundle in dist\homeport and writes dist\homeport-VERSION-setup.exe.

#ifndef Version
  #error Name the version: ISCC /DVersion=0.1.0
#endif

[Setup]
; This GUID is Homeport's for all time: by it an upgrade finds what it replaces.
AppId={{6E0B3C64-6A54-4C0E-9B1B-3B7A7C1C7A10}
AppName=Homeport
AppVersion={#Version}
AppPublisher=the Homeport authors
DefaultDirName={autopf}\Homeport
DefaultGroupName=Homeport
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
ChangesEnvironment=yes
CloseApplications=yes
RestartApplications=no
OutputDir=..\..\dist
OutputBaseFilename=homeport-{#Version}-setup
SetupIconFile=..\..\build\icons\homeport.ico
UninstallDisplayIcon={app}\homeport.exe
LicenseFile=..\..\LICENSE
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; Of the version before: a library that is no longer shipped must not be found.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\homeport\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\Homeport"; Filename: "{app}\homeport.exe"
Name: "{autodesktop}\Homeport"; Filename: "{app}\homeport.exe"; Tasks: desktopicon

[Registry]
; Homeport stands among the programs of "Open with"; it takes no file type from another.
Root: HKA; Subkey: "Software\Classes\Applications\homeport.exe"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\homeport.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Homeport"
Root: HKA; Subkey: "Software\Classes\Applications\homeport.exe\shell\open\command"; ValueType: string; ValueData: """{app}\homeport.exe"" open ""%1"""
#include "file_types.iss"
; `homeport-cli` at a prompt.
Root: HKA; Subkey: "Software\Microsoft\Windows\CurrentVersion\App Paths\homeport.exe"; ValueType: string; ValueData: "{app}\homeport-cli.exe"; Flags: uninsdeletekey

[Run]
Filename: "{app}\homeport.exe"; Description: "{cm:LaunchProgram,Homeport}"; Flags: nowait postinstall skipifsilent

[UninstallRun]
Filename: "{app}\homeport-cli.exe"; Parameters: "autostart off"; Flags: runhidden; RunOnceId: "autostart"

[Messages]
; What was made with it stays, and this says where.
en.UninstalledAll=%1 was removed. What you made with it was left alone: tasks, results and models in %LOCALAPPDATA%\homeport, and the store's key in the Credential Manager. Delete them by hand if you want them gone.
de.UninstalledAll=%1 wurde entfernt. Was du damit gemacht hast, blieb unberührt: Aufgaben, Ergebnisse und Modelle in %LOCALAPPDATA%\homeport, und der Schlüssel des Speichers in der Anmeldeinformationsverwaltung. Lösche sie von Hand, wenn sie weg sollen.
