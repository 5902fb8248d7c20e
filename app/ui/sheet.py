"""Two palettes of named colours and one stylesheet. Contrast is checked by a test (WCAG AA)."""

from string import Template

LIGHT = {
    "ground": "#f6f7f9",
    "card": "#ffffff",
    "band": "#f1f3f7",
    "text": "#16181d",
    "muted": "#565d6b",
    "line": "#868d9a",
    "faint": "#d9dde4",
    "accent": "#2457d6",
    "on_accent": "#ffffff",
    "selected": "#e3ebff",
    "on_selected": "#10235c",
    "good": "#1a7f37",
    "bad": "#b42318",
}
DARK = {
    "ground": "#15171c",
    "card": "#1d2027",
    "band": "#23272f",
    "text": "#eceef2",
    "muted": "#a8b0be",
    "line": "#747d8e",
    "faint": "#333946",
    "accent": "#7ea2ff",
    "on_accent": "#0b1533",
    "selected": "#2b3860",
    "on_selected": "#eef2ff",
    "good": "#57c97a",
    "bad": "#ff8a80",
}
SHEET = Template("""
* { font-size: 10.5pt; }
QMainWindow, QDialog { background: $ground; }
QLabel { color: $text; }
QLabel#muted, QLabel#receipt, QLabel#hint { color: $muted; }
QLabel#title { font-size: 13pt; font-weight: 600; }
QLabel#notice { color: $bad; }
#dropZone { border: 2px dashed $line; border-radius: 12px; background: $card; }
#dropZone:focus { border-color: $accent; }
#dropZone[hover="true"] { border-color: $accent; background: $selected; }
#dropZone QLabel#invitation { font-size: 12pt; font-weight: 600; }
QTextEdit { background: $card; color: $text; border: 1px solid $faint; border-radius: 10px;
  padding: 10px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QPlainTextEdit { background: $card; color: $text; border: 1px solid $line;
  border-radius: 6px; padding: 5px 8px; selection-background-color: $accent;
  selection-color: $on_accent; placeholder-text-color: $muted; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; padding: 4px 7px; }
QRadioButton#kind { background: $card; color: $text; border: 1px solid $line; border-radius: 8px;
  padding: 7px 14px; spacing: 0; }
QRadioButton#kind::indicator { width: 0; height: 0; border: 0; image: none; }
QRadioButton#kind:hover { background: $band; }
QRadioButton#kind:checked { background: $selected; color: $on_selected; border-color: $accent;
  font-weight: 600; }
QRadioButton#kind:focus { border: 2px solid $accent; padding: 6px 13px; }
QTableView { background: $card; alternate-background-color: $band; color: $text;
  border: 1px solid $faint; border-radius: 10px; outline: 0;
  selection-background-color: $selected; selection-color: $on_selected; }
QTableView::item { padding: 6px 8px; border: 0; }
QTextEdit:focus, QTableView:focus { border: 2px solid $accent; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: transparent; color: $muted; border: 0;
  border-bottom: 1px solid $faint; padding: 8px; font-weight: 600; }
QPushButton { background: $card; color: $text; border: 1px solid $line; border-radius: 8px;
  padding: 7px 16px; min-height: 18px; }
QPushButton:hover { background: $band; }
QPushButton:focus { border: 2px solid $accent; padding: 6px 15px; }
QPushButton#primary { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: 600; }
QPushButton#primary:focus { border: 2px solid $text; }
QPushButton:disabled { color: $muted; background: $ground; border-color: $faint; }
QPushButton#primary:disabled { color: $muted; background: $ground; border-color: $faint; }
QPushButton#breaker { border: 0; padding: 2px 8px; color: $bad; background: transparent; }
QPushButton#breaker:focus { border: 2px solid $accent; padding: 0 6px; }
QPushButton#shield { border: 0; padding: 2px 8px; color: $good; background: transparent; }
QPushButton#shield:hover { text-decoration: underline; }
QPushButton#shield:focus { border: 2px solid $accent; padding: 0 6px; }
QPushButton#offline { padding: 2px 10px; min-height: 14px; }
QPushButton#offline:focus { padding: 1px 9px; }
QPushButton#offline:checked { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton#connection { border: 0; padding: 2px 8px; color: $muted; background: transparent; }
QPushButton#connection:focus { border: 2px solid $accent; padding: 0 6px; }
QScrollArea, QWidget#page { background: $ground; border: 0; }
QListWidget { background: $card; color: $text; border: 1px solid $faint; border-radius: 10px;
  padding: 6px; outline: 0; }
QListWidget::item { padding: 8px 10px; border-radius: 6px; }
QListWidget::item:selected { background: $selected; color: $on_selected; }
QListWidget:focus { border: 2px solid $accent; padding: 5px; }
QGroupBox { background: $card; color: $text; border: 1px solid $faint; border-radius: 10px;
  margin-top: 12px; padding: 14px 10px 10px 10px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 12px; padding: 0 4px; }
QGroupBox QLabel { font-weight: 400; }
QSplitter::handle { background: transparent; }
QMenuBar { background: $ground; color: $text; }
QMenuBar::item:selected { background: $selected; color: $on_selected; border-radius: 6px; }
QMenu { background: $card; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 22px; border-radius: 6px; }
QMenu::item:selected { background: $selected; color: $on_selected; }
QMenu::item:disabled { color: $muted; }
QStatusBar { background: $ground; color: $muted; border-top: 1px solid $faint; }
QStatusBar::item { border: 0; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar::handle:vertical { background: $line; border-radius: 3px; min-height: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
#rail { background: $card; border: 0; border-right: 1px solid $faint; }
QToolButton#railButton { background: transparent; color: $text; border: 2px solid transparent;
  border-radius: 8px; padding: 7px 14px 7px 8px; text-align: left; }
QToolButton#railButton:hover { background: $band; }
QToolButton#railButton:checked { background: $selected; color: $on_selected; font-weight: 600; }
QToolButton#railButton:focus { border-color: $accent; }
QLabel#heading { font-size: 11.5pt; font-weight: 600; }
QFrame#card { background: $card; border: 1px solid $faint; border-radius: 10px; padding: 6px; }
QToolButton#tile { background: $card; color: $text; border: 1px solid $line; border-radius: 10px;
  padding: 9px 16px 9px 12px; }
QToolButton#tile:hover { background: $band; }
QToolButton#tile:pressed { background: $selected; color: $on_selected; border-color: $accent; }
QToolButton#tile:focus { border: 2px solid $accent; padding: 8px 15px 8px 11px; }
QPushButton#link { border: 0; background: transparent; color: $accent; padding: 3px 6px; }
QPushButton#link:hover { text-decoration: underline; }
QPushButton#link:focus { border: 2px solid $accent; padding: 1px 4px; }
#noticeBar { background: $card; border: 0; border-bottom: 1px solid $faint; }
QStatusBar QLabel { padding: 0 6px; }
QLabel#safe { color: $good; }
#palette { background: $card; border: 1px solid $line; border-radius: 10px; }
QLabel#keys { color: $muted; }
QProgressBar { background: $faint; border: 0; border-radius: 4px; max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QToolButton#choice { background: $card; color: $text; border: 1px solid $line; border-radius: 6px;
  padding: 5px 10px; }
QToolButton#choice:hover { background: $band; }
QToolButton#choice:focus { border: 2px solid $accent; padding: 4px 9px; }
QToolButton#choice[isChosen="true"] { background: $selected; color: $on_selected;
  border-color: $accent; }
QToolButton#choice::menu-indicator { image: none; width: 0; }
QPushButton#chip { padding: 6px 10px; min-height: 0; border-radius: 6px; }
QPushButton#chip:focus { padding: 5px 9px; }
QHeaderView#taskHeader::section { padding: 8px 11px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle:horizontal { background: $line; border-radius: 3px; min-width: 28px; }
QScrollBar::add-line:horizontal, QScrollBar::sub-line:horizontal { width: 0; }
QToolButton#small, QToolButton#disclosure { background: transparent; color: $text;
  border: 1px solid transparent; border-radius: 6px; padding: 4px 8px; }
QToolButton#small:hover, QToolButton#disclosure:hover { background: $band; border-color: $faint; }
QToolButton#small:checked { background: $selected; color: $on_selected; border-color: $accent; }
QToolButton#small:focus, QToolButton#disclosure:focus { border: 2px solid $accent;
  padding: 3px 7px; }
QToolButton#small:disabled { color: $muted; }
QTreeView#jsonTree { background: $card; alternate-background-color: $band; color: $text;
  border: 1px solid $faint; border-radius: 10px; outline: 0;
  selection-background-color: $selected; selection-color: $on_selected; }
QTreeView#jsonTree::item { padding: 4px 6px; }
#pageView { background: $band; border: 1px solid $faint; border-radius: 10px; }
#pageText { border: 1px solid $faint; border-radius: 10px; padding: 10px; }
QTreeView#jsonTree:focus, #pageView:focus, #pageText:focus { border: 2px solid $accent; }
QScrollArea#figures { background: $card; border: 1px solid $faint; border-radius: 10px; }
QListView#historyList { background: transparent; border: 0; outline: 0; }
QFrame#historyUndo { background: $selected; border: 1px solid $accent; border-radius: 8px; }
QFrame#historyUndo QLabel { color: $on_selected; }
#calmCard { background: $card; border: 1px solid $faint; border-radius: 12px; }
QLabel#calmTitle { color: $muted; font-weight: 600; }
QLabel#calmFigure { font-size: 20pt; font-weight: 600; }
#calmCard QRadioButton { color: $text; spacing: 8px; padding: 3px; }
#calmCard QRadioButton:focus { border: 2px solid $accent; border-radius: 6px; padding: 1px; }
#calmCard QRadioButton::indicator { width: 0.9em; height: 0.9em; border: 1px solid $line;
  background: $card; border-radius: 0.48em; }
#calmCard QRadioButton::indicator:checked { border-color: $accent; background: qradialgradient(
  cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 $accent, stop: 0.6 $accent,
  stop: 0.68 $card, stop: 1 $card); }
QPushButton#calmButton { border: 0; padding: 3px 8px; color: $accent; background: transparent; }
QPushButton#calmButton:hover { text-decoration: underline; }
QPushButton#calmButton:focus { border: 2px solid $accent; padding: 1px 6px; }
QLabel#heading { font-size: 11.5pt; font-weight: 600; }
QFrame#modelCard { background: $card; border: 1px solid $faint; border-radius: 10px; }
QLabel#chip { border: 1px solid $line; border-radius: 8px; padding: 1px 8px; color: $muted; }
QLabel#chip[mood="fits"] { color: $good; border-color: $good; }
QLabel#chip[mood="slow"] { color: $muted; border-color: $line; }
QLabel#chip[mood="wont_fit"] { color: $bad; border-color: $bad; }
QLabel#chip[mood="used"] { color: $on_accent; background: $accent; border-color: $accent; }
QProgressBar#modelBar { background: $faint; border: 0; border-radius: 4px; max-height: 8px; }
QProgressBar#modelBar::chunk { background: $accent; border-radius: 4px; }
QCheckBox { color: $text; spacing: 8px; padding: 3px; border: 0; }
QCheckBox:focus { border: 2px solid $accent; border-radius: 6px; padding: 1px; }
QCheckBox:disabled { color: $muted; }
QCheckBox::indicator { width: 1em; height: 1em; border: 1px solid $line; border-radius: 3px;
  background: $card; }
QCheckBox::indicator:checked { border-color: $accent; image: url(icons:check.svg); }
QCheckBox::indicator:checked:disabled { border-color: $line; }
QComboBox { background: $card; color: $text; border: 1px solid $line; border-radius: 6px;
  padding: 5px 8px; selection-background-color: $selected; selection-color: $on_selected; }
QComboBox:hover { background: $band; }
QComboBox:focus { border: 2px solid $accent; padding: 4px 7px; }
QComboBox:disabled { color: $muted; background: $ground; border-color: $faint; }
QComboBox::drop-down { subcontrol-origin: padding; subcontrol-position: center right;
  border: 0; width: 1.6em; }
QComboBox::down-arrow { image: url(icons:down.svg); width: 0.9em; height: 0.9em; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: 0; padding: 0; background: transparent; }
QComboBox QAbstractItemView { background: $card; color: $text; border: 1px solid $line;
  padding: 4px; outline: 0; selection-background-color: $selected;
  selection-color: $on_selected; }
""")
