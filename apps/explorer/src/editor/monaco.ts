import { type editor } from 'monaco-editor';

/** Loads Monaco, the editor inside GraphiQL, and configures it before GraphiQL creates its first editor. */
export async function prepareMonaco(): Promise<void> {
  const { editor } = await import('monaco-graphql/esm/monaco-editor.js');
  editor.defineTheme(themeNames.light, themes.light);
  editor.defineTheme(themeNames.dark, themes.dark);
  // Otherwise a browser in another language marks （, ： and ～ as look-alikes of (, : and ~.
  editor.onDidCreateEditor((created) => created.updateOptions({ unicodeHighlight: { allowedLocales: { ja: true } } }));
}

/** The names under which GraphiQL requests the themes below from Monaco. */
export const themeNames = { light: 'planning-graph-light', dark: 'planning-graph-dark' };

/** Monaco's light and dark themes on the background of GraphiQL's panes, without colors below the AA contrast of 4.5:1. */
const themes: Record<keyof typeof themeNames, editor.IStandaloneThemeData> = {
  light: {
    base: 'vs',
    inherit: true,
    colors: {
      ...paneColors({ background: '#ffffff', accent: '#bd058b' }),
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
      ...paneColors({ background: '#212a3b', accent: '#ff5794' }),
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

function paneColors({ background, accent }: { background: string; accent: string }): editor.IColors {
  const transparent = `${background}00`;
  const tint = `${accent}19`;
  return {
    'editor.background': transparent,
    'scrollbar.shadow': transparent,
    'editorHoverWidget.background': background,
    'editorSuggestWidget.background': background,
    'editorWidget.background': background,
    'menu.background': background,
    'quickInput.background': background,
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
