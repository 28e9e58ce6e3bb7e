import { type editor } from 'monaco-editor';

/** The names by which GraphiQL asks Monaco for the themes below. */
export const themeNames = { light: 'planning-graph-light', dark: 'planning-graph-dark' };

/** Monaco's light and dark, on the grounds of GraphiQL's panes. Colors that fell short of AA's contrast of 4.5:1 are replaced. */
export const themes: Record<keyof typeof themeNames, editor.IStandaloneThemeData> = {
  light: {
    base: 'vs',
    inherit: true,
    colors: {
      ...paneColors({ ground: '#ffffff', accent: '#bd058b' }),
      'editorBracketHighlight.foreground2': '#1f6b1f',
      'editorLineNumber.dimmedForeground': '#237893',
    },
    rules: [
      { token: 'comment', foreground: '006b00' },
      { token: 'annotation', foreground: '5f6368' },
      { token: 'number', foreground: '076b47' },
      { token: 'argument.identifier.gql', foreground: '5a56b8' },
    ],
  },
  dark: {
    base: 'vs-dark',
    inherit: true,
    colors: {
      ...paneColors({ ground: '#212a3b', accent: '#ff5794' }),
      'editorBracketHighlight.foreground2': '#e393e0',
      'editorBracketHighlight.foreground3': '#5cb8ff',
      'editorLineNumber.foreground': '#a3adbf',
      'editorLineNumber.dimmedForeground': '#a3adbf',
    },
    rules: [
      { token: 'comment', foreground: '8fc27d' },
      { token: 'argument.identifier.gql', foreground: 'a9a5ff' },
    ],
  },
};

function paneColors({ ground, accent }: { ground: string; accent: string }): editor.IColors {
  const clear = `${ground}00`;
  const tint = `${accent}19`;
  return {
    'editor.background': clear,
    'scrollbar.shadow': clear,
    'editorHoverWidget.background': ground,
    'editorSuggestWidget.background': ground,
    'editorWidget.background': ground,
    'menu.background': ground,
    'quickInput.background': ground,
    'editorSuggestWidget.selectedBackground': tint,
    'editorSuggestWidget.selectedForeground': accent,
    'list.highlightForeground': accent,
    'list.hoverBackground': tint,
    'menu.selectionBackground': tint,
    'menu.selectionForeground': accent,
    'quickInputList.focusBackground': tint,
    'textLink.foreground': accent,
    focusBorder: accent,
  };
}
